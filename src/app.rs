//! The root component: the store, the frame, and nothing else.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::components::drop_zone::DropZone;
use crate::components::kept::{KeptValues, use_page_scrolled};
use crate::components::later::{Later, use_later};
use crate::components::lever_panel::LeverPanel;
use crate::components::masthead::Masthead;
use crate::components::notice::NoticeBar;
use crate::components::save_menu::Origin;
use crate::components::scenario_bar::ScenarioBar;
use crate::components::soon::Soon;
use crate::components::welcome::welcome;
use crate::dom;
use crate::screens::overview::Overview;
use crate::store::{Cell, Msg, Open, Screen, Store, StoreHandle};
use crate::tasks;
use crate::text::{Language, Say, actions, document, handbook, html_language, import, save_menu, titled, words};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store { welcome: tasks::start::welcomes(), ..Store::new(tasks::preferences::load()) });
    let later = use_later();
    // What only the later part can open is waited for; else that comes when the page has drawn what there is.
    let waits = use_state_eq(|| !tasks::start::begins_with_first());
    {
        let (store, later, waits) = (store.clone(), later.clone(), waits.clone());
        use_effect_with((), move |()| {
            if *waits {
                return later.ask();
            }
            spawn_local(async move {
                if tasks::start::open_first(&store).await {
                    later.ask_when_idle();
                } else {
                    waits.set(true);
                    later.ask();
                }
            });
        });
    }
    {
        let (store, deferred) = (store.clone(), later.here());
        use_effect_with(deferred.is_some(), move |_| {
            if let Some(deferred) = deferred {
                (deferred.resume)(&store);
            }
        });
    }
    {
        let (dispatch, deferred) = (store.dispatcher(), later.here());
        use_effect_with(deferred.is_some(), move |_| {
            let listening = deferred.map(|deferred| (deferred.listen)(dispatch));
            move || listening.into_iter().for_each(|end| end())
        });
    }
    {
        let preferences = store.preferences;
        use_effect_with(preferences, |preferences| tasks::preferences::apply(*preferences));
    }
    {
        // Only another file, a change of it, or its having been saved, is worth a write.
        let told = |open: &Open| {
            (Rc::as_ptr(&open.document) as usize, open.unsaved, open.saved_as.clone(), open.place.clone(), open.hold)
        };
        let files = (store.open.as_ref().map(told), store.aside.as_ref().map(told));
        let (store, deferred) = (store.clone(), later.here());
        use_effect_with((files, deferred.is_some()), move |_| {
            tasks::tab::see(&store);
            tasks::early::keep(&store);
            if let Some(deferred) = deferred {
                (deferred.autosave)(&store);
            }
        });
    }
    {
        let (store, deferred) = (store.clone(), later.here());
        let document = store.open.as_ref().map(|open| Rc::as_ptr(&open.document) as usize);
        use_effect_with((store.view.clone(), document, store.preferences.language, deferred.is_some()), move |_| {
            if let Some(deferred) = deferred {
                (deferred.follow_address)(&store);
            }
        });
    }
    {
        let (dispatch, going, deferred) = (store.dispatcher(), store.draws.going().cloned(), later.here());
        use_effect_with(going.as_ref().map(|run| run.number), move |_| {
            // Before it is here nothing can be drawn.
            if let Some(deferred) = deferred {
                (deferred.draw)(&dispatch, going.as_deref());
            }
        });
    }
    {
        let (dispatch, deferred) = (store.dispatcher(), later.here());
        let behind = store.open.as_ref().and_then(|open| open.outlook_behind(store.view.scenario)).cloned();
        use_effect_with((behind, deferred.is_some()), move |(behind, _)| {
            // Files so large come with it.
            if let (Some(deferred), Some(behind)) = (deferred, behind) {
                (deferred.catch_up)(&dispatch, behind);
            }
        });
    }
    {
        let deferred = later.here();
        use_effect_with(store.reading.as_ref().map(|reading| reading.number), move |shown| {
            // Nothing is read before it is here.
            if let Some(deferred) = deferred {
                (deferred.follow_reading)(*shown);
            }
        });
    }
    {
        // One listener for the life of the page, which always finds the store as it stands.
        let latest = use_mut_ref(|| store.clone());
        *latest.borrow_mut() = store.clone();
        use_effect_with((), move |()| tasks::shortcuts::listen(latest));
    }
    {
        // What leads to a paper is not on it, nor the other way round.
        let before = use_mut_ref(|| store.view.on_paper);
        use_effect_with(store.view.on_paper, move |now| {
            if before.replace(*now) != *now {
                dom::focus_if_lost("main");
            }
        });
    }
    // Another file is looked at afresh.
    let kept_values = use_memo(store.opened, |_| KeptValues::default());
    let screen = (store.open.is_some() && store.view.on_paper.is_none()).then(|| store.view.screen.word().en);
    use_page_scrolled(&kept_values, screen);
    html! {
        <ContextProvider<Later> context={later.clone()}>
            <ContextProvider<KeptValues> context={(*kept_values).clone()}>{ view(&store, &later, *waits) }</ContextProvider<KeptValues>>
        </ContextProvider<Later>>
    }
}

