//! The presenter's own window: notes, what comes next, and the time.

use gloo::events::EventListener;
use gloo::timers::callback::Interval;
use wasm_bindgen::JsCast;
use web_sys::{Document, Element, KeyboardEvent, Window};
use yew::prelude::*;

use super::keys::{At, Step};
use super::stage::pressed;
use crate::text::{Language, Say, html_language, lang_of, present};

/// An open window of the presenter.
#[derive(Clone, Debug, PartialEq)]
pub struct Presenter {
    window: Window,
    body: Element,
}

/// What the window shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// The language.
    pub language: Language,
    /// Where the talk is.
    pub at: At,
    /// The slide's title.
    pub title: String,
    /// What the speaker wants to remember.
    pub notes: Option<String>,
    /// The title of the slide after it.
    pub next: Option<String>,
}

impl Presenter {
    /// Opens the window, or takes the one that is open; `None` where the browser refuses.
    #[must_use]
    pub fn open(title: &str) -> Option<Self> {
        let features = "popup,width=900,height=640";
        let window = gloo::utils::window().open_with_url_and_target_and_features("", "permille-presenter", features).ok()??;
        let document = window.document()?;
        document.set_title(title);
        dress(&document);
        let body: Element = document.body()?.unchecked_into();
        body.set_class_name("presenter-window");
        // What it cannot focus stays behind.
        let _ = window.focus();
        Some(Self { window, body })
    }

    /// Closes it.
    pub fn close(&self) {
        // A window that is gone needs no closing.
        let _ = self.window.close();
    }

    /// What is shown in it.
    pub fn show(&self, said: &Cue, act: &Callback<Step>) -> Html {
        if self.window.closed().unwrap_or(true) {
            return Html::default();
        }
        let content = html! { <PresenterView said={said.clone()} act={act.clone()} window={self.clone()} /> };
        create_portal(content, self.body.clone())
    }
}

/// Gives the window the page's style sheets and its theme: it is of the same origin, and under the same policy.
fn dress(window: &Document) {
    let page = gloo::utils::document();
    let (Some(head), Some(root)) = (window.head(), window.document_element()) else { return };
    head.set_text_content(None);
    if let Some(theme) = page.document_element().and_then(|own| own.get_attribute("data-theme")) {
        // A browser that refuses shows the window undressed.
        let _ = root.set_attribute("data-theme", &theme);
    }
    let Ok(sheets) = page.query_selector_all("link[rel=stylesheet], style") else { return };
    for place in 0..sheets.length() {
        let Some(sheet) = sheets.item(place) else { continue };
        if let Ok(copy) = sheet.clone_node_with_deep(true) {
            if let (Some(copy), Some(link)) =
                (copy.dyn_ref::<web_sys::HtmlLinkElement>(), sheet.dyn_ref::<web_sys::HtmlLinkElement>())
            {
                // An address relative to the page leads nowhere from an empty window.
                copy.set_href(&link.href());
            }
            let _ = head.append_child(&copy);
        }
    }
}

/// What the presenter sees, and what can be done.
#[derive(Clone, PartialEq, Properties)]
struct PresenterViewProps {
    said: Cue,
    act: Callback<Step>,
    window: Presenter,
}

/// What the presenter sees; its clock goes on by itself.
#[component]
fn PresenterView(props: &PresenterViewProps) -> Html {
    let PresenterViewProps { said, act, window } = props;
    let started = use_state(js_sys::Date::now);
    let now = use_state_eq(js_sys::Date::now);
    {
        let now = now.clone();
        use_effect_with((), move |()| {
            let clock = Interval::new(1_000, move || now.set(js_sys::Date::now()));
            move || drop(clock)
        });
    }
    {
        // Keys turn pages from here too; the listener knows where the talk is.
        let (body, act) = (window.body.clone(), act.clone());
        use_effect_with(said.at, move |at| {
            let at = *at;
            let document = body.owner_document();
            let listener = document.map(|document| {
                let options = gloo::events::EventListenerOptions::enable_prevent_default();
                EventListener::new_with_options(&document, "keydown", options, move |event| {
                    // Of the other window's own kind, which is not this one's; but a key it is.
                    pressed(event.unchecked_ref::<KeyboardEvent>(), at, &act);
                })
            });
            move || drop(listener)
        });
    }
    let language = said.language;
    {
        let body = window.body.clone();
        use_effect_with(language, move |language| {
            if let Some(root) = body.owner_document().and_then(|document| document.document_element()) {
                // The page's language may be another one since the window was opened.
                let _ = root.set_attribute("lang", html_language(*language));
            }
        });
    }
    let At { place, count, .. } = said.at;
    let date = js_sys::Date::new(&(*now).into());
    let seconds = ((*now - *started) / 1_000.0).max(0.0) as u32;
    let turn = |to: usize| {
        let act = act.clone();
        Callback::from(move |_: MouseEvent| act.emit(Step::To(to)))
    };
    let last = count.saturating_sub(1);
    let next = said.next.clone().unwrap_or_else(|| language.say(present::LAST).to_owned());
    html! {
        <main class="presenter">
            <header class="presenter__head">
                <p><span>{ language.say(present::CLOCK) }</span><strong>{ format!("{:02}:{:02}", date.get_hours(), date.get_minutes()) }</strong></p>
                <p><span>{ language.say(present::ELAPSED) }</span><strong>{ format!("{:02}:{:02}", seconds / 60, seconds % 60) }</strong></p>
                <p><span>{ language.say(present::SLIDES) }</span><strong>{ present::place(place + 1, count) }</strong></p>
            </header>
            <h1 class="presenter__title" lang={lang_of(&said.title)}>{ &said.title }</h1>
            <div class="presenter__notes">
                { match said.notes.as_deref().filter(|notes| !notes.trim().is_empty()) {
                    Some(notes) => html! { { for notes.lines().map(|line| html! { <p lang={lang_of(line)}>{ line.to_owned() }</p> }) } },
                    None => html! { <p class="is-faint">{ language.say(present::NO_NOTES) }</p> },
                } }
            </div>
            <footer class="presenter__next">
                <p><span>{ language.say(present::COMES_NEXT) }</span>{ " " }<bdi lang={lang_of(&next)}>{ &next }</bdi></p>
                <button type="button" class="button" onclick={turn(place.saturating_sub(1))} disabled={place == 0}>{ language.say(present::PREVIOUS) }</button>
                <button type="button" class="button button--main" onclick={turn((place + 1).min(last))} disabled={place == last}>{ language.say(present::NEXT) }</button>
            </footer>
        </main>
    }
}
