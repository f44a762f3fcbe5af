//! The QR code of a link, as a picture.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode};

/// The light margin around a code, in modules: readers rely on it.
const MARGIN: usize = 4;

/// The QR code of a link as SVG, dark on light whatever the page around it; `None` where it is too long for one.
#[must_use]
pub fn code(link: &str) -> Option<String> {
    // As much as can be mended of what a camera misreads; less where the link is long.
    let levels = [EcLevel::M, EcLevel::L];
    let code = levels.into_iter().find_map(|level| QrCode::with_error_correction_level(link, level).ok())?;
    let width = code.width();
    let colours = code.to_colors();
    let mut path = String::new();
    for (row, modules) in colours.chunks(width).enumerate() {
        let mut column = 0;
        for run in modules.chunk_by(|one, next| one == next) {
            let count = run.len();
            if run[0] == Color::Dark {
                // A run of dark modules as one rectangle. Writing to a text does not fail.
                let _ = write!(path, "M{} {}h{count}v1h-{count}z", column + MARGIN, row + MARGIN);
            }
            column += count;
        }
    }
    let size = width + 2 * MARGIN;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_its_three_corners_and_nothing_in_the_margin() {
        let svg = code("https://example.org/#p1.abc").unwrap();
        assert!(svg.contains("viewBox=\"0 0 37 37\"") || svg.contains("viewBox=\"0 0 33 33\""), "{svg}");
        // The upper edges of the two upper finders: seven dark modules each.
        assert!(svg.contains("d=\"M4 4h7v1h-7z"), "{svg}");
        assert!(!svg.contains("M3 ") && !svg.contains("M0 0h7"), "{svg}");
    }

    #[test]
    fn the_longest_code_holds_2953_letters() {
        assert!(code(&"a".repeat(2_953)).is_some());
        assert_eq!(code(&"a".repeat(2_954)), None);
    }
}
