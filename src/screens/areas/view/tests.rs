//! What the Areas screen promises, on the shipped files.

use std::sync::OnceLock;

use permille_engine::area::Level;
use permille_engine::id::{AreaCode, NormId};
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_exchange::files::{scenario_file, shipped};

use super::headline::headline;
use super::order::{Column, Filter, Sort, arrange};
use super::{heat, ranking, stairs};
use crate::store::Cell;
use crate::text::Language;
use crate::text::sentences::Piece;
use crate::views::choice;
use crate::views::figures::Figures;
use crate::views::wording::Wording;

pub(super) fn open(id: &str) -> (Model, Outlook) {
    let plans = shipped::plans().expect("the plans load");
    let text = shipped::scenario(id).expect("the file ships");
    let (document, _) = scenario_file::read(text, &plans).expect("the file loads");
    let (model, _) = Model::new(&document.set).expect("the file computes");
    let outlook = model.outlook(&document.set.scenarios[0]);
    (model, outlook)
}

/// The province with the average stocks, in which gaps are known.
pub(super) fn average() -> &'static (Model, Outlook) {
    static FILE: OnceLock<(Model, Outlook)> = OnceLock::new();
    FILE.get_or_init(|| open("jiangxi-2025-average"))
}

pub(super) fn norm(model: &Model, id: &str) -> usize {
    model.norm_position(&NormId::from(id)).expect("the norm is in the plans")
}

pub(super) fn area(model: &Model, code: &str) -> usize {
    model.tree().position(&AreaCode::from(code)).expect("the area is in the file")
}

pub(super) fn figures(file: &(Model, Outlook), id: &str, code: &str, level: Option<Level>) -> Figures {
    let (model, outlook) = file;
    let (norm, area) = (norm(model, id), area(model, code));
    let (level, areas) = choice::compared(model, area, norm, level);
    Figures::read(model, outlook, norm, 2025, area, (level, &areas))
}

fn said(pieces: &[Piece]) -> String {
    let text = |piece: &Piece| match piece {
        Piece::Plain(text) | Piece::Met(text) | Piece::Short(text) => text.clone(),
    };
    pieces.iter().map(text).collect()
}

#[test]
fn the_rows_add_up_to_the_area_in_view() {
    let file = average();
    let figures = figures(file, "childcare-places-per-1000", "360000", None);
    assert_eq!((figures.level, figures.rows.len()), (Some(Level::County), 100));
    let sum = |read: fn(&crate::views::figures::Row) -> Option<Quantity>| {
        figures.rows.iter().filter_map(read).try_fold(Quantity::ZERO, Quantity::plus)
    };
    assert_eq!(sum(|row| row.required), figures.required());
    assert_eq!(sum(|row| row.gap.map(|gap| gap.max(Quantity::ZERO))), figures.shortfall());
    let people: i64 = (0..100).filter_map(|row| figures.people(row)[0]).sum();
    assert_eq!(figures.people_in_view(), [Some(people)]);
    assert_eq!(figures.counts().all(), 100);
}

#[test]
fn unknown_comes_last_in_both_directions_and_ties_keep_their_order() {
    let file = average();
    let mut figures = figures(file, "childcare-places-per-1000", "360000", None);
    figures.rows[3].gap = None;
    figures.rows[7].gap = figures.rows[8].gap;
    let sorted = |descending| {
        let mut places: Vec<usize> = (0..figures.rows.len()).collect();
        let sort = Sort { column: Column::Gap, descending };
        arrange(&mut places, &file.0, &figures, &sort, &|a, b| a.cmp(&b));
        places
    };
    for descending in [false, true] {
        let places = sorted(descending);
        assert_eq!(places.last(), Some(&3));
        let at = |place| places.iter().position(|one| *one == place);
        assert!(at(7) < at(8));
        let gaps: Vec<_> = places.iter().filter_map(|place| figures.rows[*place].gap).collect();
        assert!(gaps.windows(2).all(|pair| if descending { pair[0] >= pair[1] } else { pair[0] <= pair[1] }));
    }
}

#[test]
fn a_heading_pressed_three_times_leads_back_to_the_file_s_order() {
    let first = Sort::after_press(None, Column::Gap);
    assert_eq!(first, Some(Sort { column: Column::Gap, descending: true }));
    let second = Sort::after_press(first.as_ref(), Column::Gap);
    assert_eq!(second, Some(Sort { column: Column::Gap, descending: false }));
    assert_eq!(Sort::after_press(second.as_ref(), Column::Gap), None);
    assert_eq!(Sort::after_press(second.as_ref(), Column::Name), Some(Sort { column: Column::Name, descending: false }));
}

#[test]
fn the_filter_reads_names_in_both_languages_and_codes() {
    let file = average();
    let figures = figures(file, "childcare-places-per-1000", "360000", None);
    let count = |text: &str, status| {
        let filter = Filter { text: text.to_owned(), status };
        filter.shown(&file.0, &figures).len()
    };
    assert_eq!(count("", None), 100);
    assert_eq!(count(" 东湖 ", None), 1);
    assert_eq!(count("DONGHU", None), 1);
    assert_eq!(count("360102", None), 1);
    assert_eq!(count("no such place", None), 0);
    let by_status: usize = Status::ALL.into_iter().map(|status| count("", Some(status))).sum();
    assert_eq!(by_status, 100);
}

