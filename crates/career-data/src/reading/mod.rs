//! The files of a dataset's folder, one function a file.

mod document;
mod lines;
mod rows;

use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::formats::cells as csv;
use crate::formats::columns::{OCCUPATIONS, REGIONS, SOURCES, STATISTICS, WAGES};
use crate::formats::rules::shown;
use crate::formats::source::{Form, STANDARD_INPUT, Source as Bytes};
use crate::formats::spans::{self, Fields};
use crate::problem::{Place, Problems, Severity};
use crate::records::{
    Amounts, At, Category, Certification, Changes, Dataset, Jargon, Occupation, Price, Region, Role, Source, Statistics, Tool,
    ToolUse, Wage,
};
use crate::vocabulary::{Competency, JargonKind, Percentile, Period, PriceKind, Proficiency, RegionKind, ToolKind, Vocabulary};

pub use lines::Lines;

/// Reads a whole folder; what cannot be read is reported and left out or left empty.
pub(crate) fn read(folder: &Path, problems: &mut Problems) -> Dataset {
    let mut reader = Reader { folder, whole: true, problems, dataset: Dataset::default(), files: 0 };
    reader.folder();
    reader.dataset
}

/// Reads whatever of a dataset a folder holds, or one role's file.
pub(crate) fn read_part(path: &Path, problems: &mut Problems) -> Dataset {
    let mut reader = Reader { folder: path, whole: false, problems, dataset: Dataset::default(), files: 0 };
    if path.is_dir() {
        reader.toml("overlay.toml", changes);
        reader.folder();
        reader.check_found();
        reader.check_strays();
        return reader.dataset;
    }
    reader.folder = Path::new("");
    reader.file(&path.to_string_lossy());
    reader.dataset
}

/// Files of many roles that a folder of own data may have.
const ROLES: [&str; 2] = ["roles.ndjson", "roles.csv"];

/// Files that only a folder gives a meaning.
const PARTS: [&str; 8] = [
    "overlay.toml",
    "categories.toml",
    "tools.toml",
    "certifications.toml",
    "sources.csv",
    "regions.csv",
    "prices.csv",
    "jargon.csv",
];

/// What mends a file that holds nothing.
const NO_ROLE: &str = "a role is as little as an id and a title";

struct Reader<'a> {
    folder: &'a Path,
    /// Whether every file must be there.
    whole: bool,
    problems: &'a mut Problems,
    dataset: Dataset,
    /// How many files were there.
    files: usize,
}

