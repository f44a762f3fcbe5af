//! The figures of one norm in one area and year.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::year::Year;

use crate::files::scenario_file::Figures;

impl Figures {
    /// Those of a norm in an area and a year; `None` where none of them is known.
    #[must_use]
    pub fn at(model: &Model, outlook: &Outlook, norm: usize, area: usize, year: Year) -> Option<Self> {
        let (cell, norm) = (model.cell(area, year)?, outlook.norm(norm));
        let figures = Self { required: norm.requirement(cell), available: norm.available(cell), gap: norm.gap(cell) };
        (figures != Self::default()).then_some(figures)
    }
}
