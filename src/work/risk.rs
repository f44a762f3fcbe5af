//! The draws of the Risk screen: what is asked, how far it is, and what has come out. Who computes them is in [`super::drawing`].

use std::str::FromStr;

use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::risk::chance::Chance;
use permille_engine::risk::run::{Bands, InYear, Run};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::file::WholeFile;

/// The ranges of a scenario, to be drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRanges {
    /// The scenario file.
    pub file: WholeFile,
    /// The scenario, by its id.
    pub scenario: String,
    /// The norms, by their ids.
    pub norms: Vec<String>,
    /// The area in view, by its code.
    pub area: String,
    /// What chance follows from.
    pub seed: u64,
    /// How many draws.
    pub draws: u32,
}

/// How far it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Progress {
    /// How many draws are computed.
    pub done: u32,
    /// What has come out so far, every now and then.
    pub so_far: Option<Drawn>,
}

/// What it came to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum End {
    /// All draws are computed.
    Drawn(Drawn),
    /// The file or what is asked cannot be made sense of: the page and the worker differ.
    Misunderstood,
    /// The scenario has no ranges.
    NoRanges,
    /// More draws than can be kept.
    TooManyDraws {
        /// The most there can be.
        most: u32,
    },
}

/// What has come out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Drawn {
    /// Of how many draws.
    pub draws: u32,
    /// Norm by norm, in the order they were asked in.
    pub norms: Vec<DrawnNorm>,
}

/// What has come out for one norm.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnNorm {
    /// The area in view, year by year.
    pub years: Vec<DrawnYear>,
    /// The chances in every cell of the model; `None` where the norm demands nothing.
    pub odds: Vec<Option<Odds>>,
}

/// What has come out in the area in view in one year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DrawnYear {
    /// What is required.
    pub requirement: Option<Edges>,
    /// What there is.
    pub available: Option<Edges>,
    /// What is missing (positive) or beyond need (negative).
    pub gap: Option<Edges>,
    /// What each lever does to the gap, the strongest first; `None` where too few gaps are known.
    pub weights: Option<Vec<Weight>>,
}

/// Where the draws of a figure lie: below these 5, 25, 50, 75 and 95 percent of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edges {
    /// 5%
    pub lowest: Exact,
    /// 25%
    pub lower: Exact,
    /// 50%
    pub middle: Exact,
    /// 75%
    pub upper: Exact,
    /// 95%
    pub highest: Exact,
}

/// What one lever does to the gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weight {
    /// The range, by its position in the scenario.
    pub range: u32,
    /// How many percent of the variance it explains by itself.
    pub share: Exact,
    /// The mean gap where the lever is low.
    pub at_low: Exact,
    /// The mean gap where the lever is high.
    pub at_high: Exact,
}

/// In how many draws an area stood how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Odds {
    /// Met, or already enough.
    pub met: u32,
    /// Short.
    pub short: u32,
    /// Not due yet.
    pub on_track: u32,
    /// Unknown.
    pub no_data: u32,
    /// The mean shortfall where it is known.
    pub shortfall: Option<Exact>,
}

impl Odds {
    /// The draws in which it is known how the area stands.
    #[must_use]
    pub const fn known(&self) -> u32 {
        self.met + self.short + self.on_track
    }

    /// The share of met draws among those known, in percent; `None` where none is known.
    #[must_use]
    pub fn percent_met(&self) -> Option<Quantity> {
        let whole = |count: u32| Quantity::whole(i64::from(count)).unwrap_or_default();
        whole(self.met).percent_of(whole(self.known()))
    }
}

/// A quantity that crosses as its exact text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Exact(pub Quantity);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Exact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        Quantity::from_str(text).map(Self).map_err(serde::de::Error::custom)
    }
}

impl Drawn {
    /// What has come out of a run so far.
    pub(super) fn of(model: &Model, run: &Run) -> Self {
        let cells = model.areas().len() * model.horizon().count();
        let look = run.look();
        let norm = |place: usize| DrawnNorm {
            years: (0..model.horizon().count()).filter_map(|row| look.in_year(place, row)).map(DrawnYear::from).collect(),
            odds: (0..cells).map(|cell| run.chances(place)?.get(cell).map(Odds::from)).collect(),
        };
        Self { draws: run.done(), norms: (0..run.question().norms.len()).map(norm).collect() }
    }
}

impl From<InYear> for DrawnYear {
    fn from(year: InYear) -> Self {
        let weight = |influence: permille_engine::risk::matters::Influence| Weight {
            range: u32::try_from(influence.range).unwrap_or(u32::MAX),
            share: Exact(influence.share),
            at_low: Exact(influence.at_low),
            at_high: Exact(influence.at_high),
        };
        Self {
            requirement: year.requirement.map(Edges::from),
            available: year.available.map(Edges::from),
            gap: year.gap.map(Edges::from),
            weights: year.matters.map(|matters| matters.into_iter().map(weight).collect()),
        }
    }
}

impl From<Bands> for Edges {
    fn from(bands: Bands) -> Self {
        Self {
            lowest: Exact(bands.lowest),
            lower: Exact(bands.lower),
            middle: Exact(bands.middle),
            upper: Exact(bands.upper),
            highest: Exact(bands.highest),
        }
    }
}

impl From<&Chance> for Odds {
    fn from(chance: &Chance) -> Self {
        Self {
            met: chance.met,
            short: chance.short,
            on_track: chance.on_track,
            no_data: chance.no_data,
            shortfall: chance.mean_shortfall().map(Exact),
        }
    }
}
