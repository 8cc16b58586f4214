//! The subcommands, one file each: arguments with help, examples, the query or action, and the view of the report. The
//! command-line parser, help, manual pages, completions, the list of schemas and the command lines that tests run are derived
//! from the registry.

pub mod args;
mod categories;
mod check;
mod code;
mod compare;
mod compile;
mod completions;
mod config;
mod export;
mod fit;
mod gap;
mod help;
mod import;
mod init;
mod ladder;
mod list;
mod man;
mod next;
mod path;
mod prereqs;
mod program;
mod quiz;
mod raw_flags;
mod regions;
mod registry;
mod request;
mod salary;
mod schema;
mod search;
mod shared;
mod show;
mod similar;
mod sources;
mod tools;

pub use fit::FitPage;
pub use ladder::LadderPage;
pub use path::PathPage;
pub(crate) use program::welcome;
pub use raw_flags::RawFlags;
pub use registry::{Group, Invocation, Registry, Subcommand};
pub use request::{Action, Answer, Asked, Content, Context, Question, Request, Stream};
pub use shared::tree::TreePage;
pub use show::{Section, ShowPage};

use crate::shell::CommandLine;
use crate::view::{self, ReportKind};

/// All subcommands, in the order of help. To add one, add a row here and a file beside this one.
pub static REGISTRY: Registry = Registry {
    about: program::ABOUT,
    examples: &program::EXAMPLES,
    groups: &[
        Group {
            title: "Look up",
            subcommands: &[
                Subcommand::question::<list::ListArgs>(),
                Subcommand::question::<categories::CategoriesArgs>(),
                Subcommand::question::<show::ShowArgs>(),
                Subcommand::question::<salary::SalaryArgs>(),
                Subcommand::question::<tools::ToolsArgs>(),
                Subcommand::question::<regions::RegionsArgs>(),
                Subcommand::question::<search::SearchArgs>(),
                Subcommand::question::<quiz::QuizArgs>(),
            ],
        },
        Group {
            title: "Compare and plan",
            subcommands: &[
                Subcommand::question::<compare::CompareArgs>(),
                Subcommand::question::<path::PathArgs>(),
                Subcommand::question::<gap::GapArgs>(),
                Subcommand::question::<next::NextArgs>(),
                Subcommand::question::<prereqs::PrereqsArgs>(),
                Subcommand::question::<ladder::LadderArgs>(),
                Subcommand::question::<similar::SimilarArgs>(),
                Subcommand::question::<fit::FitArgs>(),
            ],
        },
        Group { title: "In bulk", subcommands: &[Subcommand::question::<code::CodeArgs>()] },
        Group {
            title: "Data",
            subcommands: &[
                Subcommand::question::<sources::SourcesArgs>(),
                Subcommand::question::<export::ExportArgs>(),
                Subcommand::question::<schema::SchemaArgs>(),
                Subcommand::action::<init::InitArgs>(),
                Subcommand::action::<check::CheckArgs>(),
                Subcommand::action::<compile::CompileArgs>(),
                Subcommand::action::<import::ImportArgs>(),
            ],
        },
        Group {
            title: "Shell",
            subcommands: &[
                Subcommand::action::<config::ConfigArgs>(),
                Subcommand::action::<completions::CompletionsArgs>(),
                Subcommand::action::<man::ManArgs>().defined_by(|command| man::define(command, REGISTRY.names())),
            ],
        },
    ],
    other_reports: || vec![program::VERSION, view::ERROR],
};

/// The kinds of reports, sorted by id.
pub(crate) fn report_kinds() -> Vec<ReportKind> {
    REGISTRY.report_kinds()
}

