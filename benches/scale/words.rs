//! Vocabulary of titles and prose: lists of real words, the most frequent first, continued with words coined from syllables, as
//! names of products, places and methods are.

use std::collections::HashSet;

use super::rng::Rng;

/// Minimum number of words of each kind, listed and coined together.
const VOCABULARY: usize = 30_000;

/// The words of a catalog, the most frequent first. No word is in two of the lists.
pub(crate) struct Words {
    /// Domains of specialities: "payments", "imaging".
    pub(crate) domains: Vec<String>,
    /// Modifiers of domains: "kidney", "wholesale".
    pub(crate) modifiers: Vec<String>,
    /// Nouns for sentences: common ones, then the words of all specialities.
    pub(crate) nouns: Vec<String>,
}

impl Words {
    /// At least `count` domains and modifiers; `reserved` words are left out, since they would make names ambiguous.
    pub(crate) fn new(reserved: &HashSet<String>, count: usize) -> Self {
        let mut seen = reserved.clone();
        let mut words = |list: &str| -> Vec<String> {
            list.split_whitespace().filter(|word| seen.insert((*word).to_owned())).map(str::to_owned).collect()
        };
        let (mut modifiers, mut domains) = (words(MODIFIERS), words(DOMAINS));
        let mut rng = Rng::new("words", 0);
        while domains.len().min(modifiers.len()) < VOCABULARY.max(count) {
            let word = coined(&mut rng);
            if seen.insert(word.clone()) {
                if domains.len() <= modifiers.len() { domains.push(word) } else { modifiers.push(word) }
            }
        }
        let specialities = domains.iter().zip(&modifiers).flat_map(|(domain, modifier)| [domain.clone(), modifier.clone()]);
        let nouns = NOUNS.split_whitespace().map(str::to_owned).chain(specialities).collect();
        Self { domains, modifiers, nouns }
    }
}

/// A pronounceable word that does not exist.
fn coined(rng: &mut Rng) -> String {
    let mut word = String::new();
    for _ in 0..=rng.zipf(3) {
        word.push_str(rng.of(&ONSETS));
        word.push_str(rng.of(&VOWELS));
    }
    word.push_str(rng.of(&ENDINGS));
    word
}

const ONSETS: [&str; 36] = [
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "kr", "l", "m", "n", "p", "ph", "pl", "pr", "qu",
    "r", "s", "sh", "sk", "st", "t", "th", "tr", "v", "w", "x", "y", "z",
];
const VOWELS: [&str; 10] = ["a", "e", "i", "o", "u", "ai", "ea", "io", "ou", "y"];
const ENDINGS: [&str; 30] = [
    "ble", "ck", "cy", "dale", "dge", "ft", "gen", "lar", "ld", "lis", "m", "mont", "n", "nd", "nix", "nt", "pex", "r", "ria",
    "rk", "rm", "s", "sis", "st", "t", "tic", "tor", "tra", "ve", "x",
];

const DOMAINS: &str = "
    software data cloud payments security clinical network platform logistics energy retail claims billing imaging fraud
    geospatial pharmacy lending trading telecom manufacturing insurance identity commerce search mobile storage video risk
    tax payroll procurement warehouse fleet rail aviation maritime automotive robotics genomics oncology cardiology
    radiology pathology nursing surgery dialysis midwifery dental veterinary laboratory hospital admissions triage
    pharmacovigilance epidemiology nutrition rehabilitation vaccine biotech chemistry polymer metallurgy mining drilling
    pipeline refinery solar wind nuclear hydropower grid metering water sewage waste recycling forestry fisheries
    agriculture irrigation dairy livestock grain bakery brewing beverage catering hospitality hotel travel ticketing
    tourism gaming casino sports broadcast streaming music film animation publishing newsroom advertising campaign
    marketing loyalty pricing merchandising catalogue checkout returns fulfilment freight courier customs port terminal
    trucking parking transit signalling traffic roads bridges tunnels construction surveying cadastre housing mortgage
    leasing property facilities elevator lighting heating ventilation refrigeration plumbing carpentry masonry glass
    textile apparel footwear leather furniture paper printing packaging labelling plastics rubber ceramics cement steel
    aluminium battery semiconductor photonics laser optics radar sonar satellite antenna spectrum broadband fibre voice
    messaging email collaboration calendar workflow document records archive library museum heritage translation speech
    vision recommendation forecasting simulation optimisation scheduling routing dispatch emergency police courts prison
    probation immigration passport elections census welfare pensions benefits unemployment education curriculum
    examination tutoring university research grants philanthropy volunteering church defence munitions intelligence
    cryptography authentication authorisation consent privacy compliance audit accounting treasury settlement clearing
    custody brokerage derivatives equities bonds commodities currency crypto credit collections underwriting actuarial
    reinsurance annuity estate wealth banking branch teller card acquiring issuing subscription invoicing revenue
    budgeting controlling reporting dashboard lakehouse streaming catalog lineage ontology metadata telemetry logging
    tracing alerting capacity resilience recovery backup virtualization container kernel compiler database cache queue
    gateway proxy firewall endpoint browser firmware sensor actuator drone vehicle charging avionics propulsion orbital
    weather climate ocean seismic soil hydrology wildlife conservation carbon emissions sustainability safety hygiene
    ergonomics wellness fitness sleep fertility paediatric geriatric psychiatric neurology ophthalmology dermatology
    urology orthopaedic prosthetics audiology anaesthesia transfusion transplant hospice ambulance telehealth
