//! Numbers as modules write them: seven bits a byte, the lowest first.

/// The bytes of a number.
#[must_use]
pub fn number(mut number: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
    bytes
}
