//! A share of draws as it crosses from the worker that drew it to the one that gathers.

use permille_engine::quantity::Quantity;
use permille_engine::risk::chance::{Chance, Chances};
use permille_engine::risk::share::{Share, ShareOfNorm};
use serde::{Deserialize, Serialize};

/// A share.
#[derive(Debug, Serialize, Deserialize)]
pub struct Crossing {
    first: u32,
    draws: u32,
    norms: Vec<Norm>,
}

/// What came of it for a norm.
#[derive(Debug, Serialize, Deserialize)]
struct Norm {
    chances: Vec<Option<Counts>>,
    requirement: Vec<Option<i64>>,
    available: Vec<Option<i64>>,
    gap: Vec<Option<i64>>,
}

/// What was counted in a cell.
#[derive(Debug, Serialize, Deserialize)]
struct Counts {
    met: u32,
    short: u32,
    on_track: u32,
    no_data: u32,
    measured: u32,
    shortfall: i128,
}

impl From<Share> for Crossing {
    fn from(Share { first, draws, norms }: Share) -> Self {
        Self { first, draws, norms: norms.into_iter().map(Norm::from).collect() }
    }
}

impl From<Crossing> for Share {
    fn from(Crossing { first, draws, norms }: Crossing) -> Self {
        Self { first, draws, norms: norms.into_iter().map(ShareOfNorm::from).collect() }
    }
}

impl From<ShareOfNorm> for Norm {
    fn from(norm: ShareOfNorm) -> Self {
        let millionths =
            |column: Vec<Option<Quantity>>| column.into_iter().map(|figure| figure.map(Quantity::millionths)).collect();
        Self {
            chances: norm.chances.cells().iter().map(|chance| chance.as_ref().map(Counts::from)).collect(),
            requirement: millionths(norm.requirement),
            available: millionths(norm.available),
            gap: millionths(norm.gap),
        }
    }
}

impl From<Norm> for ShareOfNorm {
    fn from(norm: Norm) -> Self {
        let figures =
            |column: Vec<Option<i64>>| column.into_iter().map(|figure| figure.and_then(Quantity::of_millionths)).collect();
        Self {
            chances: Chances::of_cells(norm.chances.into_iter().map(|counts| counts.map(Chance::from)).collect()),
            requirement: figures(norm.requirement),
            available: figures(norm.available),
            gap: figures(norm.gap),
        }
    }
}

impl From<&Chance> for Counts {
    fn from(chance: &Chance) -> Self {
        let Chance { met, short, on_track, no_data, shortfall, measured } = *chance;
        Self { met, short, on_track, no_data, measured, shortfall }
    }
}

impl From<Counts> for Chance {
    fn from(Counts { met, short, on_track, no_data, measured, shortfall }: Counts) -> Self {
        Self { met, short, on_track, no_data, shortfall, measured }
    }
}
