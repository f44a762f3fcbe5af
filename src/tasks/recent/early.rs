//! What a tab kept before its later part was here, and never came to keep properly: taken over once that tab is gone.

use idb::{Database, DatabaseEvent, Factory, ObjectStoreParams, TransactionMode};
use js_sys::Array;
use permille_engine::name::Name;
use permille_exchange::files::shipped;
use wasm_bindgen::JsValue;

use super::card::Card;
use super::database::{self, Trouble, done};
use super::shelf::{self, Stored};
use super::{claims, old};
use crate::store::{Notice, Place, SavedAs};
use crate::tasks::early::{DATABASE, Record, STORE, key, lock};
use crate::tasks::tab;

/// Takes over what is there of tabs that are gone. What to say, where some of it cannot be read.
pub async fn take_over() -> Vec<Notice> {
    // A browser that allows no database has kept nothing.
    take_over_all().await.unwrap_or_default()
}

async fn take_over_all() -> Result<Vec<Notice>, Trouble> {
    let early = opened().await?;
    let found = found(&early).await?;
    let mut notices = Vec::new();
    if !found.is_empty() {
        let (database, tabs) = (database::database().await?, claims::locks_held().await);
        // This tab's own is written by itself, in a moment.
        let own = tab::open().and_then(|open| open.place);
        for mut stored in found {
            let place = stored.card.place.clone();
            if Some(&place) == own.as_ref() || tabs.contains(&lock(&place)) {
                continue;
            }
            // Where it is kept already, that is newer.
            if shelf::stored(&database, &place).await?.is_none() {
                notices.extend(old::describe(&mut stored));
                shelf::put_stored(&database, &stored).await?;
            }
            forget(&early, &place).await?;
        }
    }
    early.close();
    Ok(notices)
}

async fn opened() -> Result<Database, Trouble> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // What fails here aborts the opening, which says so.
        let _ = event.database().and_then(|database| database.create_object_store(STORE, ObjectStoreParams::new()));
    });
    Ok(request.await?)
}

/// Every file that is there.
async fn found(early: &Database) -> Result<Vec<Stored>, Trouble> {
    let transaction = early.transaction(&[STORE], TransactionMode::ReadOnly)?;
    let files = transaction.object_store(STORE)?;
    let (keys, values) = (files.get_all_keys(None, None)?, files.get_all(None, None)?);
    let (keys, values) = (keys.await?, values.await?);
    let is = |one: &JsValue, number: u32| Array::from(one).get(1).as_f64() == Some(f64::from(number));
    let all: Vec<(&JsValue, &JsValue)> = keys.iter().zip(&values).collect();
    let records = all.iter().filter(|(key, _)| is(key, 1));
    Ok(records
        .filter_map(|(key, value)| {
            let id = Array::from(key).get(0);
            let of_same = |key: &JsValue| is(key, 0) && Array::from(key).get(0) == id;
            let base = all.iter().find(|(key, _)| of_same(key)).and_then(|(_, base)| base.as_string());
            Some(stored(Place(id.as_string()?.into()), base, Record::from_value(value)?))
        })
        .collect())
}

/// What is kept of a file, as the large database has it.
fn stored(place: Place, base: Option<String>, record: Record) -> Stored {
    let bytes = base.iter().chain(&record.steps).map(String::len).sum();
    let card = Card {
        place,
        // The one file that can be open by then.
        title: shipped::scenarios().into_iter().next().map(|first| first.title).unwrap_or_default(),
        area: Name::default(),
        at: record.at,
        bytes,
        taken: record.taken,
        unsaved: record.unsaved,
        saved_as: record.handed.map(|name| SavedAs::Handed(name.into())),
        unreadable: false,
        owner: claims::me(),
        form: record.form,
        digest: "".into(),
    };
    Stored { card, base, steps: record.steps, first: 0 }
}

/// Lets go of a file that is kept properly now.
async fn forget(early: &Database, place: &Place) -> Result<(), Trouble> {
    let transaction = early.transaction(&[STORE], TransactionMode::ReadWrite)?;
    let files = transaction.object_store(STORE)?;
    for number in 0..2 {
        files.delete(key(place, number))?;
    }
    done(transaction.commit()?).await
}
