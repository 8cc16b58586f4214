//! Runs a command line: parse, open, query, render, write once, exit code.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::error::ErrorKind;

use crate::catalog::Catalog;
use crate::commands::args::Output;
use crate::commands::{self, Answer, Asked, Content, Context, Invocation, Question, REGISTRY, RawFlags, Request};
use crate::error::{EXIT_DONE, EXIT_MISUSE, Error};
use crate::input::STANDARD_INPUT;
use crate::pager;
use crate::query::{self, Failure, TakenName};
use crate::role_list;
use crate::settings::Settings;
use crate::shell::completion;
use crate::view::{self, Format, Render, Rendered, Style, Terminal};

/// Runs one command line (program name first) on the standard streams of the process and returns the exit code.
pub fn run(args: impl IntoIterator<Item = OsString>) -> u8 {
    let args: Vec<OsString> = args.into_iter().collect();
    if let Some(bytes) = completion::requested(&args, commands::command_line) {
        return conclude(write(io::stdout().lock(), &bytes).map(|()| EXIT_DONE), &Output::default(), &[]);
    }
    let mut invocation = match REGISTRY.parse(&args) {
        Ok(invocation) => invocation,
        Err(error) => return explain(&error, &args),
    };
    let mut taken = Vec::new();
    let written = settle(&mut invocation).and_then(|settings| {
        let answered = answer(&invocation, &settings, &mut taken);
        tell(&taken, &invocation.output);
        let (answer, exit_code) = answered?;
        put(&answer, &invocation.output, &settings)?;
        Ok(exit_code)
    });
    conclude(written, &invocation.output, &taken)
}

/// Loads the settings if they apply to the command, applies them to the options for output and data, and reads the lists that
/// arguments name.
fn settle(invocation: &mut Invocation) -> Result<Settings, Error> {
    if !invocation.subcommand.uses_settings {
        return Ok(Settings::none());
    }
    let settings = Settings::load()?;
    invocation.output.complete(&settings)?;
    tell_unread(&settings, &invocation.output);
    if invocation.data.data.is_empty() {
        invocation.data.data = settings.data().value;
    }
    invocation.data.follow_links = settings.follow_links()?.value;
    if let Request::Question(question) = &mut invocation.request {
        question.prepare()?;
        if let Some(roles) = question.roles() {
            role_list::expand(roles, invocation.data.data.iter().any(|path| path == Path::new(STANDARD_INPUT)))?;
        }
    }
    Ok(settings)
}

/// The bytes to write, and the exit code in case of success; and what names were taken for, in any case.
fn answer(invocation: &Invocation, settings: &Settings, taken: &mut Vec<TakenName>) -> Result<(Rendered, u8), Error> {
    let Invocation { output, data, request, .. } = invocation;
    match request {
        Request::Action(action) => {
            let format = output.requested_format();
            let context = Context { data, settings, format, command_line: commands::command_line };
            render_answer(action.act(&context)?, output, &[])
        }
        Request::Question(question) => {
            let cache = data.cache(settings)?;
            data.sources(&[])?.ask(cache.as_ref(), |catalog| ask(question.as_ref(), catalog, settings, output, taken))
        }
    }
}

/// Asks until every name of a role is one or cannot be taken for one. Names that roles have cost nothing: only a question that
/// failed is asked again.
fn ask(
    question: &dyn Question,
    catalog: &Catalog,
    settings: &Settings,
    output: &Output,
    taken: &mut Vec<TakenName>,
) -> Result<(Rendered, u8), Error> {
    let home = home(catalog, settings)?;
    let (home, format, report_kinds) = (home.as_deref(), output.requested_format(), commands::report_kinds);
    taken.clear();
    loop {
        let error = match question.ask(&Asked { catalog, home, format, report_kinds, taken }) {
            Ok(answer) => return render_answer(answer, output, taken),
            Err(error) => error,
        };
        let unread = error.unknown_role().filter(|name| taken.iter().all(|known| known.typed != *name));
        match unread.map(|name| query::read_role_name(catalog, name)) {
            Some(Ok(name)) => taken.push(name),
            Some(Err(failure)) if matches!(error, Error::Query(Failure::Unknown { .. })) => return Err(failure.into()),
            Some(Err(_)) | None => return Err(error),
        }
    }
}

fn render_answer(answer: Answer<'_>, output: &Output, taken: &[TakenName]) -> Result<(Rendered, u8), Error> {
    let rendered = match answer.content {
        Content::Report(report) => render(report.as_ref(), output, taken)?,
        Content::Text(_) | Content::Stream(_) if !output.requested_fields().is_empty() => {
            let (message, hint) = ("this answer has no fields to choose", "leave out --fields, and what follows --json=");
            return Err(Error::Usage { message: message.to_owned(), hint: hint.to_owned() });
        }
        Content::Text(text) => text.into(),
        Content::Stream(stream) => {
            ended(stream.write(&mut io::stdout().lock(), !output.no_header))?;
            Vec::new().into()
        }
    };
    Ok((rendered, answer.exit_code))
}

