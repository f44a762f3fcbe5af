//! A digest of bytes: the same on every machine and in every version, so that it can be kept in files and links.
//!
//! It tells damage and change, not malice: whoever wants two contents of one digest can make them.

use std::hash::Hasher;

use twox_hash::XxHash64;

/// A digest being made: XXH64 with the seed 0.
#[derive(Clone, Default)]
pub struct Digest(XxHash64);

impl Digest {
    /// Takes in bytes.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.0.write(bytes);
    }

    /// Takes in a text, with its end, so that “ab” and “c” are not “a” and “bc”.
    pub fn text(&mut self, text: &str) {
        self.bytes(text.as_bytes());
        self.bytes(&[0xFF]);
    }

    /// Takes in a number.
    pub fn number(&mut self, number: i64) {
        self.bytes(&number.to_le_bytes());
    }

    /// The digest of all that was taken in.
    #[must_use]
    pub fn finish(&self) -> u64 {
        self.0.finish()
    }
}

/// The digest of a text.
#[must_use]
pub fn of_text(text: &str) -> u64 {
    XxHash64::oneshot(0, text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_published_one() {
        // From the specification of XXH64: the empty text, and “abc”.
        assert_eq!(of_text(""), 0xEF46_DB37_51D8_E999);
        assert_eq!(of_text("abc"), 0x44BC_2CF5_AD77_0999);
    }

    #[test]
    fn where_one_text_ends_matters() {
        let of = |texts: [&str; 2]| {
            let mut digest = Digest::default();
            texts.iter().for_each(|text| digest.text(text));
            digest.finish()
        };
        assert_ne!(of(["ab", "c"]), of(["a", "bc"]));
    }
}
