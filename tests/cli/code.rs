//! `career code`

use std::fs;
use std::io::Write;
use std::process::Stdio;

use crate::program::{Outcome, career};
use crate::support::empty_folder;
use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "code",
    cases: &[("titles", &["--title", "Sr. Java Developer (m/f/d)", "--title", "DBA II", "--title", "grain farmer"])],
    plain: Plain::Records(|answer| texts(&answer["titles"], "title")),
};

/// What the rows of a pipe become.
fn piped(arguments: &[&str], rows: &[u8]) -> Outcome {
    let mut command = career(["code"]).with(arguments).with(["-"]).command();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    let mut input = child.stdin.take().expect("its input");
    let rows = rows.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that refuses its arguments reads nothing.
        let _ = input.write_all(&rows);
    });
    let output = child.wait_with_output().expect("it ends");
    writer.join().expect("all is written");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Outcome { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

const ADDED: &str = "role,soc,occupation,score,margin,runner_up,runner_up_soc,by";

#[test]
fn rows_come_out_in_order_with_their_own_cells() {
    let rows = "id,title,note\n1,DBA,\"a, b\"\n2,\"Manager, \"\"IT\"\"\",\n\n3,,x\n4,site reliability engineer\n5,a,b,c\n6,DBA,\"two\nlines\"\n";
    let told = piped(&[], rows.as_bytes());
    assert_eq!(told.code, Some(0), "{told:?}");
    let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(told.stdout.as_bytes());
    let out: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(out[0].iter().collect::<Vec<_>>().join(","), format!("id,title,note,{ADDED}"));
    let ids: Vec<&str> = out.iter().skip(1).map(|row| &row[0]).collect();
    assert_eq!(ids, ["1", "2", "3", "4", "5", "6"]);
    assert_eq!((&out[1][2], &out[1][3], &out[1][4]), ("a, b", "database-administrator", "15-1242"));
    assert_eq!((&out[2][1], out[2].len()), ("Manager, \"IT\"", 11));
    assert!(out[3].iter().skip(3).all(str::is_empty), "{:?}", out[3]);
    // A short row is filled up, so that what is added stands in its columns.
    assert_eq!((&out[4][2], &out[4][3]), ("", "site-reliability-engineer"));
    assert_eq!(out[5].iter().take(4).collect::<Vec<_>>(), ["5", "a", "b", "c"]);
    assert!(out[5].iter().skip(4).all(str::is_empty));
    assert_eq!(&out[6][2], "two\nlines");
    assert!(told.stderr.contains("6 rows") && told.stderr.contains("1 could not be read"), "{}", told.stderr);
}

#[test]
fn every_form_is_told_by_its_first_line() {
    let lines = piped(&[], b"DBA\nManager, Software\r\n\ncaf\xe9 owner\n").stdout;
    let first: Vec<&str> = lines.lines().map(|line| line.split('\t').next().unwrap_or_default()).collect();
    assert_eq!(first, ["DBA", "Manager, Software", "", "caf\u{fffd} owner"]);
    assert!(lines.lines().all(|line| line.matches('\t').count() == 8), "{lines}");
    let tabs = piped(&["--column", "Position"], b"position\tx\n\"DBA\" \t1\r\n").stdout;
    assert!(tabs.starts_with("position\tx\trole\t") && tabs.contains("\"DBA\" \t1\tdatabase-administrator\t"), "{tabs}");
    let semicolons = piped(&[], "\u{feff}title;x\nDBA;1\n".as_bytes()).stdout;
    assert!(semicolons.starts_with("title;x;role;") && semicolons.contains("\nDBA;1;database-administrator;"), "{semicolons}");
    let objects = piped(&[], b"{\"n\":1.50,\"title\":\"DBA\"}\n[1]\n{}\n{\"title\":\"DBA\",\"role\":\"own\"}\n").stdout;
    let objects: Vec<&str> = objects.lines().collect();
    assert!(objects[0].starts_with("{\"n\":1.50,\"title\":\"DBA\",\"role\":\"database-administrator\",\"soc\":"), "{objects:?}");
    assert_eq!(objects[1], "[1]");
    assert!(objects[2].starts_with("{\"role\":null,"), "{objects:?}");
    assert!(objects[3].contains("\"role\":\"own\",\"career_role\":\"database-administrator\""), "{objects:?}");
    let lines = piped(&["--lines"], b"title\nDBA\n").stdout;
    assert_eq!(lines.lines().count(), 2, "{lines}");
    let made = piped(&["--format", "ndjson"], b"title,x\nDBA,\"a\"\"b\"\n").stdout;
    assert!(made.starts_with("{\"title\":\"DBA\",\"x\":\"a\\\"b\",\"role\":\"database-administrator\""), "{made}");
    let headed = piped(&["--format", "csv"], b"DBA\n").stdout;
    assert!(headed.starts_with(&format!("title,{ADDED}\nDBA,")), "{headed}");
}

#[test]
fn answers_can_be_narrowed() {
    let roles = piped(&["--to", "role"], b"DBA\n").stdout;
    assert!(roles.starts_with("DBA\tdatabase-administrator\t\t\t"), "{roles}");
    let codes = piped(&["--to", "soc"], b"DBA\n").stdout;
    assert!(codes.starts_with("DBA\t\t15-1242\tDatabase Administrators\t"), "{codes}");
    let sure = piped(&["--min-confidence", "0.99"], b"DBA\n").stdout;
    assert!(sure.starts_with("DBA\t\t\t\t0."), "{sure}");
}

#[test]
fn a_department_helps() {
    let of = |department: &str| piped(&["--context", "d"], format!("title,d\nSpecialist,{department}\n").as_bytes()).stdout;
    assert_ne!(of("information security and risk"), of("help desk and user support"));
}

#[test]
fn threads_and_repeats_change_nothing() {
    let titles = ["DBA", "sre", "Sr. Java Developer", "network eng", "QA lead", "qwertz", "Manager"];
    let rows: Vec<String> = (0..20_000).map(|n| format!("{} {}", titles[n % titles.len()], n % 40)).collect();
    let (part, rows) = (rows[..50].join("\n"), rows.join("\n"));
    let alone = piped(&["--jobs", "1"], rows.as_bytes()).stdout;
    assert_eq!(alone.lines().count(), 20_000);
    assert_eq!(alone, piped(&["--jobs", "4"], rows.as_bytes()).stdout);
    assert_eq!(
        alone.lines().take(50).collect::<Vec<_>>(),
        piped(&["--flush"], part.as_bytes()).stdout.lines().collect::<Vec<_>>()
    );
}

#[test]
fn mistakes_are_told() {
    let told = |arguments: &[&str], rows: &str| {
        let outcome = piped(arguments, rows.as_bytes());
        assert_eq!(outcome.code, Some(2), "{outcome:?}");
        outcome.stderr
    };
    assert!(told(&["--column", "nope"], "id,title\n1,DBA\n").contains("the columns are id, title"));
    assert!(told(&[], "id\tname\n1\tDBA\n").contains("--column"));
    assert!(told(&["--format", "csv"], "{\"title\":\"DBA\"}\n").contains("JSON lines"));
    assert!(told(&["--strict"], "id,title\n1,DBA,x\n").contains("line"));
    assert!(told(&["--min-confidence", "7"], "DBA\n").contains("0 to 1"));
    let missing = career(["code", "no-such-file.csv"]).go();
    assert_eq!(missing.code, Some(2));
    assert!(missing.stderr.contains("no-such-file.csv"), "{}", missing.stderr);
}

#[test]
fn what_was_coded_can_be_coded_again() {
    let folder = empty_folder("coded-again");
    let file = folder.join("jobs.csv");
    fs::write(&file, "title\nDBA\n").expect("a file");
    let code = || career(["code".as_ref(), file.as_os_str()]).go().stdout;
    let once = code();
    fs::write(&file, &once).expect("a file");
    let twice = code();
    assert!(twice.starts_with(&format!("title,{ADDED},career_role,career_soc,")), "{twice}");
}
