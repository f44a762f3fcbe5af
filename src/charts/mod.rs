//! Charts: plain data in, a [`Drawing`] out.
//!
//! A chart is a pure function. It sees only its own props: words already in the reader's language,
//! figures of which an unknown one is `None`, and a closure that writes a figure the reader's way.
//! It draws through plotters in [`Role`]s instead of colours, so that the page's style sheet decides
//! how everything looks and a change of theme redraws nothing. What can be pointed at is listed as
//! [`Mark`]s; [`reach`](Drawing::mark_at) answers for pointer and keyboard alike.
//!
//! The family: [`trajectory`] (one norm over the years), [`fan`] (the same where it is uncertain), [`influences`] (what that depends on), [`ranking`] (areas by gap), [`heat_map`]
//! (areas × norms), [`fn@map`] (areas where they lie), [`staircase`] (requirement by population), [`strip`] (one figure's peers), [`courses`] (one figure in several
//! scenarios), [`changes`] (what changed by how much), [`fn@bridge`] (from one figure to another in steps),
//! [`tornado`] (levers by what they matter), [`two_way`] (two levers together), [`fn@before_after`] (areas on one scale, twice) and
//! [`fn@lorenz`] (how evenly something is spread).
//! Unknown is drawn as hatching or left out, never as zero.

mod bar_rows;
mod before_after;
mod bridge;
mod brush;
mod changes;
mod courses;
mod drawing;
mod heat_map;
mod influences;
mod keys;
mod labels;
mod lorenz;
mod map;
mod measure;
mod palette;
mod plate;
mod ranking;
mod reach;
mod role;
mod sheet;
mod staircase;
mod strip;
mod swarm;
mod ticks;
mod tip;
mod tornado;
mod trajectory;
mod two_way;
mod units;

pub use before_after::{BeforeAfter, BeforeAfterRow, before_after};
pub use bridge::{Bridge, BridgeEnd, BridgeStep, bridge};
pub use changes::{ChangeRow, Changes, ChangesWords, Sense, changes};
pub use courses::{Course, Courses, CoursesWords, courses};
pub use drawing::{Drawing, Frame, Mark, MarkKey};
pub use heat_map::{HeatCell, HeatMap, HeatPart, Standing, heat_map};
pub use influences::{InfluenceRow, Influences, InfluencesWords, influences};
pub use keys::{Answer, answer_key};
pub use lorenz::{Lorenz, LorenzCorner, LorenzWords, lorenz};
pub use map::{Degrees, Land, LandClass, LandFill, LandLine, LandShape, LandWeight, LandWords, Map, map};
pub use palette::Palette;
pub use plate::Plate;
pub use ranking::{Ranking, RankingRow, RankingWords, ranking};
pub use reach::Heading;
pub use role::Role;
pub use staircase::{AreaDot, Staircase, StaircaseWords, Step, staircase};
pub use strip::{Strip, StripDot, strip};
pub use tip::{TipPlace, place_tip};
pub use tornado::{Tornado, TornadoBar, TornadoWords, tornado};
pub use trajectory::{Fan, FanBand, FanEdges, Trajectory, TrajectoryPoint, TrajectoryWords, fan, trajectory, trajectory_card};
pub use two_way::{Turn, TwoWay, TwoWayCell, two_way};

/// How a figure is written for the reader.
pub type Format<'a> = &'a dyn Fn(f64) -> String;

#[cfg(test)]
mod family_tests;
#[cfg(test)]
mod svg_check;
