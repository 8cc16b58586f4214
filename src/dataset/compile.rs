//! Records to an image: names become ids, lists become runs of rows, everything in one order.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt;

use super::record::{At, Dataset, Role, Wage};
use crate::image::{
    AliasRow, CategoryRow, CertificationRow, EdgeRow, HeldRow, Id, ImageWriter, LocalRow, NameKind, NameRow, OccupationRow,
    PriceRow, ReasonRow, RegionRow, RoleRow, Rows, SourceRow, StatisticsRow, TermsRow, TooLarge, ToolRow, ToolUseRow,
    UnmatchedRow, WageRow,
};
use crate::text::fold;
use crate::vocabulary::{Match, Period};

/// Why a dataset cannot become an image.
#[derive(Debug)]
pub enum CompileError {
    /// More text or rows than 32-bit offsets reach.
    TooLarge,
    /// A reference leads nowhere.
    Dangling(String),
}

impl fmt::Display for CompileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge => write!(f, "the dataset is larger than an image can hold: 4 GiB of text or 4 billion rows"),
            Self::Dangling(name) => write!(f, "`{name}` is not in the dataset"),
        }
    }
}

impl std::error::Error for CompileError {}

impl From<TooLarge> for CompileError {
    fn from(TooLarge: TooLarge) -> Self {
        Self::TooLarge
    }
}

type Result<T> = std::result::Result<T, CompileError>;

/// Positions of ids in their tables.
struct Positions<'a>(HashMap<&'a str, u32>);

impl<'a> Positions<'a> {
    fn of(ids: impl Iterator<Item = &'a At<String>>) -> Self {
        Self(ids.zip(0..).map(|(id, position)| (id.value.as_str(), position)).collect())
    }

    fn get<R>(&self, id: &str) -> Result<Id<R>> {
        self.0.get(id).map(|position| Id::new(*position)).ok_or_else(|| CompileError::Dangling(id.to_owned()))
    }

    /// The same for a reference that may be empty.
    fn stated<R>(&self, id: &At<String>) -> Result<Option<Id<R>>> {
        if id.value.is_empty() { Ok(None) } else { self.get(&id.value).map(Some) }
    }
}

/// References to the records of a list sorted by a key.
fn sorted<T, K: Ord>(records: &[T], key: impl Fn(&T) -> K) -> Vec<&T> {
    let mut sorted: Vec<&T> = records.iter().collect();
    sorted.sort_by_key(|record| key(record));
    sorted
}

pub(super) fn compile(dataset: &Dataset) -> Result<Vec<u8>> {
    let roles = sorted(&dataset.roles, |role| role.id.value.clone());
    let categories = sorted(&dataset.categories, |category| category.id.value.clone());
    let tools = sorted(&dataset.tools, |tool| tool.id.value.clone());
    let certifications = sorted(&dataset.certifications, |certification| certification.id.value.clone());
    let occupations = sorted(&dataset.occupations, |occupation| occupation.code.value.clone());
    let statistics = sorted(&dataset.statistics, |statistics| statistics.code.value.clone());
    let regions = sorted(&dataset.regions, |region| (region.kind, region.id.value.clone()));
    let sources = sorted(&dataset.sources, |source| source.id.value.clone());
    let mut compiler = Compiler {
        roles: Positions::of(roles.iter().map(|x| &x.id)),
        categories: Positions::of(categories.iter().map(|x| &x.id)),
        tools: Positions::of(tools.iter().map(|x| &x.id)),
        certifications: Positions::of(certifications.iter().map(|x| &x.id)),
        occupations: Positions::of(occupations.iter().map(|x| &x.code)),
        statistics: Positions::of(statistics.iter().map(|x| &x.code)),
        regions: Positions::of(regions.iter().map(|x| &x.id)),
        sources: Positions::of(sources.iter().map(|x| &x.id)),
        names: BTreeSet::new(),
        terms: HashMap::new(),
        image: ImageWriter::default(),
    };
    for category in categories {
        let row =
            CategoryRow { id: compiler.image.text(&category.id.value)?, title: compiler.image.text(&category.title.value)? };
        let id = compiler.image.row(row)?;
        compiler.name(NameKind::Category, id, [category.id.value.as_str(), &category.title.value]);
    }
    let mut users: HashMap<&str, u32> = HashMap::new();
    for used in dataset.roles.iter().flat_map(|role| &role.tools) {
        *users.entry(&used.tool.value).or_default() += 1;
    }
    for tool in tools {
        compiler.tool(tool, users.get(tool.id.value.as_str()).copied().unwrap_or_default())?;
    }
    for certification in certifications {
        compiler.certification(certification)?;
    }
    for source in sources {
        compiler.source(source)?;
    }
    for region in regions {
        compiler.region(region)?;
    }
    let mut prices = dataset.prices.iter().map(|price| compiler.price(price)).collect::<Result<Vec<_>>>()?;
    prices.sort_by_key(|price| (price.region, price.kind, price.year));
    compiler.image.rows(prices)?;
    for occupation in occupations {
        compiler.occupation(occupation)?;
    }
    let mut wages: HashMap<&str, Vec<&Wage>> = HashMap::new();
    for wage in &dataset.wages {
        if let Some(occupation) = &wage.occupation {
            wages.entry(&occupation.value).or_default().push(wage);
        }
    }
    for parent in statistics {
        compiler.statistics(parent, wages.remove(parent.code.value.as_str()).unwrap_or_default())?;
    }
    for wage in sorted(&dataset.wages, |wage| wage.region.value.clone()).into_iter().filter(|wage| wage.occupation.is_none()) {
        let wage = compiler.wage(wage)?;
        let wage = compiler.image.row(wage)?;
        compiler.image.row(UnmatchedRow { wage })?;
    }
    let graph = Graph::of(&roles);
    for role in &roles {
        compiler.role(role, &graph)?;
    }
    super::index::write(dataset, &roles, &mut compiler.image)?;
    compiler.finish()
}

