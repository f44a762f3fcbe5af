//! What a difference leans on: the text of a file that ships, less the record of its results.
//!
//! A record is made anew whenever the calculation is, and a link has to outlive that. Links of 0.3.0 lean on the whole text, so the records
//! of that time are kept, and the contents of those files that have changed since.

use std::borrow::Cow;

use super::short;
use crate::files::shipped;

/// The records that shipped files had in 0.3.0, each below a line with its file's id.
const RECORDS: &str = include_str!("records-0.3.0.txt");
/// What shipped files held in 0.3.0, less their records, where they hold something else now.
const CONTENTS: [(&str, &str); 1] = [("jiangxi-2025", include_str!("0.3.0/jiangxi-2025.json"))];
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
    let kept = CONTENTS.iter().find(|(of, _)| *of == id).map(|(_, contents)| with_line_ends(contents));
    let contents = kept.as_deref().unwrap_or(&newest).strip_suffix(END)?;
    let record = records().find(|(of, _)| *of == id).map(|(_, record)| record)?;
    Some(format!("{contents},\n{record}{END}")).filter(|text| short(text) == digest)
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
