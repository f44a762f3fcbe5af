//! Files that are too much: each is opened or refused, soon, and with a sentence that says what is too much.

use std::time::{Duration, Instant};

use permille_exchange::files::{limits, scenario_file};

/// Far above what any of these takes unoptimised, far below what a quadratic step would.
const SOON: Duration = Duration::from_secs(20);

/// A file with these areas and scenarios, and `more` fields.
fn file(title: &str, areas: &str, scenarios: &str, more: &str) -> String {
    format!(
        r#"{{"format": "permille-scenario", "version": 1, "title": {{"zh": "{title}", "en": ""}}, "description": {{"zh": "", "en": ""}},
"plans": ["gan-fu-fa-2023-1"], "base_year": 2020, "horizon": [2020, 2030], "areas": [{areas}], "scenarios": [{scenarios}]{more}}}"#
    )
}

fn area(code: usize) -> String {
    format!(r#"{{"code": "{code}", "name": {{"zh": "县", "en": ""}}, "level": "county"}}"#)
}

fn scenario(id: usize, more: &str) -> String {
    format!(r#"{{"id": "s{id}", "name": {{"zh": "情景", "en": ""}}, "description": {{"zh": "", "en": ""}}{more}}}"#)
}

fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(",")
}

/// What is said of a file, and that it was said soon; nothing where it opens without a word.
fn said(text: &str) -> String {
    let plans = crate::common::plans();
    let start = Instant::now();
    let told = match scenario_file::read(text, &plans) {
        Ok((_, notes)) => notes,
        Err(problems) => problems,
    };
    assert!(start.elapsed() < SOON, "{:?}", start.elapsed());
    assert!(told.len() <= 2 * limits::TOLD + 2, "{} sentences", told.len());
    let told = crate::common::told(&told);
    assert!(told.len() < 400_000, "{} bytes are said", told.len());
    told
}

#[test]
fn more_than_a_file_may_hold_is_refused_by_name_and_number() {
    let (areas, scenarios) = (area(360_202), scenario(0, ""));
    let lever = |value: usize| format!(r#"{{"lever": "growth", "value": {value}}}"#);
    let action = r#"{"area": "360202", "measure": "beds", "year": 2022, "amount": 1}"#;
    for (field, most, text) in [
        ("areas", limits::AREAS, file("", &many(limits::AREAS + 1, area), &scenarios, "")),
        ("scenarios", limits::SCENARIOS, file("", &areas, &many(5_000, |id| scenario(id, "")), "")),
        ("levers", limits::LEVERS, {
            let levers = format!(r#", "levers": [{}]"#, many(limits::LEVERS + 1, |_| lever(1)));
            file("", &areas, &scenario(0, &levers), "")
        }),
        ("actions", limits::ACTIONS, {
            let actions = format!(r#", "actions": [{}]"#, many(limits::ACTIONS + 1, |_| action.to_owned()));
            file("", &areas, &scenario(0, &actions), "")
        }),
    ] {
        let said = said(&text);
        assert!(said.contains(field) && said.contains(&format!("at most {most} items")), "{said}");
    }
}

#[test]
fn as_many_as_a_file_may_hold_and_all_of_them_wrong_is_answered_soon() {
    let lever = r#"{"lever": "growth", "value": 1}"#.to_owned();
    let levers = format!(r#", "levers": [{}]"#, many(limits::LEVERS, |_| lever.clone()));
    let told = said(&file("", &area(360_202), &scenario(0, &levers), ""));
    assert!(
        told.contains("is set twice") && told.contains(&format!("There are {} more", limits::LEVERS - 1 - limits::TOLD)),
        "{told}"
    );

    let actions = format!(
        r#", "actions": [{}]"#,
        many(20_000, |n| format!(r#"{{"area": "{n}", "measure": "beds", "year": 2022, "amount": 1}}"#))
    );
    assert!(said(&file("", &area(360_202), &scenario(0, &actions), "")).contains("There is no area"));

    assert!(said(&file("", &many(20_000, |_| area(360_202)), &scenario(0, ""), "")).contains("stands twice"));
}

#[test]
fn very_many_and_very_long_names_are_answered_soon_and_in_short() {
    let (areas, scenarios) = (area(360_202), scenario(0, ""));
    let unknown = format!(", {}", many(200_000, |n| format!(r#""field-{n}": 0"#)));
    assert!(said(&file("", &areas, &scenarios, &unknown)).contains("not known here"));
    // All in one field are as many.
    let within = format!(r#", "more": {{{}}}"#, many(200_000, |n| format!(r#""field-{n}": 0"#)));
    assert!(said(&file("", &areas, &scenarios, &within)).contains("more than 100000 fields that are not known here"));
    let list = format!("[{}]", vec!["0"; limits::VALUES + 1].join(","));
    assert!(said(&list).contains(&format!("more than {} values", limits::VALUES)));

    let long = "长".repeat(1_000_000);
    let refused = said(&file(&long, &areas, &scenarios, ""));
    assert!(refused.contains(&format!("1000000 characters, and at most {} are kept", limits::NAME)), "{refused}");

    let named = file("", &areas, &scenarios, &format!(r#", "{long}": 1, "{long}": 2"#));
    let refused = said(&named);
    assert!(refused.contains("stands here twice") && refused.len() < 10_000, "{} bytes", refused.len());

    let groups = many(limits::GROUPS, |n| format!(r#""group-{n}": {{"values": {{"2020": 1}}}}"#));
    let people =
        areas.replace(r#""level""#, &format!(r#""population": {{"resident": {{"values": {{"2020": 1}}}}, {groups}}}, "level""#));
    assert!(said(&file("", &people, &scenarios, "")).contains("201 groups of people"));
}

#[test]
fn people_that_are_nobody_and_characters_that_are_not_seen_are_remarked_on() {
    let people =
        area(360_202).replace(r#""level""#, r#""population": {"resident": {"values": {"2020": 0, "2021": 0}}}, "level""#);
    let plans = crate::common::plans();
    let (document, notes) = scenario_file::read(&file("昌\u{202E}江\\u0007", &people, &scenario(0, ""), ""), &plans).unwrap();
    assert_eq!(document.set.title.zh, "昌⟨U+202E⟩江⟨U+0007⟩");
    let told = crate::common::told(&notes);
    assert!(told.contains("The people of every area are 0") && told.contains("⟨U+202E⟩"), "{told}");
    assert!(!told.contains('\u{202E}'));
}

#[test]
fn what_is_accepted_in_the_app_is_held_to_the_same() {
    let plans = crate::common::plans();
    let (document, _) = scenario_file::read(&file("", &area(360_202), &scenario(0, ""), ""), &plans).unwrap();
    let mut set = document.set;
    assert!(scenario_file::beyond(&set, None).is_none());
    set.title.zh = "长".repeat(limits::NAME + 1);
    assert!(crate::common::told(&[scenario_file::beyond(&set, None).unwrap()]).contains("title"));
    set.title.zh = "长".repeat(limits::NAME);
    let areas: Vec<_> = vec![set.baseline.areas[0].clone(); limits::AREAS + 1];
    set.baseline.areas = std::sync::Arc::new(areas);
    assert!(scenario_file::beyond(&set, None).is_some());
}
