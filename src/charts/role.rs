//! What a colour means in a chart, and the pens drawn with it.

use plotters::style::{RGBColor, ShapeStyle};

/// A colour by its meaning; the page's style sheet decides what it looks like.
///
/// Plotters wants red, green and blue, so a role travels through it as a number in the red byte
/// and is turned into a custom property when the sheet writes the SVG. No text is
/// searched for colours afterwards, so a label can never be mistaken for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Role {
    /// The main line and the main text.
    Ink,
    /// Secondary lines and small text.
    InkSoft,
    /// Marks that may recede; too faint for text.
    InkFaint,
    /// Hairlines.
    Rule,
    /// Axes and hairlines that carry weight.
    RuleStrong,
    /// The page behind the chart.
    Paper,
    /// The card behind the chart.
    Card,
    /// A shortfall.
    Short,
    /// The area of a shortfall.
    ShortTint,
    /// A requirement that is met.
    Met,
    /// The area of a surplus.
    MetTint,
    /// On the way, before the requirement falls due.
    OnTrack,
    /// The area of what is on the way.
    OnTrackTint,
    /// The hatching of what is unknown, as a plain colour.
    NoData,
    /// The first scenario.
    Series1,
    /// The second scenario.
    Series2,
    /// The third scenario.
    Series3,
    /// The fourth scenario.
    Series4,
    /// The fifth scenario.
    Series5,
    /// The sixth scenario.
    Series6,
    /// The seventh scenario.
    Series7,
    /// The eighth scenario.
    Series8,
    /// The outline of what is selected.
    Focus,
    /// A fill of hatching: unknown.
    Hatch,
    /// A fill of dots: met, where it must differ from a shortfall without colour.
    Dots,
    /// A fill of level lines: on the way, where it must differ from a shortfall without colour.
    Lines,
}

impl Role {
    /// Every role with a custom property of its own, in the order of their numbers.
    pub const COLOURS: [Self; 23] = [
        Self::Ink,
        Self::InkSoft,
        Self::InkFaint,
        Self::Rule,
        Self::RuleStrong,
        Self::Paper,
        Self::Card,
        Self::Short,
        Self::ShortTint,
        Self::Met,
        Self::MetTint,
        Self::OnTrack,
        Self::OnTrackTint,
        Self::NoData,
        Self::Series1,
        Self::Series2,
        Self::Series3,
        Self::Series4,
        Self::Series5,
        Self::Series6,
        Self::Series7,
        Self::Series8,
        Self::Focus,
    ];

    /// The fills that are patterns, and what a tile of each consists of.
    pub(crate) const PATTERNS: [(Self, &'static str); 3] = [
        (
            Self::Hatch,
            "width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <path d=\"M0.5 0V6\" stroke=\"var(--no-data)\" stroke-width=\"1\"/>",
        ),
        (
            Self::Dots,
            "width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
             <rect width=\"5\" height=\"5\" fill=\"var(--met-tint)\"/><circle cx=\"2.5\" cy=\"2.5\" r=\"0.9\" fill=\"var(--met)\"/>",
        ),
        (
            Self::Lines,
            "width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">\
             <rect width=\"5\" height=\"5\" fill=\"var(--on-track-tint)\"/><path d=\"M0 2.5H5\" stroke=\"var(--on-track)\" stroke-width=\"0.8\"/>",
        ),
    ];

    /// Returns what the id of a pattern ends in; `None` of a plain colour.
    pub(crate) const fn pattern(self) -> Option<&'static str> {
        match self {
            Self::Hatch => Some("hatch"),
            Self::Dots => Some("dots"),
            Self::Lines => Some("lines"),
            _ => None,
        }
    }

    /// Returns the role of a scenario's colour, counted from 1; of the first where there is none such.
    #[must_use]
    pub const fn series(colour: u8) -> Self {
        match colour {
            2 => Self::Series2,
            3 => Self::Series3,
            4 => Self::Series4,
            5 => Self::Series5,
            6 => Self::Series6,
            7 => Self::Series7,
            8 => Self::Series8,
            _ => Self::Series1,
        }
    }

    /// Returns the custom property that holds the role's colour, without `var()`.
    #[must_use]
    pub const fn token(self) -> &'static str {
        match self {
            Self::Ink => "--ink",
            Self::InkSoft => "--ink-soft",
            Self::InkFaint => "--ink-faint",
            Self::Rule => "--rule",
            Self::RuleStrong => "--rule-strong",
            Self::Paper => "--paper",
            Self::Card => "--card",
            Self::Short => "--short",
            Self::ShortTint => "--short-tint",
            Self::Met | Self::Dots => "--met",
            Self::MetTint => "--met-tint",
            Self::OnTrack | Self::Lines => "--on-track",
            Self::OnTrackTint => "--on-track-tint",
            Self::NoData | Self::Hatch => "--no-data",
            Self::Series1 => "--series-1",
            Self::Series2 => "--series-2",
            Self::Series3 => "--series-3",
            Self::Series4 => "--series-4",
            Self::Series5 => "--series-5",
            Self::Series6 => "--series-6",
            Self::Series7 => "--series-7",
            Self::Series8 => "--series-8",
            Self::Focus => "--focus",
        }
    }

    /// Reads a role back from the red byte it travelled in.
    pub(crate) fn from_byte(byte: u8) -> Self {
        let pattern = Self::PATTERNS.into_iter().find(|(role, _)| *role as u8 == byte).map(|(role, _)| role);
        pattern.or_else(|| Self::COLOURS.get(usize::from(byte)).copied()).unwrap_or(Self::Ink)
    }

    /// Returns the colour plotters carries for the role.
    pub(crate) const fn carrier(self, dash: Dash) -> RGBColor {
        RGBColor(self as u8, dash as u8, 0)
    }
}

/// How a line is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Dash {
    /// Not at all.
    Solid,
    /// Long strokes: what is not yet due.
    Dashed,
    /// Fine dots: a year or a threshold.
    Dotted,
}

impl Dash {
    /// Reads a dash back from the green byte it travelled in.
    pub(crate) const fn from_byte(byte: u8) -> Self {
        match byte {
            1 => Self::Dashed,
            2 => Self::Dotted,
            _ => Self::Solid,
        }
    }
}

/// A stroke: its role, its width in pixels and how it is broken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Pen {
    /// What the stroke means.
    pub role: Role,
    /// Its width in pixels.
    pub width: f64,
    /// How it is broken.
    pub dash: Dash,
}

impl Pen {
    /// Returns a solid pen.
    pub const fn new(role: Role, width: f64) -> Self {
        Self { role, width, dash: Dash::Solid }
    }

    /// Returns the same pen, broken.
    pub const fn dash(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }

    /// Returns the pen as plotters wants it.
    pub(crate) fn style(self) -> ShapeStyle {
        ShapeStyle {
            color: self.role.carrier(self.dash).into(),
            filled: false,
            stroke_width: super::units::to_units(self.width).max(1).unsigned_abs(),
        }
    }
}

/// A fill: its role and how much of what lies below shows through.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Fill {
    /// What the area means.
    pub role: Role,
    /// From 0, clear, to 1, solid.
    pub alpha: f64,
}

impl Fill {
    /// Returns a solid fill.
    pub const fn new(role: Role) -> Self {
        Self { role, alpha: 1.0 }
    }

    /// Returns the fill as plotters wants it.
    pub(crate) fn style(self) -> ShapeStyle {
        use plotters::style::Color;
        ShapeStyle { color: self.role.carrier(Dash::Solid).mix(self.alpha), filled: true, stroke_width: 0 }
    }
}
