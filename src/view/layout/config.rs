//! `config`: a line a setting.

use std::borrow::Cow;

use crate::settings::{Config, ConfigEntry};
use crate::view::View;
use crate::view::page::{Column, Line, Page};
use crate::view::records::{Datum, Records, value};

impl View for Config {
    const LIST: Option<&'static str> = Some("settings");

    fn schema(&self) -> &'static str {
        "career/config/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let columns = vec![Column::left("Setting", 0), Column::left("Value", 0), Column::left("From", 0)];
        let row = |entry: &ConfigEntry| -> Vec<Cow<'_, str>> {
            // Only the format has no value of its own.
            let value = entry.value.clone().unwrap_or_else(|| "table, plain in a pipe".to_owned());
            vec![entry.name.into(), value.into(), entry.place.clone().unwrap_or_else(|| entry.origin.to_owned()).into()]
        };
        page.grid(columns, self.settings.iter().map(row).collect());
        page.paragraph(Line::new().muted(match (&self.file, self.file_exists) {
            (Some(file), true) => format!("The file is {file}"),
            (Some(file), false) => format!("No file at {file}, and none is needed"),
            (None, _) => "No home, so no file is looked for".to_owned(),
        }));
        page
    }

    fn records(&self) -> Records<'_> {
        let row = |entry: &ConfigEntry| {
            vec![
                value(entry.name),
                entry.value.clone().map(Datum::from),
                value(entry.origin),
                entry.place.clone().map(Datum::from),
            ]
        };
        Records {
            columns: ["name", "value", "origin", "place"].map(Cow::Borrowed).into(),
            rows: self.settings.iter().map(row).collect(),
        }
    }
}
