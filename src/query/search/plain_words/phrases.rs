//! The phrases of plain words and what each wishes for, with and without a negation before it. Words stand between blanks,
//! phrases between semicolons.

use super::{Topic, Unknown, Wish};
use crate::query::demands::FIRST_LEVELS;
use crate::query::list::SortKey;
use career_data::vocabulary::{Competency, Education, HowMuch, Level, OnCall};

/// Words that turn a phrase after them into its opposite.
pub(super) const NEGATIONS: &str = "no not non without never zero minus less fewer little minimal low avoid avoiding hate hates dislike \
    dislikes dont doesnt didnt cant cannot wont isnt arent lacking except nothing bad tired sick";

/// Words after a negation that take it back: "not only coding".
pub(super) const NOT_NEGATED: &str = "only just";

/// Words between a negation and the phrase it turns.
pub(super) const BETWEEN: &str = "a all an any at being big do doing enjoy ever formal get getting have having hard heavy in involve \
    involves involving know knowing learn learning like lot lots love many more much my need needing needs \
    of previous prior really require requires requiring the to too want wanting with work working write \
    writing your";

/// Words after a phrase that belong to it.
pub(super) const AFTER: &str = "background duties duty involved knowledge skills training";

/// Words after a phrase that say that it is not asked for.
pub(super) const NEEDED: &str = "asked necessary needed required";

/// Words that join a second phrase to a negation: "no degree or experience".
pub(super) const JOINS: &str = "or nor and";

/// Words without which a question still says the same.
pub(super) const FILLERS: &str = "a am an and any anything are at be best but can career careers computer computers could do does doing \
    enjoy field find for from get give good great have having i id if im in industry involve involves \
    involving is it its job jobs level like looking love me my need nice occupation occupations of on or people person \
    please position positions require requires role roles show some someone something still tech technology \
    that the there they things to want what where which who with work working works would you your";

/// Words for a level: beside a wish they wish for it, alone they belong to a name.
pub(super) const LEVELS: &[(&str, &[Level])] = &[
    ("entry graduate intern junior jr trainee", ENTRY_LEVEL),
    ("intermediate mid midlevel", &[Level::Mid]),
    ("experienced senior snr sr", &[Level::Senior]),
    ("executive", &[Level::Executive]),
];
const ENTRY_LEVEL: &[Level] = &[Level::Entry];

/// What people in an occupation ask of newcomers says little about those who design or lead in it.
const BELOW_BACHELOR: &[Wish] = &[Wish::Education(Education::Associate), Wish::Level(FIRST_LEVELS)];
const LITTLE_CODING: &[Wish] = &[Wish::Coding(&[HowMuch::Little])];
const LITTLE_TALKING: &[Wish] = &[Wish::Talking(&[HowMuch::Little])];
const MUCH_TALKING: &[Wish] = &[Wish::Talking(&[HowMuch::Much])];
const ENTRY: &[Wish] = &[Wish::Level(ENTRY_LEVEL)];
const NEVER_ON_CALL: &[Wish] = &[Wish::OnCall(&[OnCall::Never])];

