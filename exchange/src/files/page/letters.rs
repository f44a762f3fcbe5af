//! Bytes as printable ASCII, two letters for 13 bits or 14: base 93, which is 22.6% longer where base 64 is a third. What undoes it is
//! `bytesOf` in the script of the page (`xtask/src/edition/start.js`).

/// The first of the letters. The 93 are those from here on, but for the bracket.
const FIRST: u8 = b'!';
/// Would begin markup.
const BRACKET: u8 = b'<';
/// How many letters there are.
const BASE: u32 = 93;
/// What any pair of letters holds, 8,192 values.
const PAIR_BITS: u32 = 13;
/// 93 × 93 pairs are 457 more than those: where 13 bits are a number below, the pair says the next bit too.
const SPARE: u32 = BASE * BASE - (1 << PAIR_BITS);
/// What a letter alone holds, the last.
const LETTER_BITS: u32 = 6;

/// The letters, the lowest bits first. What is left at the end takes one letter where that can hold it, or else a pair.
pub(super) fn written(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() * 5 / 4 + 2);
    let (mut held, mut bits) = (0_u32, 0);
    for &byte in bytes {
        held |= u32::from(byte) << bits;
        bits += 8;
        let taken = bits_of(held);
        if bits >= taken {
            letters.extend(pair(held % (1 << taken)));
            held >>= taken;
            bits -= taken;
        }
    }
    match bits {
        0 => {}
        1..=LETTER_BITS => letters.push(letter(held)),
        _ => letters.extend(pair(held)),
    }
    letters
}

/// How many of these bits a pair holds.
const fn bits_of(held: u32) -> u32 {
    PAIR_BITS + (held % (1 << PAIR_BITS) < SPARE) as u32
}

/// The two letters of a number below 8,649, the lower digit first.
fn pair(number: u32) -> [char; 2] {
    [letter(number % BASE), letter(number / BASE)]
}

/// The letter of a digit below 93.
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
            let number = pair.iter().rev().fold(0, |number, &code| number * BASE + digit(code));
            held |= number << bits;
            bits += if pair.len() == 2 { bits_of(number) } else { LETTER_BITS };
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
        // Each number of 13 bits, as the first and as the last of what is written.
        for number in 0..1_u16 << PAIR_BITS {
            let bytes = number.to_le_bytes();
            for edge in [&bytes[..], &[bytes[0], bytes[1], 1], &[1, bytes[0], bytes[1]], &[255, 3, bytes[0], bytes[1]]] {
                assert_eq!(read(&written(edge)), edge, "{number}");
            }
        }
        // Nothing but zeros takes 14 bits a pair, nothing but ones 13: 1,000 bytes are 571 pairs and six bits, or 615 and five.
        assert_eq!(written(&[0; 1_000]).len(), 2 * 571 + 1);
        assert_eq!(written(&[255; 1_000]).len(), 2 * 615 + 1);
    }

    #[test]
    fn no_letter_begins_markup() {
        let letters: String = (0..BASE).map(letter).collect();
        assert_eq!(letters.len(), 93);
        assert!(letters.bytes().all(|letter| letter.is_ascii_graphic() && letter != BRACKET));
        assert!(letters.starts_with('!') && letters.ends_with('~'));
    }

    #[test]
    fn what_is_compressed_never_begins_like_json() {
        // Gzip begins with 1f 8b: 0b1f in the lowest 13 bits, which is 30 × 93 + 57.
        assert_eq!(written(&[0x1f, 0x8b, 0x08]).chars().next(), Some('['));
    }
}
