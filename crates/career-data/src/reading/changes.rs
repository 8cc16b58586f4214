//! `overlay.toml`: what a layer changes in those below it.

use crate::formats::spans::Fields;
use crate::problem::{At, Problems};

/// What an overlay changes beyond replacing records.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// How many roles with records, and how many packed files, it is laid over, its own included.
    pub(crate) over: (usize, usize),
    /// Roles to leave out.
    pub(crate) hide: Vec<At<String>>,
    /// More moves from roles.
    pub(crate) next: Vec<(At<String>, Vec<At<String>>)>,
    /// More expectations of roles.
    pub(crate) prerequisites: Vec<(At<String>, Vec<At<String>>)>,
    /// More roles that roles are related to.
    pub(crate) related: Vec<(At<String>, Vec<At<String>>)>,
}

impl Changes {
    /// Reads the file.
    pub(super) fn read(mut fields: Fields<'_>, problems: &mut Problems) -> Self {
        let moves = |field, fields: &mut Fields<'_>, problems: &mut Problems| {
            fields.table(field, problems).map(|table| table.lists(problems)).unwrap_or_default()
        };
        let changes = Self {
            over: (0, 0),
            hide: fields.names("hide", problems),
            next: moves("next", &mut fields, problems),
            prerequisites: moves("prerequisites", &mut fields, problems),
            related: moves("related", &mut fields, problems),
        };
        fields.finish(problems);
        changes
    }
}
