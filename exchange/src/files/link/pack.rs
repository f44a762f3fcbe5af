//! Text made small: deflated, with a dictionary of what such texts say anyway.

use flate2::{Compress, Compression, Decompress, FlushCompress, FlushDecompress, Status};

/// The dictionary of version 1. It is part of the format: another one would be another version.
const DICTIONARY: &str = include_str!("dictionary-1.txt");
/// How far back deflate looks.
const WINDOW: usize = 32 * 1024;

/// The dictionary with what is nearer still before the text: the later, the cheaper.
fn dictionary(near: &str) -> Vec<u8> {
    let all = [DICTIONARY.as_bytes(), near.as_bytes()].concat();
    all[all.len().saturating_sub(WINDOW)..].to_vec()
}

/// A text, deflated; `near` is what the reader knows that is like it.
pub(super) fn pack(text: &str, near: &str) -> Vec<u8> {
    let mut packer = Compress::new(Compression::best(), false);
    // A dictionary is refused only once something was packed.
    let _ = packer.set_dictionary(&dictionary(near));
    run(&mut packer, text.as_bytes())
}

/// Bytes, deflated without a dictionary.
pub(super) fn pack_bytes(bytes: &[u8]) -> Vec<u8> {
    run(&mut Compress::new(Compression::best(), false), bytes)
}

fn run(packer: &mut Compress, bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() / 2 + 64);
    loop {
        let done = usize::try_from(packer.total_in()).unwrap_or(bytes.len()).min(bytes.len());
        match packer.compress_vec(&bytes[done..], &mut packed, FlushCompress::Finish) {
            Ok(Status::Ok | Status::BufError) => packed.reserve(packed.capacity().max(64)),
            // Deflating memory into memory does not fail.
            Ok(Status::StreamEnd) | Err(_) => return packed,
        }
    }
}

/// The text of exactly `length` bytes that was packed with the same `near`; `None` where it is anything else.
pub(super) fn unpack(packed: &[u8], near: &str, length: usize) -> Option<String> {
    let mut unpacker = Decompress::new(false);
    unpacker.set_dictionary(&dictionary(near)).ok()?;
    String::from_utf8(inflate(&mut unpacker, packed, length)?).ok()
}

/// The bytes that were packed without a dictionary, which are exactly `length`.
pub(super) fn unpack_bytes(packed: &[u8], length: usize) -> Option<Vec<u8>> {
    inflate(&mut Decompress::new(false), packed, length)
}

/// Whatever the bytes claim, no more than `length` is laid out.
fn inflate(unpacker: &mut Decompress, packed: &[u8], length: usize) -> Option<Vec<u8>> {
    let mut bytes = vec![0; length];
    let status = unpacker.decompress(packed, &mut bytes, FlushDecompress::Finish).ok()?;
    let whole = unpacker.total_out() == length as u64 && unpacker.total_in() == packed.len() as u64;
    (status == Status::StreamEnd && whole).then_some(bytes)
}

/// JSON without the white space between its parts: what stands in texts stays.
pub(super) fn without_spaces(json: &str) -> String {
    let (mut in_text, mut escaped) = (false, false);
    let keep = |letter: &char| {
        if in_text {
            in_text = escaped || *letter != '"';
            escaped = !escaped && *letter == '\\';
            return true;
        }
        in_text = *letter == '"';
        !matches!(letter, ' ' | '\n' | '\r' | '\t')
    };
    json.chars().filter(keep).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_nothing_else_does() {
        for text in ["", "a", DICTIONARY, &"县级".repeat(40_000)] {
            for near in ["", "more of the same", &"x".repeat(70_000)] {
                let packed = pack(text, near);
                assert_eq!(unpack(&packed, near, text.len()).as_deref(), Some(text));
                assert_eq!(unpack(&packed, near, text.len() + 1), None);
                if !text.is_empty() {
                    assert_eq!(unpack(&packed, near, text.len() - 1), None);
                    assert_eq!(unpack(&packed[..packed.len() - 1], near, text.len()), None);
                }
            }
        }
        assert_eq!(unpack_bytes(&pack_bytes(&[7; 1000]), 1000), Some(vec![7; 1000]));
    }

    #[test]
    fn only_spaces_between_parts_are_left_out() {
        let json = "{\n  \"a b\": [1, 2],\t\"c\": \"x \\\" y\\\\\",\r\n \"d\" : \" \"}";
        assert_eq!(without_spaces(json), "{\"a b\":[1,2],\"c\":\"x \\\" y\\\\\",\"d\":\" \"}");
    }

    #[test]
    fn the_dictionary_is_that_of_version_1() {
        assert_eq!(DICTIONARY.len(), DICTIONARY_LENGTH);
        assert_eq!(crate::files::digest::of_text(DICTIONARY), DICTIONARY_DIGEST);
    }

    // Links in the world were made with it: these two never change.
    const DICTIONARY_LENGTH: usize = 32_500;
    const DICTIONARY_DIGEST: u64 = 11_317_570_319_338_147_686;
}
