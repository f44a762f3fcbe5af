//! Where things stand on a slide, in English Metric Units: 914,400 to the inch.

use permille_engine::slide::SlideKind;

use crate::office::deck::{Fact, SlideContent};
use crate::wording::language::Language;

use super::shapes::{Look, Page};

/// How wide a slide is.
pub(super) const WIDTH: i64 = 12_192_000;
/// How tall it is.
pub(super) const HEIGHT: i64 = 6_858_000;

/// A place on a slide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Box {
    pub(super) x: i64,
    pub(super) y: i64,
    pub(super) width: i64,
    pub(super) height: i64,
}

impl Box {
    /// A place by its corner and its size.
    pub(super) const fn of(x: i64, y: i64, width: i64, height: i64) -> Self {
        Self { x, y, width, height }
    }
}

/// The margin left and right.
const MARGIN: i64 = 610_000;
/// Between the margins.
const WITHIN: i64 = WIDTH - 2 * MARGIN;
/// The mark, in the corner.
const MARK: Box = Box::of(MARGIN, 130_000, WITHIN, 210_000);
/// The line above the title.
pub(super) const ABOUT: Box = Box::of(MARGIN, 360_000, WITHIN, 330_000);
/// The title.
pub(super) const TITLE: Box = Box::of(MARGIN, 690_000, WITHIN, 1_050_000);
/// The title of the first slide.
pub(super) const TITLE_ALONE: Box = Box::of(MARGIN, 2_250_000, WITHIN, 1_300_000);
/// What is under the title.
pub(super) const BODY: Box = Box::of(MARGIN, 1_850_000, WITHIN, 4_400_000);
/// Where it comes from.
pub(super) const SOURCE: Box = Box::of(MARGIN, 6_410_000, WITHIN - 1_200_000, 280_000);
/// The number of the slide.
pub(super) const NUMBER: Box = Box::of(WIDTH - MARGIN - 1_000_000, 6_410_000, 1_000_000, 280_000);
/// How tall a large figure is with its words.
const FACT: i64 = 1_150_000;
/// How wide the column of large figures is.
const FACTS: i64 = 3_250_000;

/// Lays a slide out.
pub(super) fn lay_out(language: Language, told: &SlideContent, number: usize) -> Page {
    let mut page = Page::new(language);
    let first = told.kind == SlideKind::Title;
    let (about, title) = if first { (Box { y: TITLE_ALONE.y - 420_000, ..ABOUT }, TITLE_ALONE) } else { (ABOUT, TITLE) };
    page.words(about, &told.about, Look::soft(14));
    page.title(title, &told.title, if first { 44 } else { title_size(&told.title_text()) });
    let mut body = if first { Box { y: 3_650_000, height: 1_900_000, ..BODY } } else { BODY };
    if let Some(caption) = &told.caption {
        page.words(Box { height: 400_000, ..body }, caption, Look::soft(16));
        body = Box { y: body.y + 450_000, height: body.height - 450_000, ..body };
    }
    if told.chart.is_some() {
        with_chart(&mut page, told, body);
    } else {
        body = facts_across(&mut page, &told.facts, body);
        body = table(&mut page, told, body);
        page.points(body, &told.points, if first { 18 } else { points_size(told) }, !first);
    }
    page.rule(Box::of(MARGIN, SOURCE.y - 60_000, WITHIN, 0));
    page.words(SOURCE, &told.source, Look::soft(11));
    page.number(NUMBER, number);
    page.mark(MARK, told.mark);
    page
}

/// A long sentence is set smaller, so that it keeps to two lines.
fn title_size(text: &str) -> u32 {
    let width: usize = text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum();
    match width {
        0..=100 => 30,
        101..=130 => 26,
        _ => 22,
    }
}

fn points_size(told: &SlideContent) -> u32 {
    let letters: usize = told.points.iter().map(|point| point.chars().count().max(20)).sum();
    if told.points.len() > 8 || letters > 700 { 14 } else { 17 }
}

/// A chart with the figures beside it, or with a table below.
fn with_chart(page: &mut Page, told: &SlideContent, body: Box) {
    if told.table.is_some() {
        let rows = told.table.as_ref().map_or(0, |table| table.rows.len());
        let table_height = (i64::try_from(rows).unwrap_or(6) + 1) * ROW;
        let height = (body.height - table_height - 120_000).max(1_600_000);
        page.chart(Box { height, ..body }, &told.title_text());
        let under = body.y + height + 120_000;
        table(page, told, Box { y: under, height: body.y + body.height - under, ..body });
        return;
    }
    let aside = if told.facts.is_empty() { 0 } else { FACTS + 300_000 };
    page.chart(Box { width: body.width - aside, ..body }, &told.title_text());
    let x = body.x + body.width - FACTS;
    for (place, fact) in (0..).zip(&told.facts) {
        page.fact(Box { x, y: body.y + place * (FACT + 150_000), width: FACTS, height: FACT }, fact);
    }
}

/// The figures side by side; what is left below them.
fn facts_across(page: &mut Page, facts: &[Fact], body: Box) -> Box {
    let count = i64::try_from(facts.len()).unwrap_or(0);
    if count == 0 {
        return body;
    }
    let gap = 300_000;
    // A single figure does not spread over the slide.
    let width = (body.width - gap * (count.max(3) - 1)) / count.max(3);
    for (place, fact) in (0..).zip(facts) {
        page.fact(Box { x: body.x + place * (width + gap), width, height: FACT, ..body }, fact);
    }
    Box { y: body.y + FACT + 200_000, height: body.height - FACT - 200_000, ..body }
}

/// How tall a row of a table is.
const ROW: i64 = 340_000;

/// The table; what is left below it.
fn table(page: &mut Page, told: &SlideContent, body: Box) -> Box {
    let Some(table) = &told.table else { return body };
    page.table(body, table, ROW);
    let height = ROW * (i64::try_from(table.rows.len()).unwrap_or(0) + 1) + 120_000;
    Box { y: body.y + height, height: (body.height - height).max(300_000), ..body }
}
