//! A trajectory that is uncertain: bands within which the draws lie, the medians as lines, and the requirement.

use super::super::brush::{Brush, Drawn, Plot, Type};
use super::super::drawing::{Drawing, Frame};
use super::super::role::{Dash, Fill, Pen, Role};
use super::series::Series;
use super::{Trajectory, full};

/// Where the draws of a figure lie in one year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FanEdges {
    /// A twentieth of them lies at or below it.
    pub lowest: f64,
    /// A quarter of them.
    pub lower: f64,
    /// Three quarters.
    pub upper: f64,
    /// All but a twentieth.
    pub highest: f64,
}

/// One year's bands.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct FanBand {
    /// Around what there is, if known.
    pub available: Option<FanEdges>,
    /// Around what is required, if known.
    pub requirement: Option<FanEdges>,
}

/// A fan's data.
pub struct Fan<'a> {
    /// The medians, year by year, with the words and the years picked out. Its gap is not tinted.
    pub middle: Trajectory<'a>,
    /// The bands, one a point; a missing one is unknown.
    pub bands: &'a [FanBand],
    /// How the outer edges are called: "5%" and "95%". May be empty.
    pub edges: (&'a str, &'a str),
}

/// Draws a fan: of what there is, the middle half of the draws in a deep tone within nine tenths of them in a light one; of what
/// is required, nine tenths between dotted lines.
///
/// Its marks are those of [`super::trajectory`].
#[must_use]
pub fn fan(frame: &Frame, height: f64, chart: &Fan) -> Drawing {
    let series = Series::of(&chart.middle);
    let edges = chart.bands.iter().flat_map(|band| [band.available, band.requirement]).flatten();
    let further: Vec<f64> = edges.flat_map(|edges| [edges.lowest, edges.highest]).collect();
    let small = frame.small();
    full::draw_over(frame, height, (&chart.middle, &series), &further, |brush, plot, scale| {
        for (outer, alpha) in [(true, 0.12), (false, 0.2)] {
            let sides = |edges: FanEdges| if outer { (edges.lowest, edges.highest) } else { (edges.lower, edges.upper) };
            for run in runs(chart, |band| band.available.map(sides)) {
                draw_band(brush, plot, &run, Fill { role: Role::Ink, alpha }, scale)?;
            }
        }
        for run in runs(chart, |band| band.requirement.map(|edges| (edges.lowest, edges.highest))) {
            // Where it is certain, its own line says all.
            if run.iter().any(|(_, low, high)| high > low) {
                for side in [|&(year, low, _): &(f64, f64, f64)| (year, low), |&(year, _, high): &(f64, f64, f64)| (year, high)] {
                    let points: Vec<_> = run.iter().map(side).map(|(year, figure)| plot.at(year, figure)).collect();
                    brush.path(&points, Pen::new(Role::InkSoft, 0.9 * scale).dash(Dash::Dotted))?;
                }
            }
        }
        name_edges(brush, plot, chart, small)
    })
}

/// The stretches of years whose band is known: year, lower and upper side.
fn runs(chart: &Fan, side: impl Fn(&FanBand) -> Option<(f64, f64)>) -> Vec<Vec<(f64, f64, f64)>> {
    let mut found: Vec<Vec<(f64, f64, f64)>> = vec![Vec::new()];
    for (point, band) in chart.middle.points.iter().zip(chart.bands) {
        let known = side(band).filter(|(low, high)| low.is_finite() && high.is_finite());
        match (known, found.last_mut()) {
            (Some((low, high)), Some(run)) => run.push((f64::from(point.year), low, high)),
            _ => found.push(Vec::new()),
        }
    }
    found.retain(|run| !run.is_empty());
    found
}

/// Fills a band; where it lasts a single year, a bar stands for it.
fn draw_band(brush: &Brush, plot: &Plot, run: &[(f64, f64, f64)], fill: Fill, scale: f64) -> Drawn {
    let upper = run.iter().map(|&(year, _, high)| plot.at(year, high));
    let lower = run.iter().rev().map(|&(year, low, _)| plot.at(year, low));
    let mut outline: Vec<_> = upper.chain(lower).collect();
    if let [a, b] = outline[..] {
        let half = 3.0 * scale;
        outline = vec![(a.0 - half, a.1), (a.0 + half, a.1), (b.0 + half, b.1), (b.0 - half, b.1)];
    }
    brush.shape(&outline, fill)
}

