//! The work measured for a catalog: its files, and the command lines that use them.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::generate::{Catalog, Form, Rung};
use super::rng::Rng;
use super::times::{Outcome, Trouble};
use crate::common::{Result, runs};

/// The program, and those it is compared with.
pub(crate) struct Programs {
    pub(crate) career: PathBuf,
    pub(crate) floor: PathBuf,
    fzf: bool,
    jq: bool,
}

impl Programs {
    pub(crate) fn new(career: PathBuf, floor: PathBuf) -> Self {
        Self { career, floor, fzf: runs("fzf"), jq: runs("jq") }
    }
}

/// The files of a catalog of one size, and the command lines that use them; several where the worst counts.
pub(crate) struct Work {
    pub(crate) roles: usize,
    pub(crate) ndjson: PathBuf,
    pub(crate) csv: PathBuf,
    pub(crate) image: PathBuf,
    pub(crate) hello: String,
    pub(crate) count: String,
    pub(crate) check: String,
    pub(crate) compile: String,
    /// A second run over the file of lines, whose image the first has cached.
    pub(crate) show_cached: String,
    pub(crate) show: String,
    pub(crate) next: String,
    /// Up ladders, to other families and categories, and far away.
    pub(crate) path: Vec<String>,
    pub(crate) similar: String,
    /// With many results, with few, and with a typo; each with the same search in fzf.
    pub(crate) search: [(String, Outcome<String>); 3],
    /// For the last role of the file.
    pub(crate) jq: Outcome<String>,
}

impl Work {
    /// Writes the files of a catalog, unless they exist.
    pub(crate) fn prepare(place: &Path, catalog: &Catalog<'_>, programs: &Programs) -> Result<Self> {
        let file = |extension: &str| place.join(format!("{}.{extension}", catalog.roles));
        let (ndjson, csv, titles, image) = (file("ndjson"), file("csv"), file("titles"), file("career"));
        if !is_current(&ndjson, catalog)? {
            eprint!("\r\x1b[Kwriting {} roles ", catalog.roles);
            written(&csv, |to| catalog.write(Form::Csv, to))?;
            written(&titles, |to| catalog.write(Form::Titles, to))?;
            written(&ndjson, |to| catalog.write(Form::Ndjson, to))?;
        }
        if image.exists() {
            fs::remove_file(&image)?;
        }
        let career = programs.career.display();
        let on = |file: &Path, verb: &str| format!("{career} --data {} {verb}", file.display());
        let on_image = |verb: &str| on(&image, &format!("--only {verb}"));
        let fzf = |words: &str| {
            let command = format!("sh -c 'fzf --filter \"{words}\" <{}'", titles.display());
            if programs.fzf { Ok(command) } else { Err(Trouble::NotInstalled) }
        };
        let roles = [catalog.roles / 2, catalog.roles.saturating_sub(1)].map(|place| catalog.at(place));
        let [middle, last] = roles.map(|role| catalog.id(role));
        let title = catalog.title(roles[0]).to_lowercase();
        let slip: String = title.char_indices().filter(|(at, _)| *at != title.len() / 2).map(|(_, letter)| letter).collect();
        let way = |[from, to]: [Rung; 2]| on_image(&format!("path {} {}", catalog.id(from), catalog.id(to)));
        let jq = format!("jq -c 'select(.id==\"{last}\")' {}", ndjson.display());
        Ok(Self {
            roles: catalog.roles,
            hello: programs.floor.display().to_string(),
            count: format!("wc -l {}", ndjson.display()),
            check: format!("{career} check {}", ndjson.display()),
            compile: format!("{career} compile {} -o {}", ndjson.display(), image.display()),
            show: on_image(&format!("show {middle}")),
            next: on_image(&format!("next {middle}")),
            path: ways(catalog).into_iter().map(way).collect(),
            similar: on_image(&format!("similar {middle}")),
            search: [format!("senior {}", catalog.speciality(0)), title, slip]
                .map(|words| (on_image(&format!("search {words}")), fzf(&words))),
            jq: if programs.jq { Ok(jq) } else { Err(Trouble::NotInstalled) },
            show_cached: on(&ndjson, &format!("--only show {last}")),
            ndjson,
            csv,
            image,
        })
    }

    /// Every command line once, starting with the one that creates the image for the others.
    pub(crate) fn commands(&self) -> Vec<String> {
        let one =
            [&self.compile, &self.check, &self.count, &self.hello, &self.show_cached, &self.show, &self.next, &self.similar];
        let rivals = self.search.iter().map(|(_, fzf)| fzf).chain([&self.jq]).filter_map(|rival| rival.as_ref().ok());
        let lists = self.path.iter().chain(self.search.iter().map(|(search, _)| search));
        let mut commands: Vec<String> = Vec::new();
        for command in one.into_iter().chain(lists).chain(rivals) {
            if !commands.contains(command) {
                commands.push(command.clone());
            }
        }
        commands
    }
}

/// Whether a file matches the current generator, judged by its first line.
fn is_current(file: &Path, catalog: &Catalog<'_>) -> Result<bool> {
    let Ok(file) = File::open(file) else { return Ok(false) };
    let (mut found, mut first) = (Vec::new(), Vec::new());
    BufReader::new(file).read_until(b'\n', &mut found)?;
    catalog.write_line(0, &mut first)?;
    Ok(found == first)
}

/// Writes a file atomically.
fn written(file: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<()>) -> Result<()> {
    let unfinished = file.with_extension("unfinished");
    let mut to = BufWriter::with_capacity(1 << 16, File::create(&unfinished)?);
    write(&mut to)?;
    to.flush()?;
    Ok(fs::rename(unfinished, file)?)
}

/// Pairs of roles with a path between them: up a ladder, to another family, to another category, and a long one.
fn ways(catalog: &Catalog<'_>) -> Vec<[Rung; 2]> {
    let mut ways = Vec::new();
    for part in 0..3 {
        let [ladder, near, other, far] =
            [0, 7, 13, 19].map(|offset| Rung { family: (part * catalog.families / 3 + offset) % catalog.families, step: 0 });
        let category = |at: Rung| &catalog.category(at.family).id;
        ways.push([ladder, Rung { step: catalog.steps(ladder.family) - 1, ..ladder }]);
        ways.push([near, walk(catalog, near, |at| at.family != near.family)]);
        ways.push([other, walk(catalog, other, |at| category(at) != category(other))]);
        ways.push([far, walk(catalog, far, |_| false)]);
    }
    // A ladder may have one step, and a walk may return to its start: then there is no path to find.
    ways.retain(|[from, to]| from != to);
    ways
}

/// A random walk along moves: returns the first role that fits, or the role where it ends.
fn walk(catalog: &Catalog<'_>, start: Rung, is_there: impl Fn(Rung) -> bool) -> Rung {
    let mut rng = Rng::new("walk", start.family);
    let mut at = start;
    for _ in 0..20 {
        let next = catalog.next(at);
        if next.is_empty() {
            break;
        }
        at = rng.of(&next);
        if is_there(at) {
            break;
        }
    }
    at
}
