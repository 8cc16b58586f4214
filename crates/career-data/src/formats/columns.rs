//! The columns of CSV files, for whoever reads or writes them.

/// Of `occupations/onet.csv`.
pub const OCCUPATIONS: [&str; 10] = [
    "code",
    "title",
    "job_zone",
    "technical_depth",
    "troubleshooting",
    "communication",
    "process_complexity",
    "documentation",
    "baseline_from",
    "source",
];

/// Of `regions.csv`.
pub const REGIONS: [&str; 5] = ["id", "name", "kind", "parent", "aliases"];

/// Of `occupations/soc.csv`.
pub const STATISTICS: [&str; 10] = [
    "code",
    "title",
    "employment_2024",
    "employment_2034",
    "change_percent",
    "annual_openings",
    "education",
    "experience",
    "training",
    "source",
];

/// Of the files in `wages/`.
pub const WAGES: [&str; 18] = [
    "occupation",
    "region",
    "year",
    "currency",
    "period",
    "mean",
    "p10",
    "p25",
    "p50",
    "p75",
    "p90",
    "top_coded",
    "jobs",
    "match",
    "local_code",
    "local_title",
    "source",
    "note",
];

/// Of `sources.csv`.
pub const SOURCES: [&str; 10] =
    ["id", "publisher", "title", "release", "period", "licence", "attribution", "homepage", "used_for", "notes"];

/// Of a file of roles, which may leave any out but id and title, and have them in any order.
pub const ROLES: [&str; 18] = [
    "id",
    "title",
    "category",
    "level",
    "occupation",
    "aliases",
    "summary",
    "day",
    "technical_depth",
    "troubleshooting",
    "communication",
    "process_complexity",
    "documentation",
    "tools",
    "certifications",
    "prerequisites",
    "next",
    "related",
];
