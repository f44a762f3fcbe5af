//! Plans as files of their own and within scenario files: what is written is read back unchanged.

use crate::fixed_seed;
use std::sync::Arc;

use permille_engine::area::{Level, PopulationBase};
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Domain, Norm, Source, Strength, Target};
use permille_engine::plan::{BaselineFigure, Measure, Nature, Plan};
use permille_engine::quantity::Quantity;
use permille_engine::rule::{
    Absolute, Bracket, Indicator, Milestone, Path, PerArea, Ratio, Rule, ShareOfResource, ShareOfStock, SumOfRatios, Threshold,
};
use permille_exchange::files::{plan_file, scenario_file};
use permille_exchange::wording::language::Language;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// A file with a shipped plan by its id and one of its own.
const OWN: &str = include_str!("../own-plan.scenario.json");

fn again(plan: &Plan) -> Plan {
    let text = plan_file::write(plan);
    plan_file::read("again.toml", &text).unwrap_or_else(|problems| panic!("{}\n{text}", crate::common::told(&problems)))
}

#[test]
fn every_shipped_plan_is_read_as_it_was_written() {
    for plan in crate::common::plans() {
        assert_eq!(again(&plan), *plan, "{}", plan.id);
        assert_eq!(plan_file::hold(&plan), Ok(()), "{}", plan.id);
    }
}

#[test]
fn a_plan_is_laid_out_as_the_readme_shows() {
    let (document, _) = scenario_file::read(OWN, &crate::common::plans()).unwrap();
    let expected = r#"[plan]
id = "own-changjiang"
title = { zh = "昌江区自定标准", en = "Norms of Changjiang" }
issuer = { zh = "昌江区", en = "Changjiang" }
territory = "360202"
years = [2025, 2030]
revision = 1

[[measure]]
id = "own-stations"
nature = "resource"
name = { zh = "养老服务站", en = "Care stations" }
unit = { zh = "个", en = "stations" }
whole = true

[[norm]]
id = "own-stations-per-10000"
class = "norm"
domain = "life-course"
name = { zh = "每万人养老服务站", en = "Care stations per 10,000 people" }
level = "county"
measure = "own-stations"
direction = "at-least"
strength = "must"
rule = { kind = "ratio", base = "resident", per = 10000 }
targets = [
  { year = 2027, value = 1 },
  { year = 2030, value = 1.5 },
]
clause = "二(三)"
statement = { zh = "每万人至少一个。", en = "At least one for every ten thousand people." }
"#;
    assert_eq!(plan_file::write(&document.set.plans[1]), expected);
}

#[test]
fn what_could_not_be_read_again_is_said_before_it_is_written() {
    let (document, _) = scenario_file::read(OWN, &crate::common::plans()).unwrap();
    let mut plan = (*document.set.plans[1]).clone();
    plan.norms[0].source.statement.en = "  ".to_owned();
    plan.norms[0].measure = "own-station".into();
    let told = crate::common::told(&plan_file::hold(&plan).unwrap_err());
    assert!(told.contains("norm own-stations-per-10000, statement.en: This must not be empty"), "{told}");
    plan.norms[0].source.statement.en = "Something.".to_owned();
    let told = crate::common::told(&plan_file::hold(&plan).unwrap_err());
    assert!(told.contains("declares no measure \"own-station\""), "{told}");
}

#[test]
fn a_plan_that_does_not_ship_stands_whole_in_the_file_and_survives() {
    let plans = crate::common::plans();
    let (document, notes) = scenario_file::read(OWN, &plans).unwrap();
    assert!(notes.is_empty(), "{}", crate::common::told(&notes));
    assert_eq!(document.set.plans.len(), 2);
    assert_eq!(scenario_file::write(&document, &crate::common::plans()), OWN);
}

