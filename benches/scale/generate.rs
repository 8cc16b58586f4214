//! Generator of catalogs of any size that resemble the careers at thousands of employers. Any role can be generated without the
//! others, so nothing is kept in memory.
//!
//! A speciality ("kidney imaging") is a modifier and a domain. Modifier and domain are combined when the product of their ranks
//! is small enough, so word frequencies follow Zipf's law and no title occurs twice. Each speciality has two families, one per
//! craft, and each family is a ladder of three to six roles. Families form a ring on which neighbours share domain and category,
//! and moves lead up the ladder, to near families, to well-known ones and, ever more rarely, far away: a small-world graph.

use std::collections::HashSet;
use std::fmt::Write as _;
use std::io::Write;

use serde::Serialize;

use super::facts::{Category, Facts, Tool};
use super::job_families::{self, Craft, LADDERS, LEVELS, Step};
use super::rng::Rng;
use super::words::{self, ADJECTIVES, PEOPLE, SUMMARIES, Words};
use crate::common::Result;

/// Consecutive families in one category.
const RUN: usize = 24;
/// One in this many families is known to all.
const KNOWN: usize = 1024;
/// Families of a speciality, one per craft.
const SIBLINGS: usize = 2;
/// Minimum length of a day in bytes.
const LONG_DAY: usize = 100;
const PROFICIENCIES: [&str; 4] = ["expert", "practitioner", "working", "awareness"];

/// What a file of roles looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub(crate) enum Form {
    /// A line a role, as the program exports it.
    Ndjson,
    /// A row a role, lists joined by semicolons.
    Csv,
    /// A title a line, for programs that filter lines.
    Titles,
}

/// A catalog of some size, generated as it is written.
pub(crate) struct Catalog<'a> {
    facts: &'a Facts,
    words: Words,
    pub(crate) roles: usize,
    pub(crate) families: usize,
    /// For each domain, the number of specialities of the domains before it.
    specialities: Vec<usize>,
}

/// A role, as its family and its step on the ladder.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Rung {
    pub(crate) family: usize,
    pub(crate) step: usize,
}

/// A role in the format of the program's export.
#[derive(Serialize)]
struct Role<'a> {
    id: String,
    title: String,
    category: &'a str,
    level: &'a str,
    occupation: &'a str,
    aliases: Vec<String>,
    summary: String,
    day: String,
    competencies: Competencies,
    tools: Vec<Use<'a>>,
    certifications: Vec<&'a str>,
    prerequisites: Vec<String>,
    next: Vec<String>,
}

#[derive(Serialize)]
struct Competencies {
    technical_depth: i32,
    troubleshooting: i32,
    communication: i32,
    process_complexity: i32,
    documentation: i32,
}

#[derive(Serialize)]
struct Use<'a> {
    id: &'a str,
    proficiency: &'a str,
}

impl<'a> Catalog<'a> {
    pub(crate) fn new(facts: &'a Facts, roles: usize) -> Self {
        let reserved: HashSet<String> = facts.words.iter().cloned().chain(job_families::words()).collect();
        let families = rung(roles.saturating_sub(1)).family + 1;
        let wanted = families.div_ceil(SIBLINGS);
        // Binary search for the least bound on the product of ranks that gives enough specialities.
        let pairs = |bound: usize| (1..=bound).map(|domain| bound / domain).sum::<usize>();
        let (mut low, mut high) = (1, wanted);
        while low < high {
            let bound = low.midpoint(high);
            if pairs(bound) < wanted { low = bound + 1 } else { high = bound }
        }
        let specialities = (1..=low)
            .scan(0, |before, domain| {
                let first = *before;
                *before += low / domain;
                Some(first)
            })
            .collect();
        Self { facts, words: Words::new(&reserved, low), roles, families, specialities }
    }

