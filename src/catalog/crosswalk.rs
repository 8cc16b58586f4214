//! The crosswalk: the occupations of other countries that roles are counted in, where that is more honest than the figures
//! matched to their US occupation.

use std::ops::Range;

use super::pay::{Wage, matched_wages, matched_wages_in};
use super::{Catalog, Occupation, OccupationId, RegionId, Role, RoleId, RoleMetrics, Statistics};
use career_data::image::{CrosswalkRow, Id, OwnerKind, Rows};
use career_data::vocabulary::Match;

/// The crosswalk of one country.
#[derive(Clone)]
pub struct Crosswalk<'a> {
    catalog: &'a Catalog,
    /// The entries about roles, occupations and SOC occupations, each sorted by owner and match.
    entries: [Range<usize>; 3],
}

/// The figures of a national occupation that something is counted in.
#[derive(Clone, Copy)]
pub struct CountedIn<'a> {
    catalog: &'a Catalog,
    row: CrosswalkRow,
}

impl<'a> CountedIn<'a> {
    /// How well the national occupation fits.
    #[must_use]
    pub const fn matched(self) -> Match {
        self.row.matched
    }

    /// Its newest figures in a region.
    pub fn wages_in(self, region: RegionId) -> impl Iterator<Item = Wage<'a>> {
        matched_wages_in(self.catalog, self.row.wages, region, self.row.matched)
    }

    /// Its newest figures, by region.
    pub fn wages(self) -> impl Iterator<Item = Wage<'a>> {
        matched_wages(self.catalog, self.row.wages, self.row.matched)
    }

    /// Its older figures, by region and then from the newest.
    pub fn older_wages(self) -> impl Iterator<Item = Wage<'a>> {
        matched_wages(self.catalog, self.row.older, self.row.matched)
    }
}

impl<'a> Crosswalk<'a> {
    /// Whether nothing is matched in the country.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.iter().all(Range::is_empty)
    }

    /// The national occupations that anything is counted in, once for each thing.
    pub fn entries(&self) -> impl Iterator<Item = CountedIn<'a>> + use<'a> {
        let [roles, occupations, statistics] = &self.entries;
        self.counted(roles.start..roles.end.max(occupations.end).max(statistics.end))
    }

    /// The national occupations that a role is counted in, the best match first: those that the role itself is matched to or, if
    /// there are none, its O*NET-SOC occupation, or else its SOC occupation.
    pub fn of_role(&self, role: RoleMetrics<'a>) -> impl Iterator<Item = CountedIn<'a>> + use<'a> {
        let mut entries = self.about_role(role.key());
        if entries.is_empty()
            && let Some(occupation) = role.occupation_key().filter(|_| !self.is_empty())
        {
            entries = self.about_occupation(occupation);
        }
        self.counted(entries)
    }

    /// Pay in a region of the occupations that a role is counted in, the best match first: the country's own or, if they have no
    /// figure there, those matched to the parent occupation.
    pub fn wages_in(&self, role: RoleMetrics<'a>, region: RegionId) -> impl Iterator<Item = Wage<'a>> + use<'a> {
        let mut national = self.of_role(role).flat_map(move |counted| counted.wages_in(region)).peekable();
        let parent = if national.peek().is_none() { role.statistics() } else { None };
        national.chain(parent.into_iter().flat_map(move |statistics| statistics.wages_in(region)))
    }

    /// Whether the role itself is matched, whatever its occupation is.
    #[must_use]
    pub fn names_role(&self, role: RoleId) -> bool {
        !self.about_role(role).is_empty()
    }

    /// The entries about the role itself.
    fn about_role(&self, role: RoleId) -> Range<usize> {
        self.about(OwnerKind::Role, role.index())
    }

    fn about_occupation(&self, occupation: OccupationId) -> Range<usize> {
        let entries = self.about(OwnerKind::Occupation, occupation.index());
        let statistics = || self.catalog.occupation(occupation)?.statistics_key();
        if !entries.is_empty() {
            return entries;
        }
        statistics().map_or(0..0, |statistics| self.about(OwnerKind::Statistics, statistics.index()))
    }

    fn counted(&self, entries: Range<usize>) -> impl Iterator<Item = CountedIn<'a>> + use<'a> {
        let catalog = self.catalog;
        entries.filter_map(move |at| Some(CountedIn { catalog, row: catalog.image.table::<CrosswalkRow>().get(at)? }))
    }

    /// The entries about one owner, by binary search.
    fn about(&self, kind: OwnerKind, owner: usize) -> Range<usize> {
        let Some(entries) = self.entries.get(kind as usize).filter(|entries| !entries.is_empty()) else { return 0..0 };
        let of_kind = self.catalog.image.table::<CrosswalkRow>().slice(rows(entries));
        let start = of_kind.partition_point(|row| (row.owner as usize) < owner);
        let end = of_kind.partition_point(|row| (row.owner as usize) <= owner);
        entries.start + start..entries.start + end
    }
}

/// A range of entries as a run.
fn rows(entries: &Range<usize>) -> Rows<CrosswalkRow> {
    let number = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    Rows::new(number(entries.start), number(entries.len()))
}

/// What an entry of the crosswalk is about.
#[derive(Clone, Copy)]
pub enum Owner<'a> {
    /// A role.
    Role(Role<'a>),
    /// All roles of an O*NET-SOC occupation.
    Occupation(Occupation<'a>),
    /// All roles of a SOC occupation.
    Statistics(Statistics<'a>),
}

impl Catalog {
    /// All entries, each with what it is about.
    pub fn crosswalk_entries(&self) -> impl Iterator<Item = (CountedIn<'_>, Owner<'_>)> {
        self.image.table::<CrosswalkRow>().iter().filter_map(|row| {
            let owner = match row.kind {
                0 => Owner::Role(self.role(Id::new(row.owner))?),
                1 => Owner::Occupation(self.occupation(Id::new(row.owner))?),
                _ => Owner::Statistics(Statistics::new(self, self.row(Id::new(row.owner))?)),
            };
            Some((CountedIn { catalog: self, row }, owner))
        })
    }

    /// The countries that have a crosswalk.
    pub fn crosswalk_countries(&self) -> impl Iterator<Item = RegionId> {
        let table = self.image.table::<CrosswalkRow>();
        let mut at = 0;
        std::iter::from_fn(move || {
            let country = table.get(at)?.country;
            // In a damaged image the entries need not be in order: the scan goes on all the same.
            at = table.partition_point(|row| row.country <= country).max(at + 1);
            Some(country)
        })
    }

    /// The crosswalk of a country.
    #[must_use]
    pub fn crosswalk(&self, country: RegionId) -> Crosswalk<'_> {
        let table = self.image.table::<CrosswalkRow>();
        let entries = [OwnerKind::Role, OwnerKind::Occupation, OwnerKind::Statistics].map(|kind| {
            let key = (country, kind as u8);
            let start = table.partition_point(|row| (row.country, row.kind) < key);
            start..table.partition_point(|row| (row.country, row.kind) <= key).max(start)
        });
        Crosswalk { catalog: self, entries }
    }
}
