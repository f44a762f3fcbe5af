//! Words cut to what there is room for.

/// How much room a letter takes: Chinese ones are twice as wide as Latin ones.
fn width_of(letter: char) -> usize {
    if letter >= '\u{2e80}' { 2 } else { 1 }
}

/// How much room words take, in Latin letters.
#[must_use]
pub fn width(words: &str) -> usize {
    words.chars().map(width_of).sum()
}

/// Words in a room of so many Latin letters: as they are where they fit, else their beginning with three dots, which say that there is more.
#[must_use]
pub fn shortened(words: &str, room: usize) -> String {
    if width(words) <= room {
        return words.to_owned();
    }
    let mut left = room.saturating_sub(1);
    let fits = |letter: &char| {
        let fits = width_of(*letter) <= left;
        left = left.saturating_sub(width_of(*letter));
        fits
    };
    let beginning: String = words.chars().take_while(fits).collect();
    format!("{}…", beginning.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fits_stays_and_what_does_not_says_so() {
        assert_eq!(shortened("昌江区", 6), "昌江区");
        assert_eq!(shortened("昌江区", 5), "昌江…");
        assert_eq!(shortened("Changjiang District", 12), "Changjiang…");
        assert_eq!(shortened("", 0), "");
        assert!((1..40).all(|room| width(&shortened("Fuliang 浮梁县 county", room)) <= room.max(1)));
    }
}
