//! From arguments to an exit code: parse, ask, render, write once.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use crate::catalog::{Catalog, Money};
use crate::cli::{Cli, Command, ExportArgs, FilterArgs, FitArgs, Format, Journey, Output, PathArgs, SimilarArgs, SourcesArgs};
use crate::error::{EXIT_DONE, EXIT_MISUSE, Error};
use crate::own::{self, CheckReport, Origins, Written};
use crate::profile::{self, Given};
use crate::query::{self, Direction, Filter, ListQuery, PathQuery, PayRange, SearchQuery, Sort, ToolQuery, Within};
use crate::view::{self, Style, Terminal, View, Wish};

/// Runs one command line (program name first) against the process's streams and gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    let cli = match Cli::parse(&args) {
        Ok(cli) => cli,
        Err(error) => return refuse(&error, &args),
    };
    let written = answer(&cli).and_then(|answer| write(io::stdout().lock(), &answer.bytes).map(|()| answer.exit_code));
    match written {
        Ok(exit_code) => exit_code,
        Err(error) => {
            let Output { json, format, color, ascii, .. } = &cli.output;
            let json = *json || *format == Some(Format::Json);
            let wish = Wish { colour: color.unwrap_or_default(), ascii: *ascii, json };
            tell(&error, &wish)
        }
    }
}

/// What a command has to say, and what the process ends with when it could be said.
struct Answer {
    bytes: Vec<u8>,
    exit_code: u8,
}

/// The answer to a command in the format asked for.
fn answer(cli: &Cli) -> Result<Answer, Error> {
    let bytes = match &cli.command {
        Command::Init(args) => render(&Written { files: own::init(&args.folder)? }, &cli.output)?,
        Command::Check(args) => return check(&origins(cli, &args.paths), &cli.output),
        Command::Compile(args) => compile(&origins(cli, &args.paths), &args.output, &cli.output)?,
        _ => ask(cli, &origins(cli, &[]).open()?)?,
    };
    Ok(Answer { bytes, exit_code: EXIT_DONE })
}

/// The data named by options, then by a command's own arguments.
fn origins(cli: &Cli, paths: &[PathBuf]) -> Origins {
    Origins { paths: cli.data.data.iter().chain(paths).cloned().collect(), only: cli.data.only }
}

fn check(origins: &Origins, output: &Output) -> Result<Answer, Error> {
    let (dataset, problems) = origins.check()?;
    let report = CheckReport::new(dataset.roles.len(), &problems);
    let exit_code = if report.errors > 0 { EXIT_MISUSE } else { EXIT_DONE };
    Ok(Answer { bytes: render(&report, output)?, exit_code })
}

fn compile(origins: &Origins, file: &Path, output: &Output) -> Result<Vec<u8>, Error> {
    own::write_atomically(file, &origins.compile()?)?;
    render(&Written { files: vec![file.to_owned()] }, output)
}

