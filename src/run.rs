//! From arguments to an exit code: parse, ask, render, write once.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};

use crate::catalog::Catalog;
use crate::cli::{Cli, Command, ExportArgs, Format, Journey, Output, PathArgs};
use crate::error::{EXIT_DONE, EXIT_MISUSE, Error};
use crate::query::{self, Direction, Filter, ListQuery, Sort, Wish};
use crate::view::{self, Terminal, View};

/// Runs one command line (program name first) against the process's streams and gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match Cli::parse(&args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &args),
    };
    let written = answer(&cli).and_then(|bytes| write(io::stdout().lock(), &bytes));
    match written {
        Ok(()) => EXIT_DONE,
        Err(error) => {
            let json = cli.output.json || cli.output.format == Some(Format::Json);
            tell(&error, json, &cli.output);
            error.exit_code()
        }
    }
}

/// The answer to a command in the format asked for.
fn answer(cli: &Cli) -> Result<Vec<u8>, Error> {
    let catalog = Catalog::embedded()?;
    let output = &cli.output;
    match &cli.command {
        Command::List(args) => {
            let filter = Filter {
                categories: args.category.clone(),
                levels: args.level.clone(),
                tools: args.tool.clone(),
                at_least: args.min.clone(),
                at_most: args.max.clone(),
            };
            let sort = Sort { key: args.sort, reverse: args.reverse };
            let limit = args.limit.map(|limit| limit as usize);
            render(&query::list(&catalog, &ListQuery { filter, sort, limit })?, output)
        }
        Command::Show(args) => {
            let show = query::show(&catalog, &args.roles, args.region.region.as_deref())?;
            render(&view::ShowPage { show, sections: &args.section }, output)
        }
        Command::Search(args) => {
            let words = args.words.join(" ");
            if words.trim().is_empty() {
                let (message, hint) =
                    ("nothing to search for".to_owned(), "give a word, such as `career search sysadmin`".to_owned());
                return Err(Error::Usage { message, hint });
            }
            render(&query::search(&catalog, &words, args.limit as usize)?, output)
        }
        Command::Compare(args) => render(&query::compare(&catalog, &args.roles, args.region.region.as_deref())?, output),
        Command::Path(args) => path(&catalog, args, output),
        Command::Gap(args) => render(&query::gap(&catalog, &args.from, &args.to, args.region.region.as_deref())?, output),
        Command::Next(args) => render(&query::tree(&catalog, &args.role, Direction::Next, args.depth.into())?, output),
        Command::Prereqs(args) => {
            render(&query::tree(&catalog, &args.role, Direction::Prerequisites, args.depth.into())?, output)
        }
        Command::Export(ExportArgs { .. }) => render(&query::graph(&catalog), output),
    }
}

fn path(catalog: &Catalog, args: &PathArgs, output: &Output) -> Result<Vec<u8>, Error> {
    let wish = Wish {
        by: args.by,
        alternatives: args.alternatives as usize,
        via: args.via.clone(),
        avoid: args.avoid.clone(),
        max_moves: args.max_steps,
        no_step_back: args.no_step_back,
        region: args.region.region.clone(),
    };
    let wrong = |(message, hint): (&str, &str)| Error::Usage { message: message.to_owned(), hint: hint.to_owned() };
    match args.journey().map_err(wrong)? {
        Journey::Between { from, to } => render(&query::path(catalog, from, to, &wish)?, output),
        Journey::To { to } => render(&query::paths_to(catalog, to, &wish)?, output),
        Journey::Within { from, moves } => render(&query::reach(catalog, from, moves, &wish)?, output),
    }
}

fn render(report: &impl View, output: &Output) -> Result<Vec<u8>, Error> {
    let terminal = Terminal::detect(io::stdout().is_terminal(), output.color.unwrap_or_default(), output.ascii);
    let format = match output.format {
        _ if output.json => Format::Json,
        Some(format) => format,
        None if terminal.is_tty => Format::Table,
        None => Format::Plain,
    };
    view::render(report, format, &terminal).map_err(|refused| Error::Usage {
        message: refused.to_string(),
        hint: "`path`, `next`, `prereqs` and `export --graph` have graphs".to_owned(),
    })
}

/// Writes it all; a reader that has seen enough is no failure.
fn write(mut out: impl Write, bytes: &[u8]) -> Result<(), Error> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(()),
    }
}

fn tell(error: &Error, json: bool, output: &Output) {
    let terminal = Terminal::detect(io::stderr().is_terminal(), output.color.unwrap_or_default(), output.ascii);
    let bytes = if json { view::error_json(&error.tell()) } else { view::error_text(&error.tell(), &terminal) };
    // When even this cannot be written there is nobody left to tell.
    let _ = io::stderr().lock().write_all(&bytes);
}

/// What clap has to say: help and version on stdout, complaints on stderr.
fn refuse(error: &clap::Error, args: &[OsString]) -> u8 {
    let wish = view::Wish::of(args);
    let terminal = |is_tty| Terminal::detect(is_tty, wish.colour, wish.ascii);
    if error.use_stderr() {
        let bytes = if wish.json {
            view::error_json(&view::told(error))
        } else {
            view::clap_text(error, &terminal(io::stderr().is_terminal()))
        };
        let _ = io::stderr().lock().write_all(&bytes);
        return EXIT_MISUSE;
    }
    match write(io::stdout().lock(), &view::clap_text(error, &terminal(io::stdout().is_terminal()))) {
        Ok(()) => EXIT_DONE,
        Err(error) => error.exit_code(),
    }
}
