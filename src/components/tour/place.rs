//! Where a callout stands: beside what it is about, and never off the window.

use web_sys::Element;

/// What takes room in the window, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) width: f64,
    pub(super) height: f64,
}

impl Rect {
    /// Where an element is now.
    pub(super) fn of(element: &Element) -> Self {
        let place = element.get_bounding_client_rect();
        Self { left: place.left(), top: place.top(), width: place.width(), height: place.height() }
    }
}

/// How large something is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Size {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The room between a callout and what it is about, and between it and the window's edge.
const ROOM: f64 = 12.0;

/// Where the callout stands: below what it is about where there is room, else above, else at the foot of the window; in the middle where that is not there yet.
pub(super) fn beside(around: Option<Rect>, callout: Size, window: Size) -> (f64, f64) {
    let lowest = (window.height - callout.height - ROOM).max(ROOM);
    let rightmost = (window.width - callout.width - ROOM).max(ROOM);
    let Some(about) = around else { return (rightmost / 2.0, lowest) };
    let left = about.left.clamp(ROOM, rightmost);
    let below = about.top + about.height + ROOM;
    let above = about.top - callout.height - ROOM;
    let top = if below <= lowest {
        below.max(ROOM)
    } else if above >= ROOM {
        above.min(lowest)
    } else {
        lowest
    };
    // Beside what is as high as the window, and not upon it.
    let right = about.left + about.width + ROOM;
    if top == lowest && below > lowest && right <= rightmost { (right, about.top.clamp(ROOM, lowest)) } else { (left, top) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Size = Size { width: 1440.0, height: 900.0 };
    const CALLOUT: Size = Size { width: 340.0, height: 200.0 };

    fn at(left: f64, top: f64, width: f64, height: f64) -> (f64, f64) {
        beside(Some(Rect { left, top, width, height }), CALLOUT, WINDOW)
    }

    #[test]
    fn it_stands_below_above_or_beside_and_always_in_the_window() {
        assert_eq!(at(300.0, 100.0, 200.0, 40.0), (300.0, 152.0));
        assert_eq!(at(300.0, 800.0, 200.0, 40.0), (300.0, 588.0));
        assert_eq!(at(1400.0, 10.0, 60.0, 30.0), (1088.0, 52.0));
        assert_eq!(at(0.0, 100.0, 280.0, 780.0), (292.0, 100.0));
        assert_eq!(at(0.0, -500.0, 1440.0, 2000.0), (12.0, 688.0));
        assert_eq!(at(300.0, -900.0, 200.0, 40.0), (300.0, 12.0));
        assert_eq!(beside(None, CALLOUT, WINDOW), (544.0, 688.0));
    }

    #[test]
    fn a_window_smaller_than_the_callout_shows_its_beginning() {
        let window = Size { width: 320.0, height: 150.0 };
        assert_eq!(beside(Some(Rect { left: 0.0, top: 0.0, width: 10.0, height: 10.0 }), CALLOUT, window), (12.0, 12.0));
    }
}
