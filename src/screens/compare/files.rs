//! Two files side by side: a file from a disk, from Recent or from a link, held against the open one, which does not change by it.

use permille_engine::review::Subject;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::view::files::{Computed, FigureRow, GapRow, ScenarioPart, Told, change_head, gaps, heads, told};
use super::view::rows::InputRow;
use crate::charts::Sense;
use crate::components::area_path::AreaPath;
use crate::components::ask::Ask;
use crate::components::kept::{Kept, use_kept};
use crate::components::pieces::unbroken;
use crate::components::review::go::use_go;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::components::sliced::{BarWords, Working, WorkingBar, use_sliced};
use crate::dom;
use crate::store::{Against, ArrivalMsg, Cell, Msg, Open, StoreHandle};
use crate::tasks::{address, against};
use crate::text::areas::first_of;
use crate::text::compare::files as said;
use crate::text::{Language, Say, Word, compare, share, titled, words};

/// How many rows of a table are shown before the reader asks for all.
const FEW: usize = 30;
/// What is said while the gaps of the other file are worked out.
const BAR: BarWords = BarWords { doing: said::WORKING, stopped: said::STOPPED, again: said::AGAIN };
/// The field that asks for a file.
const PICKER: &str = "compare-file";

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub struct AnotherProps {
    /// The store.
    pub store: StoreHandle,
}

/// The button that asks for a file to hold against the open one.
#[component]
pub fn Another(props: &AnotherProps) -> Html {
    // A page that stands alone has no such comparison, for its size.
    if cfg!(feature = "alone") {
        return Html::default();
    }
    let language = props.store.preferences.language;
    let picked = {
        let store = props.store.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                against::hold(&store, file);
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    let ask = Callback::from(|_: MouseEvent| dom::click(PICKER));
    html! {
        <>
            <button type="button" class="button" onclick={ask}>{ language.say(said::ANOTHER) }</button>
            <input type="file" id={PICKER} class="unseen" tabindex="-1" aria-hidden="true" aria-label={language.say(said::ANOTHER)} accept=".json,application/json" onchange={picked} />
        </>
    }
}

/// What the comparison is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FilesProps {
    /// The store.
    pub store: StoreHandle,
    /// The other file.
    pub against: Against,
}

/// The comparison.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let FilesProps { store, against } = props;
    let language = store.preferences.language;
    let (all_figures, all_norms) = (use_kept("compare: all figures", || false), use_kept("compare: all norms", || false));
    let go = use_go(store);
    let document = store.open.as_ref().map(|open| Same::new(&open.document));
    let told = {
        let open = store.open.clone();
        use_memo((document, against.clone(), language), move |(_, against, language)| {
            open.as_ref().map(|open| told(*language, open, &against.set))
        })
    };
    let id = store.open.as_ref().and_then(|open| open.scenario(store.view.scenario)).map(|one| one.id.to_string());
    let Working { done, behind, bar } = use_sliced(Some((against.clone(), id)), |(against, id), _, mut slices| async move {
        Computed::of(&against.set, id.as_deref().unwrap_or_default(), &mut slices).await
    });
    // What led here may be gone.
    use_effect_with((), |()| dom::focus_if_lost(".compare__headline"));
    let computed = done.as_ref().filter(|_| !behind).map(|done| done.what.as_ref());
    let (Some(open), Some(told)) = (&store.open, &*told) else { return Html::default() };
    let leave = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::Against(None));
            dom::focus_soon("answer");
        })
    };
    // What came with a link is still to be decided on.
    let take = store.arrival.clone().map(|arrival| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::Arrival(ArrivalMsg::Taken));
            address::arrived(&store.dispatcher(), &arrival.open);
        })
    });
    let title = language.name(&against.title);
    html! {
        <div class="compare">
            <AreaPath store={store.clone()} />
            <h1 class="compare__headline" id="compare-headline" tabindex="-1">{ said::headline(language, &titled(language, open.set()), title) }</h1>
            <p class="compare__lead">{ &told.lead }{ language.pick("", " ") }{ language.say(said::NOTHING_CHANGES) }</p>
            <p class="compare__choice compare__leave">
                if let Some(onclick) = take {
                    <button type="button" class="button button--main" {onclick}>{ language.say(share::OPEN_IT) }</button>
                }
                <button type="button" class="button" onclick={leave}>{ language.say(said::LEAVE) }</button>
                <Another store={store.clone()} />
            </p>
            if !told.apart.is_empty() {
                <section class="compare__plate">
                    <h2 class="heading">{ language.say(said::APART) }</h2>
                    { for told.apart.iter().map(|one| html! { <p>{ one }</p> }) }
                </section>
            }
            { match computed {
                Some(computed) => gaps_part(store, open, against, computed),
                None => html! { <WorkingBar {language} {bar} words={BAR} /> },
            } }
            { figures_part(language, told, &all_figures, &go) }
            { norms_part(language, told, &all_norms) }
            if !told.scenarios.is_empty() {
                <section class="compare__plate">
                    <h2 class="heading">{ language.say(said::SCENARIOS) }</h2>
                    { for told.scenarios.iter().map(|part| scenario(language, part)) }
                </section>
            }
        </div>
    }
}

