//! What is written of a file, and how: card, beginning and steps in one transaction.

use std::rc::Rc;

use idb::{Database, KeyRange, Query, Transaction};
use js_sys::{Array, JsString, Uint8Array};
use permille_exchange::files::scenario_file;
use wasm_bindgen::JsValue;

use super::card::Card;
use super::claims;
use super::database::{ALL, BASES, CARDS, STEPS, Trouble, VERSIONS, done, reading, writing};
use crate::store::{Open, Place, SavedAs, Step};
use permille_engine::in_order::InOrder;

/// So many steps, or so many bytes of them, are kept one by one; beyond, the oldest are folded into the beginning.
const MOST_STEPS: usize = 150;
const MOST_BYTES: usize = 32 * 1024 * 1024;
/// So many are never folded.
const FEWEST_STEPS: usize = 50;

/// What is known to be written of a file.
#[derive(Clone, Debug)]
pub struct Written {
    /// The bytes of the text it began with.
    pub base: usize,
    /// The digest of that text.
    pub digest: Rc<str>,
    /// The number under which the first step of its history is written, or was.
    pub origin: usize,
    /// How many of its first steps are folded into that text.
    pub folded: usize,
    /// The last of these, by which they are known.
    pub anchor: Option<Rc<Step>>,
    /// Its other steps, each with the bytes of its line.
    pub steps: Vec<(Rc<Step>, usize)>,
    /// How many of them are taken.
    pub taken: usize,
    /// Whether it was unsaved.
    pub unsaved: bool,
    /// Where it was saved.
    pub saved_as: Option<SavedAs>,
}

impl Written {
    /// How many of these steps, beyond those folded, are unchanged.
    fn same(&self, steps: &[Rc<Step>]) -> usize {
        self.steps.iter().zip(steps.iter().skip(self.folded)).take_while(|((own, _), step)| own.is_same(step)).count()
    }

    /// Whether what is folded is still how the file began: no step of it was taken back, or taken otherwise.
    pub fn begins(&self, open: &Open) -> bool {
        let (steps, taken) = open.history.steps();
        let same = |anchor: &Rc<Step>| steps.get(self.folded.wrapping_sub(1)).is_some_and(|step| step.is_same(anchor));
        taken >= self.folded && self.anchor.as_ref().is_none_or(same)
    }

    /// Whether a file is as it was written.
    pub fn is_of(&self, open: &Open) -> bool {
        let (steps, taken) = open.history.steps();
        self.taken == taken
            && self.unsaved == open.unsaved
            && self.saved_as == open.saved_as
            && self.begins(open)
            && self.folded + self.steps.len() == steps.len()
            && self.same(&steps) == self.steps.len()
    }

    /// How many of its first steps are to be folded into its beginning, so that the history stays within bounds.
    pub fn to_fold(&self) -> Option<usize> {
        let bytes: usize = self.steps.iter().map(|(_, bytes)| bytes).sum();
        let beyond = self.steps.len() > MOST_STEPS || bytes > MOST_BYTES;
        // Those that were taken back stay, to be taken again.
        let many = self.steps.len().saturating_sub(FEWEST_STEPS).min(self.taken.saturating_sub(self.folded));
        (beyond && many > 0).then_some(many)
    }

    /// What is written once so many steps are folded into a beginning of so many bytes.
    pub fn fold(&self, many: usize, base: usize) -> Self {
        let anchor = many.checked_sub(1).and_then(|last| self.steps.get(last)).map(|(step, _)| Rc::clone(step));
        let steps = self.steps[many.min(self.steps.len())..].to_vec();
        Self { base, folded: self.folded + many, anchor, steps, ..self.clone() }
    }

    /// The number of the first step that is written.
    pub fn first(&self) -> usize {
        self.origin + self.folded
    }
}

/// What of a file is to be written.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its card.
    pub card: Card,
    /// The text it began with and its digest, where that is not written yet.
    pub base: Option<(Uint8Array, Rc<str>)>,
    /// From which step on what is written is replaced.
    from: usize,
    /// The lines of the steps from there on.
    lines: Vec<Line>,
    /// What is written then.
    pub written: Written,
}

