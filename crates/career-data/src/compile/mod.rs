//! Compiles records to an image: references become row ids, lists become runs of rows, all in canonical order.
//!
//! The texts of roles, the bulk of the data, are not collected: their offsets in the image follow from their lengths, and they
//! are copied from their packs while the image is written.

mod bridges;
mod city_names;
mod error;
mod index;
mod interner;
mod lengths;
mod lines;
mod moves;
mod national;
mod stated;

use std::collections::{BTreeSet, HashMap};
use std::io::{self, Seek, Write};

use crate::image::{
    AliasRow, CategoryRow, CertificationRow, EdgeRow, EducationRow, HeldRow, Id, ImageWriter, Key, LocalRow, MoveNoteRow,
    MoveRow, NameKind, NameRow, OccupationRow, PlaceRow, PriceRow, Prose, ReasonRow, RegionRow, ReportedTitleRow, RoleRow, Rows,
    Section, SourceRow, StatisticsRow, TermsRow, Text, ToolRow, ToolUseRow, TraitsRow, WageRow, WholeRow,
};
use crate::layers::Assembly;
use crate::layers::edges::NOWHERE;
use crate::layers::links::{Kind, Links};
use crate::layers::names::{Names, naming};
use crate::layers::roster::{Relation, Roster};
use crate::pack::{Packed, Symbol};
use crate::problem::At;
use crate::reading::Layers;
use crate::records::{Dataset, NamedPlace, Wage};
use crate::text::{fold, fold_place};
use crate::vocabulary::{Match, Period, Proficiency, RegionKind};
use city_names::CityNames;
use error::Result;
use lines::LinesAbout;
use moves::Moves;
use stated::Stated;

pub use error::CompileError;

/// Row numbers by id.
struct Positions<'a>(HashMap<&'a str, u32>);

impl<'a> Positions<'a> {
    fn of(ids: impl Iterator<Item = &'a At<String>>) -> Self {
        Self(ids.zip(0..).map(|(id, position)| (id.value.as_str(), position)).collect())
    }

    fn get<R>(&self, id: &str) -> Result<Id<R>> {
        self.0.get(id).map(|position| Id::new(*position)).ok_or_else(|| CompileError::Dangling(id.to_owned()))
    }

    /// Like [`Self::get`], for a reference that may be empty.
    fn stated<R>(&self, id: &At<String>) -> Result<Option<Id<R>>> {
        if id.value.is_empty() { Ok(None) } else { self.get(&id.value).map(Some) }
    }
}

/// The records of a list, sorted by a key.
fn sorted<T, K: Ord>(records: &[T], key: impl Fn(&T) -> K) -> Vec<&T> {
    let mut sorted: Vec<&T> = records.iter().collect();
    sorted.sort_by_key(|record| key(record));
    sorted
}

/// Sections that building the search index does not append to, so that they can be spilled before it.
const COMPLETE_BEFORE_INDEX: [Section; 11] = [
    Section::Key,
    Section::Roles,
    Section::Traits,
    Section::Moves,
    Section::Names,
    Section::Aliases,
    Section::ToolUses,
    Section::Held,
    Section::Edges,
    Section::Reasons,
    Section::Lines,
];

