//! The workbook's sheets: their names, where cells lie, and how they look.

use permille_engine::quantity::Quantity;
use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet, XlsxError};

use super::world::World;
use crate::tables::address::letters;
use crate::tables::sheet::decimal;
use crate::wording::language::{Language, Say, Word};
use crate::wording::spreadsheet::{Computed, Operand};

/// A sheet of the workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Page {
    About,
    Overview,
    Inputs,
    Levers,
    Norms,
    Targets,
    People,
    Stocks,
    Required,
    Available,
    Gaps,
}

impl Page {
    /// All, in the order of their tabs.
    pub(super) const ALL: [Self; 11] = [
        Self::About,
        Self::Overview,
        Self::Inputs,
        Self::Levers,
        Self::Norms,
        Self::Targets,
        Self::People,
        Self::Stocks,
        Self::Required,
        Self::Available,
        Self::Gaps,
    ];

    /// What its tab says.
    pub(super) const fn name(self) -> Word {
        match self {
            Self::About => Word::new("说明", "About"),
            Self::Overview => Word::new("总览", "Overview"),
            Self::Inputs => Word::new("数据", "Inputs"),
            Self::Levers => Word::new("调节项", "Levers"),
            Self::Norms => Word::new("标准", "Norms"),
            Self::Targets => Word::new("各年目标", "Targets"),
            Self::People => Word::new("人口", "People"),
            Self::Stocks => Word::new("存量", "Stocks"),
            Self::Required => Word::new("需求", "Requirements"),
            Self::Available => Word::new("现有", "Available"),
            Self::Gaps => Word::new("缺口", "Gaps"),
        }
    }
}

/// How many letters a cell holds, counted as spreadsheets count them: twice for those beyond the common plane.
const LONGEST: usize = 16_000;

/// Where a cell lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) page: Page,
    pub(super) row: u32,
    pub(super) column: u16,
}

impl Spot {
    /// How a formula on `page` names it.
    pub(super) fn seen_from(self, page: Page, language: Language) -> String {
        let cell = format!("{}{}", letters(usize::from(self.column)), self.row + 1);
        match language {
            _ if self.page == page => cell,
            Language::Zh => format!("'{}'!{cell}", self.page.name().zh),
            Language::En => format!("{}!{cell}", self.page.name().en),
        }
    }

    /// The cell in the same row of another column.
    pub(super) const fn at(self, column: u16) -> Self {
        Self { column, ..self }
    }
}

/// Cells of one column, as few spans as they lie in.
pub(super) fn spans(rows: &[u32], column: u16) -> Vec<String> {
    let column = letters(usize::from(column));
    let mut spans: Vec<(u32, u32)> = Vec::new();
    for &row in rows {
        match spans.last_mut() {
            Some((_, last)) if *last + 1 == row => *last = row,
            _ => spans.push((row, row)),
        }
    }
    let span = |(first, last): (u32, u32)| match first == last {
        true => format!("{column}{}", first + 1),
        false => format!("{column}{}:{column}{}", first + 1, last + 1),
    };
    spans.into_iter().map(span).collect()
}

/// How cells look.
pub(super) struct Styles {
    pub(super) plain: Format,
    pub(super) quiet: Format,
    pub(super) title: Format,
    pub(super) head: Format,
    pub(super) head_id: Format,
    pub(super) id: Format,
    /// Words right of a figure.
    pub(super) unit: Format,
    pub(super) year: Format,
    pub(super) wrapped: Format,
    pub(super) code: Format,
    pub(super) strong: Format,
    pub(super) link: Format,
    /// Figures that were put in.
    pub(super) input: Format,
    pub(super) input_fraction: Format,
    pub(super) input_year: Format,
    /// Figures that follow.
    pub(super) whole: Format,
    pub(super) fraction: Format,
    /// What is missing, or beyond need.
    pub(super) gap: Format,
    pub(super) gap_fraction: Format,
    pub(super) gap_quiet: Format,
    pub(super) gap_quiet_fraction: Format,
    /// What runs short, laid over a gap.
    pub(super) short: Format,
    /// The engine's figure where a formula would be too coarse.
    pub(super) fixed: Format,
}

