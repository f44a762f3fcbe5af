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
    let letters = spelt(text);
    if period(&letters).is_some() {
        return (None, letters.into_iter().collect::<String>().trim().to_owned());
    }
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

/// The letters of a text in the usual width, with years in figures: 二〇二四年, 24年.
fn spelt(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().map(narrow).collect();
    const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let digit = |letter: char| match letter {
        '零' | '○' | 'O' => Some(0),
        letter => DIGITS.iter().position(|digit| *digit == letter),
    };
    let figure = |value: usize| char::from_digit(u32::try_from(value).ok()?, 10);
    let mut at = 0;
    while at < letters.len() {
        let before = letters[..at].iter().rev();
        if letters[at] == '年' && before.clone().take(4).filter(|letter| digit(**letter).is_some()).count() == 4 {
            for letter in &mut letters[at - 4..at] {
                *letter = digit(*letter).and_then(figure).unwrap_or(*letter);
            }
        } else if letters[at] == '年' && before.clone().take_while(|letter| letter.is_ascii_digit()).count() == 2 {
            // 24年 is a year; 近10年 and 25年以上 are so many of them.
            let start = at - 2;
            let counts = start > 0 && "近每前后过去第满约达足共".contains(letters[start - 1]);
            let lasts = letters.get(at + 1).is_some_and(|next| "以前内来间期制后龄限生".contains(*next));
            let recent = ('1'..='3').contains(&letters[start]);
            if !counts && !lasts && recent {
                letters.splice(start..start, ['2', '0']);
                at += 2;
            }
        }
        at += 1;
    }
    letters
}

/// Two years that bound a period, or are held against each other: 2021-2025年, 2021年至2025年, 2024/2023.
fn period(letters: &[char]) -> Option<String> {
    let year = |at: usize| letters.get(at..at + 4).is_some_and(|four| four.iter().all(char::is_ascii_digit));
    let alone = |at: usize| year(at) && !letters.get(at + 4).is_some_and(char::is_ascii_digit);
    let first = |at: &usize| alone(*at) && (*at == 0 || !letters[at - 1].is_ascii_digit());
    (0..letters.len()).filter(first).find_map(|start| {
        let mut at = start + 4;
        at += usize::from(letters.get(at) == Some(&'年'));
        let joined = letters.get(at).is_some_and(|letter| "-—–―~～－至到/".contains(*letter));
        while letters.get(at).is_some_and(|letter| "-—–―~～－至到/ ".contains(*letter)) {
            at += 1;
        }
        let both = |from: usize| figure::year(&letters[from..from + 4].iter().collect::<String>()).is_some();
        (joined && alone(at) && both(start) && both(at)).then(|| letters[start..at + 4].iter().collect())
    })
}

/// What a text says of time that is more than one year, or part of one: 2021-2025年, 1-6月, 上半年, 三季度.
pub(super) fn no_one_year(text: &str) -> Option<String> {
    let letters = spelt(text);
    if let Some(found) = period(&letters) {
        return Some(found);
    }
    let words = ["上半年", "下半年", "季度", "年初至"].into_iter().find(|word| text.contains(word));
    // 2024Q3
    let quarter = letters.windows(2).enumerate().any(|(at, pair)| {
        let after = letters.get(at + 2).is_none_or(|letter| !letter.is_ascii_alphanumeric());
        let before = at == 0 || !letters[at - 1].is_ascii_alphabetic();
        matches!(pair, ['Q' | 'q', '1'..='4']) && before && after
    });
    let month = letters.iter().enumerate().any(|(at, letter)| {
        let digits = letters[..at].iter().rev().take_while(|letter| letter.is_ascii_digit()).count();
        let before = letters[..at - digits].iter().rev();
        *letter == '月' && (1..=2).contains(&digits) && before.clone().next().is_some_and(|mark| "-—–~～至到".contains(*mark))
    });
    words.map(str::to_owned).or_else(|| (month || quarter || within_year(&letters)).then(|| text.trim().to_owned()))
}

/// Whether a text names a month within a year: 2024年6月. A census is of the first of November.
fn within_year(letters: &[char]) -> bool {
    letters.iter().enumerate().any(|(at, letter)| {
        let month: String = letters[at + 1..].iter().take_while(|letter| letter.is_ascii_digit()).collect();
        let behind: String = letters[at + 1 + month.len()..].iter().take(3).collect();
        *letter == '年' && behind.starts_with('月') && month != "12" && (month != "11" || behind != "月1日")
    })
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
        assert_eq!(dated("二〇二四年床位数"), (Some(2024), "床位数".to_owned()));
        assert_eq!(dated("二○二三年"), (Some(2023), String::new()));
        assert_eq!(dated("23年末床位数"), (Some(2023), "床位数".to_owned()));
        for text in ["2021-2025年", "2021年至2025年", "2024/2023", "近10年", "25年以上", "三年", "第15年"] {
            assert_eq!(dated(text), (None, text.to_owned()), "{text}");
        }
        for text in ["各县床位（2021—2025年）", "2024年1-6月", "2024年上半年", "2023年三季度", "2024年6月末人口"]
        {
            assert!(no_one_year(text).is_some(), "{text}");
        }
        for text in ["2024年", "截至2023年12月31日", "2023-12-31", "2024年12月", "2020年11月1日零时"] {
            assert_eq!(no_one_year(text), None, "{text}");
        }
        assert_eq!(dated("昌江区"), (None, "昌江区".to_owned()));
    }
}
