//! Packs: compact storage of roles between reading and compiling. A million roles take little more memory than their texts.
//!
//! A pack concatenates the texts of many roles and keeps the span of each. Categories, occupations, tools and certifications are
//! interned as [`Symbol`]s. Other roles are referred to by a 128-bit hash of their id, because which roles exist is known only
//! when all packs are together (see [`crate::layers::roster`]).

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::ops::Range;

use foldhash::quality::RandomState;
use xxhash_rust::xxh3::xxh3_128;

use crate::per_competency::PerCompetency;
use crate::records::record::Written;
use crate::records::{Role, ToolUse, Wage};
use crate::text::flowing;
use crate::vocabulary::{Aspect, Competency, Level, OnCall, Proficiency};

/// A hash of a role's id, as relations between roles store it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct IdHash(u128);

impl IdHash {
    pub(crate) fn of(id: &str) -> Self {
        Self(xxh3_128(id.as_bytes()))
    }
}

/// A pack of roles.
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
    lines: Vec<PackedLine>,
    categories: Symbols,
    occupations: Symbols,
    tools: Symbols,
    certifications: Symbols,
}

/// A range of a pack's text, or of the entries of one of its lists.
#[derive(Clone, Copy, Debug, Default)]
struct Span {
    start: u32,
    length: u32,
}

impl Span {
    /// The range from `start` to `end`, the current length of a list.
    fn since(start: usize, end: usize) -> Self {
        // A pack has the roles of one folder or of a few megabytes of a file, so its lists stay far below the limit; one beyond
        // it would be truncated rather than overlap another.
        let start = u32::try_from(start).unwrap_or(u32::MAX);
        Self { start, length: u32::try_from(end).unwrap_or(u32::MAX).saturating_sub(start) }
    }

    const fn range(self) -> Range<usize> {
        self.start as usize..self.start as usize + self.length as usize
    }
}

/// An interned name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Symbol(NonZeroU32);

impl Symbol {
    /// Its index among the names of its kind.
    pub(crate) const fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// The interner of one kind of names.
#[derive(Debug, Default)]
pub(crate) struct Symbols {
    numbers: HashMap<Box<str>, Symbol, RandomState>,
    names: Vec<Box<str>>,
}

impl Symbols {
    fn of(&mut self, name: &str) -> Symbol {
        if let Some(symbol) = self.numbers.get(name) {
            return *symbol;
        }
        self.names.push(name.into());
        // Counted from 1, so that `Option<Symbol>` needs no extra space.
        let count = u32::try_from(self.names.len()).ok().and_then(NonZeroU32::new);
        let symbol = Symbol(count.unwrap_or(NonZeroU32::MAX));
        self.numbers.insert(name.into(), symbol);
        symbol
    }

    /// The symbol of a name; `None` when the name is empty.
    fn stated(&mut self, name: &str) -> Option<Symbol> {
        (!name.is_empty()).then(|| self.of(name))
    }

    /// The names, by index of their symbol.
    pub(crate) fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|name| &**name)
    }
}

/// The spans of a role's parts in its pack.
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
    on_call: Option<OnCall>,
    scores: PerCompetency<Option<u8>>,
    line: u32,
}

/// Parts that few roles of a large file have.
#[derive(Clone, Debug)]
struct Rare {
    shared_titles: Span,
    reasons: Span,
    related: Span,
    pay: Span,
    lines: Span,
}

impl Rare {
    const fn is_stated(&self) -> bool {
        self.shared_titles.length + self.reasons.length + self.related.length + self.pay.length + self.lines.length > 0
    }
}

/// A line about a role's work: its key, which is empty where the aspect has none, and its text.
#[derive(Clone, Copy, Debug)]
struct PackedLine {
    aspect: Aspect,
    key: Span,
    text: Span,
}

impl Pack {
    /// Packs a list of roles.
    pub(crate) fn of(roles: &[Role]) -> Self {
        let mut pack = Self::default();
        for role in roles {
            pack.push(role, role.origin_line);
        }
        pack
    }

    /// Adds a role that was read from a line of its file.
    pub(crate) fn push<T: Written>(&mut self, role: &Role<T>, line: u32) {
        // Destructured in full, so that a new field must be packed or left out on purpose.
        let Role {
            id,
            title,
            category,
            level,
            on_call,
            occupation,
            aliases,
            shared_titles,
            summary,
            day,
            scores,
            reasons,
            origin: _,
            origin_line: _,
            tools,
            certifications,
            prerequisites,
            next,
            related,
            pay,
            plain,
            duties,
            owns,
            good,
            ways_in,
            rhythm,
            works_with,
            mistaken_for,
            interview,
            ai,
        } = role;
        let start = self.lines.len();
        self.pack_lines(Aspect::Plain, plain);
        self.pack_lines(Aspect::Duties, duties);
        self.pack_lines(Aspect::Owns, std::slice::from_ref(owns));
        self.pack_lines(Aspect::Good, std::slice::from_ref(good));
        self.pack_keyed(Aspect::WaysIn, ways_in);
        self.pack_keyed(Aspect::Rhythm, rhythm);
        self.pack_keyed(Aspect::WorksWith, works_with);
        self.pack_keyed(Aspect::MistakenFor, mistaken_for);
        self.pack_keyed(Aspect::Interview, interview);
        self.pack_lines(Aspect::Ai, std::slice::from_ref(ai));
        let lines = Span::since(start, self.lines.len());
        let rare = Rare {
            shared_titles: self.pack_texts(shared_titles),
            reasons: self.pack_reasons(reasons),
            related: self.pack_ids(related),
            pay: {
                let start = self.pay.len();
                self.pay.extend_from_slice(pay);
                Span::since(start, self.pay.len())
            },
            lines,
        };
        let row = Row {
            id: self.text(id.text()),
            title: self.text(title.text()),
            summary: self.prose(summary.text()),
            day: self.prose(day.text()),
            aliases: self.pack_texts(aliases),
            tools: self.pack_uses(tools),
            certifications: self.pack_held(certifications),
            prerequisites: self.pack_ids(prerequisites),
            next: self.pack_ids(next),
            rare: rare.is_stated().then(|| Box::new(rare)),
            category: self.categories.stated(category.text()),
            occupation: self.occupations.stated(occupation.text()),
            level: *level,
            on_call: *on_call,
            scores: scores.map(T::score),
            line,
        };
        self.rows.push(row);
    }