type FromToml = fn(Fields<'_>, &mut Dataset, &mut Problems);
type FromCsv = fn(&[u8], u32, &mut Dataset, &mut Problems);

impl Reader<'_> {
    fn folder(&mut self) {
        self.toml("categories.toml", categories);
        self.toml("tools.toml", tools);
        self.toml("certifications.toml", certifications);
        self.csv("sources.csv", sources);
        self.csv("regions.csv", regions);
        self.csv("prices.csv", prices);
        self.csv("jargon.csv", jargon);
        self.csv("occupations/onet.csv", occupations);
        self.csv("occupations/soc.csv", statistics);
        for file in self.files_in("wages", "csv") {
            self.csv(&file, wages);
        }
        for name in ROLES {
            if !self.whole && self.folder.join(name).exists() {
                self.files += 1;
                self.file(name);
            }
        }
        for name in self.list("roles", |path| path.is_dir() || is_named(path, "toml")) {
            if is_named(Path::new(&name), "toml") {
                if self.whole {
                    self.stray_role(&name);
                } else {
                    self.role(&name);
                }
                continue;
            }
            for file in self.files_in(&name, "toml") {
                self.role(&file);
            }
        }
    }

    /// A folder in which nothing was read is the wrong one.
    fn check_found(&mut self) {
        if self.files == 0 {
            let file = self.problems.file(&self.folder.to_string_lossy());
            let place = Place { file, line: 0, column: 0 };
            let hint = "name the folder above roles/; `career init DIR` writes an example";
            self.problems.error(place, "", "holds nothing of a dataset", hint);
        }
    }

    /// What looks like data but lies where nobody looks was meant to be read.
    fn check_strays(&mut self) {
        let is_stray = |path: &Path| {
            let name = path.file_name().unwrap_or_default();
            let is_data = ["toml", "csv", "json", "ndjson", "jsonl"].into_iter().any(|ending| is_named(path, ending));
            is_data && path.is_file() && !PARTS.into_iter().chain(ROLES).any(|known| name == known)
        };
        for name in self.list(".", is_stray) {
            let file = self.register(name.trim_start_matches("./"));
            let hint = format!("roles lie in roles/, or in {}", ROLES.join(" and "));
            self.problems.warning(Place { file, line: 0, column: 0 }, "", "is not read", hint);
        }
    }

    /// A file of own data that may be in any form.
    fn file(&mut self, name: &str) {
        let path = self.folder.join(name);
        let shown = if name == STANDARD_INPUT { "(standard input)".into() } else { path.to_string_lossy() };
        let file = self.problems.file(&shown);
        if path.file_name().is_some_and(|name| PARTS.iter().any(|part| name == *part)) {
            let place = Place { file, line: 0, column: 0 };
            return self.problems.error(place, "", "is a part of a dataset", "name the folder that it lies in");
        }
        let opened = Bytes::open(&path).and_then(|source| Ok((source.form(&path)?, source.len()?, source)));
        let (form, source) = match opened {
            Ok((_, 0, _)) => return self.problems.error(Place { file, line: 0, column: 0 }, "", "is empty", NO_ROLE),
            Ok((form, _, source)) => (form, source),
            Err(error) => return self.problems.unreadable(file, &error),
        };
        let (dataset, problems) = (&mut self.dataset, &mut *self.problems);
        match form {
            Form::Lines => lines(source, &shown, file, dataset, problems),
            Form::Rows => rows::read(source, &shown, file, dataset, problems),
            Form::Toml | Form::Json | Form::Wages => {
                let bytes = source.bytes().map_err(|error| problems.unreadable(file, &error)).ok();
                match (form, bytes) {
                    (Form::Wages, Some(bytes)) => wages(&bytes, file, dataset, problems),
                    (Form::Json, Some(bytes)) => {
                        if let Some(text) = text_of(bytes, file, problems) {
                            document::read(&text, &shown, file, dataset, problems);
                        }
                    }
                    (_, Some(bytes)) => {
                        if let Some(text) = text_of(bytes, file, problems) {
                            self.role_of(&text, name, file);
                        }
                    }
                    (_, None) => {}
                }
            }
        }
    }

    /// Whether a file is not there and need not be.
    fn spared(&self, name: &str) -> bool {
        !self.whole && !self.folder.join(name).exists()
    }

    /// Registers a file under the name that messages call it by.
    fn register(&mut self, name: &str) -> u32 {
        self.files += 1;
        if self.whole { self.problems.file(name) } else { self.problems.file(&self.folder.join(name).to_string_lossy()) }
    }

    fn toml(&mut self, name: &str, from: FromToml) {
        if self.spared(name) {
            return;
        }
        let file = self.register(name);
        let Some(text) = self.text(name, file) else { return };
        let source = spans::Source::new(&text, file);
        let table = source.parse(self.problems);
        from(Fields::new(&source, &table), &mut self.dataset, self.problems);
    }

    fn csv(&mut self, name: &str, from: FromCsv) {
        if self.spared(name) {
            return;
        }
        let file = self.register(name);
        if let Some(bytes) = self.bytes(name, file) {
            from(&bytes, file, &mut self.dataset, self.problems);
        }
    }

    /// `roles/<category>/<id>.toml`, or `roles/<id>.toml` for a role of own data.
    fn role(&mut self, name: &str) {
        let file = self.register(name);
        if let Some(text) = self.text(name, file) {
            self.role_of(&text, name, file);
        }
    }

    /// A role whose category, where its folder does not name it, may stand in the file.
    fn role_of(&mut self, text: &str, name: &str, file: u32) {
        let at = |part: Option<&OsStr>| At {
            value: part.unwrap_or_default().to_string_lossy().into_owned(),
            place: Place { file, line: 0, column: 0 },
        };
        let path = Path::new(name);
        let folder = path.parent().filter(|folder| folder.parent().and_then(Path::file_name) == Some(OsStr::new("roles")));
        let errors = self.problems.count(Severity::Error);
        let (id, category) = (at(path.file_stem()), folder.map(|folder| at(folder.file_name())));
        let source = spans::Source::new(text, file);
        let table = source.parse(self.problems);
        if table.get_ref().is_empty() && self.problems.count(Severity::Error) > errors {
            return;
        }
        let origin = if self.whole { String::new() } else { self.folder.join(name).to_string_lossy().into_owned() };
        let role = role(id, category, self.whole, Fields::new(&source, &table), self.problems);
        self.dataset.roles.push(Role { origin, ..role });
    }

    fn stray_role(&mut self, name: &str) {
        let file = self.register(name);
        let place = Place { file, line: 0, column: 0 };
        self.problems.error(place, "category", "lies in no category", "move it to roles/<category>/");
    }

    /// A folder's own file: a pipe in its place would make everybody wait.
    fn bytes(&mut self, name: &str, file: u32) -> Option<Vec<u8>> {
        let path = self.folder.join(name);
        // Reading a folder fails at once, and says so.
        let regular = fs::metadata(&path).and_then(|metadata| {
            let readable = metadata.is_file() || metadata.is_dir();
            if readable { Bytes::open(&path)?.bytes() } else { Err(io::Error::other("it is no regular file")) }
        });
        regular.map_err(|error| self.problems.unreadable(file, &error)).ok()
    }

    fn text(&mut self, name: &str, file: u32) -> Option<String> {
        let bytes = self.bytes(name, file)?;
        text_of(bytes, file, self.problems)
    }

    /// What a folder holds with an extension, in order, relative to the dataset; what is no file fails when it is read.
    fn files_in(&mut self, folder: &str, extension: &str) -> Vec<String> {
        self.list(folder, |path| is_named(path, extension))
    }

    fn list(&mut self, folder: &str, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
        if self.spared(folder) {
            return Vec::new();
        }
        let entries =
            fs::read_dir(self.folder.join(folder)).and_then(|entries| entries.map(|entry| entry.map(|e| e.path())).collect());
        let mut paths: Vec<PathBuf> = entries.unwrap_or_else(|error| {
            let file = self.register(folder);
            self.problems.error(Place { file, line: 0, column: 0 }, "", format!("cannot be read: {error}"), "");
            Vec::new()
        });
        paths.retain(|path| wanted(path));
        paths.sort();
        paths.iter().filter_map(|path| path.file_name()).map(|name| format!("{folder}/{}", name.to_string_lossy())).collect()
    }
}

