//! Lists the senior roles of a category, the technically deepest first: `cargo run --example list_roles -- cloud`

use std::error::Error;
use std::io::{Write, stdout};

use career::catalog::Catalog;
use career::query::{Filter, ListQuery, Sort, SortKey, list};
use career::vocabulary::{Competency, Level};

fn main() -> Result<(), Box<dyn Error>> {
    let category = std::env::args().nth(1).unwrap_or_else(|| "cloud".to_owned());
    let catalog = Catalog::embedded()?;
    let query = ListQuery {
        filter: Filter { categories: vec![category], levels: vec![Level::Senior], ..Filter::default() },
        sort: Sort { key: SortKey::Score(Competency::TechnicalDepth), reverse: false },
        limit: None,
    };
    for listed in list(&catalog, &query)?.roles {
        writeln!(stdout(), "{}\t{}", listed.role.id(), listed.role.title())?;
    }
    Ok(())
}
