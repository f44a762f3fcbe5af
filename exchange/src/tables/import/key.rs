//! Names made comparable: width, case, space, punctuation and traditional characters make no difference.

use std::collections::HashMap;
use std::sync::LazyLock;

use permille_engine::year::Year;

use crate::wording::figure::{self, narrow};

/// Traditional characters that heads and names of areas are full of, each followed by the simplified one.
const TRADITIONAL: &str = "區区縣县鄉乡鎮镇醫医療疗數数碼码稱称師师護护總总計计機机構构單单萬万張张個个歲岁衛卫劃划級级億亿業业\
    執执註注冊册嬰婴兒儿齡龄農农鎭镇東东龍龙樂乐貴贵陽阳長长廣广興兴雲云灣湾蘇苏遼辽黃黄島岛濱滨蘭兰\
    開开豐丰義义寧宁慶庆溫温門门關关領领馬马連连靜静餘余溪溪豐丰贛赣寶宝壽寿漢汉滬沪塢坞埔埔崗岗嶺岭澤泽會会\
    員员標标項项備备為为與与統统資资來来編编製制實实際际別别類类專专門门務务員员診诊緊紧車车輛辆報报";

/// The same, to be looked up.
static SIMPLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let letters: Vec<char> = TRADITIONAL.chars().collect();
    letters.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect()
});

/// A text with its full-width letters and digits in the usual width.
pub(super) fn narrowed(text: &str) -> String {
    text.chars().map(narrow).collect()
}

/// Whether a letter is the number of a footnote: ①, ⑴, ¹.
pub(super) const fn is_note_mark(letter: char) -> bool {
    matches!(letter, '①'..='⒇' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// A name without what makes no difference.
pub(super) fn key(text: &str) -> String {
    let plain = |letter: char| match letter {
        letter if letter < '\u{4e00}' => letter,
        letter if letter <= '\u{9fff}' => SIMPLE.get(&letter).copied().unwrap_or(letter),
        letter => narrow(letter),
    };
    text.chars()
        .map(plain)
        .filter(|letter| (letter.is_alphanumeric() && !is_note_mark(*letter)) || "%‰+".contains(*letter))
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
pub(super) fn dated(text: &str) -> (Option<Year>, String) {
    // 2023-12-31 is a day, and names its year.
    let letters: Vec<char> = text.chars().map(narrow).collect();
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    let starts = (0..letters.len().saturating_sub(3)).rev();
    for start in starts {
        let alone = !digit(start.wrapping_sub(1)) && !digit(start + 4);
        if !alone || !(start..start + 4).all(digit) {
            continue;
        }
        let year: String = letters[start..start + 4].iter().collect();
        let Some(year) = figure::year(&year) else { continue };
        let mut end = start + 4;
        while letters.get(end).is_some_and(|letter| "年末底度".contains(*letter)) {
            end += 1;
        }
        let rest: String = letters[..start].iter().chain(&letters[end..]).collect();
        return (Some(year), rest.trim().to_owned());
    }
    (None, letters.into_iter().collect::<String>().trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn width_case_and_punctuation_make_no_difference() {
        assert_eq!(key(" Ｒｅｓｉｄｅｎｔ－Population "), "residentpopulation");
        assert_eq!(key("0–3 岁人口"), key("0-3岁人口"));
        assert_eq!(key("县（市、区）"), "县市区");
        assert_eq!(key("行政區劃代碼"), key("行政区划代码"));
        assert_eq!(key("床位数①"), key("床位数"));
    }

    #[test]
    fn units_and_years_are_taken_off_a_header() {
        assert_eq!(bracketed("常住人口（万人）"), Some(("常住人口", "万人")));
        assert_eq!(bracketed("Beds (all) [10,000]"), Some(("Beds (all)", "10,000")));
        assert_eq!(bracketed("常住人口"), None);
        assert_eq!(dated("2020年末常住人口"), (Some(2020), "常住人口".to_owned()));
        assert_eq!(dated("Residents 2021"), (Some(2021), "Residents".to_owned()));
        assert_eq!(dated("２０２７年常住人口"), (Some(2027), "常住人口".to_owned()));
        assert_eq!(dated("360202"), (None, "360202".to_owned()));
        assert_eq!(dated("昌江区"), (None, "昌江区".to_owned()));
    }
}
