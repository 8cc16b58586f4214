//! Files as people have them: tables out of spreadsheets, lists of titles, forms that are not read, names of files.

use std::fmt::Write as _;
use std::fs;

use career::catalog::Catalog;
use career::vocabulary::{Level, Proficiency};

use super::Ladder;

/// The problems of a file or folder, without its name.
fn told(ladder: &Ladder, file: &str, only: bool) -> Vec<String> {
    let (_, problems) = ladder.files(&[file], only).check().unwrap();
    let path = ladder.0.join(file);
    problems.iter().map(|problem| problems.line(problem).replace(&*path.to_string_lossy(), "")).collect()
}

/// The roles of a file that has no errors: id, title and level.
fn roles(ladder: &Ladder, file: &str) -> Vec<(String, String, Option<Level>)> {
    let catalog = ladder.files(&[file], true).open().unwrap_or_else(|error| panic!("{file}: {error}"));
    catalog.roles().map(|role| (role.id().to_owned(), role.title().to_owned(), role.level())).collect()
}

const SAGE: (&str, &str, Option<Level>) = ("sage", "Sage", Some(Level::Senior));

#[test]
fn a_table_is_read_however_a_spreadsheet_writes_it() {
    let ladder = Ladder::empty("tables");
    for (name, bytes) in [
        ("plain.csv", b"id,title,level\nsage,Sage,senior\n".as_slice()),
        ("cases.csv", b"ID, Title ,LEVEL\nsage,Sage,senior\n"),
        ("blanks.csv", b",,,\n\nid,title,level,\n,,,\nsage,Sage,senior,\n , ,,\n\n,,,,,,\n"),
        ("middle.csv", b"id,,title,level\nsage,,Sage,senior\n"),
        ("named.csv", b"Our ladder,,\n,,\nid,title,level\nsage,Sage,senior\n"),
        ("numbers.csv", b"id,title,level,technical_depth\nsage,Sage,senior,80.0\n"),
        ("spaces.csv", "id,title,level\n sage\u{a0}, Sage ,\u{a0}senior\n".as_bytes()),
        ("semicolons.csv", b"\xef\xbb\xbfid;title;level\r\nsage;Sage;senior\r\n"),
        ("stated.csv", b"sep=;\r\nid;title;level\r\nsage;Sage;senior\r\n"),
        ("comma.csv", b"\"sep=,\"\nid,title,level\nsage,Sage,senior\n"),
        ("tabs.tsv", b"id\ttitle\tlevel\nsage\tSage\tsenior\n"),
        ("tabs.csv", b"id\ttitle\tlevel\nsage\tSage\tsenior\n"),
        ("tabs.txt", b"\"id\"\t\"title\"\t\"level\"\n\"sage\"\t\"Sage\"\t\"senior\"\n"),
        ("quoted", b"\"id\",\"title\",\"level\"\nsage,Sage,senior\n"),
    ] {
        ladder.write(name, bytes);
        assert_eq!(told(&ladder, name, true), [""; 0], "{name}");
        let expected = (SAGE.0.to_owned(), SAGE.1.to_owned(), SAGE.2);
        assert_eq!(roles(&ladder, name), [expected], "{name}");
    }
}

/// Line numbers are those of the file, whatever was skipped before.
#[test]
fn what_a_table_says_beyond_its_columns_is_told() {
    let ladder = Ladder::empty("beyond");
    for (text, expected) in [
        ("id,title,\nsage,Sage,\n,,\nseer,Seer,draft\n", &[":4: error: has 3 cells (a row has 2)"][..]),
        (
            "id,,title\nsage,draft,Sage\n",
            &[":2: warning: `draft` stands in a column without a heading, and is not read (name the column, or remove it)"],
        ),
        ("\n\nid,title\n,Sage\n", &[":4: error: id: is empty (leave an optional field out, fill a required one)"]),
        ("sep=;\nid,titel\n", &[":2: error: no column is called `id,titel` (did you mean `id`?)"]),
        ("id,title,department\n", &[":1: error: no column is called `department` (known here: id,title,"]),
    ] {
        ladder.write("table.csv", text);
        let told = told(&ladder, "table.csv", true);
        assert_eq!(told.len(), expected.len(), "{told:?}");
        assert!(told.iter().zip(expected).all(|(told, expected)| told.starts_with(expected)), "{told:?}");
    }
}

