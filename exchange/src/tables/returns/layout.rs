//! Where things stand in a form, and the marks by which it is known again.
//!
//! The first column is hidden. It says which template the sheet is and which figure each row asks for, so that a form is known whatever its file
//! and its sheet are called, and in whatever order its rows come back.

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_engine::id::{AreaCode, MeasureId, RoundId};
use permille_engine::year::Year;

use crate::wording::language::{Language, Say, Word};

/// The hidden column.
pub const KEY: usize = 0;
/// What a figure is called.
pub const NAME: usize = 1;
/// Its unit.
pub const UNIT: usize = 2;
/// The last value that is known.
pub const LAST: usize = 3;
/// Its year.
pub const LAST_YEAR: usize = 4;
/// The cell to be filled in.
pub const ENTRY: usize = 5;
/// How sure the figure is.
pub const STATUS: usize = 6;
/// What is to be said beside it.
pub const NOTE: usize = 7;

/// The row with the title, and with the mark in the hidden column.
pub const TITLE_ROW: usize = 0;
/// The row that says who asks and by when, and in the hidden column which figures are asked.
pub const ASKED_ROW: usize = 1;
/// The row with the area's name.
pub const AREA_ROW: usize = 2;
/// The row with the area's code.
pub const CODE_ROW: usize = 3;
/// The row with the heads of the columns.
pub const HEAD_ROW: usize = 5;
/// What stands in the hidden column beside the heads.
pub const HEAD: &str = "head";
/// What begins the mark of a form.
pub const MARK: &str = "permille-form";
/// What marks the sheet of instructions.
pub const GUIDE: &str = "permille-guide";
/// The layout described here.
const VERSION: u32 = 1;
/// What parts the words of a hidden cell.
const BETWEEN: char = '¦';

/// Which template a sheet is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The round it was sent out in.
    pub round: RoundId,
    /// The area it was made for.
    pub area: AreaCode,
    /// The year that is asked for.
    pub year: Year,
    /// The language it was written in.
    pub language: Language,
}

impl Mark {
    /// As it stands in the hidden column.
    #[must_use]
    pub fn text(&self) -> String {
        let (year, language) = (self.year.to_string(), self.language.tag());
        joined([MARK, &VERSION.to_string(), self.round.as_str(), self.area.as_str(), &year, language])
    }

    /// The mark in a text that begins as one; `None` where it is of another layout than this, or damaged.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(BETWEEN).collect();
        let [MARK, version, round, area, year, language] = parts.as_slice() else { return None };
        if version.parse() != Ok(VERSION) || area.is_empty() {
            return None;
        }
        let language = Language::ALL.into_iter().find(|one| one.tag() == *language)?;
        Some(Self { round: RoundId::from(*round), area: AreaCode::from(*area), year: year.parse().ok()?, language })
    }
}

/// What the hidden column says of a row: the figure, and what it is called and counted in there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowKey {
    /// Which figure.
    pub figure: Figure,
    /// Its name as it was written.
    pub name: String,
    /// Its unit as it was written.
    pub unit: String,
}

impl RowKey {
    /// As it stands in the hidden column.
    #[must_use]
    pub fn text(&self) -> String {
        joined([figure_word(&self.figure).as_str(), &self.name, &self.unit])
    }

    /// The key in a hidden cell.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(BETWEEN).collect();
        let [figure, name, unit] = parts.as_slice() else { return None };
        Some(Self { figure: figure_of(figure)?, name: (*name).to_owned(), unit: (*unit).to_owned() })
    }
}

/// The figures that are asked, as they stand in one hidden cell.
#[must_use]
pub fn asked_text<'a>(figures: impl Iterator<Item = &'a Figure>) -> String {
    let words: Vec<String> = figures.map(figure_word).collect();
    joined(words.iter().map(String::as_str))
}

/// The figures in such a cell.
#[must_use]
pub fn asked_of(text: &str) -> Vec<Figure> {
    text.split(BETWEEN).filter_map(figure_of).collect()
}