/// The colours of the app: ink, soft ink, rules, shortfall, and what can be typed over.
pub(super) const INK: Color = Color::RGB(0x001c_2126);
pub(super) const SOFT: Color = Color::RGB(0x006e_7479);
pub(super) const RULE: Color = Color::RGB(0x00cb_c4b4);
pub(super) const SUNKEN: Color = Color::RGB(0x00f4_f1e8);
pub(super) const SHORT: Color = Color::RGB(0x0096_290f);
const SHORT_TINT: Color = Color::RGB(0x00f6_e1d9);
pub(super) const MET: Color = Color::RGB(0x0017_626a);
pub(super) const INPUT: Color = Color::RGB(0x0024_58b8);

impl Styles {
    pub(super) fn new(language: Language) -> Self {
        let plain = base(language).set_align(FormatAlign::VerticalCenter);
        let [short, over] = [language.say(Word::new("短缺", "short")), language.say(Word::new("富余", "over"))];
        // The word carries the sign: a gap is positive where something is missing.
        let gap = |digits: &str| format!("\"{short} \"{digits};\"{over} \"{digits};0");
        let (whole, fraction) = ("#,##0", "#,##0.0#####");
        let head = plain
            .clone()
            .set_bold()
            .set_background_color(SUNKEN)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(RULE)
            .set_text_wrap();
        let figure = |digits: &str| plain.clone().set_num_format(digits).set_align(FormatAlign::Right);
        let quiet = plain.clone().set_font_color(SOFT);
        Self {
            title: base(language).set_bold().set_font_size(16),
            year: head.clone().set_num_format("0").set_align(FormatAlign::Right),
            wrapped: base(language).set_align(FormatAlign::Top).set_text_wrap(),
            head_id: head.clone().set_indent(1),
            id: quiet.clone().set_indent(1),
            unit: plain.clone().set_indent(1),
            code: plain.clone().set_num_format("@"),
            strong: plain.clone().set_bold(),
            link: plain.clone().set_font_color(INPUT),
            input: figure(whole).set_font_color(INPUT),
            input_fraction: figure("General").set_font_color(INPUT),
            input_year: figure("0").set_font_color(INPUT),
            whole: figure(whole),
            fraction: figure(fraction),
            gap: figure(&gap(whole)),
            gap_fraction: figure(&gap(fraction)),
            gap_quiet: figure(&gap(whole)).set_font_color(SOFT),
            gap_quiet_fraction: figure(&gap(fraction)).set_font_color(SOFT),
            short: Format::new().set_font_color(SHORT).set_background_color(SHORT_TINT),
            fixed: figure("General").set_italic().set_font_color(SOFT),
            plain,
            quiet,
            head,
        }
    }
}

impl Styles {
    /// A figure that is only on the way to another.
    pub(super) fn quiet_figure(&self) -> Format {
        self.whole.clone().set_font_color(SOFT)
    }
}

/// The face and size of everything: Chinese in one that Office and WPS have.
pub(super) fn base(language: Language) -> Format {
    Format::new().set_font_name(face(language)).set_font_size(10).set_font_color(INK)
}

/// The face by name.
pub(super) const fn face(language: Language) -> &'static str {
    match language {
        Language::Zh => "Microsoft YaHei",
        Language::En => "Calibri",
    }
}

/// A sheet being written.
pub(super) struct Ink<'a> {
    pub(super) world: &'a World<'a>,
    pub(super) styles: &'a Styles,
    pub(super) page: Page,
    pub(super) sheet: &'a mut Worksheet,
}

impl<'a> Ink<'a> {
    /// The sheet of `page`.
    pub(super) fn on(
        page: Page,
        world: &'a World<'a>,
        styles: &'a Styles,
        workbook: &'a mut Workbook,
    ) -> Result<Self, XlsxError> {
        let sheet = workbook.worksheet_from_name(world.say(page.name()))?;
        Ok(Self { world, styles, page, sheet })
    }