#[test]
fn levels_tools_and_roles_are_understood_as_people_write_them() {
    let ladder = Ladder::empty("words");
    ladder.write(
        "sheet.csv",
        "ID,Title,Level,Next,Tools\n\
         sage,Sage,Senior,\"CTO; Site Reliability Engineer\",SQL=Expert; Git\n\
         seer,Seer,staff,sage,\"Apache Kafka (Expert), Python: working\"\n\
         oracle,Oracle,L5,,\n",
    );
    let catalog = ladder.files(&["sheet.csv"], false).open().unwrap();
    let role = |id: &str| catalog.find_role(id).unwrap();
    assert_eq!(["sage", "seer", "oracle"].map(|id| role(id).level()), [Some(Level::Senior), Some(Level::Lead), None]);
    let next: Vec<_> = role("sage").next().map(|next| next.id()).collect();
    assert_eq!(next, ["cto", "site-reliability-engineer"]);
    let tools = |id: &str| role(id).tools().map(|used| (used.tool.id(), used.proficiency)).collect::<Vec<_>>();
    assert_eq!(tools("sage"), [("sql", Proficiency::Expert), ("git", Proficiency::Working)]);
    assert_eq!(tools("seer"), [("apache-kafka", Proficiency::Expert), ("python", Proficiency::Working)]);
    let told = told(&ladder, "sheet.csv", false);
    for expected in [
        ":2: warning: level: `Senior` is read as senior (write senior)",
        ":2: warning: next: `site reliability engineer` is read as the role site-reliability-engineer (write site-reliability-engineer)",
        ":2: warning: tools: `Git` has no proficiency: it is read as working (write git=working)",
        ":2: warning: tools: `SQL` is read as sql (write sql)",
        ":3: warning: level: `staff` is read as lead (write lead)",
        ":3: warning: tools: `apache kafka` is read as the tool apache-kafka (write apache-kafka)",
        ":4: warning: level: `L5` is a grade that says something else at every employer: the level is left out \
         (write one of entry, mid, senior, lead, executive)",
    ] {
        assert!(told.iter().any(|line| line == expected), "{expected}\nis none of {told:#?}");
    }
    assert!(told.iter().all(|line| line.contains(": warning: ")), "{told:#?}");
}

#[test]
fn a_name_stands_for_one_thing_wherever_it_is_repeated() {
    let ladder = Ladder::empty("names");
    ladder.write(
        "sheet.csv",
        "id,title,next,tools\nsage,Sage,Sage,SQL=expert;Structured Query Languages=working\nseer,Seer,Sage;sage,\n",
    );
    let told = told(&ladder, "sheet.csv", false);
    for expected in [
        ":2: error: next: leads to the role itself (remove it)",
        ":2: error: tools: no tool `structured query languages` ",
        ":3: error: next: `sage` is listed twice (once is enough)",
    ] {
        assert!(told.iter().any(|line| line.starts_with(expected)), "{expected}\nis none of {told:#?}");
    }
}

#[test]
fn a_list_of_titles_makes_roles_with_ids_of_the_titles() {
    let ladder = Ladder::empty("titles");
    let ids = ": warning: id: states no ids: each is made of the title (a role of that id in the data below is replaced as a whole; \
               state ids, or use the list with --only)";
    for (name, text) in [
        ("titles.txt", "Staff Engineer II\n\nHead Baker\r\n"),
        ("bullets", "- Staff Engineer II\n- Head Baker\n"),
        ("numbers.list", "1. Staff Engineer II\n2. Head Baker\n"),
        ("twice.txt", "Staff Engineer II\nHead Baker\nHead  baker\n"),
    ] {
        ladder.write(name, text);
        let ids_and_titles: Vec<_> = roles(&ladder, name).into_iter().map(|(id, title, _)| (id, title)).collect();
        let expected = [("head-baker", "Head Baker"), ("staff-engineer-ii", "Staff Engineer II")];
        assert_eq!(ids_and_titles, expected.map(|(id, title)| (id.to_owned(), title.to_owned())), "{name}");
        assert_eq!(told(&ladder, name, true)[0], ids, "{name}");
    }
    assert_eq!(
        told(&ladder, "twice.txt", true)[1..],
        [":3:1: warning: title: `Head  baker` is there again (the first is in line 2)"]
    );
    ladder.write("sheet.csv", "Title,Level\nHead Baker,lead\n");
    let expected = [":1: error: id: is missing (add a column `id`)"];
    assert_eq!(told(&ladder, "sheet.csv", true), expected);
}

