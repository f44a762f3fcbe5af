//! The table of all deferred functions. Only `lib.rs` and `main.rs` name this module: whatever names it pulls every screen into the first download.

use permille_exchange::files::shipped;
use web_sys::File;
use yew::prelude::*;

use crate::components::actions::ActionsDialog;
use crate::components::announcer::Spoken;
use crate::components::changes::ChangesList;
use crate::components::drawer::Drawer;
use crate::components::export_menu;
use crate::components::handbook::HandbookDialog;
use crate::components::history_list;
use crate::components::hold_bar::HoldBar;
use crate::components::keys;
use crate::components::library::Library;
#[cfg(target_arch = "wasm32")]
use crate::components::new_file::Alone;
use crate::components::new_file::{Edition, Site};
use crate::components::newer_bar::NewerBar;
use crate::components::palette::Palette;
use crate::components::reading_bar::ReadingBar;
use crate::components::review::ReviewDialog;
use crate::components::same::Same;
use crate::components::scenario_manager::ScenarioManager;
use crate::components::screen_help;
use crate::components::share;
use crate::components::shorter;
use crate::components::tour::Tour;
use crate::deferred::Deferred;
use crate::screens;
use crate::screens::data::import::find::Finder;
use crate::store::{Cell, Dispatch, FrameDialog, Msg, OnPaper, Screen, StoreHandle};
use crate::tasks;

/// The file that one learns on.
const TUTORIAL: &str = "tutorial";

/// The full table.
static WHOLE: Deferred = TABLE;

/// Everything that a page which stands alone has. Left out of it, for its size, are what reads documents, the handbook, the search through the country,
/// the palette, the tour, the forms for the areas below and who has returned them, the briefs of areas, how good the figures are, and the list of what is
/// reviewed; ticks and comments beside a thing stay.
#[cfg(target_arch = "wasm32")]
static ALONE: Deferred = Deferred {
    on_paper: report_alone,
    quality: None,
    round: None,
    dialogs: dialogs_alone,
    bars: bars_alone,
    dialog: dialog_alone,
    tutorial: tutorial_alone,
    // Nothing is ever behind in it.
    catch_up: |_, _| (),
    ..TABLE
};

const TABLE: Deferred = Deferred {
    resume: tasks::start::resume,
    autosave,
    follow_address: tasks::address::follow,
    listen,
    bars,
    steps: history_list::list,
    screen,
    below_cards: screens::overview::below_cards,
    on_paper,
    quality: Some(quality),
    round: Some(round),
    explanation,
    changes,
    dialogs,
    dialog,
    screen_help: screen_help::panel,
    export_menu: export_menu::items,
    open,
    open_text: tasks::open::open_text,
    follow_reading: tasks::reading::follow,
    tutorial,
    save: tasks::save::save,
    catch_up: tasks::catch_up::catch_up,
    draw: tasks::draw::follow,
};

/// The table with everything in it.
#[must_use]
pub fn whole() -> &'static Deferred {
    &WHOLE
}

/// The table of a page that stands alone.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn alone() -> &'static Deferred {
    &ALONE
}

fn autosave(store: &StoreHandle) {
    tasks::recent::autosave::keep_soon(store);
    tasks::tab::remember(store.open.as_ref());
}

fn listen(dispatch: Dispatch) -> Box<dyn FnOnce()> {
    let (links, kept) = (tasks::link::follow(dispatch.clone()), tasks::recent::listen(dispatch.clone()));
    let (newer, back) = (tasks::offline::follow(dispatch), tasks::address::listen());
    Box::new(move || {
        links();
        kept();
        newer();
        back();
    })
}

fn bars_alone(store: &StoreHandle) -> Html {
    html! {
        <>
            <NewerBar store={store.clone()} />
            <HoldBar store={store.clone()} />
            <ReadingBar store={store.clone()} />
            <Spoken store={store.clone()} />
        </>
    }
}

fn bars(store: &StoreHandle) -> Html {
    html! {
        <>
            { bars_alone(store) }
            if let Some(step) = store.tour { <Tour store={store.clone()} {step} /> }
        </>
    }
}

fn screen(store: &StoreHandle) -> Html {
    let store = store.clone();
    match store.view.screen {
        // It stands at first, and is drawn without the table.
        Screen::Overview => Html::default(),
        Screen::Areas => html! { <screens::areas::Areas {store} /> },
        Screen::Norms => html! { <screens::norms::Norms {store} /> },
        Screen::Data => html! { <screens::data::Data {store} /> },
        Screen::Compare => html! { <screens::compare::Compare {store} /> },
        Screen::Allocate => html! { <screens::allocate::Allocate {store} /> },
        Screen::Questions => html! { <screens::questions::Questions {store} /> },
        Screen::Risk => html! { <screens::risk::Risk {store} /> },
        Screen::Present => html! { <screens::present::Present {store} /> },
    }
}

