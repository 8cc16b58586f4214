//! From arguments to an exit code: parse, ask, render, write once.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;

use crate::atomic_dir;
use crate::catalog::{Catalog, Money};
use crate::cli::{
    Cli, Command, CompletionsArgs, ExportArgs, FilterArgs, FitArgs, Format, ImportArgs, ImportKind, Journey, Output, PathArgs,
    SchemaArgs, SimilarArgs, SourcesArgs,
};
use crate::data_sources::{self, Cache, CheckReport, DataSources, Written};
use crate::error::{EXIT_DONE, EXIT_MISUSE, Error};
use crate::import::{self, Request};
use crate::pager;
use crate::profile::{self, Given};
use crate::query::{self, Direction, Filter, ListQuery, PathQuery, PayRange, SearchQuery, Sort, ToolQuery, Within};
use crate::settings::Settings;
use crate::shell::{self, completion, man};
use crate::view::{self, Style, Terminal, View, Wish};
use career_data::Dataset;

/// Runs one command line (program name first) against the process's streams and gives the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(bytes) = completion::requested(&args) {
        return conclude(write(io::stdout().lock(), &bytes).map(|()| EXIT_DONE), &Output::default());
    }
    let mut cli = match Cli::parse(&args) {
        Ok(cli) => cli,
        Err(error) => return explain(&error, &args),
    };
    let written = settle(&mut cli).and_then(|settings| {
        let answer = answer(&cli, &settings)?;
        put(&answer.bytes, &cli.output, &settings)?;
        Ok(answer.exit_code)
    });
    conclude(written, &cli.output)
}

/// The settings, where the command is one that they hold for; what they say of output is filled in.
fn settle(cli: &mut Cli) -> Result<Settings, Error> {
    // A shell that starts up, or a package that is built, must not stumble over them.
    if matches!(cli.command, Command::Completions(_) | Command::Man(_)) {
        return Ok(Settings::none());
    }
    let settings = Settings::load()?;
    settings.complete(&mut cli.output)?;
    if cli.data.data.is_empty() {
        cli.data.data = settings.data().value;
    }
    Ok(settings)
}

/// The exit code; what went wrong is said on standard error.
fn conclude(written: Result<u8, Error>, output: &Output) -> u8 {
    written.unwrap_or_else(|error| {
        let json = output.wished_format() == Some(Format::Json);
        tell(&error, &Wish { colour: output.color.unwrap_or_default(), ascii: output.ascii, json })
    })
}

/// What a command has to say, and what the process ends with when it could be said.
struct Answer {
    bytes: Vec<u8>,
    exit_code: u8,
}

/// The answer to a command in the format asked for.
fn answer(cli: &Cli, settings: &Settings) -> Result<Answer, Error> {
    let bytes = match &cli.command {
        Command::Init(args) => render(&Written { files: data_sources::init(&args.folder)? }, &cli.output)?,
        Command::Check(args) => return check(&origins(cli, &args.paths)?, &cli.output),
        Command::Compile(args) => compile(&origins(cli, &args.paths)?, &args.output, &cli.output)?,
        Command::Import(args) => import(args, &origins(cli, &[])?, cache(cli, settings)?.as_ref(), &cli.output)?,
        Command::Config(_) => render(&settings.report()?, &cli.output)?,
        Command::Completions(args) => completions(args, &cli.output)?,
        Command::Man(args) => match &args.dir {
            Some(dir) => render(&man::write_all(dir)?, &cli.output)?,
            None => man::page(args.verb.as_deref()),
        },
        _ => origins(cli, &[])?.ask(cache(cli, settings)?.as_ref(), |catalog| ask(cli, settings, catalog))?,
    };
    Ok(Answer { bytes, exit_code: EXIT_DONE })
}