#[test]
fn a_norm_of_another_level_is_compared_at_its_own() {
    let (model, _) = average();
    let province = area(model, "360000");
    let of_cities = (0..model.norm_count()).find(|&norm| {
        model.norm(norm).level == Level::City && model.standing(norm, province) == permille_engine::model::Standing::Above
    });
    let of_cities = of_cities.expect("a norm binds cities");
    assert_eq!(choice::compared(model, province, of_cities, None).0, Some(Level::City));
    // Whoever asks for counties gets counties, and is told that none of them is bound.
    let (level, areas) = choice::compared(model, province, of_cities, Some(Level::County));
    assert_eq!((level, areas.len()), (Some(Level::County), 100));
}

#[test]
fn every_norm_of_every_file_can_be_looked_at() {
    for file in shipped::scenarios() {
        let (model, outlook) = open(file.id);
        for area in 0..model.areas().len().min(15) {
            let offered = choice::offered(&model, area);
            assert!(choice::usual(&model, area, &offered).is_some() || offered.is_empty());
            for &norm in &offered {
                let (level, areas) = choice::compared(&model, area, norm, None);
                for year in [2020, 2025, 2035] {
                    let figures = Figures::read(&model, &outlook, norm, year, area, (level, &areas));
                    for language in [Language::Zh, Language::En] {
                        let wording = Wording::new(language, &model, norm);
                        assert!(!said(&headline(&model, &figures, &wording)).is_empty());
                        let _ = super::headline::basis(&model, &figures, &wording, &outlook);
                        if area < 2 {
                            let _ = ranking::draw(&model, &figures, &wording, None, 15, 400.0);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn the_headline_says_who_meets_it_and_what_is_missing() {
    let file = average();
    let mut figures = figures(file, "childcare-places-per-1000", "360000", None);
    let wording = |language| Wording::new(language, &file.0, figures.norm);
    let (zh, en) = (wording(Language::Zh), wording(Language::En));
    let text = said(&headline(&file.0, &figures, &zh));
    assert!(text.starts_with("2025 年，100 个县（市、区）中 "), "{text}");
    assert!(text.contains("短缺，合计短缺 "), "{text}");
    for row in &mut figures.rows {
        (row.status, row.gap) = (Status::NoData, None);
    }
    let text = said(&headline(&file.0, &figures, &en));
    assert!(text.starts_with("In 2025, 100 counties need 203,"), "{text}");
    assert!(text.ends_with("so the gap is unknown."), "{text}");
}

#[test]
fn a_share_is_never_rounded_up_to_all_of_it() {
    let file = average();
    let mut row = figures(file, "childcare-places-per-1000", "360000", None).rows[0];
    row.coverage = "99.98".parse().ok();
    row.status = Status::Short;
    let norm = norm(&file.0, "childcare-places-per-1000");
    assert_eq!(Wording::new(Language::Zh, &file.0, norm).coverage(&row), "99.9%");
}

#[test]
fn a_mark_of_each_chart_leads_to_its_cell() {
    let (model, outlook) = average();
    let file = average();
    let figures = figures(file, "infectious-beds-by-population", "360000", None);
    let wording = Wording::new(Language::Zh, model, figures.norm);
    let leads = |picture: &crate::views::picture::Picture| {
        assert!(!picture.drawing.marks.is_empty() && !picture.summary.is_empty());
        assert!(picture.drawing.marks.iter().all(|mark| picture.cell(mark.key).is_some()));
        assert!(picture.rows.iter().all(|row| row.len() == picture.headers.len()));
    };
    let ranked = ranking::draw(model, &figures, &wording, None, ranking::FEW, 360.0).expect("gaps are known");
    leads(&ranked);
    assert_eq!(ranked.rows.len(), ranking::FEW);
    let at = (figures.norm, 2025, figures.area);
    let chosen = Cell { norm: figures.norm, area: figures.rows[5].area };
    let steps = stairs::draw(model, outlook, at, Some(chosen), &wording, 360.0).expect("it is a bracket norm");
    leads(&steps);
    assert_eq!(steps.cells.len(), 100);
    let (_, areas) = choice::compared(model, figures.area, figures.norm, None);
    let (areas, norms) = choice::heat(model, figures.area, &areas);
    let lines = heat::lines(model, outlook, 2025, &areas, &norms);
    let map = heat::Heat { model, lines: &lines, norms: &norms, selected: None, language: Language::En };
    let map = heat::draw(&map, heat::FEW, 900.0).expect("norms bind counties");
    leads(&map);
    assert_eq!((map.rows.len(), map.columns), (heat::FEW, choice::HEAT_COLUMNS));
}

#[test]
fn the_table_is_kept_whole_with_its_sum() {
    let file = average();
    let figures = figures(file, "childcare-places-per-1000", "360000", Some(Level::County));
    let wording = Wording::new(Language::En, &file.0, figures.norm);
    let places: Vec<usize> = (0..figures.rows.len()).rev().collect();
    let kept = super::whole::whole(&file.0, &figures, &wording, &places);
    assert_eq!(kept.rows.len(), figures.rows.len() + 1);
    assert!(kept.rows.iter().all(|row| row.len() == kept.head.len()));
    let code = |place: usize| file.0.areas()[figures.rows[place].area].code.to_string();
    assert_eq!(kept.rows[0][1], code(figures.rows.len() - 1));
    assert!(kept.rows[figures.rows.len()][0].ends_with("Total"));
}
