//! The levers as data: label, unit, range, step, where the baseline is and where the scenario has it.

use permille_engine::id::AreaCode;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::placed;
use permille_engine::plan::Nature;
use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::scenario::{Lever, Scenario};

use permille_exchange::wording::levers;

use crate::text::Language;

/// A lever as the panel draws it.
#[derive(Clone, Debug, PartialEq)]
pub struct LeverView {
    /// What it moves.
    pub lever: Lever,
    /// The area it is set for.
    pub area: Option<AreaCode>,
    /// What it is called, in the language of the screen.
    pub label: String,
    /// What it is called, in both.
    pub name: Name,
    /// The unit beside the number.
    pub unit: String,
    /// The slider's lower end.
    pub least: Quantity,
    /// The slider's upper end.
    pub most: Quantity,
    /// The slider's step.
    pub step: Quantity,
    /// Where the baseline or the plan has it.
    pub baseline: Quantity,
    /// Where the scenario has it.
    pub value: Quantity,
    /// Whether the scenario moves it.
    pub changed: bool,
    /// Why, in the planner's words.
    pub reason: Option<String>,
}

/// A decimal written in the code; zero where it is not one.
fn number(text: &str) -> Quantity {
    text.parse().unwrap_or_default()
}

/// Growth and urbanisation.
#[must_use]
pub fn population(language: Language, model: &Model, scenario: &Scenario, area: Option<&AreaCode>) -> Vec<LeverView> {
    let shown = Shown { language, model, scenario, area };
    vec![
        shown.lever(Lever::Growth, (number("-15"), number("15"), number("0.1"))),
        shown.lever(Lever::Urbanisation, (number("-1"), number("2"), number("0.05"))),
    ]
}

/// The values of a norm's last target, and its due year where `with_due_year`.
#[must_use]
pub fn standard(language: Language, model: &Model, scenario: &Scenario, norm: usize, with_due_year: bool) -> Vec<LeverView> {
    let what = model.norm(norm);
    let Some(target) = what.targets.last() else { return Vec::new() };
    let shown = Shown { language, model, scenario, area: None };
    let mut views = Vec::new();
    for (part, &value) in target.values.iter().enumerate() {
        let percent = what.rule.is_percentage();
        let range = if percent { (Quantity::ZERO, number("100"), Quantity::ONE) } else { around(value) };
        views.push(shown.lever(Lever::Target { norm: what.id.clone(), year: None, part }, range));
    }
    if with_due_year && !target.every_year {
        let year = |year| Quantity::whole(i64::from(year)).unwrap_or_default();
        let horizon = model.horizon();
        let range = (year(horizon.first()), year(horizon.last()), Quantity::ONE);
        // The label says that it is a year.
        views.push(LeverView { unit: String::new(), ..shown.lever(Lever::DueYear { norm: what.id.clone() }, range) });
    }
    views
}

/// Additions to a stock and losses from it.
#[must_use]
pub fn supply(
    language: Language,
    model: &Model,
    scenario: &Scenario,
    norm: usize,
    area: Option<&AreaCode>,
    need: Option<Quantity>,
) -> Vec<LeverView> {
    let measure = model.measure_of(norm);
    if measure.nature != Nature::Resource {
        return Vec::new();
    }
    let most = ceiling(need.and_then(|need| need.divided(4, true)).unwrap_or_else(|| number("100")));
    let step = if most >= number("10000") {
        number("100")
    } else if most >= number("1000") {
        number("10")
    } else {
        Quantity::ONE
    };
    let shown = Shown { language, model, scenario, area };
    vec![
        shown.lever(Lever::Additions { measure: measure.id.clone() }, (Quantity::ZERO, most, step)),
        shown.lever(Lever::Attrition { measure: measure.id.clone() }, (Quantity::ZERO, number("10"), number("0.1"))),
    ]
}

/// Where the levers of one scenario are shown.
#[derive(Clone, Copy)]
struct Shown<'a> {
    language: Language,
    model: &'a Model,
    scenario: &'a Scenario,
    /// The area they are set for; everywhere where there is none.
    area: Option<&'a AreaCode>,
}

