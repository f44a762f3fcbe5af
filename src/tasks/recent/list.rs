//! The list of recent files, and what is done with those that are not open.

use std::collections::BTreeSet;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_exchange::files::{scenario_file, shipped};

use super::card::Card;
use super::database::{Trouble, database};
use super::shelf::{self, Stored};
use super::{claims, keep, open};
use crate::dom;
use crate::store::{Msg, Place, StoreHandle};
use crate::tasks::save;
use crate::text::{Language, Say, recent};

/// What is kept, the one changed last first, and which of them other tabs have open.
pub async fn cards() -> Result<(Vec<Card>, BTreeSet<Place>), Trouble> {
    keep::flush().await;
    let cards = shelf::cards(&*database().await?).await?;
    Ok((cards, claims::elsewhere().await))
}

/// Gives a file another title: a step of its history, which can be undone once it is open. Whether it could.
pub async fn rename(store: &StoreHandle, place: &Place, title: &str) -> bool {
    let title = Name::new(title, title);
    let describe = |description: Name| Edit::Describe { title: title.clone(), description };
    if let Some(open) = store.open.as_ref().filter(|open| open.place.as_ref() == Some(place)) {
        let edit = describe(open.set().description.clone());
        store.dispatch(Msg::Edit { edit, name: recent::rename_step(), key: None });
        return true;
    }
    let Ok(Some(mut stored)) = open::of(place).await else { return false };
    let Ok((file, _)) = open::read(&stored) else { return false };
    stored.steps.truncate(stored.card.taken);
    stored.steps.push(scenario_file::write_step(
        &recent::rename_step(),
        &describe(file.set().description.clone()),
        shipped::at_hand(),
    ));
    stored.card.taken = stored.steps.len();
    stored.card.bytes = stored.base.as_ref().map_or(0, String::len) + stored.steps.iter().map(String::len).sum::<usize>();
    stored.card.title = title;
    stored.card.unsaved = true;
    put(&stored).await
}

/// Hands a file to the browser, as it is now; one that cannot be read, as it is kept. What it is called, where it could.
pub async fn hand_over(place: &Place, language: Language) -> Option<String> {
    let stored = open::of(place).await.ok()??;
    let title = language.name(&stored.card.title).to_owned();
    match open::read(&stored) {
        Ok((file, _)) => {
            let name = save::file_name(&title);
            dom::download(&name, "application/json", &save::text(&file)).then_some(name)
        }
        Err(_) => {
            let name = save::safe_name(&title, "kept.txt");
            let all: Vec<&str> = stored.base.iter().chain(&stored.steps).map(String::as_str).collect();
            dom::download(&name, "text/plain", &all.join("\n")).then_some(name)
        }
    }
}

/// Lets go of a file, and hands it out, so that it can be put back.
pub async fn forget(place: &Place) -> Option<Stored> {
    let database = database().await.ok()?;
    let stored = shelf::stored(&database, place).await.ok()??;
    shelf::remove(&database, std::slice::from_ref(place)).await.ok()?;
    Some(stored)
}

/// Puts back what was let go of. Whether it could.
pub async fn put(stored: &Stored) -> bool {
    match database().await {
        Ok(database) => shelf::put_stored(&database, stored).await.is_ok(),
        Err(_) => false,
    }
}
