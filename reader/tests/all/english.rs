//! English sentences of the shapes that plans use, each with what it demands; and the statements of the shipped plans, which say in English what
//! each norm demands, read back.

use permille_reader::vocabulary::Vocabulary;
use permille_reader::{Reading, read};

/// A document with this passage below its second chapter.
fn reading(passage: &str) -> Reading {
    let text = format!("Cloud Ridge Province Health Service Plan (2026–2030)\nChapter 1 General\nChapter 2 Tasks\n{passage}");
    read(&text, &Vocabulary::shipped(), None, None)
}

/// Its targets: `kind level year value unit per`, with `-` for what is not said.
fn targets(passage: &str) -> Vec<String> {
    let joined =
        |values: &[permille_engine::quantity::Quantity]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    let or_dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    let told = |one: &permille_reader::Proposal| {
        let demand = &one.demand;
        let year = demand.year.map_or("-".to_owned(), |year| year.to_string());
        let (value, unit, per) = (or_dash(joined(&demand.values)), or_dash(demand.unit.clone()), or_dash(joined(&demand.per)));
        format!("{} {} {year} {value} {unit} {per}", demand.kind, one.level.word())
    };
    reading(passage).proposals.iter().map(told).collect()
}

fn check(passage: &str, expected: &[&str]) {
    assert_eq!(targets(passage), expected, "{passage}");
}

#[test]
fn ratios_stand_before_and_behind_their_figure() {
    check("By 2030, there shall be at least 4.5 childcare places per 1,000 residents.", &["ratio county 2030 4.5 个 1000"]);
    check("Reach 3.2 physicians per 1,000 by 2028.", &["ratio county 2028 3.2 人 1000"]);
    check("The number of nurses per 1,000 residents shall reach 4.1 by 2029.", &["ratio county 2029 4.1 - 1000"]);
    check("One ambulance for every 30,000 people.", &["ratio county - 1 辆 30000"]);
    check("By 2027 there shall be one investigator per 10,000 people.", &["ratio county 2027 1 人 10000"]);
    check(
        "By 2030 there shall be one ambulance for every 30,000 people in urban areas and one for every 10,000 in rural areas.",
        &["sum-of-ratios county 2030 30000/10000 辆 -"],
    );
}

#[test]
fn parts_are_shares() {
    check(
        "By the end of 2027, no less than 90% of township hospitals shall have a fever clinic.",
        &["share-of-resource province 2027 90 % -"],
    );
    check("Two thirds of village clinics should be online by 2028.", &["share-of-resource province 2028 66.666667 % -"]);
    check("By 2030 at least 40 per cent of ambulances must be negative-pressure.", &["share-of-stock province 2030 40 % -"]);
    check("All township hospitals shall offer Chinese medicine by 2028.", &["share-of-resource province 2028 100 % -"]);
    check("The out-of-pocket share shall not exceed 27% by 2030.", &["indicator province 2030 27 % -"]);
}

#[test]
fn areas_have_one_each() {
    check("By 2026, each county shall have at least one maternal hospital.", &["per-area county 2026 1 家 -"]);
    check("By 2026, every city shall have two infectious disease hospitals.", &["per-area city 2026 2 家 -"]);
    check("Each county shall have a rehabilitation hospital by 2027.", &["per-area county 2027 1 家 -"]);
    check(
        "Counties with 300,000 residents or more shall have a level-2 maternal hospital by 2029.",
        &["threshold county 2029 1 家 300000"],
    );
}

#[test]
fn bands_of_population_are_brackets() {
    check(
        "Counties with fewer than 300,000 residents shall have at least 20 infectious disease beds, those with 300,000 to 500,000 at least 50, those \
         with 500,000 to 1,000,000 at least 80, and those with 1,000,000 or more at least 100.",
        &["bracket county - 20/50/80/100 张 0/300000/500000/1000000"],
    );
}

#[test]
fn what_is_measured_is_raised_and_lowered() {
    check("Raise life expectancy to 79 years by 2030.", &["indicator province 2030 79 岁 -"]);
    check("Raise the share of residents with health literacy from 25% to 30% by 2028.", &["indicator province 2028 30 % -"]);
    check("Maternal mortality shall not exceed 12 per 100,000 live births by 2030.", &["indicator province 2030 12 /10万 -"]);
    check("Reduce premature mortality by 30% compared with 2015 by 2030.", &["indicator province 2030 30 % -"]);
    let most =
        reading("Infant mortality shall be below 5 per 1,000 live births by 2030. Average stay shall be cut to 8 days by 2028.");
    assert!(most.proposals.iter().all(|one| one.demand.direction.0 == permille_engine::norm::Direction::AtMost));
    assert_eq!(most.proposals.len(), 2);
}

#[test]
fn paths_give_a_value_a_year() {
    let expected = ["path province 2026 50 % -", "path province 2027 80 % -", "path province 2028 100 % -"];
    check("The rate of standard wards shall reach 50%, 80% and 100% by the end of 2026, 2027 and 2028 respectively.", &expected);
    check("The rate of standard wards shall reach 50% by 2026, 80% by 2027 and 100% by 2028.", &expected);
}

#[test]
fn so_many_are_built_and_trained() {
    check("Build 120 speciality departments by 2028.", &["absolute province 2028 120 个 -"]);
    check(
        "By 2030, train 1,500 general practitioners and recruit 300 nurses.",
        &["absolute province 2030 1500 人 -", "absolute province 2030 300 人 -"],
    );
    check("The emergency base shall be completed by the end of 2027.", &["milestone province 2027 - - -"]);
}

