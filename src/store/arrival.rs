//! A file that arrived in a link: shown before it replaces what is open, and what it replaced kept until the next is opened.

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
    /// The reader wants back what it replaced.
    BroughtBack,
}

#[cfg(test)]
mod tests {
    use permille_exchange::{language::Language, scenario_file, shipped};
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
        assert!(taken.notice.as_ref().is_some_and(|notice| notice.sentences.len() == 1));
        let back = taken.reduce(Msg::Arrival(ArrivalMsg::BroughtBack));
        assert!(title(&back).starts_with("Tutorial") && back.open.as_ref().is_some_and(|open| open.unsaved));
        assert!(back.aside.is_none());
    }

    #[test]
    fn what_was_saved_needs_no_bringing_back() {
        let taken = store(false).reduce(Msg::Arrival(arrival())).reduce(Msg::Arrival(ArrivalMsg::Taken));
        assert!(taken.aside.is_none());
    }
}
