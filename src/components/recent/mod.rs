//! The recent files: what the browser keeps, to be opened, renamed, saved, held against the open one or forgotten; and what they were on earlier days.

mod against;
mod rename;
mod row;
mod versions;

use permille_engine::name::Name;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::against::{Against, against};
use self::row::row;
use crate::store::{Place, StoreHandle};
use crate::tasks::chat;
use crate::tasks::recent::Trouble;
use crate::tasks::recent::list::{self, Forgotten, Kept};
use crate::text::{Language, Say, recent};

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RecentProps {
    /// The store.
    pub store: StoreHandle,
    /// Closes the dialog it stands in.
    pub done: Callback<()>,
}

/// What is kept, as it was last read.
#[derive(Clone, Debug, PartialEq)]
enum Listed {
    Reading,
    Kept(Box<Kept>),
    Not(Trouble),
}

/// What is being done with a file of the list.
#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Nothing,
    Renaming(Place),
    /// What it was on earlier days is shown.
    LookingBack(Place),
    /// It can be put back until something else is done.
    Forgotten(Box<Forgotten>),
    /// It was handed to the browser under this name.
    Handed(String),
    /// The browser takes no files.
    NotTaken,
    /// It is held against the open one.
    Compared(Box<Against>),
    Failed,
}

/// The list.
#[component]
pub fn Recent(props: &RecentProps) -> Html {
    let language = props.store.preferences.language;
    let listed = use_state_eq(|| Listed::Reading);
    let doing = use_state_eq(|| Doing::Nothing);
    let again = {
        let listed = listed.clone();
        Callback::from(move |()| {
            let listed = listed.clone();
            spawn_local(async move {
                listed.set(match list::kept().await {
                    Ok(kept) => Listed::Kept(Box::new(kept)),
                    Err(trouble) => Listed::Not(trouble),
                });
            });
        })
    };
    {
        // Also when what was still on its way is open.
        let again = again.clone();
        use_effect_with(props.store.opened, move |_| again.emit(()));
    }
    let acts = Handlers { store: &props.store, done: &props.done, doing: &doing, again: &again };
    let body = match &*listed {
        Listed::Reading => Html::default(),
        Listed::Not(trouble) => html! { <p class="library__about" role="status">{ language.name(&trouble.said()) }</p> },
        Listed::Kept(kept) if kept.cards.is_empty() => html! { <p class="library__about">{ language.say(recent::NOTHING) }</p> },
        Listed::Kept(kept) => table(language, kept, &acts),
    };
    html! {
        <section class="recent" aria-labelledby="recent-title">
            <h3 id="recent-title">{ language.say(recent::RECENT) }</h3>
            <div role="status">{ said(language, &acts) }</div>
            { body }
        </section>
    }
}

/// What a row can have done.
struct Handlers<'a> {
    store: &'a StoreHandle,
    done: &'a Callback<()>,
    doing: &'a UseStateHandle<Doing>,
    again: &'a Callback<()>,
}

impl Handlers<'_> {
    /// Something that is done elsewhere; the list is read again after it.
    fn then<F: Future<Output = Doing> + 'static>(&self, act: impl Fn() -> F + 'static) -> Callback<MouseEvent> {
        let (doing, again) = (self.doing.clone(), self.again.clone());
        Callback::from(move |_: MouseEvent| {
            let (doing, again, act) = (doing.clone(), again.clone(), act());
            spawn_local(async move {
                doing.set(act.await);
                again.emit(());
            });
        })
    }
}

/// What came of the last thing that was done.
fn said(language: Language, acts: &Handlers<'_>) -> Html {
    match &**acts.doing {
        Doing::Nothing | Doing::Renaming(_) | Doing::LookingBack(_) => Html::default(),
        Doing::Failed => html! { <p class="recent__said">{ language.say(recent::FAILED) }</p> },
        Doing::Handed(name) => html! { <p class="recent__said">{ recent::handed(language, name) }</p> },
        Doing::NotTaken => chat::takes_none().map(|why| not_taken(language, &why)).unwrap_or_default(),
        Doing::Compared(found) => against(language, found, acts),
        Doing::Forgotten(forgotten) => {
            let title = language.name(&forgotten.stored.card.title).to_owned();
            let forgotten = forgotten.clone();
            let undo = acts.then(move || {
                let forgotten = forgotten.clone();
                async move { if list::put_back(&forgotten).await { Doing::Nothing } else { Doing::Failed } }
            });
            html! {
                <p class="recent__said">
                    { recent::forgotten(language, &title) }
                    <button type="button" class="button" onclick={undo}>{ language.say(recent::UNDO) }</button>
                </p>
            }
        }
    }
}

/// That the browser takes no files, and how to get out of it.
fn not_taken(language: Language, why: &Name) -> Html {
    html! {
        <div class="recent__said">
            <p>{ language.name(why) }</p>
            { for chat::ways_out().iter().map(|way| html! { <p>{ language.name(way) }</p> }) }
        </div>
    }
}

fn table(language: Language, kept: &Kept, acts: &Handlers<'_>) -> Html {
    html! {
        <>
            <div class="recent__list">
                <table class="recent__table">
                    <caption class="unseen">{ language.say(recent::RECENT) }</caption>
                    <thead class="recent__head">
                        <tr>
                            <th scope="col">{ language.say(recent::FILE) }</th>
                            <th scope="col">{ language.say(recent::CHANGED) }</th>
                            <th scope="col">{ language.say(recent::SIZE) }</th>
                            <th scope="col">{ language.say(recent::ACTIONS) }</th>
                        </tr>
                    </thead>
                    <tbody>{ for kept.cards.iter().map(|card| row(language, card, kept, acts)) }</tbody>
                </table>
            </div>
            <p class="library__about">{ language.say(recent::ABOUT) }</p>
        </>
    }
}
