//! Areas and figures side by side, as plain values: what is known of each, and what is in doubt.

use std::collections::BTreeSet;
use std::rc::Rc;

use permille_engine::edit::Figure;
use permille_engine::id::AreaCode;
use permille_engine::in_order;
use permille_engine::model::Model;
use permille_engine::quality::{Basis, Known, Needs, Quality};
use permille_exchange::wording::footing::basis;

use crate::charts::{Frame, HeatCell, HeatMap, HeatPart, Standing, heat_map};
use crate::store::Open;
use crate::text::{Language, Say, quality, words};
use crate::views::picture::Picture;

/// How many areas are on a page: as many as a page draws at once.
pub(super) const PAGE: usize = 40;

/// The areas that need any of these figures, in the file's order.
#[must_use]
pub(super) fn rows(model: &Model, needs: &Needs, columns: &[usize]) -> Vec<usize> {
    let needs: Vec<_> = columns.iter().filter_map(|&place| needs.all().get(place)).collect();
    (0..model.areas().len()).filter(|&area| needs.iter().any(|need| need.binds(model, area))).collect()
}

/// The figures of which anything is known, by their places among the needs.
#[must_use]
pub(super) fn columns(found: &Quality) -> Vec<usize> {
    (0..found.figures.len()).filter(|&place| found.figures[place].1.known() > 0).collect()
}

/// Draws some areas.
#[must_use]
pub(super) fn draw(
    language: Language,
    open: &Open,
    (found, needs): (&Quality, &Needs),
    areas: &[usize],
    columns: &[usize],
    width: f64,
) -> Option<Picture> {
    let outlook = open.outlook(0)?;
    let model = &open.model;
    let basis = basis(open.set());
    let codes: BTreeSet<&AreaCode> = in_order::set(areas.iter().filter_map(|&area| Some(&model.areas().get(area)?.code)));
    let doubts = found.doubts.iter().filter(|doubt| codes.contains(&doubt.place.area));
    let doubted: BTreeSet<(&AreaCode, &Figure)> = in_order::set(doubts.map(|doubt| (&doubt.place.area, &doubt.place.figure)));
    let name = |place: usize| {
        let need = needs.all().get(place)?;
        Some(language.name(&quality::figure(model, &need.figure).0).to_owned())
    };
    let heads: Vec<String> = columns.iter().filter_map(|&place| name(place)).collect();
    let names: Vec<String> = areas.iter().map(|&area| super::area_name(language, open, area)).collect();
    let (mut cells, mut table) = (Vec::new(), Vec::new());
    let (mut unknown, mut in_doubt) = (0, 0);
    for (&area, area_name) in areas.iter().zip(&names) {
        let code = model.areas().get(area).map(|area| &area.code);
        let mut line = vec![area_name.clone()];
        for (&place, head) in columns.iter().zip(&heads) {
            let Some(need) = needs.all().get(place).filter(|need| need.binds(model, area)) else {
                cells.push(HeatCell { coverage: None, standing: Standing::NotBound, tip: format!("{area_name} · {head}") });
                line.push(String::new());
                continue;
            };
            let known = need.known(model, outlook, area, &basis);
            let doubt = code.is_some_and(|code| doubted.contains(&(code, &need.figure)));
            unknown += usize::from(known == Known::Unknown);
            in_doubt += usize::from(doubt);
            let mut said = quality::known(language, known);
            if doubt {
                said = format!("{said} · {}", language.say(quality::DOUBTED));
            }
            cells.push(cell(known, doubt, format!("{area_name} · {head}\n{said}")));
            line.push(said);
        }
        table.push(line);
    }
    let chart = HeatMap { rows: &names, columns: &heads, cells: &cells, selected: None, coverage: &two_digits };
    Some(Picture {
        drawing: Rc::new(heat_map(&Frame::new("quality-matrix", width), HeatPart::Whole, &chart)),
        summary: quality::matrix_summary(language, areas.len(), columns.len(), unknown, in_doubt),
        headers: std::iter::once(language.say(words::AREA).to_owned()).chain(heads.iter().cloned()).collect(),
        rows: table,
        ..Picture::default()
    })
}

fn cell(known: Known, doubted: bool, tip: String) -> HeatCell {
    let (standing, year) = match known {
        Known::Unknown => (Standing::NoData, None),
        Known::Follows => (Standing::OnTrack, None),
        Known::Stated { basis: Basis::Observed, year } => (Standing::Met, Some(year)),
        Known::Stated { year, .. } => (Standing::OnTrack, Some(year)),
    };
    HeatCell { coverage: year.map(f64::from), standing: if doubted { Standing::Short } else { standing }, tip }
}

/// `20` of 2020.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a year")]
fn two_digits(year: f64) -> String {
    format!("{:02}", year as u32 % 100)
}

#[cfg(test)]
mod tests {
    use permille_engine::doubts::Asked;
    use permille_engine::peers::survey::Kinds;
    use permille_engine::quality::{Surveyed, Surveying};
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    fn opened(id: &str) -> Open {
        let plans = shipped::plans().unwrap_or_default();
        let (document, _) = scenario_file::read(shipped::scenario(id).unwrap_or_default(), &plans).unwrap();
        Open::new(document).unwrap()
    }

    fn looked(open: &Open) -> (Needs, Quality) {
        let (needs, kinds, basis) = (Needs::of(&open.model), Kinds::of(&open.set().plans), basis(open.set()));
        let of = Surveyed { model: &open.model, outlook: open.outlook(0).unwrap(), needs: &needs, basis: &basis };
        let quality = Surveying::new(&of, &Asked::of(&open.model, &kinds)).finish();
        (needs, quality)
    }

    #[test]
    fn every_cell_says_what_is_counted() {
        let open = opened("jiangxi-2025");
        let (needs, found) = looked(&open);
        let columns = columns(&found);
        let areas = rows(&open.model, &needs, &columns);
        let picture = draw(Language::En, &open, (&found, &needs), &areas, &columns, 1_000.0).unwrap();
        assert_eq!(picture.rows.len(), areas.len());
        let cells = || picture.rows.iter().flat_map(|row| &row[1..]);
        let known = cells().filter(|said| !said.is_empty() && !said.starts_with("unknown")).count();
        assert_eq!(known, found.all.known());
        let observed = cells().filter(|said| said.contains("observed")).count();
        assert_eq!(observed, found.all.observed);
        assert_eq!(picture.drawing.marks.len(), areas.len() * columns.len());
    }

    #[test]
    fn what_is_made_up_is_not_observed() {
        let (_, found) = looked(&opened("tutorial"));
        assert_eq!(found.all.observed, 0);
        assert!(found.all.assumed > 10);
    }

    #[test]
    fn a_year_is_written_in_two_digits() {
        assert_eq!((two_digits(2020.0), two_digits(1905.0)), ("20".to_owned(), "05".to_owned()));
    }
}
