//! Roles in little memory, as they are kept between reading and compiling: a million of them take hardly more than their
//! texts do.
//!
//! A pack holds the texts of many roles end to end and says of each where they lie. Tools, categories and the like are
//! numbers of names that the pack keeps once. Other roles are named by 128 bits of a hash: which roles there are is known only
//! when all packs are together (see [`crate::layers::roster`]).

use std::borrow::Cow;
use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;

use rustc_hash::FxBuildHasher;
use xxhash_rust::xxh3::xxh3_128;

use crate::records::{Role, Wage};
use crate::vocabulary::{Competency, Level, Proficiency};

/// A role's id as other roles name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct IdHash(u128);

impl IdHash {
    pub(crate) fn of(id: &str) -> Self {
        Self(xxh3_128(id.as_bytes()))
    }
}

/// What a pack takes in: a role however it was read, all of its texts in order.
pub(crate) trait Unpacked {
    fn id(&self) -> &str;
    fn title(&self) -> &str;
    fn category(&self) -> &str;
    fn occupation(&self) -> &str;
    fn level(&self) -> Option<Level>;
    fn scores(&self) -> [Option<u8>; 5];
    fn summary(&self) -> &str;
    fn day(&self) -> &str;
    fn aliases(&self) -> impl Iterator<Item = &str>;
    fn reasons(&self) -> impl Iterator<Item = (Competency, &str)>;
    fn tools(&self) -> impl Iterator<Item = (&str, Proficiency)>;
    fn certifications(&self) -> impl Iterator<Item = &str>;
    fn prerequisites(&self) -> impl Iterator<Item = &str>;
    fn next(&self) -> impl Iterator<Item = &str>;
    fn related(&self) -> impl Iterator<Item = &str>;
    fn pay(&self) -> &[Wage];
}

impl Unpacked for Role {
    fn id(&self) -> &str {
        &self.id.value
    }

    fn title(&self) -> &str {
        &self.title.value
    }

    fn category(&self) -> &str {
        &self.category.value
    }

    fn occupation(&self) -> &str {
        &self.occupation.value
    }

    fn level(&self) -> Option<Level> {
        self.level
    }

    fn scores(&self) -> [Option<u8>; 5] {
        self.scores.each_ref().map(|score| score.value)
    }

    fn summary(&self) -> &str {
        &self.summary.value
    }

    fn day(&self) -> &str {
        &self.day.value
    }

    fn aliases(&self) -> impl Iterator<Item = &str> {
        self.aliases.iter().map(|alias| alias.value.as_str())
    }

    fn reasons(&self) -> impl Iterator<Item = (Competency, &str)> {
        self.reasons.iter().map(|(competency, reason)| (*competency, reason.value.as_str()))
    }

    fn tools(&self) -> impl Iterator<Item = (&str, Proficiency)> {
        self.tools.iter().map(|used| (used.tool.value.as_str(), used.proficiency))
    }

    fn certifications(&self) -> impl Iterator<Item = &str> {
        self.certifications.iter().map(|id| id.value.as_str())
    }

    fn prerequisites(&self) -> impl Iterator<Item = &str> {
        self.prerequisites.iter().map(|id| id.value.as_str())
    }

    fn next(&self) -> impl Iterator<Item = &str> {
        self.next.iter().map(|id| id.value.as_str())
    }

    fn related(&self) -> impl Iterator<Item = &str> {
        self.related.iter().map(|id| id.value.as_str())
    }

    fn pay(&self) -> &[Wage] {
        &self.pay
    }
}

/// Roles, packed.
#[derive(Debug, Default)]
pub(crate) struct Pack {
    rows: Vec<Row>,
    text: String,
    spans: Vec<Span>,
    reasons: Vec<(Competency, Span)>,
    uses: Vec<(Symbol, Proficiency)>,
    held: Vec<Symbol>,
    others: Vec<IdHash>,
    pay: Vec<Wage>,
    categories: Symbols,
    occupations: Symbols,
    tools: Symbols,
    certifications: Symbols,
}

/// A run of bytes of a pack's text, or of the entries of one of its lists.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    length: u32,
}

impl Span {
    /// From a position to where a list has got.
    fn since(start: usize, end: usize) -> Self {
        // A pack is the roles of one folder or of a few megabytes of a file: no list of it comes near the limit, and one that
        // did would lose its end rather than take another's.
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Self { start, length: u32::try_from(end).unwrap_or(u32::MAX).saturating_sub(start) }
    }

