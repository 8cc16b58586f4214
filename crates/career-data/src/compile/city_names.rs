//! The cities in the name of a metropolitan area: `Portland-Vancouver-Hillsboro, OR-WA`.

/// Names that an area is found by besides its own.
pub(super) struct CityNames {
    /// Its first city, all its cities, and each of them with each of its states.
    pub(super) own: Vec<String>,
    /// The other cities alone: another place may be better known by that name.
    pub(super) further: Vec<String>,
}

impl CityNames {
    pub(super) fn of(area: &str) -> Self {
        let (cities, states) = area.rsplit_once(", ").unwrap_or((area, ""));
        let cities = cities.strip_prefix("Urban ").unwrap_or(cities);
        let each: Vec<&str> = cities.split(['-', '/']).map(str::trim).filter(|city| !city.is_empty()).collect();
        let states: Vec<&str> = states.split('-').filter(|state| !state.is_empty()).collect();
        let mut own = vec![cities.to_owned()];
        for city in [cities].iter().chain(&each) {
            own.extend(states.iter().map(|state| format!("{city} {state}")));
        }
        own.extend(each.first().map(|first| (*first).to_owned()));
        let further = each.iter().skip(1).map(|city| (*city).to_owned()).collect();
        Self { own, further }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_area_is_found_by_its_cities() {
        let CityNames { own, further } = CityNames::of("Portland-Vancouver-Hillsboro, OR-WA");
        assert_eq!(own.first().map(String::as_str), Some("Portland-Vancouver-Hillsboro"));
        assert!(own.contains(&"Vancouver WA".to_owned()) && own.contains(&"Portland".to_owned()));
        assert_eq!(further, ["Vancouver", "Hillsboro"]);
        assert_eq!(CityNames::of("Urban Honolulu, HI").own, ["Honolulu", "Honolulu HI", "Honolulu HI", "Honolulu"]);
    }
}
