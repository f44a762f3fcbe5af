//! One form: a sheet of which only the cells to be filled in can be changed.

use permille_engine::area::Area;
use permille_engine::quantity::Quantity;
use rust_xlsxwriter::{Color, DataValidation, DataValidationRule, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

use super::{Ask, words};
use crate::tables::import::KnownFigure;
use crate::tables::returns::layout::{
    AREA_ROW, ASKED_ROW, CODE_ROW, ENTRY, HEAD, HEAD_ROW, KEY, LAST, LAST_YEAR, Mark, NAME, NOTE, RowKey, STATUS, Status,
    TITLE_ROW, UNIT, asked_text, heads, plain,
};
use crate::tables::sheet::decimal;
use crate::wording::figure::Kind;
use crate::wording::language::{Language, Say};

/// How wide the columns are that can be seen, from the first on.
const WIDTHS: [u16; 7] = [42, 14, 14, 10, 16, 11, 36];
/// The longest text of a message beside a cell, and of its title.
const MESSAGE: usize = 250;
/// The widest number that can be typed where a figure may be below zero.
const WIDEST: f64 = 9_000_000_000_000.0;

/// How cells look.
pub(super) struct Looks {
    pub(super) plain: Format,
    pub(super) title: Format,
    pub(super) wrapped: Format,
    quiet: Format,
    head: Format,
    code: Format,
    name: Format,
    known: Format,
    known_year: Format,
    entry: Format,
    choice: Format,
    note: Format,
}

impl Looks {
    /// In the faces that Office and WPS have.
    pub(super) fn new(language: Language) -> Self {
        let face = match language {
            Language::Zh => "Microsoft YaHei",
            Language::En => "Calibri",
        };
        let base = Format::new().set_font_name(face).set_font_size(10);
        let ruled = base
            .clone()
            .set_align(FormatAlign::VerticalCenter)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0x00cb_c4b4));
        let entry = ruled.clone().set_background_color(Color::RGB(0x00ff_f8d6)).set_unlocked();
        let quiet = Color::RGB(0x006e_7479);
        Self {
            title: base.clone().set_bold().set_font_size(14),
            wrapped: base.clone().set_text_wrap().set_align(FormatAlign::Top),
            quiet: base.clone().set_font_color(quiet),
            head: ruled.clone().set_bold().set_text_wrap().set_background_color(Color::RGB(0x00f4_f1e8)),
            code: base.clone().set_bold().set_num_format("@").set_align(FormatAlign::Left),
            name: ruled.clone().set_text_wrap(),
            known: ruled.clone().set_num_format("General").set_align(FormatAlign::Right).set_font_color(quiet),
            known_year: ruled.set_num_format("0").set_align(FormatAlign::Right).set_font_color(quiet),
            entry: entry.clone().set_num_format("General").set_align(FormatAlign::Right),
            choice: entry.clone(),
            note: entry.set_text_wrap(),
            plain: base,
        }
    }
}

/// What is asked of one area.
pub(super) struct Form<'a> {
    pub(super) area: &'a Area,
    pub(super) figures: Vec<&'a KnownFigure>,
    pub(super) mark: Mark,
}