/// What a figure is called in marks and in what is said to programs.
#[must_use]
pub fn figure_word(figure: &Figure) -> String {
    match figure {
        Figure::Population(base) => format!("people:{}", base.word()),
        Figure::Measure(measure) => format!("measure:{measure}"),
    }
}

fn figure_of(word: &str) -> Option<Figure> {
    match word.split_once(':')? {
        ("people", base) if !base.is_empty() => Some(Figure::Population(PopulationBase::from_word(base))),
        ("measure", measure) if !measure.is_empty() => Some(Figure::Measure(MeasureId::from(measure))),
        _ => None,
    }
}

/// Words in one cell. What parts them cannot be in them.
fn joined<'a>(words: impl IntoIterator<Item = &'a str>) -> String {
    let words: Vec<String> = words.into_iter().map(plain).collect();
    words.join(&BETWEEN.to_string())
}

/// A text as it stands in a cell of one line: what a spreadsheet might change on the way is not in it.
#[must_use]
pub fn plain(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(BETWEEN, "|")
}

/// The most letters of a cell that are quoted.
const QUOTED: usize = 80;

/// As much of a text as is quoted in a sentence, without what is not seen.
#[must_use]
pub fn brief(text: &str) -> String {
    let seen = |letter: &char| !letter.is_control() && !matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut letters = text.chars().filter(seen);
    let kept: String = letters.by_ref().take(QUOTED).collect();
    if letters.next().is_some() { kept + "…" } else { kept }
}

/// The heads of the columns that can be seen, from [`NAME`] on.
#[must_use]
pub fn heads(language: Language, year: Year) -> [String; 7] {
    let word = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    [
        word("指标", "Figure"),
        word("单位", "Unit"),
        word("上次数值", "Last value"),
        word("上次年份", "Its year"),
        match language {
            Language::Zh => format!("{year}年数值"),
            Language::En => format!("Value of {year}"),
        },
        word("状态", "Status"),
        word("备注", "Note"),
    ]
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was counted or measured.
    Observed,
    /// It was estimated.
    Estimated,
    /// It is not known.
    NotKnown,
}

impl Status {
    /// All, in the order of the list.
    pub const ALL: [Self; 3] = [Self::Observed, Self::Estimated, Self::NotKnown];

    /// What the list says.
    #[must_use]
    pub const fn word(self) -> Word {
        match self {
            Self::Observed => Word::new("观测", "Observed"),
            Self::Estimated => Word::new("估计", "Estimated"),
            Self::NotKnown => Word::new("不详", "Not known"),
        }
    }

    /// The status a text names, in either language.
    #[must_use]
    pub fn of_text(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|status| [status.word().zh, status.word().en].iter().any(|word| word.to_lowercase() == text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_read_as_it_was_written() {
        let mark =
            Mark { round: RoundId::from("2025-20261130"), area: AreaCode::from("360202"), year: 2025, language: Language::Zh };
        assert_eq!(Mark::of_text(&mark.text()), Some(mark.clone()));
        assert_eq!(Mark::of_text(&mark.text().replacen("¦1¦", "¦2¦", 1)), None, "of another layout");
        assert_eq!(Mark::of_text("permille-form¦1¦r¦¦2025¦zh"), None);
    }

    #[test]
    fn a_row_says_which_figure_it_asks_for() {
        for figure in [Figure::Population(PopulationBase::Resident), Figure::Measure(MeasureId::from("health-beds"))] {
            let key = RowKey { figure: figure.clone(), name: "甲|乙 丙".to_owned(), unit: "张".to_owned() };
            let written = RowKey { name: "甲¦乙\n丙".to_owned(), ..key.clone() };
            assert_eq!(RowKey::of_text(&written.text()), Some(key));
            assert_eq!(asked_of(&asked_text([figure.clone()].iter())), [figure]);
        }
        assert_eq!(RowKey::of_text("else:x¦a¦b"), None);
    }
}
