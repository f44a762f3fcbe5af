use permille_engine::edit::Edit;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::Lever;
use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::office::deck::Chart;

use super::trial::{Trial, near, shown};
use super::view;
use crate::store::{Msg, Open};
use crate::text::Language;
use crate::views::deck::{ChartSize, draw};

/// The day the slides are shown.
const DAY: (u16, u8, u8) = (2026, 11, 24);

fn open(id: &str) -> Open {
    let plans = shipped::plans().unwrap_or_default();
    let (document, _) = scenario_file::read(shipped::scenario(id).unwrap_or_default(), &plans).unwrap();
    Open::new(document).unwrap()
}

#[test]
fn slides_are_moved_removed_and_added_and_the_last_one_stays() {
    let kinds = |slides: &[Slide]| slides.iter().map(|slide| slide.kind).collect::<Vec<_>>();
    let two = [Slide::new(SlideKind::Title), Slide::new(SlideKind::Method)];
    assert_eq!(kinds(&view::moved(&two, 0, false).unwrap()), [SlideKind::Method, SlideKind::Title]);
    assert_eq!(view::moved(&two, 0, true), None);
    assert_eq!(view::moved(&two, 1, false), None);
    assert_eq!(kinds(&view::without(&two, 1).unwrap()), [SlideKind::Title]);
    assert_eq!(view::without(&two[..1], 0), None, "none at all would mean the automatic ones");
    assert_eq!(kinds(&view::with(&two, 0, Slide::new(SlideKind::Map))), [SlideKind::Title, SlideKind::Map, SlideKind::Method]);
    assert_eq!(kinds(&view::with(&[], 5, Slide::new(SlideKind::Map))), [SlideKind::Map]);
    assert_eq!(view::changed(&two, 9, |slide| slide.year = Some(1)), two);
    assert!(matches!(view::keep(two.to_vec(), None), Msg::Edit { edit: Edit::Slides { .. }, .. }));
}

#[test]
fn what_is_tried_on_a_slide_moves_its_figures_and_nothing_else() {
    let open = open("tutorial");
    let language = Language::En;
    let slide = view::slides(language, &open, 0, DAY).into_iter().find(|slide| slide.kind == SlideKind::Trajectory).unwrap();
    let saved = shown(language, &open, (0, DAY), &slide, &Trial::default());
    let lever = saved.levers.iter().find(|view| matches!(view.lever, Lever::Target { .. })).unwrap();
    let double = lever.value.plus(lever.value).unwrap();
    let trial = Trial::default().with(&lever.lever, None, Quantity::ZERO).with(&lever.lever, None, double);
    assert_eq!(trial.levers.len(), 1, "the last place of a lever counts");
    let tried = shown(language, &open, (0, DAY), &slide, &trial);
    assert_ne!(tried.told.title, saved.told.title);
    assert!(tried.levers.iter().any(|view| view.lever == lever.lever && view.value == double), "the slider shows where it is");
    assert_eq!(shown(language, &open, (0, DAY), &slide, &Trial::default()), saved);
    let gone = Slide { norm: Some("none".into()), ..slide };
    assert!(shown(language, &open, (0, DAY), &gone, &trial).levers.is_empty());
}

#[test]
fn a_talk_goes_on_to_another_area_with_levers_of_its_own() {
    let open = open("jiangxi-2025");
    let language = Language::En;
    let slide = view::slides(language, &open, 0, DAY).into_iter().find(|slide| slide.kind == SlideKind::Trajectory).unwrap();
    let saved = shown(language, &open, (0, DAY), &slide, &Trial::default());
    assert!(saved.levers.iter().all(|lever| lever.area.is_none()), "the widest area has everybody's");
    let trial = Trial { area: Some("360200".into()), year: Some(2030), ..Trial::default() };
    let city = shown(language, &open, (0, DAY), &slide, &trial);
    let (place, model) = (city.place.unwrap(), &open.model);
    assert_eq!((model.areas()[place.area].code.as_str(), place.year), ("360200", 2030));
    assert!(city.levers.iter().filter(|lever| !matches!(lever.lever, Lever::Target { .. })).all(|lever| lever.area.is_some()));
    // What is tried is let go of with the slide, where one looks is not.
    let tried = trial.clone().with(&Lever::Growth, None, Quantity::ONE);
    assert_eq!(tried.look(), trial);
    // A title looks nowhere.
    let first = Slide::new(SlideKind::Title);
    assert_eq!(
        shown(language, &open, (0, DAY), &first, &trial).told,
        shown(language, &open, (0, DAY), &first, &Trial::default()).told
    );
    // From a city one can go to its counties, to other cities and back to the province; not to a county elsewhere.
    let codes = |area: &str| -> Vec<String> {
        let at = model.areas().iter().position(|one| one.code == area.into()).unwrap();
        near(model, at).into_iter().map(|one| model.areas()[one].code.to_string()).collect()
    };
    assert!(["360000", "360100", "360200", "360202", "360281"].iter().all(|code| codes("360200").contains(&(*code).to_owned())));
    assert!(!codes("360200").contains(&"360102".to_owned()) && codes("360000").len() == 12);
}

#[test]
fn every_chart_of_every_shipped_deck_is_drawn_in_the_room_there_is() {
    for file in shipped::scenarios() {
        let open = open(file.id);
        for language in Language::ALL {
            for slide in view::slides(language, &open, 0, DAY) {
                let told = shown(language, &open, (0, DAY), &slide, &Trial::default()).told;
                let Some(chart) = told.chart else { continue };
                let size = ChartSize { width: 560.0, height: 450.0, text: 22.0 };
                let drawing = draw(language, &chart, "chart", size);
                assert!(drawing.width <= size.width + 0.5, "{} {:?}", file.id, slide.kind);
                assert!(drawing.height <= size.height + 0.5, "{} {:?}: {}", file.id, slide.kind, drawing.height);
                assert!(!matches!(chart, Chart::Ranking(_)) || !drawing.marks.is_empty());
            }
        }
    }
}
