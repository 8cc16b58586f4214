//! Every rule of the checker, violated one at a time in a small dataset: the message must have a place and a hint.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicU32, Ordering};

use career::catalog::Catalog;
use career::dataset::{self, Problems, Severity};

use crate::support::Folder;

/// A dataset in a temporary folder, removed at the end of the test.
struct Fixture(Folder);

const TOOLS: [&str; 10] = ["bash", "git", "http", "json", "linux", "make", "python", "rest", "sql", "yaml"];

impl Fixture {
    /// A valid dataset: three roles in two categories, and a few figures.
    fn clean() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed).to_string();
        let fixture = Self(Folder::new(Path::new("checker").join(number)));
        let tools = TOOLS.map(|id| format!("{id} = {{ name = \"The {id}\" }}\n")).concat();
        let files = [
            ("categories.toml", "cloud = { title = \"Cloud\" }\nsupport = { title = \"Support\" }\n"),
            ("tools.toml", &format!("[language]\n{tools}")),
            ("certifications.toml", "first = { name = \"First Certificate\", issuer = \"Board\", aliases = [\"FC\"] }\n"),
            (
                "sources.csv",
                "id,publisher,title,release,period,licence,attribution,homepage,used_for,notes\n\
                 office-2025,Office,Wages,2025,2025,CC0,Source: Office.,https://example.org,pay,\n",
            ),
            ("regions.csv", "id,name,kind,parent,aliases\nus,United States,country,,USA\nus-ca,California,state,us,\n"),
            ("prices.csv", "region,kind,factor,year,source\nus-ca,rpp,110.72,2024,office-2025\n"),
            ("jargon.csv", "word,kind,means\neng,short,engineer\n"),
            ("moves.csv", "from,to,why\nhelper,keeper,A year of nights\n"),
            (
                "occupations/onet.csv",
                "code,title,job_zone,technical_depth,troubleshooting,communication,process_complexity,documentation,\
                 baseline_from,source,education\n15-1252.00,Software Developers,4,60,60,60,60,60,,office-2025,bachelor=84.8\n",
            ),
            (
                "occupations/soc.csv",
                "code,title,employment_2024,employment_2034,change_percent,annual_openings,education,experience,training,\
                 source\n15-1252,Software Developers,1000,1100,10.0,50,Bachelor's degree,None,None,office-2025\n",
            ),
            (
                "wages/us.csv",
                "occupation,region,year,currency,period,mean,p10,p25,p50,p75,p90,top_coded,jobs,match,local_code,\
                 local_title,source,note\n\
                 15-1252,us,2025,USD,year,60000,40000,50000,60000,70000,,p90,1000,exact,,,office-2025,\n",
            ),
            ("roles/support/helper.toml", &role("Helper", "entry", 55, "[]", r#"["builder", "keeper"]"#)),
            ("roles/cloud/builder.toml", &role("Builder", "mid", 60, r#"["helper"]"#, r#"["keeper", "helper"]"#)),
            ("roles/cloud/keeper.toml", &role("Keeper", "senior", 65, r#"["builder"]"#, r#"["builder", "helper"]"#)),
        ];
        for (name, text) in files {
            fixture.write(name, text);
        }
        fixture
    }

    fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        self.0.write(name, text);
    }

    /// Replaces the first occurrence of a text in a file, which must exist.
    fn replace(&self, name: &str, from: &str, to: &str) {
        let text = fs::read_to_string(self.0.join(name)).unwrap();
        assert!(text.contains(from), "{name} does not hold {from}");
        self.write(name, text.replacen(from, to, 1));
    }

    fn append(&self, name: &str, line: &str) {
        let text = fs::read_to_string(self.0.join(name)).unwrap();
        self.write(name, text + line + "\n");
    }

    fn problems(&self) -> Problems {
        dataset::load(&self.0).1
    }
}

/// A role file: title in line 1, aliases in line 2, … scores in lines 12-16.
fn role(title: &str, level: &str, score: u8, prerequisites: &str, next: &str) -> String {
    let tools = TOOLS.map(|id| format!("\"{id}\"")).join(", ");
    let day = "word ".repeat(400);
    format!(
        r#"title = "{title}"
aliases = ["{title} of Things"]
level = "{level}"
occupation = "15-1252.00"
certifications = ["first"]
prerequisites = {prerequisites}
next = {next}
summary = "Keeps it going."
day = "{day}"

[competencies]
technical_depth = {score}
troubleshooting = 60
communication = 60
process_complexity = 60
documentation = 60

[tools]
working = [{tools}]
"#
    )
}

const BUILDER: &str = "roles/cloud/builder.toml";
const KEEPER: &str = "roles/cloud/keeper.toml";
const HELPER: &str = "roles/support/helper.toml";

/// Modifies the valid dataset and compares all problems reported by the checker.
fn check(break_it: impl Fn(&Fixture), expected: &[&str]) {
    let fixture = Fixture::clean();
    break_it(&fixture);
    let problems = fixture.problems();
    let told: Vec<_> = problems.iter().map(|problem| problems.line(problem)).collect();
    assert_eq!(told, expected);
    // Problems are complete as data, not only as text.
    for problem in problems.iter() {
        assert!((problem.place.file as usize) < problems.files().len());
        assert!(!problem.message.is_empty());
    }
}

/// One replacement in one file.
fn check_replaced(name: &str, from: &str, to: &str, expected: &[&str]) {
    check(|fixture| fixture.replace(name, from, to), expected);
}

#[test]
fn a_clean_dataset_has_no_problems_and_compiles() {
    let fixture = Fixture::clean();
    let (dataset, problems) = dataset::load(&fixture.0);
    assert_eq!(problems.to_string(), "");
    let catalog = Catalog::open(dataset::compile(&dataset).unwrap()).unwrap();
    assert_eq!(catalog.verify(), Ok(()));
    assert_eq!(catalog.find_role("builder of things").map(|role| role.id()), Some("builder"));
}

#[test]
fn fields_are_known_and_there() {
    check_replaced(
        BUILDER,
        "title =",
        "titel =",
        &[
            "roles/cloud/builder.toml:1: error: title: is missing (add `title`)",
            "roles/cloud/builder.toml:1:1: error: unknown key `titel` (did you mean `title`?)",
        ],
    );
    check_replaced(
        BUILDER,
        "level =",
        "zzz = 1\nlevel =",
        &[
            "roles/cloud/builder.toml:3:1: error: unknown key `zzz` (known here: ai, aliases, certifications, competencies, day, duties, good, interview, level, mistaken_for, next, occupation, on_call, owns, pay, plain, prerequisites, reasons, related, rhythm, shared_titles, summary, title, tools, ways_in, works_with)",
        ],
    );
    check_replaced(
        BUILDER,
        "[competencies]",
        "[competencies]\ndepth = 3",
        &[
            "roles/cloud/builder.toml:12:1: error: competencies: unknown key `depth` (known here: communication, documentation, process_complexity, technical_depth, troubleshooting)",
        ],
    );
    check_replaced(
        BUILDER,
        "troubleshooting = 60\n",
        "",
        &["roles/cloud/builder.toml:11: error: troubleshooting: is missing from `competencies` (add `troubleshooting`)"],
    );
    // No further problem about moves: keeper requires builder, but the rules on levels need both.
    check_replaced(KEEPER, "level = \"senior\"\n", "", &["roles/cloud/keeper.toml:1: error: level: is missing (add `level`)"]);
    check_replaced(BUILDER, "level = \"mid\"\n", "", &["roles/cloud/builder.toml:1: error: level: is missing (add `level`)"]);
    check_replaced(
        BUILDER,
        "[tools]\nworking",
        "[gear]\nworking",
        &[
            "roles/cloud/builder.toml: warning: tools: lists 0 tools (10 to 25)",
            "roles/cloud/builder.toml:1: error: tools: is missing (add `tools`)",
            "roles/cloud/builder.toml:18:2: error: unknown key `gear` (known here: ai, aliases, certifications, competencies, day, duties, good, interview, level, mistaken_for, next, occupation, on_call, owns, pay, plain, prerequisites, reasons, related, rhythm, shared_titles, summary, title, tools, ways_in, works_with)",
        ],
    );
    check_replaced(
        "categories.toml",
        "cloud = { title = \"Cloud\" }",
        "cloud = { name = \"Cloud\" }",
        &[
            "categories.toml:1: error: title: is missing from `cloud` (add `title`)",
            "categories.toml:1:11: error: cloud: unknown key `name` (known here: title)",
        ],
    );
    check_replaced(
        "categories.toml",
        "cloud = { title = \"Cloud\" }",
        "cloud = \"Cloud\"",
        &[
            "categories.toml:1:9: error: cloud: must be a table, not string",
            "roles/cloud/builder.toml: error: category: no category `cloud` (add the category or leave it out)",
            "roles/cloud/keeper.toml: error: category: no category `cloud` (add the category or leave it out)",
        ],
    );
    check_replaced(
        "tools.toml",
        "name = \"The sql\"",
        "name = \"The sql\", alias = [\"x\"]",
        &["tools.toml:10:27: error: sql: unknown key `alias` (did you mean `aliases`?)"],
    );
    check_replaced(
        "certifications.toml",
        "issuer = \"Board\", ",
        "",
        &["certifications.toml:1: error: issuer: is missing from `first` (add `issuer`)"],
    );
    check_replaced(
        BUILDER,
        "working = [",
        "expret = []\nworking = [",
        &["roles/cloud/builder.toml:19:1: error: tools: unknown key `expret` (did you mean `expert`?)"],
    );
    check_replaced(
        BUILDER,
        "[tools]",
        "[reasons]\ndocumentaton = \"x\"\n[tools]",
        &["roles/cloud/builder.toml:19:1: error: reasons: unknown key `documentaton` (did you mean `documentation`?)"],
    );
}

#[test]
fn scores_run_from_0_to_100_and_depart_for_a_reason() {
    check_replaced(
        BUILDER,
        "troubleshooting = 60",
        "troubleshooting = 101",
        &["roles/cloud/builder.toml:13:19: error: troubleshooting: 101 is out of range (scores run from 0 to 100)"],
    );
    check_replaced(
        BUILDER,
        "troubleshooting = 60",
        "troubleshooting = -1",
        &["roles/cloud/builder.toml:13:19: error: troubleshooting: -1 is out of range (scores run from 0 to 100)"],
    );
    check_replaced(
        BUILDER,
        "troubleshooting = 60",
        "troubleshooting = \"high\"",
        &["roles/cloud/builder.toml:13:19: error: troubleshooting: must be a whole number from 0 to 100, not string"],
    );
    check_replaced(
        BUILDER,
        "troubleshooting = 60",
        "troubleshooting = 60.5",
        &["roles/cloud/builder.toml:13:19: error: troubleshooting: must be a whole number from 0 to 100, not float"],
    );
    check_replaced(
        BUILDER,
        "troubleshooting = 60",
        "troubleshooting = 99999999999999999999",
        &[
            "roles/cloud/builder.toml:13:19: error: troubleshooting: 99999999999999999999 is out of range (scores run from 0 to 100)",
        ],
    );
    check_replaced(
        BUILDER,
        "troubleshooting = 60",
        "troubleshooting = true",
        &["roles/cloud/builder.toml:13:19: error: troubleshooting: must be a whole number from 0 to 100, not boolean"],
    );
    check_replaced(
        BUILDER,
        "[competencies]",
        "[competences]",
        &[
            "roles/cloud/builder.toml:1: error: competencies: is missing (add `competencies`)",
            "roles/cloud/builder.toml:11:2: error: unknown key `competences` (did you mean `competencies`?)",
        ],
    );
    check_replaced(
        BUILDER,
        "technical_depth = 60",
        "technical_depth = 80",
        &[
            "roles/cloud/builder.toml:12:19: warning: technical_depth: 80 stands more than 15 from the occupation's 60 (say why in reasons.technical_depth)",
        ],
    );
    check_replaced(
        BUILDER,
        "technical_depth = 60",
        "technical_depth = 65",
        &[
            "roles/cloud/keeper.toml:12:19: warning: competencies: all five scores equal those of `builder` (no two roles are alike)",
        ],
    );
}

#[test]
fn names_mean_one_thing() {
    check(
        |f| f.write("roles/support/builder.toml", role("Other", "mid", 61, r#"["helper"]"#, r#"["keeper", "helper"]"#)),
        &["roles/support/builder.toml: error: id: a second role `builder` (the first is in roles/cloud/builder.toml)"],
    );
    check_replaced(
        BUILDER,
        "title = \"Builder\"",
        "title = \"keeper\"",
        &["roles/cloud/builder.toml:1:9: error: title: `keeper` already names the role `keeper` (a name belongs to one role)"],
    );
    check_replaced(
        BUILDER,
        "Builder of Things",
        "KEEPER  of things",
        &[
            "roles/cloud/keeper.toml:2:12: error: aliases: `Keeper of Things` already names the role `builder` (a name belongs to one role)",
        ],
    );
    check_replaced(
        BUILDER,
        "Builder of Things",
        "BUILDER",
        &["roles/cloud/builder.toml:2:12: error: aliases: `BUILDER` repeats a name of the role itself (remove it)"],
    );
    check_replaced(
        BUILDER,
        "[\"Builder of Things\"]",
        "[\"x1\", \"X1\"]",
        &["roles/cloud/builder.toml:2:18: error: aliases: `X1` repeats a name of the role itself (remove it)"],
    );
    check_replaced(
        "tools.toml",
        "The sql",
        "The git",
        &["tools.toml:10:16: error: name: `The git` already names the tool `git` (a name belongs to one tool)"],
    );
    check_replaced(
        "certifications.toml",
        "\"FC\"",
        "\"First certificate\"",
        &["certifications.toml:1:68: error: aliases: `First certificate` repeats a name of the certification itself (remove it)"],
    );
    check(
        |f| f.write("roles/cloud/Odd Name.toml", role("Odd", "mid", 61, r#"["helper"]"#, r#"["keeper", "helper"]"#)),
        &["roles/cloud/Odd Name.toml: error: id: `Odd Name` is no role id (lower-case letters, digits and single hyphens)"],
    );
    check(
        |f| f.append("tools.toml", "[format]\ngit = { name = \"Another\" }"),
        &["tools.toml:13:1: error: id: a second tool `git` (the first is in tools.toml:3:1)"],
    );
    check(
        |f| f.append("regions.csv", "us,Usonia,country,,"),
        &["regions.csv:4: error: id: a second region `us` (the first is in regions.csv:2)"],
    );
}

#[test]
fn references_lead_somewhere() {
    check_replaced(
        BUILDER,
        "[\"helper\"]",
        "[\"helpr\"]",
        &["roles/cloud/builder.toml:6:18: error: prerequisites: no role `helpr` (did you mean `helper`?)"],
    );
    check_replaced(
        BUILDER,
        "[\"keeper\", \"helper\"]",
        "[\"keeper\", \"qqqq\"]",
        &["roles/cloud/builder.toml:7:19: error: next: no role `qqqq` (add the role or leave it out)"],
    );
    check_replaced(
        BUILDER,
        "\"sql\"",
        "\"sqll\"",
        &["roles/cloud/builder.toml:19:78: error: tools: no tool `sqll` (did you mean `sql`?)"],
    );
    check_replaced(
        BUILDER,
        "[\"first\"]",
        "[\"second\"]",
        &[
            "roles/cloud/builder.toml:5:19: error: certifications: no certification `second` (add the certification or leave it out)",
        ],
    );
    check_replaced(
        BUILDER,
        "15-1252.00",
        "15-1525.00",
        &["roles/cloud/builder.toml:4:14: error: occupation: no occupation `15-1525.00` (did you mean `15-1252.00`?)"],
    );
    check_replaced(
        "categories.toml",
        "support =",
        "suport =",
        &["roles/support/helper.toml: warning: category: `support` is read as the category suport (write suport)"],
    );
    check_replaced(
        "wages/us.csv",
        "office-2025",
        "ofice-2025",
        &["wages/us.csv:2: error: source: no source `ofice-2025` (did you mean `office-2025`?)"],
    );
    check_replaced(
        "wages/us.csv",
        "15-1252,us,",
        "15-1252,uk,",
        &["wages/us.csv:2: error: region: no region `uk` (add the region or leave it out)"],
    );
    check_replaced(
        "wages/us.csv",
        "15-1252,us,",
        "15-1253,us,",
        &["wages/us.csv:2: error: occupation: no SOC occupation `15-1253` (did you mean `15-1252`?)"],
    );
    check_replaced("prices.csv", "us-ca", "us-cal", &["prices.csv:2: error: region: no region `us-cal` (did you mean `us-ca`?)"]);
    check_replaced(
        "regions.csv",
        "state,us,",
        "state,usa,",
        &["regions.csv:3: error: parent: no region `usa` (did you mean `us-ca`?)"],
    );
    check_replaced(
        "occupations/onet.csv",
        "60,,office",
        "60,99-9999.00,office",
        &["occupations/onet.csv:2: error: baseline_from: no occupation `99-9999.00` (add the occupation or leave it out)"],
    );
    check_replaced(
        "occupations/soc.csv",
        "office-2025",
        "bls",
        &["occupations/soc.csv:2: error: source: no source `bls` (add the source or leave it out)"],
    );
    check_replaced(
        BUILDER,
        "\"sql\"",
        "\"sql\", \"sql\"",
        &["roles/cloud/builder.toml:19:85: error: tools: `sql` is listed twice (once is enough)"],
    );
    check_replaced(
        "occupations/onet.csv",
        "15-1252.00",
        "15-1252",
        &[
            "occupations/onet.csv:2: error: code: `15-1252` is no occupation id (an O*NET-SOC code reads like 15-1252.00)",
            "roles/cloud/builder.toml:4:14: error: occupation: no occupation `15-1252.00` (did you mean `15-1252`?)",
            "roles/cloud/keeper.toml:4:14: error: occupation: no occupation `15-1252.00` (did you mean `15-1252`?)",
            "roles/support/helper.toml:4:14: error: occupation: no occupation `15-1252.00` (did you mean `15-1252`?)",
        ],
    );
}

#[test]
fn the_career_graph_leads_on() {
    check_replaced(
        BUILDER,
        "[\"helper\"]",
        "[\"builder\"]",
        &["roles/cloud/builder.toml:6:18: error: prerequisites: leads to the role itself (remove it)"],
    );
    check_replaced(
        BUILDER,
        "[\"helper\"]",
        "[\"keeper\"]",
        &[
            "roles/cloud/builder.toml:6:18: error: prerequisites: a role is its own ancestor: builder needs keeper needs builder (remove one of these)",
        ],
    );
    check_replaced(
        HELPER,
        "prerequisites = []",
        "prerequisites = [\"keeper\"]",
        &[
            "roles/cloud/builder.toml:6:18: error: prerequisites: a role is its own ancestor: builder needs helper needs keeper needs builder (remove one of these)",
        ],
    );
    check_replaced(
        BUILDER,
        "[\"keeper\", \"helper\"]",
        "[\"keeper\"]",
        &["roles/cloud/builder.toml: warning: next: lists 1 (people grow into at least two roles)"],
    );
    check_replaced(
        BUILDER,
        "prerequisites = [\"helper\"]",
        "prerequisites = []",
        &["roles/cloud/builder.toml: warning: prerequisites: is empty (every role above entry expects some experience)"],
    );
    check_replaced(
        KEEPER,
        "level = \"senior\"",
        "level = \"executive\"",
        &[
            "roles/cloud/builder.toml:7:9: warning: next: climbs 3 levels at once (an edge skips at most one level)",
            "roles/cloud/keeper.toml:6:18: warning: prerequisites: climbs 3 levels at once (an edge skips at most one level)",
            "roles/support/helper.toml:7:20: warning: next: climbs 4 levels at once (an edge skips at most one level)",
        ],
    );
    check(
        |f| fs::remove_file(f.0.join("moves.csv")).unwrap(),
        &[
            "roles/support/helper.toml:7:20: warning: next: climbs 2 levels at once (say in moves.csv what carries it, or name a role between)",
        ],
    );
    check(
        |f| {
            f.write("roles/cloud/third.toml", role("Third", "mid", 61, r#"["helper"]"#, r#"["builder", "fourth"]"#));
            f.write("roles/cloud/fourth.toml", role("Fourth", "mid", 62, r#"["helper"]"#, r#"["builder", "third"]"#));
        },
        &[
            "roles/cloud/builder.toml: warning: next: lists 0 of its own level (name roles of the same level that people change to)",
        ],
    );
    check(
        |f| {
            f.replace(HELPER, ", \"keeper\"", "");
            fs::remove_file(f.0.join("moves.csv")).unwrap();
            f.replace(BUILDER, "\"keeper\", ", "");
            f.replace(KEEPER, "[\"builder\"]", "[]");
        },
        &[
            "roles/cloud/builder.toml: warning: next: lists 1 (people grow into at least two roles)",
            "roles/cloud/keeper.toml: warning: prerequisites: is empty (every role above entry expects some experience)",
            "roles/cloud/keeper.toml: warning: prerequisites: no way leads here from an entry role (name a role that people come from)",
            "roles/support/helper.toml: warning: next: lists 1 (people grow into at least two roles)",
        ],
    );
    check(
        |f| {
            f.replace(HELPER, "\"keeper\"]", "\"boss\"]");
            fs::remove_file(f.0.join("moves.csv")).unwrap();
        },
        &["roles/support/helper.toml:7:20: error: next: no role `boss` (add the role or leave it out)"],
    );
}

#[test]
fn texts_are_whole_and_harmless() {
    check_replaced(
        BUILDER,
        "title = \"Builder\"",
        "title = \"Buil\\u001bder\"",
        &["roles/cloud/builder.toml:1:9: error: title: holds the control character U+001B (remove it)"],
    );
    check_replaced(
        BUILDER,
        "Keeps it going.",
        "Keeps it\\u202e going.",
        &["roles/cloud/builder.toml:8:11: error: summary: holds the control character U+202E (remove it)"],
    );
    check_replaced(
        BUILDER,
        "Builder of Things",
        &"x".repeat(121),
        &["roles/cloud/builder.toml:2:12: error: aliases: has 121 characters (at most 120)"],
    );
    check_replaced(
        BUILDER,
        "Keeps it going.",
        "  ",
        &["roles/cloud/builder.toml:8:11: error: summary: is empty (leave an optional field out, fill a required one)"],
    );
    check_replaced(
        BUILDER,
        "day = \"word",
        "day = \"\"\nx = \"word",
        &[
            "roles/cloud/builder.toml:9:7: error: day: is empty (leave an optional field out, fill a required one)",
            "roles/cloud/builder.toml:10:1: error: unknown key `x` (known here: ai, aliases, certifications, competencies, day, duties, good, interview, level, mistaken_for, next, occupation, on_call, owns, pay, plain, prerequisites, reasons, related, rhythm, shared_titles, summary, title, tools, ways_in, works_with)",
        ],
    );
    check_replaced(
        BUILDER,
        "word word",
        &"word ".repeat(300),
        &["roles/cloud/builder.toml:9:7: warning: day: has 698 words (350 to 600 words)"],
    );
    check_replaced(
        BUILDER,
        "word word",
        &"w".repeat(20_001),
        &["roles/cloud/builder.toml:9:7: error: day: has 21991 characters (at most 20000)"],
    );
    check_replaced(BUILDER, "\"bash\", ", "", &["roles/cloud/builder.toml: warning: tools: lists 9 tools (10 to 25)"]);
    check_replaced(
        "regions.csv",
        "California",
        "Cali\u{7}fornia",
        &["regions.csv:3: error: name: holds the control character U+0007 (remove it)"],
    );
    check_replaced(
        "regions.csv",
        "California",
        "",
        &["regions.csv:3: error: name: is empty (leave an optional field out, fill a required one)"],
    );
    check(
        |f| {
            let text = fs::read_to_string(f.0.join(BUILDER)).unwrap().replace('\n', "\r\n");
            f.write(BUILDER, text.replace("\"Keeps it going.\"", "\"\"\"\r\nKeeps it\r\ngoing.\r\n\"\"\""));
        },
        &[],
    );
    check(
        |f| {
            let text = fs::read_to_string(f.0.join(BUILDER)).unwrap();
            f.write(BUILDER, format!("\u{feff}{text}"));
        },
        &[],
    );
    check(
        |f| {
            let text = fs::read_to_string(f.0.join("regions.csv")).unwrap();
            f.write("regions.csv", format!("\u{feff}{}", text.replace('\n', "\r\n")));
        },
        &[],
    );
}

#[test]
fn wages_are_in_order_and_sourced() {
    let wage = |from: &str, to: &str, expected: &[&str]| check_replaced("wages/us.csv", from, to, expected);
    wage("40000,50000", "55000,50000", &["wages/us.csv:2: error: p25: is below p10 (percentiles never fall)"]);
    wage(
        ",40000,",
        ",0,",
        &["wages/us.csv:2: error: p10: `0` cannot be read (it must be more than 0, or empty when not published)"],
    );
    wage(
        ",40000,",
        ",-5,",
        &["wages/us.csv:2: error: p10: `-5` cannot be read (it must be more than 0, or empty when not published)"],
    );
    wage(",40000,", ",4e4,", &["wages/us.csv:2: error: p10: `4e4` cannot be read (it must be a number with at most 2 decimals)"]);
    wage(
        ",40000,",
        ",40000.123,",
        &["wages/us.csv:2: error: p10: `40000.123` cannot be read (it must be a number with at most 2 decimals)"],
    );
    wage(
        "70000,,p90",
        "70000,80000,p90",
        &["wages/us.csv:2: error: p90: is both published and top-coded (leave the figure empty)"],
    );
    wage("70000,,p90", "70000,,p95", &["wages/us.csv:2: error: top_coded: unknown percentile `p95` (p10, p25, p50, p75, p90)"]);
    wage(
        "USD,year,",
        "USD,week,",
        &["wages/us.csv:2: error: period: `week` cannot be read (it must be one of hour, month, year)"],
    );
    wage("USD,year,", "USD,,", &["wages/us.csv:2: error: period: is missing (one of hour, month, year)"]);
    wage(
        ",exact,",
        ",perfect,",
        &["wages/us.csv:2: error: match: `perfect` cannot be read (it must be one of exact, close, broad)"],
    );
    wage(
        ",exact,",
        ",,",
        &["wages/us.csv:2: error: match: is missing (say how well the occupation fits: exact, close or broad)"],
    );
    wage(",2025,USD", ",,USD", &["wages/us.csv:2: error: year: is missing (give a number)"]);
    wage(
        ",2025,USD",
        ",20255555,USD",
        &["wages/us.csv:2: error: year: `20255555` cannot be read (it must be a whole number in range)"],
    );
    wage(
        ",1000,exact",
        ",many,exact",
        &["wages/us.csv:2: error: jobs: `many` cannot be read (it must be a whole number in range)"],
    );
    wage(",office-2025", ",", &["wages/us.csv:2: error: source: is empty (leave an optional field out, fill a required one)"]);
    wage(",40000,50000,60000,70000,,p90", ",,,50000000.50,,,", &["wages/us.csv:2: error: p50: is too large (below 42949672)"]);
    wage(",40000,50000,60000,70000,,p90", ",,,5000000000,,,", &["wages/us.csv:2: error: p50: is too large (below 4294967295)"]);
}

#[test]
fn prices_outlooks_and_sources_are_complete() {
    check_replaced(
        "prices.csv",
        "rpp",
        "ppi",
        &["prices.csv:2: error: kind: `ppi` cannot be read (it must be one of fx, ppp, rpp, hours)"],
    );
    check_replaced(
        "prices.csv",
        "110.72",
        "0",
        &["prices.csv:2: error: factor: `0` cannot be read (it must be a number above 0)"],
    );
    check_replaced(
        "prices.csv",
        "110.72",
        "NaN",
        &["prices.csv:2: error: factor: `NaN` cannot be read (it must be a number above 0)"],
    );
    check_replaced("prices.csv", "110.72", "", &["prices.csv:2: error: factor: is missing (give a number)"]);
    check_replaced(
        "occupations/onet.csv",
        ",4,60,60",
        ",4,-60,60",
        &["occupations/onet.csv:2: error: technical_depth: `-60` cannot be read (it must be a number from 0 to 100)"],
    );
    check_replaced(
        "occupations/onet.csv",
        ",4,60,60",
        ",4,600,60",
        &["occupations/onet.csv:2: error: technical_depth: `600` cannot be read (it must be a number from 0 to 100)"],
    );
    check_replaced(
        "occupations/onet.csv",
        ",4,60,60",
        ",9,60,60",
        &["occupations/onet.csv:2: error: job_zone: `9` cannot be read (it must be 1 to 5)"],
    );
    check_replaced(
        "occupations/soc.csv",
        ",10.0,",
        ",,",
        &["occupations/soc.csv:2: error: change_percent: is missing (give the change between the two years in percent)"],
    );
    check_replaced(
        "occupations/soc.csv",
        ",10.0,",
        ",99999999999,",
        &[
            "occupations/soc.csv:2: error: change_percent: `99999999999` cannot be read (it must be a number from -214748364.8 to 214748364.7)",
        ],
    );
    check_replaced(
        "sources.csv",
        "CC0",
        "",
        &["sources.csv:2: error: licence: is missing (every source states how it may be used)"],
    );
    check_replaced(
        "sources.csv",
        "Source: Office.",
        "",
        &["sources.csv:2: error: attribution: is missing (every source states how it may be used)"],
    );
}

#[test]
fn files_can_be_read() {
    check_replaced(
        "prices.csv",
        "region,kind,factor,year,source",
        "region,kind,value,year,source",
        &["prices.csv:1: error: column 3 is `value`, not `factor` (the columns are region,kind,factor,year,source)"],
    );
    check(|f| f.append("prices.csv", "\nus,fx,1"), &["prices.csv:3: error: has 3 cells (a row has 5)"]);
    check(|f| f.append("prices.csv", "us,fx,1,2024,office-2025,extra"), &["prices.csv:3: error: has 6 cells (a row has 5)"]);
    check(
        |f| f.write("prices.csv", ""),
        &["prices.csv: error: has no header (its first line is region,kind,factor,year,source)"],
    );
    check(
        |f| {
            f.write("prices.csv", b"region,kind,factor,year,source\nus,fx,\xff,2024,office-2025\nus,ppp,0,2024,office-2025\n");
        },
        &[
            "prices.csv:2: error: factor: is not UTF-8 (save the file as UTF-8)",
            "prices.csv:3: error: factor: `0` cannot be read (it must be a number above 0)",
        ],
    );
    check(
        |f| f.write("prices.csv", b"region,k\xffnd,factor,year,source\nus,fx,1,2024,office-2025\n"),
        &["prices.csv:1: error: is not UTF-8 (save the file as UTF-8)"],
    );
    check(
        |f| {
            let mut bytes = fs::read(f.0.join(BUILDER)).unwrap();
            bytes[30] = 0xff;
            f.write(BUILDER, bytes);
        },
        &[
            "roles/cloud/builder.toml:2: error: is not UTF-8 (save the file as UTF-8)",
            "roles/cloud/keeper.toml:6:18: error: prerequisites: no role `builder` (add the role or leave it out)",
            "roles/cloud/keeper.toml:7:9: error: next: no role `builder` (add the role or leave it out)",
            "roles/support/helper.toml:7:9: error: next: no role `builder` (add the role or leave it out)",
        ],
    );
    check_replaced(
        BUILDER,
        "level = \"mid\"",
        "level = mid",
        &["roles/cloud/builder.toml:3:9: error: string values must be quoted, expected literal string (this is not valid TOML)"],
    );
    check_replaced(
        BUILDER,
        "[tools]",
        "[tools",
        &[
            "roles/cloud/builder.toml: warning: tools: lists 0 tools (10 to 25)",
            "roles/cloud/builder.toml:1: error: tools: is missing (add `tools`)",
            "roles/cloud/builder.toml:18:7: error: unclosed table, expected `]` (this is not valid TOML)",
            "roles/cloud/builder.toml:19:1: error: unknown key `working` (did you mean `works_with`?)",
        ],
    );
    check_replaced(
        BUILDER,
        "title = \"Builder\"",
        "title = \"Builder\"\ntitle = \"Twice\"",
        &["roles/cloud/builder.toml:2:1: error: duplicate key (this is not valid TOML)"],
    );
    check_replaced(
        BUILDER,
        "title = \"Builder\"",
        "title = \"Builder",
        &["roles/cloud/builder.toml:1:17: error: invalid basic string, expected `\"` (this is not valid TOML)"],
    );
}

#[test]
fn folders_and_tables_are_there() {
    check(|f| f.write("roles/cloud/odd.toml/x", ""), &["roles/cloud/odd.toml: error: cannot be read: is a directory"]);
    check(
        |f| f.write("roles/stray.toml", "title = 1"),
        &["roles/stray.toml: error: category: lies in no category (move it to roles/<category>/)"],
    );
    check(
        |f| {
            fs::remove_dir_all(f.0.join("roles")).unwrap();
            fs::remove_file(f.0.join("moves.csv")).unwrap();
        },
        &["roles: error: cannot be read: No such file or directory (os error 2)"],
    );
    check(
        |f| fs::remove_dir_all(f.0.join("wages")).unwrap(),
        &["wages: error: cannot be read: No such file or directory (os error 2)"],
    );
    let fixture = Fixture::clean();
    fs::remove_dir_all(&fixture.0).unwrap();
    let told = format!("{}: error: cannot be read: No such file or directory (os error 2)\n", fixture.0.display());
    assert_eq!(fixture.problems().to_string(), told);
}

#[test]
fn an_unknown_kind_of_tool_is_told_beside_what_it_breaks() {
    let fixture = Fixture::clean();
    fixture.replace("tools.toml", "[language]", "[langauge]");
    let problems = fixture.problems();
    let told = problems.to_string();
    assert!(told.contains("tools.toml:1:2: error: unknown key `langauge` (did you mean `language`?)"), "{told}");
    assert_eq!(problems.count(Severity::Error), 1 + 3 * TOOLS.len(), "every use of a tool, too");
}

#[test]
fn problems_know_their_field_and_severity() {
    let fixture = Fixture::clean();
    fixture.replace(BUILDER, "troubleshooting = 60", "troubleshooting = 101");
    let problems = fixture.problems();
    let [problem] = problems.iter().collect::<Vec<_>>()[..] else { panic!("{problems}") };
    assert_eq!((problem.severity, problem.field.as_str()), (Severity::Error, "troubleshooting"));
    assert_eq!(problems.files()[problem.place.file as usize], BUILDER);
    assert_eq!((problem.place.line, problem.place.column), (13, 19));
}

#[test]
fn ten_mistakes_in_seven_files_are_told_at_once_and_in_order() {
    let broken = |fixture: &Fixture| {
        fixture.replace("categories.toml", "title = \"Support\"", "titel = \"Support\"");
        fixture.replace("regions.csv", "state,us,", "region,us,");
        fixture.replace("wages/us.csv", "40000,50000", "55000,50000");
        fixture.append("wages/us.csv", "15-1252,us");
        fixture.replace("sources.csv", "CC0", "");
        fixture.replace(BUILDER, "level = \"mid\"", "levle = \"mid\"");
        fixture.replace(BUILDER, "documentation = 60", "documentation = 101");
        fixture.replace(KEEPER, "title = \"Keeper\"", "title = \"Kee\\u0007per\"");
        fixture.replace(KEEPER, "\"yaml\"", "\"yamll\"");
        fixture.replace(HELPER, "[\"builder\", \"keeper\"]", "[\"biulder\", \"keeper\"]");
    };
    // A misspelt key is reported as unknown, and the right one as missing.
    check(
        broken,
        &[
            "categories.toml:2: error: title: is missing from `support` (add `title`)",
            "categories.toml:2:13: error: support: unknown key `titel` (did you mean `title`?)",
            "regions.csv:3: error: kind: `region` cannot be read (it must be one of country, state, province, metro, nonmetro)",
            "roles/cloud/builder.toml:1: error: level: is missing (add `level`)",
            "roles/cloud/builder.toml:3:1: error: unknown key `levle` (did you mean `level`?)",
            "roles/cloud/builder.toml:16:17: error: documentation: 101 is out of range (scores run from 0 to 100)",
            "roles/cloud/keeper.toml:1:9: error: title: holds the control character U+0007 (remove it)",
            "roles/cloud/keeper.toml:19:85: error: tools: no tool `yamll` (did you mean `yaml`?)",
            "roles/support/helper.toml:7:9: error: next: no role `biulder` (did you mean `builder`?)",
            "sources.csv:2: error: licence: is missing (every source states how it may be used)",
            "wages/us.csv:2: error: p25: is below p10 (percentiles never fall)",
            "wages/us.csv:3: error: has 2 cells (a row has 18)",
        ],
    );
    let fixture = Fixture::clean();
    broken(&fixture);
    assert_eq!(fixture.problems().to_string(), fixture.problems().to_string());
}

/// As the build script does with `data/`: an error must fail the build with its place, a warning must not.
#[test]
fn errors_cannot_be_compiled_past() {
    let fixture = Fixture::clean();
    fixture.replace(BUILDER, "\"sql\"", "\"sqll\"");
    let (dataset, problems) = dataset::load(&fixture.0);
    assert_eq!(problems.count(Severity::Error), 1);
    assert_eq!(dataset::compile(&dataset).unwrap_err().to_string(), "`sqll` is not in the dataset");
}
