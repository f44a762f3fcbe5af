//! Bytes as printable ASCII, five characters for every four bytes: base 85, which is a quarter longer where base 64 is a third. What undoes it is
//! `bytesOf` in the script of the page (`xtask/src/edition/start.js`).

/// The first of the letters. The 85 are those from here on, but for the bracket.
const FIRST: u8 = b'#';
/// Would begin markup.
const BRACKET: u8 = b'<';

/// The letters. The last group is cut where its bytes are: of one byte there are two letters, of two three, of three four.
pub(super) fn written(bytes: &[u8]) -> String {
    let mut letters = String::with_capacity(bytes.len().div_ceil(4) * 5);
    for group in bytes.chunks(4) {
        let mut whole = [0; 4];
        whole[..group.len()].copy_from_slice(group);
        let number = u32::from_be_bytes(whole);
        letters.extend((0..=4).rev().take(group.len() + 1).map(|place| letter(number / 85_u32.pow(place) % 85)));
    }
    letters
}

/// The letter of a digit below 85.
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
        let mut bytes = Vec::new();
        for group in letters.as_bytes().chunks(5) {
            let digits = group.iter().map(|&code| digit(code)).chain(std::iter::repeat(84)).take(5);
            let number = digits.fold(0_u32, |number, digit| number.wrapping_mul(85).wrapping_add(digit));
            bytes.extend(&number.to_be_bytes()[..group.len() - 1]);
        }
        bytes
    }

    #[test]
    fn letters_are_bytes_again_at_every_length() {
        let all: Vec<u8> = (0..=255).rev().cycle().step_by(7).take(1_001).collect();
        for end in [0, 1, 2, 3, 4, 5, 6, 7, 8, 1_000, 1_001] {
            let letters = written(&all[..end]);
            assert_eq!(letters.len(), (end * 5).div_ceil(4), "{end}");
            assert_eq!(read(&letters), all[..end], "{end}");
        }
        for edge in [&[0; 4][..], &[255; 4], &[255], &[0], &[255, 255, 255]] {
            assert_eq!(read(&written(edge)), edge);
        }
    }

    #[test]
    fn no_letter_ends_anything_or_begins_json() {
        let letters: String = (0..85).map(letter).collect();
        assert_eq!(letters.len(), 85);
        assert!(letters.bytes().all(|letter| letter.is_ascii_graphic() && !b"<{".contains(&letter)));
        assert!(letters.starts_with('#') && letters.ends_with('x'));
    }
}