    /// Writes every role, in pseudorandom order.
    pub(crate) fn write(&self, form: Form, to: &mut impl Write) -> Result<()> {
        match form {
            Form::Ndjson => {
                for place in 0..self.roles {
                    self.write_line(place, to)?;
                }
            }
            Form::Csv => {
                let mut csv = csv::Writer::from_writer(to);
                csv.write_record(HEADER)?;
                for place in 0..self.roles {
                    csv.write_record(row(self.role(self.at(place))))?;
                }
                csv.flush()?;
            }
            Form::Titles => {
                for place in 0..self.roles {
                    writeln!(to, "{}", self.title(self.at(place)))?;
                }
            }
        }
        Ok(())
    }

    /// Writes the role at a position of the file.
    pub(crate) fn write_line(&self, place: usize, to: &mut impl Write) -> Result<()> {
        serde_json::to_writer(&mut *to, &self.role(self.at(place)))?;
        Ok(to.write_all(b"\n")?)
    }

    /// The role at a position of the file: a Feistel cipher over the smallest sufficient power of four, with cycle walking, gives
    /// a pseudorandom permutation.
    pub(crate) fn at(&self, place: usize) -> Rung {
        let half = (usize::BITS - (self.roles - 1).leading_zeros()).div_ceil(2).max(1);
        let mask = (1_usize << half) - 1;
        let mut index = place;
        loop {
            let (mut left, mut right) = (index >> half, index & mask);
            for round in 0..4 {
                (left, right) = (right, left ^ (Rng::new("place", (right << 2) | round).below(mask + 1)));
            }
            index = (left << half) | right;
            if index < self.roles {
                return rung(index);
            }
        }
    }

    /// The number of roles in a family; the last one may lack its upper steps.
    pub(crate) fn steps(&self, family: usize) -> usize {
        ladder(family).len().min(self.roles - first_role(family))
    }

    pub(crate) fn id(&self, at: Rung) -> String {
        let mut id = self.title(at);
        id.make_ascii_lowercase();
        id.replace(' ', "-")
    }

