//! Property tests of output sanitization: whatever data and arguments contain, no escape sequences but the program's own
//! colours reach a terminal, and JSON is lossless.

use std::ffi::OsString;

use career::catalog::Catalog;
use career::commands::{FitPage, LadderPage, PathPage, REGISTRY, RawFlags, ShowPage, TreePage};
use career::dataset::{
    self, Amounts, At, Category, Certification, Dataset, MoveNote, NamedPlace, Occupation, Price, Region, ReportedTitle, Role,
    Source, Statistics, Tool, ToolUse, Wage,
};
use career::error::{Error, ErrorReport};
use career::query::{
    self, Direction, Failure, Filter, ListQuery, Obstacle, PathQuery, Profile, SearchQuery, Sort, SortKey, ToolQuery,
    Unreachable, Within,
};
use career::text::is_hostile;
use career::view::{self, Colour, Format, Style, Terminal, View};
use career::vocabulary::{
    Adjustment, Competency, Education, Level, Match, OnCall, Period, PriceKind, Proficiency, RegionKind, ToolKind,
};
use career::writing;
use clap::ValueEnum;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::rendering;

/// Escape and control sequences, control characters and bidirectional overrides.
const HOSTILE: [&str; 18] = [
    "\u{1b}[95m",
    "\u{1b}]0;title\u{7}",
    "\u{1b}]8;;http://x\u{1b}\\",
    "\u{1b}P+q\u{1b}\\",
    "\u{1b}c",
    "\u{7}",
    "\r",
    "\u{8}",
    "\0",
    "\u{7f}",
    "\u{9b}95m",
    "\u{9d}0;x\u{9c}",
    "\u{202e}",
    "\u{2066}",
    "\u{2028}",
    "\u{feff}",
    "\u{e0041}",
    "\t\n",
];

/// Harmless text with special characters of the formats and wide characters, to surround hostile text.
const HARMLESS: [&str; 13] =
    ["a", "Z9", "データ", "e\u{301}", "👩\u{200d}💻", "|", "\"", "`*_<b>", ",", " ", "](x)", "&lt;", "\\"];

/// A random mixture of both.
fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![proptest::sample::select(&HOSTILE[..]), proptest::sample::select(&HARMLESS[..])];
    proptest::collection::vec(piece, 1..8).prop_map(|pieces| pieces.concat())
}

fn reported(title: At<String>, soc: &str, source: At<String>) -> ReportedTitle {
    ReportedTitle { title, occupation: At { value: soc.to_owned(), ..At::default() }, reports: Some(2), among: None, source }
}

