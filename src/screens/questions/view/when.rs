//! When each area runs short of what each norm demands, by year.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::{Subject, When};
use permille_engine::year::Year;

use crate::text::questions::when::AllNorms;
use crate::text::{Language, Say};

/// The areas that first run short of a norm in a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The year.
    pub year: Year,
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The areas, the largest gap of that year first.
    pub areas: Vec<usize>,
    /// How many areas the norm binds here.
    pub bound: usize,
    /// What the area in view lacks in that year.
    pub gap: Option<Quantity>,
}

/// All of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Turns {
    /// By year, then in the order of the norms.
    pub rows: Vec<Turn>,
    /// What is said of all norms.
    pub all: AllNorms,
    /// How many areas run short, of all the norms looked at.
    pub short: usize,
    /// How many are bound.
    pub bound: usize,
}

/// When the bound areas, `area` itself or below it, run short of `norms`.
#[must_use]
pub fn turns(language: Language, model: &Model, outlook: &Outlook, area: usize, norms: &[usize]) -> Turns {
    let mut turns = Turns::default();
    for &norm in norms {
        let bound: Vec<usize> = Subject { norm, area, when: When::Due }.bound(model).collect();
        let figures = outlook.norm(norm);
        let known = |&bound: &usize| {
            let mut cells = model.horizon().years().filter_map(|year| model.cell(bound, year));
            cells.any(|cell| figures.status(cell).is_some_and(|status| status != Status::NoData))
        };
        turns.bound += bound.len();
        if bound.iter().any(known) {
            turns.all.known += 1;
        } else {
            turns.all.unknown += 1;
        }
        let mut by_year: BTreeMap<Year, Vec<usize>> = BTreeMap::new();
        for &one in &bound {
            if let Some(year) = figures.first_short_year(model, one) {
                by_year.entry(year).or_default().push(one);
            }
        }
        turns.all.short += usize::from(!by_year.is_empty());
        for (year, mut areas) in by_year {
            areas.put_in_order_by_key(|&one| Reverse(model.cell(one, year).and_then(|cell| figures.gap(cell))));
            turns.short += areas.len();
            let gap = model.cell(area, year).and_then(|cell| figures.gap(cell)).filter(|gap| *gap > Quantity::ZERO);
            turns.rows.push(Turn { year, norm, areas, bound: bound.len(), gap });
        }
    }
    turns.rows.put_in_order_by_key(|row| row.year);
    let first = turns.rows.first().map(|row| row.year);
    turns.all.first = first.map(|year| {
        let norms: Vec<usize> = turns.rows.iter().filter(|row| row.year == year).map(|row| row.norm).collect();
        let names: Vec<String> = norms.iter().take(3).map(|&norm| language.name(&model.norm(norm).name).to_owned()).collect();
        (year, crate::text::questions::some_of(language, &names, norms.len()))
    });
    turns
}
