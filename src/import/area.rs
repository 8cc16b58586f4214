//! Area codes of the Bureau of Labor Statistics, mapped to ids of regions.

use crate::import::names::at;
use career_data::Region;
use career_data::vocabulary::RegionKind;

/// States and territories with wages: FIPS code, postal code, name.
static STATES: [(u32, &str, &str); 54] = [
    (1, "al", "Alabama"),
    (2, "ak", "Alaska"),
    (4, "az", "Arizona"),
    (5, "ar", "Arkansas"),
    (6, "ca", "California"),
    (8, "co", "Colorado"),
    (9, "ct", "Connecticut"),
    (10, "de", "Delaware"),
    (11, "dc", "District of Columbia"),
    (12, "fl", "Florida"),
    (13, "ga", "Georgia"),
    (15, "hi", "Hawaii"),
    (16, "id", "Idaho"),
    (17, "il", "Illinois"),
    (18, "in", "Indiana"),
    (19, "ia", "Iowa"),
    (20, "ks", "Kansas"),
    (21, "ky", "Kentucky"),
    (22, "la", "Louisiana"),
    (23, "me", "Maine"),
    (24, "md", "Maryland"),
    (25, "ma", "Massachusetts"),
    (26, "mi", "Michigan"),
    (27, "mn", "Minnesota"),
    (28, "ms", "Mississippi"),
    (29, "mo", "Missouri"),
    (30, "mt", "Montana"),
    (31, "ne", "Nebraska"),
    (32, "nv", "Nevada"),
    (33, "nh", "New Hampshire"),
    (34, "nj", "New Jersey"),
    (35, "nm", "New Mexico"),
    (36, "ny", "New York"),
    (37, "nc", "North Carolina"),
    (38, "nd", "North Dakota"),
    (39, "oh", "Ohio"),
    (40, "ok", "Oklahoma"),
    (41, "or", "Oregon"),
    (42, "pa", "Pennsylvania"),
    (44, "ri", "Rhode Island"),
    (45, "sc", "South Carolina"),
    (46, "sd", "South Dakota"),
    (47, "tn", "Tennessee"),
    (48, "tx", "Texas"),
    (49, "ut", "Utah"),
    (50, "vt", "Vermont"),
    (51, "va", "Virginia"),
    (53, "wa", "Washington"),
    (54, "wv", "West Virginia"),
    (55, "wi", "Wisconsin"),
    (56, "wy", "Wyoming"),
    (66, "gu", "Guam"),
    (72, "pr", "Puerto Rico"),
    (78, "vi", "Virgin Islands"),
];

/// The least code of a nonmetropolitan area: codes of metropolitan areas have five digits, those of the rest of a state begin
/// with its FIPS code.
const FIRST_NONMETRO: u32 = 100_000;

/// An area with figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Area {
    Nation,
    /// A state or territory, by its FIPS code.
    State(u32),
    /// A metropolitan or nonmetropolitan area, by the bureau's code.
    Local(u32),
}

impl Area {
    /// The state with a FIPS code.
    pub(super) fn state(fips: u32) -> Option<Self> {
        STATES.iter().any(|(code, ..)| *code == fips).then_some(Self::State(fips))
    }

    /// The state with a postal code.
    pub(super) fn postal(code: &str) -> Option<Self> {
        STATES.iter().find(|(_, postal, _)| postal.eq_ignore_ascii_case(code)).map(|(fips, ..)| Self::State(*fips))
    }

    /// The state that the code of a nonmetropolitan area begins with.
    pub(super) fn state_of_code(self) -> Option<Self> {
        match self {
            Self::Local(code) if code >= FIRST_NONMETRO => Self::state(code / FIRST_NONMETRO),
            _ => None,
        }
    }

    /// The id of the region: `us`, `us-ca`, `us-41860`.
    pub(super) fn id(self) -> String {
        match self {
            Self::Nation => "us".to_owned(),
            Self::State(fips) => format!("us-{}", state(fips).map_or("", |(_, postal, _)| postal)),
            Self::Local(code) => format!("us-{code}"),
        }
    }

    /// The official name; `None` for a local area, whose name is in the files.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Nation => Some("United States"),
            Self::State(fips) => state(fips).map(|(.., name)| *name),
            Self::Local(_) => None,
        }
    }

    /// The region record of the area, with a name, and the state that it is in.
    pub(super) fn region(self, name: &str, state: Option<Self>) -> Region {
        let (kind, parent) = match self {
            Self::Nation => (RegionKind::Country, None),
            Self::State(_) => (RegionKind::State, Some(Self::Nation)),
            Self::Local(code) if code < FIRST_NONMETRO => (RegionKind::Metro, state.or(Some(Self::Nation))),
            Self::Local(_) => (RegionKind::Nonmetro, state.or(Some(Self::Nation))),
        };
        Region { id: at(self.id()), name: at(name), kind, parent: parent.map(|parent| at(parent.id())), aliases: Vec::new() }
    }
}

fn state(fips: u32) -> Option<&'static (u32, &'static str, &'static str)> {
    STATES.iter().find(|(code, ..)| *code == fips)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_called_as_regions_are() {
        let ids = [Area::Nation, Area::State(6), Area::Local(41_860), Area::Local(100_001)].map(Area::id);
        assert_eq!(ids, ["us", "us-ca", "us-41860", "us-100001"]);
        assert_eq!((Area::postal("DC"), Area::state(11)), (Some(Area::State(11)), Some(Area::State(11))));
        assert_eq!((Area::postal("US"), Area::state(3)), (None, None));
    }

    #[test]
    fn a_new_region_knows_its_kind_and_what_it_lies_in() {
        let told = |area: Area, state| {
            let region = area.region("Here", state);
            (region.kind, region.parent.map(|parent| parent.value))
        };
        let california = Some(Area::State(6));
        assert_eq!(told(Area::Nation, None), (RegionKind::Country, None));
        assert_eq!(told(Area::State(6), None), (RegionKind::State, Some("us".to_owned())));
        assert_eq!(told(Area::Local(41_860), california), (RegionKind::Metro, Some("us-ca".to_owned())));
        assert_eq!(told(Area::Local(100_001), None), (RegionKind::Nonmetro, Some("us".to_owned())));
    }
}
