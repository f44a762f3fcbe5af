//! A file that arrived in a link: shown before it takes the place of what is open.

use std::rc::Rc;

use permille_engine::name::Name;

use super::Open;

/// A file that came with the address.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrival {
    /// The file, read and computed.
    pub open: Open,
    /// What is odd about it.
    pub notes: Rc<Vec<Name>>,
    /// What is said of its results against those it was sent with, where it has a record of them.
    pub results: Option<Name>,
    /// How large its text is.
    pub bytes: usize,
}

/// What happens to it.
#[derive(Clone, Debug)]
pub enum ArrivalMsg {
    /// It is shown.
    Offered(Box<Arrival>),
    /// The reader opens it.
    Taken,
    /// The reader keeps what is open.
    Declined,
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};
    use permille_exchange::wording::language::Language;
    use yew::Reducible;

    use super::super::{Msg, Preferences, Store, Theme};
    use super::*;

    fn open(id: &str) -> Open {
        let plans = shipped::plans().unwrap_or_default();
        Open::new(scenario_file::read(shipped::scenario(id).unwrap_or_default(), &plans).unwrap().0).unwrap()
    }

    fn arrival() -> ArrivalMsg {
        let notes = Rc::new(vec![Name::new("注", "note")]);
        ArrivalMsg::Offered(Box::new(Arrival { open: open("changjiang-2030"), notes, results: None, bytes: 9 }))
    }

    fn store(unsaved: bool) -> Rc<Store> {
        let store = Rc::new(Store::new(Preferences { language: Language::En, theme: Theme::Light }));
        store.reduce(Msg::Opened { open: Box::new(Open { unsaved, ..open("tutorial") }) })
    }

    fn title(store: &Store) -> &str {
        store.open.as_ref().map_or("", |open| open.set().title.en.as_str())
    }

    #[test]
    fn what_is_offered_replaces_nothing_until_it_is_taken() {
        let offered = store(true).reduce(Msg::Arrival(arrival()));
        assert!(title(&offered).starts_with("Tutorial") && offered.arrival.is_some());
        let declined = offered.reduce(Msg::Arrival(ArrivalMsg::Declined));
        assert!(title(&declined).starts_with("Tutorial") && declined.arrival.is_none() && declined.aside.is_none());
    }

    #[test]
    fn unsaved_work_that_was_replaced_comes_back_as_it_was() {
        let taken = store(true).reduce(Msg::Arrival(arrival())).reduce(Msg::Arrival(ArrivalMsg::Taken));
        assert!(title(&taken).starts_with("Changjiang") && taken.open.as_ref().is_some_and(|open| open.unsaved));
        assert!(taken.notice.as_ref().is_some_and(|notice| notice.sentences.len() == 2));
        let back = taken.reduce(Msg::BringBack);
        assert!(title(&back).starts_with("Tutorial") && back.open.as_ref().is_some_and(|open| open.unsaved));
        // What came with the link lies on no disk either.
        assert!(back.aside.as_ref().is_some_and(|open| open.unsaved && open.set().title.en.starts_with("Changjiang")));
    }

    #[test]
    fn what_was_written_is_what_is_marked_as_saved() {
        let begun = store(true);
        let written = begun.open.as_ref().map(|open| Rc::clone(&open.document)).unwrap();
        let saved = |store: &Rc<Store>| {
            let to = super::super::SavedAs::File("a".into());
            store.clone().reduce(Msg::Saved { document: Rc::clone(&written), to })
        };
        let unsaved = |store: &Store| store.open.as_ref().is_some_and(|open| open.unsaved);
        assert!(!unsaved(&saved(&begun)));
        let title = Name::new("题", "Title");
        let edit = permille_engine::edit::Edit::Describe { title: title.clone(), description: Name::default() };
        let changed = begun.reduce(Msg::Edit { edit, name: title, key: None });
        assert!(unsaved(&saved(&changed)), "what was changed meanwhile is not in the file");
    }

    #[test]
    fn what_was_saved_is_set_aside_without_a_word() {
        let taken = store(false).reduce(Msg::Arrival(arrival())).reduce(Msg::Arrival(ArrivalMsg::Taken));
        assert!(taken.aside.is_some() && taken.notice.as_ref().is_some_and(|notice| notice.sentences.len() == 1));
    }
}