impl Entry {
    /// What of an open file is to be written, over what is written; with the lines of its [new steps](new_steps).
    pub fn of(
        open: &Open,
        place: &Place,
        base: Option<(Uint8Array, Rc<str>)>,
        before: Option<Written>,
        lines: Vec<Line>,
    ) -> Self {
        let (steps, taken) = open.history.steps();
        let (origin, folded) = before.as_ref().map_or((0, 0), |before| (before.origin, before.folded));
        let same = steps.len() - folded - lines.len();
        let fresh = &steps[folded + same..];
        let mut sizes = before.as_ref().map(|before| before.steps[..same].to_vec()).unwrap_or_default();
        sizes.extend(fresh.iter().cloned().zip(lines.iter().map(|line| line.bytes)));
        let length = base
            .as_ref()
            .map(|(base, _)| base.length() as usize)
            .or(before.as_ref().map(|before| before.base))
            .unwrap_or_default();
        let bytes = length + sizes.iter().map(|(_, bytes)| bytes).sum::<usize>();
        let digest = base.as_ref().map(|(_, digest)| digest).or(before.as_ref().map(|before| &before.digest));
        let digest = digest.cloned().unwrap_or_else(|| "".into());
        let written = Written {
            base: length,
            digest: Rc::clone(&digest),
            origin,
            folded,
            anchor: before.and_then(|before| before.anchor),
            steps: sizes,
            taken,
            unsaved: open.unsaved,
            saved_as: open.saved_as.clone(),
        };
        let card = Card { taken: taken - folded, digest, ..Card::of(open, place, js_sys::Date::now(), bytes, &claims::me()) };
        Self { card, base, from: origin + folded + same, lines, written }
    }
}

/// A step's line as the browser has it: a long one is handed over part by part.
#[derive(Clone, Debug)]
pub struct Line {
    text: JsString,
    bytes: usize,
}

impl Default for Line {
    fn default() -> Self {
        Self { text: "".into(), bytes: 0 }
    }
}

impl Line {
    /// That of a step.
    pub fn of(step: &Step) -> Self {
        let mut line = Self::default();
        for part in step.line() {
            line.add(&part);
        }
        line
    }

    /// Adds a part of it.
    pub fn add(&mut self, part: &str) {
        self.text = self.text.concat(&part.into());
        self.bytes += part.len();
    }
}

/// The steps of an open file whose lines are to be written, over what is written.
pub fn new_steps(open: &Open, before: Option<&Written>) -> Vec<Rc<Step>> {
    let (mut steps, _) = open.history.steps();
    let known = before.map_or(0, |before| before.folded + before.same(&steps));
    steps.split_off(known)
}

/// The key of a file.
pub fn key(place: &Place) -> JsValue {
    (&*place.0).into()
}

/// The key of a step.
#[expect(clippy::cast_precision_loss, reason = "no history has so many steps")]
fn step_key(place: &Place, number: usize) -> JsValue {
    Array::of2(&key(place), &(number as f64).into()).into()
}

/// What is kept of a file under `[file, number]`, or longer keys that begin so, from one number on.
pub fn numbered(place: &Place, number: usize) -> Result<KeyRange, Trouble> {
    // An array is beyond every number.
    Ok(KeyRange::bound(&step_key(place, number), &Array::of2(&key(place), &Array::new()).into(), None, None)?)
}

/// Writes an entry at once: the requests are made before this returns, and what they come to is heard of the transaction.
pub fn put_at_once(database: &Database, entry: &Entry) -> Result<Transaction, Trouble> {
    let transaction = writing(database)?;
    fill(&transaction, entry)?;
    Ok(transaction.commit()?)
}

/// Writes an entry. With `fenced`, not where another tab has taken the file over.
pub async fn put(database: &Database, entry: &Entry, fenced: bool) -> Result<(), Trouble> {
    let transaction = writing(database)?;
    if fenced {
        let card = transaction.object_store(CARDS)?.get(key(&entry.card.place))?.await?;
        let theirs = card.as_ref().and_then(Card::from_value).is_some_and(|card| card.owner != entry.card.owner);
        if theirs {
            return Err(Trouble::Taken);
        }
    }
    fill(&transaction, entry)?;
    done(transaction.commit()?).await
}

fn fill(transaction: &Transaction, entry: &Entry) -> Result<(), Trouble> {
    let place = &entry.card.place;
    if let Some((base, _)) = &entry.base {
        transaction.object_store(BASES)?.put(base, Some(&key(place)))?;
    }
    let steps = transaction.object_store(STEPS)?;
    steps.delete(numbered(place, entry.from)?)?;
    for (position, line) in entry.lines.iter().enumerate() {
        steps.put(&line.text, Some(&step_key(place, entry.from + position)))?;
    }
    transaction.object_store(CARDS)?.put(&entry.card.value(), Some(&key(place)))?;
    Ok(())
}