impl Form<'_> {
    /// Writes the form.
    pub(super) fn write(&self, sheet: &mut Worksheet, ask: &Ask, looks: &Looks) -> Result<(), XlsxError> {
        let language = ask.language;
        let area = plain(language.name(&self.area.name));
        let say = |sheet: &mut Worksheet, row: usize, column: usize, words: &str, format: &Format| {
            sheet.write_string_with_format(at(row), across(column), words, format).map(|_| ())
        };
        for (column, width) in (NAME..).zip(WIDTHS) {
            sheet.set_column_width(across(column), width)?;
        }
        sheet.set_column_hidden(across(KEY))?;
        sheet.set_screen_gridlines(false);
        say(sheet, TITLE_ROW, KEY, &self.mark.text(), &looks.plain)?;
        say(sheet, TITLE_ROW, NAME, &words::title_of(language, &area, ask.year), &looks.title)?;
        sheet.set_row_height(at(TITLE_ROW), 26)?;
        say(sheet, ASKED_ROW, KEY, &asked_text(self.figures.iter().map(|known| &known.figure)), &looks.plain)?;
        say(sheet, ASKED_ROW, NAME, &words::asked(ask), &looks.quiet)?;
        say(sheet, AREA_ROW, KEY, &area, &looks.plain)?;
        say(sheet, AREA_ROW, NAME, language.say(words::AREA), &looks.plain)?;
        say(sheet, AREA_ROW, UNIT, &area, &looks.code)?;
        say(sheet, CODE_ROW, NAME, language.say(words::CODE), &looks.plain)?;
        say(sheet, CODE_ROW, UNIT, self.area.code.as_str(), &looks.code)?;
        say(sheet, HEAD_ROW, KEY, HEAD, &looks.plain)?;
        for (column, head) in (NAME..).zip(heads(language, ask.year)) {
            say(sheet, HEAD_ROW, column, &head, &looks.head)?;
        }
        for (row, known) in (HEAD_ROW + 1..).zip(&self.figures) {
            self.row(sheet, row, known, ask, looks)?;
        }
        let last = HEAD_ROW + self.figures.len();
        let list = Status::ALL.map(|status| language.say(status.word()));
        let statuses = DataValidation::new()
            .allow_list_strings(&list)?
            .set_error_title(language.say(words::REFUSED))?
            .set_error_message(language.say(words::STATUS_REFUSED))?;
        sheet.add_data_validation(at(HEAD_ROW + 1), across(STATUS), at(last), across(STATUS), &statuses)?;
        sheet.set_freeze_panes(at(HEAD_ROW + 1), across(UNIT))?;
        sheet.set_repeat_rows(at(HEAD_ROW), at(HEAD_ROW))?;
        sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
        sheet.set_selection(at(HEAD_ROW + 1), across(ENTRY), at(HEAD_ROW + 1), across(ENTRY))?;
        sheet.protect();
        Ok(())
    }

    /// The row of one figure.
    fn row(&self, sheet: &mut Worksheet, row: usize, known: &KnownFigure, ask: &Ask, looks: &Looks) -> Result<(), XlsxError> {
        let language = ask.language;
        let (name, unit) = (plain(language.name(&known.name)), plain(language.name(&known.expected.unit)));
        let key = RowKey { figure: known.figure.clone(), name: name.clone(), unit: unit.clone() };
        let line = at(row);
        sheet.write_string_with_format(line, across(KEY), key.text(), &looks.plain)?;
        sheet.write_string_with_format(line, across(NAME), &name, &looks.name)?;
        sheet.write_string_with_format(line, across(UNIT), &unit, &looks.name)?;
        // A figure that is there for the year itself is the last one as well.
        match self.area.series(&known.figure).and_then(|series| series.latest(ask.year)) {
            Some((year, value)) => {
                figure(sheet, line, across(LAST), value, &looks.known)?;
                sheet.write_number_with_format(line, across(LAST_YEAR), year, &looks.known_year)?;
            }
            None => {
                sheet.write_string_with_format(line, across(LAST), language.say(words::NEVER), &looks.known)?;
                sheet.write_blank(line, across(LAST_YEAR), &looks.known_year)?;
            }
        }
        sheet.write_blank(line, across(ENTRY), &looks.entry)?;
        sheet.write_blank(line, across(STATUS), &looks.choice)?;
        sheet.write_blank(line, across(NOTE), &looks.note)?;
        // A name that is too wide for its column stands on two lines.
        let width: usize = name.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
        sheet.set_row_height(line, if width > usize::from(WIDTHS[0]) { 32 } else { 20 })?;
        let takes: String = words::takes(language, known.expected.kind, &unit).chars().take(MESSAGE).collect();
        let numbers = match known.expected.kind {
            Kind::People | Kind::Stock { whole: true } => {
                DataValidation::new().allow_whole_number(DataValidationRule::GreaterThanOrEqualTo(0))
            }
            Kind::Stock { whole: false } => {
                DataValidation::new().allow_decimal_number(DataValidationRule::GreaterThanOrEqualTo(0.0))
            }
            Kind::Indicator | Kind::Milestone => {
                DataValidation::new().allow_decimal_number(DataValidationRule::Between(-WIDEST, WIDEST))
            }
        };
        let numbers =
            numbers.set_input_message(&takes)?.set_error_title(language.say(words::REFUSED))?.set_error_message(&takes)?;
        sheet.add_data_validation(line, across(ENTRY), line, across(ENTRY), &numbers)?;
        Ok(())
    }
}

/// A figure as a number, where a workbook's number is exactly equal to it; else as its digits.
fn figure(sheet: &mut Worksheet, row: u32, column: u16, value: Quantity, format: &Format) -> Result<(), XlsxError> {
    let binary = value.to_f64();
    if decimal(binary) == value.to_string() {
        sheet.write_number_with_format(row, column, binary, format)?;
    } else {
        sheet.write_string_with_format(row, column, value.to_string(), format)?;
    }
    Ok(())
}

fn at(row: usize) -> u32 {
    u32::try_from(row).unwrap_or(u32::MAX)
}

fn across(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}
