//! Where a tooltip goes, so that it never leaves the window.

/// How far a tooltip keeps from what it speaks of, in pixels.
const DISTANCE: f64 = 14.0;

/// The two edges a tooltip hangs from, in pixels from the window's own edges.
///
/// It always grows into the larger half of the window, so that its size need not be known; the
/// style sheet keeps it below half of the window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TipPlace {
    /// The distance of its left edge, when it hangs to the right of its point.
    pub left: Option<f64>,
    /// The distance of its right edge from the window's right, when it hangs to the left.
    pub right: Option<f64>,
    /// The distance of its top edge, when it hangs below.
    pub top: Option<f64>,
    /// The distance of its bottom edge from the window's bottom, when it stands above.
    pub bottom: Option<f64>,
}

/// Places a tooltip at a point of a window.
#[must_use]
pub fn place_tip(x: f64, y: f64, window_width: f64, window_height: f64) -> TipPlace {
    let (x, y) = (x.clamp(0.0, window_width.max(0.0)), y.clamp(0.0, window_height.max(0.0)));
    let rightwards = x <= window_width / 2.0;
    let downwards = y <= window_height / 2.0;
    let inner = |distance: f64| distance + DISTANCE;
    TipPlace {
        left: rightwards.then(|| inner(x)),
        right: (!rightwards).then(|| inner(window_width - x)),
        top: downwards.then(|| inner(y)),
        bottom: (!downwards).then(|| inner(window_height - y)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_window_of_tooltip_always_fits() {
        for x in (-50..1500).step_by(7) {
            for y in (-50..950).step_by(7) {
                let place = place_tip(f64::from(x), f64::from(y), 1440.0, 900.0);
                let used = place.left.or(place.right).unwrap_or(f64::NAN);
                assert!(used + (720.0 - 24.0) <= 1440.0, "{x}: {place:?}");
                let used = place.top.or(place.bottom).unwrap_or(f64::NAN);
                assert!(used + (450.0 - 24.0) <= 900.0, "{y}: {place:?}");
                assert!(place.left.is_some() != place.right.is_some());
                assert!(place.top.is_some() != place.bottom.is_some());
            }
        }
    }
}
