//! What the scenario changes: growth, urban share, losses, additions and actions, each a cell that formulas read.

use std::collections::BTreeMap;

use permille_engine::lever::{adding, nearest};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Lever, Setting};
use permille_engine::year::Year;
use rust_xlsxwriter::XlsxError;

use super::book::{Ink, Page, Spot};
use super::world::{World, by_code};
use crate::wording::language::{Say, Word};

/// A lever's cell with what it holds.
pub(super) type ValueCell = (Spot, Quantity);

/// Where the levers lie.
pub(super) struct Levers {
    /// By the position of the setting in the scenario.
    set: BTreeMap<usize, ValueCell>,
    /// Levers that are not set everywhere and can be tried all the same.
    unset: Vec<(Lever, ValueCell)>,
    /// What is added each year, by measure and area.
    additions: BTreeMap<(usize, usize), ValueCell>,
    /// What is added in a year, by measure and the area it is added in.
    actions: Vec<(usize, usize, Year, ValueCell)>,
}

impl Levers {
    /// The cell of the setting that holds for an area.
    pub(super) fn of(&self, world: &World<'_>, lever: &Lever, area: usize) -> Option<ValueCell> {
        match nearest(world.model.tree(), &world.scenario.settings, lever, area) {
            Some(setting) => self.set.get(&setting).copied(),
            None => self.unset.iter().find(|(one, _)| one == lever).map(|(_, lying)| *lying),
        }
    }

    /// What actions on the area itself build of a stock in a year.
    pub(super) fn built(&self, measure: usize, area: usize, year: Year) -> Vec<ValueCell> {
        let here = self.actions.iter().filter(|(what, place, when, _)| (*what, *place, *when) == (measure, area, year));
        here.map(|(.., lying)| *lying).collect()
    }

    /// What is added to a stock of an area in a year: each year's addition, and the actions on it and on areas below.
    pub(super) fn added(&self, world: &World<'_>, measure: usize, area: usize, year: Year) -> Vec<ValueCell> {
        let within = |place: usize| world.model.tree().upward(place).any(|above| above == area);
        let actions = self.actions.iter().filter(|(what, place, when, _)| *what == measure && *when == year && within(*place));
        self.additions.get(&(measure, area)).copied().into_iter().chain(actions.map(|(.., lying)| *lying)).collect()
    }
}

/// The first row of the table.
const FIRST: u32 = 4;
/// The column of values.
const VALUE: u16 = 5;

/// One row of the sheet.
struct Row<'a> {
    kind: Word,
    what: &'a str,
    area: Option<usize>,
    year: Option<Year>,
    value: Quantity,
    unit: &'a str,
    reason: Option<&'a str>,
}

