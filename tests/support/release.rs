//! Small fixtures in publishers' file formats, for tests of imports. Codes, names and layouts are real; values are made up.

use std::path::Path;

pub(crate) use super::write;

/// The header of all tables of ratings, in the tab-separated format.
pub(crate) const RATINGS: &str = "O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\tN\tStandard Error\t\
    Lower CI Bound\tUpper CI Bound\tRecommend Suppress\tNot Relevant\tDate\tDomain Source\n";

/// The elements that scores are computed from: ids with the prefix 2.C are knowledge, 4 activities, the rest skills.
pub(crate) const ELEMENTS: [&str; 30] = [
    "2.C.3.a",
    "2.C.3.b",
    "2.B.3.e",
    "2.B.4.g",
    "2.B.3.b",
    "4.A.3.b.1",
    "2.B.3.k",
    "2.B.3.g",
    "2.B.3.m",
    "2.B.2.i",
    "2.A.2.a",
    "2.A.1.d",
    "2.A.1.b",
    "2.B.1.a",
    "2.B.1.c",
    "2.B.1.d",
    "4.A.4.a.2",
    "4.A.4.a.3",
    "2.B.4.h",
    "2.B.4.e",
    "2.B.1.b",
    "2.B.5.a",
    "4.A.2.b.6",
    "4.A.2.b.4",
    "4.A.2.a.3",
    "2.A.1.c",
    "4.A.3.b.6",
    "2.A.1.a",
    "2.C.7.a",
    "2.C.1.b",
];

/// The files of a tab-separated release, by name.
pub(crate) fn tables() -> Vec<(&'static str, String)> {
    let zones = "29-1141.00\t3\n29-1141.01\t4\n15-1252.00\t4\n15-1212.00\tn/a\n";
    let software = "29-1141.00\tEpic Systems\t42\tMedical software\tN\tY\n\
        29-1141.00\tMicrosoft Windows\t42\tOperating system software\tY\tN\n\
        29-1141.01\tEpic Systems\t42\tMedical software\tN\tN\n\
        15-1252.00\tC\t42\tDevelopment environment software\tN\tN\n\
        15-1252.00\tC++\t42\tObject or component oriented development software\tY\tN\n\
        15-1252.00\tQuiltDB\t42\tData base management system software\tY\tY\n";
    let related = "29-1141.00\t29-1141.01\tPrimary-Short\t1\n29-1141.01\t29-1141.00\tPrimary-Short\t1\n\
        29-1141.00\t29-1171.00\tSupplemental\t11\n";
    let titles = "29-1141.00\tCharge Nurse\tn/a\t01\n29-1141.00\tStaff Nurse\t\t01\n29-1141.01\tStaff Nurse\tn/a\t02\n\
        29-1141.00\tPediatric Nurse (Peds Nurse)\tPeds Nurse\t01\n29-1141.00\tRegistered Nurses\tn/a\t01\n\
        29-1141.01\tregistered nurses\tn/a\t01\n15-1252.00\tAPI Developer\tn/a\t08\n";
    let reported = "29-1141.01\tStaff Nurse\tY\n29-1141.00\tWard Nurse\tN\n29-1141.01\tWard Nurse\tN\n";
    let tasks = "29-1141.00\t12\tTeach new colleagues.\tSupplemental\n29-1141.00\t31\tWatch over patients at night.\tCore\n\
        29-1141.00\t14\tGive medicines to patients.\tCore\n29-1141.01\t52\tWatch over patients in danger.\tCore\n\
        15-1252.00\t71\tWrite programs.\tn/a\n";
    vec![
        ("Occupation Data.txt", format!("O*NET-SOC Code\tTitle\tDescription\n{OCCUPATIONS}")),
        ("Skills.txt", format!("{RATINGS}{}", ratings(|id| id.starts_with("2.A") || id.starts_with("2.B")))),
        ("Knowledge.txt", format!("{RATINGS}{}", ratings(|id| id.starts_with("2.C")))),
        ("Work Activities.txt", format!("{RATINGS}{}", ratings(|id| id.starts_with('4')))),
        ("Job Zones.txt", format!("O*NET-SOC Code\tJob Zone\tDate\tDomain Source\n{}", with_ends(zones, "\t08/2023\tAnalyst"))),
        (
            "Technology Skills.txt",
            format!("O*NET-SOC Code\tExample\tCommodity Code\tCommodity Title\tHot Technology\tIn Demand\n{software}"),
        ),
        ("Related Occupations.txt", format!("O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex\n{related}")),
        ("Alternate Titles.txt", format!("O*NET-SOC Code\tAlternate Title\tShort Title\tSource(s)\n{titles}")),
        ("Sample of Reported Titles.txt", format!("O*NET-SOC Code\tReported Job Title\tShown in My Next Move\n{reported}")),
        (
            "Task Statements.txt",
            format!(
                "O*NET-SOC Code\tTask ID\tTask\tTask Type\tIncumbents Responding\tDate\tDomain Source\n{}",
                with_ends(tasks, "\t80\t08/2023\tIncumbent")
            ),
        ),
    ]
}

