//! The figures of each column side by side, so that each can be held against its peers: kept from one edit to the next, and brought up
//! to date only where areas have changed.

use std::collections::BTreeSet;
use std::sync::Arc;

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
const FEW_AREAS: usize = 400;

/// The columns' figures.
#[derive(Clone, Debug, Default)]
pub struct Book {
    areas: Arc<Vec<Area>>,
    year: Year,
    pages: Vec<Page>,
}

/// One column's figures.
#[derive(Clone, Debug)]
struct Page {
    figure: Figure,
    /// By area: what is compared.
    rates: Vec<Option<Rate>>,
    /// By level: the rates that are known and above zero.
    sorted: [Peers; 4],
    /// How many areas state a figure of the year.
    stated: usize,
    /// Those whose figure of the year wants a second look.
    odd: BTreeSet<usize>,
}

impl Book {
    /// Brings the book up to date with `areas`, in `year`, for these columns.
    pub fn update(&mut self, model: &Model, areas: &Arc<Vec<Area>>, year: Year, columns: &[Column]) {
        let same_areas = self.year == year && self.areas.len() == areas.len();
        let same_places = || self.areas.iter().zip(areas.iter()).all(|(old, new)| old.code == new.code && old.level == new.level);
        if !same_areas || !same_places() {
            self.pages.clear();
        }
        let pairs = self.areas.iter().zip(areas.iter()).enumerate();
        let differs =
            |(old, new): (&Area, &Area)| !(old.population.is_same(&new.population) && old.measures.is_same(&new.measures));
        let touched: Vec<usize> = match self.pages.is_empty() || Arc::ptr_eq(&self.areas, areas) {
            true => Vec::new(),
            false => pairs.filter(|&(_, pair)| differs(pair)).map(|(area, _)| area).collect(),
        };
        let before = std::mem::replace(&mut self.areas, Arc::clone(areas));
        self.year = year;
        let mut old: Vec<Page> = std::mem::take(&mut self.pages);
        for column in columns {
            let position = old.iter().position(|page| page.figure == column.figure);
            let page = match position.map(|position| old.swap_remove(position)) {
                Some(page) if touched.is_empty() => page,
                Some(page) if touched.len() < FEW_AREAS => self.patched(page, model, column, &touched, &before),
                _ => self.page(model, column),
            };
            self.pages.push(page);
        }
    }

    /// How many cells of the columns are stated, and how many want a second look.
    #[must_use]
    pub fn counts(&self) -> (usize, usize) {
        self.pages.iter().fold((0, 0), |(stated, odd), page| (stated + page.stated, odd + page.odd.len()))
    }

    /// Whether the figure of `area` in the column at `position` wants a second look.
    #[must_use]
    pub fn is_odd(&self, position: usize, area: usize) -> bool {
        self.pages.get(position).is_some_and(|page| page.odd.contains(&area))
    }

    /// What is compared of an area: a rate for each resident, a share, or the figure itself.
    #[must_use]
    pub fn rate(&self, position: usize, area: usize) -> Option<f64> {
        self.pages.get(position)?.rates.get(area).copied().flatten().map(Rate::to_f64)
    }

    /// What looks odd about the figure of the year that `area` states.
    #[must_use]
    pub fn checks(&self, model: &Model, language: Language, column: &Column, position: usize, area: usize) -> Vec<Check> {
        let Some(page) = self.pages.get(position) else { return Vec::new() };
        self.found(model, language, column, page, area)
    }

    fn page(&self, model: &Model, column: &Column) -> Page {
        let rates: Vec<Option<Rate>> = self.areas.iter().map(|area| rate(area, column, self.year)).collect();
        let of_level = |level: Level| {
            let of_level = self.areas.iter().zip(&rates).filter(move |(area, _)| area.level == level);
            Peers::new(of_level.filter_map(|(_, rate)| *rate).filter(|rate| rate.is_positive()))
        };
        let sorted = Level::ALL.map(of_level);
        let mut page = Page { figure: column.figure.clone(), rates, sorted, stated: 0, odd: BTreeSet::new() };
        page.stated = self.areas.iter().filter(|area| stated(area, &column.figure, self.year).is_some()).count();
        page.odd = (0..self.areas.len()).filter(|&area| self.wants_a_look(model, column, &page, area)).collect();
        page
    }

    fn patched(&self, mut page: Page, model: &Model, column: &Column, touched: &[usize], before: &[Area]) -> Page {
        let mut moved = false;
        for &area in touched {
            let (new, sorted) = (&self.areas[area], &mut page.sorted[place(self.areas[area].level)]);
            let is = rate(new, column, self.year);
            let was = std::mem::replace(&mut page.rates[area], is);
            if was != is {
                moved = true;
                if let Some(was) = was.filter(|was| was.is_positive()) {
                    sorted.remove(was);
                }
                if let Some(is) = is.filter(|is| is.is_positive()) {
                    sorted.insert(is);
                }
            }
            page.stated += usize::from(stated(new, &column.figure, self.year).is_some());
            page.stated -= usize::from(stated(&before[area], &column.figure, self.year).is_some()).min(page.stated);
        }
        let all = moved && self.areas.len() <= FEW_AREAS;
        let again: Vec<usize> = if all { (0..self.areas.len()).collect() } else { touched.to_vec() };
        for area in again {
            if self.wants_a_look(model, column, &page, area) {
                page.odd.insert(area)
            } else {
                page.odd.remove(&area)
            };
        }
        page
    }

    fn wants_a_look(&self, model: &Model, column: &Column, page: &Page, area: usize) -> bool {
        !self.found(model, Language::Zh, column, page, area).is_empty()
    }

    fn found(&self, model: &Model, language: Language, column: &Column, page: &Page, position: usize) -> Vec<Check> {
        let Some(area) = self.areas.get(position) else { return Vec::new() };
        let Some(value) = stated(area, &column.figure, self.year) else { return Vec::new() };
        let people = |base: &PopulationBase| area.population.get(base).and_then(|series| series.values.get(&self.year)).copied();
        let resident = || peers::resident(area, self.year);
        let mut found = Vec::new();
        match (&column.figure, column.what) {
            (Figure::Population(PopulationBase::Urban | PopulationBase::Rural), _) => found.extend(checks::parts(
                people(&PopulationBase::Resident),
                people(&PopulationBase::Urban),
                people(&PopulationBase::Rural),
            )),
            (Figure::Population(PopulationBase::Group(_)), _) => found.extend(checks::group(resident(), value)),
            (_, What::Stock(measure)) => {
                found.extend(checks::profession(resident(), value).filter(|_| model.measures()[measure].whole));
                for of in column.part_of.iter().filter_map(|&of| model.measures().get(of)) {
                    let amount = peers::latest(area.measures.get(&of.id), self.year);
                    found.extend(checks::part_of(value, language.name(&of.name), amount));
                }
            }
            (_, What::Indicator(measure)) if model.measures()[measure].unit.zh == "%" => found.extend(checks::share(value)),
            _ => {}
        }
        // A district may be all town and a county all village: their shares say nothing.
        if matches!(column.figure, Figure::Population(PopulationBase::Urban | PopulationBase::Rural)) {
            return found;
        }
        let Some(own) = page.rates.get(position).copied().flatten() else { return found };
        let peers = page.sorted[place(area.level)].others_than(own);
        found.extend(checks::among(&peers, own, !matches!(column.what, What::Indicator(_))));
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

#[cfg(test)]
#[path = "book_tests.rs"]
mod tests;
