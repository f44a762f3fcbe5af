//! What changes most, by norm or by area.

use std::rc::Rc;

use permille_engine::compare::results::{Figure, Spread, by_area, by_norm};
use yew::prelude::*;

use super::Seen;
use super::view::rankings::{self, FEW, Ranked, Shown};
use super::view::sides;
use crate::charts::MarkKey;
use crate::components::kept::use_kept;
use crate::components::panel::{More, Panel};
use crate::components::width::use_width;
use crate::queries::norms;
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::compare;
use crate::views::wording::Wording;

/// What the panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RankingPanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// What is ranked.
    pub ranked: Ranked,
    /// The norm in focus.
    pub norm: usize,
    /// The figure.
    pub figure: Figure,
    /// How figures are written.
    pub wording: Rc<Wording>,
}

/// The ranking with its heading. Choosing a norm puts it in focus and an area into view, and the number is explained.
#[component]
pub fn RankingPanel(props: &RankingPanelProps) -> Html {
    let RankingPanelProps { store, seen, ranked, norm, figure, wording } = props;
    let (language, area, year) = (store.preferences.language, store.view.area, store.view.year);
    let (ranked, norm, figure) = (*ranked, *norm, *figure);
    let all = use_kept(if ranked == Ranked::Norms { "compare: all norms" } else { "compare: all areas" }, || false);
    let (element, width) = use_width(store.view.explained.is_some());
    let changes = {
        let key = (seen.model.clone(), seen.one.clone(), seen.other.clone(), (area, year, norm, figure));
        use_memo(key, |(model, one, other, (area, year, norm, figure))| {
            let pair = [&**one, &**other];
            match ranked {
                Ranked::Norms => {
                    let norms: Vec<usize> = norms::counted(model, *area).collect();
                    by_norm(model, pair, &norms, *area, *year, *figure)
                }
                Ranked::Areas => by_area(model, pair, *norm, &sides::areas(model, *area, *norm), *year, *figure),
            }
        })
    };
    let (count, more) = More::of(language, &all, FEW, changes.len());
    let names = [seen.sides.reference, seen.sides.other].map(|position| seen.end(language, position).name);
    let picture = {
        let selected = match ranked {
            Ranked::Norms => norm,
            Ranked::Areas => area,
        };
        let key = (seen.model.clone(), changes.clone(), (language, figure, selected, count), names, width);
        use_memo(key, |(model, changes, (language, figure, selected, count), names, width)| {
            let names = [names[0].as_str(), names[1].as_str()];
            let shown = Shown { ranked, changes, figure: *figure, names, selected: Some(*selected) };
            (*width > 0.0).then(|| rankings::draw(*language, model, &shown, *count, *width)).flatten()
        })
    };
    let on_pick = {
        let (store, changes) = (store.clone(), changes.clone());
        Callback::from(move |key: MarkKey| {
            let Some(difference) = changes.get(key.row) else { return };
            match ranked {
                Ranked::Norms => store.dispatch(Msg::Norm(Some(difference.norm))),
                Ranked::Areas => {
                    store.dispatch(Msg::Norm(Some(difference.norm)));
                    store.dispatch(Msg::Area(difference.area));
                }
            }
            store.dispatch(Msg::Explain(Some(Cell { norm: difference.norm, area: difference.area })));
        })
    };
    let (title, nothing) = match ranked {
        Ranked::Norms => (compare::by_norm_title(language, figure), compare::no_norm_changes(language, figure)),
        Ranked::Areas => (compare::by_area_title(language, figure, &wording.norm), compare::no_area_changes(language, figure)),
    };
    let spread = (ranked == Ranked::Areas && figure == Figure::Gap)
        .then(|| Spread::within(&seen.model, &seen.one, &seen.other, norm, area, year))
        .filter(|spread| spread.all() > 1)
        .map(|spread| compare::spread(language, spread, seen.model.norm(norm).level));
    html! {
        <Panel {language} {title} {picture} {element} {on_pick} {more}>
            if changes.is_empty() {
                <p class="compare__note">{ nothing }</p>
            }
            if let Some(spread) = spread {
                <p class="compare__note">{ spread }</p>
            }
        </Panel>
    }
}
