//! Two files side by side: a file from a disk, from Recent or from a link, held against the open one, which does not change by it.

use std::rc::Rc;

use permille_engine::compare::files::Baselines;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::view::files::{
    Computed, FIGURE_COLUMNS, FigureRow, GapRow, ScenarioPart, Told, change_head, figure, figures_table, gaps, heads, told,
};
use super::view::rows::InputRow;
use crate::charts::Sense;
use crate::components::area_path::AreaPath;
use crate::components::ask::Ask;
use crate::components::kept::{Kept, use_kept};
use crate::components::pages::Pages;
use crate::components::pieces::unbroken;
use crate::components::printing::use_printing;
use crate::components::review::go::use_go;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::components::sliced::{BarWords, Working, WorkingBar, use_sliced};
use crate::dom;
use crate::store::{ArrivalMsg, Cell, ComparedFile, Msg, Open, StoreHandle};
use crate::tasks::{address, compare_file};
use crate::text::areas::first_of;
use crate::text::compare::files as said;
use crate::text::{Language, Say, Word, compare, pages as of_pages, share, titled, words};

/// How many rows of a table are shown before the reader asks for all.
const FEW: usize = 30;
/// So many of all figures are on a page.
const ON_A_PAGE: usize = 100;
/// What is said while the two files are held against each other.
const COMPARING: BarWords = BarWords { doing: said::COMPARING, stopped: said::NOT_COMPARED, again: said::AGAIN };
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
                compare_file::hold(&store, file);
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
    pub against: ComparedFile,
}

/// The comparison.
#[component]
pub fn Files(props: &FilesProps) -> Html {
    let FilesProps { store, against } = props;
    let language = store.preferences.language;
    let all_norms = use_kept("compare: all norms", || false);
    let document = store.open.as_ref().map(|open| Same::new(&open.document));
    let compared =
        use_sliced(document.map(|document| (document, against.clone())), |(document, against), _, mut slices| async move {
            Baselines::between(&document.set.baseline, &against.set.baseline, &mut slices).await.map(Rc::new)
        });
    let baselines = compared.done.as_ref().filter(|_| !compared.behind).map(|done| Rc::clone(&done.what));
    let told = {
        let (open, key) = (store.open.clone(), baselines.as_ref().map(Same::new));
        use_memo((key, language), move |(baselines, language)| {
            open.zip(baselines.as_ref()).map(|(open, baselines)| told(*language, &open, &against.set, baselines))
        })
    };
    let id = store.open.as_ref().and_then(|open| open.scenario(store.view.scenario)).map(|one| one.id.to_string());
    let Working { done, behind, bar } = use_sliced(Some((against.clone(), id)), |(against, id), _, mut slices| async move {
        Computed::of(&against.set, id.as_deref().unwrap_or_default(), &mut slices).await
    });
    // What led here may be gone.
    use_effect_with((), |()| dom::focus_if_lost(".compare__headline"));
    let computed = done.as_ref().filter(|_| !behind).map(|done| done.what.as_ref());
    let turned = use_kept("compare: pages of scenarios", Vec::new);
    let printing = use_printing();
    let Some(open) = &store.open else { return Html::default() };
    let leave = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            store.dispatch(Msg::ComparedFile(None));
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
            <p class="compare__lead">
                if let Some(told) = &*told { { &told.lead }{ language.pick("", " ") } }
                { language.say(said::NOTHING_CHANGES) }
            </p>
            <p class="compare__choice compare__leave">
                if let Some(onclick) = take {
                    <button type="button" class="button button--main" {onclick}>{ language.say(share::OPEN_IT) }</button>
                }
                <button type="button" class="button" onclick={leave}>{ language.say(said::LEAVE) }</button>
                <Another store={store.clone()} />
            </p>
            <WorkingBar {language} bar={compared.bar} words={COMPARING} />
            if let Some(told) = &*told {
                if !told.apart.is_empty() {
                    <section class="compare__plate">
                        <h2 class="heading">{ language.say(said::APART) }</h2>
                        { for told.apart.iter().map(|one| html! { <p>{ one }</p> }) }
                    </section>
                }
            }
            { match computed {
                Some(computed) => gaps_part(store, open, against, computed),
                None => html! { <WorkingBar {language} {bar} words={BAR} /> },
            } }
            if let Some((told, baselines)) = (*told).as_ref().zip(baselines) {
                if !baselines.figures.is_empty() {
                    <FiguresPart store={store.clone()} open={open.clone()} found={Same::new(&baselines)} />
                }
                { norms_part(language, told, &all_norms) }
                if !told.scenarios.is_empty() {
                    <section class="compare__plate">
                        <h2 class="heading">{ language.say(said::SCENARIOS) }</h2>
                        { for told.scenarios.iter().enumerate().map(|(place, part)| scenario(language, part, place, &turned, printing)) }
                    </section>
                }
            }
        </div>
    }
}

