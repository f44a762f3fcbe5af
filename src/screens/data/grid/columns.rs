//! The figures that can stand in columns, and those that stand there at first.

use std::collections::BTreeSet;

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::in_order::{self, InOrder};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::norm::Domain;
use permille_engine::plan::Nature;

// The one place that names the reader of figures.
use crate::text::{Language, norms, words};
pub use permille_exchange::wording::figure::{Expected, Kind, Refusal, read};

/// What a column holds, by its position in the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// People of a base.
    People(usize),
    /// A stock.
    Stock(usize),
    /// Something measured.
    Indicator(usize),
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which figure.
    pub figure: Figure,
    /// What it holds.
    pub what: What,
    /// What it is called.
    pub name: Name,
    /// What it is counted in.
    pub unit: Name,
    /// What can be typed.
    pub expected: Expected,
    /// The subject of the first norm that reads it.
    pub domain: Option<Domain>,
    /// The stocks that norms call it a share of, by their positions.
    pub part_of: Vec<usize>,
}

/// Every figure that can stand in a column: people, then stocks and indicators by subject. Milestones are kept elsewhere.
#[must_use]
pub fn all(model: &Model) -> Vec<Column> {
    let mut domains = vec![None; model.measures().len()];
    let mut parts = vec![Vec::new(); model.measures().len()];
    for norm in 0..model.norm_count() {
        let ids = std::iter::once(&model.norm(norm).measure).chain(model.norm(norm).rule.of());
        for measure in ids.filter_map(|id| model.measure_position(id)) {
            domains[measure].get_or_insert(model.norm(norm).domain);
        }
        let of = model.norm(norm).rule.of().and_then(|of| model.measure_position(of));
        if let (Some(measure), Some(of)) = (model.measure_position(&model.norm(norm).measure), of)
            && !parts[measure].contains(&of)
        {
            parts[measure].push(of);
        }
    }
    let mut measures: Vec<Column> = model
        .measures()
        .iter()
        .enumerate()
        .filter_map(|(position, measure)| {
            let (what, kind) = match measure.nature {
                Nature::Resource => (What::Stock(position), Kind::Stock { whole: measure.whole }),
                Nature::Indicator => (What::Indicator(position), Kind::Indicator),
                Nature::Milestone => return None,
            };
            Some(Column {
                figure: Figure::Measure(measure.id.clone()),
                what,
                name: measure.name.clone(),
                unit: measure.unit.clone(),
                expected: Expected { kind, unit: measure.unit.clone() },
                domain: domains[position],
                part_of: parts[position].clone(),
            })
        })
        .collect();
    measures.put_in_order_by_key(|column| (matches!(column.what, What::Indicator(_)), column.domain.is_none(), column.domain));
    model.bases().iter().enumerate().map(|(position, base)| people(position, base)).chain(measures).collect()
}

fn people(position: usize, base: &PopulationBase) -> Column {
    let unit = Name::new(words::PEOPLE.zh, words::PEOPLE.en);
    Column {
        figure: Figure::Population(base.clone()),
        what: What::People(position),
        name: Name::new(norms::base(Language::Zh, base), norms::base(Language::En, base)),
        expected: Expected { kind: Kind::People, unit: unit.clone() },
        unit,
        domain: None,
        part_of: Vec::new(),
    }
}

/// The figures shown before others are chosen: those that any area states, and those that norms ask of the level most areas are of.
#[must_use]
pub fn at_first(model: &Model) -> BTreeSet<Figure> {
    let mut shown: BTreeSet<Figure> = in_order::set([Figure::Population(PopulationBase::Resident)]);
    let bases = model.bases().iter().enumerate().filter(|(position, _)| model.is_counted(*position));
    shown.extend(bases.map(|(_, base)| Figure::Population(base.clone())));
    let measures = model.measures().iter().enumerate().filter(|(position, _)| model.has_stock(*position));
    shown.extend(measures.map(|(_, measure)| Figure::Measure(measure.id.clone())));
    let widest = (0..model.norm_count()).map(|norm| model.bound(norm).len()).max().unwrap_or(0);
    for norm in (0..model.norm_count()).filter(|&norm| model.bound(norm).len() * 2 > widest) {
        let norm = model.norm(norm);
        shown.insert(Figure::Measure(norm.measure.clone()));
        shown.extend(norm.rule.bases().iter().cloned().map(Figure::Population));
        shown.extend(norm.rule.of().cloned().map(Figure::Measure));
    }
    shown
}
