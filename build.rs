//! Compiles `data/` to the image that the binary embeds. A bad file fails the build, with every problem and its place.

use std::path::Path;
use std::{env, fs};

// The build script shares the reader, the checker and the layout with the program: there is no second opinion.
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/dataset/mod.rs"]
mod dataset;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/image/mod.rs"]
mod image;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/text.rs"]
mod text;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/vocabulary.rs"]
mod vocabulary;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data");
    let (records, problems) = dataset::load(Path::new("data"));
    for problem in problems.iter() {
        println!("cargo::{}=data/{}", problem.severity.name(), problems.line(problem));
    }
    if problems.count(dataset::Severity::Error) > 0 {
        return Err("data/ has errors".into());
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalog.image"), dataset::compile(&records)?)?;
    Ok(())
}
