//! The overview: the area at the top, its leading norms year by year, and a chart of each.

use permille_engine::outlook::norm::NormOutlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartMarker, ChartMarkerType, ChartSolidFill, ChartType,
    Color, XlsxError,
};

use super::book::{INK, Ink, MET, Page, RULE, SHORT, SOFT, Spot, face};
use super::formula;
use super::gaps::{NET, net, short};
use super::table::{Table, is_bound};
use super::world::World;
use crate::wording::course::net_beside;
use crate::wording::language::{Say, Word};
use crate::wording::spreadsheet;

/// The row of the header.
const HEADER: u32 = 3;
/// The first column of years.
const YEARS: u16 = 3;
/// How many norms are shown.
const MOST: usize = 8;
/// A chart's width and height in pixels, and the rows it takes.
const SIZE: (u32, u32) = (620, 270);
const ROWS: u32 = 15;

/// How a figure of a norm is read in a cell.
type Read = fn(&NormOutlook, usize) -> Option<Quantity>;
/// A line of the overview: what it is called, the sheet it stands on, and how it is read.
type Line<'a> = (Word, &'a Table, Read);

/// The sheets it reads.
pub(super) struct Tables<'a> {
    pub(super) required: &'a Table,
    pub(super) available: &'a Table,
    pub(super) gaps: &'a Table,
}

/// Writes the sheet.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>, tables: &Tables<'_>) -> Result<(), XlsxError> {
    ink.heading(Word::new(
        "所选地区的主要标准，数值与图都取自后面各表。",
        "The leading norms of the widest area; figures and charts follow the sheets behind.",
    ))?;
    let Some(area) = world.model.tree().roots().next() else { return Ok(()) };
    let title = format!("{} · {}", world.area_name(area), world.language.name(&world.scenario.name));
    ink.words(0, 0, title, &ink.styles.title)?;
    ink.heads(HEADER, &[(Word::new("标准", "Norm"), 46), (Word::new("单位", "Unit"), 9), (Word::new("行", "Row"), 11)])?;
    for (column, &year) in (YEARS..).zip(&world.shown) {
        ink.sheet.write_number_with_format(HEADER, column, year, &ink.styles.year)?;
        ink.sheet.set_column_width(column, 12)?;
    }
    ink.sheet.set_freeze_panes(HEADER + 1, YEARS)?;
    let norms = leading(world, area);
    let mut charts = Vec::new();
    let mut row = HEADER + 1;
    for &norm in &norms {
        let outlook = world.outlook.norm(norm);
        let rule = world.model.norm(norm);
        let measure = world.model.measure_of(norm);
        let lines: [Line<'_>; 3] = [
            (Word::new("需求", "required"), tables.required, NormOutlook::requirement),
            (Word::new("现有", "available"), tables.available, NormOutlook::available),
            (Word::new("缺口", "gap"), tables.gaps, NormOutlook::gap),
        ];
        let first = row;
        for (line, (kind, table, value)) in lines.iter().enumerate() {
            if !table.rows.contains_key(&(norm, area)) {
                continue;
            }
            if line == 0 {
                ink.words(row, 0, world.language.name(&rule.name), &ink.styles.strong)?;
                ink.text(row, 1, world.language.name(&measure.unit))?;
            }
            ink.words(row, 2, world.say(*kind), &ink.styles.quiet)?;
            for (column, &year) in (YEARS..).zip(&world.shown) {
                let value = value(outlook, world.cell(area, year));
                let Some(spot) = table.spot(norm, area, year) else { continue };
                let computed = spreadsheet::same(&ink.operand(spot, value));
                let styles = ink.styles;
                let format = match (line, value.is_none_or(Quantity::is_whole)) {
                    (2, true) => &styles.gap,
                    (2, false) => &styles.gap_fraction,
                    (_, true) => &styles.whole,
                    (_, false) => &styles.fraction,
                };
                ink.formula(ink.spot(row, column), computed, value, format)?;
            }
            row += 1;
        }
        if net_gap(ink, world, tables.gaps, (norm, area), row)? {
            row += 1;
        }
        if left_out(ink, world, tables.gaps, (norm, area), row)? {
            row += 1;
        }
        charts.push((norm, first));
    }
    if row > HEADER + 1 && !world.shown.is_empty() {
        let last = YEARS + u16::try_from(world.shown.len()).unwrap_or(1) - 1;
        short(ink, (HEADER + 1, YEARS, row - 1, last), 2)?;
    }
    row += 1;
    for (position, (norm, first)) in charts.into_iter().enumerate() {
        let chart = chart(world, area, norm, first);
        let at = row + u32::try_from(position / 2).unwrap_or(0) * ROWS;
        let right = if position % 2 == 1 { SIZE.0 + 16 } else { 0 };
        ink.sheet.insert_chart_with_offset(at, 0, &chart, right, 0)?;
    }
    Ok(())
}