/// A dataset, invalid for the checker, with the payload in every text.
fn dataset(payload: &str) -> Dataset {
    let text = |field: &str| format!("{field}{payload}z");
    let at = |field: &str| At { value: text(field), ..At::default() };
    let region = |name: &str, kind, parent: Option<&str>| Region {
        id: if name == "us" { At { value: "us".to_owned(), ..At::default() } } else { at(name) },
        name: at(&format!("{name} name")),
        kind,
        parent: parent.map(|_| At { value: "us".to_owned(), ..At::default() }),
        aliases: vec![at("same")],
    };
    let soc = format!("soc{}", payload.replace('.', ""));
    let wage = |occupation: Option<&str>, region: &At<String>| Wage {
        occupation: occupation.map(|code| At { value: code.to_owned(), ..At::default() }),
        region: region.clone(),
        year: 2025,
        currency: text("USD"),
        period: Period::Year,
        amounts: Amounts { mean: Some(12_300), percentiles: [Some(10_000), Some(11_000), Some(12_050), Some(13_000), None] },
        top_coded: 16,
        jobs: Some(7),
        matched: Some(Match::Close),
        local_code: text("code"),
        local_title: text("local"),
        source: at("source"),
        note: text("note"),
    };
    let regions = vec![
        region("us", RegionKind::Country, None),
        region("place", RegionKind::State, Some("us")),
        region("empty", RegionKind::Country, None),
    ];
    Dataset {
        jargon: vec![],
        crosswalk: vec![],
        move_notes: vec![MoveNote { from: at("alpha"), to: at("beta"), why: at("why") }],
        reported_titles: vec![reported(at("reported title"), &soc, at("source"))],
        places: vec![NamedPlace { name: at("somewhere"), region: regions[0].id.clone(), full_name: at("somewhere else") }],
        categories: vec![Category { id: at("category"), title: at("category title") }],
        tools: vec![
            Tool { id: at("tool"), name: at("tool name"), kind: ToolKind::Language, aliases: vec![at("tool alias")] },
            Tool { id: at("idle"), name: at("idle name"), kind: ToolKind::Format, aliases: vec![] },
        ],
        certifications: vec![Certification {
            id: at("certification"),
            name: at("certification name"),
            issuer: at("issuer"),
            aliases: vec![at("certification alias")],
        }],
        occupations: vec![Occupation {
            code: At { value: format!("{soc}.00"), ..At::default() },
            title: at("occupation"),
            job_zone: Some(4),
            baseline: [Some(500); 5].into(),
            baseline_from: None,
            source: at("source"),
            required_education: vec![(Education::Bachelor, 848)],
        }],
        statistics: vec![Statistics {
            code: At { value: soc.clone(), ..At::default() },
            title: at("statistics"),
            employment_2024: Some(10),
            employment_2034: Some(12),
            change: Some(200),
            annual_openings: Some(3),
            education: text("education"),
            experience: text("experience"),
            training: text("training"),
            source: at("source"),
        }],
        wages: regions.iter().take(2).map(|region| wage(Some(&soc), &region.id)).chain([wage(None, &regions[2].id)]).collect(),
        prices: vec![Price {
            region: regions[0].id.clone(),
            kind: PriceKind::PurchasingPower,
            factor: 2.0,
            year: 2025,
            source: at("source"),
        }],
        sources: vec![Source {
            id: at("source"),
            publisher: text("publisher"),
            title: text("publication"),
            release: text("release"),
            period: text("period"),
            licence: at("licence"),
            attribution: at("attribution"),
            homepage: text("homepage"),
            used_for: text("baselines of competencies"),
            notes: text("notes"),
        }],
        roles: vec![
            role(payload, "alpha", Level::Entry, &["beta"]),
            role(payload, "beta", Level::Senior, &[]),
            Role {
                pay: vec![wage(None, &regions[1].id)],
                related: vec![at("alpha")],
                ..role(payload, "gamma", Level::Lead, &[])
            },
        ],
        regions,
    }
}

/// A role with the payload in every text.
fn role(payload: &str, name: &str, level: Level, next: &[&str]) -> Role {
    let at = |field: &str| At { value: format!("{field}{payload}z"), ..At::default() };
    let key = |key: &str| At { value: key.to_owned(), ..At::default() };
    Role {
        origin: format!("origin{payload}z"),
        origin_line: 0,
        id: at(name),
        category: at("category"),
        title: at(&format!("{name} title")),
        aliases: vec![at(&format!("{name} alias")), at(&format!("{name} other"))],
        shared_titles: vec![at("shared title")],
        level: Some(level),
        on_call: Some(OnCall::Sometimes),
        occupation: At { value: format!("soc{}.00", payload.replace('.', "")), ..At::default() },
        summary: at("summary"),
        day: at("day"),
        scores: [At { value: Some(50), ..At::default() }; 5].into(),
        reasons: vec![(Competency::TechnicalDepth, at("reason"))],
        tools: vec![ToolUse { tool: at("tool"), proficiency: Proficiency::Expert }],
        certifications: vec![at("certification")],
        prerequisites: vec![],
        next: next.iter().map(|next| at(next)).collect(),
        related: vec![],
        pay: vec![],
        plain: vec![at("plain")],
        duties: vec![at("duty")],
        owns: at("owns"),
        good: at("good"),
        ways_in: vec![(key("study"), at("study"))],
        rhythm: vec![(key("on_call"), at("call"))],
        works_with: next.iter().take(1).map(|next| (at(next), at("works"))).collect(),
        mistaken_for: next.iter().take(1).map(|next| (at(next), at("differs"))).collect(),
        interview: vec![(at("subject"), at("wants"))],
        ai: at("ai"),
    }
}

/// Terminals and pipes, wide and narrow, with and without colour and Unicode.
fn terminals() -> impl Iterator<Item = Terminal> {
    [(false, 80, false, true), (true, 80, true, true), (true, 30, true, false), (true, 200, false, true)]
        .into_iter()
        .map(|(is_tty, width, colour, unicode)| Terminal { is_tty, width, colour, unicode })
}

