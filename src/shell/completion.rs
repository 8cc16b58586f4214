//! Shell completion: static scripts and dynamic candidates.
//!
//! Dynamic completion follows the protocol of `clap_complete`: `COMPLETE=<shell> career` prints the registration script of
//! the shell, `COMPLETE=<shell> career -- <words>` prints candidates. Any other value of the variable or form of the command
//! line is an ordinary run.
//!
//! Candidates for an argument are determined by its value name: every `ROLE` is completed with roles, in any subcommand.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::Path;

use clap::builder::StyledStr;
use clap_complete::aot::Generator;
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};
use clap_complete_nushell::Nushell;

use super::{CommandLine, Shell};
use crate::catalog::Catalog;
use crate::view::clean_candidates;
use career_data::vocabulary::{Competency, Vocabulary};

const VARIABLE: &str = "COMPLETE";
const NAME: &str = "career";
const SHELLS: Shells<'static> = Shells::builtins();

/// The output of a completion request in the environment; `None` for an ordinary run.
pub(crate) fn requested(args: &[OsString], command_line: fn() -> CommandLine) -> Option<Vec<u8>> {
    let (program, words) = match args {
        [program] => (program, None),
        [program, dashes, words @ ..] if dashes == "--" && !words.is_empty() => (program, Some(words)),
        _ => return None,
    };
    // Accepts a path as well, such as that of `$SHELL`.
    let shell = env::var_os(VARIABLE)?;
    let completer = SHELLS.completer(Path::new(&shell).file_stem()?.to_str()?)?;
    match words {
        Some(words) => Some(candidates(completer, words, command_line())),
        None => registration_with(completer, program).ok(),
    }
}

/// The registration script for dynamic completion, which calls the program as it was invoked; `None` for unsupported shells.
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
    // A bare name is looked up in `PATH` each time; a relative path must work from any working directory.
    let path = if path.components().count() > 1 { env::current_dir()?.join(path) } else { path.to_owned() };
    let mut script = Vec::new();
    completer.write_registration(VARIABLE, NAME, NAME, &path.to_string_lossy(), &mut script)?;
    Ok(script)
}

/// The static completion script: commands, options and their possible values.
pub(crate) fn script(shell: Shell, mut definition: clap::Command) -> Vec<u8> {
    use clap_complete::aot::Shell as Aot;
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

/// Completion candidates for the last word; empty for an invalid request.
fn candidates(completer: &dyn EnvCompleter, words: &[OsString], command_line: CommandLine) -> Vec<u8> {
    let here = env::current_dir().ok();
    let mut found = Vec::new();
    match completer.write_complete(&mut with_candidates(command_line), words.to_vec(), here.as_deref(), &mut found) {
        Ok(()) => clean_candidates(&String::from_utf8_lossy(&found)).into_bytes(),
        Err(_) => Vec::new(),
    }
}

/// Adds the candidates of each argument to the definition.
fn with_candidates(CommandLine { definition, fields, schemas, .. }: CommandLine) -> clap::Command {
    definition.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        let complete = |arg: clap::Arg| {
            let name = name.clone();
            match value_name(&arg).as_str() {
                "FIELDS" => arg.add(ArgValueCandidates::new(move || {
                    fields(&name).into_iter().map(|field| CompletionCandidate::new(field.into_owned())).collect()
                })),
                SCHEMA_OF => arg.add(ArgValueCandidates::new(move || {
                    schemas().into_iter().map(|(id, schema)| candidate(id, schema)).collect()
                })),
                other => match from_catalog(other) {
                    Some(list) => arg.add(ArgValueCandidates::new(move || {
                        Catalog::embedded().map(|catalog| list(&catalog)).unwrap_or_default()
                    })),
                    None => arg,
                },
            }
        };
        command.mut_args(complete).mut_subcommands(|nested| nested.mut_args(complete))
    })
}

/// The value name that is completed with ids of schemas.
const SCHEMA_OF: &str = "COMMAND";

fn value_name(arg: &clap::Arg) -> String {
    arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default()
}

/// Whether values of that name have candidates.
#[cfg(test)]
pub(crate) fn completes(value_name: &str) -> bool {
    value_name == SCHEMA_OF || from_catalog(value_name).is_some()
}

/// The candidates for values of that name, if they come from the catalog.
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
