//! The arguments of `code`, and what they say of each row and answer.

use std::fs::File;
use std::io::{self, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::batch::{Picked, Row, RowReader};
use crate::commands::args::usage;
use crate::error::Error;
use crate::input::STANDARD_INPUT;
use crate::query::CodedTitle;

/// `career code`
#[derive(Debug, Args)]
pub(in crate::commands) struct CodeArgs {
    /// File of titles: a title a line, or CSV, TSV or JSON lines; - reads a pipe
    #[arg(value_name = "FILE", required_unless_present = "titles", conflicts_with = "titles")]
    pub(super) file: Option<PathBuf>,
    /// A title, in place of a file; may be repeated
    #[arg(long = "title", value_name = "TEXT")]
    pub(super) titles: Vec<String>,
    /// Column that holds the titles; by default one that is named like a job title
    #[arg(long, value_name = "COLUMN")]
    pub(super) column: Option<String>,
    /// Column that helps to tell the occupation, such as a department or a description
    #[arg(long, value_name = "COLUMN")]
    pub(super) context: Option<String>,
    /// Take every line for a title, whatever the first looks like
    #[arg(long, conflicts_with_all = ["column", "context"])]
    pub(super) lines: bool,
    /// Leave answers out that are less likely right, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = 0.0, value_parser = share)]
    pub(super) min_confidence: f64,
    /// Answer with roles, codes or both
    #[arg(long, value_name = "WHAT", default_value = "both")]
    pub(super) to: Target,
    /// Threads; by default one a processor
    #[arg(long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Write each row as soon as it is read
    #[arg(long)]
    pub(super) flush: bool,
    /// Stop at a row that cannot be read
    #[arg(long)]
    pub(super) strict: bool,
}

/// What titles are coded to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Target {
    /// Roles of this dataset
    Role,
    /// Codes of occupations
    Soc,
    /// Both
    Both,
}

fn share(text: &str) -> Result<f64, String> {
    text.parse().ok().filter(|share| (0.0..=1.0).contains(share)).ok_or_else(|| "a number from 0 to 1, such as 0.7".to_owned())
}

impl CodeArgs {
    /// Leaves out what was not asked for, or is too doubtful.
    pub(super) fn narrow<'c>(&self, mut coded: CodedTitle<'c>) -> CodedTitle<'c> {
        if coded.score.is_some_and(|score| score < self.min_confidence) {
            (coded.role, coded.soc, coded.occupation) = (None, None, None);
        }
        match self.to {
            Target::Role => (coded.soc, coded.occupation, coded.runner_up_soc) = (None, None, None),
            Target::Soc => (coded.role, coded.runner_up) = (None, None),
            Target::Both => {}
        }
        coded
    }

    pub(super) fn open<'r>(&self, file: &Path) -> Result<RowReader<'r>, Error> {
        let picked = Picked { lines: self.lines, column: self.column.clone(), context: self.context.clone() };
        let file_error = |error| Error::File { path: file.to_owned(), error };
        if file == Path::new(STANDARD_INPUT) {
            return RowReader::open(Box::new(BufReader::new(io::stdin())), file, picked);
        }
        let opened = File::open(file).map_err(file_error)?;
        if opened.metadata().map_err(file_error)?.is_dir() {
            return Err(file_error(io::ErrorKind::IsADirectory.into()));
        }
        RowReader::open(Box::new(BufReader::with_capacity(1 << 16, opened)), file, picked)
    }

    /// Fails on a row that cannot be read, if that is asked.
    pub(super) fn check(&self, row: &Row) -> Result<(), Error> {
        if self.strict && row.text.is_none() {
            let hint = "a row of a table has as many cells as the header, and one of JSON lines is an object with a title";
            return Err(usage(&format!("the row on line {} cannot be read", row.line), hint));
        }
        Ok(())
    }
}
