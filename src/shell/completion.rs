//! Completion: scripts for shells and, as they run, what could be typed next.
//!
//! A shell asks by the convention of `clap_complete`: `COMPLETE=<shell> career` prints what registers the program with the
//! shell, `COMPLETE=<shell> career -- <words>` prints candidates. Any other value of the variable, and any other form of
//! the command line, is an ordinary run.
//!
//! What completes an argument follows from the name of its value: every `ROLE` is a role, in verbs yet to come as well.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;

use clap::builder::StyledStr;
use clap_complete::aot::Generator;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};
use clap_complete_nushell::Nushell;

use crate::catalog::Catalog;
use crate::cli::{self, Cli, Format, Shell};
use crate::error::Error;
use crate::run::ask;
use crate::settings::Settings;
use crate::view::clean_candidates;
use career_data::vocabulary::{Competency, Vocabulary};

const VARIABLE: &str = "COMPLETE";
const NAME: &str = "career";
const SHELLS: Shells<'static> = Shells::builtins();

/// The answer to a shell that asks by the environment; `None` when this is an ordinary run.
pub(crate) fn requested(args: &[OsString]) -> Option<Vec<u8>> {
    let (program, words) = match args {
        [program] => (program, None),
        [program, dashes, words @ ..] if dashes == "--" && !words.is_empty() => (program, Some(words)),
        _ => return None,
    };
    // A path will do, for `$SHELL`.
    let shell = env::var_os(VARIABLE)?;
    let completer = SHELLS.completer(Path::new(&shell).file_stem()?.to_str()?)?;
    match words {
        Some(words) => Some(candidates(completer, words)),
        None => registration_with(completer, program).ok(),
    }
}

/// The script that has a shell ask the program as it was called; `None` for shells that cannot.
pub(crate) fn registration(shell: Shell) -> Option<Vec<u8>> {
    let name = match shell {
        Shell::Bash => "bash",
        Shell::Zsh => "zsh",
        Shell::Fish => "fish",
        Shell::Powershell => "powershell",
        Shell::Elvish => "elvish",
        Shell::Nushell => return None,
    };
    registration_with(SHELLS.completer(name)?, &env::args_os().next()?).ok()
}

fn registration_with(completer: &dyn EnvCompleter, program: &OsString) -> io::Result<Vec<u8>> {
    let path = Path::new(program);
    // A bare name is looked up by the shell each time; a path must hold wherever the shell goes.
    let path = if path.components().count() > 1 { env::current_dir()?.join(path) } else { path.to_owned() };
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, NAME, NAME, &path.to_string_lossy(), &mut script)?;
    Ok(script)
}

/// The script that completes by itself: commands, options and their fixed values.
pub(crate) fn script(shell: Shell) -> Vec<u8> {
    use clap_complete::aot::Shell as Aot;
    let mut definition = cli::definition();
    definition.build();
    definition.set_bin_name(NAME);
    let mut script = Vec::new();
    let mut generate = |generator: &dyn Generator| generator.generate(&definition, &mut script);
    match shell {
        Shell::Bash => generate(&Aot::Bash),
        Shell::Zsh => generate(&Aot::Zsh),
        Shell::Fish => generate(&Aot::Fish),
        Shell::Powershell => generate(&Aot::PowerShell),
        Shell::Elvish => generate(&Aot::Elvish),
        Shell::Nushell => generate(&Nushell),
    }
    script
}

/// What the last of the words could become; none when the shell's request makes no sense.
fn candidates(completer: &dyn EnvCompleter, words: &[OsString]) -> Vec<u8> {
    let here = env::current_dir().ok();
    let mut found = Vec::new();
    match completer.write_complete(&mut completing_definition(), words.to_vec(), here.as_deref(), &mut found) {
        Ok(()) => clean_candidates(&String::from_utf8_lossy(&found)).into_bytes(),
        Err(_) => Vec::new(),
    }
}

/// The definition with what completes each argument.
fn completing_definition() -> clap::Command {
    let mut definition = cli::definition();
    definition.build();
    definition.mut_subcommands(|verb| {
        let examples = cli::examples(&verb);
        verb.mut_args(|arg| completed(arg, &examples))
    })
}

fn completed(arg: clap::Arg, examples: &[String]) -> clap::Arg {
    let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
    if name == "FIELDS" {
        let examples = examples.to_vec();
        return arg.add(ArgValueCandidates::new(move || fields(&examples)));
    }
    match from_catalog(&name) {
        Some(list) => {
            arg.add(ArgValueCandidates::new(move || Catalog::embedded().map(|catalog| list(&catalog)).unwrap_or_default()))
        }
        None => arg,
    }
}