/// Writes at the last year how the outer edges are called, where the fan is wide enough to hold it.
fn name_edges(brush: &Brush, plot: &Plot, chart: &Fan, small: f64) -> Drawn {
    let last = chart.middle.points.iter().zip(chart.bands).next_back();
    let Some((point, edges)) = last.and_then(|(point, band)| Some((point, band.available?))) else { return Ok(()) };
    let at = |figure| plot.at(f64::from(point.year), figure);
    let (low, high) = (at(edges.lowest), at(edges.highest));
    let kind = Type::new(small, Role::InkSoft).ending();
    if low.1 - high.1 > small * 4.5 {
        brush.text(chart.edges.1, (high.0 - small * 0.4, high.1 + small * 1.1), kind)?;
        brush.text(chart.edges.0, (low.0 - small * 0.4, low.1 - small * 1.1), kind)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::super::svg_check::{assert_legible, shapes, texts};
    use super::super::{TrajectoryPoint, TrajectoryWords};
    use super::*;

    const WORDS: TrajectoryWords =
        TrajectoryWords {
            requirement: "需求", available: "现有", gap: "", due: "达标年", unit: "个", no_data: "无数据"
        };

    /// Years from 2020 on with these draws of what there is, and a requirement of 500 give or take so much.
    fn draw(width: f64, years: &[Option<FanEdges>], give: f64) -> Drawing {
        let middle = |edges: &FanEdges| f64::midpoint(edges.lower, edges.upper);
        let points: Vec<TrajectoryPoint> = (2020..)
            .zip(years)
            .map(|(year, edges)| TrajectoryPoint {
                year,
                requirement: Some(500.0),
                path: None,
                available: edges.as_ref().map(middle),
                tip: String::new(),
            })
            .collect();
        let required = FanEdges { lowest: 500.0 - give, lower: 500.0, upper: 500.0, highest: 500.0 + give };
        let band = |edges: &Option<FanEdges>| FanBand { available: *edges, requirement: Some(required) };
        let bands: Vec<FanBand> = years.iter().map(band).collect();
        let number = |figure: f64| if figure.abs() < 1e6 { format!("{figure:.0}") } else { format!("{figure:.0e}") };
        let middle = Trajectory {
            points: &points,
            due: Some(2022),
            current: Some(2024),
            at_most: false,
            counted: false,
            words: WORDS,
            number: &number,
        };
        fan(&Frame::new("f", width), 240.0, &Fan { middle, bands: &bands, edges: ("5%", "95%") })
    }

    /// A fan that opens by so much a year.
    fn opening(by: f64) -> Vec<Option<FanEdges>> {
        let edges = |year: f64| FanEdges {
            lowest: 400.0 - 2.0 * by * year,
            lower: 400.0 - by * year,
            upper: 400.0 + by * year,
            highest: 400.0 + 2.0 * by * year,
        };
        (0..9).map(|year| Some(edges(f64::from(year)))).collect()
    }

    #[test]
    fn two_bands_lie_under_the_lines_and_no_gap_is_tinted() {
        let drawing = draw(480.0, &opening(20.0), 30.0);
        assert_eq!(shapes(&drawing.svg, "fill", "--ink"), 2);
        assert_eq!(shapes(&drawing.svg, "fill", "--short-tint"), 0);
        let words: Vec<String> = texts(&drawing.svg).into_iter().map(|text| text.words).collect();
        for said in ["5%", "95%", "需求", "现有", "达标年"] {
            assert!(words.iter().any(|word| word == said), "{said} of {words:?}");
        }
    }

    #[test]
    fn the_highest_draw_is_within_the_chart() {
        let mut years = opening(1.0);
        years.push(Some(FanEdges { lowest: -9_000.0, lower: 0.0, upper: 1.0, highest: 9_000.0 }));
        let drawing = draw(480.0, &years, 0.0);
        let path = drawing.svg.split("<path ").find(|path| path.contains("fill=\"var(--ink)\"")).unwrap();
        let numbers = path.split(['M', 'L', ' ', ',', '"', 'z']).filter_map(|number| number.parse::<f64>().ok());
        assert!(numbers.clone().count() > 10 && numbers.into_iter().all(|number| number <= 480.0), "{path}");
    }

    #[test]
    fn an_unknown_year_breaks_the_bands() {
        let mut years = opening(20.0);
        years[4] = None;
        assert_eq!(shapes(&draw(480.0, &years, 30.0).svg, "fill", "--ink"), 4);
        assert!(draw(480.0, &[None; 5], 30.0).svg.contains("url(#"));
    }

    #[test]
    fn whatever_the_fan_its_labels_are_legible() {
        let odd = FanEdges { lowest: f64::NEG_INFINITY, lower: f64::NAN, upper: 1e300, highest: f64::INFINITY };
        for width in [240.0, 358.0, 620.0] {
            for by in [0.0, 0.1, 7.0, 40.0, 1e9] {
                assert_legible(&draw(width, &opening(by), by));
            }
            for drawing in [draw(width, &[], 0.0), draw(width, &[Some(odd); 3], 1.0), draw(width, &[opening(5.0)[3]], 2.0)] {
                assert_legible(&drawing);
                assert!(!drawing.svg.contains("NaN") && !drawing.svg.contains("inf"));
            }
        }
    }
}
