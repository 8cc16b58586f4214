//! The data of `career`: records, the forms they are written in, their validation, and the image they are compiled to.
//!
//! The build script compiles `data/` with this crate, and the program reads and checks users' own data with it: there is one
//! reader, one checker and one layout. All problems are reported in one run, each with file, line and field.
//!
//! ```text
//! vocabulary  closed sets of the field: levels, competencies, proficiencies, ...
//! text        comparing names; words: splitting text into tokens
//! threads     the threads for work in parallel
//! image       the layout of compiled bytes, written and read
//! effort      what a move takes; bridge: moves that only skills make plausible; likeness: comparing the words of roles
//! problem     errors and warnings about data, with places
//! files       the one door by which files are opened
//! formats     TOML, JSON and CSV as tables and cells with places
//! records     the records of a dataset: one list of fields each, from which readers and writers are generated
//! writing     records to JSON, JSON lines and CSV
//! pack        compact storage of roles
//! reading     files to records and packs
//! layers      merging of datasets; all roles in order, references resolved
//! checks      rules across files: references, clashes, the career graph
//! compile     records and roster to an image
//! ```
//!
//! Each module uses only those above it.

pub mod bridge;
mod checks;
mod compile;
pub mod effort;
pub mod files;
pub mod formats;
pub mod image;
mod layers;
pub mod likeness;
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
pub mod threads;
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
pub use reading::{Foreign, LayeredData, Layers};
pub use records::record::{Layout, Record};
pub use records::{
    Amounts, Category, Certification, Crosswalk, Dataset, Jargon, MoveNote, NamedPlace, Occupation, Price, Region, ReportedTitle,
    Role, Source, Statistics, Tool, ToolUse, Wage,
};

/// Reads and checks the dataset in a folder.
///
/// The dataset is complete only when no problem is an error; warnings leave it usable.
#[must_use]
pub fn load(folder: &Path) -> (Dataset, Problems) {
    threads::start();
    let mut problems = Problems::default();
    let data = reading::read(folder, &mut problems);
    check_as((&data).into(), true, &mut problems);
    (data.dataset, problems)
}

/// Reads a layer: a folder in which every file is optional, or one file. Links in a folder may lead out of it only if
/// `follow_links` is set.
#[must_use]
pub fn read_part(path: &Path, follow_links: bool, problems: &mut Problems) -> LayeredData {
    threads::start();
    reading::read_part(path, follow_links, problems)
}

/// Checks the rules across records, and sorts the problems. Parts that a role leaves out are not checked. Returns the number of
/// roles.
pub fn check<'d>(data: impl Into<Layers<'d>>, problems: &mut Problems) -> usize {
    check_as(data.into(), false, problems)
}

/// Warns of pay in files that is more than two years older than `newest`, other than that which the program has `carried` itself;
/// to be called before [`check`], which sorts problems.
pub fn check_age(data: &LayeredData, newest: u16, carried: impl FnOnce() -> Vec<Wage>, problems: &mut Problems) {
    checks::age::check(&data.dataset, newest, carried, problems);
}

fn check_as(data: Layers<'_>, whole: bool, problems: &mut Problems) -> usize {
    threads::start();
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
    threads::start();
    let data = data.into();
    let records = Pack::of(&data.dataset.roles);
    let roster = Roster::new(data, &records);
    let mut image = io::Cursor::new(Vec::new());
    // Writing to memory cannot fail.
    let _ = compile::write(data, Assembly::of(data.dataset, &roster), &mut image)?;
    Ok(image.into_inner())
}

/// Checks a dataset like [`check`] and, unless there are errors, writes its image; returns the number of bytes written.
pub fn build<'d>(
    data: impl Into<Layers<'d>>,
    problems: &mut Problems,
    out: &mut (impl Write + Seek),
) -> Result<io::Result<Option<u64>>, CompileError> {
    threads::start();
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
