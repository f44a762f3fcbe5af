//! The root component: the store, the frame, and nothing else.

use std::rc::Rc;

use yew::prelude::*;

use crate::components::actions::ActionsDialog;
use crate::components::drawer::Drawer;
use crate::components::drop_zone::DropZone;
use crate::components::levers::LeverPanel;
use crate::components::masthead::Masthead;
use crate::components::notice::NoticeBar;
use crate::components::save_menu::Origin;
use crate::components::scenario_bar::ScenarioBar;
use crate::components::share;
use crate::screens;
use crate::store::{Msg, Screen, Store, StoreHandle};
use crate::tasks;
use crate::text::{Language, Say, save_menu, words};

/// The whole page.
#[component]
pub fn App() -> Html {
    let store = use_reducer(|| Store::new(tasks::preferences::load()));
    {
        let store = store.clone();
        use_effect_with((), move |()| tasks::start::start(&store));
    }
    {
        let preferences = store.preferences;
        use_effect_with(preferences, |preferences| tasks::preferences::apply(*preferences));
    }
    {
        // Only a real change of the file, or its having been saved, is worth a write.
        let document = store.open.as_ref().map(|open| (Rc::as_ptr(&open.document) as usize, open.unsaved));
        let store = store.clone();
        use_effect_with(document, move |_| tasks::autosave::keep_soon(&store));
    }
    use_effect_with((), |()| tasks::autosave::write_on_leaving());
    {
        let dispatch = store.dispatcher();
        use_effect_with((), move |()| tasks::link::follow(dispatch));
    }
    {
        let (dispatch, going) = (store.dispatcher(), store.draws.going().cloned());
        use_effect_with(going.as_ref().map(|run| run.number), move |_| tasks::draw::follow(&dispatch, going.as_deref()));
    }
    {
        // One listener for the life of the page, which always finds the store as it stands.
        let latest = use_mut_ref(|| store.clone());
        *latest.borrow_mut() = store.clone();
        use_effect_with((), move |()| tasks::shortcuts::listen(latest));
    }
    view(&store)
}

/// The page as it stands.
fn view(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let Some(open) = &store.open else {
        return html! {
            <div class="app">
                <Masthead store={store.clone()} />
                <NoticeBar store={store.clone()} />
                <main class="start"><p>{ language.say(words::LOADING) }</p></main>
            </div>
        };
    };
    if store.view.report {
        return html! {
            <div class="app" lang={html_language(language)}>
                <NoticeBar store={store.clone()} />
                <screens::report::Report store={store.clone()} />
            </div>
        };
    }
    let screen = match store.view.screen {
        Screen::Overview => html! { <screens::overview::Overview store={store.clone()} /> },
        Screen::Areas => html! { <screens::areas::Areas store={store.clone()} /> },
        Screen::Norms => html! { <screens::norms::Norms store={store.clone()} /> },
        Screen::Data => html! { <screens::data::Data store={store.clone()} /> },
        Screen::Compare => html! { <screens::compare::Compare store={store.clone()} /> },
        Screen::Allocate => html! { <screens::allocate::Allocate store={store.clone()} /> },
        Screen::Questions => html! { <screens::questions::Questions store={store.clone()} /> },
        Screen::Risk => html! { <screens::risk::Risk store={store.clone()} /> },
        Screen::Present => html! { <screens::present::Present store={store.clone()} /> },
    };
    // The drawer has a column of its own only where a number is being explained, or there is room for the hint.
    let columns = classes!("columns", store.view.explained.map(|_| "columns--drawer"));
    let skip = store.clone();
    html! {
        <ContextProvider<Origin> context={origin(store, open)}>
        <div class="app" lang={html_language(language)}>
            <a class="skip" href="#answer" onclick={Callback::from(move |_: MouseEvent| skip.dispatch(Msg::ShowLevers(false)))}>
                { language.say(words::SKIP) }
            </a>
            <Masthead store={store.clone()} />
            <ScenarioBar store={store.clone()} />
            <NoticeBar store={store.clone()} />
            <div class={columns}>
                <aside class={classes!("side", "side--levers", store.view.levers_shown.then_some("is-shown"))}
                    id="levers" aria-label={language.say(words::LEVERS)}>
                    <LeverPanel store={store.clone()} />
                </aside>
                <main class="answer" id="answer" tabindex="-1" role="tabpanel"
                    aria-label={language.say(words::screen(store.view.screen))} key={open_key(open)}>
                    { screen }
                </main>
                if let Some(cell) = store.view.explained {
                    <aside class="side side--drawer" aria-label={language.say(words::EXPLANATION)}>
                        <Drawer store={store.clone()} {cell} />
                    </aside>
                }
            </div>
            <DropZone store={store.clone()} />
            <screens::data::import::ImportDesk store={store.clone()} />
            if let Some(view) = store.view.actions {
                <ActionsDialog store={store.clone()} {view} />
            }
            if let Some(arrival) = &store.arrival {
                { share::arrival::view(store, arrival) }
            }
            if let Some(desk) = &store.merging {
                <screens::data::merge::MergeDesk store={store.clone()} desk={desk.clone()} />
            }
        </div>
        </ContextProvider<Origin>>
    }
}

/// What pictures say of where they come from.
fn origin(store: &StoreHandle, open: &crate::store::Open) -> Origin {
    let language = store.preferences.language;
    let scenario = open.scenario(store.view.scenario).map_or("", |scenario| language.name(&scenario.name));
    let plans: Vec<String> = open
        .set()
        .plans
        .iter()
        .map(|plan| plan.number.clone().unwrap_or_else(|| language.name(&plan.title).to_owned()))
        .collect();
    let source = save_menu::source(language, language.name(&open.set().title), scenario, store.view.year, &plans);
    Origin { language, source }
}

/// The language as the page declares it.
pub(crate) const fn html_language(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh-CN",
        Language::En => "en",
    }
}

/// What tells one open file from another, so that screens start afresh.
fn open_key(open: &crate::store::Open) -> String {
    format!("{} {}", open.set().title.zh, open.model.areas().len())
}
