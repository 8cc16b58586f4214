//! Reads a folder of data, or a single file of own data in any form.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use super::changes::Changes;
use super::layered::LayeredData;
use super::source::{Form, STANDARD_INPUT, Source as Bytes};
use super::tables::{
    categories, certifications, crosswalk, jargon, move_notes, occupations, places, prices, regions, role, sources, statistics,
    tools, wages,
};
use super::text::text_of;
use super::{document, exported, lines, rows};
use crate::files::Folder;
use crate::formats::spans::{self, Fields};
use crate::problem::{At, Place, Problems, Severity};
use crate::records::{Dataset, Role};

/// Reads a complete dataset folder; what cannot be read is reported and left out.
pub(crate) fn read(folder: &Path, problems: &mut Problems) -> LayeredData {
    let Some(opened) = open(folder, false, problems) else { return LayeredData::default() };
    let mut reader = Reader { folder, opened: &opened, whole: true, problems, data: LayeredData::default(), files: 0 };
    reader.folder();
    reader.data
}

/// Reads a folder with any part of a dataset, or a single file. Links in a folder may lead out of it only if they are followed.
pub(crate) fn read_part(path: &Path, follow_links: bool, problems: &mut Problems) -> LayeredData {
    let mut data = LayeredData::default();
    if !path.is_dir() {
        named_file(path, &mut data, problems);
        return data;
    }
    let Some(opened) = open(path, follow_links, problems) else { return data };
    let mut reader = Reader { folder: path, opened: &opened, whole: false, problems, data, files: 0 };
    reader.changes();
    reader.folder();
    reader.check_found();
    reader.check_strays();
    reader.data
}

/// Opens a folder; reports one that cannot be read.
fn open<'p>(path: &'p Path, follow_links: bool, problems: &mut Problems) -> Option<Folder<'p>> {
    let opened = Folder::open(path, follow_links);
    opened
        .map_err(|error| {
            let file = problems.file(&path.to_string_lossy());
            problems.unreadable(file, &error);
        })
        .ok()
}

/// Files of many roles that a folder of own data may have.
const ROLES: [&str; 2] = ["roles.ndjson", "roles.csv"];

/// Files that are only valid as part of a folder.
const PARTS: [&str; 10] = [
    "overlay.toml",
    "categories.toml",
    "tools.toml",
    "certifications.toml",
    "sources.csv",
    "regions.csv",
    "prices.csv",
    "jargon.csv",
    "places.csv",
    "moves.csv",
];

/// Hint for an empty file.
const NO_ROLE: &str = "a role is as little as an id and a title";

struct Reader<'a> {
    folder: &'a Path,
    opened: &'a Folder<'a>,
    /// Whether every file must exist.
    whole: bool,
    problems: &'a mut Problems,
    data: LayeredData,
    /// The number of files found.
    files: usize,
}

