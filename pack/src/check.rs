//! The check that what was unpacked is what was packed: CRC-32, as in ZIP and PNG.

/// The check of these bytes.
#[must_use]
pub fn check(bytes: &[u8]) -> u32 {
    let mut table = [0_u32; 256];
    for (at, entry) in (0_u32..).zip(&mut table) {
        *entry = (0..8).fold(at, |rest, _| if rest & 1 == 1 { 0xEDB8_8320 ^ rest >> 1 } else { rest >> 1 });
    }
    !bytes.iter().fold(!0, |rest, &byte| table[((rest ^ u32::from(byte)) & 0xFF) as usize] ^ rest >> 8)
}

#[cfg(test)]
mod tests {
    #[test]
    fn it_is_the_common_one() {
        assert_eq!(super::check(b"123456789"), 0xCBF4_3926);
    }
}
