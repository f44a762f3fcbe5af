//! A large file on its way in: what is open stays until it is whole.
//!
//! The last file asked for counts. Whatever is opened meanwhile ends it, and what is heard of one that is over changes nothing.

use std::rc::Rc;

use permille_engine::name::Name;

use super::Open;

/// How far it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Tells it from all that were ever read.
    pub number: u32,
    /// In a sentence, what is being read.
    pub title: Rc<Name>,
    /// How much is done.
    pub percent: u8,
}

/// What happens to it.
#[derive(Clone, Debug)]
pub enum ReadingMsg {
    /// It begins, in the place of any other.
    Begun(Reading),
    /// The one of this number is so far.
    SoFar(u32, u8),
    /// The one of this number is whole, and is opened.
    Whole(u32, Box<Open>),
    /// The one of this number is over, and is not opened.
    Over(u32),
    /// The reader stops it, or turns to something else.
    Stopped,
}

impl Reading {
    /// What is being read after `msg`, which opens nothing.
    pub(super) fn after(reading: Option<Self>, msg: &ReadingMsg) -> Option<Self> {
        match (reading, msg) {
            (_, ReadingMsg::Begun(reading)) => Some(reading.clone()),
            (_, ReadingMsg::Stopped) => None,
            (Some(reading), ReadingMsg::SoFar(number, percent)) if reading.number == *number => {
                Some(Self { percent: *percent, ..reading })
            }
            (Some(reading), ReadingMsg::Over(number) | ReadingMsg::Whole(number, _)) if reading.number == *number => None,
            (reading, _) => reading,
        }
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};
    use permille_exchange::wording::language::Language;
    use yew::Reducible;

    use super::super::{Msg, Preferences, Store, Theme};
    use super::*;

    fn open(id: &str) -> Box<Open> {
        let plans = shipped::plans().unwrap_or_default();
        Box::new(Open::new(scenario_file::read(shipped::scenario(id).unwrap_or_default(), &plans).unwrap().0).unwrap())
    }

    fn store() -> Rc<Store> {
        let store = Rc::new(Store::new(Preferences { language: Language::En, theme: Theme::Light }));
        store.reduce(Msg::Opened { open: open("tutorial") })
    }

    fn begun(number: u32) -> Msg {
        Msg::Reading(ReadingMsg::Begun(Reading { number, title: Rc::default(), percent: 0 }))
    }

    fn title(store: &Store) -> &str {
        store.open.as_ref().map_or("", |open| open.set().title.en.as_str())
    }

    #[test]
    fn what_is_open_stays_until_the_file_is_whole() {
        let reading = store().reduce(begun(1)).reduce(Msg::Reading(ReadingMsg::SoFar(1, 60)));
        assert!(title(&reading).starts_with("Tutorial") && reading.reading.as_ref().map(|one| one.percent) == Some(60));
        let whole = reading.reduce(Msg::Reading(ReadingMsg::Whole(1, open("changjiang-2030"))));
        assert!(title(&whole).starts_with("Changjiang") && whole.reading.is_none());
    }

    #[test]
    fn a_file_that_is_not_wanted_any_more_is_not_opened() {
        let late = || Msg::Reading(ReadingMsg::Whole(1, open("changjiang-2030")));
        let begun_first = || store().reduce(begun(1));
        let stopped = begun_first().reduce(Msg::Reading(ReadingMsg::Stopped));
        let second = begun_first().reduce(begun(2));
        let refused = begun_first().reduce(Msg::Reading(ReadingMsg::Over(1)));
        let another = begun_first().reduce(Msg::Opened { open: open("tutorial") });
        for store in [stopped, second, refused, another] {
            let after = Rc::clone(&store).reduce(late());
            assert!(Rc::ptr_eq(&after, &store), "nothing changes");
        }
        // News of the first says nothing about the second.
        let second = begun_first().reduce(begun(2)).reduce(Msg::Reading(ReadingMsg::Over(1)));
        assert_eq!(second.reading.as_ref().map(|one| one.number), Some(2));
    }
}
