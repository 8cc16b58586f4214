//! Source files to a checked dataset, and a dataset to a catalog image.
//!
//! There is one reader and one checker: `build.rs` uses them for the embedded data, the running program for anybody
//! else's. Both report every problem they find, each with file, line and field.
//!
//! ```text
//! read     a folder of TOML and CSV -> records, each knowing where it was written
//! overlay  one dataset over another
//! check    the rules that no single file can show: references, clashes, the career graph
//! compile  records -> image
//! ```

mod check;
pub(crate) mod columns;
mod compile;
mod csv;
mod index;
mod overlay;
mod problem;
mod read;
mod record;
pub(crate) mod toml;

use std::path::Path;

pub(crate) use check::is_onet_soc;
pub use overlay::overlay;
pub use problem::{Place, Problem, Problems, Severity};
pub use record::{
    Amounts, At, Category, Certification, Changes, Dataset, Jargon, Occupation, Price, Region, Role, Source, Statistics, Tool,
    ToolUse, Wage,
};

/// The longest name, title or alias, in characters.
pub const LONGEST_NAME: usize = 120;
/// The longest passage of prose, in characters.
pub const LONGEST_PROSE: usize = 20_000;

/// Reads and checks the dataset in a folder.
///
/// The dataset is complete only when no problem is an error; warnings leave it usable.
#[must_use]
pub fn load(folder: &Path) -> (Dataset, Problems) {
    let mut problems = Problems::default();
    let dataset = read::read(folder, &mut problems);
    check::check(&dataset, true, &mut problems);
    problems.sort();
    (dataset, problems)
}

/// Reads a part of a dataset, to be laid over another: a folder in which every file may be missing, or one role's file.
#[must_use]
pub fn read_part(path: &Path, problems: &mut Problems) -> Dataset {
    read::read_part(path, problems)
}

/// Checks the rules that hold between records, and puts all problems in order. What a role does not say breaks no rule.
pub fn check(dataset: &Dataset, problems: &mut Problems) {
    check::check(dataset, false, problems);
    problems.sort();
}

/// Compiles a dataset without errors to an image.
///
/// Fails when it is too large for the image's 32-bit offsets, or when references dangle because errors were ignored.
pub fn compile(dataset: &Dataset) -> Result<Vec<u8>, compile::CompileError> {
    compile::compile(dataset)
}
