//! Areas nobody handed in, and areas that go by another name elsewhere.

use std::collections::BTreeMap;

use permille_engine::id::AreaCode;
use permille_engine::merge::Missing as Absent;
use yew::prelude::*;

use super::context::Context;
use crate::components::pages::Pages;
use crate::components::same::Same;
use crate::text::merge as said;
use crate::text::{Say, pages as of_pages};

/// How many areas are on a page.
const MOST: usize = 300;

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MissingProps {
    /// What all parts see.
    pub(super) context: Context,
}

/// The missing areas by the area they belong to.
#[component]
pub fn Missing(props: &MissingProps) -> Html {
    let context = &props.context;
    let language = context.language;
    let page = use_state_eq(|| 0_usize);
    let grouped = use_memo(Same::new(&context.found), |found| {
        let mut by_parent: BTreeMap<AreaCode, Vec<Absent>> = BTreeMap::new();
        for absent in &found.missing {
            by_parent.entry(absent.parent.clone()).or_default().push(absent.clone());
        }
        by_parent
    });
    let below = use_memo(Same::new(&context.merged), |merged| {
        let mut below: BTreeMap<AreaCode, usize> = BTreeMap::new();
        for parent in merged.set.baseline.areas.iter().filter_map(|area| area.parent.as_ref()) {
            match below.get_mut(parent) {
                Some(count) => *count += 1,
                None => drop(below.insert(parent.clone(), 1)),
            }
        }
        below
    });
    // Those of one area stand together, and as many groups are on a page as it takes.
    let pages = Pages::of(context.found.missing.len(), MOST, *page);
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let (mut place, shown) = (0, pages.range());
    let groups = grouped.iter().filter_map(|(parent, absent)| {
        let from = place;
        place += absent.len();
        let (first, last) = (shown.start.max(from), shown.end.min(place));
        (first < last).then(|| (parent, absent.len(), &absent[first - from..last - from]))
    });
    let groups: Vec<(&AreaCode, usize, &[Absent])> = groups.collect();
    html! {
        <>
            if grouped.is_empty() {
                <p class="merge__none">{ language.say(said::NONE_MISSING) }</p>
            }
            { for groups.into_iter().map(|(parent, missing, absent)| html! {
                <section class="merge__group" key={parent.to_string()}>
                    <h3>{ said::missing_in(language, context.names.area(language, parent), missing, below.get(parent).copied().unwrap_or(0)) }</h3>
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
            { pages.turning(language, language.say(of_pages::AREAS), &turned) }
            if !context.found.called_otherwise.is_empty() {
                <section class="merge__group">
                    <h3>{ language.say(said::CALLED_OTHERWISE) }</h3>
                    <ul>
                        { for context.found.called_otherwise.iter().take(MOST).map(|one| {
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
