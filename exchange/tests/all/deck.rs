//! What stands on slides and in reports: the same figures as the outlook's, in both languages, whatever is in the file.

use permille_engine::scenario::ScenarioSet;
use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::files::shipped;
use permille_exchange::office::deck::report::compose;
use permille_exchange::office::deck::{self, Chart, Computed, SlideContent, Table, quality};
use permille_exchange::wording::language::{Language, Say};
use permille_exchange::wording::quality as words;

/// A day on which no year of the shipped files has passed but those before 2021.
const DAY: (u16, u8, u8) = (2021, 1, 4);

fn told(set: &ScenarioSet, language: Language, slide: &Slide) -> SlideContent {
    deck::tell(&Computed::new(set).unwrap().seen(language, set, 0, DAY), slide)
}

fn of(kind: SlideKind, norm: &str) -> Slide {
    Slide { norm: Some(norm.into()), ..Slide::new(kind) }
}

fn check_table(table: &Table, what: &str) {
    assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{what}: a cell a column");
    assert!(table.head.iter().all(|column| column.share > 0 && !column.name.is_empty()), "{what}: every column has a head");
}

#[test]
fn every_kind_of_slide_of_every_shipped_file_says_something_in_both_languages() {
    for file in shipped::scenarios() {
        let set = crate::common::document(file.id).set;
        let computed = Computed::new(&set).unwrap();
        for language in Language::ALL {
            let seen = computed.seen(language, &set, 0, DAY);
            let slides = SlideKind::ALL.map(Slide::new).into_iter().chain(deck::usual(&seen));
            for slide in slides {
                let told = deck::tell(&seen, &slide);
                let what = format!("{} {} {:?}", file.id, language.tag(), slide.kind);
                assert!(!told.title_text().trim().is_empty(), "{what}: a title");
                assert!(told.facts.len() <= 3, "{what}: few figures");
                if let Some(table) = &told.table {
                    check_table(table, &what);
                    assert!(table.rows.len() <= 7, "{what}: few rows");
                }
                if language == Language::En && file.id != "jiangxi-2025" {
                    assert!(!told.title_text().contains('，'), "{what}: {}", told.title_text());
                }
            }
            let found = quality::survey(&seen);
            let report = compose(&seen, &Slide::new(SlideKind::Title), Some(&found));
            assert!(report.sections.len() > 5);
            let heading = words::QUALITY;
            let heading = language.pick(heading.zh, heading.en);
            assert!(
                report.sections.iter().any(|section| section.heading.contains(heading)),
                "{}: the quality of its figures",
                file.id
            );
            report.sections.iter().filter_map(|section| section.table.as_ref()).for_each(|table| check_table(table, file.id));
        }
    }
}

#[test]
fn a_slide_asks_for_no_year_that_has_passed() {
    let set = crate::common::document("jiangxi-2025-average").set;
    let computed = Computed::new(&set).unwrap();
    let slide = Slide { year: Some(2025), ..of(SlideKind::Trajectory, "childcare-places-per-1000") };
    let yearly = |day| {
        let facts = deck::tell(&computed.seen(Language::En, &set, 0, day), &slide).facts;
        facts.into_iter().map(|fact| fact.words).find(|words| words.contains("needed a year"))
    };
    assert_eq!(yearly((2021, 6, 1)).as_deref(), Some("places needed a year, 2021–2025"));
    assert_eq!(yearly((2024, 6, 1)).as_deref(), Some("places needed a year, 2024–2025"));
    assert_eq!(yearly((2026, 11, 24)), None);
}

#[test]
fn a_trajectory_says_what_is_missing_and_draws_it() {
    // 4.5 childcare places per 1,000 residents in every county, rounded up in each, are 203,397 for the province.
    let set = crate::common::document("jiangxi-2025-average").set;
    let slide = Slide { year: Some(2025), ..of(SlideKind::Trajectory, "childcare-places-per-1000") };
    let told = told(&set, Language::En, &slide);
    let Some(Chart::Trajectory(chart)) = &told.chart else { panic!("a trajectory") };
    let at = chart.points.iter().find(|point| point.year == 2025).unwrap();
    assert_eq!(at.requirement.map(|required| required.to_string()).as_deref(), Some("203397"));
    let gap = at.requirement.unwrap().minus(at.available.unwrap()).unwrap();
    assert!(told.title_text().contains(&permille_exchange::wording::numbers::full(gap)), "{}", told.title_text());
}

