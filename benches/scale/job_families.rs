//! Crafts of each category, and ladders of levels.

/// An occupation, under the name that titles use.
#[derive(Clone, Copy)]
pub(crate) struct Craft {
    pub(crate) title: &'static str,
    /// A synonym that no other craft of the category has.
    pub(crate) synonym: &'static str,
    /// O*NET-SOC code.
    pub(crate) occupation: &'static str,
}

/// A step of a ladder: what comes before and after the craft in a title, and the level, from entry (0) to executive (4).
#[derive(Clone, Copy)]
pub(crate) struct Step {
    pub(crate) before: &'static str,
    pub(crate) behind: &'static str,
    pub(crate) level: usize,
}

const fn craft(title: &'static str, synonym: &'static str, occupation: &'static str) -> Craft {
    Craft { title, synonym, occupation }
}

const fn step(before: &'static str, behind: &'static str, level: usize) -> Step {
    Step { before, behind, level }
}

/// The levels, by their number in steps.
pub(crate) const LEVELS: [&str; 5] = ["entry", "mid", "senior", "lead", "executive"];

/// The ladders, assigned to families in turn.
pub(crate) const LADDERS: [&[Step]; 10] = [
    &[step("Junior", "", 0), step("", "", 1), step("Senior", "", 2), step("Lead", "", 3)],
    &[step("Graduate", "", 0), step("", "", 1), step("Senior", "", 2), step("Staff", "", 3), step("Principal", "", 3)],
    &[step("", "", 1), step("Senior", "", 2), step("Lead", "", 3)],
    &[step("Apprentice", "", 0), step("", "", 1), step("Senior", "", 2), step("", "Manager", 3), step("", "Director", 4)],
    &[
        step("Trainee", "", 0),
        step("Associate", "", 0),
        step("", "", 1),
        step("Senior", "", 2),
        step("Principal", "", 3),
        step("Chief", "", 4),
    ],
    &[step("Assistant", "", 0), step("", "", 1), step("Senior", "", 2)],
    &[step("", "I", 0), step("", "II", 1), step("", "III", 2), step("", "Team Lead", 3)],
    &[
        step("", "Intern", 0),
        step("Junior", "", 0),
        step("", "", 1),
        step("Senior", "", 2),
        step("Deputy", "Manager", 3),
        step("", "Manager", 3),
    ],
    &[step("Junior", "", 0), step("", "", 1), step("Experienced", "", 2), step("Distinguished", "", 3)],
    &[step("", "I", 0), step("", "II", 1), step("", "III", 2), step("", "Supervisor", 3), step("", "Director", 4)],
];

/// The crafts of a category, the most frequent first.
pub(crate) fn of(category: &str) -> &'static [Craft] {
    CRAFTS.iter().find(|(id, _)| *id == category).map_or(&OTHER, |(_, crafts)| crafts)
}

/// Every word that a title may have besides those of its speciality.
pub(crate) fn words() -> impl Iterator<Item = String> {
    let crafts = CRAFTS.iter().flat_map(|(_, crafts)| *crafts).chain(&OTHER).flat_map(|craft| [craft.title, craft.synonym]);
    let steps = LADDERS.iter().flat_map(|ladder| *ladder).flat_map(|step| [step.before, step.behind]);
    crafts.chain(steps).flat_map(str::split_whitespace).map(str::to_lowercase)
}

const OTHER: [Craft; 4] = [
    craft("Engineer", "Developer", "15-1252.00"),
    craft("Analyst", "Examiner", "15-1211.00"),
    craft("Technician", "Technologist", "15-1231.00"),
    craft("Coordinator", "Organiser", "13-1082.00"),
];

