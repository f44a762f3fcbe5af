//! What every part of the desk sees: what was found, what is decided, and what things are called.

use std::collections::BTreeMap;
use std::rc::Rc;

use permille_engine::doubts::Ground;
use permille_engine::edit::Figure;
use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::merge::{Comparison, Decisions, Doubt, Holder, Merged};
use permille_engine::name::Name;
use permille_engine::pause::Pause;
use permille_engine::peers::survey::Finding;
use permille_engine::plan::Measure;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use yew::prelude::*;

use super::Readable;
use crate::text::{Language, Say, norms, words};

/// How many areas' names are taken up between two pauses.
const AREAS: usize = 500;

/// What things are called, in any of the files.
#[derive(Debug)]
pub(super) struct Names {
    areas: BTreeMap<AreaCode, Name>,
    measures: BTreeMap<MeasureId, Measure>,
    files: Vec<Name>,
}

impl Names {
    pub(super) async fn new<P: Pause>(open: &ScenarioSet, laid: &[Readable], pause: &mut P) -> Result<Self, P::Ended> {
        let sets = || std::iter::once(open).chain(laid.iter().map(|(_, set)| &**set));
        let mut areas = BTreeMap::new();
        let mut measures = BTreeMap::new();
        for part in sets().flat_map(|set| set.baseline.areas.chunks(AREAS)) {
            for area in part {
                areas.entry(area.code.clone()).or_insert_with(|| area.name.clone());
            }
            pause.pause(0.0).await?;
        }
        for measure in sets().flat_map(|set| &set.plans).flat_map(|plan| &plan.measures) {
            measures.entry(measure.id.clone()).or_insert_with(|| measure.clone());
        }
        Ok(Self { areas, measures, files: laid.iter().map(|(label, _)| label.clone()).collect() })
    }

    /// An area's name, or its code where it has none.
    pub(super) fn area<'a>(&'a self, language: Language, code: &'a AreaCode) -> &'a str {
        let name = self.areas.get(code).map(|name| language.name(name)).unwrap_or_default();
        if name.is_empty() { code.as_str() } else { name }
    }

    /// A figure's name, or its id where no plan speaks of it.
    pub(super) fn figure(&self, language: Language, figure: &Figure) -> String {
        match figure {
            Figure::Population(base) => norms::base(language, base).to_string(),
            Figure::Measure(id) => self.measures.get(id).map_or(id.as_str(), |measure| language.name(&measure.name)).to_owned(),
        }
    }

    /// A figure's unit.
    pub(super) fn unit<'a>(&'a self, language: Language, figure: &Figure) -> &'a str {
        match figure {
            Figure::Population(_) => language.say(words::PEOPLE),
            Figure::Measure(id) => self.measures.get(id).map(|measure| language.name(&measure.unit)).unwrap_or_default(),
        }
    }

    /// The measure a figure is of.
    pub(super) fn measure(&self, figure: &Figure) -> Option<&Measure> {
        match figure {
            Figure::Population(_) => None,
            Figure::Measure(id) => self.measures.get(id),
        }
    }

    /// A file's name.
    pub(super) fn file(&self, language: Language, file: usize) -> &str {
        self.files.get(file).map(|name| language.name(name)).unwrap_or_default()
    }

    /// Whose something is.
    pub(super) fn holder(&self, language: Language, holder: Holder) -> &str {
        match holder {
            Holder::Mine => language.say(crate::text::merge::MINE),
            Holder::File(file) => self.file(language, file),
        }
    }
}

/// A file's name without the endings that all have.
pub(super) fn label(file: &str) -> Name {
    let stem = file.strip_suffix(".json").unwrap_or(file);
    let stem = stem.strip_suffix(".scenario").unwrap_or(stem);
    Name::new(stem, stem)
}

/// How a figure differs from another, as planners say it: in percent, or how many times where it is far off.
pub(super) fn apart(mine: Quantity, theirs: Quantity) -> Option<String> {
    let (mine, theirs) = (mine.to_f64(), theirs.to_f64());
    if mine <= 0.0 || theirs <= 0.0 {
        return None;
    }
    let times = theirs / mine;
    Some(if times >= 2.0 {
        format!("×{}", two_digits(times))
    } else if times <= 0.5 {
        format!("÷{}", two_digits(1.0 / times))
    } else {
        let percent = format!("{:.1}", ((times - 1.0) * 100.0).abs());
        format!("{}{percent}%", if times < 1.0 { "\u{2212}" } else { "+" })
    })
}

fn two_digits(times: f64) -> String {
    let text = if times < 10.0 { format!("{times:.1}") } else { format!("{times:.0}") };
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

/// What every part of the desk is told.
#[derive(Clone, PartialEq)]
pub(super) struct Context {
    pub(super) language: Language,
    pub(super) names: Rc<Names>,
    pub(super) found: Rc<Comparison>,
    pub(super) merged: Rc<Merged>,
    pub(super) decisions: UseStateHandle<Decisions>,
}

impl PartialEq for Names {
    /// Read once for a set of files, and shared.
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Context {
    /// Changes a decision.
    pub(super) fn decide(&self, change: impl FnOnce(&mut Decisions)) {
        let mut decisions = (*self.decisions).clone();
        change(&mut decisions);
        self.decisions.set(decisions);
    }

    /// The figures of the merged file whose unit is doubted.
    pub(super) fn slips(&self) -> impl Iterator<Item = &Doubt> {
        self.merged.doubts.iter().filter(|doubt| doubt.about.is_of_unit())
    }

    /// How many of those that the files bring nobody has put right; those of the open file stay as they are, whatever is merged.
    pub(super) fn open_slips(&self) -> usize {
        let right = |doubt: &&Doubt| doubt.about.corrected().is_some() && self.decisions.corrected.contains(&doubt.about.place);
        self.slips().filter(|doubt| doubt.holder != Holder::Mine && !right(doubt)).count()
    }

    /// The outliers among what the files bring; those of the open file are told of on the Data screen.
    pub(super) fn outliers(&self) -> impl Iterator<Item = &Doubt> {
        let brought = self.merged.doubts.iter().filter(|doubt| doubt.holder != Holder::Mine);
        brought.filter(|doubt| matches!(doubt.about.ground, Ground::Peers(Finding::Outlier(_))))
    }

    /// How many scenarios and plans are brought.
    pub(super) fn brought_count(&self) -> usize {
        let same = permille_engine::merge::Standing::Same;
        self.found.plans.len() + self.found.scenarios.iter().filter(|scenario| scenario.standing != same).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Quantity {
        text.parse().unwrap_or_default()
    }

    #[test]
    fn a_difference_is_said_as_planners_say_it() {
        let said = |mine: &str, theirs: &str| apart(q(mine), q(theirs)).unwrap_or_default();
        assert_eq!(said("490000", "500000"), "+2.0%");
        assert_eq!(said("500000", "490000"), "−2.0%");
        assert_eq!(said("50", "500000"), "×10000");
        assert_eq!(said("5000", "500"), "÷10");
        assert_eq!(said("100", "250"), "×2.5");
        assert_eq!(said("0", "250"), "");
    }

    #[test]
    fn a_file_is_called_by_its_name_without_endings() {
        assert_eq!(label("昌江区.scenario.json").zh, "昌江区");
        assert_eq!(label("a.json").en, "a");
        assert_eq!(label(".scenario.json").en, "");
    }
}