#[test]
fn where_a_third_has_no_data_the_figures_add_up_and_say_so() {
    // 70 counties, of which 48 have both people and beds: these need 40,044 beds, have 16,056 and lack 23,988.
    let set = crate::workbooks::missing_data();
    let slide = |kind| Slide { year: Some(2025), ..of(kind, "beds-62") };
    let trajectory = told(&set, Language::En, &slide(SlideKind::Trajectory));
    assert_eq!(trajectory.title_text(), "Beds 6.2 per 1,000: in 2025 short by 23,988 beds (22 without data left out)");
    let figures: Vec<&str> = trajectory.facts.iter().map(|fact| fact.figure.as_str()).collect();
    assert_eq!(figures, ["40,044", "16,056", "0 / 70"]);
    assert!(trajectory.facts[..2].iter().all(|fact| fact.words.contains("22 without data")), "{:?}", trajectory.facts);
    let Some(Chart::Trajectory(chart)) = &trajectory.chart else { panic!("a trajectory") };
    let missing = |at: &deck::Point| at.requirement.unwrap().minus(at.available.unwrap()).unwrap().to_string();
    assert!(chart.points.iter().all(|point| missing(point) == "23988"), "no more is drawn as missing than is known to be");
    let ranking = told(&set, Language::Zh, &slide(SlideKind::Ranking));
    let title = ranking.title_text();
    assert!(title.contains("70 个县（市、区）中 48 个短缺，22 个无数据"), "{title}");
    assert!(ranking.facts.iter().any(|fact| fact.figure == "48 / 70" && fact.words.contains("22 个无数据")));
    let computed = Computed::new(&set).unwrap();
    let report = compose(&computed.seen(Language::En, &set, 0, DAY), &slide(SlideKind::Title), None);
    let rows = || report.sections.iter().filter_map(|section| section.table.as_ref()).flat_map(|table| &table.rows);
    let row = rows().find(|row| row[0] == "Beds 6.2 per 1,000").unwrap();
    assert_eq!(row[2..5], ["40,044", "16,056", "Short 23,988 beds (22 without data left out)"]);
}

#[test]
fn a_proposal_says_what_its_actions_close() {
    let set = crate::common::document("tutorial").set;
    let slide = Slide { scenario: Some("building".into()), year: Some(2030), ..Slide::new(SlideKind::Proposal) };
    let proposal = told(&set, Language::Zh, &slide);
    let actions = set.scenarios.iter().find(|one| one.id.as_str() == "building").unwrap().actions.len();
    assert!(proposal.title_text().contains(&format!("{actions} 项举措")), "{}", proposal.title_text());
    let idle = Slide { scenario: Some("baseline".into()), ..slide };
    assert_eq!(told(&set, Language::En, &idle).title_text(), "This scenario has no actions yet");
}

#[test]
fn slides_the_planner_chose_are_shown_in_their_order_and_with_their_words() {
    let mut set = crate::common::document("tutorial").set;
    let own = Slide { caption: Some("为什么".into()), notes: Some("慢慢说".into()), ..Slide::new(SlideKind::Method) };
    set.slides = vec![own.clone(), Slide::new(SlideKind::Title)];
    let computed = Computed::new(&set).unwrap();
    let seen = computed.seen(Language::Zh, &set, 0, DAY);
    assert_eq!(deck::slides(&seen), set.slides);
    let told = deck::tell(&seen, &own);
    assert_eq!((told.caption, told.notes), (own.caption, own.notes));
}

#[test]
fn a_report_says_how_good_its_figures_are() {
    let set = crate::workbooks::missing_data();
    let computed = Computed::new(&set).unwrap();
    let seen = computed.seen(Language::En, &set, 0, DAY);
    let found = quality::survey(&seen);
    let report = compose(&seen, &Slide::new(SlideKind::Title), Some(&found));
    let section = report.sections.iter().find(|section| section.heading.ends_with("Quality of the data")).unwrap();
    assert_eq!(section.paragraphs[0], words::headline(Language::En, &found.all));
    // A row a figure of which anything is known: what is known and what is not are all that is needed.
    let table = section.table.as_ref().unwrap();
    let number = |text: &str| text.replace(',', "").parse::<usize>().unwrap();
    for (row, (_, tally)) in table.rows.iter().zip(found.figures.iter().filter(|(_, tally)| tally.known() > 0)) {
        assert_eq!(number(&row[1]) + number(&row[2]), tally.needed, "{row:?}");
    }
    let beds = table.rows.iter().find(|row| row[0].contains("eds")).unwrap();
    // Asked of 70 counties and their city: 56 counties state them, and the city, of which some are unknown, does not.
    assert_eq!((number(&beds[1]), number(&beds[2])), (56, 15), "{beds:?}");
}
