//! What the Overview says, worked out without a browser.

use permille_engine::id::NormId;
use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::norm::Domain;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::norm::NormOutlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Scenario;
use permille_engine::year::Year;
use permille_exchange::wording::closing::Closing;
use permille_exchange::wording::course::net_beside;
use permille_exchange::wording::gaps::unit_of;
use permille_exchange::wording::sentences::summed;

use super::spread::spread;

use crate::queries::{norms, places};
use crate::text::numbers::{full, or_unknown, percent};
use crate::text::sentences::{self, Counts};
use crate::text::{Language, Say, norms as norm_words, words};

/// A norm's card.
#[derive(Clone, Debug, PartialEq)]
pub struct CardView {
    /// The norm's name.
    pub name: String,
    /// What it demands, in short.
    pub rule: String,
    /// How the area stands.
    pub status: Option<Status>,
    /// The word before the figure: short, surplus, required.
    pub word: String,
    /// The figure.
    pub figure: String,
    /// Its unit.
    pub unit: String,
    /// What stands beside it.
    pub aside: String,
    /// What a screen reader hears.
    pub label: String,
}

/// The card of one norm.
#[must_use]
pub fn card(language: Language, model: &Model, figures: &NormOutlook, norm: usize, area: usize, year: Year) -> CardView {
    let (what, measure) = (model.norm(norm), model.measure_of(norm));
    let name = language.name(&what.name).to_owned();
    let unit = language.name(&measure.unit).to_owned();
    let applied = model.horizon().position(year).and_then(|row| figures.binding(row)).or_else(|| figures.targets().last());
    let rule = applied.map_or_else(String::new, |target| norm_words::rule(language, what, measure, &target.values));
    let cell = model.cell(area, year);
    let of = |read: fn(&NormOutlook, usize) -> Option<Quantity>| cell.and_then(|cell| read(figures, cell));
    let (gap, required, available) = (of(NormOutlook::gap), of(NormOutlook::requirement), of(NormOutlook::available));
    let next = figures.next_due(year).map(|target| target.due);
    let then = next.and_then(|due| figures.requirement(model.cell(area, due)?));
    let (word, figure) = match (gap, required, available) {
        (Some(gap), ..) if gap.is_negative() => (words::SURPLUS, Quantity::ZERO.minus(gap)),
        // Nothing is missing and nothing is over: there is exactly what is required.
        (Some(gap), Some(_), available) if gap == Quantity::ZERO && available.is_some() => (words::AVAILABLE, available),
        (Some(gap), ..) => (words::SHORT_BY, Some(gap)),
        (None, Some(required), _) => (words::REQUIRED, Some(required)),
        (None, None, None) if then.is_some() => (words::REQUIRED, then),
        (None, None, available) => (words::AVAILABLE, available),
    };
    let word = match next.filter(|_| required.is_none() && gap.is_none() && available.is_none()) {
        Some(due) => format!("{due} {}", language.say(word)),
        None => language.say(word).to_owned(),
    };
    let aside = match (of(NormOutlook::coverage), required, available) {
        (Some(coverage), ..) => format!("{} {}", language.say(words::COVERAGE), percent(coverage)),
        (None, _, None) => language.say(words::NO_DATA_YET).to_owned(),
        _ => String::new(),
    };
    let missing = cell.map_or(0, |cell| figures.missing(cell));
    let aside =
        if missing > 0 && gap.is_some() { format!("{aside} · {}", sentences::left_out(language, missing)) } else { aside };
    let below = norms::standing_below(model, figures, norm, area, year);
    let aside = if gap.is_some() && below.all() > 1 {
        format!("{aside} · {}", sentences::met_of(language, below.met, below.all()))
    } else {
        aside
    };
    let aside = match cell.and_then(|cell| net_beside(figures, cell)) {
        Some(net) => format!("{aside} · {}", summed(language, net)),
        None => aside,
    };
    let figure = figure.map_or_else(|| or_unknown(None), full);
    let unit = unit_of(&figure, &unit);
    let label = format!("{name}: {word} {figure} {unit}");
    CardView { name, rule, status: cell.and_then(|cell| figures.status(cell)), word, figure, unit, aside, label }
}

