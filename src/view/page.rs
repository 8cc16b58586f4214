//! A page: a sequence of blocks with semantic markup, independent of width and colour.

use std::borrow::Cow;

use career_data::vocabulary::{Level, MoveKind};

/// A page: blocks from top to bottom.
#[derive(Debug, Default)]
pub struct Page<'a> {
    pub(crate) blocks: Vec<Block<'a>>,
}

#[derive(Debug)]
pub(crate) enum Block<'a> {
    /// What a document is about, where a terminal shows the command above the page.
    DocumentTitle(Cow<'a, str>),
    /// The title of a page, or of one of several parts, followed by a note.
    Title {
        text: Cow<'a, str>,
        note: Cow<'a, str>,
        /// What to type for it: behind the note, and not in documents; may be empty.
        id: &'a str,
    },
    /// The heading of a section, followed by a note.
    Heading {
        text: Cow<'a, str>,
        note: Line<'a>,
    },
    Paragraph(Line<'a>),
    /// A list of lines, each with a dash.
    Items(Vec<Line<'a>>),
    /// Labelled values.
    Facts(Vec<(Cow<'a, str>, Line<'a>)>),
    /// A bar chart of scores (0-100): label, score and note.
    Bars(Vec<(&'static str, u8, Cow<'a, str>)>),
    Grid(Grid<'a>),
    Tree(Vec<Twig<'a>>),
    SideBySide(SideBySide<'a>),
}

/// The same things of each of several, such as the rungs of a ladder: side by side where there is room, else below each other.
#[derive(Debug)]
pub(crate) struct SideBySide<'a> {
    /// What heads each column.
    pub(crate) heads: Vec<Cow<'a, str>>,
    /// By label, a short text for each column; may be empty.
    pub(crate) facts: Vec<(&'static str, Vec<Cow<'a, str>>)>,
    /// By label, the lines of each column.
    pub(crate) lists: Vec<(&'static str, Vec<Vec<Cow<'a, str>>>)>,
}

impl SideBySide<'_> {
    /// The facts as a table.
    pub(super) fn table(&self) -> Grid<'_> {
        let heads = self.heads.iter().map(|head| Column::left(head.as_ref(), 0));
        let rows = self.facts.iter().map(|(label, cells)| {
            std::iter::once(Cow::Borrowed(*label)).chain(cells.iter().map(|cell| Cow::Borrowed(cell.as_ref()))).collect()
        });
        Grid { columns: std::iter::once(Column::left("", 0)).chain(heads).collect(), rows: rows.collect(), marks: Vec::new() }
    }

    /// All of it as blocks below each other: for each column a heading, its facts and its lists.
    pub(super) fn below_each_other(&self) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        for (at, head) in self.heads.iter().enumerate() {
            blocks.push(Block::Heading { text: head.as_ref().into(), note: Line::new() });
            let known =
                self.facts.iter().filter_map(|(label, cells)| Some((*label, cells.get(at).filter(|cell| !cell.is_empty())?)));
            let mut facts: Vec<_> = known.map(fact).collect();
            for (label, lists) in &self.lists {
                match lists.get(at).map(Vec::as_slice).unwrap_or_default() {
                    [] => {}
                    [only] => facts.push(fact((*label, only))),
                    several => {
                        blocks.extend((!facts.is_empty()).then(|| Block::Facts(std::mem::take(&mut facts))));
                        blocks.push(Block::Paragraph(Line::new().muted(*label)));
                        blocks.push(Block::Items(several.iter().map(|line| Line::new().plain(line.as_ref())).collect()));
                    }
                }
            }
            blocks.extend((!facts.is_empty()).then_some(Block::Facts(facts)));
        }
        blocks
    }
}

/// The note of a title, with what to type for it.
pub(super) fn with_id<'n>(note: &'n str, id: &'n str) -> Cow<'n, str> {
    match (note, id) {
        (note, "") => note.into(),
        ("", id) => id.into(),
        (note, id) => format!("{note} · {id}").into(),
    }
}

fn fact<'a>((label, text): (&'static str, &'a Cow<'_, str>)) -> (Cow<'a, str>, Line<'a>) {
    (label.into(), Line::new().plain(text.as_ref()))
}

/// A line of text in styled spans.
#[derive(Debug, Default)]
pub(crate) struct Line<'a>(pub(super) Vec<(Tone, Cow<'a, str>)>);

