//! `search`: what was found, and why.

use std::borrow::Cow;

use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};

use super::{category_title, enumerate, label, name};
use crate::query::{Layer, QueryReading, Search, SearchMatch, Why};
use crate::view::View;
use crate::view::page::{Column, Line, Mark, Page};
use crate::view::records::{Records, number, value};
use career_data::vocabulary::Vocabulary;

impl View for Search<'_> {
    const LIST: Option<&'static str> = Some("matches");

    fn schema(&self) -> &'static str {
        "career/search/1"
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        let columns = [("Role", 0), ("Title", 2), ("Level", 3), ("Found by", 1), ("Category", 4)];
        let columns = columns.map(|(title, rank)| Column::left(title, rank)).into();
        let row = |found: &SearchMatch<'_>| {
            vec![
                found.id.to_owned().into(),
                found.title.to_owned().into(),
                Cow::Borrowed(label(found.level)),
                reason(&found.why).into(),
                category_title(found.category).to_owned().into(),
            ]
        };
        page.marked_grid(columns, self.matches.iter().map(row).collect(), marks(self));
        if self.matches.len() < self.total {
            let count = format!("{} of {} roles; --limit or --all shows more", self.matches.len(), self.total);
            page.paragraph(Line::new().muted(count));
        }
        if let Some(reading) = &self.reading {
            explain(&mut page, self, reading);
        }
        page
    }

    fn records(&self) -> Records<'_> {
        let mut columns: Vec<Cow<'_, str>> = ["id", "title", "category", "level", "score", "why"].map(Cow::Borrowed).into();
        if self.reading.is_some() {
            columns.push("layers".into());
        }
        let row = |found: &SearchMatch<'_>| {
            let [id, title] = [found.id, found.title].map(|text| value(text.to_owned()));
            let category = found.category.map(|category| category.id.to_owned().into());
            let why = value(reason(&found.why));
            let mut row = vec![id, title, category, name(found.level), number(Some(found.score)), why];
            if self.reading.is_some() {
                row.push(value(layers(found)));
            }
            row
        };
        Records { columns, rows: self.matches.iter().map(row).collect() }
    }
}

/// How the words were read and what each layer says, below the table.
fn explain<'a>(page: &mut Page<'a>, search: &'a Search<'_>, reading: &'a QueryReading<'_>) {
    page.heading("Read as", "");
    let mut facts = Vec::new();
    if let Some(level) = reading.level {
        facts.push((Cow::Borrowed("level"), Line::new().plain(level.name())));
    }
    for term in reading.terms.iter().flatten() {
        let taken_for = match term.taken_for.as_slice() {
            [] => Line::new().muted("nothing known"),
            words => enumerate(words.iter().copied()),
        };
        facts.push((Cow::Borrowed(term.said.as_str()), taken_for));
    }
    page.facts(facts);
    page.heading("Layers", "score of each, 0-100");
    let told = search
        .matches
        .iter()
        .map(|found| (Cow::Owned(format!("{} {}", found.id, found.score)), Line::new().plain(layers(found))));
    page.facts(told.collect());
}

/// `name 83 (Platform Engineer), tool 40 (Kubernetes)`
fn layers(found: &SearchMatch<'_>) -> String {
    let told = found.layers.iter().map(|layer| format!("{} {} ({})", layer.why.layer.name(), layer.score, layer.why.text));
    told.collect::<Vec<_>>().join(", ")
}

/// The characters of each title that the query speaks of.
fn marks(search: &Search<'_>) -> Vec<Mark> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let atom = |word: &str| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring, false);
    let words = search.spoken.iter().filter(|word| word.len() > 1);
    // Words are kept in the singular.
    let atoms: Vec<Atom> = words.flat_map(|word| [atom(word), atom(&format!("{word}s"))]).collect();
    let mut buffer = Vec::new();
    let mark = |(row, found): (usize, &SearchMatch<'_>)| {
        let mut characters = Vec::new();
        for atom in &atoms {
            let _ = atom.indices(Utf32Str::new(found.title, &mut buffer), &mut matcher, &mut characters);
        }
        Mark { row, column: 1, characters }
    };
    search.matches.iter().enumerate().map(mark).collect()
}

fn reason(Why { layer, text }: &Why<'_>) -> String {
    match layer {
        Layer::Title => "its title".to_owned(),
        Layer::Id => "its id".to_owned(),
        Layer::Alias => format!("alias {text}"),
        Layer::Name => format!("name {text}"),
        Layer::Spelling => format!("spelling of {text}"),
        Layer::Fuzzy => format!("letters of {text}"),
        Layer::Tool => format!("uses {text}"),
        Layer::Text => format!("text on {text}"),
    }
}
