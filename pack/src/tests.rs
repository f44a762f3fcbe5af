//! There and back: texts and modules small and odd, whole and damaged.

use super::*;

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [&[id][..], &number(content.len()), content].concat()
}

/// A module with these bodies, between types and data.
fn module(bodies: &[Vec<u8>]) -> Vec<u8> {
    let mut code = number(bodies.len());
    for body in bodies {
        code.extend(number(body.len()));
        code.extend(body);
    }
    [b"\0asm\x01\0\0\0".to_vec(), section(1, &[1, 0x60, 0, 0]), section(10, &code), section(11, b"\x01 some data, some data")]
        .concat()
}

/// One instruction of every class, with what stands behind it.
fn every_class() -> Vec<Vec<u8>> {
    vec![
        vec![0x02, 0x40],
        vec![0x03, 0x7F],
        vec![0x04, 0xC0, 0x01],
        vec![0x05],
        vec![0x0C, 0x01],
        vec![0x0D, 0x80, 0x01],
        vec![0x0E, 0x00, 0x05],
        vec![0x0E, 0x03, 0x00, 0x81, 0x01, 0x02, 0x00],
        vec![0x10, 0xE5, 0x8E, 0x26],
        vec![0x11, 0x07, 0x00],
        vec![0x1A],
        vec![0x1B],
        vec![0x1C, 0x01, 0x7F],
        vec![0x20, 0x00],
        vec![0x21, 0xFF, 0x01],
        vec![0x22, 0x10],
        vec![0x23, 0x00],
        vec![0x25, 0x01],
        vec![0x28, 0x02, 0x84, 0x01],
        vec![0x3E, 0x01, 0x00],
        vec![0x3F, 0x00],
        vec![0x41, 0xC0, 0xBB, 0x78],
        vec![0x42, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x00],
        vec![0x43, 0x0B, 0x0B, 0x0B, 0x0B],
        vec![0x44, 1, 2, 3, 4, 5, 6, 7, 8],
        vec![0x6A],
        vec![0xC4],
        vec![0xD0, 0x70],
        vec![0xD1],
        vec![0xD2, 0x05],
        vec![0xFC, 0x02],
        vec![0xFC, 0x0A, 0x00, 0x00],
        vec![0xFC, 0x0B, 0x00],
        vec![0xFC, 0x10, 0x01],
        vec![0xFD, 0x00, 0x04, 0x10],
        [&[0xFD, 0x0C][..], &[7; 16]].concat(),
        vec![0xFD, 0x0F],
        vec![0xFD, 0x15, 0x03],
        vec![0xFD, 0x57, 0x03, 0x20, 0x01],
        vec![0xFD, 0x5D, 0x03, 0x00],
        vec![0xFD, 0xAE, 0x01],
        vec![0x0B],
    ]
}

/// A body of these instructions, with locals.
fn body(instructions: &[Vec<u8>]) -> Vec<u8> {
    [&[2, 3, 0x7F, 0x81, 0x01, 0x7E][..], &instructions.concat(), &[0x0B]].concat()
}

fn unpacked(packed: &[u8], dictionary: &[u8]) -> Option<Vec<u8>> {
    let mut unpacking = Unpacking::new(packed, dictionary).ok()?;
    while unpacking.go_on(1_000) < unpacking.size() {}
    unpacking.is_whole().then(|| unpacking.so_far().to_vec())
}

fn there_and_back(texts: &[u8], module: &[u8], dictionary: &[u8]) -> Packed {
    let packed = pack(texts, module, dictionary);
    assert_eq!(unpacked(&packed.bytes, dictionary), Some([texts, module].concat()));
    packed
}

#[test]
fn every_class_of_instruction_comes_back_and_is_understood() {
    let bodies: Vec<_> = every_class().chunks(3).map(body).chain([body(&every_class()), vec![0, 0x0B]]).collect();
    assert!(there_and_back(b"some text", &module(&bodies), b"").understood);
    for instruction in every_class() {
        let module = module(&[body(std::slice::from_ref(&instruction))]);
        assert!(there_and_back(b"", &module, b"").understood, "{instruction:x?}");
    }
}

#[test]
fn what_is_not_understood_comes_back_all_the_same() {
    for strange in [vec![0xFB, 0x01], vec![0x06, 0x40], vec![0xFC, 0x40]] {
        assert!(!there_and_back(b"", &module(&[body(&[strange])]), b"").understood);
    }
    let noise: Vec<u8> = (0..5_000_u32).map(|number| (number.wrapping_mul(0x9E37_79B1) >> 21) as u8).collect();
    for size in [0, 1, 7, 8, 9, 300, 5_000] {
        there_and_back(b"", &noise[..size], b"");
        there_and_back(&noise[..size], &module(std::slice::from_ref(&noise)), &noise[..size / 2]);
    }
}

#[test]
fn passages_long_and_short_and_a_dictionary_make_it_smaller() {
    let once = "A planner types in her county's people, beds and doctors, and sees the gap against the plan. ";
    let alone = there_and_back(once.as_bytes(), &module(&[]), b"").bytes.len();
    let again = there_and_back(once.repeat(20).as_bytes(), &module(&[]), b"").bytes.len();
    assert!(again < alone + 60, "{alone} once, {again} twenty times");
    let known = there_and_back(once.as_bytes(), &module(&[]), once.as_bytes()).bytes.len();
    assert!(known + 20 < alone, "{alone} alone, {known} where it is known");
}

#[test]
fn damage_is_found() {
    let text = "Requirement, stock and gap. ".repeat(9);
    let packed = pack(text.as_bytes(), &module(&[body(&every_class())]), b"").bytes;
    for at in [0, 5, 9, 40, packed.len() / 2, packed.len() - 20] {
        let mut damaged = packed.clone();
        damaged[at] ^= 0x10;
        // A size that is not true could be anything: what is asked for is all that is laid out.
        if at >= 4 {
            assert_eq!(unpacked(&damaged, b""), None, "{at}");
        }
    }
    assert_eq!(unpacked(&packed[..packed.len() / 2], b""), None);
    assert_eq!(unpacked(b"too short", b""), None);
}