/// A file of lines, unless it is one JSON value over several: that would be told line by line.
fn lines(source: Bytes, name: &str, file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    match source.is_one_value_on_lines() {
        Ok(false) => Lines::read(source, name, file, dataset, problems),
        Ok(true) => {
            let hint = "a line holds one record; a file of JSON is called .json";
            problems.error(Place { file, line: 1, column: 0 }, "", "is JSON over several lines", hint);
        }
        Err(error) => problems.unreadable(file, &error),
    }
}

/// The text of a file, with line feeds alone at the ends of lines: TOML keeps those of its file in long texts.
fn text_of(bytes: Vec<u8>, file: u32, problems: &mut Problems) -> Option<String> {
    String::from_utf8(bytes)
        .map(|text| if text.contains('\r') { text.replace("\r\n", "\n") } else { text })
        .map_err(|error| {
            let valid = error.utf8_error().valid_up_to();
            let line = error.as_bytes().iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
            let place = Place { file, line: u32::try_from(line).unwrap_or(u32::MAX), column: 0 };
            problems.error(place, "", "is not UTF-8", "save the file as UTF-8");
        })
        .ok()
}

fn is_named(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// A role from its file; one that need not be whole may be as little as a title.
fn role(id: At<String>, folder: Option<At<String>>, whole: bool, mut fields: Fields<'_>, problems: &mut Problems) -> Role {
    let category = folder.or_else(|| fields.optional_name("category", problems)).unwrap_or_default();
    let title = fields.name("title", problems);
    if !whole {
        fields.spare_absent();
    }
    let tools = tool_uses(&mut fields, problems);
    let role = Role { category, tools, ..role_but_tools(id, title, &mut fields, problems) };
    fields.finish(problems);
    role
}

/// What a role's record has in every form; how tools are listed, and where its category stands, differs.
pub(crate) fn role_but_tools(id: At<String>, title: At<String>, fields: &mut Fields<'_>, problems: &mut Problems) -> Role {
    Role {
        origin: String::new(),
        origin_line: 0,
        id,
        category: At::default(),
        title,
        aliases: fields.names("aliases", problems),
        level: fields.choice("level", problems),
        occupation: fields.name("occupation", problems),
        summary: fields.prose("summary", problems),
        day: fields.prose("day", problems),
        scores: scores(fields, problems),
        reasons: reasons(fields, problems),
        tools: Vec::new(),
        certifications: fields.names("certifications", problems),
        prerequisites: fields.names("prerequisites", problems),
        next: fields.names("next", problems),
        related: fields.names("related", problems),
        pay: pay(fields, problems),
    }
}

fn scores(fields: &mut Fields<'_>, problems: &mut Problems) -> [At<Option<u8>>; 5] {
    let mut scores: [At<Option<u8>>; 5] = Default::default();
    if let Some(mut table) = fields.required_table("competencies", problems) {
        for (score, competency) in scores.iter_mut().zip(Competency::ALL) {
            *score = table.score(competency.name(), problems);
        }
        table.finish(problems);
    }
    scores
}

fn reasons(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<(Competency, At<String>)> {
    let Some(mut table) = fields.table("reasons", problems) else { return Vec::new() };
    let reasons = Competency::ALL
        .iter()
        .filter_map(|competency| table.optional_prose(competency.name(), problems).map(|reason| (*competency, reason)))
        .collect();
    table.finish(problems);
    reasons
}

/// Figures of the role's own: `[[pay]]`.
fn pay(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<Wage> {
    let mut wages = Vec::new();
    for mut table in fields.tables("pay", problems) {
        let wage = Wage {
            occupation: None,
            region: table.name("region", problems),
            year: table.year("year", problems),
            currency: table.name("currency", problems).value,
            period: table.optional_choice("period", problems).unwrap_or(Period::Year),
            amounts: document::amounts(&mut table, problems),
            top_coded: 0,
            jobs: table.optional_amount("jobs", problems),
            matched: None,
            local_code: String::new(),
            local_title: String::new(),
            source: table.optional_name("source", problems).unwrap_or_default(),
            note: table.optional_note("note", problems).unwrap_or_default().value,
        };
        if wage.amounts.percentiles.into_iter().chain([wage.amounts.mean]).all(|amount| amount.is_none()) {
            problems.error(table.place(), "pay", "gives no amount", "one of mean, p10, p25, p50, p75, p90");
        }
        table.finish(problems);
        wages.push(wage);
    }
    wages
}

/// Tools are listed under their proficiency, which reads better than a proficiency per tool.
fn tool_uses(fields: &mut Fields<'_>, problems: &mut Problems) -> Vec<ToolUse> {
    let Some(mut table) = fields.required_table("tools", problems) else { return Vec::new() };
    let mut uses = Vec::new();
    for &proficiency in Proficiency::ALL.iter().rev() {
        let tools = table.names(proficiency.name(), problems);
        uses.extend(tools.into_iter().map(|tool| ToolUse { tool, proficiency }));
    }
    table.finish(problems);
    uses
}

fn changes(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    let moves = |field, fields: &mut Fields<'_>, problems: &mut Problems| {
        fields.table(field, problems).map(|table| table.lists(problems)).unwrap_or_default()
    };
    dataset.changes.push(Changes {
        over: (0, 0),
        hide: fields.names("hide", problems),
        next: moves("next", &mut fields, problems),
        prerequisites: moves("prerequisites", &mut fields, problems),
        related: moves("related", &mut fields, problems),
    });
    fields.finish(problems);
}

fn categories(fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    for (id, mut fields) in fields.entries(problems) {
        dataset.categories.push(Category { id, title: fields.name("title", problems) });
        fields.finish(problems);
    }
}

fn tools(mut fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    for &kind in ToolKind::ALL {
        let Some(table) = fields.table(kind.name(), problems) else { continue };
        for (id, mut fields) in table.entries(problems) {
            let tool = Tool { id, name: fields.name("name", problems), kind, aliases: fields.names("aliases", problems) };
            dataset.tools.push(tool);
            fields.finish(problems);
        }
    }
    fields.finish(problems);
}

fn certifications(fields: Fields<'_>, dataset: &mut Dataset, problems: &mut Problems) {
    for (id, mut fields) in fields.entries(problems) {
        let certification = Certification {
            id,
            name: fields.name("name", problems),
            issuer: fields.name("issuer", problems),
            aliases: fields.names("aliases", problems),
        };
        dataset.certifications.push(certification);
        fields.finish(problems);
    }
}

fn sources(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, SOURCES, problems, |row, problems| {
        let [id, publisher, title, release, period, licence, attribution, homepage, used_for, notes] = row;
        dataset.sources.push(Source {
            id: id.name(problems),
            publisher: publisher.note(problems),
            title: title.note(problems),
            release: release.note(problems),
            period: period.note(problems),
            licence: At { value: licence.note(problems), place: licence.place },
            attribution: At { value: attribution.note(problems), place: attribution.place },
            homepage: homepage.note(problems),
            used_for: used_for.note(problems),
            notes: notes.note(problems),
        });
    });
}

fn regions(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, REGIONS, problems, |row, problems| {
        let [id, name, kind, parent, aliases] = row;
        dataset.regions.push(Region {
            id: id.name(problems),
            name: name.name(problems),
            kind: kind.required_choice(problems).unwrap_or(RegionKind::Country),
            parent: parent.optional_name(problems),
            aliases: aliases.list(problems),
        });
    });
}

