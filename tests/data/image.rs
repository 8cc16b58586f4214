//! Robustness against corrupt images: no bytes may cause a panic. Opening fails, or all queries of the catalog are total.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

use std::collections::HashSet;
use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use crate::support::rendering;
use career::catalog::{Catalog, CategoryId, Noun, RegionId, RoleId, ToolId, Wage};
use career::commands::{Asked, Content, REGISTRY, Request};
use career::dataset;
use career::image::{FORMAT, Image, ImageError, Section, seal};
use career::query::{self, Direction, Filter, ListQuery, Sort, SortKey, ToolQuery};
use career::view::{Colour, Format, Style, Terminal};
use career::vocabulary::{Adjustment, Competency, Level, Percentile, PriceKind, Vocabulary};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// Size of the header: magic, format, sections, length, digest, seal.
const HEADER: usize = 40;
const LENGTH_AT: usize = 16;
/// Size of a directory entry: offset and length.
const DIRECTORY_ENTRY: usize = 16;
/// The first sections are heaps of texts.
const HEAPS: usize = 3;

/// A few roles of `data/` with all records that they refer to: small enough to read hundreds of times.
static IMAGE: LazyLock<Vec<u8>> = LazyLock::new(|| {
    const ROLES: [&str; 8] = [
        "junior-software-engineer",
        "software-engineer",
        "backend-engineer",
        "api-engineer",
        "senior-backend-engineer",
        "integration-architect",
        "help-desk-technician",
        "cto",
    ];
    const REGIONS: [&str; 7] = ["us", "us-ca", "us-41940", "ca", "ca-on", "gb", "nl"];
    let (mut data, _) = dataset::load(Path::new("data"));
    data.roles.retain(|role| ROLES.contains(&role.id.value.as_str()));
    let mut tools = HashSet::new();
    for role in &mut data.roles {
        role.prerequisites.retain(|before| ROLES.contains(&before.value.as_str()));
        role.next.retain(|next| ROLES.contains(&next.value.as_str()));
        for lines in [&mut role.works_with, &mut role.mistaken_for] {
            lines.retain(|(other, _)| ROLES.contains(&other.value.as_str()));
        }
        tools.extend(role.tools.iter().map(|used| used.tool.value.clone()));
    }
    let occupations: HashSet<_> = data.roles.iter().map(|role| role.occupation.value.clone()).collect();
    data.occupations.retain(|occupation| occupations.contains(&occupation.code.value));
    let parents: HashSet<_> = occupations.iter().filter_map(|code| code.split('.').next()).collect();
    for occupation in &mut data.occupations {
        occupation.baseline_from = occupation.baseline_from.take().filter(|from| occupations.contains(&from.value));
    }
    data.statistics.retain(|parent| parents.contains(parent.code.value.as_str()));
    data.tools.retain(|tool| tools.contains(&tool.id.value));
    data.regions.retain(|region| REGIONS.contains(&region.id.value.as_str()));
    data.places.retain(|place| REGIONS.contains(&place.region.value.as_str()));
    data.wages.retain(|wage| REGIONS.contains(&wage.region.value.as_str()));
    data.prices.retain(|price| REGIONS.contains(&price.region.value.as_str()));
    dataset::compile(&data).unwrap()
});

fn put(image: &mut [u8], at: usize, value: u64) {
    image[at..at + 8].copy_from_slice(&value.to_le_bytes());
}

fn sections(image: &[u8]) -> usize {
    usize::try_from(u32::from_le_bytes(image[12..16].try_into().unwrap())).unwrap()
}

/// Runs every accessor and query; `None` if the bytes are not an image.
fn walk(bytes: Vec<u8>) -> Option<()> {
    let catalog = Catalog::open(bytes).ok()?;
    let _ = (catalog.verify(), catalog.digest());
    read_everything(&catalog);
    look_up_odd_names(&catalog);
    ask_every_query(&catalog);
    Some(())
}

/// Maximum number of rows read of each table: damage may turn a table of three rows into one of thousands.
const ENOUGH: usize = 20;

