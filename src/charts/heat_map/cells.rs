//! The cells of a heat map: colour, a mark that survives greyscale, and the figure.

use super::super::brush::{Brush, Drawn, Field, Type};
use super::super::measure::{shorten, text_width};
use super::super::role::{Fill, Pen, Role};
use super::{HeatCell, HeatMap, Layout, Standing};

/// What a cell looks like, in the order of the legend.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shade {
    /// Less than 60% covered.
    Deep,
    /// Less than 85% covered.
    Middle,
    /// Nearly covered, or short by an unknown share.
    Light,
    OnTrack,
    Met,
    Unknown,
    Blank,
}

impl Shade {
    const ALL: [Self; 6] = [Self::Deep, Self::Middle, Self::Light, Self::OnTrack, Self::Met, Self::Unknown];

    /// Returns the shade of a cell.
    pub fn of(cell: Option<&HeatCell>) -> Self {
        let Some(cell) = cell else {
            return Self::Unknown;
        };
        match (cell.standing, cell.coverage) {
            (Standing::Met, _) => Self::Met,
            (Standing::OnTrack, _) => Self::OnTrack,
            (Standing::Short, Some(coverage)) if coverage < 0.60 => Self::Deep,
            (Standing::Short, Some(coverage)) if coverage < 0.85 => Self::Middle,
            (Standing::Short, _) => Self::Light,
            (Standing::NoData, _) => Self::Unknown,
            (Standing::NotBound, _) => Self::Blank,
        }
    }

    /// Returns what fills the cell.
    const fn fill(self) -> Fill {
        match self {
            Self::Deep => Fill { role: Role::Short, alpha: 0.66 },
            Self::Middle => Fill { role: Role::Short, alpha: 0.34 },
            Self::Light => Fill::new(Role::ShortTint),
            Self::OnTrack => Fill::new(Role::OnTrackTint),
            Self::Met => Fill::new(Role::MetTint),
            Self::Unknown => Fill::new(Role::Hatch),
            Self::Blank => Fill { role: Role::Paper, alpha: 0.0 },
        }
    }

    /// Returns the colour of the figure on it.
    const fn ink(self) -> Role {
        match self {
            Self::Met => Role::Met,
            Self::Unknown | Self::Blank => Role::InkSoft,
            Self::Deep | Self::Middle | Self::Light | Self::OnTrack => Role::Ink,
        }
    }
}

/// Draws all cells, shade by shade, so that each shade is one element of the page.
pub(super) fn draw(brush: &Brush, chart: &HeatMap, layout: &Layout) -> Drawn {
    let columns = chart.columns.len();
    let mut of_shade: [Vec<(usize, usize)>; Shade::ALL.len()] = Default::default();
    for row in 0..chart.rows.len() {
        for col in 0..columns {
            let shade = Shade::of(chart.cells.get(row * columns + col));
            if let Some(cells) = of_shade.get_mut(shade as usize) {
                cells.push((row, col));
            }
        }
    }
    for (shade, cells) in Shade::ALL.iter().zip(&of_shade) {
        for &(row, col) in cells {
            // A pixel of paper between the cells is their grid.
            let field =
                Field { x: layout.x(col) + 0.5, y: layout.y(row) + 0.5, width: layout.column - 1.0, height: layout.row - 1.0 };
            brush.rect(field, shade.fill())?;
        }
    }
    let kind = Type::new(layout.size, Role::Ink);
    for (row, name) in chart.rows.iter().enumerate() {
        let name = shorten(name, layout.size, layout.names - layout.size * 0.6);
        brush.text(&name, (0.0, layout.y(row) + layout.row / 2.0), kind)?;
    }
    let placed = place_figures(chart, layout, &of_shade);
    draw_signs(brush, layout, &placed)?;
    for (shade, figures) in Shade::ALL.iter().zip(&placed) {
        let kind = Type::new(layout.small, shade.ink()).centred();
        for figure in figures {
            brush.text(&figure.written, figure.at, kind)?;
        }
    }
    outline_selected(brush, chart, layout)
}

/// A figure in its cell.
struct Figure {
    written: String,
    at: (f64, f64),
    /// Where a sign beside it stands, where there is room for one.
    sign: Option<(f64, f64)>,
}

/// Says how wide a tick or a ring is.
fn sign_width(layout: &Layout) -> f64 {
    layout.small * 0.62
}

/// Writes the figures that fit their cells, moved aside where a sign stands beside them.
fn place_figures(
    chart: &HeatMap,
    layout: &Layout,
    of_shade: &[Vec<(usize, usize)>; Shade::ALL.len()],
) -> [Vec<Figure>; Shade::ALL.len()] {
    let columns = chart.columns.len();
    let mut placed: [Vec<Figure>; Shade::ALL.len()] = Default::default();
    for ((shade, cells), figures) in Shade::ALL.iter().zip(of_shade).zip(&mut placed) {
        let signed = matches!(shade, Shade::Met | Shade::OnTrack);
        figures.reserve(cells.len());
        for &(row, col) in cells {
            let coverage = chart.cells.get(row * columns + col).and_then(|cell| cell.coverage);
            let known = coverage.filter(|coverage| coverage.is_finite() && *shade != Shade::Unknown);
            let mut written = known.map_or_else(String::new, chart.coverage);
            let (x, y) = (layout.x(col) + layout.column / 2.0, layout.y(row) + layout.row / 2.0);
            let wide = text_width(&written, layout.small);
            if wide > layout.column - 3.0 {
                written.clear();
            }
            let sign = sign_width(layout) + 2.0;
            let both = !written.is_empty() && wide + sign <= layout.column - 5.0;
            figures.push(if !signed {
                Figure { written, at: (x, y), sign: None }
            } else if written.is_empty() {
                Figure { written, at: (x, y), sign: Some((x - sign_width(layout) / 2.0, y)) }
            } else if both {
                let left = x - (wide + sign) / 2.0;
                Figure { written, at: (left + sign + wide / 2.0, y), sign: Some((left, y)) }
            } else {
                Figure { written, at: (x, y), sign: None }
            });
        }
        figures.retain(|figure| !figure.written.is_empty() || figure.sign.is_some());
    }
    placed
}

/// Draws a tick on what is met and a ring on what is on track, beside or instead of the figure.
fn draw_signs(brush: &Brush, layout: &Layout, placed: &[Vec<Figure>; Shade::ALL.len()]) -> Drawn {
    let wide = sign_width(layout);
    for (x, y) in placed[Shade::Met as usize].iter().filter_map(|figure| figure.sign) {
        let points = [(x, y), (x + wide * 0.36, y + wide * 0.36), (x + wide, y - wide * 0.42)];
        brush.path(&points, Pen::new(Role::Met, 1.4))?;
    }
    for (x, y) in placed[Shade::OnTrack as usize].iter().filter_map(|figure| figure.sign) {
        brush.ring((x + wide / 2.0, y), wide * 0.36, Pen::new(Role::OnTrack, 1.3))?;
    }
    Ok(())
}

/// Outlines the picked cell.
fn outline_selected(brush: &Brush, chart: &HeatMap, layout: &Layout) -> Drawn {
    let within = |key: &super::MarkKey| key.row < chart.rows.len() && key.col < chart.columns.len();
    let Some(key) = chart.selected.filter(within) else {
        return Ok(());
    };
    let field =
        Field { x: layout.x(key.col) + 1.0, y: layout.y(key.row) + 1.0, width: layout.column - 2.0, height: layout.row - 2.0 };
    brush.outline(field, Pen::new(Role::Ink, 1.6))
}
