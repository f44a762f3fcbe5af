//! Forms for the areas below: workbooks, made by a library that the page itself need not load.

use permille_engine::id::{AreaCode, PlanId};
use permille_engine::year::Year;
use permille_exchange::office::ask::{Ask, Shape, ask};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::file::WholeFile;
use super::table::{Percent, stepwise};
use super::workbook::NotWritten;

/// Forms to be written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WriteForms {
    /// The scenario file.
    pub file: WholeFile,
    /// The areas by their codes.
    pub areas: Vec<String>,
    /// The plans by their ids.
    pub plans: Vec<String>,
    /// The year that is asked for.
    pub year: Year,
    /// By when.
    pub deadline: String,
    /// Who asks.
    pub from: String,
    /// Whether they are sheets of one workbook, and not files of an archive.
    pub sheets: bool,
    /// Whether in Chinese.
    pub chinese: bool,
    /// The day they are made: year, month, day.
    pub day: (u16, u8, u8),
}

impl Work for WriteForms {
    const NAME: &'static str = "write-forms";
    type Report = Percent;
    type Outcome = Result<Vec<u8>, NotWritten>;

    fn run(self, report: &mut dyn FnMut(&Percent)) -> Self::Outcome {
        let document = self.file.document().ok_or(NotWritten::Misunderstood)?;
        let asked = Ask {
            areas: self.areas.iter().map(|code| AreaCode::from(code.as_str())).collect(),
            plans: self.plans.iter().map(|id| PlanId::from(id.as_str())).collect(),
            year: self.year,
            deadline: self.deadline,
            from: self.from,
            shape: if self.sheets { Shape::Sheets } else { Shape::Files },
            language: if self.chinese { Language::Zh } else { Language::En },
            day: self.day,
        };
        ask(&document.set, &asked, &mut stepwise(report)).map(|made| made.bytes).map_err(|_| NotWritten::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};

    use super::super::{decode, encode};
    use super::*;

    #[test]
    fn what_crosses_is_written_on_the_other_side() {
        let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &shipped::plans().unwrap()).unwrap();
        let work = WriteForms {
            file: WholeFile::of(&document),
            areas: vec!["360202".to_owned(), "360203".to_owned()],
            plans: document.set.plans.iter().map(|plan| plan.id.to_string()).collect(),
            year: 2025,
            deadline: "12月20日".to_owned(),
            from: String::new(),
            sheets: false,
            chinese: true,
            day: (2026, 11, 30),
        };
        let mut reported = Vec::new();
        let sent: WriteForms = decode(&encode(&work)).unwrap();
        let bytes = sent.run(&mut |percent| reported.push(*percent)).unwrap();
        assert!(bytes.starts_with(b"PK") && reported.last() == Some(&100));
        let nobody = WriteForms { areas: vec!["999999".to_owned()], ..work };
        assert_eq!(nobody.run(&mut |_| {}), Err(NotWritten::TooLarge));
    }
}
