//! What a plan's word for something counted means among the measures that are known, by the vocabulary that tables are read with.

use permille_engine::edit::Figure;
use permille_engine::id::MeasureId;
use permille_engine::plan::Nature;

use super::key::key;
use super::known::{Known, KnownFigure, Lookup};
use crate::wording::figure::Kind;

/// What a word means among measures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// This one: its name and its unit are the same.
    Certain(MeasureId),
    /// It may be this one, and it is for the planner to say.
    Perhaps(MeasureId),
    /// None of them.
    Unknown,
}

/// Units that only count, each with others that say the same.
const COUNTING: [&[&str]; 7] = [
    &["人", "名", "位", "people"],
    &["家", "所", "个", "处", "座", "间", "institutions", "units"],
    &["张", "床", "beds"],
    &["辆", "台", "vehicles"],
    &["/10万", "1/10万", "十万分之一"],
    &["%", "％"],
    &["‰", "千分之一"],
];

impl Known {
    /// What a word means that a plan counts in `unit`.
    #[must_use]
    pub fn meant(&self, word: &str, unit: &str, nature: Nature) -> Meant {
        let certain = |known: &KnownFigure| {
            self.measure(known, nature)
                .map_or(Meant::Unknown, |id| if counts_alike(known, unit) { Meant::Certain(id) } else { Meant::Perhaps(id) })
        };
        let perhaps = |known: &KnownFigure| {
            self.measure(known, nature).filter(|_| counts_alike(known, unit)).map_or(Meant::Unknown, Meant::Perhaps)
        };
        match self.lookup(word) {
            Lookup::Known(known, _) => certain(known),
            Lookup::Perhaps(known) => perhaps(known),
            Lookup::Other(_) | Lookup::NotHere(_) => Meant::Unknown,
            Lookup::Nothing => self.like(word).map_or(Meant::Unknown, perhaps),
        }
    }

    /// The measure that a figure is, where it is of this nature.
    fn measure(&self, known: &KnownFigure, nature: Nature) -> Option<MeasureId> {
        let fits = match known.expected.kind {
            Kind::Stock { .. } => nature == Nature::Resource,
            Kind::Indicator => nature == Nature::Indicator,
            _ => false,
        };
        match &known.figure {
            Figure::Measure(id) if fits => Some(id.clone()),
            _ => None,
        }
    }
}

/// Whether a measure is counted in a unit, or in another that counts the same.
fn counts_alike(known: &KnownFigure, unit: &str) -> bool {
    let own = &known.expected.unit;
    let alike =
        |words: &&&[&str]| words.contains(&unit) && [own.zh.as_str(), own.en.as_str()].iter().any(|own| words.contains(own));
    known.is_in(unit) || COUNTING.iter().any(|words| alike(&words)) || key(&own.zh) == key(unit)
}