/// Asserts that text has no control characters except line feeds, the separators of the format and colour sequences.
fn assert_safe(bytes: &[u8], colour: bool, between: &[char], context: &str) {
    let text = std::str::from_utf8(bytes).unwrap_or_else(|_| panic!("{context}: not UTF-8"));
    let mut rest = text;
    while let Some(at) = rest.find(|c| is_hostile(c) && c != '\n' && !between.contains(&c)) {
        let end = rest[at..].find('m').unwrap_or_else(|| panic!("{context}: {rest:?}"));
        let codes = rest[at..at + end].strip_prefix("\u{1b}[").unwrap_or_else(|| panic!("{context}: {:?}", &rest[at..]));
        let ours = codes.split(';').all(|code| ["0", "1", "2", "4", "22", "31", "32", "33", "34", "35", "36"].contains(&code));
        assert!(colour && ours, "{context}: {:?}", &rest[at..at + end]);
        rest = &rest[at + end..];
    }
}

/// Asserts that JSON has no raw control characters and can be parsed.
fn assert_safe_json(bytes: &[u8], context: &str) -> Vec<Value> {
    assert_safe(bytes, false, &[], context);
    serde_json::Deserializer::from_slice(bytes).into_iter().map(|value| value.expect("JSON")).collect()
}

/// Collects every string in a JSON value, recursively.
fn texts(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(text) => found.push(text.clone()),
        Value::Array(list) => list.iter().map(|value| texts(value, found)).collect(),
        Value::Object(object) => object.values().map(|value| texts(value, found)).collect(),
        _ => {}
    }
}

fn assert_all_formats_safe(report: &impl View, wanted: &str) {
    for terminal in terminals() {
        for format in Format::value_variants() {
            let style = Style { format: *format, fields: &[], header: true, taken: &[] };
            let context = format!("{} as {format:?}", report.schema());
            // An unsupported format is an error, and errors have a test of their own.
            let Ok(view::Rendered { bytes, .. }) = view::render(report, &style, &terminal) else { continue };
            match format {
                Format::Json | Format::Ndjson => {
                    let values = assert_safe_json(&bytes, &context);
                    let mut found = Vec::new();
                    texts(&Value::Array(values), &mut found);
                    assert!(found.iter().any(|text| text == wanted), "{context}: {wanted:?} is not in {found:?}");
                }
                Format::Csv => assert_safe(&bytes, terminal.colour, &['\r'], &context),
                Format::Plain | Format::Tsv => assert_safe(&bytes, terminal.colour, &['\t'], &context),
                _ => assert_safe(&bytes, terminal.colour, &[], &context),
            }
            match format {
                Format::Table => assert_fits(&bytes, terminal.width, &context),
                Format::Markdown => assert_markdown(&String::from_utf8_lossy(&bytes), &context),
                _ => {}
            }
        }
    }
}

/// Asserts that Markdown has no structure but ours: headings, lists, tables, and lines or labels in bold or italics.
fn assert_markdown(text: &str, context: &str) {
    let mut borders = None;
    for line in text.lines() {
        // Without what is escaped.
        let mut characters = line.chars();
        let mut bare = String::new();
        while let Some(c) = characters.next() {
            if c == '\\' {
                characters.next();
            } else {
                bare.push(c);
            }
        }
        assert!(!bare.contains(['`', '<', '>', '[', ']', '~', '$']) && !bare.contains("&lt;"), "{context}: {line:?}");
        let cells = bare.matches('|').count();
        if bare.starts_with("| ") {
            assert_eq!(*borders.get_or_insert(cells), cells, "{context}: {line:?}");
        } else {
            assert_eq!(cells, 0, "{context}: {line:?}");
            borders = None;
        }
        let words = bare.trim_start().trim_start_matches("- ").trim_start_matches(['#', ' ']);
        let marks = words.matches('*').count();
        let is_label = words.starts_with("**") && words.matches("**").count() == 2 && marks == 4;
        let is_italic = words.starts_with('*') && words.ends_with('*') && marks == 2;
        assert!(marks == 0 || is_label || is_italic, "{context}: {line:?}");
    }
}

/// Asserts that no line is wider than the terminal, colour sequences aside.
fn assert_fits(bytes: &[u8], width: usize, context: &str) {
    let text = String::from_utf8_lossy(bytes);
    for line in text.lines() {
        let shown: String = line
            .split('\u{1b}')
            .enumerate()
            .map(|(at, part)| if at == 0 { part } else { part.split_once('m').map_or("", |(_, rest)| rest) })
            .collect();
        let reach = unicode_width::UnicodeWidthStr::width(shown.as_str());
        assert!(reach <= width, "{context}: {reach} of {width} columns: {shown:?}");
    }
}

