//! Bytes as printable ASCII, nine of them in eleven letters: base 94, which is 22.2% longer where base 64 is a third. What undoes it is `bytesOf` in
//! the script of the page (`xtask/src/edition/start.js`).

/// The first of the letters, a space. The 94 are those from here on, but for the bracket.
const FIRST: u8 = b' ';
/// Would begin markup.
const BRACKET: u8 = b'<';
/// How many letters there are.
const BASE: u32 = 94;
/// So many bytes are one number of 72 bits, which so many letters can hold: 94¹¹ is 7% more.
const BYTES: usize = 9;
/// See [`BYTES`].
const LETTERS: usize = 11;
/// A number is divided in parts of 24 bits, so that a part and a digit before it fit into 32.
const PART_BITS: u32 = 24;

/// The letters, the highest digit first. The last bytes are the highest of a number, and have as many letters as that needs.
pub(super) fn written(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len() * LETTERS / BYTES + 2);
    for block in bytes.chunks(BYTES) {
        let mut parts = [0_u32; 3];
        for (part, bytes) in parts.iter_mut().zip(block.chunks(3)) {
            *part = [16, 8, 0].iter().zip(bytes).map(|(shift, byte)| u32::from(*byte) << shift).sum();
        }
        let mut digits = [' '; LETTERS];
        for digit in digits.iter_mut().rev() {
            let mut rest = 0;
            for part in &mut parts {
                let held = rest << PART_BITS | *part;
                (*part, rest) = (held / BASE, held % BASE);
            }
            *digit = letter(rest);
        }
        letters.extend(digits.iter().take((block.len() * LETTERS).div_ceil(BYTES)));
    }
    letters
}

/// The letter of a digit below 94.
fn letter(digit: u32) -> char {
    let code = FIRST + digit as u8;
    char::from(if code < BRACKET { code } else { code + 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the page's script reads them: what is missing of the last number is the highest digit.
    fn read(letters: &str) -> Vec<u8> {
        let digit = |code: u8| u128::from(code - FIRST) - u128::from(code > BRACKET);
        let mut bytes = Vec::new();
        for block in letters.as_bytes().chunks(LETTERS) {
            let digits = block.iter().map(|&code| digit(code)).chain(std::iter::repeat(u128::from(BASE) - 1)).take(LETTERS);
            let number = digits.fold(0, |number, digit| number * u128::from(BASE) + digit);
            bytes.extend(&number.to_be_bytes()[16 - BYTES..][..block.len() * BYTES / LETTERS]);
        }
        bytes
    }

    #[test]
    fn nine_bytes_are_eleven_letters_and_fewer_as_many_as_they_need() {
        let some: [(&[u8], &str); 7] = [
            (b"", ""),
            (&[0], "  "),
            (&[255], "x@"),
            (&[0, 1], "  +"),
            (&[0x1f, 0x8b, 8], "*lNS"),
            (b"Permille\xb0", ";S6lRudxU){"),
            (&[255; 9], "x`Ttp}n-:m'"),
        ];
        for (bytes, letters) in some {
            assert_eq!(written(bytes), letters);
        }
        let lengths: Vec<usize> = (0..=18).map(|length| written(&vec![255; length]).len()).collect();
        assert_eq!(lengths, [0, 2, 3, 4, 5, 7, 8, 9, 10, 11, 13, 14, 15, 16, 18, 19, 20, 21, 22]);
    }

    #[test]
    fn letters_are_bytes_again_at_every_length_and_edge() {
        let all: Vec<u8> = (0..=255).rev().cycle().step_by(7).take(1_001).collect();
        for length in 0..200 {
            for bytes in [&all[..length], &vec![0; length], &vec![255; length]] {
                assert_eq!(read(&written(bytes)), bytes, "{length}");
            }
        }
        assert_eq!(read(&written(&all)), all);
        // Every pair of bytes, as the first and as the last of what is written.
        for pair in 0..=u16::MAX {
            let [high, low] = pair.to_be_bytes();
            for bytes in
                [&[high, low][..], &[high, low, 255, 0], &[7; 9].map(|byte| byte ^ low), &[3, 1, 2, 3, 4, 5, 6, high, low]]
            {
                assert_eq!(read(&written(bytes)), bytes, "{pair}");
            }
        }
    }

    #[test]
    fn no_letter_begins_markup() {
        let letters: String = (0..BASE).map(letter).collect();
        assert_eq!(letters.len(), 94);
        assert!(letters.bytes().all(|letter| (b' '..=b'~').contains(&letter) && letter != BRACKET));
        assert!(letters.starts_with(' ') && letters.ends_with('~'));
    }

    #[test]
    fn what_is_compressed_never_begins_like_json_or_with_a_space() {
        // Gzip begins with 1f 8b 08: the highest digit is 10, whatever follows.
        for last in [0, 255] {
            assert!(written(&[0x1f, 0x8b, 0x08, last, last, last, last, last, last]).starts_with('*'));
        }
    }
}