/// The region from settings, if set. An unknown name, or a region without pay figures, is reported as an error of the setting.
fn home(catalog: &Catalog, settings: &Settings) -> Result<Option<String>, Error> {
    let setting = settings.region()?;
    if let Some(name) = &setting.value {
        query::resolve_pay_place(catalog, name).map_err(|failure| {
            let told = Error::from(failure).report();
            let (place, hint) = (setting.origin.place().to_owned(), told.hint.unwrap_or_default());
            Error::Setting { place, message: told.message, hint }
        })?;
    }
    Ok(setting.value)
}

fn render(report: &dyn Render, output: &Output, taken: &[TakenName]) -> Result<Rendered, Error> {
    let terminal = Terminal::detect(io::stdout().is_terminal(), output.color.unwrap_or_default(), output.ascii);
    let format = match output.requested_format() {
        Some(format) => format,
        None if terminal.is_tty => Format::Table,
        None => Format::Plain,
    };
    let style = Style { format, fields: &output.requested_fields(), header: !output.no_header, taken };
    report.render(&style, &terminal)
}

/// Says on standard error what names were taken for, unless the answer is JSON, which has a field for it.
fn tell(taken: &[TakenName], output: &Output) {
    if !taken.is_empty() && output.requested_format() != Some(Format::Json) {
        let terminal = Terminal::detect(io::stderr().is_terminal(), output.color.unwrap_or_default(), output.ascii);
        // An answer is worth no less when nobody can be told.
        let _ = io::stderr().lock().write_all(&view::taken_text(taken, &terminal));
    }
}

/// Says on standard error that the settings file could not be read, so that the defaults hold.
fn tell_unread(settings: &Settings, output: &Output) {
    if let Some((path, error)) = settings.unread() {
        let terminal = Terminal::detect(io::stderr().is_terminal(), output.color.unwrap_or_default(), output.ascii);
        let message = format!("{} cannot be read, so its settings do not hold: {error}", path.display());
        let _ = io::stderr().lock().write_all(&view::warning_text(&message, &terminal));
    }
}

/// Writes to standard output, through the pager if it is a terminal and the output is longer.
fn put(answer: &Rendered, output: &Output, settings: &Settings) -> Result<(), Error> {
    let can_page = !output.no_pager && io::stdout().is_terminal() && !view::is_dumb();
    let paged = can_page && pager::show(answer, &settings.pager()?.value);
    if paged { Ok(()) } else { write(io::stdout().lock(), &answer.bytes) }
}

/// Writes all bytes; a broken pipe is not an error.
fn write(mut out: impl Write, bytes: &[u8]) -> Result<(), Error> {
    ended(out.write_all(bytes).and_then(|()| out.flush()).map_err(Error::Output))
}

/// What writing came to: a broken pipe is not an error.
fn ended(written: Result<(), Error>) -> Result<(), Error> {
    match written {
        Err(Error::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// The exit code; an error is reported on standard error.
fn conclude(written: Result<u8, Error>, output: &Output, taken: &[TakenName]) -> u8 {
    written.unwrap_or_else(|error| {
        let terminal = Terminal::detect(io::stderr().is_terminal(), output.color.unwrap_or_default(), output.ascii);
        let json = output.requested_format() == Some(Format::Json);
        let bytes = if json { view::error_json(&error.report(), taken) } else { view::error_text(&error.report(), &terminal) };
        // An error while reporting an error cannot be reported.
        let _ = io::stderr().lock().write_all(&bytes);
        error.exit_code()
    })
}

/// Handles a command line that clap does not pass on: welcome, help and version on stdout, usage errors on stderr.
fn explain(error: &clap::Error, args: &[OsString]) -> u8 {
    let mut output = RawFlags::of(args).output();
    // Invalid settings are reported by commands that use them; help must work regardless.
    if let Ok(settings) = Settings::load() {
        let _ = output.complete(&settings);
    }
    let terminal = |is_tty| Terminal::detect(is_tty, output.color.unwrap_or_default(), output.ascii);
    let stdout = terminal(io::stdout().is_terminal());
    let bytes = match error.kind() {
        _ if args.len() <= 1 => Ok(view::draw(&commands::welcome(), &stdout)),
        // `-V` is the one-line version by clap; `--version` also reports the size of the dataset.
        ErrorKind::DisplayVersion if args.iter().any(|arg| arg == "--version") => {
            let render = |catalog| render(&query::version(&catalog), &output, &[]);
            Catalog::embedded().map_err(Error::from).and_then(render).map(|rendered| rendered.bytes)
        }
        ErrorKind::DisplayVersion | ErrorKind::DisplayHelp => Ok(view::clap_text(error, &stdout)),
        _ => return refuse(error, &output, &terminal(io::stderr().is_terminal())),
    };
    conclude(bytes.and_then(|bytes| write(io::stdout().lock(), &bytes)).map(|()| EXIT_DONE), &output, &[])
}

/// Reports a usage error.
fn refuse(error: &clap::Error, output: &Output, terminal: &Terminal) -> u8 {
    let json = output.requested_format() == Some(Format::Json);
    let bytes = if json { view::error_json(&view::told(error), &[]) } else { view::clap_text(error, terminal) };
    let _ = io::stderr().lock().write_all(&bytes);
    EXIT_MISUSE
}
