//! A recent file in the list: what it is, and what can be done with it.

use yew::prelude::*;

use super::against::Against;
use super::rename::Rename;
use super::versions::versions;
use super::{Doing, Handlers};
use crate::dom;
use crate::store::SavedAs;
use crate::tasks::chat;
use crate::tasks::recent::list::{self, Kept};
use crate::tasks::recent::versions::Version;
use crate::tasks::recent::{Card, open};
use crate::text::{Footing, Language, Say, Word, recent, share};

/// How a file stands to what is open.
#[derive(Clone, Copy)]
struct Standing {
    /// Whether this tab has it open.
    here: bool,
    /// Whether another has.
    elsewhere: bool,
}

/// The row; below it what the file was on earlier days, where that is looked at.
pub(super) fn row(language: Language, card: &Card, kept: &Kept, acts: &Handlers<'_>) -> Html {
    let title = match language.name(&card.title) {
        "" => language.say(recent::FILE),
        title => title,
    };
    let standing = Standing {
        here: acts.store.open.as_ref().is_some_and(|open| open.place.as_ref() == Some(&card.place)),
        elsewhere: kept.elsewhere.contains(&card.place),
    };
    let earlier: Vec<&Version> = kept.versions.iter().filter(|version| version.place == card.place).collect();
    let renaming = matches!(&**acts.doing, Doing::Renaming(place) if *place == card.place);
    let looking_back = matches!(&**acts.doing, Doing::LookingBack(place) if *place == card.place);
    let pressed = {
        let (store, place, done) = (acts.store.clone(), card.place.clone(), acts.done.clone());
        Callback::from(move |_: MouseEvent| {
            // Closed first: only then does the focus go where the file is.
            done.emit(());
            open::open(&store, place.clone());
        })
    };
    let state = state(language, card, standing);
    let about: Vec<&str> = [language.name(&card.area), &state].into_iter().filter(|words| !words.is_empty()).collect();
    html! {
        <key={card.place.0.to_string()}>
            <tr class="recent__row">
                <th scope="row" class="recent__file">
                    if renaming {
                        <Rename {language} store={acts.store.clone()} place={card.place.clone()} title={title.to_owned()}
                            doing={acts.doing.clone()} again={acts.again.clone()} />
                    } else {
                        <button type="button" class="recent__open" onclick={pressed} disabled={card.unreadable}
                            aria-label={recent::open_one(language, title)}>{ title }</button>
                    }
                    if let Some(mark) = Footing::said_by(&card.title).mark() { <span class="footing">{ language.say(mark) }</span> }
                    <span class="recent__about">{ about.join(" · ") }</span>
                </th>
                <td class="recent__when"><time datetime={dom::iso_time(card.at)}>{ dom::local_time(card.at, language.pick("zh-CN", "en-GB")) }</time></td>
                <td class="recent__size">{ share::size(card.bytes) }</td>
                <td class="recent__actions">
                    { actions(language, card, title, standing, acts) }
                    if !earlier.is_empty() {
                        { look_back(language, card, title, looking_back, acts) }
                    }
                </td>
            </tr>
            if looking_back && !earlier.is_empty() {
                { versions(language, title, &earlier, acts) }
            }
        </>
    }
}

/// Where a file is open, or saved.
fn state(language: Language, card: &Card, standing: Standing) -> String {
    match (card.unreadable, standing.here, standing.elsewhere, &card.saved_as) {
        (true, ..) => language.say(recent::UNREADABLE).to_owned(),
        (_, true, ..) => language.say(recent::OPEN_HERE).to_owned(),
        (_, _, true, _) => language.say(recent::OPEN_ELSEWHERE).to_owned(),
        _ if card.unsaved => language.say(recent::UNSAVED).to_owned(),
        (.., Some(SavedAs::File(name))) => recent::saved(language, name),
        (.., Some(SavedAs::Handed(name))) => recent::handed(language, name),
        (.., None) => String::new(),
    }
}

fn actions(language: Language, card: &Card, title: &str, standing: Standing, acts: &Handlers<'_>) -> Html {
    let button = |word: Word, disabled: bool, onclick: Callback<MouseEvent>| {
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
    let (store, of) = (acts.store.clone(), card.clone());
    let compare = acts.then(move || {
        let (store, card) = (store.clone(), of.clone());
        async move {
            let set = list::set_of(&store, &card.place).await;
            set.and_then(|set| Against::of(&store, &card, set)).map_or(Doing::Failed, |found| Doing::Compared(Box::new(found)))
        }
    });
    let place = card.place.clone();
    let save = acts.then(move || {
        let place = place.clone();
        async move {
            if chat::takes_none().is_some() {
                return Doing::NotTaken;
            }
            list::hand_over(&place, language).await.map_or(Doing::Failed, Doing::Handed)
        }
    });
    let place = card.place.clone();
    let forget = acts.then(move || {
        let place = place.clone();
        async move { list::forget(&place).await.map_or(Doing::Failed, |forgotten| Doing::Forgotten(Box::new(forgotten))) }
    });
    let nothing_open = acts.store.open.is_none();
    html! {
        <>
            { button(recent::RENAME, card.unreadable || standing.elsewhere, rename) }
            { button(recent::COMPARE, card.unreadable || standing.here || nothing_open, compare) }
            { button(if card.unreadable { recent::DOWNLOAD } else { recent::SAVE }, false, save) }
            { button(recent::FORGET, standing.here || standing.elsewhere, forget) }
        </>
    }
}

/// Shows what a file was on earlier days, or hides it again.
fn look_back(language: Language, card: &Card, title: &str, shown: bool, acts: &Handlers<'_>) -> Html {
    let (doing, place) = (acts.doing.clone(), card.place.clone());
    let toggle =
        Callback::from(move |_: MouseEvent| doing.set(if shown { Doing::Nothing } else { Doing::LookingBack(place.clone()) }));
    html! {
        <button type="button" class="button button--plain" aria-expanded={shown.to_string()} onclick={toggle}
            aria-label={recent::of_one(language, recent::EARLIER, title)}>
            { language.say(recent::EARLIER) }
        </button>
    }
}
