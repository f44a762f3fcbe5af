//! Bytes as letters that may stand in a page, a byte a letter but for the few that a browser would take for something else.

/// The end of a text, the carriage return, the bracket; and the letter that stands before each of them.
const NOT_AS_THEY_ARE: [u8; 4] = [0, b'\r', b'<', BEFORE];
const BEFORE: u8 = b'=';
/// What tells them from themselves.
const OTHERWISE: u8 = 0x40;

/// The bytes in letters, themselves as bytes.
pub(super) fn written(bytes: &[u8]) -> Vec<u8> {
    let mut letters = Vec::with_capacity(bytes.len() * 65 / 64);
    for &byte in bytes {
        if NOT_AS_THEY_ARE.contains(&byte) {
            letters.extend([BEFORE, byte ^ OTHERWISE]);
        } else {
            letters.push(byte);
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_letter_ends_anything() {
        let all: Vec<u8> = (0..=255).cycle().take(2_560).collect();
        let letters = written(&all);
        assert!(!letters.iter().any(|letter| [0, b'\r', b'<'].contains(letter)));
        assert_eq!(letters.len(), 2_600);
    }
}
