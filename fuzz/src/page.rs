//! The page that stands alone, saved with a scenario of anybody's.

use permille_exchange::files::page as pages;
use permille_exchange::wording::language::Language;

use crate::{Answer, said};

/// Ends the element that holds the scenario.
const END: &str = "</script>";

/// A page, a title and a scenario, with zero bytes between them: what is saved is ASCII, has the scenario as data that no browser runs, and is
/// the page it was in all else; saved again it is the same.
pub fn page(bytes: &[u8]) -> Answer {
    let mut parts = bytes.splitn(3, |byte| *byte == 0);
    let (page, title, scenario) =
        (parts.next().unwrap_or_default(), parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let (title, scenario) = (String::from_utf8_lossy(title), String::from_utf8_lossy(scenario));
    let page = match pages::read(page) {
        Ok(page) => page,
        Err(not_ours) => return said::both(not_ours.sentence(Language::Zh), not_ours.sentence(Language::En)),
    };
    let saved = match pages::with_scenario(&page, &title, &scenario) {
        Ok(saved) => saved,
        Err(not_ours) => return said::both(not_ours.sentence(Language::Zh), not_ours.sentence(Language::En)),
    };
    let ascii = saved.strip_prefix("\u{FEFF}".as_bytes()).unwrap_or_else(|| panic!("no mark of UTF-8"));
    assert!(ascii.is_ascii(), "not ASCII");
    let shown = pages::read(&saved).unwrap_or_else(|_| panic!("saved and not a page"));
    let (old, new) = (Parts::of(&page), Parts::of(&shown));
    for (old, new) in [(old.head, new.head), (old.between, new.between), (old.after, new.after)] {
        assert_eq!(pages::read(&pages::written(old)).as_deref(), Ok(new), "something else changed");
    }
    assert!(!new.title.contains('<') && !new.scenario.contains('<'), "markup: {new:?}");
    if let Ok(meant) = serde_json::from_str::<serde_json::Value>(&scenario) {
        assert_eq!(
            serde_json::from_str::<serde_json::Value>(new.scenario).ok(),
            Some(meant),
            "the scenario means something else"
        );
    }
    assert_eq!(pages::with_scenario(&shown, &title, &scenario).as_ref(), Ok(&saved), "saved again, another page");
    Answer::Opened
}

/// A page in its parts.
#[derive(Clone, Copy, Debug)]
struct Parts<'a> {
    head: &'a str,
    title: &'a str,
    between: &'a str,
    scenario: &'a str,
    after: &'a str,
}

impl<'a> Parts<'a> {
    /// Of a page that was taken for ours.
    fn of(page: &'a str) -> Self {
        let parts = || {
            let (before, rest) = page.split_once(pages::SCENARIO_TAG)?;
            let (scenario, after) = rest.split_once(END)?;
            let (head, rest) = before.split_once("<title>")?;
            let (title, between) = rest.split_once("</title>")?;
            Some(Self { head, title, between, scenario, after })
        };
        parts().unwrap_or_else(|| panic!("a page of ours without its parts: {page}"))
    }
}
