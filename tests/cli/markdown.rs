//! Markdown: documents where an answer is a page, tables of records where it is one.

use crate::program::career;
use crate::snapshot::assert_snapshot;
use crate::support::Folder;

fn markdown(command: &[&str]) -> String {
    career(command).with(["--format", "markdown"]).go().answer()
}

#[test]
fn documents_are_to_be_pasted() {
    for (name, command) in [
        ("advert", &["show", "sre", "--section", "summary,duties,tools"][..]),
        ("comparison", &["compare", "sre", "devops-engineer"]),
        ("gap", &["gap", "sysadmin", "sre"]),
        ("moves", &["next", "sre"]),
        ("tree", &["prereqs", "cloud-architect", "--depth", "3"]),
        ("way", &["path", "help-desk-technician", "cloud-architect"]),
        ("pay", &["salary", "sre", "dba", "--in", "us,gb"]),
        ("fit", &["fit", "--role", "sysadmin", "--limit", "3"]),
    ] {
        assert_snapshot(&format!("markdown/{name}.txt"), markdown(command));
    }
}

#[test]
fn an_answer_that_is_a_table_stays_one_with_its_columns_in_words() {
    let table = markdown(&["list", "--category", "cloud", "--limit", "2"]);
    assert!(table.starts_with("| id | title | category | level | technical depth |"), "{table}");
    assert_eq!(table.lines().count(), 4, "{table}");
    let chosen = markdown(&["show", "sre", "dba", "--fields", "id,usual_pay"]);
    assert!(chosen.starts_with("| id | usual pay |\n| --- | --- |\n| site-reliability-engineer | "), "{chosen}");
}

#[test]
fn sections_pick_from_a_document() {
    let document = markdown(&["show", "sre", "--section", "tools"]);
    let headings: Vec<&str> = document.lines().filter(|line| line.starts_with('#')).collect();
    assert_eq!(headings, ["# Site Reliability Engineer", "## Tools"]);
}

/// What a document could be made to do, in the title and the texts of a role.
const HOSTILE: &str = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](z) `code` **bold** | cell $m$ &lt;";

#[test]
fn hostile_texts_stay_texts() {
    let folder = Folder::new("hostile-markdown");
    let role = |id: &str, level: &str, next: &str| {
        let text = HOSTILE.replace('"', "\\\"");
        format!(
            "{{\"id\": \"{id}\", \"title\": \"# {id} {text}\", \"category\": \"cloud\", \"level\": \"{level}\", \"summary\": \"1. {text}\",\
             \"duties\": [\"- {text}\"], \"next\": [{next}]}}"
        )
    };
    folder.write("own.json", format!("[{}, {}]", role("mage", "mid", "\"sage\""), role("sage", "senior", "")));
    let own = folder.join("own.json");
    let own = own.to_str().expect("a path");
    for command in [
        &["show", "mage"][..],
        &["compare", "mage", "sage"],
        &["gap", "mage", "sage"],
        &["next", "mage"],
        &["path", "mage", "sage"],
        &["ladder", "mage"],
        &["ladder", "cloud"],
        &["list", "--category", "cloud"],
    ] {
        let document = markdown(&[command, &["--data", own, "--no-cache"]].concat());
        assert!(document.contains(r"\<script\>"), "{command:?}:\n{document}");
        // What stays when escapes are taken out is Markdown's own.
        let unescaped = document.replace("\\\\", "");
        let structure: String =
            unescaped.split('\\').enumerate().map(|(at, part)| part.get(usize::from(at > 0)..).unwrap_or_default()).collect();
        assert!(!structure.contains(['<', '>', '[', ']', '`', '$', '~']), "{command:?}:\n{structure}");
        assert!(!structure.contains("&lt;"), "{command:?}:\n{structure}");
        assert!(document.lines().all(|line| !line.trim_start().starts_with("1. ")), "{command:?}:\n{document}");
    }
}
