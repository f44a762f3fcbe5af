//! The figures of each column side by side, so that each can be held against its peers: kept from one edit to the next, and brought up
//! to date only where areas have changed. What has to be looked through anew is looked through a little at a time.

use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::model::Model;
use permille_engine::year::Year;

use super::columns::Column;
use super::page::{FEW_AREAS, Of, Page};
use crate::text::Language;
use crate::text::data_screen::Check;

/// The columns' figures.
#[derive(Clone, Debug, Default)]
pub struct Book {
    areas: Arc<Vec<Area>>,
    year: Year,
    pages: Vec<Page>,
}

impl Book {
    /// Brings the book up to date with `areas`, in `year`, for these columns. What that cannot be done for at once is left to
    /// [`Book::advance`].
    pub fn update(&mut self, model: &Model, areas: &Arc<Vec<Area>>, year: Year, columns: &[Column]) {
        let same_areas = self.year == year && self.areas.len() == areas.len();
        let same_places = || self.areas.iter().zip(areas.iter()).all(|(old, new)| old.code == new.code && old.level == new.level);
        let same = Arc::ptr_eq(&self.areas, areas);
        if !same_areas || !(same || same_places()) {
            self.pages.clear();
        }
        let pairs = self.areas.iter().zip(areas.iter()).enumerate();
        let differs =
            |(old, new): (&Area, &Area)| !(old.population.is_same(&new.population) && old.measures.is_same(&new.measures));
        let touched: Vec<usize> = match self.pages.is_empty() || same {
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
                Some(mut page) if touched.len() < FEW_AREAS && page.is_whole() => {
                    page.patch(self.of(model), column, &touched, &before);
                    page
                }
                _ => Page::blank(column.figure.clone()),
            };
            self.pages.push(page);
        }
    }

    /// Looks through a little more of what is not looked through yet; whether anything is left.
    pub fn advance(&mut self, model: &Model, columns: &[Column]) -> bool {
        let of = Of { model, areas: &self.areas, year: self.year };
        if let Some((page, column)) = self.pages.iter_mut().zip(columns).find(|(page, _)| !page.is_whole()) {
            page.advance(of, column);
        }
        !self.is_whole()
    }

    /// Whether everything is looked through.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.pages.iter().all(Page::is_whole)
    }

    /// How many cells of the columns are stated, and how many want a second look; `None` until everything is looked through.
    #[must_use]
    pub fn counts(&self) -> Option<(usize, usize)> {
        let sum = |sum: (usize, usize), page: (usize, usize)| (sum.0 + page.0, sum.1 + page.1);
        self.is_whole().then(|| self.pages.iter().map(Page::counts).fold((0, 0), sum))
    }

    /// Whether the figure of `area` in the column at `position` wants a second look.
    #[must_use]
    pub fn is_odd(&self, position: usize, area: usize) -> bool {
        self.pages.get(position).is_some_and(|page| page.is_odd(area))
    }

    /// What is compared of an area: a rate for each resident, a share, or the figure itself.
    #[must_use]
    pub fn rate(&self, position: usize, area: usize) -> Option<f64> {
        self.pages.get(position)?.rate(area)
    }

    /// What looks odd about the figure of the year that `area` states.
    #[must_use]
    pub fn checks(&self, model: &Model, language: Language, column: &Column, position: usize, area: usize) -> Vec<Check> {
        self.pages.get(position).map(|page| page.found(self.of(model), language, column, area)).unwrap_or_default()
    }

    fn of<'a>(&'a self, model: &'a Model) -> Of<'a> {
        Of { model, areas: &self.areas, year: self.year }
    }
}

#[cfg(test)]
#[path = "book_tests.rs"]
mod tests;
