//! The third step: everything that would change, and everything that is wrong, before anything does.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::doubts::{DoubtsProps, list};
use super::overview::overview;
use super::view::{self, Entry, Names};
use super::{Draft, Work};
use crate::components::same::Same;
use crate::text::import::{self, List};
use crate::text::{Language, Say};

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CheckProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub draft: Draft,
    /// What follows from it.
    pub work: Same<Work>,
    /// Takes what is said next.
    pub change: Callback<Draft>,
}

/// The third step.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let CheckProps { language, draft, work, change } = props;
    let language = *language;
    let chosen = use_state_eq(|| None::<List>);
    let search = use_state_eq(String::new);
    let names = use_memo((work.clone(), language), |(work, language)| Names::new(&work.set, &work.preview, *language));
    let lists = view::lists(&work.preview);
    let shown = chosen.filter(|chosen| lists.iter().any(|(list, _)| list == chosen)).or(lists.first().map(|(list, _)| *list));
    let listed = {
        let (work, names) = (work.clone(), Same::new(&names));
        use_memo((work, names, shown, (*search).clone(), language), |(work, names, shown, search, language)| {
            shown.map(|list| view::listed(&work.preview, &work.known, names, list, search, *language)).unwrap_or_default()
        })
    };
    let preview = &work.preview;
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
    let wrong = preview.errors.len();
    html! {
        <>
            <p class={classes!("import__summary", (wrong > 0).then_some("is-short"))} role="status">
                { import::summary(language, preview.changes.len(), preview.new_areas.len(), preview.same, wrong) }
            </p>
            { overview(work, language) }
            { list(&DoubtsProps { language, draft: draft.clone(), work: work.clone(), change: change.clone() }) }
            if wrong > 0 || draft.mapping.leave_out {
                <div class="import__checks">
                    <label for="import-leave-out">
                        <input type="checkbox" id="import-leave-out" checked={draft.mapping.leave_out} onchange={leave_out} />
                        { language.say(import::LEAVE_OUT) }
                    </label>
                </div>
            }
            if let Some(shown) = shown {
                <div class="import__lists">
                    <div class="import__tabs" role="group" aria-label={language.say(import::LISTS)}>
                        { for lists.iter().map(|&(list, count)| {
                            let chosen = chosen.clone();
                            let onclick = Callback::from(move |_: MouseEvent| chosen.set(Some(list)));
                            html! {
                                <button type="button" class="import__tab" aria-pressed={(list == shown).to_string()} {onclick}>
                                    { import::list(language, list, count) }
                                </button>
                            }
                        }) }
                    </div>
                    <input type="search" class="field" aria-label={language.say(import::FIND)} placeholder={language.say(import::FIND)}
                        value={(*search).clone()} oninput={look} />
                </div>
                <div class="table-wrap import__list" tabindex="0" role="group" aria-label={language.say(import::LISTS)}>
                    { entries(language, shown, &listed.entries) }
                    if listed.more > 0 { <p class="import__soft">{ import::and_more(language, listed.more) }</p> }
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
            <table class="table">
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
            <td>{ *level }</td>
            <td>{ above }</td>
        </tr>
    }
}