";

const MODIFIERS: &str = "
    core kidney wholesale regional household offshore industrial municipal portable wearable embedded federated managed
    hybrid legacy realtime batch quantum thermal acoustic optical magnetic chemical biological molecular cellular genetic
    vascular cardiac hepatic renal pulmonary spinal dental retinal neonatal maternal juvenile elderly rural urban coastal
    arctic alpine tropical nordic baltic iberian balkan caspian pacific atlantic andean saharan siberian domestic foreign
    overseas bilateral multilateral sovereign provincial federal communal cooperative charitable corporate private public
    civic military naval aerial orbital lunar planetary stellar geothermal hydraulic pneumatic kinetic electric diesel
    hydrogen methane ethanol lithium copper nickel cobalt titanium silicon gallium graphite carbon nitrogen oxygen helium
    ammonia sulphur potassium phosphate gypsum granite marble timber bamboo cotton linen woollen silk nylon vinyl acrylic
    epoxy resin enamel porcelain crystal diamond pearl amber ivory copperplate letterpress offset digital analogue virtual
    augmented synthetic generative predictive adaptive autonomous assisted guided remote distributed parallel concurrent
    sequential recursive iterative stochastic bayesian causal linear spectral tensor graph semantic lexical syntactic
    phonetic visual tactile haptic gestural spoken written printed illustrated animated broadcast interactive immersive
    seasonal daily weekly monthly quarterly annual nightly intraday overnight express priority bulk parcel pallet tanker
    cargo passenger commuter intercity metro tram cable ferry barge harbour canal river lake reservoir glacier desert
    forest meadow orchard vineyard greenhouse poultry cattle sheep salmon oyster honey coffee cocoa sugar spice olive
    citrus potato maize barley rice wheat soybean peanut tobacco flower seed fertilizer pesticide tractor harvest silo
    mill furnace kiln foundry forge lathe press conveyor crane hoist forklift scaffold girder rivet valve turbine boiler
    compressor condenser generator transformer inverter capacitor relay switchgear busbar feeder substation meter tariff
    voucher coupon rebate refund deposit escrow invoice ledger journal voucherless statement remittance payout dividend
    premium deductible annuitant policyholder broker dealer merchant vendor supplier reseller franchise outlet storefront
    kiosk counter basket wishlist giftcard membership donor patron alumni pupil tenant landlord commuterless resident
    citizen voter juror inmate refugee veteran soldier sailor pilot driver cyclist pedestrian passengerless guest visitor
    patient carer donorless surgeon infant toddler teenage adult senile bilingual multilingual indigenous ancestral
    medieval colonial modernist baroque gothic classical folk orchestral choral operatic theatrical cinematic literary
    poetic academic scholarly scientific forensic judicial legislative diplomatic electoral fiscal monetary budgetary
    actuated calibrated certified audited regulated licensed chartered accredited sanctioned embargoed restricted secret
";