struct Compiler<'a> {
    roles: Positions<'a>,
    categories: Positions<'a>,
    tools: Positions<'a>,
    certifications: Positions<'a>,
    occupations: Positions<'a>,
    statistics: Positions<'a>,
    regions: Positions<'a>,
    sources: Positions<'a>,
    /// Kind, folded name, target.
    names: BTreeSet<(NameKind, String, u32)>,
    /// Year, currency, period, source.
    terms: HashMap<(u16, String, Period, String), Id<TermsRow>>,
    image: ImageWriter,
}

impl Compiler<'_> {
    fn name<'n, R>(&mut self, kind: NameKind, target: Id<R>, names: impl IntoIterator<Item = &'n str>) {
        let target = u32::try_from(target.index()).unwrap_or(u32::MAX);
        self.names.extend(names.into_iter().map(|name| (kind, fold(name), target)));
    }

    fn aliases<'n>(&mut self, aliases: impl IntoIterator<Item = &'n str>) -> Result<Rows<AliasRow>> {
        let rows: Vec<_> =
            aliases.into_iter().map(|name| Ok(AliasRow { name: self.image.text(name)? })).collect::<Result<_>>()?;
        Ok(self.image.rows(rows)?)
    }

    fn tool(&mut self, tool: &super::Tool, users: u32) -> Result<()> {
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

    fn certification(&mut self, certification: &super::Certification) -> Result<()> {
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

    fn source(&mut self, source: &super::Source) -> Result<()> {
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

    fn region(&mut self, region: &super::Region) -> Result<()> {
        let row = RegionRow {
            id: self.image.text(&region.id.value)?,
            name: self.image.text(&region.name.value)?,
            kind: region.kind,
            parent: region.parent.as_ref().map(|parent| self.regions.get(&parent.value)).transpose()?,
            aliases: self.aliases(region.aliases.iter().map(String::as_str))?,
        };
        let id = self.image.row(row)?;
        let names = region.aliases.iter().map(String::as_str).chain([region.id.value.as_str(), &region.name.value]);
        self.name(NameKind::Region, id, names);
        Ok(())
    }

    fn price(&self, price: &super::Price) -> Result<PriceRow> {
        Ok(PriceRow {
            region: self.regions.get(&price.region.value)?,
            kind: price.kind,
            year: price.year,
            factor: price.factor,
            source: self.sources.get(&price.source.value)?,
        })
    }

    fn occupation(&mut self, occupation: &super::Occupation) -> Result<()> {
        let soc = occupation.code.value.split('.').next().unwrap_or_default();
        let row = OccupationRow {
            code: self.image.text(&occupation.code.value)?,
            title: self.image.text(&occupation.title.value)?,
            // Its code says which statistics would be its own, whether or not there are any.
            statistics: self.statistics.get(soc).ok(),
            job_zone: occupation.job_zone,
            baseline: occupation.baseline,
            baseline_from: occupation.baseline_from.as_ref().map(|from| self.occupations.get(&from.value)).transpose()?,
            source: self.sources.stated(&occupation.source)?,
        };
        self.image.row(row)?;
        Ok(())
    }

    fn statistics(&mut self, parent: &super::Statistics, wages: Vec<&Wage>) -> Result<()> {
        let rows = self.wages(wages, |wage| wage.matched)?;
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

    /// Figures of one owner in the order of regions, and by a key within one.
    fn wages<'w, K: Ord>(&mut self, wages: impl IntoIterator<Item = &'w Wage>, key: impl Fn(&Wage) -> K) -> Result<Vec<WageRow>> {
        // In their final order before anything is written, so that equal datasets give equal bytes.
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

    fn role(&mut self, role: &Role, graph: &Graph<'_>) -> Result<()> {
        let aliases = || role.aliases.iter().map(|alias| alias.value.as_str());
        let row = RoleRow {
            id: self.image.text(&role.id.value)?,
            title: self.image.text(&role.title.value)?,
            category: self.categories.stated(&role.category)?,
            level: role.level,
            scores: role.scores.each_ref().map(|score| score.value),
            occupation: self.occupations.stated(&role.occupation)?,
            aliases: self.aliases(aliases())?,
            tools: self.tool_uses(role)?,
            certifications: self.held(role)?,
            prerequisites: self.edges(role.prerequisites.iter().map(|id| id.value.as_str()))?,
            next: self.edges(role.next.iter().map(|id| id.value.as_str()))?,
            related: self.edges(role.related.iter().map(|id| id.value.as_str()))?,
            onward: self.edges(graph.onward.get(role.id.value.as_str()).into_iter().flatten().copied())?,
            origins: self.edges(graph.origins.get(role.id.value.as_str()).into_iter().flatten().copied())?,
            reasons: self.reasons(role)?,
            pay: self.pay(role)?,
            origin: self.image.text(&role.origin)?,
            origin_line: role.origin_line,
            summary: self.image.prose(&flowing(&role.summary.value))?,
            day: self.image.prose(&flowing(&role.day.value))?,
        };
        let id = self.image.row(row)?;
        self.name(NameKind::Role, id, aliases().chain([role.id.value.as_str(), &role.title.value]));
        Ok(())
    }

    fn pay(&mut self, role: &Role) -> Result<Rows<WageRow>> {
        let rows = self.wages(&role.pay, |wage| std::cmp::Reverse(wage.year))?;
        Ok(self.image.rows(rows)?)
    }

    fn tool_uses(&mut self, role: &Role) -> Result<Rows<ToolUseRow>> {
        let mut uses: Vec<_> = role
            .tools
            .iter()
            .map(|used| Ok(ToolUseRow { tool: self.tools.get(&used.tool.value)?, proficiency: used.proficiency }))
            .collect::<Result<_>>()?;
        uses.sort_by_key(|used| (std::cmp::Reverse(used.proficiency), used.tool));
        Ok(self.image.rows(uses)?)
    }

    fn held(&mut self, role: &Role) -> Result<Rows<HeldRow>> {
        let ids = role.certifications.iter().map(|id| Ok(HeldRow { certification: self.certifications.get(&id.value)? }));
        let rows = ids.collect::<Result<Vec<_>>>()?;
        Ok(self.image.rows(rows)?)
    }

    fn edges<'n>(&mut self, ids: impl Iterator<Item = &'n str>) -> Result<Rows<EdgeRow>> {
        let rows = ids.map(|id| Ok(EdgeRow { role: self.roles.get(id)? })).collect::<Result<Vec<_>>>()?;
        Ok(self.image.rows(rows)?)
    }

    fn reasons(&mut self, role: &Role) -> Result<Rows<ReasonRow>> {
        let mut rows = Vec::with_capacity(role.reasons.len());
        for (competency, reason) in &role.reasons {
            rows.push(ReasonRow { competency: *competency as u8, text: self.image.prose(&flowing(&reason.value))? });
        }
        Ok(self.image.rows(rows)?)
    }

    fn finish(mut self) -> Result<Vec<u8>> {
        for (kind, name, target) in std::mem::take(&mut self.names) {
            let row = NameRow { kind: kind as u8, name: self.image.key(&name)?, target };
            self.image.row(row)?;
        }
        Ok(self.image.finish())
    }
}

/// The union of the relations, by role.
struct Graph<'a> {
    onward: BTreeMap<&'a str, BTreeSet<&'a str>>,
    origins: BTreeMap<&'a str, BTreeSet<&'a str>>,
}

impl<'a> Graph<'a> {
    fn of(roles: &[&'a Role]) -> Self {
        let mut graph = Self { onward: BTreeMap::new(), origins: BTreeMap::new() };
        for role in roles {
            for next in role.next.iter().chain(&role.related) {
                graph.edge(&role.id.value, &next.value);
            }
            for before in &role.prerequisites {
                graph.edge(&before.value, &role.id.value);
            }
        }
        graph
    }

    fn edge(&mut self, from: &'a str, to: &'a str) {
        self.onward.entry(from).or_default().insert(to);
        self.origins.entry(to).or_default().insert(from);
    }
}

/// Prose without the line breaks of its file: one line a paragraph, an empty line between two.
fn flowing(prose: &str) -> String {
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
    paragraphs.join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::flowing;

    #[test]
    fn prose_flows_within_paragraphs() {
        assert_eq!(flowing("One\n  line.\n\n\nTwo.\n"), "One line.\n\nTwo.");
        assert_eq!(flowing(""), "");
    }
}