/// The net gap, in a row of its own where the gap above it is the sum of what areas below lack, and not what is required less what there is.
fn net_gap(
    ink: &mut Ink<'_>,
    world: &World<'_>,
    gaps: &Table,
    (norm, area): (usize, usize),
    row: u32,
) -> Result<bool, XlsxError> {
    let outlook = world.outlook.norm(norm);
    let differs = |&year: &Year| net_beside(outlook, world.cell(area, year)).is_some();
    if is_bound(world, norm, area) || !world.shown.iter().any(differs) {
        return Ok(false);
    }
    let styles = ink.styles;
    let said = Word::new("缺口为各地短缺之和；净缺口为需求减现有", "gap: the sum of the parts; net: required less available");
    ink.words(row, 0, world.say(said), &styles.quiet)?;
    ink.words(row, 2, world.say(NET), &styles.quiet)?;
    for (column, &year) in (YEARS..).zip(&world.shown) {
        let Some(spot) = gaps.spot(norm, area, year) else { continue };
        let value = net(world, (norm, area, year));
        // It stands two rows below the gap.
        let computed = spreadsheet::same(&ink.operand(Spot { row: spot.row + 2, ..spot }, value));
        let format = if value.is_none_or(Quantity::is_whole) { &styles.gap_quiet } else { &styles.gap_quiet_fraction };
        ink.formula(ink.spot(row, column), computed, value, format)?;
    }
    Ok(true)
}

/// How many areas are left out of the gap each year, in a row of its own where any is: those whose gaps are empty.
fn left_out(
    ink: &mut Ink<'_>,
    world: &World<'_>,
    gaps: &Table,
    (norm, area): (usize, usize),
    row: u32,
) -> Result<bool, XlsxError> {
    let outlook = world.outlook.norm(norm);
    let missing = |year: Year| {
        let cell = world.cell(area, year);
        outlook.requirement(cell).is_some().then(|| outlook.missing(cell))
    };
    if !world.shown.iter().any(|&year| missing(year).is_some_and(|missing| missing > 0)) {
        return Ok(false);
    }
    let within = |&one: &usize| world.model.tree().upward(one).any(|above| above == area);
    let bound: Vec<usize> = world.model.bound(norm).iter().copied().filter(within).collect();
    let mut rows: Vec<u32> = bound.iter().filter_map(|&one| gaps.rows.get(&(norm, one)).copied()).collect();
    rows.sort_unstable();
    ink.words(row, 2, world.say(Word::new("无数据，未计入", "without data")), &ink.styles.quiet)?;
    for (column, &year) in (YEARS..).zip(&world.shown) {
        let Some(missing) = missing(year) else { continue };
        let known = bound.iter().filter(|&&one| outlook.gap(world.cell(one, year)).is_some()).count();
        let spot = |row: u32| Some(ink.operand(Spot { row, ..gaps.spot(norm, *bound.first()?, year)? }, None));
        let span = |run: &[u32]| Some((spot(*run.first()?)?, spot(*run.last()?)?));
        let spans: Vec<_> = rows.chunk_by(|one, next| one + 1 == *next).filter_map(span).collect();
        let computed = formula::empty(bound.len(), &spans, known);
        ink.formula(ink.spot(row, column), computed, Quantity::whole(i64::from(missing)).ok(), &ink.styles.whole)?;
    }
    Ok(true)
}

