//! Rules for every row of `data/`: those of the checker, and editorial ones across the whole dataset.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test says what is wrong by failing")]

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fmt::Write as _;
use std::path::Path;
use std::sync::LazyLock;

use career::catalog::{Catalog, Money, Wage as CatalogWage};
use career::dataset::{self, At, Dataset, Occupation, Problems, Role, Tool, Wage};
use career::query::{UsualPay, UsualSpread};
use career::vocabulary::{Competency, Level, Match, Percentile, Period, PriceKind, Proficiency, ToolKind, Vocabulary};
use career::words::{stem, tokenize};

static LOADED: LazyLock<(Dataset, Problems)> = LazyLock::new(|| dataset::load(Path::new("data")));
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| Catalog::embedded().unwrap());

/// Career ladders within a craft, from the bottom up. Every rung requires more than the one below.
const LADDERS: [&[&str]; 37] = [
    &["junior-software-engineer", "software-engineer", "senior-software-engineer", "staff-engineer", "principal-engineer"],
    &["senior-software-engineer", "tech-lead"],
    &["software-engineer", "systems-software-engineer"],
    &["backend-engineer", "senior-backend-engineer"],
    &["web-developer", "frontend-engineer", "senior-frontend-engineer"],
    &["mobile-engineer", "senior-mobile-engineer"],
    &["low-code-developer", "rpa-developer"],
    &["integration-engineer", "integration-architect"],
    &["manual-tester", "qa-analyst", "qa-engineer", "senior-qa-engineer"],
    &["qa-engineer", "test-lead"],
    &["cloud-support-associate", "cloud-administrator"],
    &["cloud-engineer", "senior-cloud-engineer"],
    &["devops-engineer", "senior-devops-engineer"],
    &["site-reliability-engineer", "senior-site-reliability-engineer"],
    &["platform-engineer", "platform-architect"],
    &["junior-systems-administrator", "systems-administrator", "senior-systems-administrator"],
    &["infrastructure-engineer", "senior-infrastructure-engineer"],
    &["network-technician", "network-administrator", "network-engineer", "senior-network-engineer"],
    &["noc-technician", "network-administrator"],
    &["help-desk-technician", "it-support-specialist", "technical-support-engineer", "senior-technical-support-engineer"],
    &["soc-analyst", "senior-soc-analyst", "threat-hunter"],
    &["security-engineer", "senior-security-engineer"],
    &["penetration-tester", "red-team-operator"],
    &["grc-analyst", "it-auditor"],
    &["junior-data-analyst", "data-analyst", "senior-data-analyst"],
    &["data-engineer", "senior-data-engineer"],
    &["junior-database-administrator", "database-administrator", "senior-database-administrator"],
    &["database-administrator", "database-reliability-engineer"],
    &["data-scientist", "senior-data-scientist"],
    &["machine-learning-engineer", "senior-machine-learning-engineer"],
    &["junior-business-analyst", "business-analyst", "senior-business-analyst"],
    &["erp-consultant", "sap-consultant"],
    &["salesforce-administrator", "salesforce-developer"],
    &["associate-product-manager", "product-manager", "senior-product-manager"],
    &["ui-designer", "ux-designer", "senior-ux-designer"],
    &["project-coordinator", "it-project-manager", "it-program-manager"],
    &["application-support-analyst", "senior-technical-support-engineer"],
];

/// Ladders from a craft into and up through management: technical depth gives way to communication and process complexity.
const MANAGEMENT: [&[&str]; 13] = [
    &["tech-lead", "engineering-manager", "director-of-engineering", "vp-engineering"],
    &["senior-systems-administrator", "it-operations-manager", "it-director", "cio"],
    &["it-manager", "it-director"],
    &["senior-network-engineer", "network-operations-manager"],
    &["senior-security-engineer", "security-operations-manager", "ciso"],
    &["security-architect", "ciso"],
    &["senior-qa-engineer", "qa-manager"],
    &["service-desk-team-lead", "service-desk-manager"],
    &["senior-data-analyst", "analytics-manager"],
    &["data-architect", "data-governance-manager"],
    &["data-architect", "chief-data-officer"],
    &["senior-ux-designer", "design-manager"],
    &["senior-product-manager", "head-of-product"],
];

/// Exceptions: tools that a rung requires less of than the rung below (lower rung, upper rung, tool, reason).
const EASED_TOOLS: [(&str, &str, &str, &str); 11] = [
    ("low-code-developer", "rpa-developer", "power-automate", "builds with UiPath and its like, and meets Power Automate"),
    ("integration-engineer", "integration-architect", "xml", "decides on formats, no longer writes them"),
    ("integration-engineer", "integration-architect", "soap", "decides on protocols, no longer writes them"),
    ("integration-engineer", "integration-architect", "sftp", "decides on protocols, no longer runs them"),
    ("platform-engineer", "platform-architect", "api-design", "several platforms, none of them built alone"),
    ("platform-engineer", "platform-architect", "go", "reads the code, no longer writes it daily"),
    ("platform-engineer", "platform-architect", "crossplane", "chooses it, others run it"),
    ("platform-engineer", "platform-architect", "backstage", "chooses it, others run it"),
    ("noc-technician", "network-administrator", "solarwinds", "a watch lives in the monitoring, an administrator visits it"),
    ("it-project-manager", "it-program-manager", "kpi-reporting", "reads what the projects report"),
    ("it-project-manager", "it-program-manager", "excel", "reads what the projects report"),
];

