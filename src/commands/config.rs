//! `config`: one row for each setting.

use std::borrow::Cow;

use clap::Args;

use super::registry::Describe;
use super::request::{Action, Answer, Context};
use crate::error::Error;
use crate::settings::{Config, ConfigEntry};
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Columns, Datum, Row, value};
use crate::view::{ReportKind, View};

const CONFIG: ReportKind = ReportKind::of::<Config>("config", "career/config/1");

/// `career config`
#[derive(Debug, Args)]
pub(super) struct ConfigArgs {}

impl Describe for ConfigArgs {
    const NAME: &'static str = "config";
    const ABOUT: &'static str = "Show each setting and where it comes from";
    const EXAMPLES: &'static str = "\
career config
career config --json
CAREER_REGION=us-wa career config";
    const NOTES: &'static str = "\
An option decides; without one the environment, then the file, then the default.
The file is $XDG_CONFIG_HOME/career/config.toml or ~/.config/career/config.toml;
it need not exist, and may hold any of these (behind #, what overrides it):
  region = \"us-wa\"      # CAREER_REGION: where pay is looked up
  format = \"table\"      # CAREER_FORMAT: as --format
  data = \"ladder\"       # CAREER_DATA: as --data; several as in PATH
  color = \"auto\"        # NO_COLOR, CLICOLOR_FORCE, CLICOLOR: as --color
  ascii = false         # as --ascii
  pager = \"less -FRX\"   # CAREER_PAGER: what shows long answers
  cache = true          # CAREER_CACHE: whether compiled own data is kept";

    fn reports() -> Vec<ReportKind> {
        vec![CONFIG]
    }
}

impl Action for ConfigArgs {
    fn act(&self, context: &Context<'_>) -> Result<Answer<'static>, Error> {
        Ok(Answer::report(context.settings.report()?))
    }
}

impl View for Config {
    const LIST: Option<&'static str> = Some("settings");

    fn schema(&self) -> &'static str {
        CONFIG.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let columns = vec![Column::left("Setting", 0), Column::left("Value", 0), Column::left("From", 0)];
        let row = |entry: &ConfigEntry| -> Vec<Cow<'_, str>> {
            // Only the format has no fixed default.
            let value = entry.value.clone().unwrap_or_else(|| "table, plain in a pipe".to_owned());
            vec![entry.name.into(), value.into(), entry.place.clone().unwrap_or_else(|| entry.origin.to_owned()).into()]
        };
        page.grid(columns, self.settings.iter().map(row).collect());
        page.paragraph(Line::new().muted(match (&self.file, self.file_exists) {
            (Some(file), true) => format!("The file is {file}"),
            (Some(file), false) => format!("No file at {file}, and none is needed"),
            (None, _) => "No home folder, so no file is read".to_owned(),
        }));
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["name", "value", "origin", "place"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |entry: &ConfigEntry| {
            vec![
                value(entry.name),
                entry.value.clone().map(Datum::from),
                value(entry.origin),
                entry.place.clone().map(Datum::from),
            ]
        };
        self.settings.iter().map(row).collect()
    }
}
