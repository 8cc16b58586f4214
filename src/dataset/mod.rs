//! Source files to a checked dataset, and a dataset to a catalog image.
//!
//! There is one reader and one checker: `build.rs` uses them for the embedded data, the running program for anybody
//! else's. Both report every problem they find, each with file, line and field.
//!
//! ```text
//! read     files of TOML, CSV and JSON -> records, each knowing where it was written
//! pack     roles in little memory, as many as there may be
//! overlay  one dataset over another
//! roster   all roles in order, references followed
//! check    the rules that no single file can show: references, clashes, the career graph
//! compile  records and roster -> image
//! ```

mod check;
mod check_roles;
pub(crate) mod columns;
mod compile;
mod csv;
mod document;
mod find;
mod index;
pub(crate) mod json;
mod lines;
mod links;
mod moves;
mod names;
mod overlay;
mod pack;
mod problem;
mod read;
mod record;
mod roster;
mod rows;
mod source;
mod tokens;
pub(crate) mod toml;

use std::io::{self, Seek, Write};
use std::path::Path;

use links::Links;
use names::Names;
use pack::Pack;
use roster::{Graph, Roster};

pub(crate) use check::is_onet_soc;
pub use compile::CompileError;
pub use find::{Finder, NotPlain};
pub use lines::Lines;
pub use overlay::overlay;
pub use problem::{MOST_LISTED, Place, Problem, Problems, Severity};
pub use record::{
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
    let dataset = read::read(folder, &mut problems);
    check_as(&dataset, true, &mut problems);
    (dataset, problems)
}

/// Reads a part of a dataset, to be laid over another: a folder in which every file may be missing, or one file.
#[must_use]
pub fn read_part(path: &Path, problems: &mut Problems) -> Dataset {
    read::read_part(path, problems)
}

/// Checks the rules that hold between records, and puts all problems in order. What a role does not say breaks no rule. Gives
/// how many roles there are.
pub fn check(dataset: &Dataset, problems: &mut Problems) -> usize {
    check_as(dataset, false, problems)
}

fn check_as(dataset: &Dataset, whole: bool, problems: &mut Problems) -> usize {
    let records = Pack::of(&dataset.roles);
    let roster = Roster::new(dataset, &records);
    check::check(dataset, &Assembly::of(dataset, &roster), whole, problems);
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
    let _ = compile::write(dataset, Assembly::of(dataset, &roster), Extent::Whole, &mut image)?;
    Ok(image.into_inner())
}

/// Compiles the roles of those ids, and those that they name, to an image that can be asked about them and nothing else.
/// `None` when one of them is not there.
pub fn compile_some(dataset: &Dataset, ids: &[&str]) -> Result<Option<Vec<u8>>, CompileError> {
    let records = Pack::of(&dataset.roles);
    let roster = Roster::new(dataset, &records);
    let Some(some) = roster.around(ids) else { return Ok(None) };
    let mut image = io::Cursor::new(Vec::new());
    let roster = roster.of_some(&some);
    let _ = compile::write(dataset, Assembly::of(dataset, &roster), Extent::Some, &mut image)?;
    Ok(Some(image.into_inner()))
}

/// How much of a dataset an image is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Extent {
    /// All.
    Whole,
    /// Some roles: what leads to others is left out, and so is what only searches need.
    Some,
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
    check::check(dataset, &assembly, false, problems);
    problems.sort();
    if problems.count(Severity::Error) > 0 {
        return Ok(Ok(None));
    }
    Ok(compile::write(dataset, assembly, Extent::Whole, out)?.map(Some))
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