/// How the gaps of the area and the year in view differ.
fn gaps_part(store: &StoreHandle, open: &Open, against: &Against, computed: Option<&Computed>) -> Html {
    let language = store.preferences.language;
    let (area, year) = (store.view.area, store.view.year);
    let Some(outlook) = open.outlook(store.view.scenario) else { return Html::default() };
    let rows = computed.map(|there| gaps(language, (&open.model, outlook), there, area, year));
    let rows = match rows.flatten() {
        Some(rows) if rows.is_empty() => Err(said::SAME_GAPS),
        Some(rows) => Ok(rows),
        None => Err(said::NOT_THERE),
    };
    let place = open.model.areas().get(area).map_or("", |area| language.name(&area.name));
    let here = open.scenario(store.view.scenario).map_or("", |one| language.name(&one.name));
    let there = computed.and_then(|there| against.set.scenarios.get(there.scenario)).map_or("", |one| language.name(&one.name));
    html! {
        <section class="compare__plate">
            <h2 class="heading">{ language.say(said::GAPS) }</h2>
            { match rows {
                Err(word) => html! { <p>{ language.say(word) }</p> },
                Ok(rows) => html! {
                    <>
                        <p class="compare__note">{ said::gaps_of(language, place, year, [here, there]) }</p>
                        <table class="compare__inputs">
                            { head(language, &[words::NORM], Some(change_head(language))) }
                            <tbody>{ for rows.iter().map(|row| gap(store, row)) }</tbody>
                        </table>
                        <SaveMenu title={language.say(said::GAPS)} beside=true />
                    </>
                },
            } }
        </section>
    }
}

fn gap(store: &StoreHandle, row: &GapRow) -> Html {
    let ([here, there], [left_out, left_out_there]) = (row.gaps.each_ref().map(|gap| unbroken(gap)), &row.left_out);
    let (cell, label) = (Cell { norm: row.norm, area: store.view.area }, format!("{} {here}", row.name));
    let class = match row.sense {
        Sense::Worse => Some("is-short"),
        Sense::Better => Some("is-met"),
        Sense::Neither => None,
    };
    html! {
        <tr>
            <th scope="row">{ &row.name }</th>
            { sides(html! { <><Ask store={store.clone()} {cell} text={here} {label} />{ left_out }</> }, &(there + left_out_there)) }
            <td class={classes!("table__num", class)}>{ &row.change }</td>
        </tr>
    }
}

