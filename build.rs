//! Compiles `data/` to the image that the binary embeds. A bad file fails the build, with every problem and its place.

use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=data");
    let (records, problems) = career_data::load(Path::new("data"));
    for problem in problems.iter() {
        println!("cargo::{}=data/{}", problem.severity.name(), problems.line(problem));
    }
    if problems.count(career_data::Severity::Error) > 0 {
        return Err("data/ has errors".into());
    }
    fs::write(Path::new(&env::var("OUT_DIR")?).join("catalog.image"), career_data::compile(&records)?)?;
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
