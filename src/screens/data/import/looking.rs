//! How far the worker is with what the planner has said: one request at a time, and what is said meanwhile is asked together when it is answered.

use std::rc::Rc;

use permille_exchange::tables::import::Preview;
use permille_exchange::tables::sheet::Sheet;
use yew::Reducible;

use super::draft::Draft;
use crate::components::same::Same;
use crate::text::Language;
use crate::text::import::List;
use crate::text::later::Lost;
use crate::work::import::Seen;
use crate::work::import::lists::Listed;
use crate::work::import::said::Said;
use crate::work::import::sheets::Held;
use crate::work::table::ZhEn;

/// Why there is nothing, or nothing new, to see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// The file is no table.
    Refused(ZhEn),
    /// The worker is lost.
    Lost(Lost),
}

/// How far it is.
#[derive(Clone, PartialEq)]
pub(super) struct Looking {
    /// What the planner has said; nothing until the table is read.
    pub(super) draft: Option<Draft>,
    /// What was guessed: what differs from it was said by the planner.
    pub(super) guessed: Option<Draft>,
    /// Whether nothing was asked about what was guessed.
    pub(super) plain: bool,
    /// What there was to see last, and of what.
    pub(super) seen: Option<(Same<Seen>, Draft)>,
    /// The list that came last.
    pub(super) listed: Option<(List, Same<Listed>)>,
    /// What each of several sheets holds.
    pub(super) sheets: Option<Same<Vec<Held>>>,
    /// Why it does not go on.
    pub(super) fault: Option<Fault>,
    /// The sheets, where they are forms that came back, for the merge desk.
    pub(super) forms: Option<Same<Vec<Sheet>>>,
    /// What is to be done now: the planner has pressed Import.
    pub(super) changes: Option<Same<Preview>>,
    /// Whether she has, and it is on its way.
    pub(super) importing: bool,
    /// How much of what is asked is done, in percent.
    pub(super) percent: u8,
    /// Counts what was said.
    said: u32,
    /// What of it is being answered, and in which language.
    asked: Option<(u32, Language)>,
    /// What of it was answered last, and in which language.
    answered: Option<(u32, Language)>,
    /// Which list was asked for last.
    listing: Option<(u32, List)>,
}

/// What happens.
pub(super) enum Act {
    /// The planner says something.
    Say(Box<Draft>),
    /// It is asked about.
    Asked(Language),
    /// So much is done.
    Percent(u8),
    /// The table holds forms that came back.
    Forms(Rc<Vec<Sheet>>),
    /// It is answered.
    Seen(u32, Rc<Seen>),
    /// A list is asked for.
    Listing(u32, List),
    /// It is there.
    Listed(u32, Rc<Listed>),
    /// What each sheet holds.
    Sheets(Rc<Vec<Held>>),
    /// The planner presses Import.
    Import,
    /// What that changes is there.
    Changes(Rc<Preview>),
    /// The planner does not want to wait: what was seen last counts.
    Stop,
    /// The file that is open is another.
    Moved,
    /// It does not go on.
    Fault(Fault),
    /// The planner wants it tried again.
    Again,
}

impl Default for Looking {
    fn default() -> Self {
        Self {
            draft: None,
            guessed: None,
            plain: false,
            seen: None,
            listed: None,
            sheets: None,
            fault: None,
            forms: None,
            changes: None,
            importing: false,
            percent: 0,
            said: 1,
            asked: None,
            answered: None,
            listing: None,
        }
    }
}

impl Looking {
    /// What is to be asked, where anything is and nothing else is being answered.
    pub(super) fn to_ask(&self, language: Language) -> Option<u32> {
        let news = self.answered != Some((self.said, language));
        (news && self.asked.is_none() && self.fault.is_none()).then_some(self.said)
    }

    /// Whether what is seen is not what was said last.
    pub(super) fn is_behind(&self, language: Language) -> bool {
        self.fault.is_some() || self.answered != Some((self.said, language))
    }

    /// Whether something is on its way.
    pub(super) fn is_busy(&self, language: Language) -> bool {
        self.fault.is_none() && (self.importing || self.is_behind(language))
    }

    /// Takes an answer, unless it is to something that nobody waits for any more.
    fn heard(&mut self, number: u32, seen: Rc<Seen>) {
        let Some((asked, language)) = self.asked.filter(|(asked, _)| *asked == number) else { return };
        (self.asked, self.answered, self.percent) = (None, Some((asked, language)), 0);
        let made = Said::from(seen.said.clone());
        let first = self.draft.is_none();
        let mut own = self.draft.clone().unwrap_or_default();
        own.settled(made);
        if first {
            self.guessed = Some(own.clone());
            self.plain = seen.asks_nothing();
        }
        // What was said meanwhile is asked next, with all that was said before: the worker has it from the beginning.
        if first || self.said == number {
            self.draft = Some(own.clone());
            self.seen = Some((Same::new(&seen), own));
        }
    }
}

impl Reducible for Looking {
    type Action = Act;

    fn reduce(self: Rc<Self>, act: Act) -> Rc<Self> {
        let mut next = (*self).clone();
        match act {
            Act::Say(draft) => {
                next.draft = Some(*draft);
                next.said = next.said.wrapping_add(1);
                next.fault = None;
            }
            Act::Asked(language) => (next.asked, next.percent) = (Some((next.said, language)), 0),
            Act::Percent(percent) if next.asked.is_some() => next.percent = percent,
            Act::Percent(_) => return self,
            Act::Forms(sheets) => next.forms = Some(Same::new(&sheets)),
            Act::Seen(number, seen) => next.heard(number, seen),
            Act::Listing(number, list) => next.listing = Some((number, list)),
            Act::Listed(number, listed) => {
                let Some((_, list)) = next.listing.filter(|(asked, _)| *asked == number) else { return self };
                next.listed = Some((list, Same::new(&listed)));
            }
            Act::Sheets(sheets) => next.sheets = Some(Same::new(&sheets)),
            Act::Import => next.importing = true,
            Act::Changes(preview) if next.importing => next.changes = Some(Same::new(&preview)),
            Act::Changes(_) => return self,
            Act::Stop => {
                let Some((_, draft)) = next.seen.clone() else { return self };
                next.draft = Some(draft);
                if let Some((_, language)) = next.asked.take().or(next.answered) {
                    next.said = next.said.wrapping_add(1);
                    next.answered = Some((next.said, language));
                }
                next.importing = false;
            }
            Act::Moved => {
                next.said = next.said.wrapping_add(1);
                (next.asked, next.importing) = (None, false);
            }
            Act::Fault(fault) => {
                next.fault = Some(fault);
                (next.asked, next.importing) = (None, false);
            }
            Act::Again => {
                next.fault = None;
                next.said = next.said.wrapping_add(1);
            }
        }
        Rc::new(next)
    }
}

#[cfg(test)]
#[path = "looking_tests.rs"]
mod tests;
