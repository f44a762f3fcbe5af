//! Areas and figures side by side, a page of areas at a time.

use std::rc::Rc;

use permille_engine::quality::Needs;
use permille_engine::year::Year;
use yew::prelude::*;

use super::led::Goal;
use super::matrix_view::{PAGE, columns, draw, rows};
use super::{Found, Led};
use crate::charts::MarkKey;
use crate::components::kept::use_kept;
use crate::components::pages::Pages;
use crate::components::panel::Panel;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::Open;
use crate::text::{Language, Say, pages as of_pages, quality};

/// What the matrix is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MatrixProps {
    /// The language.
    pub language: Language,
    /// The open file.
    pub open: Open,
    /// What was found.
    pub found: Found,
    /// What is needed.
    pub needs: Same<Needs>,
    /// The year of the figures in view.
    pub year: Option<Year>,
    /// Leads to a figure.
    pub led: Led,
}

/// A cell for each figure that an area needs.
#[component]
pub fn Matrix(props: &MatrixProps) -> Html {
    let MatrixProps { language, open, found, needs, .. } = props;
    let language = *language;
    let page = use_kept("quality: page", || 0_usize);
    let (element, width) = use_width(());
    let shown = use_memo((found.clone(), needs.clone()), |(found, needs)| {
        let figures = columns(found);
        (rows(&open.model, needs, &figures), figures)
    });
    let (areas, figures) = &*shown;
    let pages = Pages::of(areas.len(), PAGE, *page);
    let of_page: Vec<usize> = areas.get(pages.range()).unwrap_or_default().to_vec();
    let picture =
        use_memo((found.clone(), needs.clone(), of_page.clone(), language, width), |(found, needs, areas, language, width)| {
            (*width > 0.0 && !figures.is_empty()).then(|| draw(*language, open, (found, needs), areas, figures, *width)).flatten()
        });
    let on_pick = {
        let (props, shown) = (props.clone(), Rc::clone(&shown));
        Callback::from(move |key: MarkKey| {
            let (area, place) = (of_page.get(key.row), shown.1.get(key.col));
            let area = area.and_then(|&area| props.open.model.areas().get(area));
            let need = place.and_then(|&place| props.needs.all().get(place));
            if let (Some(area), Some(need)) = (area, need) {
                let latest = area.series(&need.figure).and_then(|series| series.values.last_key_value()).map(|(year, _)| *year);
                props.led.emit(Goal { area: area.code.clone(), figure: need.figure.clone(), year: latest });
            }
        })
    };
    if figures.is_empty() {
        return Html::default();
    }
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let tools = pages.turning(language, language.say(of_pages::AREAS), &turned);
    html! {
        <Panel class="quality__matrix" {language} title={language.say(quality::MATRIX)} {picture} {element} {on_pick} {tools}>
            <p class="data__how">{ language.say(quality::LEGEND) }</p>
        </Panel>
    }
}
