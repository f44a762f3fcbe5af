//! Lengths and text as an SVG document wants them.

/// How many of the backend's units make one pixel.
pub(crate) const UNITS_PER_PIXEL: f64 = 10.0;

/// Nothing a chart draws lies further out than this many pixels; keeps odd figures in bounds.
const FURTHEST_PIXEL: f64 = 1.0e6;

/// Turns pixels into the backend's units.
#[expect(clippy::cast_possible_truncation, reason = "clamped to a million pixels first")]
pub(crate) fn to_units(pixels: f64) -> i32 {
    let bounded = if pixels.is_finite() { pixels.clamp(-FURTHEST_PIXEL, FURTHEST_PIXEL) } else { 0.0 };
    (bounded * UNITS_PER_PIXEL).round() as i32
}

/// Turns the backend's units into pixels.
pub(crate) fn to_pixels(units: i32) -> f64 {
    f64::from(units) / UNITS_PER_PIXEL
}

/// Appends text so that it can only ever be text.
pub(crate) fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // XML 1.0 has no way to write control characters and these two.
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => out.push(' '),
            other => out.push(other),
        }
    }
}