#[test]
fn a_plan_of_the_whole_country_binds_the_areas_of_a_file() {
    let national = OWN.replace(r#""territory": "360202""#, r#""territory": "100000""#);
    assert_ne!(national, OWN);
    let (document, _) = scenario_file::read(&national, &crate::common::plans()).unwrap();
    let plan = document.set.plans.iter().find(|plan| plan.territory.is_whole_country()).expect("it is among the plans");
    assert_eq!(again(plan), **plan);
    let (model, _) = permille_engine::model::Model::new(&document.set).unwrap();
    let norm = model.norm_position(&plan.norms[0].id).expect("its norm is among those of the file");
    assert!(!model.bound(norm).is_empty());
    assert!(scenario_file::write(&document, &crate::common::plans()).contains(r#""territory": "100000""#));
}

#[test]
fn only_a_shipped_plan_that_was_changed_stands_whole() {
    let plans = crate::common::plans();
    let (mut document, _) = scenario_file::read(OWN, &plans).unwrap();
    let shipped = Arc::clone(&document.set.plans[0]);
    let mut changed = (*shipped).clone();
    let norm = changed.norms.iter_mut().find(|norm| norm.id.as_str() == "childcare-places-per-1000").unwrap();
    norm.targets[0].values[0] = "4.8".parse().unwrap();
    document.set.plans[0] = Arc::new(changed);
    let written = scenario_file::write(&document, &crate::common::plans());
    assert!(!written.contains("\n    \"gan-fu-fa-2023-1\",\n") && written.contains("\"value\": 4.8"), "{written}");
    assert_eq!(scenario_file::read(&written, &plans).unwrap().0, document);
    // The same values from elsewhere are the shipped plan again.
    document.set.plans[0] = Arc::new((*shipped).clone());
    assert_eq!(scenario_file::write(&document, &crate::common::plans()), OWN);
}

#[test]
fn which_plans_are_named_is_what_the_writer_is_told_and_nothing_else() {
    let plans = crate::common::plans();
    let (document, _) = scenario_file::read(OWN, &plans).unwrap();
    let whole = scenario_file::write(&document, &[]);
    assert!(whole.contains("\"childcare-places-per-1000\""), "{whole}");
    assert_eq!(scenario_file::read(&whole, &[]).unwrap().0, document);
    // What was written in between, by whomever, makes no difference.
    assert_eq!(scenario_file::write(&document, &plans), OWN);
    assert_eq!(scenario_file::write(&document, &[]), whole);
}

#[test]
fn unknown_fields_of_an_embedded_plan_survive() {
    let strange = OWN
        .replace("\"revision\": 1\n", "\"revision\": 1,\n        \"x-plan\": [1]\n")
        .replace("{\"year\": 2027, \"value\": 1}", "{\"year\": 2027, \"value\": 1, \"x-target\": true}")
        .replace("\"per\": 10000}", "\"per\": 10000, \"x-rule\": null}");
    let (mut document, notes) = scenario_file::read(&strange, &crate::common::plans()).unwrap();
    let sentences: Vec<_> = notes.iter().map(|note| note.sentence(Language::En)).collect();
    assert_eq!(sentences.iter().filter(|sentence| sentence.contains("is kept as it is")).count(), 3, "{sentences:#?}");
    assert!(sentences.iter().any(|sentence| sentence.contains("plan own-changjiang, plan.x-plan")), "{sentences:#?}");
    assert!(sentences.iter().any(|sentence| sentence.contains("norm own-stations-per-10000, rule.x-rule")), "{sentences:#?}");
    assert_eq!(scenario_file::write(&document, &crate::common::plans()), strange);
    // They find their way back after the plan was edited and moved.
    let mut plan = (*document.set.plans[1]).clone();
    plan.norms[0].name.en = "Renamed".to_owned();
    document.set.plans[1] = Arc::new(plan);
    document.set.plans.reverse();
    let written = scenario_file::write(&document, &crate::common::plans());
    assert_eq!(written.matches("\"x-").count(), 3, "{written}");
}

#[test]
fn a_measure_declared_otherwise_by_an_embedded_plan_is_noted() {
    let text = OWN.replace("own-stations\"", "childcare-places\"");
    let (_, notes) = scenario_file::read(&text, &crate::common::plans()).unwrap();
    let told = crate::common::told(&notes);
    assert!(told.contains("\"childcare-places\" is declared otherwise in gan-fu-fa-2023-1"), "{told}");
    assert!(told.starts_with("第 1"), "{told}");
}

fn words() -> impl Strategy<Value = String> {
    "[\"\\\\\u{1}\u{7f}\n\t中万‰ a'#={}]{0,6}[a中]"
}

fn name() -> impl Strategy<Value = Name> {
    (words(), words()).prop_map(|(zh, en)| Name::new(zh, en))
}

fn quantity() -> impl Strategy<Value = Quantity> {
    (-9_000_000_000_000_i64..9_000_000_000_000, 0..1_000_000_u32)
        .prop_map(|(units, millionths)| format!("{units}.{millionths:06}").parse().unwrap())
}

fn base() -> impl Strategy<Value = PopulationBase> {
    prop_oneof![Just("resident"), Just("urban"), Just("rural"), Just("aged-0-3")].prop_map(PopulationBase::from_word)
}

fn rule() -> impl Strategy<Value = Rule> {
    let of = || Just("m0".into());
    prop_oneof![
        (base(), 1..1_000_000_000_i64).prop_map(|(base, per)| Ratio { base, per }.into()),
        vec(base(), 0..4).prop_map(|bases| SumOfRatios { bases }.into()),
        (base(), vec(1..9_000_000_000_000_i64, 0..5)).prop_map(|(base, mut from)| {
            from.push(0);
            from.sort_unstable();
            from.dedup();
            Bracket { base, from }.into()
        }),
        (base(), 0..9_000_000_000_000_i64).prop_map(|(base, from)| Threshold { base, from }.into()),
        Just(PerArea.into()),
        of().prop_map(|of| ShareOfResource { of }.into()),
        of().prop_map(|of| ShareOfStock { of }.into()),
        Just(Absolute.into()),
        option::of(of()).prop_map(|of| Path { of }.into()),
        Just(permille_engine::rule::Level.into()),
        Just(Indicator.into()),
        Just(Milestone.into()),
    ]
}

fn target(parts: usize, year: u16) -> impl Strategy<Value = Target> {
    let values = vec(quantity(), parts).prop_map(|values| values.into_iter().map(|value| value.max(Quantity::ONE)).collect());
    let in_words = name().prop_map(Some);
    let plain = (values, option::of(name()));
    let content = prop_oneof![plain.boxed(), in_words.prop_map(|words| (Vec::new(), words)).boxed()];
    (content, option::of(1..=12_u8), any::<bool>(), option::of(quantity())).prop_map(
        move |((values, words), month, every_year, upper)| Target { year: Some(year), month, every_year, values, upper, words },
    )
}

fn norm(number: usize) -> impl Strategy<Value = Norm> {
    let classes = prop_oneof![Just(Class::Norm), Just(Class::Target), Just(Class::Indicator), Just(Class::Milestone)];
    let strengths = prop_oneof![Just(Strength::Must), Just(Strength::Should), Just(Strength::About)];
    let targets = rule().prop_flat_map(|rule| {
        let parts = rule.parts();
        let years = proptest::collection::btree_set(1949..=2200_u16, 1..4);
        let targets = years.prop_flat_map(move |years| years.into_iter().map(|year| target(parts, year)).collect::<Vec<_>>());
        (Just(rule), targets)
    });
    let first = (classes, 0..12_usize, name(), 0..4_usize, any::<bool>(), strengths);
    (first, targets, words(), name(), option::of(name())).prop_map(
        move |((class, domain, name, level, at_most, strength), (rule, targets), clause, statement, note)| Norm {
            id: format!("n{number}").as_str().into(),
            class,
            domain: Domain::ALL[domain].0,
            name,
            level: Level::ALL[level],
            measure: "m0".into(),
            direction: if at_most { Direction::AtMost } else { Direction::AtLeast },
            strength,
            rule,
            targets,
            source: Source { document: "own".into(), clause, statement },
            note,
        },
    )
}

fn measure(number: usize) -> impl Strategy<Value = Measure> {
    let natures = prop_oneof![Just(Nature::Resource), Just(Nature::Indicator), Just(Nature::Milestone)];
    (natures, name(), name(), any::<bool>()).prop_map(move |(nature, name, unit, whole)| Measure {
        id: format!("m{number}").as_str().into(),
        nature,
        name,
        unit,
        whole,
    })
}

fn figure() -> impl Strategy<Value = BaselineFigure> {
    (name(), option::of(1949..=2200_u16), quantity(), name(), words(), option::of(name())).prop_map(
        |(name, year, value, unit, clause, note)| BaselineFigure {
            id: "figure".to_owned(),
            domain: Domain::Digital,
            level: Level::City,
            area: "360100".into(),
            year,
            value,
            measure: Some("m0".into()),
            source: Source { document: "own".into(), clause, statement: name.clone() },
            name,
            unit,
            note,
        },
    )
}

fn plan() -> impl Strategy<Value = Plan> {
    let norms = (0..4_usize).prop_flat_map(|count| (0..count).map(norm).collect::<Vec<_>>());
    let head = (name(), option::of(words()), name(), option::of(words()), words(), 1949..=2200_u16, 0..50_u16, 1..1_000_u32);
    (head, (measure(0), measure(1)), norms, option::of(figure())).prop_map(
        |((title, number, issuer, issued, territory, first, more, revision), measures, norms, figure)| Plan {
            id: "own".into(),
            title,
            number,
            issuer,
            issued,
            territory: territory.as_str().into(),
            years: (first, (first + more).min(2200)),
            revision,
            measures: vec![measures.0, measures.1],
            norms,
            baselines: figure.into_iter().collect(),
        },
    )
}

proptest! {
    #![proptest_config(fixed_seed::cases(200))]

    #[test]
    fn any_plan_is_read_as_it_was_written(plan in plan()) {
        prop_assert_eq!(again(&plan), plan);
    }

    #[test]
    fn any_plan_survives_within_a_scenario_file(plan in plan()) {
        let (mut document, _) = scenario_file::read(OWN, &crate::common::plans()).unwrap();
        document.set.plans = vec![Arc::new(plan)];
        let written = scenario_file::write(&document, &crate::common::plans());
        match scenario_file::read(&written, &crate::common::plans()) {
            Ok((again, _)) => {
                prop_assert_eq!(&again.set.plans, &document.set.plans);
                prop_assert_eq!(scenario_file::write(&again, &crate::common::plans()), written);
            }
            Err(problems) => prop_assert!(false, "{}\n{}", crate::common::told(&problems), written),
        }
    }
}
