//! Arguments shared by commands, and parsers of their values.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use clap::error::{ContextKind, ContextValue};
use clap::{Args, ValueEnum, ValueHint};

use super::shared::amount::amount;
use crate::catalog::Money;
use crate::data_sources::{Cache, DataSources};
use crate::error::Error;
use crate::query::{DemandRange, Filter, PayRange};
use crate::settings::Settings;
use crate::view::{Colour, Format, ReportKind};
use career_data::vocabulary::{Competency, Education, HowMuch, Level, OnCall, Vocabulary};

/// Help heading of the options of every command.
const OUTPUT: &str = "Output";

/// Options that every command takes.
#[derive(Debug, Default, Args)]
pub struct Output {
    /// Output format [default: table on a terminal, plain in a pipe]
    #[arg(long, short = 'f', help_heading = OUTPUT, value_enum, ignore_case = true, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Same as --format json; --json=FIELDS also selects fields, as --fields does
    #[arg(long, help_heading = OUTPUT, conflicts_with = "format", value_name = "FIELDS")]
    #[arg(num_args = 0..=1, require_equals = true, value_delimiter = ',')]
    pub json: Option<Vec<String>>,
    /// Only these fields, in this order; an unknown field lists the valid ones
    #[arg(long, help_heading = OUTPUT, value_name = "FIELDS", value_delimiter = ',')]
    pub fields: Vec<String>,
    /// Leave out the header row of tables
    #[arg(long, help_heading = OUTPUT)]
    pub no_header: bool,
    /// When to use colour [default: auto]
    #[arg(long, help_heading = OUTPUT, value_enum, value_name = "WHEN")]
    pub color: Option<Colour>,
    /// Draw with ASCII characters only
    #[arg(long, help_heading = OUTPUT)]
    pub ascii: bool,
    /// Do not show long answers in $PAGER
    #[arg(long, help_heading = OUTPUT)]
    pub no_pager: bool,
}

impl Output {
    /// The format requested on the command line.
    #[must_use]
    pub fn requested_format(&self) -> Option<Format> {
        self.json.as_ref().map(|_| Format::Json).or(self.format)
    }

    /// The requested fields; empty for all.
    #[must_use]
    pub fn requested_fields(&self) -> Vec<String> {
        self.json.iter().flatten().chain(&self.fields).cloned().collect()
    }

    /// Applies the settings to options that are not given.
    pub fn complete(&mut self, settings: &Settings) -> Result<(), Error> {
        if self.requested_format().is_none() {
            self.format = settings.format()?.value;
        }
        self.color = self.color.or_else(|| settings.colour_in_file());
        self.ascii |= settings.ascii().value;
        Ok(())
    }
}

/// Help heading of the options that select the data.
const DATA: &str = "Data";

/// Options that choose the data.
#[derive(Debug, Args)]
pub struct Data {
    /// Own data over the roles that come with the program: a folder, a file (JSON, JSON lines, CSV, TOML or compiled) or - for
    /// a pipe; repeat for several, of which the last wins. `career check --help` has more
    #[arg(long, help_heading = DATA, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub data: Vec<PathBuf>,
    /// Use own data alone, without the roles that come with the program
    #[arg(long, help_heading = DATA)]
    pub only: bool,
    /// Compile own data again, and do not cache it for later commands
    #[arg(long, help_heading = DATA)]
    pub no_cache: bool,
    /// Whether links in a folder may lead out of it: only a setting, since it is a matter of whose data one reads.
    #[arg(skip)]
    pub follow_links: bool,
}

impl Data {
    /// The data sources of `--data` or settings, followed by those of a command's own arguments.
    pub fn sources(&self, more: &[PathBuf]) -> Result<DataSources, Error> {
        let paths: Vec<PathBuf> = self.data.iter().chain(more).cloned().collect();
        if paths.is_empty() && self.only {
            return Err(usage("--only leaves nothing to ask", "name data of your own: --data PATH"));
        }
        Ok(DataSources { paths, only: self.only, follow_links: self.follow_links })
    }

    /// The cache of compiled images; `None` without data to compile, with caching disabled, or without a cache directory.
    pub fn cache(&self, settings: &Settings) -> Result<Option<Cache>, Error> {
        if self.no_cache || self.data.is_empty() || !settings.cache()?.value {
            return Ok(None);
        }
        Ok(settings.cache_directory().map(Cache::at))
    }
}

