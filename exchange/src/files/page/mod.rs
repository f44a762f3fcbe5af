//! One page: the whole app and a scenario in a single HTML file, which opens from a disk with no server and no network.
//!
//! `cargo xtask build` makes the empty one, with the app compressed in it. The scenario stands in it as data that no browser runs, and a page is
//! saved again by exchanging that data: [`with_scenario`]. A page is ASCII behind the mark of UTF-8: browsers believe the mark before whatever a server
//! says of the encoding, and where it was lost, nearly every encoding reads ASCII alike.

mod letters;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

use crate::wording::language::{Language, Say};

/// The mark of UTF-8, as the letter that it is.
const MARK: char = '\u{FEFF}';

/// The element that holds the scenario, by its id.
pub const SCENARIO_ID: &str = "permille-scenario";
/// The element as it stands in the page.
pub const SCENARIO_TAG: &str = "<script type=\"application/json\" id=\"permille-scenario\">";

/// A scenario cannot be put into a page that is none of ours, or has been changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOurs;

impl NotOurs {
    /// What is wrong, and the way out.
    #[must_use]
    pub fn sentence(self, language: Language) -> &'static str {
        language.pick(
            "没有找到 Permille 的起始页。请重新载入后再试，或改用“保存文件”。",
            "The start page of Permille was not found. Reload and try again, or use “Save file”.",
        )
    }
}

/// What is compressed as browsers know it (gzip), in letters as it stands in a page. The page's script undoes both.
#[must_use]
pub fn folded(gzip: &[u8]) -> String {
    letters::written(gzip)
}

/// The page that these bytes are, without its mark.
///
/// # Errors
/// When it is no page of ours: those are UTF-8.
pub fn read(bytes: &[u8]) -> Result<String, NotOurs> {
    let page = std::str::from_utf8(bytes).map_err(|_| NotOurs)?;
    Ok(page.strip_prefix(MARK).unwrap_or(page).to_owned())
}

/// The bytes that a page is. What is not ASCII becomes a reference to its character; the page holds such letters in its text alone.
#[must_use]
pub fn written(page: &str) -> Vec<u8> {
    let mut written = String::with_capacity(page.len() + 1_000);
    written.push(MARK);
    for letter in page.chars() {
        if letter.is_ascii() {
            written.push(letter);
        } else {
            // A string takes whatever is written to it.
            let _ = write!(written, "&#{};", u32::from(letter));
        }
    }
    written.into_bytes()
}

/// The bytes of a page with this scenario in it, [`folded`] or as JSON, in place of the one it has; its title says which.
///
/// # Errors
/// When it is no page of ours.
pub fn with_scenario(page: &str, title: &str, scenario: &str) -> Result<Vec<u8>, NotOurs> {
    let (before, rest) = page.split_once(SCENARIO_TAG).ok_or(NotOurs)?;
    let (_, after) = rest.split_once("</script>").ok_or(NotOurs)?;
    let (head, rest) = before.split_once("<title>").ok_or(NotOurs)?;
    let (_, tail) = rest.split_once("</title>").ok_or(NotOurs)?;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let scenario = inert(scenario);
    let page =
        [head, "<title>", &title, " – Permille ‰</title>", tail, SCENARIO_TAG, "\n", &scenario, "</script>", after].concat();
    Ok(written(&page))
}

/// JSON that can stand in a page. No bracket, so no end of the element, and no letter beyond ASCII; JSON holds either in texts alone, where it has
/// another way to write them.
fn inert(json: &str) -> String {
    let mut inert = String::with_capacity(json.len() * 2);
    let mut units = [0; 2];
    for letter in json.chars() {
        if letter.is_ascii() && letter != '<' {
            inert.push(letter);
        } else {
            for unit in letter.encode_utf16(&mut units) {
                // A string takes whatever is written to it.
                let _ = write!(inert, "\\u{unit:04x}");
            }
        }
    }
    inert
}
