//! How much is kept: beyond that the oldest go first, and before them what lies elsewhere as it is.

use idb::Database;

use super::card::Card;
use super::database::Trouble;
use super::{claims, shelf};
use crate::store::Place;

/// How many files are kept at most.
const FILES: usize = 60;
/// How many bytes of text are kept at most.
const BYTES: usize = 256 * 1024 * 1024;

/// Lets go of what is beyond the bounds or is there twice, and of nothing that a tab has open.
pub async fn keep(database: &Database, own: Vec<Place>, new: &Card) -> Result<(), Trouble> {
    let cards = shelf::cards(database).await?;
    let open = claims::elsewhere().await;
    let held = |place: &Place| own.contains(place) || open.contains(place);
    let mut gone = beyond(&cards, held);
    gone.extend(cards.iter().filter(|card| is_twice(card, new) && !open.contains(&card.place)).map(|card| card.place.clone()));
    if gone.is_empty() { Ok(()) } else { shelf::remove(database, &gone).await }
}

/// Whether a card is of the same file, opened earlier and not changed.
fn is_twice(card: &Card, new: &Card) -> bool {
    let same = !new.digest.is_empty() && card.digest == new.digest && card.bytes == new.bytes && card.title == new.title;
    same && card.place != new.place && !card.unsaved && !new.unsaved && card.taken == 0
}

/// What of these, the one changed last first, is to go.
fn beyond(cards: &[Card], held: impl Fn(&Place) -> bool) -> Vec<Place> {
    let (mut files, mut bytes) = (cards.len(), cards.iter().map(|card| card.bytes).sum::<usize>());
    // What cannot be read is nobody's to throw away but the planner's.
    let may_go = |card: &&Card| !held(&card.place) && !card.unreadable;
    let (unsaved, saved): (Vec<&Card>, Vec<&Card>) = cards.iter().rev().filter(may_go).partition(|card| card.unsaved);
    let mut gone = Vec::new();
    for card in saved.into_iter().chain(unsaved) {
        if files <= FILES && bytes <= BYTES {
            break;
        }
        files -= 1;
        bytes = bytes.saturating_sub(card.bytes);
        gone.push(card.place.clone());
    }
    gone
}

#[cfg(test)]
mod tests {
    use permille_engine::name::Name;

    use super::*;

    fn card(number: usize, unsaved: bool, bytes: usize) -> Card {
        #[expect(clippy::cast_precision_loss, reason = "a small number")]
        let at = -(number as f64);
        Card {
            place: Place(number.to_string().into()),
            title: Name::default(),
            area: Name::default(),
            at,
            bytes,
            taken: 0,
            unsaved,
            saved_as: None,
            unreadable: false,
            owner: String::new(),
            form: 1,
            digest: format!("{number}").into(),
        }
    }

    fn names(places: &[Place]) -> Vec<&str> {
        places.iter().map(|place| &*place.0).collect()
    }

    #[test]
    fn what_is_saved_goes_before_what_is_not_and_the_oldest_first() {
        let cards: Vec<Card> = (0..FILES + 3).map(|number| card(number, number != 5 && number != 7, 1)).collect();
        let last = (FILES + 2).to_string();
        assert_eq!(names(&beyond(&cards, |_| false)), ["7", "5", last.as_str()]);
        assert_eq!(names(&beyond(&cards[..FILES], |_| false)), [""; 0]);
    }

    #[test]
    fn a_file_opened_again_is_there_once_unless_it_was_changed() {
        let first = card(1, false, 9);
        let again = Card { place: Place("2".into()), ..first.clone() };
        assert!(is_twice(&first, &again) && !is_twice(&first, &first));
        assert!(!is_twice(&Card { taken: 1, ..first.clone() }, &again) && !is_twice(&Card { unsaved: true, ..first }, &again));
    }

    #[test]
    fn what_is_open_or_unreadable_stays() {
        let mut cards: Vec<Card> = (0..3).map(|number| card(number, false, BYTES / 2)).collect();
        cards[2].unreadable = true;
        assert_eq!(names(&beyond(&cards, |place| &*place.0 == "0")), ["1"]);
        assert_eq!(names(&beyond(&cards[..2], |_| false)), [""; 0]);
    }
}
