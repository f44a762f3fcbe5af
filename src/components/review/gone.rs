//! Reviews of what is not in the file any more: listed, each with what was said, and let go of at a press.

use permille_engine::edit::Edit;
use permille_engine::review::Subject;
use yew::prelude::*;

use crate::queries::review::told_of;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::{Say, review as wording};

/// So many are listed at once.
const MOST: usize = 60;

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct GoneProps {
    /// The store.
    pub store: StoreHandle,
    /// How many there are.
    pub count: usize,
}

/// The list, folded up at first.
#[component]
pub fn Gone(props: &GoneProps) -> Html {
    let GoneProps { store, count } = props;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let set = open.set();
    // Few are ever gone; without any, nothing is looked through.
    let gone: Vec<&Subject> = match count {
        0 => return Html::default(),
        _ => set.reviewed().into_iter().filter(|(.., stated)| stated.is_none()).map(|(subject, ..)| subject).take(MOST).collect(),
    };
    html! {
        <details class="provenance">
            <summary>{ wording::gone(language, *count) }</summary>
            <ul class="review__list">{ for gone.into_iter().map(|subject| row(store, open, subject)) }</ul>
            if *count > MOST { <p class="is-faint">{ wording::more_gone(language, *count - MOST) }</p> }
        </details>
    }
}

fn row(store: &StoreHandle, open: &Open, subject: &Subject) -> Html {
    let language = store.preferences.language;
    let Some(review) = open.set().reviews.get(subject) else { return Html::default() };
    let stated = review.tick.as_ref().map_or("", |tick| tick.stated.as_str());
    let told = told_of(language, open, subject, stated);
    let what = language.name(&told.what).to_owned();
    let forget = {
        let (store, subject, step) = (store.clone(), subject.clone(), wording::step(&told.what));
        Callback::from(move |_: MouseEvent| {
            let edit = Edit::Review { subject: subject.clone(), review: None };
            store.dispatch(Msg::Edit { edit, name: step.clone(), key: None });
        })
    };
    html! {
        <li key={format!("{subject:?}")} class="review__row">
            <div class="review__told">
                <p class="review__what">{ &what }</p>
                if !told.value.trim().is_empty() { <p class="review__value">{ told.value }</p> }
                <button type="button" class="link" onclick={forget} aria-label={wording::of(language, wording::FORGET, &what)}>
                    { language.say(wording::FORGET) }
                </button>
            </div>
            <div class="review__line">
                { for review.tick.iter().map(|tick| html! { <p class="review__said">{ "✓ " }{ wording::signed(&tick.signed) }</p> }) }
                { for review.comments.iter().map(|comment| html! {
                    <p class="review__said"><q>{ &comment.text }</q>{ " " }{ wording::signed(&comment.signed) }</p>
                }) }
            </div>
        </li>
    }
}