/// The data named by options or settings, then by a command's own arguments.
fn origins(cli: &Cli, paths: &[PathBuf]) -> Result<DataSources, Error> {
    let paths: Vec<PathBuf> = cli.data.data.iter().chain(paths).cloned().collect();
    if paths.is_empty() && cli.data.only {
        return Err(usage("--only leaves nothing to ask", "name data of your own: --data PATH"));
    }
    Ok(DataSources { paths, only: cli.data.only })
}

/// Where compiled data is kept, unless it is not to be or nothing says where.
fn cache(cli: &Cli, settings: &Settings) -> Result<Option<Cache>, Error> {
    if cli.data.no_cache || cli.data.data.is_empty() || !settings.cache()?.value {
        return Ok(None);
    }
    Ok(settings.cache_directory().map(Cache::at))
}

fn check(origins: &DataSources, output: &Output) -> Result<Answer, Error> {
    let (roles, problems) = origins.check()?;
    let report = CheckReport::new(roles, &problems);
    let exit_code = if report.errors > 0 { EXIT_MISUSE } else { EXIT_DONE };
    Ok(Answer { bytes: render(&report, output)?, exit_code })
}

fn compile(origins: &DataSources, file: &Path, output: &Output) -> Result<Vec<u8>, Error> {
    if origins.paths.is_empty() {
        return Err(usage("there is nothing to compile", "name a folder or a file of your own"));
    }
    if file == Path::new("-") {
        return Err(usage("an image is not written to a pipe", "name a file: -o roles.career"));
    }
    origins.compile_to(file)?;
    render(&Written { files: vec![file.to_owned()] }, output)
}

/// What was made of a publisher's files. Whoever waits at a terminal sees how far it is.
fn import(args: &ImportArgs, origins: &DataSources, cache: Option<&Cache>, output: &Output) -> Result<Vec<u8>, Error> {
    let wrong = match args.kind {
        ImportKind::Onet => args.year.map(|_| ("--year is for oews", "leave it out, or name the --release")),
        ImportKind::Oews if args.alone => Some(("--alone is for onet", "leave it out: wages need no names")),
        ImportKind::Oews => args.release.as_ref().map(|_| ("--release is for onet", "leave it out, or name the --year")),
    };
    if let Some((message, hint)) = wrong {
        return Err(usage(message, hint));
    }
    let in_use = if args.alone { Dataset::default() } else { origins.ask(cache, |catalog| Ok(catalog.to_dataset()))? };
    let told = io::stderr().is_terminal() && output.wished_format() != Some(Format::Json);
    let request = Request {
        kind: args.kind,
        from: &args.from,
        to: &args.output,
        lenient: args.lenient,
        year: args.year,
        release: args.release.as_deref(),
        source: args.source.as_deref(),
    };
    let report = import::import(&request, &in_use, told.then(|| Box::new(io::stderr()) as Box<dyn Write>))?;
    render(&report, output)
}

fn completions(args: &CompletionsArgs, output: &Output) -> Result<Vec<u8>, Error> {
    if args.install {
        return render(&shell::install(args.shell)?, output);
    }
    let asking = if args.fixed { None } else { completion::registration(args.shell) };
    Ok(asking.unwrap_or_else(|| completion::script(args.shell)))
}

