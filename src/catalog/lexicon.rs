//! The words that search knows: what they stand for, which names hold them, and which roles they say something about.

use super::{Catalog, Role, RoleId, View};
use crate::image::{Id, JargonRow, RoleNameRow, WordRow};
use crate::vocabulary::{JargonKind, Level, Vocabulary};
use crate::words::{Lexicon, Sense, normal};

/// A word that names, tools or prose use.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    key: Id<WordRow>,
    view: View<'a, WordRow>,
}

/// A title or alias as search knows it.
#[derive(Clone, Copy)]
pub struct RoleName<'a> {
    view: View<'a, RoleNameRow>,
}

/// How much a word says of a role, 0-255 each.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Told {
    pub tool: u8,
    pub prose: u8,
}

impl<'a> Word<'a> {
    /// Identifies the word within its catalog.
    #[must_use]
    pub const fn key(self) -> usize {
        self.key.index()
    }

    /// The word, normalised.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.view.catalog.image.text(self.view.row.text)
    }

    /// Whether a name of a role or a tool holds it.
    #[must_use]
    pub const fn is_named(self) -> bool {
        self.view.row.kind == 0
    }

    /// How telling it is: log2(1 + roles / roles that have it), so 1 and more.
    #[must_use]
    pub fn weight(self) -> f32 {
        f32::from(self.view.row.weight) / 32.0
    }

    /// Positions of the names that hold it, in the order of [`Catalog::role_names`].
    pub fn names(self) -> impl ExactSizeIterator<Item = usize> + 'a {
        self.view.catalog.image.table().run(self.view.row.named).map(|row| row.name.index())
    }

    /// The roles that it says something about.
    pub fn told(self) -> impl ExactSizeIterator<Item = (RoleId, Told)> + 'a {
        let rows = self.view.catalog.image.table().run(self.view.row.told);
        rows.map(|row| (row.role, Told { tool: row.tool, prose: row.prose }))
    }

    /// See [`crate::words::letters`].
    const fn letters(self) -> u32 {
        self.view.row.letters
    }
}

impl<'a> RoleName<'a> {
    /// Whose name it is.
    #[must_use]
    pub const fn role(self) -> RoleId {
        self.view.row.role
    }

    /// As it is written.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.view.catalog.image.text(self.view.row.text)
    }

    /// Sum of the weights of its words.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a name has few words")]
    pub fn weight(self) -> f32 {
        self.view.row.weight as f32 / 32.0
    }

    /// The seniority that the name states.
    #[must_use]
    pub fn grade(self) -> Option<Level> {
        Level::ALL.get(usize::from(self.view.row.grade).checked_sub(1)?).copied()
    }

    /// Whether it is the title.
    #[must_use]
    pub const fn is_title(self) -> bool {
        self.view.row.rank == 0
    }

    /// Whether it is a name of the plain role, of which this role is a grade.
    #[must_use]
    pub const fn is_inherited(self) -> bool {
        self.view.row.rank == 2
    }
}

impl Catalog {
    /// What a word stands for in the field, each meaning with its kind.
    pub fn jargon(&self, word: &str) -> impl Iterator<Item = (JargonKind, &str)> {
        let table = self.image.table::<JargonRow>();
        let start = table.partition_point(|row| self.image.text(row.word) < word);
        let rows = (start..).map_while(move |at| table.get(at));
        rows.take_while(move |row| self.image.text(row.word) == word).map(|row| (row.kind, self.image.text(row.means)))
    }

    /// Every word of the field's jargon with its kind and meaning, in order.
    pub fn all_jargon(&self) -> impl Iterator<Item = (&str, JargonKind, &str)> {
        self.image.table().iter().map(|row: JargonRow| (self.image.text(row.word), row.kind, self.image.text(row.means)))
    }

    /// The word itself, normalised as [`crate::words::normal`] does.
    #[must_use]
    pub fn word(&self, text: &str) -> Option<Word<'_>> {
        [true, false].into_iter().find_map(|named| self.words_from(named, text).next().filter(|word| word.text() == text))
    }

    /// The words that begin so, either those that names and tools hold or the others, in order.
    pub fn words_from<'a>(&'a self, named: bool, beginning: &str) -> impl Iterator<Item = Word<'a>> {
        let kind = u8::from(!named);
        let table = self.image.table::<WordRow>();
        let start = table.partition_point(|row| (row.kind, self.image.text(row.text)) < (kind, beginning));
        self.words_at(start).take_while(move |word| word.is_named() == named && word.text().starts_with(beginning))
    }

    /// The words of names and tools whose letters differ from these by at most `edits` edits.
    pub fn words_like(&self, letters: u32, edits: u32) -> impl Iterator<Item = Word<'_>> {
        let alike = move |word: &Word<'_>| (word.letters() ^ letters).count_ones() <= 2 * edits;
        self.words_at(0).take_while(|word| word.is_named()).filter(alike)
    }

    /// The names of all roles, in the order of roles.
    pub fn role_names(&self) -> impl ExactSizeIterator<Item = RoleName<'_>> {
        self.image.table().iter().map(|row| RoleName { view: View { catalog: self, row } })
    }

    /// The name at a position.
    #[must_use]
    pub fn role_name(&self, position: usize) -> Option<RoleName<'_>> {
        Some(RoleName { view: View { catalog: self, row: self.image.table().get(position)? } })
    }

    /// The role that a name is of.
    #[must_use]
    pub fn named(&self, name: RoleName<'_>) -> Option<Role<'_>> {
        self.role(name.role())
    }

    fn words_at(&self, start: usize) -> impl Iterator<Item = Word<'_>> {
        let table = self.image.table::<WordRow>();
        (start..).map_while(move |at| Some(Word { key: Id::at(at), view: View { catalog: self, row: table.get(at)? } }))
    }
}

/// A catalog as a reader of words sees it.
pub struct Field<'a>(pub &'a Catalog);

impl Lexicon for Field<'_> {
    type Word = String;

    fn one_word(&mut self, first: &String, second: &String) -> Option<String> {
        let both = format!("{first}{second}");
        let named = |word: &str| self.0.words_from(true, word).next().is_some_and(|found| found.text() == word);
        let known = named(&both) || named(&normal(&both)) || self.0.jargon(&both).next().is_some();
        known.then_some(both)
    }

    fn sense(&mut self, word: &String) -> Sense<String> {
        Sense::of(self.0.jargon(word))
    }

    fn normal(&mut self, word: &String) -> String {
        normal(word)
    }
}
