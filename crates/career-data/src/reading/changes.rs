//! Reads `overlay.toml`: what a layer changes in the layers below it.

use crate::formats::spans::Fields;
use crate::problem::{At, Problems};

/// What an overlay changes beyond replacing and adding records.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    /// The number of roles with records and of packed files that it applies to: those below it and those of its own layer.
    pub(crate) over: (usize, usize),
    /// Ids of roles to remove.
    pub(crate) hide: Vec<At<String>>,
    /// Roles to add to `next`, by role.
    pub(crate) next: Vec<(At<String>, Vec<At<String>>)>,
    /// Roles to add to `prerequisites`, by role.
    pub(crate) prerequisites: Vec<(At<String>, Vec<At<String>>)>,
    /// Roles to add to `related`, by role.
    pub(crate) related: Vec<(At<String>, Vec<At<String>>)>,
}

impl Changes {
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