fn read_everything(catalog: &Catalog) {
    let mut length = 0;
    let mut see = |texts: &[&str]| length += texts.concat().len();
    for tool in catalog.tools().take(ENOUGH) {
        see(&[tool.id(), tool.name(), tool.kind().label()]);
        tool.aliases().take(ENOUGH).for_each(|name| see(&[name]));
        assert!(tool.key().index() < catalog.tools().len());
    }
    for category in catalog.categories().take(ENOUGH) {
        see(&[category.id(), category.title()]);
    }
    for certification in catalog.certifications().take(ENOUGH) {
        see(&[certification.id(), certification.name(), certification.issuer()]);
    }
    for source in catalog.sources().take(ENOUGH) {
        see(&[source.id(), source.publisher(), source.title(), source.release(), source.period()]);
        see(&[source.licence(), source.attribution(), source.homepage(), source.notes(), source.used_for()]);
    }
    for region in catalog.regions().take(ENOUGH) {
        see(&[region.id(), region.name(), region.kind().label(), region.country().id()]);
        see(&[region.parent().map_or("", |parent| parent.id())]);
        region.aliases().take(ENOUGH).for_each(|name| see(&[name]));
    }
    for occupation in catalog.occupations().take(ENOUGH) {
        see(&[occupation.code(), occupation.title()]);
        let _ = (occupation.job_zone(), occupation.baseline());
        let Some(parent) = occupation.statistics() else { continue };
        see(&[parent.code(), parent.title(), parent.education(), parent.experience(), parent.training()]);
        let _ = (parent.employment_2024(), parent.employment_2034(), parent.growth(), parent.openings());
        see(&[parent.source().map_or("", |source| source.id())]);
        parent.wages().take(ENOUGH).for_each(read_wage);
        catalog.regions().take(ENOUGH).filter_map(|region| parent.wage(region.key())).for_each(read_wage);
    }
    for role in catalog.roles().take(ENOUGH) {
        see(&[role.id(), role.title(), role.summary(), role.day(), role.level().map_or("", |level| level.label())]);
        role.aliases().take(ENOUGH).for_each(|name| see(&[name]));
        see(&[role.category().map_or("", |category| category.id())]);
        assert_eq!(
            role.scores().into_iter().collect::<Vec<_>>(),
            Competency::ALL.iter().map(|c| role.score(*c)).collect::<Vec<_>>()
        );
        role.reasons().take(ENOUGH).for_each(|(_, why)| see(&[why]));
        role.tools().take(ENOUGH).for_each(|used| see(&[used.tool.id()]));
        role.certifications().take(ENOUGH).for_each(|held| see(&[held.id()]));
        let _ = role.tool_keys().take(ENOUGH).map(|(_, proficiency)| proficiency.rank()).sum::<u32>();
        role.own_wages().take(ENOUGH).for_each(read_wage);
        catalog.regions().take(3).for_each(|region| role.wages(region.key()).take(ENOUGH).for_each(read_wage));
        catalog.regions().take(ENOUGH).filter_map(|region| role.wage(region.key())).for_each(read_wage);
        let near = role.prerequisites().take(ENOUGH).chain(role.next().take(ENOUGH)).chain(role.related().take(ENOUGH));
        near.chain(role.successors().take(ENOUGH)).chain(role.predecessors().take(ENOUGH)).for_each(|to| {
            see(&[role.move_to(to).label()]);
        });
        assert!(catalog.role(role.key()) == Some(role));
    }
    for region in catalog.regions().take(ENOUGH) {
        for &kind in PriceKind::ALL {
            catalog.prices(region.key(), kind).take(ENOUGH).for_each(|price| {
                let _ = (price.factor(), price.year(), price.source().map(|source| source.id()));
            });
        }
    }
    catalog.unmatched_wages().take(ENOUGH).for_each(read_wage);
    for index in [0, 1, u32::MAX - 1, u32::MAX] {
        let _ = (catalog.role(RoleId::new(index)).map(|role| role.id()), catalog.region(RegionId::new(index)).map(|r| r.id()));
        assert!(ToolId::new(index).index() == CategoryId::new(index).index());
    }
    assert!(length < usize::MAX);
}

