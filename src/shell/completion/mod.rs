//! Shell completion: scripts that ask the program for candidates, and static scripts.
//!
//! `COMPLETE=<shell> career` prints the registration script of the shell, `COMPLETE=<shell> career -- <request>` candidates. Any
//! other value of the variable or form of the command line is an ordinary run.
//!
//! The library `clap_complete` finds the candidates; the scripts are our own. Its scripts put the program's path between quotes
//! that expand it (Bash, PowerShell), pass words on with their quotes, and do not know that Bash splits words at `=`.

mod request;
mod values;

use std::collections::HashSet;
use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;

use clap::ArgAction;
use clap_complete::aot::Generator;
use clap_complete::engine::{CompletionCandidate, complete};
use clap_complete_nushell::Nushell;

use super::quoting::quoted;
use super::{CommandLine, NAME, Shell, invoked_program};
use career_data::text::is_hostile;
use request::{Candidate, Request};
use values::Asked;

#[cfg(test)]
pub(crate) use values::completes;

const VARIABLE: &str = "COMPLETE";

/// The output of a completion request in the environment; `None` for an ordinary run.
pub(crate) fn requested(args: &[OsString], command_line: fn() -> CommandLine) -> Option<Vec<u8>> {
    let stated = match args {
        [_] => None,
        [_, dashes, stated @ ..] if dashes == "--" && !stated.is_empty() => Some(stated),
        _ => return None,
    };
    // Accepts a path as well, such as that of `$SHELL`.
    let shell = Shell::of_path(Path::new(&env::var_os(VARIABLE)?))?;
    Some(match stated {
        Some(stated) => Request::new(shell, stated).map(|request| candidates(&request, command_line())).unwrap_or_default(),
        None => registration(shell),
    })
}

/// The registration script for dynamic completion, which calls the program as it was invoked.
pub(crate) fn registration(shell: Shell) -> Vec<u8> {
    calling(shell, &invoked_program())
}

/// The same, which calls the program that `PATH` has.
pub(crate) fn registration_of_name(shell: Shell) -> Vec<u8> {
    calling(shell, NAME)
}

fn calling(shell: Shell, program: &str) -> Vec<u8> {
    let script = match shell {
        Shell::Bash => include_str!("scripts/career.bash"),
        Shell::Zsh => include_str!("scripts/_career"),
        Shell::Fish => include_str!("scripts/career.fish"),
        Shell::Elvish => include_str!("scripts/career.elv"),
        Shell::Powershell => include_str!("scripts/career.ps1"),
        Shell::Nushell => include_str!("scripts/career.nu"),
    };
    script.replace("{PROGRAM}", &quoted(program, shell)).into_bytes()
}

/// The static completion script: commands, options and their possible values.
pub(crate) fn script(shell: Shell, CommandLine { definition, help, .. }: CommandLine) -> Vec<u8> {
    use clap_complete::aot::Shell as Aot;
    let mut definition = definition.subcommand(help);
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

/// Candidates for the last word; none for an invalid request.
fn candidates(request: &Request, command_line: CommandLine) -> Vec<u8> {
    let here = env::current_dir().ok();
    let asked = Arc::new(Asked::new(request, &command_line));
    let mut definition = values::attach(&asked, command_line);
    let spent = spent_options(&definition, request.earlier());
    let found = complete(&mut definition, request.words.clone(), request.words.len() - 1, here.as_deref());
    if asked.is_damaged() {
        return Vec::new();
    }
    request.reply(&offered(&found.unwrap_or_default(), &request.current(), &spent))
}

/// The options on the line that cannot be repeated: `--ascii`.
fn spent_options(definition: &clap::Command, earlier: &[OsString]) -> HashSet<String> {
    let words: Vec<_> = earlier.iter().filter_map(|word| word.to_str()).collect();
    let command = words.iter().fold(definition, |command, word| command.find_subcommand(word).unwrap_or(command));
    let once = command.get_arguments().filter(|arg| !matches!(arg.get_action(), ArgAction::Append | ArgAction::Count));
    let long = once.filter_map(|arg| Some((format!("--{}", arg.get_long()?), arg.get_short().map(|short| format!("-{short}")))));
    let is_given = |(long, short): &(String, Option<String>)| {
        let named = |word: &str| word.split('=').next() == Some(long) || short.as_deref().is_some_and(|short| word == short);
        words.iter().any(|word| named(word))
    };
    long.filter(is_given).map(|(long, _)| long).collect()
}

/// The candidates in order, each once: options only where one was begun or nothing else fits, no option that is spent, and no
/// item of a list that is in it.
fn offered(found: &[CompletionCandidate], current: &str, spent: &HashSet<String>) -> Vec<Candidate> {
    let mut known = HashSet::new();
    let mut candidates: Vec<Candidate> = Vec::new();
    for candidate in found {
        let Some(value) = candidate.get_value().to_str().filter(|value| !value.contains(is_hostile)) else { continue };
        let is_listed = value.rsplit_once(',').is_some_and(|(list, item)| list.split([',', '=']).any(|known| known == item));
        if !is_listed && !spent.contains(value) && known.insert(value) {
            let help = candidate.get_help().map(ToString::to_string).unwrap_or_default();
            candidates.push(Candidate { value: value.to_owned(), help: help.lines().next().unwrap_or_default().to_owned() });
        }
    }
    if current.is_empty() && candidates.iter().any(|candidate| !candidate.value.starts_with('-')) {
        candidates.retain(|candidate| !candidate.value.starts_with('-'));
    }
    candidates
}
