//! What is opened first: the work of the last visit where the browser kept it, else what stands in the page, else the shipped province.

use permille_exchange::{scenario_file, shipped};

use crate::alone;
use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::text::{Say, sentences, share};

use super::{autosave, open};

/// Whether a visit begins with the shipped province: there is nothing else to open.
#[must_use]
pub fn begins_with_first() -> bool {
    autosave::kept().is_none() && alone::scenario().is_none()
}

/// Opens the shipped province. Whether it could.
///
/// This is all a first visit waits for: it knows one file and its plans, and no sentence about what could be wrong with them.
pub fn open_first(store: &StoreHandle) -> bool {
    let read = || {
        let (document, _) = scenario_file::read(shipped::FIRST.text, &shipped::first_plans().ok()?).ok()?;
        Open::new(document).ok()
    };
    let Some(open) = read() else { return false };
    store.dispatch(Msg::Opened { open: Box::new(open) });
    true
}

/// Opens what a visit begins with otherwise; the province where it turns out that there is nothing.
pub fn resume(store: &StoreHandle) {
    if let Some(kept) = autosave::kept() {
        if let Ok((mut open, _)) = open::read(&kept.name, &kept.text) {
            open.unsaved = true;
            store.dispatch(Msg::Opened { open: Box::new(open) });
            store.dispatch(Msg::Notice(Some(Notice {
                kind: NoticeKind::Information,
                title: sentences::work_restored(),
                sentences: Vec::new(),
            })));
            return;
        }
        // What cannot be read any more must not be in the way of the next start.
        autosave::forget();
    }
    if let Some(text) = alone::scenario() {
        return open::open_text(store, store.preferences.language.say(share::OF_THIS_PAGE), &text);
    }
    open::open_text(store, shipped::FIRST.id, shipped::FIRST.text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_by_itself_holds_observed_figures_alone() {
        let plans = shipped::plans().unwrap_or_default();
        let (document, notes) = scenario_file::read(shipped::FIRST.text, &plans).unwrap();
        assert!(notes.is_empty(), "{notes:?}");
        let set = document.set;
        let words = [&set.title, &set.description].into_iter().chain(set.sources.values());
        let notes = set.baseline.areas.iter().flat_map(|area| area.population.values().chain(area.measures.values()));
        let notes = notes.filter_map(|series| series.note.clone());
        let said: Vec<String> = words.map(|name| format!("{} {}", name.zh, name.en)).chain(notes).collect();
        for made_up in ["假设", "示意", "虚构", "ssum", "llustrative", "made up", "nvented"] {
            assert_eq!(said.iter().find(|text| text.contains(made_up)), None);
        }
    }
}
