//! Names made comparable: width, case, space and punctuation make no difference.

/// A name without what makes no difference.
pub(super) fn key(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        other => other,
    };
    text.chars()
        .map(plain)
        .filter(|letter| letter.is_alphanumeric() || "%‰+".contains(*letter))
        .flat_map(char::to_lowercase)
        .collect()
}

/// What stands in brackets at the end of a text, and what stands before: `常住人口（万人）`.
pub(super) fn bracketed(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let inner = text.strip_suffix([')', '）', ']', '】'])?;
    let open = inner.rfind(['(', '（', '[', '【'])?;
    let width = inner[open..].chars().next()?.len_utf8();
    Some((inner[..open].trim(), inner[open + width..].trim()))
}

/// The last year named in a text, and the text without it: `2020年常住人口`, `Residents 2020`.
pub(super) fn dated(text: &str) -> (Option<u16>, String) {
    let letters: Vec<char> = text.chars().collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let starts = (0..letters.len().saturating_sub(3)).rev();
    for start in starts {
        let alone = !digit(start.wrapping_sub(1)) && !digit(start + 4);
        if !alone || !(start..start + 4).all(digit) {
            continue;
        }
        let year: String = letters[start..start + 4].iter().collect();
        let Some(year) = year.parse().ok().filter(|year| (1949..=2200).contains(year)) else { continue };
        let mut end = start + 4;
        while letters.get(end).is_some_and(|letter| "年末底度".contains(*letter)) {
            end += 1;
        }
        let rest: String = letters[..start].iter().chain(&letters[end..]).collect();
        return (Some(year), rest.trim().to_owned());
    }
    (None, text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_punctuation_make_no_difference() {
        assert_eq!(key(" Ｒｅｓｉｄｅｎｔ－Population "), "residentpopulation");
        assert_eq!(key("0–3 岁人口"), key("0-3岁人口"));
        assert_eq!(key("县（市、区）"), "县市区");
    }

    #[test]
    fn units_and_years_are_taken_off_a_header() {
        assert_eq!(bracketed("常住人口（万人）"), Some(("常住人口", "万人")));
        assert_eq!(bracketed("Beds (all) [10,000]"), Some(("Beds (all)", "10,000")));
        assert_eq!(bracketed("常住人口"), None);
        assert_eq!(dated("2020年末常住人口"), (Some(2020), "常住人口".to_owned()));
        assert_eq!(dated("Residents 2021"), (Some(2021), "Residents".to_owned()));
        assert_eq!(dated("360202"), (None, "360202".to_owned()));
        assert_eq!(dated("昌江区"), (None, "昌江区".to_owned()));
    }
}
