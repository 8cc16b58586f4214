//! Reads a CSV file of roles, one per row.

use ::csv::StringRecord;

use super::layered::LayeredData;
use super::packed_file::{Layout, PackedFile, PackedPart};
use super::role_row::{self, RowLayout};
use super::source::Source;
use crate::formats::cells;
use crate::formats::dialect::{Dialect, is_before_header, is_blank};
use crate::problem::{Place, Problems};
use crate::records::Role;

/// Roles per pack: few enough that their byte offsets fit in 32 bits.
const AT_ONCE: usize = 1 << 14;

/// Reads a file. Its roles are packed; what cannot be read is reported.
pub(crate) fn read(source: Source, name: &str, file: u32, data: &mut LayeredData, problems: &mut Problems) {
    let dialect = match source.start(0) {
        Ok(start) => Dialect::of(&start),
        Err(error) => return problems.unreadable(file, &error),
    };
    if let Some((columns, parts)) = read_parts(&source, dialect, file, problems) {
        let layout = Layout::Rows(RowLayout { dialect, columns });
        data.packed.push(PackedFile::new(name, file, source, layout, parts));
    }
}

fn read_parts(
    source: &Source,
    dialect: Dialect,
    file: u32,
    problems: &mut Problems,
) -> Option<(Vec<&'static str>, Vec<PackedPart>)> {
    let mut reader = dialect.reader(source.from(0));
    let mut record = StringRecord::new();
    let mut read = reader.read_record(&mut record);
    while matches!(read, Ok(true)) && is_before_header(&record) {
        read = reader.read_record(&mut record);
    }
    let line_of = |position: Option<&::csv::Position>| position.map_or(1, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
    let columns = match read {
        Ok(true) => role_row::header(&record, Place { file, line: line_of(record.position()), column: 0 }, problems)?,
        Ok(false) => {
            problems.error(
                Place { file, line: 0, column: 0 },
                "",
                "has no header",
                format!("its columns are some of {}", Role::COLUMNS.join(",")),
            );
            return None;
        }
        Err(error) => {
            let place = Place { file, line: line_of(error.position()), column: 0 };
            problems.error(place, "", cells::unreadable(&error), "save the file as UTF-8");
            return None;
        }
    };
    let mut parts: Vec<PackedPart> = Vec::new();
    loop {
        let read = reader.read_record(&mut record);
        let position = match &read {
            Ok(false) => break,
            Ok(true) => record.position(),
            Err(error) => error.position(),
        };
        let start = position.map_or(0, ::csv::Position::byte);
        let line = line_of(position);
        let place = Place { file, line, column: 0 };
        if read.is_ok() && is_blank(&record) {
            continue;
        }
        if let Err(error) = read {
            problems.error(place, "", cells::unreadable(&error), "save the file as UTF-8");
            if !matches!(error.kind(), ::csv::ErrorKind::Utf8 { .. }) {
                break;
            }
        } else if let Some(role) = role_row::role(&record, &columns, place, problems) {
            if parts.last().is_none_or(|part| part.pack.len() >= AT_ONCE) {
                parts.push(PackedPart::at(start, 1));
            }
            if let Some(part) = parts.last_mut() {
                part.push(&role, line, start);
            }
        }
    }
    Some((columns, parts))
}
