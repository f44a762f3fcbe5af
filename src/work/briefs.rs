//! The briefs of areas, written for a word processor: one document, or an archive with one for each area.

use permille_exchange::office::document::brief::{Wanted, of_set};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::file::WholeFile;
use super::table::{Percent, stepwise};

/// Briefs to be written.
#[derive(Debug, Serialize, Deserialize)]
pub struct WriteBriefs {
    /// The scenario file.
    pub file: WholeFile,
    /// The scenario in view, by its position.
    pub scenario: u32,
    /// The areas, by their codes.
    pub areas: Vec<String>,
    /// The year in view.
    pub year: u16,
    /// Whether they are written in Chinese, and not in English.
    pub chinese: bool,
    /// The day they are written: year, month, day.
    pub day: (u16, u8, u8),
}

impl Work for WriteBriefs {
    const NAME: &'static str = "write-briefs";
    type Report = Percent;
    /// The file; `None` where it cannot be written.
    type Outcome = Option<Vec<u8>>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let document = self.file.document()?;
        let language = if self.chinese { Language::Zh } else { Language::En };
        let scenario = usize::try_from(self.scenario).unwrap_or(0);
        let wanted = Wanted { scenario, year: self.year, areas: &self.areas };
        of_set(language, &document.set, &wanted, self.day, &mut stepwise(report)).ok()
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
        let codes: Vec<String> = file.set.baseline.areas.iter().map(|area| area.code.to_string()).collect();
        for areas in [codes[..1].to_vec(), codes, vec!["999999".to_owned()]] {
            let known = areas[0] != "999999";
            let (file, day) = (WholeFile::of(&file), (2026, 11, 24));
            let work = WriteBriefs { file, scenario: 0, areas, year: 2030, chinese: true, day };
            let sent: WriteBriefs = decode(&encode(&work)).unwrap();
            let mut reported = Vec::new();
            let bytes = sent.run(&mut |percent| reported.push(*percent));
            assert_eq!(bytes.is_some_and(|bytes| bytes.starts_with(b"PK")), known);
            assert_eq!(reported.last() == Some(&100), known);
        }
    }
}
