//! The workbook with live formulas: large, and made by a library that the page itself need not load.

use permille_engine::scenario::Scenario;
use permille_exchange::office::workbook::workbook;
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::file::WholeFile;
use super::table::{Percent, stepwise};

/// A scenario to be written as a workbook.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteWorkbook {
    /// The scenario file.
    pub file: WholeFile,
    /// The scenario, by its id.
    pub scenario: String,
    /// Whether in Chinese.
    pub chinese: bool,
    /// The day it is written: year, month, day.
    pub day: (u16, u8, u8),
}

/// Why a workbook or forms are not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NotWritten {
    /// The file cannot be made sense of: the page and the worker differ.
    Misunderstood,
    /// No file can hold it.
    TooLarge,
}

impl Work for WriteWorkbook {
    const NAME: &'static str = "write-workbook";
    type Report = Percent;
    type Outcome = Result<Vec<u8>, NotWritten>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let document = self.file.document().ok_or(NotWritten::Misunderstood)?;
        let set = &document.set;
        let wanted = |scenario: &&Scenario| scenario.id.as_str() == self.scenario;
        let scenario = set.scenarios.iter().find(wanted).ok_or(NotWritten::Misunderstood)?;
        let language = if self.chinese { Language::Zh } else { Language::En };
        workbook(set, scenario, language, self.day, &mut stepwise(report)).map_err(|_| NotWritten::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};

    use super::super::{decode, encode};
    use super::*;

    #[test]
    fn what_crosses_is_written_on_the_other_side() {
        let (file, _) = scenario_file::read(shipped::scenario("tutorial").unwrap(), &shipped::plans().unwrap()).unwrap();
        let work =
            WriteWorkbook { file: WholeFile::of(&file), scenario: "building".to_owned(), chinese: true, day: (2026, 11, 24) };
        let mut reported = Vec::new();
        let sent: WriteWorkbook = decode(&encode(&work)).unwrap();
        let bytes = sent.run(&mut |percent| reported.push(*percent)).unwrap();
        assert!(bytes.starts_with(b"PK") && reported.last() == Some(&100));
        let unknown = WriteWorkbook { scenario: "none".to_owned(), ..work };
        assert_eq!(unknown.run(&mut |_| {}), Err(NotWritten::Misunderstood));
    }
}
