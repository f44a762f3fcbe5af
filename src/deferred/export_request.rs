//! What is asked where a chart or a table is to be kept.

use std::rc::Rc;

use permille_exchange::tables::ShownTable;
use yew::{AttrValue, Callback, NodeRef};

use crate::charts::Drawing;
use crate::text::{Language, Word};
use crate::views::picture::ChartTable;

/// A chart or a table, and whom to tell how it went.
#[derive(Clone, Debug)]
pub struct ExportRequest {
    /// The language.
    pub language: Language,
    /// The file, the scenario, the year and the plans, in a sentence.
    pub source: String,
    /// What stands in the corner of a picture; empty where the file is not marked.
    pub mark: &'static str,
    /// What the chart or the table is called.
    pub title: AttrValue,
    /// The chart.
    pub drawing: Option<Rc<Drawing>>,
    /// Its figures.
    pub figures: Option<Figures>,
    /// Closes the list of what can be kept.
    pub close: Callback<()>,
    /// Told how it went.
    pub answer: Callback<Word>,
}

/// Where the figures are had from.
#[derive(Clone, Debug)]
pub enum Figures {
    /// They are at hand.
    Table(Rc<ChartTable>),
    /// They are put together where they are asked for: those of a table that is not on the page as a whole.
    Made(Callback<(), ShownTable>),
    /// They are read out of the table that this stands beside, as it is shown.
    Beside(NodeRef),
}
