//! Areas nobody handed in, and areas that go by another name elsewhere.

use std::collections::BTreeMap;

use permille_engine::id::AreaCode;
use permille_engine::merge::Missing as Absent;
use yew::prelude::*;

use super::context::Context;
use crate::text::Say;
use crate::text::merge as said;

/// What the part is told.
#[derive(Clone, PartialEq)]
pub struct MissingProps {
    /// What all parts see.
    pub(super) context: Context,
}

/// The missing areas by the area they belong to.
pub fn missing(props: &MissingProps) -> Html {
    let context = &props.context;
    let language = context.language;
    let mut by_parent: BTreeMap<&AreaCode, Vec<&Absent>> = BTreeMap::new();
    for absent in &context.found.missing {
        by_parent.entry(&absent.parent).or_default().push(absent);
    }
    let below = |parent: &AreaCode| {
        let areas = context.merged.set.baseline.areas.iter();
        areas.filter(|area| area.parent.as_ref() == Some(parent)).count()
    };
    html! {
        <>
            if by_parent.is_empty() {
                <p class="merge__none">{ language.say(said::NONE_MISSING) }</p>
            }
            { for by_parent.iter().map(|(parent, absent)| html! {
                <section class="merge__group">
                    <h3>{ said::missing_in(language, context.names.area(language, parent), absent.len(), below(parent)) }</h3>
                    <ul class="merge__missing">
                        { for absent.iter().map(|one| html! {
                            <li>
                                <span>{ context.names.area(language, &one.area) }</span>
                                <span class="is-faint">{ format!("{} · {}", one.area, said::still_known(language, one.known)) }</span>
                            </li>
                        }) }
                    </ul>
                </section>
            }) }
            if !context.found.called_otherwise.is_empty() {
                <section class="merge__group">
                    <h3>{ language.say(said::CALLED_OTHERWISE) }</h3>
                    <ul>
                        { for context.found.called_otherwise.iter().map(|one| {
                            let (name, other) = (language.name(&one.name), language.name(&one.other));
                            let file = context.names.file(language, one.file);
                            html! { <li>{ said::called(language, one.area.as_str(), name, file, other) }</li> }
                        }) }
                    </ul>
                </section>
            }
        </>
    }
}
