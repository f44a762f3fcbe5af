//! What a point before three digits is: a decimal point, or one that groups thousands. Decided once for a column, by what stands in it.

use super::key::narrowed;

/// What points and commas are in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(super) enum Points {
    /// Points are decimal points, and commas group.
    #[default]
    Decimal,
    /// Points group, and commas are decimal commas.
    Group,
    /// It may be either.
    Unclear,
}

/// What one text is evidence of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    Decimal,
    Group,
    /// A group of three digits that are not all zero.
    Either,
    /// `215.000`
    EitherZero,
    /// `21,5430`: in ten thousands, or with a group of them.
    TenThousands,
    Nothing,
}

fn evidence(text: &str) -> Evidence {
    if !text.contains(['.', ',', '．', '，']) {
        return Evidence::Nothing;
    }
    let plain: String = narrowed(text).chars().filter(|letter| !letter.is_whitespace()).collect();
    let digits = plain.trim_start_matches(['-', '−', '+']);
    if !digits.chars().all(|letter| letter.is_ascii_digit() || letter == '.' || letter == ',') {
        return Evidence::Nothing;
    }
    let (points, commas) = (digits.matches('.').count(), digits.matches(',').count());
    let grouped = |text: &str, mark: char| {
        let mut parts = text.split(mark);
        let first = parts.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && parts.all(|part| part.len() == 3)
    };
    match (points, commas) {
        (0, 0) => Evidence::Nothing,
        (0, 1) => match digits.split_once(',') {
            Some((_, fraction)) if fraction.len() == 4 => Evidence::TenThousands,
            // 6,2 is no group of thousands; 1,234 may be one, and is what everybody writes here.
            Some((_, fraction)) if fraction.len() != 3 => Evidence::Group,
            _ => Evidence::Nothing,
        },
        (0, _) => Evidence::Decimal,
        (_, 1) if digits.rfind(',') > digits.rfind('.') => Evidence::Group,
        (1, 0) => match digits.split_once('.') {
            Some((whole, "000")) if whole.len() <= 3 && whole != "0" => Evidence::EitherZero,
            Some((whole, fraction)) if fraction.len() == 3 && (1..=3).contains(&whole.len()) && whole != "0" => Evidence::Either,
            _ => Evidence::Decimal,
        },
        (1, _) => Evidence::Decimal,
        (_, 0) if grouped(digits, '.') => Evidence::Group,
        _ => Evidence::Nothing,
    }
}

/// Whether any of these texts can only be written with points that group and decimal commas.
pub(super) fn groups_anywhere<'a>(mut texts: impl Iterator<Item = &'a str>) -> bool {
    texts.any(|text| evidence(text) == Evidence::Group)
}

/// What points are in a column of these texts. `whole` says that its figures have no fractions; `elsewhere`, that points group in other columns.
pub(super) fn of_column<'a>(texts: impl Iterator<Item = &'a str>, whole: bool, elsewhere: bool) -> Points {
    let (mut decimal, mut group, mut either, mut zero) = (false, false, false, false);
    let mut groups_of_four = false;
    for text in texts {
        match evidence(text) {
            Evidence::Decimal => decimal |= text.contains(['.', '．']),
            Evidence::Group => group = true,
            Evidence::Either => either = true,
            Evidence::EitherZero => zero = true,
            // In a column of whole numbers the comma groups, and a decimal comma beside it is a slip.
            Evidence::TenThousands if whole => groups_of_four = true,
            Evidence::TenThousands => group = true,
            Evidence::Nothing => {}
        }
    }
    if groups_of_four {
        return Points::Decimal;
    }
    match (group, decimal) {
        (true, false) => Points::Group,
        (_, true) => Points::Decimal,
        // People do not come in thousandths.
        (false, false) if either && whole => Points::Group,
        (false, false) if (either || zero) && elsewhere => Points::Group,
        (false, false) if zero && whole => Points::Unclear,
        _ => Points::Decimal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_says_what_its_points_are() {
        let of = |texts: &[&str], whole| of_column(texts.iter().copied(), whole, false);
        assert_eq!(of(&["215.430", "1.180"], true), Points::Group);
        assert_eq!(of(&["215.000", "338.000"], true), Points::Unclear);
        assert_eq!(of(&["215.000", "1.609.167"], true), Points::Group);
        assert_eq!(of(&["215430.0", "2.000"], true), Points::Decimal);
        assert_eq!(of(&["21.543", "33.8902"], false), Points::Decimal);
        assert_eq!(of(&["0,62", "-0,13"], false), Points::Group);
        assert_eq!(of(&["1,234", "1,234,567"], true), Points::Decimal);
        assert_eq!(of(&["1,1800", "2,00"], true), Points::Decimal);
        assert_eq!(of(&["21,5430"], false), Points::Group);
        assert_eq!(of_column(["215.000"].into_iter(), true, true), Points::Group);
    }
}