/// How the gaps of the area and the year in view differ.
fn gaps_part(store: &StoreHandle, open: &Open, against: &ComparedFile, computed: Option<&Computed>) -> Html {
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

/// What the part of the figures is told.
#[derive(Clone, PartialEq, Properties)]
struct FiguresPartProps {
    store: StoreHandle,
    open: Open,
    found: Same<Baselines>,
}

/// The figures that differ: the first of them, or all, a page at a time.
#[component]
fn FiguresPart(props: &FiguresPartProps) -> Html {
    let FiguresPartProps { store, open, found } = props;
    let language = store.preferences.language;
    let (all, page) = (use_kept("compare: all figures", || false), use_kept("compare: page of figures", || 0));
    let (go, printing) = (use_go(store), use_printing());
    let count = found.figures.len();
    let on_a_page = match (*all, printing) {
        (false, _) => FEW,
        (true, false) => ON_A_PAGE,
        (true, true) => count,
    };
    let pages = Pages::of(shown(count, *all), on_a_page, *page);
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    // What is not on the page as a whole is made for whoever keeps it.
    let made = (*all && count > ON_A_PAGE).then(|| {
        let (open, found) = (open.clone(), found.clone());
        Callback::from(move |()| figures_table(language, &open, &found.figures))
    });
    // The figure of the open file leads to where it stands.
    let here = |row: &FigureRow| {
        let (go, subject) = (go.clone(), row.subject.clone());
        let onclick = Callback::from(move |_: MouseEvent| go.emit(subject.clone()));
        let [value, _] = &row.values;
        let label = format!("{} {} {} {value}", row.area, row.figure, row.year);
        html! { <button type="button" class="ask" {onclick} aria-label={label}>{ value }</button> }
    };
    let row = |(place, row): (usize, FigureRow)| {
        html! {
            <tr key={place}>
                <th scope="row">{ &row.area }</th><td>{ &row.figure }</td><td class="compare__year">{ row.year }</td>{ sides(here(&row), &row.values[1]) }
            </tr>
        }
    };
    html! {
        <section class="compare__plate">
            { plate_head(language, said::FIGURES, count, &all) }
            <table class="compare__inputs">
                { head(language, &FIGURE_COLUMNS, None) }
                <tbody>{ for found.figures[pages.range()].iter().map(|one| figure(language, open, one)).enumerate().map(row) }</tbody>
            </table>
            <SaveMenu title={language.say(said::FIGURES)} {made} beside=true />
            { pages.turning(language, language.say(of_pages::FIGURES), &turned) }
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

/// What differs in a scenario, a page at a time; `kept` has the pages of all scenarios, by their places.
fn scenario(language: Language, part: &ScenarioPart, place: usize, kept: &Kept<Vec<usize>>, printing: bool) -> Html {
    let count = part.inputs.len();
    let pages = Pages::of(count, if printing { count.max(1) } else { ON_A_PAGE }, kept.get(place).copied().unwrap_or_default());
    let turned = {
        let kept = kept.clone();
        Callback::from(move |to| {
            let mut turned = (*kept).clone();
            turned.resize(turned.len().max(place + 1), 0);
            turned[place] = to;
            kept.set(turned);
        })
    };
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
        <section>
            <table class="compare__inputs">
                <caption class="compare__scenario-name">{ said::scenario(language, &part.name) }</caption>
                { head(language, &[compare::INPUT], None) }
                <tbody>{ for part.inputs[pages.range()].iter().map(row) }</tbody>
            </table>
            { pages.turning(language, language.say(of_pages::CHANGES), &turned) }
        </section>
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