fn assert_error_safe(told: &ErrorReport) {
    for terminal in terminals() {
        assert_safe(&view::error_text(told, &terminal), terminal.colour, &[], told.kind);
    }
    let mut found = Vec::new();
    texts(&Value::Array(assert_safe_json(&view::error_json(told, &[]), told.kind)), &mut found);
    for text in std::iter::once(&told.message).chain(&told.hint).chain(&told.suggestions) {
        assert!(found.contains(text), "{}: {text:?}", told.kind);
    }
}

/// Every variant of failure, with that name.
fn failures(name: &str) -> Vec<Failure> {
    use career::catalog::Noun;
    let (one, several) = (name.to_owned(), vec![name.to_owned(), format!("{name}2")]);
    let nouns = [Noun::Role, Noun::Tool, Noun::Category, Noun::Certification, Noun::Region];
    let mut failures: Vec<_> =
        nouns.into_iter().map(|noun| Failure::Unknown { noun, name: one.clone(), suggestions: several.clone() }).collect();
    failures.extend([
        Failure::AmbiguousRole { name: one.clone(), candidates: vec![(one.clone(), one.clone())] },
        Failure::AmbiguousRegion { name: one.clone(), candidates: vec![(one.clone(), one.clone())] },
        Failure::NoMatch { query: one.clone(), suggestions: several.clone() },
        Failure::NothingLeft,
        Failure::NoUsers { tools: several.clone() },
        Failure::SameRole { id: one.clone() },
        Failure::NoFactor { adjustment: Adjustment::Annual, region: one.clone(), year: Some(2025) },
        Failure::StopIsEnd { id: one.clone() },
        Failure::AvoidsNamed { id: one.clone() },
        Failure::UnknownRoleOrCategory { name: one.clone(), suggestions: several.clone() },
        Failure::NoLadder { id: one.clone(), category: Some(one.clone()) },
        Failure::NoLevels { category: one.clone() },
        Failure::NoStart { to: one.clone(), predecessors: several.clone() },
        Failure::Unreachable(Box::new(Unreachable {
            from: one.clone(),
            to: one,
            why: Obstacle::Apart,
            reachable: several.clone(),
            leading: several,
        })),
    ]);
    failures
}

