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
//! records     what a dataset holds, as its files state it
//! formats     TOML, JSON and CSV as tables and cells that know where they stand
//! reading     files to records
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
mod problem;
#[cfg(test)]
#[path = "../../../tests/support/properties.rs"]
mod properties;
mod read_at;
mod reading;
mod records;
pub mod text;
pub mod top_k;
pub mod vocabulary;
pub mod words;

use std::io::{self, Seek, Write};
use std::path::Path;

use layers::{Graph, Links, Names, Pack, Roster};

pub use checks::is_onet_soc;
pub use compile::CompileError;
pub use layers::overlay;
pub use problem::{MOST_LISTED, Place, Problem, Problems, Severity};
pub use reading::Lines;
pub use records::{
    Amounts, At, Category, Certification, Changes, Dataset, Jargon, Occupation, Price, Region, Role, Source, Statistics, Tool,
    ToolUse, Wage,
};

/// The longest name, title or alias, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest passage of prose, in characters.
pub const LONGEST_PROSE: usize = 20_000;

/// The longest line of a file of lines, in bytes.
pub const LONGEST_LINE: u64 = 1 << 22;

/// Reads and checks the dataset in a folder.
///
/// The dataset is complete only when no problem is an error; warnings leave it usable.
#[must_use]
pub fn load(folder: &Path) -> (Dataset, Problems) {
    let mut problems = Problems::default();
    let dataset = reading::read(folder, &mut problems);
    check_as(&dataset, true, &mut problems);
    (dataset, problems)
}

/// Reads a part of a dataset, to be laid over another: a folder in which every file may be missing, or one file.
#[must_use]
pub fn read_part(path: &Path, problems: &mut Problems) -> Dataset {
    reading::read_part(path, problems)
}

/// Checks the rules that hold between records, and puts all problems in order. What a role does not say breaks no rule. Gives
/// how many roles there are.
pub fn check(dataset: &Dataset, problems: &mut Problems) -> usize {
    check_as(dataset, false, problems)
}

fn check_as(dataset: &Dataset, whole: bool, problems: &mut Problems) -> usize {
    let records = Pack::of(&dataset.roles);
    let roster = Roster::new(dataset, &records);
    checks::check(dataset, &Assembly::of(dataset, &roster), whole, problems);
    problems.sort();
    roster.len()
}

/// Compiles a dataset without errors to an image.
///
/// Fails when it is too large for the image's 32-bit offsets, or when references dangle because errors were ignored.
pub fn compile(dataset: &Dataset) -> Result<Vec<u8>, CompileError> {
    let records = Pack::of(&dataset.roles);
    let roster = Roster::new(dataset, &records);
    let mut image = io::Cursor::new(Vec::new());
    // Memory takes all that is written to it.
    let _ = compile::write(dataset, Assembly::of(dataset, &roster), &mut image)?;
    Ok(image.into_inner())
}

/// Checks a dataset as [`check`] does and, unless there are errors, writes its image; gives the length of what was written.
pub fn build(
    dataset: &Dataset,
    problems: &mut Problems,
    out: &mut (impl Write + Seek),
) -> Result<io::Result<Option<u64>>, CompileError> {
    let records = Pack::of(&dataset.roles);
    let roster = Roster::new(dataset, &records);
    let assembly = Assembly::of(dataset, &roster);
    problems.quiet();
    checks::check(dataset, &assembly, false, problems);
    problems.sort();
    if problems.count(Severity::Error) > 0 {
        return Ok(Ok(None));
    }
    Ok(compile::write(dataset, assembly, out)?.map(Some))
}

/// The roles of a dataset with all that rules and image need to know of them together.
struct Assembly<'d> {
    roster: &'d Roster<'d>,
    /// Absent when they take more than 4 GiB.
    names: Option<Names>,
    links: Links<'d>,
    graph: Graph,
}

impl<'d> Assembly<'d> {
    fn of(dataset: &'d Dataset, roster: &'d Roster<'d>) -> Self {
        let packs: Vec<&Pack> = roster.packs().collect();
        Self { roster, names: Names::of(roster), links: Links::of(dataset, &packs), graph: Graph::of(roster) }
    }
}
