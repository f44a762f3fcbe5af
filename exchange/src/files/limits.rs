//! How much a file may hold. A file beyond one of these is refused with a sentence that says which: read on, it would stop the page.
//!
//! The shapes of files name these numbers, and so does the published JSON Schema. What is made in the app is held to them as well
//! (`scenario_file::beyond`), so that whatever is accepted can be read again.

/// The bytes of a file.
pub const BYTES: usize = 64 * 1024 * 1024;
/// Lists and tables within each other: nested deeper, a file is no scenario file and might be made to exhaust the stack.
pub const LEVELS: usize = 64;
/// Areas: every township of the nation with all above them, and some more.
pub const AREAS: usize = 60_000;
/// Groups of people that areas state beside residents, urban and rural: each has a column of its own.
pub const GROUPS: usize = 200;
/// Scenarios: each has an outlook of its own.
pub const SCENARIOS: usize = 200;
/// The levers of a scenario, and its ranges: several for each county of the nation.
pub const LEVERS: usize = 20_000;
/// The actions of a scenario.
pub const ACTIONS: usize = 50_000;
/// The slides.
pub const SLIDES: usize = 1_000;
/// What reviewers have said: something of each figure of a nation of counties, and of each norm.
pub const REVIEWS: usize = 200_000;
/// The rounds in which areas were asked for figures: one a month for many years.
pub const ROUNDS: usize = 1_000;
/// The plans.
pub const PLANS: usize = 100;
/// The norms, measures or observed figures of a plan.
pub const NORMS: usize = 10_000;
/// The targets of a norm and the parts of a rule.
pub const PARTS: usize = 1_000;
/// Named values in one place: the stocks of an area, the sources of a file.
pub const NAMES: usize = 20_000;
/// The characters of a name or title.
pub const NAME: usize = 1_000;
/// The characters of an id, and of a text that must say something.
pub const WORDS: usize = 10_000;
/// The characters of a description, note or reason.
pub const PROSE: usize = 100_000;
/// The values of a file of any kind, each name, number, list and table by itself: some times what every township of the nation has.
pub const VALUES: usize = 6_000_000;
/// Fields that are not known here, and kept, with all that is in them.
pub const UNKNOWN: usize = 100_000;
/// Problems told one by one; of the rest, how many there are.
pub const TOLD: usize = 200;
