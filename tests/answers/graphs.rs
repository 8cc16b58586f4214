//! Graphs of a dataset with titles that attempt injection. The files stay in cargo's scratch folder for `.ci/graphs`, which
//! renders them with Graphviz and Mermaid.

use std::fs;
use std::path::Path;

use career::catalog::Catalog;
use career::commands::{PathPage, TreePage};
use career::dataset::{self, Severity};
use career::query::{Direction, PathQuery, TreeQuery, graph, path, tree};
use career::view::{self, Colour, Format, Style, Terminal, View};

use crate::support::rendering;

type Outcome = Result<(), Box<dyn std::error::Error>>;

const TITLES: [&str; 12] = [
    r#"He said \"end\"; \"]) -->|x| n1"#,
    "end",
    "subgraph A --> B",
    "%%{init: {}}%% comment",
    "style n0 fill:#f00; classDef x;",
    "<b>R&D</b> &amp; #35; #quot;",
    "1. list - of * things",
    "`markdown **bold**`",
    r"Back\\slash \\N \\l \\",
    "Développeur データ مهندس 👩‍💻",
    "{curly} [square] (round) |pipe| >flag]",
    "graph TD; click n0 call alert()",
];

/// Copies the real data, with the roles replaced by a chain of roles with hostile titles.
fn nasty(folder: &Path) -> Outcome {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder.join("roles/it-support"))?;
    copy(&data, folder)?;
    let real = fs::read_to_string(data.join("roles/it-support/help-desk-technician.toml"))?;
    for (number, title) in TITLES.iter().enumerate() {
        let next = if number + 1 < TITLES.len() { format!("\"bad-{}\"", number + 1) } else { String::new() };
        fs::write(folder.join(format!("roles/it-support/bad-{number}.toml")), renamed(&real, title, &next))?;
    }
    Ok(())
}

/// Copies everything except the roles, and the files that name them.
fn copy(from: &Path, to: &Path) -> Outcome {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if ["roles", "crosswalk", "moves.csv"].iter().any(|named| entry.file_name() == *named) {
            continue;
        }
        if entry.file_type()?.is_file() {
            fs::copy(entry.path(), target)?;
        } else {
            fs::create_dir_all(&target)?;
            copy(&entry.path(), &target)?;
        }
    }
    Ok(())
}

/// A role's file with another title and successor, without fields that must be unique.
fn renamed(file: &str, title: &str, next: &str) -> String {
    let mut text = format!("title = \"{title}\"\nnext = [{next}]\n");
    let mut skipped = false;
    // Lines about the work name other roles, which are not there.
    for line in file.lines().take_while(|line| *line != "[ways_in]") {
        let key = line.split(" =").next().unwrap_or_default();
        let starts = ["title", "aliases", "prerequisites", "next"].contains(&key) && line.contains(" = ");
        skipped = starts || (skipped && !line.contains(" = ") && !line.starts_with('['));
        if !skipped {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

fn style(format: Format) -> Style<'static> {
    Style { format, fields: &[], header: true, taken: &[] }
}

fn write(folder: &Path, name: &str, report: &impl View) -> Outcome {
    let _alone = rendering();
    let terminal = Terminal::detect(false, Colour::Never, false);
    for (format, extension) in [(Format::Dot, "dot"), (Format::Mermaid, "mmd")] {
        let rendered = view::render(report, &style(format), &terminal).map_err(|refused| refused.report().message)?;
        fs::write(folder.join(format!("{name}.{extension}")), rendered.bytes)?;
    }
    Ok(())
}

#[test]
fn graphs_of_any_titles_are_written_for_the_programs_that_draw_them() -> Outcome {
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR"));
    nasty(&scratch.join("nasty"))?;
    let (records, problems) = dataset::load(&scratch.join("nasty"));
    let told: Vec<_> = problems.iter().filter(|p| p.severity == Severity::Error).map(|p| problems.line(p)).collect();
    assert!(told.is_empty(), "{told:#?}");
    let catalog = Catalog::open(dataset::compile(&records)?)?;
    let graphs = scratch.join("graphs");
    fs::create_dir_all(&graphs)?;
    let wish = PathQuery { alternatives: 2, ..PathQuery::default() };
    let way = path(&catalog, "bad-0", "bad-11", &wish).map_err(|failure| format!("{failure:?}"))?;
    write(&graphs, "path", &PathPage::from(way))?;
    let whole = TreeQuery { direction: Direction::Next, depth: 20, only_usual: false, region: None };
    let next = tree(&catalog, "bad-0", whole).map_err(|failure| format!("{failure:?}"))?;
    write(&graphs, "next", &TreePage::from(next))?;
    write(&graphs, "graph", &graph(&catalog))?;
    Ok(())
}

#[test]
fn what_is_no_graph_is_refused_as_one() -> Outcome {
    let catalog = Catalog::embedded()?;
    let gap = career::query::gap(&catalog, "dba", "sre", None).map_err(|failure| format!("{failure:?}"))?;
    let terminal = Terminal::detect(false, Colour::Never, false);
    let _alone = rendering();
    let refused = view::render(&gap, &style(Format::Dot), &terminal).map_err(|refused| refused.report().message);
    let told = "this answer cannot be drawn as a graph; its formats are table, plain, json, ndjson, csv, tsv, markdown";
    assert_eq!(refused, Err(told.to_owned()));
    Ok(())
}