fn figures_part(language: Language, told: &Told, all: &Kept<bool>, go: &Callback<Subject>) -> Html {
    if told.figures.is_empty() {
        return Html::default();
    }
    let shown = &told.figures[..shown(told.figures.len(), **all)];
    // The figure of the open file leads to where it stands.
    let here = |row: &FigureRow| {
        let (go, subject) = (go.clone(), row.subject.clone());
        let onclick = Callback::from(move |_: MouseEvent| go.emit(subject.clone()));
        let [value, _] = &row.values;
        let label = format!("{} {} {} {value}", row.area, row.figure, row.year);
        html! { <button type="button" class="ask" {onclick} aria-label={label}>{ value }</button> }
    };
    html! {
        <section class="compare__plate">
            { plate_head(language, said::FIGURES, told.figures.len(), all) }
            <table class="compare__inputs">
                { head(language, &[words::AREA, said::FIGURE, said::YEAR_OF], None) }
                <tbody>
                    { for shown.iter().map(|row| html! {
                        <tr><th scope="row">{ &row.area }</th><td>{ &row.figure }</td><td class="compare__year">{ row.year }</td>{ sides(here(row), &row.values[1]) }</tr>
                    }) }
                </tbody>
            </table>
            <SaveMenu title={language.say(said::FIGURES)} beside=true />
        </section>
    }
}

fn norms_part(language: Language, told: &Told, all: &Kept<bool>) -> Html {
    if told.norms.is_empty() {
        return Html::default();
    }
    html! {
        <section class="compare__plate">
            { plate_head(language, said::NORMS, told.norms.len(), all) }
            <ul>
                { for told.norms[..shown(told.norms.len(), **all)].iter().map(|(name, sentences)| html! {
                    <li class="compare__norm-differs"><strong>{ name }</strong>{ " " }{ sentences.join(language.pick("", " ")) }</li>
                }) }
            </ul>
        </section>
    }
}

fn scenario(language: Language, part: &ScenarioPart) -> Html {
    let row = |row: &InputRow| {
        html! {
            <tr>
                <th scope="row">
                    if let Some(area) = &row.area { <span class="compare__area">{ area }{ " · " }</span> }
                    { &row.name }
                    if !row.unit.is_empty() { <span class="compare__unit">{ &row.unit }</span> }
                    { for row.reasons.iter().map(|reason| html! { <span class="compare__reason">{ reason }</span> }) }
                </th>
                { sides(html! { &row.before }, &row.after) }
            </tr>
        }
    };
    html! {
        <table class="compare__inputs">
            <caption class="compare__scenario-name">{ said::scenario(language, &part.name) }</caption>
            { head(language, &[compare::INPUT], None) }
            <tbody>{ for part.inputs.iter().map(row) }</tbody>
        </table>
    }
}

/// So many rows of all are shown.
fn shown(count: usize, all: bool) -> usize {
    if all { count } else { count.min(FEW) }
}

/// The head of a part, with a way to all of its rows.
fn plate_head(language: Language, word: Word, count: usize, all: &Kept<bool>) -> Html {
    let toggle = all.turned();
    html! {
        <header class="compare__plate-head">
            <h2 class="heading">{ language.say(word) }</h2>
            if count > FEW {
                <span class="compare__more">
                    { first_of(language, shown(count, **all), count) }{ " " }
                    <button type="button" class="link" aria-expanded={all.to_string()} onclick={toggle}>
                        { language.say(if **all { words::SHOW_FEWER } else { words::SHOW_ALL }) }
                    </button>
                </span>
            }
        </header>
    }
}

/// The head of a table: what its rows are, then the two files, then what else there is.
fn head(language: Language, first: &[Word], last: Option<&'static str>) -> Html {
    html! {
        <thead>
            <tr>
                { for first.iter().map(|word| html! { <th scope="col">{ language.say(*word) }</th> }) }
                { for heads(language).into_iter().map(|name| html! { <th scope="col" class="table__num compare__side">{ name }</th> }) }
                { for last.map(|name| html! { <th scope="col" class="table__num">{ name }</th> }) }
            </tr>
        </thead>
    }
}

/// What stands in the open file, and in the other.
fn sides(here: Html, there: &str) -> Html {
    html! { <><td class="table__num">{ here }</td><td class="table__num"><strong>{ there }</strong></td></> }
}
