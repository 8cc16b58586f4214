//! What a name that somebody has begun to type may become.

use std::collections::HashSet;

use super::place::{paid_regions, resolve_region};
use crate::catalog::{BegunName, Catalog, Noun};

/// The records of a kind with a name that begins with `typed`, each once. While an id begins with it, ids alone count, in their
/// order; then titles and aliases, in theirs. Of regions, those with pay figures; places in them go by their own names.
pub fn begun<'a>(catalog: &'a Catalog, noun: Noun, typed: &str) -> Vec<BegunName<'a>> {
    let paid = (noun == Noun::Region).then(|| paid_regions(catalog));
    let counts = |name: &BegunName<'_>| match (&paid, name.region) {
        (Some(paid), Some(region)) => paid.contains(&region),
        _ => true,
    };
    let (mut by_id, mut by_name): (Vec<_>, Vec<_>) =
        catalog.names_begun(noun, typed).filter(counts).partition(|name| name.id.starts_with(typed));
    if by_id.is_empty() {
        let mut known = HashSet::new();
        by_name.retain(|name| known.insert((name.id, name.title)));
        return by_name;
    }
    by_id.sort_by_key(|name| name.id);
    by_id.dedup_by_key(|name| name.id);
    by_id
}

/// Whether the title of a region or place is read as that region: not where several share it.
#[must_use]
pub fn title_is_enough(catalog: &Catalog, name: &BegunName<'_>) -> bool {
    resolve_region(catalog, name.title).is_ok_and(|(region, _)| region.id() == name.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::resolve_pay_place;
    use career_data::image::ImageError;

    fn ids(catalog: &Catalog, noun: Noun, typed: &str) -> Vec<String> {
        begun(catalog, noun, typed).iter().map(|name| name.id.to_owned()).collect()
    }

    #[test]
    fn ids_count_first_and_then_titles_and_aliases() -> Result<(), ImageError> {
        let catalog = Catalog::embedded()?;
        for typed in ["api-eng", "api e", "API  Eng"] {
            assert_eq!(ids(&catalog, Noun::Role, typed), ["api-engineer"], "{typed}");
        }
        assert_eq!(ids(&catalog, Noun::Role, "sysad"), ["systems-administrator"]);
        assert_eq!(ids(&catalog, Noun::Role, "").len(), catalog.roles().len());
        assert!(ids(&catalog, Noun::Role, "\u{1b}").is_empty());
        assert_eq!(ids(&catalog, Noun::Tool, "k8"), ["kubernetes"]);
        Ok(())
    }

    #[test]
    fn regions_are_those_with_figures() -> Result<(), ImageError> {
        let catalog = Catalog::embedded()?;
        let every = begun(&catalog, Noun::Region, "");
        assert!(every.len() > 100 && every.len() < catalog.regions().len());
        for name in every.iter().chain(&begun(&catalog, Noun::Region, "San")) {
            assert!(resolve_pay_place(&catalog, name.id).is_ok(), "{name:?}");
        }
        assert_eq!(ids(&catalog, Noun::Region, "uk"), ["gb"]);
        Ok(())
    }

    #[test]
    fn few_places_share_a_title() -> Result<(), ImageError> {
        let catalog = Catalog::embedded()?;
        let every: Vec<_> = ('A'..='Z').flat_map(|letter| begun(&catalog, Noun::Region, &letter.to_string())).collect();
        let shared: Vec<_> = every.iter().filter(|name| !title_is_enough(&catalog, name)).map(|name| name.title).collect();
        assert!(shared.contains(&"Raleigh-Durham, North Carolina"), "two areas have it: {shared:?}");
        assert!(shared.len() * 20 < every.len(), "{} of {}: {shared:?}", shared.len(), every.len());
        Ok(())
    }
}
