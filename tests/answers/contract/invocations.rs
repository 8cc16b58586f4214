//! Command lines to test: the examples of every subcommand, additional ones, and random ones generated from a seed.

use std::collections::BTreeSet;

use career::catalog::Catalog;
use career::commands::REGISTRY;

/// Subcommands that write files or scripts; `tests/cli/docs.rs` runs their examples in a scratch folder.
pub(crate) const WRITES: [&str; 5] = ["init", "compile", "import", "completions", "man"];

/// Command lines that the examples do not cover, including failing ones.
const MORE: [&str; 28] = [
    "list",
    "list --category cloud --reverse",
    "show dba --region gb --sources",
    "salary api-engineer --region es",
    "tools",
    "search 'kuberentes engineer'",
    "search terraform --limit 5",
    "path sysadmin sre",
    "path --from sysadmin --reach 2",
    "gap sysadmin sre",
    "similar sre",
    "fit --role sysadmin",
    "fit --role sysadmin --tool python=expert --unlock",
    "export --graph",
    "check data",
    "check no-such-folder",
    "config",
    "next sre --depth 1",
    "prereqs help-desk-technician",
    "schema",
    "show no-such-role",
    "search qqqqxx",
    "salary sre --region georgia",
    "compare sre sre",
    "gap sre sre",
    "path sre",
    "fit",
    "schema no-such-command",
];

/// All fixed command lines, without options for the output format.
pub(crate) fn table() -> Vec<Vec<String>> {
    let questions = REGISTRY.subcommands().filter(|command| !WRITES.contains(&command.name));
    let examples = questions.flat_map(|command| command.examples()).filter_map(|example| example.strip_prefix("career "));
    let lines: BTreeSet<_> = examples.chain(MORE).map(words).collect();
    lines.into_iter().collect()
}

/// Splits a command line into words up to a redirection or pipe, without options for the output format.
fn words(line: &str) -> Vec<String> {
    let mut words = shlex::split(line).expect("quotes are closed").into_iter();
    let mut kept = Vec::new();
    while let Some(word) = words.next() {
        match word.as_str() {
            ">" | "|" => break,
            "--format" => drop(words.next()),
            json if json.starts_with("--json") => {}
            _ => kept.push(word),
        }
    }
    kept
}

/// A seeded pseudorandom number generator (`SplitMix64`).
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % limit.max(1) as u64).expect("below a usize")
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// Valid names for arguments.
pub(crate) struct Names {
    roles: Vec<String>,
    tools: Vec<String>,
    categories: Vec<String>,
    certifications: Vec<String>,
    regions: Vec<String>,
}

impl Names {
    pub(crate) fn of(catalog: &Catalog) -> Self {
        let roles = catalog.roles().flat_map(|role| [role.id(), role.title()].into_iter().chain(role.aliases()));
        Self {
            roles: roles.map(str::to_owned).collect(),
            tools: catalog.tools().flat_map(|tool| [tool.id(), tool.name()]).map(str::to_owned).collect(),
            categories: catalog.categories().map(|category| category.id().to_owned()).collect(),
            certifications: catalog.certifications().map(|held| held.id().to_owned()).collect(),
            regions: catalog.regions().flat_map(|region| [region.id(), region.name()]).map(str::to_owned).collect(),
        }
    }

    /// A random name, occasionally made invalid.
    fn name(random: &mut Random, names: &[String]) -> String {
        let mut name = random.pick(names).clone();
        if random.chance(5) {
            let additions = ["x", "\u{1b}[31m", "\u{202e}é", "\n", "\""];
            name.push_str(additions[random.below(additions.len())]);
        }
        name
    }

    /// A random command line with JSON output, without the program name.
    pub(crate) fn invocation(&self, random: &mut Random) -> Vec<String> {
        let verbs = ["list", "show", "salary", "tools", "search", "compare", "path", "next", "prereqs", "gap", "similar", "fit"];
        let verb = *random.pick(&verbs);
        let mut line = vec![verb.to_owned()];
        let count = match verb {
            "compare" => 2 + random.below(3),
            "path" | "gap" => 2,
            "show" | "salary" => 1 + random.below(2),
            "next" | "prereqs" | "similar" => 1,
            _ => 0,
        };
        line.extend((0..count).map(|_| Self::name(random, &self.roles)));
        match verb {
            "fit" => line.extend(["--role".to_owned(), Self::name(random, &self.roles)]),
            "list" => self.filter(random, &mut line),
            "tools" if random.chance(50) => line.push(Self::name(random, &self.tools)),
            "tools" => line.extend(["--kind".to_owned(), (*random.pick(&["database", "language", "toy"])).to_owned()]),
            "search" => {
                let names = if random.chance(70) { &self.roles } else { &self.tools };
                let name = Self::name(random, names);
                let cut = name.char_indices().nth(3 + random.below(12)).map_or(name.len(), |(at, _)| at);
                line.push(name[..cut].to_owned());
            }
            "salary" if random.chance(40) => {
                line.extend(["--adjust".to_owned(), (*random.pick(&["annual", "fx", "ppp", "prices", "annual,fx"])).to_owned()]);
            }
            "next" | "prereqs" => line.extend(["--depth".to_owned(), (1 + random.below(4)).to_string()]),
            _ => {}
        }
        if matches!(verb, "show" | "salary" | "compare" | "path" | "list") && random.chance(40) {
            line.extend(["--region".to_owned(), Self::name(random, &self.regions)]);
        }
        line.push("--json".to_owned());
        line
    }

    fn filter(&self, random: &mut Random, line: &mut Vec<String>) {
        let mut option = |name: &str, value: String| line.extend([name.to_owned(), value]);
        if random.chance(40) {
            option("--category", Self::name(random, &self.categories));
        }
        if random.chance(30) {
            option("--level", (*random.pick(&["entry", "mid", "senior", "lead", "executive"])).to_owned());
        }
        if random.chance(30) {
            option("--tool", Self::name(random, &self.tools));
        }
        if random.chance(10) {
            option("--certification", Self::name(random, &self.certifications));
        }
        if random.chance(20) {
            option("--min", format!("communication={}", random.below(110)));
        }
        option("--limit", (1 + random.below(20)).to_string());
        option("--sort", (*random.pick(&["id", "title", "pay", "outlook", "technical_depth", "level"])).to_owned());
    }
}
