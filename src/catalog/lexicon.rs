//! The words that search knows: what they stand for, which names hold them, and which roles they say something about.

use super::{Catalog, RoleId, RoleNameId, View};
use career_data::image::{Id, JargonRow, NamedRow, RoleNameRow, RowCursor, Texts, ToldRow, WordRow};
use career_data::vocabulary::{JargonKind, Level, Vocabulary};
use career_data::words::{Lexicon, Sense, normalize};

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
pub struct Posting {
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

    /// The names that hold it, in their order.
    pub fn names(self) -> impl ExactSizeIterator<Item = RoleNameId> + 'a {
        self.view.catalog.image.table().run(self.view.row.named).map(|row: NamedRow| row.name)
    }

    /// Whether a name holds it.
    #[must_use]
    pub fn is_in(self, name: RoleNameId) -> bool {
        let names = self.view.catalog.image.table::<NamedRow>().slice(self.view.row.named);
        names.get(names.partition_point(|row| row.name < name)).is_some_and(|row| row.name == name)
    }

    /// The roles that it says something about, in their order.
    pub fn postings(self) -> impl ExactSizeIterator<Item = (RoleId, Posting)> + 'a {
        let rows = self.view.catalog.image.table().run(self.view.row.told);
        rows.map(|row: ToldRow| (row.role, Posting { tool: row.tool, prose: row.prose }))
    }

    /// What it says about a role.
    #[must_use]
    pub fn posting_for(self, role: RoleId) -> Option<Posting> {
        let told = self.view.catalog.image.table::<ToldRow>().slice(self.view.row.told);
        let row = told.get(told.partition_point(|row| row.role < role))?;
        (row.role == role).then_some(Posting { tool: row.tool, prose: row.prose })
    }

    /// See [`career_data::words::letter_mask`].
    const fn letter_mask(self) -> u32 {
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

/// Reads names of roles, one after the other in their order.
pub struct RoleNames<'a> {
    catalog: &'a Catalog,
    rows: RowCursor<'a, RoleNameRow>,
    texts: Texts<'a>,
}

impl<'a> RoleNames<'a> {
    /// The name of an id, unless the id is another catalog's.
    #[inline]
    pub fn get(&mut self, name: RoleNameId) -> Option<RoleName<'a>> {
        Some(RoleName { view: View { catalog: self.catalog, row: self.rows.get(name.index())? } })
    }

    /// As it is written.
    pub fn text(&mut self, name: RoleName<'_>) -> &str {
        self.texts.text(name.view.row.text)
    }
}

impl Catalog {
    /// What a word stands for in the field, each meaning with its kind.
    pub fn jargon(&self, word: &str) -> impl Iterator<Item = (JargonKind, &str)> {
        let table = self.image.table::<JargonRow>();
        let start = table.partition_point(|row| self.image.with_text(row.word, |text| text < word));
        let rows = (start..).map_while(move |at| table.get(at));
        let of_word = rows.take_while(move |row| self.image.with_text(row.word, |text| text == word));
        of_word.map(|row| (row.kind, self.image.text(row.means)))
    }

    /// Every word of the field's jargon with its kind and meaning, in order.
    pub fn all_jargon(&self) -> impl Iterator<Item = (&str, JargonKind, &str)> {
        self.image.table().iter().map(|row: JargonRow| (self.image.text(row.word), row.kind, self.image.text(row.means)))
    }

    /// The word itself, normalised as [`career_data::words::normalize`] does.
    #[must_use]
    pub fn word(&self, text: &str) -> Option<Word<'_>> {
        [true, false].into_iter().find_map(|named| self.word_of(named, text))
    }

    /// Whether names or tools have the word.
    fn is_named(&self, text: &str) -> bool {
        self.word_of(true, text).is_some()
    }

    fn word_of(&self, named: bool, text: &str) -> Option<Word<'_>> {
        let at = self.first_word(named, text);
        let row = self.image.table::<WordRow>().get(at)?;
        let word = Word { key: Id::at(at), view: View { catalog: self, row } };
        (word.is_named() == named && self.image.with_text(row.text, |own| own == text)).then_some(word)
    }

    /// Hands over the words that begin so, either those that names and tools hold or the others, in order.
    pub fn each_word_from<'a>(&'a self, named: bool, beginning: &str, mut each: impl FnMut(Word<'a>, &str)) {
        let mut texts = self.image.texts();
        for word in self.words_at(self.first_word(named, beginning)).take_while(|word| word.is_named() == named) {
            let text = texts.text(word.view.row.text);
            if !text.starts_with(beginning) {
                break;
            }
            each(word, text);
        }
    }

    /// Hands over the words of names and tools whose letters differ from these by at most `edits` edits, in order.
    pub fn each_word_like<'a>(&'a self, letters: u32, edits: u32, mut each: impl FnMut(Word<'a>, &str)) {
        let alike = |word: &Word<'_>| (word.letter_mask() ^ letters).count_ones() <= 2 * edits;
        let mut texts = self.image.texts();
        for word in self.words_at(0).take_while(|word| word.is_named()).filter(alike) {
            each(word, texts.text(word.view.row.text));
        }
    }

    /// How many names all roles have.
    #[must_use]
    pub fn count_role_names(&self) -> usize {
        self.image.table::<RoleNameRow>().len()
    }

    /// The names of all roles, in the order of roles.
    #[must_use]
    pub fn role_names(&self) -> RoleNames<'_> {
        RoleNames { catalog: self, rows: self.image.table().cursor(), texts: self.image.texts() }
    }

    /// The name of an id, unless the id is another catalog's.
    #[must_use]
    pub fn role_name(&self, id: RoleNameId) -> Option<RoleName<'_>> {
        Some(RoleName { view: View { catalog: self, row: self.row(id)? } })
    }

    /// The position of the first word that does not come before a text.
    fn first_word(&self, named: bool, text: &str) -> usize {
        let kind = u8::from(!named);
        let is_before = |row: WordRow| row.kind < kind || (row.kind == kind && self.image.with_text(row.text, |own| own < text));
        self.image.table::<WordRow>().partition_point(is_before)
    }

    fn words_at(&self, start: usize) -> impl Iterator<Item = Word<'_>> {
        let rows = self.image.table::<WordRow>().iter().enumerate().skip(start);
        rows.map(|(at, row)| Word { key: Id::at(at), view: View { catalog: self, row } })
    }
}

/// A catalog as a reader of words sees it.
pub struct CatalogLexicon<'a>(pub &'a Catalog);

impl Lexicon for CatalogLexicon<'_> {
    type Word = String;

    fn one_word(&mut self, first: &String, second: &String) -> Option<String> {
        let both = format!("{first}{second}");
        let known = self.0.is_named(&both) || self.0.is_named(&normalize(&both)) || self.0.jargon(&both).next().is_some();
        known.then_some(both)
    }

    fn sense(&mut self, word: &String) -> Sense<String> {
        Sense::of(self.0.jargon(word))
    }

    fn normalize(&mut self, word: &String) -> String {
        normalize(word)
    }
}