/// Writes the sheet.
pub(super) fn write(ink: &mut Ink<'_>, world: &World<'_>) -> Result<Levers, XlsxError> {
    ink.heading(Word::new("本情景的调节项与举措。蓝色数值可以改动，人口、存量、需求和缺口随之重算；目标值和到期年份在“标准”表中改动。", "What this scenario changes. Blue figures can be typed over: people, stocks, requirements and gaps follow. Targets and due years are on the sheet Norms."))?;
    ink.heads(
        FIRST - 1,
        &[
            (Word::new("调节项", "Lever"), 34),
            (Word::new("对象", "Of"), 30),
            (Word::new("地区", "Area"), 18),
            (Word::new("代码", "Code"), 11),
            (Word::new("年份", "Year"), 8),
            (Word::new("数值", "Value"), 12),
            (Word::new("单位", "Unit"), 14),
            (Word::new("理由", "Reason"), 60),
        ],
    )?;
    ink.sheet.set_freeze_panes(FIRST, 0)?;
    let places = by_code(&world.model);
    let mut levers = Levers { set: BTreeMap::new(), unset: Vec::new(), additions: BTreeMap::new(), actions: Vec::new() };
    let mut row = FIRST;
    let mut put = |ink: &mut Ink<'_>, line: Row<'_>| -> Result<ValueCell, XlsxError> {
        ink.text(row, 0, world.say(line.kind))?;
        ink.text(row, 1, line.what)?;
        let everywhere = world.say(Word::new("全部地区", "everywhere"));
        ink.text(row, 2, line.area.map_or(everywhere, |area| world.area_name(area)))?;
        if let Some(area) = line.area {
            ink.words(row, 3, world.model.areas()[area].code.as_str(), &ink.styles.code)?;
        }
        if let Some(year) = line.year {
            ink.sheet.write_number_with_format(row, 4, year, &ink.styles.plain)?;
        }
        let styles = ink.styles;
        ink.figure(row, VALUE, line.value, if line.value.is_whole() { &styles.input } else { &styles.input_fraction })?;
        ink.words(row, 6, line.unit, &ink.styles.unit)?;
        ink.text(row, 7, &line.reason.map(|reason| world.language.note(reason)).unwrap_or_default())?;
        row += 1;
        Ok((Spot { page: Page::Levers, row: row - 1, column: VALUE }, line.value))
    };
    // Growth and urban share for everywhere always have a cell, so that they can be tried.
    let settings = &world.scenario.settings;
    // Each lever with the area it is set for and the setting's position; growth and urban share stand first, set everywhere or not.
    let mut listed: Vec<(Lever, Option<usize>, Option<usize>)> = Vec::new();
    for lever in [Lever::Growth, Lever::Urbanisation] {
        let everywhere = settings.iter().position(|setting| setting.lever == lever && setting.area.is_none());
        listed.push((lever, None, everywhere));
    }
    let others = |setting: &Setting| match setting.lever {
        Lever::Growth | Lever::Urbanisation => setting.area.is_some(),
        Lever::Attrition { .. } => true,
        _ => false,
    };
    for (position, setting) in settings.iter().enumerate().filter(|(_, setting)| others(setting)) {
        let area = setting.area.as_ref().and_then(|code| places.get(code).copied());
        if area.is_some() == setting.area.is_some() {
            listed.push((setting.lever.clone(), area, Some(position)));
        }
    }
    for (lever, area, position) in listed {
        let setting = position.and_then(|position| settings.get(position));
        let value = setting.map(|setting| setting.value).unwrap_or_default();
        let reason = setting.and_then(|setting| setting.reason.as_deref());
        let measure = match &lever {
            Lever::Attrition { measure } => world.model.measure_position(measure),
            _ => None,
        };
        let what = measure.map_or("", |measure| world.language.name(&world.model.measures()[measure].name));
        let (kind, unit) = match lever {
            Lever::Growth => (Word::new("人口增长率", "Population growth"), Word::new("‰/年", "‰ a year")),
            Lever::Urbanisation => (Word::new("城镇化率变化", "Urban share, change"), Word::new("百分点/年", "points a year")),
            _ => (Word::new("流失率", "Losses"), Word::new("%/年", "% a year")),
        };
        let lying = put(ink, Row { kind, what, area, year: None, value, unit: world.say(unit), reason })?;
        match position {
            Some(position) => {
                levers.set.insert(position, lying);
            }
            None => levers.unset.push((lever, lying)),
        }
    }
    for (measure, what) in world.model.measures().iter().enumerate() {
        let lever = Lever::Additions { measure: what.id.clone() };
        if !world.scenario.settings.iter().any(|setting| setting.lever == lever) {
            continue;
        }
        for area in 0..world.model.areas().len() {
            let value = world.outlook.stock(measure).additions(area);
            if value == Quantity::ZERO {
                continue;
            }
            let (name, unit) = (world.language.name(&what.name), world.language.name(&what.unit));
            let unit = format!("{unit}{}", world.say(Word::new("/年", " a year")));
            let kind = Word::new("每年新增（按人口分到各地）", "Added a year (shared by residents)");
            // All that come to the area, each reason once.
            let mut reasons: Vec<&str> = Vec::new();
            for position in adding(world.model.tree(), &world.scenario.settings, &lever, area) {
                let reason = world.scenario.settings.get(position).and_then(|setting| setting.reason.as_deref());
                reasons.extend(reason.filter(|reason| !reasons.contains(reason)));
            }
            let reasons = reasons.join(world.say(Word::new("；", "; ")));
            let line = Row { kind, what: name, area: Some(area), year: None, value, unit: &unit, reason: Some(&reasons) };
            levers.additions.insert((measure, area), put(ink, line)?);
        }
    }
    for action in &world.scenario.actions {
        let (Some(measure), Some(&area)) = (world.model.measure_position(&action.measure), places.get(&action.area)) else {
            continue;
        };
        let what = &world.model.measures()[measure];
        let line = Row {
            kind: Word::new("举措", "Action"),
            what: world.language.name(&what.name),
            area: Some(area),
            year: Some(action.year),
            value: action.amount,
            unit: world.language.name(&what.unit),
            reason: action.reason.as_deref(),
        };
        levers.actions.push((measure, area, action.year, put(ink, line)?));
    }
    Ok(levers)
}
