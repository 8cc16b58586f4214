//! Reads a folder of data, or a single file of own data in any form.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use super::changes::Changes;
use super::layered::LayeredData;
use super::source::{Form, STANDARD_INPUT, Source as Bytes};
use super::tables::{
    categories, certifications, crosswalk, jargon, move_notes, occupations, places, prices, regions, reported_titles, role,
    sources, statistics, tools, wages,
};
use super::text::text_of;
use super::{document, exported, lines, rows, titles};
use crate::files::{Folder, entries};
use crate::formats::spans::{self, Fields};
use crate::problem::{At, Place, Problems, Severity};
use crate::records::{Dataset, Role};
use crate::text::shown_path;

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
            let file = problems.file(&shown_path(path));
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

/// Endings of files that look like data.
const DATA_ENDINGS: [&str; 6] = ["toml", "csv", "tsv", "json", "ndjson", "jsonl"];

/// Folders of a dataset, with the ending of the files in them that are read.
const READ_FOLDERS: [(&str, &str); 4] = [("roles", "toml"), ("wages", "csv"), ("crosswalk", "csv"), ("occupations", "csv")];

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
        // Regions do without names of places in them, moves without notes, and occupations without titles that people report.
        let optional =
            [("places.csv", places as FromCsv), ("moves.csv", move_notes), ("occupations/titles.csv", reported_titles)];
        for (name, table) in optional {
            if self.opened.has(name) {
                self.csv(name, table);
            }
        }
        self.csv("prices.csv", prices);
        self.csv("jargon.csv", jargon);
        self.csv("occupations/onet.csv", occupations);
        self.csv("occupations/soc.csv", statistics);
        for file in self.files_in(Path::new("wages"), "csv") {
            self.csv(&file, wages);
        }
        // Only figures of countries' own occupations need one.
        if self.opened.has("crosswalk") {
            for file in self.files_in(Path::new("crosswalk"), "csv") {
                self.csv(&file, crosswalk);
            }
        }
        for name in ROLES {
            if !self.whole && self.opened.has(name) {
                self.roles(name);
            }
        }
        for name in self.list(Path::new("roles"), |path| !path.is_file() || is_named(path, "toml")) {
            if is_named(&name, "toml") {
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
        let origin = shown_path(&self.folder.join("roles.csv"));
        for role in &mut self.data.dataset.roles {
            (role.origin, role.origin_line) = (origin.clone(), role.id.place.line);
        }
    }

    /// Reports a folder without any data file, which is probably the wrong one.
    fn check_found(&mut self) {
        if self.files == 0 {
            let file = self.problems.file(&shown_path(self.folder));
            let place = Place { file, line: 0, column: 0 };
            let hint = "name the folder above roles/; `career init DIR` writes an example";
            self.problems.error(place, "", "holds nothing of a dataset", hint);
        }
    }

    /// Warns about files that look like data but are not at a path that is read.
    fn check_strays(&mut self) {
        let hint = format!("roles lie in roles/, or in {}", ROLES.join(" and "));
        let is_export = exported::is_export(self.opened);
        let is_part = |path: &Path| {
            let name = path.file_name().unwrap_or_default();
            if is_export {
                exported::is_file(&name.to_string_lossy())
            } else {
                PARTS.into_iter().chain(ROLES).any(|known| name == known)
            }
        };
        self.stray(Path::new("."), |path| is_data(path) && !is_part(path), &hint);
        for (folder, ending) in READ_FOLDERS {
            let hint = format!("{folder}/ holds .{ending} files");
            self.stray(Path::new(folder), |path| is_data(path) && !is_named(path, ending), &hint);
        }
        for category in self.list(Path::new("roles"), Path::is_dir) {
            self.stray(&category, |path| is_data(path) && !is_named(path, "toml"), "a category holds .toml files, a role each");
            self.stray(&category, holds_data, "a category has no folders: move the files up");
        }
    }

    /// Warns about the entries of a folder that are not read.
    fn stray(&mut self, folder: &Path, is_stray: impl Fn(&Path) -> bool, hint: &str) {
        for name in self.list(folder, is_stray) {
            let file = self.register(name.strip_prefix(".").unwrap_or(&name));
            self.problems.warning(Place { file, line: 0, column: 0 }, "", "is not read", hint);
        }
    }

    /// Reads a file of many roles.
    fn roles(&mut self, name: &str) {
        let file = self.register(Path::new(name));
        let opened = self.opened.file(name).and_then(|path| Ok((Bytes::open(&path)?, path)));
        match opened {
            Ok((source, path)) => read_source(source, &path, file, &mut self.data, self.problems),
            Err(error) => self.problems.unreadable(file, &error),
        }
    }

    /// Whether a file is missing and optional.
    fn may_lack(&self, name: &Path) -> bool {
        !self.whole && !self.opened.has(name)
    }

    /// Registers a file under its name in messages.
    fn register(&mut self, name: &Path) -> u32 {
        self.files += 1;
        let shown = if self.whole { shown_path(name) } else { shown_path(&self.folder.join(name)) };
        self.problems.file(&shown)
    }

    fn toml(&mut self, name: &str, from: FromToml) {
        let name = Path::new(name);
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
        let name = Path::new("overlay.toml");
        if self.may_lack(name) {
            return;
        }
        let file = self.register(name);
        let Some(text) = self.text(name, file) else { return };
        let source = spans::Source::new(&text, file);
        let table = source.parse(self.problems);
        self.data.changes.push(Changes::read(Fields::new(&source, &table), self.problems));
    }

    fn csv(&mut self, name: impl AsRef<Path>, from: FromCsv) {
        let name = name.as_ref();
        if self.may_lack(name) {
            return;
        }
        let file = self.register(name);
        if let Some(bytes) = self.bytes(name, file) {
            from(&bytes, file, &mut self.data.dataset, self.problems);
        }
    }

    /// Reads `roles/<category>/<id>.toml`, or `roles/<id>.toml` for a role of own data.
    fn role(&mut self, name: &Path) {
        let file = self.register(name);
        if let Some(text) = self.text(name, file) {
            let origin = if self.whole { String::new() } else { shown_path(&self.folder.join(name)) };
            let roles = &mut self.data.dataset.roles;
            roles.extend(role_of(&text, name, file, self.whole, self.problems).map(|role| Role { origin, ..role }));
        }
    }

    fn stray_role(&mut self, name: &Path) {
        let file = self.register(name);
        let place = Place { file, line: 0, column: 0 };
        self.problems.error(place, "category", "lies in no category", "move it to roles/<category>/");
    }

    fn bytes(&mut self, name: &Path, file: u32) -> Option<Vec<u8>> {
        let bytes = self.opened.file(name).and_then(|path| Bytes::open(&path)?.bytes());
        bytes.map_err(|error| self.problems.unreadable(file, &error)).ok()
    }

    fn text(&mut self, name: &Path, file: u32) -> Option<String> {
        let bytes = self.bytes(name, file)?;
        text_of(bytes, file, self.problems)
    }

    /// Paths, relative to the dataset and sorted, of the entries of a folder with an extension; one that is not a file fails when
    /// read.
    fn files_in(&mut self, folder: &Path, extension: &str) -> Vec<PathBuf> {
        self.list(folder, |path| is_named(path, extension))
    }

    fn list(&mut self, folder: &Path, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        if self.may_lack(folder) {
            return Vec::new();
        }
        let entries = self.opened.list(folder).unwrap_or_else(|error| {
            let file = self.register(folder);
            self.problems.unreadable(file, &error);
            Vec::new()
        });
        let wanted = entries.iter().filter(|path| wanted(path));
        wanted.filter_map(|path| path.file_name()).map(|name| folder.join(name)).collect()
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
fn shown(path: &Path) -> String {
    if path == Path::new(STANDARD_INPUT) { "(standard input)".to_owned() } else { shown_path(path) }
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
        Form::Foreign(form) => return problems.error(Place { file, line: 0, column: 0 }, "", form.what, form.advice),
        Form::Toml | Form::Json | Form::Wages | Form::Titles => {}
    }
    let bytes = match source.bytes() {
        Ok(bytes) => bytes,
        Err(error) => return problems.unreadable(file, &error),
    };
    if matches!(form, Form::Wages) {
        return wages(&bytes, file, &mut data.dataset, problems);
    }
    let Some(text) = text_of(bytes, file, problems) else { return };
    match form {
        Form::Json => document::read(&text, &shown, file, &mut data.dataset, problems),
        Form::Titles => titles::read(&text, &shown, file, &mut data.dataset, problems),
        _ => {
            let role = role_of(&text, path, file, false, problems);
            data.dataset.roles.extend(role.map(|role| Role { origin: shown_path(path), ..role }));
        }
    }
}

/// Parses a role; the file may state the category when its folder does not.
fn role_of(text: &str, path: &Path, file: u32, whole: bool, problems: &mut Problems) -> Option<Role> {
    let at = |part: Option<&OsStr>| At {
        value: shown_path(Path::new(part.unwrap_or_default())),
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

/// Whether a file looks like data.
fn is_data(path: &Path) -> bool {
    DATA_ENDINGS.into_iter().any(|ending| is_named(path, ending)) && path.is_file()
}

/// Whether a folder has a file that looks like data, or a folder that has.
fn holds_data(folder: &Path) -> bool {
    let holds = |path: &PathBuf| is_data(path) || !path.is_symlink() && holds_data(path);
    folder.is_dir() && entries(folder).is_ok_and(|entries| entries.iter().any(holds))
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
