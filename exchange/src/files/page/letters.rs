//! Bytes as letters of ASCII, six of them in seven: base 116, which is 16.7% longer where base 64 is a third. What undoes it is `bytesOf` in
//! the script of the page (`xtask/src/edition/start.js`).

use std::ops::RangeInclusive;

/// The digits' letters from the lowest on: what can be printed, without the bracket that would begin markup, and those control characters that are no
/// blank, end no line or file, and switch no encoding.
const LETTERS: [RangeInclusive<u8>; 5] = [b' '..=b';', b'='..=b'~', 0x01..=0x08, 0x10..=0x19, 0x1c..=0x1f];
/// How many letters there are.
const BASE: u64 = 116;
/// So many bytes are one number of 48 bits, which one letter more can hold: 116⁷ is 0.4% more.
const BYTES: usize = 6;

/// The letters, the highest digit first. The last bytes are the highest of a number, and have one letter more than they are.
pub(super) fn written(bytes: &[u8]) -> String {
    let letters: Vec<char> = LETTERS.into_iter().flatten().map(char::from).collect();
    let mut written = String::with_capacity(bytes.len() / BYTES * (BYTES + 1) + BYTES);
    for block in bytes.chunks(BYTES) {
        let mut number = (0..BYTES).fold(0, |number, place| number << 8 | u64::from(block.get(place).copied().unwrap_or(0)));
        let mut digits = [0; BYTES + 1];
        for digit in digits.iter_mut().rev() {
            *digit = (number % BASE) as usize;
            number /= BASE;
        }
        written.extend(digits.iter().take(block.len() + 1).map(|digit| letters[*digit]));
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the page's script reads them: what is missing of the last number is the highest digit.
    fn read(written: &str) -> Vec<u8> {
        let letters: Vec<u8> = LETTERS.into_iter().flatten().collect();
        let digit = |code: &u8| letters.iter().position(|letter| letter == code).unwrap() as u64;
        let mut bytes = Vec::new();
        for block in written.as_bytes().chunks(BYTES + 1) {
            let digits = block.iter().map(digit).chain(std::iter::repeat(BASE - 1)).take(BYTES + 1);
            let number = digits.fold(0, |number, digit| number * BASE + digit);
            bytes.extend(&number.to_be_bytes()[8 - BYTES..][..block.len() - 1]);
        }
        bytes
    }

    #[test]
    fn six_bytes_are_seven_letters_and_fewer_one_more_than_they_are() {
        let some: [(&[u8], &str); 6] = [
            (b"", ""),
            (&[0], "  "),
            (&[255], "\x1f)"),
            (&[0x1f, 0x8b, 8], ".;>c"),
            (b"Permille", "EAo{\x01cEQ\x14K"),
            (&[255; 6], "\x1f^N;v|T"),
        ];
        for (bytes, letters) in some {
            assert_eq!(written(bytes), letters);
        }
        let lengths: Vec<usize> = (0..=13).map(|length| written(&vec![255; length]).len()).collect();
        assert_eq!(lengths, [0, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 16]);
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
            for bytes in [&[high, low][..], &[high, low, 255, 0], &[7; 6].map(|byte| byte ^ low), &[3, 1, 2, 3, high, low]] {
                assert_eq!(read(&written(bytes)), bytes, "{pair}");
            }
        }
    }

    #[test]
    fn no_letter_begins_markup_ends_a_line_or_switches_an_encoding() {
        let letters: Vec<u8> = LETTERS.into_iter().flatten().collect();
        assert_eq!(letters.len() as u64, BASE);
        assert!(letters.iter().all(u8::is_ascii));
        // Nothing, tab, the ends of lines and pages, shifts, the end of a file, escape, and delete.
        for unfit in *b"<\0\t\n\x0b\x0c\r\x0e\x0f\x1a\x1b\x7f" {
            assert!(!letters.contains(&unfit), "{unfit}");
        }
    }

    #[test]
    fn what_is_compressed_never_begins_like_json_or_with_a_space() {
        // Gzip begins with 1f 8b 08: the highest digit is 14, whatever follows.
        for last in [0, 255] {
            assert!(written(&[0x1f, 0x8b, 0x08, last, last, last]).starts_with('.'));
        }
    }
}
