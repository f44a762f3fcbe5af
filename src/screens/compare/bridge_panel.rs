//! Where the change comes from, and how that was worked out.

use std::rc::Rc;

use permille_engine::compare::contributions::Contributions;
use permille_engine::compare::inputs::Differences;
use permille_engine::compare::results::Figure;
use yew::prelude::*;

use super::Seen;
use super::plate::Plate;
use super::view::bridge;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::screens::areas::view::wording::Wording;
use crate::store::StoreHandle;
use crate::text::{Say, compare};

/// What the panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct BridgePanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What is compared.
    pub seen: Seen,
    /// The inputs that differ.
    pub differences: Same<Differences>,
    /// Their contributions; `None` while they are being worked out.
    pub contributions: Option<Rc<Contributions>>,
    /// The figure.
    pub figure: Figure,
    /// How figures are written.
    pub wording: Rc<Wording>,
}

/// The bridge with its heading.
#[component]
pub fn BridgePanel(props: &BridgePanelProps) -> Html {
    let BridgePanelProps { store, seen, differences, contributions, figure, wording } = props;
    let (language, year) = (store.preferences.language, store.view.year);
    let (element, width) = use_width(store.view.explained.is_some());
    let ends = [seen.sides.reference, seen.sides.other].map(|position| seen.end(language, position));
    let picture = {
        let key = (seen.model.clone(), contributions.clone(), wording.clone(), *figure, ends, width);
        use_memo(key, |(model, contributions, wording, figure, [one, other], width)| {
            let known = contributions.as_ref().filter(|_| *width > 0.0)?;
            bridge::draw(model, differences, known, wording, *figure, [one, other], *width)
        })
    };
    let note = match contributions.as_deref() {
        None => language.say(compare::WORKING).to_owned(),
        Some(known) if picture.is_some() => compare::method(language, known.method).to_owned(),
        Some(known) => match &known.parts {
            None => compare::no_parts(language, *figure),
            Some(parts) => compare::nothing_to_divide(language, parts.len()).to_owned(),
        },
    };
    html! {
        <Plate {language} title={compare::contributions_title(language, *figure, year)} {picture} {element}>
            <p class="compare__note">{ note }</p>
        </Plate>
    }
}