/// What roles must be.
#[derive(Debug, Args)]
pub struct FilterArgs {
    /// Roles of this category; repeat for several
    #[arg(long, short, value_name = "CATEGORY")]
    pub category: Vec<String>,
    /// Roles of this level; repeat for several
    #[arg(long, short, value_name = "LEVEL", value_parser = level())]
    pub level: Vec<Level>,
    /// Roles that use this tool; repeat for roles that use all of them
    #[arg(long, short, value_name = "TOOL")]
    pub tool: Vec<String>,
    /// Roles that ask for this certification; repeat for several
    #[arg(long, hide_short_help = true, value_name = "CERTIFICATION")]
    pub certification: Vec<String>,
    /// Roles with usual pay of at least this a year; at their level, in the region's currency
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    pub pay_min: Option<u32>,
    /// Roles with usual pay of at most this a year; at their level, in the region's currency
    #[arg(long, value_name = "AMOUNT", value_parser = amount)]
    pub pay_max: Option<u32>,
    /// Roles for which this education is usually enough; half of those asked in the parent occupation say so
    #[arg(long, value_name = "LEVEL", value_parser = education())]
    pub education: Option<Education>,
    /// Roles with little, some or much coding; our reading of their languages, several by commas
    #[arg(long, value_name = "AMOUNT", value_delimiter = ',', value_parser = vocabulary::<HowMuch>())]
    pub coding: Vec<HowMuch>,
    /// Roles with little, some or much talking; our reading of their communication score, several by commas
    #[arg(long, value_name = "AMOUNT", value_delimiter = ',', value_parser = vocabulary::<HowMuch>())]
    pub talking: Vec<HowMuch>,
    /// Roles that are never, sometimes or regularly on call; or in shifts, several by commas
    #[arg(long, value_name = "WHEN", value_delimiter = ',', value_parser = on_call())]
    pub on_call: Vec<OnCall>,
    /// Where pay is looked up.
    #[command(flatten)]
    pub region: RegionArg,
    /// Roles that score at least N in a competency; 0 to 100
    #[arg(long, hide_short_help = true, value_name = "COMPETENCY=N", value_parser = bound)]
    pub min: Vec<(Competency, u8)>,
    /// Roles that score at most N in a competency; 0 to 100
    #[arg(long, hide_short_help = true, value_name = "COMPETENCY=N", value_parser = bound)]
    pub max: Vec<(Competency, u8)>,
}

impl FilterArgs {
    /// The filter of a query. `home` is the default region for pay.
    pub fn filter(&self, home: Option<&str>) -> Filter {
        Filter {
            categories: self.category.clone(),
            levels: self.level.clone(),
            tools: self.tool.clone(),
            at_least: self.min.clone(),
            at_most: self.max.clone(),
            text: String::new(),
            certifications: self.certification.clone(),
            demands: DemandRange {
                education: self.education,
                coding: self.coding.clone(),
                talking: self.talking.clone(),
                on_call: self.on_call.clone(),
            },
            pay: PayRange {
                region: self.region.or(home).map(str::to_owned),
                at_least: self.pay_min.map(|amount| Money::units(amount.into())),
                at_most: self.pay_max.map(|amount| Money::units(amount.into())),
            },
        }
    }
}

/// Where pay is looked up.
#[derive(Debug, Args)]
pub struct RegionArg {
    /// Where pay is looked up [default: us]; id or name of a country, state, province, area or place
    #[arg(long, value_name = "REGION")]
    region: Option<String>,
}

impl RegionArg {
    /// The requested region or, by default, `home`, the one from settings.
    #[must_use]
    pub fn or<'a>(&'a self, home: Option<&'a str>) -> Option<&'a str> {
        self.region.as_deref().or(home)
    }
}

/// A value parser for an enumeration, by name.
pub(super) fn vocabulary<V: Vocabulary>() -> impl TypedValueParser<Value = V> {
    ByName { synonyms: &[], hints: &[] }
}

/// A value parser for levels: other words for a level are understood, words for people of one are suggestions.
fn level() -> impl TypedValueParser<Value = Level> {
    ByName { synonyms: &Level::SYNONYMS, hints: &Level::PEOPLE }
}

/// A value parser for levels of education, by the words that people use.
fn education() -> impl TypedValueParser<Value = Education> {
    ByName {
        synonyms: &[
            ("none", Education::LessThanHighSchool),
            ("no-diploma", Education::LessThanHighSchool),
            ("diploma", Education::HighSchool),
            ("school", Education::HighSchool),
            ("ged", Education::HighSchool),
            ("a-levels", Education::HighSchool),
            ("certificate", Education::PostSecondaryCertificate),
            ("college", Education::SomeCollege),
            ("associates", Education::Associate),
            ("bachelors", Education::Bachelor),
            ("bachelor's", Education::Bachelor),
            ("degree", Education::Bachelor),
            ("masters", Education::Master),
            ("master's", Education::Master),
            ("phd", Education::Doctoral),
            ("doctorate", Education::Doctoral),
        ],
        hints: &[],
    }
}

