//! An explanation in words: the working line by line, where each figure comes from, and what was decided.

use permille_engine::explanation::{Decision, Explanation, Formula, Origin, Part, PartKind};
use permille_engine::id::SourceId;
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;

use permille_engine::scenario::ScenarioSet;

use super::closing::Closing;
use super::kind::{self, Working, result};
use super::numbers::{full, percent, whole};
use super::rules::{self, base};
use super::sentences::{due_by, left_out, moved_from, years};
use super::words;
use crate::wording::language::{Language, Say};

/// The working of a requirement, line by line.
#[must_use]
pub fn working(language: Language, model: &Model, explanation: &Explanation) -> Vec<String> {
    let rule = &model.norm(explanation.norm).rule;
    let required = |value: Option<Quantity>| result(language, language.name(&model.measure_of(explanation.norm).unit), value);
    match &explanation.formula {
        Formula::Rule(worked) => kind::of(rule).working(&Working { language, model, explanation, worked }),
        Formula::Sum { areas, short, missing } => {
            let mut lines = match language {
                Language::Zh => vec![format!("{areas} 个地区之和"), format!("其中 {short} 个短缺")],
                Language::En => vec![format!("The sum of {areas} areas"), format!("{short} of them fall short")],
            };
            if *missing > 0 {
                lines.push(left_out(language, *missing));
            }
            if rule.adds_up() {
                lines.push(required(explanation.requirement));
            }
            lines
        }
        Formula::Unknown if kind::of(rule).is_often_in_words() => {
            vec![
                language.pick(
                    "目标仅有文字表述，没有数值。".to_owned(),
                    "The target is in words alone; there is no figure.".to_owned(),
                ),
            ]
        }
        Formula::Unknown => vec![required(None)],
    }
}

/// Where a figure comes from.
#[must_use]
pub fn origin(language: Language, origin: &Origin, source: &dyn Fn(&SourceId) -> Option<Name>) -> String {
    let named = |id: &Option<SourceId>| {
        let name =
            id.as_ref().and_then(|id| source(id).map(|name| language.name(&name).to_owned()).or_else(|| Some(id.to_string())));
        name.unwrap_or_else(|| language.pick("文件未注明来源", "the file names no source").to_owned())
    };
    let noted = |text: String, note: &Option<String>| match note {
        Some(note) => {
            let note = language.note(note);
            format!("{text}（{note}）").replace('（', language.pick("（", " (")).replace('）', language.pick("）", ")"))
        }
        None => text,
    };
    match origin {
        Origin::Stated { source, note } => noted(named(source), note),
        Origin::Carried { from, source, note, rate, value, parts, rounded } => {
            let mut since = match (parts.is_empty(), *rate == Quantity::ZERO, language) {
                (true, true, Language::Zh) => format!("{from} 年数，其后不变"),
                (true, true, Language::En) => format!("{from} figure, unchanged since"),
                (true, false, Language::Zh) => format!("{from} 年数，按情景逐年推算"),
                (true, false, Language::En) => format!("{from} figure, carried forward by the scenario"),
                (false, _, Language::Zh) => format!("{from} 年为 {}；{}", full(*value), passed(language, parts)),
                (false, _, Language::En) => format!("{} in {from}; {}", full(*value), passed(language, parts)),
            };
            if *rounded {
                since.push_str(language.pick("；显示到最接近的整数", "; shown to the nearest whole unit"));
            }
            noted(format!("{}{}{since}", named(source), language.pick("；", "; ")), note)
        }
        Origin::Summed { missing, unused, held, parts } => {
            let mut text = language.pick("下级地区之和", "sum of the areas below").to_owned();
            if !parts.is_empty() {
                let (held, parts) = (full(*held), passed(language, parts));
                text.push_str(&language.pick(
                    format!("，另加本级直接持有的 {held}（{parts}；未分到下级）"),
                    format!(", and {held} held at its own level ({parts}; shared among none below)"),
                ));
            }
            if *missing > 0 {
                text.push_str(language.pick("；", "; "));
                text.push_str(&left_out(language, *missing));
            }
            if let Some(unused) = unused {
                let (value, year, source) = (full(unused.value), unused.year, named(&unused.source));
                text.push_str(&language.pick(
                    format!("；本级 {year} 年的 {value}（{source}）未采用，因下级数字不早于它"),
                    format!("; its own {value} of {year} ({source}) stands aside, as the figures below are no older"),
                ));
            }
            text
        }
        Origin::Derived { residents, less, from } => {
            let (residents, from) = (self::origin(language, residents, source), self::origin(language, from, source));
            let less = base(language, less);
            language.pick(
                format!("常住人口减{less}；常住人口：{residents}；{less}：{from}"),
                format!("residents less {}; residents: {residents}; {}: {from}", less.to_lowercase(), less.to_lowercase()),
            )
        }
        Origin::Unknown => language.pick("未知：文件中没有这个数字", "unknown: the file has no such figure").to_owned(),
    }
}

