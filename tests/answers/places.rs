//! Which region a name means: as people write places, never another place, and said when it is not word for word.

use career::catalog::Catalog;
use career::catalog::Money;
use career::query::{AgainstUsual, Failure, Offer, SalaryQuery, resolve_region, salary};
use career::vocabulary::{Percentile, Period};

type Outcome = Result<(), Box<dyn std::error::Error>>;

/// The region that a name means, and the place that it is read as when it is not the region's own name.
fn read<'a>(catalog: &'a Catalog, name: &str) -> Option<(&'a str, Option<&'a str>)> {
    let (region, reading) = resolve_region(catalog, name).ok()?;
    Some((region.id(), reading.map(|reading| reading.means)))
}

#[test]
fn places_are_understood_as_people_write_them() -> Outcome {
    let catalog = Catalog::embedded()?;
    for (name, region) in [
        ("us", "us"),
        ("U.S.", "us"),
        ("USA", "us"),
        ("UK", "gb"),
        ("U.K.", "gb"),
        ("England", "gb"),
        ("London", "gb"),
        ("london, england", "gb"),
        ("Manchester UK", "gb"),
        ("Birmingham, England", "gb"),
        ("Birmingham, AL", "us-13820"),
        ("birmingham alabama", "us-13820"),
        ("Cambridge", "gb"),
        ("cambridge ma", "us-14460"),
        ("Vancouver", "ca-bc"),
        ("Vancouver, WA", "us-38900"),
        ("Munich", "de"),
        ("M\u{fc}nchen", "de"),
        ("munchen", "de"),
        ("Deutschland", "de"),
        ("Malmo", "se"),
        ("St Louis", "us-41180"),
        ("Saint Louis", "us-41180"),
        ("St. Louis, MO", "us-41180"),
        ("Winston Salem", "us-49180"),
        ("Winston-Salem, NC", "us-49180"),
        ("Washington, D.C.", "us-dc"),
        ("Washington DC", "us-dc"),
        ("Seattle, WA", "us-42660"),
        ("Tacoma WA", "us-42660"),
        ("NYC", "us-35620"),
        ("SF", "us-41860"),
        ("Bay Area", "us-41860"),
        ("Silicon Valley", "us-41940"),
        ("San Jos\u{e9}, California", "us-41940"),
        ("Coeur d\u{2019}Alene", "us-17660"),
        ("Toronto", "ca-on"),
        ("Qu\u{e9}bec", "ca-qc"),
        ("Bangalore", "in"),
        ("Dublin", "ie"),
        ("Paris", "fr"),
        ("georgia", "us-ga"),
    ] {
        assert_eq!(read(&catalog, name).map(|(id, _)| id), Some(region), "{name}");
    }
    Ok(())
}

#[test]
fn a_name_of_several_places_is_not_chosen_in_silence() -> Outcome {
    let catalog = Catalog::embedded()?;
    for (name, some) in [
        ("Manchester", ["Manchester, United Kingdom", "Manchester-Nashua, NH"]),
        ("Birmingham", ["Birmingham, United Kingdom", "Birmingham, AL"]),
        ("Portland", ["Portland-South Portland, ME", "Portland-Vancouver-Hillsboro, OR-WA"]),
        ("Lima", ["Lima, Peru", "Lima, OH"]),
    ] {
        let Err(Failure::AmbiguousRegion { candidates, .. }) = resolve_region(&catalog, name) else {
            return Err(format!("{name} is chosen").into());
        };
        for wanted in some {
            assert!(candidates.iter().any(|(_, place)| place == wanted), "{name}: {candidates:?}");
            assert!(read(&catalog, wanted).is_some(), "{wanted} names one place");
        }
    }
    for (name, place, other) in [
        ("Cambridge", "Cambridge, United Kingdom", "Boston-Cambridge-Newton, MA-NH (us-14460)"),
        ("washington", "Washington", "Washington-Arlington-Alexandria, DC-VA-MD-WV (us-47900)"),
        ("georgia", "Georgia", "Georgia (ge)"),
    ] {
        let (_, reading) = resolve_region(&catalog, name).map_err(|failure| failure.to_string())?;
        let reading = reading.ok_or(name)?;
        assert_eq!((reading.means, reading.others.as_slice()), (place, [other.to_owned()].as_slice()));
    }
    for nowhere in ["atlantis", "london, france", "", ",", "paris, texas, usa"] {
        assert!(resolve_region(&catalog, nowhere).is_err(), "{nowhere}");
    }
    Ok(())
}