fn read_wage(wage: Wage<'_>) {
    let _ = (wage.region().map(|region| region.id()), wage.source().map(|source| source.id()));
    let _ = (wage.year(), wage.currency(), wage.period(), wage.matched(), wage.jobs());
    for &percentile in Percentile::ALL {
        let _ = wage.is_top_coded(percentile);
        let amounts = (wage.percentile(percentile), wage.mean());
        if let (Some(amount), Some(mean)) = amounts {
            assert_eq!(amount.minus(mean).hundredths(), amount.hundredths() - mean.hundredths());
        }
    }
    let _ = wage.local().map(|local| local.code().len() + local.title().len() + local.note().len());
}

const ODD_NAMES: [&str; 9] = ["", " ", "\u{fffd}", "API Engineer", "api-enginer", "us", "Ontario", "İ\u{301}\0\u{202e}", "-"];

fn look_up_odd_names(catalog: &Catalog) {
    for name in ODD_NAMES {
        let _ = catalog.find_role(name).map(|found| found.id());
        let _ = catalog.find_tool(name).map(|found| found.id());
        let _ = catalog.find_category(name).map(|found| found.id());
        let _ = catalog.find_certification(name).map(|found| found.id());
        let _ = catalog.find_regions(name).take(ENOUGH).map(|found| found.id().len()).sum::<usize>();
    }
    for noun in [Noun::Role, Noun::Tool, Noun::Category, Noun::Certification, Noun::Region] {
        for (name, limit) in [("api enginer", 3), ("", 1), ("u", 0), ("softwar", usize::MAX)] {
            assert!(catalog.suggest(noun, name, limit).len() <= limit);
        }
    }
}

/// Runs every query with names from the intact image and from the damaged one.
fn ask_every_query(catalog: &Catalog) {
    let told: Vec<String> = catalog.roles().take(3).map(|role| role.id().to_owned()).collect();
    let mut names: Vec<String> = ["api-engineer", "cto"].map(str::to_owned).to_vec();
    names.extend(told);
    let regions = [None, Some("us"), Some("nl"), Some("\u{fffd}")];
    for region in regions {
        for name in &names {
            let show = query::show(catalog, std::slice::from_ref(name), region);
            let _ = show.map(|report| serde_json::to_string(&report).unwrap());
        }
        let _ = query::compare(catalog, &names, region).map(|report| serde_json::to_string(&report).unwrap());
        let _ = query::compare(catalog, &names[..2], region).map(|report| serde_json::to_string(&report).unwrap());
        let wish = query::PathQuery { region: region.map(str::to_owned), alternatives: 1, ..query::PathQuery::default() };
        let _ = query::path(catalog, &names[0], names.last().unwrap(), &wish).map(|r| serde_json::to_string(&r).unwrap());
        let _ = query::path(catalog, "junior-software-engineer", "integration-architect", &wish);
    }
    for name in &names {
        for direction in [Direction::Next, Direction::Prerequisites] {
            for depth in [0, 2, usize::MAX] {
                let _ = query::tree(catalog, name, query::TreeQuery { direction, depth, only_usual: false, region: None })
                    .map(|report| serde_json::to_string(&report).unwrap());
            }
        }
    }
    for region in [None, Some("us")] {
        for adjustments in [&[Adjustment::Annual, Adjustment::Exchange][..], &[Adjustment::PurchasingPower]] {
            let salary = query::salary(catalog, &asked(&names[..2], region, adjustments));
            let _ = salary.map(|report| serde_json::to_string(&report).unwrap());
        }
    }
    for tools in [vec![], vec!["openapi".to_owned()]] {
        let asked = query::tools(catalog, &ToolQuery { names: tools, kind: None });
        let _ = asked.map(|report| serde_json::to_string(&report).unwrap());
    }
    let _ = serde_json::to_string(&query::sources(catalog)).unwrap();
    for text in ["api", "openapi", "zebra crossing", "ap engneer", "", "\u{fffd}"] {
        let asked = query::SearchQuery { words: text, filter: query::Filter::default(), limit: Some(5), explain: true };
        let _ = query::search(catalog, &asked).map(|report| serde_json::to_string(&report).unwrap());
    }
    for key in SortKey::all() {
        let _ = query::list(catalog, &ListQuery { filter: Filter::default(), sort: Sort { key, reverse: true }, limit: Some(2) })
            .map(|report| serde_json::to_string(&report).unwrap());
    }
    let filter = Filter {
        categories: vec!["software-engineering".into()],
        levels: vec![Level::Mid],
        tools: vec!["rest".into()],
        at_least: vec![(Competency::TechnicalDepth, 10)],
        at_most: vec![(Competency::Documentation, 90)],
        text: "engineer".into(),
        ..Filter::default()
    };
    let _ = query::list(catalog, &ListQuery { filter, sort: Sort { key: SortKey::Id, reverse: false }, limit: None });
}