    pub(crate) fn category(&self, family: usize) -> &'a Category {
        // Multiples of the golden ratio give every category its share even in small catalogs.
        let mut left = Rng::spread(family / RUN, self.facts.roles);
        let last = self.facts.categories.len() - 1;
        let found = self.facts.categories.iter().take(last).find(|category| {
            let found = left < category.roles;
            left = left.wrapping_sub(category.roles);
            found
        });
        found.unwrap_or(&self.facts.categories[last])
    }

    /// The craft of a family; the two families of a speciality have different ones.
    fn craft(&self, family: usize) -> Craft {
        let crafts = self.category(family).crafts;
        let mut rng = Rng::new("craft", family / SIBLINGS);
        let first = rng.zipf(crafts.len());
        let other = (first + 1 + rng.zipf(crafts.len() - 1)) % crafts.len();
        crafts[if family.is_multiple_of(SIBLINGS) { first } else { other }]
    }

    /// The speciality of a family, in lower case: "kidney imaging". The first modifier of each domain is empty.
    pub(crate) fn speciality(&self, family: usize) -> String {
        let speciality = family / SIBLINGS;
        let domain = self.specialities.partition_point(|before| *before <= speciality) - 1;
        let name = &self.words.domains[domain];
        match speciality - self.specialities[domain] {
            0 => name.clone(),
            modifier => format!("{} {name}", self.words.modifiers[modifier - 1]),
        }
    }

    pub(crate) fn title(&self, at: Rung) -> String {
        named(at, &capitals(&self.speciality(at.family)), self.craft(at.family).title)
    }

    fn role(&self, at: Rung) -> Role<'a> {
        let index = first_role(at.family) + at.step;
        let (category, craft) = (self.category(at.family), self.craft(at.family));
        let speciality = self.speciality(at.family);
        let mut rng = Rng::new("role", index);
        let tools = self.tools(category, &mut rng);
        let names: Vec<&str> = tools.iter().map(|tool| tool.name.as_str()).collect();
        let summary = self.sentence(rng.of(&SUMMARIES), &speciality, &names, &mut rng);
        let level = level(at);
        Role {
            id: self.id(at),
            title: self.title(at),
            category: &category.id,
            level: LEVELS[level],
            occupation: craft.occupation,
            aliases: aliases(at, &capitals(&speciality), craft, &mut rng),
            summary,
            day: self.day(&speciality, &names, &mut rng),
            competencies: self.competencies(craft, level, &mut rng),
            tools: uses(&tools, level),
            certifications: certifications(category, level, &mut rng),
            prerequisites: self.prerequisites(at).into_iter().map(|role| self.id(role)).collect(),
            next: self.next(at).into_iter().map(|role| self.id(role)).collect(),
        }
    }

    /// The tools of a role: mostly those of its category, and some of all others.
    fn tools(&self, category: &'a Category, rng: &mut Rng) -> Vec<&'a Tool> {
        let count = 6 + rng.zipf(7).min(rng.zipf(7)).min(rng.zipf(7));
        let mut tools: Vec<&Tool> = Vec::with_capacity(count);
        while tools.len() < count {
            let tool =
                if rng.happens(85) { rng.often(&category.tools) } else { &self.facts.tools[rng.below(self.facts.tools.len())] };
            if tools.iter().all(|known| known.id != tool.id) {
                tools.push(tool);
            }
        }
        tools
    }

    /// Scores rise with the level; leaders need less depth and more communication.
    fn competencies(&self, craft: Craft, level: usize, rng: &mut Rng) -> Competencies {
        const RISE: [[i32; 5]; 5] =
            [[-12, -11, -8, -13, -9], [-4, -3, -3, -5, -3], [4, 5, 3, 4, 2], [6, 6, 9, 9, 5], [-7, -2, 14, 13, 6]];
        let mut scores = self.facts.baselines.get(craft.occupation).copied().unwrap_or([60; 5]);
        for (score, rise) in scores.iter_mut().zip(RISE[level]) {
            let chance = i32::try_from(rng.below(15)).unwrap_or_default();
            *score = (*score + rise + chance - 7).clamp(5, 99);
        }
        let [technical_depth, troubleshooting, communication, process_complexity, documentation] = scores;
        Competencies { technical_depth, troubleshooting, communication, process_complexity, documentation }
    }

    fn day(&self, speciality: &str, tools: &[&str], rng: &mut Rng) -> String {
        let mut day = String::with_capacity(LONG_DAY + 100);
        // An odd stride modulo a power of two visits every sentence before it repeats one.
        let (mut template, stride) = (rng.below(words::DAY.len()), 1 + 2 * rng.below(words::DAY.len() / 2));
        loop {
            day.push_str(&self.sentence(words::DAY[template % words::DAY.len()], speciality, tools, rng));
            if day.len() >= LONG_DAY {
                return day;
            }
            day.push_str(if rng.happens(8) { "\n\n" } else { " " });
            template += stride;
        }
    }

    /// Fills the slots of a template.
    fn sentence(&self, template: &str, speciality: &str, tools: &[&str], rng: &mut Rng) -> String {
        let mut sentence = String::with_capacity(template.len() + 40);
        let mut parts = template.split('{');
        sentence.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let (slot, rest) = part.split_once('}').unwrap_or_default();
            match slot {
                "n" => sentence.push_str(rng.often::<String>(&self.words.nouns)),
                "a" => sentence.push_str(rng.often::<&str>(&ADJECTIVES)),
                "t" => sentence.push_str(rng.often::<&str>(tools)),
                "s" => sentence.push_str(speciality),
                "p" => sentence.push_str(rng.often::<&str>(&PEOPLE)),
                "k" => drop(write!(sentence, "{}", 2 + rng.zipf(998))),
                "c" => drop(write!(sentence, "{}:{:02}", 6 + rng.below(13), rng.below(60))),
                other => sentence.push_str(other),
            }
            sentence.push_str(rest);
        }
        sentence
    }

    /// Prerequisites: the step below, and sometimes a lower role elsewhere. They always have a lower level or are lower on the
    /// same ladder, so there are no cycles.
    fn prerequisites(&self, at: Rung) -> Vec<Rung> {
        let mut rng = Rng::new("prerequisites", first_role(at.family) + at.step);
        let mut roles = Vec::new();
        if at.step > 0 {
            roles.push(Rung { step: at.step - 1, ..at });
        }
        let elsewhere = if roles.is_empty() { level(at) > 0 } else { rng.happens(12) };
        for _ in 0..if elsewhere { 12 } else { 0 } {
            let family = self.neighbour(at.family, &mut rng);
            let below = (0..self.steps(family)).map(|step| Rung { family, step });
            let found = below.rev().find(|role| (1..=2).contains(&level(at).saturating_sub(level(*role))));
            if let Some(role) = found.filter(|role| !roles.contains(role)) {
                roles.push(role);
                break;
            }
        }
        roles
    }

    /// Next roles: one step up, and one or two in other families.
    pub(crate) fn next(&self, at: Rung) -> Vec<Rung> {
        let mut rng = Rng::new("next", first_role(at.family) + at.step);
        let mut roles = Vec::new();
        if at.step + 1 < self.steps(at.family) {
            roles.push(Rung { step: at.step + 1, ..at });
        }
        // A role at the top of its ladder has more moves to other families.
        let others = match (roles.is_empty(), level(at) == LEVELS.len() - 1) {
            (false, _) => 1 + usize::from(rng.happens(50)),
            (true, false) => 2 + usize::from(rng.happens(50)),
            (true, true) => usize::from(rng.happens(70)),
        };
        let wanted = roles.len() + others;
        for _ in 0..12 {
            if roles.len() >= wanted {
                break;
            }
            let role = self.onward(at, &mut rng);
            if role != at && !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// A role of another family on the same level, up to two levels higher, or rarely one lower.
    fn onward(&self, at: Rung, rng: &mut Rng) -> Rung {
        let family = self.neighbour(at.family, rng);
        let wanted = if rng.happens(58) {
            level(at)
        } else if rng.happens(88) {
            level(at) + 1
        } else {
            level(at).saturating_sub(1)
        };
        let steps = (0..self.steps(family)).map(|step| Rung { family, step });
        let fitting = steps.filter(|role| level(*role) + 1 >= level(at) && level(*role) <= level(at) + 2);
        fitting.min_by_key(|role| level(*role).abs_diff(wanted)).unwrap_or(at)
    }

    /// Another family within reach: of the same speciality, near by, well known, or anywhere by Zipf's law of distance.
    fn neighbour(&self, family: usize, rng: &mut Rng) -> usize {
        let way = rng.below(100);
        let distance = match way {
            0..20 => return (family ^ 1).min(self.families - 1),
            20..30 => return family - family % RUN,
            30..34 => return family - family % KNOWN,
            34..62 => 1 + rng.below(RUN / 3),
            _ => 1 + rng.zipf(self.families),
        };
        (family + if rng.happens(50) { distance } else { self.families * 2 - distance }) % self.families
    }
}

/// The index of the first role of a family.
fn first_role(family: usize) -> usize {
    let before: usize = LADDERS.iter().take(family % LADDERS.len()).map(|ladder| ladder.len()).sum();
    family / LADDERS.len() * round() + before
}

/// The number of roles in one cycle of all ladders.
fn round() -> usize {
    LADDERS.iter().map(|ladder| ladder.len()).sum()
}

fn rung(index: usize) -> Rung {
    let mut at = Rung { family: index / round() * LADDERS.len(), step: index % round() };
    while at.step >= ladder(at.family).len() {
        at.step -= ladder(at.family).len();
        at.family += 1;
    }
    at
}

fn ladder(family: usize) -> &'static [Step] {
    LADDERS[family % LADDERS.len()]
}

