//! The profile of a person, from a profile file and options, validated against a catalog with all problems reported at once.
//!
//! A file is TOML, or JSON when it begins with a brace; both have the same keys. Options add to the file and take precedence.

use std::path::Path;

use crate::catalog::{Catalog, Noun, Tool};
use crate::error::{Error, report_failure};
use crate::input::{STANDARD_INPUT, read_text};
use crate::query::{Failure, Profile, TakenName, resolve_pay_place, resolve_role, unknown};
use career_data::formats::json;
use career_data::formats::spans::{Fields, Source};
use career_data::vocabulary::{Competency, Proficiency, Vocabulary};
use career_data::{At, PerCompetency, Place, Problems, Severity};

/// A profile to start from, which explains each rating.
pub const EXAMPLE: &str = include_str!("example.toml");

/// The largest profile file, in bytes.
const LARGEST: u64 = 1 << 20;

/// The options that describe a person; names as typed.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "named as the options are")]
pub struct Given<'g> {
    pub role: Option<&'g str>,
    /// Roles that names were taken for, in the file as well.
    pub taken: &'g [TakenName],
    pub tools: &'g [(String, Proficiency)],
    pub competencies: &'g [(Competency, u8)],
    pub certifications: &'g [String],
    pub region: Option<&'g str>,
    pub min_pay: Option<u32>,
    pub leave_out: &'g [String],
}

/// The profile from a file (`-` is standard input) and options.
pub fn load<'a>(catalog: &'a Catalog, file: Option<&Path>, given: &Given<'_>) -> Result<Profile<'a>, Error> {
    let mut reader =
        Reader { catalog, taken: given.taken, profile: Profile::default(), problems: Problems::default(), unknown: Vec::new() };
    let mut said = false;
    if let Some(path) = file {
        let name = if path == Path::new(STANDARD_INPUT) { "standard input".into() } else { path.to_string_lossy() };
        let file = reader.problems.file(&name);
        match read_text(path, LARGEST) {
            Ok(text) => said = reader.file(&text, file),
            Err(error) => {
                reader.problems.error(Place { file, line: 0, column: 0 }, "", format!("cannot be read: {error}"), "");
            }
        }
    }
    let options = reader.problems.file("options");
    said |= reader.options(given, options);
    reader.finish(said, file.is_some())
}

struct Reader<'a, 'g> {
    catalog: &'a Catalog,
    taken: &'g [TakenName],
    profile: Profile<'a>,
    problems: Problems,
    /// The unresolved names among the problems.
    unknown: Vec<Failure>,
}