    const fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.length as usize
    }
}

/// A name that a pack keeps once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Symbol(NonZeroU32);

impl Symbol {
    /// Its position among the names of its kind.
    pub(crate) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// Names of one kind, each once.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashMap<Box<str>, Symbol, FxBuildHasher>,
    names: Vec<Box<str>>,
}

impl Symbols {
    fn of(&mut self, name: &str) -> Symbol {
        if let Some(symbol) = self.numbers.get(name) {
            return *symbol;
        }
        self.names.push(name.into());
        // Counted from 1: 0 is room for none.
        let count = u32::try_from(self.names.len()).ok().and_then(NonZeroU32::new);
        let symbol = Symbol(count.unwrap_or(NonZeroU32::MAX));
        self.numbers.insert(name.into(), symbol);
        symbol
    }

    /// The symbol of a name that is not empty.
    fn stated(&mut self, name: &str) -> Option<Symbol> {
        (!name.is_empty()).then(|| self.of(name))
    }

    /// The names in the order of their positions.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
}

/// Where the parts of a role lie in its pack.
#[derive(Clone, Debug)]
struct Row {
    id: Span,
    title: Span,
    summary: Span,
    day: Span,
    aliases: Span,
    tools: Span,
    certifications: Span,
    prerequisites: Span,
    next: Span,
    rare: Option<Box<Rare>>,
    category: Option<Symbol>,
    occupation: Option<Symbol>,
    level: Option<Level>,
    scores: [Option<u8>; 5],
    line: u32,
}

/// What few roles of a large file have.
#[derive(Clone, Debug)]
struct Rare {
    reasons: Span,
    related: Span,
    pay: Span,
}

impl Pack {
    /// Packs the roles of a list.
    pub(crate) fn of(roles: &[Role]) -> Self {
        let mut pack = Self::default();
        for role in roles {
            pack.push(role, role.origin_line);
        }
        pack
    }

    /// Adds a role from a line of its file.
    pub(crate) fn push(&mut self, role: &impl Unpacked, line: u32) {
        let aliases = self.spans.len();
        for alias in role.aliases() {
            let span = self.text(alias);
            self.spans.push(span);
        }
        let reasons = self.reasons.len();
        for (competency, reason) in role.reasons() {
            let span = self.prose(reason);
            self.reasons.push((competency, span));
        }
        let uses = self.uses.len();
        for (tool, proficiency) in role.tools() {
            let symbol = self.tools.of(tool);
            self.uses.push((symbol, proficiency));
        }
        let held = self.held.len();
        for certification in role.certifications() {
            let symbol = self.certifications.of(certification);
            self.held.push(symbol);
        }
        let mut others = |ids: &mut dyn Iterator<Item = &str>| {
            let start = self.others.len();
            self.others.extend(ids.map(IdHash::of));
            Span::since(start, self.others.len())
        };
        let [prerequisites, next, related] =
            [others(&mut role.prerequisites()), others(&mut role.next()), others(&mut role.related())];
        let pay = self.pay.len();
        self.pay.extend_from_slice(role.pay());
        let rare = Rare { reasons: Span::since(reasons, self.reasons.len()), related, pay: Span::since(pay, self.pay.len()) };
        let row = Row {
            id: self.text(role.id()),
            title: self.text(role.title()),
            summary: self.prose(role.summary()),
            day: self.prose(role.day()),
            aliases: Span::since(aliases, self.spans.len()),
            tools: Span::since(uses, self.uses.len()),
            certifications: Span::since(held, self.held.len()),
            prerequisites,
            next,
            rare: (rare.reasons.length + rare.related.length + rare.pay.length > 0).then(|| Box::new(rare)),
            category: self.categories.stated(role.category()),
            occupation: self.occupations.stated(role.occupation()),
            level: role.level(),
            scores: role.scores(),
            line,
        };
        self.rows.push(row);
    }

    fn text(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span::since(start, self.text.len())
    }

    fn prose(&mut self, prose: &str) -> Span {
        self.text(&flowing(prose))
    }