/// The definition of the command line, from which completions and manual pages are generated.
pub(crate) fn command_line() -> CommandLine {
    let mut definition = REGISTRY.definition();
    definition.build();
    let names = |group: &Group| (group.title, group.subcommands.iter().map(|subcommand| subcommand.name).collect());
    CommandLine {
        definition,
        help: REGISTRY.help(),
        groups: REGISTRY.groups.iter().map(names).collect(),
        fields: |subcommand| REGISTRY.find(subcommand).map(Subcommand::fields).unwrap_or_default(),
        schemas: || report_kinds().into_iter().map(|kind| (kind.id, kind.schema)).collect(),
        catalog: raw_flags::unfinished_catalog,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::ffi::OsString;
    use std::path::Path;
    use std::{env, fs};

    use super::help::{HELP_WIDTH, NAME_WIDTH};
    use super::*;
    use crate::shell::{Shell, completion};

    #[test]
    fn the_definition_is_sound() {
        REGISTRY.definition().debug_assert();
    }

    #[test]
    fn help_fits_80_columns_as_it_is_written() {
        for subcommand in command_line().commands() {
            let about = subcommand.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(2 + NAME_WIDTH + about.len() <= HELP_WIDTH, "in `career --help`, too long: {about}");
            for written in [subcommand.get_before_help(), subcommand.get_after_help()] {
                for line in written.map(ToString::to_string).unwrap_or_default().lines() {
                    assert!(line.len() <= HELP_WIDTH, "career {} --help: {line}", subcommand.get_name());
                }
            }
        }
    }

    #[test]
    fn every_command_has_examples_and_every_argument_help() {
        for subcommand in REGISTRY.subcommands() {
            assert!(subcommand.examples().count() >= 2, "career {} needs two examples or more", subcommand.name);
        }
        for subcommand in command_line().commands() {
            for arg in subcommand.get_arguments() {
                assert!(arg.get_help().is_some(), "career {} {} is not explained", subcommand.get_name(), arg.get_id());
            }
        }
    }

    /// The lines of help for an argument list.
    fn help(args: &[&str]) -> Vec<String> {
        let args: Vec<OsString> = args.iter().map(OsString::from).collect();
        let help = REGISTRY.parse(&args).err().map(|error| error.render().to_string());
        help.unwrap_or_default().lines().map(str::to_owned).collect()
    }

    #[test]
    fn short_help_fits_a_screen_and_begins_with_examples() {
        /// A terminal of 24 lines, and a line or two where a command has that many options.
        const SCREEN: usize = 26;
        let names = command_line();
        let names = names.commands().into_iter().map(|command| command.get_bin_name().unwrap_or_default().to_owned());
        for name in names.chain(["career".to_owned()]) {
            let lines = help(&name.split(' ').chain(["-h"]).collect::<Vec<_>>());
            assert!((5..=SCREEN).contains(&lines.len()), "{name} -h has {} lines:\n{}", lines.len(), lines.join("\n"));
            let has_no_examples = name.split(' ').count() > 2;
            assert!(has_no_examples || lines.iter().any(|line| line == "Examples:"), "{}", lines.join("\n"));
        }
    }

    #[test]
    fn help_begins_with_examples_and_folds_common_options() {
        for subcommand in REGISTRY.subcommands() {
            for form in ["-h", "--help"] {
                let lines = help(&["career", subcommand.name, form]);
                let at = |start: &str| lines.iter().position(|line| line.starts_with(start));
                assert_eq!(at("Examples:"), Some(2), "{}", lines.join("\n"));
                assert!(at("Usage:") > at("Examples:"), "{}", lines.join("\n"));
                assert!(at("Common options").is_some() && !lines.iter().any(|line| line.contains("--no-pager")), "{form}");
            }
        }
        let output = help(&["career", "help", "output"]).join("\n");
        for option in ["--format", "--json", "--fields", "--no-header", "--color", "--ascii", "--no-pager", "--data", "--only"] {
            assert!(output.contains(option), "{option} in\n{output}");
        }
        assert!(output.contains("A graph for Graphviz"), "{output}");
    }

    #[test]
    fn a_short_option_means_the_same_everywhere() {
        let mut meanings = std::collections::BTreeMap::new();
        for command in command_line().commands() {
            for arg in command.get_arguments() {
                let (Some(short), Some(long)) = (arg.get_short(), arg.get_long()) else { continue };
                let meaning = meanings.entry(short).or_insert_with(|| long.to_owned());
                assert_eq!(meaning, long, "-{short} in career {}, and elsewhere", command.get_name());
            }
        }
        assert!(meanings.len() > 5, "{meanings:?}");
    }

    #[test]
    fn names_are_told_apart() {
        let names: BTreeSet<_> = REGISTRY.subcommands().map(|subcommand| subcommand.name).collect();
        assert_eq!(names.len(), REGISTRY.subcommands().count());
        let stated: BTreeSet<_> = report_kinds().into_iter().map(|kind| kind.schema).collect();
        assert_eq!(stated.len(), report_kinds().len());
    }

    #[test]
    fn help_is_a_command_to_those_who_expect_it() {
        let kind = |args: &[&str]| {
            let args: Vec<OsString> = args.iter().map(OsString::from).collect();
            REGISTRY.parse(&args).err().map(|error| error.kind())
        };
        assert_eq!(kind(&["career", "help"]), Some(clap::error::ErrorKind::DisplayHelp));
        assert_eq!(kind(&["career", "help", "show"]), Some(clap::error::ErrorKind::DisplayHelp));
        assert_eq!(kind(&["career", "help", "shwo"]), Some(clap::error::ErrorKind::InvalidSubcommand));
    }

    /// Value names of free text, which cannot be completed from the catalog.
    const FREE: [&str; 13] =
        ["COLUMN", "SCORE", "LETTERS", "WAGE", "TEXT", "WORDS", "AMOUNT", "N", "K", "DIR", "PATH", "FILE", "FIELDS"];

    #[test]
    fn every_value_has_completion_or_is_known_to_be_free() {
        for subcommand in command_line().commands() {
            for arg in subcommand.get_arguments().filter(|arg| arg.get_num_args().is_some_and(|count| count.takes_values())) {
                let name = arg.get_value_names().and_then(|names| names.first()).map(ToString::to_string).unwrap_or_default();
                let fixed = !arg.get_possible_values().is_empty();
                assert!(
                    fixed || FREE.contains(&name.as_str()) || completion::completes(&name),
                    "`career {}`: nothing completes {name}",
                    subcommand.get_name()
                );
            }
        }
    }

    #[test]
    fn every_command_has_fields_for_completion() {
        for subcommand in REGISTRY.subcommands() {
            assert!(!subcommand.fields().is_empty(), "career {} --fields", subcommand.name);
        }
    }

    #[test]
    fn completion_scripts_in_the_repository_are_fresh() {
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
            let script = completion::script(shell, command_line());
            if env::var_os(WRITE).is_some() {
                assert!(fs::write(&path, &script).is_ok(), "{}", path.display());
            }
            let fresh = fs::read(&path).is_ok_and(|written| written == script);
            assert!(fresh, "completions/{file} is stale; regenerate with `{WRITE}=1 cargo test --lib completion`");
        }
    }
}
