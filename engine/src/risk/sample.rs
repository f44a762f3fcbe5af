//! Every draw of a figure, kept by the draw's number, and where its quantiles lie.

use crate::quantity::{Column, Quantity};

use super::run::Bands;

/// The percentages at which a band has its edges.
const EDGES: [usize; 5] = [5, 25, 50, 75, 95];

/// One figure of one area in every draw and year.
#[derive(Clone, Debug)]
pub(super) struct Sample {
    draws: usize,
    /// Year after year, each with a cell for every draw.
    figures: Column,
}

impl Sample {
    /// Room for so many draws in so many years.
    pub fn new(years: usize, draws: usize) -> Self {
        Self { draws, figures: Column::unknown(years * draws) }
    }

    /// How many figures there is room for.
    pub fn len(&self) -> usize {
        self.figures.len()
    }

    /// How many years it spans; none where there are no draws.
    pub fn years(&self) -> usize {
        self.figures.len().checked_div(self.draws).unwrap_or(0)
    }

    /// Keeps what came of some draws, from the number `first` on: year after year, as many figures each.
    pub fn put(&mut self, first: usize, figures: &[Option<Quantity>]) {
        let years = self.years();
        for (row, figures) in figures.chunks_exact((figures.len() / years.max(1)).max(1)).enumerate() {
            for (draw, &figure) in figures.iter().enumerate() {
                self.figures.set(row * self.draws + first + draw, figure);
            }
        }
    }

    /// The figure of a draw, where it was known.
    pub fn get(&self, row: usize, draw: usize) -> Option<Quantity> {
        self.figures.get(row * self.draws + draw)
    }

    /// Where the quantiles of the first `done` draws lie in a year. Each is a figure that was drawn: the smallest with at least so
    /// many percent of the known draws at or below it.
    pub fn bands(&self, row: usize, done: usize) -> Option<Bands> {
        let mut known: Vec<Quantity> = (0..done).filter_map(|draw| self.get(row, draw)).collect();
        let count = known.len();
        let mut edges = [Quantity::ZERO; EDGES.len()];
        let mut from = 0;
        for (edge, percent) in edges.iter_mut().zip(EDGES) {
            let position = (count * percent).div_ceil(100).checked_sub(1)?;
            // What is left of an earlier edge is not above it: only the rest needs to be looked at.
            *edge = *known.get_mut(from..)?.select_nth_unstable(position - from).1;
            from = position;
        }
        let [lowest, lower, middle, upper, highest] = edges;
        Some(Bands { lowest, lower, middle, upper, highest, known: u32::try_from(count).unwrap_or(u32::MAX) })
    }
}
