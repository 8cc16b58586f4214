//! Kinds of fields: numbers, amounts and values of closed sets.

use std::borrow::Cow;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::MapAccess;
use serde::ser::SerializeMap;

use super::{Kind, next};
use crate::formats::cells::Cell;
use crate::formats::rules::printable;
use crate::formats::spans::Fields;
use crate::problem::{Place, Problems};
use crate::records::Amounts;
use crate::records::record::{Columns, Layout, Written};
use crate::vocabulary::{Percentile, Vocabulary};

/// A value of a closed set.
#[derive(Debug)]
pub struct Choice<V>(PhantomData<V>);

impl<V: Vocabulary + Default + std::fmt::Debug + serde::Serialize + Described> Kind for Choice<V> {
    type Value<T: Written> = V;
    #[cfg(feature = "schema")]
    type Json = V;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> V {
        fields.choice(field, problems).unwrap_or_default()
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> V {
        next(cells).required_choice(problems).unwrap_or_default()
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<V, A::Error> {
        named(map.next_value()?)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &V, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, value)
    }

    fn cells<'v>(value: &'v V, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(value.name().into());
    }
}

/// An alias of `JsonSchema` with the feature `schema`, and no bound without it.
#[cfg(feature = "schema")]
pub trait Described: schemars::JsonSchema {}
#[cfg(feature = "schema")]
impl<V: schemars::JsonSchema> Described for V {}
/// An alias of `JsonSchema` with the feature `schema`, and no bound without it.
#[cfg(not(feature = "schema"))]
pub trait Described {}
#[cfg(not(feature = "schema"))]
impl<V> Described for V {}

/// Parses the name of a value.
fn named<V: Vocabulary, E: serde::de::Error>(name: &str) -> Result<V, E> {
    V::from_name(name).ok_or_else(|| E::custom("no such value"))
}

/// An optional value of a closed set.
#[derive(Debug)]
pub struct OptionalChoice<V>(PhantomData<V>);