    /// A cell of this sheet.
    pub(super) const fn spot(&self, row: u32, column: u16) -> Spot {
        Spot { page: self.page, row, column }
    }

    /// How a formula on this sheet names a cell that holds `value`.
    pub(super) fn operand(&self, spot: Spot, value: Option<Quantity>) -> Operand {
        Operand { text: spot.seen_from(self.page, self.world.language), value }
    }

    /// What the sheet is and of which scenario, in its first two rows.
    pub(super) fn heading(&mut self, about: Word) -> Result<(), XlsxError> {
        let (title, about) = (self.world.say(self.page.name()), self.world.say(about));
        // The name alone could be taken for the head of a column: “People” is one.
        let title = format!("{title} · {}", self.world.language.name(&self.world.scenario.name));
        self.words(0, 0, title, &self.styles.title)?;
        self.sheet.set_row_height(0, 24)?;
        self.sheet.write_string_with_format(1, 0, about, &self.styles.quiet)?;
        Ok(())
    }

    /// Heads of columns with their widths, in a row from a column on.
    pub(super) fn heads(&mut self, row: u32, heads: &[(Word, u16)]) -> Result<(), XlsxError> {
        for (column, (head, width)) in (0_u16..).zip(heads) {
            self.sheet.write_string_with_format(row, column, self.world.say(*head), &self.styles.head)?;
            self.sheet.set_column_width(column, *width)?;
        }
        // On paper each page has them.
        self.sheet.set_repeat_rows(row, row)?;
        Ok(())
    }

    /// Words as they look by `format`; of more than a cell holds, the beginning.
    pub(super) fn words(&mut self, row: u32, column: u16, words: impl AsRef<str>, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(row, column, beginning(words.as_ref(), LONGEST), format)?;
        Ok(())
    }

    /// Words; nothing where there are none.
    pub(super) fn text(&mut self, row: u32, column: u16, words: &str) -> Result<(), XlsxError> {
        if !words.is_empty() {
            self.words(row, column, words, &self.styles.plain)?;
        }
        Ok(())
    }

    /// A figure that was put in: as a number where a floating-point number is exactly equal to it, else as its digits.
    pub(super) fn figure(&mut self, row: u32, column: u16, value: Quantity, format: &Format) -> Result<(), XlsxError> {
        if is_binary(value) {
            self.sheet.write_number_with_format(row, column, value.to_f64(), format)?;
        } else {
            self.sheet.write_string_with_format(row, column, value.to_string(), format)?;
        }
        Ok(())
    }

    /// A formula with the engine's result kept in the cell; where a spreadsheet would make something else of it, the result alone.
    pub(super) fn formula(
        &mut self,
        spot: Spot,
        computed: Computed,
        engine: Option<Quantity>,
        format: &Format,
    ) -> Result<(), XlsxError> {
        let agrees = match (computed.value, engine) {
            (None, None) => true,
            (Some(value), Some(engine)) => is_binary(engine) && (value + 0.0).to_bits() == (engine.to_f64() + 0.0).to_bits(),
            _ => false,
        };
        if computed.exact && agrees {
            let kept = engine.map(|engine| engine.to_string()).unwrap_or_default();
            let formula = Formula::new(computed.text).set_result(kept);
            self.sheet.write_formula_with_format(spot.row, spot.column, formula, format)?;
        } else if let Some(engine) = engine {
            self.world.fixed.set(self.world.fixed.get() + 1);
            let fixed = self.styles.fixed.clone();
            self.figure(spot.row, spot.column, engine, &fixed)?;
        }
        Ok(())
    }
}

/// The first letters of a text, as many as fit.
pub(super) fn beginning(text: &str, letters: usize) -> &str {
    text.char_indices().nth(letters).map_or(text, |(end, _)| &text[..end])
}

/// Whether a spreadsheet's number is exactly this quantity.
fn is_binary(value: Quantity) -> bool {
    decimal(value.to_f64()) == value.to_string()
}
