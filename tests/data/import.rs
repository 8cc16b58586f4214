//! Import of publishers' files: in either format, in any order of rows, with nothing dropped silently.

#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use career::catalog::Catalog;
use career::data_sources::DataSources;
use career::dataset::Severity;
use career::vocabulary::{Aspect, Level, Percentile, Proficiency, ToolKind, Vocabulary};
use proptest::prelude::*;
use serde_json::Value;

use crate::program::{Outcome, Run, career};
use crate::release;
use crate::support::empty_folder;

/// An empty scratch folder.
fn scratch(name: &str) -> PathBuf {
    empty_folder(Path::new("import").join(name))
}

/// Runs `career import …` in a folder.
fn import(folder: &Path, arguments: &[&str]) -> Run {
    career(["import"]).with(arguments).within(folder)
}

/// The report of an import that must succeed.
fn report(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&import(folder, arguments).with(["--json"]).go().answer()).expect("JSON")
}

/// The error of an import that must fail without leaving files.
fn refusal(folder: &Path, arguments: &[&str]) -> String {
    let before = listing(folder);
    let Outcome { code, stdout, stderr } = import(folder, arguments).go();
    assert_eq!((code, stdout.as_str()), (Some(2), ""), "{stderr}");
    assert_eq!(listing(folder), before, "a failed import left something");
    stderr
}

fn listing(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths.sort();
    paths
}

/// Opens the data of a file without the embedded data.
fn opened(path: &Path) -> Catalog {
    let origins = DataSources { paths: vec![path.to_owned()], only: true, follow_links: false };
    let (_, problems) = origins.check().expect("the data can be read");
    assert_eq!(problems.count(Severity::Error), 0, "{problems}");
    origins.open().expect("the data opens")
}

/// Imports a release without the embedded data.
fn imported(name: &str) -> (PathBuf, Catalog) {
    let folder = scratch(name);
    release::text(&folder.join("db_30_3_text"));
    report(&folder, &["onet", "db_30_3_text", "-o", "onet.career", "--alone"]);
    let catalog = opened(&folder.join("onet.career"));
    (folder, catalog)
}

#[test]
fn occupations_become_roles() {
    let (_, catalog) = imported("roles");
    let ids: Vec<_> = catalog.roles().map(|role| role.id()).collect();
    assert_eq!(ids, ["acute-care-nurses", "information-security-analysts", "registered-nurses", "software-developers"]);
    let nurses = catalog.find_role("registered nurses").unwrap();
    assert_eq!(nurses.title(), "Registered Nurses");
    assert_eq!(nurses.summary(), "Look after \"patients\", day and night.");
    assert_eq!(
        nurses.category().map(|c| (c.id(), c.title())),
        Some(("healthcare-practitioners-and-technical-occupations", "Healthcare Practitioners and Technical Occupations"))
    );
    let occupation = nurses.occupation().unwrap();
    assert_eq!((occupation.code(), occupation.job_zone()), ("29-1141.00", Some(3)));
    assert_eq!(occupation.statistics().map(|parent| (parent.code(), parent.title())), Some(("29-1141", "Registered Nurses")));
    assert_eq!(occupation.source().map(|source| (source.id(), source.release())), Some(("onet-30.3", "30.3")));
    let levels: Vec<_> = catalog.roles().map(|role| role.level()).collect();
    assert_eq!(levels, [Some(Level::Senior), None, Some(Level::Mid), Some(Level::Senior)]);
}

/// Importance 4 and level 3.5 throughout: every raw score is 3.5/7·100 = 50, so technical depth is
/// 40 + 50 · (50 − 45.5) / (72.9 − 45.5) = 48.21…, and so on.
#[test]
fn scores_follow_the_formula() {
    let (_, catalog) = imported("scores");
    let scores = |id: &str| catalog.find_role(id).unwrap().scores();
    assert_eq!(scores("registered-nurses"), [Some(48), Some(77), Some(54), Some(61), Some(58)].into());
    let baseline = catalog.find_role("registered-nurses").unwrap().occupation().unwrap().baseline();
    assert_eq!(baseline, [Some(482), Some(767), Some(545), Some(612), Some(579)].into());
    // Three of five elements have a level, 2.8 of 7: 40 + 50 · (40 − 34.8) / (55.5 − 34.8) = 52.56….
    assert_eq!(scores("software-developers"), [None, Some(53), None, None, None].into());
    assert_eq!(scores("information-security-analysts"), [None; 5].into());
}

#[test]
fn software_becomes_tools_known_as_well_as_it_is_asked_for() {
    let (_, catalog) = imported("tools");
    let tools: Vec<_> = catalog.tools().map(|tool| (tool.id(), tool.name(), tool.kind())).collect();
    assert_eq!(
        tools,
        [
            ("c", "C", ToolKind::Application),
            ("c-plus-plus", "C++", ToolKind::Language),
            ("epic-systems", "Epic Systems", ToolKind::Application),
            ("microsoft-windows", "Microsoft Windows", ToolKind::Platform),
            ("quiltdb", "QuiltDB", ToolKind::Database),
        ]
    );
    let uses =
        |id: &str| -> Vec<_> { catalog.find_role(id).unwrap().tools().map(|used| (used.tool.id(), used.proficiency)).collect() };
    let (demanded, hot, neither) = (Proficiency::Practitioner, Proficiency::Working, Proficiency::Awareness);
    assert_eq!(uses("registered-nurses"), [("epic-systems", demanded), ("microsoft-windows", hot)]);
    assert_eq!(uses("acute-care-nurses"), [("epic-systems", neither)]);
    assert_eq!(uses("software-developers"), [("quiltdb", demanded), ("c-plus-plus", hot), ("c", neither)]);
}

#[test]
fn a_title_that_several_share_names_one_of_them_and_finds_them_all() {
    let (folder, catalog) = imported("aliases");
    let aliases = |id: &str| catalog.find_role(id).unwrap().aliases().collect::<Vec<_>>();
    let shared = |id: &str| catalog.find_role(id).unwrap().shared_titles().collect::<Vec<_>>();
    // The short list of acute care nurses has the staff nurse; those of both have the ward nurse, so the first by code has it.
    assert_eq!(aliases("registered-nurses"), ["Charge Nurse", "Pediatric Nurse (Peds Nurse)", "Peds Nurse", "Ward Nurse"]);
    assert_eq!(shared("registered-nurses"), ["Staff Nurse"]);
    assert_eq!(aliases("acute-care-nurses"), ["Staff Nurse"]);
    assert_eq!(shared("acute-care-nurses"), ["Registered Nurses", "Ward Nurse"]);
    assert_eq!((aliases("software-developers"), shared("software-developers")), (vec!["API Developer"], vec![]));
    let named = |name: &str| catalog.find_role(name).map(|role| role.id());
    assert_eq!((named("staff nurse"), named("ward nurse")), (Some("acute-care-nurses"), Some("registered-nurses")));
    let found =
        career(["--only", "--data", "onet.career", "search", "ward nurse", "--fields", "id"]).within(&folder).go().answer();
    assert_eq!(found.lines().take(2).collect::<Vec<_>>(), ["registered-nurses", "acute-care-nurses"]);
    let page = career(["--only", "--data", "onet.career", "show", "acute-care-nurses"]).within(&folder).go().answer();
    assert!(page.contains("Registered Nurses, Ward Nurse"), "{page}");
}

