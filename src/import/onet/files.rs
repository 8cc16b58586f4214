//! Finds the file of each table in a folder. Releases up to 29 have names like `Skills.txt`, tab-separated; later ones also like
//! `30.3-onet_essential_skills.csv`, comma-separated and with other names for some tables.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::import::report::{FileReport, Status};
use crate::import::table::{Form, Sheet};

/// A table of a release.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Occupations,
    Skills,
    Knowledge,
    Activities,
    Software,
    Zones,
    Related,
    Titles,
    Reported,
    Tasks,
}

/// The tables in reading order, with the names of their files and what is missing without them.
static TABLES: [(Table, &[&str], &str); 10] = [
    (Table::Occupations, &["Occupation Data"], "everything"),
    (Table::Skills, &["Skills", "Essential Skills", "Transferable Skills"], "most of what scores are made of"),
    (Table::Knowledge, &["Knowledge"], "a part of what scores are made of"),
    (Table::Activities, &["Work Activities"], "a part of what scores are made of"),
    (Table::Software, &["Technology Skills", "Software Skills", "Tools and Technology"], "the tools of all roles"),
    (Table::Zones, &["Job Zones"], "the level of all roles and the job zone of all occupations"),
    (Table::Related, &["Related Occupations"], "what each role is related to"),
    (Table::Titles, &["Alternate Titles"], "the other names of all roles"),
    (Table::Reported, &["Sample of Reported Titles"], "which occupation a title that several share means first"),
    (Table::Tasks, &["Task Statements"], "the duties of all roles"),
];

/// The files of a release.
#[derive(Debug)]
pub(super) struct Files {
    /// In reading order.
    pub(super) sheets: Vec<(Table, Sheet)>,
    /// Files that were not read, and why.
    pub(super) unread: Vec<FileReport>,
    /// The release in the names of files or of the folder: `30.3`.
    pub(super) release: Option<String>,
}

/// Finds the files of a release in a folder. Fails when the list of occupations is missing, or when two files hold the same
/// table.
pub(super) fn find(folder: &Path) -> Result<Files, Error> {
    let failed = |error| Error::File { path: folder.to_owned(), error };
    let entries = fs::read_dir(folder).map_err(failed)?;
    let mut paths = entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>().map_err(failed)?;
    paths.sort();
    let named: Vec<Named> = paths.into_iter().filter_map(Named::of).collect();
    let mut files = Files { sheets: Vec::new(), unread: Vec::new(), release: None };
    for (table, names, loss) in &TABLES {
        files.choose(*table, names, loss, folder, &named)?;
    }
    if !files.sheets.iter().any(|(table, _)| *table == Table::Occupations) {
        return Err(Error::Usage {
            message: format!("{} holds no `Occupation Data.txt`", folder.display()),
            hint: "name the folder that an O*NET database was unpacked to".to_owned(),
        });
    }
    files.release = files.release.or_else(|| release_in(&folder.file_name()?.to_string_lossy()));
    Ok(files)
}

impl Files {
    /// Selects the files of a table, in one format only: tab-separated text has priority.
    fn choose(&mut self, table: Table, names: &[&str], loss: &str, folder: &Path, there: &[Named]) -> Result<(), Error> {
        let found: Vec<&Named> = there.iter().filter(|file| names.iter().any(|name| file.is(name))).collect();
        let Some(form) = found.iter().map(|file| file.sheet.form).min() else {
            let file = format!("{}.txt", folder.join(names.first().unwrap_or(&"")).display());
            self.unread.push(FileReport::unread(file, Status::Absent, format!("leaves absent {loss}")));
            return Ok(());
        };
        let mut chosen: BTreeMap<&str, &Named> = BTreeMap::new();
        for file in found {
            let path = file.sheet.path.display();
            if file.sheet.form != form {
                let note = "the same table was read from tab-separated text";
                self.unread.push(FileReport::unread(path.to_string(), Status::PassedOver, note));
            } else if let Some(other) = chosen.insert(&file.noun, file) {
                return Err(Error::Usage {
                    message: format!("{} and {path} are the same table", other.sheet.path.display()),
                    hint: "leave the files of one release in the folder".to_owned(),
                });
            }
        }
        self.release = self.release.take().or_else(|| chosen.values().find_map(|file| file.release.clone()));
        self.sheets.extend(chosen.into_values().map(|file| (table, file.sheet.clone())));
        Ok(())
    }
}

/// A file, and what its name states.
#[derive(Debug)]
struct Named {
    /// The name of the table: `essential_skills`.
    noun: String,
    release: Option<String>,
    sheet: Sheet,
}

impl Named {
    fn of(path: PathBuf) -> Option<Self> {
        let form = match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" => Form::Tabs,
            "csv" => Form::Commas,
            _ => return None,
        };
        let stem = path.file_stem()?.to_str()?.to_ascii_lowercase().replace([' ', '-'], "_");
        let (before, noun) = stem.rsplit_once("onet_").unwrap_or(("", &stem));
        Some(Self { noun: noun.to_owned(), release: release_in(before), sheet: Sheet { path, form } })
    }

    /// Whether its table has that name.
    fn is(&self, name: &str) -> bool {
        self.noun == name.to_ascii_lowercase().replace(' ', "_")
    }
}

/// Parses a release from a name: `30.3` from `30.3_` and from `db_30_3_text`.
fn release_in(name: &str) -> Option<String> {
    let parts: Vec<&str> = name.split(['.', '_', '-', ' ']).collect();
    let number = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|digit| digit.is_ascii_digit());
    parts.windows(2).find_map(|pair| match pair {
        [major, minor] if number(major) && number(minor) => Some(format!("{major}.{minor}")),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_either_spelling() {
        for (path, noun, form) in [
            ("db/Work Activities.txt", "work_activities", Form::Tabs),
            ("db/30.3-onet_essential_skills.csv", "essential_skills", Form::Commas),
            ("db/WORK ACTIVITIES.TXT", "work_activities", Form::Tabs),
            ("db/onet_job_zones.csv", "job_zones", Form::Commas),
        ] {
            let named = Named::of(PathBuf::from(path));
            assert_eq!(named.map(|file| (file.noun, file.sheet.form)), Some((noun.to_owned(), form)), "{path}");
        }
        assert!(Named::of(PathBuf::from("db/Read Me.pdf")).is_none());
    }

    #[test]
    fn releases_are_read_off_names() {
        for (name, release) in [
            ("db_29_2_text", Some("29.2")),
            ("30.3_", Some("30.3")),
            ("db_30_0", Some("30.0")),
            ("onet-30.3", Some("30.3")),
            ("onet", None),
            ("2024_05", None),
        ] {
            assert_eq!(release_in(name).as_deref(), release, "{name}");
        }
    }
}
