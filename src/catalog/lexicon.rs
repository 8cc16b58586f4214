//! The search index: tokens with their posting lists of names and roles, and the jargon.

use super::{Catalog, RoleId, RoleNameId, View};
use career_data::image::{Id, JargonRow, LengthRow, NamedRow, RoleNameRow, RowCursor, Texts, ToldRow, WordRow};
use career_data::likeness;
use career_data::vocabulary::{JargonKind, Level, Vocabulary};
use career_data::words::{Lexicon, Sense, normalize};

/// A token of the search index: of names, tools or prose.
#[derive(Clone, Copy)]
pub struct Word<'a> {
    key: Id<WordRow>,
    view: View<'a, WordRow>,
}

/// A title or alias in the search index.
#[derive(Clone, Copy)]
pub struct RoleName<'a> {
    view: View<'a, RoleNameRow>,
}

/// The weights of a token in a role, 0-255 each.
#[derive(Clone, Copy, Debug, Default)]
#[allow(missing_docs, reason = "named for what they hold")]
pub struct Posting {
    pub tool: u8,
    pub prose: u8,
}

impl<'a> Word<'a> {
    /// Identifies the token within its catalog.
    #[must_use]
    pub const fn key(self) -> usize {
        self.key.index()
    }

    /// The token, normalised.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.view.catalog.image.text(self.view.row.text)
    }

    /// Whether a name of a role or a tool has it; otherwise only prose has.
    #[must_use]
    pub const fn is_named(self) -> bool {
        self.view.row.kind == 0
    }

    /// Inverse document frequency: log2(1 + roles / roles that have it), so at least 1.
    #[must_use]
    pub fn weight(self) -> f32 {
        f32::from(self.view.row.weight) / 32.0
    }

    /// Its posting list of names, sorted.
    pub fn names(self) -> impl ExactSizeIterator<Item = RoleNameId> + 'a {
        self.view.catalog.image.table().run(self.view.row.named).map(|row: NamedRow| row.name)
    }

    /// Whether a name has it, by binary search.
    #[must_use]
    pub fn is_in(self, name: RoleNameId) -> bool {
        let names = self.view.catalog.image.table::<NamedRow>().slice(self.view.row.named);
        names.get(names.partition_point(|row| row.name < name)).is_some_and(|row| row.name == name)
    }

    /// Its posting list of roles, sorted.
    pub fn postings(self) -> impl ExactSizeIterator<Item = (RoleId, Posting)> + 'a {
        let rows = self.view.catalog.image.table().run(self.view.row.told);
        rows.map(|row: ToldRow| (row.role, Posting { tool: row.tool, prose: row.prose }))
    }

    /// Its posting for a role, by binary search.
    #[must_use]
    pub fn posting_for(self, role: RoleId) -> Option<Posting> {
        let told = self.view.catalog.image.table::<ToldRow>().slice(self.view.row.told);
        let row = told.get(told.partition_point(|row| row.role < role))?;
        (row.role == role).then_some(Posting { tool: row.tool, prose: row.prose })
    }

    /// The roles whose words it counts among when roles are compared, in order, each with its weight there: see
    /// [`career_data::likeness`].
    pub fn holders(self) -> impl Iterator<Item = (RoleId, u32)> + 'a {
        let (told, named) = (self.postings(), self.names());
        let mut reader = self.view.catalog.role_names();
        let named = named.map_while(move |name| reader.get(name).map(RoleName::role));
        let is_compared = likeness::is_compared(told.len() + self.names().len());
        let told = told.map(|(role, posting)| (role, posting.prose));
        is_compared.then(|| likeness::holders(self.view.row.weight, told, named)).into_iter().flatten()
    }

    /// See [`career_data::words::letter_mask`].
    const fn letter_mask(self) -> u32 {
        self.view.row.letters
    }
}

impl<'a> RoleName<'a> {
    /// The role that it is a name of.
    #[must_use]
    pub const fn role(self) -> RoleId {
        self.view.row.role
    }

    /// The name as it is written.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.view.catalog.image.text(self.view.row.text)
    }

    /// The sum of the weights of its tokens.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a name has few words")]
    pub fn weight(self) -> f32 {
        self.view.row.weight as f32 / 32.0
    }

    /// The level that the name states.
    #[must_use]
    pub fn grade(self) -> Option<Level> {
        Level::ALL.get(usize::from(self.view.row.grade).checked_sub(1)?).copied()
    }

    /// Whether it is the title.
    #[must_use]
    pub const fn is_title(self) -> bool {
        self.view.row.rank == 0
    }

    /// Whether it is a name of the plain role, of which this role is a grade ("Senior ...").
    #[must_use]
    pub const fn is_inherited(self) -> bool {
        self.view.row.rank == 2
    }
}

/// A cursor over names of roles, for reads in ascending order.
pub struct RoleNames<'a> {
    catalog: &'a Catalog,
    rows: RowCursor<'a, RoleNameRow>,
    texts: Texts<'a>,
}