const OCCUPATIONS: &str = "29-1141.00\tRegistered Nurses\tLook after \"patients\", day and night.\n\
    29-1141.01\tAcute Care Nurses\tLook after patients who cannot wait.\n\
    15-1252.00\tSoftware Developers\tWrite programs, and mend them.\n\
    15-1212.00\tInformation Security Analysts\tn/a\n";

fn with_ends(lines: &str, end: &str) -> String {
    lines.replace('\n', &format!("{end}\n"))
}

/// Ratings: nurses have importance 4 and level 3.5 throughout; developers have importance throughout, but a level for only
/// three of troubleshooting's elements; no other occupation is rated.
fn ratings(of: impl Fn(&str) -> bool) -> String {
    let row = |code: &str, id: &str, scale: &str, value: &str| {
        format!("{code}\t{id}\tSomething\t{scale}\t{value}\t8\t0.1\tn/a\tn/a\tN\t\t08/2023\tAnalyst\n")
    };
    let mut rows = String::new();
    for id in ELEMENTS.into_iter().filter(|id| of(id)) {
        rows += &row("29-1141.00", id, "IM", "4.00");
        rows += &row("29-1141.00", id, "LV", "3.50");
        if ["2.B.3.k", "2.B.2.i", "2.A.2.a"].contains(&id) {
            rows += &row("15-1252.00", id, "LV", "2.8");
        }
        rows += &row("15-1252.00", id, "IM", "3");
        rows += &row("15-1212.00", id, "LV", "n/a");
    }
    if of("2.B") {
        rows += &row("29-1141.00", "2.A.1.e", "IM", "2");
    }
    rows
}

/// Writes the tab-separated release.
pub(crate) fn text(folder: &Path) {
    for (name, text) in tables() {
        write(folder, name, &text);
    }
}

/// Writes the same release as comma-separated files: with a column of titles, other names, a byte-order mark and CRLF.
pub(crate) fn commas(folder: &Path) {
    for (name, text) in tables() {
        let noun = name.trim_end_matches(".txt").to_lowercase().replace(' ', "_");
        let table = titled(&text);
        if noun != "skills" {
            let noun = noun.replace("technology", "software");
            write(folder, &format!("30.3-onet_{noun}.csv"), &table);
            continue;
        }
        for (noun, id) in [("essential_skills", "2.A"), ("transferable_skills", "2.B")] {
            let wanted = |(at, line): &(usize, &str)| *at == 0 || line.split(',').nth(2).is_some_and(|cell| cell.starts_with(id));
            let part: String = table.split_inclusive('\n').enumerate().filter(wanted).map(|(_, line)| line).collect();
            write(folder, &format!("30.3-onet_{noun}.csv"), &part);
        }
    }
}

fn titled(text: &str) -> String {
    let cell =
        |cell: &str| if cell.contains([',', '"']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell.to_owned() };
    let mut table = String::from("\u{feff}");
    for (at, line) in text.lines().enumerate() {
        let mut cells: Vec<&str> = line.split('\t').collect();
        if at == 0 {
            cells = cells.into_iter().map(renamed).collect();
        }
        if !cells.contains(&"Description") && cells.len() != 3 {
            cells.insert(1, if at == 0 { "Title" } else { "Of the occupation" });
        }
        table += &cells.into_iter().map(cell).collect::<Vec<_>>().join(",");
        table += "\r\n";
    }
    table
}

fn renamed(column: &str) -> &str {
    match column {
        "Example" => "Workplace Example",
        "Commodity Code" => "Element ID",
        "Commodity Title" => "Element Name",
        other => other,
    }
}

/// The header of a download of wages.
pub(crate) const DOWNLOAD: &str = "AREA,AREA_TITLE,AREA_TYPE,PRIM_STATE,NAICS,NAICS_TITLE,I_GROUP,OWN_CODE,OCC_CODE,OCC_TITLE,\
    O_GROUP,TOT_EMP,EMP_PRSE,JOBS_1000,LOC_QUOTIENT,PCT_TOTAL,PCT_RPT,H_MEAN,A_MEAN,MEAN_PRSE,H_PCT10,H_PCT25,H_MEDIAN,H_PCT75,\
    H_PCT90,A_PCT10,A_PCT25,A_MEDIAN,A_PCT75,A_PCT90,ANNUAL,HOURLY\r\n";

