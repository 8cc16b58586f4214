//! A page: what stands in which order and what it means, without width or colour.

use std::borrow::Cow;

/// Blocks from top to bottom.
#[derive(Debug, Default)]
pub struct Page<'a> {
    pub(crate) blocks: Vec<Block<'a>>,
}

#[derive(Debug)]
pub(crate) enum Block<'a> {
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
pub(crate) struct Line<'a>(pub(super) Vec<(Tone, Cow<'a, str>)>);

/// What a piece of text means; how that looks is the renderer's business.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
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
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Whether nothing stands in it.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(crate) fn plain(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(Tone::Plain, text)
    }

    pub(crate) fn strong(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(Tone::Strong, text)
    }

    pub(crate) fn muted(self, text: impl Into<Cow<'a, str>>) -> Self {
        self.with(Tone::Muted, text)
    }

    pub(crate) fn with(mut self, tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        self.0.push((tone, text.into()));
        self
    }
}

/// A table.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    pub(crate) columns: Vec<Column<'a>>,
    pub(crate) rows: Vec<Vec<Cow<'a, str>>>,
    /// What to point out.
    pub(crate) marks: Vec<Mark>,
}

/// Characters of a cell to point out.
#[derive(Debug)]
pub(crate) struct Mark {
    pub(crate) row: usize,
    pub(crate) column: usize,
    /// Positions in the cell, in characters, ascending.
    pub(crate) characters: Vec<u32>,
}

/// A column of a table.
#[derive(Debug)]
pub(crate) struct Column<'a> {
    pub(crate) title: Cow<'a, str>,
    pub(crate) align: Align,
    /// Columns of the highest rank go first when the terminal is narrow; those of rank 0 stay.
    pub(crate) rank: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
}

impl<'a> Column<'a> {
    pub(crate) fn left(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Left, rank }
    }

    pub(crate) fn right(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Right, rank }
    }
}

/// A line of a tree.
#[derive(Debug)]
pub(crate) struct Twig<'a> {
    /// 0 for the root.
    pub(crate) depth: usize,
    /// Whether no sibling follows.
    pub(crate) last: bool,
    pub(crate) line: Line<'a>,
}

impl<'a> Page<'a> {
    pub(crate) fn title(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Cow<'a, str>>) {
        self.blocks.push(Block::Title { text: text.into(), note: note.into() });
    }

    pub(crate) fn heading(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Cow<'a, str>>) {
        self.blocks.push(Block::Heading { text: text.into(), note: note.into() });
    }

    pub(crate) fn paragraph(&mut self, line: Line<'a>) {
        self.blocks.push(Block::Paragraph(line));
    }

    pub(crate) fn facts(&mut self, facts: Vec<(Cow<'a, str>, Line<'a>)>) {
        self.blocks.push(Block::Facts(facts));
    }

    pub(crate) fn bars(&mut self, bars: Vec<(&'static str, u8, Cow<'a, str>)>) {
        self.blocks.push(Block::Bars(bars));
    }

    pub(crate) fn grid(&mut self, columns: Vec<Column<'a>>, rows: Vec<Vec<Cow<'a, str>>>) {
        self.marked_grid(columns, rows, Vec::new());
    }

    pub(crate) fn marked_grid(&mut self, columns: Vec<Column<'a>>, rows: Vec<Vec<Cow<'a, str>>>, marks: Vec<Mark>) {
        self.blocks.push(Block::Grid(Grid { columns, rows, marks }));
    }

    pub(crate) fn tree(&mut self, twigs: Vec<Twig<'a>>) {
        self.blocks.push(Block::Tree(twigs));
    }
}
