//! The areas where they lie, filled by coverage or by gap.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;

use super::figures::{Figures, Row};
use super::picture::{Leads, Picture};
use super::wording::Wording;
use crate::charts::{Frame, Land, LandClass, LandFill, LandShape, LandWords, Map, map};
use crate::queries::land::Geography;
use crate::store::Cell;
use crate::text::{Say, areas, map as said, words};

/// How tall the land may become, in pixels.
const HEIGHT: f64 = 600.0;

/// What decides how areas are filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum By {
    /// Which share of the requirement there is.
    #[default]
    Coverage,
    /// How much is missing.
    Gap,
}

/// What a map is drawn from.
pub struct Seen<'a> {
    /// The model.
    pub model: &'a Model,
    /// The figures of the areas compared.
    pub figures: &'a Figures,
    /// How they are written.
    pub wording: &'a Wording,
    /// The areas compared, those the norm says nothing of among them.
    pub areas: &'a [usize],
    /// Where they lie.
    pub geography: &'a Geography,
    /// The file that outlines without a credit came from: the reader's own.
    pub own: Option<&'a str>,
    /// What decides how areas are filled.
    pub by: By,
    /// The cell being explained.
    pub selected: Option<Cell>,
}

/// Draws the map; `None` where there are no areas.
#[must_use]
pub fn draw(seen: &Seen, width: f64) -> Option<Picture> {
    draw_in(seen, &Frame::new("areas-map", width), HEIGHT)
}

/// Draws the map in a frame, the land no taller than `height`.
#[must_use]
pub fn draw_in(seen: &Seen, frame: &Frame, height: f64) -> Option<Picture> {
    let Seen { model, figures, wording, areas: compared, geography, .. } = *seen;
    let language = wording.language;
    if compared.is_empty() {
        return None;
    }
    let mut of_area = vec![None; model.areas().len()];
    for row in &figures.rows {
        if let Some(slot) = of_area.get_mut(row.area) {
            *slot = Some(row);
        }
    }
    let rows: Vec<Option<&Row>> = compared.iter().map(|&area| of_area.get(area).copied().flatten()).collect();
    let classes = classes(seen, &rows);
    let name = |area: usize| model.areas().get(area).map_or("", |area| language.name(&area.name));
    let lands: Vec<Land> = compared
        .iter()
        .zip(&rows)
        .enumerate()
        .map(|(place, (&area, row))| {
            let fill = classes.of(*row);
            let shape = geography.shapes.get(place).cloned().unwrap_or_default();
            Land {
                names: std::iter::once(name(area).to_owned()).chain(said::short_name(language, name(area))).collect(),
                figure: row.map_or_else(String::new, |row| figure(seen, row)),
                class: classes.list.iter().position(|class| class.fill == fill).unwrap_or(0),
                tip: tip(seen, place, name(area), *row, &shape),
                shape,
            }
        })
        .collect();
    let unlocated: Vec<String> = compared
        .iter()
        .zip(&lands)
        .filter(|(_, land)| land.shape == LandShape::Unknown)
        .map(|(&area, _)| name(area).to_owned())
        .collect();
    let counted: Vec<String> = classes.list.iter().map(|class| class.words.clone()).collect();
    let outdated =
        geography.outdated.iter().copied().flatten().next().map(|year| said::outdated(language, year)).unwrap_or_default();
    let credit = said::credit(language, &geography.credit, seen.own.filter(|_| geography.own));
    let chart = Map {
        areas: &lands,
        lines: &geography.lines,
        classes: &classes.list,
        selected: compared
            .iter()
            .position(|&area| seen.selected.is_some_and(|cell| cell.area == area && cell.norm == figures.norm)),
        words: LandWords { unlocated: language.say(said::UNLOCATED), outdated: &outdated, credit: &credit },
    };
    let mut headers = vec![words::AREA, words::REQUIRED, words::AVAILABLE, words::GAP];
    headers.extend(wording.has_coverage.then_some(words::COVERAGE));
    headers.push(words::STATUS);
    let summary_of = if geography.is_known() { &unlocated[..] } else { &[] };
    Some(Picture {
        drawing: Rc::new(map(frame, height, &chart)),
        summary: said::summary(language, figures.year, &counted, summary_of),
        headers: headers.into_iter().map(|word| language.say(word).to_owned()).collect(),
        rows: compared.iter().zip(&rows).map(|(&area, row)| in_table(wording, name(area), *row)).collect(),
        cells: compared.iter().map(|&area| Cell { norm: figures.norm, area }).collect(),
        columns: 1,
        leads: Leads::default(),
    })
}

