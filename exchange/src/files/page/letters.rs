//! Bytes as printable ASCII, two letters for every 13 bits: base 91, which is 23% longer where base 64 is a third. What undoes it is
//! `bytesOf` in the script of the page (`xtask/src/edition/start.js`).

/// The first of the letters. The 91 are those from here on, but for the bracket.
const FIRST: u8 = b'#';
/// Would begin markup.
const BRACKET: u8 = b'<';
/// 91 × 91 pairs of letters hold 13 bits, 8,192 values.
const BASE: u32 = 91;
/// What a pair holds.
const PAIR_BITS: u32 = 13;
/// What a letter alone holds, the last.
const LETTER_BITS: u32 = 6;

/// The letters, the lowest bits first. What is left at the end takes one letter where that can hold it, or else a pair.
pub(super) fn written(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() * 5 / 4 + 2);
    let (mut held, mut bits) = (0_u32, 0);
    for &byte in bytes {
        held |= u32::from(byte) << bits;
        bits += 8;
        if bits >= PAIR_BITS {
            letters.extend(pair(held % (1 << PAIR_BITS)));
            held >>= PAIR_BITS;
            bits -= PAIR_BITS;
        }
    }
    match bits {
        0 => {}
        1..=LETTER_BITS => letters.push(letter(held)),
        _ => letters.extend(pair(held)),
    }
    letters
}

/// The two letters of a number below 8,281, the lower digit first.
fn pair(number: u32) -> [char; 2] {
    [letter(number % BASE), letter(number / BASE)]
}

/// The letter of a digit below 91.
fn letter(digit: u32) -> char {
    let code = FIRST + digit as u8;
    char::from(if code < BRACKET { code } else { code + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the page's script reads them.
    fn read(letters: &str) -> Vec<u8> {
        let digit = |code: u8| u32::from(code - FIRST) - u32::from(code > BRACKET);
        let (mut held, mut bits) = (0, 0);
        let mut bytes = Vec::new();
        for pair in letters.as_bytes().chunks(2) {
            held |= pair.iter().rev().fold(0, |number, &code| number * BASE + digit(code)) << bits;
            bits += if pair.len() == 2 { PAIR_BITS } else { LETTER_BITS };
            while bits >= 8 {
                bytes.push((held % 256) as u8);
                held >>= 8;
                bits -= 8;
            }
        }
        bytes
    }

    #[test]
    fn letters_are_bytes_again_at_every_length() {
        let all: Vec<u8> = (0..=255).rev().cycle().step_by(7).take(1_001).collect();
        for end in (0..30).chain([1_000, 1_001]) {
            assert_eq!(read(&written(&all[..end])), all[..end], "{end}");
        }
        for edge in [&[0; 4][..], &[255; 4], &[255], &[0], &[255, 255, 255], &[255; 13]] {
            assert_eq!(read(&written(edge)), edge);
        }
        // 13 bytes are 104 bits, eight pairs; 1,000 are 8,000: 615 pairs, and five bits in a letter.
        assert_eq!(written(&all[..13]).len(), 16);
        assert_eq!(written(&all[..1_000]).len(), 1_231);
    }

    #[test]
    fn no_letter_begins_markup() {
        let letters: String = (0..BASE).map(letter).collect();
        assert_eq!(letters.len(), 91);
        assert!(letters.bytes().all(|letter| letter.is_ascii_graphic() && letter != BRACKET));
        assert!(letters.starts_with('#') && letters.ends_with('~'));
    }

    #[test]
    fn what_is_compressed_never_begins_like_json() {
        // Gzip begins with 1f 8b: 0b1f in the lowest 13 bits, which is 31 × 91 + 26.
        assert_eq!(written(&[0x1f, 0x8b, 0x08]).chars().next(), Some('>'));
    }
}
