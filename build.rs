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
#[path = "src/least.rs"]
mod least;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/positions.rs"]
mod positions;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/standing.rs"]
mod standing;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/text.rs"]
mod text;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/vocabulary.rs"]
mod vocabulary;
#[allow(dead_code, unused_imports, unreachable_pub)]
#[path = "src/words.rs"]
mod words;

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
    link_unwinder();
    Ok(())
}

/// Links the unwinder of GCC into the program. As a shared library, which is the default, finding and loading it takes a
/// seventh of a short run; it is needed for the backtrace of a panic alone.
fn link_unwinder() {
    let target = |key: &str| env::var(format!("CARGO_CFG_TARGET_{key}")).unwrap_or_default();
    // A static program has it anyway.
    if target("OS") == "linux" && target("ENV") == "gnu" && !target("FEATURE").contains("crt-static") {
        println!("cargo::rustc-link-lib=static:-bundle=gcc_eh");
    }
}