const NOUNS: &str = "
    team customer ticket report plan change system order release request record number page list call meeting error
    question answer line table file form account contract rule draft note result risk cost price budget date deadline
    queue branch test build script query index model graph chart map log trace alert patch image sample batch shift ward
    bed chart dose scan sensor meter pump valve motor cable switch panel rack server disk token key badge door desk room
    floor corridor window screen printer keyboard headset drawer folder envelope letter invoice receipt payment refund
    balance ledger audit policy claim licence permit clause signature vendor supplier partner auditor regulator manager
    director engineer analyst nurse technician designer planner driver operator inspector clerk intern colleague client
    patient tenant pupil visitor caller reader reviewer approver owner sponsor board committee union council agency office
    depot yard dock truck pallet parcel label barcode shelf stock shipment delivery route stop lane bridge crossing signal
    platform carriage ticket timetable delay outage incident fault defect leak crack noise smell spark fuse breaker alarm
    drill rehearsal handover briefing review interview workshop demo training lesson exam grade certificate thesis grant
    proposal forecast estimate assumption threshold limit margin buffer backlog sprint milestone roadmap dependency
    interface schema column field migration backup restore snapshot replica cluster tenant region zone gateway endpoint
    certificate secret password session cookie header payload packet frame channel antenna beam lens mirror filter
    coating alloy weld bolt gasket bearing shaft gear belt blade rotor nozzle tank hose burner chimney roof wall beam
    foundation scan boundary parcel plot field crop herd harvest feed seed soil sample well borehole tide current
    weather storm flood drought fire smoke rescue ambulance clinic theatre implant vaccine trial cohort protocol consent
    diagnosis referral discharge prescription allergy symptom relapse rota payroll pension bonus appraisal vacancy
    headcount reorganisation merger lawsuit settlement verdict petition ballot census statute treaty tariff quota
";

/// First names of people.
pub(crate) const PEOPLE: [&str; 40] = [
    "Amara", "Wendell", "Ingrid", "Tomás", "Yuki", "Priya", "Lars", "Nadia", "Kofi", "Elena", "Marek", "Sofia", "Omar", "Hanna",
    "Deepak", "Zoë", "Ruth", "Mateo", "Aisling", "Viktor", "Leila", "Jonas", "Chidi", "Beatriz", "Renée", "Anton", "Mei",
    "Samuel", "Freja", "Idris", "Paula", "Björn", "Esther", "Nikos", "Tara", "Gustav", "Malik", "Clara", "Henrik", "Rosa",
];

/// Adjectives for the nouns.
pub(crate) const ADJECTIVES: [&str; 48] = [
    "old",
    "new",
    "late",
    "quiet",
    "second",
    "missing",
    "shared",
    "small",
    "open",
    "long",
    "wrong",
    "manual",
    "weekly",
    "broken",
    "empty",
    "stale",
    "urgent",
    "slow",
    "noisy",
    "unsigned",
    "expired",
    "half-finished",
    "duplicate",
    "overdue",
    "cheap",
    "awkward",
    "locked",
    "forgotten",
    "temporary",
    "external",
    "regional",
    "upstream",
    "faulty",
    "clean",
    "dry",
    "spare",
    "unlabelled",
    "crowded",
    "narrow",
    "tested",
    "official",
    "verbal",
    "sealed",
    "borrowed",
    "reliable",
    "doubtful",
    "patched",
    "retired",
];

/// Templates of summaries; `{s}` is the speciality, the other slots are those of [`DAY`].
pub(crate) const SUMMARIES: [&str; 16] = [
    "Keeps the {s} side of the {n} and the {n} working, and answers for every {a} {n}.",
    "Builds and mends what {s} depends on: the {n}, the {n} and the {a} {n} between them.",
    "Turns {a} {n} work in {s} into a {n} that others can use.",
    "Answers for the {n} in {s}, from the first {n} to the last {a} {n}.",
    "Looks after {s} from day to day with {t}, so that no {n} waits for a {n}.",
    "Finds out why a {n} in {s} fails, and sees that the {n} does not fail again.",
    "Plans the {n} for {s} with {k} colleagues and defends the {n} in the review.",
    "Decides which {n} of {s} is done first, and says so before the {a} {n} does.",
    "Owns the {n} and the {n} of {s}; what leaves the team has passed this desk.",
    "Designs how {s} handles a {n}, an {n} and everything {a} around them.",
    "Checks each {n} of {s} against the {n}, and signs only what would survive an audit.",
    "Brings the {n} and the people of {s} together when the {n} is {a}.",
    "Runs {s} with {t} and {t}; a quiet {n} is the measure of it.",
    "Measures the {n} of {s}, explains it to those who pay, and proposes the next {n}.",
    "Teaches others the {n} of {s} and takes the {a} {n} that nobody else can.",
    "Makes the {n} for {s} cheaper each year without touching the {n}.",
];

