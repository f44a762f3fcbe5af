//! The little of XML that several formats share.

use quick_xml::events::{BytesRef, BytesStart};

/// The value of an attribute, whatever prefix it has.
pub(super) fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let found = start.attributes().flatten().find(|one| one.key.local_name().as_ref() == name)?;
    found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// The text that `&amp;` or `&#20013;` stands for; what is not known stays as it is written.
pub(super) fn entity(reference: &BytesRef) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    let name = reference.xml10_content();
    match name.as_ref() {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        "nbsp" | "ensp" | "emsp" | "thinsp" => " ".to_owned(),
        "mdash" => "—".to_owned(),
        "ndash" | "minus" => "–".to_owned(),
        "hellip" => "…".to_owned(),
        "permil" => "‰".to_owned(),
        other => format!("&{other};"),
    }
}

/// A text that stands raised: its digits as those of footnotes, which are no part of a number.
pub(super) fn raised(text: &str) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let mark = |letter: char| letter.to_digit(10).and_then(|digit| DIGITS.get(digit as usize)).copied().unwrap_or(letter);
    text.chars().map(mark).collect()
}
