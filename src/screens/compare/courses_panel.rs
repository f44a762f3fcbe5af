//! The scenarios' trajectories in one picture.

use std::rc::Rc;

use permille_engine::compare::results::Figure;
use permille_engine::outlook::Outlook;
use yew::prelude::*;

use super::view::courses::{self, Shown};
use super::{Seen, shown};
use crate::charts::MarkKey;
use crate::components::panel::Panel;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::{Msg, StoreHandle};
use crate::views::wording::Wording;

/// What the panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CoursesPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// The norm.
    pub norm: usize,
    /// The figure.
    pub figure: Figure,
    /// How figures are written.
    pub wording: Rc<Wording>,
}

/// The trajectories with their heading; choosing a year looks at it.
#[component]
pub fn CoursesPanel(props: &CoursesPanelProps) -> Html {
    let CoursesPanelProps { store, seen, norm, figure, wording } = props;
    let (language, area, year) = (store.preferences.language, store.view.area, store.view.year);
    let (element, width) = use_width(store.view.explained.is_some());
    let scenarios: Vec<_> = store.open.as_ref().map_or_else(Vec::new, |open| {
        shown(open, language, &seen.sides).into_iter().map(|(end, outlook)| (end, Same::new(outlook))).collect()
    });
    let picture = {
        let key = (seen.model.clone(), scenarios, wording.clone(), (*norm, area, year, *figure), width);
        use_memo(key, |(model, scenarios, wording, (norm, area, year, figure), width)| {
            let scenarios: Vec<(_, &Outlook)> = scenarios.iter().map(|(end, outlook)| (end.clone(), &**outlook)).collect();
            let shown = Shown { scenarios: &scenarios, norm: *norm, area: *area, year: *year, figure: *figure };
            (*width > 0.0).then(|| courses::draw(model, wording, &shown, *width))
        })
    };
    let on_pick = {
        let (store, horizon) = (store.clone(), seen.model.horizon());
        Callback::from(move |key: MarkKey| {
            if let Some(year) = horizon.years().nth(key.col) {
                store.dispatch(Msg::Year(year));
            }
        })
    };
    html! { <Panel {language} title={courses::title(wording, *figure)} {picture} {element} {on_pick} /> }
}