impl<'a> Reader<'a, '_> {
    /// Reads the file; returns whether it states any skills, valid or not.
    fn file(&mut self, text: &str, file: u32) -> bool {
        let source = Source::new(text, file);
        let table = if text.trim_start().starts_with('{') {
            json::parse(text, "role", &source, &mut self.problems)
        } else {
            let table = source.parse(&mut self.problems);
            Some(table).filter(|_| self.problems.count(Severity::Error) == 0)
        };
        // After a syntax error, errors that follow from it would only hide it.
        table.is_some_and(|table| self.fields(Fields::new(&source, &table)))
    }

    fn fields(&mut self, mut fields: Fields<'_>) -> bool {
        let problems = &mut self.problems;
        let role = fields.optional_name("role", problems);
        let tools = fields.table("tools", problems).map(|table| table.choices(problems)).unwrap_or_default();
        if let Some(mut table) = fields.table("competencies", problems) {
            self.profile.competencies = PerCompetency::from_fn(|competency| table.optional_score(competency.name(), problems));
            table.finish(problems);
        }
        let certifications = fields.names("certifications", problems);
        let region = fields.optional_name("region", problems);
        self.profile.min_pay = fields.optional_amount("min_pay", problems);
        let leave_out = fields.names("leave_out", problems);
        fields.finish(problems);

        let said = role.is_some() || !tools.is_empty() || self.profile.competencies.values().any(Option::is_some);
        self.role("role", role);
        for (name, proficiency) in tools {
            let Some(tool) = self.resolve("tools", &name, tool_of) else { continue };
            if self.profile.tools.iter().any(|(known, _)| known.key() == tool.key()) {
                self.problems.error(name.place, "tools", format!("`{}` is listed twice", tool.id()), "once is enough");
            }
            self.profile.tools.push((tool, proficiency));
        }
        self.wishes(["certifications", "region", "leave_out"], certifications, region, leave_out);
        said
    }

    /// Applies the options; returns whether they state any skills.
    fn options(&mut self, given: &Given<'_>, file: u32) -> bool {
        let at = |name: &str| At { value: name.to_owned(), place: Place { file, line: 0, column: 0 } };
        self.role("--role", given.role.map(at));
        for (name, proficiency) in given.tools {
            let Some(tool) = self.resolve("--tool", &at(name), tool_of) else { continue };
            self.profile.tools.retain(|(known, _)| known.key() != tool.key());
            self.profile.tools.push((tool, *proficiency));
        }
        for (competency, score) in given.competencies {
            self.profile.competencies[*competency] = Some(*score);
        }
        let all = |names: &[String]| names.iter().map(|name| at(name)).collect();
        let fields = ["--certification", "--region", "--leave-out"];
        self.wishes(fields, all(given.certifications), given.region.map(at), all(given.leave_out));
        self.profile.min_pay = given.min_pay.or(self.profile.min_pay);
        given.role.is_some() || !given.tools.is_empty() || !given.competencies.is_empty()
    }

    fn role(&mut self, field: &str, name: Option<At<String>>) {
        let taken = |typed: String| match self.taken.iter().find(|taken| taken.typed == typed) {
            Some(taken) => taken.id.clone(),
            None => typed,
        };
        let name = name.map(|At { value, place }| At { value: taken(value), place });
        let role = name.and_then(|name| self.resolve(field, &name, resolve_role));
        self.profile.role = role.or(self.profile.role);
    }

    fn wishes(&mut self, fields: [&str; 3], held: Vec<At<String>>, region: Option<At<String>>, leave_out: Vec<At<String>>) {
        let [certification_field, region_field, category_field] = fields;
        for name in held {
            let found = self.resolve(certification_field, &name, |catalog, name| {
                catalog.find_certification(name).ok_or_else(|| unknown(catalog, Noun::Certification, name))
            });
            self.profile.certifications.extend(found);
        }
        let region = region.and_then(|name| self.resolve(region_field, &name, resolve_pay_place));
        self.profile.region = region.or(self.profile.region.take());
        for name in leave_out {
            let found = self.resolve(category_field, &name, |catalog, name| {
                catalog.find_category(name).ok_or_else(|| unknown(catalog, Noun::Category, name))
            });
            self.profile.leave_out.extend(found);
        }
    }

    /// Resolves a name; an unresolved one is reported, unless it is empty, which was reported before.
    fn resolve<T>(&mut self, field: &str, name: &At<String>, find: fn(&'a Catalog, &str) -> Result<T, Failure>) -> Option<T> {
        if name.value.is_empty() && name.place.line > 0 {
            return None;
        }
        match find(self.catalog, &name.value) {
            Ok(found) => Some(found),
            Err(failure) => {
                let told = report_failure(&failure);
                self.problems.error(name.place, field, told.message, told.hint.unwrap_or_default());
                self.unknown.push(failure);
                None
            }
        }
    }

    fn finish(mut self, said: bool, from_file: bool) -> Result<Profile<'a>, Error> {
        // With other problems, it is uncertain that nothing was stated.
        if !said && self.problems.count(Severity::Error) == 0 {
            let place = Place { file: 0, line: 0, column: 0 };
            let hint = "give a role, tools or competencies; `career fit --example` prints a profile to start from";
            self.problems.error(place, "", "says nothing of what you know", hint);
        }
        match (self.problems.count(Severity::Error), self.unknown.as_slice()) {
            (0, _) => Ok(self.profile),
            // A single name among the options is reported as by every other command.
            (1, [failure]) if !from_file => Err(Error::Query(failure.clone())),
            (problems, unknown) => {
                let misuse = from_file || unknown.len() < problems;
                self.problems.sort();
                Err(Error::Profile { problems: self.problems, misuse, unknown: self.unknown })
            }
        }
    }
}

fn tool_of<'a>(catalog: &'a Catalog, name: &str) -> Result<Tool<'a>, Failure> {
    catalog.find_tool(name).ok_or_else(|| unknown(catalog, Noun::Tool, name))
}
