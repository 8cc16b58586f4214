//! `search`: ranked matches with the reason for each.

use std::borrow::Cow;

use clap::Args;
use nucleo::pattern::{Atom, AtomKind, CaseMatching, Normalization};
use nucleo::{Config, Matcher, Utf32Str};

use super::args::{FilterArgs, usage};
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{category_title, enumerate, label, name};
use super::shared::wishes::{facts, not_known, read_as};
use crate::error::Error;
use crate::query::{self, Layer, QueryReading, ReadWish, Search, SearchMatch, SearchQuery, Why, Wish};
use crate::view::page::{Column, Line, Mark, Meaning, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::words::grouped;
use crate::view::{ReportKind, View};
use career_data::vocabulary::{Level, Vocabulary};
use career_data::words::tokenize;

const SEARCH: ReportKind = ReportKind::of::<Search<'_>>("search", "career/search/1");

/// `career search`
#[derive(Debug, Args)]
pub(super) struct SearchArgs {
    /// What to look for
    #[arg(required = true, value_name = "WORDS")]
    words: Vec<String>,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// Every role that matches
    #[arg(long, short, conflicts_with = "limit")]
    all: bool,
    /// Explain how the words were read and how each layer scores
    #[arg(long)]
    explain: bool,
    /// What roles must be besides.
    #[command(flatten)]
    filter: FilterArgs,
}

impl Describe for SearchArgs {
    const NAME: &'static str = "search";
    const ABOUT: &'static str = "Find roles by title, alias, tool or any words";
    const EXAMPLES: &'static str = "\
career search sysadmin
career search kuberentes engineer
career search \"guy who fixes the network\" --level entry
career search sr backend eng --limit 3 --explain --json";

    fn reports() -> Vec<ReportKind> {
        vec![SEARCH]
    }
}

impl Question for SearchArgs {
    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let words = self.words.join(" ");
        if words.trim().is_empty() {
            return Err(usage("nothing to search for", "give a word, such as `career search sysadmin`"));
        }
        let count = tokenize(&words).len();
        if count > query::MOST_WORDS {
            let message = format!("{} words are too many to search for", grouped(count as u64));
            return Err(usage(&message, &format!("give at most {}", grouped(query::MOST_WORDS as u64))));
        }
        let limit = (!self.all).then_some(self.limit as usize);
        let query = SearchQuery { words: &words, filter: self.filter.filter(asked.home), limit, explain: self.explain };
        Ok(Answer::report(query::search(asked.catalog, &query)?))
    }
}

impl View for Search<'_> {
    const LIST: Option<&'static str> = Some("matches");

    fn schema(&self) -> &'static str {
        SEARCH.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        if !self.wishes.is_empty() {
            page.paragraph(Line::new().muted("Read as: ").plain(read_as(&self.wishes)));
        }
        if self.wishes.iter().any(|read| matches!(read.wish, Wish::Level(levels) if !has_any_of(&self.matches, levels))) {
            page.paragraph(Line::new().muted("No role of that level is among them."));
        }
        if !self.not_known.is_empty() {
            page.paragraph(Line::new().muted("The data does not know ").plain(not_known(&self.not_known)));
        }
        let columns = vec![
            Column::left("Title", 0),
            Column::left("Role", 3),
            Column::left("Level", 1).saying(Meaning::Level),
            Column::left("Found by", 2),
            Column::left("Category", 4),
        ];
        let row = |found: &SearchMatch<'_>| {
            vec![
                found.title.to_owned().into(),
                found.id.to_owned().into(),
                Cow::Borrowed(label(found.level)),
                found_by(found, &self.wishes).into(),
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

    fn columns() -> Columns {
        Columns::fixed(["id", "title", "category", "level", "score", "why", "occupation"]).and_sometimes([LAYERS])
    }

    fn columns_here(&self) -> Vec<Cow<'_, str>> {
        let explained = self.reading.as_ref().map(|_| LAYERS);
        Self::columns().always.into_iter().chain(explained).map(Cow::Borrowed).collect()
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let row = |found: &SearchMatch<'_>| {
            let [id, title] = [found.id, found.title].map(|text| value(text.to_owned()));
            let category = found.category.map(|category| category.id.to_owned().into());
            let why = value(found_by(found, &self.wishes));
            let occupation = found.occupation.as_ref().and_then(|occupation| value(occupation.code.to_owned()));
            let mut row = vec![id, title, category, name(found.level), number(Some(found.score)), why, occupation];
            if self.reading.is_some() {
                row.push(value(layers(found)));
            }
            row
        };
        self.matches.iter().map(row).collect()
    }
}

/// Whether any role found is of one of these levels.
fn has_any_of(matches: &[SearchMatch<'_>], levels: &[Level]) -> bool {
    matches.iter().any(|found| found.level.is_some_and(|level| levels.contains(&level)))
}

/// The optional column of layer scores, for `--explain`.
const LAYERS: &str = "layers";

/// Adds the parsed query and the score of each layer below the table.
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

/// The characters of each title to highlight.
fn marks(search: &Search<'_>) -> Vec<Mark> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let atom = |word: &str| Atom::new(word, CaseMatching::Ignore, Normalization::Smart, AtomKind::Substring, false);
    let words = search.spoken.iter().filter(|word| word.len() > 1);
    // Tokens are singular: also match plurals.
    let atoms: Vec<Atom> = words.flat_map(|word| [atom(word), atom(&format!("{word}s"))]).collect();
    let mut buffer = Vec::new();
    let mark = |(row, found): (usize, &SearchMatch<'_>)| {
        let mut characters = Vec::new();
        for atom in &atoms {
            let _ = atom.indices(Utf32Str::new(found.title, &mut buffer), &mut matcher, &mut characters);
        }
        Mark { row, column: 0, characters }
    };
    search.matches.iter().enumerate().map(mark).collect()
}

/// Why a role was found, and what it has of what was wished for.
fn found_by(found: &SearchMatch<'_>, wishes: &[ReadWish]) -> String {
    let facts = facts(found, wishes);
    match found.why.layer {
        Layer::Wish if !facts.is_empty() => facts,
        _ if facts.is_empty() => reason(&found.why),
        _ => format!("{}; {facts}", reason(&found.why)),
    }
}

fn reason(Why { layer, text }: &Why<'_>) -> String {
    match layer {
        Layer::Title => "its title".to_owned(),
        Layer::Id => "its id".to_owned(),
        Layer::Alias => format!("alias {text}"),
        Layer::Name => format!("called {text}"),
        Layer::Spelling => format!("spelt like {text}"),
        Layer::Fuzzy => format!("letters as in {text}"),
        Layer::Tool => format!("uses {text}"),
        Layer::Wish => "as wished".to_owned(),
        Layer::Text => format!("mentions {text}"),
    }
}
