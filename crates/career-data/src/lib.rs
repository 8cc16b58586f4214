//! The data of `career`: records, the forms they are written in, the rules they keep, and the image they are compiled to.
//!
//! The build script compiles `data/` with this crate, and the program reads and checks anybody else's data with it: there is
//! one reader, one checker and one layout. Everything that is wrong is reported in one run, each problem with its file, line
//! and field.
//!
//! ```text
//! vocabulary  closed sets of the field: levels, competencies, proficiencies, ...
//! text        how names are compared; words: how texts are split into tokens
//! image       the layout of compiled bytes, written and read
//! problem     what is wrong with data, and where
//! formats     TOML, JSON and CSV as tables and cells that know where they stand
//! records     what a dataset holds: a line for each field, from which all that reads and writes it is made
//! writing     records to JSON, lines of JSON and CSV
//! pack        roles in little memory
//! reading     files to records and packs
//! layers      one dataset over another; all roles in order, references resolved
//! checks      rules that no single file can show: references, clashes, the career graph
//! compile     records and roster to an image
//! ```
//!
//! Each room uses only those above it.

mod checks;
mod compile;
pub mod effort;
pub mod formats;
pub mod image;
mod layers;
mod pack;
mod per_competency;
mod problem;
#[cfg(test)]
#[path = "../../../tests/support/properties.rs"]
mod properties;
mod read_at;
mod reading;
pub mod records;
pub mod text;
pub mod top_k;
pub mod vocabulary;
pub mod words;
pub mod writing;

use std::io::{self, Seek, Write};
use std::path::Path;

use layers::{Assembly, Roster};
use pack::Pack;

pub use checks::is_onet_soc;
pub use compile::CompileError;
pub use formats::rules::{LONGEST_LINE, LONGEST_NAME, LONGEST_PROSE};
pub use layers::overlay;
pub use per_competency::PerCompetency;
#[cfg(feature = "schema")]
pub use per_competency::by_competency;
pub use problem::{At, MOST_LISTED, Place, Problem, Problems, Severity};
pub use reading::{LayeredData, Layers};
pub use records::record::{Layout, Record};
pub use records::{
    Amounts, Category, Certification, Dataset, Jargon, Occupation, Price, Region, Role, Source, Statistics, Tool, ToolUse, Wage,
};

/// Reads and checks the dataset in a folder.
///
/// The dataset is complete only when no problem is an error; warnings leave it usable.
#[must_use]
pub fn load(folder: &Path) -> (Dataset, Problems) {
    let mut problems = Problems::default();
    let data = reading::read(folder, &mut problems);
    check_as((&data).into(), true, &mut problems);
    (data.dataset, problems)
}

/// Reads a part of a dataset, to be laid over another: a folder in which every file may be missing, or one file.
#[must_use]
pub fn read_part(path: &Path, problems: &mut Problems) -> LayeredData {
    reading::read_part(path, problems)
}

/// Checks the rules that hold between records, and puts all problems in order. What a role does not say breaks no rule. Gives
/// how many roles there are.
pub fn check<'d>(data: impl Into<Layers<'d>>, problems: &mut Problems) -> usize {
    check_as(data.into(), false, problems)
}

fn check_as(data: Layers<'_>, whole: bool, problems: &mut Problems) -> usize {
    let records = Pack::of(&data.dataset.roles);
    let roster = Roster::new(data, &records);
    checks::check(data.dataset, &Assembly::of(data.dataset, &roster), whole, problems);
    problems.sort();
    roster.len()
}

/// Compiles a dataset without errors to an image.
///
/// Fails when it is too large for the image's 32-bit offsets, or when references dangle because errors were ignored.
pub fn compile<'d>(data: impl Into<Layers<'d>>) -> Result<Vec<u8>, CompileError> {
    let data = data.into();
    let records = Pack::of(&data.dataset.roles);
    let roster = Roster::new(data, &records);
    let mut image = io::Cursor::new(Vec::new());
    // Memory takes all that is written to it.
    let _ = compile::write(data, Assembly::of(data.dataset, &roster), &mut image)?;
    Ok(image.into_inner())
}

/// Checks a dataset as [`check`] does and, unless there are errors, writes its image; gives the length of what was written.
pub fn build<'d>(
    data: impl Into<Layers<'d>>,
    problems: &mut Problems,
    out: &mut (impl Write + Seek),
) -> Result<io::Result<Option<u64>>, CompileError> {
    let data = data.into();
    let records = Pack::of(&data.dataset.roles);
    let roster = Roster::new(data, &records);
    let assembly = Assembly::of(data.dataset, &roster);
    problems.quiet();
    checks::check(data.dataset, &assembly, false, problems);
    problems.sort();
    if problems.count(Severity::Error) > 0 {
        return Ok(Ok(None));
    }
    Ok(compile::write(data, assembly, out)?.map(Some))
}