    fn pack_texts(&mut self, texts: &[impl Written]) -> Span {
        let start = self.spans.len();
        for text in texts {
            let span = self.text(text.text());
            self.spans.push(span);
        }
        Span::since(start, self.spans.len())
    }

    fn pack_reasons(&mut self, reasons: &[(Competency, impl Written)]) -> Span {
        let start = self.reasons.len();
        for (competency, reason) in reasons {
            let span = self.prose(reason.text());
            self.reasons.push((*competency, span));
        }
        Span::since(start, self.reasons.len())
    }

    fn pack_lines(&mut self, aspect: Aspect, lines: &[impl Written]) {
        for line in lines.iter().filter(|line| !line.text().is_empty()) {
            let text = self.prose(line.text());
            self.lines.push(PackedLine { aspect, key: Span::default(), text });
        }
    }

    fn pack_keyed<T: Written>(&mut self, aspect: Aspect, lines: &[(T, T)]) {
        for (key, line) in lines {
            let (key, text) = (self.text(key.text()), self.prose(line.text()));
            self.lines.push(PackedLine { aspect, key, text });
        }
    }

    fn pack_uses(&mut self, uses: &[ToolUse<impl Written>]) -> Span {
        let start = self.uses.len();
        self.uses.extend(uses.iter().map(|used| (self.tools.of(used.tool.text()), used.proficiency)));
        Span::since(start, self.uses.len())
    }

    fn pack_held(&mut self, certifications: &[impl Written]) -> Span {
        let start = self.held.len();
        self.held.extend(certifications.iter().map(|id| self.certifications.of(id.text())));
        Span::since(start, self.held.len())
    }

    fn pack_ids(&mut self, ids: &[impl Written]) -> Span {
        let start = self.others.len();
        self.others.extend(ids.iter().map(|id| IdHash::of(id.text())));
        Span::since(start, self.others.len())
    }

    fn text(&mut self, text: &str) -> Span {
        let start = self.text.len();
        self.text.push_str(text);
        Span::since(start, self.text.len())
    }

    fn prose(&mut self, prose: &str) -> Span {
        self.text(&flowing(prose))
    }

    /// Releases spare capacity.
    pub(crate) fn shrink(&mut self) {
        self.rows.shrink_to_fit();
        self.text.shrink_to_fit();
        self.spans.shrink_to_fit();
        self.uses.shrink_to_fit();
        self.others.shrink_to_fit();
    }

    /// The number of roles.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// The role at an index.
    pub(crate) fn get(&self, position: usize) -> Option<Packed<'_>> {
        Some(Packed { pack: self, row: self.rows.get(position)? })
    }

    /// The symbols of categories.
    pub(crate) fn categories(&self) -> &Symbols {
        &self.categories
    }

    /// The symbols of occupations.
    pub(crate) fn occupations(&self) -> &Symbols {
        &self.occupations
    }

    /// The symbols of tools.
    pub(crate) fn tools(&self) -> &Symbols {
        &self.tools
    }

    /// The symbols of certifications.
    pub(crate) fn certifications(&self) -> &Symbols {
        &self.certifications
    }
}

/// A view of a role in its pack.
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

    pub(crate) fn shared_titles(self) -> impl ExactSizeIterator<Item = &'a str> + Clone {
        self.rare(&self.pack.spans, |rare| rare.shared_titles).iter().map(move |span| self.text(*span))
    }

    /// Title, aliases and shared titles: what search finds it by.
    pub(crate) fn titles(self) -> impl Iterator<Item = &'a str> + Clone {
        std::iter::once(self.title()).chain(self.aliases()).chain(self.shared_titles())
    }

    pub(crate) fn reasons(self) -> impl ExactSizeIterator<Item = (Competency, &'a str)> {
        self.rare(&self.pack.reasons, |rare| rare.reasons).iter().map(move |(competency, span)| (*competency, self.text(*span)))
    }

    pub(crate) const fn level(self) -> Option<Level> {
        self.row.level
    }

    pub(crate) const fn on_call(self) -> Option<OnCall> {
        self.row.on_call
    }

    pub(crate) const fn scores(self) -> PerCompetency<Option<u8>> {
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

    /// The lines about its work, by aspect: key and text.
    pub(crate) fn lines(self) -> impl ExactSizeIterator<Item = (Aspect, &'a str, &'a str)> {
        let lines = self.rare(&self.pack.lines, |rare| rare.lines);
        lines.iter().map(move |line| (line.aspect, self.text(line.key), self.text(line.text)))
    }

    /// The line it was read from; 0 when its file holds only this role.
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
