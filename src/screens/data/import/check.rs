//! The third step: everything that would change, and everything that is wrong, before anything does.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Shown;
use super::decide::{DoubtsProps, list};
use super::draft::Draft;
use super::overview::overview;
use crate::components::same::Same;
use crate::text::import::{self, List};
use crate::text::{Language, Say};
use crate::work::import::lists::{Entry, Listed};

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CheckProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub(super) draft: Draft,
    /// What there is to see of it.
    pub(super) shown: Shown,
    /// The list that came last.
    pub(super) listed: Option<(List, Same<Listed>)>,
    /// Asks for a list, narrowed to entries that hold these words.
    pub listing: Callback<(List, String)>,
    /// Takes what is said next.
    pub(super) change: Callback<Draft>,
}

/// The third step.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let CheckProps { language, draft, shown, listed, listing, change } = props;
    let language = *language;
    let chosen = use_state_eq(|| None::<List>);
    let search = use_state_eq(String::new);
    let seen = &shown.seen;
    let lists = &seen.lists;
    let open = chosen.filter(|chosen| lists.iter().any(|(list, _)| list == chosen)).or(lists.first().map(|(list, _)| *list));
    {
        let listing = listing.clone();
        use_effect_with((seen.clone(), open, (*search).clone()), move |(_, open, search)| {
            if let Some(list) = *open {
                listing.emit((list, search.clone()));
            }
        });
    }
    // While another list is on its way, there is nothing of it to see.
    let listed = listed.as_ref().filter(|(list, _)| Some(*list) == open).map(|(_, listed)| listed.clone());
    let leave_out = {
        let (draft, change) = (draft.clone(), change.clone());
        Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let mut draft = draft.clone();
                draft.mapping.leave_out = input.checked();
                change.emit(draft);
            }
        })
    };
    let look = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                search.set(input.value());
            }
        })
    };
    let wrong = seen.errors;
    html! {
        <>
            <p class={classes!("import__summary", (wrong > 0).then_some("is-short"))} role="status">
                { import::summary(language, seen.changes, seen.new_areas, seen.same, wrong) }
            </p>
            { overview(&seen.overview, &shown.figures, language) }
            { list(&DoubtsProps { language, draft: draft.clone(), shown: shown.clone(), change: change.clone() }) }
            if wrong > 0 || draft.mapping.leave_out {
                <div class="import__checks">
                    <label for="import-leave-out">
                        <input type="checkbox" id="import-leave-out" checked={draft.mapping.leave_out} onchange={leave_out} />
                        { language.say(import::LEAVE_OUT) }
                    </label>
                </div>
            }
            if let Some(open) = open {
                <div class="import__lists">
                    <div class="import__tabs" role="group" aria-label={language.say(import::LISTS)}>
                        { for lists.iter().map(|&(list, count)| {
                            let chosen = chosen.clone();
                            let onclick = Callback::from(move |_: MouseEvent| chosen.set(Some(list)));
                            html! {
                                <button type="button" class="import__tab" aria-pressed={(list == open).to_string()} {onclick}>
                                    { import::list(language, list, count) }
                                </button>
                            }
                        }) }
                    </div>
                    <input type="search" class="field" aria-label={language.say(import::FIND)} placeholder={language.say(import::FIND)}
                        value={(*search).clone()} oninput={look} />
                </div>
                <div class="table-wrap import__list" tabindex="0" role="group" aria-label={language.say(import::LISTS)}>
                    if let Some(listed) = listed {
                        { entries(language, open, &listed.entries) }
                        if listed.more > 0 { <p class="import__soft">{ import::and_more(language, listed.more) }</p> }
                    }
                </div>
            }
        </>
    }
}

/// The entries of a list: a table, or sentences.
fn entries(language: Language, list: List, entries: &[Entry]) -> Html {
    if entries.is_empty() {
        return html! { <p class="import__soft">{ language.say(import::NOTHING) }</p> };
    }
    match list {
        List::Changes => html! {
            <table class="table import__changes">
                <thead><tr>
                    { for [import::CELL, import::AREA, import::FIGURE, import::YEAR].map(|word| html! { <th scope="col">{ language.say(word) }</th> }) }
                    { for [import::BEFORE, import::AFTER].map(|word| html! { <th scope="col" class="table__num">{ language.say(word) }</th> }) }
                </tr></thead>
                <tbody>{ for entries.iter().map(change) }</tbody>
            </table>
        },
        List::New => html! {
            <table class="table">
                <thead><tr>
                    { for [import::CODE, import::AREA, import::LEVEL, import::BELONGS_TO].map(|word| html! { <th scope="col">{ language.say(word) }</th> }) }
                </tr></thead>
                <tbody>{ for entries.iter().map(|entry| new_area(language, entry)) }</tbody>
            </table>
        },
        _ => html! {
            <ul class="import__told">{ for entries.iter().map(|entry| match entry {
                Entry::Told(text) => html! { <li>{ text }</li> },
                _ => Html::default(),
            }) }</ul>
        },
    }
}

fn change(entry: &Entry) -> Html {
    let Entry::Change { cell, area, figure, year, before, after } = entry else { return Html::default() };
    html! {
        <tr>
            <td class="table__code">{ cell }</td>
            <th scope="row">{ area }</th>
            <td>{ figure }</td>
            <td>{ *year }</td>
            <td class="table__num">{ before }</td>
            <td class="table__num"><strong>{ after }</strong></td>
        </tr>
    }
}

fn new_area(language: Language, entry: &Entry) -> Html {
    let Entry::New { code, name, level, above, proposed } = entry else { return Html::default() };
    html! {
        <tr>
            <td class="table__code">{ code }</td>
            <th scope="row">{ name }if *proposed { <span class="import__soft">{ language.pick("（", " (") }{ language.say(import::PROPOSED) }{ language.pick("）", ")") }</span> }</th>
            <td>{ level }</td>
            <td>{ above }</td>
        </tr>
    }
}