fn level(at: Rung) -> usize {
    ladder(at.family)[at.step].level
}

/// "Senior", "Kidney Imaging", "Nurse" and a suffix, if any.
fn named(at: Rung, speciality: &str, craft: &str) -> String {
    let Step { before, behind, .. } = ladder(at.family)[at.step];
    let mut name = String::with_capacity(60);
    for part in [before, speciality, craft, behind].into_iter().filter(|part| !part.is_empty()) {
        if !name.is_empty() {
            name.push(' ');
        }
        name.push_str(part);
    }
    name
}

fn capitals(words: &str) -> String {
    let mut start = true;
    let capital = |letter: char| {
        let letter = if start { letter.to_ascii_uppercase() } else { letter };
        start = letter == ' ';
        letter
    };
    words.chars().map(capital).collect()
}

/// Aliases: with the synonym of the craft, with the speciality last, or with the grade abbreviated.
fn aliases(at: Rung, speciality: &str, craft: Craft, rng: &mut Rng) -> Vec<String> {
    let mut aliases = Vec::new();
    if rng.happens(40) {
        aliases.push(named(at, speciality, craft.synonym));
    }
    if rng.happens(20) {
        aliases.push(format!("{}, {speciality}", named(at, "", craft.title)));
    }
    let title = named(at, speciality, craft.title);
    for (grade, short) in [("Senior ", "Sr. "), ("Junior ", "Jr. "), ("Associate ", "Assoc. ")] {
        if let Some(rest) = title.strip_prefix(grade)
            && rng.happens(50)
        {
            aliases.push(format!("{short}{rest}"));
        }
    }
    aliases
}

