//! `quiz`: ten choices, asked on a terminal or given as an option, and the roles that agree.

use std::borrow::Cow;
use std::io::{self, BufRead, IsTerminal, Write};

use clap::Args;

use super::args::{FilterArgs, usage};
use super::registry::Describe;
use super::request::{Answer, Asked, Question};
use super::shared::cells::{category_id, category_title, joined, label, name};
use crate::error::Error;
use crate::query::{self, Answered, CHOICE_COUNT, Quiz, QuizMatch, QuizQuery, Side};
use crate::view::page::{Column, Line, Meaning, Page};
use crate::view::records::{Columns, Row, number, value};
use crate::view::{ReportKind, View};
use career_data::vocabulary::Vocabulary;

const QUIZ: ReportKind = ReportKind::of::<Quiz<'_>>("quiz", "career/quiz/1");

/// `career quiz`
#[derive(Debug, Args)]
pub(super) struct QuizArgs {
    /// The answers instead of questions: a letter for each, a, b or - for neither
    #[arg(long, value_name = "LETTERS", value_parser = answers)]
    answers: Option<Answers>,
    /// At most this many roles
    #[arg(long, short = 'n', value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(u32).range(1..))]
    limit: u32,
    /// What roles must be besides.
    #[command(flatten)]
    filter: FilterArgs,
}

/// The statement chosen of each choice.
type Answers = [Option<Side>; CHOICE_COUNT];

impl Describe for QuizArgs {
    const NAME: &'static str = "quiz";
    const ABOUT: &'static str = "Answer ten either-or questions, and see which roles suit you";
    const EXAMPLES: &'static str = "\
career quiz --answers babbabab-b
career quiz --answers aaaabbbb-a --level mid --limit 5
career quiz --answers ba-------- --education associate --json";
    const NOTES: &'static str = "\
On a terminal, `career quiz` asks. Roles are of entry and mid level unless
--level says otherwise. The score is the mean agreement with what was chosen,
by the role's tools, scores, field and on-call duty: our own, coarse measure.";

    fn reports() -> Vec<ReportKind> {
        vec![QUIZ]
    }
}

impl Question for QuizArgs {
    fn prepare(&mut self) -> Result<(), Error> {
        if self.answers.is_none() {
            self.answers = Some(ask_all()?);
        }
        Ok(())
    }

    fn ask<'a>(&'a self, asked: &Asked<'a>) -> Result<Answer<'a>, Error> {
        let answers = self.answers.unwrap_or_default();
        if answers.iter().all(Option::is_none) {
            return Err(usage("no question was answered", "answer one or more with a or b, such as --answers ab--------"));
        }
        let mut filter = self.filter.filter(asked.home);
        if filter.levels.is_empty() {
            filter.levels = query::FIRST_LEVELS.to_vec();
        }
        let query = QuizQuery { answers, filter, limit: self.limit as usize };
        Ok(Answer::report(query::quiz(asked.catalog, &query)?))
    }
}

/// Parses letters: `abba-babab`. Fewer leave the last questions open.
fn answers(text: &str) -> Result<Answers, String> {
    let mut answers = Answers::default();
    let letters: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace() && *letter != ',').collect();
    if letters.len() > CHOICE_COUNT {
        return Err(format!("there are {CHOICE_COUNT} questions, and {} letters", letters.len()));
    }
    for (answer, letter) in answers.iter_mut().zip(letters) {
        *answer = side(letter).ok_or_else(|| format!("\"{letter}\" is no answer: write a, b or - for neither"))?.chosen();
    }
    Ok(answers)
}

/// The reply to a question.
enum Reply {
    Chosen(Side),
    Neither,
    Stop,
}

impl Reply {
    /// The statement chosen.
    const fn chosen(&self) -> Option<Side> {
        if let Self::Chosen(side) = self { Some(*side) } else { None }
    }
}

fn side(letter: char) -> Option<Reply> {
    Some(match letter.to_ascii_lowercase() {
        'a' | '1' => Reply::Chosen(Side::A),
        'b' | '2' => Reply::Chosen(Side::B),
        '-' => Reply::Neither,
        _ => return None,
    })
}

