//! A sheet of text cells turned into changes of a scenario set.
//!
//! In three steps, each a value: a [`Mapping`] says what the columns are, [`guess`] proposes one; [`preview`] works out every change,
//! every new area and everything that is wrong, without changing anything; [`edit`] makes one undoable edit of it, all or nothing.
//!
//! Nothing here is guessed in silence. An area that is not found is offered near misses and left alone until one is chosen; a figure that cannot be
//! read stops the import, or is left out when the planner says so.

mod alike;
mod alone;
mod apply;
mod areas;
mod blocks;
mod breakdown;
mod cells;
mod code;
mod columns;
mod doubted;
mod frame;
mod grow;
mod guess;
mod headless;
mod heads;
mod key;
mod known;
mod layout;
mod meant;
mod merged;
mod named;
mod oriented;
mod outside;
mod points;
mod preview;
pub mod register;
mod remarks;
mod scale;
mod title;
mod total;
mod totals;
mod township;
mod units;
mod vocabulary;
mod when;
mod whom;

use std::collections::{BTreeMap, BTreeSet};

use permille_engine::area::{Area, Level};
use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::tables::fault::TableProblem;
use crate::wording::language::Word;

pub use alone::{Alone, alone};
pub use apply::{Origin, edit};
pub use areas::Label;
pub use doubted::{Doubted, doubted};
pub use guess::{Guess, chosen, columns, guess};
pub use headless::{Book, HeadlessImport, ImportOptions, fresh, headless};
pub use known::{Known, KnownFigure};
pub use layout::{head, is_unknown, joined_head};
pub use meant::Meant;
pub(crate) use named::reads_as;
pub use named::role_for;
pub use oriented::{likeliest, oriented};
pub use preview::{preview, preview_telling};
pub use register::Register;
pub use scale::{Scale, scale_of, scales};

/// What the planner says about a sheet.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Mapping {
    /// The last row with heads of the columns, from 0; what stands above them is passed over.
    pub header: Option<usize>,
    /// The first of these rows, where there are several.
    pub top: Option<usize>,
    /// What each column is.
    pub columns: Vec<Role>,
    /// The year of figures whose row and column name none.
    pub year: Option<Year>,
    /// Whether rows with a new code make new areas.
    pub create: bool,
    /// Whether an empty cell makes a figure unknown; else it leaves it as it is.
    pub clear: bool,
    /// Whether what has too many decimal places is rounded.
    pub round: bool,
    /// Whether cells with errors are left out, so that the rest can be imported.
    pub leave_out: bool,
    /// What the planner has decided about labels that were not found.
    pub choices: BTreeMap<Label, Choice>,
    /// The area all rows are about, where no column says.
    pub whole: Option<AreaCode>,
    /// Whether hidden rows are taken as well.
    pub hidden: bool,
    /// What is done with several rows of one area: they are asked about, added up, or all but the first left out.
    pub several: Several,
    /// Columns in which a point before three digits is decided: whether it groups them.
    pub points: BTreeMap<usize, bool>,
    /// Columns whose figure is taken for what it most likely is, because only a year stands over them.
    pub assumed: BTreeSet<usize>,
    /// Columns for which it is not clear whether the unit of the table is theirs.
    pub unclear: BTreeSet<usize>,
    /// Columns whose own head states the unit.
    pub explicit: BTreeSet<usize>,
}

/// What is done with several rows of one area.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Several {
    /// It is asked.
    #[default]
    Ask,
    /// They are added up.
    Add,
    /// The first counts.
    First,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub enum Role {
    /// Nothing that is imported.
    #[default]
    Ignored,
    /// The area's code.
    Code,
    /// The area's name.
    Name,
    /// The name of an institution; several of them are of one area.
    Facility,
    /// The area's level.
    Level,
    /// The code of an area above.
    CodeAbove(Above),
    /// The name of an area above.
    NameAbove(Above),
    /// The year of the row's figures.
    Year,
    /// Which figure the row is about, where each row has one.
    Item,
    /// That figure's value.
    Value,
    /// That figure's unit.
    Unit,
    /// A figure.
    Figure {
        /// Which.
        figure: Figure,
        /// Its year, where the column has one of its own.
        year: Option<Year>,
        /// How it is written.
        scale: Scale,
    },
}

/// Which area above.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Above {
    /// The one directly above.
    Parent,
    /// The city.
    City,
    /// The province.
    Province,
}

/// What the planner has decided about a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// It is this area.
    Area(AreaCode),
    /// It is a new area.
    New,
    /// Its rows are passed over.
    Skip,
}

