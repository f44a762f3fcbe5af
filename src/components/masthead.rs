//! The top line: the brand, the open file, the screens, and what can be done with the file.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::drop_zone;
use super::history_menu::HistoryMenu;
use super::later::Later;
use super::screen_help::HelpButton;
use crate::deferred;
use crate::store::{FrameDialog, Msg, Screen, StoreHandle, Theme};
use crate::text::{Footing, Language, Say, Word, ask, keys, palette, review, share, start, words};
use crate::{dom, standalone, tasks};

/// What the masthead is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MastheadProps {
    /// The store.
    pub store: StoreHandle,
}

/// The top line of the page.
#[component]
pub fn Masthead(props: &MastheadProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let later = use_context::<Later>();
    let show = |behind: FrameDialog| {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::FrameDialog(Some(behind))))
    };
    let picked = {
        let store = store.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            if let Some(files) = input.files() {
                let files = drop_zone::all(&files);
                deferred::with(&store, move |deferred, store| (deferred.open)(store, files));
            }
            // The same file can be picked again.
            input.set_value("");
        })
    };
    let title = store.open.as_ref().map(|open| language.name(&open.set().title).to_owned()).unwrap_or_default();
    let unsaved = store.open.as_ref().is_some_and(|open| open.unsaved);
    let close = {
        let dispatch = store.dispatcher();
        Callback::from(move |()| dispatch.dispatch(Msg::FrameDialog(None)))
    };
    let mark = store.open.as_ref().and_then(|open| Footing::of(open.set()).mark());
    let file_label = start::file_label(language, &title, mark, unsaved);
    html! {
        <header class="masthead">
            <p class="brand">{ "Permille" }<span>{ "‰" }</span></p>
            <button type="button" class="masthead__file" onclick={show(FrameDialog::Open)}
                aria-label={file_label}>
                <span class="file-name">{ title.clone() }</span>
                // The space parts the two in what a screen reader is told.
                if let Some(mark) = mark { <>{ " " }<span class="footing">{ language.say(mark) }</span></> }
                if unsaved {
                    <span class="file-unsaved" title={language.say(words::UNSAVED)} aria-hidden="true">{ "●" }</span>
                }
                <span class="is-faint" aria-hidden="true">{ "▾" }</span>
            </button>
            { tabs(store) }
            <div class="masthead__actions">
                <HistoryMenu store={store.clone()} />
                <button type="button" id="open-button" class="button" onclick={show(FrameDialog::Open)}>{ language.say(words::OPEN) }</button>
                <button type="button" class="button button--main" disabled={store.open.is_none()} onclick={Callback::from(|_: MouseEvent| tasks::save::take_typed_and_save())}>
                    { language.say(words::SAVE) }
                </button>
                <button type="button" id="share-button" class="button" disabled={store.open.is_none()} onclick={show(FrameDialog::Share)} aria-haspopup="dialog">
                    { language.say(share::SHARE) }
                </button>
                // The page that stands alone has none: it would grow too large by it.
                if !standalone::is_standalone() {
                    <button type="button" class="button button--plain button--icon" onclick={show(FrameDialog::Palette)} aria-haspopup="dialog"
                        title={language.say(palette::FIND)} aria-label={language.say(palette::FIND)}>{ "⌕" }</button>
                }
                { theme_button(store) }
                <button type="button" class="button button--plain" onclick={switching(store)}
                    lang={language.pick("en", "zh-CN")}>
                    { language.say(words::LANGUAGE) }
                </button>
                <input type="file" id="open-file" class="unseen" tabindex="-1" aria-hidden="true" multiple=true accept=".json,application/json,.toml,.csv,.tsv,.xlsx,.xls"
                    aria-label={language.say(words::OPEN_FILE)} onchange={picked} />
            </div>
            if store.open.is_some() { <HelpButton store={store.clone()} /> }
            if let (Some(behind), Some(later)) = (store.behind, later) {
                { later.or_dialog(language, language.say(title_of(behind)), matches!(behind, FrameDialog::Own | FrameDialog::Palette), &close, |deferred| (deferred.dialog)(behind, store, close.clone())) }
            }
        </header>
    }
}

/// What a dialog is called while it is on its way.
const fn title_of(behind: FrameDialog) -> Word {
    match behind {
        FrameDialog::Open => words::OPEN,
        FrameDialog::Own => start::MINE,
        FrameDialog::Share => share::SHARE,
        FrameDialog::Ask => ask::ASK,
        FrameDialog::Scenarios => words::SCENARIOS,
        FrameDialog::Palette => palette::FIND,
        FrameDialog::Review => review::REVIEW,
        FrameDialog::Keys => keys::KEYS,
    }
}

/// The tabs of the screens, moved along with the arrow keys.
fn tabs(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let shown = store.view.screen;
    let on_key = {
        let store = store.clone();
        Callback::from(move |event: KeyboardEvent| {
            let all = Screen::ALL;
            let Some(now) = all.iter().position(|screen| *screen == shown) else { return };
            let to = match event.key().as_str() {
                "ArrowRight" => (now + 1) % all.len(),
                "ArrowLeft" => (now + all.len() - 1) % all.len(),
                "Home" => 0,
                "End" => all.len() - 1,
                _ => return,
            };
            event.prevent_default();
            store.dispatch(Msg::Show(all[to]));
            dom::focus(&tab_id(all[to]));
        })
    };
    html! {
        <div class="masthead__tabs" role="tablist" aria-label={language.say(words::SCREENS)} onkeydown={on_key}>
            { for Screen::ALL.into_iter().map(|screen| {
                let store = store.clone();
                let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Msg::Show(screen)));
                html! {
                    <button type="button" role="tab" class="tab" id={tab_id(screen)} aria-controls="answer" {onclick}
                        aria-selected={(screen == shown).to_string()} tabindex={if screen == shown { "0" } else { "-1" }}>
                        { language.say(screen.word()) }
                    </button>
                }
            }) }
        </div>
    }
}

fn tab_id(screen: Screen) -> String {
    format!("tab-{}", screen.word().en.to_lowercase())
}

fn theme_button(store: &StoreHandle) -> Html {
    let language = store.preferences.language;
    let (word, mark, to) = match store.preferences.theme {
        Theme::Light => (words::THEME_DARK, "☾", Theme::Dark),
        Theme::Dark => (words::THEME_LIGHT, "☀", Theme::Light),
    };
    let store = store.clone();
    let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Msg::Theme(to)));
    html! {
        <button type="button" class="button button--plain button--icon" title={language.say(word)} aria-label={language.say(word)} {onclick}>
            { mark }
        </button>
    }
}

fn switching(store: &StoreHandle) -> Callback<MouseEvent> {
    let to = match store.preferences.language {
        Language::Zh => Language::En,
        Language::En => Language::Zh,
    };
    let store = store.clone();
    Callback::from(move |_: MouseEvent| store.dispatch(Msg::Language(to)))
}
