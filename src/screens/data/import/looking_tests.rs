use permille_exchange::tables::import::{Mapping, Register, guess};

use super::*;
use crate::work::Service;
use crate::work::file::WholeFile;
use crate::work::import::said::Say;
use crate::work::import::{ImportService, Look, Request, Response};

use super::super::view::tests::{document, sheet};

const LANGUAGE: Language = Language::En;

/// A dialog with its worker, as the page has them.
struct Desk {
    looking: Rc<Looking>,
    service: ImportService,
}

impl Desk {
    fn new(text: &str) -> Self {
        let mut desk = Self { looking: Rc::new(Looking::default()), service: ImportService::default() };
        let open = Box::new(WholeFile::of(&document()));
        desk.service.handle(Request::Read { file: "2024.csv".to_owned(), open }, text.as_bytes(), &mut |_, _| {});
        desk
    }

    fn act(&mut self, act: Act) {
        self.looking = Rc::clone(&self.looking).reduce(act);
    }

    /// Asks what is to be asked; gives what answers it.
    fn ask(&mut self) -> Option<Act> {
        let number = self.looking.to_ask(LANGUAGE)?;
        let draft = self.looking.draft.clone();
        let (said, say) = draft.map_or((None, Vec::new()), |draft| (Some((draft.sheet, (&draft.mapping).into())), draft.say));
        self.act(Act::Asked(LANGUAGE));
        let look = Look { number, chinese: false, said, say, new: false, memory: String::new() };
        let mut answer = None;
        self.service.handle(Request::Look(Box::new(look)), &[], &mut |response, _| {
            if let Response::Seen { number, seen } = response {
                answer = Some(Act::Seen(*number, Rc::new((**seen).clone())));
            }
        });
        answer
    }

    fn draft(&self) -> Draft {
        self.looking.draft.clone().unwrap_or_default()
    }

    fn seen(&self) -> (usize, bool) {
        let (seen, _) = self.looking.seen.as_ref().unwrap();
        (seen.changes, seen.ready)
    }
}

const TABLE: &str = "代码,甲,乙\n360202,17,205000\n";

#[test]
fn what_is_said_meanwhile_is_asked_together_when_the_worker_has_answered() {
    let mut desk = Desk::new(TABLE);
    let answer = desk.ask().unwrap();
    assert!(desk.looking.is_busy(LANGUAGE) && desk.looking.to_ask(LANGUAGE).is_none());
    desk.act(answer);
    assert!(!desk.looking.is_behind(LANGUAGE) && desk.looking.guessed == desk.looking.draft);
    // One thing is said, and another before it is answered.
    desk.act(Act::Say(Box::new(desk.draft().saying(Say::Role(1, "m:health-beds".to_owned())))));
    let answer = desk.ask().unwrap();
    let mut draft = desk.draft().saying(Say::Role(2, "p:resident".to_owned()));
    draft.mapping.clear = true;
    desk.act(Act::Say(Box::new(draft)));
    assert_eq!(desk.draft().chosen_role(1), "m:health-beds");
    desk.act(answer);
    // What was seen stays until both are worked out.
    assert_eq!((desk.seen(), desk.draft().say.len()), ((0, false), 2));
    let answer = desk.ask().unwrap();
    desk.act(answer);
    assert_eq!((desk.seen(), desk.draft().say.len(), desk.draft().mapping.clear), ((2, true), 0, true));
    assert!(!desk.looking.is_busy(LANGUAGE) && desk.draft().says_more(desk.looking.guessed.as_ref().unwrap()));
    // In the other language it is asked again.
    assert!(desk.looking.to_ask(Language::Zh).is_some());
}

#[test]
fn stop_brings_back_what_was_seen_and_said_before() {
    let mut desk = Desk::new(TABLE);
    let answer = desk.ask().unwrap();
    desk.act(answer);
    let before = desk.draft();
    desk.act(Act::Say(Box::new(before.saying(Say::Role(1, "m:health-beds".to_owned())))));
    let late = desk.ask().unwrap();
    desk.act(Act::Percent(40));
    assert_eq!(desk.looking.percent, 40);
    desk.act(Act::Stop);
    assert!(!desk.looking.is_busy(LANGUAGE) && desk.looking.to_ask(LANGUAGE).is_none());
    assert_eq!(desk.draft(), before);
    // What still comes is not waited for.
    desk.act(late);
    assert_eq!((desk.draft(), desk.seen()), (before, (0, false)));
}

