//! What a file was at the end of each day it was worked on, for a month: kept as it lies when the first change of a later day is written.
//!
//! A version is a copy of card, beginning and steps; opened, it is a file of its own. Versions are the first to go where there is no room.

use std::cell::RefCell;
use std::collections::BTreeMap;

use idb::{Database, Query};
use js_sys::{Array, Object, Reflect};
use permille_engine::edit::Edit;
use permille_engine::in_order::InOrder;
use wasm_bindgen::JsValue;
use yew::Callback;

use super::card::Card;
use super::database::{BASES, CARDS, STEPS, Trouble, VERSIONS, database, done, reading, writing};
use super::shelf::{self, Stored, key, numbered};
use super::{claims, open};
use crate::dom;
use crate::store::{Hold, Msg, Place, StoreHandle};
use crate::text::numbers::iso_day;
use crate::text::recent;

/// How long one is kept, in days.
const DAYS: f64 = 31.0;
/// How many bytes of text all of them may hold; beyond it the oldest go.
const BYTES: usize = 64 * 1024 * 1024;
/// A day, in milliseconds.
const DAY: f64 = 86_400_000.0;

/// A file as it was at the end of a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The file.
    pub place: Place,
    /// When it was changed last then, in milliseconds since 1970.
    pub at: f64,
    /// How many bytes of text are kept of it.
    pub bytes: usize,
}

