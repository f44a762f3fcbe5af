//! What is wrong with a file, and where: data here, sentences in `sentence`.

mod invisible;
mod sentence;

use permille_engine::problem::Problem;
use permille_engine::quantity::QuantityError;

use crate::files::limits;
use crate::wording::language::Language;

pub(crate) use invisible::{invisible, visible};

/// Something wrong with a file, or worth a look, and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct FileProblem {
    /// Where; `None` where it concerns the file as a whole.
    pub place: Option<Box<FilePlace>>,
    /// What is wrong.
    pub fault: Fault,
}

/// Where in a file something stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct FilePlace {
    /// The file, where there are several.
    pub file: Option<String>,
    /// Its line and column.
    pub at: Position,
    /// The area, scenario, norm … it belongs to, by its code or id.
    pub subject: Option<(Subject, String)>,
    /// The field, from the subject down: `population.resident.values.2020`.
    pub field: String,
}

/// Where something stands in a text, both counted from 1; columns count characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character within the line.
    pub column: u32,
}

/// What a complaint is about, beside the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An area, by its code.
    Area,
    /// A scenario, by its id.
    Scenario,
    /// A norm, by its id.
    Norm,
    /// A measure, by its id.
    Measure,
    /// An observed figure of a plan, by its id.
    Baseline,
    /// A plan, by its id.
    Plan,
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The bytes are no text in UTF-8.
    NotText,
    /// There is nothing in it.
    Empty,
    /// It is a web page.
    WebPage,
    /// The text ends within a value.
    EndsEarly,
    /// A character that does not belong there.
    Unexpected {
        /// The character.
        found: String,
        /// What belongs there.
        wanted: Wanted,
    },
    /// Half of a character: a surrogate that stands alone.
    HalfCharacter {
        /// How it is written.
        found: String,
    },
    /// Not TOML.
    NotToml {
        /// What the parser says, in English.
        message: String,
    },
    /// A name stands twice in one table.
    DuplicateKey {
        /// The name.
        key: String,
    },
    /// What may be listed once is listed again.
    Again {
        /// What it is called.
        name: String,
    },
    /// Nested too deep to be a scenario file.
    TooDeep,
    /// Some other kind of file.
    WrongFormat {
        /// What it says it is, if anything.
        found: Option<String>,
    },
    /// Written by a newer Permille.
    NewerVersion {
        /// Its version.
        found: String,
        /// The newest version that is read here.
        newest: i64,
    },
    /// A version there never was.
    NoSuchVersion {
        /// The version it gives, if any.
        found: Option<String>,
        /// The newest version that is read here.
        newest: i64,
    },
    /// A value of the wrong kind.
    WrongType {
        /// What belongs there.
        wanted: Wanted,
        /// What stands there.
        found: Found,
    },
    /// A field that must be there is not.
    Missing {
        /// The field.
        field: &'static str,
    },
    /// A field that a plan file cannot have.
    UnknownField {
        /// The field.
        field: String,
        /// The fields that are known there.
        known: Vec<&'static str>,
    },
    /// A field of a scenario file that is not known, and kept. Worth a look.
    KeptField {
        /// The field.
        field: String,
        /// The fields that are known there.
        known: Vec<&'static str>,
    },
    /// A word that is not one of those known.
    UnknownWord {
        /// The word.
        word: String,
        /// Those known.
        known: &'static [&'static str],
    },
    /// A text that must say something is empty.
    NothingSaid,
    /// Not a year between 1949 and 2200.
    NotAYear {
        /// What stands there.
        text: String,
    },
    /// A fraction where a whole number belongs.
    NotWhole {
        /// What stands there.
        text: String,
    },
    /// A whole number beyond its bounds.
    OutOfBounds {
        /// What stands there.
        text: String,
        /// The smallest allowed.
        least: i64,
        /// The largest allowed.
        most: i64,
    },
    /// A number that cannot be kept exactly.
    NotExact {
        /// What stands there.
        text: String,
        /// Why not.
        error: QuantityError,
    },
    /// A list of the wrong length.
    WrongCount {
        /// How many belong there.
        wanted: usize,
        /// How many stand there.
        found: usize,
    },
    /// More in one place than a file may hold.
    TooMany {
        /// How many it may.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// More fields that are not known here than are kept.
    TooManyUnknown {
        /// How many are kept.
        most: usize,
    },
    /// More values, of whatever kind, than are read.
    TooManyValues {
        /// How many are read.
        most: usize,
    },
    /// More groups of people than have a column.
    TooManyGroups {
        /// How many may be.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A text with more characters than it may have.
    TooLong {
        /// How many it may.
        most: usize,
        /// How many it has.
        found: usize,
    },
    /// A file of outlines where a scenario file belongs.
    Outlines,
    /// A character in a text that is not seen, or turns the direction of writing. Worth a look.
    Invisible {
        /// How it is made visible.
        shown: String,
    },
    /// Every area states that nobody lives there. Worth a look.
    NobodyThere,
    /// Further problems, or notes, that are not told one by one.
    More {
        /// How many.
        count: usize,
    },
    /// An id stands twice.
    DuplicateId {
        /// The id.
        id: String,
        /// The file that has it as well, where it is another one.
        other: Option<String>,
    },
    /// A plan uses a measure it does not declare.
    UndeclaredMeasure {
        /// The measure.
        measure: String,
    },
    /// Two plans declare one measure differently.
    MeasureDiffers {
        /// The measure.
        measure: String,
        /// The plan that declared it first.
        other: String,
    },
    /// A target gives both one value and a list of values.
    ValueTwice,
    /// The first year is after the last.
    YearsReversed {
        /// The first.
        first: u16,
        /// The last.
        last: u16,
    },
    /// More years than are computed.
    HorizonTooLong {
        /// How many.
        years: usize,
    },
    /// The base year is after the last year looked at.
    BaseYearTooLate {
        /// The base year.
        base_year: u16,
        /// The last year.
        last: u16,
    },
    /// The file names a plan that is not there.
    UnknownPlan {
        /// The plan.
        plan: String,
        /// Those that are.
        known: Vec<String>,
    },
    /// A figure names a source the file does not list. Worth a look.
    UnknownSource {
        /// The source.
        source: String,
    },
    /// An area has a figure of a measure no plan of the file speaks of. It is kept. Worth a look.
    UnknownMeasure {
        /// The measure.
        measure: String,
    },
    /// A figure stands in another section than its measure belongs to. It is put there. Worth a look.
    WrongSection {
        /// The measure.
        measure: String,
        /// Where it belongs.
        section: &'static str,
    },
    /// A lever moves a target that the norm does not have. Worth a look.
    NoSuchTarget {
        /// The norm.
        norm: String,
    },
    /// What the engine finds wrong, or worth a look.
    Engine(Problem),
}

/// What belongs in a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Any value.
    Value,
    /// A name in quotes.
    Key,
    /// `:`
    Colon,
    /// `,` or `}`
    CommaOrBrace,
    /// `,` or `]`
    CommaOrBracket,
    /// A digit.
    Digit,
    /// Anything but a further digit: the number began with 0.
    EndOfNumber,
    /// The closing quote.
    Quote,
    /// One of the characters that may follow `\`.
    Escape,
    /// The end of the file.
    End,
    /// A text.
    Text,
    /// A number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list.
    List,
    /// A table.
    Table,
    /// A plan: its id, or all of it.
    Plan,
}