/// Every topic. A longer phrase goes before a shorter one that it begins with, whatever their order here.
pub(super) const TOPICS: &[Topic] = &[
    Topic {
        phrases: "code; coder; coders; coding; developer; developers; program; programmer; programmers; programming; programing; software \
            development; scripting",
        plain: &[],
        negated: LITTLE_CODING,
    },
    Topic { phrases: "non technical; nontechnical; not technical", plain: LITTLE_CODING, negated: &[] },
    Topic {
        phrases: "bachelor; bachelors; bachelor degree; bachelors degree; college; college degree; college education; \
            degree; degrees; university; university degree; uni; higher education; qualification; qualifications",
        plain: &[],
        negated: BELOW_BACHELOR,
    },
    Topic {
        phrases: "college dropout; drop out; dropout; high school diploma; high school only; only high school; school \
            leaver; school leavers; self taught; dropped out",
        plain: BELOW_BACHELOR,
        negated: &[],
    },
    Topic { phrases: "experience; work experience; job experience", plain: &[], negated: ENTRY },
    Topic {
        phrases: "apprentice; apprentices; apprenticeship; apprenticeships; beginner; beginners; complete beginner; \
            dont know anything; dont know anything about computers; dont know much about computers; first job; internship; \
            internships; just starting; just starting out; know nothing; know nothing about computers; new to it; new to tech; \
            newcomer; newcomers; no computer skills; no skills; starting out; student job; student jobs; summer job",
        plain: ENTRY,
        negated: &[],
    },
    Topic {
        phrases: "career change; career changer; career changers; change career; change careers; switch careers; switching careers",
        plain: &[Wish::Level(FIRST_LEVELS)],
        negated: &[],
    },
    Topic {
        phrases: "manager; managers; management; managing a staff",
        plain: &[],
        negated: &[Wish::Level(&[Level::Entry, Level::Mid, Level::Senior])],
    },
    Topic {
        phrases: "customer contact; customers; clients; meetings; people; phone; phone calls; phones; talking; talk; \
            presentations; public speaking; presenting; customer service; social contact; users",
        plain: &[],
        negated: LITTLE_TALKING,
    },
    Topic {
        phrases: "alone; by myself; introvert; introverted; introverts; left alone; on my own; quiet work; quiet job",
        plain: LITTLE_TALKING,
        negated: MUCH_TALKING,
    },
    Topic {
        phrases: "communicating with people; more people; more talking; dealing with people; extrovert; extroverts; interacting with people; lots \
            of talking; meeting people; people person; talk to people; talk with people; talking to customers; \
            talking to people; talking with people; work with people; working with people; social job",
        plain: MUCH_TALKING,
        negated: LITTLE_TALKING,
    },
    Topic {
        phrases: "help others; help people; helping others; helping people; helps people; being helpful",
        plain: &[Wish::Talking(&[HowMuch::Some, HowMuch::Much]), Wish::Words("help desk support users")],
        negated: LITTLE_TALKING,
    },
    Topic {
        phrases: "art; artist; artistic; creative; creative work; creativity; draw; drawing",
        plain: &[Wish::Words("visual design graphic designer")],
        negated: &[],
    },
    Topic {
        phrases: "coach people; coaching people; instructor; teach; teach people; teacher; \
            teaching; teaching others; teaching people; train people; training people; tutor; tutoring",
        plain: &[Wish::Words("trainer")],
        negated: LITTLE_TALKING,
    },
    Topic {
        phrases: "hands on; hands on work; manual work; my hands; physical work; take things apart; taking things apart; tinker; \
            tinkering; with hands; work with hands; work with my hands; working with my hands; with my hands",
        plain: &[Wish::Words("computer repair technician hardware")],
        negated: &[],
    },
    Topic {
        phrases: "be in charge; be the boss; being in charge; lead people; leading a team; leading people; manage a team; manage \
            people; managing a team; managing people",
        plain: &[Wish::Level(&[Level::Lead, Level::Executive]), Wish::Words("manager")],
        negated: &[Wish::Level(&[Level::Entry, Level::Mid, Level::Senior])],
    },
    Topic {
        phrases: "brain teasers; detective work; figuring things out; mysteries; problem solver; problem solving; \
            puzzle; puzzles; riddles; solve problems; solve puzzles; solving mysteries; solving problems; \
            solving puzzles",
        plain: &[Wish::AtLeast(Competency::Troubleshooting, 80), Wish::Order(SortKey::Score(Competency::Troubleshooting))],
        negated: &[Wish::AtMost(Competency::Troubleshooting, 50)],
    },
    Topic {
        phrases: "documentation; paperwork; writing reports; reports; writing documents",
        plain: &[],
        negated: &[Wish::AtMost(Competency::Documentation, 50), Wish::Order(SortKey::Score(Competency::Documentation))],
    },
    Topic {
        phrases: "after hours; evenings; night shift; night shifts; night work; nights; on call; oncall; out of hours; \
            overtime; rota; shift; shift work; shifts; weekend; weekend work; weekends",
        plain: &[Wish::OnCall(&[OnCall::Regular])],
        negated: NEVER_ON_CALL,
    },
    Topic {
        phrases: "9 to 5; nine to five; office hours; regular hours; work life balance; normal hours",
        plain: NEVER_ON_CALL,
        negated: &[],
    },
    Topic {
        phrases: "best money; best paid; best paying; big money; big salary; earn a lot; earn lots; earn well; easy money; fast money; good \
            money; good pay; good salary; great pay; high income; high paid; high pay; high paying; high salary; \
            highest paid; highest paying; highest salary; lots of money; lucrative; make money; makes the most \
            money; most money; pay a lot; pay the most; pay well; pays a lot; pays best; pays the best; pays the \
            most; pays well; paying well; quick money; rich; top paid; top paying; well paid; well paying; decent pay; decent \
            salary; decent money",
        plain: &[Wish::Order(SortKey::Pay)],
        negated: &[],
    },
    Topic {
        phrases: "fast growing; fastest growing; future proof; futureproof; good future; good outlook; growing fast; \
            in demand; job security; most growth; best outlook; safe future; secure job; growing jobs",
        plain: &[Wish::Order(SortKey::Outlook)],
        negated: &[],
    },
    Topic {
        phrases: "at a desk; desk job; from home; home based; home office; hybrid; remote; remotely; telework; wfh; work from home; work \
            remotely; working from home; fully remote; remote work; remote \
            working; outdoor; outdoors; outside",
        plain: &[Wish::Unknown(Unknown::Place)],
        negated: &[Wish::Unknown(Unknown::Place)],
    },
    Topic {
        phrases: "benefits; bonus; contract work; contracting; flexible hours; flexitime; freelance; freelancer; freelancing; full \
            time; holidays; part time; self employed; side job; vacation; visa; visa sponsorship",
        plain: &[Wish::Unknown(Unknown::Terms)],
        negated: &[Wish::Unknown(Unknown::Terms)],
    },
    Topic {
        phrases: "boring; easy; fun; interesting; low stress; make a difference; meaningful; pressure; relaxed; rewarding; \
            satisfying; stress; stress free; stressful",
        plain: &[Wish::Unknown(Unknown::Feeling)],
        negated: &[Wish::Unknown(Unknown::Feeling)],
    },
    Topic { phrases: "math; mathematics; maths", plain: &[], negated: &[Wish::Unknown(Unknown::Mathematics)] },
    Topic {
        phrases: "travel; travelling; traveling; commute; commuting",
        plain: &[Wish::Unknown(Unknown::Travel)],
        negated: &[Wish::Unknown(Unknown::Travel)],
    },
    Topic {
        phrases: "ai proof; automation proof; replaced by ai; safe from ai; safe from automation; survive ai; taken over by ai",
        plain: &[Wish::Unknown(Unknown::Ai)],
        negated: &[Wish::Unknown(Unknown::Ai)],
    },
];