/// A row of the download: area (code, title, type, state), occupation, group, jobs, mean and percentiles.
pub(crate) fn pay(place: [&str; 4], occupation: &str, group: &str, figures: [&str; 7]) -> String {
    let [area, title, kind, state] = place;
    let [jobs, mean, p10, p25, p50, p75, p90] = figures;
    format!(
        "{area},\"{title}\",{kind},{state},000000,Cross-industry,cross-industry,1235,{occupation},Somebody,{group},{jobs},2,,,,~,\
         50,{mean},0.6,36.1,47,62,78,96,{p10},{p25},{p50},{p75},{p90},,\r\n"
    )
}

pub(crate) const NATION: [&str; 4] = ["99", "U.S.", "1", "US"];

/// A download with every special value.
pub(crate) fn download() -> String {
    let rows = [
        pay(NATION, "15-1212", "detailed", ["190650", "132510", "75090", "97810", "129180", "163500", "199850"]),
        pay(NATION, "15-1252", "detailed", ["**", "*", "82460", "105210", "135980", "171980", "#"]),
        pay(NATION, "15-1244", "detailed", ["100", "*", "*", "*", "*", "*", "*"]),
        pay(NATION, "15-0000", "major", ["5000000", "100000", "50000", "70000", "99000", "140000", "180000"]),
        pay(NATION, "27-2011", "detailed", ["55000", "*", "*", "*", "*", "*", "*"]),
        pay(
            ["6", "California", "2", "CA"],
            "15-1252",
            "detailed",
            ["284390", "177000.0", "105060", "136990", "174410", "216670", "\"272,670\""],
        ),
        pay(["41860", "San Francisco, CA", "4", "CA"], "15-1252", "detailed", ["90", "#", "#", "#", "#", "#", "#"]),
        pay(["0100001", "Northwest Alabama", "6", "AL"], "15-1252", "detailed", ["40", "70000", "", "60000", "~", "", ""]),
        pay(
            ["99990", "Nowhere, CA", "4", "CA"],
            "15-1252",
            "detailed",
            ["10", "70000", "50000", "60000", "70000", "80000", "90000"],
        ),
    ];
    format!("{DOWNLOAD}{}", rows.concat())
}

/// Writes the same wages as flat time series files, with a file of area names.
pub(crate) fn flat(folder: &Path) {
    let mut rows = "series_id                     \tyear\tperiod\t       value\tfootnote_codes\n".to_owned();
    let mut add = |area: &str, occupation: &str, figures: [&str; 7]| {
        for (datatype, figure) in ["01", "04", "11", "12", "13", "14", "15"].into_iter().zip(figures) {
            let (value, notes) = match figure {
                "*" => ("-", "8"),
                "#" => ("-", "5"),
                figure => (figure, ""),
            };
            let series = format!("OEU{area}000000{occupation}{datatype}");
            rows.push_str(&[&series, "     \t2025\tA01\t     ", value, "\t", notes, "\n"].concat());
        }
    };
    add("N0000000", "151212", ["190650", "132510", "75090", "97810", "129180", "163500", "199850"]);
    add("N0000000", "151252", ["*", "*", "82460", "105210", "135980", "171980", "#"]);
    add("N0000000", "151244", ["100", "*", "*", "*", "*", "*", "*"]);
    add("N0000000", "150000", ["5000000", "100000", "50000", "70000", "99000", "140000", "180000"]);
    add("S0600000", "151252", ["284390", "177000", "105060", "136990", "174410", "216670", "272670"]);
    add("M0041860", "151252", ["90", "#", "#", "#", "#", "#", "#"]);
    add("M0100001", "151252", ["40", "70000", "*", "60000", "*", "*", "*"]);
    add("M0099990", "151252", ["10", "70000", "50000", "60000", "70000", "80000", "90000"]);
    rows += "OEUN000000031--3315125204     \t2025\tA01\t       90000\t\n";
    rows += "OEUN000000000000015125203     \t2025\tA01\t       71.20\t\n";
    write(folder, "oe.data.0.Current", &rows);
    let areas = "state_code\tarea_code\tareatype_code\tarea_name\n00\t0000000\tN\tNational\n06\t0600000\tS\tCalifornia\n\
        06\t0041860\tM\tSan Francisco, CA\n01\t0100001\tM\tNorthwest Alabama\n06\t0099990\tM\tNowhere, CA\n";
    write(folder, "oe.area", areas);
}
