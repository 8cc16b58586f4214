//! Output formats and colour modes, shared by options and settings.

use clap::ValueEnum;

/// Forms of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Fitted to the terminal, for reading
    Table,
    /// One record a line, tab-separated, nothing cut
    Plain,
    /// One object, for scripts
    Json,
    /// One object a record
    Ndjson,
    /// Comma-separated, with a header
    Csv,
    /// Tab-separated, with a header
    Tsv,
    /// Markdown: a document to paste, or a table where the answer is one
    Markdown,
    /// A graph for Graphviz; path, next, prereqs, ladder and export --graph
    Dot,
    /// A graph for Mermaid, which Markdown pages often draw; the same commands
    Mermaid,
    /// Annotations that GitHub shows beside the lines they are about; check
    Github,
}

impl Format {
    /// The formats of graphs.
    pub const GRAPH: [Self; 2] = [Self::Dot, Self::Mermaid];
    /// The formats of annotations.
    pub const ANNOTATIONS: [Self; 1] = [Self::Github];

    /// Whether only some reports have it.
    #[must_use]
    pub fn is_special(self) -> bool {
        Self::GRAPH.contains(&self) || Self::ANNOTATIONS.contains(&self)
    }
}

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Even in a pipe
    Always,
    /// Not at all
    Never,
}
