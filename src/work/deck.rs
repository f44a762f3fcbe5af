//! Slides and reports written for office programs: an archive, and a workbook for every chart.

use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::office::{document, slides};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::file::WholeFile;
use super::table::Percent;

/// The slides of a file, or its report, to be written.
#[derive(Debug, Serialize, Deserialize)]
pub struct WriteDeck {
    /// The scenario file.
    pub file: WholeFile,
    /// The scenario in view, by its position.
    pub scenario: u32,
    /// The norm in view, by its id; only a report asks for it, as for what follows.
    pub norm: Option<String>,
    /// The area in view, by its code.
    pub area: Option<String>,
    /// The year in view.
    pub year: u16,
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
    /// The report.
    Docx,
}

impl Format {
    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pptx => "pptx",
            Self::Docx => "docx",
        }
    }

    /// What a browser calls it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        }
    }
}

impl Work for WriteDeck {
    const NAME: &'static str = "write-deck";
    type Report = Percent;
    /// The file; `None` where it cannot be written.
    type Outcome = Option<Vec<u8>>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let document = self.file.document()?;
        let language = if self.chinese { Language::Zh } else { Language::En };
        let scenario = usize::try_from(self.scenario).unwrap_or(0);
        let mut progress = super::table::stepwise(report);
        match self.format {
            Format::Pptx => slides::of_set(language, &document.set, scenario, self.day, &mut progress).ok(),
            Format::Docx => {
                let view = Slide {
                    norm: self.norm.as_deref().map(Into::into),
                    area: self.area.as_deref().map(Into::into),
                    year: Some(self.year),
                    ..Slide::new(SlideKind::Title)
                };
                document::of_set(language, &document.set, (scenario, &view), self.day, &mut progress).ok()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    #[test]
    fn a_file_becomes_slides_and_a_report() {
        let (file, _) = scenario_file::read(shipped::scenario("tutorial").unwrap(), &shipped::plans().unwrap()).unwrap();
        let work = |format| WriteDeck {
            file: WholeFile::of(&file),
            scenario: 0,
            norm: Some("no-such-norm".to_owned()),
            area: None,
            year: 2025,
            chinese: true,
            format,
            day: (2026, 11, 24),
        };
        for format in [Format::Pptx, Format::Docx] {
            let mut reported = Vec::new();
            let bytes = work(format).run(&mut |percent| reported.push(*percent)).unwrap_or_default();
            assert!(bytes.starts_with(b"PK"));
            assert_eq!(reported.last(), Some(&100));
        }
    }
}