    /// Gives back memory that was set aside for more roles.
    pub(crate) fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.text.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.uses.shrink_to_fit();
        self.others.shrink_to_fit();
    }

    /// How many roles there are.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The role at a position.
    pub(crate) fn get(&self, position: usize) -> Option<Packed<'_>> {
        Some(Packed { pack: self, row: self.rows.get(position)? })
    }

    /// Names of categories.
    pub(crate) fn categories(&self) -> &Symbols {
        &self.categories
    }

    /// Names of occupations.
    pub(crate) fn occupations(&self) -> &Symbols {
        &self.occupations
    }

    /// Names of tools.
    pub(crate) fn tools(&self) -> &Symbols {
        &self.tools
    }

    /// Names of certifications.
    pub(crate) fn certifications(&self) -> &Symbols {
        &self.certifications
    }
}

/// A role in its pack.
#[derive(Clone, Copy)]
pub(crate) struct Packed<'a> {
    pack: &'a Pack,
    row: &'a Row,
}

impl<'a> Packed<'a> {
    pub(crate) fn id(self) -> &'a str {
        self.text(self.row.id)
    }

    pub(crate) fn title(self) -> &'a str {
        self.text(self.row.title)
    }

    pub(crate) fn summary(self) -> &'a str {
        self.text(self.row.summary)
    }

    pub(crate) fn day(self) -> &'a str {
        self.text(self.row.day)
    }

    pub(crate) fn aliases(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        list(&self.pack.spans, self.row.aliases).iter().map(move |span| self.text(*span))
    }

    pub(crate) fn reasons(self) -> impl ExactSizeIterator<Item = (Competency, &'a str)> {
        self.rare(&self.pack.reasons, |rare| rare.reasons).iter().map(move |(competency, span)| (*competency, self.text(*span)))
    }

    pub(crate) const fn level(self) -> Option<Level> {
        self.row.level
    }

    pub(crate) const fn scores(self) -> [Option<u8>; 5] {
        self.row.scores
    }

    pub(crate) const fn category(self) -> Option<Symbol> {
        self.row.category
    }

    pub(crate) const fn occupation(self) -> Option<Symbol> {
        self.row.occupation
    }

    pub(crate) fn tools(self) -> &'a [(Symbol, Proficiency)] {
        list(&self.pack.uses, self.row.tools)
    }

    pub(crate) fn certifications(self) -> &'a [Symbol] {
        list(&self.pack.held, self.row.certifications)
    }

    pub(crate) fn prerequisites(self) -> &'a [IdHash] {
        list(&self.pack.others, self.row.prerequisites)
    }

    pub(crate) fn next(self) -> &'a [IdHash] {
        list(&self.pack.others, self.row.next)
    }

    pub(crate) fn related(self) -> &'a [IdHash] {
        self.rare(&self.pack.others, |rare| rare.related)
    }

    pub(crate) fn pay(self) -> &'a [Wage] {
        self.rare(&self.pack.pay, |rare| rare.pay)
    }

    /// The line it was read from; 0 where its file holds nothing else.
    pub(crate) const fn line(self) -> u32 {
        self.row.line
    }

    fn rare<T>(self, all: &'a [T], span: fn(&Rare) -> Span) -> &'a [T] {
        self.row.rare.as_ref().map_or(&[], |rare| list(all, span(rare)))
    }

    fn text(self, span: Span) -> &'a str {
        self.pack.text.get(span.range()).unwrap_or_default()
    }
}

fn list<T>(all: &[T], span: Span) -> &[T] {
    all.get(span.range()).unwrap_or_default()
}

/// Prose without the line breaks of its file: one line a paragraph, an empty line between two.
fn flowing(prose: &str) -> Cow<'_, str> {
    if !prose.contains('\n') {
        return Cow::Borrowed(prose.trim());
    }
    let mut paragraphs = vec![String::new()];
    for line in prose.lines() {
        let line = line.trim();
        let Some(paragraph) = paragraphs.last_mut() else { continue };
        if line.is_empty() {
            if !paragraph.is_empty() {
                paragraphs.push(String::new());
            }
        } else {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(line);
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    Cow::Owned(paragraphs.join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_flows_within_paragraphs() {
        assert_eq!(flowing("One\n  line.\n\n\nTwo.\n"), "One line.\n\nTwo.");
        assert_eq!(flowing(" One. "), "One.");
        assert_eq!(flowing(""), "");
    }
}