fn data() -> &'static Dataset {
    &LOADED.0
}

fn role(id: &str) -> &'static Role {
    data().roles.iter().find(|role| role.id.value == id).unwrap_or_else(|| panic!("no role `{id}`"))
}

fn scores(role: &Role) -> [u8; 5] {
    role.scores.map(|score| score.value.unwrap()).into()
}

/// Roles without a parent occupation, since no one's figures are theirs.
const WITHOUT_PARENT: [&str; 1] = ["data-annotator"];

/// The parent occupation of a role; every role but those of [`WITHOUT_PARENT`] has one.
fn parent(role: &Role) -> Option<&'static Occupation> {
    let parent = data().occupations.iter().find(|parent| parent.code.value == role.occupation.value);
    assert_eq!(parent.is_none(), WITHOUT_PARENT.contains(&role.id.value.as_str()), "{}", role.id.value);
    parent
}

fn level(role: &Role) -> Level {
    role.level.unwrap()
}

fn values(list: &[At<String>]) -> Vec<&str> {
    list.iter().map(|name| name.value.as_str()).collect()
}

/// Pairs of adjacent rungs: lower, upper.
fn rungs(ladders: &[&[&str]]) -> impl Iterator<Item = (&'static Role, &'static Role)> {
    ladders.iter().flat_map(|ladder| ladder.windows(2)).map(|pair| (role(pair[0]), role(pair[1])))
}

/// Asserts that there are no findings, listing all.
fn assert_none(what: &str, findings: &[String]) {
    assert!(findings.is_empty(), "{what}:\n{}", findings.join("\n"));
}

/// The words of a text in lower case, without punctuation at their ends.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(|word| word.to_lowercase().trim_matches(|c: char| !c.is_alphanumeric()).to_owned()).collect()
}

fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut sentences = vec![Vec::new()];
    for word in text.split_whitespace() {
        sentences.last_mut().unwrap().push(word);
        if word.trim_end_matches(['"', '\'', ')', '”', '’']).ends_with(['.', '!', '?']) {
            sentences.push(Vec::new());
        }
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.into_iter().map(|sentence| words(&sentence.join(" "))).collect()
}

#[test]
fn the_checker_has_nothing_to_say() {
    assert_eq!(LOADED.1.to_string(), "");
}

#[test]
fn the_roster_is_whole() {
    assert!(data().roles.len() >= 200, "{} roles", data().roles.len());
    assert_eq!(data().categories.len(), 14);
    for category in &data().categories {
        let roles = data().roles.iter().filter(|role| role.category.value == category.id.value).count();
        assert!(roles >= 5, "{} has {roles} roles", category.id.value);
    }
    for level in Level::ALL {
        assert!(data().roles.iter().any(|role| role.level == Some(*level)), "nobody is {}", level.name());
    }
}

#[test]
fn days_and_summaries_have_their_length() {
    let mut findings = Vec::new();
    for role in &data().roles {
        let id = &role.id.value;
        let day = role.day.value.split_whitespace().count();
        if !(350..=600).contains(&day) {
            findings.push(format!("{id}: a day of {day} words"));
        }
        let (summary, told) = (role.summary.value.split_whitespace().count(), sentences(&role.summary.value).len());
        if summary > 50 || !(1..=2).contains(&told) {
            findings.push(format!("{id}: a summary of {summary} words in {told} sentences"));
        }
        if !role.summary.value.ends_with('.') {
            findings.push(format!("{id}: the summary does not end"));
        }
    }
    assert_none("length", &findings);
}

#[test]
fn no_sentence_is_used_twice() {
    let mut first: HashMap<Vec<String>, &str> = HashMap::new();
    let mut findings = Vec::new();
    for role in &data().roles {
        for text in [&role.summary.value, &role.day.value] {
            for sentence in sentences(text).into_iter().filter(|sentence| sentence.len() >= 8) {
                if let Some(other) = first.insert(sentence.clone(), &role.id.value) {
                    findings.push(format!("{other}, {}: {}", role.id.value, sentence.join(" ")));
                }
            }
        }
    }
    assert_none("sentences in two places", &findings);
}

