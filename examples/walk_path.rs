//! Walks from one role to another: `cargo run --example walk_path -- sysadmin "cloud architect"`

use std::error::Error;
use std::io::{Write, stdout};

use career::catalog::Catalog;
use career::query::{PathQuery, path};
use career::vocabulary::Vocabulary;

fn main() -> Result<(), Box<dyn Error>> {
    let mut names = std::env::args().skip(1);
    let from = names.next().unwrap_or_else(|| "help desk".to_owned());
    let to = names.next().unwrap_or_else(|| "cloud architect".to_owned());
    let catalog = Catalog::embedded()?;
    for found in path(&catalog, &from, &to, &PathQuery::default())?.paths {
        writeln!(stdout(), "{}", found.from.title)?;
        for step in found.moves {
            writeln!(stdout(), "  {} to {}, effort {}", step.kind.name(), step.to.title, step.effort)?;
        }
    }
    Ok(())
}
