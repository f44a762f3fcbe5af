//! What a difference leans on: the text of a file that ships, less the record of its results.
//!
//! A record is made anew whenever the calculation is, and a link has to outlive that. Links of 0.3.0 lean on the whole text, so the records
//! of that time are kept.

use std::borrow::Cow;

use super::short;
use crate::shipped;

/// The records that shipped files had in 0.3.0, each below a line with its file's id.
const RECORDS: &str = include_str!("records-0.3.0.txt");
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
    let contents = newest.strip_suffix(END)?;
    let record = records().find(|(of, _)| *of == id).map(|(_, record)| record)?;
    Some(format!("{contents},\n{record}{END}")).filter(|text| short(text) == digest)
}

/// The kept records by file; line ends as files have them, whatever a check-out has made of them.
fn records() -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let parts = RECORDS.split("# ").skip(1).filter_map(|part| part.split_once('\n'));
    parts.map(|(id, record)| {
        let record = record.trim_end();
        (id.trim_end(), if record.contains('\r') { record.replace('\r', "").into() } else { record.into() })
    })
}
