//! The words for wishes that were read from a search, and for what roles have of them.

use crate::query::{ReadWish, SearchMatch, SortKey, Wish, Wished};
use crate::view::words::{grouped, money};
use career_data::vocabulary::{Education, HowMuch, Vocabulary};

/// `coding: little ("without coding")`, each wish that the data can tell.
pub(in crate::commands) fn read_as(wishes: &[ReadWish]) -> String {
    let told: Vec<_> = wishes.iter().map(|read| format!("{} (\"{}\")", reading(read.wish), read.said)).collect();
    told.join("; ")
}

/// `"remote": where the work is done is up to the employer`, each wish that the data cannot tell.
pub(in crate::commands) fn not_known(wishes: &[ReadWish]) -> String {
    let told = wishes.iter().filter_map(|read| match read.wish {
        Wish::Unknown(unknown) => Some(format!("\"{}\": {}", read.said, unknown.because())),
        _ => None,
    });
    told.collect::<Vec<_>>().join("; ")
}

fn reading(wish: Wish) -> String {
    match wish {
        Wish::Education(Education::Associate) => "less than a bachelor's degree is usually enough".to_owned(),
        Wish::Education(most) => format!("{} is usually enough", most.label()),
        Wish::Level(levels) => format!("level: {}", one_of(levels)),
        Wish::Coding(amounts) => format!("coding: {}", one_of(amounts)),
        Wish::Talking(amounts) => format!("talking: {}", one_of(amounts)),
        Wish::OnCall(duty) => format!("on call or in shifts: {}", one_of(duty)),
        Wish::AtLeast(competency, least) => format!("{}: at least {least}", competency.label().to_lowercase()),
        Wish::AtMost(competency, most) => format!("{}: at most {most}", competency.label().to_lowercase()),
        Wish::PaysAtLeast(amount) => format!("usual pay: at least {} a year", grouped(amount.into())),
        Wish::Order(key) => match key {
            SortKey::Pay => "the highest usual pay first".to_owned(),
            SortKey::Outlook => "the fastest growing occupations first".to_owned(),
            SortKey::Score(competency) => format!("the most {} first", competency.label().to_lowercase()),
            key => format!("by {}", key.name()),
        },
        Wish::Words(words) => format!("searched for as \"{words}\""),
        Wish::Unknown(unknown) => unknown.because().to_owned(),
    }
}

fn one_of<V: Vocabulary>(values: &[V]) -> String {
    values.iter().map(|value| value.label().to_lowercase()).collect::<Vec<_>>().join(" or ")
}

/// What a role has of what was wished for: `little coding, 61,000 USD`; empty without a wish.
pub(in crate::commands) fn facts(found: &SearchMatch<'_>, asked: &[ReadWish]) -> String {
    let Some(wished) = &found.wished else { return String::new() };
    let mut facts: Vec<String> = Vec::new();
    for told in asked.iter().filter_map(|read| fact(read.wish, wished)) {
        if !facts.contains(&told) {
            facts.push(told);
        }
    }
    facts.join(", ")
}

fn fact(wish: Wish, of: &Wished<'_>) -> Option<String> {
    let amount = |amount: Option<HowMuch>, of: &str| amount.map(|amount| format!("{} {of}", amount.label()));
    match wish {
        Wish::Education(_) => of.demands.education.map(|education| education.name().replace('_', " ")),
        Wish::Coding(_) => amount(of.demands.coding, "coding"),
        Wish::Talking(_) => amount(of.demands.talking, "talking"),
        Wish::OnCall(_) => of.demands.on_call.map(|duty| format!("{} on call", duty.label())),
        Wish::AtLeast(competency, _) | Wish::AtMost(competency, _) | Wish::Order(SortKey::Score(competency)) => {
            of.competencies.0[competency].map(|score| format!("{} {score}", competency.label().to_lowercase()))
        }
        Wish::PaysAtLeast(_) | Wish::Order(SortKey::Pay) => {
            let pay = of.usual_pay?;
            Some(format!("{} {}", money(pay.amounts.typical?), pay.currency.unwrap_or_default()))
        }
        Wish::Order(SortKey::Outlook) => of.growth.map(|growth| format!("{growth:+.1} % jobs in ten years")),
        Wish::Level(_) | Wish::Order(_) | Wish::Words(_) | Wish::Unknown(_) => None,
    }
}
