//! The figures of one norm in one area and year.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

/// What is required, what there is, and what is missing; `None` is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Figures {
    /// What is required.
    pub required: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// What is missing (positive) or beyond need (negative).
    pub gap: Option<Quantity>,
}

impl Figures {
    /// Those of a norm in an area and a year; `None` where none of them is known.
    #[must_use]
    pub fn at(model: &Model, outlook: &Outlook, norm: usize, area: usize, year: Year) -> Option<Self> {
        let (cell, norm) = (model.cell(area, year)?, outlook.norm(norm));
        let figures = Self { required: norm.requirement(cell), available: norm.available(cell), gap: norm.gap(cell) };
        (figures != Self::default()).then_some(figures)
    }
}
