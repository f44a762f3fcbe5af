//! What a browser knows without being told: the characters of the older Chinese, Japanese and Korean encodings in their order. The module has
//! tables of the same, which then take no room in what is packed.

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030};

/// The encodings, with the first and last lead byte of their common characters. `unpack.js` has the same list; these parts never change.
const PARTS: [(&Encoding, u8, u8); 4] = [(GB18030, 0xB0, 0xF7), (BIG5, 0xA4, 0xF9), (EUC_JP, 0xB0, 0xF4), (EUC_KR, 0xB0, 0xFD)];

/// All of them, in sixteen bits each.
pub(super) fn dictionary() -> Vec<u8> {
    let mut dictionary = Vec::new();
    for (encoding, first, last) in PARTS {
        let trails: Vec<u8> = if encoding == BIG5 { (0x40..=0x7E).chain(0xA1..=0xFE).collect() } else { (0xA1..=0xFE).collect() };
        let pairs: Vec<u8> = (first..=last).flat_map(|lead| trails.iter().flat_map(move |&trail| [lead, trail])).collect();
        let (characters, _) = encoding.decode_without_bom_handling(&pairs);
        dictionary.extend(characters.encode_utf16().flat_map(u16::to_le_bytes));
    }
    dictionary
}
