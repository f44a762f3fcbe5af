//! Where the change comes from, and how that was worked out.

use std::rc::Rc;

use permille_engine::compare::results::Figure;
use yew::prelude::*;

use super::Seen;
use super::contributions::Known;
use super::view::bridge;
use crate::components::panel::Panel;
use crate::components::width::use_width;
use crate::store::StoreHandle;
use crate::text::{Say, compare};
use crate::views::wording::Wording;

/// What the panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct BridgePanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// What the inputs contribute; `None` while it is being worked out.
    pub known: Option<Known>,
    /// The figure.
    pub figure: Figure,
    /// How figures are written.
    pub wording: Rc<Wording>,
}

/// The bridge with its heading.
#[component]
pub fn BridgePanel(props: &BridgePanelProps) -> Html {
    let BridgePanelProps { store, seen, known, figure, wording } = props;
    let (language, year) = (store.preferences.language, store.view.year);
    let (element, width) = use_width(store.view.explained.is_some());
    let ends = [seen.sides.reference, seen.sides.other].map(|position| seen.end(language, position));
    let picture = {
        let key = (seen.model.clone(), known.clone(), wording.clone(), *figure, ends, width);
        use_memo(key, |(model, known, wording, figure, [one, other], width)| {
            let known = known.as_ref().filter(|_| *width > 0.0)?;
            bridge::draw(model, &known.differences, &known.contributions, wording, *figure, [one, other], *width)
        })
    };
    let note = match known.as_ref().map(|known| &known.contributions) {
        None => language.say(compare::WORKING).to_owned(),
        Some(contributions) if picture.is_some() => compare::method(language, contributions.method).to_owned(),
        Some(contributions) => match &contributions.parts {
            None => compare::no_parts(language, *figure),
            Some(parts) => compare::nothing_to_divide(language, parts.len()).to_owned(),
        },
    };
    let waiting = known.as_ref().is_some_and(|known| !known.fresh);
    html! {
        <Panel {language} title={compare::contributions_title(language, *figure, year)} {picture} {element} {waiting}>
            <p class="compare__note">{ note }</p>
        </Panel>
    }
}
