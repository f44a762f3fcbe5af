//! Bytes as letters that may stand in a page: seven bits a letter of one byte.
//!
//! A page is UTF-8, in which the 128 letters of one byte carry seven bits each: a seventh more than the bytes, where base64 takes a third. Three
//! of them do not survive in a page – the end of a text, the carriage return, the bracket – and are written 256 higher, in two bytes.
//! Reading needs the low seven bits of every letter, whichever it is.

/// Letters that a browser would take for something else.
const NOT_AS_THEY_ARE: [u8; 3] = [0, b'\r', b'<'];

/// The bytes in letters.
pub(super) fn written(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 6 / 5);
    let (mut held, mut count) = (0_u32, 0);
    for &byte in bytes {
        held = held << 8 | u32::from(byte);
        count += 8;
        while count >= 7 {
            count -= 7;
            text.push(letter((held >> count & 0x7F) as u8));
        }
        held &= 0x7F;
    }
    if count > 0 {
        text.push(letter((held << (7 - count) & 0x7F) as u8));
    }
    text
}

fn letter(bits: u8) -> char {
    let more = if NOT_AS_THEY_ARE.contains(&bits) { 0x100 } else { 0 };
    char::from_u32(u32::from(bits) + more).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As the page's script reads them.
    fn read(text: &str) -> Vec<u8> {
        let (mut held, mut count, mut bytes) = (0_u32, 0, Vec::new());
        for letter in text.chars() {
            held = held << 7 | (letter as u32 & 0x7F);
            count += 7;
            if count >= 8 {
                count -= 8;
                bytes.push((held >> count) as u8);
            }
            held &= 0xFF;
        }
        bytes
    }

    #[test]
    fn bytes_come_back() {
        let all: Vec<u8> = (0..2_000_u32).map(|number| ((number * 7919) >> 3) as u8).collect();
        for length in [0, 1, 2, 6, 7, 8, 13, 14, 255, 256, 2_000] {
            let text = written(&all[..length]);
            assert_eq!(read(&text), &all[..length], "{length}");
            assert!(!text.contains(['\0', '\r', '<']));
        }
        assert_eq!(read(&written(&[0; 9])), [0; 9]);
    }

    #[test]
    fn it_takes_a_sixth_more_than_the_bytes() {
        let noise: Vec<u8> = (0..70_000_u64).map(|number| (number.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8).collect();
        assert!(written(&noise).len() < noise.len() * 118 / 100);
    }
}