/// Each is named once, by its ending or by what it begins with, and with what to do.
#[test]
fn forms_that_are_not_read_are_named_for_what_they_are() {
    let ladder = Ladder::empty("foreign");
    for (name, bytes, expected) in [
        ("a.yaml", b"- id: sage\n  title: Sage\n".as_slice(), ": error: is YAML (convert it to JSON"),
        ("a", b"roles:\n  - id: sage\n", ": error: is YAML (convert it to JSON"),
        ("a.md", b"| id | title |\n|---|---|\n", ": error: is Markdown (copy its table"),
        ("b.txt", b"# Ladder\n\n## Sage\n", ": error: is Markdown (copy its table"),
        ("a.csv.gz", b"\x1f\x8b\x08\0", ": error: is compressed (unpack it"),
        ("a.xlsx", b"PK\x03\x04\x14\0", ": error: is a spreadsheet workbook (save"),
        ("renamed.csv", b"PK\x03\x04\x14\0", ": error: is an archive or a spreadsheet (unpack"),
        ("wide.csv", b"\xff\xfei\0d\0", ": error: is UTF-16 text (save it as UTF-8"),
        ("a.pdf", b"%PDF-1.7", ": error: is PDF ("),
        ("page", b"<!DOCTYPE html>\n<html>", ": error: is HTML ("),
        ("a.docx", b"PK\x03\x04", ": error: is a document of a word processor ("),
        ("a.db", b"SQLite format 3\0", ": error: is a SQLite database ("),
        ("a.bin", b"a\0b\0c\0", ": error: is no text ("),
    ] {
        ladder.write(name, bytes);
        let told = told(&ladder, name, true);
        assert!(told.len() == 1 && told[0].starts_with(expected), "{name}: {told:?}");
    }
}