#[test]
fn a_worker_that_is_lost_loses_nothing_that_was_said() {
    let mut desk = Desk::new(TABLE);
    let answer = desk.ask().unwrap();
    desk.act(answer);
    desk.act(Act::Say(Box::new(desk.draft().saying(Say::Role(2, "p:resident".to_owned())))));
    desk.ask();
    desk.act(Act::Fault(Fault::Lost(Lost::GaveUp)));
    assert!(desk.looking.to_ask(LANGUAGE).is_none() && desk.looking.is_behind(LANGUAGE) && !desk.looking.is_busy(LANGUAGE));
    desk.act(Act::Again);
    let answer = desk.ask().unwrap();
    desk.act(answer);
    assert_eq!(desk.seen(), (1, true));
}

#[test]
fn changes_come_only_to_a_planner_who_waits_for_them() {
    let mut desk = Desk::new(TABLE);
    let answer = desk.ask().unwrap();
    desk.act(answer);
    desk.act(Act::Changes(Rc::default()));
    assert!(desk.looking.changes.is_none());
    desk.act(Act::Import);
    assert!(desk.looking.is_busy(LANGUAGE));
    desk.act(Act::Stop);
    desk.act(Act::Changes(Rc::default()));
    assert!(desk.looking.changes.is_none());
    desk.act(Act::Import);
    desk.act(Act::Changes(Rc::default()));
    assert!(desk.looking.changes.is_some());
}

#[test]
fn a_list_that_was_asked_for_before_another_is_not_shown() {
    let mut looking = Rc::new(Looking::default());
    for act in [Act::Listing(1, List::Errors), Act::Listing(2, List::Changes), Act::Listed(1, Rc::default())] {
        looking = looking.reduce(act);
    }
    assert!(looking.listed.is_none());
    looking = looking.reduce(Act::Listed(2, Rc::default()));
    assert!(matches!(looking.listed, Some((List::Changes, _))));
}

#[test]
fn what_was_guessed_is_a_draft_that_says_nothing_more() {
    let table = sheet(&[&["地区", "常住人口"], &["昌江区", "7"]]);
    let mapping = guess(&document().set, &table, "x.csv", &Register::default()).mapping;
    let draft = Draft { mapping, ..Draft::default() };
    assert!(!draft.says_more(&draft.clone()));
    let other = Draft { mapping: Mapping { round: true, ..draft.mapping.clone() }, ..draft.clone() };
    assert!(other.says_more(&draft) && draft.saying(Say::Header(Some(3))).says_more(&draft));
    assert_eq!(draft.saying(Say::Header(Some(3))).chosen_header(), Some(3));
    assert_eq!(draft.saying(Say::Sheet(2)).chosen_sheet(), 2);
}

#[test]
fn a_table_that_asks_nothing_is_plain_from_the_first_look() {
    let plain = |text: &str| {
        let mut desk = Desk::new(text);
        let answer = desk.ask().unwrap();
        desk.act(answer);
        desk.looking.plain
    };
    assert!(plain("代码,2020年常住人口\n360202,205000\n"));
    // A column that is not understood, an area that is not here, an error, nothing new: each is looked at first.
    for table in [TABLE, "代码,2020年常住人口\n360299,205000\n", "代码,2020年常住人口\n360202,-5\n", "代码,2020年常住人口\n"]
    {
        assert!(!plain(table), "{table}");
    }
    // What is said later changes nothing of it.
    let mut desk = Desk::new(TABLE);
    let answer = desk.ask().unwrap();
    desk.act(answer);
    let draft = desk.draft().saying(Say::Role(1, "m:health-beds".to_owned())).saying(Say::Role(2, "p:resident".to_owned()));
    desk.act(Act::Say(Box::new(draft)));
    let answer = desk.ask().unwrap();
    desk.act(answer);
    assert!(!desk.looking.plain);
}