impl<V: Vocabulary + std::fmt::Debug + serde::Serialize + Described> Kind for OptionalChoice<V> {
    type Value<T: Written> = Option<V>;
    #[cfg(feature = "schema")]
    type Json = Option<V>;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Option<V> {
        fields.optional_choice(field, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Option<V> {
        next(cells).choice(problems)
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Option<V>, A::Error> {
        map.next_value::<Option<&str>>()?.map(named).transpose()
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Option<V>, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, value)
    }

    fn cells<'v>(value: &'v Option<V>, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(value.map_or("", Vocabulary::name).into());
    }
}

/// An optional value of a closed set that a whole dataset must state.
#[derive(Debug)]
pub struct StatedChoice<V>(PhantomData<V>);

impl<V: Vocabulary + std::fmt::Debug + serde::Serialize + Described> Kind for StatedChoice<V> {
    type Value<T: Written> = Option<V>;
    #[cfg(feature = "schema")]
    type Json = Option<V>;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Option<V> {
        fields.choice(field, problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Option<V> {
        next(cells).choice(problems)
    }

    fn from_line<'de, T: Written + Deserialize<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<Option<V>, A::Error> {
        OptionalChoice::<V>::from_line::<T, A>(map)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &Option<V>, map: &mut M) -> Result<(), M::Error> {
        OptionalChoice::<V>::write(field, value, map)
    }

    fn cells<'v>(value: &'v Option<V>, layout: Layout, row: &mut Vec<Cow<'v, str>>) {
        OptionalChoice::<V>::cells(value, layout, row);
    }
}

/// Defines kinds of numbers, each with its readers and its text in a cell.
macro_rules! numbers {
    ($($(#[$meta:meta])* $kind:ident: $value:ty, $json:ty {
        table: $table:expr, cell: $cell:expr, write: $write:expr, text: $text:expr,
        absent: $absent:expr
    })+) => {$(
        $(#[$meta])*
        #[derive(Debug)]
        pub struct $kind;

        impl Kind for $kind {
            type Value<T: Written> = $value;
            #[cfg(feature = "schema")]
            type Json = $json;

            fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> $value {
                let read: fn(&mut Fields<'_>, &'static str, &mut Problems) -> $value = $table;
                read(fields, field, problems)
            }

            fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> $value {
                let read: fn(Cell<'_>, &mut Problems) -> $value = $cell;
                read(next(cells), problems)
            }

            fn write<M: SerializeMap>(field: &'static str, value: &$value, map: &mut M) -> Result<(), M::Error> {
                let number: fn($value) -> $json = $write;
                map.serialize_entry(field, &number(*value))
            }

            fn cells<'v>(value: &'v $value, layout: Layout, row: &mut Vec<Cow<'v, str>>) {
                let text: fn($value, Layout) -> String = $text;
                row.push(text(*value, layout).into());
            }

            fn is_absent(value: &$value) -> bool {
                let absent: fn($value) -> bool = $absent;
                absent(*value)
            }
        }
    )+};
}

numbers! {
    /// An optional whole amount.
    Amount: Option<u32>, Option<u32> {
        table: |fields, field, problems| fields.optional_amount(field, problems), cell: |cell, problems| cell.number(problems), write: |amount| amount, text: |amount, _| digits(amount),
        absent: |amount| amount.is_none()
    }

    /// Job zone: how much preparation an occupation needs, 1-5.
    JobZone: Option<u32>, Option<u32> {
        table: |fields, field, problems| fields.optional_amount(field, problems), cell: |cell, problems| cell.number_within(1..=5, problems),
        write: |zone| zone, text: |zone, _| digits(zone), absent: |zone| zone.is_none()
    }

    /// A year.
    Year: u16, u16 {
        table: |fields, field, problems| fields.year(field, problems), cell: |cell, problems| cell.required_number(problems), write: |year| year, text: |year, _| year.to_string(),
        absent: |year| year == 0
    }

    /// A number above 0.
    Factor: f64, f64 {
        table: |fields, field, problems| fields.factor(field, problems), cell: |cell, problems| cell.factor(problems), write: |factor| factor, text: |factor, _| factor.to_string(),
        absent: |_| false
    }

    /// An optional change in tenths of a percent.
    Percent: Option<i32>, Option<f64> {
        table: |fields, field, problems| {
            let tenths = fields.optional_tenths(field, i32::MIN.into()..=i32::MAX.into(), problems);
            tenths.and_then(|tenths| i32::try_from(tenths).ok())
        },
        cell: |cell, problems| cell.tenths(i32::MIN..=i32::MAX, problems),
        write: |tenths| tenths.map(|tenths| f64::from(tenths) / 10.0),
        text: |tenths, layout| tenths_text(tenths, layout),
        absent: |tenths| tenths.is_none()
    }
}

fn digits(number: Option<u32>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Tenths, formatted as a decimal number.
pub(super) fn tenths_text(tenths: Option<i32>, layout: Layout) -> String {
    let text = |tenths: i32| match layout {
        Layout::Data => format!("{:.1}", f64::from(tenths) / 10.0),
        Layout::Tables => (f64::from(tenths) / 10.0).to_string(),
    };
    tenths.map(text).unwrap_or_default()
}

/// The amounts of a pay figure: mean and percentiles, each absent when it is not published.
#[derive(Debug)]
pub struct Money;

const AMOUNTS: [&str; 6] = ["mean", "p10", "p25", "p50", "p75", "p90"];

/// Hundredths of a currency unit, serialised in units: an integer when there is no fraction.
struct Hundredths(u64);

impl serde::Serialize for Hundredths {
    #[allow(clippy::cast_precision_loss, reason = "amounts stay far below 2^53")]
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(100) {
            serializer.serialize_u64(self.0 / 100)
        } else {
            serializer.serialize_f64(self.0 as f64 / 100.0)
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Hundredths {
    fn schema_name() -> Cow<'static, str> {
        "Money".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "an amount in units of its currency; a fraction only where one was published",
            "type": "number",
        })
    }
}

impl Kind for Money {
    type Value<T: Written> = Amounts;
    #[cfg(feature = "schema")]
    type Json = ();

    const COLUMNS: Columns = Columns::Each(&AMOUNTS);

    fn from_table(_: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> Amounts {
        let [mean, percentiles @ ..] = AMOUNTS.map(|amount| fields.optional_money(amount, problems));
        Amounts { mean, percentiles }
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> Amounts {
        let [mean, percentiles @ ..] = AMOUNTS.map(|_| next(cells).money(problems));
        Amounts { mean, percentiles }
    }

    fn write<M: SerializeMap>(_: &'static str, value: &Amounts, map: &mut M) -> Result<(), M::Error> {
        AMOUNTS.iter().zip(value.iter()).try_for_each(|(name, amount)| map.serialize_entry(name, &amount.map(Hundredths)))
    }

    fn cells<'v>(value: &'v Amounts, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.extend(value.iter().map(|amount| Cow::from(money_text(amount))));
    }

    #[cfg(feature = "schema")]
    fn describe(
        _: &'static str,
        _: &str,
        generator: &mut schemars::SchemaGenerator,
        description: &mut crate::records::description::Description,
    ) {
        for amount in AMOUNTS {
            description.field(amount, "", generator.subschema_for::<Option<Hundredths>>(), true);
        }
    }
}

/// Hundredths, formatted in units, with decimals only if there are any.
fn money_text(hundredths: Option<u64>) -> String {
    match hundredths {
        None => String::new(),
        Some(amount) if amount % 100 == 0 => (amount / 100).to_string(),
        Some(amount) => format!("{}.{:02}", amount / 100, amount % 100),
    }
}

/// Percentiles withheld because they are too high to print, as a bitmask.
#[derive(Debug)]
pub struct TopCoded;

impl TopCoded {
    fn names(bits: u8) -> Vec<&'static str> {
        Percentile::ALL.iter().filter(|percentile| bits & (1 << **percentile as u8) != 0).map(|found| found.name()).collect()
    }

    fn bits<'n>(names: impl Iterator<Item = &'n str>, place: Place, problems: &mut Problems) -> u8 {
        let mut bits = 0;
        for name in names {
            if let Some(percentile) = Percentile::from_name(name) {
                bits |= 1 << percentile as u8;
            } else {
                let message = format!("unknown percentile `{}`", printable(name));
                problems.error(place, "top_coded", message, "p10, p25, p50, p75, p90");
            }
        }
        bits
    }
}

impl Kind for TopCoded {
    type Value<T: Written> = u8;
    #[cfg(feature = "schema")]
    type Json = Vec<String>;

    fn from_table(field: &'static str, fields: &mut Fields<'_>, problems: &mut Problems) -> u8 {
        let names = fields.names(field, problems);
        Self::bits(names.iter().map(|name| name.value.as_str()), fields.place(), problems)
    }

    fn from_cells(cells: &mut dyn Iterator<Item = Cell<'_>>, problems: &mut Problems) -> u8 {
        let cell = next(cells);
        Self::bits(cell.list(problems).iter().map(String::as_str), cell.place, problems)
    }

    fn write<M: SerializeMap>(field: &'static str, value: &u8, map: &mut M) -> Result<(), M::Error> {
        map.serialize_entry(field, &Self::names(*value))
    }

    fn cells<'v>(value: &'v u8, _: Layout, row: &mut Vec<Cow<'v, str>>) {
        row.push(Self::names(*value).join(";").into());
    }
}
