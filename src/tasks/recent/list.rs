//! The list of recent files, and what is done with those that are not open.

use std::collections::BTreeSet;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::{scenario_file, shipped};
use wasm_bindgen::JsValue;

use super::card::Card;
use super::database::{Trouble, database};
use super::shelf::{self, Stored};
use super::versions::{self, Version};
use super::{autosave, claims, fold, large, open};
use crate::dom;
use crate::store::{Msg, Place, StoreHandle};
use crate::tasks::reading::LARGE;
use crate::tasks::save;
use crate::text::{Language, Say, recent};

/// What is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The files, the one changed last first.
    pub cards: Vec<Card>,
    /// What they were on earlier days, the newest first.
    pub versions: Vec<Version>,
    /// Which files other tabs have open.
    pub elsewhere: BTreeSet<Place>,
}

/// What is kept, once all is written.
///
/// # Errors
/// When the browser keeps nothing, or does not let it be read.
pub async fn kept() -> Result<Kept, Trouble> {
    autosave::flush().await;
    let database = database().await?;
    let (cards, versions) = (shelf::cards(&database).await?, versions::all(&database).await?);
    Ok(Kept { cards, versions, elsewhere: claims::elsewhere().await })
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
    let Some(Ok((file, _))) = large::read(&store.dispatcher(), &stored).await else { return false };
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
    let text = match &stored.base {
        // A large one is put together beside the page.
        Some(base) if base.len() >= LARGE && stored.card.is_known() => fold::saved(&stored).await,
        _ => open::read(&stored).ok().map(|(file, _)| save::text(&file)),
    };
    match text {
        Some(text) => {
            let name = save::file_name(&title);
            dom::download(&name, "application/json", &text).then_some(name)
        }
        None => {
            let name = save::safe_name(&title, "kept.txt");
            let all: Vec<&str> = stored.base.iter().chain(&stored.steps).map(String::as_str).collect();
            dom::download(&name, "text/plain", &all.join("\n")).then_some(name)
        }
    }
}

/// A file that was let go of, with its versions, so that it can be put back.
#[derive(Clone, Debug, PartialEq)]
pub struct Forgotten {
    /// The file.
    pub stored: Stored,
    versions: Vec<(JsValue, JsValue)>,
}

/// Lets go of a file, and hands it out.
pub async fn forget(place: &Place) -> Option<Forgotten> {
    let database = database().await.ok()?;
    let stored = shelf::stored(&database, place).await.ok()??;
    let versions = versions::taken_out(&database, place).await.ok()?;
    shelf::remove(&database, std::slice::from_ref(place)).await.ok()?;
    Some(Forgotten { stored, versions })
}

/// Puts back what was let go of. Whether it could.
pub async fn put_back(forgotten: &Forgotten) -> bool {
    let versions = async { versions::put_back(&*database().await?, &forgotten.versions).await };
    put(&forgotten.stored).await && versions.await.is_ok()
}

/// The set of a file, to be held against the open one; `None` where it cannot be read, or that was stopped.
pub async fn set_of(store: &StoreHandle, place: &Place) -> Option<ScenarioSet> {
    let stored = open::of(place).await.ok()??;
    let (file, _) = large::read(&store.dispatcher(), &stored).await?.ok()?;
    Some(file.set().clone())
}

async fn put(stored: &Stored) -> bool {
    match database().await {
        Ok(database) => shelf::put_stored(&database, stored).await.is_ok(),
        Err(_) => false,
    }
}