impl Shown<'_> {
    /// A lever between the lower and the upper end, by steps.
    fn lever(self, lever: Lever, (least, most, step): (Quantity, Quantity, Quantity)) -> LeverView {
        let Self { language, model, scenario, area } = self;
        let setting = placed::setting(model, scenario, &lever, area);
        // A setting for one area starts from where the lever stands above it; what is added to one area starts from zero.
        let unset = area.map_or_else(|| placed::planned(model, &lever), |area| placed::inherited(model, scenario, &lever, area));
        let baseline = unset.unwrap_or_default();
        let value = setting.map_or(baseline, |setting| setting.value);
        let name = |language| levers::lever(language, model, &lever);
        LeverView {
            label: name(language),
            name: Name::new(name(Language::Zh), name(Language::En)),
            unit: levers::unit(language, model, &lever),
            lever: placed::named(model, scenario, &lever, area),
            area: area.cloned(),
            least: least.min(value),
            most: most.max(value),
            step,
            baseline,
            value,
            changed: setting.is_some(),
            reason: setting.and_then(|setting| setting.reason.clone()),
        }
    }
}

/// From zero to twice a value, in steps that a slider can hit.
fn around(value: Quantity) -> (Quantity, Quantity, Quantity) {
    let double = value.plus(value).unwrap_or(value);
    let step = match value.trunc() {
        0..=9 => number("0.1"),
        10..=199 => Quantity::ONE,
        200..=1_999 => number("10"),
        2_000..=19_999 => number("100"),
        _ => number("1000"),
    };
    (Quantity::ZERO, ceiling(double.max(Quantity::ONE)), step)
}

/// The next round number: 1, 2 or 5 times a power of ten.
fn ceiling(value: Quantity) -> Quantity {
    let units = value.in_units(true, Rounding::Up).trunc().max(1);
    let mut power = 1_i64;
    loop {
        for factor in [1, 2, 5] {
            if power * factor >= units {
                return Quantity::whole(power * factor).unwrap_or(value);
            }
        }
        power *= 10;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tutorial with settings of its first scenario put in.
    fn with(settings: &[(Lever, Option<&str>, &str)]) -> (Model, Scenario) {
        let text = permille_exchange::files::shipped::scenario("tutorial").expect("it ships");
        let plans = permille_exchange::files::shipped::plans().expect("they read");
        let mut set = permille_exchange::files::scenario_file::read(text, &plans).expect("it reads").0.set;
        set.scenarios[0].settings = settings
            .iter()
            .map(|(lever, area, value)| permille_engine::scenario::Setting {
                lever: lever.clone(),
                area: area.map(AreaCode::from),
                value: number(value),
                reason: None,
            })
            .collect();
        (Model::new(&set).expect("it computes").0, set.scenarios.remove(0))
    }

    #[test]
    fn a_slider_shows_and_moves_the_setting_that_acts() {
        let (model, _) = with(&[]);
        let norm = (0..model.norm_count()).find(|&norm| model.norm(norm).targets.last().is_some_and(|one| one.values.len() == 1));
        let norm = norm.expect("a norm has a figure");
        let (id, last) = (model.norm(norm).id.clone(), model.norm(norm).targets.last().and_then(|target| target.year));
        let last = last.unwrap_or(model.plan_of(norm).years.1);
        let named = |year| Lever::Target { norm: id.clone(), year, part: 0 };
        // The same target under two names: the later setting acts, so the slider shows that and changes it.
        let (model, scenario) = with(&[(named(None), None, "3"), (named(Some(last)), None, "4")]);
        let view = standard(Language::Zh, &model, &scenario, norm, false).remove(0);
        assert_eq!((view.value, view.changed, view.lever), (number("4"), true, named(Some(last))));
    }

    #[test]
    fn a_lever_of_one_area_starts_from_what_holds_above_and_additions_from_nothing() {
        let (model, _) = with(&[]);
        let code = model.areas()[model.tree().roots().next().expect("a root")].code.clone();
        let norm = (0..model.norm_count()).find(|&norm| model.measure_of(norm).nature == Nature::Resource).expect("a resource");
        let additions = Lever::Additions { measure: model.measure_of(norm).id.clone() };
        let (model, scenario) = with(&[(Lever::Growth, None, "2"), (additions.clone(), None, "50")]);
        let growth = population(Language::Zh, &model, &scenario, Some(&code)).remove(0);
        assert_eq!((growth.baseline, growth.value, growth.changed), (number("2"), number("2"), false));
        let here = supply(Language::Zh, &model, &scenario, norm, Some(&code), None).remove(0);
        assert_eq!((here.lever, here.baseline, here.value), (additions, number("0"), number("0")));
    }

    #[test]
    fn sliders_end_at_round_numbers_a_hand_can_hit() {
        assert_eq!(around(number("4.5")), (number("0"), number("10"), number("0.1")));
        assert_eq!(around(number("30000")), (number("0"), number("100000"), number("1000")));
        assert_eq!(around(number("0")), (number("0"), number("1"), number("0.1")));
        assert_eq!(ceiling(number("10141")), number("20000"));
    }
}
