//! Manual pages, generated from the same definition as help.

use std::path::Path;

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use super::{CommandLine, Installed};
use crate::atomic::write_files;
use crate::error::Error;

/// The date of the pages: that of the release, or of the last change before it.
const DATE: &str = "2026-11-27";

/// Environment variables, with descriptions.
const ENVIRONMENT: [(&str, &str); 10] = [
    ("CAREER_REGION", "Where pay is looked up when --region does not say: id or name of a region."),
    ("CAREER_FORMAT", "The form of answers when --format does not say."),
    ("CAREER_DATA", "Own data when --data does not say: paths, separated as in PATH."),
    (
        "CAREER_FOLLOW_LINKS",
        "Whether a link in a folder of own data may lead out of the folder: true or false, the default, since a stranger's folder may \
         have links to files of yours.",
    ),
    ("CAREER_CACHE", "Whether compiled own data is kept for later commands: true or false. See --no-cache."),
    ("CAREER_PAGER, PAGER", "The command that reads answers longer than the terminal."),
    ("NO_COLOR, CLICOLOR_FORCE, CLICOLOR", "Forbid (not empty), force (not 0) or forbid (0) colour when --color does not say."),
    ("COLUMNS", "The width of the terminal."),
    ("LC_ALL, LC_CTYPE, LANG", "Whether a terminal takes UTF-8; otherwise answers on it are drawn with ASCII characters."),
    ("COMPLETE", "Set by shells that ask for completions."),
];

/// Exit codes, with descriptions.
const EXIT: [(&str, &str); 3] = [
    ("0", "Done. A reader that has seen enough, such as head(1), is no failure."),
    ("1", "Nothing was found: an unknown name, no match, no way."),
    ("2", "Wrong usage, bad settings or data, or an answer that could not be written."),
];

/// The page of a subcommand; without one, that of the program.
pub(crate) fn page(command_line: &CommandLine, subcommand: Option<&str>) -> Vec<u8> {
    let found = subcommand.and_then(|name| command_line.definition.find_subcommand(name));
    found.map_or_else(|| main_page(command_line), subcommand_page)
}

/// As pages are called: `career-import-onet`.
fn full_name(command: &Command) -> &str {
    command.get_display_name().unwrap_or_else(|| command.get_name())
}

/// Writes all pages to a folder.
pub(crate) fn write_all(command_line: &CommandLine, folder: &Path) -> Result<Installed, Error> {
    let mut pages = vec![("career.1".to_owned(), main_page(command_line))];
    pages.extend(
        command_line.commands().into_iter().map(|command| (format!("{}.1", full_name(command)), subcommand_page(command))),
    );
    Ok(Installed { files: write_files(folder, &pages)?, steps: Vec::new() })
}

fn main_page(CommandLine { definition, groups, .. }: &CommandLine) -> Vec<u8> {
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    for (group, names) in groups {
        roff.control("SS", [*group]);
        for name in names {
            let about = definition.find_subcommand(name).and_then(Command::get_about);
            let about = about.map(ToString::to_string).unwrap_or_default();
            entry(&mut roff, &format!("career-{name}(1)"), &about);
        }
    }
    section(&mut roff, "ENVIRONMENT", &ENVIRONMENT);
    let file = "Settings; `career config` shows them, `career config --help` explains them.";
    section(&mut roff, "FILES", &[("$XDG_CONFIG_HOME/career/config.toml, ~/.config/career/config.toml", file)]);
    section(&mut roff, "EXIT STATUS", &EXIT);
    assemble(definition, &roff)
}

fn subcommand_page(subcommand: &Command) -> Vec<u8> {
    let mut roff = Roff::new();
    if subcommand.has_subcommands() {
        roff.control("SH", ["SUBCOMMANDS"]);
        for nested in subcommand.get_subcommands() {
            let about = nested.get_about().map(ToString::to_string).unwrap_or_default();
            entry(&mut roff, &format!("{}(1)", full_name(nested)), &about);
        }
    }
    if let Some(examples) = subcommand.get_before_help() {
        roff.control("SH", ["EXAMPLES"]);
        verbatim(&mut roff, examples.to_string().trim_start_matches("Examples:\n"));
    }
    if let Some(notes) = subcommand.get_after_help() {
        roff.control("SH", ["NOTES"]);
        verbatim(&mut roff, &notes.to_string());
    }
    roff.control("SH", ["SEE ALSO"]);
    roff.text([bold("career"), roman("(1)")]);
    assemble(subcommand, &roff)
}

/// A page: the standard sections, then the given ones.
fn assemble(command: &Command, sections: &Roff) -> Vec<u8> {
    let man = Man::new(command.clone());
    // Written by hand: the library takes the date of the build, and the same program shall always write the same pages.
    let title = full_name(command).to_uppercase();
    let mut page = format!(".TH {title} 1 \"{DATE}\" \"career {}\" \"career manual\"\n", env!("CARGO_PKG_VERSION")).into_bytes();
    let parts =
        [Man::render_name_section, Man::render_synopsis_section, Man::render_description_section, Man::render_options_section];
    for part in parts {
        let written = part(&man, &mut page);
        debug_assert!(written.is_ok(), "memory takes every byte");
    }
    page.extend_from_slice(sections.to_roff().as_bytes());
    // The library writes breaks around the space before possible values, of which mandoc warns.
    String::from_utf8_lossy(&page).replace("\n.br\n\n.br\n", "\n.sp\n").into_bytes()
}

fn section(roff: &mut Roff, title: &str, entries: &[(&str, &str)]) {
    roff.control("SH", [title]);
    for (term, text) in entries {
        entry(roff, term, text);
    }
}

fn entry(roff: &mut Roff, term: &str, text: &str) {
    roff.control("TP", []);
    roff.text([bold(term)]);
    roff.text([roman(text)]);
}

/// Adds preformatted lines.
fn verbatim(roff: &mut Roff, text: &str) {
    roff.control("nf", []);
    for line in text.lines() {
        roff.text([roman(line)]);
    }
    roff.control("fi", []);
}
