//! A page: what stands in which order and what it means, without width or colour.

use std::borrow::Cow;

/// Blocks from top to bottom.
#[derive(Debug, Default)]
pub struct Page<'a> {
    pub(super) blocks: Vec<Block<'a>>,
}

#[derive(Debug)]
pub(super) enum Block<'a> {
    /// What the page, or a part of a page of several, is about; the note stands behind it.
    Title {
        text: Cow<'a, str>,
        note: Cow<'a, str>,
    },
    /// A section.
    Heading {
        text: Cow<'a, str>,
        note: Cow<'a, str>,
    },
    Paragraph(Line<'a>),
    /// Labels with what they stand for.
    Facts(Vec<(Cow<'a, str>, Line<'a>)>),
    /// Scores out of 100.
    Bars(Vec<(&'static str, u8, Cow<'a, str>)>),
    Grid(Grid<'a>),
    Tree(Vec<Twig<'a>>),
}

/// A run of text with meaning.
#[derive(Debug, Default)]
pub(super) struct Line<'a>(pub(super) Vec<(Tone, Cow<'a, str>)>);

/// What a piece of text means; how that looks is the renderer's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    /// What the eye should find.
    Strong,
    /// What can be passed over.
    Muted,
    /// What can be typed.
    Id,
    /// What a search was for.
    Match,
    /// What went wrong.
    Wrong,
}

impl<'a> Line<'a> {
    pub(super) fn new() -> Self {
        Self::default()
    }

    pub(super) fn plain(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(Tone::Plain, text)
    }

    pub(super) fn strong(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(Tone::Strong, text)
    }

    pub(super) fn muted(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(Tone::Muted, text)
    }

    pub(super) fn with(mut self, tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        self.0.push((tone, text.into()));
        self
    }
}

/// A table.
#[derive(Debug)]
pub(super) struct Grid<'a> {
    pub(super) columns: Vec<Column<'a>>,
    pub(super) rows: Vec<Vec<Cow<'a, str>>>,
    /// What to point out.
    pub(super) marks: Vec<Mark>,
}

/// Characters of a cell to point out.
#[derive(Debug)]
pub(super) struct Mark {
    pub(super) row: usize,
    pub(super) column: usize,
    /// Positions in the cell, in characters, ascending.
    pub(super) characters: Vec<u32>,
}

/// A column of a table.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) title: Cow<'a, str>,
    pub(super) align: Align,
    /// Columns of the highest rank go first when the terminal is narrow; those of rank 0 stay.
    pub(super) rank: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Align {
    Left,
    Right,
}

impl<'a> Column<'a> {
    pub(super) fn left(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Left, rank }
    }

    pub(super) fn right(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Right, rank }
    }
}

/// A line of a tree.
#[derive(Debug)]
pub(super) struct Twig<'a> {
    /// 0 for the root.
    pub(super) depth: usize,
    /// Whether no sibling follows.
    pub(super) last: bool,
    pub(super) line: Line<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn title(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Cow<'a, str>>) {
        self.blocks.push(Block::Title { text: text.into(), note: note.into() });
    }

    pub(super) fn heading(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Cow<'a, str>>) {
        self.blocks.push(Block::Heading { text: text.into(), note: note.into() });
    }

    pub(super) fn paragraph(&mut self, line: Line<'a>) {
        self.blocks.push(Block::Paragraph(line));
    }

    pub(super) fn facts(&mut self, facts: Vec<(Cow<'a, str>, Line<'a>)>) {
        self.blocks.push(Block::Facts(facts));
    }

    pub(super) fn bars(&mut self, bars: Vec<(&'static str, u8, Cow<'a, str>)>) {
        self.blocks.push(Block::Bars(bars));
    }

    pub(super) fn grid(&mut self, columns: Vec<Column<'a>>, rows: Vec<Vec<Cow<'a, str>>>) {
        self.marked_grid(columns, rows, Vec::new());
    }

    pub(super) fn marked_grid(&mut self, columns: Vec<Column<'a>>, rows: Vec<Vec<Cow<'a, str>>>, marks: Vec<Mark>) {
        self.blocks.push(Block::Grid(Grid { columns, rows, marks }));
    }

    pub(super) fn tree(&mut self, twigs: Vec<Twig<'a>>) {
        self.blocks.push(Block::Tree(twigs));
    }
}