#[test]
fn no_two_days_run_alike() {
    let runs: Vec<HashSet<String>> =
        data().roles.iter().map(|role| words(&role.day.value).windows(5).map(|run| run.join(" ")).collect()).collect();
    let mut days: HashMap<&str, Vec<usize>> = HashMap::new();
    for (day, runs) in runs.iter().enumerate() {
        for run in runs {
            days.entry(run).or_default().push(day);
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for days in days.values() {
        for (at, first) in days.iter().enumerate() {
            for second in &days[at + 1..] {
                *shared.entry((*first, *second)).or_default() += 1;
            }
        }
    }
    let findings: Vec<_> = shared
        .into_iter()
        .filter(|((a, b), shared)| shared * 100 > 3 * runs[*a].len().min(runs[*b].len()))
        .map(|((a, b), shared)| format!("{}, {}: {shared}", data().roles[a].id.value, data().roles[b].id.value))
        .collect();
    assert_none("days sharing more than 3 % of their five-word sequences", &findings);
}

#[test]
fn every_day_opens_its_own_way() {
    let mut first: HashMap<Vec<String>, &str> = HashMap::new();
    let mut findings = Vec::new();
    for role in &data().roles {
        let opening: Vec<_> = words(&role.day.value).into_iter().take(4).collect();
        if let Some(other) = first.insert(opening.clone(), &role.id.value) {
            findings.push(format!("{other}, {}: {}", role.id.value, opening.join(" ")));
        }
    }
    assert_none("openings", &findings);
}

/// The parts of a text that carry its meaning: stems of words of three letters and more, without [`COMMON`] ones.
fn stems(text: &str) -> HashSet<String> {
    let words = tokenize(text).into_iter().filter(|word| word.len() > 2 && !COMMON.contains(&word.as_str()));
    words.map(|word| stem(&word).to_owned()).collect()
}

/// Words that tell no duty from another.
const COMMON: [&str; 33] = [
    "all", "and", "are", "but", "for", "its", "not", "the", "was", "about", "after", "before", "both", "each", "every", "from",
    "have", "into", "keep", "make", "other", "over", "people", "take", "team", "teams", "that", "them", "their", "what", "when",
    "which", "with",
];

/// A day shows a duty when it has two of the duty's words, and a quarter of them: coarse, but a day that lives off scenes alone fails.
#[test]
fn every_day_shows_half_of_the_duties() {
    let mut findings = Vec::new();
    for role in &data().roles {
        let day = stems(&role.day.value);
        let shown = |duty: &&At<String>| {
            let duty = stems(&duty.value);
            let both = duty.intersection(&day).count();
            both >= 2 && 4 * both >= duty.len()
        };
        let count = role.duties.iter().filter(shown).count();
        if 2 * count < role.duties.len() {
            findings.push(format!("{}: {count} of {}", role.id.value, role.duties.len()));
        }
    }
    assert_none("days that show too few duties", &findings);
}

/// Practices, protocols and formats are shown without being named; a product is used by its name.
#[test]
fn every_day_names_a_third_of_the_products_that_must_be_known_well() {
    let is_product = |tool: &Tool| !matches!(tool.kind, ToolKind::Practice | ToolKind::Protocol | ToolKind::Format);
    let mut findings = Vec::new();
    for role in &data().roles {
        let day = format!(" {} ", tokenize(&role.day.value).join(" "));
        let says = |name: &str| day.contains(&format!(" {} ", tokenize(name).join(" ")));
        let well_known = role.tools.iter().filter(|used| used.proficiency >= Proficiency::Practitioner);
        let tools = well_known.filter_map(|used| data().tools.iter().find(|tool| tool.id.value == used.tool.value));
        let products: Vec<_> = tools.filter(|tool| is_product(tool)).collect();
        let named = |tool: &&&Tool| {
            let id = tool.id.value.replace('-', " ");
            let names = || std::iter::once(&tool.name).chain(&tool.aliases).map(|name| name.value.as_str()).chain([id.as_str()]);
            // "VMware" stands for VMware vSphere, "Visio" for Microsoft Visio.
            names().any(|name| says(name) || name.split(' ').any(|part| part.len() > 4 && !MAKERS.contains(&part) && says(part)))
        };
        let count = products.iter().filter(named).count();
        if 3 * count < products.len() {
            findings.push(format!("{}: {count} of {}", role.id.value, products.len()));
        }
    }
    assert_none("days that name too few products", &findings);
}

/// First words of products' names that name their makers, or what many products are.
const MAKERS: [&str; 16] = [
    "Microsoft",
    "Google",
    "Apache",
    "Amazon",
    "Azure",
    "Cloud",
    "Server",
    "System",
    "Management",
    "Services",
    "Platform",
    "Oracle",
    "Cisco",
    "Manager",
    "Adobe",
    "Atlassian",
];

#[test]
fn no_two_roles_share_all_scores() {
    let mut first: HashMap<[u8; 5], &str> = HashMap::new();
    for role in &data().roles {
        if let Some(other) = first.insert(scores(role), &role.id.value) {
            panic!("{other} and {} both score {:?}", role.id.value, scores(role));
        }
    }
}

#[test]
fn seniority_raises_depth_troubleshooting_and_process() {
    let mut findings = Vec::new();
    for (lower, upper) in rungs(&LADDERS) {
        assert!(level(lower) <= level(upper), "{} stands above {}", lower.id.value, upper.id.value);
        for competency in [Competency::TechnicalDepth, Competency::Troubleshooting, Competency::ProcessComplexity] {
            let [below, above] = [lower, upper].map(|role| i32::from(scores(role)[competency as usize]));
            // Architects design and do not run: those who run the same systems troubleshoot more.
            let designs = upper.category.value == "architecture" || upper.id.value.ends_with("-architect");
            let is_exempt = designs && competency == Competency::Troubleshooting && above < below;
            if !is_exempt && !(1..=20).contains(&(above - below)) {
                findings.push(format!("{} -> {}: {} {below} -> {above}", lower.id.value, upper.id.value, competency.name()));
            }
        }
    }
    assert_none("steps outside 1-20", &findings);
}

#[test]
fn management_trades_depth_for_communication_and_process() {
    let mut findings = Vec::new();
    for (lower, upper) in rungs(&MANAGEMENT) {
        let [depth, _, communication, process, _] = std::array::from_fn(|n| scores(lower)[n].cmp(&scores(upper)[n]));
        if !(depth.is_gt() && communication.is_lt() && process.is_lt()) {
            findings.push(format!("{} {:?} -> {} {:?}", lower.id.value, scores(lower), upper.id.value, scores(upper)));
        }
    }
    assert_none("no trade", &findings);
}

#[test]
fn a_higher_rung_knows_its_tools_no_worse() {
    let mut findings = Vec::new();
    let mut eased = HashSet::new();
    for (lower, upper) in rungs(&LADDERS) {
        for below in &lower.tools {
            let tool = below.tool.value.as_str();
            let Some(above) = upper.tools.iter().find(|used| used.tool.value == tool) else { continue };
            let ids = (lower.id.value.as_str(), upper.id.value.as_str(), tool);
            if above.proficiency >= below.proficiency {
                continue;
            }
            if EASED_TOOLS.iter().any(|(lower, upper, tool, _)| (*lower, *upper, *tool) == ids) {
                eased.insert(ids);
                continue;
            }
            let [from, to] = [below, above].map(|used| used.proficiency.name());
            findings.push(format!("{} -> {}: {tool} {from} -> {to}", ids.0, ids.1));
        }
    }
    assert_none("tools that seniors know less well", &findings);
    assert_eq!(eased.len(), EASED_TOOLS.len(), "an exception is no longer needed");
}

#[test]
fn reasons_stand_exactly_where_a_score_departs() {
    let mut findings = Vec::new();
    for role in &data().roles {
        let Some(parent) = parent(role) else { continue };
        for (at, competency) in Competency::ALL.iter().enumerate() {
            let explained = role.reasons.iter().any(|(explained, _)| explained == competency);
            // In tenths of a point.
            let departs =
                parent.baseline[*competency].is_some_and(|baseline| (u32::from(scores(role)[at]) * 10).abs_diff(baseline) > 150);
            if departs != explained {
                let (id, score, name) = (&role.id.value, scores(role)[at], competency.name());
                findings.push(format!("{id}: {name} {score} on {:?}, explained: {explained}", parent.baseline[*competency]));
            }
        }
    }
    assert_none("reasons", &findings);
}

/// The career graph: the union of both relations, implemented independently of the checker.
fn graph() -> BTreeMap<&'static str, BTreeSet<&'static str>> {
    let mut onward: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for role in &data().roles {
        onward.entry(&role.id.value).or_default().extend(values(&role.next));
        for before in values(&role.prerequisites) {
            onward.entry(before).or_default().insert(&role.id.value);
        }
    }
    onward
}

fn reachable(from: &'static str, graph: &BTreeMap<&'static str, BTreeSet<&'static str>>) -> BTreeSet<&'static str> {
    let mut reached = BTreeSet::from([from]);
    let mut open = vec![from];
    while let Some(at) = open.pop() {
        open.extend(graph[at].iter().copied().filter(|to| reached.insert(to)));
    }
    reached
}

#[test]
fn edges_climb_at_most_two_levels_and_lead_on() {
    let mut findings = Vec::new();
    for (from, onward) in graph() {
        for to in onward {
            if level(role(to)).above(level(role(from))) > 2 {
                findings.push(format!("{from} -> {to} climbs too far"));
            }
        }
    }
    for role in &data().roles {
        if level(role) != Level::Executive && role.next.len() < 2 {
            findings.push(format!("{} leads to {:?} only", role.id.value, values(&role.next)));
        }
        if level(role) != Level::Entry && role.prerequisites.is_empty() {
            findings.push(format!("{} expects nothing", role.id.value));
        }
    }
    assert_none("edges", &findings);
}

#[test]
fn prerequisites_never_lead_back() {
    let mut settled: HashSet<&str> = HashSet::new();
    // Topological sort: in every round, some role must have all its prerequisites settled.
    while settled.len() < data().roles.len() {
        let open = data().roles.iter().filter(|role| !settled.contains(role.id.value.as_str()));
        let ready: Vec<_> = open
            .filter(|role| values(&role.prerequisites).iter().all(|before| settled.contains(before)))
            .map(|role| role.id.value.as_str())
            .collect();
        assert!(!ready.is_empty(), "a cycle among the roles outside {settled:?}");
        settled.extend(ready);
    }
}

#[test]
fn everything_can_be_reached_from_entry_roles() {
    let graph = graph();
    let entries = data().roles.iter().filter(|role| level(role) == Level::Entry).map(|role| role.id.value.as_str());
    let reached: Vec<_> = entries.map(|entry| reachable(entry, &graph)).collect();
    for role in &data().roles {
        assert!(reached.iter().any(|reached| reached.contains(role.id.value.as_str())), "no way to {}", role.id.value);
    }
    for category in &data().categories {
        let leads = |reached: &&BTreeSet<&str>| reached.iter().any(|id| role(id).category.value == category.id.value);
        let ways = reached.iter().filter(leads).count();
        assert!(ways >= 3, "{} can be reached from {ways} entry roles", category.id.value);
    }
}

#[test]
fn the_api_engineer_is_as_given() {
    let role = role("api-engineer");
    assert_eq!(scores(role), [80, 75, 55, 70, 70]);
    assert_eq!(values(&role.prerequisites), ["backend-engineer"]);
    let next = ["senior-backend-engineer", "integration-architect", "platform-engineer", "systems-architect"];
    // Sideways moves are ours.
    assert_eq!(values(&role.next).get(..next.len()), Some(&next[..]));
}

#[test]
fn notes_on_moves_are_lines_of_their_own_and_shown() {
    let mut seen = HashSet::new();
    for note in &data().move_notes {
        let (from, to, why) = (&note.from.value, &note.to.value, note.why.value.as_str());
        assert!(seen.insert(why), "used twice: {why}");
        assert!((20..=110).contains(&why.chars().count()) && !why.ends_with('.'), "{from} {to}: {why}");
        let gap = career::query::gap(&CATALOG, from, to, None).expect("two roles");
        assert_eq!((gap.why, gap.direct.is_some()), (Some(why), true), "{from} {to}");
    }
    assert!(seen.len() > 400);
}

/// Moves into the executive row are made by people who lead, and no edge skips more than one level.
#[test]
fn executives_come_from_those_who_lead() {
    let levels: HashMap<&str, Level> = data().roles.iter().map(|role| (role.id.value.as_str(), level(role))).collect();
    for role in &data().roles {
        let stated = role.next.iter().map(|next| (role.id.value.as_str(), next.value.as_str()));
        let before = role.prerequisites.iter().map(|before| (before.value.as_str(), role.id.value.as_str()));
        for (from, to) in stated.chain(before) {
            let climb = levels[to].above(levels[from]);
            assert!(climb <= 2, "{from} {to} skips two levels");
            assert!(levels[to] != Level::Executive || climb <= 1 || to == "head-of-product", "{from} {to} skips the managers");
        }
    }
}

#[test]
fn every_figure_has_a_source_and_every_source_a_figure() {
    let known: BTreeSet<&str> = data().sources.iter().map(|source| source.id.value.as_str()).collect();
    let wages = data().wages.iter().map(|row| &row.source);
    let prices = data().prices.iter().map(|row| &row.source);
    let occupations = data().occupations.iter().map(|row| &row.source);
    let outlooks = data().statistics.iter().map(|row| &row.source);
    let mut used = BTreeSet::new();
    for source in wages.chain(prices).chain(occupations).chain(outlooks) {
        assert!(known.contains(source.value.as_str()), "no source `{}`", source.value);
        used.insert(source.value.as_str());
    }
    for source in data().sources.iter().filter(|source| !used.contains(source.id.value.as_str())) {
        assert!(!source.used_for.is_empty(), "nobody names {} and it does not say what it is for", source.id.value);
    }
    for source in &data().sources {
        for (what, text) in [("publisher", &source.publisher), ("title", &source.title), ("homepage", &source.homepage)] {
            assert!(!text.is_empty(), "{} has no {what}", source.id.value);
        }
    }
}

#[test]
fn percentiles_never_fall() {
    for wage in &data().wages {
        let amounts: Vec<_> = wage.amounts.percentiles.iter().flatten().collect();
        assert!(amounts.is_sorted(), "{wage:?}");
        assert!(wage.amounts.mean.is_some() || !amounts.is_empty() || wage.top_coded != 0, "says nothing: {wage:?}");
    }
}

#[test]
fn every_role_has_pay_and_outlook_in_the_nation() {
    for role in CATALOG.roles().filter(|role| !WITHOUT_PARENT.contains(&role.id())) {
        let id = role.id();
        let statistics = role.occupation().and_then(|occupation| occupation.statistics()).expect(id);
        let nation = CATALOG.find_regions("us").next().expect("the nation");
        let wage = statistics.wage(nation.key()).expect(id);
        assert!(wage.percentile(Percentile::P50).is_some(), "{id} has no median");
        assert_eq!(role.own_wages().len(), 0, "{id}: pay of ours is that of occupations");
        assert!(statistics.growth().is_some() && statistics.openings().is_some(), "{id} has no outlook");
    }
}

/// The best matching wage of a role in a region.
fn wage(role: &str, region: &str) -> CatalogWage<'static> {
    let region = CATALOG.find_regions(region).find(|found| found.id() == region).expect(region);
    CATALOG.find_role(role).expect(role).wage(region.key()).expect("a wage")
}

#[test]
fn figures_are_those_published() {
    let us = (2025, "USD", Period::Year, "bls-oews-2025");
    let table = [
        ("api-engineer", "us", 135_980, us),
        ("api-engineer", "us-ca", 174_410, us),
        ("cio", "gb", 90_081, (2025, "GBP", Period::Year, "ons-ashe-2025")),
        ("help-desk-technician", "gb", 32_143, (2024, "GBP", Period::Year, "ons-ashe-2024")),
        ("software-engineer", "de", 75_854, (2025, "EUR", Period::Year, "destatis-2025")),
        ("software-engineer", "au", 132_758, (2024, "AUD", Period::Year, "ato-2023-24")),
        ("systems-analyst", "no", 76_330, (2025, "NOK", Period::Month, "ssb-2025")),
        ("software-engineer", "es", 36_000, (2018, "EUR", Period::Year, "ine-2018")),
    ];
    for (role, region, median, (year, currency, period, source)) in table {
        let wage = wage(role, region);
        assert_eq!(wage.percentile(Percentile::P50), Some(Money::units(median)), "{role} {region}");
        assert_eq!((wage.year(), wage.currency(), wage.period()), (Some(year), Some(currency), Some(period)));
        assert_eq!(wage.source().map(|source| source.id()), Some(source));
    }
    // Hourly figures keep their cents.
    let hour = wage("software-engineer", "nl");
    assert_eq!(hour.percentile(Percentile::P50).map(Money::hundredths), Some(3480));
    assert_eq!((hour.matched(), hour.period()), (Match::Broad, Some(Period::Hour)));
}

#[test]
fn absent_figures_stay_absent() {
    let british = wage("cio", "gb");
    assert_eq!(british.percentile(Percentile::P90), None);
    assert!(!british.is_top_coded(Percentile::P90), "not published is not top-coded");
    let chiefs = CATALOG.statistics().find(|statistics| statistics.code() == "11-1011").unwrap();
    let top = chiefs.wages().find(|wage| wage.region().is_some_and(|region| region.id() == "us-3900003")).unwrap();
    let withheld: Vec<_> = Percentile::ALL.iter().filter(|p| top.is_top_coded(**p)).collect();
    assert!(!withheld.is_empty());
    assert!(withheld.iter().all(|p| top.percentile(**p).is_none()));
    assert_eq!(data().wages.iter().filter(|wage| wage.top_coded != 0).count(), 1);
}

/// A country's own figures are matched by the crosswalk alone: what is left without a role is known here.
#[test]
fn every_national_figure_is_counted_or_known_to_be_unmatched() {
    let unmatched: BTreeSet<_> = CATALOG.unmatched_wages().filter_map(|wage| Some(wage.local()?.code())).collect();
    assert_eq!(unmatched.into_iter().collect::<Vec<_>>(), ["CNO-11", "NOC 2021 21210", "SSYK 2012 2519"]);
    let foreign = data().wages.iter().filter(|wage| !wage.region.value.starts_with("us"));
    assert!(foreign.clone().all(|wage| wage.occupation.is_none() && wage.matched.is_none() && !wage.local_code.is_empty()));
    assert_eq!(CATALOG.national_wages().count(), foreign.count());
}

/// The countries that the README and help name, and how many roles have pay in each, by whatever match.
#[test]
fn as_many_roles_have_pay_in_a_country_as_is_said() {
    let countries = ["us", "au", "ca", "de", "dk", "es", "fi", "gb", "nl", "no", "se"];
    let with_pay = |country: &str| {
        let region = CATALOG.find_regions(country).find(|found| found.id() == country).expect(country);
        CATALOG.roles().filter(|role| role.wage(region.key()).is_some()).count()
    };
    assert_eq!(countries.map(with_pay), [240, 75, 212, 58, 91, 149, 91, 222, 91, 91, 137]);
    let paid = CATALOG.regions().filter(|region| region.parent().is_none()).filter(|region| with_pay(region.id()) > 0);
    assert_eq!(paid.count(), countries.len());
    let readme = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/README.md")).unwrap();
    assert!(readme.contains(&format!("{} countries", countries.len())), "the README counts other countries");
}

/// Our reading of usual pay: where two roles share a parent, a higher level never earns less, in any region of the world.
#[test]
fn a_higher_level_of_an_occupation_never_usually_earns_less() {
    let mut compared = 0;
    for region in CATALOG.regions() {
        let mut families: BTreeMap<(&str, String), Vec<(Level, UsualPay)>> = BTreeMap::new();
        for role in CATALOG.roles() {
            let Some(wage) = role.wage(region.key()) else { continue };
            let parent = role.occupation().unwrap();
            let spread = UsualSpread::of(role.level(), parent.counts_managers());
            let code = wage.local().map(|local| local.code().to_owned()).unwrap_or_default();
            let usual = spread.of_wage(wage);
            families.entry((&parent.code()[..7], code)).or_default().extend(role.level().zip(usual));
        }
        for ((occupation, _), mut levels) in families {
            levels.sort_by_key(|(level, _)| *level);
            for pair in levels.windows(2) {
                let [lower, higher] = [pair[0].1, pair[1].1];
                for (low, high) in [(lower.low, higher.low), (lower.typical, higher.typical), (lower.high, higher.high)] {
                    compared += usize::from(low.is_some() && high.is_some());
                    assert!(low.zip(high).is_none_or(|(low, high)| low <= high), "{occupation} in {}: {pair:?}", region.id());
                }
            }
        }
    }
    assert!(compared > 50_000, "{compared}");
}

#[test]
fn outlook_and_prices_are_those_published() {
    let developers = data().statistics.iter().find(|row| row.code.value == "15-1252").unwrap();
    assert_eq!((developers.employment_2024, developers.employment_2034), (Some(1_693_800), Some(1_961_400)));
    assert_eq!((developers.change, developers.annual_openings), (Some(158), Some(115_200)));
    let price = |region: &str, kind, year| {
        data().prices.iter().find(|row| (row.region.value.as_str(), row.kind, row.year) == (region, kind, year)).unwrap().factor
    };
    assert!((price("au", PriceKind::Exchange, 2024) - 1.515_358).abs() < 1e-9);
    assert!((price("au", PriceKind::PurchasingPower, 2024) - 1.366_527).abs() < 1e-9);
    for row in &data().statistics {
        let (Some(before), Some(after)) = (row.employment_2024, row.employment_2034) else { continue };
        let change = (f64::from(after) / f64::from(before) - 1.0) * 1000.0;
        // Employment is published in hundreds, which bounds the precision of the quotient.
        let rounding = 0.5 + 2.0 * 50.0 / f64::from(before) * 1000.0;
        assert!(
            (change - f64::from(row.change.unwrap())).abs() < rounding,
            "{}: {change} tenths, not {:?}",
            row.code.value,
            row.change
        );
    }
}

#[test]
fn every_wage_row_is_in_the_catalog() {
    let total: usize = {
        let mut seen = BTreeSet::new();
        let parents = CATALOG.occupations().filter_map(|occupation| occupation.statistics());
        parents.filter(|parent| seen.insert(parent.code())).map(|parent| parent.wages().len()).sum()
    };
    let parents: HashSet<_> = CATALOG.occupations().filter_map(|o| o.statistics()).map(|s| s.code()).collect();
    let matched = |wage: &&Wage| wage.occupation.as_ref().is_some_and(|occupation| parents.contains(occupation.value.as_str()));
    assert_eq!(total, data().wages.iter().filter(matched).count());
    assert_eq!(total + CATALOG.national_wages().count(), data().wages.len());
    let by_region: HashMap<_, Vec<&Wage>> = data().wages.iter().fold(HashMap::new(), |mut map, wage| {
        let key = (wage.occupation.as_ref().map_or("", |o| o.value.as_str()), wage.region.value.as_str());
        map.entry(key).or_insert_with(Vec::new).push(wage);
        map
    });
    for parent in CATALOG.occupations().filter_map(|occupation| occupation.statistics()) {
        for wage in parent.wages() {
            let records = &by_region[&(parent.code(), wage.region().unwrap().id())];
            assert!(records.iter().any(|record| same_wage(record, wage)), "{} {}", parent.code(), wage.region().unwrap().id());
        }
    }
}

fn same_wage(record: &Wage, wage: CatalogWage<'_>) -> bool {
    let hundredths = |amount: Option<u64>| amount.map(|amount| i64::try_from(amount).unwrap());
    let percentiles = Percentile::ALL.iter().zip(record.amounts.percentiles);
    let mut same = percentiles.map(|(p, amount)| {
        wage.percentile(*p).map(Money::hundredths) == hundredths(amount)
            && wage.is_top_coded(*p) == (record.top_coded & (1 << *p as u8) != 0)
    });
    let local = wage.local().map_or(("", "", ""), |local| (local.code(), local.title(), local.note()));
    same.all(|same| same)
        && wage.mean().map(Money::hundredths) == hundredths(record.amounts.mean)
        && (wage.year(), wage.currency(), wage.period())
            == (Some(record.year), Some(record.currency.as_str()), Some(record.period))
        && (wage.jobs(), Some(wage.matched())) == (record.jobs, record.matched)
        && wage.source().map(|source| source.id()) == Some(record.source.value.as_str())
        && local == (record.local_code.as_str(), record.local_title.as_str(), record.note.as_str())
}

/// Prose as stored in the catalog: one line per paragraph, separated by empty lines.
fn flowing(prose: &str) -> String {
    let paragraphs = prose.split("\n\n").map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn the_catalog_says_what_the_records_say() {
    assert_eq!(CATALOG.roles().len(), data().roles.len());
    let graph = graph();
    for record in &data().roles {
        let role = CATALOG.find_role(&record.id.value).expect("a compiled role");
        let ids = |roles: &mut dyn Iterator<Item = career::catalog::Role<'static>>| roles.map(|r| r.id()).collect::<Vec<_>>();
        assert_eq!((role.id(), role.title()), (record.id.value.as_str(), record.title.value.as_str()));
        assert_eq!(role.aliases().collect::<Vec<_>>(), values(&record.aliases));
        assert_eq!(role.category().map(|category| category.id()), Some(record.category.value.as_str()));
        assert_eq!(role.level(), Some(level(record)));
        assert_eq!(role.occupation().map_or("", |occupation| occupation.code()), record.occupation.value);
        assert_eq!(role.metrics().on_call(), record.on_call);
        assert!(record.on_call.is_some(), "{}: states no on-call duty", role.id());
        assert_eq!(role.scores(), scores(record).map(Some).into());
        assert_eq!(Competency::ALL.iter().map(|c| role.score(*c)).collect::<Vec<_>>(), scores(record).map(Some));
        assert_eq!(role.summary(), flowing(&record.summary.value));
        assert_eq!(role.day(), flowing(&record.day.value));
        assert_eq!(ids(&mut role.prerequisites()), values(&record.prerequisites));
        assert_eq!(ids(&mut role.next()), values(&record.next));
        assert_eq!(ids(&mut role.successors()), graph[role.id()].iter().copied().collect::<Vec<_>>());
        let origins: Vec<_> = graph.iter().filter(|(_, to)| to.contains(role.id())).map(|(from, _)| *from).collect();
        assert_eq!(ids(&mut role.predecessors()), origins);
        let held: Vec<_> = role.certifications().map(|certification| certification.id()).collect();
        assert_eq!(held, values(&record.certifications));
        let reasons: Vec<_> = role.reasons().map(|(competency, why)| (competency.unwrap(), why.to_owned())).collect();
        assert_eq!(reasons, record.reasons.iter().map(|(c, why)| (*c, flowing(&why.value))).collect::<Vec<_>>());
        let used: Vec<(&str, Proficiency)> = role.tools().map(|used| (used.tool.id(), used.proficiency)).collect();
        let mut written: Vec<_> = record.tools.iter().map(|used| (used.tool.value.as_str(), used.proficiency)).collect();
        written.sort_by_key(|(id, proficiency)| (std::cmp::Reverse(*proficiency), *id));
        assert_eq!(used, written);
    }
}

#[test]
fn every_name_finds_its_owner() {
    for record in &data().roles {
        for name in values(&record.aliases).into_iter().chain([record.title.value.as_str(), &record.id.value]) {
            for name in [name.to_owned(), name.to_uppercase(), format!("  {name} ")] {
                assert_eq!(CATALOG.find_role(&name).map(|role| role.id()), Some(record.id.value.as_str()), "{name}");
            }
        }
    }
    for record in &data().tools {
        for name in values(&record.aliases).into_iter().chain([record.name.value.as_str(), &record.id.value]) {
            assert_eq!(CATALOG.find_tool(name).map(|tool| tool.id()), Some(record.id.value.as_str()), "{name}");
        }
    }
    for record in &data().regions {
        let found: Vec<_> = CATALOG.find_regions(&record.name.value).map(|region| region.id()).collect();
        assert!(found.contains(&record.id.value.as_str()), "{}", record.name.value);
    }
}

#[test]
fn compiling_is_deterministic() {
    let (again, problems) = dataset::load(Path::new("data"));
    assert_eq!(problems.iter().count(), 0);
    let image = dataset::compile(data()).unwrap();
    assert!(image == dataset::compile(&again).unwrap(), "two compilations differ");
    let compiled = Catalog::open(image).unwrap();
    assert_eq!(compiled.digest(), CATALOG.digest(), "the embedded image is not that of data/");
    assert_eq!(compiled.verify(), Ok(()));
}

#[test]
fn the_order_of_reading_does_not_matter() {
    let (mut shuffled, _) = dataset::load(Path::new("data"));
    shuffled.roles.reverse();
    shuffled.tools.reverse();
    shuffled.regions.reverse();
    shuffled.sources.reverse();
    let catalog = Catalog::open(dataset::compile(&shuffled).unwrap()).unwrap();
    let mut told = [String::new(), String::new()];
    for (text, catalog) in told.iter_mut().zip([&catalog, &CATALOG]) {
        for role in catalog.roles() {
            let used: Vec<_> = role.tools().map(|used| used.tool.id()).collect();
            writeln!(text, "{} {used:?}", role.id()).unwrap();
        }
    }
    assert_eq!(told[0], told[1]);
}