const CRAFTS: [(&str, &[Craft]); 14] = [
    (
        "ai-ml",
        &[
            craft("Machine Learning Engineer", "ML Engineer", "15-2051.00"),
            craft("Data Scientist", "Decision Scientist", "15-2051.00"),
            craft("Research Scientist", "Researcher", "15-1221.00"),
            craft("AI Engineer", "AI Developer", "15-1252.00"),
            craft("Model Validator", "Model Risk Analyst", "15-2051.00"),
            craft("Annotation Specialist", "Labelling Specialist", "15-2051.02"),
            craft("Robotics Engineer", "Automation Scientist", "15-1252.00"),
        ],
    ),
    (
        "architecture",
        &[
            craft("Solutions Architect", "Solution Designer", "15-1299.08"),
            craft("Systems Architect", "Systems Designer", "15-1299.08"),
            craft("Integration Architect", "Interface Architect", "15-1299.08"),
            craft("Domain Architect", "Business Architect", "15-1299.08"),
            craft("Technical Authority", "Design Authority", "15-1299.08"),
        ],
    ),
    (
        "business-applications",
        &[
            craft("Business Analyst", "Requirements Analyst", "15-1211.00"),
            craft("Systems Analyst", "Applications Analyst", "15-1211.00"),
            craft("Consultant", "Adviser", "13-1111.00"),
            craft("Nurse Informaticist", "Clinical Informatics Nurse", "15-1211.01"),
            craft("Implementation Specialist", "Deployment Consultant", "15-1211.00"),
            craft("Sales Engineer", "Presales Consultant", "41-9031.00"),
            craft("Records Specialist", "Records Clerk", "15-1299.03"),
            craft("Regulatory Specialist", "Regulatory Affairs Associate", "13-1041.07"),
        ],
    ),
    (
        "cloud",
        &[
            craft("Cloud Engineer", "Cloud Developer", "15-1299.08"),
            craft("Cloud Administrator", "Cloud Operator", "15-1244.00"),
            craft("Cloud Architect", "Cloud Designer", "15-1241.00"),
            craft("Migration Specialist", "Migration Engineer", "15-1299.08"),
            craft("Cost Analyst", "FinOps Analyst", "15-1211.00"),
        ],
    ),
    (
        "cybersecurity",
        &[
            craft("Security Analyst", "Security Monitor", "15-1212.00"),
            craft("Security Engineer", "Security Developer", "15-1299.05"),
            craft("Penetration Tester", "Ethical Hacker", "15-1299.04"),
            craft("Risk Analyst", "Risk Assessor", "15-1212.00"),
            craft("Compliance Officer", "Controls Officer", "13-1041.00"),
            craft("Forensics Examiner", "Forensics Investigator", "15-1299.06"),
            craft("Auditor", "Assurance Reviewer", "13-2011.00"),
            craft("Threat Hunter", "Threat Researcher", "15-1212.00"),
        ],
    ),
    (
        "data-analytics",
        &[
            craft("Data Analyst", "Insight Analyst", "15-2051.01"),
            craft("Data Engineer", "Pipeline Engineer", "15-1243.00"),
            craft("Statistician", "Biometrician", "15-2051.00"),
            craft("Database Administrator", "DBA", "15-1242.00"),
            craft("Reporting Developer", "Dashboard Developer", "15-1243.01"),
            craft("Data Steward", "Data Custodian", "15-2051.01"),
            craft("Cartographer", "Mapping Analyst", "15-1299.02"),
            craft("Data Manager", "Data Coordinator", "15-2051.02"),
        ],
    ),
    (
        "devops-platform",
        &[
            craft("Platform Engineer", "Platform Developer", "15-1252.00"),
            craft("Reliability Engineer", "SRE", "15-1252.00"),
            craft("Release Engineer", "Release Coordinator", "15-1252.00"),
            craft("Automation Engineer", "Automation Developer", "15-1252.00"),
            craft("Observability Engineer", "Monitoring Engineer", "15-1252.00"),
        ],
    ),
    (
        "infrastructure",
        &[
            craft("Systems Administrator", "Sysadmin", "15-1244.00"),
            craft("Systems Engineer", "Server Engineer", "15-1244.00"),
            craft("Technician", "Technologist", "15-1231.00"),
            craft("Operator", "Operations Specialist", "15-1244.00"),
            craft("Maintenance Engineer", "Service Engineer", "17-2072.00"),
            craft("Validation Engineer", "Qualification Engineer", "17-2112.02"),
        ],
    ),
    (
        "it-support",
        &[
            craft("Support Technician", "Support Specialist", "15-1232.00"),
            craft("Support Analyst", "Application Supporter", "15-1232.00"),
            craft("Field Technician", "Service Technician", "49-2011.00"),
            craft("Trainer", "Instructor", "13-1151.00"),
            craft("Device Nurse", "Equipment Nurse", "15-1211.01"),
            craft("Asset Coordinator", "Asset Administrator", "15-1299.03"),
        ],
    ),
    (
        "leadership-delivery",
        &[
            craft("Project Manager", "Project Leader", "15-1299.09"),
            craft("Programme Manager", "Program Manager", "15-1299.09"),
            craft("Delivery Manager", "Delivery Leader", "15-1299.09"),
            craft("Coordinator", "Organiser", "13-1082.00"),
            craft("Planner", "Scheduler", "13-1082.00"),
            craft("Change Manager", "Transformation Manager", "15-1299.09"),
        ],
    ),
    (
        "networking",
        &[
            craft("Network Engineer", "Network Developer", "15-1241.00"),
            craft("Network Technician", "Network Installer", "15-1231.00"),
            craft("Network Administrator", "Network Operator", "15-1244.00"),
            craft("Telecommunications Engineer", "Transmission Engineer", "15-1241.01"),
            craft("Radio Engineer", "RF Engineer", "17-2072.00"),
        ],
    ),
    (
        "product-design",
        &[
            craft("Product Manager", "Product Owner", "15-1299.09"),
            craft("Designer", "UX Designer", "15-1255.00"),
            craft("Technical Writer", "Documentation Writer", "27-3042.00"),
            craft("Researcher", "Ethnographer", "15-1255.00"),
            craft("Illustrator", "Graphic Designer", "27-1024.00"),
            craft("Market Researcher", "Market Analyst", "13-1161.00"),
        ],
    ),
    (
        "quality-assurance",
        &[
            craft("Tester", "Test Analyst", "15-1253.00"),
            craft("Test Engineer", "SDET", "15-1253.00"),
            craft("Quality Analyst", "QA Analyst", "15-1253.00"),
            craft("Inspector", "Quality Controller", "17-2112.02"),
            craft("Usability Tester", "Human Factors Tester", "17-2112.01"),
        ],
    ),
    (
        "software-engineering",
        &[
            craft("Software Engineer", "Software Developer", "15-1252.00"),
            craft("Developer", "Coder", "15-1252.00"),
            craft("Backend Engineer", "Backend Developer", "15-1252.00"),
            craft("Frontend Engineer", "Frontend Developer", "15-1254.00"),
            craft("Embedded Engineer", "Firmware Engineer", "17-2061.00"),
            craft("Programmer", "Programming Specialist", "15-1251.00"),
            craft("Game Designer", "Level Designer", "15-1255.01"),
            craft("Mobile Engineer", "Mobile Developer", "15-1252.00"),
        ],
    ),
];