#[test]
fn a_title_that_several_share_means_first_where_most_people_work() {
    let folder = scratch("people");
    let db = folder.join("db");
    let occupations = "15-1251.00\tProgram Writers\tx\n15-1252.00\tProgram Makers\tx\n";
    release::write(&db, "Occupation Data.txt", format!("O*NET-SOC Code\tTitle\tDescription\n{occupations}"));
    let titles = "15-1251.00\tProgram Person\n15-1252.00\tProgram Person\n";
    release::write(&db, "Alternate Titles.txt", format!("O*NET-SOC Code\tAlternate Title\n{titles}"));
    let meant = |arguments: &[&str]| {
        report(&folder, &[&["onet", "db", "-o", "onet.career"], arguments].concat());
        opened(&folder.join("onet.career")).find_role("program person").unwrap().id().to_owned()
    };
    // Beside the data in use, which knows how many people work in the two; alone, where nothing does.
    assert_eq!((meant(&[]), meant(&["--alone"])), ("program-makers".to_owned(), "program-writers".to_owned()));
}

#[test]
fn tasks_become_duties_the_core_ones_first() {
    let (_, catalog) = imported("tasks");
    let duties = |id: &str| {
        let lines = catalog.find_role(id).unwrap().lines().filter(|line| line.aspect == Aspect::Duties);
        lines.map(|line| line.text).collect::<Vec<_>>()
    };
    let core = ["Give medicines to patients.", "Watch over patients at night."];
    assert_eq!(duties("registered-nurses"), [core[0], core[1], "Teach new colleagues."]);
    assert_eq!(duties("software-developers"), ["Write programs."]);
    assert_eq!(duties("information-security-analysts"), [""; 0]);
}

#[test]
fn occupations_without_tools_and_scores_are_alike_by_their_words() {
    let (_, catalog) = imported("words");
    let [nurses, acute, developers] =
        ["registered-nurses", "acute-care-nurses", "software-developers"].map(|id| catalog.find_role(id).unwrap());
    let alike = career::query::likeness(&catalog, acute);
    assert!(alike(nurses).words > alike(developers).words, "{:?} {:?}", alike(nurses), alike(developers));
    assert_eq!(alike(acute).words, 100);
}

#[test]
fn related_occupations_become_related_roles_and_no_moves_that_people_make() {
    let (folder, catalog) = imported("related");
    let related = |id: &str| catalog.find_role(id).unwrap().related().map(|role| role.id()).collect::<Vec<_>>();
    assert_eq!(related("registered-nurses"), ["acute-care-nurses"]);
    assert_eq!(related("software-developers"), [""; 0]);
    let role = catalog.find_role("registered-nurses").unwrap();
    assert!(role.next().next().is_none() && role.prerequisites().next().is_none());
    let tree = career(["--only", "--data", "onet.career", "next", "registered-nurses", "--format", "table"]).within(&folder);
    let tree = tree.go().answer();
    assert!(tree.contains("Acute Care Nurses") && tree.contains("related"), "{tree}");
}

#[test]
fn an_import_works_alone_and_over_the_roles_that_come_with_the_program() {
    let folder = scratch("over");
    release::text(&folder.join("db"));
    let made = report(&folder, &["onet", "db", "-o", "onet.career", "--release", "30.3"]);
    let origins = DataSources { paths: vec![folder.join("onet.career")], only: false, follow_links: false };
    let (_, problems) = origins.check().unwrap();
    assert_eq!(problems.count(Severity::Error), 0, "{problems}");
    let (both, embedded) = (origins.open().unwrap(), Catalog::embedded().unwrap());
    assert_eq!(both.roles().len(), embedded.roles().len() + 4);
    // A title that names a role in use is kept for when the import is used alone.
    assert_eq!(both.find_role("api developer").unwrap().id(), "api-engineer");
    assert_eq!(both.find_role("software-developers").unwrap().shared_titles().collect::<Vec<_>>(), ["API Developer"]);
    assert_eq!(opened(&folder.join("onet.career")).find_role("api developer").unwrap().id(), "software-developers");
    // Existing tools keep names, aliases and kinds; occupations keep their statistics.
    assert_eq!(both.find_tool("cpp").unwrap().id(), "c-plus-plus");
    let outlook =
        |catalog: &Catalog| catalog.find_role("api-engineer").unwrap().occupation().unwrap().statistics().unwrap().openings();
    assert!(outlook(&both).is_some() && outlook(&both) == outlook(&embedded));
    let found = career(["--data", "onet.career", "search", "nurse"]).within(&folder).go().answer();
    assert!(found.contains("registered-nurses"), "{found}");
    let found = career(["--only", "--data", "onet.career", "search", "nurse"]).within(&folder).go().answer();
    assert!(found.contains("registered-nurses"), "{found}");
    // A second import replaces the roles of the first, instead of avoiding their ids.
    let again = report(&folder, &["onet", "db", "-o", "again.career", "--release", "30.3", "--data", "onet.career"]);
    assert_eq!(again["made"], made["made"]);
}

#[test]
fn roles_that_would_be_called_alike_are_told_apart_by_their_codes() {
    let folder = scratch("alike");
    release::write(
        &folder.join("db"),
        "Occupation Data.txt",
        "O*NET-SOC Code\tTitle\tDescription\n29-1141.00\tNurses\tx\n29-1141.01\tNurses!\tx\n15-1252.00\tAPI Developer\tx\n",
    );
    let made = report(&folder, &["onet", "db", "-o", "onet.career"]);
    assert_eq!(made["made"]["renamed_roles"], 3);
    let catalog = opened(&folder.join("onet.career"));
    let names: Vec<_> = catalog.roles().map(|role| (role.id(), role.title())).collect();
    assert_eq!(
        names,
        [
            ("api-developer-15-1252-00", "API Developer (15-1252.00)"),
            ("nurses-29-1141-00", "Nurses (29-1141.00)"),
            ("nurses-29-1141-01", "Nurses! (29-1141.01)"),
        ]
    );
}

#[test]
fn a_detail_without_the_occupation_as_a_whole_has_no_statistics() {
    let folder = scratch("detail");
    let occupations = "O*NET-SOC Code\tTitle\tDescription\n29-9999.01\tHealers\tThey heal.\n";
    release::write(&folder.join("db"), "Occupation Data.txt", occupations);
    report(&folder, &["onet", "db", "-o", "onet.career"]);
    let catalog = opened(&folder.join("onet.career"));
    let occupation = catalog.find_role("healers").unwrap().occupation().unwrap();
    assert_eq!((occupation.title(), occupation.statistics().map(|parent| parent.code())), ("Healers", None));
}

#[test]
fn both_spellings_give_the_same_data() {
    let (folder, text) = imported("spellings");
    release::commas(&folder.join("csv"));
    let read = report(&folder, &["onet", "csv", "-o", "csv.career", "--alone"]);
    assert_eq!(opened(&folder.join("csv.career")).digest(), text.digest());
    let files: Vec<_> = read["files"].as_array().unwrap().iter().map(|file| file["file"].as_str().unwrap()).collect();
    assert!(files.contains(&"csv/30.3-onet_transferable_skills.csv") && files.contains(&"csv/30.3-onet_software_skills.csv"));
}

