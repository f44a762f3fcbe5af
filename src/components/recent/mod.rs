//! The recent files: what the browser keeps, to be opened, renamed, saved or forgotten.

use std::collections::BTreeSet;

use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::dom;
use crate::store::{Place, SavedAs, StoreHandle};
use crate::tasks::recent::{Card, Stored, Trouble, list, open};
use crate::text::{Language, Say, recent, share};

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
    Kept(Vec<Card>, BTreeSet<Place>),
    Not(Trouble),
}

/// What is being done with a file of the list.
#[derive(Clone, Debug, PartialEq)]
enum Doing {
    Nothing,
    Renaming(Place),
    /// It can be put back until something else is done.
    Forgotten(Box<Stored>),
    /// It was handed to the browser under this name.
    Handed(String),
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
                listed.set(match list::cards().await {
                    Ok((cards, elsewhere)) => Listed::Kept(cards, elsewhere),
                    Err(trouble) => Listed::Not(trouble),
                });
            });
        })
    };
    {
        let again = again.clone();
        use_effect_with((), move |()| again.emit(()));
    }
    let acts = Handlers { store: &props.store, done: &props.done, doing: &doing, again: &again };
    let body = match &*listed {
        Listed::Reading => Html::default(),
        Listed::Not(trouble) => html! { <p class="library__about" role="status">{ language.name(&trouble.said()) }</p> },
        Listed::Kept(cards, _) if cards.is_empty() => html! { <p class="library__about">{ language.say(recent::NOTHING) }</p> },
        Listed::Kept(cards, elsewhere) => table(language, cards, elsewhere, &acts),
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
        Doing::Nothing | Doing::Renaming(_) => Html::default(),
        Doing::Failed => html! { <p class="recent__said">{ language.say(recent::FAILED) }</p> },
        Doing::Handed(name) => html! { <p class="recent__said">{ recent::handed(language, name) }</p> },
        Doing::Forgotten(stored) => {
            let title = language.name(&stored.card.title).to_owned();
            let stored = stored.clone();
            let undo = acts.then(move || {
                let stored = stored.clone();
                async move { if list::put(&stored).await { Doing::Nothing } else { Doing::Failed } }
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

fn table(language: Language, cards: &[Card], elsewhere: &BTreeSet<Place>, acts: &Handlers<'_>) -> Html {
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
                    <tbody>{ for cards.iter().map(|card| row(language, card, elsewhere.contains(&card.place), acts)) }</tbody>
                </table>
            </div>
            <p class="library__about">{ language.say(recent::ABOUT) }</p>
        </>
    }
}

fn row(language: Language, card: &Card, elsewhere: bool, acts: &Handlers<'_>) -> Html {
    let title = match language.name(&card.title) {
        "" => language.say(recent::FILE),
        title => title,
    };
    let here = acts.store.open.as_ref().is_some_and(|open| open.place.as_ref() == Some(&card.place));
    let state = match (card.unreadable, here, elsewhere, &card.saved_as) {
        (true, ..) => language.say(recent::UNREADABLE).to_owned(),
        (_, true, ..) => language.say(recent::OPEN_HERE).to_owned(),
        (_, _, true, _) => language.say(recent::OPEN_ELSEWHERE).to_owned(),
        _ if card.unsaved => language.say(recent::UNSAVED).to_owned(),
        (.., Some(SavedAs::File(name))) => recent::saved(language, name),
        (.., Some(SavedAs::Handed(name))) => recent::handed(language, name),
        (.., None) => String::new(),
    };
    let renaming = matches!(&**acts.doing, Doing::Renaming(place) if *place == card.place);
    let pressed = {
        let (store, place, done) = (acts.store.clone(), card.place.clone(), acts.done.clone());
        Callback::from(move |_: MouseEvent| {
            // Closed first: only then does the focus go where the file is.
            done.emit(());
            open::open(&store, place.clone());
        })
    };
    html! {
        <tr key={card.place.0.to_string()} class="recent__row">
            <th scope="row" class="recent__file">
                if renaming {
                    <Rename {language} store={acts.store.clone()} place={card.place.clone()} title={title.to_owned()}
                        doing={acts.doing.clone()} again={acts.again.clone()} />
                } else {
                    <button type="button" class="recent__open" onclick={pressed} disabled={card.unreadable}
                        aria-label={recent::open_one(language, title)}>{ title }</button>
                }
                <span class="recent__about">
                    { [language.name(&card.area), &state].into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" · ") }
                </span>
            </th>
            <td class="recent__when"><time datetime={dom::iso_time(card.at)}>{ dom::local_time(card.at, language.pick("zh-CN", "en-GB")) }</time></td>
            <td class="recent__size">{ share::size(card.bytes) }</td>
            <td class="recent__actions">{ actions(language, card, title, elsewhere || here, here, acts) }</td>
        </tr>
    }
}

fn actions(language: Language, card: &Card, title: &str, open: bool, here: bool, acts: &Handlers<'_>) -> Html {
    let button = |word, disabled: bool, onclick: Callback<MouseEvent>| {
        html! {
            <button type="button" class="button button--plain" {disabled} {onclick} aria-label={recent::of_one(language, word, title)}>
                { language.say(word) }
            </button>
        }
    };
    let rename = {
        let (doing, place) = (acts.doing.clone(), card.place.clone());
        Callback::from(move |_: MouseEvent| doing.set(Doing::Renaming(place.clone())))
    };
    let place = card.place.clone();
    let save = acts.then(move || {
        let place = place.clone();
        async move { list::hand_over(&place, language).await.map_or(Doing::Failed, Doing::Handed) }
    });
    let place = card.place.clone();
    let forget = acts.then(move || {
        let place = place.clone();
        async move { list::forget(&place).await.map_or(Doing::Failed, |stored| Doing::Forgotten(Box::new(stored))) }
    });
    html! {
        <>
            { button(recent::RENAME, card.unreadable || (open && !here), rename) }
            { button(if card.unreadable { recent::DOWNLOAD } else { recent::SAVE }, false, save) }
            { button(recent::FORGET, open, forget) }
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RenameProps {
    language: Language,
    store: StoreHandle,
    place: Place,
    title: String,
    doing: UseStateHandle<Doing>,
    again: Callback<()>,
}

/// The field in which a file is given another title.
#[component]
fn Rename(props: &RenameProps) -> Html {
    let language = props.language;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                dom::focus_on(&field);
                field.select();
            }
        });
    }
    let submit = {
        let (store, place, doing, again, field) =
            (props.store.clone(), props.place.clone(), props.doing.clone(), props.again.clone(), field.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let title = field.cast::<HtmlInputElement>().map(|field| field.value().trim().to_owned()).unwrap_or_default();
            if title.is_empty() {
                return doing.set(Doing::Nothing);
            }
            let (store, place, doing, again) = (store.clone(), place.clone(), doing.clone(), again.clone());
            spawn_local(async move {
                let renamed = list::rename(&store, &place, &title).await;
                doing.set(if renamed { Doing::Nothing } else { Doing::Failed });
                again.emit(());
            });
        })
    };
    let cancel = {
        let doing = props.doing.clone();
        Callback::from(move |_: MouseEvent| doing.set(Doing::Nothing))
    };
    html! {
        <form class="recent__rename" onsubmit={submit}>
            <input type="text" class="field" ref={field} value={props.title.clone()} maxlength="1000" autocomplete="off"
                aria-label={recent::of_one(language, recent::NEW_TITLE, &props.title)} />
            <button type="submit" class="button">{ language.say(recent::KEEP_TITLE) }</button>
            <button type="button" class="button button--plain" onclick={cancel}>{ language.say(recent::CANCEL) }</button>
        </form>
    }
}