fn prices(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, ["region", "kind", "factor", "year", "source"], problems, |row, problems| {
        let [region, kind, factor, year, source] = row;
        dataset.prices.push(Price {
            region: region.name(problems),
            kind: kind.required_choice(problems).unwrap_or(PriceKind::Exchange),
            factor: factor.factor(problems),
            year: year.required_number(problems),
            source: source.name(problems),
        });
    });
}

fn jargon(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, ["word", "kind", "means"], problems, |row, problems| {
        let [word, kind, means] = row;
        dataset.jargon.push(Jargon {
            word: word.name(problems),
            kind: kind.required_choice(problems).unwrap_or(JargonKind::Filler),
            means: At { value: means.note(problems), place: means.place },
        });
    });
}

fn occupations(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, OCCUPATIONS, problems, |row, problems| {
        let [code, title, job_zone, depth, trouble, communication, process, documentation, baseline_from, source] = row;
        let baseline = [depth, trouble, communication, process, documentation];
        dataset.occupations.push(Occupation {
            code: code.name(problems),
            title: title.name(problems),
            job_zone: job_zone.number_within(1..=5, problems),
            baseline: baseline.map(|score| score.tenths(0..=1000, problems)),
            baseline_from: baseline_from.optional_name(problems),
            source: source.name(problems),
        });
    });
}

