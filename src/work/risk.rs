//! The draws of the Risk screen, as work: what is asked, how far it is, and what has come out.

use std::str::FromStr;

use permille_engine::model::Model;
use permille_engine::quantity::Quantity;
use permille_engine::risk::chance::Chance;
use permille_engine::risk::run::{Bands, InYear, Question, Refusal, Run};
use permille_exchange::{scenario_file, shipped};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Work;

/// How many areas × norms are computed before the next word of progress: about a fifth of a second.
const CELLS_A_PIECE: usize = 100_000;
/// The most draws before the next word of progress.
const LONGEST_PIECE: usize = 200;

/// The ranges of a scenario, to be drawn from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DrawRanges {
    /// The scenario file.
    pub file: String,
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

impl Work for DrawRanges {
    const NAME: &'static str = "draw-ranges";
    type Report = Progress;
    type Outcome = End;

    fn run(self, report: &mut dyn FnMut(&Progress)) -> End {
        let Some((model, run)) = self.prepare() else { return End::Misunderstood };
        let mut run = match run {
            Ok(run) => run,
            Err(Refusal::NoRanges) => return End::NoRanges,
            Err(Refusal::TooManyDraws { most }) => return End::TooManyDraws { most },
            Err(Refusal::Nowhere) => return End::Misunderstood,
        };
        let piece = (CELLS_A_PIECE / (model.areas().len() * self.norms.len().max(1))).clamp(1, LONGEST_PIECE) as u32;
        let mut next_look = 0;
        while !run.is_finished() {
            run.advance(&model, piece);
            let done = run.done();
            // Half as many draws again before the next look: the looks together cost little, and less is new in each.
            let looks = !run.is_finished() && done >= next_look;
            if looks {
                next_look = done + done / 2;
            }
            report(&Progress { done, so_far: looks.then(|| Drawn::of(&model, &run)) });
        }
        End::Drawn(Drawn::of(&model, &run))
    }
}

impl DrawRanges {
    /// Reads the file and finds what is asked in it; `None` where something is not there.
    fn prepare(&self) -> Option<(Model, Result<Run, Refusal>)> {
        let plans = shipped::plans().ok()?;
        let (document, _) = scenario_file::read(&self.file, &plans).ok()?;
        let (model, _) = Model::new(&document.set).ok()?;
        let scenario = document.set.scenarios.iter().find(|scenario| scenario.id.as_str() == self.scenario)?;
        let norms = self.norms.iter().map(|id| model.norm_position(&id.as_str().into())).collect::<Option<_>>()?;
        let area = model.tree().position(&self.area.as_str().into())?;
        let run = Run::new(&model, scenario, Question { norms, area, seed: self.seed, draws: self.draws });
        Some((model, run))
    }
}

impl Drawn {
    /// What has come out of a run so far.
    fn of(model: &Model, run: &Run) -> Self {
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

#[cfg(test)]
mod tests {
    use permille_engine::scenario::{Lever, LeverRange};

    use super::*;
    use crate::work::{open, seal};

    /// The tutorial with growth within ±5‰ and additions of 150 to 240 childcare places a year, 200 most likely.
    fn question(draws: u32) -> DrawRanges {
        let plans = shipped::plans().unwrap();
        let (mut document, _) = scenario_file::read(shipped::scenario("tutorial").unwrap(), &plans).unwrap();
        let range = |lever, [low, likely, high]: [&str; 3]| LeverRange {
            lever,
            area: None,
            low: low.parse().unwrap(),
            likely: likely.parse().unwrap(),
            high: high.parse().unwrap(),
            reason: None,
        };
        document.set.scenarios[0].ranges = vec![
            range(Lever::Growth, ["-5", "0", "5"]),
            range(Lever::Additions { measure: "childcare-places".into() }, ["150", "200", "240"]),
        ];
        DrawRanges {
            file: scenario_file::write(&document),
            scenario: "baseline".to_owned(),
            norms: vec!["childcare-places-per-1000".to_owned()],
            area: "369901".to_owned(),
            seed: 1,
            draws,
        }
    }

    /// Does the work as the worker would: everything crosses as bytes.
    fn done(work: &DrawRanges) -> (Vec<Progress>, End) {
        let mut reports = Vec::new();
        let arrived: DrawRanges = open(&seal(work)).unwrap();
        let end = arrived.run(&mut |progress| reports.push(open(&seal(progress)).unwrap()));
        (reports, open(&seal(&end)).unwrap())
    }

    #[test]
    fn the_last_result_so_far_leads_to_the_end() {
        let (reports, end) = done(&question(1_000));
        let End::Drawn(drawn) = end else { panic!("{end:?}") };
        assert_eq!(drawn.draws, 1_000);
        assert_eq!(reports.last().map(|progress| progress.done), Some(1_000));
        assert!(reports.windows(2).all(|pair| pair[0].done < pair[1].done));
        let looks: Vec<u32> = reports.iter().filter_map(|progress| Some(progress.so_far.as_ref()?.draws)).collect();
        assert!(looks.len() > 2 && looks.iter().all(|draws| *draws < 1_000), "{looks:?}");
        let norm = &drawn.norms[0];
        assert_eq!((norm.years.len(), norm.odds.len()), (9, 36));
        assert!(norm.years[3].gap.is_some() && norm.years[3].weights.is_some(), "{:?}", norm.years[3]);
    }

    #[test]
    fn the_page_and_the_engine_say_the_same() {
        // tests/browser/risk.test.mjs works these out once more, with a ChaCha8 of its own, and expects them on the page.
        let (_, end) = done(&question(2_000));
        let End::Drawn(drawn) = end else { panic!("{end:?}") };
        let odds = drawn.norms[0].odds[12].unwrap();
        let gap = drawn.norms[0].years[3].gap.unwrap();
        assert_eq!((odds.met, odds.short, odds.on_track, odds.no_data), (647, 1_353, 0, 0));
        let edges = [gap.lowest, gap.lower, gap.middle, gap.upper, gap.highest].map(|edge| edge.0.to_string());
        assert_eq!(edges, ["-61", "-13", "27", "69", "125"]);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let asked = question(10);
        let wrong = |change: fn(&mut DrawRanges)| {
            let mut work = asked.clone();
            change(&mut work);
            done(&work).1
        };
        assert_eq!(wrong(|work| work.file = "{".to_owned()), End::Misunderstood);
        assert_eq!(wrong(|work| work.area = "nowhere".to_owned()), End::Misunderstood);
        assert_eq!(wrong(|work| work.norms = vec!["nothing".to_owned()]), End::Misunderstood);
        assert_eq!(wrong(|work| work.scenario = "shrinking".to_owned()), End::NoRanges);
        // Nine years: 10,000,000 ÷ 9 = 1,111,111.1.
        assert_eq!(wrong(|work| work.draws = 2_000_000), End::TooManyDraws { most: 1_111_111 });
    }
}
