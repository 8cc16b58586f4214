//! Running the real program as a person or a script would: a clean environment, pipes or a pseudo-terminal, and what came
//! out of it.

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

/// A command line to run, and what it sees of the world.
#[derive(Clone)]
pub(crate) struct Run {
    program: OsString,
    arguments: Vec<OsString>,
    environment: Vec<(OsString, OsString)>,
    /// Columns of the terminal that standard output is; a pipe when absent.
    terminal: Option<u16>,
    errors: Errors,
    /// The package's own when absent.
    directory: Option<PathBuf>,
}

/// Where standard error goes.
#[derive(Clone, Copy)]
enum Errors {
    Pipe,
    /// A terminal of its own.
    Terminal,
    /// Wherever standard output goes.
    WithOutput,
}

/// What a run left behind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// `career` with these arguments, through pipes, in an environment that says no more than where UTF-8 is spoken.
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

    /// A line for the shell, which finds the program under its name.
    pub(crate) fn shell(line: &str) -> Self {
        let directory = CAREER.rsplit_once('/').map_or("", |(directory, _)| directory);
        Self::new("/bin/sh", ["-c", line]).env("PATH", &format!("{directory}:/usr/local/bin:/usr/bin:/bin"))
    }

    /// With further arguments.
    pub(crate) fn with<A: AsRef<OsStr>>(mut self, arguments: impl IntoIterator<Item = A>) -> Self {
        self.arguments.extend(arguments.into_iter().map(|argument| argument.as_ref().to_owned()));
        self
    }

    /// With a variable set, instead of what it was.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.retain(|(known, _)| known != name);
        self.environment.push((name.into(), value.into()));
        self
    }

    /// In another directory.
    pub(crate) fn within(mut self, directory: &Path) -> Self {
        self.directory = Some(directory.to_owned());
        self
    }

    /// With standard output on a terminal of so many columns.
    pub(crate) fn terminal(mut self, columns: u16) -> Self {
        self.terminal = Some(columns);
        self
    }

    /// With standard error on a terminal of its own.
    pub(crate) fn errors_on_terminal(mut self) -> Self {
        self.errors = Errors::Terminal;
        self
    }

    /// With standard error where standard output goes, as people see it.
    pub(crate) fn errors_with_output(mut self) -> Self {
        self.errors = Errors::WithOutput;
        self
    }

    /// The command, for tests that hold its streams themselves.
    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).env_clear().envs(self.environment.iter().map(|(name, value)| (name, value)));
        if let Some(directory) = &self.directory {
            command.current_dir(directory);
        }
        command.stdin(Stdio::null());
        command
    }

    /// Runs it to its end.
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
        // The ends that the command holds would keep the screens open for ever.
        drop(command);
        Outcome {
            code: status.code(),
            stdout: screen.map_or_else(|| text(stdout), Screen::close),
            stderr: errors.map_or_else(|| text(stderr), Screen::close),
        }
    }
}

impl Outcome {
    /// Standard output of a run that must have gone well and quietly.
    pub(crate) fn answer(self) -> String {
        assert_eq!((self.code, self.stderr.as_str()), (Some(0), ""), "stdout was:\n{}", self.stdout);
        self.stdout
    }
}

/// The far end of a pseudo-terminal, read as fast as it is written.
struct Screen(JoinHandle<Vec<u8>>);

impl Screen {
    /// A terminal: the end that programs write to, and the screen that shows it.
    fn open(columns: u16) -> (OwnedFd, Self) {
        let size = Winsize { ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0 };
        let pty = openpty(None, Some(&size)).expect("a pseudo-terminal");
        let mut controller = File::from(pty.controller);
        let reader = thread::spawn(move || {
            let mut seen = Vec::new();
            // Linux reports the last writer's leave as an error, after all that was written.
            let _ = controller.read_to_end(&mut seen);
            seen
        });
        (pty.user, Self(reader))
    }

    /// All that was shown, without the carriage returns that terminals add to line feeds.
    fn close(self) -> String {
        text(self.0.join().expect("the screen is read to its end")).replace("\r\n", "\n")
    }
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("output is UTF-8")
}

/// The verbs, as `career --help` lists them.
pub(crate) fn verbs_in_help() -> Vec<String> {
    let help = career(["--help"]).go().answer();
    let commands = help.split_once("Usage:").map_or("", |(_, rest)| rest);
    let commands = commands.split("Options:").next().unwrap_or_default();
    let lines = commands.lines().filter_map(|line| line.strip_prefix("  ")).filter(|line| !line.starts_with([' ', '-']));
    lines.filter_map(|line| line.split_once("  ")).map(|(verb, _)| verb.to_owned()).collect()
}

/// The examples that a verb's help gives.
pub(crate) fn examples_in_help(verb: &str) -> Vec<String> {
    let help = career([verb, "--help"]).go().answer();
    let examples = help.split_once("Examples:\n").map_or("", |(_, examples)| examples);
    examples.lines().map(str::trim).filter(|line| line.starts_with("career ")).map(str::to_owned).collect()
}
