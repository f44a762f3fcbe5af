//! The briefs: a page for each area, in place of the screens while they are read and printed.

use std::cell::Cell;
use std::rc::Rc;

use permille_exchange::office::deck::brief::{MOST, Scope, areas, compose, scopes};
use permille_exchange::office::deck::report::Report as Told;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::{mark, sections};
use crate::components::area_path::AreaPath;
use crate::components::kept::use_kept;
use crate::components::marking::Marking;
use crate::components::same::Same;
use crate::components::screen_help::HelpButton;
use crate::components::select;
use crate::dom;
use crate::store::{Msg, StoreHandle};
use crate::tasks::deck::Written;
use crate::tasks::pace::Pace;
use crate::tasks::work::WorkerHandle;
use crate::tasks::{briefs as writing, chat};
use crate::text::{Language, Say, briefs, report, share, words};
use crate::views::deck::seen;

/// What the briefs are told.
#[derive(Clone, PartialEq, Properties)]
pub struct BriefsProps {
    /// The store.
    pub store: StoreHandle,
}

/// How far the briefs on the page are.
#[derive(Clone, PartialEq)]
enum Made {
    /// So many of all.
    Making(usize),
    /// All of them.
    All(Rc<Vec<Told>>),
}

/// The briefs of the area in view, or of all areas of a level below it.
#[component]
pub fn Briefs(props: &BriefsProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let chosen = use_kept("briefs: of", || Scope::One);
    let made = use_state(|| Made::Making(0));
    let making = use_state_eq(|| None::<u8>);
    let running = use_mut_ref(|| None::<WorkerHandle>);
    let (view, open) = (&store.view, store.open.as_ref());
    let offered = open.map_or_else(Vec::new, |open| scopes(&open.model, view.area));
    // Another area may have no such level below it, or too many.
    let fits = |(scope, count): &&(Scope, usize)| *scope == *chosen && *count <= MOST;
    let scope = offered.iter().find(fits).map_or(Scope::One, |(scope, _)| *scope);
    let shown = open.map_or_else(Vec::new, |open| areas(&open.model, view.area, scope));
    let all = shown.len();
    {
        let (store, made) = (store.clone(), made.clone());
        let outlook = open.and_then(|open| open.outlook(view.scenario)).map(Same::new);
        let of = (open.map(|open| Same::new(&open.document)), outlook, view.scenario, view.year, language, shown.clone());
        use_effect_with(of, move |(.., shown)| {
            let alive = Rc::new(Cell::new(true));
            spawn_local(told(store, shown.clone(), made, Rc::clone(&alive)));
            move || alive.set(false)
        });
    }
    let print = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            if chat::takes_files(&store) {
                dom::print();
            }
        })
    };
    let docx = {
        let (store, making, running) = (store.clone(), making.clone(), Rc::clone(&running));
        Callback::from(move |_: MouseEvent| {
            let heard = making.clone();
            let hear = Callback::from(move |so_far: Written| {
                heard.set(if let Written::Percent(percent) = so_far { Some(percent) } else { None });
            });
            let begun = writing::write(&store, &shown, hear);
            making.set(begun.is_some().then_some(0));
            *running.borrow_mut() = begun;
        })
    };
    let stop = {
        let making = making.clone();
        Callback::from(move |_: MouseEvent| {
            running.borrow_mut().take();
            making.set(None);
        })
    };
    let close = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::OnPaper(None)))
    };
    let choose = {
        let offered: Vec<Scope> = offered.iter().map(|(scope, _)| *scope).collect();
        Callback::from(move |event: Event| {
            let place = select::parsed::<usize>(&event);
            place.and_then(|place| offered.get(place)).into_iter().for_each(|scope| chosen.set(*scope));
        })
    };
    let ready = matches!(*made, Made::All(_));
    html! {
        <div class="report-page">
            <header class="report-bar">
                <AreaPath store={store.clone()} />
                <label class="report-bar__of">
                    <span>{ language.say(briefs::OF) }</span>
                    <select class="field" onchange={choose}>{ options(store, &offered, scope) }</select>
                </label>
                <button type="button" class="button button--main" onclick={print} disabled={!ready}>{ language.say(report::PRINT) }</button>
                <button type="button" class="button" onclick={making.is_none().then_some(docx)}
                    aria-disabled={making.map(|_| "true")}>
                    { language.say(if all > 1 { briefs::ARCHIVE } else { report::DOCX }) }
                </button>
                <button type="button" class="button" onclick={close}>{ language.say(words::CLOSE) }</button>
                <Marking store={store.clone()} />
                <HelpButton store={store.clone()} />
                if let Some(percent) = *making {
                    <div class="share__busy" role="status">
                        <span>{ language.say(share::MAKING) }</span>
                        <progress max="100" value={percent.to_string()} aria-label={language.say(share::MAKING)} />
                        <button type="button" class="button" onclick={stop}>{ language.say(share::STOP) }</button>
                    </div>
                }
                <p>{ language.say(briefs::HINT) }</p>
            </header>
            <main class="briefs" id="answer" tabindex="-1">
                <h1 class="briefs__title">{ language.say(briefs::BRIEFS) }</h1>
                { match &*made {
                    Made::Making(done) => html! { <p role="status">{ briefs::making(language, *done, all) }</p> },
                    Made::All(told) => html! { <>{ for told.iter().enumerate().map(|(place, told)| brief(language, place, told)) }</> },
                } }
            </main>
        </div>
    }
}

/// Tells the briefs of these areas, a slice at a time, for as long as somebody waits for them.
async fn told(store: StoreHandle, areas: Vec<usize>, made: UseStateHandle<Made>, alive: Rc<Cell<bool>>) {
    let Some(open) = &store.open else { return };
    let seen = seen(store.preferences.language, open, store.view.scenario, dom::today());
    let (mut pace, mut told) = (Pace::default(), Vec::with_capacity(areas.len()));
    made.set(Made::Making(0));
    for area in areas {
        told.extend(compose(&seen, area, store.view.year));
        if pace.is_due() {
            made.set(Made::Making(told.len()));
            pace.rest().await;
            if !alive.get() {
                return;
            }
        }
    }
    made.set(Made::All(Rc::new(told)));
}

/// Of which areas there can be briefs.
fn options(store: &StoreHandle, offered: &[(Scope, usize)], chosen: Scope) -> Html {
    let language = store.preferences.language;
    let areas = store.open.as_ref().map_or(&[][..], |open| open.model.areas());
    let said = |scope: Scope, count: usize| match scope {
        Scope::One => briefs::alone(language, areas.get(store.view.area).map_or("", |area| language.name(&area.name))),
        Scope::Level(level) => briefs::all_of(language, level, count),
    };
    let option = |(place, &(scope, count)): (usize, &(Scope, usize))| {
        let (said, too_many) = (said(scope, count), count > MOST);
        let said = if too_many { briefs::too_many(language, &said, MOST) } else { said };
        html! { <option value={place.to_string()} selected={scope == chosen} disabled={too_many}>{ said }</option> }
    };
    html! { <>{ for offered.iter().enumerate().map(option) }</> }
}

/// One brief, on a page of its own.
fn brief(language: Language, place: usize, told: &Told) -> Html {
    let heading = format!("brief-{place}");
    html! {
        <article class="report brief" aria-labelledby={heading.clone()}>
            { mark(told) }
            <header class="report__head">
                <h2 class="brief__title" id={heading}>{ &told.title }</h2>
                <p class="report__about">{ &told.about }</p>
                <p>{ &told.description }</p>
            </header>
            { sections(language, told) }
        </article>
    }
}
