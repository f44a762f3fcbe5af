//! What a key does while slides are shown.

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To a slide, by its place from zero.
    To(usize),
    /// A digit of a slide's number.
    Digit(u8),
    /// Blank, or no longer.
    Blank,
    /// Back to the saved view.
    Saved,
    /// The levers, or no longer.
    Levers,
    /// The presenter window.
    Presenter,
    /// Full screen, or no longer.
    FullScreen,
    /// The end.
    End,
}

/// Where the talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At {
    /// The slide, from zero.
    pub place: usize,
    /// How many there are.
    pub count: usize,
    /// The digits typed so far.
    pub typed: usize,
}

/// What a key does; `None` where it is not one of the stage's. `moves` tells whether the focus is on a slider, whose keys are its own.
#[must_use]
pub fn step(key: &str, at: At, moves: bool) -> Option<Step> {
    let last = at.count.saturating_sub(1);
    let step = match key {
        "ArrowRight" | "ArrowDown" | "ArrowLeft" | "ArrowUp" | "PageUp" | "PageDown" | "Home" | "End" if moves => return None,
        "Enter" if at.typed > 0 => Step::To((at.typed - 1).min(last)),
        "ArrowRight" | "ArrowDown" | "PageDown" | " " | "Enter" => Step::To((at.place + 1).min(last)),
        "ArrowLeft" | "ArrowUp" | "PageUp" | "Backspace" => Step::To(at.place.saturating_sub(1)),
        "Home" => Step::To(0),
        "End" => Step::To(last),
        "b" | "B" | "." => Step::Blank,
        "r" | "R" => Step::Saved,
        "l" | "L" => Step::Levers,
        "p" | "P" => Step::Presenter,
        "f" | "F" => Step::FullScreen,
        "Escape" => Step::End,
        digit => Step::Digit(digit.parse().ok().filter(|digit| *digit < 10)?),
    };
    Some(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    const AT: At = At { place: 2, count: 5, typed: 0 };

    #[test]
    fn pages_turn_and_stop_at_both_ends() {
        for key in ["ArrowRight", "ArrowDown", "PageDown", " ", "Enter"] {
            assert_eq!(step(key, AT, false), Some(Step::To(3)), "{key}");
            assert_eq!(step(key, At { place: 4, ..AT }, false), Some(Step::To(4)), "{key}");
        }
        for key in ["ArrowLeft", "ArrowUp", "PageUp", "Backspace"] {
            assert_eq!(step(key, AT, false), Some(Step::To(1)), "{key}");
            assert_eq!(step(key, At { place: 0, ..AT }, false), Some(Step::To(0)), "{key}");
        }
        assert_eq!((step("Home", AT, false), step("End", AT, false)), (Some(Step::To(0)), Some(Step::To(4))));
        assert_eq!(step("End", At { count: 0, ..AT }, false), Some(Step::To(0)));
    }

    #[test]
    fn a_number_and_enter_lead_to_that_slide_or_the_last() {
        assert_eq!(step("4", AT, false), Some(Step::Digit(4)));
        assert_eq!(step("Enter", At { typed: 1, ..AT }, false), Some(Step::To(0)));
        assert_eq!(step("Enter", At { typed: 99, ..AT }, false), Some(Step::To(4)));
        assert_eq!(step("12", AT, false), None);
    }

    #[test]
    fn a_slider_keeps_what_moves_it() {
        assert_eq!(step("ArrowRight", AT, true), None);
        assert_eq!(step("Home", AT, true), None);
        assert_eq!(step("PageDown", AT, true), None);
        assert_eq!(step("r", AT, true), Some(Step::Saved));
        assert_eq!(step("Tab", AT, false), None);
    }
}
