//! One column's figures side by side, so that each can be held against its peers; looked through a few areas at a time.

use std::collections::BTreeSet;

use permille_engine::area::{Area, Level, PopulationBase};
use permille_engine::edit::Figure;
use permille_engine::model::Model;
use permille_engine::peers::{Peers, Rate};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use super::columns::{Column, What};
use crate::screens::data::checks;
use crate::screens::data::peers;
use crate::text::data_screen::Check;
use crate::text::{Language, Say};

/// In so many areas every change is followed up everywhere; beyond, one figure moves nothing for the others.
pub const FEW_AREAS: usize = 400;
/// How many areas are looked at before whoever asked may do something else.
const STEP: usize = 256;

/// Whose figures, of which year.
#[derive(Clone, Copy)]
pub struct Of<'a> {
    /// The model.
    pub model: &'a Model,
    /// The areas of the file.
    pub areas: &'a [Area],
    /// The year.
    pub year: Year,
}

/// One column's figures.
#[derive(Clone, Debug)]
pub struct Page {
    /// What the column holds.
    pub figure: Figure,
    /// By area: what is compared.
    rates: Vec<Option<Rate>>,
    /// By level: the rates that are known and above zero; absent until all are there.
    sorted: Option<[Peers; 4]>,
    /// How many areas have been held against their peers.
    looked: usize,
    /// How many areas state a figure of the year.
    stated: usize,
    /// Those whose figure of the year wants a second look.
    odd: BTreeSet<usize>,
}

impl Page {
    /// A page that nothing stands on yet.
    #[must_use]
    pub const fn blank(figure: Figure) -> Self {
        Self { figure, rates: Vec::new(), sorted: None, looked: 0, stated: 0, odd: BTreeSet::new() }
    }

    /// Whether all areas are looked through.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.sorted.is_some() && self.looked == self.rates.len()
    }

    /// Looks through a few more areas.
    pub fn advance(&mut self, of: Of, column: &Column) {
        if self.sorted.is_none() && self.rates.len() < of.areas.len() {
            let next = of.areas.iter().skip(self.rates.len()).take(STEP);
            return self.rates.extend(next.map(|area| rate(area, column, of.year)));
        }
        if self.sorted.is_none() {
            let of_level = |level: Level| {
                let of_level = of.areas.iter().zip(&self.rates).filter(move |(area, _)| area.level == level);
                Peers::new(of_level.filter_map(|(_, rate)| *rate).filter(|rate| rate.is_positive()))
            };
            self.sorted = Some(Level::ALL.map(of_level));
            return;
        }
        let end = self.rates.len().min(self.looked + STEP);
        for area in self.looked..end {
            self.stated += usize::from(stated(&of.areas[area], &column.figure, of.year).is_some());
            if !self.found(of, Language::Zh, column, area).is_empty() {
                self.odd.insert(area);
            }
        }
        self.looked = end;
    }

    /// Brings a whole page up to date where areas have changed; `before` are the areas as they were.
    pub fn patch(&mut self, of: Of, column: &Column, touched: &[usize], before: &[Area]) {
        let mut moved = false;
        for &area in touched {
            let new = &of.areas[area];
            let is = rate(new, column, of.year);
            let was = std::mem::replace(&mut self.rates[area], is);
            if was != is
                && let Some(sorted) = &mut self.sorted
            {
                moved = true;
                let sorted = &mut sorted[place(new.level)];
                if let Some(was) = was.filter(|was| was.is_positive()) {
                    sorted.remove(was);
                }
                if let Some(is) = is.filter(|is| is.is_positive()) {
                    sorted.insert(is);
                }
            }
            self.stated += usize::from(stated(new, &column.figure, of.year).is_some());
            self.stated -= usize::from(stated(&before[area], &column.figure, of.year).is_some()).min(self.stated);
        }
        let all = moved && of.areas.len() <= FEW_AREAS;
        let again: Vec<usize> = if all { (0..of.areas.len()).collect() } else { touched.to_vec() };
        for area in again {
            if self.found(of, Language::Zh, column, area).is_empty() {
                self.odd.remove(&area)
            } else {
                self.odd.insert(area)
            };
        }
    }

    /// How many cells are stated, and how many want a second look.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        (self.stated, self.odd.len())
    }

    /// Whether the figure of an area wants a second look.
    #[must_use]
    pub fn is_odd(&self, area: usize) -> bool {
        self.odd.contains(&area)
    }

    /// What is compared of an area; nothing before all are looked through, for the others would seem unknown beside it.
    #[must_use]
    pub fn rate(&self, area: usize) -> Option<f64> {
        self.is_whole().then(|| self.rates.get(area).copied().flatten().map(Rate::to_f64)).flatten()
    }

    /// What looks odd about the figure of the year that an area states.
    #[must_use]
    pub fn found(&self, of: Of, language: Language, column: &Column, position: usize) -> Vec<Check> {
        let Some(area) = of.areas.get(position) else { return Vec::new() };
        let Some(value) = stated(area, &column.figure, of.year) else { return Vec::new() };
        let people = |base: &PopulationBase| area.population.get(base).and_then(|series| series.values.get(&of.year)).copied();
        let resident = || peers::resident(area, of.year);
        let mut found = Vec::new();
        match (&column.figure, column.what) {
            (Figure::Population(PopulationBase::Urban | PopulationBase::Rural), _) => found.extend(checks::parts(
                people(&PopulationBase::Resident),
                people(&PopulationBase::Urban),
                people(&PopulationBase::Rural),
            )),
            (Figure::Population(PopulationBase::Group(_)), _) => found.extend(checks::group(resident(), value)),
            (_, What::Stock(measure)) => {
                found.extend(checks::profession(resident(), value).filter(|_| of.model.measures()[measure].whole));
                for part_of in column.part_of.iter().filter_map(|&part_of| of.model.measures().get(part_of)) {
                    let amount = peers::latest(area.measures.get(&part_of.id), of.year);
                    found.extend(checks::part_of(value, language.name(&part_of.name), amount));
                }
            }
            (_, What::Indicator(measure)) if of.model.measures()[measure].unit.zh == "%" => found.extend(checks::share(value)),
            _ => {}
        }
        // A district may be all town and a county all village: their shares say nothing.
        if matches!(column.figure, Figure::Population(PopulationBase::Urban | PopulationBase::Rural)) {
            return found;
        }
        let Some((own, sorted)) = self.rates.get(position).copied().flatten().zip(self.sorted.as_ref()) else { return found };
        let peers = sorted[place(area.level)].others_than(own);
        let whole = match column.what {
            What::People(_) => true,
            What::Stock(measure) | What::Indicator(measure) => of.model.measures()[measure].whole,
        };
        found.extend(checks::among(&peers, own, whole.then_some(value), !matches!(column.what, What::Indicator(_))));
        found
    }
}

const fn place(level: Level) -> usize {
    match level {
        Level::Province => 0,
        Level::City => 1,
        Level::County => 2,
        Level::Township => 3,
    }
}

/// The figure of exactly this year.
fn stated(area: &Area, figure: &Figure, year: Year) -> Option<Quantity> {
    area.series(figure)?.values.get(&year).copied()
}

/// What is compared of an area: residents as they are, other people as a share of them, stocks for each of them, indicators as they are.
fn rate(area: &Area, column: &Column, year: Year) -> Option<Rate> {
    let value = peers::latest(area.series(&column.figure), year)?;
    match (&column.figure, column.what) {
        (Figure::Population(PopulationBase::Resident), _) | (_, What::Indicator(_)) => Some(Rate::plain(value)),
        _ => Rate::per(value, peers::resident(area, year)?),
    }
}