proptest! {
    #![proptest_config(crate::support::properties::config(48))]

    #[test]
    fn data_never_steers_a_terminal(payload in nasty()) {
        let _alone = rendering();
        let image = dataset::compile(&dataset(&payload)).expect("it compiles");
        let catalog = Catalog::open(image).expect("it opens");
        let id = |at: usize| catalog.roles().nth(at).expect("a role").id().to_owned();
        let (alpha, beta) = (id(0), id(1));
        let region = Some("us");
        let both = [alpha.clone(), beta.clone()];
        let sort = Sort { key: SortKey::Id, reverse: false };
        let list = ListQuery { filter: Filter::default(), sort, limit: None };
        assert_all_formats_safe(&query::list(&catalog, &list).expect("a list"), &alpha);
        let show = query::show(&catalog, &both, region).expect("roles");
        assert_all_formats_safe(&ShowPage { show, sections: &[], sources: query::sources(&catalog).sources }, &alpha);
        let salary = query::salary(&catalog, &asked(&both, None, &[Adjustment::PurchasingPower])).expect("pay");
        assert_all_formats_safe(&salary, &alpha);
        let tool = catalog.tools().map(|tool| tool.id().to_owned()).find(|id| id.starts_with("tool")).expect("a tool");
        assert_all_formats_safe(&query::tools(&catalog, &ToolQuery::default()).expect("tools"), &tool);
        assert_all_formats_safe(&query::tools(&catalog, &ToolQuery { names: vec![tool.clone()], kind: None }).expect("users"), &alpha);
        // Some characters are separators of tokens, and then the search may find nothing.
        if let Ok(found) = query::search(&catalog, &SearchQuery { words: &alpha, filter: Filter::default(), limit: None, explain: true }) {
            assert_all_formats_safe(&found, &alpha);
        }
        assert_all_formats_safe(&query::compare(&catalog, &both, region).expect("a comparison"), catalog.roles().next().expect("a role").title());
        assert_all_formats_safe(&PathPage::from(query::path(&catalog, &alpha, &beta, &PathQuery::default()).expect("a way")), &alpha);
        assert_all_formats_safe(&query::reach(&catalog, &alpha, 2, &PathQuery::default()).expect("what is near"), &alpha);
        assert_all_formats_safe(&query::gap(&catalog, &alpha, &beta, region).expect("a gap"), &format!("USD{payload}z"));
        let ladder = query::ladder(&catalog, &alpha, region).expect("a ladder");
        assert_all_formats_safe(&LadderPage { report: ladder, full: true }, &alpha);
        assert_all_formats_safe(&query::similar(&catalog, &alpha, Within::Everywhere, 5, None).expect("neighbours"), &beta);
        assert_all_formats_safe(&query::graph(&catalog), &alpha);
        let profile = Profile { tools: catalog.find_tool(&tool).map(|tool| (tool, Proficiency::Expert)).into_iter().collect(), ..Profile::default() };
        assert_all_formats_safe(&FitPage::from(query::fit(&catalog, &profile, 5, None).expect("a fit")), &alpha);
        assert_all_formats_safe(&TreePage::from(query::tree(&catalog, &alpha, query::TreeQuery { direction: Direction::Next, depth: 3, only_usual: false, region: None }).expect("a tree")), &beta);
        assert_all_formats_safe(&query::sources(&catalog), catalog.sources().next().expect("a source").id());
    }

    #[test]
    fn an_export_keeps_what_steers_as_escapes(payload in nasty()) {
        let _alone = rendering();
        let catalog = Catalog::open(dataset::compile(&dataset(&payload)).expect("it compiles")).expect("it opens");
        let export = catalog.to_dataset();
        for bytes in [writing::document(&export), writing::lines(&export)] {
            let mut found = Vec::new();
            texts(&Value::Array(assert_safe_json(&bytes, "export")), &mut found);
            for field in ["alpha title", "tool alias", "certification alias", "place name", "same", "education", "local", "note", "homepage"] {
                prop_assert!(found.contains(&format!("{field}{payload}z")), "{field}");
            }
        }
        for (name, bytes) in writing::files(&export) {
            assert_safe(&bytes, false, &['\r'], &name);
        }
    }

    #[test]
    fn errors_never_steer_a_terminal(payload in nasty()) {
        let _alone = rendering();
        for failure in failures(&payload) {
            assert_error_safe(&Error::from(failure).report());
        }
        let known = vec![payload.clone()];
        assert_error_safe(&Error::UnknownField { field: payload.clone(), known: known.clone() }.report());
        assert_error_safe(&Error::UnknownSchema { name: payload.clone(), known }.report());
        assert_error_safe(&Error::Usage { message: payload.clone(), hint: payload.clone() }.report());
        let error = std::io::Error::other(payload.clone());
        assert_error_safe(&Error::File { path: payload.clone().into(), error }.report());
        assert_error_safe(&Error::Output(std::io::Error::other(payload)).report());
    }

    #[test]
    fn arguments_never_steer_a_terminal(payload in nasty()) {
        let _alone = rendering();
        let lines: [&[&str]; 8] = [
            &[&payload], &["show", "x", &payload, "--", &payload], &["list", "--level", &payload], &["list", "--min", &payload],
            &["next", "x", "--depth", &payload], &["show", &format!("--{payload}")], &["--format", &payload], &["tools", "--kind", &payload],
        ];
        for line in lines {
            let args: Vec<OsString> = std::iter::once("career").chain(line.iter().copied()).map(OsString::from).collect();
            let Err(error) = REGISTRY.parse(&args) else { continue };
            let quiet = RawFlags::of(&args).colour == Colour::Never;
            for terminal in terminals() {
                let terminal = Terminal { colour: terminal.colour && !quiet, ..terminal };
                assert_safe(&view::clap_text(&error, &terminal), terminal.colour, &[], "usage");
            }
            assert_error_safe(&view::told(&error));
        }
    }
}

/// What `career salary` asks.
fn asked(roles: &[String], region: Option<&str>, adjustments: &[career::vocabulary::Adjustment]) -> query::SalaryQuery {
    let regions = region.map(str::to_owned).into_iter().collect();
    query::SalaryQuery { roles: roles.to_vec(), regions, adjustments: adjustments.to_vec(), ..query::SalaryQuery::default() }
}
