//! A user's own data: started from the starter, laid over the embedded roles, checked, packed and opened.
#![allow(clippy::unwrap_used, reason = "a test that cannot set itself up has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use career::catalog::Catalog;
use career::dataset::Severity;
use career::own::{self, Origins};

/// A folder with the starter in it, gone when the test is over.
struct Ladder(PathBuf);

impl Ladder {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&folder);
        own::init(&folder).unwrap();
        Self(folder)
    }

    fn over(&self) -> Origins {
        Origins { paths: vec![self.0.clone()], only: false }
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

impl Drop for Ladder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn the_starter_checks_clean_and_joins_the_career_graph() {
    let ladder = Ladder::new("starter");
    let (_, problems) = ladder.over().check().unwrap();
    assert_eq!(problems.to_string(), "");
    let catalog = ladder.over().open().unwrap();
    let role = catalog.find_role("are").unwrap();
    assert!(role.origin().unwrap().ends_with("acme-reliability-engineer.toml"));
    assert!(catalog.find_role("senior-site-reliability-engineer").unwrap().onward().any(|onward| onward == role));
    assert_eq!(catalog.roles().len(), Catalog::embedded().unwrap().roles().len() + 1);
    let path = career::query::path(&catalog, "sysadmin", "are", &career::query::PathQuery::default()).unwrap();
    assert_eq!(path.paths.first().unwrap().moves.last().unwrap().to.id, "acme-reliability-engineer");
}

#[test]
fn nothing_is_overwritten_by_a_starter() {
    let ladder = Ladder::new("again");
    assert_eq!(own::init(&ladder.0).unwrap_err().exit_code(), 2);
}

#[test]
fn a_role_with_a_known_id_replaces_it_and_hidden_roles_are_gone() {
    let ladder = Ladder::new("replace");
    let embedded = fs::read_to_string("data/roles/software-engineering/api-engineer.toml").unwrap();
    ladder.write(
        "roles/software-engineering/api-engineer.toml",
        &embedded.replace("title = \"API Engineer\"", "title = \"Interface Engineer\""),
    );
    ladder.write("overlay.toml", "hide = [\"game-developer\", \"acme-reliability-engineer\"]\n");
    let catalog = ladder.over().open().unwrap();
    assert_eq!(catalog.find_role("api-engineer").unwrap().title(), "Interface Engineer");
    assert!(catalog.find_role("game-developer").is_none());
    catalog.verify().unwrap();
}

#[test]
fn a_packed_dataset_opens_as_the_same_catalog() {
    let ladder = Ladder::new("packed");
    let image = ladder.0.join("all.career");
    own::write_atomically(&image, &ladder.over().compile().unwrap()).unwrap();
    let packed = Origins { paths: vec![image], only: true };
    assert_eq!(packed.open().unwrap().digest(), ladder.over().open().unwrap().digest());
}

#[test]
fn problems_name_the_file_as_it_was_given() {
    let ladder = Ladder::new("wrong");
    ladder.write("overlay.toml", "hide = [\"gamedeveloper\"]\nmore = 1\n");
    let (_, problems) = ladder.over().check().unwrap();
    let lines: Vec<_> = problems.iter().map(|problem| problems.line(problem)).collect();
    let file = ladder.0.join("overlay.toml");
    let expected = [
        format!("{}:1:9: error: hide: no role `gamedeveloper` (did you mean `game-developer`?)", file.display()),
        format!("{}:2:1: error: unknown key `more` (known here: hide, next, prerequisites)", file.display()),
    ];
    assert_eq!(lines, expected);
    assert_eq!(problems.count(Severity::Error), 2);
    assert!(ladder.over().open().is_err());
}

#[test]
fn one_role_file_is_enough() {
    let ladder = Ladder::new("single");
    let file = ladder.0.join("roles/software-engineering/one.toml");
    let text = fs::read_to_string(ladder.0.join("roles/acme/acme-reliability-engineer.toml")).unwrap();
    ladder.write("roles/software-engineering/one.toml", &text.replace("ARE", "First of One"));
    let catalog = Origins { paths: vec![file], only: false }.open();
    assert_eq!(catalog.unwrap().find_role("first of one").unwrap().level(), career::vocabulary::Level::Lead);
}