#[test]
fn what_is_told_named_or_compared_demands_nothing() {
    for passage in [
        "The province has 1,200 hospitals.",
        "In 2024 there were 5.2 physicians per 1,000 residents.",
        "Support is given to families with children under 3.",
        "See Annex 2 and Notice No. 15.",
        "Call 12320 for advice.",
    ] {
        check(passage, &[]);
    }
}

#[test]
fn words_of_degree_tell_how_hard_it_binds() {
    use permille_engine::norm::Strength;
    for (passage, strength) in [
        ("Counties should strive to have 50 beds by 2028.", Strength::Should),
        ("Each county shall have about 50 beds by 2028.", Strength::About),
        ("Each county must have 50 beds by 2028.", Strength::Must),
    ] {
        let read = reading(passage);
        assert_eq!(read.proposals.first().map(|one| one.demand.strength), Some(strength), "{passage}");
    }
}

const DOCUMENT: &str = "Cloud Ridge City Health Service Plan (2026–2030)\n\nPeople’s Government of Cloud Ridge City\n\n1. Present situation\nIn 2024 the city had 5.1 beds per 1,000 residents and 12 hospitals.\n\n2. Targets\n\
No.\tIndicator\tUnit\t2024\t2030\n1\tBeds per 1,000 residents\tbeds\t5.1\t6.8\n2\tMaternal mortality\tper 100,000\t9.8\t≤9\n\n3. Tasks\n3.1 Childcare\nBy 2028 there shall be at least 4.8 childcare places\nper 1,000 residents. In each county at least two\nchildcare institutions shall be open by 2027.\n\
(a) Train 40 instructors by 2029.\n(b) The city guidance centre shall be completed by the end of 2026.\n3.2 Emergency care\nEach county shall have at least 15 ambulances by 2030. No less than 40% of ambulances shall be negative-pressure.\n";

#[test]
fn a_whole_document_is_read_with_its_clauses() {
    let read = read(DOCUMENT, &Vocabulary::shipped(), None, None);
    assert_eq!(read.title.as_deref(), Some("Cloud Ridge City Health Service Plan (2026–2030)"));
    assert_eq!((read.years, read.issuer.as_deref()), (Some((2026, 2030)), Some("People’s Government of Cloud Ridge City")));
    let rows: Vec<String> = read
        .proposals
        .iter()
        .map(|one| {
            let demand = &one.demand;
            let values: Vec<String> = demand.values.iter().map(ToString::to_string).collect();
            format!("{} {} {:?} {} {}", one.clause, demand.kind, demand.year, values.join("/"), demand.name)
        })
        .collect();
    assert_eq!(
        rows,
        [
            "2 指标表 ratio Some(2030) 6.8 Beds per 1,000 residents",
            "2 指标表 indicator Some(2030) 9 Maternal mortality",
            "3.1 ratio Some(2028) 4.8 childcare places",
            "3.1 per-area Some(2027) 2 childcare institutions",
            "3.1(a) absolute Some(2029) 40 instructors",
            "3.1(b) milestone Some(2026)  The city guidance centre shall be completed",
            "3.2 per-area Some(2030) 15 ambulances",
            "3.2 share-of-stock None 40 ambulances",
        ]
    );
    assert_eq!(read.accounted(), read.figures);
}

#[test]
fn no_slice_of_an_english_text_makes_it_panic() {
    let vocabulary = Vocabulary::shipped();
    let letters: Vec<char> = DOCUMENT.chars().chain("≥ “½” 1,2–3% of".chars()).collect();
    for from in (0..letters.len()).step_by(7) {
        for until in (from..=letters.len()).step_by(23) {
            let slice: String = letters[from..until].iter().collect();
            let _ = permille_reader::csv(&read(&slice, &vocabulary, None, None));
        }
    }
}

/// Of the statements that print their value in digits: how many are read with their value and year, and of these how many as the same kind.
#[test]
fn the_statements_of_the_shipped_plans_are_read_back() {
    let vocabulary = Vocabulary::shipped();
    let plans = permille_exchange::files::shipped::plans().unwrap();
    let (mut asked, mut found, mut kinds) = (0_usize, 0_usize, 0_usize);
    for plan in &plans {
        for norm in &plan.norms {
            let statement = &norm.source.statement.en;
            let head = format!("{} Plan ({}–{})\nChapter 1 Tasks\n{statement}", plan.title.en, plan.years.0, plan.years.1);
            let read = read(&head, &vocabulary, Some(plan.years), None);
            for target in &norm.targets {
                let printed = |value: &permille_engine::quantity::Quantity| {
                    let bare = value.to_string();
                    statement
                        .replace(',', "")
                        .split(|one: char| !(one.is_ascii_digit() || one == '.'))
                        .any(|word| word.trim_end_matches('.') == bare)
                };
                let dated = target.year.is_none_or(|year| statement.contains(&year.to_string()));
                if target.values.len() != 1 || !target.values.iter().all(printed) || !dated {
                    continue;
                }
                asked += 1;
                let hits: Vec<_> = read
                    .proposals
                    .iter()
                    .filter(|one| one.demand.values == target.values && (target.year.is_none() || one.demand.year == target.year))
                    .collect();
                let kind = hits.iter().any(|one| one.demand.kind == norm.rule.word());
                found += usize::from(!hits.is_empty());
                kinds += usize::from(kind);
                if !kind && std::env::var_os("PERMILLE_MISSES").is_some() {
                    let said: Vec<_> =
                        read.proposals.iter().map(|one| (one.demand.kind, &one.demand.values, one.demand.year)).collect();
                    println!("{} {:?} {:?}: {statement}\n    {said:?}", norm.rule.word(), target.values, target.year);
                }
            }
        }
    }
    println!("English: {found} of {asked} found, {kinds} of them of the same kind");
    assert!(asked > 60 && found * 100 >= asked * 90 && kinds * 100 >= found * 90, "{found} of {asked}, {kinds}");
}
