//! What an import says of a sheet beside what is wrong in a cell: what stays out and why, what is not known, what was decided and may be decided
//! otherwise. Data here, sentences in `note_sentence`.

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

/// What a title says that the head of a column does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Its figures are for so many people.
    Rate,
    /// It speaks of these institutions, or of these only.
    Part(&'static str),
    /// It speaks of what is aimed at or predicted.
    Aim(&'static str),
    /// It speaks of a sample.
    Sample,
    /// It speaks of those who are registered, wherever they live.
    Registered,
    /// It counts this, and no institutions.
    Counts(&'static str),
}

/// What is said of a place in a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetNote {
    /// A cell says that a figure is not known, and how.
    Blank(String),
    /// A formula without a result.
    Uncomputed,
    /// A column is something else, and why.
    ColumnOther(Name),
    /// A column may be this figure.
    ColumnPerhaps(Name),
    /// A column is a figure that no plan of the file speaks of.
    ColumnNotHere,
    /// A column is part of a figure, or the figure of another time or kind.
    ColumnPart,
    /// Nothing is called as a column is.
    ColumnUnknown,
    /// Only a year stands over a column.
    ColumnYearOnly,
    /// A year stands over a column of values, in a table that reaches years ahead.
    ColumnAhead,
    /// A column holds the same figure as another, which counts.
    ColumnSame {
        /// The column that counts, as letters.
        first: String,
        /// Whether they say different things.
        differs: bool,
    },
    /// The title makes another figure of a column than its head says.
    ColumnAside(Aside),
    /// A cell is merged over several areas or figures.
    CellMerged,
    /// A row has more cells than there are heads, and a number in it may have been parted at its comma.
    RowCut,
    /// A column that the spreadsheet does not show.
    ColumnHidden,
    /// A row that the spreadsheet does not show.
    RowHidden,
    /// A note or a source.
    RowNote,
    /// A total, which is compared and never added.
    RowTotal,
    /// A grouping of the code list, which is no area.
    RowGrouping,
    /// What belongs to no county.
    RowRemainder,
    /// An area stated in part, or on an old basis.
    RowPart,
    /// The row is indented below a county, and its name is the beginning of that of another.
    RowWithin {
        /// The county it stands below.
        above: String,
        /// The code of the other.
        code: String,
    },
    /// What the row states is not yet.
    RowAim,
    /// Another table begins here.
    NextTable,
    /// A row that numbers the columns, or repeats the heads.
    RowHead,
    /// A sheet that the spreadsheet does not show.
    SheetHidden(String),
    /// A sheet that was not chosen.
    SheetOther(String),
    /// A sheet in which no areas, figures or years were recognised.
    SheetUnread(String),
    /// A sheet that has another value for a figure that a sheet before it gives.
    SheetDiffers {
        /// The sheet.
        sheet: String,
        /// Its first cell that differs.
        cell: String,
        /// The sheet and the cell before.
        first: String,
    },
    /// An area that has ended: its figures go to its successor, alone or in a sum.
    Moved {
        /// Its code.
        code: String,
        /// What it was called.
        name: String,
        /// The year.
        year: Year,
        /// The code of its successor.
        to: String,
        /// Whether the figures of several are added up.
        summed: bool,
    },
    /// An area that has ended and was parted: its figures belong to no one area.
    Parted {
        /// Its code.
        code: String,
        /// What it was called.
        name: String,
        /// The year.
        year: Year,
        /// The codes of its successors.
        to: String,
    },
    /// An area that has ended stands in a year in which it was no more.
    EndedBefore {
        /// Its code.
        code: String,
        /// What it was called.
        name: String,
        /// The year.
        year: Year,
        /// The codes of its successors.
        to: String,
    },
    /// Not all areas that were merged into one are in the table.
    MergeIncomplete {
        /// The area they were merged into.
        to: String,
        /// The codes that are missing.
        missing: String,
    },
    /// The file has an area that has ended.
    EndedHere {
        /// Its code.
        code: String,
        /// The year.
        year: Year,
        /// The codes of its successors.
        to: String,
    },
    /// An area had another extent in the year of the row.
    ExtentMoved {
        /// Its code.
        code: String,
        /// Since when it has the present one.
        year: Year,
    },
    /// Two codes of one place.
    SamePlace {
        /// The code of statistics.
        code: String,
        /// The code of GB/T 2260.
        other: String,
        /// Its name.
        name: String,
    },
    /// A zone that has a code of statistics and none of GB/T 2260.
    ZoneCode {
        /// Its code.
        code: String,
    },
    /// A code in no list.
    UnknownCode {
        /// The code.
        code: String,
        /// The area it would belong to.
        above: String,
    },
    /// Townships that are in no list have codes of the file's own.
    OwnCodes {
        /// How many.
        count: usize,
    },
    /// A township that the file has under a code of its own.
    OwnCode {
        /// The code of the table.
        code: String,
        /// The file's.
        own: String,
    },
    /// The code list calls the area otherwise.
    OtherName {
        /// The code.
        code: String,
        /// What the list calls it.
        listed: String,
        /// What the row calls it.
        given: String,
    },
    /// A code was cut short by a spreadsheet, and the name tells which it is.
    CodeFromName {
        /// What is left of it.
        text: String,
        /// The code by the name.
        code: String,
    },
    /// A code was cut short by a spreadsheet, and nothing tells which it is.
    CodeCutShort(String),
    /// An area that is called otherwise today.
    OldName {
        /// What it was called.
        name: String,
        /// Its code today.
        code: String,
    },
    /// Characters that nobody sees were taken out.
    Cleaned,
    /// A quotation mark that is never closed was taken for a letter.
    LoneQuote,
    /// Only a year stands over a column, and it is taken for residents.
    Assumed,
    /// A figure is in the unit of the table.
    UnitTaken {
        /// What a cell says.
        from: String,
        /// What it is.
        to: Quantity,
    },
    /// Whether the unit of the table is that of a column is not clear.
    UnitUnclear,
    /// Points group thousands.
    PointsGroup {
        /// What a cell says.
        from: String,
        /// What it is.
        to: String,
    },
    /// Whether points group thousands is not clear.
    PointsUnclear {
        /// What a cell says.
        from: String,
        /// What it would be.
        to: String,
    },
    /// A mark behind a figure was left out.
    Flag(String),
    /// A total is not what its rows add up to.
    TotalDiffers {
        /// What the row is called.
        name: String,
        /// What it states.
        stated: Quantity,
        /// What its rows add up to.
        sum: Quantity,
    },
    /// Several rows of one area.
    SeveralRows {
        /// The cells.
        cells: String,
        /// What they add up to.
        sum: Quantity,
    },
    /// The same figure stands in several cells with the same value.
    SameTwice {
        /// The cell that counts.
        first: String,
    },
    /// Known figures are replaced.
    Replaced {
        /// How many.
        count: usize,
    },
    /// So few people live in no such area.
    TooFew {
        /// What is stated.
        value: Quantity,
    },
    /// All rows are about one area, by the title or a name.
    WholeTable {
        /// Its code.
        code: String,
    },
    /// Rows and columns have changed places.
    Turned,
    /// Tables stand side by side, each with names of its own in these columns.
    SideBySide(String),
    /// A note below the table states a unit, which was not applied.
    UnitBeneath,
    /// Only 合计 stands over a column, and the title says of what.
    ByTitle(Name),
    /// A rate of what stands in another cell as a count.
    RateBeside {
        /// That cell.
        first: String,
    },
    /// The title names a period, or part of a year.
    Period(String),
    /// Commas are decimal commas.
    CommasDecimal {
        /// What a cell says.
        from: String,
        /// What it is.
        to: String,
    },
}
