//! Error reports of queries without a result.

use std::fmt;

use super::ErrorReport;
use crate::catalog::Noun;
use crate::query::{Condition, Failure, Obstacle, ReadWish, Unreachable, Wish};
use career_data::vocabulary::Vocabulary;

/// Writes the message of the error report, without hint and suggestions.
impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&report_failure(self).message)
    }
}

impl std::error::Error for Failure {}

/// The error report of a query without a result.
pub(crate) fn report_failure(failure: &Failure) -> ErrorReport {
    let (kind, message, hint, suggestions) = match failure {
        Failure::Unknown { noun, name, suggestions } => {
            let word = noun.word();
            let list = if *noun == Noun::Region { several_places(suggestions) } else { alternatives(suggestions) };
            let hint = if suggestions.is_empty() { format!("try `{}`", look_up(*noun)) } else { format!("did you mean {list}?") };
            (unknown_kind(*noun), format!("no {word} is called \"{name}\""), hint, suggestions.clone())
        }
        Failure::AmbiguousRole { name, candidates } => {
            let message = format!("no role is called \"{name}\", and it may mean several");
            let ids = candidates.iter().map(|(id, _)| id.clone()).collect();
            ("ambiguous_role", message, name_one(candidates), ids)
        }
        Failure::AmbiguousRegion { name, candidates } => {
            let places: Vec<_> = candidates.iter().map(|(_, place)| place.clone()).collect();
            let hint = name_one(candidates);
            ("ambiguous_region", format!("\"{name}\" may be several places"), hint, places)
        }
        Failure::NoPayThere { place, within, countries } => {
            let around = within.as_ref().map(|within| format!("there are figures for {within}; "));
            let countries = countries.join(", ");
            let hint = format!("{}`career regions` lists the places with figures, in {countries}", around.unwrap_or_default());
            ("no_pay", format!("there is no pay figure for {place} in this data"), hint, within.iter().cloned().collect())
        }
        Failure::OtherCurrency { currency, known } => {
            let hint = format!("there are figures in {}", known.join(", "));
            ("no_pay", format!("no figure is in {currency}"), hint, known.clone())
        }
        Failure::NoFigure { roles, region, countries } => {
            let hint = match countries.as_slice() {
                [] => "no figure is known for it anywhere".to_owned(),
                several => format!("there are figures for {}", several.join(", ")),
            };
            ("no_pay", format!("there is no pay figure for {} in {region}", alternatives(roles)), hint, countries.clone())
        }
        Failure::NoMatch { query, suggestions } => {
            let hint = did_you_mean(suggestions, || {
                "try fewer or other words; `career categories` lists the fields of work, and `career quiz` asks ten questions"
                    .to_owned()
            });
            ("no_match", format!("nothing matches \"{query}\""), hint, suggestions.clone())
        }
        Failure::NothingLeft => ("no_match", "no role passes these filters".to_owned(), "loosen one of them".to_owned(), vec![]),
        Failure::NothingSo { wishes } => nothing_so(wishes),
        Failure::NotKnown { asked } => not_known(asked),
        Failure::NoUsers { tools } => (
            "no_match",
            format!("no role uses {}", tools.join(" and ")),
            "name fewer tools, or see `career tools`".to_owned(),
            vec![],
        ),
        Failure::SameRole { id } => ("same_role", format!("\"{id}\" is named twice"), "name different roles".to_owned(), vec![]),
        Failure::NoFactor { adjustment, region, year } => (
            "no_factor",
            format!(
                "no figure can be turned into {}: there is no factor for {region}{}",
                adjustment.label(),
                year.map(|year| format!(" in {year}")).unwrap_or_default()
            ),
            "leave --adjust out to see the figures as published".to_owned(),
            vec![],
        ),
        Failure::StopIsEnd { id } => {
            ("usage", format!("--via names \"{id}\", which is an end of the way"), "name roles in between".to_owned(), vec![])
        }
        Failure::TooManyStops { most } => {
            ("usage", format!("--via takes at most {most} roles"), "leave out those that matter least".to_owned(), vec![])
        }
        Failure::AvoidsNamed { id } => {
            let hint = "the ends of the way and the roles of --via are always passed".to_owned();
            ("usage", format!("--avoid names \"{id}\", which must be passed"), hint, vec![])
        }
        Failure::UnknownRoleOrCategory { name, suggestions } => {
            let hint = did_you_mean(suggestions, || format!("try `{}`", look_up(Noun::Role)));
            ("unknown_role", format!("no role and no category is called \"{name}\""), hint, suggestions.clone())
        }
        Failure::Unreachable(failure) => unreachable(failure),
        Failure::GivenUp => {
            let message = "the search for a way that passes all of --via was given up".to_owned();
            ("no_way", message, "leave out one of them, or set --max-steps".to_owned(), vec![])
        }
        Failure::NoStart { to, predecessors } => {
            let hint = match predecessors.as_slice() {
                [] => "nothing leads there".to_owned(),
                several => format!("{to} is reached from {}", alternatives(several)),
            };
            ("no_way", format!("no entry role has such a way to {to}"), hint, predecessors.clone())
        }
        Failure::NoLadder { id, category } => no_ladder(id, category.as_deref()),
        Failure::NoLevels { category } => {
            ("no_ladder", format!("no role of {category} states a level"), "give its roles a `level`".to_owned(), vec![])
        }
        Failure::NothingFollows { from, shut } => nothing_follows(from, *shut),
    };
    ErrorReport { kind, message, hint: Some(hint), suggestions, problems: Vec::new() }
}