/// Writes the image of a dataset; returns its length in bytes.
pub(crate) fn write(data: Layers<'_>, assembly: Assembly<'_>, out: &mut (impl Write + Seek)) -> Result<io::Result<u64>> {
    let Assembly { roster, names, links, graph } = assembly;
    let dataset = data.dataset;
    let names = names.ok_or(CompileError::TooLarge)?;
    let places = Places::of(roster)?;
    let statistics = sorted(&dataset.statistics, |statistics| statistics.code.value.clone());
    let regions = sorted(&dataset.regions, |region| (region.kind, region.id.value.clone()));
    let sources = sorted(&dataset.sources, |source| source.id.value.clone());
    let mut compiler = Compiler {
        links: &links,
        statistics: Positions::of(statistics.iter().map(|x| &x.code)),
        regions: Positions::of(regions.iter().map(|x| &x.id)),
        sources: Positions::of(sources.iter().map(|x| &x.id)),
        names: BTreeSet::new(),
        terms: HashMap::new(),
        image: ImageWriter::default(),
    };
    compiler.begin_heaps(roster, &places, names)?;
    compiler.taxonomy(roster, sources, regions, &dataset.places)?;
    compiler.names()?;
    compiler.figures(dataset, statistics)?;
    compiler.national(dataset, roster)?;
    compiler.move_notes(dataset, roster)?;
    compiler.reported_titles(dataset)?;
    compiler.image.row(WholeRow { base: data.base.unwrap_or_default() })?;
    let stated = Stated { roster, links: &links, graph: &graph };
    compiler.roles(Moves::new(stated, &users(roster, &links)), &places)?;
    if let Err(error) = compiler.image.spill(&COMPLETE_BEFORE_INDEX, out) {
        return Ok(Err(error));
    }
    let name_text = |position, nth| places.name(roster, position, nth);
    index::write(dataset, roster, &links, name_text, &mut compiler.image)?;
    Ok(compiler.image.write(out))
}

/// Offsets of the texts of each role in the hot heap (names) and in the cold heap (prose).
struct Places {
    names: Vec<u32>,
    prose: Vec<u32>,
    /// Total bytes of names and of prose.
    sizes: [usize; 2],
}

impl Places {
    fn of(roster: &Roster<'_>) -> Result<Self> {
        let (mut names, mut prose) = (Vec::with_capacity(roster.len()), Vec::with_capacity(roster.len()));
        let mut sizes = [0, 0];
        for role in roster.iter() {
            let [of_names, of_prose] = &mut sizes;
            for (starts, size) in [(&mut names, &*of_names), (&mut prose, &*of_prose)] {
                starts.push(u32::try_from(*size).map_err(|_| CompileError::TooLarge)?);
            }
            *of_names += role_names(role).map(str::len).sum::<usize>();
            *of_prose += role_prose(role).map(str::len).sum::<usize>();
        }
        Ok(Self { names, prose, sizes })
    }

    /// Where the prose of a role begins.
    fn prose_of(&self, position: usize) -> u32 {
        self.prose.get(position).copied().unwrap_or_default()
    }

    /// The location of a name of a role: 0 for the title, from 1 for aliases and then shared titles.
    fn name(&self, roster: &Roster<'_>, position: usize, nth: usize) -> Text {
        let role = roster.get(position);
        let texts = role.into_iter().flat_map(role_names);
        self.names
            .get(position)
            .and_then(|start| spans(*start, texts).nth(nth + 1))
            .map_or(Text::default(), |(s, l)| Text::new(s, l))
    }
}

/// The names of a role, in heap order.
fn role_names(role: Packed<'_>) -> impl Iterator<Item = &str> {
    std::iter::once(role.id()).chain(role.titles())
}

/// The prose of a role, in heap order.
fn role_prose(role: Packed<'_>) -> impl Iterator<Item = &str> {
    let reasons = role.reasons().map(|(_, reason)| reason);
    [role.summary(), role.day()].into_iter().chain(reasons).chain(lines::texts(role))
}

/// Offset and length of texts that are concatenated from `start` on.
fn spans<'t>(start: u32, texts: impl Iterator<Item = &'t str>) -> impl Iterator<Item = (u32, u32)> {
    texts.scan(start, |at, text| {
        let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let span = (*at, length);
        *at = at.saturating_add(length);
        Some(span)
    })
}