#[test]
fn the_whole_image_answers() {
    assert_eq!(walk(IMAGE.clone()), Some(()));
    assert_eq!(Image::open(IMAGE.clone()).unwrap().verify(), Ok(()));
}

#[test]
fn the_embedded_image_verifies() {
    assert_eq!(Catalog::embedded().unwrap().verify(), Ok(()));
}

fn refusal(bytes: impl Into<Vec<u8>>) -> Option<ImageError> {
    Image::open(bytes.into()).err()
}

#[test]
fn foreign_bytes_are_no_image() {
    for bytes in [&b""[..], b"c", b"career\x1a", b"career\x1b\nxxxxxxxxxxxxxxxx", b"PK\x03\x04", &[0; 4096]] {
        assert_eq!(refusal(bytes), Some(ImageError::NotAnImage));
    }
}

#[test]
fn another_format_is_named() {
    let mut image = IMAGE.clone();
    for found in [0, FORMAT + 1, u32::MAX] {
        image[8..12].copy_from_slice(&found.to_le_bytes());
        let error = refusal(image.clone()).unwrap();
        assert_eq!(error, ImageError::OtherFormat { found });
        assert_eq!(error.to_string(), format!("a catalog image of format {found}; this version reads format {FORMAT}"));
    }
}

#[test]
fn a_wrong_length_or_count_of_sections_is_damage() {
    for length in [0, 31, IMAGE.len() as u64 - 1, IMAGE.len() as u64 + 1, u64::MAX] {
        let mut image = IMAGE.clone();
        put(&mut image, LENGTH_AT, length);
        assert_eq!(refusal(image), Some(ImageError::Length { stated: length, found: IMAGE.len() as u64 }));
    }
    let mut longer = IMAGE.clone();
    longer.push(0);
    assert!(matches!(refusal(longer), Some(ImageError::Length { .. })));
    for count in [0, 1, u32::MAX] {
        let mut image = IMAGE.clone();
        image[12..16].copy_from_slice(&count.to_le_bytes());
        assert_eq!(refusal(image), Some(ImageError::Damaged), "{count}");
    }
}

#[test]
fn sections_end_within_the_image() {
    let length = IMAGE.len() as u64;
    let outside = [(length, 8), (length + 1, 0), (0, length + 1), (u64::MAX, 1), (1, u64::MAX), (u64::MAX, u64::MAX)];
    for section in 0..sections(&IMAGE) {
        let entry = HEADER + section * DIRECTORY_ENTRY;
        for (start, size) in outside {
            let mut image = IMAGE.clone();
            put(&mut image, entry, start);
            put(&mut image, entry + 8, size);
            seal(&mut image);
            assert_eq!(refusal(image), Some(ImageError::Damaged), "section {section} at {start} of {size}");
        }
    }
}

#[test]
fn a_section_holds_whole_rows() {
    for section in 3..sections(&IMAGE) {
        let mut image = IMAGE.clone();
        // The first three sections are heaps. No row is a single byte, and no section of this image is empty.
        put(&mut image, HEADER + section * DIRECTORY_ENTRY + 8, 1);
        assert_eq!(refusal(image), Some(ImageError::Damaged), "section {section}");
    }
}

