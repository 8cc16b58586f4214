//! Converts a catalog back to records: for merging with other layers, and for export.

use super::{Catalog, CountedIn, Money, NamedPlace, Owner, Price, Region, ReportedTitle, Role, Statistics, Wage, WorkLine};
use career_data::vocabulary::{Aspect, JargonKind, Match, Percentile, Period, Vocabulary};
use career_data::{self as dataset, Amounts, At, Dataset, LayeredData};

impl Catalog {
    /// All records of the catalog, with the digest of its base. Compiling them gives the same image; only the places of values
    /// are lost.
    #[must_use]
    pub fn to_layer(&self) -> LayeredData {
        let mut data = LayeredData::from(self.to_dataset());
        data.base = self.base();
        data
    }

    /// All records of the catalog.
    #[must_use]
    pub fn to_dataset(&self) -> Dataset {
        let matched = self.statistics().flat_map(|statistics| {
            statistics.wages().map(move |wage| dataset::Wage {
                occupation: Some(at(statistics.code())),
                matched: Some(wage.matched()),
                ..wage_record(wage)
            })
        });
        Dataset {
            roles: self.roles().map(role).collect(),
            categories: self.categories().map(|x| dataset::Category { id: at(x.id()), title: at(x.title()) }).collect(),
            tools: self.tools().map(tool).collect(),
            certifications: self.certifications().map(certification).collect(),
            occupations: self.occupations().map(occupation).collect(),
            statistics: self.statistics().map(statistics).collect(),
            reported_titles: self.reported_titles().map(reported_title).collect(),
            move_notes: self.move_notes().map(|(from, to, why)| move_note(from, to, why)).collect(),
            regions: self.regions().map(region).collect(),
            places: self.places().map(place).collect(),
            wages: matched.chain(self.national_wages().map(|(wage, _)| wage_record(wage))).collect(),
            crosswalk: self.crosswalk_entries().map(|(counted, owner)| crosswalk_record(counted, owner)).collect(),
            prices: self.all_prices().map(price_record).collect(),
            sources: self.sources().map(source).collect(),
            jargon: self.all_jargon().map(jargon).collect(),
        }
    }
}

/// A value without a place.
fn at(text: &str) -> At<String> {
    At { value: text.to_owned(), ..At::default() }
}

fn all<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<At<String>> {
    texts.map(at).collect()
}

fn role(role: Role<'_>) -> dataset::Role {
    dataset::Role {
        origin: role.origin().map_or("", |origin| origin.file).to_owned(),
        origin_line: role.origin().and_then(|origin| origin.line).unwrap_or_default(),
        id: at(role.id()),
        category: at(role.category().map_or("", |category| category.id())),
        title: at(role.title()),
        aliases: all(role.aliases()),
        shared_titles: all(role.shared_titles()),
        level: role.level(),
        on_call: role.metrics().on_call(),
        occupation: at(role.occupation().map_or("", |occupation| occupation.code())),
        summary: at(role.summary()),
        day: at(role.day()),
        scores: role.scores().map(|value| At { value, ..At::default() }),
        reasons: role.reasons().filter_map(|(competency, reason)| Some((competency?, at(reason)))).collect(),
        tools: role.tools().map(|used| dataset::ToolUse { tool: at(used.tool.id()), proficiency: used.proficiency }).collect(),
        certifications: all(role.certifications().map(|certification| certification.id())),
        prerequisites: all(role.prerequisites().map(|role| role.id())),
        next: all(role.next().map(|role| role.id())),
        related: all(role.related().map(|role| role.id())),
        pay: role.own_wages().map(wage_record).collect(),
        plain: lines(role, Aspect::Plain),
        duties: lines(role, Aspect::Duties),
        owns: passage(role, Aspect::Owns),
        good: passage(role, Aspect::Good),
        ways_in: keyed(role, Aspect::WaysIn),
        rhythm: keyed(role, Aspect::Rhythm),
        works_with: keyed(role, Aspect::WorksWith),
        mistaken_for: keyed(role, Aspect::MistakenFor),
        interview: keyed(role, Aspect::Interview),
        ai: passage(role, Aspect::Ai),
    }
}

