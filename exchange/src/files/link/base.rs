//! What a difference leans on: the text of a file that ships, less the record of its results.
//!
//! A record is made anew whenever the calculation is, and a link has to outlive that. Links of 0.3.0 lean on the whole text, so the records
//! of that time are kept, and the contents of those files that have changed since.

use std::borrow::Cow;

use super::short;
use crate::files::shipped;

/// The records that shipped files had in 0.3.0, each below a line with its file's id.
const RECORDS: &str = include_str!("records-0.3.0.txt");
/// How what shipped files hold now, its texts [`joined`], becomes what they held in 0.3.0, less their records, where that was something else: see [`changed`].
const CHANGES: [(&str, &str); 1] = [("jiangxi-2025", include_str!("jiangxi-2025-0.3.0.txt"))];
/// How the record, the last part of a file, begins.
const RECORD: &str = ",\n  \"replay\": {";
/// How a file ends.
const END: &str = "\n}\n";

/// What new links lean on, of the shipped file with this id.
pub(super) fn newest(id: &str) -> Option<String> {
    let text = shipped::scenario(id)?;
    Some(text.split_once(RECORD).map_or_else(|| text.to_owned(), |(contents, _)| format!("{contents}{END}")))
}

/// What a link leans on that names the shipped file with this id and this digest; `None` where that file has changed since.
pub(super) fn known(id: &str, digest: u32) -> Option<String> {
    let newest = newest(id)?;
    if short(&newest) == digest {
        return Some(newest);
    }
    let joined = joined(&newest);
    let before = CHANGES.iter().find(|(of, _)| *of == id).and_then(|(_, changes)| changed(&joined, &with_line_ends(changes)));
    let contents = before.as_deref().unwrap_or(&joined).strip_suffix(END)?;
    let record = records().find(|(of, _)| *of == id).map(|(_, record)| record)?;
    Some(format!("{contents},\n{record}{END}")).filter(|text| short(text) == digest)
}

/// A file with its texts in two languages, `[中文 | English]`, as 0.3.0 had them: one behind the other. Where it had a space between, the Chinese ends in one.
pub(super) fn joined(text: &str) -> String {
    let mut parts = text.split("\"[");
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (texts, rest) = part.split_once("]\"").unwrap_or((part, ""));
        all.extend(["\"", &texts.replace("][", "").replace(" | ", ""), "\"", rest]);
    }
    all
}

/// A text after changes to its lines: `=3` takes the next three over, `-2` leaves the next two out, `+…` puts a line in. `None` where the changes are not
/// of this text.
pub(super) fn changed(text: &str, changes: &str) -> Option<String> {
    let mut lines = text.lines();
    let mut all = String::with_capacity(text.len());
    for change in changes.lines() {
        let (kind, rest) = change.split_at_checked(1)?;
        match kind {
            "+" => all.extend([rest, "\n"]),
            "=" => (0..rest.parse().ok()?).try_for_each(|_: usize| lines.next().map(|line| all.extend([line, "\n"])))?,
            "-" => (0..rest.parse().ok()?).try_for_each(|_: usize| lines.next().map(drop))?,
            _ => return None,
        }
    }
    lines.next().is_none().then_some(all)
}

/// A kept text with the line ends that files have, whatever a check-out has made of them.
fn with_line_ends(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace('\r', "").into() } else { text.into() }
}

/// The kept records by file.
fn records() -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let parts = RECORDS.split("# ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(id, record)| (id.trim_end(), with_line_ends(record.trim_end())))
}
