//! What is wrong with a table, and in which cell: data here, sentences in `sentence`.

pub mod note;
mod note_sentence;
mod sentence;

use permille_engine::id::AreaCode;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;

use self::note::SheetNote;
use crate::tables::address::address;
use crate::wording::figure::Refusal;
use crate::wording::language::Language;

/// Something wrong with a table, or worth a look, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableProblem {
    /// Where; `None` where it concerns the file as a whole.
    pub place: Option<Box<CellPlace>>,
    /// What is wrong.
    pub fault: TableFault,
}

/// Where in a table something stands.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct CellPlace {
    /// The row, from 0.
    pub row: usize,
    /// The column, from 0; the whole row where absent.
    pub column: Option<usize>,
    /// What stands at the head of the column.
    pub header: String,
}

/// What can be wrong with a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TableFault {
    /// There is nothing in the file.
    Empty,
    /// More bytes than are read.
    TooLarge,
    /// It is a web page, whatever its name says.
    WebPage,
    /// It is a file of another kind.
    OtherKind(OtherKind),
    /// It is locked with a password.
    Protected,
    /// It is a workbook that is broken or incomplete.
    Damaged,
    /// It unpacks to far more than a table can be.
    Bomb,
    /// Something in a sheet stands where no sheet has a place.
    BeyondSheet {
        /// The sheet.
        sheet: String,
        /// The place, as it is stated.
        place: String,
    },
    /// Its bytes are no text.
    NotText,
    /// Some lines are in UTF-8 and others in GB18030.
    MixedEncodings {
        /// The first line that is not in the encoding of the lines before, from 1.
        line: usize,
    },
    /// Bytes that are no text in any encoding known here.
    BrokenText {
        /// The line, from 1.
        line: usize,
    },
    /// More rows than are read.
    TooManyRows,
    /// More columns than are read.
    TooManyColumns,
    /// More cells than are read.
    TooManyCells,
    /// A cell longer than any spreadsheet holds: a quotation mark that is not closed.
    CellTooLong,
    /// No sheet has anything in it.
    NothingInIt,
    /// There is a header and nothing below it.
    OnlyHeader,
    /// No column says which area a row is about.
    NoAreaColumn,
    /// No column holds figures.
    NoFigureColumn,
    /// The year of the figures is not known.
    NoYear,
    /// Two columns are said to hold the same figure.
    ColumnTwice {
        /// The first of them, as letters.
        first: String,
    },
    /// A figure is not taken.
    Figure {
        /// Why.
        refusal: Refusal,
        /// What it is counted in.
        unit: Name,
    },
    /// Not a year between 1949 and 2200.
    NotAYear {
        /// What stands there.
        text: String,
    },
    /// A row is about a figure that nothing here is called.
    UnknownFigure {
        /// What stands there.
        text: String,
    },
    /// A unit that the figure cannot be written in.
    UnknownUnit {
        /// What stands there.
        text: String,
    },
    /// Not the code of an area.
    NotACode {
        /// What stands there.
        text: String,
    },
    /// Not a level of areas.
    NotALevel {
        /// What stands there.
        text: String,
    },
    /// The level and the code of a new area, or its area above, do not go together.
    DoesNotFitAbove {
        /// The area.
        area: AreaCode,
        /// The area it would belong to.
        above: AreaCode,
    },
    /// A code stands twice under different names.
    NameDiffers {
        /// The code.
        area: AreaCode,
        /// The name it has first.
        first: String,
    },
    /// The same figure is given twice, with different values.
    GivenTwice {
        /// The cell that gave it first, as `B12`.
        first: String,
        /// The value it gave.
        value: Quantity,
    },
    /// A rate cannot be turned into a number because the residents are not known.
    NoResidents,
    /// Urban and rural people do not add up to the residents. Worth a look.
    PartsDoNotAddUp {
        /// Urban and rural together.
        parts: Quantity,
        /// The residents.
        resident: Quantity,
    },
    /// A group of people is larger than all residents. Worth a look.
    BeyondResidents {
        /// The residents.
        resident: Quantity,
    },
    /// The code is of an area with another name. Worth a look.
    CodeAndNameDisagree {
        /// The code.
        area: AreaCode,
        /// What the area is called here.
        name: String,
        /// What the row calls it.
        given: String,
    },
    /// Most of a column is a power of ten off what is known. Worth a look.
    LikelyUnit {
        /// How many times the known figures it is, or they are: 1,000 or 10,000.
        factor: u32,
        /// Whether the column is larger.
        larger: bool,
    },
    /// What stays out, is not known, or was decided.
    Note(SheetNote),
}

/// What a file is when it is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherKind {
    /// A page for printing.
    Pdf,
    /// A picture.
    Picture,
    /// A text document or slides.
    Document,
    /// A workbook of a kind that is not read: ODS, XLSB, or XML of 2003.
    Workbook,
    /// A packed folder.
    Archive,
    /// A web page packed into one file.
    WebArchive,
    /// Outlines of areas.
    Outlines,
}

impl TableProblem {
    /// A problem of the file as a whole.
    #[must_use]
    pub const fn of_file(fault: TableFault) -> Self {
        Self { place: None, fault }
    }

    /// A problem of a cell, with what stands at the head of its column.
    #[must_use]
    pub fn of_cell(row: usize, column: usize, header: &str, fault: TableFault) -> Self {
        let place = CellPlace { row, column: Some(column), header: header.trim().to_owned() };
        Self { place: Some(Box::new(place)), fault }
    }

    /// A problem of a row.
    #[must_use]
    pub fn of_row(row: usize, fault: TableFault) -> Self {
        Self { place: Some(Box::new(CellPlace { row, column: None, header: String::new() })), fault }
    }

    /// Where it is, what is wrong, and what to do about it.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let fault = self.fault.sentence(language);
        match (&self.place, language) {
            (None, _) => fault,
            (Some(place), Language::Zh) => format!("{}：{fault}", place.words(language)),
            (Some(place), Language::En) => format!("{}: {fault}", place.words(language)),
        }
    }
}

impl CellPlace {
    /// `B12“常住人口（人）”`, `Row 12`.
    #[must_use]
    pub fn words(&self, language: Language) -> String {
        match (self.column, language) {
            (None, Language::Zh) => format!("第 {} 行", self.row + 1),
            (None, Language::En) => format!("Row {}", self.row + 1),
            (Some(column), _) if self.header.is_empty() => address(self.row, column),
            (Some(column), Language::Zh) => format!("{}“{}”", address(self.row, column), self.header),
            (Some(column), Language::En) => format!("{} “{}”", address(self.row, column), self.header),
        }
    }
}
