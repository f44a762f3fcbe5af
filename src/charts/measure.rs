//! How wide a text will be, near enough to lay labels out, on every machine alike.
//!
//! Asking the browser would give other numbers than a native test, and a redraw would wait for the
//! page's layout. The widths here are a little generous, so that a label meets no other.

/// Returns the width of one character as a share of the type size.
fn character_width(character: char) -> f64 {
    match character {
        'i' | 'j' | 'l' | '\'' | '|' | '!' | '.' | ',' | ':' | ';' => 0.29,
        ' ' | 'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '-' | '·' => 0.37,
        'm' | 'M' | 'W' | '%' | '@' => 0.9,
        'w' => 0.78,
        '0'..='9' | 'a'..='z' | '+' | '−' | '–' | '=' | '<' | '>' | '/' => 0.58,
        'A'..='Z' | '&' => 0.68,
        '\u{0300}'..='\u{036f}' | '\u{200b}'..='\u{200f}' => 0.0,
        other if is_wide(other) => 1.0,
        _ => 0.62,
    }
}

/// Says whether a character takes a full square, as Chinese does.
pub(crate) const fn is_wide(character: char) -> bool {
    matches!(character as u32,
        0x1100..=0x115f | 0x2014 | 0x2026 | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 | 0xf900..=0xfaff
        | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0xffe0..=0xffe6 | 0x1f300..=0x1faff
        | 0x20000..=0x3fffd)
}

/// Returns the width in pixels of a text set in the given size.
pub(crate) fn text_width(text: &str, size: f64) -> f64 {
    text.chars().map(character_width).sum::<f64>() * size
}

/// Shortens a text with an ellipsis until it fits the width.
pub(crate) fn shorten(text: &str, size: f64, width: f64) -> String {
    if text_width(text, size) <= width {
        return text.to_owned();
    }
    let room = width - text_width("…", size);
    let mut used = 0.0;
    let mut kept = String::new();
    for character in text.chars() {
        used += character_width(character) * size;
        if used > room {
            break;
        }
        kept.push(character);
    }
    kept.truncate(kept.trim_end().len());
    kept.push('…');
    kept
}

/// Breaks a text into lines of at most the width: between words, and between Chinese characters.
///
/// A single word wider than the width keeps its own line; [`shorten`] is for that.
pub(crate) fn wrap(text: &str, size: f64, width: f64) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(text) {
        let together = text_width(&line, size) + text_width(piece.trim_end(), size);
        if !line.is_empty() && together > width {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    let rest = line.trim_end();
    if !rest.is_empty() {
        lines.push(rest.to_owned());
    }
    lines
}

/// Splits a text where a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (index, character) in text.char_indices() {
        let opens = matches!(character, '，' | '。' | '、' | '）' | '》' | '」' | '：' | '；' | '％');
        let breakable = before.is_some_and(|last| {
            last == ' '
                || last == '-'
                || (is_wide(character) && !opens && !matches!(last, '（' | '《' | '「'))
                || (is_wide(last) && !is_wide(character) && !matches!(last, '（' | '《' | '「'))
        });
        if breakable && character != ' ' {
            found.push(&text[start..index]);
            start = index;
        }
        before = Some(character);
    }
    if start < text.len() {
        found.push(&text[start..]);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_is_wider_than_latin() {
        assert!(text_width("托位", 12.0) > text_width("ab", 12.0));
    }

    #[test]
    fn shortening_keeps_within_the_width() {
        for width in [10.0, 30.0, 60.0, 200.0] {
            let text = shorten("Standardised public-health departments", 12.0, width);
            assert!(text_width(&text, 12.0) <= width.max(text_width("…", 12.0)));
        }
    }

    #[test]
    fn words_stay_whole_and_chinese_breaks_anywhere() {
        assert_eq!(wrap("childcare places", 12.0, 70.0), ["childcare", "places"]);
        assert_eq!(wrap("妇幼二级医院", 12.0, 36.0), ["妇幼二", "级医院"]);
        assert_eq!(wrap("执业（助理）医师", 12.0, 49.0), ["执业（助", "理）医师"]);
    }

    #[test]
    fn nothing_is_lost_when_wrapping() {
        let text = "Negative-pressure ambulances 负压救护车";
        let joined: String = wrap(text, 12.0, 40.0).concat();
        assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
    }
}