/// Puts a beginning with the steps before `first` folded into it in the place of the one there is: the requests are made before this
/// returns.
pub fn put_folded(database: &Database, card: &Card, base: &str, first: usize) -> Result<Transaction, Trouble> {
    let transaction = writing(database)?;
    let place = &card.place;
    transaction.object_store(BASES)?.put(&Uint8Array::from(base.as_bytes()).into(), Some(&key(place)))?;
    let folded = KeyRange::bound(&step_key(place, 0), &step_key(place, first), None, Some(true))?;
    transaction.object_store(STEPS)?.delete(folded)?;
    transaction.object_store(CARDS)?.put(&card.value(), Some(&key(place)))?;
    Ok(transaction.commit()?)
}

/// All that is kept of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored {
    /// Its card.
    pub card: Card,
    /// The text it began with; `None` where it is no text.
    pub base: Option<String>,
    /// The lines of its steps.
    pub steps: Vec<String>,
    /// The number of the first of them.
    pub first: usize,
}

/// Reads all that is kept of a file; `None` where there is nothing.
pub async fn stored(database: &Database, place: &Place) -> Result<Option<Stored>, Trouble> {
    let transaction = reading(database)?;
    let card = transaction.object_store(CARDS)?.get(key(place))?;
    let base = transaction.object_store(BASES)?.get(key(place))?;
    let all = || Ok::<_, Trouble>(Some(Query::KeyRange(numbered(place, 0)?)));
    let numbers = transaction.object_store(STEPS)?.get_all_keys(all()?, Some(1))?;
    let steps = transaction.object_store(STEPS)?.get_all(all()?, None)?;
    let (card, base, numbers, steps) = (card.await?, base.await?, numbers.await?, steps.await?);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what was written was whole and not negative")]
    let first = numbers.first().and_then(|key| Array::from(key).get(1).as_f64()).map_or(0, |number| number as usize);
    let Some(card) = card.as_ref().and_then(Card::from_value) else { return Ok(None) };
    Ok(Some(Stored { card, base: base.as_ref().and_then(text), steps: steps.iter().map(line).collect(), first }))
}

/// A beginning, as a text; `None` where it is none.
pub fn text(value: &JsValue) -> Option<String> {
    scenario_file::decode(&Uint8Array::new(value).to_vec()).ok()
}

/// The line of a step.
pub fn line(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// Puts back all that was kept of a file, or what was changed in it.
pub async fn put_stored(database: &Database, stored: &Stored) -> Result<(), Trouble> {
    let transaction = writing(database)?;
    let place = &stored.card.place;
    if let Some(base) = &stored.base {
        transaction.object_store(BASES)?.put(&Uint8Array::from(base.as_bytes()).into(), Some(&key(place)))?;
    }
    let steps = transaction.object_store(STEPS)?;
    steps.delete(numbered(place, 0)?)?;
    for (number, line) in stored.steps.iter().enumerate() {
        steps.put(&line.as_str().into(), Some(&step_key(place, stored.first + number)))?;
    }
    transaction.object_store(CARDS)?.put(&stored.card.value(), Some(&key(place)))?;
    done(transaction.commit()?).await
}

/// Takes files out, with all that is kept of them.
pub async fn remove(database: &Database, places: &[Place]) -> Result<(), Trouble> {
    let transaction = writing(database)?;
    for place in places {
        for store in ALL {
            let store_of = transaction.object_store(store)?;
            match store {
                STEPS | VERSIONS => store_of.delete(numbered(place, 0)?)?,
                _ => store_of.delete(key(place))?,
            };
        }
    }
    done(transaction.commit()?).await
}

/// All cards, the one changed last first.
pub async fn cards(database: &Database) -> Result<Vec<Card>, Trouble> {
    let values = reading(database)?.object_store(CARDS)?.get_all(None, None)?.await?;
    let mut cards: Vec<Card> = values.iter().filter_map(Card::from_value).collect();
    cards.put_in_order_by(|own, other| other.at.total_cmp(&own.at));
    Ok(cards)
}

/// Writes a card over the one there is.
pub async fn put_card(database: &Database, card: &Card) -> Result<(), Trouble> {
    let transaction = writing(database)?;
    transaction.object_store(CARDS)?.put(&card.value(), Some(&key(&card.place)))?;
    done(transaction.commit()?).await
}
