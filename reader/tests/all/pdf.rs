//! PDFs: the same targets come out of a PDF as out of the text it was made from, and hostile ones are answered with a sentence.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use permille_reader::file::{Unread, text};
use permille_reader::read;
use permille_reader::vocabulary::Vocabulary;

use crate::accuracy::document;

const PAPER: &[u8] = include_bytes!("../pdf/gan-fu-fa-2023-1.pdf");
const TABLE: &[u8] = include_bytes!("../pdf/indicators.pdf");

/// What a text demands: clause, year, values and kind of each target.
fn targets(text: &str) -> Vec<String> {
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let target = |one: &permille_reader::Proposal| {
        let values: Vec<String> = one.demand.values.iter().map(ToString::to_string).collect();
        format!("{} {:?} {} {} {}", one.clause, one.demand.year, values.join("/"), one.demand.kind, one.demand.name)
    };
    reading.proposals.iter().map(target).collect()
}

#[test]
fn the_same_targets_come_out_of_the_pdf_as_out_of_the_text() {
    let printed = text(PAPER).unwrap();
    let (from_pdf, from_text) = (targets(&printed), targets(&document("gan-fu-fa-2023-1")));
    let (one, other): (BTreeSet<&String>, BTreeSet<&String>) = (from_pdf.iter().collect(), from_text.iter().collect());
    let apart: Vec<_> = one.symmetric_difference(&other).collect();
    assert!(apart.is_empty(), "{apart:#?}");
    assert_eq!(from_pdf.len(), from_text.len());
}

#[test]
fn cells_of_a_table_stay_apart() {
    let printed = text(TABLE).unwrap();
    assert!(printed.contains("1\t每千人口床位数\t张\t7.4\t7.6\t预期性"), "{printed}");
    // What stands in a cell in two lines is one text.
    assert!(printed.contains("2\t每千人口执业（助理）医师数\t人\t3.0\t3.4\t预期性"), "{printed}");
    let targets = targets(&printed);
    assert!(targets.iter().any(|one| one.contains("Some(2030) 3.4 ratio 每千人口执业(助理)医师数")), "{targets:#?}");
}

