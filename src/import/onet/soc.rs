//! Codes of the 2018 Standard Occupational Classification.

/// The major groups by the first two digits of their codes.
static MAJOR_GROUPS: [(&str, &str); 23] = [
    ("11", "Management Occupations"),
    ("13", "Business and Financial Operations Occupations"),
    ("15", "Computer and Mathematical Occupations"),
    ("17", "Architecture and Engineering Occupations"),
    ("19", "Life, Physical, and Social Science Occupations"),
    ("21", "Community and Social Service Occupations"),
    ("23", "Legal Occupations"),
    ("25", "Educational Instruction and Library Occupations"),
    ("27", "Arts, Design, Entertainment, Sports, and Media Occupations"),
    ("29", "Healthcare Practitioners and Technical Occupations"),
    ("31", "Healthcare Support Occupations"),
    ("33", "Protective Service Occupations"),
    ("35", "Food Preparation and Serving Related Occupations"),
    ("37", "Building and Grounds Cleaning and Maintenance Occupations"),
    ("39", "Personal Care and Service Occupations"),
    ("41", "Sales and Related Occupations"),
    ("43", "Office and Administrative Support Occupations"),
    ("45", "Farming, Fishing, and Forestry Occupations"),
    ("47", "Construction and Extraction Occupations"),
    ("49", "Installation, Maintenance, and Repair Occupations"),
    ("51", "Production Occupations"),
    ("53", "Transportation and Material Moving Occupations"),
    ("55", "Military Specific Occupations"),
];

/// An O*NET-SOC code: `15-1252.00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Code([u8; 10]);

impl Code {
    /// The form of a code, for messages.
    pub(super) const WANTED: &'static str = "an O*NET-SOC code reads like 15-1252.00, in one of the 23 major groups of SOC";

    /// Parses a code of a known major group.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let code = Self(text.as_bytes().try_into().ok().filter(|_| career_data::is_onet_soc(text))?);
        code.group().map(|_| code)
    }

    pub(super) fn as_str(&self) -> &str {
        str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The SOC code: `15-1252`.
    pub(super) fn soc(&self) -> &str {
        self.as_str().split('.').next().unwrap_or_default()
    }

    /// The code of the SOC occupation as a whole: `15-1252.00`.
    pub(super) fn parent(self) -> Self {
        let mut parent = self.0;
        let [.., tens, ones] = &mut parent;
        (*tens, *ones) = (b'0', b'0');
        Self(parent)
    }

    /// The official title of its major group.
    pub(super) fn group(&self) -> Option<&'static str> {
        MAJOR_GROUPS.iter().find(|(code, _)| self.as_str().starts_with(code)).map(|(_, name)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_of_a_known_group_and_have_a_parent() {
        let code = Code::parse("15-1299.05");
        assert_eq!(code.as_ref().map(Code::soc), Some("15-1299"));
        assert_eq!(code.map(Code::parent), Code::parse("15-1299.00"));
        assert_eq!(code.as_ref().and_then(Code::group), Some("Computer and Mathematical Occupations"));
        for wrong in ["", "15-1299", "15-1299.5", "15-1299.005", "99-1299.05", "12-1299.05", "é5-1299.05"] {
            assert_eq!(Code::parse(wrong), None, "{wrong}");
        }
    }
}
