//! Which figures stand in columns.

use std::collections::BTreeSet;

use permille_engine::edit::Figure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::columns::{Column, What};
use crate::components::kept::Kept;
use crate::components::same::Same;
use crate::text::{Language, Say, Word, grid, words};

/// What the chooser is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ChooserProps {
    /// The language.
    pub language: Language,
    /// Every column, and those shown at first.
    pub all: Same<(Vec<Column>, BTreeSet<Figure>)>,
    /// Those chosen; the first ones where absent.
    pub chosen: Kept<Option<BTreeSet<Figure>>>,
}

/// A list of all figures, opened by a button.
#[component]
pub fn Chooser(props: &ChooserProps) -> Html {
    let ChooserProps { language, all, chosen } = props;
    let language = *language;
    let (opened, search) = (use_state_eq(|| false), use_state_eq(String::new));
    let shown = chosen.as_ref().unwrap_or(&all.1);
    let count = all.0.iter().filter(|column| shown.contains(&column.figure)).count();
    let toggle = {
        let opened = opened.clone();
        Callback::from(move |_: MouseEvent| opened.set(!*opened))
    };
    let look = {
        let search = search.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                search.set(input.value());
            }
        })
    };
    let close = {
        let opened = opened.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                opened.set(false);
            }
        })
    };
    let words: Vec<String> = search.to_lowercase().split_whitespace().map(str::to_owned).collect();
    let found = |column: &&Column| {
        let name = format!("{} {}", column.name.zh, column.name.en).to_lowercase();
        words.iter().all(|word| name.contains(word))
    };
    let mut before = String::new();
    html! {
        <div class="data__control grid__chooser" onkeydown={close}>
            <span class="grid__label" aria-hidden="true">{ language.say(grid::COLUMNS) }</span>
            <button type="button" class="button" onclick={toggle} aria-expanded={opened.to_string()} aria-controls="grid-columns">
                { grid::columns_shown(language, count, all.0.len()) }
            </button>
            if *opened {
                <div class="grid__columns" id="grid-columns" role="group" aria-label={language.say(grid::COLUMNS)}>
                    <input type="search" class="field" value={(*search).clone()} oninput={look} aria-label={language.say(grid::FIND_COLUMN)}
                        placeholder={language.say(grid::FIND_COLUMN)} />
                    <div class="grid__columns-sets">
                        { set_of(props, grid::USUAL_COLUMNS, None) }
                        { set_of(props, grid::EVERY_COLUMN, Some(all.0.iter().map(|column| column.figure.clone()).collect())) }
                        { set_of(props, grid::NO_COLUMN, Some(BTreeSet::new())) }
                    </div>
                    <div class="grid__columns-list">
                        { for all.0.iter().filter(found).map(|column| {
                            let heading = heading(language, column);
                            let new = heading != before;
                            before.clone_from(&heading);
                            html! {
                                <>
                                    if new { <p class="grid__columns-heading">{ heading }</p> }
                                    <label class="grid__choice">
                                        <input type="checkbox" checked={shown.contains(&column.figure)} onchange={choose(props, &column.figure)} />
                                        { language.name(&column.name) }
                                    </label>
                                </>
                            }
                        }) }
                    </div>
                </div>
            }
        </div>
    }
}

/// Chooses many columns at once.
fn set_of(props: &ChooserProps, word: Word, figures: Option<BTreeSet<Figure>>) -> Html {
    let chosen = props.chosen.clone();
    let onclick = Callback::from(move |_: MouseEvent| chosen.set(figures.clone()));
    html! { <button type="button" class="link" {onclick}>{ props.language.say(word) }</button> }
}

fn heading(language: Language, column: &Column) -> String {
    match (column.what, column.domain) {
        (What::People(_), _) => language.say(words::POPULATION).to_owned(),
        (What::Stock(_), Some(domain)) => format!("{} · {}", language.say(words::STOCKS), language.say(words::domain(domain))),
        (What::Stock(_), None) => language.say(words::STOCKS).to_owned(),
        (What::Indicator(_), _) => language.say(words::INDICATORS).to_owned(),
    }
}

/// Shows or hides a column.
fn choose(props: &ChooserProps, figure: &Figure) -> Callback<Event> {
    let (props, figure) = (props.clone(), figure.clone());
    Callback::from(move |_: Event| {
        let mut shown = props.chosen.as_ref().unwrap_or(&props.all.1).clone();
        if !shown.remove(&figure) {
            shown.insert(figure.clone());
        }
        props.chosen.set(Some(shown));
    })
}