/// The page as it stands.
fn view(store: &StoreHandle, later: &Later, waits: bool) -> Html {
    let language = store.preferences.language;
    let open = store.open.as_ref();
    if open.is_some() && store.view.on_paper.is_some() {
        return html! {
            <div class="app" lang={html_language(language)}>
                <div class="notices">
                    { bars(store, later) }
                    <NoticeBar store={store.clone()} />
                </div>
                { later.or_waiting(language, |deferred| (deferred.on_paper)(store)) }
                { dialogs(store, later) }
            </div>
        };
    }
    let skip = store.clone();
    // One frame, whether a file is open or on its way: a dialog that was opened meanwhile stays when it comes.
    html! {
        <ContextProvider<Origin> context={origin(store)}>
        <div class="app" lang={html_language(language)}>
            if open.is_some() {
                <a class="skip" href="#answer" onclick={Callback::from(move |_: MouseEvent| skip.dispatch(Msg::ShowLevers(false)))}>
                    { language.say(words::SKIP) }
                </a>
            }
            <Masthead store={store.clone()} />
            if open.is_some() { <ScenarioBar store={store.clone()} /> }
            // An element of their own: what comes into it later needs to know nothing of what stands after it.
            <div class="notices">
                { bars(store, later) }
                <NoticeBar store={store.clone()} />
            </div>
            <div class="begin">
                if open.is_some() && store.welcome && store.view.screen == Screen::Overview { { welcome(store) } }
            </div>
            if open.is_some() {
                { columns(store, later) }
            } else {
                <main class="start">{ coming(language, later, waits) }</main>
            }
            if open.is_some() {
                <DropZone store={store.clone()} />
                { dialogs(store, later) }
            }
        </div>
        </ContextProvider<Origin>>
    }
}

/// That a file is on its way.
fn coming(language: Language, later: &Later, waits: bool) -> Html {
    let line = || html! { <p>{ language.say(words::LOADING) }</p> };
    if waits { later.or_waiting(language, |_| line()) } else { line() }
}

/// The levers, the screen in view, and how a number came about.
fn columns(store: &StoreHandle, later: &Later) -> Html {
    let language = store.preferences.language;
    let screen = match store.view.screen {
        Screen::Overview => html! { <Overview store={store.clone()} /> },
        _ => later.or_waiting(language, |deferred| (deferred.screen)(store)),
    };
    // The drawer has a column of its own only where a number is being explained, or there is room for the hint.
    let columns = classes!("columns", store.view.explained.map(|_| "columns--drawer"));
    html! {
        <div class={columns}>
            <aside class={classes!("side", "side--levers", store.view.levers_shown.then_some("is-shown"))}
                id="levers" aria-label={language.say(words::LEVERS)}>
                <Soon part="levers"><LeverPanel store={store.clone()} /></Soon>
            </aside>
            <main class="answer" id="answer" tabindex="-1" key={store.opened}>
                <div role="tabpanel" aria-label={language.say(store.view.screen.word())}>{ screen }</div>
            </main>
            if let Some(cell) = store.view.explained {
                <aside class="side side--drawer" aria-label={language.say(words::EXPLANATION)}>
                    { explanation(store, later, cell) }
                </aside>
            }
        </div>
    }
}

/// That a newer version is ready, whose the open file is, and what is being read: only the later part knows of these.
fn bars(store: &StoreHandle, later: &Later) -> Html {
    later.here().map(|deferred| (deferred.bars)(store)).unwrap_or_default()
}

/// The answer to a number; while it is on its way, a drawer that can be closed.
fn explanation(store: &StoreHandle, later: &Later, cell: Cell) -> Html {
    if let Some(deferred) = later.here() {
        return (deferred.explanation)(store, cell);
    }
    let language = store.preferences.language;
    let dispatch = store.dispatcher();
    let close = Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Explain(None)));
    html! {
        <section class="drawer">
            <header class="drawer__head">
                <h2 class="heading">{ language.say(words::EXPLANATION) }</h2>
                <button type="button" class="button button--plain" onclick={close}>{ language.say(words::CLOSE) }</button>
            </header>
            { later.or_waiting(language, |_| Html::default()) }
        </section>
    }
}

/// The dialogs that the store holds open.
fn dialogs(store: &StoreHandle, later: &Later) -> Html {
    let language = store.preferences.language;
    let on = |msg: Msg| {
        let dispatch = store.dispatcher();
        Callback::from(move |()| dispatch.dispatch(msg.clone()))
    };
    // What lies on the merge desk, and a file that came with the address, were put there by the later part.
    let (title, close) = if store.view.actions.is_some() {
        (actions::ACTIONS, on(Msg::Actions(None)))
    } else if store.table.is_some() {
        (import::IMPORT, on(Msg::Table(None)))
    } else if store.document.is_some() {
        (document::TITLE, on(Msg::Document(None)))
    } else if store.view.handbook.is_some() {
        (handbook::HANDBOOK, on(Msg::Handbook(None)))
    } else {
        return later.here().map(|deferred| (deferred.dialogs)(store)).unwrap_or_default();
    };
    later.or_dialog(language, language.say(title), false, &close, |deferred| (deferred.dialogs)(store))
}

/// What pictures say of where they come from.
fn origin(store: &StoreHandle) -> Origin {
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Origin { language, source: String::new(), mark: "" } };
    let scenario = open.scenario(store.view.scenario).map_or("", |scenario| language.name(&scenario.name));
    let plans: Vec<String> = open
        .set()
        .plans
        .iter()
        .map(|plan| plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned()))
        .collect();
    let source = save_menu::source(language, &titled(language, open.set()), scenario, store.view.year, &plans);
    Origin { language, source, mark: open.set().mark.map_or("", |mark| language.say(words::mark(mark))) }
}
