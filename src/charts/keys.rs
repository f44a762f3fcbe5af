//! What a key pressed on a chart does.

use super::drawing::{Drawing, MarkKey};
use super::reach::Heading;

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Nothing: the page may have it.
    Ignore,
    /// Nothing, but the page must not scroll.
    Stay,
    /// Goes to a mark.
    Go(usize),
    /// Picks a mark.
    Pick(MarkKey),
    /// Leaves the marks.
    Leave,
}

/// Answers a key, by its name in the browser, pressed while a mark was reached or none.
#[must_use]
pub fn answer_key(key: &str, drawing: &Drawing, at: Option<usize>) -> Answer {
    let Some(last) = drawing.marks.len().checked_sub(1) else {
        return Answer::Ignore;
    };
    let at = at.filter(|at| *at <= last);
    let step = |heading| match at {
        None => Answer::Go(0),
        Some(at) => drawing.neighbour(at, heading).map_or(Answer::Stay, Answer::Go),
    };
    match key {
        "ArrowLeft" => step(Heading::Left),
        "ArrowRight" => step(Heading::Right),
        "ArrowUp" => step(Heading::Up),
        "ArrowDown" => step(Heading::Down),
        "Home" => Answer::Go(0),
        "End" => Answer::Go(last),
        "Enter" | " " => match at.and_then(|at| drawing.marks.get(at)) {
            Some(mark) => Answer::Pick(mark.key),
            None => Answer::Go(0),
        },
        "Escape" if at.is_some() => Answer::Leave,
        _ => Answer::Ignore,
    }
}

#[cfg(test)]
mod tests {
    use super::super::drawing::Mark;
    use super::*;

    fn row_of(count: u8) -> Drawing {
        let marks = (0..count).map(|index| Mark {
            x: f64::from(index) * 10.0,
            y: 0.0,
            width: 10.0,
            height: 10.0,
            key: MarkKey::new(0, usize::from(index)),
            label: String::new(),
        });
        Drawing { marks: marks.collect(), ..Drawing::default() }
    }

    #[test]
    fn the_first_key_enters_and_arrows_stop_at_the_edge() {
        let drawing = row_of(3);
        assert_eq!(answer_key("ArrowRight", &drawing, None), Answer::Go(0));
        assert_eq!(answer_key("ArrowRight", &drawing, Some(1)), Answer::Go(2));
        assert_eq!(answer_key("ArrowRight", &drawing, Some(2)), Answer::Stay);
        assert_eq!(answer_key("End", &drawing, Some(0)), Answer::Go(2));
        assert_eq!(answer_key("Enter", &drawing, Some(1)), Answer::Pick(MarkKey::new(0, 1)));
    }

    #[test]
    fn escape_is_the_pages_when_nothing_is_open() {
        assert_eq!(answer_key("Escape", &row_of(3), Some(1)), Answer::Leave);
        assert_eq!(answer_key("Escape", &row_of(3), None), Answer::Ignore);
        assert_eq!(answer_key("Tab", &row_of(3), Some(1)), Answer::Ignore);
    }

    #[test]
    fn a_chart_without_marks_and_a_place_that_is_gone_do_no_harm() {
        assert_eq!(answer_key("Enter", &row_of(0), Some(4)), Answer::Ignore);
        assert_eq!(answer_key("ArrowLeft", &row_of(2), Some(9)), Answer::Go(0));
    }
}
