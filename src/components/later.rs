//! What stands where a part of the app is still on its way: that it comes, or why it did not, with a button that tries again.

use std::cell::RefCell;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::dialog::Dialog;
use crate::deferred::{self, Deferred, Missing};
use crate::dom;
use crate::tasks::early;
use crate::tasks::pace::Pace;
use crate::text::{Language, Say, later, words};

thread_local! {
    /// What was typed while a dialog with a field was on its way.
    static TYPED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What was typed while the field was on its way, for the field to begin with.
pub fn typed() -> String {
    TYPED.take()
}

/// Where the part is.
#[derive(Clone, Copy, Debug)]
pub enum Coming {
    /// Nobody has asked for it yet.
    Unasked,
    /// It is on its way.
    UnderWay,
    /// It is here.
    Here(&'static Deferred),
    /// It did not come.
    Missing(Missing),
}

impl PartialEq for Coming {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            // There is one.
            (Self::Unasked, Self::Unasked) | (Self::UnderWay, Self::UnderWay) | (Self::Here(_), Self::Here(_)) => true,
            (Self::Missing(one), Self::Missing(other)) => one == other,
            _ => false,
        }
    }
}

/// The later part as components see it; provided once, for all of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Later {
    coming: Coming,
    ask: Callback<()>,
}

impl Later {
    /// It, where it is here.
    #[must_use]
    pub fn here(&self) -> Option<&'static Deferred> {
        match self.coming {
            Coming::Here(deferred) => Some(deferred),
            _ => None,
        }
    }

    /// Asks for it, where it is neither here nor on its way.
    pub fn ask(&self) {
        if matches!(self.coming, Coming::Unasked | Coming::Missing(_)) {
            self.ask.emit(());
        }
    }

    /// Asks for it as soon as the page has nothing else to do.
    pub fn ask_when_idle(&self) {
        if self.here().is_some() {
            return;
        }
        let later = self.clone();
        dom::when_idle(move || later.ask());
    }

    /// What `view` draws of it; until it is here, that it comes.
    pub fn or_waiting(&self, language: Language, view: impl FnOnce(&'static Deferred) -> Html) -> Html {
        match self.coming {
            Coming::Here(deferred) => view(deferred),
            _ => html! { <Waiting later={self.clone()} {language} /> },
        }
    }

    /// The same where nobody waits for it: it comes when the page is idle.
    pub fn or_patient(&self, language: Language, view: impl FnOnce(&'static Deferred) -> Html) -> Html {
        match self.coming {
            Coming::Here(deferred) => view(deferred),
            _ => html! { <Waiting later={self.clone()} {language} patient=true /> },
        }
    }

    /// The same for a dialog, which can be closed before it is here. Where it begins with a field, what is typed meanwhile is kept for that.
    pub fn or_dialog(
        &self,
        language: Language,
        title: &'static str,
        field: bool,
        close: &Callback<()>,
        view: impl FnOnce(&'static Deferred) -> Html,
    ) -> Html {
        match self.coming {
            Coming::Here(deferred) => view(deferred),
            _ => {
                // What was typed for it is for no other.
                let close = close.reform(|()| drop(typed()));
                html! {
                    <Dialog {language} {title} id="later" {close}>
                        <Waiting later={self.clone()} {language} {field} />
                    </Dialog>
                }
            }
        }
    }
}

/// The later part, fetched once it is asked for.
#[hook]
pub fn use_later() -> Later {
    let coming = use_state_eq(|| deferred::here().map_or(Coming::Unasked, Coming::Here));
    let ask = {
        let coming = coming.setter();
        use_callback((), move |(), ()| {
            coming.set(Coming::UnderWay);
            let coming = coming.clone();
            spawn_local(async move {
                let fetched = deferred::fetched().await;
                // To have it made ready is enough for one go.
                Pace::default().rest().await;
                coming.set(match fetched {
                    Ok(deferred) => Coming::Here(deferred),
                    Err(missing) => Coming::Missing(missing),
                });
            });
        })
    };
    Later { coming: *coming, ask }
}

/// What the waiting line is told.
#[derive(Clone, PartialEq, Properties)]
struct WaitingProps {
    later: Later,
    language: Language,
    #[prop_or_default]
    patient: bool,
    #[prop_or_default]
    field: bool,
}

/// That it comes; or why it did not, and how to go on.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let WaitingProps { later, language, patient, field } = props;
    {
        // Whoever waits for it asks for it, also where it did not come before.
        let (later, patient) = (later.clone(), *patient);
        use_effect_with((), move |()| {
            if !patient {
                later.ask();
            }
        });
    }
    let Coming::Missing(missing) = later.coming else {
        // It has the focus, so that Enter presses nothing.
        let (tabindex, onkeydown) = (field.then_some("-1"), field.then(|| Callback::from(keep_typed)));
        return html! {
            <p class="later later--coming" role="status" {tabindex} autofocus={*field} {onkeydown}>{ language.say(words::LOADING) }</p>
        };
    };
    let again = {
        let later = later.clone();
        Callback::from(move |_: MouseEvent| later.ask())
    };
    let reload = Callback::from(|_: MouseEvent| {
        spawn_local(async {
            // What was done a moment ago comes along.
            early::answered().await;
            // A browser that does not load anew leaves the page as it is.
            let _ = gloo::utils::window().location().reload();
        });
    });
    html! {
        <div class="later later--missing" role="alert">
            <p>{ language.name(&missing.said()) }</p>
            <p class="later__ways">
                <button type="button" class="button" onclick={again}>{ language.say(later::AGAIN) }</button>
                if missing == Missing::Gone {
                    <button type="button" class="button button--main" onclick={reload}>{ language.say(later::RELOAD) }</button>
                }
            </p>
        </div>
    }
}

/// Keeps a letter for the field that comes.
fn keep_typed(event: KeyboardEvent) {
    let key = event.key();
    TYPED.with_borrow_mut(|typed| match key.as_str() {
        "Backspace" => drop(typed.pop()),
        key if key.chars().count() == 1 && !event.ctrl_key() && !event.meta_key() => typed.push_str(key),
        _ => {}
    });
}
