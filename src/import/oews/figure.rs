//! Figures as published: an amount, or a marker for why there is none.

use crate::import::row_log::RowError;
use crate::import::table::Cell;
use career_data::formats::number;
use career_data::formats::rules::decimal;

/// The value of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Figure {
    /// Not released, or not stated.
    Absent,
    /// Withheld because it is too high to print (top-coded); never an amount.
    TopCoded,
    /// In hundredths of a dollar.
    Amount(u64),
}

impl Figure {
    /// The values allowed, for messages.
    const WANTED: &'static str = "a number above 0, * or ** when not released, # when too high to print";

    /// Parses a cell of the download: `*` and `**` are not released, `#` is top-coded, `~` is too small a share.
    pub(super) fn of(cell: Cell<'_>) -> Result<Self, RowError> {
        Ok(match cell.stated() {
            None | Some("*" | "**" | "~") => Self::Absent,
            Some("#") => Self::TopCoded,
            Some(_) => Self::Amount(cell.read_required(Self::WANTED, hundredths)?),
        })
    }

    /// The amount, if there is one.
    pub(super) fn amount(self) -> Option<u64> {
        match self {
            Self::Amount(amount) => Some(amount),
            Self::Absent | Self::TopCoded => None,
        }
    }
}

/// Number of people; `None` when not released.
pub(super) fn jobs(cell: Cell<'_>) -> Result<Option<u32>, RowError> {
    match cell.stated() {
        None | Some("*" | "**" | "~") => Ok(None),
        Some(_) => cell.read_required("a whole number, ** when not released", people).map(Some),
    }
}

pub(super) fn people(text: &str) -> Option<u32> {
    hundredths(text).filter(|count| count % 100 == 0).and_then(|count| u32::try_from(count / 100).ok())
}

/// Parses a number above 0 exactly, in hundredths. Spreadsheets write 75090 also as 75,090 and $75,090.00.
pub(super) fn hundredths(text: &str) -> Option<u64> {
    let plain = number::plain(text)?;
    u64::try_from(decimal(&plain, 2)?).ok().filter(|amount| *amount > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_exact_and_nothing_else_is_one() {
        for (text, amount) in [
            ("75090", 7_509_000),
            ("75,090", 7_509_000),
            ("75090.0", 7_509_000),
            ("$75,090.00", 7_509_000),
            ("1.175.090,50 \u{20ac}", 117_509_050),
            ("36.1", 3_610),
            ("36.05", 3_605),
            ("36,05", 3_605),
        ] {
            assert_eq!(hundredths(text), Some(amount), "{text}");
        }
        for text in ["", "0", "-5", "1.234", ".5", "1e5", "abc", "1.x", "99999999999999999999"] {
            assert_eq!(hundredths(text), None, "{text}");
        }
        assert_eq!(
            (people("204350"), people("40.0"), people("1.5"), people("99999999999")),
            (Some(204_350), Some(40), None, None)
        );
    }
}
