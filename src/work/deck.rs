//! Slides written for an office program: an archive, and a workbook for every chart.

use permille_exchange::language::Language;
use permille_exchange::{scenario_file, shipped, slides};
use serde::{Deserialize, Serialize};

use super::Work;
use super::table::Percent;

/// The slides of a file, to be written.
#[derive(Debug, Serialize, Deserialize)]
pub struct WriteDeck {
    /// The scenario file.
    pub file: String,
    /// The scenario in view, by its position.
    pub scenario: u32,
    /// Whether it is written in Chinese, and not in English.
    pub chinese: bool,
    /// What it is written as.
    pub format: Format,
    /// The day it is written: year, month, day.
    pub day: (u16, u8, u8),
}

/// What it is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Slides.
    Pptx,
}

impl Format {
    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pptx => "pptx",
        }
    }

    /// What a browser calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        }
    }
}

impl Work for WriteDeck {
    const NAME: &'static str = "write-deck";
    type Report = Percent;
    /// The file; `None` where it cannot be written.
    type Outcome = Option<Vec<u8>>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let plans = shipped::plans().ok()?;
        let (document, _) = scenario_file::read(&self.file, &plans).ok()?;
        let language = if self.chinese { Language::Zh } else { Language::En };
        let scenario = usize::try_from(self.scenario).unwrap_or(0);
        let mut progress = super::table::stepwise(report);
        match self.format {
            Format::Pptx => slides::of_set(language, &document.set, scenario, self.day, &mut progress).ok(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_becomes_slides_and_what_is_no_file_nothing() {
        let file = shipped::scenario("tutorial").unwrap_or_default().to_owned();
        let work = |file: String| WriteDeck { file, scenario: 0, chinese: true, format: Format::Pptx, day: (2026, 11, 24) };
        let mut reported = Vec::new();
        let bytes = work(file).run(&mut |percent| reported.push(*percent)).unwrap_or_default();
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(reported.last(), Some(&100));
        assert_eq!(work("{".to_owned()).run(&mut |_| {}), None);
    }
}