/// The answer to a question about a catalog.
fn ask(cli: &Cli, catalog: &Catalog) -> Result<Vec<u8>, Error> {
    let output = &cli.output;
    match &cli.command {
        Command::List(args) => {
            let filter = Filter { text: args.text.join(" "), ..filter(&args.filter) };
            let sort = Sort { key: args.sort, reverse: args.reverse };
            let limit = args.limit.map(|limit| limit as usize);
            render(&query::list(catalog, &ListQuery { filter, sort, limit })?, output)
        }
        Command::Show(args) => {
            let show = query::show(catalog, &args.roles, args.region.region.as_deref())?;
            let sources = if args.sources { query::sources(catalog).sources } else { vec![] };
            render(&view::ShowPage { show, sections: &args.section, sources }, output)
        }
        Command::Salary(args) => render(&query::salary(catalog, &args.roles, args.region.as_deref(), &args.adjust)?, output),
        Command::Tools(args) => {
            let query = ToolQuery { names: args.tools.clone(), kind: args.kind };
            render(&query::tools(catalog, &query)?, output)
        }
        Command::Sources(SourcesArgs {}) => render(&query::sources(catalog), output),
        // These are not about a catalog, and were answered before there was one.
        Command::Init(_) | Command::Check(_) | Command::Compile(_) => Ok(Vec::new()),
        Command::Search(args) => {
            let words = args.words.join(" ");
            if words.trim().is_empty() {
                let (message, hint) =
                    ("nothing to search for".to_owned(), "give a word, such as `career search sysadmin`".to_owned());
                return Err(Error::Usage { message, hint });
            }
            let limit = (!args.all).then_some(args.limit as usize);
            let query = SearchQuery { words: &words, filter: filter(&args.filter), limit, explain: args.explain };
            render(&query::search(catalog, &query)?, output)
        }
        Command::Compare(args) => render(&query::compare(catalog, &args.roles, args.region.region.as_deref())?, output),
        Command::Path(args) => path(catalog, args, output),
        Command::Gap(args) => render(&query::gap(catalog, &args.from, &args.to, args.region.region.as_deref())?, output),
        Command::Next(args) => render(&query::tree(catalog, &args.role, Direction::Next, args.depth.into())?, output),
        Command::Prereqs(args) => render(&query::tree(catalog, &args.role, Direction::Prerequisites, args.depth.into())?, output),
        Command::Export(ExportArgs { .. }) => render(&query::graph(catalog), output),
        Command::Similar(args) => similar(catalog, args, output),
        Command::Fit(args) if args.example => Ok(profile::EXAMPLE.into()),
        Command::Fit(args) => fit(catalog, args, output),
    }
}

fn similar(catalog: &Catalog, args: &SimilarArgs, output: &Output) -> Result<Vec<u8>, Error> {
    let within = match () {
        () if args.same_category => Within::SameCategory,
        () if args.other_category => Within::OtherCategories,
        () => Within::Everywhere,
    };
    render(&query::similar(catalog, &args.role, within, args.limit as usize)?, output)
}

fn fit(catalog: &Catalog, args: &FitArgs, output: &Output) -> Result<Vec<u8>, Error> {
    let given = Given {
        role: args.role.as_deref(),
        tools: &args.tool,
        competencies: &args.competency,
        certifications: &args.certification,
        region: args.region.region.as_deref(),
        min_pay: args.min_pay,
        leave_out: &args.leave_out,
    };
    let profile = profile::load(catalog, args.profile.as_deref(), &given)?;
    let threshold = args.unlock.then_some(args.open_at);
    render(&query::fit(catalog, &profile, args.limit as usize, threshold)?, output)
}

fn path(catalog: &Catalog, args: &PathArgs, output: &Output) -> Result<Vec<u8>, Error> {
    let wish = PathQuery {
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

fn filter(args: &FilterArgs) -> Filter {
    Filter {
        categories: args.category.clone(),
        levels: args.level.clone(),
        tools: args.tool.clone(),
        at_least: args.min.clone(),
        at_most: args.max.clone(),
        text: String::new(),
        certifications: args.certification.clone(),
        pay: PayRange {
            region: args.region.region.clone(),
            at_least: args.pay_min.map(|amount| Money::units(amount.into())),
            at_most: args.pay_max.map(|amount| Money::units(amount.into())),
        },
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
    let style = Style { format, fields: &output.fields, header: !output.no_header };
    view::render(report, &style, &terminal)
}

/// Writes it all; a reader that has seen enough is no failure.
fn write(mut out: impl Write, bytes: &[u8]) -> Result<(), Error> {
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(Error::Output(error)),
        _ => Ok(()),
    }
}

/// Says on stderr what went wrong, and gives the exit code.
fn tell(error: &Error, wish: &Wish) -> u8 {
    let terminal = Terminal::detect(io::stderr().is_terminal(), wish.colour, wish.ascii);
    let bytes = if wish.json { view::error_json(&error.tell()) } else { view::error_text(&error.tell(), &terminal) };
    // When even this cannot be written there is nobody left to tell.
    let _ = io::stderr().lock().write_all(&bytes);
    error.exit_code()
}

/// What clap has to say: help and version on stdout, complaints on stderr.
fn refuse(error: &clap::Error, args: &[OsString]) -> u8 {
    let wish = Wish::of(args);
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
        Err(error) => tell(&error, &wish),
    }
}
