//! What differs between two versions of a plan, in sentences.

use permille_engine::id::MeasureId;
use permille_engine::name::Name;
use permille_engine::norm::{Direction, Norm, Target};
use permille_engine::plan::{Measure, Nature, Plan};
use permille_engine::plan_diff::{Change, Difference, Field};
use permille_engine::rule::Rule;

use super::{AT_LEAST, AT_MOST};
use crate::text::{Language, Say, Word, norms, words};

/// A difference: of what, and the sentences about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceText {
    /// What it is about.
    pub about: String,
    /// What differs, one sentence each.
    pub sentences: Vec<String>,
}

/// A difference in words. `before` and `after` are the plans it was found between.
#[must_use]
pub fn said(language: Language, before: &Plan, after: &Plan, difference: &Difference) -> DifferenceText {
    let one = |about: &Name, zh: &str, en: &str| DifferenceText {
        about: language.name(about).to_owned(),
        sentences: vec![language.pick(zh, en).to_owned()],
    };
    match difference {
        Difference::Document => DifferenceText {
            about: language.name(&after.title).to_owned(),
            sentences: vec![
                language
                    .pick("标题、文号、机关、适用地区或年份有改动。", "Its title, number, issuer, territory or years differ.")
                    .to_owned(),
            ],
        },
        Difference::Measure(Change::Added(measure)) => one(&measure.name, "新增的项目。", "Something more is counted."),
        Difference::Measure(Change::Removed(measure)) => one(&measure.name, "不再计此项目。", "This is no longer counted."),
        Difference::Measure(Change::Changed { after, .. }) => {
            one(&after.name, "项目的名称、单位或取整有改动。", "Its name, unit or rounding differs.")
        }
        Difference::Norm(Change::Added(norm), _) => {
            one(&norm.name, "原规划没有的标准。", "A norm the shipped plan does not have.")
        }
        Difference::Norm(Change::Removed(norm), _) => one(&norm.name, "已删去。", "Removed."),
        Difference::Norm(Change::Changed { before: from, after: to }, fields) => DifferenceText {
            about: language.name(&from.name).to_owned(),
            sentences: fields.iter().map(|one| field(language, (before, from), (after, to), one)).collect(),
        },
        Difference::Baseline(Change::Added(figure)) => one(&figure.name, "新增的观测值。", "An observed figure more."),
        Difference::Baseline(Change::Removed(figure)) => one(&figure.name, "不再列此观测值。", "This observed figure is gone."),
        Difference::Baseline(Change::Changed { after, .. }) => one(&after.name, "观测值有改动。", "The observed figure differs."),
        Difference::Order => one(&after.title, "内容相同，顺序不同。", "The same, in another order."),
    }
}

/// A field in which a norm differs.
fn field(language: Language, before: (&Plan, &Norm), after: (&Plan, &Norm), field: &Field) -> String {
    let changed = |what: Word, from: &str, to: &str| changed(language, language.say(what), from, to);
    let words_of = |what: Word, from: Word, to: Word| changed(what, language.say(from), language.say(to));
    match field {
        Field::Name(from, to) => changed(super::NAME, language.name(from), language.name(to)),
        Field::Class(from, to) => words_of(words::CLASS, words::class(*from), words::class(*to)),
        Field::Domain(from, to) => words_of(words::DOMAIN, words::domain(*from), words::domain(*to)),
        Field::Level(from, to) => words_of(words::LEVEL, words::level_of_one(*from), words::level_of_one(*to)),
        Field::Measure(from, to) => {
            let name = |plan: &Plan, id: &MeasureId| {
                let measure = plan.measures.iter().find(|measure| measure.id == *id);
                measure.map_or_else(|| id.to_string(), |measure| language.name(&measure.name).to_owned())
            };
            changed(super::WHAT_COUNTS, &name(before.0, from), &name(after.0, to))
        }
        Field::Direction(from, to) => words_of(super::DIRECTION, direction(*from), direction(*to)),
        Field::Strength(from, to) => words_of(words::STRENGTH, words::strength(*from), words::strength(*to)),
        Field::Rule(..) => {
            let rule = |(plan, norm): (&Plan, &Norm)| {
                let first = norm.targets.first();
                let values = first.map(|target| target.values.as_slice()).unwrap_or_default();
                let said = norms::rule(language, norm, &measure_of(plan, norm), values);
                let parameters = parameters(language, &norm.rule);
                format!("{}{parameters} · {said}", norms::kind(language, &norm.rule))
            };
            changed(words::KIND, &rule(before), &rule(after))
        }
        Field::Target(change) => target(language, before, after, change),
        Field::Clause(from, to) => changed(words::CLAUSE, from, to),
        Field::Statement(from, to) => changed(super::STATEMENT, language.name(from), language.name(to)),
        Field::Note(from, to) => {
            let name = |note: &Option<&Name>| note.map_or_else(|| "—".to_owned(), |note| language.name(note).to_owned());
            changed(words::NOTE_TEXT, &name(from), &name(to))
        }
    }
}

/// Whom a rule counts, and where its brackets start.
fn parameters(language: Language, rule: &Rule) -> String {
    let bases = rule.bases().iter().map(|base| norms::base(language, base));
    let starts = rule.starts().iter().map(|&from| norms::people(language, from));
    let all: Vec<_> = bases.chain(starts).collect();
    match (all.is_empty(), language) {
        (true, _) => String::new(),
        (false, Language::Zh) => format!("（{}）", all.join("、")),
        (false, Language::En) => format!(" ({})", all.join(", ")),
    }
}

const fn direction(direction: Direction) -> Word {
    match direction {
        Direction::AtLeast => AT_LEAST,
        Direction::AtMost => AT_MOST,
    }
}

fn target(language: Language, before: (&Plan, &Norm), after: (&Plan, &Norm), change: &Change<&Target>) -> String {
    let value = |(plan, norm): (&Plan, &Norm), target: &Target| norms::target(language, norm, &measure_of(plan, norm), target);
    let due = |target: &Target| norms::due(language, target);
    match change {
        Change::Added(to) => {
            let (due, value) = (due(to), value(after, to));
            language.pick(format!("增加目标：{due}，{value}。"), format!("A target more: {due}, {value}."))
        }
        Change::Removed(from) => {
            let (due, value) = (due(from), value(before, from));
            language.pick(format!("去掉目标：{due}，{value}。"), format!("A target less: {due}, {value}."))
        }
        Change::Changed { before: from, after: to } if from.year == to.year => {
            let what = language.pick(format!("目标（{}）", due(to)), format!("Target ({})", due(to)));
            changed(language, &what, &value(before, from), &value(after, to))
        }
        Change::Changed { before: from, after: to } => {
            let said = |year: String, value: String| language.pick(format!("{year}，{value}"), format!("{year}, {value}"));
            let (from, to) = (said(due(from), value(before, from)), said(due(to), value(after, to)));
            changed(language, language.pick("目标", "Target"), &from, &to)
        }
    }
}

/// The measure of a norm; one without a name where the plan does not declare it.
fn measure_of(plan: &Plan, norm: &Norm) -> Measure {
    let found = plan.measures.iter().find(|measure| measure.id == norm.measure);
    found.cloned().unwrap_or_else(|| Measure {
        id: norm.measure.clone(),
        nature: Nature::Resource,
        name: Name::default(),
        unit: Name::default(),
        whole: false,
    })
}

fn changed(language: Language, what: &str, from: &str, to: &str) -> String {
    language.pick(format!("{what}：原为“{from}”，现为“{to}”。"), format!("{what}: was “{from}”, is now “{to}”."))
}