/// What stands in a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// `null`
    Null,
    /// `true` or `false`
    Flag,
    /// A number.
    Number(String),
    /// A text.
    Text(String),
    /// A list.
    List,
    /// A table.
    Table,
}

/// Longer than this, a sentence quotes something that nobody reads to its end.
const LONGEST_SENTENCE: usize = 1_500;
/// What is left of its beginning, and of its end, where the way out stands.
const LEFT: (usize, usize) = (400, 300);

/// A sentence without characters that are not seen, and without the middle of what is quoted at very great length.
fn readable(sentence: &str) -> String {
    let sentence = visible(sentence);
    let count = sentence.chars().count();
    if count <= LONGEST_SENTENCE {
        return sentence.into_owned();
    }
    let (first, last) = LEFT;
    let beginning = sentence.chars().take(first);
    beginning.chain(" … ".chars()).chain(sentence.chars().skip(count - last)).collect()
}

impl Fault {
    /// What is wrong with a text of more than so many characters. Most have fewer bytes than that and are not counted.
    pub(crate) fn too_long(text: &str, most: usize) -> Option<Self> {
        let found = if text.len() > most { text.chars().count() } else { 0 };
        (found > most).then_some(Self::TooLong { most, found })
    }
}

impl FileProblem {
    /// A problem of the file as a whole.
    #[must_use]
    pub const fn of_file(fault: Fault) -> Self {
        Self { place: None, fault }
    }

    /// A problem at a place.
    #[must_use]
    pub fn new(place: FilePlace, fault: Fault) -> Self {
        Self { place: Some(Box::new(place)), fault }
    }

    /// A problem at a position, before anything is known of what stands there.
    #[must_use]
    pub fn at(at: Position, fault: Fault) -> Self {
        Self { place: Some(Box::new(FilePlace { at, ..FilePlace::default() })), fault }
    }

    /// The same, naming the file it is in.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        self.place.get_or_insert_default().file = Some(file.to_owned());
        self
    }

    /// Where it is, what is wrong, and what to do about it.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let place = self.place.as_ref().map(|place| place.words(language)).unwrap_or_default();
        let fault = self.fault.sentence(language);
        let sentence = match language {
            _ if place.is_empty() => fault,
            Language::Zh => format!("{place}：{fault}"),
            Language::En => format!("{place}: {fault}"),
        };
        readable(&sentence)
    }

    /// The first of these, and how many more there are, `beyond` counted in.
    #[must_use]
    pub fn told(mut problems: Vec<Self>, beyond: usize) -> Vec<Self> {
        let count = problems.len().saturating_sub(limits::TOLD) + beyond;
        if count > 0 {
            problems.truncate(limits::TOLD);
            problems.push(Self::of_file(Fault::More { count }));
        }
        problems
    }
}
