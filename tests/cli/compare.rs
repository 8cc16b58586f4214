//! `career compare`

use crate::{Plain, Verb, texts};

pub(crate) const VERB: Verb = Verb {
    name: "compare",
    cases: &[
        ("api-backend", &["api-engineer", "backend-engineer"]),
        ("three-in-ontario", &["site-reliability-engineer", "devops-engineer", "platform-engineer", "--region", "ca-on"]),
    ],
    plain: Plain::Records(|answer| {
        let mut aspects = ["title", "level", "category"].map(String::from).to_vec();
        aspects.extend(texts(&answer["competencies"], "name"));
        aspects.extend(
            [
                "p10",
                "p25",
                "p50",
                "p75",
                "p90",
                "usual_low",
                "usual_pay",
                "usual_high",
                "currency",
                "period",
                "year",
                "region",
                "change_percent",
                "annual_openings",
            ]
            .map(String::from),
        );
        aspects.extend(texts(&answer["tools"]["levels"], "id").into_iter().map(|id| format!("tool:{id}")));
        aspects
    }),
};
