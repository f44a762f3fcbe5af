//! Digests of an outlook that can be looked at from several sides: each known figure has a digest of its own, which says what it is of, and
//! those of a norm, an area, a year or all are added up. So the order of areas and norms does not matter, and one pass makes them all.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use twox_hash::XxHash64;

use crate::files::digest;

/// The digests of a scenario's figures; zero where none is known.
pub(super) struct Sums {
    pub(super) all: u64,
    /// By the model's norms.
    pub(super) norms: Vec<u64>,
    /// By the model's areas.
    pub(super) areas: Vec<u64>,
    /// By year of the horizon.
    pub(super) years: Vec<u64>,
}

impl Sums {
    pub(super) fn of(model: &Model, outlook: &Outlook) -> Self {
        let count = model.areas().len();
        let codes: Vec<u64> = model.areas().iter().map(|area| digest::of_text(area.code.as_str())).collect();
        let years: Vec<u16> = model.horizon().years().collect();
        let mut sums = Self { all: 0, norms: vec![0; model.norm_count()], areas: vec![0; count], years: vec![0; years.len()] };
        for norm in 0..model.norm_count() {
            let (outlook, seed) = (outlook.norm(norm), digest::of_text(model.norm(norm).id.as_str()));
            for (row, year) in years.iter().enumerate() {
                for (area, code) in codes.iter().enumerate() {
                    let cell = row * count + area;
                    let figures = [outlook.requirement(cell), outlook.available(cell), outlook.gap(cell), outlook.path(cell)];
                    let sum =
                        figures.into_iter().zip(0..).filter_map(|(figure, kind)| Some(of(seed, *code, *year, kind, figure?)));
                    let sum = sum.fold(0, u64::wrapping_add);
                    for side in [&mut sums.all, &mut sums.norms[norm], &mut sums.areas[area], &mut sums.years[row]] {
                        *side = side.wrapping_add(sum);
                    }
                }
            }
        }
        sums
    }
}

/// The digest of one figure with all that says which it is.
fn of(norm: u64, area: u64, year: u16, kind: u8, figure: Quantity) -> u64 {
    let mut bytes = [0; 19];
    bytes[..8].copy_from_slice(&area.to_le_bytes());
    bytes[8..10].copy_from_slice(&year.to_le_bytes());
    bytes[10] = kind;
    bytes[11..].copy_from_slice(&figure.millionths().to_le_bytes());
    XxHash64::oneshot(norm, &bytes)
}
