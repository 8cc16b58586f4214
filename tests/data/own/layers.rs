//! Precedence of layers.

use super::Ladder;

#[test]
fn the_last_of_several_files_that_have_a_role_wins_as_a_whole() {
    let ladder = Ladder::empty("layers");
    ladder.write("one.json", r#"{"id": "sage", "title": "Json", "summary": "First."}"#);
    ladder.write("two.ndjson", "{\"id\":\"sage\",\"title\":\"Lines\"}\n");
    ladder.write("three.csv", "id,title\nsage,Rows\n");
    ladder.write("four/roles/sage.toml", "title = \"Folder\"\n");
    let names = [("one.json", "Json"), ("two.ndjson", "Lines"), ("three.csv", "Rows"), ("four", "Folder")];
    for (lower, _) in names {
        for (upper, title) in names.iter().filter(|(upper, _)| *upper != lower) {
            let origins = ladder.files(&[lower, upper], false);
            assert_eq!(origins.check().unwrap().1.to_string(), "", "{upper} over {lower}");
            let catalog = origins.open().unwrap();
            let role = catalog.find_role("sage").unwrap();
            assert_eq!((role.title(), role.summary().is_empty()), (*title, *upper != "one.json"), "{upper} over {lower}");
            assert!(role.origin().unwrap().file.contains(upper));
        }
    }
}

#[test]
fn within_a_folder_rows_go_over_lines_and_lines_over_files() {
    let ladder = Ladder::empty("folder-layers");
    let title = || ladder.over().open().unwrap().find_role("sage").unwrap().title().to_owned();
    ladder.write("roles/sage.toml", "title = \"File\"\n");
    assert_eq!(title(), "File");
    ladder.write("roles.ndjson", "{\"id\":\"sage\",\"title\":\"Lines\"}\n");
    assert_eq!(title(), "Lines");
    ladder.write("roles.csv", "id,title\nsage,Rows\n");
    assert_eq!(title(), "Rows");
}

#[test]
fn a_role_that_one_layer_hides_may_come_again_in_a_later_one() {
    let ladder = Ladder::empty("hidden");
    ladder.write("base.json", r#"{"id": "sage", "title": "Low"}"#);
    ladder.write("hiding/overlay.toml", "hide = [\"sage\"]\n[related]\ngame-developer = [\"api-engineer\"]\n");
    ladder.write("again.json", r#"{"id": "sage", "title": "High"}"#);
    let hidden = ladder.files(&["base.json", "hiding"], false).open().unwrap();
    assert!(hidden.find_role("sage").is_none());
    let origins = ladder.files(&["base.json", "hiding", "again.json"], false);
    let (_, problems) = origins.check().unwrap();
    let told: Vec<_> = problems.iter().map(|problem| (problem.severity.name(), problem.message.as_str())).collect();
    assert_eq!(told, [("warning", "does nothing to the role `sage`")]);
    assert_eq!(origins.open().unwrap().find_role("sage").unwrap().title(), "High");
}
