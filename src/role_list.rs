//! Lists of roles in a pipe or a file, named among the roles of a command line.

use std::env;
use std::path::{Path, PathBuf};

use crate::base_dir::expand_home;
use crate::error::Error;
use crate::input::{STANDARD_INPUT, read_text};

/// The largest list, in bytes: a million ids and more.
const LARGEST: u64 = 64 << 20;

/// Replaces `-` by the roles on standard input and `@FILE` by those in a file. They stand one a line, in front of the first tab
/// if there is one: what any command writes to a pipe names its roles so.
pub(crate) fn expand(names: &mut Vec<String>, input_is_data: bool) -> Result<(), Error> {
    if !names.iter().any(|name| list_of(name).is_some()) {
        return Ok(());
    }
    let readers = names.iter().filter(|name| *name == STANDARD_INPUT).count() + usize::from(input_is_data);
    if readers > 1 {
        return Err(usage("standard input can be read only once", "name a file in place of the other -"));
    }
    let mut expanded = Vec::with_capacity(names.len());
    for name in names.drain(..) {
        match list_of(&name) {
            Some(path) => expanded.extend(roles_in(&path)?),
            None => expanded.push(name),
        }
    }
    *names = expanded;
    Ok(())
}

/// The path of the list that a name stands for, if it does.
fn list_of(name: &str) -> Option<PathBuf> {
    if name == STANDARD_INPUT {
        return Some(name.into());
    }
    let path = name.strip_prefix('@').filter(|path| !path.is_empty())?;
    Some(expand_home(Path::new(path), |variable| env::var_os(variable)))
}

fn roles_in(path: &Path) -> Result<Vec<String>, Error> {
    let text = read_text(path, LARGEST).map_err(|error| Error::File { path: path.to_owned(), error })?;
    let roles = text.lines().filter_map(|line| line.split('\t').next()).map(str::trim);
    let roles: Vec<String> = roles.filter(|role| !role.is_empty()).map(str::to_owned).collect();
    if roles.is_empty() {
        let place = if path == Path::new(STANDARD_INPUT) { "standard input".into() } else { path.to_string_lossy() };
        return Err(usage(&format!("{place} names no role"), "write one a line, such as `career search WORDS` prints"));
    }
    Ok(roles)
}

fn usage(message: &str, hint: &str) -> Error {
    Error::Usage { message: message.to_owned(), hint: hint.to_owned() }
}