fn no_ladder(id: &str, category: Option<&str>) -> (&'static str, String, String, Vec<String>) {
    let levels = category.map(|category| format!("; `career ladder {category}` shows the levels of its category"));
    let hint = format!("`career next {id}` and `career prereqs {id}` show the moves there are{}", levels.unwrap_or_default());
    let message = format!("{id} stands on no ladder: no usual move within its category leads up to it or on from it");
    ("no_ladder", message, hint, vec![])
}

fn nothing_follows(from: &str, shut: bool) -> (&'static str, String, String, Vec<String>) {
    let (conditions, hint) = if shut {
        (" on these conditions", "loosen --avoid or --no-step-back")
    } else {
        ("", "`career path --to ROLE` shows ways to a role")
    };
    ("no_way", format!("nothing follows {from}{conditions}"), hint.to_owned(), vec![])
}

fn nothing_so(wishes: &[ReadWish]) -> (&'static str, String, String, Vec<String>) {
    let said: Vec<_> = wishes.iter().map(|read| format!("\"{}\"", read.said)).collect();
    let hint = "leave out one of the wishes, or a filter".to_owned();
    ("no_match", format!("no role has all of this: {}", said.join(", ")), hint, vec![])
}

fn not_known(asked: &[ReadWish]) -> (&'static str, String, String, Vec<String>) {
    let because = |read: &ReadWish| match read.wish {
        Wish::Unknown(unknown) => format!("\"{}\" ({})", read.said, unknown.because()),
        _ => format!("\"{}\"", read.said),
    };
    let mut hints: Vec<&str> = Vec::new();
    for read in asked {
        if let Wish::Unknown(unknown) = read.wish
            && !hints.contains(&unknown.nearest())
        {
            hints.push(unknown.nearest());
        }
    }
    hints.push("it knows pay, education, coding, talking and on-call duty (`career list --help`)");
    let asked: Vec<_> = asked.iter().map(because).collect();
    ("not_known", format!("the data does not know {}", asked.join(", ")), hints.join("; "), vec![])
}

