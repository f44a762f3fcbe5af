//! The first of what is looked for among everything that can be checked, gone through a slice at a time: a nation has a hundred thousand figures.

use std::cell::Cell;
use std::rc::Rc;

use permille_engine::pause::{Pause, share};
use permille_engine::review::{CheckState, Subject};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::queries::review::{Item, told};
use crate::store::{Open, StoreHandle};
use crate::tasks::pace::Slices;
use crate::text::Language;

/// So many are listed at once.
pub(super) const MOST: usize = 60;
/// How many are looked at between two pauses.
const STEP: usize = 64;

/// Which of all are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    Unchecked,
    Commented,
    All,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Wanted {
    pub(super) which: Which,
    /// Of which sort: 0 is all, then norms, figures and assumptions.
    pub(super) sort: usize,
    /// Parts of its name, its value or its source, in small letters: it has them all.
    pub(super) find: Vec<String>,
    /// The language of what is found.
    pub(super) language: Language,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Listed {
    /// The first of them.
    pub(super) first: Vec<Subject>,
    /// How many there are.
    pub(super) count: usize,
}

/// What was found last, and whether something else is looked for now. What was ticked a moment ago stays where it is until another choice is made.
#[hook]
pub(super) fn use_listed(store: &StoreHandle, wanted: Wanted) -> (Option<Rc<Listed>>, bool) {
    let listed = use_state(|| None::<(Rc<Listed>, (Wanted, u32))>);
    let key = (wanted, store.opened);
    {
        let (listed, open) = (listed.setter(), store.open.clone());
        use_effect_with(key.clone(), move |key| {
            let wanted = Rc::new(Cell::new(true));
            if let Some(open) = open {
                let (wanted, key) = (Rc::clone(&wanted), key.clone());
                spawn_local(async move {
                    let mut slices = Slices::new(|_| wanted.get());
                    if let Ok(found) = look(&open, &key.0, &mut slices).await {
                        listed.set(Some((Rc::new(found), key)));
                    }
                });
            }
            move || wanted.set(false)
        });
    }
    let behind = listed.as_ref().is_none_or(|(_, of)| *of != key);
    // What was found in another file says nothing of this one.
    let listed = listed.as_ref().filter(|(_, of)| of.1 == key.1).map(|(listed, _)| Rc::clone(listed));
    (listed, behind)
}

/// Looks through everything.
async fn look<P: Pause>(open: &Open, wanted: &Wanted, pause: &mut P) -> Result<Listed, P::Ended> {
    let set = open.set();
    let all = set.count_to_be_checked();
    let mut found = Listed::default();
    for (place, (subject, stands)) in set.to_be_checked().enumerate() {
        if place % STEP == 0 {
            pause.pause(share(place, all)).await?;
        }
        if wanted.sort != 0 && sort(&subject) != wanted.sort {
            continue;
        }
        let review = if set.reviews.is_empty() { None } else { set.reviews.get(&subject) };
        let state = || review.map_or(CheckState::Unchecked, |_| set.check_state(&subject, &stands.said()));
        let fits = match wanted.which {
            Which::Unchecked => state() != CheckState::Checked,
            Which::Commented => review.is_some_and(|review| !review.comments.is_empty()),
            Which::All => true,
        };
        if !fits {
            continue;
        }
        if !wanted.find.is_empty() {
            let item = Item { stated: stands.said(), state: state(), subject: subject.clone() };
            let told = told(wanted.language, open, &item);
            let said = [told.what.zh, told.what.en, told.value, told.source.unwrap_or_default()];
            let said = said.join(" ").to_lowercase();
            if !wanted.find.iter().all(|part| said.contains(part)) {
                continue;
            }
        }
        found.count += 1;
        if found.first.len() < MOST {
            found.first.push(subject);
        }
    }
    Ok(found)
}

const fn sort(subject: &Subject) -> usize {
    match subject {
        Subject::Norm(_) => 1,
        Subject::Figure { .. } => 2,
        Subject::Assumption { .. } => 3,
    }
}
