//! Runs the program in a clean environment with pipes or a pseudoterminal, and captures its output.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::Read;
use std::os::fd::OwnedFd;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread::{self, JoinHandle};

use rustix_openpty::openpty;
use rustix_openpty::rustix::termios::Winsize;

/// The program under test.
pub(crate) const CAREER: &str = env!("CARGO_BIN_EXE_career");

/// A command to run, with its environment and streams.
#[derive(Clone)]
pub(crate) struct Run {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    /// Width of the terminal on standard output; a pipe if absent.
    terminal: Option<u16>,
    errors: Errors,
    /// The working directory; that of the package if absent.
    directory: Option<PathBuf>,
}

/// The destination of standard error.
#[derive(Clone, Copy)]
enum Errors {
    Pipe,
    /// A separate terminal.
    Terminal,
    /// The same as standard output.
    WithOutput,
}

/// The result of a run.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// `career` with these arguments and pipes, in a minimal environment: UTF-8 locale, terminal type, `PATH`, no pager.
pub(crate) fn career<A: AsRef<OsStr>>(arguments: impl IntoIterator<Item = A>) -> Run {
    Run::new(CAREER, arguments)
}

impl Run {
    fn new<A: AsRef<OsStr>>(program: &str, arguments: impl IntoIterator<Item = A>) -> Self {
        let environment =
            [("LANG", "C.UTF-8"), ("TERM", "xterm-256color"), ("PATH", "/usr/local/bin:/usr/bin:/bin"), ("CAREER_PAGER", "")];
        Self {
            program: program.into(),
            arguments: arguments.into_iter().map(|argument| argument.as_ref().to_owned()).collect(),
            environment: environment.map(|(name, value)| (name.into(), value.into())).into(),
            terminal: None,
            errors: Errors::Pipe,
            directory: None,
        }
    }

    /// A shell command line, with the program in `PATH`.
    pub(crate) fn shell(line: &str) -> Self {
        let directory = CAREER.rsplit_once('/').map_or("", |(directory, _)| directory);
        Self::new("/bin/sh", ["-c", line]).env("PATH", &format!("{directory}:/usr/local/bin:/usr/bin:/bin"))
    }

    /// Appends arguments.
    pub(crate) fn with<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    /// Sets an environment variable.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.into(), value.into()));
        self
    }

    /// Sets the working directory.
    pub(crate) fn within(mut self, directory: &Path) -> Self {
        self.directory = Some(directory.to_owned());
        self
    }

    /// Connects standard output to a terminal of that width.
    pub(crate) fn terminal(mut self, columns: u16) -> Self {
        self.terminal = Some(columns);
        self
    }

    /// Connects standard error to a separate terminal.
    pub(crate) fn errors_on_terminal(mut self) -> Self {
        self.errors = Errors::Terminal;
        self
    }

    /// Redirects standard error to standard output.
    pub(crate) fn errors_with_output(mut self) -> Self {
        self.errors = Errors::WithOutput;
        self
    }

    /// The command, for tests that handle its streams.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear().envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(directory) = &self.directory {
            command.current_dir(directory);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs the command to completion.
    pub(crate) fn go(&self) -> Outcome {
        let mut command = self.command();
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut screen = None;
        if let Some(columns) = self.terminal {
            let (line, reader) = Screen::open(columns);
            if matches!(self.errors, Errors::WithOutput) {
                command.stderr(line.try_clone().expect("a second end"));
            }
            command.stdout(line);
            screen = Some(reader);
        }
        let mut errors = None;
        if matches!(self.errors, Errors::Terminal) {
            let (line, reader) = Screen::open(self.terminal.unwrap_or(80));
            command.stderr(line);
            errors = Some(reader);
        }
        let Output { status, stdout, stderr } = command.output().expect("the program starts");
        // The descriptors held by the command would keep the pseudoterminals open forever.
        drop(command);
        Outcome {
            code: status.code(),
            stdout: screen.map_or_else(|| text(stdout), Screen::close),
            stderr: errors.map_or_else(|| text(stderr), Screen::close),
        }
    }
}

impl Outcome {
    /// Standard output of a run that must have succeeded with an empty standard error.
    pub(crate) fn answer(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "stdout was:\n{}", self.stdout);
        self.stdout
    }

    /// The answer as JSON.
    pub(crate) fn json(self) -> serde_json::Value {
        serde_json::from_str(&self.answer()).expect("JSON")
    }
}

/// The controller side of a pseudoterminal, read by a thread.
struct Screen(JoinHandle<Vec<u8>>);

impl Screen {
    /// Opens a pseudoterminal: the side for the program, and the screen.
    fn open(columns: u16) -> (OwnedFd, Self) {
        let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        let pty = openpty(None, Some(&size)).expect("a pseudo-terminal");
        let mut controller = File::from(pty.controller);
        let reader = thread::spawn(move || {
            let mut seen = Vec::new();
            // Linux reports the hangup of the last writer as an error (EIO), after all output was read.
            let _ = controller.read_to_end(&mut seen);
            seen
        });
        (pty.user, Self(reader))
    }

    /// All output, without the carriage returns that terminals add to line feeds.
    fn close(self) -> String {
        text(self.0.join().expect("the screen is read to its end")).replace("\r\n", "\n")
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("output is UTF-8")
}

/// The subcommands listed by `career --help`.
pub(crate) fn verbs_in_help() -> Vec<String> {
    let help = career(["--help"]).go().answer();
    let commands = help.split_once("Usage:").map_or("", |(_, rest)| rest);
    let commands = commands.split("Options:").next().unwrap_or_default();
    let lines = commands.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with([' ', '-']));
    lines.filter_map(|line| line.split_once("  ")).map(|(verb, _)| verb.to_owned()).collect()
}

/// The examples in a subcommand's help.
pub(crate) fn examples_in_help(verb: &str) -> Vec<String> {
    let help = career([verb, "--help"]).go().answer();
    let examples = help.split_once("Examples:\n").map_or("", |(_, examples)| examples);
    examples.lines().map(str::trim).filter(|line| line.starts_with("career ")).map(str::to_owned).collect()
}