/// The norms that lead on the app's own overview, as far as they demand something here.
fn leading(world: &World<'_>, area: usize) -> Vec<usize> {
    let required = |norm: &usize| {
        let outlook = world.outlook.norm(*norm);
        world.shown.iter().any(|&year| outlook.requirement(world.cell(area, year)).is_some())
    };
    let all = crate::wording::norms::leading(&world.model, area, world.model.norm_count());
    all.into_iter().filter(required).take(MOST).collect()
}

/// Required and available by year, each over the years it is known for.
fn chart(world: &World<'_>, area: usize, norm: usize, first: u32) -> Chart {
    let outlook = world.outlook.norm(norm);
    let name = world.language.name(&world.model.norm(norm).name);
    let unit = world.language.name(&world.model.measure_of(norm).unit);
    let sheet = world.say(Page::Overview.name());
    let mut chart = Chart::new(ChartType::ScatterStraightWithMarkers);
    let font = |size: u8| {
        let mut font = ChartFont::new();
        font.set_name(face(world.language)).set_size(f64::from(size)).set_color(SOFT);
        font
    };
    let mut bold = font(11);
    bold.set_bold().set_color(INK);
    chart.title().set_name(name).set_font(&bold).set_overlay(false);
    let lines: [(u32, Word, Color, Read); 2] = [
        (0, Word::new("需求", "required"), SHORT, NormOutlook::requirement),
        (1, Word::new("现有", "available"), MET, NormOutlook::available),
    ];
    for (line, word, colour, value) in lines {
        let known = |year: Year| value(outlook, world.cell(area, year)).is_some();
        let columns: Vec<u16> = (YEARS..).zip(&world.shown).filter(|(_, year)| known(**year)).map(|(column, _)| column).collect();
        let (Some(&left), Some(&right)) = (columns.first(), columns.last()) else { continue };
        let span = |row: u32| (sheet, row, left, row, right);
        let mut marker = ChartMarker::new();
        marker.set_type(if line == 0 { ChartMarkerType::Diamond } else { ChartMarkerType::Circle }).set_size(5);
        marker.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)));
        chart
            .add_series()
            .set_name(world.say(word))
            .set_categories(span(HEADER))
            .set_values(span(first + line))
            .set_marker(&marker)
            .set_format(ChartFormat::new().set_line(ChartLine::new().set_color(colour).set_width(1.75)));
    }
    let mut axis_line = ChartLine::new();
    axis_line.set_color(RULE).set_width(0.75);
    let years = world.set.baseline.horizon;
    chart
        .x_axis()
        .set_num_format("0")
        .set_font(&font(9))
        .set_min(f64::from(years.first()))
        .set_max(f64::from(years.last()))
        .set_major_gridlines(false)
        .set_format(ChartFormat::new().set_line(&axis_line));
    chart
        .y_axis()
        .set_name(unit)
        .set_name_font(&font(9))
        .set_num_format("#,##0.##")
        .set_min(0.0)
        .set_font(&font(9))
        .set_major_gridlines(true)
        .set_major_gridlines_line(&{
            let mut line = ChartLine::new();
            line.set_color(RULE).set_width(0.5);
            line
        })
        .set_format(ChartFormat::new().set_no_line());
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(9));
    chart.chart_area().set_format(ChartFormat::new().set_border(ChartLine::new().set_color(RULE).set_width(0.5)));
    chart.set_width(SIZE.0).set_height(SIZE.1);
    chart
}
