//! The palette: screens, areas, norms, scenarios and commands, found by typing and used without a mouse.

mod items;

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use self::items::{Command, Item, Target, all, areas, offered};
use super::combo::{Combo, Offer};
use super::dialog::Dialog;
use super::same::Same;
use super::scenario_manager::edits;
use super::sliced::use_sliced;
use crate::store::{ActionsView, Cell, DataPart, FrameDialog, Leaf, Msg, OnPaper, Open, Screen, StoreHandle, Theme};
use crate::text::{Language, Say, palette};
use crate::{deferred, dom, storage, tasks};

/// Where the browser keeps what was used lately.
const LATELY_KEY: &str = "permille.palette";
/// How much of it.
const MOST_KEPT: usize = 20;

/// The first field of the levers.
const FIRST_LEVER: &str = "#levers .levers__group input";

/// What the palette is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PaletteProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes it.
    pub close: Callback<()>,
}

/// The palette, over the page.
#[component]
pub fn Palette(props: &PaletteProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    // What it offers stays as it was when it was opened, but for areas, which come a moment later: what lies behind it does not change, unless
    // the file itself comes after it.
    let first = use_memo(store.opened, |_| all(store, Vec::new()));
    let whole = {
        let store = store.clone();
        use_sliced(Some(store.opened), move |_, _, mut slices| async move {
            let Some(open) = &store.open else { return Ok(None) };
            let areas = areas(open, &mut slices).await?;
            Ok(Some(Rc::new(all(&store, areas))))
        })
    };
    let items = whole.done.and_then(|done| done.what.clone()).unwrap_or(first);
    let lately = use_memo((), |()| lately());
    let find = {
        let lately = Rc::clone(&lately);
        use_callback((language, Same::new(&items)), move |typed: String, (language, items)| {
            let offered = offered(items, &lately, &typed);
            Rc::new(offered.into_iter().map(|position| offer(*language, position, &items[position])).collect())
        })
    };
    let choose = {
        let (store, items, lately, close) = (store.clone(), Rc::clone(&items), Rc::clone(&lately), props.close.clone());
        Callback::from(move |position: usize| {
            let Some(item) = items.get(position) else { return };
            remember(&lately, &item.key);
            // Closed first: only then does the focus go where the item leads.
            close.emit(());
            let (store, target) = (store.clone(), item.target);
            Timeout::new(0, move || go(&store, target)).forget();
        })
    };
    let said = Callback::from(move |count: usize| AttrValue::from(palette::found(language, count)));
    html! {
        <Dialog {language} title={language.say(palette::FIND)} id="palette" close={props.close.clone()} class="palette">
            <Combo id="palette-field" label={language.say(palette::FIND)} unseen_label=true placeholder={language.say(palette::HINT)} {find} {said} {choose} />
            <p class="palette__keys">{ language.say(palette::KEYS) }</p>
        </Dialog>
    }
}

fn offer(language: Language, position: usize, item: &Item) -> Offer {
    let about = [language.say(item.sort), language.name(&item.about)];
    let about: Vec<&str> = about.into_iter().filter(|words| !words.is_empty()).collect();
    Offer {
        id: position,
        title: language.name(&item.name).to_owned().into(),
        lang: (language == Language::En && item.name.en.is_empty()).then_some("zh-CN"),
        about: about.join(" · ").into(),
        end: item.keys.into(),
    }
}

/// What was used lately, the last first.
fn lately() -> Vec<String> {
    storage::get(LATELY_KEY).map(|text| text.lines().map(str::to_owned).collect()).unwrap_or_default()
}

/// Keeps what was used for the next time. A browser that keeps nothing forgets it.
fn remember(before: &[String], key: &str) {
    let others = before.iter().map(String::as_str).filter(|other| *other != key);
    let kept: Vec<&str> = [key].into_iter().chain(others).take(MOST_KEPT).collect();
    storage::set(LATELY_KEY, &kept.join("\n"));
}

/// Goes there, or does it.
fn go(store: &StoreHandle, target: Target) {
    match target {
        Target::Screen(screen) => store.dispatch(Msg::Show(screen)),
        Target::Scenario(position) => store.dispatch(Msg::Scenario(position)),
        Target::Area(area) => store.dispatch(Msg::Area(area)),
        Target::Norm(norm) => {
            store.dispatch(Msg::Norm(Some(norm)));
            store.dispatch(Msg::Explain(Some(Cell { norm, area: store.view.area })));
        }
        Target::Command(command) => act(store, command),
    }
}

fn act(store: &StoreHandle, command: Command) {
    let msg = match command {
        Command::Undo => Msg::Undo,
        Command::Redo => Msg::Redo,
        Command::Save => return tasks::save::take_typed_and_save(),
        Command::OpenFile => return dom::click("open-file"),
        Command::Open => Msg::FrameDialog(Some(FrameDialog::Open)),
        Command::Own => Msg::FrameDialog(Some(FrameDialog::Own)),
        Command::Share => Msg::FrameDialog(Some(FrameDialog::Share)),
        Command::Ask => Msg::FrameDialog(Some(FrameDialog::Ask)),
        Command::Scenarios => Msg::FrameDialog(Some(FrameDialog::Scenarios)),
        Command::Handbook => Msg::Handbook(Some(Leaf::FIRST)),
        Command::Review => Msg::FrameDialog(Some(FrameDialog::Review)),
        Command::Missing => {
            store.dispatch(Msg::Part(Some(DataPart::Round)));
            Msg::Show(Screen::Data)
        }
        Command::Levers => {
            // A narrow page has them drawn first.
            store.dispatch(Msg::ShowLevers(true));
            Timeout::new(0, || dom::focus_field(FIRST_LEVER)).forget();
            return;
        }
        Command::Keys => Msg::FrameDialog(Some(FrameDialog::Keys)),
        Command::NewScenario => return add_scenario(store),
        Command::Actions => Msg::Actions(Some(ActionsView { from: None })),
        Command::Report => Msg::OnPaper(Some(OnPaper::Report)),
        Command::Briefs => Msg::OnPaper(Some(OnPaper::Briefs)),
        Command::Language => Msg::Language(match store.preferences.language {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        }),
        Command::Theme => Msg::Theme(match store.preferences.theme {
            Theme::Light => Theme::Dark,
            Theme::Dark => Theme::Light,
        }),
        Command::Tour => return deferred::with(store, |deferred, store| (deferred.tutorial)(store)),
    };
    store.dispatch(msg);
}

/// Adds a scenario that starts from the one in view, and looks at it.
fn add_scenario(store: &StoreHandle) {
    let set = store.open.as_ref().map(Open::set);
    let added = set.and_then(|set| Some((edits::from_present(set, store.view.scenario)?, set.scenarios.len())));
    if let Some((msg, position)) = added {
        store.dispatch(msg);
        store.dispatch(Msg::Scenario(position));
    }
}