/// Every region answers to its id and its name, and every place that is not shared to its full name.
#[test]
fn every_place_is_found_by_its_own_name() -> Outcome {
    let catalog = Catalog::embedded()?;
    for region in catalog.regions() {
        assert_eq!(read(&catalog, region.id()).map(|(id, _)| id), Some(region.id()));
        let found = resolve_region(&catalog, region.name());
        let is_shared = catalog.find_regions(region.name()).count() > 1;
        assert!(is_shared || found.is_ok_and(|(found, _)| found.id() == region.id()), "{}", region.name());
    }
    for place in catalog.places() {
        let (region, full_name) = (place.region().ok_or("no region")?, place.full_name());
        let found: Vec<_> = catalog.find_places(full_name).filter_map(|place| Some(place.region()?.id())).collect();
        assert!(found.contains(&region.id()), "{full_name}");
    }
    Ok(())
}

fn asked(regions: &[&str]) -> SalaryQuery {
    SalaryQuery {
        roles: vec!["software-engineer".to_owned()],
        regions: regions.iter().map(|region| (*region).to_owned()).collect(),
        ..SalaryQuery::default()
    }
}

#[test]
fn a_place_without_figures_is_an_error_that_says_where_there_are_some() -> Outcome {
    let catalog = Catalog::embedded()?;
    for place in ["in", "India", "Austria", "Ireland", "Dublin", "Paris"] {
        let Err(Failure::NoPayThere { countries, .. }) = salary(&catalog, &asked(&[place])) else {
            return Err(format!("{place} is answered").into());
        };
        assert_eq!(countries.len(), 11, "{countries:?}");
    }
    Ok(())
}

#[test]
fn several_places_stand_side_by_side_in_their_order() -> Outcome {
    let catalog = Catalog::embedded()?;
    let answer = salary(&catalog, &asked(&["de", "us-ca", "gb"])).map_err(|failure| failure.to_string())?;
    let rows: Vec<_> = answer.first.rows.iter().map(|row| (row.region, row.period)).collect();
    assert_eq!(rows, [("de", Some(Period::Year)), ("us-ca", Some(Period::Year)), ("gb", Some(Period::Year))]);
    Ok(())
}

#[test]
fn a_wage_is_placed_in_the_figures_of_its_currency_alone() -> Outcome {
    let catalog = Catalog::embedded()?;
    let offer =
        |amount, currency: &str| Offer { amount: Money::units(amount), currency: currency.to_owned(), period: Period::Year };
    let ask = |offer| salary(&catalog, &SalaryQuery { offer: Some(offer), ..asked(&[]) });
    let answer = ask(offer(100_000, "USD")).map_err(|failure| failure.to_string())?;
    let [placed] = answer.first.offer.as_slice() else { return Err("one country pays in US dollars".into()) };
    assert_eq!((placed.region, placed.from, placed.below), ("United States", Some(Percentile::P10), Some(Percentile::P25)));
    assert_eq!((placed.percentile, placed.usual), (Some(21), Some(AgainstUsual::Below)));
    let high = ask(offer(400_000, "USD")).map_err(|failure| failure.to_string())?;
    assert_eq!(high.first.offer.first().map(|placed| (placed.from, placed.percentile)), Some((Some(Percentile::P90), None)));
    assert!(matches!(ask(offer(100_000, "CHF")), Err(Failure::OtherCurrency { .. })));
    Ok(())
}