/// The largest gap among the leading norms, as a sentence; it asks for no time that has passed by `today`.
#[must_use]
pub fn largest_gap(
    language: Language,
    model: &Model,
    scenario: &Scenario,
    outlook: &Outlook,
    area: usize,
    (year, today): (Year, Year),
) -> Option<String> {
    let cell = model.cell(area, year)?;
    let leading = norms::leading(model, area, norms::LEADING);
    let norm = *norms::by_gap(model, outlook, leading, area, year).first()?;
    let gap = outlook.norm(norm).gap(cell)?;
    let (_, mut below) = places::compared(model, area, None);
    below.retain(|&area| {
        model.cell(area, year).and_then(|cell| outlook.norm(norm).gap(cell)).is_some_and(|gap| gap > Quantity::ZERO)
    });
    below.put_in_order_by_key(|&area| std::cmp::Reverse(model.cell(area, year).and_then(|cell| outlook.norm(norm).gap(cell))));
    let places: Vec<String> = below.iter().take(3).map(|&area| language.name(&model.areas()[area].name).to_owned()).collect();
    let due = outlook.norm(norm).targets().last().map(|target| target.due)?;
    let closing = (due == year).then(|| Closing::by(model, scenario, outlook, norm, area, (due, today))).flatten();
    let (name, unit) = (language.name(&model.norm(norm).name), language.name(&model.measure_of(norm).unit));
    let apart = spread(language, model, outlook, norm, area, year);
    let said = sentences::largest_gap(language, name, &full(gap), unit, &places, closing.as_ref());
    Some(apart.map_or(said.clone(), |apart| format!("{said}{}{apart}", language.pick("", " "))))
}

/// A domain with its norms.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainView {
    /// The domain.
    pub domain: Domain,
    /// How many norms stand how.
    pub counts: Counts,
    /// Its norms: those with a figure first.
    pub norms: Vec<usize>,
    /// How many of them have anything to show.
    pub telling: usize,
}

/// The domains that have norms for `area`, in order.
#[must_use]
pub fn domains(model: &Model, outlook: &Outlook, area: usize, year: Year) -> Vec<DomainView> {
    let Some(cell) = model.cell(area, year) else { return Vec::new() };
    let all: Vec<usize> = norms::counted(model, area).collect();
    let tells = |norm: usize| outlook.norm(norm).requirement(cell).is_some() || outlook.norm(norm).available(cell).is_some();
    let rank = |norm: usize| (!model.has_figures(norm), !tells(norm), norm);
    let view = |domain: Domain| {
        let mut norms: Vec<usize> = all.iter().copied().filter(|&norm| model.norm(norm).domain == domain).collect();
        norms.put_in_order_by_key(|&norm| rank(norm));
        let counts = norms::counts(model, outlook, norms.iter().copied(), area, year);
        let telling = norms.iter().filter(|&&norm| model.has_figures(norm)).count();
        DomainView { domain, counts, norms, telling }
    };
    Domain::ALL.into_iter().map(|(domain, _)| view(domain)).filter(|view| !view.norms.is_empty()).collect()
}

/// The norm in focus: the reader's choice, else the first leading one that is short, else the first.
#[must_use]
pub fn focus(model: &Model, chosen: Option<usize>, area: usize) -> Option<usize> {
    let leading = norms::leading(model, area, 8);
    let speaks = |norm: &usize| norms::speaking_of(model, area).any(|one| one == *norm);
    chosen.filter(speaks).or_else(|| leading.first().copied())
}

/// The id of a norm, for keys.
#[must_use]
pub fn id(model: &Model, norm: usize) -> NormId {
    model.norm(norm).id.clone()
}

#[cfg(test)]
#[path = "view_tests.rs"]
mod tests;
