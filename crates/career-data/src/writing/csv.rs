//! Writes CSV. The files are for other programs and hold prose, so line feeds in cells are kept; other characters that could
//! steer a terminal are replaced.

use std::borrow::Cow;

use serde::Serialize;

use crate::records::record::{Layout, List, Record};
use crate::records::{Dataset, EachTable};
use crate::text::clean_lines;

/// Names and contents of the files of an export: one file per table, and one for each list field, with the record's id in the
/// first column.
#[must_use]
pub fn files(dataset: &Dataset) -> Vec<(String, Vec<u8>)> {
    let mut files = Files(Vec::new());
    dataset.each_table(&mut files);
    files.0
}

struct Files(Vec<(String, Vec<u8>)>);

impl EachTable for Files {
    fn table<R: Record + Serialize>(&mut self, name: &'static str, records: &[R]) {
        self.0.push((format!("{name}.csv"), table(records.iter(), Layout::Tables)));
        for list in R::lists() {
            let List { name, mut columns, rare, entries } = list;
            columns.insert(0, R::NOUN);
            let row = |record| {
                let id = R::id(record);
                entries(record).into_iter().map(move |entry| [Cow::Borrowed(id)].into_iter().chain(entry).collect())
            };
            let rows: Vec<Vec<Cow<'_, str>>> = records.iter().flat_map(row).collect();
            if !(rare && rows.is_empty()) {
                self.0.push((format!("{}_{name}.csv", R::NOUN), write(&columns, rows.into_iter(), Layout::Tables)));
            }
        }
    }
}

/// A CSV file of records, one per row.
pub fn table<'r, R: Record + 'r>(records: impl Iterator<Item = &'r R>, layout: Layout) -> Vec<u8> {
    write(&R::columns(layout), records.map(|record| record.row(layout)), layout)
}

fn write<'r>(columns: &[&str], rows: impl Iterator<Item = Vec<Cow<'r, str>>>, layout: Layout) -> Vec<u8> {
    let terminator = match layout {
        Layout::Data => ::csv::Terminator::Any(b'\n'),
        Layout::Tables => ::csv::Terminator::CRLF,
    };
    let mut writer = ::csv::WriterBuilder::new().terminator(terminator).from_writer(Vec::new());
    // Writing to memory cannot fail.
    let _ = writer.write_record(columns);
    for row in rows {
        let _ = writer.write_record(row.iter().map(|cell| clean_lines(cell).into_owned()));
    }
    writer.into_inner().unwrap_or_default()
}
