//! Characters: one plain form for each, and numerals.

use crate::latin::is_english;

/// The plain form of a character: full width becomes half width, every dash a hyphen. One character stays one, so that places in the plain
/// text are places in the text.
#[must_use]
pub fn plain(one: char) -> char {
    match one {
        '～' => '-',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(one) - 0xfee0).unwrap_or(one),
        '\u{3000}' | '\u{a0}' | '\t' => ' ',
        '﹪' => '%',
        '–' | '—' | '―' | '−' | '~' | '〜' | '‐' | '‑' => '-',
        '≧' | '⩾' => '≥',
        '≦' | '⩽' => '≤',
        '﹝' => '〔',
        '﹞' => '〕',
        '○' => '〇',
        '∶' | '︰' => ':',
        other => other,
    }
}

/// A text in its plain form.
#[must_use]
pub fn plain_text(text: &str) -> String {
    text.chars().map(plain).collect()
}

/// Takes out the spaces that typesetting put between Chinese characters and figures; between two words in Latin letters one stays, and so it does
/// everywhere in a text that is English.
#[must_use]
pub fn without_gaps(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut gap = false;
    let english = is_english(text);
    for one in text.chars() {
        if one.is_whitespace() || one == '\u{feff}' || one == '\u{200b}' {
            gap = !out.is_empty();
            continue;
        }
        let words = out.chars().next_back().is_some_and(|last| last.is_ascii_alphabetic()) && one.is_ascii_alphabetic();
        if gap && (english || words) {
            out.push(' ');
        }
        gap = false;
        out.push(one);
    }
    out
}

/// Whether a character is a Chinese numeral.
#[must_use]
pub fn is_numeral(one: char) -> bool {
    matches!(one, '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千')
}

/// The number that Chinese numerals write: 二十七, 一百零三, 两.
#[must_use]
pub fn numeral(text: &str) -> Option<u32> {
    let (mut total, mut digit, mut any) = (0u32, 0u32, false);
    for one in text.chars() {
        any = true;
        let value = match one {
            '〇' | '零' => 0,
            '一' => 1,
            '二' | '两' => 2,
            '三' => 3,
            '四' => 4,
            '五' => 5,
            '六' => 6,
            '七' => 7,
            '八' => 8,
            '九' => 9,
            '十' | '百' | '千' => {
                let scale = if one == '十' {
                    10
                } else if one == '百' {
                    100
                } else {
                    1_000
                };
                total = total.checked_add(digit.max(1).checked_mul(scale)?)?;
                digit = 0;
                continue;
            }
            _ => return None,
        };
        digit = value;
    }
    any.then(|| total + digit)
}

/// A number below a hundred in Chinese numerals: how chapters and sections are cited.
#[must_use]
pub fn in_numerals(number: u32) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |position: u32| DIGITS.get(position as usize).copied().unwrap_or("零");
    match number {
        0..=9 => digit(number).to_owned(),
        10..=99 => {
            let tens = if number < 20 { String::new() } else { digit(number / 10).to_owned() };
            let ones = if number.is_multiple_of(10) { "" } else { digit(number % 10) };
            format!("{tens}十{ones}")
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_and_dashes_become_plain() {
        assert_eq!(plain_text("４．５％，（1—3）﹪～"), "4.5%,(1-3)%-");
    }

    #[test]
    fn gaps_of_typesetting_go_and_words_stay_apart() {
        assert_eq!(without_gaps("至少设 1 个 固定\n采血点"), "至少设1个固定采血点");
        assert_eq!(without_gaps("One  Health 理念"), "One Health理念");
    }

    #[test]
    fn numerals_are_read_and_written() {
        for (text, number) in [("一", 1), ("十", 10), ("十六", 16), ("二十七", 27), ("两", 2), ("一百零三", 103)] {
            assert_eq!(numeral(text), Some(number), "{text}");
        }
        assert_eq!(numeral("三级"), None);
        assert_eq!(numeral(""), None);
        for (number, text) in [(7, "七"), (10, "十"), (16, "十六"), (20, "二十"), (27, "二十七")] {
            assert_eq!(in_numerals(number), text);
        }
    }
}