fn unreachable(failure: &Unreachable) -> (&'static str, String, String, Vec<String>) {
    let Unreachable { from, to, why, reachable, leading } = failure;
    let because = match why {
        Obstacle::NothingFollows => format!("nothing follows {from}"),
        Obstacle::NothingLeads => format!("nothing leads to {to}"),
        Obstacle::Apart => format!("the moves on from {from} never meet those that lead to {to}"),
        Obstacle::RuledOut { by, one_opens, fewest, bridges } => {
            let (because, hint) = ruled_out(by, *one_opens, *fewest, bridges);
            let message = match by.as_slice() {
                [Condition::MaxSteps] => format!("no way of so few moves leads from {from} to {to}"),
                _ => format!("no way is left from {from} to {to}: {because}"),
            };
            return ("no_way", message, hint, vec![]);
        }
    };
    let within = |roles: &[String]| (!roles.is_empty()).then(|| alternatives(roles));
    let ahead = within(reachable).map(|roles| format!("most like it, {from} leads to {roles}"));
    let back = within(leading).map(|roles| format!("most like where you are, {roles} would lead there"));
    let mut hint: Vec<_> = ahead.into_iter().chain(back).collect();
    if hint.is_empty() {
        hint.push(format!("`career gap {from} {to}` shows what sets the two apart"));
    }
    let suggestions = if reachable.is_empty() { leading } else { reachable };
    ("no_way", format!("no way leads from {from} to {to}: {because}"), hint.join("; "), suggestions.clone())
}

/// The conditions that rule out every path, and the hint.
fn ruled_out(by: &[Condition], one_opens: bool, fewest: Option<usize>, bridges: &[(String, String)]) -> (String, String) {
    let names: Vec<_> = by.iter().map(|condition| option(*condition).to_owned()).collect();
    let verb = if by.len() == 1 { "rules out" } else { "together rule out" };
    let mut hints = Vec::new();
    if let Some(fewest) = fewest {
        hints.push(format!("the shortest takes {fewest} moves: `--max-steps {fewest}` shows it"));
    }
    if let [first, others @ ..] = bridges {
        let bridge = |(from, to): &(String, String)| format!("from {from} to {to}");
        let all: Vec<_> = std::iter::once(first).chain(others).map(bridge).collect();
        hints.push(format!("without --usual one leads there by skills, {}", all.join(" and ")));
    }
    if hints.is_empty() {
        hints.push(if one_opens {
            format!("there is one without {}", alternatives(&names))
        } else {
            "loosen several of them".to_owned()
        });
    }
    (format!("{} {verb} every way", names.join(" and ")), hints.join("; "))
}

/// The command-line option of a condition.
const fn option(condition: Condition) -> &'static str {
    match condition {
        Condition::Via => "--via",
        Condition::Avoid => "--avoid",
        Condition::MaxSteps => "--max-steps",
        Condition::NoStepBack => "--no-step-back",
        Condition::OnlyUsual => "--usual",
    }
}

const fn unknown_kind(noun: Noun) -> &'static str {
    match noun {
        Noun::Role => "unknown_role",
        Noun::Tool => "unknown_tool",
        Noun::Category => "unknown_category",
        Noun::Certification => "unknown_certification",
        Noun::Region => "unknown_region",
    }
}

/// The command that lists the possible names.
const fn look_up(noun: Noun) -> &'static str {
    match noun {
        Noun::Role => "career search WORDS",
        Noun::Tool => "career tools",
        Noun::Certification => "career show ROLE --section certifications",
        Noun::Category => "career categories",
        Noun::Region => "career regions",
    }
}

/// `name one of them: Title (id); ...`, of candidates with their ids.
fn name_one(candidates: &[(String, String)]) -> String {
    let list: Vec<_> = candidates.iter().map(|(id, name)| format!("{name} ({id})")).collect();
    format!("name one of them: {}", list.join("; "))
}

/// `did you mean a or b?`, or `otherwise` without suggestions.
fn did_you_mean(suggestions: &[String], otherwise: impl Fn() -> String) -> String {
    if suggestions.is_empty() { otherwise() } else { format!("did you mean {}?", alternatives(suggestions)) }
}

/// Like [`alternatives`], of names that have commas themselves.
fn several_places(names: &[String]) -> String {
    names.join("; or ")
}

/// `a`, `a or b`, `a, b or c`
fn alternatives(names: &[String]) -> String {
    match names {
        [rest @ .., last] if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => names.concat(),
    }
}
