//! The levers as data: label, unit, range, step, where the baseline is and where the scenario has it.

use permille_engine::id::AreaCode;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::norm::Rule;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, Scenario};

use permille_exchange::told::levers::part_label;

use crate::text::{Language, Say, Word, norms, words};

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
pub fn population(language: Language, scenario: &Scenario, area: Option<&AreaCode>) -> Vec<LeverView> {
    let named = |word: Word| Name::new(word.zh, word.en);
    vec![
        view(
            language,
            scenario,
            area,
            Lever::Growth,
            named(words::GROWTH),
            language.pick("‰/年", "‰ a year"),
            ("-15", "15", "0.1"),
            Quantity::ZERO,
        ),
        view(
            language,
            scenario,
            area,
            Lever::Urbanisation,
            named(words::URBANISATION),
            language.pick("点/年", "points a year"),
            ("-1", "2", "0.05"),
            Quantity::ZERO,
        ),
    ]
}

/// The values of a norm's last target, and its due year where `with_due_year`.
#[must_use]
pub fn standard(language: Language, model: &Model, scenario: &Scenario, norm: usize, with_due_year: bool) -> Vec<LeverView> {
    let (what, measure) = (model.norm(norm), model.measure_of(norm));
    let Some(target) = what.targets.last() else { return Vec::new() };
    let unit = norms::value_unit(language, what, measure);
    let mut views = Vec::new();
    for (part, &value) in target.values.iter().enumerate() {
        let name = in_both(|language| part_label(language, model, norm, part));
        let percent = matches!(what.rule, Rule::ShareOfResource { .. } | Rule::ShareOfStock { .. } | Rule::Path { .. });
        let (least, most, step) = if percent { (Quantity::ZERO, number("100"), Quantity::ONE) } else { around(value) };
        let lever = Lever::Target { norm: what.id.clone(), year: None, part };
        views.push(view_between(language, scenario, None, lever, name, &unit, (least, most, step), value));
    }
    if with_due_year && !target.every_year {
        let due = target.year.unwrap_or(model.plan_of(norm).years.1);
        let year = |year| Quantity::whole(i64::from(year)).unwrap_or_default();
        let horizon = model.horizon();
        let name = Name::new(
            format!("{} · {}", Language::Zh.name(&what.name), words::DUE_YEAR.zh),
            format!("{} · {}", Language::En.name(&what.name), words::DUE_YEAR.en.to_lowercase()),
        );
        let range = (year(horizon.first()), year(horizon.last()), Quantity::ONE);
        views.push(view_between(language, scenario, None, Lever::DueYear { norm: what.id.clone() }, name, "", range, year(due)));
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
    let (zh, en) = (Language::Zh.name(&measure.name), Language::En.name(&measure.name));
    let unit = language.name(&measure.unit);
    let most = ceiling(need.and_then(|need| need.divided(4, true)).unwrap_or_else(|| number("100")));
    let step = if most >= number("10000") {
        number("100")
    } else if most >= number("1000") {
        number("10")
    } else {
        Quantity::ONE
    };
    let additions = Lever::Additions { measure: measure.id.clone() };
    let attrition = Lever::Attrition { measure: measure.id.clone() };
    vec![
        view_between(
            language,
            scenario,
            area,
            additions,
            Name::new(format!("新增{zh}"), format!("{en}, added")),
            &language.pick(format!("{unit}/年"), "a year".to_owned()),
            (Quantity::ZERO, most, step),
            Quantity::ZERO,
        ),
        view(
            language,
            scenario,
            area,
            attrition,
            Name::new(format!("{zh}流失率"), format!("{en}, lost")),
            language.pick("%/年", "% a year"),
            ("0", "10", "0.1"),
            Quantity::ZERO,
        ),
    ]
}

/// A name said in each language.
fn in_both(say: impl Fn(Language) -> String) -> Name {
    Name::new(say(Language::Zh), say(Language::En))
}

#[expect(clippy::too_many_arguments, reason = "a row of a table, written out")]
fn view(
    language: Language,
    scenario: &Scenario,
    area: Option<&AreaCode>,
    lever: Lever,
    name: Name,
    unit: &str,
    (least, most, step): (&str, &str, &str),
    baseline: Quantity,
) -> LeverView {
    view_between(language, scenario, area, lever, name, unit, (number(least), number(most), number(step)), baseline)
}

#[expect(clippy::too_many_arguments, reason = "a row of a table, written out")]
fn view_between(
    language: Language,
    scenario: &Scenario,
    area: Option<&AreaCode>,
    lever: Lever,
    name: Name,
    unit: &str,
    (least, most, step): (Quantity, Quantity, Quantity),
    baseline: Quantity,
) -> LeverView {
    let setting = scenario.setting(&lever, area);
    // A setting for one area starts from where the lever stands everywhere.
    let everywhere = scenario.setting(&lever, None).map_or(baseline, |setting| setting.value);
    let baseline = if area.is_some() { everywhere } else { baseline };
    let value = setting.map_or(baseline, |setting| setting.value);
    LeverView {
        lever,
        area: area.cloned(),
        label: language.name(&name).to_owned(),
        name,
        unit: unit.to_owned(),
        least: least.min(value),
        most: most.max(value),
        step,
        baseline,
        value,
        changed: setting.is_some(),
        reason: setting.and_then(|setting| setting.reason.clone()),
    }
}

/// From nothing to twice a value, in steps a hand can hit.
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
    let units = value.ceil().trunc().max(1);
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

    #[test]
    fn sliders_end_at_round_numbers_a_hand_can_hit() {
        assert_eq!(around(number("4.5")), (number("0"), number("10"), number("0.1")));
        assert_eq!(around(number("30000")), (number("0"), number("100000"), number("1000")));
        assert_eq!(around(number("0")), (number("0"), number("1"), number("0.1")));
        assert_eq!(ceiling(number("10141")), number("20000"));
    }
}
