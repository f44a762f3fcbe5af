//! Characters that are not seen, and how they are made visible.

use std::borrow::Cow;

/// The first character that is not seen, or turns the direction of writing, as it is made visible.
pub(crate) fn invisible(text: &str) -> Option<String> {
    // Every such character begins with one of these bytes.
    let may = text.bytes().any(|byte| byte < 0x20 || matches!(byte, 0x7F | 0xC2 | 0xD8 | 0xE2));
    text.chars().filter(|_| may).find(|&character| is_invisible(character)).map(mark)
}

/// A text in which every control character, and every one that turns the direction of writing, can be seen.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if invisible(text).is_none() {
        return Cow::Borrowed(text);
    }
    let shown = |character| if is_invisible(character) { mark(character) } else { character.to_string() };
    Cow::Owned(text.chars().map(shown).collect())
}

/// Line ends and tabs are what they are.
fn is_invisible(character: char) -> bool {
    let control = character.is_control() && !matches!(character, '\n' | '\r' | '\t');
    control || matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

fn mark(character: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(character))
}