/// The answer to a question about a catalog.
pub(crate) fn ask(cli: &Cli, settings: &Settings, catalog: &Catalog) -> Result<Vec<u8>, Error> {
    let home = home(catalog, settings)?;
    let home = home.as_deref();
    let output = &cli.output;
    match &cli.command {
        Command::List(args) => {
            let filter = Filter { text: args.text.join(" "), ..filter(&args.filter, home) };
            let sort = Sort { key: args.sort, reverse: args.reverse };
            let limit = args.limit.map(|limit| limit as usize);
            render(&query::list(catalog, &ListQuery { filter, sort, limit })?, output)
        }
        Command::Show(args) => {
            let show = query::show(catalog, &args.roles, args.region.or(home))?;
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
        Command::Init(_)
        | Command::Check(_)
        | Command::Compile(_)
        | Command::Import(_)
        | Command::Config(_)
        | Command::Completions(_)
        | Command::Man(_) => Ok(Vec::new()),
        Command::Search(args) => {
            let words = args.words.join(" ");
            if words.trim().is_empty() {
                return Err(usage("nothing to search for", "give a word, such as `career search sysadmin`"));
            }
            let limit = (!args.all).then_some(args.limit as usize);
            let query = SearchQuery { words: &words, filter: filter(&args.filter, home), limit, explain: args.explain };
            render(&query::search(catalog, &query)?, output)
        }
        Command::Compare(args) => render(&query::compare(catalog, &args.roles, args.region.or(home))?, output),
        Command::Path(args) => path(catalog, args, home, output),
        Command::Gap(args) => render(&query::gap(catalog, &args.from, &args.to, args.region.or(home))?, output),
        Command::Next(args) => render(&query::tree(catalog, &args.role, Direction::Next, args.depth.into())?, output),
        Command::Prereqs(args) => render(&query::tree(catalog, &args.role, Direction::Prerequisites, args.depth.into())?, output),
        Command::Export(ExportArgs { graph: true, .. }) => render(&query::graph(catalog), output),
        Command::Export(args) => export(&query::export(catalog), args, output),
        Command::Schema(SchemaArgs { of: None }) => render(&view::schemas(), output),
        Command::Schema(SchemaArgs { of: Some(name) }) => match output.wished_format() {
            None | Some(Format::Json) => view::schema(name),
            Some(_) => Err(usage("a schema is written as JSON only", "leave --format out")),
        },
        Command::Similar(args) => similar(catalog, args, output),
        Command::Fit(args) if args.example => Ok(profile::EXAMPLE.into()),
        Command::Fit(args) => fit(catalog, args, home, output),
    }
}

fn usage(message: &str, hint: &str) -> Error {
    Error::Usage { message: message.to_owned(), hint: hint.to_owned() }
}

/// The dataset as text or, for CSV, as files of a folder, which leaves nothing to print.
fn export(dataset: &query::Export<'_>, args: &ExportArgs, output: &Output) -> Result<Vec<u8>, Error> {
    match (output.wished_format(), &args.dir) {
        (None | Some(Format::Csv), Some(dir)) => {
            atomic_dir::write(dir, &view::export_files(dataset), args.force)?;
            Ok(Vec::new())
        }
        (Some(Format::Csv), None) => Err(usage("CSV is a file a table", "say where they go: --dir DIR")),
        (Some(_), Some(_)) => Err(usage("--dir is for CSV", "leave it out and redirect the output instead")),
        (None | Some(Format::Json), None) => Ok(view::export_json(dataset)),
        (Some(Format::Ndjson), None) => Ok(view::export_ndjson(dataset)),
        (Some(_), None) => Err(usage("a dataset is exported as json, ndjson or csv", "choose one of these, or --graph")),
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

fn fit(catalog: &Catalog, args: &FitArgs, home: Option<&str>, output: &Output) -> Result<Vec<u8>, Error> {
    // A profile says where its owner looks for work; settings do not go before it.
    let given = Given {
        role: args.role.as_deref(),
        tools: &args.tool,
        competencies: &args.competency,
        certifications: &args.certification,
        region: args.region.or(home.filter(|_| args.profile.is_none())),
        min_pay: args.min_pay,
        leave_out: &args.leave_out,
    };
    let profile = profile::load(catalog, args.profile.as_deref(), &given)?;
    let threshold = args.unlock.then_some(args.open_at);
    render(&query::fit(catalog, &profile, args.limit as usize, threshold)?, output)
}

fn path(catalog: &Catalog, args: &PathArgs, home: Option<&str>, output: &Output) -> Result<Vec<u8>, Error> {
    let wish = PathQuery {
        by: args.by,
        alternatives: args.alternatives as usize,
        via: args.via.clone(),
        avoid: args.avoid.clone(),
        max_moves: args.max_steps,
        no_step_back: args.no_step_back,
        region: args.region.or(home).map(str::to_owned),
    };
    match args.journey().map_err(|(message, hint)| usage(message, hint))? {
        Journey::Between { from, to } => render(&query::path(catalog, from, to, &wish)?, output),
        Journey::To { to } => render(&query::paths_to(catalog, to, &wish)?, output),
        Journey::Within { from, moves } => render(&query::reach(catalog, from, moves, &wish)?, output),
    }
}

fn filter(args: &FilterArgs, home: Option<&str>) -> Filter {
    Filter {
        categories: args.category.clone(),
        levels: args.level.clone(),
        tools: args.tool.clone(),
        at_least: args.min.clone(),
        at_most: args.max.clone(),
        text: String::new(),
        certifications: args.certification.clone(),
        pay: PayRange {
            region: args.region.or(home).map(str::to_owned),
            at_least: args.pay_min.map(|amount| Money::units(amount.into())),
            at_most: args.pay_max.map(|amount| Money::units(amount.into())),
        },
    }
}

/// The region that settings name, if they do; one that is not there is their fault, not the command's.
fn home(catalog: &Catalog, settings: &Settings) -> Result<Option<String>, Error> {
    let setting = settings.region()?;
    if let Some(name) = &setting.value {
        query::resolve_region(catalog, name).map_err(|failure| {
            let told = Error::from(failure).tell();
            let (place, hint) = (setting.origin.place().to_owned(), told.hint.unwrap_or_default());
            Error::Setting { place, message: told.message, hint }
        })?;
    }
    Ok(setting.value)
}

fn render(report: &impl View, output: &Output) -> Result<Vec<u8>, Error> {
    let terminal = Terminal::detect(io::stdout().is_terminal(), output.color.unwrap_or_default(), output.ascii);
    let format = match output.wished_format() {
        Some(format) => format,
        None if terminal.is_tty => Format::Table,
        None => Format::Plain,
    };
    let style = Style { format, fields: &output.wished_fields(), header: !output.no_header };
    view::render(report, &style, &terminal)
}

/// Writes an answer to standard output, through the pager when somebody looks at more than a screenful.
fn put(answer: &[u8], output: &Output, settings: &Settings) -> Result<(), Error> {
    let paged = !output.no_pager && io::stdout().is_terminal() && pager::show(answer, &settings.pager()?.value);
    if paged { Ok(()) } else { write(io::stdout().lock(), answer) }
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

/// What is said instead of an answer: a welcome, help and version on stdout, complaints on stderr.
fn explain(error: &clap::Error, args: &[OsString]) -> u8 {
    let mut output = Wish::of(args).output();
    // Bad settings are told by commands that need them; help must come all the same.
    if let Ok(settings) = Settings::load() {
        let _ = settings.complete(&mut output);
    }
    let terminal = |is_tty| Terminal::detect(is_tty, output.color.unwrap_or_default(), output.ascii);
    let stdout = terminal(io::stdout().is_terminal());
    let bytes = match error.kind() {
        _ if args.len() <= 1 => Ok(view::welcome(&stdout)),
        // `-V` is one line and clap's; `--version` says what is known as well.
        ErrorKind::DisplayVersion if args.iter().any(|arg| arg == "--version") => {
            Catalog::embedded().map_err(Error::from).and_then(|catalog| render(&query::version(&catalog), &output))
        }
        ErrorKind::DisplayVersion | ErrorKind::DisplayHelp => Ok(view::clap_text(error, &stdout)),
        _ => return refuse(error, &output, &terminal(io::stderr().is_terminal())),
    };
    conclude(bytes.and_then(|bytes| write(io::stdout().lock(), &bytes)).map(|()| EXIT_DONE), &output)
}

/// What is wrong with the command line.
fn refuse(error: &clap::Error, output: &Output, terminal: &Terminal) -> u8 {
    let json = output.wished_format() == Some(Format::Json);
    let bytes = if json { view::error_json(&view::told(error)) } else { view::clap_text(error, terminal) };
    let _ = io::stderr().lock().write_all(&bytes);
    EXIT_MISUSE
}