#[test]
fn overlapping_sections_still_answer() {
    let (first, last) = (HEADER, HEADER + (sections(&IMAGE) - 1) * DIRECTORY_ENTRY);
    for section in 0..sections(&IMAGE) {
        for other in [first, last] {
            let mut image = IMAGE.clone();
            let start = image[other..other + 8].to_vec();
            image[HEADER + section * DIRECTORY_ENTRY..][..8].copy_from_slice(&start);
            seal(&mut image);
            walk(image);
        }
    }
}

#[test]
fn an_image_of_header_and_directory_alone_is_an_empty_catalog() {
    let directory = HEADER + sections(&IMAGE) * DIRECTORY_ENTRY;
    let mut image = IMAGE[..directory].to_vec();
    image[HEADER..].fill(0);
    seal(&mut image);
    assert_eq!(Image::open(image.clone()).unwrap().verify(), Ok(()));
    assert_eq!(walk(image), Some(()));
}

#[test]
fn every_cut_through_header_and_directory_is_refused() {
    for length in 0..HEADER + sections(&IMAGE) * DIRECTORY_ENTRY {
        let mut image = IMAGE[..length].to_vec();
        assert!(refusal(image.clone()).is_some());
        seal(&mut image);
        assert!(refusal(image).is_some(), "{length}");
    }
}

#[test]
fn a_flipped_bit_in_the_header_is_noticed() {
    let length = IMAGE.len() as u64;
    for bit in 0..HEADER * 8 {
        let mut image = IMAGE.clone();
        image[bit / 8] ^= 1 << (bit % 8);
        let noticed = Image::open(image).and_then(|image| image.verify());
        let expected = match bit / 8 {
            0..8 => ImageError::NotAnImage,
            8..12 => ImageError::OtherFormat { found: FORMAT ^ (1 << (bit - 64)) },
            16..24 => ImageError::Length { stated: length ^ (1 << (bit - 128)), found: length },
            _ => ImageError::Damaged,
        };
        assert_eq!(noticed, Err(expected), "bit {bit}");
    }
}

#[test]
fn names_that_lead_nowhere_do_not_verify() {
    let catalog = Catalog::open(IMAGE.clone()).unwrap();
    let roles = catalog.roles().len();
    // The table of names follows three heaps, roles and traits; a row is kind (1 byte), text (2 x 4) and target (4).
    let entry = HEADER + 5 * DIRECTORY_ENTRY;
    let names = usize::try_from(u64::from_le_bytes(IMAGE[entry..entry + 8].try_into().unwrap())).unwrap();
    let with_target = |target: usize| {
        let mut image = IMAGE.clone();
        image[names + 9..names + 13].copy_from_slice(&u32::try_from(target).unwrap().to_le_bytes());
        seal(&mut image);
        Image::open(image).unwrap().verify()
    };
    assert_eq!(with_target(roles - 1), Ok(()));
    assert_eq!(with_target(roles), Err(ImageError::Damaged));
    let mut image = IMAGE.clone();
    image[names] = 250;
    seal(&mut image);
    assert_eq!(Image::open(image).unwrap().verify(), Err(ImageError::Damaged));
}

/// A temporary file, removed at the end of the test.
struct Scratch(PathBuf);