/// What a label comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// An area that is there.
    Area(AreaCode),
    /// A new area.
    New(AreaCode),
    /// Passed over: the planner has said so.
    Skip,
    /// Not found, and not decided. These may be meant, the likeliest first.
    Open(Vec<AreaCode>),
}

/// A label of the sheet with what it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Labelled {
    /// The label.
    pub label: Label,
    /// The first row that has it.
    pub row: usize,
    /// How many rows have it.
    pub rows: usize,
    /// What it comes to.
    pub resolution: Resolution,
    /// Areas that may be meant instead.
    pub offers: Vec<AreaCode>,
    /// The code of the new area it can be.
    pub fresh: Option<AreaCode>,
}

/// Everything an import would do, and everything that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Preview {
    /// The figures that change, by row and column.
    pub changes: Vec<Change>,
    /// The areas that are made, parents before children.
    pub new_areas: Vec<NewArea>,
    /// How many cells say what is known already.
    pub same: usize,
    /// How many cells are empty or say that the figure is not known.
    pub unknown: usize,
    /// The figures that the table has and that are known already, as they are.
    pub unchanged: Vec<Change>,
    /// The cells that say that a figure is not known, each by its place.
    pub blanks: Vec<TableProblem>,
    /// What of the sheet stays out without being wrong, and why: columns, notes, totals, hidden rows.
    pub outside: Vec<TableProblem>,
    /// The totals of the table, each held against the sum of its rows.
    pub totals: Vec<Total>,
    /// The rows that are passed over although they have figures.
    pub skipped: Vec<(usize, Skipped)>,
    /// What must be put right before anything is imported.
    pub errors: Vec<TableProblem>,
    /// What is left out because it is wrong, as the planner has asked.
    pub left_out: Vec<TableProblem>,
    /// What is worth a look.
    pub remarks: Vec<TableProblem>,
    /// The labels of areas, in the order of the sheet.
    pub labels: Vec<Labelled>,
}

/// One figure that changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The row of its cell.
    pub row: usize,
    /// The column of its cell.
    pub column: usize,
    /// The area.
    pub area: AreaCode,
    /// Which figure.
    pub figure: Figure,
    /// The year.
    pub year: Year,
    /// What is known now.
    pub before: Option<Quantity>,
    /// What will be known.
    pub after: Option<Quantity>,
    /// The further cells that were added up to it.
    pub more: Vec<(usize, usize)>,
}

/// A total that the table states, and what its rows add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Total {
    /// The row of its cell.
    pub row: usize,
    /// The column of its cell.
    pub column: usize,
    /// What the row is called.
    pub name: String,
    /// What it states.
    pub stated: Quantity,
    /// What the rows below it add up to, and how many they are.
    pub sum: Quantity,
    /// How many rows were added up.
    pub rows: usize,
}

impl Total {
    /// Whether the rows add up to it.
    #[must_use]
    pub fn agrees(&self) -> bool {
        self.stated == self.sum
    }
}

/// An area that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewArea {
    /// The area, without figures.
    pub area: Area,
    /// The row that names it; `None` where it is only above one that a row names.
    pub row: Option<usize>,
}

/// Why a row is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// It names no area.
    NoArea,
    /// Its area is not known, and there is no code to make a new one of.
    NotFound,
    /// Its area is not there, and new ones are not to be made.
    NotMade,
    /// The planner has said so.
    Chosen,
}

impl Skipped {
    /// Why, in Chinese and in English.
    #[must_use]
    pub const fn words(self) -> Word {
        match self {
            Self::NoArea => Word::new("没有地区代码和名称", "it names no area"),
            Self::NotFound => Word::new(
                "地区没有找到，也没有代码可据以新增",
                "its area was not found, and there is no code to make a new one of",
            ),
            Self::NotMade => {
                Word::new("地区不在文件中，而没有选择新增", "its area is not in the file, and new ones are not added")
            }
            Self::Chosen => Word::new("选择了不导入", "it is not to be imported"),
        }
    }
}

impl Preview {
    /// Whether it can be applied: nothing is wrong, and something changes.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.errors.is_empty() && (!self.changes.is_empty() || !self.new_areas.is_empty())
    }
}

/// The level that an area above stands for.
impl Above {
    const fn level(self) -> Option<Level> {
        match self {
            Self::Parent => None,
            Self::City => Some(Level::City),
            Self::Province => Some(Level::Province),
        }
    }
}
