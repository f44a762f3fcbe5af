//! What a scenario proposes: its actions, what they cost, and what they change.

use permille_engine::id::MeasureId;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Action, Scenario};
use permille_engine::slide::SlideKind;

use super::{Column, Fact, Medium, Seen, Sense, SlideContent, SlideView, Table, words};
use crate::wording::gaps::with_unit;
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};
use crate::wording::numbers::{full, or_unknown};
use crate::wording::{costs, levers, norms, words as shared};

/// How many stocks a slide lists.
const ROWS: usize = 6;

pub(super) fn tell(seen: &Seen, place: &SlideView, medium: Medium) -> SlideContent {
    let mut told = seen.blank(SlideKind::Proposal, seen.about(seen.say(words::PROPOSAL), place));
    let Some(scenario) = seen.scenarios.get(place.scenario) else { return told };
    if scenario.actions.is_empty() {
        told.title = vec![Piece::Plain(seen.say(words::NO_ACTIONS).to_owned())];
        return told;
    }
    let (cost, unpriced) = costs::total(&scenario.actions);
    let cost = cost.filter(|_| unpriced < scenario.actions.len());
    told.title = sentence(seen, place, scenario.actions.len(), cost, unpriced);
    if let Some(cost) = cost {
        let words = seen.language.pick("万元 · 总费用", "× 10,000 yuan in all").to_owned();
        told.facts.push(Fact { figure: full(cost), words, sense: Sense::Plain });
    }
    let effects = effects(seen, place, scenario);
    let (closed, all) = (effects.iter().filter(|one| one.is_met()).count(), effects.iter().filter(|one| one.was_short()).count());
    if all > 0 {
        let words = seen.language.pick("项短缺因此补齐", "shortfalls closed by them").to_owned();
        let sense = if closed == all { Sense::Met } else { Sense::Plain };
        told.facts.push(Fact { figure: format!("{closed} / {all}"), words, sense });
    }
    told.table = Some(table(seen, place, &effects, medium));
    if let Some(norm) = effects.iter().find_map(|one| one.norm) {
        told.source = seen.basis(norm);
    }
    told
}

fn sentence(seen: &Seen, place: &SlideView, count: usize, cost: Option<Quantity>, unpriced: usize) -> Vec<Piece> {
    let name = seen.scenario(place.scenario);
    let said = match (seen.language, cost) {
        (Language::Zh, Some(cost)) => format!("{name}：{count} 项举措，共 {} 万元", full(cost)),
        (Language::Zh, None) => format!("{name}：{count} 项举措"),
        (Language::En, Some(cost)) => format!("{name}: {} for {} × 10,000 yuan", counted(count), full(cost)),
        (Language::En, None) => format!("{name}: {}", counted(count)),
    };
    let rest = match unpriced {
        0 => String::new(),
        unpriced if unpriced == count => seen.language.pick("，未填单价", ", without unit costs").to_owned(),
        unpriced => seen
            .language
            .pick(format!("（{unpriced} 项未填单价，未计入）"), format!(" ({unpriced} without a unit cost are not in it)")),
    };
    vec![Piece::Plain(said + &rest)]
}

fn counted(count: usize) -> String {
    if count == 1 { "1 action".to_owned() } else { format!("{count} actions") }
}

/// What actions cost together, where all of them have a unit cost.
fn all_priced(actions: &[Action]) -> Option<Quantity> {
    let (cost, unpriced) = costs::total(actions);
    cost.filter(|_| unpriced == 0)
}

/// What the actions on one stock do.
struct Effect {
    measure: MeasureId,
    added: Option<Quantity>,
    cost: Option<Quantity>,
    norm: Option<usize>,
    without: Option<Quantity>,
    with: Option<Quantity>,
}

impl Effect {
    fn was_short(&self) -> bool {
        self.without > Some(Quantity::ZERO)
    }

    fn is_met(&self) -> bool {
        self.was_short() && self.with.is_some_and(|gap| gap <= Quantity::ZERO)
    }
}

fn effects(seen: &Seen, place: &SlideView, scenario: &Scenario) -> Vec<Effect> {
    let mut stocks: Vec<&MeasureId> = Vec::new();
    for action in &scenario.actions {
        if !stocks.contains(&&action.measure) {
            stocks.push(&action.measure);
        }
    }
    let idle = Scenario { actions: Vec::new(), ..scenario.clone() };
    let cell = seen.model.cell(place.area, place.year);
    let leading = norms::leading(seen.model, place.area, usize::MAX);
    let effect = |measure: &MeasureId| {
        let own: Vec<Action> = scenario.actions.iter().filter(|action| action.measure == *measure).cloned().collect();
        let norm = leading.iter().copied().find(|&norm| seen.model.measure_of(norm).id == *measure);
        let without = norm.and_then(|norm| seen.model.probe(&idle, &[norm]).first()?.gap(cell?));
        let with = norm.and_then(|norm| seen.figures(place.scenario, norm)?.gap(cell?));
        let added = own.iter().try_fold(Quantity::ZERO, |sum, action| sum.plus(action.amount));
        Effect { measure: measure.clone(), added, cost: all_priced(&own), norm, without, with }
    };
    stocks.into_iter().map(effect).collect()
}

fn table(seen: &Seen, place: &SlideView, effects: &[Effect], medium: Medium) -> Table {
    let language = seen.language;
    let year = |word: crate::wording::language::Word| {
        language.pick(format!("{} 年{}", place.year, word.zh), format!("{}, {}", word.en, place.year))
    };
    let head = vec![
        Column::words(seen.say(words::RESOURCE), 28),
        Column::figures(seen.say(words::ADDED), 20),
        Column::figures(seen.say(words::COST), 18),
        Column::figures(year(words::WITHOUT), 26),
        Column::figures(year(words::WITH), 26),
    ];
    let row = |one: &Effect| {
        let unit = levers::unit_of(language, seen.model, &one.measure);
        let gap = |amount: Option<Quantity>| match (one.norm, amount) {
            (Some(norm), Some(amount)) => seen.gap(norm, amount),
            _ => or_unknown(None),
        };
        vec![
            levers::measure(language, seen.model, &one.measure),
            one.added.map_or_else(|| or_unknown(None), |added| with_unit(&full(added), &unit)),
            or_unknown(one.cost),
            gap(one.without),
            gap(one.with),
        ]
    };
    Table { head, rows: effects.iter().take(medium.rows(ROWS)).map(row).collect() }
}

/// Every action with its reason.
pub(super) fn all_actions(seen: &Seen, scenario: &Scenario) -> Table {
    let language = seen.language;
    let head = vec![
        Column::words(seen.say(shared::AREA), 18),
        Column::words(seen.say(words::RESOURCE), 20),
        Column::figures(seen.say(shared::YEAR), 9),
        Column::figures(seen.say(words::ADDED), 15),
        Column::figures(seen.say(words::COST), 14),
        Column::words(seen.say(words::REASON), 24),
    ];
    let row = |action: &Action| {
        let unit = levers::unit_of(language, seen.model, &action.measure);
        vec![
            levers::area(language, seen.model, &action.area),
            levers::measure(language, seen.model, &action.measure),
            action.year.to_string(),
            with_unit(&full(action.amount), &unit),
            or_unknown(costs::cost(action)),
            action.reason.as_deref().map(|reason| language.note(reason)).unwrap_or_default(),
        ]
    };
    Table { head, rows: scenario.actions.iter().map(row).collect() }
}