fn on_paper(store: &StoreHandle) -> Html {
    match store.view.on_paper {
        Some(OnPaper::Briefs) => html! { <screens::report::briefs::Briefs store={store.clone()} /> },
        _ => html! { <screens::report::Report store={store.clone()} /> },
    }
}

/// The report; the briefs are left out of a page that stands alone, and nothing leads to them there.
#[cfg(target_arch = "wasm32")]
fn report_alone(store: &StoreHandle) -> Html {
    html! { <screens::report::Pages store={store.clone()} /> }
}

fn quality(store: &StoreHandle, above: Html) -> Html {
    match &store.open {
        Some(open) => {
            html! { <screens::data::quality::QualityPart store={store.clone()} open={open.clone()}>{ above }</screens::data::quality::QualityPart> }
        }
        None => above,
    }
}

fn round(store: &StoreHandle, above: Html) -> Html {
    match &store.open {
        Some(open) => {
            html! { <screens::data::round::RoundPart store={store.clone()} open={open.clone()}>{ above }</screens::data::round::RoundPart> }
        }
        None => above,
    }
}

fn explanation(store: &StoreHandle, cell: Cell) -> Html {
    html! { <Drawer store={store.clone()} {cell} /> }
}

fn changes(store: &StoreHandle) -> Html {
    let Some(open) = &store.open else { return Html::default() };
    html! {
        <ChangesList dispatch={store.dispatcher()} language={store.preferences.language} model={Same::new(&open.model)}
            document={Same::new(&open.document)} scenario={store.view.scenario} />
    }
}

fn dialogs(store: &StoreHandle) -> Html {
    html! {
        <>
            <screens::norms::document::DocumentDesk store={store.clone()} />
            if let Some(leaf) = store.view.handbook {
                <HandbookDialog store={store.clone()} {leaf} />
            }
            <ContextProvider<Finder> context={Finder::TYPING}>
                { all_else(store) }
            </ContextProvider<Finder>>
        </>
    }
}

#[cfg(target_arch = "wasm32")]
fn dialogs_alone(store: &StoreHandle) -> Html {
    html! {
        <>
            <screens::norms::document::not_here::NotHere store={store.clone()} />
            if store.view.handbook.is_some() {
                { crate::components::handbook::not_here(store) }
            }
            { all_else(store) }
        </>
    }
}

fn all_else(store: &StoreHandle) -> Html {
    html! {
        <>
            <screens::data::import::ImportDialog store={store.clone()} />
            if let Some(view) = store.view.actions {
                <ActionsDialog store={store.clone()} {view} />
            }
            // While it is held against what is open, what becomes of it waits.
            if let Some(arrival) = store.arrival.as_ref().filter(|_| store.against.is_none()) {
                { share::arrival::view(store, arrival) }
            }
            if let Some(shorter) = &store.shorter {
                { shorter::view(store, shorter) }
            }
            if let Some(desk) = &store.merging {
                <screens::data::merge::MergeDesk store={store.clone()} desk={desk.clone()} />
            }
        </>
    }
}

fn dialog(behind: FrameDialog, store: &StoreHandle, close: Callback<()>) -> Html {
    match behind {
        FrameDialog::Palette => html! { <Palette store={store.clone()} {close} /> },
        FrameDialog::Ask => html! { <screens::data::ask::AskDialog store={store.clone()} {close} /> },
        FrameDialog::Review => html! { <ReviewDialog store={store.clone()} {close} /> },
        behind => behind_all::<Site>(behind, store, close),
    }
}

#[cfg(target_arch = "wasm32")]
fn dialog_alone(behind: FrameDialog, store: &StoreHandle, close: Callback<()>) -> Html {
    behind_all::<Alone>(behind, store, close)
}

fn behind_all<E: Edition>(behind: FrameDialog, store: &StoreHandle, close: Callback<()>) -> Html {
    let store = store.clone();
    match behind {
        FrameDialog::Open => html! { <Library<E> {store} {close} /> },
        FrameDialog::Own => html! { <Library<E> {store} {close} own=true /> },
        FrameDialog::Share => html! { <share::ShareDialog {store} {close} /> },
        FrameDialog::Scenarios => html! { <ScenarioManager {store} {close} /> },
        FrameDialog::Keys => keys::sheet(&store, close),
        // Nothing leads there where it is not.
        FrameDialog::Palette | FrameDialog::Ask | FrameDialog::Review => Html::default(),
    }
}

/// The tutorial with the tour through it.
fn tutorial(store: &StoreHandle) {
    tutorial_alone(store);
    store.dispatch(Msg::Show(Screen::Overview));
    store.dispatch(Msg::Tour(Some(0)));
}

/// The tutorial, without the tour.
fn tutorial_alone(store: &StoreHandle) {
    if let Some(text) = shipped::scenario(TUTORIAL) {
        tasks::open::open_text(store, TUTORIAL, text);
    }
}

fn open(store: &StoreHandle, files: Vec<File>) {
    tasks::merge::open_or_merge(store, files);
}