#[test]
fn of_two_spellings_the_text_is_read_and_the_other_named() {
    let folder = scratch("mixed");
    release::text(&folder.join("db"));
    release::commas(&folder.join("db"));
    let read = report(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    assert_eq!(read["source"], "onet", "the release of files that are not read says nothing");
    let passed: Vec<_> = with_status(&read, "passed_over");
    assert_eq!(passed.len(), 11, "{passed:?}");
    release::write(&folder.join("db"), "29.0-onet_job_zones.txt", "");
    let said = refusal(&folder, &["onet", "db", "-o", "b.career"]);
    assert!(said.starts_with("error: db/29.0-onet_job_zones.txt and db/Job Zones.txt are the same table\n"), "{said}");
}

#[test]
fn what_is_absent_is_named_with_what_it_leaves_absent() {
    let folder = scratch("absent");
    release::text(&folder.join("db"));
    for name in [
        "Skills.txt",
        "Job Zones.txt",
        "Related Occupations.txt",
        "Alternate Titles.txt",
        "Technology Skills.txt",
        "Sample of Reported Titles.txt",
        "Task Statements.txt",
    ] {
        fs::remove_file(folder.join("db").join(name)).unwrap();
    }
    let read = report(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    assert_eq!(
        with_status(&read, "absent"),
        [
            ("db/Skills.txt", "leaves absent most of what scores are made of"),
            ("db/Technology Skills.txt", "leaves absent the tools of all roles"),
            ("db/Job Zones.txt", "leaves absent the level of all roles and the job zone of all occupations"),
            ("db/Related Occupations.txt", "leaves absent what each role is related to"),
            ("db/Alternate Titles.txt", "leaves absent the other names of all roles"),
            ("db/Sample of Reported Titles.txt", "leaves absent which occupation a title that several share means first"),
            ("db/Task Statements.txt", "leaves absent the duties of all roles"),
        ]
    );
    let catalog = opened(&folder.join("onet.career"));
    assert!(catalog.roles().all(|role| role.level().is_none() && role.tools().next().is_none() && role.aliases().len() == 0));
    fs::remove_file(folder.join("db/Occupation Data.txt")).unwrap();
    let said = refusal(&folder, &["onet", "db", "-o", "b.career"]);
    assert!(said.starts_with("error: db holds no `Occupation Data.txt`\n"), "{said}");
}

/// The files of a report with a given status, with notes.
fn with_status<'a>(report: &'a Value, status: &str) -> Vec<(&'a str, &'a str)> {
    let files = report["files"].as_array().unwrap().iter().filter(|file| file["status"] == status);
    files.map(|file| (file["file"].as_str().unwrap(), file["note"].as_str().unwrap())).collect()
}

/// The rows of a file that were not imported, by reason.
fn left_out(report: &Value, file: &str) -> Vec<(u64, String)> {
    let file = report["files"].as_array().unwrap().iter().find(|entry| entry["file"] == file).unwrap();
    let left_out = file["left_out"].as_array().unwrap().iter();
    left_out.map(|entry| (entry["count"].as_u64().unwrap(), entry["what"].as_str().unwrap().to_owned())).collect()
}

#[test]
fn what_goes_into_no_record_is_counted_with_the_reason() {
    let folder = scratch("left-out");
    release::text(&folder.join("db"));
    let read = report(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    let of = |name: &str| left_out(&read, &format!("db/{name}"));
    assert_eq!(of("Related Occupations.txt"), [(1, "rows of occupations that are not listed".to_owned())]);
    assert_eq!(of("Job Zones.txt"), [(1, "occupations without a job zone".to_owned())]);
    assert_eq!(of("Alternate Titles.txt"), [(1, "titles that repeat their role's own".to_owned())]);
    assert_eq!(
        of("Skills.txt"),
        [(1, "ratings that no score is made of".to_owned()), (19, "ratings without a value".to_owned())]
    );
}

/// Malformed rows: file, row, expected problem.
const MALFORMED: [(&str, &str, &str); 18] = [
    (
        "Task Statements.txt",
        "29-1141.00\t31\tx\tCore\t8\t08/2023\tx",
        ":7: Task ID: is a second task with that id (a task of an occupation is listed once)",
    ),
    (
        "Task Statements.txt",
        "29-1141.00\t32\tx\tMain\t8\t08/2023\tx",
        ":7: Task Type: `Main` cannot be read (Core or Supplemental)",
    ),
    ("Occupation Data.txt", "29-1141.00\tAgain\tx", ":6: O*NET-SOC Code: a second `29-1141.00` (an occupation is listed once)"),
    (
        "Occupation Data.txt",
        "29-11\tNurses\tx",
        ":6: O*NET-SOC Code: `29-11` cannot be read (an O*NET-SOC code reads like 15-1252.00, in one of the 23 major groups of SOC)",
    ),
    ("Occupation Data.txt", "29-1171.00\tn/a\tx", ":6: Title: is empty (every row states it)"),
    ("Occupation Data.txt", "29-1171.00\tNurses", ":6: has 2 cells (the header has 3)"),
    ("Occupation Data.txt", "29-1171.00\tNur\u{1b}ses\tx", ":6: Title: holds the control character U+001B (remove it)"),
    ("Job Zones.txt", "15-1252.00\t6\tx\tx", ":6: Job Zone: `6` cannot be read (a job zone is a whole number from 1 to 5)"),
    ("Job Zones.txt", "15-1252.00\t4\tx\tx", ":6: O*NET-SOC Code: has a second job zone (an occupation is in one)"),
    (
        "Knowledge.txt",
        "15-1252.00\t2.C.3.a\tx\tXX\t3\t8\t0\t0\t0\tN\t\tx\tx",
        ":18: Scale ID: `XX` cannot be read (IM for importance or LV for level)",
    ),
    (
        "Knowledge.txt",
        "29-1141.01\t2.C.3.a\tx\tLV\t7.5\t8\t0\t0\t0\tN\t\tx\tx",
        ":18: Data Value: `7.5` cannot be read (a level is a number from 0 to 7)",
    ),
    (
        "Knowledge.txt",
        "29-1141.01\t2.C.3.a\tx\tIM\t0.5\t8\t0\t0\t0\tN\t\tx\tx",
        ":18: Data Value: `0.5` cannot be read (an importance is a number from 1 to 5)",
    ),
    (
        "Knowledge.txt",
        "29-1141.00\t2.C.3.a\tx\tIM\t3\t8\t0\t0\t0\tN\t\tx\tx",
        ":18: Data Value: is a second rating of the same element on the same scale (remove one of the two)",
    ),
    ("Technology Skills.txt", "29-1141.00\tX\t1\tY\tmaybe\tN", ":8: Hot Technology: `maybe` cannot be read (Y or N)"),
    (
        "Related Occupations.txt",
        "29-1141.00\t29-1141.00\tx\t1",
        ":5: Related O*NET-SOC Code: is the occupation itself (remove the row)",
    ),
    ("Related Occupations.txt", "29-1141.00\t29-1141.01\tx\tone", ":5: Index: `one` cannot be read (a whole number)"),
    ("Alternate Titles.txt", "29-1141.00\t\tx\t01", ":9: Alternate Title: is empty (every row states it)"),
    (
        "Alternate Titles.txt",
        "12-1141.00\tx\tx\t01",
        ":9: O*NET-SOC Code: `12-1141.00` cannot be read (an O*NET-SOC code reads like 15-1252.00, in one of the 23 major groups of SOC)",
    ),
];

#[test]
fn a_malformed_row_is_refused_with_its_line_or_skipped_and_counted() {
    for (at, (name, row, said)) in MALFORMED.into_iter().enumerate() {
        let folder = scratch(&format!("malformed-{at}"));
        release::text(&folder.join("db"));
        let good = report(&folder, &["onet", "db", "-o", "good.career", "--alone"]);
        let file = folder.join("db").join(name);
        let text = fs::read_to_string(&file).unwrap();
        fs::write(&file, format!("{text}{row}\n")).unwrap();
        let refused = refusal(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
        let expected = format!(
            "error: a row cannot be read, and nothing was written\ndb/{name}{said}\n\
             hint: fix them, or leave them out with --lenient\n"
        );
        assert_eq!(refused, expected);
        let lenient = report(&folder, &["onet", "db", "-o", "onet.career", "--alone", "--lenient"]);
        assert_eq!(lenient["made"], good["made"], "{row}");
        let skipped: u64 = lenient["files"].as_array().unwrap().iter().filter_map(|file| file["skipped"].as_u64()).sum();
        assert_eq!((skipped, lenient["problems"].as_array().unwrap().len()), (1, 1));
        assert_eq!(fs::read(folder.join("onet.career")).unwrap(), fs::read(folder.join("good.career")).unwrap());
    }
}

#[test]
fn all_malformed_rows_are_told_up_to_a_thousand() {
    let folder = scratch("many");
    release::text(&folder.join("db"));
    let rows = "29-1141.00\t6\tx\tx\n".repeat(1_500);
    release::write(&folder.join("db"), "Job Zones.txt", format!("O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n{rows}"));
    let said = refusal(&folder, &["onet", "db", "-o", "onet.career"]);
    assert!(said.starts_with(
        "error: 1500 rows cannot be read, and nothing was written; the first 1000 are\ndb/Job Zones.txt:2: Job Zone"
    ));
    assert_eq!(said.lines().filter(|line| line.contains("Job Zone: `6`")).count(), 1_000);
    let json = import(&folder, &["onet", "db", "-o", "onet.career", "--json"]).go().stderr;
    let error: Value = serde_json::from_str(&json).unwrap();
    assert_eq!((&error["error"]["kind"], &error["error"]["problems"][0]["line"]), (&Value::from("bad_rows"), &Value::from(2)));
    let skipped = report(&folder, &["onet", "db", "-o", "onet.career", "--lenient"]);
    let zones = skipped["files"].as_array().unwrap().iter().find(|file| file["file"] == "db/Job Zones.txt").unwrap();
    assert_eq!((&zones["rows"], &zones["skipped"]), (&Value::from(1_500), &Value::from(1_500)));
}

#[test]
fn a_file_that_is_no_such_table_is_refused_even_leniently() {
    for (text, said) in [
        (
            &b"O*NET-SOC Code\tZone\n"[..],
            "error: db/Job Zones.txt: has no column `Job Zone`\nhint: it has O*NET-SOC Code, Zone\n",
        ),
        (b"", "error: db/Job Zones.txt: is empty\nhint: is this the file?\n"),
        (b"PK\x03\x04\x14", "error: db/Job Zones.txt: is an archive or a spreadsheet: unpack it, or save it as CSV\n"),
        (b"O*NET-SOC \xff\n", "error: db/Job Zones.txt: is not UTF-8\nhint: save the file as UTF-8\n"),
    ] {
        let folder = scratch("no-table");
        release::text(&folder.join("db"));
        fs::write(folder.join("db/Job Zones.txt"), text).unwrap();
        assert_eq!(refusal(&folder, &["onet", "db", "-o", "onet.career", "--lenient"]), said);
    }
    let folder = scratch("endless");
    let header = "O*NET-SOC Code,Title,Description\n";
    release::write(&folder.join("db"), "occupation_data.csv", format!("{header}29-1141.00,Nurses,\"{}", "x\n".repeat(1 << 20)));
    let said = refusal(&folder, &["onet", "db", "-o", "onet.career"]);
    assert_eq!(said, "error: db/occupation_data.csv: a row does not end: is a quote left open, or is this no table?\n");
}

#[test]
fn bytes_that_are_no_utf8_spoil_their_row_alone() {
    let folder = scratch("latin");
    release::text(&folder.join("db"));
    let file = folder.join("db/Alternate Titles.txt");
    let mut bytes = fs::read(&file).unwrap();
    bytes.extend_from_slice(b"29-1141.00\tInfirmi\xe8re\tn/a\t01\n29-1141.00\tNight Nurse\tn/a\t01\n");
    fs::write(&file, bytes).unwrap();
    let said = refusal(&folder, &["onet", "db", "-o", "onet.career"]);
    assert!(said.contains("\ndb/Alternate Titles.txt:9: is not UTF-8 (save the file as UTF-8)\n"), "{said}");
    report(&folder, &["onet", "db", "-o", "onet.career", "--lenient"]);
    assert!(opened(&folder.join("onet.career")).find_role("night nurse").is_some());
}

#[test]
fn names_that_are_too_long_are_left_out_and_counted() {
    let folder = scratch("long");
    release::text(&folder.join("db"));
    let long = "n".repeat(121);
    let append = |name: &str, row: String| {
        let text = fs::read_to_string(folder.join("db").join(name)).unwrap();
        fs::write(folder.join("db").join(name), text + &row).unwrap();
    };
    append("Occupation Data.txt", format!("29-1171.00\t{long}\tx\n"));
    append("Technology Skills.txt", format!("29-1141.00\t{long}\t1\tx\tN\tN\n"));
    append("Alternate Titles.txt", format!("29-1141.00\t{long}\tShort\t01\n"));
    let read = report(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    for (name, what) in [
        ("Occupation Data.txt", "occupations with a title of more than 120 characters"),
        ("Technology Skills.txt", "software with a name of more than 120 characters"),
        ("Alternate Titles.txt", "titles of more than 120 characters"),
    ] {
        assert!(left_out(&read, &format!("db/{name}")).contains(&(1, what.to_owned())), "{what}");
    }
    assert!(opened(&folder.join("onet.career")).find_role("short").is_some());
}

/// A table with its rows shuffled, header first.
fn shuffled(text: &str, seed: u64) -> String {
    let (header, rows) = text.split_once('\n').unwrap();
    let mut rows: Vec<&str> = rows.lines().collect();
    let mut state = seed;
    for at in (1..rows.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        rows.swap(at, usize::try_from(state >> 33).unwrap() % (at + 1));
    }
    format!("{header}\n{}\n", rows.join("\n"))
}

proptest! {
    #![proptest_config(crate::support::properties::config(8))]

    #[test]
    fn the_order_of_rows_makes_no_difference(seed in any::<u64>()) {
        let folder = scratch(&format!("order-{seed}"));
        release::text(&folder.join("db"));
        report(&folder, &["onet", "db", "-o", "before.career", "--alone"]);
        for (name, text) in release::tables() {
            release::write(&folder.join("db"), name, shuffled(&text, seed));
        }
        report(&folder, &["onet", "db", "-o", "after.career", "--alone"]);
        prop_assert!(fs::read(folder.join("before.career")).unwrap() == fs::read(folder.join("after.career")).unwrap());
        release::flat(&folder);
        report(&folder, &["oews", "oe.data.0.Current", "-o", "before.csv"]);
        let text = fs::read_to_string(folder.join("oe.data.0.Current")).unwrap();
        release::write(&folder, "oe.data.0.Current", shuffled(&text, seed));
        report(&folder, &["oews", "oe.data.0.Current", "-o", "after.csv"]);
        prop_assert_eq!(fs::read_to_string(folder.join("before.csv")).unwrap(), fs::read_to_string(folder.join("after.csv")).unwrap());
        fs::remove_dir_all(folder).unwrap();
    }
}

/// The expected wages of the download, as a file of `data/wages/`: suppressed values are absent, top-coded ones marked.
const WAGES: &str = "\
occupation,region,year,currency,period,mean,p10,p25,p50,p75,p90,top_coded,jobs,match,local_code,local_title,source,note
15-1212,us,2025,USD,year,132510,75090,97810,129180,163500,199850,,190650,exact,,,bls-oews-2025,
15-1252,us,2025,USD,year,,82460,105210,135980,171980,,p90,,exact,,,bls-oews-2025,
15-1252,us-100001,2025,USD,year,70000,,60000,,,,,40,exact,,,bls-oews-2025,
15-1252,us-41860,2025,USD,year,,,,,,,p10;p25;p50;p75;p90,90,exact,,,bls-oews-2025,
15-1252,us-ca,2025,USD,year,177000,105060,136990,174410,216670,272670,,284390,exact,,,bls-oews-2025,
";

#[test]
fn both_layouts_of_wages_give_the_rows_of_the_project() {
    let folder = scratch("wages");
    release::write(&folder, "national_M2025_dl.csv", release::download());
    let read = report(&folder, &["oews", "national_M2025_dl.csv", "-o", "wages.csv"]);
    assert_eq!(fs::read_to_string(folder.join("wages.csv")).unwrap(), WAGES);
    assert_eq!(read["unknown_areas"], serde_json::json!(["Nowhere, CA"]));
    let expected = [
        (1, "places where an occupation has no published pay"),
        (1, "rows of areas that the data in use does not know"),
        (1, "rows of groups of occupations"),
        (1, "rows of occupations that the data in use does not know"),
    ];
    assert_eq!(left_out(&read, "national_M2025_dl.csv"), expected.map(|(count, what)| (count, what.to_owned())));
    release::flat(&folder);
    let read = report(&folder, &["oews", "oe.data.0.Current", "-o", "flat.csv"]);
    assert_eq!(fs::read_to_string(folder.join("flat.csv")).unwrap(), WAGES);
    assert_eq!(read["unknown_areas"], serde_json::json!(["Nowhere, CA"]));
}

#[test]
fn wages_stand_alone_with_regions_that_were_unknown() {
    let folder = scratch("regions");
    release::flat(&folder);
    report(&folder, &["oews", "oe.data.0.Current", "-o", "wages.career"]);
    let wages = opened(&folder.join("wages.career"));
    let nowhere = wages.find_regions("us-99990").next().unwrap();
    assert_eq!((nowhere.name(), nowhere.parent().map(|parent| parent.id())), ("Nowhere, CA", Some("us-ca")));
    let over = DataSources { paths: vec![folder.join("wages.career")], only: false, follow_links: false }.open().unwrap();
    let pay = career::query::salary(&over, &pay_query("api-engineer", "us-99990")).unwrap();
    assert_eq!(serde_json::to_value(&pay).unwrap()["rows"][0]["p50"], 70_000, "{pay:?}");
    // Without existing regions, all parent regions are created.
    release::text(&folder.join("db"));
    report(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    let made = report(&folder, &["oews", "oe.data.0.Current", "-o", "b.career", "--only", "--data", "onet.career"]);
    assert_eq!(made["made"]["regions"], 5);
    assert_eq!(
        opened(&folder.join("b.career"))
            .find_regions("us-100001")
            .next()
            .and_then(|area| area.parent())
            .map(|state| state.name().to_owned()),
        Some("Alabama".to_owned())
    );
    let top = opened(&folder.join("b.career"));
    let san_francisco = top.statistics().find(|parent| parent.code() == "15-1252").unwrap();
    let coded = san_francisco.wages().find(|wage| wage.region().is_some_and(|region| region.id() == "us-41860")).unwrap();
    assert!(Percentile::ALL.iter().all(|percentile| coded.is_top_coded(*percentile)) && coded.mean().is_none());
}

#[test]
fn malformed_wages_are_refused_with_their_line() {
    let figures = ["190650", "132510", "75090", "97810", "129180", "163500", "199850"];
    let with = |at: usize, figure: &'static str| {
        let mut figures = figures;
        figures[at] = figure;
        release::pay(release::NATION, "15-1212", "detailed", figures)
    };
    let place = |place| release::pay(place, "15-1212", "detailed", figures);
    let twice = place(release::NATION).repeat(2);
    let wanted = "a number above 0, * or ** when not released, # when too high to print";
    for (row, said) in [
        (with(1, "x"), format!(":2: A_MEAN: `x` cannot be read ({wanted})")),
        (with(2, "0"), format!(":2: A_PCT10: `0` cannot be read ({wanted})")),
        (with(0, "1.5"), ":2: TOT_EMP: `1.5` cannot be read (a whole number, ** when not released)".to_owned()),
        (with(4, "90000"), ":2: p50: is below p25 for 15-1212 in us (percentiles never fall)".to_owned()),
        (twice, ":3: OCC_CODE: is a second row of the occupation in this area (remove one of the two)".to_owned()),
        (place(["99", "x", "7", "US"]), ":2: AREA_TYPE: `7` cannot be read (1 to 6)".to_owned()),
        (place(["99", "x", "5", "US"]), ":2: AREA: `99` cannot be read (the code of an area, such as 41860)".to_owned()),
        (
            place(["6", "x", "2", "XX"]),
            ":2: PRIM_STATE: `XX` cannot be read (the postal code of a state or territory)".to_owned(),
        ),
        (place(["6", "x", "4", "CA"]), ":2: AREA: `6` cannot be read (the code of an area, such as 41860)".to_owned()),
        (
            release::pay(release::NATION, "151-212", "detailed", figures).replace("151-212", "1512"),
            ":2: OCC_CODE: `1512` cannot be read (a SOC code reads like 15-1252)".to_owned(),
        ),
        (
            release::pay(release::NATION, "Nov-21", "detailed", figures),
            ":2: OCC_CODE: `Nov-21` cannot be read (a spreadsheet made a date of the code: open the published file again, \
             with that column as text)"
                .to_owned(),
        ),
    ] {
        let folder = scratch("bad-wages");
        let good = release::pay(release::NATION, "15-1252", "detailed", figures);
        release::write(&folder, "national_M2025_dl.csv", format!("{}{row}{good}", release::DOWNLOAD));
        let refused = refusal(&folder, &["oews", "national_M2025_dl.csv", "-o", "wages.csv"]);
        assert!(refused.contains(&format!("\nnational_M2025_dl.csv{said}\n")), "{refused}");
        let lenient = report(&folder, &["oews", "national_M2025_dl.csv", "-o", "wages.csv", "--lenient"]);
        assert_eq!(lenient["files"][0]["skipped"], 1);
    }
}

#[test]
fn malformed_series_are_refused_with_their_line() {
    let header = "series_id\tyear\tperiod\tvalue\tfootnote_codes\n";
    let row = "OEUN000000000000015121204\t2025\tA01\t132510\t\n";
    for (rows, said) in [
        (
            "OEUN0000\t2025\tA01\t1\t\n".to_owned(),
            ":2: series_id: `OEUN0000` cannot be read (a series id reads like OEUN000000000000015125204)",
        ),
        (row.replace("2025", "25"), ":2: year: `25` cannot be read (a year of four digits)"),
        (row.replace("132510", "many"), ":2: value: `many` cannot be read (a number above 0, or - when not released)"),
        (row.repeat(2), ":3: value: is a second figure of the same series (remove one of the two)"),
    ] {
        let folder = scratch("bad-series");
        release::write(&folder, "oe.data.1.AllData", format!("{header}{rows}"));
        let refused = refusal(&folder, &["oews", "oe.data.1.AllData", "-o", "wages.csv"]);
        assert!(refused.contains(&format!("\noe.data.1.AllData{said}\n")), "{refused}");
    }
    let folder = scratch("series");
    let older = row.replace("2025", "2024").replace("132510", "9");
    let again = |rows: [&str; 2]| {
        release::write(&folder, "oe.data.1.AllData", format!("{header}{}", rows.concat()));
        let read = report(&folder, &["oews", "oe.data.1.AllData", "-o", "wages.csv", "--source", "mine"]);
        assert_eq!(left_out(&read, "oe.data.1.AllData"), [(1, "rows of other years".to_owned())]);
        read
    };
    again([&older, row]);
    let read = again([row, &older]);
    assert_eq!(
        with_status(&read, "absent"),
        [("oe.area", "leaves absent the names of areas that the data in use does not know")]
    );
    assert!(
        fs::read_to_string(folder.join("wages.csv")).unwrap().contains("15-1212,us,2025,USD,year,132510,,,,,,,,exact,,,mine,")
    );
    report(&folder, &["oews", "oe.data.1.AllData", "-o", "wages.csv", "--year", "2024"]);
    assert!(fs::read_to_string(folder.join("wages.csv")).unwrap().contains("15-1212,us,2024,USD,year,9,"));
}

#[test]
fn a_year_must_come_from_somewhere() {
    let folder = scratch("year");
    release::write(&folder, "national.csv", release::download());
    let said = refusal(&folder, &["oews", "national.csv", "-o", "wages.csv"]);
    assert_eq!(said, "error: nothing says which year national.csv is of\nhint: add it: --year 2025\n");
    let read = report(&folder, &["oews", "national.csv", "-o", "wages.csv", "--year", "2031"]);
    assert_eq!(read["source"], "bls-oews-2031");
}

#[test]
fn the_ending_says_what_is_written() {
    let folder = scratch("endings");
    release::text(&folder.join("db_30_3_text"));
    let onet = ["onet", "db_30_3_text", "--alone", "-o"];
    let to = |out: &str| report(&folder, &[&onet[..], &[out]].concat());
    to("onet.career");
    let image = opened(&folder.join("onet.career"));
    let exported = career(["--only", "--data", "onet.career", "export"]).within(&folder);
    for (out, format) in [("onet.json", "json"), ("onet.ndjson", "ndjson")] {
        to(out);
        let expected = exported.clone().with(["--format", format]).go().answer();
        assert_eq!(fs::read_to_string(folder.join(out)).unwrap(), expected, "{out}");
    }
    to("onet.csv");
    let table = fs::read_to_string(folder.join("onet.csv")).unwrap();
    assert!(table.contains("29-1141.00,Registered Nurses,3,48.2,76.7,54.5,61.2,57.9,,onet-30.3,\n"), "{table}");
    to("onet-30.3");
    let files: Vec<_> = listing(&folder.join("onet-30.3")).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(files, ["categories.toml", "occupations", "regions.csv", "roles.ndjson", "sources.csv", "tools.toml"]);
    let roles = fs::read_to_string(folder.join("onet-30.3/roles.ndjson")).unwrap();
    assert_eq!(roles.lines().count(), image.roles().len());
    assert!(roles.starts_with("{\"table\":\"roles\",\"id\":\"acute-care-nurses\""), "{roles}");
    let (_, problems) = DataSources { paths: vec![folder.join("onet-30.3")], only: true, follow_links: false }.check().unwrap();
    assert_eq!(problems.count(Severity::Error), 0, "{problems}");
    let said = refusal(&folder, &[&onet[..], &["onet-30.3"]].concat());
    assert_eq!(said, "error: onet-30.3 is not empty\nhint: name a new folder: nothing is ever overwritten\n");
    let said = refusal(&folder, &[&onet[..], &["onet.xlsx"]].concat());
    assert!(said.starts_with("error: no form of data ends in .xlsx\n"), "{said}");
}

/// The refreshed table of occupations has only those in use; one without ratings gets the baseline of its stated neighbour.
#[test]
fn the_occupations_of_the_project_are_refreshed_from_a_release() {
    let folder = scratch("refresh");
    release::text(&folder.join("db_31_0_text"));
    let text = release::tables().remove(0).1 + "15-2051.00\tData Scientists\tx\n15-2031.00\tOperations Research Analysts\tx\n";
    release::write(&folder.join("db_31_0_text"), "Occupation Data.txt", &text);
    let row = |id: &str, scale: &str, value: &str| format!("15-2031.00\t{id}\tx\t{scale}\t{value}\t8\t0\t0\t0\tN\t\tx\tx\n");
    let rated: String = ["2.C.7.a", "2.C.1.b"].iter().map(|id| row(id, "IM", "4") + &row(id, "LV", "3.5")).collect();
    let knowledge = fs::read_to_string(folder.join("db_31_0_text/Knowledge.txt")).unwrap();
    release::write(&folder.join("db_31_0_text"), "Knowledge.txt", &(knowledge + &rated));
    let skills = fs::read_to_string(folder.join("db_31_0_text/Skills.txt")).unwrap();
    release::write(
        &folder.join("db_31_0_text"),
        "Skills.txt",
        &(skills + &row("2.A.1.c", "IM", "4") + &row("2.A.1.c", "LV", "3.5")),
    );
    report(&folder, &["onet", "db_31_0_text", "-o", "onet.csv"]);
    assert_eq!(
        fs::read_to_string(folder.join("onet.csv")).unwrap(),
        "code,title,job_zone,technical_depth,troubleshooting,communication,process_complexity,documentation,baseline_from,source,education\n\
         15-1212.00,Information Security Analysts,,,,,,,,onet-31.0,post_secondary_certificate=7.2;some_college=2.0;associate=12.9;bachelor=52.6;post_bachelor_certificate=22.5;master=2.8\n\
         15-1252.00,Software Developers,4,,52.6,,,,,onet-31.0,high_school=3.1;post_secondary_certificate=1.7;associate=5.1;bachelor=84.8;post_bachelor_certificate=0.8;master=4.5\n\
         15-2031.00,Operations Research Analysts,,,,,,57.9,,onet-31.0,bachelor=33.3;post_bachelor_certificate=9.5;master=42.9;doctoral=14.3\n\
         15-2051.00,Data Scientists,,,,,,57.9,15-2031.00,onet-31.0,\n"
    );
}

#[test]
fn options_of_the_other_kind_are_refused() {
    let folder = scratch("options");
    release::write(&folder, "in_2025.csv", release::download());
    for (arguments, said) in [
        (
            &["oews", "in_2025.csv", "-o", "x.csv", "--source", "My Own"][..],
            "the data has errors:\n  (imported): error: id: `My Own`",
        ),
        (&["onet", ".", "-o", "x.career", "--year", "2025"], "unexpected argument '--year' found"),
        (&["oews", "x.csv", "-o", "x.csv", "--alone"], "unexpected argument '--alone' found"),
        (&["oews", "x.csv", "-o", "x.csv", "--release", "30.3"], "unexpected argument '--release' found"),
        (&["oews", "none.csv", "-o", "x.csv"], "none.csv: No such file"),
        (&["onet", "none", "-o", "x.career"], "none: No such file"),
    ] {
        assert!(refusal(&folder, arguments).starts_with(&format!("error: {said}")), "{arguments:?}");
    }
}

#[test]
fn progress_is_for_terminals_and_gone_at_the_end() {
    let folder = scratch("progress");
    release::text(&folder.join("db"));
    let run = import(&folder, &["onet", "db", "-o", "onet.career"]);
    let shown = run.clone().errors_on_terminal().go().stderr;
    assert!(shown.starts_with("\rimporting ") && shown.contains("\rimporting 100 %"), "{shown:?}");
    assert!(shown.ends_with("\r               \r") && !shown.contains('\n'), "{shown:?}");
    assert_eq!(run.clone().with(["--json"]).errors_on_terminal().go().stderr, "");
    assert_eq!(run.go().stderr, "");
}

#[test]
fn reports_keep_to_their_schema() {
    let folder = scratch("schema");
    release::text(&folder.join("db"));
    release::write(&folder.join("db"), "Job Zones.txt", "O*NET-SOC Code\tJob Zone\n29-1141.00\t9\n");
    release::flat(&folder);
    let schema: Value = serde_json::from_str(&career(["schema", "import"]).go().answer()).expect("JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("a schema");
    for line in [["onet", "db", "-o", "onet.career", "--lenient"], ["oews", "oe.data.0.Current", "-o", "x.csv", "--lenient"]] {
        let report = report(&folder, &line);
        let wrong: Vec<_> = validator.iter_errors(&report).map(|error| error.to_string()).collect();
        assert!(wrong.is_empty() && report["schema"] == "career/import/1", "{wrong:?}");
    }
}

#[test]
fn every_format_tells_what_became_of_the_files() {
    let folder = scratch("formats");
    release::text(&folder.join("db"));
    let run = import(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    let csv = run.clone().with(["--format", "csv"]).go().answer();
    assert!(csv.starts_with("file,status,rows,skipped,left_out,note\r\ndb/Occupation Data.txt,read,4,0,0,\r\n"), "{csv}");
    for columns in [40, 80] {
        let screen = run.clone().with(["--color=never"]).terminal(columns).go().answer();
        assert!(screen.lines().all(|line| line.chars().count() <= usize::from(columns)), "{screen}");
        assert!(screen.contains("wrote onet.career"), "{screen}");
    }
    let plain = run.go().answer();
    assert!(plain.contains("Roles: 4\n") && plain.ends_with("wrote onet.career\n"), "{plain}");
}

/// What `career salary ROLE --region REGION` asks.
fn pay_query(role: &str, region: &str) -> career::query::SalaryQuery {
    let (roles, regions) = (vec![role.to_owned()], vec![region.to_owned()]);
    career::query::SalaryQuery { roles, regions, ..career::query::SalaryQuery::default() }
}

const YEARLY: &str = "1000,100000,50000,70000,90000,120000,150000";

/// The wages that a file gives: occupation, region, mean and median.
fn wages_of(folder: &str, name: &str, text: impl AsRef<[u8]>) -> Vec<String> {
    let folder = scratch(folder);
    release::write(&folder, name, text);
    report(&folder, &["oews", name, "-o", "wages.csv", "--year", "2018"]);
    let table = fs::read_to_string(folder.join("wages.csv")).unwrap();
    let cells = table.lines().skip(1).map(|row| row.split(',').collect::<Vec<_>>());
    cells.map(|cells| [cells[0], cells[1], cells[5], cells[8]].join(" ")).collect()
}

/// Spreadsheets drop zeros at the start of codes, and show them as they show numbers.
#[test]
fn codes_are_compared_as_codes() {
    let header = "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,OWN_CODE,OCC_CODE,O_GROUP,TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,\
                  A_PCT75,A_PCT90";
    for codes in [
        "99,U.S.,1,US,000000,1235,15-1252",
        "99,U.S.,1,US,0,1235,15-1252",
        "0099,U.S.,01,US,0.0,1235.0,151252",
        "99.0,U.S.,1.0,US,00,\"1,235\",15-1252.00",
    ] {
        let wages = wages_of("codes", "national.csv", format!("{header}\n{codes},detailed,{YEARLY}\n"));
        assert_eq!(wages, ["15-1252 us 100000 90000"], "{codes}");
    }
    for codes in ["06,California,2,CA,0,1235,15-1252", "6.0,California,02,CA,0,1235,15-1252"] {
        assert_eq!(
            wages_of("codes", "state.csv", format!("{header}\n{codes},detailed,{YEARLY}\n")),
            ["15-1252 us-ca 100000 90000"]
        );
    }
    for codes in ["0041860,\"San Francisco, CA\",4,CA,0,1235,15-1252", "\"41,860\",x,5,CA,0,1235,15-1252"] {
        assert_eq!(
            wages_of("codes", "metro.csv", format!("{header}\n{codes},detailed,{YEARLY}\n")),
            ["15-1252 us-41860 100000 90000"]
        );
    }
}

/// Headers as the Bureau wrote them, shortened by columns that are not read.
#[test]
fn layouts_of_earlier_years_are_read() {
    let figures = "TOT_EMP,A_MEAN,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90";
    let lower = figures.to_lowercase();
    for (header, codes, expected) in [
        (format!("OCC_CODE,OCC_TITLE,GROUP,{figures}"), "15-1252,x,,", "us"),
        (format!("OCC_CODE,OCC_TITLE,OCC_GROUP,{figures}"), "15-1252,x,detailed,", "us"),
        (format!("AREA,ST,STATE,OCC_CODE,OCC_TITLE,OCC_GROUP,{figures}"), "06,CA,California,15-1252,x,detailed,", "us-ca"),
        (
            format!("PRIM_STATE,AREA,AREA_NAME,OCC_CODE,OCC_TITLE,OCC_GROUP,{figures}"),
            "CA,41860,\"San Francisco, CA\",15-1252,x,detailed,",
            "us-41860",
        ),
        (
            format!("area,area_title,area_type,naics,naics_title,own_code,occ code,occ title,group,{lower}"),
            "99,U.S.,1,000000,x,1235,15-1252,x,detailed,",
            "us",
        ),
        (
            format!("area,area_title,area_type,naics,naics_title,own_code,occ_code,occ_title,o_group,{lower}"),
            "6,California,2,000000,x,1235,15-1252,x,detailed,",
            "us-ca",
        ),
    ] {
        let wages = wages_of("layouts", "oews.csv", format!("{header}\r\n{codes}{YEARLY}\r\n"));
        assert_eq!(wages, [format!("15-1252 {expected} 100000 90000")], "{header}");
        let semicolons = format!("\u{feff}{header}\r\n{}\r\n", format!("{codes}{YEARLY}").replace("\"San Francisco, CA\"", "x"));
        assert_eq!(wages_of("layouts", "oews.csv", semicolons.replace(',', ";")), wages, "{header}");
    }
    let folder = scratch("without-pay");
    release::write(&folder, "industry_M2018_dl.csv", "OCC_CODE,OCC_GROUP,TOT_EMP,A_MEAN,A_MEDIAN\n");
    assert_eq!(
        refusal(&folder, &["oews", "industry_M2018_dl.csv", "-o", "wages.csv"]),
        "error: industry_M2018_dl.csv: has no columns `A_PCT10`, `A_PCT25`, `A_PCT75`, `A_PCT90`\n\
         hint: it has OCC_CODE, OCC_GROUP, TOT_EMP, A_MEAN, A_MEDIAN\n"
    );
}

/// A new area lies in the state that its code or its name tells, where no column does.
#[test]
fn an_area_without_a_state_is_put_where_its_code_or_name_says() {
    let folder = scratch("states");
    let row = |area: &str| format!("{area},0,1235,15-1252,detailed,{YEARLY}\n");
    let rows = [row("5300009,Somewhere nonmetropolitan area,6"), row("99990,\"St. Nowhere, MO-IL\",4"), row("99991,Nowhere,4")];
    let header =
        "area,area_title,area_type,naics,own_code,occ_code,o_group,tot_emp,a_mean,a_pct10,a_pct25,a_median,a_pct75,a_pct90\n";
    release::write(&folder, "all_data_M_2019.csv", format!("{header}{}", rows.concat()));
    report(&folder, &["oews", "all_data_M_2019.csv", "-o", "wages.career"]);
    let catalog = opened(&folder.join("wages.career"));
    let mut parents: Vec<_> = catalog
        .regions()
        .filter(|region| region.id().len() > 5)
        .map(|region| (region.id().to_owned(), region.parent().map(|parent| parent.id().to_owned())))
        .collect();
    parents.sort();
    let expected = [("us-5300009", "us-wa"), ("us-99990", "us-mo"), ("us-99991", "us")];
    assert_eq!(parents, expected.map(|(id, parent)| (id.to_owned(), Some(parent.to_owned()))));
}

#[test]
fn an_import_that_makes_nothing_is_an_error() {
    let folder = scratch("nothing");
    let figures = ["1000", "100000", "50000", "70000", "90000", "120000", "150000"];
    let rows = [
        release::pay(release::NATION, "15-1252", "detailed", figures).replace("000000", "541500"),
        release::pay(release::NATION, "99-9999", "detailed", figures),
        release::pay(release::NATION, "15-1252", "detailed", figures).replace("100000", "x"),
    ];
    release::write(&folder, "national_M2025_dl.csv", format!("{}{}", release::DOWNLOAD, rows.concat()));
    for out in ["wages.csv", "wages.career", "wages"] {
        assert_eq!(
            refusal(&folder, &["oews", "national_M2025_dl.csv", "-o", out, "--lenient"]),
            "error: nothing can be made of national_M2025_dl.csv\n\
             hint: left out: rows of occupations that the data in use does not know (1); rows of single industries or owners (1); \
             rows that cannot be read (1)\n"
        );
    }
    release::write(&folder, "empty_M2025_dl.csv", release::DOWNLOAD);
    assert_eq!(
        refusal(&folder, &["oews", "empty_M2025_dl.csv", "-o", "wages.csv"]),
        "error: nothing can be made of empty_M2025_dl.csv\nhint: it has no rows\n"
    );
    release::write(&folder.join("db"), "Occupation Data.txt", "O*NET-SOC Code\tTitle\tDescription\n");
    assert_eq!(
        refusal(&folder, &["onet", "db", "-o", "onet.career"]),
        "error: nothing can be made of db\nhint: it has no rows\n"
    );
}

/// The summaries of the occupations of a file, by title.
fn summaries(name: &str, text: &str) -> Vec<(String, String)> {
    let folder = scratch("quotes");
    release::write(&folder.join("db"), name, text);
    report(&folder, &["onet", "db", "-o", "onet.career", "--alone"]);
    let catalog = opened(&folder.join("onet.career"));
    catalog.roles().map(|role| (role.title().to_owned(), role.summary().to_owned())).collect()
}

#[test]
fn quotes_that_a_spreadsheet_put_around_cells_are_taken_off_and_others_kept() {
    let table = |header: &str, title: &str, text: &str| format!("{header}\n15-1252.00\t{title}\t{text}\n");
    let header = "O*NET-SOC Code\tTitle\tDescription";
    let quoted_header = "\"O*NET-SOC Code\"\t\"Title\"\t\"Description\"";
    for (header, title, text, expected) in [
        (header, "Coders", r#""Write widgets, and ""gadgets"" too.""#, ("Coders", r#"Write widgets, and "gadgets" too."#)),
        (header, r#""Coders, All Other""#, "Write.", ("Coders, All Other", "Write.")),
        (header, r#""""Widget"" Coders""#, "Write.", (r#""Widget" Coders"#, "Write.")),
        (header, r#""Widget" Coders"#, r#"Write "widgets""#, (r#""Widget" Coders"#, r#"Write "widgets""#)),
        (header, r#""Widget" and "Gadget""#, r#""Widgets" first."#, (r#""Widget" and "Gadget""#, r#""Widgets" first."#)),
        (header, r#""Coders""#, "Write.", (r#""Coders""#, "Write.")),
        (quoted_header, r#""Coders""#, r#""Write.""#, ("Coders", "Write.")),
    ] {
        let read = summaries("Occupation Data.txt", &table(header, title, text));
        assert_eq!(read, [(expected.0.to_owned(), expected.1.to_owned())], "{title} {text}");
    }
    let semicolons = "\u{feff}O*NET-SOC Code;Title;Description;\r\n15-1252.00;Coders;\"Write; \"\"widgets\"\".\";\r\n;;;\r\n";
    let read = summaries("30.3-onet_occupation_data.csv", semicolons);
    assert_eq!(read, [("Coders".to_owned(), "Write; \"widgets\".".to_owned())]);
}

#[test]
fn old_releases_have_software_among_other_tools() {
    let folder = scratch("old-release");
    let db = folder.join("db_20_0");
    release::write(&db, "Occupation Data.txt", "O*NET-SOC Code\tTitle\tDescription\n15-1252.00\tCoders\tx\n");
    release::write(
        &db,
        "Tools and Technology.txt",
        "O*NET-SOC Code\tT2 Type\tT2 Example\tCommodity Code\tCommodity Title\n\
         15-1252.00\tTools\tLaptop computers\t43211503\tNotebook computers\n\
         15-1252.00\tTechnology\tQuiltDB\t43232304\tData base management system software\n",
    );
    let read = report(&folder, &["onet", "db_20_0", "-o", "onet.career", "--alone"]);
    assert_eq!(left_out(&read, "db_20_0/Tools and Technology.txt"), [(1, "tools that are no software".to_owned())]);
    let catalog = opened(&folder.join("onet.career"));
    let tools: Vec<_> = catalog.tools().map(|tool| (tool.id(), tool.kind())).collect();
    assert_eq!(tools, [("quiltdb", ToolKind::Database)]);
}
