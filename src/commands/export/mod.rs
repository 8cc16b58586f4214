//! `export`: the whole dataset, or its career graph.

mod graph;

use std::path::PathBuf;

use clap::Args;

use self::graph::GRAPH;
use super::args::usage;
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use crate::atomic::{refuse_full, write_files};
use crate::error::Error;
use crate::query;
use crate::view::{Format, ReportKind};
use career_data::{Dataset, writing};

const EXPORT: ReportKind = ReportKind::json_only::<Dataset>("export", "career/export/1");

/// `career export`
#[derive(Debug, Args)]
pub(super) struct ExportArgs {
    /// Every role and every move between two, instead of the dataset
    #[arg(long, conflicts_with_all = ["dir", "force"])]
    graph: bool,
    /// Folder for the CSV files, one a table
    #[arg(long, value_name = "DIR")]
    dir: Option<PathBuf>,
    /// Write into the folder even if it holds something, over files of the same names
    #[arg(long, requires = "dir")]
    force: bool,
}

impl Describe for ExportArgs {
    const NAME: &'static str = "export";
    const ABOUT: &'static str = "Write the whole dataset as JSON, NDJSON or CSV, or its graph";
    const EXAMPLES: &'static str = "\
career export --graph --format dot
career export --format ndjson
career export --format csv --dir career-csv
career export > career.json";

    fn reports() -> Vec<ReportKind> {
        vec![EXPORT, GRAPH]
    }
}

impl Question for ExportArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        if self.graph {
            return Ok(Answer::report(query::graph(asked.catalog)));
        }
        let dataset = asked.catalog.to_dataset();
        match (asked.format, &self.dir) {
            // With files in a folder, standard output stays empty.
            (None | Some(Format::Csv), Some(dir)) => {
                if !self.force {
                    refuse_full(dir, "name another, or add --force to write into it")?;
                }
                write_files(dir, &writing::files(&dataset))?;
                Ok(Answer::text([]))
            }
            (Some(Format::Csv), None) => Err(usage("CSV is one file for each table", "say where they go: --dir DIR")),
            (Some(_), Some(_)) => Err(usage("--dir is for CSV", "leave it out and redirect the output instead")),
            (None | Some(Format::Json), None) => Ok(Answer::text(writing::document(&dataset))),
            (Some(Format::Ndjson), None) => Ok(Answer::text(writing::lines(&dataset))),
            (Some(_), None) => Err(usage("a dataset is exported as json, ndjson or csv", "choose one of these, or --graph")),
        }
    }
}