/// A PDF of these objects, numbered from one, the first its root.
fn pdf(objects: &[&[u8]]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut table = String::new();
    for (at, object) in objects.iter().enumerate() {
        let _ = writeln!(table, "{:010} 00000 n ", out.len());
        out.extend(format!("{} 0 obj\n", at + 1).into_bytes());
        out.extend_from_slice(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let count = objects.len() + 1;
    out.extend(
        format!("xref\n0 {count}\n0000000000 65535 f \n{table}trailer\n<</Size {count} /Root 1 0 R>>\nstartxref\n{start}\n%%EOF")
            .into_bytes(),
    );
    out
}

/// A page that shows what these operators say, in a font of Latin letters.
fn page(operators: &[u8], further: &str) -> Vec<u8> {
    let mut stream = format!("<</Length {} {further}>>\nstream\n", operators.len()).into_bytes();
    stream.extend_from_slice(operators);
    stream.extend(b"\nendstream");
    pdf(&[
        b"<</Type /Catalog /Pages 2 0 R>>",
        b"<</Type /Pages /Kids [3 0 R] /Count 1>>",
        b"<</Type /Page /Parent 2 0 R /Contents 4 0 R /Resources <</Font <</F 5 0 R>> /XObject <</X 4 0 R>>>>>>",
        &stream,
        b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    ])
}

#[test]
fn plain_operators_are_followed() {
    assert_eq!(
        text(&page(b"BT /F 12 Tf 72 700 Td (By 2030, 4.5) Tj 0 -40 Td [(pl) 20 (aces)] TJ ET", "")).unwrap(),
        "By 2030, 4.5\nplaces\n"
    );
}

#[test]
fn pages_without_letters_are_scans() {
    assert_eq!(text(&page(b"q 10 0 0 10 0 0 cm Q", "")), Err(Unread::ScannedPdf));
}

#[test]
fn hostile_files_are_answered_and_end() {
    // A form that shows itself, a hundred times over.
    let itself = b"/X Do ".repeat(100);
    assert_eq!(text(&page(&itself, "/Type /XObject /Subtype /Form /Resources <</XObject <</X 4 0 R>>>>")), Err(Unread::TooLong));
    // A million operators that show nothing, and states that are never restored.
    assert_eq!(text(&page(&b"q ".repeat(1_000_000), "")), Err(Unread::ScannedPdf));
    assert_eq!(text(&page(&b"q ".repeat(3_000_000), "")), Err(Unread::TooLong));
    // Torn in the middle, and nonsense behind a mark.
    let torn = text(&PAPER[..PAPER.len() / 2]);
    assert!(torn.is_ok() || matches!(torn, Err(Unread::Damaged | Unread::ScannedPdf | Unread::NoCharacters)), "{torn:?}");
    assert_eq!(text(b"%PDF-1.4 nothing"), Err(Unread::Damaged));
    // A million objects.
    let many: Vec<u8> = (0..1_000_000).flat_map(|at| format!("{at} 0 obj\n<<>>\nendobj\n").into_bytes()).collect();
    assert_eq!(text(&[b"%PDF-1.4\n".to_vec(), many].concat()), Err(Unread::Damaged));
}

/// A stream of objects, or a table of their places.
fn packed(head: &str, plain: &[u8]) -> Vec<u8> {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    // Packing into memory does not fail.
    let _ = packer.write_all(plain);
    let packed = packer.finish().unwrap_or_default();
    let mut out = format!("<<{head} /Filter /FlateDecode /Length {}>>\nstream\n", packed.len()).into_bytes();
    out.extend(packed);
    out.extend(b"\nendstream");
    out
}

#[test]
fn what_contains_itself_is_told() {
    let root: &[u8] = b"<</Type /Catalog /Pages 2 0 R>>";
    // A tree of pages that is its own kid, at once and by a way round; kids in an object of their own.
    assert_eq!(text(&pdf(&[root, b"<</Type /Pages /Kids [2 0 R] /Count 1>>"])), Err(Unread::Circular));
    let round: [&[u8]; 4] = [root, b"<</Type /Pages /Kids [3 0 R]>>", b"<</Type /Pages /Kids 4 0 R>>", b"[2 0 R]"];
    assert_eq!(text(&pdf(&round)), Err(Unread::Circular));
    // The same, packed.
    let inside = packed("/Type /ObjStm /N 1 /First 4", b"2 0 <</Type /Pages /Kids [2 0 R]>>");
    assert_eq!(text(&pdf(&[root, b"null", &inside])), Err(Unread::Circular));
    // Few objects, and more pages than can be counted.
    let wide: Vec<Vec<u8>> =
        (2..14).map(|at| format!("<</Type /Pages /Kids [{}]>>", format!("{} 0 R ", at + 1).repeat(20)).into_bytes()).collect();
    let all: Vec<&[u8]> = std::iter::once(root).chain(wide.iter().map(Vec::as_slice)).collect();
    assert_eq!(text(&pdf(&all)), Err(Unread::TooLong));
    // Objects that are packed in each other, as the table of places says; and one whose length it packs itself.
    let rows: Vec<u8> = [[1, 0, 0], [2, 4, 0], [1, 0, 0], [2, 4, 0], [2, 3, 0]].concat();
    let places = packed("/Type /XRef /W [1 1 1] /Size 5 /Root 1 0 R", &rows);
    assert_eq!(text(&pdf(&[root, b"<<>>", &places])), Err(Unread::Circular));
    let long = String::from_utf8_lossy(b"<</Type /ObjStm /N 1 /First 4 /Length 9 0 R>>\nstream\n").into_owned().into_bytes();
    let inside = packed("/Type /ObjStm /N 1 /First 4", b"9 0 100");
    let data = inside.split(|one| *one == b'\n').collect::<Vec<_>>()[2..].join(&b'\n');
    assert_eq!(text(&pdf(&[root, &[long, data].concat()])), Err(Unread::Circular));
    // Text in text that never ends, each an object of its own: not read again and again.
    assert_eq!(text(&[b"%PDF-1.7\n".to_vec(), b"1 0 obj (".repeat(200_000)].concat()), Err(Unread::TooLong));
    // Brackets in brackets, a hundred thousand deep.
    assert_eq!(text(&pdf(&[root, &b"[".repeat(100_000)])), Err(Unread::Circular));
}

#[test]
fn a_bomb_is_cut_off() {
    use std::io::Write;
    let mut packer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..200 {
        packer.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let bomb = packer.finish().unwrap();
    assert_eq!(text(&page(&bomb, "/Filter /FlateDecode")), Err(Unread::TooLong));
}

#[test]
fn a_password_is_told() {
    let locked = pdf(&[b"<</Type /Catalog /Pages 2 0 R>>", b"<</Type /Pages /Kids [] /Count 0>>"]);
    let mut locked = String::from_utf8(locked).unwrap();
    let key = "<00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff>";
    let encrypt =
        format!("/Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O {key} /U {key}>> /ID [<00> <00>] /Root 1 0 R");
    locked = locked.replace("/Root 1 0 R", &encrypt);
    assert_eq!(text(locked.as_bytes()), Err(Unread::Password));
}