/// Asks all questions on the terminal: the questions go to standard error, so that the answer can be piped.
fn ask_all() -> Result<Answers, Error> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return Err(usage(
            "the quiz asks on a terminal only",
            "give the answers: --answers, a letter for each question; `career quiz --help` has examples",
        ));
    }
    let failed = |error| Error::File { path: "standard input".into(), error };
    let (mut input, mut output) = (io::stdin().lock(), io::stderr().lock());
    let mut answers = Answers::default();
    writeln!(output, "Which would you rather do? a or b; Enter for neither, q to stop.\n").map_err(failed)?;
    for at in 0..CHOICE_COUNT {
        let reply = ask_one(at, &mut input, &mut output).map_err(failed)?;
        if matches!(reply, Reply::Stop) {
            break;
        }
        if let Some(answer) = answers.get_mut(at) {
            *answer = reply.chosen();
        }
    }
    let letters: String = answers.iter().map(|answer| letter(*answer)).collect();
    writeln!(output, "To see this again: career quiz --answers {letters}\n").map_err(failed)?;
    Ok(answers)
}

/// Asks one question until it is answered.
fn ask_one(at: usize, input: &mut impl BufRead, output: &mut impl Write) -> io::Result<Reply> {
    let Some([a, b]) = query::statements(at) else { return Ok(Reply::Stop) };
    writeln!(output, "{} of {CHOICE_COUNT}  a  {a}\n{:>9}  {b}", at + 1, "b")?;
    loop {
        write!(output, "       > ")?;
        output.flush()?;
        let mut line = String::new();
        if input.read_line(&mut line)? == 0 {
            return Ok(Reply::Stop);
        }
        match line.trim().to_ascii_lowercase().as_str() {
            "" => return Ok(Reply::Neither),
            "q" | "quit" => return Ok(Reply::Stop),
            answer => match answer.chars().next().and_then(side).filter(|_| answer.len() == 1) {
                Some(reply) => return Ok(reply),
                None => writeln!(output, "       a, b, Enter for neither, or q")?,
            },
        }
    }
}

const fn letter(answer: Option<Side>) -> char {
    match answer {
        Some(Side::A) => 'a',
        Some(Side::B) => 'b',
        None => '-',
    }
}

impl View for Quiz<'_> {
    const LIST: Option<&'static str> = Some("matches");

    fn schema(&self) -> &'static str {
        QUIZ.schema
    }

    fn page(&self) -> Page<'_> {
        let mut page = Page::default();
        page.title("Roles that suit your answers", "out of 100");
        let columns = vec![
            Column::right("Score", 0),
            Column::left("Title", 0),
            Column::left("Role", 3),
            Column::left("Level", 2).saying(Meaning::Level),
            Column::left("Because", 1),
            Column::left("But", 4),
            Column::left("Category", 5),
        ];
        page.grid(columns, self.matches.iter().map(cells).collect());
        page.heading("You would rather", "");
        page.items(self.choices.iter().filter_map(chosen).map(|statement| Line::new().plain(statement)).collect());
        let levels: Vec<_> = self.levels.iter().map(|level| level.name()).collect();
        let of = if levels.is_empty() { "every level".to_owned() } else { format!("{} level", levels.join(" and ")) };
        page.paragraph(
            Line::new().muted(format!("Roles of {of}; the score is our own, coarse measure. `career show ROLE` has more.")),
        );
        page
    }

    fn columns() -> Columns {
        Columns::fixed(["id", "title", "score", "category", "level", "reasons", "against"])
    }

    fn rows(&self) -> Vec<Row<'_>> {
        self.matches.iter().map(row).collect()
    }
}

fn chosen(answered: &Answered) -> Option<&'static str> {
    answered.chosen.map(|side| if side == Side::A { answered.a } else { answered.b })
}

fn row<'a>(found: &QuizMatch<'a>) -> Row<'a> {
    let mut row = vec![value(found.id), value(found.title), number(Some(found.score)), category_id(found.category)];
    row.push(name(found.level));
    row.extend([&found.reasons, &found.against].map(|told| joined(told.iter().map(|told| (*told).to_owned()))));
    row
}

fn cells<'a>(found: &QuizMatch<'a>) -> Vec<Cow<'a, str>> {
    vec![
        found.score.to_string().into(),
        found.title.into(),
        found.id.into(),
        label(found.level).into(),
        found.reasons.join(", ").into(),
        found.against.join(", ").into(),
        category_title(found.category).into(),
    ]
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test that cannot go on has failed")]
mod tests {
    use super::*;

    #[test]
    fn letters_are_answers_or_refused() {
        let read = answers("ab-A").expect("four answers");
        assert_eq!(read.iter().map(|answer| letter(*answer)).collect::<String>(), "ab-a------");
        assert!(answers("abababababa").is_err() && answers("axb").is_err());
    }
}
