//! The map of the areas compared, on the shipped files.

use std::collections::BTreeSet;
use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::model::Model;
use permille_exchange::maps::file;

use super::alone;
use super::tests::{area, average, figures, open};
use crate::charts::Heading;
use crate::queries::land::geography;
use crate::queries::places;
use crate::text::Language;
use crate::views::map::{By, Seen, draw};
use crate::views::picture::Picture;
use crate::views::wording::Wording;

const PLACES: &str = "childcare-places-per-1000";

type File = (Model, permille_engine::outlook::Outlook);

fn picture(file: &File, norm: &str, code: &str, level: Level, by: By, language: Language) -> Picture {
    of_width(file, norm, code, level, by, language, 640.0)
}

fn of_width(file: &File, norm: &str, code: &str, level: Level, by: By, language: Language, width: f64) -> Picture {
    let model = &file.0;
    let outlines = [Rc::new(file::read(include_str!("../../../../www/map/outlines.json")).unwrap())];
    let (_, areas) = places::compared(model, area(model, code), Some(level));
    let figures = figures(file, norm, code, Some(level));
    let geography = geography(model, &areas, outlines.iter());
    let wording = Wording::new(language, model, figures.norm);
    let seen =
        Seen { model, figures: &figures, wording: &wording, areas: &areas, geography: &geography, own: None, by, selected: None };
    draw(&seen, width).unwrap()
}

#[test]
fn the_legend_says_in_words_what_a_fill_means_and_of_how_many() {
    let zh = picture(average(), PLACES, "360000", Level::County, By::Coverage, Language::Zh);
    let en = picture(average(), PLACES, "360000", Level::County, By::Coverage, Language::En);
    assert!(zh.summary.starts_with("2025 年：短缺，达标率"), "{}", zh.summary);
    assert!(en.summary.starts_with("In 2025: short, "), "{}", en.summary);
    let count = |summary: &str, open: char, close: char| -> usize {
        summary.split(open).skip(1).filter_map(|rest| rest.split(close).next()?.parse::<usize>().ok()).sum()
    };
    assert_eq!((count(&zh.summary, '（', '）'), count(&en.summary, '(', ')')), (100, 100), "{} {}", zh.summary, en.summary);
    assert!(en.drawing.svg.contains("OpenStreetMap") && zh.drawing.svg.contains("审图号"));
}

#[test]
fn by_gap_the_classes_are_round_figures_that_hold_about_as_many() {
    let picture = picture(average(), PLACES, "360000", Level::County, By::Gap, Language::En);
    assert!(picture.summary.contains("short more than ") && picture.summary.contains(" or less ("), "{}", picture.summary);
}

#[test]
fn every_area_has_a_mark_a_row_and_a_cell() {
    for (code, level, count) in [("360000", Level::County, 100), ("360000", Level::City, 11), ("360100", Level::County, 9)] {
        let picture = picture(average(), PLACES, code, level, By::Coverage, Language::Zh);
        assert_eq!((picture.drawing.marks.len(), picture.rows.len(), picture.cells.len()), (count, count, count), "{code}");
        assert!(picture.rows.iter().all(|row| row.len() == picture.headers.len()));
    }
}

#[test]
fn the_arrow_keys_reach_every_area() {
    let mut missed = Vec::new();
    for (code, level) in
        [("360000", Level::County), ("360000", Level::City), ("360700", Level::County), ("361100", Level::County)]
    {
        for (width, language) in [(358.0, Language::Zh), (640.0, Language::En), (820.0, Language::Zh), (1200.0, Language::En)] {
            let drawing = of_width(average(), PLACES, code, level, By::Coverage, language, width).drawing;
            let mut reached = BTreeSet::from([0]);
            let mut waiting = vec![0];
            while let Some(at) = waiting.pop() {
                for heading in [Heading::Left, Heading::Right, Heading::Up, Heading::Down] {
                    if let Some(next) = drawing.neighbour(at, heading).filter(|next| reached.insert(*next)) {
                        waiting.push(next);
                    }
                }
            }
            let name = |mark: usize| drawing.marks[mark].label.lines().next().unwrap_or_default().to_owned();
            missed.extend((0..drawing.marks.len()).filter(|mark| !reached.contains(mark)).map(|mark| (width, name(mark))));
        }
    }
    assert!(missed.is_empty(), "{missed:?}");
}

#[test]
fn townships_without_outlines_are_tiles() {
    let file = open("changjiang-2030");
    let (_, townships) = places::compared(&file.0, area(&file.0, "360202"), Some(Level::Township));
    let id = (0..file.0.norm_count())
        .find(|&norm| file.0.norm(norm).level == Level::Township)
        .map(|norm| file.0.norm(norm).id.clone());
    let Some(id) = id else { return };
    let picture = picture(&file, id.as_str(), "360202", Level::Township, By::Coverage, Language::Zh);
    assert_eq!(picture.drawing.marks.len(), townships.len());
    assert!((0..townships.len()).all(|mark| picture.drawing.shape(mark).is_none()));
    assert!(!picture.drawing.svg.contains("OpenStreetMap"), "what is not shown needs no credit");
}

#[test]
fn every_file_that_ships_is_a_picture_by_itself() {
    let outlines = Rc::new(file::read(include_str!("../../../../www/map/outlines.json")).unwrap());
    for (id, title) in [("jiangxi-2025-average", "地图 · "), ("changjiang-2030", "达标热图 · "), ("tutorial", "达标热图 · ")]
    {
        let (model, outlook) = open(id);
        let draw = |outlines| alone::draw(&model, &outlook, Language::Zh, outlines, None, vec!["来源：…".to_owned()]).unwrap();
        let svg = draw(Some(outlines.clone())).svg;
        assert!(svg.contains(title) && svg.contains("来源：…"), "{id}");
        assert!(!draw(None).svg.contains("地图 · "), "without outlines there is no map: {id}");
    }
}