impl<'a> RoleNames<'a> {
    /// The name of an id; `None` when the id is out of range.
    #[inline]
    pub fn get(&mut self, name: RoleNameId) -> Option<RoleName<'a>> {
        Some(RoleName { view: View { catalog: self.catalog, row: self.rows.get(name.index())? } })
    }

    /// The text of a name.
    pub fn text(&mut self, name: RoleName<'_>) -> &str {
        self.texts.text(name.view.row.text)
    }
}

impl Catalog {
    /// The jargon of a token: each meaning with its kind.
    pub fn jargon(&self, word: &str) -> impl Iterator<Item = (JargonKind, &str)> {
        let table = self.image.table::<JargonRow>();
        let start = table.partition_point(|row| self.image.with_text(row.word, |text| text < word));
        let rows = (start..).map_while(move |at| table.get(at));
        let of_word = rows.take_while(move |row| self.image.with_text(row.word, |text| text == word));
        of_word.map(|row| (row.kind, self.image.text(row.means)))
    }

    /// The whole jargon, sorted by word: word, kind and meaning.
    pub fn all_jargon(&self) -> impl Iterator<Item = (&str, JargonKind, &str)> {
        self.image.table().iter().map(|row: JargonRow| (self.image.text(row.word), row.kind, self.image.text(row.means)))
    }

    /// The token with exactly this text, normalised as by [`career_data::words::normalize`].
    #[must_use]
    pub fn word(&self, text: &str) -> Option<Word<'_>> {
        [true, false].into_iter().find_map(|named| self.word_of(named, text))
    }

    /// Whether names or tools have the token.
    fn is_named(&self, text: &str) -> bool {
        self.word_of(true, text).is_some()
    }

    fn word_of(&self, named: bool, text: &str) -> Option<Word<'_>> {
        let at = self.first_word(named, text);
        let row = self.image.table::<WordRow>().get(at)?;
        let word = Word { key: Id::at(at), view: View { catalog: self, row } };
        (word.is_named() == named && self.image.with_text(row.text, |own| own == text)).then_some(word)
    }

    /// Calls a function with each token that has the prefix, in order: either those of names and tools, or the others.
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

    /// Calls a function with each token of names and tools whose letter mask is compatible with at most `edits` edits, in order.
    pub fn each_word_like<'a>(&'a self, letters: u32, edits: u32, mut each: impl FnMut(Word<'a>, &str)) {
        let alike = |word: &Word<'_>| (word.letter_mask() ^ letters).count_ones() <= 2 * edits;
        let mut texts = self.image.texts();
        for word in self.words_at(0).take_while(|word| word.is_named()).filter(alike) {
            each(word, texts.text(word.view.row.text));
        }
    }

    /// The names that a role is indexed by.
    pub fn indexed_names(&self, role: RoleId) -> impl Iterator<Item = RoleName<'_>> {
        let table = self.image.table::<RoleNameRow>();
        let start = table.partition_point(|row| row.role < role);
        let rows = (start..).map_while(move |at| table.get(at)).take_while(move |row| row.role == role);
        rows.map(|row| RoleName { view: View { catalog: self, row } })
    }

    /// The length of the words of a role: see [`career_data::likeness`].
    #[must_use]
    pub fn length_of_words(&self, role: RoleId) -> u16 {
        self.image.table().get(role.index()).map_or(0, |row: LengthRow| row.words)
    }

    /// The number of names of all roles.
    #[must_use]
    pub fn count_role_names(&self) -> usize {
        self.image.table::<RoleNameRow>().len()
    }

    /// A cursor over the names of all roles, which are in the order of roles.
    #[must_use]
    pub fn role_names(&self) -> RoleNames<'_> {
        RoleNames { catalog: self, rows: self.image.table().cursor(), texts: self.image.texts() }
    }

    /// The name of an id; `None` when the id is out of range.
    #[must_use]
    pub fn role_name(&self, id: RoleNameId) -> Option<RoleName<'_>> {
        Some(RoleName { view: View { catalog: self, row: self.row(id)? } })
    }

    /// The position of the first token not less than a text, by binary search.
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

/// The jargon and vocabulary of a catalog, as a [`Lexicon`].
pub struct CatalogLexicon<'a>(pub &'a Catalog);

impl Lexicon for CatalogLexicon<'_> {
    type Word = String;

    fn one_word(&mut self, first: &String, second: &String) -> Option<String> {
        let both = format!("{first}{second}");
        // Most words are in their normal form, and are looked up once.
        let normal = Some(normalize(&both)).filter(|normal| *normal != both);
        let is_named = self.0.is_named(&both) || normal.is_some_and(|normal| self.0.is_named(&normal));
        (is_named || self.0.jargon(&both).next().is_some()).then_some(both)
    }

    fn sense(&mut self, word: &String) -> Sense<String> {
        Sense::of(self.0.jargon(word))
    }

    fn normalize(&mut self, word: &String) -> String {
        normalize(word)
    }
}