impl Version {
    #[expect(clippy::cast_precision_loss, reason = "no file has so many bytes")]
    fn key(&self) -> JsValue {
        Array::of3(&key(&self.place), &self.at.into(), &(self.bytes as f64).into()).into()
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what was written was whole and not negative")]
    fn of(key: &JsValue) -> Option<Self> {
        let parts = Array::from(key);
        let bytes = parts.get(2).as_f64()? as usize;
        Some(Self { place: Place(parts.get(0).as_string()?.into()), at: parts.get(1).as_f64()?, bytes })
    }
}

thread_local! {
    /// On which day it was last looked whether a file is due: once a day is enough.
    static LOOKED: RefCell<BTreeMap<Place, i64>> = const { RefCell::new(BTreeMap::new()) };
}

/// The day it was where the reader is, counted from 1970.
#[expect(clippy::cast_possible_truncation, reason = "days are few")]
fn day(at: f64) -> i64 {
    let ahead = js_sys::Date::new(&at.into()).get_timezone_offset() * 60_000.0;
    ((at - ahead) / DAY).floor() as i64
}

/// Before a change of a file is written: keeps what lies there, where it is of an earlier day. Work does not wait for it to succeed.
pub async fn keep(database: &Database, place: &Place) {
    let now = js_sys::Date::now();
    let today = day(now);
    if LOOKED.with_borrow_mut(|looked| looked.insert(place.clone(), today)) == Some(today) {
        return;
    }
    // Where it cannot be kept, the steps still are.
    if let Ok(true) = copy(database, place, today).await {
        let _ = let_go(database, now).await;
    }
}

/// Copies what lies there, if it is not of this day. Whether it was.
async fn copy(database: &Database, place: &Place, today: i64) -> Result<bool, Trouble> {
    let transaction = writing(database)?;
    let card = transaction.object_store(CARDS)?.get(key(place))?.await?;
    let Some((value, card)) = card.as_ref().and_then(|value| Some((value, Card::from_value(value)?))) else { return Ok(false) };
    if day(card.at) == today || card.unreadable {
        return Ok(false);
    }
    let base = transaction.object_store(BASES)?.get(key(place))?.await?;
    let steps = transaction.object_store(STEPS)?.get_all(Some(Query::KeyRange(numbered(place, 0)?)), None)?.await?;
    let version = Object::new();
    for (part, value) in [("card", value.clone()), ("base", base.into()), ("steps", steps.into_iter().collect::<Array>().into())]
    {
        // A plain object takes any field.
        let _ = Reflect::set(&version, &part.into(), &value);
    }
    let key = Version { place: place.clone(), at: card.at, bytes: card.bytes }.key();
    transaction.object_store(VERSIONS)?.put(&version, Some(&key))?;
    done(transaction.commit()?).await?;
    Ok(true)
}

/// All that are kept, the newest first.
///
/// # Errors
/// When the browser keeps nothing, or does not let it be read.
pub async fn all(database: &Database) -> Result<Vec<Version>, Trouble> {
    let keys = reading(database)?.object_store(VERSIONS)?.get_all_keys(None, None)?.await?;
    let mut versions: Vec<Version> = keys.iter().filter_map(Version::of).collect();
    versions.put_in_order_by(|own, other| other.at.total_cmp(&own.at));
    Ok(versions)
}

/// Lets go of what is beyond the bounds.
async fn let_go(database: &Database, now: f64) -> Result<(), Trouble> {
    remove(database, &beyond(&all(database).await?, now)).await
}

/// Makes room for work: lets go of all. Whether there were any.
pub async fn make_room(database: &Database) -> bool {
    match all(database).await {
        Ok(versions) if !versions.is_empty() => remove(database, &versions).await.is_ok(),
        _ => false,
    }
}

async fn remove(database: &Database, versions: &[Version]) -> Result<(), Trouble> {
    if versions.is_empty() {
        return Ok(());
    }
    let transaction = writing(database)?;
    for version in versions {
        transaction.object_store(VERSIONS)?.delete(Query::Key(version.key()))?;
    }
    done(transaction.commit()?).await
}

/// What of these, the newest first, is to go.
fn beyond(versions: &[Version], now: f64) -> Vec<Version> {
    let mut bytes = 0;
    let goes = |version: &&Version| {
        bytes += version.bytes;
        bytes > BYTES || now - version.at > DAYS * DAY
    };
    versions.iter().filter(goes).cloned().collect()
}

/// What is kept of a file's versions, as it lies there: a key and a value each.
///
/// # Errors
/// When the browser keeps nothing, or does not let it be read.
pub async fn taken_out(database: &Database, place: &Place) -> Result<Vec<(JsValue, JsValue)>, Trouble> {
    let transaction = reading(database)?;
    let range = || Ok::<_, Trouble>(Some(Query::KeyRange(numbered(place, 0)?)));
    let keys = transaction.object_store(VERSIONS)?.get_all_keys(range()?, None)?;
    let values = transaction.object_store(VERSIONS)?.get_all(range()?, None)?;
    Ok(keys.await?.into_iter().zip(values.await?).collect())
}

/// Puts such back.
///
/// # Errors
/// When the browser does not let it be written.
pub async fn put_back(database: &Database, versions: &[(JsValue, JsValue)]) -> Result<(), Trouble> {
    let transaction = writing(database)?;
    for (key, value) in versions {
        transaction.object_store(VERSIONS)?.put(value, Some(key))?;
    }
    done(transaction.commit()?).await
}

/// Opens a version as a file of its own, which says of which day it is; `begun` is told once it lies beside the others. Whether it came so far.
pub async fn open(store: &StoreHandle, version: &Version, begun: &Callback<()>) -> bool {
    let Ok(Some(stored)) = set_apart(version).await else { return false };
    begun.emit(());
    let (place, title) = (stored.card.place.clone(), stored.card.title.clone());
    let dispatch = store.dispatcher();
    claims::claim(&place).await;
    let back = open::brought_back(&dispatch, &place, Hold::Writing).await;
    let description = match &back {
        Some(Ok(open)) => Some(open.set().description.clone()),
        _ => None,
    };
    open::show(&dispatch, back);
    if let Some(description) = description {
        // A step like any other: taken back, it has its old title.
        let edit = Edit::Describe { title, description };
        dispatch.dispatch(Msg::Edit { edit, name: recent::rename_step(), key: None });
    }
    true
}

/// Puts a version beside the files there are, as one of them; `None` where there is no such version any more.
async fn set_apart(version: &Version) -> Result<Option<Stored>, Trouble> {
    let database = database().await?;
    let value = reading(&database)?.object_store(VERSIONS)?.get(Query::Key(version.key()))?.await?;
    let Some(value) = value else { return Ok(None) };
    let part = |name: &str| Reflect::get(&value, &name.into()).unwrap_or_default();
    let Some(card) = Card::from_value(&part("card")) else { return Ok(None) };
    let card = Card {
        place: Place(dom::random_name().into()),
        title: recent::of_day(&card.title, &iso_day(dom::day_of(version.at))),
        at: js_sys::Date::now(),
        unsaved: true,
        saved_as: None,
        owner: claims::me(),
        // Its steps stay its own, whatever file began with the same text.
        digest: "".into(),
        ..card
    };
    let steps = Array::from(&part("steps")).iter().map(|value| shelf::line(&value)).collect();
    let stored = Stored { card, base: shelf::text(&part("base")), steps, first: 0 };
    shelf::put_stored(&database, &stored).await?;
    Ok(Some(stored))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(days: f64, bytes: usize) -> Version {
        Version { place: Place("a".into()), at: -days * DAY, bytes }
    }

    fn days(versions: &[Version]) -> Vec<f64> {
        versions.iter().map(|version| -version.at / DAY).collect()
    }

    #[test]
    fn a_version_is_kept_for_a_month() {
        let all: Vec<Version> = (1..40).map(|days| version(f64::from(days), 1)).collect();
        assert_eq!(days(&beyond(&all, 0.0)), (32..40).map(f64::from).collect::<Vec<_>>());
    }

    #[test]
    fn beyond_the_room_there_is_the_oldest_go() {
        let all: Vec<Version> = (1..5).map(|days| version(f64::from(days), BYTES / 2)).collect();
        assert_eq!(days(&beyond(&all, 0.0)), [3.0, 4.0]);
        assert!(beyond(&[], 0.0).is_empty());
    }
}