/// Copies texts of all roles to the image.
fn copy<'r, T: Iterator<Item = &'r str>>(
    roster: &'r Roster<'r>,
    texts: fn(Packed<'r>) -> T,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut out = io::BufWriter::with_capacity(1 << 17, out);
    for text in roster.iter().flat_map(texts) {
        out.write_all(text.as_bytes())?;
    }
    out.flush()
}

struct Compiler<'l, 'd> {
    links: &'l Links<'d>,
    statistics: Positions<'d>,
    regions: Positions<'d>,
    sources: Positions<'d>,
    /// Names for lookup of everything but roles: kind, folded name, row.
    names: BTreeSet<(NameKind, String, u32)>,
    /// Year, currency, period, source.
    terms: HashMap<(u16, String, Period, String), Id<TermsRow>>,
    image: ImageWriter<'l>,
}

impl<'l, 'd: 'l> Compiler<'l, 'd> {
    /// Begins the heaps with the texts of roles, and writes the name rows of roles.
    fn begin_heaps(&mut self, roster: &'l Roster<'l>, places: &Places, names: Names) -> Result<()> {
        let [of_names, of_prose] = places.sizes;
        self.image.begin_heap(Section::Text, of_names, Box::new(|out| copy(roster, role_names, out)))?;
        self.image.begin_heap(Section::Prose, of_prose, Box::new(|out| copy(roster, role_prose, out)))?;
        let mut start = 0_u32;
        for alike in names.alike() {
            let length = alike.first().map_or(0, |name| name.length());
            let name = Key::new(start, length);
            let mut last = None;
            for role in naming(alike).iter().map(|name| name.role).filter(|role| last.replace(*role) != Some(*role)) {
                self.image.row(NameRow { kind: NameKind::Role as u8, name, target: role })?;
            }
            start = start.checked_add(length).ok_or(CompileError::TooLarge)?;
        }
        self.image.begin_heap(Section::Key, names.size(), Box::new(move |out| names.write(out)))?;
        Ok(())
    }

    /// Writes the records that roles and figures refer to.
    fn taxonomy(
        &mut self,
        roster: &Roster<'_>,
        sources: Vec<&crate::records::Source>,
        regions: Vec<&crate::records::Region>,
        places: &[NamedPlace],
    ) -> Result<()> {
        let links = self.links;
        for category in links.categories.records() {
            let row = CategoryRow { id: self.image.text(&category.id.value)?, title: self.image.text(&category.title.value)? };
            let id = self.image.row(row)?;
            self.name(NameKind::Category, id, [category.id.value.as_str(), &category.title.value]);
        }
        for (tool, users) in links.tools.records().iter().zip(users(roster, links)) {
            self.tool(tool, users)?;
        }
        for certification in links.certifications.records() {
            self.certification(certification)?;
        }
        for source in sources {
            self.source(source)?;
        }
        for region in regions {
            self.region(region)?;
        }
        let key =
            |place: &&NamedPlace| (fold_place(&place.name.value), place.region.value.clone(), place.full_name.value.clone());
        for place in sorted(places, |place| key(&place)) {
            self.place(place)?;
        }
        for occupation in links.occupations.records() {
            self.occupation(occupation)?;
        }
        Ok(())
    }

    /// Writes the name rows of everything but roles.
    fn names(&mut self) -> Result<()> {
        for (kind, name, target) in std::mem::take(&mut self.names) {
            let row = NameRow { kind: kind as u8, name: self.image.key(&name)?, target };
            self.image.row(row)?;
        }
        Ok(())
    }

    fn figures(&mut self, dataset: &'d Dataset, statistics: Vec<&'d crate::records::Statistics>) -> Result<()> {
        let mut prices = dataset.prices.iter().map(|price| self.price(price)).collect::<Result<Vec<_>>>()?;
        prices.sort_by_key(|price| (price.region, price.kind, price.year));
        self.image.rows(prices)?;
        let mut wages: HashMap<&str, Vec<&Wage>> = HashMap::new();
        for wage in &dataset.wages {
            if let Some(occupation) = &wage.occupation {
                wages.entry(&occupation.value).or_default().push(wage);
            }
        }
        for parent in statistics {
            self.statistics(parent, wages.remove(parent.code.value.as_str()).unwrap_or_default())?;
        }
        Ok(())
    }

    /// Writes the notes on moves. One whose role is not there is left out: a layer may hide it.
    fn move_notes(&mut self, dataset: &Dataset, roster: &Roster<'_>) -> Result<()> {
        let end = |id: &At<String>| Some(Id::at(roster.find(&id.value)?));
        let notes = dataset.move_notes.iter().filter_map(|note| Some((end(&note.from)?, end(&note.to)?, &note.why.value)));
        let mut notes: Vec<_> = notes.collect();
        notes.sort();
        for (from, to, why) in notes {
            let row = MoveNoteRow { from, to, why: self.image.text(why)? };
            self.image.row(row)?;
        }
        Ok(())
    }

    /// Writes the titles that occupations are reported under.
    fn reported_titles(&mut self, dataset: &Dataset) -> Result<()> {
        let mut titles: Vec<_> = dataset.reported_titles.iter().collect();
        titles.sort_by(|a, b| a.key().cmp(&b.key()));
        for reported in titles {
            let row = ReportedTitleRow {
                title: self.image.text(&reported.title.value)?,
                occupation: self.image.text(&reported.occupation.value)?,
                reports: reported.reports,
                among: reported.among.and_then(|among| u16::try_from(among).ok()).unwrap_or(1),
                source: self.sources.get(&reported.source.value)?,
            };
            self.image.row(row)?;
        }
        Ok(())
    }

    fn name<'n, R>(&mut self, kind: NameKind, target: Id<R>, names: impl IntoIterator<Item = &'n str>) {
        let target = u32::try_from(target.index()).unwrap_or(u32::MAX);
        let fold = if kind >= NameKind::Region { fold_place } else { fold };
        self.names.extend(names.into_iter().map(|name| (kind, fold(name), target)));
    }

    fn aliases<'n>(&mut self, aliases: impl IntoIterator<Item = &'n str>) -> Result<Rows<AliasRow>> {
        let rows: Vec<_> =
            aliases.into_iter().map(|name| Ok(AliasRow { name: self.image.text(name)? })).collect::<Result<_>>()?;
        Ok(self.image.rows(rows)?)
    }

    fn tool(&mut self, tool: &crate::records::Tool, users: u32) -> Result<()> {
        let names = || tool.aliases.iter().map(|alias| alias.value.as_str());
        let row = ToolRow {
            id: self.image.text(&tool.id.value)?,
            name: self.image.text(&tool.name.value)?,
            kind: tool.kind,
            aliases: self.aliases(names())?,
            users,
        };
        let id = self.image.row(row)?;
        self.name(NameKind::Tool, id, names().chain([tool.id.value.as_str(), &tool.name.value]));
        Ok(())
    }

    fn certification(&mut self, certification: &crate::records::Certification) -> Result<()> {
        let aliases = || certification.aliases.iter().map(|alias| alias.value.as_str());
        let row = CertificationRow {
            id: self.image.text(&certification.id.value)?,
            name: self.image.text(&certification.name.value)?,
            issuer: self.image.text(&certification.issuer.value)?,
            aliases: self.aliases(aliases())?,
        };
        let id = self.image.row(row)?;
        self.name(NameKind::Certification, id, aliases().chain([certification.id.value.as_str(), &certification.name.value]));
        Ok(())
    }

    fn source(&mut self, source: &crate::records::Source) -> Result<()> {
        let image = &mut self.image;
        let row = SourceRow {
            id: image.text(&source.id.value)?,
            publisher: image.text(&source.publisher)?,
            title: image.text(&source.title)?,
            release: image.text(&source.release)?,
            period: image.text(&source.period)?,
            licence: image.text(&source.licence.value)?,
            attribution: image.text(&source.attribution.value)?,
            homepage: image.text(&source.homepage)?,
            used_for: image.text(&source.used_for)?,
            notes: image.text(&source.notes)?,
        };
        image.row(row)?;
        Ok(())
    }

    fn region(&mut self, region: &crate::records::Region) -> Result<()> {
        let row = RegionRow {
            id: self.image.text(&region.id.value)?,
            name: self.image.text(&region.name.value)?,
            kind: region.kind,
            parent: region.parent.as_ref().map(|parent| self.regions.get(&parent.value)).transpose()?,
            aliases: self.aliases(region.aliases.iter().map(|alias| alias.value.as_str()))?,
        };
        let id = self.image.row(row)?;
        let names = region.aliases.iter().map(|alias| alias.value.as_str()).chain([region.id.value.as_str(), &region.name.value]);
        self.name(NameKind::Region, id, names);
        if region.kind == RegionKind::Metro {
            let CityNames { own, further } = CityNames::of(&region.name.value);
            self.name(NameKind::City, id, own.iter().map(String::as_str));
            self.name(NameKind::FurtherCity, id, further.iter().map(String::as_str));
        }
        Ok(())
    }

    fn place(&mut self, place: &NamedPlace) -> Result<()> {
        let row = PlaceRow {
            name: self.image.text(&place.name.value)?,
            region: self.regions.get(&place.region.value)?,
            full_name: self.image.text(&place.full_name.value)?,
        };
        let id = self.image.row(row)?;
        self.name(NameKind::Place, id, [place.name.value.as_str(), &place.full_name.value]);
        Ok(())
    }

    fn price(&self, price: &crate::records::Price) -> Result<PriceRow> {
        Ok(PriceRow {
            region: self.regions.get(&price.region.value)?,
            kind: price.kind,
            year: price.year,
            factor: price.factor,
            source: self.sources.get(&price.source.value)?,
        })
    }

    fn occupation(&mut self, occupation: &crate::records::Occupation) -> Result<()> {
        let soc = occupation.code.value.split('.').next().unwrap_or_default();
        let row = OccupationRow {
            code: self.image.text(&occupation.code.value)?,
            title: self.image.text(&occupation.title.value)?,
            // The SOC part of the code names the statistics, which may be absent.
            statistics: self.statistics.get(soc).ok(),
            job_zone: occupation.job_zone,
            baseline: occupation.baseline,
            baseline_from: occupation.baseline_from.as_ref().map(|from| self.occupation_of(&from.value)).transpose()?,
            source: self.sources.stated(&occupation.source)?,
            education: {
                let shares = occupation.required_education.iter();
                let row = |(education, tenths): &(_, u32)| EducationRow {
                    education: *education,
                    tenths: u16::try_from(*tenths).unwrap_or(u16::MAX),
                };
                self.image.rows(shares.map(row))?
            },
        };
        self.image.row(row)?;
        Ok(())
    }

    fn occupation_of(&self, code: &str) -> Result<Id<OccupationRow>> {
        self.links.occupations.position(code).map(Id::new).ok_or_else(|| CompileError::Dangling(code.to_owned()))
    }

    fn statistics(&mut self, parent: &crate::records::Statistics, wages: Vec<&Wage>) -> Result<()> {
        let rows = self.wages(wages, |wage| (wage.matched, std::cmp::Reverse(wage.year)))?;
        let image = &mut self.image;
        let row = StatisticsRow {
            code: image.text(&parent.code.value)?,
            title: image.text(&parent.title.value)?,
            employment_2024: parent.employment_2024,
            employment_2034: parent.employment_2034,
            change: parent.change.unwrap_or_default(),
            openings: parent.annual_openings,
            education: image.text(&parent.education)?,
            experience: image.text(&parent.experience)?,
            training: image.text(&parent.training)?,
            source: self.sources.get(&parent.source.value)?,
            wages: image.rows(rows)?,
        };
        image.row(row)?;
        Ok(())
    }

    /// Pay rows of one owner, ordered by region and, within a region, by `key`.
    fn wages<'w, K: Ord>(&mut self, wages: impl IntoIterator<Item = &'w Wage>, key: impl Fn(&Wage) -> K) -> Result<Vec<WageRow>> {
        // Sorted before any text or row is written, so that equal datasets compile to equal bytes.
        let places = wages.into_iter().map(|wage| Ok((self.regions.get::<RegionRow>(&wage.region.value)?, wage)));
        let mut places = places.collect::<Result<Vec<_>>>()?;
        places.sort_by_key(|(region, wage)| (*region, key(wage)));
        places.into_iter().map(|(_, wage)| self.wage(wage)).collect()
    }

    fn wage(&mut self, wage: &Wage) -> Result<WageRow> {
        let amounts = wage.amounts.percentiles.into_iter().chain([wage.amounts.mean]).flatten();
        let hundredths = u8::from(amounts.into_iter().any(|amount| amount % 100 != 0));
        let unit = if hundredths == 1 { 1 } else { 100 };
        let scaled = |amount: Option<u64>| -> Result<Option<u32>> {
            amount
                .map(|amount| u32::try_from(amount / unit).ok().filter(|a| *a < u32::MAX).ok_or(CompileError::TooLarge))
                .transpose()
        };
        let [p10, p25, p50, p75, p90] = wage.amounts.percentiles;
        Ok(WageRow {
            region: self.regions.get(&wage.region.value)?,
            terms: self.terms(wage)?,
            matched: wage.matched.unwrap_or(Match::Broad),
            hundredths,
            top_coded: wage.top_coded,
            mean: scaled(wage.amounts.mean)?,
            percentiles: [scaled(p10)?, scaled(p25)?, scaled(p50)?, scaled(p75)?, scaled(p90)?],
            jobs: wage.jobs,
            local: self.local(wage)?,
        })
    }

    fn terms(&mut self, wage: &Wage) -> Result<Id<TermsRow>> {
        let key = (wage.year, wage.currency.clone(), wage.period, wage.source.value.clone());
        if let Some(known) = self.terms.get(&key) {
            return Ok(*known);
        }
        let row = TermsRow {
            year: wage.year,
            currency: self.image.text(&wage.currency)?,
            period: wage.period,
            source: self.sources.stated(&wage.source)?,
        };
        let id = self.image.row(row)?;
        self.terms.insert(key, id);
        Ok(id)
    }

    fn local(&mut self, wage: &Wage) -> Result<Option<Id<LocalRow>>> {
        if wage.local_code.is_empty() && wage.local_title.is_empty() && wage.note.is_empty() {
            return Ok(None);
        }
        let row = LocalRow {
            code: self.image.text(&wage.local_code)?,
            title: self.image.text(&wage.local_title)?,
            note: self.image.text(&wage.note)?,
        };
        Ok(Some(self.image.row(row)?))
    }

    fn roles(&mut self, moves: Moves<'l>, places: &Places) -> Result<()> {
        let about = LinesAbout::collect(moves.roster(), |position| places.prose_of(position));
        for (position, role) in moves.roster().iter().enumerate() {
            self.role(role, position, &moves, places, &about)?;
        }
        self.image.begin_rows::<MoveRow>(moves.len(), Box::new(move |out| moves.write(out)))?;
        Ok(())
    }

    fn role(&mut self, role: Packed<'_>, position: usize, moves: &Moves<'_>, places: &Places, about: &LinesAbout) -> Result<()> {
        let roster = moves.roster();
        let pack = roster.pack_of(position);
        let category = meant(&self.links.categories, pack, role.category())?;
        let occupation = meant(&self.links.occupations, pack, role.occupation())?;
        let [name_start, prose_start] =
            [&places.names, &places.prose].map(|starts| starts.get(position).copied().unwrap_or_default());
        let mut names = spans(name_start, role_names(role)).map(|(start, length)| Text::new(start, length));
        let mut prose = spans(prose_start, role_prose(role)).map(|(start, length)| Prose::new(start, length));
        let row = RoleRow {
            id: names.next().unwrap_or_default(),
            title: names.next().unwrap_or_default(),
            aliases: self.image.rows(names.by_ref().take(role.aliases().len()).map(|name| AliasRow { name }))?,
            shared_titles: self.image.rows(names.map(|name| AliasRow { name }))?,
            prerequisites: self.relation(roster, position, Relation::Prerequisites)?,
            next: self.relation(roster, position, Relation::Next)?,
            related: self.relation(roster, position, Relation::Related)?,
            onward: moves.onward(position),
            origins: moves.origins(position),
            origin: self.image.text(roster.origin(position))?,
            origin_line: roster.line(position),
            summary: prose.next().unwrap_or_default(),
            day: prose.next().unwrap_or_default(),
            reasons: {
                let reasons = role.reasons().zip(prose);
                self.image.rows(reasons.map(|((competency, _), text)| ReasonRow { competency: competency as u8, text }))?
            },
            lines: self.image.rows(lines::stated(roster, role, prose_start).into_iter().chain(about.of(position)))?,
        };
        self.image.row(row)?;
        let traits = TraitsRow {
            category,
            level: role.level(),
            on_call: role.on_call(),
            scores: role.scores(),
            occupation,
            tools: self.tool_uses(role, pack)?,
            certifications: self.held(role, pack)?,
            pay: self.pay(role)?,
        };
        self.image.row(traits)?;
        Ok(())
    }

    fn pay(&mut self, role: Packed<'_>) -> Result<Rows<WageRow>> {
        let rows = self.wages(role.pay(), |wage| std::cmp::Reverse(wage.year))?;
        Ok(self.image.rows(rows)?)
    }

    fn tool_uses(&mut self, role: Packed<'_>, pack: usize) -> Result<Rows<ToolUseRow>> {
        let row = |(tool, proficiency): &(Symbol, Proficiency)| {
            let tool = self.links.tools.position_or_name(pack, *tool).map_err(dangling)?;
            Ok(ToolUseRow { tool: Id::new(tool), proficiency: *proficiency })
        };
        let mut uses = role.tools().iter().map(row).collect::<Result<Vec<_>>>()?;
        uses.sort_by_key(|used| (std::cmp::Reverse(used.proficiency), used.tool));
        Ok(self.image.rows(uses)?)
    }

    fn held(&mut self, role: Packed<'_>, pack: usize) -> Result<Rows<HeldRow>> {
        let held = |held: &Symbol| {
            let certification = self.links.certifications.position_or_name(pack, *held).map_err(dangling)?;
            Ok(HeldRow { certification: Id::new(certification) })
        };
        let rows = role.certifications().iter().map(held).collect::<Result<Vec<_>>>()?;
        Ok(self.image.rows(rows)?)
    }

    fn relation(&mut self, roster: &Roster<'_>, position: usize, relation: Relation) -> Result<Rows<EdgeRow>> {
        let targets = roster.edges(relation).of(position);
        if let Some(nth) = targets.iter().position(|target| *target == NOWHERE) {
            let record = roster.recall(position);
            let entry =
                record.as_ref().and_then(|record| Some(roster.entries(position, relation, record).get(nth)?.value.clone()));
            return Err(CompileError::Dangling(entry.unwrap_or_default()));
        }
        Ok(self.image.rows(targets.iter().map(|target| EdgeRow { role: Id::new(*target) }))?)
    }
}

fn dangling(name: &str) -> CompileError {
    CompileError::Dangling(name.to_owned())
}

/// The row that a symbol refers to, if there is a symbol.
fn meant<R, T>(links: &Kind<'_, T>, pack: usize, symbol: Option<Symbol>) -> Result<Option<Id<R>>> {
    symbol.map(|symbol| links.position_or_name(pack, symbol).map(Id::new).map_err(dangling)).transpose()
}

/// Counts the roles that use each tool.
fn users(roster: &Roster<'_>, links: &Links<'_>) -> Vec<u32> {
    let mut users = vec![0; links.tools.records().len()];
    for (position, role) in roster.iter().enumerate() {
        let pack = roster.pack_of(position);
        for (tool, _) in role.tools() {
            if let Some(count) = links.tools.meant(pack, *tool).and_then(|tool| users.get_mut(tool as usize)) {
                *count += 1;
            }
        }
    }
    users
}