fn statistics(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, STATISTICS, problems, |row, problems| {
        let [code, title, employment_2024, employment_2034, change, openings, education, experience, training, source] = row;
        if change.is_empty() && !employment_2024.is_empty() && !employment_2034.is_empty() {
            change.missing("give the change between the two years in percent", problems);
        }
        dataset.statistics.push(Statistics {
            code: code.name(problems),
            title: title.name(problems),
            employment_2024: employment_2024.number(problems),
            employment_2034: employment_2034.number(problems),
            change: change.tenths(i32::MIN..=i32::MAX, problems),
            annual_openings: openings.number(problems),
            education: education.note(problems),
            experience: experience.note(problems),
            training: training.note(problems),
            source: source.name(problems),
        });
    });
}

fn wages(text: &[u8], file: u32, dataset: &mut Dataset, problems: &mut Problems) {
    csv::rows(text, file, WAGES, problems, |row, problems| {
        let [
            occupation,
            region,
            year,
            currency,
            period,
            mean,
            p10,
            p25,
            p50,
            p75,
            p90,
            top_coded,
            jobs,
            matched,
            code,
            title,
            source,
            note,
        ] = row;
        if matched.is_empty() && !occupation.is_empty() {
            matched.missing("say how well the occupation fits: exact, close or broad", problems);
        }
        dataset.wages.push(Wage {
            occupation: occupation.optional_name(problems),
            region: region.name(problems),
            year: year.required_number(problems),
            currency: currency.name(problems).value,
            period: period.required_choice(problems).unwrap_or(Period::Year),
            amounts: Amounts {
                mean: mean.money(problems),
                percentiles: [p10, p25, p50, p75, p90].map(|amount| amount.money(problems)),
            },
            top_coded: top_coded_bits(&top_coded.list(problems), top_coded.place, problems),
            jobs: jobs.number(problems),
            matched: matched.choice(problems),
            local_code: code.note(problems),
            local_title: title.note(problems),
            source: source.name(problems),
            note: note.note(problems),
        });
    });
}

pub(crate) fn top_coded_bits(names: &[String], place: Place, problems: &mut Problems) -> u8 {
    let mut bits = 0;
    for name in names {
        match Percentile::from_name(name) {
            Some(percentile) => bits |= 1 << percentile as u8,
            None => {
                problems.error(place, "top_coded", format!("unknown percentile `{}`", shown(name)), "p10, p25, p50, p75, p90");
            }
        }
    }
    bits
}
