//! Text as XML.

use std::fmt::Write;

/// The first line of every part.
pub(crate) const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Text that can stand in an element or an attribute: what XML has no place for is left out, however it came into the file.
pub(crate) fn text(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\t' | '\n' | '\r' => safe.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Writes a part as it is put together.
pub(crate) fn push(part: &mut String, piece: std::fmt::Arguments) {
    // A string takes whatever there is memory for.
    let _ = part.write_fmt(piece);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_and_control_characters_do_not_pass() {
        assert_eq!(text("a<b> & \"c\"\u{0}\u{b}\u{ffff}\td"), "a&lt;b&gt; &amp; &quot;c&quot; d");
    }
}