/// Tools by descending proficiency, which rises with the level.
fn uses<'a>(tools: &[&'a Tool], level: usize) -> Vec<Use<'a>> {
    let proficiency = |place: usize| PROFICIENCIES[(place / 2 + 2).saturating_sub(level).min(PROFICIENCIES.len() - 1)];
    tools.iter().enumerate().map(|(place, tool)| Use { id: &tool.id, proficiency: proficiency(place) }).collect()
}

fn certifications<'a>(category: &'a Category, level: usize, rng: &mut Rng) -> Vec<&'a str> {
    let mut certifications: Vec<&str> = Vec::new();
    if category.certifications.is_empty() || !rng.happens(20 + 5 * level) {
        return certifications;
    }
    for _ in 0..=rng.zipf(3) {
        let certification = rng.often(&category.certifications).as_str();
        if !certifications.contains(&certification) {
            certifications.push(certification);
        }
    }
    certifications
}

const HEADER: [&str; 17] = [
    "id",
    "title",
    "category",
    "level",
    "occupation",
    "aliases",
    "summary",
    "day",
    "technical_depth",
    "troubleshooting",
    "communication",
    "process_complexity",
    "documentation",
    "tools",
    "certifications",
    "prerequisites",
    "next",
];

fn row(role: Role<'_>) -> [String; 17] {
    let tools: Vec<_> = role.tools.iter().map(|tool| format!("{}={}", tool.id, tool.proficiency)).collect();
    [
        role.id,
        role.title,
        role.category.to_owned(),
        role.level.to_owned(),
        role.occupation.to_owned(),
        role.aliases.join(";"),
        role.summary,
        role.day,
        role.competencies.technical_depth.to_string(),
        role.competencies.troubleshooting.to_string(),
        role.competencies.communication.to_string(),
        role.competencies.process_complexity.to_string(),
        role.competencies.documentation.to_string(),
        tools.join(";"),
        role.certifications.join(";"),
        role.prerequisites.join(";"),
        role.next.join(";"),
    ]
}