/// What values of that name are, when the catalog knows.
fn from_catalog(value_name: &str) -> Option<fn(&Catalog) -> Vec<CompletionCandidate>> {
    Some(match value_name {
        "ROLE" | "FROM" | "TO" => |catalog| catalog.roles().map(|role| candidate(role.id(), role.title())).collect(),
        "TOOL" | "TOOL[=PROFICIENCY]" => |catalog| catalog.tools().map(|tool| candidate(tool.id(), tool.name())).collect(),
        "CATEGORY" => |catalog| catalog.categories().map(|category| candidate(category.id(), category.title())).collect(),
        "CERTIFICATION" => |catalog| catalog.certifications().map(|wanted| candidate(wanted.id(), wanted.name())).collect(),
        "REGION" => |catalog| catalog.regions().map(|region| candidate(region.id(), region.name())).collect(),
        "ROLE|CATEGORY" => |catalog| {
            let roles = catalog.roles().map(|role| candidate(role.id(), role.title()));
            roles.chain(catalog.categories().map(|category| candidate(category.id(), category.title()))).collect()
        },
        "COMMAND" => |_| crate::view::schemas().schemas.iter().map(|schema| candidate(schema.id, schema.name)).collect(),
        "COMPETENCY=N" => |_| {
            let bound = |competency: &Competency| candidate(&format!("{}=", competency.name()), competency.label());
            Competency::ALL.iter().map(bound).collect()
        },
        _ => return None,
    })
}

fn candidate(value: &str, help: &str) -> CompletionCandidate {
    CompletionCandidate::new(value).help(Some(StyledStr::from(help.to_owned())))
}

/// The fields of a verb's records: what its first example complains of when asked for one that cannot be.
fn fields(examples: &[String]) -> Vec<CompletionCandidate> {
    let example = examples.iter().find(|example| !example.contains('"'));
    let words: Vec<OsString> = example.iter().flat_map(|example| example.split(' ')).map(OsString::from).collect();
    let Ok(mut cli) = Cli::parse(&words) else { return Vec::new() };
    cli.output.fields = vec![String::new()];
    cli.output.json = None;
    cli.output.format = Some(Format::Plain);
    let Ok(catalog) = Catalog::embedded() else { return Vec::new() };
    match ask(&cli, &Settings::none(), &catalog) {
        Err(Error::UnknownField { known, .. }) => known.into_iter().map(CompletionCandidate::new).collect(),
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values that only the user knows.
    const FREE: [&str; 9] = ["TEXT", "WORDS", "AMOUNT", "N", "K", "DIR", "PATH", "FILE", "FIELDS"];

    #[test]
    fn every_value_is_completed_or_known_to_be_free() {
        let mut definition = cli::definition();
        definition.build();
        for verb in definition.get_subcommands() {
            for arg in verb.get_arguments().filter(|arg| arg.get_num_args().is_some_and(|count| count.takes_values())) {
                let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
                let fixed = !arg.get_possible_values().is_empty();
                assert!(
                    fixed || FREE.contains(&name.as_str()) || from_catalog(&name).is_some(),
                    "`career {}`: nothing completes {name}",
                    verb.get_name()
                );
            }
        }
    }

    #[test]
    fn every_verb_with_records_completes_its_fields() {
        let mut definition = cli::definition();
        definition.build();
        for verb in definition
            .get_subcommands()
            .filter(|verb| !["check", "compile", "completions", "config", "import", "init", "man"].contains(&verb.get_name()))
        {
            assert!(!fields(&cli::examples(verb)).is_empty(), "career {} --fields", verb.get_name());
        }
    }

    #[test]
    fn scripts_in_the_repository_are_fresh() {
        const WRITE: &str = "CAREER_WRITE_COMPLETIONS";
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("completions");
        for (shell, file) in [
            (Shell::Bash, "career.bash"),
            (Shell::Zsh, "_career"),
            (Shell::Fish, "career.fish"),
            (Shell::Powershell, "_career.ps1"),
            (Shell::Elvish, "career.elv"),
            (Shell::Nushell, "career.nu"),
        ] {
            let path = folder.join(file);
            if env::var_os(WRITE).is_some() {
                assert!(std::fs::write(&path, script(shell)).is_ok(), "{}", path.display());
            }
            let fresh = std::fs::read(&path).is_ok_and(|written| written == script(shell));
            assert!(fresh, "completions/{file} is stale; regenerate with `{WRITE}=1 cargo test --lib completion`");
        }
    }
}
