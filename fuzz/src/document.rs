//! Plan documents: text, web pages and .docx.

use std::io::{Cursor, Write as _};
use std::sync::LazyLock;

use permille_exchange::files::limits;
use permille_reader::file::{LONGEST, text};
use permille_reader::plan::{Head, plan, years};
use permille_reader::vocabulary::Vocabulary;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::{Answer, files, said};

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::shipped);

/// Begins the part of a .docx that holds its text; it is packed before it is read.
const PART: &[u8] = b"<w:";

/// A plan document: every figure is in a proposal or left out for a reason, every proposal stands in a line of the text, and the plan that is
/// proposed can be opened.
pub fn document(bytes: &[u8]) -> Answer {
    let packed = bytes.starts_with(PART).then(|| packed(bytes));
    let text = match text(packed.as_deref().unwrap_or(bytes)) {
        Ok(text) => text,
        Err(unread) => {
            let (zh, en) = unread.words();
            return said::both(zh, en);
        }
    };
    assert!(text.len() <= LONGEST);
    let reading = permille_reader::read(&text, &VOCABULARY, None, None);
    let lines = permille_reader::lines::lines(&text).len();
    for proposal in &reading.proposals {
        assert!((1..=lines).contains(&proposal.line), "line {} of {lines}", proposal.line);
        assert!(!proposal.sentence.trim().is_empty(), "proposed from nothing");
    }
    assert!(reading.left_out.len() <= reading.figures, "{} of {} figures left out", reading.left_out.len(), reading.figures);
    for left in &reading.left_out {
        assert!((1..=lines).contains(&left.line), "line {} of {lines}", left.line);
        let (zh, en) = left.reason.words();
        said::both(zh, en);
    }
    let _ = permille_reader::csv(&reading);
    let head = Head { id: "own-plan".to_owned(), territory: "360000".to_owned(), years: years(&reading).unwrap_or((2021, 2025)) };
    let proposed = plan(&reading, &head, &VOCABULARY);
    // More than a plan may hold is refused as a plan, with its sentence.
    if !proposed.norms.is_empty() && proposed.norms.len() <= limits::NORMS {
        files::holds(&proposed);
    }
    Answer::Opened
}

/// A .docx with this part as its text.
fn packed(part: &[u8]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    // Packing into memory does not fail.
    let _ = writer.start_file("word/document.xml", SimpleFileOptions::default());
    let _ = writer.write_all(part);
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}
