//! What must hold of every reader, whatever bytes it is given: that it answers at all is the least of it.
//!
//! Each reader here is a function of bytes that fails where something does not hold: what is opened is written and opened again the same,
//! what is refused is refused with a sentence in both languages, and within the limits that are told. Three things call these functions:
//! the tests, with the kept inputs (`corpus/`) and with changes to them that are the same each time; `cargo xtask search`, with other
//! changes; and `cargo xtask fuzz`, by which libFuzzer looks for inputs that lead where none has led before.
//!
//! ```
//! use permille_fuzz::{Answer, READERS};
//!
//! let files = READERS.iter().find(|reader| reader.name == "scenario_file").expect("one reads scenario files");
//! assert_eq!((files.holds)(b"{ \"format\": 1"), Answer::Refused);
//! ```
#![allow(clippy::panic, clippy::missing_panics_doc, reason = "a promise that is broken is told by panicking, as in a test")]

mod document;
mod files;
mod kept;
mod outlines;
mod page;
mod said;
mod tables;

pub use document::document;
pub use files::{link, plan_file, scenario_file};
pub use kept::{Kept, MOST_BYTES, kept};
pub use outlines::outlines;
pub use page::page;
pub use tables::{clipboard, table, workbook};

/// What a reader made of bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It was read, and all that must hold of it was looked at.
    Opened,
    /// It was refused, with a sentence in both languages.
    Refused,
}

/// A reader, and what must hold of it.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    /// What it is called: its target in `fuzz_targets/`, and its kept inputs in `corpus/`.
    pub name: &'static str,
    /// Fails where something does not hold for these bytes.
    pub holds: fn(&[u8]) -> Answer,
    /// Where the repository has such files anyway: a folder, and how their names end.
    pub also: &'static [(&'static str, &'static str)],
}

/// Every reader of what may come from a stranger.
pub const READERS: [Reader; 10] = [
    Reader {
        name: "scenario_file",
        holds: scenario_file,
        also: &[("exchange/tests", ".scenario.json"), ("exchange/tests/broken", ".json"), ("scenarios", ".scenario.json")],
    },
    Reader { name: "plan_file", holds: plan_file, also: &[("exchange/tests/broken_plans", ".toml"), ("plans", ".toml")] },
    Reader { name: "link", holds: link, also: &[] },
    Reader { name: "page", holds: page, also: &[] },
    Reader { name: "table", holds: table, also: &[("exchange/tests/cases", ".csv"), ("exchange/tests/cases", ".tsv")] },
    Reader { name: "web_table", holds: table, also: &[] },
    Reader {
        name: "workbook",
        holds: workbook,
        also: &[
            ("exchange/tests/cases", ".xlsx"),
            ("exchange/tests/cases", ".ods"),
            ("exchange/tests/tables", ".xls"),
            ("exchange/tests/tables", ".xlsx"),
        ],
    },
    Reader { name: "clipboard", holds: clipboard, also: &[("exchange/tests/cases", ".tsv")] },
    Reader { name: "outlines", holds: outlines, also: &[("exchange/tests/maps", ".geojson")] },
    Reader { name: "document", holds: document, also: &[("reader/tests/documents", ".txt")] },
];
