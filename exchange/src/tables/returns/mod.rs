//! Forms that come back: recognised as the templates they were, whatever they are called now, and read cell by cell.
//!
//! [`layout`] says where things stand in a form; `office::ask` writes by it and [`read`] reads by it. [`read`] tells a form from any other sheet
//! by a hidden column, and accounts for every figure that was asked: a value, “not known”, nothing, or a text that is no figure. [`as_set`] makes a set of its
//! own of one form, to be merged like a file that an area hands in. [`of_book`] does both for a file.
//!
//! **Invariant:** no answer is guessed. What is not a figure stays out and is told with its cell; an empty cell is not zero; a form whose code, year or
//! units were changed gives no figure that might be another.

pub mod layout;
mod read;
mod remark;
mod set;

use std::collections::BTreeSet;

use permille_engine::edit::Figure;
use permille_engine::gathering::FormBack;
use permille_engine::in_order;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;

use self::layout::{Mark, Status};

pub use read::{is_form, read};
pub use remark::{Remark, What, told};
pub use set::{Form, as_set, of_book, of_forms};

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// Which template it was.
    pub mark: Mark,
    /// The sheet it stands on.
    pub sheet: String,
    /// What is said of each figure that was asked, in the order of the rows.
    pub answers: Vec<Answer>,
    /// The figures that were asked, and whose rows are gone.
    pub gone: BTreeSet<Figure>,
    /// What was noticed: what is not answered, what stays out, and what was changed.
    pub remarks: Vec<Remark>,
}

/// What a form says of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// The row of its cell.
    pub row: usize,
    /// The column of its cell.
    pub column: usize,
    /// Which figure.
    pub figure: Figure,
    /// What it is called.
    pub name: Name,
    /// The value, where there is one.
    pub value: Option<Quantity>,
    /// How sure whoever filled it in is.
    pub status: Option<Status>,
    /// What they noted beside it.
    pub note: String,
}

impl Returned {
    /// How many figures were asked.
    #[must_use]
    pub fn asked(&self) -> usize {
        self.answers.len() + self.gone.len()
    }

    /// What was asked and has neither a value that can be taken nor a word that it is not known.
    #[must_use]
    pub fn open(&self) -> BTreeSet<Figure> {
        let unknown = |answer: &Answer| {
            let of = |remark: &Remark| {
                matches!(remark.what, What::NotKnown { .. }) && remark.cell == Some((answer.row, answer.column))
            };
            self.remarks.iter().any(of)
        };
        let open = self.answers.iter().filter(|answer| answer.value.is_none() && !unknown(answer));
        let stated = |figure: &Figure| self.answers.iter().any(|answer| answer.figure == *figure && answer.value.is_some());
        in_order::set(open.map(|answer| answer.figure.clone()).chain(self.gone.iter().cloned()).filter(|figure| !stated(figure)))
    }

    /// How many things stay out of it that somebody wrote: what is blank, or said not to be known, is none.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.what.leaves_out()).count()
    }

    /// The form as a round knows it, as it came in a file of this name.
    #[must_use]
    pub fn back(&self, file: &str) -> FormBack {
        FormBack {
            round: self.mark.round.clone(),
            area: self.mark.area.clone(),
            file: file.to_owned(),
            asked: self.asked(),
            open: self.open(),
        }
    }

    /// How many have a value.
    #[must_use]
    pub fn given(&self) -> usize {
        self.answers.iter().filter(|answer| answer.value.is_some()).count()
    }
}