type FromToml = fn(Fields<'_>, &mut Dataset, &mut Problems);
type FromCsv = fn(&[u8], u32, &mut Dataset, &mut Problems);

impl Reader<'_> {
    fn folder(&mut self) {
        if !self.whole && exported::is_export(self.opened) {
            return self.export();
        }
        self.toml("categories.toml", categories);
        self.toml("tools.toml", tools);
        self.toml("certifications.toml", certifications);
        self.csv("sources.csv", sources);
        self.csv("regions.csv", regions);
        // Regions do without names of places in them, and moves without notes.
        for (name, table) in [("places.csv", places as FromCsv), ("moves.csv", move_notes)] {
            if self.opened.has(name) {
                self.csv(name, table);
            }
        }
        self.csv("prices.csv", prices);
        self.csv("jargon.csv", jargon);
        self.csv("occupations/onet.csv", occupations);
        self.csv("occupations/soc.csv", statistics);
        for file in self.files_in("wages", "csv") {
            self.csv(&file, wages);
        }
        // Only figures of countries' own occupations need one.
        if self.opened.has("crosswalk") {
            for file in self.files_in("crosswalk", "csv") {
                self.csv(&file, crosswalk);
            }
        }
        for name in ROLES {
            if !self.whole && self.opened.has(name) {
                self.roles(name);
            }
        }
        for name in self.list("roles", |path| !path.is_file() || is_named(path, "toml")) {
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

    /// Reads the CSV files of an export.
    fn export(&mut self) {
        for (name, from) in exported::FILES {
            self.csv(name, from);
        }
        let origin = self.folder.join("roles.csv").to_string_lossy().into_owned();
        for role in &mut self.data.dataset.roles {
            (role.origin, role.origin_line) = (origin.clone(), role.id.place.line);
        }
    }

    /// Reports a folder without any data file, which is probably the wrong one.
    fn check_found(&mut self) {
        if self.files == 0 {
            let file = self.problems.file(&self.folder.to_string_lossy());
            let place = Place { file, line: 0, column: 0 };
            let hint = "name the folder above roles/; `career init DIR` writes an example";
            self.problems.error(place, "", "holds nothing of a dataset", hint);
        }
    }

    /// Warns about files that look like data but are not at a path that is read.
    fn check_strays(&mut self) {
        let is_export = exported::is_export(self.opened);
        let is_stray = |path: &Path| {
            let name = path.file_name().unwrap_or_default();
            let is_data = ["toml", "csv", "json", "ndjson", "jsonl"].into_iter().any(|ending| is_named(path, ending));
            let is_part = if is_export {
                exported::is_file(&name.to_string_lossy())
            } else {
                PARTS.into_iter().chain(ROLES).any(|known| name == known)
            };
            is_data && path.is_file() && !is_part
        };
        for name in self.list(".", is_stray) {
            let file = self.register(name.trim_start_matches("./"));
            let hint = format!("roles lie in roles/, or in {}", ROLES.join(" and "));
            self.problems.warning(Place { file, line: 0, column: 0 }, "", "is not read", hint);
        }
    }

    /// Reads a file of many roles.
    fn roles(&mut self, name: &str) {
        let file = self.register(name);
        let opened = self.opened.file(name).and_then(|path| {
            let source = Bytes::open(&path)?;
            Ok((source, path))
        });
        match opened {
            Ok((source, path)) => read_source(source, &path, file, &mut self.data, self.problems),
            Err(error) => self.problems.unreadable(file, &error),
        }
    }

    /// Whether a file is missing and optional.
    fn may_lack(&self, name: &str) -> bool {
        !self.whole && !self.opened.has(name)
    }

    /// Registers a file under its name in messages.
    fn register(&mut self, name: &str) -> u32 {
        self.files += 1;
        if self.whole { self.problems.file(name) } else { self.problems.file(&self.folder.join(name).to_string_lossy()) }
    }

    fn toml(&mut self, name: &str, from: FromToml) {
        if self.may_lack(name) {
            return;
        }
        let file = self.register(name);
        let Some(text) = self.text(name, file) else { return };
        let source = spans::Source::new(&text, file);
        let table = source.parse(self.problems);
        from(Fields::new(&source, &table), &mut self.data.dataset, self.problems);
    }

    fn changes(&mut self) {
        const NAME: &str = "overlay.toml";
        if self.may_lack(NAME) {
            return;
        }
        let file = self.register(NAME);
        let Some(text) = self.text(NAME, file) else { return };
        let source = spans::Source::new(&text, file);
        let table = source.parse(self.problems);
        self.data.changes.push(Changes::read(Fields::new(&source, &table), self.problems));
    }

    fn csv(&mut self, name: &str, from: FromCsv) {
        if self.may_lack(name) {
            return;
        }
        let file = self.register(name);
        if let Some(bytes) = self.bytes(name, file) {
            from(&bytes, file, &mut self.data.dataset, self.problems);
        }
    }

    /// Reads `roles/<category>/<id>.toml`, or `roles/<id>.toml` for a role of own data.
    fn role(&mut self, name: &str) {
        let file = self.register(name);
        if let Some(text) = self.text(name, file) {
            let origin = if self.whole { String::new() } else { self.folder.join(name).to_string_lossy().into_owned() };
            let roles = &mut self.data.dataset.roles;
            roles.extend(role_of(&text, Path::new(name), file, self.whole, self.problems).map(|role| Role { origin, ..role }));
        }
    }

    fn stray_role(&mut self, name: &str) {
        let file = self.register(name);
        let place = Place { file, line: 0, column: 0 };
        self.problems.error(place, "category", "lies in no category", "move it to roles/<category>/");
    }

    fn bytes(&mut self, name: &str, file: u32) -> Option<Vec<u8>> {
        let bytes = self.opened.file(name).and_then(|path| Bytes::open(&path)?.bytes());
        bytes.map_err(|error| self.problems.unreadable(file, &error)).ok()
    }

    fn text(&mut self, name: &str, file: u32) -> Option<String> {
        let bytes = self.bytes(name, file)?;
        text_of(bytes, file, self.problems)
    }

    /// Paths, relative to the dataset and sorted, of the entries of a folder with an extension; one that is not a file fails when
    /// read.
    fn files_in(&mut self, folder: &str, extension: &str) -> Vec<String> {
        self.list(folder, |path| is_named(path, extension))
    }

    fn list(&mut self, folder: &str, wanted: impl Fn(&Path) -> bool) -> Vec<String> {
        if self.may_lack(folder) {
            return Vec::new();
        }
        let mut paths = self.opened.list(folder).unwrap_or_else(|error| {
            let file = self.register(folder);
            self.problems.unreadable(file, &error);
            Vec::new()
        });
        paths.retain(|path| wanted(path));
        paths.iter().filter_map(|path| path.file_name()).map(|name| format!("{folder}/{}", name.to_string_lossy())).collect()
    }
}

/// Reads a file that a person named, or standard input.
fn named_file(path: &Path, data: &mut LayeredData, problems: &mut Problems) {
    let file = problems.file(&shown(path));
    if path.file_name().is_some_and(|name| PARTS.iter().any(|part| name == *part)) {
        let place = Place { file, line: 0, column: 0 };
        return problems.error(place, "", "is a part of a dataset", "name the folder that it lies in");
    }
    match Bytes::open(path) {
        Ok(source) => read_source(source, path, file, data, problems),
        Err(error) => problems.unreadable(file, &error),
    }
}

/// The name of a file in messages.
fn shown(path: &Path) -> Cow<'_, str> {
    if path == Path::new(STANDARD_INPUT) { "(standard input)".into() } else { path.to_string_lossy() }
}

/// Reads own data in any form.
fn read_source(source: Bytes, path: &Path, file: u32, data: &mut LayeredData, problems: &mut Problems) {
    let form = match source.form(path).and_then(|form| Ok((form, source.len()?))) {
        Ok((_, 0)) => return problems.error(Place { file, line: 0, column: 0 }, "", "is empty", NO_ROLE),
        Ok((form, _)) => form,
        Err(error) => return problems.unreadable(file, &error),
    };
    let shown = shown(path);
    match form {
        Form::Lines => return json_lines(source, &shown, file, data, problems),
        Form::Rows => return rows::read(source, &shown, file, data, problems),
        Form::Toml | Form::Json | Form::Wages => {}
    }
    let bytes = match source.bytes() {
        Ok(bytes) => bytes,
        Err(error) => return problems.unreadable(file, &error),
    };
    if form == Form::Wages {
        return wages(&bytes, file, &mut data.dataset, problems);
    }
    let Some(text) = text_of(bytes, file, problems) else { return };
    if form == Form::Json {
        return document::read(&text, &shown, file, &mut data.dataset, problems);
    }
    let role = role_of(&text, path, file, false, problems);
    data.dataset.roles.extend(role.map(|role| Role { origin: path.to_string_lossy().into_owned(), ..role }));
}

/// Parses a role; the file may state the category when its folder does not.
fn role_of(text: &str, path: &Path, file: u32, whole: bool, problems: &mut Problems) -> Option<Role> {
    let at = |part: Option<&OsStr>| At {
        value: part.unwrap_or_default().to_string_lossy().into_owned(),
        place: Place { file, line: 0, column: 0 },
    };
    let folder = path.parent().filter(|folder| folder.parent().and_then(Path::file_name) == Some(OsStr::new("roles")));
    let errors = problems.count(Severity::Error);
    let (id, category) = (at(path.file_stem()), folder.map(|folder| at(folder.file_name())));
    let source = spans::Source::new(text, file);
    let table = source.parse(problems);
    if table.get_ref().is_empty() && problems.count(Severity::Error) > errors {
        return None;
    }
    Some(role(id, category, whole, Fields::new(&source, &table), problems))
}

/// Reads JSON lines, unless the file is one JSON value over several lines: that would give an error per line.
fn json_lines(source: Bytes, name: &str, file: u32, data: &mut LayeredData, problems: &mut Problems) {
    match source.is_one_value_on_lines() {
        Ok(false) => lines::read(source, name, file, data, problems),
        Ok(true) => {
            let hint = "a line holds one record; a file of JSON is called .json";
            problems.error(Place { file, line: 1, column: 0 }, "", "is JSON over several lines", hint);
        }
        Err(error) => problems.unreadable(file, &error),
    }
}

fn is_named(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}