/// What the map is called: “Map · childcare places (places)”.
#[must_use]
pub fn title(wording: &Wording) -> String {
    areas::titled(wording.language, said::MAP, &wording.norm, &wording.unit)
}

/// The classes there are, and which of them an area is of.
struct Classes {
    list: Vec<LandClass>,
    /// The gaps up to which a shortfall is mild, and up to which it is middling; `None` where shares decide, or all are alike.
    breaks: Option<(Quantity, Quantity)>,
    by_share: bool,
}

impl Classes {
    fn of(&self, row: Option<&Row>) -> LandFill {
        let Some(row) = row else { return LandFill::Blank };
        match row.status {
            Status::Met => LandFill::Met,
            Status::OnTrack => LandFill::OnTrack,
            Status::NoData => LandFill::Unknown,
            Status::Short => match (self.breaks, row.gap, row.coverage.filter(|_| self.by_share)) {
                (Some((mild, _)), Some(gap), _) if gap <= mild => LandFill::Light,
                (Some((_, middling)), Some(gap), _) if gap > middling => LandFill::Deep,
                (None, _, Some(coverage)) if coverage >= percent(MILD) => LandFill::Light,
                (None, _, Some(coverage)) if coverage < percent(DEEP) => LandFill::Deep,
                _ => LandFill::Middle,
            },
        }
    }
}

/// Below this share of the requirement, in percent, a shortfall is of the worst class; as on the heat map.
const DEEP: u8 = 60;
/// From this share on it is of the mildest.
const MILD: u8 = 85;

fn percent(percent: u8) -> Quantity {
    Quantity::whole(i64::from(percent)).unwrap_or_default()
}

/// The classes that areas are of, each with how many.
fn classes(seen: &Seen, rows: &[Option<&Row>]) -> Classes {
    let (wording, language) = (seen.wording, seen.wording.language);
    let by_gap = seen.by == By::Gap || !wording.has_coverage;
    let breaks = if by_gap { breaks(rows) } else { None };
    let by_share = !by_gap;
    let mut classes = Classes { list: Vec::new(), breaks, by_share };
    let short = language.say(words::status(Status::Short));
    let words_of = |fill: LandFill| match fill {
        LandFill::Deep | LandFill::Middle | LandFill::Light if by_share => {
            let unknown = rows.iter().flatten().any(|row| row.status == Status::Short && row.coverage.is_none());
            let (from, to) = match fill {
                LandFill::Deep => (None, Some(DEEP)),
                LandFill::Middle => (Some(DEEP), Some(MILD)),
                _ => (Some(MILD), None),
            };
            let covered = said::covered(language, short, from, to);
            // Of an unknown share: between the two others, and said so.
            if unknown && fill == LandFill::Middle {
                format!("{covered}{}{}", language.pick("；", "; "), said::covered(language, short, None, None))
            } else {
                covered
            }
        }
        LandFill::Deep | LandFill::Middle | LandFill::Light => {
            let sizes = breaks.map(|(mild, middling)| (wording.amount(Some(mild)), wording.amount(Some(middling))));
            let (over, up_to) = match (&sizes, fill) {
                (Some((mild, _)), LandFill::Light) => (None, Some(mild.as_str())),
                (Some((mild, middling)), LandFill::Middle) => (Some(mild.as_str()), Some(middling.as_str())),
                (Some((_, middling)), _) => (Some(middling.as_str()), None),
                (None, _) => (None, None),
            };
            said::by_size(language, short, over, up_to)
        }
        LandFill::OnTrack => language.say(words::status(Status::OnTrack)).to_owned(),
        LandFill::Met => language.say(words::status(Status::Met)).to_owned(),
        LandFill::Unknown => language.say(words::status(Status::NoData)).to_owned(),
        LandFill::Blank => language.say(said::NOT_BOUND).to_owned(),
    };
    let order =
        [LandFill::Deep, LandFill::Middle, LandFill::Light, LandFill::OnTrack, LandFill::Met, LandFill::Unknown, LandFill::Blank];
    for fill in order {
        let count = rows.iter().filter(|row| classes.of(**row) == fill).count();
        if count > 0 {
            classes.list.push(LandClass { fill, words: said::counted(language, &words_of(fill), count) });
        }
    }
    classes
}

