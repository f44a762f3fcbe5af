use permille_engine::questions::needed;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::office::deck::brief::compose;

use super::*;
use crate::queries::norms::busiest_year;
use crate::store::Open;
use crate::views::deck::seen;

fn set(id: &str) -> ScenarioSet {
    scenario_file::read(shipped::scenario(id).unwrap(), &shipped::plans().unwrap()).unwrap().0.set
}

/// What the headline says of the largest gap in the widest area, in the year that opens, read in the year `today`.
fn lead(set: &ScenarioSet, language: Language, today: Year) -> String {
    let (model, _) = Model::new(set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let year = busiest_year(&model);
    largest_gap(language, &model, &set.scenarios[0], &outlook, 0, (year, today)).unwrap()
}

#[test]
fn a_first_visit_says_a_real_gap_of_real_figures() {
    let said = lead(&set("jiangxi-2025"), Language::En, 2026);
    assert!(said.contains("Licensed physicians per 1,000 residents"), "{said}");
    assert!(said.contains("In 2020 they had from 2.02 (Shangrao City) to 2.85 (Nanchang City), against 3.2."), "{said}");
    let said = lead(&set("jiangxi-2025"), Language::Zh, 2026);
    assert!(said.contains("2020 年实有 2.02（上饶市）至 2.85（南昌市），要求 3.2。"), "{said}");
}

#[test]
fn time_that_has_passed_is_never_asked_for() {
    let set = set("jiangxi-2025");
    // The province was last counted in 2022: three years were left then, two in 2024, one in the due year.
    let english = |today| lead(&set, Language::En, today);
    assert!(english(2020).contains("more in each year 2023–2025 would close it in time"), "{}", english(2020));
    assert!(english(2024).contains("more in each year 2024–2025 would close it in time"), "{}", english(2024));
    assert!(english(2025).contains(" more in 2025 would close it in time"), "{}", english(2025));
    assert!(english(2026).contains("due by the end of 2025, so all of it is needed at once"), "{}", english(2026));
    assert!(!english(2026).contains("a year") && !english(2026).contains("each year"), "{}", english(2026));
    assert!(lead(&set, Language::Zh, 2026).contains("应于 2025 年底前补齐，现须一次补足"));
}

#[test]
fn a_sum_of_shortfalls_is_marked_where_it_is_not_the_difference() {
    let set = set("jiangxi-2025");
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let card_of = |norm: &str| {
        let norm = model.norm_position(&norm.into()).unwrap();
        card(Language::En, &model, outlook.norm(norm), norm, 0, 2025)
    };
    let physicians = card_of("national-physicians-per-1000");
    assert_eq!(physicians.figure, "39,619");
    // 144,512 − 113,311.
    assert!(physicians.aside.contains("sum of the parts; by its own total 31,201"), "{}", physicians.aside);
    // 171,608 − 144,440: nurses are counted for the province alone.
    let nurses = card_of("national-nurses-per-1000");
    assert_eq!(nurses.figure, "27,168");
    assert!(!nurses.aside.contains("sum of the parts"), "{}", nurses.aside);
}

#[test]
fn what_is_exactly_enough_is_not_said_to_be_short() {
    let mut set = set("tutorial");
    let mut areas = Vec::clone(&set.baseline.areas);
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let year = busiest_year(&model);
    // Give the first area that a whole stock is required of exactly that.
    let (norm, area, required) = (0..model.norm_count())
        .filter(|&norm| needed::can_be_added(&model, norm))
        .flat_map(|norm| model.bound(norm).iter().map(move |&area| (norm, area)))
        .find_map(|(norm, area)| Some((norm, area, outlook.norm(norm).requirement(model.cell(area, year)?)?)))
        .unwrap();
    let id = model.measure_of(norm).id.clone();
    let mut series = areas[area].measures.get(&id).cloned().unwrap_or_default();
    series.values.insert(year, required);
    areas[area].measures.insert(id, series);
    set.baseline.areas = std::sync::Arc::new(areas);
    let (model, _) = Model::new(&set).unwrap();
    let outlook = model.outlook(&set.scenarios[0]);
    let card = card(Language::Zh, &model, outlook.norm(norm), norm, area, year);
    assert_eq!(card.status, Some(Status::Met));
    assert_eq!((card.word.as_str(), card.figure), ("现有", full(required)));
}

#[test]
fn a_brief_says_what_the_overview_says() {
    let (mut gaps, mut closed) = (0, 0);
    for file in shipped::scenarios() {
        let (document, _) = scenario_file::read(file.text, &shipped::plans().unwrap()).unwrap();
        let open = Open::new(document).unwrap();
        let (model, day) = (&open.model, (2024, 11, 24));
        let (scenario, outlook) = (&open.set().scenarios[0], open.outlook(0).unwrap());
        let year = busiest_year(model);
        for (language, area) in Language::ALL.into_iter().flat_map(|one| (0..model.areas().len()).map(move |area| (one, area))) {
            let brief = compose(&seen(language, &open, 0, day), area, year).unwrap();
            let rows = |section: usize| brief.sections[section].table.as_ref().map_or(Vec::new(), |table| table.rows.clone());
            let said: Vec<Vec<String>> = domains(model, outlook, area, year)
                .into_iter()
                .map(|DomainView { domain, counts, .. }| {
                    let counts = [counts.all(), counts.met, counts.short, counts.on_track, counts.no_data];
                    let name = language.say(words::domain(domain)).to_owned();
                    std::iter::once(name).chain(counts.map(|count| count.to_string())).collect()
                })
                .collect();
            assert_eq!(rows(0), said, "{}", file.id);
            let Some(lead) = largest_gap(language, model, scenario, outlook, area, (year, day.0)) else { continue };
            let first = &rows(1)[0];
            let norm = (0..model.norm_count()).find(|&norm| language.name(&model.norm(norm).name) == first[0]);
            // A long name is cut on paper.
            let Some(norm) = norm else { continue };
            let shown = card(language, model, outlook.norm(norm), norm, area, year);
            assert!(lead.contains(&first[0]) && lead.contains(&shown.figure), "{lead}: {first:?}");
            assert!(first[3].contains(&shown.figure), "{shown:?}: {first:?}");
            gaps += 1;
            // What a year takes is the figure of the sentence.
            let yearly =
                first[5].split(' ').find(|word| word.chars().all(|one| one.is_ascii_digit() || one == ',') && word.len() < 9);
            if let Some(yearly) = yearly.filter(|_| language == Language::En && first[5].contains("a year")) {
                assert!(lead.contains(&format!("{yearly} more in each year")), "{lead}: {first:?}");
                closed += 1;
            }
        }
    }
    assert!(gaps > 200 && closed > 20, "{gaps} gaps, {closed} with what closes them");
}