/// Templates of sentences of a day. Slots: `{n}` noun, `{a}` adjective, `{t}` tool, `{s}` speciality, `{p}` person, `{k}` number,
/// `{c}` time.
pub(crate) const DAY: [&str; 64] = [
    "The {n} from last night is still {a} when you sign in at {c}.",
    "{p} has left a note on your desk: the {n} is {a} again, and so is the {n}.",
    "You open {t} before the coffee and count {k} {n} entries, {k} more than on Friday.",
    "At {c} the {s} call begins, and for once the {n} is not its first subject.",
    "Nobody in the {n} group can say who ordered the {a} {n}, so you ask {p}.",
    "The {n} wants a {n} by {c}; you offer half of it by noon.",
    "What {t} shows is a {n}, {a} and harmless, in front of a {n} that is neither.",
    "You spend {k} minutes in {t} on a {n} that turns out to be a {n}.",
    "{p} from {s} asks whether the {n} can wait; it can't, and you show why.",
    "\"It was {a} yesterday,\" says {p}, and you believe it after reading the {n}.",
    "There are {k} ways to close the {n}, and the {a} one is the cheapest.",
    "The supplier sends a {a} {n} instead of the {n} that was agreed.",
    "By {c} you know that the {n} and the {n} share one {a} {n}.",
    "You write it down for the next shift: which {n}, since when, what was tried.",
    "The review of the {s} {n} takes an hour and ends where it began, with the {n}.",
    "A {n} arrives from {p} without its {n}, as every week.",
    "Lunch is short, because the {n} of {s} picks {c} to go {a}.",
    "You and {p} walk to the {n} and look at it: {a}, with {k} on the counter.",
    "In {t} the {n} looks right; on the {n} itself it does not.",
    "The {n} that you proposed in spring is now everybody's {n}.",
    "Someone has changed the {n} without a {n}, and {t} remembers who.",
    "You argue for the {a} {n}, lose, and write the {n} so that it can be undone.",
    "After {c} the {n} is quiet enough to try the {a} {n} once.",
    "The second attempt works: {k} of {k} {n} entries pass.",
    "{p} calls about the {n} for {s}, apologises, and calls again about the {n}.",
    "A trainee asks what a {n} is for, which is a better question than it sounds.",
    "You draw the {n} on paper, the {n} beside it, and the {a} line between them.",
    "The auditors want {k} samples of the {n}; you have {k}, and say so.",
    "With {t} and a {a} {n} you rebuild what the {n} lost.",
    "No {n} of this size has gone through {s} before, and the {n} shows it.",
    "The {n} costs more than the {n} it protects; that goes into the {n} for Monday.",
    "You refuse the {n} once, politely, and name the {n} that would change your mind.",
    "From {c} on it is {n} after {n}, none of them {a}.",
    "The {a} {n} in the basement is older than {p} and has outlived {k} {n} projects.",
    "You compare the {n} in {t} with the one on file, line by line.",
    "{p} brings the {n} that was {a} for a month; it had been in the wrong {n}.",
    "Two teams claim the {n}, none the {n}, and the {a} remainder is yours.",
    "The {n} goes out at {c} with {k} changes and one that you held back.",
    "Every {n} in {s} has a story, and the {a} ones have a {n}.",
    "You learn that the {n} has been read by {k} people and understood by {p}.",
    "A {a} {n} would do; what {s} gets is the {n} of last year with a new cover.",
    "The numbers in {t} fall by {k}, then recover when {p} restarts the {n}.",
    "Before the {n} you rehearse the {n} twice, the {a} part three times.",
    "It is the {n} that fails, the {n} that gets the blame.",
    "You leave the {n} open over night, watched by {t} and a {a} {n}.",
    "{p} thanks you for the {n}; you had forgotten the {n}.",
    "The form asks for a {n}, the law for a {n}, and the patient for neither.",
    "An hour with {t} saves the {n}, though not the {a} {n} that depended on it.",
    "On the way out you pass the {n} and hear that it is {a}.",
    "You promise {p} a {n} by Thursday and mean the {a} one.",
    "The {n} is counted at {c}: {k}, which is {k} too few.",
    "What was called a {n} in the contract is a {n} in {t}.",
    "The {a} {n} survives the test; the {n} next to it does not.",
    "Someone reads the {n} aloud, and the room finds the {n} by itself.",
    "You move the {n} to {c}, so that {s} has its {n} back for a day.",
    "The {n} for {p} needs {k} signatures; by evening it has all but one.",
    "If the {n} holds until {c}, the {n} can be {a} without harm.",
    "The day's last {n} is a question from {p} about {t}.",
    "You tick off the {n}, the {n} and, after a look at the clock, the {a} {n}.",
    "Tomorrow's list has a {n}, a {n} and the words \"ask {p}\".",
    "At {c} you hand over: {k} open, {k} closed, the {n} still {a}.",
    "The {n} stays where it is, {a}, until the {n} has been paid for.",
    "You set the {n} back, initial the {n} and switch off the {n}.",
    "The {n} is {a}. You check it once more in {t} and go home.",
];