/// The meaning of a span of text, which the renderer maps to a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    Plain,
    /// Emphasised text.
    Strong,
    /// De-emphasised text.
    Muted,
    /// An id or other text to type.
    Id,
    /// Text that matches a search.
    Match,
    /// An error.
    Wrong,
    /// A level.
    Level(Level),
    /// A kind of move.
    Move(MoveKind),
    /// A fit in percent.
    Fit(u8),
}

/// What the cells of a column say, where it has a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// The label of a level.
    Level,
    /// The label of a kind of move, perhaps with a mark before it.
    Move,
    /// A fit in percent.
    Fit,
}

impl<'a> Line<'a> {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Whether it has no spans.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The text without its tones.
    pub(super) fn text(&self) -> String {
        self.0.iter().map(|(_, text)| text.as_ref()).collect()
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

    /// The line with the spans of another behind its own.
    pub(super) fn and<'b>(self, other: &'b Line<'_>) -> Line<'b>
    where
        'a: 'b,
    {
        other.0.iter().fold(self, |line: Line<'b>, (tone, text)| line.with(*tone, text.as_ref()))
    }

    pub(crate) fn with(mut self, tone: Tone, text: impl Into<Cow<'a, str>>) -> Self {
        self.0.push((tone, text.into()));
        self
    }
}

/// De-emphasised text: a note.
macro_rules! note_from {
    ($($text:ty),+) => {$(
        impl<'a> From<$text> for Line<'a> {
            fn from(text: $text) -> Self {
                let text = Cow::from(text);
                if text.is_empty() { Self::new() } else { Self::new().muted(text) }
            }
        }
    )+};
}
note_from!(&'a str, String);

/// A table.
#[derive(Debug)]
pub(crate) struct Grid<'a> {
    pub(crate) columns: Vec<Column<'a>>,
    pub(crate) rows: Vec<Vec<Cow<'a, str>>>,
    /// Characters to highlight.
    pub(crate) marks: Vec<Mark>,
}

/// Characters of a cell to highlight.
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
    /// On a narrow terminal, columns of the highest rank are dropped first; those of rank 0 are never dropped.
    pub(crate) rank: u8,
    /// What its cells say, if that has a tone.
    pub(crate) meaning: Option<Meaning>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Left,
    Right,
    /// To the left, and only where lines and bars can be drawn: a picture of what other columns say.
    Drawing,
}

impl<'a> Column<'a> {
    pub(crate) fn left(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Left, rank, meaning: None }
    }

    pub(crate) fn right(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Right, rank, meaning: None }
    }

    pub(crate) fn drawing(title: impl Into<Cow<'a, str>>, rank: u8) -> Self {
        Self { title: title.into(), align: Align::Drawing, rank, meaning: None }
    }

    /// A column whose cells say something that has a tone.
    pub(crate) fn saying(self, meaning: Meaning) -> Self {
        Self { meaning: Some(meaning), ..self }
    }
}

/// A line of a tree.
#[derive(Debug)]
pub(crate) struct Twig<'a> {
    /// 0 for the root.
    pub(crate) depth: usize,
    /// Whether it is the last of its siblings.
    pub(crate) last: bool,
    pub(crate) line: Line<'a>,
}

impl<'a> Page<'a> {
    /// Whether it is one table, with no more than lines above and below it.
    pub(super) fn is_table(&self) -> bool {
        let is_line = |block: &Block<'_>| matches!(block, Block::DocumentTitle(_) | Block::Title { .. } | Block::Paragraph(_));
        let mut others = self.blocks.iter().filter(|block| !is_line(block));
        matches!(others.next(), Some(Block::Grid(_))) && others.next().is_none()
    }

    pub(crate) fn document_title(&mut self, text: impl Into<Cow<'a, str>>) {
        self.blocks.push(Block::DocumentTitle(text.into()));
    }

    pub(crate) fn title(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Cow<'a, str>>) {
        self.title_with_id(text, note, "");
    }

    /// A title with what to type for it.
    pub(crate) fn title_with_id(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Cow<'a, str>>, id: &'a str) {
        self.blocks.push(Block::Title { text: text.into(), note: note.into(), id });
    }

    pub(crate) fn heading(&mut self, text: impl Into<Cow<'a, str>>, note: impl Into<Line<'a>>) {
        self.blocks.push(Block::Heading { text: text.into(), note: note.into() });
    }

    pub(crate) fn paragraph(&mut self, line: Line<'a>) {
        self.blocks.push(Block::Paragraph(line));
    }

    pub(crate) fn items(&mut self, items: Vec<Line<'a>>) {
        self.blocks.push(Block::Items(items));
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

    pub(crate) fn side_by_side(&mut self, columns: SideBySide<'a>) {
        self.blocks.push(Block::SideBySide(columns));
    }
}
