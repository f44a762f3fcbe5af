//! What the sender of a file changed: against the open file of that title, else against the one that ships under it.

use permille_engine::compare::files::Baselines;
use permille_engine::compare::inputs::{Difference as Input, Differences};
use permille_engine::name::Name;
use permille_engine::pause::{AtOnce, at_once};
use permille_engine::plan_diff::{Change, Difference, differences};
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::{scenario_file, shipped};

use super::review::figure_name;
use crate::store::Open;
use crate::text::compare::inputs::{from_to, name_and_place};
use crate::text::numbers::or_unknown;
use crate::text::{Language, Say, share};

/// Files with more areas are not gone through here: the page would stand still meanwhile.
const MOST_AREAS: usize = 5_000;
/// So many changes are told; of more, how many.
const TOLD: usize = 6;

/// What was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// How much, in a sentence that says against what.
    pub lead: String,
    /// The first of it, a line each, and how much more there is.
    pub lines: Vec<String>,
}

/// What the sender of a set changed; `None` where nothing that it could have begun from is known, or it is the same.
#[must_use]
pub fn sent(language: Language, own: Option<&Open>, there: &ScenarioSet) -> Option<Sent> {
    if there.baseline.areas.len() > MOST_AREAS {
        return None;
    }
    if let Some(own) = own.filter(|own| own.set().title == there.title) {
        return told(language, own, there, true);
    }
    told(language, &as_it_ships(&there.title)?, there, false)
}

fn as_it_ships(title: &Name) -> Option<Open> {
    let file = shipped::scenarios().into_iter().find(|file| file.title == *title)?;
    let (document, _) = scenario_file::read(file.text, &shipped::plans().ok()?).ok()?;
    Open::new(document).ok()
}

fn told(language: Language, base: &Open, there: &ScenarioSet, open: bool) -> Option<Sent> {
    let here = base.set();
    let mut lines = inputs(language, base, there);
    for figure in at_once(Baselines::between(&here.baseline, &there.baseline, &mut AtOnce)).figures {
        let (name, unit) = figure_name(base, &figure.figure);
        let area = here.baseline.areas.get(figure.area).map_or("", |area| language.name(&area.name));
        let [from, to] = [figure.here, figure.there].map(or_unknown);
        lines.push(share::figure(language, [area, language.name(&name), language.name(&unit)], figure.year, [&from, &to]));
    }
    let changed = here.plans.iter().filter_map(|plan| Some((plan, there.plans.iter().find(|other| other.id == plan.id)?)));
    for (one, other) in changed.filter(|(one, other)| one != other) {
        lines.extend(differences(one, other).iter().filter_map(|difference| match difference {
            Difference::Norm(Change::Changed { after, .. }, _) => Some(share::norm(language, language.name(&after.name))),
            _ => None,
        }));
    }
    let count = lines.len();
    lines.truncate(TOLD);
    if count > TOLD {
        lines.push(share::and_more(language, count - TOLD));
    }
    (count > 0).then(|| Sent { lead: share::changed(language, count, language.name(&here.title), open), lines })
}

/// What scenarios put in otherwise, each against its namesake.
fn inputs(language: Language, base: &Open, there: &ScenarioSet) -> Vec<String> {
    let pairs = base.set().scenarios.iter().filter_map(|one| {
        let other = there.scenarios.iter().find(|other| other.id == one.id)?;
        Some((one, Differences::between(&base.model, one, other).list))
    });
    let line = |scenario: &Name, difference: &Input| {
        let input = name_and_place(language, &base.model, &difference.input);
        share::input(language, language.name(scenario), &input, &from_to(language, &base.model, difference))
    };
    pairs.flat_map(|(one, list)| list.iter().map(|difference| line(&one.name, difference)).collect::<Vec<_>>()).collect()
}

#[cfg(test)]
mod tests {
    use permille_engine::edit::{Edit, Figure};
    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;

    use super::*;

    fn tutorial() -> Open {
        let text = shipped::scenario("tutorial").unwrap();
        Open::new(scenario_file::read(text, &shipped::plans().unwrap()).unwrap().0).unwrap()
    }

    #[test]
    fn a_file_as_it_ships_has_no_changes() {
        assert_eq!(sent(Language::En, None, tutorial().set()), None);
    }

    #[test]
    fn inputs_and_figures_that_were_changed_are_told_against_the_file_that_ships_or_is_open() {
        let own = tutorial();
        let mut there = own.set().clone();
        there
            .apply(&Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value: Some(Quantity::ONE), reason: None })
            .unwrap();
        let area = there.baseline.areas[0].clone();
        let (measure, series) = area.measures.iter().find(|(_, series)| !series.values.is_empty()).unwrap();
        let (&year, &value) = series.values.last_key_value().unwrap();
        let more = value.plus(Quantity::ONE).unwrap();
        let figure = Figure::Measure(measure.clone());
        there.apply(&Edit::Figure { area: area.code.clone(), figure, year, value: Some(more) }).unwrap();
        let found = sent(Language::En, None, &there).unwrap();
        assert!(found.lead.starts_with("2 inputs differ from") && found.lead.contains("as it ships"), "{}", found.lead);
        assert!(found.lines[0].contains("Population growth") && found.lines[0].contains('→'), "{:?}", found.lines);
        assert!(found.lines[1].starts_with(&area.name.en) && found.lines[1].contains(&year.to_string()), "{:?}", found.lines);
        let found = sent(Language::Zh, Some(&own), &there).unwrap();
        assert!(found.lead.contains("已打开") && found.lines.len() == 2, "{found:?}");
    }

    #[test]
    fn a_file_of_another_title_has_nothing_to_be_held_against() {
        let own = tutorial();
        let mut there = own.set().clone();
        there.title = Name::new("别的", "Another");
        assert_eq!(sent(Language::En, Some(&own), &there), None);
    }
}