impl Scratch {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(&path, bytes).unwrap();
        Self(path)
    }

    fn open(&self) -> Result<Catalog, ImageError> {
        Catalog::open_file(fs::File::open(&self.0).unwrap())
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

#[test]
fn a_file_answers_as_memory_does() {
    let file = Scratch::new("alike.career", &IMAGE);
    let (stored, loaded) = (file.open().unwrap(), Catalog::open(IMAGE.clone()).unwrap());
    assert_eq!(stored.verify(), Ok(()));
    read_everything(&stored);
    look_up_odd_names(&stored);
    ask_every_query(&stored);
    assert_eq!(stored.to_dataset().roles.len(), loaded.roles().len());
    assert!(dataset::compile(&stored.to_dataset()).unwrap() == *IMAGE);
    assert_eq!(stored.fault(), None);
}

#[test]
fn a_file_that_is_cut_short_or_written_to_while_it_is_read_is_a_fault_and_no_answer() {
    let file = Scratch::new("cut.career", &IMAGE);
    let catalog = file.open().unwrap();
    fs::OpenOptions::new().write(true).open(&file.0).unwrap().set_len(IMAGE.len() as u64 / 4).unwrap();
    read_everything(&catalog);
    assert!(matches!(catalog.fault(), Some(ImageError::Unreadable(_))));
    assert!(matches!(file.open().err(), Some(ImageError::Length { .. })));

    let file = Scratch::new("longer.career", &IMAGE);
    let catalog = file.open().unwrap();
    fs::OpenOptions::new().append(true).open(&file.0).unwrap().write_all(b"more").unwrap();
    read_everything(&catalog);
    assert!(catalog.fault().unwrap().to_string().contains("changed"));
}

#[test]
fn a_file_that_is_replaced_by_another_is_read_to_the_end() {
    let file = Scratch::new("replaced.career", &IMAGE);
    let other = Scratch::new("other.career", b"something else");
    let catalog = file.open().unwrap();
    fs::rename(&other.0, &file.0).unwrap();
    assert_eq!(catalog.verify(), Ok(()));
    assert_eq!(file.open().err(), Some(ImageError::NotAnImage));
}

/// Flips bits at random positions after the header.
fn flip(image: &mut [u8], flips: &[(Index, u8)]) {
    let length = image.len() - HEADER;
    for (at, bit) in flips {
        image[HEADER + at.index(length)] ^= 1 << bit;
    }
}

proptest! {
    #![proptest_config(crate::support::properties::config(32))]

    #[test]
    fn a_single_flipped_bit_never_verifies(at: Index, bit in 0_u8..8) {
        let mut image = IMAGE.clone();
        flip(&mut image, &[(at, bit)]);
        let verified = Image::open(image).and_then(|image| image.verify());
        prop_assert_eq!(verified, Err(ImageError::Damaged));
    }

    #[test]
    fn flipped_bits_are_an_error_or_answer(flips in vec((any::<Index>(), 0_u8..8), 1..40), stamped: bool) {
        let mut image = IMAGE.clone();
        flip(&mut image, &flips);
        if stamped {
            seal(&mut image);
        }
        walk(image);
    }

    /// Corrupts words of the directory and the rows, where damage has the most effect.
    #[test]
    fn overwritten_words_are_an_error_or_answer(
        words in vec((any::<Index>(), prop_oneof![Just(0_u32), Just(u32::MAX), Just(u32::MAX - 1), 0_u32..400, any::<u32>()]), 1..60),
    ) {
        let mut image = IMAGE.clone();
        let entry = HEADER + 2 * DIRECTORY_ENTRY;
        let rows = usize::try_from(u64::from_le_bytes(image[entry..entry + 8].try_into().unwrap())).unwrap();
        let length = image.len() - rows - 4;
        for (at, word) in words {
            let at = rows + at.index(length);
            image[at..at + 4].copy_from_slice(&word.to_le_bytes());
        }
        seal(&mut image);
        prop_assert_eq!(walk(image), Some(()));
    }

    #[test]
    fn directories_of_chance_are_an_error_or_answer(
        entries in vec((any::<Index>(), any::<Index>(), any::<bool>()), 1..8),
    ) {
        let mut image = IMAGE.clone();
        let (count, length) = (sections(&image), image.len());
        for (section, place, is_start) in entries {
            let at = HEADER + section.index(count) * DIRECTORY_ENTRY + if is_start { 0 } else { 8 };
            put(&mut image, at, place.index(length) as u64);
        }
        seal(&mut image);
        walk(image);
    }

    #[test]
    fn cut_images_are_an_error_or_answer(at: Index, stamped: bool) {
        let mut image = IMAGE[..at.index(IMAGE.len())].to_vec();
        if stamped {
            seal(&mut image);
        }
        prop_assert!(walk(image).is_none(), "a section reaches to the end of the image");
    }

    #[test]
    fn spliced_images_are_an_error_or_answer(from: Index, to: Index, length in 1_usize..5000) {
        let mut image = IMAGE.clone();
        let piece: Vec<u8> = image.iter().skip(from.index(image.len())).take(length).copied().collect();
        let to = HEADER + to.index(image.len() - HEADER);
        let end = (to + piece.len()).min(image.len());
        image[to..end].copy_from_slice(&piece[..end - to]);
        seal(&mut image);
        walk(image.clone());
        image.splice(to..to, piece);
        seal(&mut image);
        walk(image);
    }

    #[test]
    fn random_bytes_behind_a_good_header_are_an_error_or_answer(body in vec(any::<u8>(), 0..4000)) {
        let mut image = IMAGE[..HEADER].to_vec();
        image.extend(&body);
        seal(&mut image);
        walk(image);
        prop_assert_eq!(refusal(body), Some(ImageError::NotAnImage));
    }
}

proptest! {
    // Few cases, since each processes a whole image.
    #![proptest_config(crate::support::properties::config(12))]

    /// Records of a damaged catalog need not compile, but must not cause a panic in the compiler.
    #[test]
    fn records_of_flipped_images_are_an_error_or_compile(flips in vec((any::<Index>(), 0_u8..8), 1..40)) {
        let mut image = IMAGE.clone();
        flip(&mut image, &flips);
        seal(&mut image);
        if let Ok(catalog) = Catalog::open(image) {
            let records = catalog.to_dataset();
            prop_assert_eq!(records.roles.len(), catalog.roles().len());
            let _ = dataset::compile(&records);
        }
    }

    #[test]
    fn the_embedded_image_notices_a_flipped_bit(at: Index, bit in 0_u8..8) {
        static WHOLE: LazyLock<Vec<u8>> = LazyLock::new(|| dataset::compile(&dataset::load(Path::new("data")).0).unwrap());
        let mut image = WHOLE.clone();
        flip(&mut image, &[(at, bit)]);
        let verified = Image::open(image).and_then(|image| image.verify());
        prop_assert_eq!(verified, Err(ImageError::Damaged));
    }
}

/// What `career salary` asks.
fn asked(roles: &[String], region: Option<&str>, adjustments: &[career::vocabulary::Adjustment]) -> query::SalaryQuery {
    let regions = region.map(str::to_owned).into_iter().collect();
    query::SalaryQuery { roles: roles.to_vec(), regions, adjustments: adjustments.to_vec(), ..query::SalaryQuery::default() }
}

/// Command lines that between them read every table; the names are those of the intact image.
const QUESTIONS: [&str; 24] = [
    "list",
    "list --sort pay",
    "show api-engineer cto",
    "show backend-engineer",
    "search engineer --explain",
    "search pays well without coding",
    "salary api-engineer",
    "salary api-engineer cto --region us-ca",
    "tools",
    "tools openapi",
    "categories",
    "regions",
    "sources",
    "compare api-engineer cto backend-engineer",
    "path junior-software-engineer cto -k 3 --max-steps 20",
    "path help-desk-technician api-engineer --by pay",
    "path --from api-engineer --reach 3",
    "gap junior-software-engineer integration-architect",
    "next api-engineer --depth 3",
    "prereqs cto --depth 3",
    "similar api-engineer",
    "ladder api-engineer",
    "fit --tool openapi=expert",
    "export --graph",
];

/// Asks every question as the program does, and draws the answers.
fn ask_as_the_program_does(catalog: &Catalog) {
    for question in QUESTIONS {
        let args: Vec<OsString> = std::iter::once("career").chain(question.split(' ')).map(OsString::from).collect();
        let invocation = REGISTRY.parse(&args).unwrap_or_else(|error| panic!("{question}: {error}"));
        let Request::Question(asks) = &invocation.request else { panic!("{question} is no question") };
        let asked = Asked { catalog, home: None, format: None, report_kinds: Vec::new, taken: &[] };
        let Ok(answer) = asks.ask(&asked) else { continue };
        let Content::Report(report) = answer.content else { continue };
        for format in [Format::Table, Format::Json] {
            let _ = report
                .render(&Style { format, fields: &[], header: true, taken: &[] }, &Terminal::detect(true, Colour::Never, false));
        }
    }
    let _ = career::writing::document(&catalog.to_dataset());
}

/// Words that no sound table holds: a number near the limit, and bytes one above what a score may be.
const EXTREMES: [u32; 2] = [u32::MAX - 9, 0x6565_6565];
/// Words that may be one too many or few.
const ODD: [u32; 4] = [0, 1, i32::MAX as u32, 1 << 31];

/// Where the rows of a section begin, how many there are, and how wide each is.
fn rows_of(image: &[u8], section: usize) -> (usize, usize, usize) {
    let number = |at: usize| usize::try_from(u64::from_le_bytes(image[at..at + 8].try_into().unwrap())).unwrap();
    let (entry, width) = (HEADER + section * DIRECTORY_ENTRY, Section::WIDTHS[section]);
    (number(entry), number(entry + 8) / width, width)
}

/// The image with a word put into some of the rows of a section, at an offset within each row.
fn with_word(section: usize, rows: impl Iterator<Item = usize>, offset: usize, word: u32) -> Vec<u8> {
    let mut image = IMAGE.clone();
    let (start, _, width) = rows_of(&image, section);
    for row in rows {
        let end = (offset + 4).min(width);
        image[start + row * width + offset..start + row * width + end].copy_from_slice(&word.to_le_bytes()[..end - offset]);
    }
    seal(&mut image);
    image
}

#[test]
fn every_number_may_be_anything() {
    let _alone = rendering();
    ask_as_the_program_does(&Catalog::open(IMAGE.clone()).unwrap());
    let mut failed = Vec::new();
    for section in HEAPS..sections(&IMAGE) {
        let (_, count, width) = rows_of(&IMAGE, section);
        // Now the one extreme, now the other: each word with both is a matter of the test below.
        for (offset, word) in (0..width).step_by(4).zip(EXTREMES.into_iter().cycle().skip(section % EXTREMES.len())) {
            let catalog = Catalog::open(with_word(section, 0..count, offset, word)).unwrap();
            if catch_unwind(AssertUnwindSafe(|| ask_as_the_program_does(&catalog))).is_err() {
                failed.push((section, offset, word));
            }
        }
    }
    assert_eq!(failed, [], "sections, offsets in their rows and words");
}

/// Takes an hour: `cargo test --release --test data every_word -- --ignored`.
#[test]
#[ignore = "the same for each word of each row"]
fn every_word_may_be_anything() {
    let _alone = rendering();
    for section in HEAPS..sections(&IMAGE) {
        let (_, count, width) = rows_of(&IMAGE, section);
        for row in 0..count {
            for (offset, word) in
                (0..width).step_by(4).flat_map(|offset| EXTREMES.into_iter().chain(ODD).map(move |word| (offset, word)))
            {
                let image = with_word(section, row..=row, offset, word);
                ask_as_the_program_does(&Catalog::open(image.clone()).unwrap());
                walk(image);
            }
        }
    }
}

#[test]
fn numbers_out_of_their_range_do_not_verify() {
    // The table of attributes follows the heaps and roles; its scores follow category (4 bytes), level and duty (1 each).
    let (traits, scores) = (HEAPS + 1, 6);
    let tools = (HEAPS..sections(&IMAGE)).find(|section| Section::WIDTHS[*section] == 29).expect("the table of tools");
    let verified = |image: Vec<u8>| Image::open(image).unwrap().verify();
    for (section, offset, word, expected) in [
        (traits, scores, 0x6464_6464_u32, Ok(())),
        (traits, scores, 0x6565_6565, Err(ImageError::Damaged)),
        (tools, 25, 1, Ok(())),
        (tools, 25, u32::MAX - 9, Err(ImageError::Damaged)),
    ] {
        assert_eq!(verified(with_word(section, 0..1, offset, word)), expected, "section {section}: {word:x}");
    }
}
