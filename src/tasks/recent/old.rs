//! What earlier versions kept: one file, in the browser's storage for texts. It is taken over once.

use permille_engine::name::Name;

use super::card::Card;
use super::database::database;
use super::shelf::{self, Stored};
use super::{claims, open};
use crate::store::{Notice, NoticeKind, Place};
use crate::tasks::tab;
use crate::text::recent;
use crate::{dom, standalone, storage};

/// Where earlier versions kept the file's title.
const NAME_KEY: &str = "permille.work.name";

/// Takes over what an earlier version kept, and lets go of it there once it is kept here. What to say, where it cannot be read.
pub async fn take_over() -> Option<Notice> {
    let (text_key, name_key) = (tab::earlier_key(), format!("{NAME_KEY}{}", standalone::storage_key()));
    let text = storage::get(&text_key)?;
    let title = storage::get(&name_key).unwrap_or_default();
    let mut stored = Stored {
        card: Card {
            place: Place(dom::random_name().into()),
            title: Name::new(title.as_str(), title.as_str()),
            area: Name::default(),
            at: js_sys::Date::now(),
            bytes: text.len(),
            taken: 0,
            unsaved: true,
            saved_as: None,
            unreadable: false,
            owner: claims::me(),
            form: permille_exchange::files::scenario_file::STEP_FORM,
            digest: "".into(),
        },
        base: Some(text),
        steps: Vec::new(),
        first: 0,
    };
    let notice = describe(&mut stored);
    let database = database().await.ok()?;
    // Only what is written is let go of: else it is taken over at the next start.
    if shelf::put_stored(&database, &stored).await.is_ok() {
        storage::remove(&text_key);
        storage::remove(&name_key);
    }
    notice
}

/// Puts on the card of what is taken over what the file itself says; or marks it, and answers what to say, where it cannot be read.
pub(super) fn describe(stored: &mut Stored) -> Option<Notice> {
    match open::read(stored) {
        Ok((open, _)) => {
            let card = stored.card.clone();
            stored.card = Card { unsaved: card.unsaved, ..Card::of(&open, &card.place, card.at, card.bytes, &card.owner) };
            None
        }
        Err(why) => {
            stored.card.unreadable = true;
            Some(Notice { kind: NoticeKind::Error, title: recent::unreadable(&stored.card.title), sentences: why })
        }
    }
}