/// What a stock lost and gained, year by year.
fn passed(language: Language, parts: &[Part]) -> String {
    let part = |part: &Part| {
        let (year, amount) = (part.year, full(part.amount));
        match (&part.kind, language) {
            (PartKind::Lost, Language::Zh) => format!("{year} 年流失 {amount}"),
            (PartKind::Lost, Language::En) => format!("{amount} lost in {year}"),
            (PartKind::Added, Language::Zh) => format!("{year} 年新增 {amount}"),
            (PartKind::Added, Language::En) => format!("{amount} added in {year}"),
            (PartKind::Built { reason: None }, Language::Zh) => format!("{year} 年举措 {amount}"),
            (PartKind::Built { reason: None }, Language::En) => format!("{amount} by an action in {year}"),
            (PartKind::Built { reason: Some(reason) }, _) => {
                let reason = language.note(reason);
                language
                    .pick(format!("{year} 年举措 {amount}（{reason}）"), format!("{amount} by an action in {year} ({reason})"))
            }
        }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(language.pick("，", ", "))
}

/// A decision in words: a label, and what was decided.
#[must_use]
pub fn decision(language: Language, decision: Decision) -> (&'static str, &'static str) {
    match decision {
        Decision::ResidentPopulation => {
            language.pick(("人口口径", "常住人口"), ("Population", "Residents, as the norm names no other"))
        }
        Decision::ClosedBelow => {
            language.pick(("档位边界", "下含上不含，取严"), ("Brackets", "Closed below: at the edge the stricter one applies"))
        }
        Decision::RoundedUpOnce => {
            language.pick(("取整", "最后一次进位取整"), ("Rounding", "Up to a whole unit, once, at the end"))
        }
        Decision::RoundedDownOnce => {
            language.pick(("取整", "上限：最后一次舍去取整"), ("Rounding", "A cap: down to a whole unit, once, at the end"))
        }
        Decision::NothingRounded => language.pick(("取整", "整数，不取整"), ("Rounding", "Whole units; nothing to round")),
        Decision::NoDateGiven => {
            language.pick(("期限", "原文未注明，按规划末年"), ("Date", "None given: binding from the plan's last year"))
        }
        Decision::NotYetDue => {
            language.pick(("期限", "尚未到期，只看路径，不计缺口"), ("Date", "Not yet due: a path, and no shortfall"))
        }
        Decision::ShortfallsAdded => language
            .pick(("汇总", "各地缺口相加，富余不抵短缺"), ("Summing", "Shortfalls are added; no surplus fills another's gap")),
        Decision::UnknownLeftOut => {
            language.pick(("缺数", "未知的不计入汇总"), ("Missing", "What is unknown is left out of the sum"))
        }
        Decision::LatestHolds => {
            language.pick(("沿用", "沿用最近一次观测值"), ("Carried", "The latest measurement holds until the next"))
        }
    }
}

/// How near the next bracket is: “3,120 more residents and 50 beds become 80.”
#[must_use]
pub fn edge(language: Language, edge: permille_engine::explanation::Edge, unit: &str) -> String {
    let (now, then, count) = (full(edge.now), full(edge.then), whole(edge.people.abs()));
    match (edge.people > 0, language) {
        (true, Language::Zh) => format!("再增加 {count} 人，需求由 {now} {unit}变为 {then} {unit}。"),
        (true, Language::En) => format!("{count} more people, and {now} {unit} become {then}."),
        (false, Language::Zh) => format!("若减少 {count} 人，需求由 {now} {unit}变为 {then} {unit}。"),
        (false, Language::En) => format!("{count} fewer people, and {now} {unit} become {then}."),
    }
}

/// The rule with the values applied, the plan's own where the scenario has moved them, and why it did.
#[must_use]
pub fn target_line(language: Language, model: &Model, explanation: &Explanation) -> String {
    let (norm, measure) = (model.norm(explanation.norm), model.measure_of(explanation.norm));
    let Some(target) = &explanation.target else { return rules::kind(language, &norm.rule).to_owned() };
    let mut line = rules::rule(language, norm, measure, &target.values);
    line.push_str(&due_by(language, target.due, target.binds));
    if let Some(planned) = &target.plan_values {
        line.push_str(&moved_from(language, &rules::rule(language, norm, measure, planned)));
    }
    if let Some(year) = target.plan_due {
        line.push_str(&language.pick(format!("；规划要求的年份为 {year} 年"), format!("; the plan asks for it by {year}")));
    }
    for reason in target.levers.iter().filter_map(|lever| lever.reason.as_ref()) {
        let reason = language.note(reason);
        line.push_str(&language.pick(format!("；理由：{reason}"), format!("; reason: {reason}")));
    }
    line
}

/// Where each figure comes from, what was decided, and what closes the gap, with what is missing by then: a label, and what is said of it.
#[must_use]
pub fn facts(
    language: Language,
    model: &Model,
    set: &ScenarioSet,
    explanation: &Explanation,
    closing: Option<(Closing, Quantity)>,
) -> Vec<(String, String)> {
    let source = |id: &SourceId| set.sources.get(id).cloned();
    let origin = |from: &Origin| origin(language, from, &source);
    let mut facts = Vec::new();
    if let Formula::Rule(worked) = &explanation.formula {
        facts.extend(worked.people().map(|people| (base(language, &people.base), origin(&people.origin))));
        if let Some((stock, of)) = worked.stock().and_then(|stock| Some((stock, model.measures().get(stock.of)?))) {
            facts.push((language.name(&of.name).to_owned(), origin(&stock.origin)));
        }
    }
    let measure = model.measure_of(explanation.norm);
    let with_unit = |value: Quantity| format!("{} {}", full(value), language.name(&measure.unit));
    facts.push((language.name(&measure.name).to_owned(), origin(&explanation.stock)));
    if let Some(coverage) = explanation.coverage.filter(|_| kind::of(&model.norm(explanation.norm).rule).tells_coverage()) {
        facts.push((language.say(words::COVERAGE).to_owned(), percent(coverage)));
    }
    if let (Some(path), None) = (explanation.path, explanation.requirement) {
        facts.push((language.pick("路径", "Path").to_owned(), with_unit(path)));
    }
    match closing {
        Some((Closing::Yearly(left), _)) => {
            let years = years(language, left.first, left.due);
            let label = language.say(words::PER_YEAR_NEEDED);
            facts.push((language.pick(format!("{label}（{years}）"), format!("{label}, {years}")), with_unit(left.yearly)));
        }
        Some((Closing::AtOnce { due }, missing)) => {
            let label =
                language.pick(format!("须一次补足（{due} 年底到期）"), format!("Needed at once, due by the end of {due}"));
            facts.push((label, with_unit(missing)));
        }
        None => {}
    }
    if let Some(net) = explanation.net_gap.filter(|net| explanation.gap.is_some_and(|gap| gap != *net)) {
        facts.push((language.say(words::NET).to_owned(), full(net)));
    }
    if let Some(year) = explanation.first_short_year {
        facts.push((language.say(words::FIRST_SHORT).to_owned(), year.to_string()));
    }
    for one in &explanation.decisions {
        let (label, said) = decision(language, *one);
        facts.push((label.to_owned(), said.to_owned()));
    }
    let strength = model.norm(explanation.norm).strength;
    facts.push((language.say(words::STRENGTH).to_owned(), language.say(words::strength(strength)).to_owned()));
    facts
}