#[test]
fn amounts_are_read_as_spreadsheets_show_them_or_refused() {
    let ladder = Ladder::empty("amounts");
    let wages = |amount: &str| {
        format!(
            "occupation,region,year,currency,period,mean,p10,p25,p50,p75,p90,top_coded,jobs,match,local_code,local_title,source,note\n\
             15-1252,us-ca,2025,USD,year,,,,\"{amount}\",,,,,exact,,,bls-oews-2025,\n"
        )
    };
    for (amount, cents) in [
        ("$174,410", 17_441_000),
        ("174.410,50 \u{20ac}", 17_441_050),
        ("174\u{202f}410", 17_441_000),
        ("USD 174,410.00", 17_441_000),
        ("84,5", 8_450),
    ] {
        ladder.write("wages.csv", wages(amount));
        let told = told(&ladder, "wages.csv", false);
        assert!(told.len() == 1 && told[0].starts_with(":2: warning: p50: `"), "{amount}: {told:?}");
        let catalog = ladder.files(&["wages.csv"], false).open().unwrap();
        let parent = catalog.statistics().find(|parent| parent.code() == "15-1252").unwrap();
        let figures = parent.wages().filter(|wage| wage.region().is_some_and(|region| region.id() == "us-ca"));
        let amounts: Vec<_> = figures.filter_map(|wage| wage.percentile(career::vocabulary::Percentile::P50)).collect();
        assert_eq!(amounts.first().map(|amount| amount.hundredths()), Some(cents), "{amount}");
    }
    for amount in ["1.234", "12k", "1,2,3", "-5", "0"] {
        ladder.write("wages.csv", wages(amount));
        let told = told(&ladder, "wages.csv", false);
        assert!(told.iter().any(|line| line.starts_with(":2: error: p50: ")), "{amount}: {told:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_is_read_whatever_bytes_its_name_has() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use career::data_sources::DataSources;

    let ladder = Ladder::empty("bytes");
    for (name, text) in [
        (b"a\xe9.csv".as_slice(), "id,title\nsage,Sage\n"),
        (b"a\xe9.ndjson", "{\"id\":\"sage\",\"title\":\"Sage\"}\n"),
        (b"a\xe9.json", "{\"id\":\"sage\",\"title\":\"Sage\"}"),
        (b"a\xe9.txt", "Sage\n"),
    ] {
        let path = ladder.0.join(OsStr::from_bytes(name));
        fs::write(&path, text).unwrap();
        let catalog = DataSources { paths: vec![path], only: true, follow_links: false }.open().unwrap();
        let origin = catalog.find_role("sage").unwrap().origin().unwrap().file.to_owned();
        assert!(origin.contains("/a\\xE9."), "{origin}");
    }
    // The name of a file of TOML is an id, which has none but letters, digits and hyphens.
    let path = ladder.0.join(OsStr::from_bytes(b"a\xe9.toml"));
    fs::write(&path, "title = 'Sage'\n").unwrap();
    let (_, problems) = DataSources { paths: vec![path], only: true, follow_links: false }.check().unwrap();
    let said = problems.to_string();
    assert!(said.contains("a\\xE9.toml: error: id: `a\\xE9` is no role id"), "{said}");
}

#[cfg(unix)]
#[test]
fn files_of_editors_and_systems_are_no_data() {
    let ladder = Ladder::empty("hidden");
    ladder.write("own/roles/sage.toml", "title = 'Sage'\n");
    ladder.write("own/roles/._sage.toml", b"\0\x05\x16\x07");
    ladder.write("own/roles/.git/x.toml", "?");
    ladder.write("own/wages/.~lock.us.csv", "?");
    ladder.write("own/.DS_Store", b"\0\0");
    std::os::unix::fs::symlink("somebody@there.1", ladder.0.join("own/roles/.#sage.toml")).unwrap();
    assert_eq!(told(&ladder, "own", false), [""; 0]);
    assert_eq!(ladder.files(&["own"], true).open().unwrap().roles().len(), 1);
}

#[test]
fn files_where_none_are_read_are_told() {
    let ladder = Ladder::empty("deep");
    ladder.write("own/categories.toml", "acme = { title = 'Acme' }\n");
    ladder.write("own/roles/acme/sage.toml", "title = 'Sage'\n");
    ladder.write("own/roles/acme/team/seer.toml", "title = 'Seer'\n");
    ladder.write("own/roles/acme/empty/readme.txt", "");
    ladder.write("own/roles/acme/seers.csv", "id,title\nseer,Seer\n");
    ladder.write("own/roles/seers.json", "[]");
    ladder.write("own/wages/us.tsv", "");
    assert_eq!(
        told(&ladder, "own", false),
        [
            "/roles/acme/seers.csv: warning: is not read (a category holds .toml files, a role each)",
            "/roles/acme/team: warning: is not read (a category has no folders: move the files up)",
            "/roles/seers.json: warning: is not read (roles/ holds .toml files)",
            "/wages/us.tsv: warning: is not read (wages/ holds .csv files)",
        ]
    );
}

/// The name of a role that comes with the program is not for its author to change.
#[test]
fn of_two_roles_of_a_name_the_own_one_is_told_of() {
    let ladder = Ladder::empty("claims");
    let hint = "give the role the id `software-engineer` to replace that one, or use --only to leave it out";
    for (id, text, expected) in [
        (
            "acme-se2",
            "title = 'Software Engineer'",
            format!(
                ":1:9: error: title: `Software Engineer` already names the role \
             `software-engineer` (choose another, or {hint})"
            ),
        ),
        (
            "zzz-se2",
            "title = 'Software Engineer'",
            format!(
                ":1:9: error: title: `Software Engineer` already names the role \
             `software-engineer` (choose another, or {hint})"
            ),
        ),
        (
            "acme-se2",
            "title = 'SE2'\naliases = ['Software Engineer']",
            format!(
                ":2:12: error: aliases: `Software Engineer` \
             already names the role `software-engineer` (remove it, or {hint})"
            ),
        ),
    ] {
        let file = format!("{id}.toml");
        ladder.write(&file, text);
        assert_eq!(told(&ladder, &file, false), [expected], "{id}");
    }
    let alias = Catalog::embedded().unwrap().find_role("site-reliability-engineer").unwrap().aliases().next().unwrap().to_owned();
    ladder.write("aaa.toml", format!("title = '{alias}'"));
    assert!(told(&ladder, "aaa.toml", false)[0].starts_with(":1:9: error: title: "), "{alias}");
    ladder.write("tools/tools.toml", "[language]\nother = { name = 'Other', aliases = ['SQL'] }\n");
    assert!(told(&ladder, "tools", false)[0].starts_with("/tools.toml:2:"), "{:?}", told(&ladder, "tools", false));
}

#[test]
fn old_figures_are_told_once_unless_newer_ones_are_there() {
    let ladder = Ladder::empty("age");
    let newest = Catalog::embedded().unwrap().statistics().flat_map(|parent| parent.wages()).filter_map(|wage| wage.year()).max();
    let newest = newest.unwrap();
    let rows = |rows: &[(&str, u16)]| {
        let mut text = "occupation,region,year,currency,period,mean,p10,p25,p50,p75,p90,top_coded,jobs,match,local_code,\
                        local_title,source,note\n"
            .to_owned();
        for (region, year) in rows {
            writeln!(text, "15-1252,{region},{year},USD,year,,,,100000,,,,,exact,,,bls-oews-2025,").unwrap();
        }
        text
    };
    ladder.write("wages.csv", rows(&[("us", newest - 3), ("us-ca", newest - 3), ("us-wa", newest - 2)]));
    let expected = format!(
        ":2: warning: year: figures of {} are more than 2 years older than those that come with the program, of {newest} \
         (look for a newer release of `bls-oews-2025`)",
        newest - 3
    );
    assert_eq!(told(&ladder, "wages.csv", false), [expected]);
    ladder.write("wages.csv", rows(&[("us", newest - 3), ("us", newest)]));
    assert_eq!(told(&ladder, "wages.csv", false), [""; 0]);
    ladder.write(
        "sage.toml",
        format!("title = 'Sage'\n[[pay]]\nregion = 'us'\nyear = {}\ncurrency = 'USD'\np50 = 1\n", newest - 5),
    );
    let told = told(&ladder, "sage.toml", false);
    assert!(told.len() == 1 && told[0].ends_with("(look for newer ones)"), "{told:?}");
}