/// The lines that the role's own record states.
fn own(role: Role<'_>, aspect: Aspect) -> impl Iterator<Item = WorkLine<'_>> {
    role.lines().filter(move |line| line.aspect == aspect && line.is_own)
}

fn lines(role: Role<'_>, aspect: Aspect) -> Vec<At<String>> {
    all(own(role, aspect).map(|line| line.text))
}

fn passage(role: Role<'_>, aspect: Aspect) -> At<String> {
    own(role, aspect).next().map(|line| at(line.text)).unwrap_or_default()
}

fn keyed(role: Role<'_>, aspect: Aspect) -> Vec<(At<String>, At<String>)> {
    own(role, aspect).map(|line| (at(line.other.map_or(line.key, Role::id)), at(line.text))).collect()
}

fn jargon((word, kind, means): (&str, JargonKind, &str)) -> dataset::Jargon {
    dataset::Jargon { word: at(word), kind, means: at(means) }
}

fn reported_title(reported: ReportedTitle<'_>) -> dataset::ReportedTitle {
    dataset::ReportedTitle {
        title: at(reported.title()),
        occupation: at(reported.occupation()),
        reports: reported.reports(),
        among: Some(u32::from(reported.among())).filter(|among| *among > 1),
        source: at(reported.source().map_or("", |source| source.id())),
    }
}

fn tool(tool: super::Tool<'_>) -> dataset::Tool {
    dataset::Tool { id: at(tool.id()), name: at(tool.name()), kind: tool.kind(), aliases: all(tool.aliases()) }
}

fn certification(certification: super::Certification<'_>) -> dataset::Certification {
    dataset::Certification {
        id: at(certification.id()),
        name: at(certification.name()),
        issuer: at(certification.issuer()),
        aliases: all(certification.aliases()),
    }
}

fn occupation(occupation: super::Occupation<'_>) -> dataset::Occupation {
    dataset::Occupation {
        code: at(occupation.code()),
        title: at(occupation.title()),
        job_zone: occupation.job_zone(),
        baseline: occupation.baseline(),
        baseline_from: occupation.baseline_from().map(|from| at(from.code())),
        source: at(occupation.source().map_or("", |source| source.id())),
        required_education: occupation.required_education().map(|(education, percent)| (education, tenths(percent))).collect(),
    }
}

/// A percentage in tenths.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a percentage is small and not negative")]
fn tenths(percent: f64) -> u32 {
    (percent * 10.0).round() as u32
}

fn statistics(statistics: Statistics<'_>) -> dataset::Statistics {
    dataset::Statistics {
        code: at(statistics.code()),
        title: at(statistics.title()),
        employment_2024: statistics.employment_2024(),
        employment_2034: statistics.employment_2034(),
        change: statistics.growth().map(|_| statistics.change()),
        annual_openings: statistics.openings(),
        education: statistics.education().to_owned(),
        experience: statistics.experience().to_owned(),
        training: statistics.training().to_owned(),
        source: at(statistics.source().map_or("", |source| source.id())),
    }
}

fn region(region: Region<'_>) -> dataset::Region {
    dataset::Region {
        id: at(region.id()),
        name: at(region.name()),
        kind: region.kind(),
        parent: region.parent().map(|parent| at(parent.id())),
        aliases: all(region.aliases()),
    }
}

fn move_note(from: Role<'_>, to: Role<'_>, why: &str) -> dataset::MoveNote {
    dataset::MoveNote { from: at(from.id()), to: at(to.id()), why: at(why) }
}

fn place(place: NamedPlace<'_>) -> dataset::NamedPlace {
    let region = place.region().map_or("", |region| region.id());
    dataset::NamedPlace { name: at(place.name()), region: at(region), full_name: at(place.full_name()) }
}

/// The record of a figure, without its occupation.
fn wage_record(wage: Wage<'_>) -> dataset::Wage {
    let hundredths = |amount: Option<Money>| amount.and_then(|amount| u64::try_from(amount.hundredths()).ok());
    let local = |of: fn(super::Local<'_>) -> &str| wage.local().map(of).unwrap_or_default().to_owned();
    let top_coded = Percentile::ALL.iter().filter(|percentile| wage.is_top_coded(**percentile));
    dataset::Wage {
        occupation: None,
        region: at(wage.region().map_or("", |region| region.id())),
        year: wage.year().unwrap_or_default(),
        currency: wage.currency().unwrap_or_default().to_owned(),
        period: wage.period().unwrap_or(Period::Year),
        amounts: Amounts {
            mean: hundredths(wage.mean()),
            percentiles: std::array::from_fn(|position| hundredths(wage.percentile(*Percentile::ALL.get(position)?))),
        },
        top_coded: top_coded.fold(0, |bits, percentile| bits | 1 << *percentile as u8),
        jobs: wage.jobs(),
        // A missing match is stored as the loosest one, so that one is not exported.
        matched: Some(wage.matched()).filter(|matched| *matched != Match::Broad),
        local_code: local(|local| local.code()),
        local_title: local(|local| local.title()),
        source: at(wage.source().map_or("", |source| source.id())),
        note: local(|local| local.note()),
    }
}

/// The record of an entry of the crosswalk.
fn crosswalk_record(counted: CountedIn<'_>, owner: Owner<'_>) -> dataset::Crosswalk {
    let code = counted.wages().find_map(Wage::local).map_or("", |local| local.code());
    let (role, occupation) = match owner {
        Owner::Role(role) => (Some(at(role.id())), None),
        Owner::Occupation(occupation) => (None, Some(at(occupation.code()))),
        Owner::Statistics(statistics) => (None, Some(at(statistics.code()))),
    };
    dataset::Crosswalk { local_code: at(code), occupation, role, matched: counted.matched() }
}

fn price_record(price: Price<'_>) -> dataset::Price {
    dataset::Price {
        region: at(price.region().map_or("", |region| region.id())),
        kind: price.kind(),
        factor: price.factor(),
        year: price.year(),
        source: at(price.source().map_or("", |source| source.id())),
    }
}

fn source(source: super::Source<'_>) -> dataset::Source {
    dataset::Source {
        id: at(source.id()),
        publisher: source.publisher().to_owned(),
        title: source.title().to_owned(),
        release: source.release().to_owned(),
        period: source.period().to_owned(),
        licence: at(source.licence()),
        attribution: at(source.attribution()),
        homepage: source.homepage().to_owned(),
        used_for: source.used_for().to_owned(),
        notes: source.notes().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_compile_to_the_same_image() -> Result<(), Box<dyn std::error::Error>> {
        let catalog = Catalog::embedded()?;
        let again = Catalog::open(dataset::compile(&catalog.to_layer())?)?;
        assert_eq!(catalog.digest(), again.digest());
        Ok(again.verify()?)
    }
}