/// Two round figures that part the shortfalls into three classes of about as many areas; `None` where they are too much alike.
fn breaks(rows: &[Option<&Row>]) -> Option<(Quantity, Quantity)> {
    let mut gaps: Vec<Quantity> = Vec::new();
    for row in rows.iter().flatten().filter(|row| row.status == Status::Short) {
        let gap = row.gap.filter(|gap| *gap > Quantity::ZERO)?;
        gaps.insert(gaps.partition_point(|other| *other <= gap), gap);
    }
    let third = |place: usize| gaps.get(gaps.len() * place / 3).map(|gap| round(gap.to_f64()));
    let (mild, middling) = (third(1)??, third(2)??);
    let (least, most) = (gaps.first()?, gaps.last()?);
    (mild < middling && *least <= mild && *most > middling).then_some((mild, middling))
}

/// The nearest round figure.
fn round(value: f64) -> Option<Quantity> {
    let power = 10_f64.powf(value.log10().floor());
    let steps = [1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0].map(|step| step * power);
    let nearest = steps.into_iter().min_by(|one, other| (one - value).abs().total_cmp(&(other - value).abs()))?;
    format!("{nearest:.6}").parse().ok()
}

/// The figure under an area's name.
fn figure(seen: &Seen, row: &Row) -> String {
    match (seen.by, seen.wording.has_coverage) {
        (By::Coverage, true) => row.coverage.map(|_| seen.wording.coverage(row)),
        _ => (row.status == Status::Short).then(|| seen.wording.amount(row.gap)).filter(|_| row.gap.is_some()),
    }
    .unwrap_or_default()
}

fn tip(seen: &Seen, place: usize, name: &str, row: Option<&Row>, shape: &LandShape) -> String {
    let language = seen.wording.language;
    let mut tip = match row {
        Some(row) => seen.wording.tip(name, row),
        None => areas::not_bound(language, name, &seen.wording.norm),
    };
    if let Some(year) = seen.geography.outdated.get(place).copied().flatten() {
        tip += &format!("\n{}", said::outdated(language, year));
    }
    if matches!(shape, LandShape::Point(_)) {
        tip += &format!("\n{}", said::as_point(language));
    }
    tip
}

fn in_table(wording: &Wording, name: &str, row: Option<&Row>) -> Vec<String> {
    let mut cells = vec![name.to_owned()];
    match row {
        Some(row) => {
            cells.extend([wording.amount(row.required), wording.amount(row.available), wording.gap(row.gap)]);
            cells.extend(wording.has_coverage.then(|| wording.coverage(row)));
            cells.push(wording.language.say(words::status(row.status)).to_owned());
        }
        None => {
            let empty = 3 + usize::from(wording.has_coverage);
            cells.extend(std::iter::repeat_n(crate::text::numbers::UNKNOWN.to_owned(), empty));
            cells.push(wording.language.say(said::NOT_BOUND).to_owned());
        }
    }
    cells
}