/// A value parser for on-call duty.
fn on_call() -> impl TypedValueParser<Value = OnCall> {
    ByName {
        synonyms: &[("no", OnCall::Never), ("none", OnCall::Never), ("yes", OnCall::Regular), ("always", OnCall::Regular)],
        hints: &[("rarely", OnCall::Never), ("seldom", OnCall::Never), ("often", OnCall::Regular)],
    }
}

/// Parses a value of a closed set by its name, whatever its case.
#[derive(Clone)]
struct ByName<V: 'static> {
    /// Other names of values.
    synonyms: &'static [(&'static str, V)],
    /// Words that are no names, with the value to suggest for each.
    hints: &'static [(&'static str, V)],
}

impl<V: Vocabulary> TypedValueParser for ByName<V> {
    type Value = V;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&clap::Arg>, typed: &OsStr) -> Result<V, clap::Error> {
        let name = typed.to_string_lossy().trim().to_lowercase().replace([' ', '_', '.'], "-");
        let of = |words: &[(&'static str, V)]| words.iter().find(|(word, _)| *word == name).map(|(_, value)| *value);
        let own = V::ALL.iter().copied().find(|value| value.name().replace('_', "-") == name);
        if let Some(value) = own.or_else(|| of(self.synonyms)) {
            return Ok(value);
        }
        // The parser of clap words the error, and suggests a name that is spelt alike.
        let names = PossibleValuesParser::new(V::NAMES);
        let Err(mut error) = TypedValueParser::parse_ref(&names, command, arg, typed) else {
            return Err(clap::Error::new(clap::error::ErrorKind::InvalidValue).with_cmd(command));
        };
        if let Some(meant) = of(self.hints) {
            error.insert(ContextKind::SuggestedValue, ContextValue::String(meant.name().to_owned()));
        }
        Err(error)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(V::ALL.iter().map(|value| PossibleValue::new(value.name()))))
    }
}

/// A value parser for formats that takes all, so that an answer can say what it has instead, and offers those that answers of a
/// command have.
#[derive(Clone, Debug)]
pub(super) struct OfferedFormat(Vec<PossibleValue>);

impl OfferedFormat {
    /// For a command with these kinds of reports.
    pub(super) fn of(reports: &[ReportKind]) -> Self {
        let has = |format: &&Format| reports.iter().any(|kind| kind.has(**format));
        Self(Format::value_variants().iter().filter(has).filter_map(ValueEnum::to_possible_value).collect())
    }
}

impl TypedValueParser for OfferedFormat {
    type Value = Format;

    fn parse_ref(&self, command: &clap::Command, arg: Option<&clap::Arg>, typed: &OsStr) -> Result<Format, clap::Error> {
        if let Some(format) = typed.to_str().and_then(|typed| Format::from_str(typed, true).ok()) {
            return Ok(format);
        }
        // The parser of clap words the error.
        let refused = PossibleValuesParser::new(self.0.clone()).parse_ref(command, arg, typed);
        Err(refused.err().unwrap_or_else(|| clap::Error::new(clap::error::ErrorKind::InvalidValue).with_cmd(command)))
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().cloned()))
    }
}

/// Parses a bound of a score: `technical_depth=80`.
pub(super) fn bound(text: &str) -> Result<(Competency, u8), String> {
    let (name, score) = text.split_once('=').ok_or("write COMPETENCY=N, such as technical_depth=80")?;
    let competency = Competency::from_name(&name.replace('-', "_").to_ascii_lowercase()).ok_or_else(|| {
        let names: Vec<_> = Competency::ALL.iter().map(|competency| competency.name()).collect();
        format!("no competency is called \"{name}\"; there are {}", names.join(", "))
    })?;
    let score = score.parse().ok().filter(|score| *score <= 100).ok_or("the score must be a whole number from 0 to 100")?;
    Ok((competency, score))
}

/// A usage error.
pub(super) fn usage(message: &str, hint: &str) -> Error {
    Error::Usage { message: message.to_owned(), hint: hint.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_are_read_or_refused_with_a_reason() {
        assert_eq!(bound("technical-depth=80"), Ok((Competency::TechnicalDepth, 80)));
        for wrong in ["technical_depth", "depth=80", "technical_depth=101", "technical_depth=-1", "technical_depth=x", "="] {
            assert!(bound(wrong).is_err(), "{wrong}");
        }
    }
}
