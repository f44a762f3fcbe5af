//! A page as bytes: windows-1252, in which every byte is a letter. UTF-8 would spend an eighth more on what is packed.
//!
//! Browsers read the label as the table of the Encoding Standard, which fills the five gaps with control characters. Whatever else a page says is
//! ASCII, or written as character references.

use std::fmt::Write as _;

/// The letters of the bytes from 0x80 to 0x9F; all others stand for themselves.
const LETTERS: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', //
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The page that these bytes are.
#[must_use]
pub fn read(bytes: &[u8]) -> String {
    let letter = |&byte: &u8| LETTERS.get(usize::from(byte).wrapping_sub(0x80)).copied().unwrap_or(char::from(byte));
    bytes.iter().map(letter).collect()
}

/// The bytes that a page is. What has no byte becomes a reference to its character; the page holds such letters in its text alone.
#[must_use]
pub fn written(page: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(page.len());
    for letter in page.chars() {
        match u8::try_from(letter) {
            Ok(byte) if !(0x80..0xA0).contains(&byte) => bytes.push(byte),
            _ => match LETTERS.iter().position(|&known| known == letter) {
                Some(place) => bytes.push(0x80 + place as u8),
                None => {
                    let mut reference = String::new();
                    // A string takes whatever is written to it.
                    let _ = write!(reference, "&#{};", u32::from(letter));
                    bytes.extend_from_slice(reference.as_bytes());
                }
            },
        }
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_is_a_letter_and_back() {
        let bytes: Vec<u8> = (0..=255).collect();
        let page = read(&bytes);
        assert_eq!(page.chars().count(), 256);
        assert_eq!(written(&page), bytes);
    }

    #[test]
    fn a_letter_without_a_byte_is_referred_to() {
        assert_eq!(written("县 – ‰"), b"&#21439; \x96 \x89");
    }
}
