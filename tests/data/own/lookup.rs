//! Roles looked up in a file of lines are those that reading all of it gives.

use career::catalog::Catalog;
use career::cli::Format;
use career::error::Error;
use career::own::Origins;
use career::{query, view};

use super::{Ladder, written};

const FORMATS: [Format; 5] = [Format::Table, Format::Plain, Format::Json, Format::Csv, Format::Ndjson];

/// The pages of a role in several formats, or why there is none.
fn pages(catalog: &Result<Catalog, Error>, name: &str) -> Vec<String> {
    let catalog = match catalog {
        Ok(catalog) => catalog,
        Err(error) => return vec![error.tell().message],
    };
    let show = match query::show(catalog, &[name.to_owned()], None) {
        Ok(show) => show,
        Err(failure) => return vec![Error::from(failure).tell().message],
    };
    let page = view::ShowPage { show, sections: &[], sources: vec![] };
    FORMATS.iter().map(|format| written(&page, *format)).collect()
}

#[test]
fn a_role_looked_up_is_the_one_that_is_compiled() {
    let ladder = Ladder::empty("lookup");
    let sage = r#"{"id":"sage","title":"Sage","aliases":["Wise One"],"level":"mid","next":["api-engineer","owl"]}"#;
    let owl = r#"{"id":"owl","title":"Owl","prerequisites":["sage"]}"#;
    let filler = (0..2600).map(|n| format!("{{\"id\":\"filler-{n}\",\"title\":\"Filler {n}\",\"summary\":\"Fills.\"}}\n"));
    let filler = filler.collect::<Vec<_>>().concat();
    let files = [
        ("plain.ndjson", format!("{sage}\n{owl}\n")),
        ("unended.ndjson", format!("{owl}\n{sage}")),
        ("windows.ndjson", format!("{owl}\r\n{sage}\r\n")),
        ("marked.ndjson", format!("\u{feff}{sage}\n{owl}\n")),
        ("spaced.ndjson", format!("{}\n{owl}\n", sage.replace("\"id\":", "\"id\" :  "))),
        ("turned.ndjson", format!("{{\"title\":\"Sage\",\"next\":[\"owl\"],\"id\":\"sage\"}}\n{owl}\n")),
        ("escaped.ndjson", format!("{}\n{owl}\n", sage.replace("\"sage\"", "\"s\\u0061ge\""))),
        ("key-escaped.ndjson", format!("{}\n{owl}\n", sage.replace("\"id\"", "\"\\u0069d\""))),
        ("twice.ndjson", format!("{sage}\n{owl}\n{sage}\n")),
        ("embedded.ndjson", format!("{sage}\n{owl}\n{{\"id\":\"api-engineer\",\"title\":\"Another\"}}\n")),
        ("related.ndjson", format!("{{\"id\":\"sage\",\"title\":\"Sage\",\"related\":[\"dba\",\"owl\"]}}\n{owl}\n")),
        ("long.ndjson", format!("{owl}\n{filler}{sage}\n{}", filler.replace("filler-", "later-").replace("Filler", "Later"))),
        ("broken.ndjson", format!("{{\n{sage}\n{owl}\n")),
    ];
    for (name, text) in files {
        ladder.write(name, text);
        let origins: Origins = ladder.files(&[name], false);
        let whole = origins.open();
        for role in ["sage", "wise one", "api-engineer", "SRE", "nobody"] {
            let looked_up = pages(&origins.open_for(&[role.to_owned()]), role);
            let all = pages(&whole, role);
            // What is wrong with lines that nobody asked for is told by those who read all.
            if all.len() > 1 || looked_up.len() == 1 {
                assert_eq!(looked_up, all, "{role} of {name}");
            }
        }
    }
}
