//! Codes of areas as tables write them, and what GB/T 2260 says by them: the level of an area, and the one above it.

use permille_engine::area::Level;
use permille_engine::id::AreaCode;
use permille_engine::name::Name;

/// The provinces by the first two digits of their codes.
const PROVINCES: [(&str, &str, &str); 34] = [
    ("11", "北京市", "Beijing"),
    ("12", "天津市", "Tianjin"),
    ("13", "河北省", "Hebei"),
    ("14", "山西省", "Shanxi"),
    ("15", "内蒙古自治区", "Inner Mongolia"),
    ("21", "辽宁省", "Liaoning"),
    ("22", "吉林省", "Jilin"),
    ("23", "黑龙江省", "Heilongjiang"),
    ("31", "上海市", "Shanghai"),
    ("32", "江苏省", "Jiangsu"),
    ("33", "浙江省", "Zhejiang"),
    ("34", "安徽省", "Anhui"),
    ("35", "福建省", "Fujian"),
    ("36", "江西省", "Jiangxi"),
    ("37", "山东省", "Shandong"),
    ("41", "河南省", "Henan"),
    ("42", "湖北省", "Hubei"),
    ("43", "湖南省", "Hunan"),
    ("44", "广东省", "Guangdong"),
    ("45", "广西壮族自治区", "Guangxi"),
    ("46", "海南省", "Hainan"),
    ("50", "重庆市", "Chongqing"),
    ("51", "四川省", "Sichuan"),
    ("52", "贵州省", "Guizhou"),
    ("53", "云南省", "Yunnan"),
    ("54", "西藏自治区", "Tibet"),
    ("61", "陕西省", "Shaanxi"),
    ("62", "甘肃省", "Gansu"),
    ("63", "青海省", "Qinghai"),
    ("64", "宁夏回族自治区", "Ningxia"),
    ("65", "新疆维吾尔自治区", "Xinjiang"),
    ("71", "台湾省", "Taiwan"),
    ("81", "香港特别行政区", "Hong Kong"),
    ("82", "澳门特别行政区", "Macao"),
];

/// Municipalities: their counties belong to them directly.
const MUNICIPALITIES: [&str; 4] = ["11", "12", "31", "50"];

/// The digits of a code as it is written in tables: full width, twelve digits, as a number, with a mark of text before it.
#[must_use]
pub fn digits(text: &str) -> String {
    let plain = |letter: char| match letter {
        '\u{ff10}'..='\u{ff19}' => u32::from(letter).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(letter),
        other => other,
    };
    let kept: String = text
        .chars()
        .map(plain)
        .filter(|letter| !letter.is_whitespace() && !"'\"“”’`\u{feff}\u{200b}".contains(*letter))
        .collect();
    let kept = kept.strip_prefix('=').unwrap_or(&kept);
    let whole = kept
        .split_once('.')
        .filter(|(_, rest)| !rest.is_empty() && rest.bytes().all(|byte| byte == b'0'))
        .map(|(whole, _)| whole);
    let kept = whole.unwrap_or(kept);
    // 3.60203E+11 has all six digits still; 3.602E+11 has lost some.
    if let Some((digits, true)) = exponent(kept) {
        return digits;
    }
    // 156360202: the country's own number stands before the code.
    let kept = kept
        .strip_prefix("156")
        .filter(|rest| matches!(rest.len(), 6 | 9) && rest.bytes().all(|byte| byte.is_ascii_digit()))
        .filter(|rest| PROVINCES.iter().any(|(province, ..)| rest.starts_with(province)))
        .unwrap_or(kept);
    let end = match kept.len() {
        _ if !kept.bytes().all(|byte| byte.is_ascii_digit()) => kept.len(),
        12 if kept.ends_with("000000") => 6,
        12 if kept.ends_with("000") => 9,
        9 if kept.ends_with("000") => 6,
        _ => kept.len(),
    };
    kept[..end].to_owned()
}

/// A number that a spreadsheet has written with an exponent: the digits of a code that are left of it, and whether they are six.
fn exponent(text: &str) -> Option<(String, bool)> {
    let (mantissa, power) = text.split_once(['e', 'E'])?;
    let power: usize = power.strip_prefix('+').unwrap_or(power).parse().ok()?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = format!("{whole}{fraction}");
    let sound = whole.len() == 1
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && matches!(power, 5 | 8 | 11)
        && digits.len() <= power + 1;
    sound.then(|| (digits.chars().take(6).collect(), digits.len() >= 6))
}

/// The digits that are left of a code that a spreadsheet has cut short; `None` where it has not.
#[must_use]
pub fn cut_short(text: &str) -> Option<String> {
    exponent(text.trim().trim_start_matches(['=', '"', '\'']).trim_end_matches('"'))
        .filter(|(_, whole)| !whole)
        .map(|(digits, _)| digits)
}

/// The code a new area can have: six digits, or nine for a township; `36` and `3601` are filled up.
#[must_use]
pub fn of_new_area(digits: &str) -> Option<AreaCode> {
    // The census has zones under codes of no province; the columns beside them say where they belong.
    if digits.starts_with('0') || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    match digits.len() {
        2 | 4 => Some(AreaCode::new(format!("{digits:0<6}"))),
        6 => Some(AreaCode::from(digits)),
        9 => Some(AreaCode::from(digits)).filter(is_of_a_province),
        _ => None,
    }
}

/// Whether a code begins as those of a province do.
#[must_use]
pub fn is_of_a_province(code: &AreaCode) -> bool {
    PROVINCES.iter().any(|(province, ..)| code.as_str().starts_with(province))
}

/// The level of the area with this code.
#[must_use]
pub fn level(code: &AreaCode) -> Level {
    match code.as_str() {
        longer if longer.len() > 6 => Level::Township,
        province if province.ends_with("0000") => Level::Province,
        city if city.ends_with("00") => Level::City,
        _ => Level::County,
    }
}

/// The code of the area directly above; `None` above a province.
#[must_use]
pub fn above(code: &AreaCode) -> Option<AreaCode> {
    let text = code.as_str();
    let province = || text.get(..2).map(|stem| AreaCode::new(format!("{stem}0000")));
    match level(code) {
        Level::Province => None,
        Level::City => province(),
        // 90 stands for counties directly below the province.
        Level::County if MUNICIPALITIES.iter().any(|stem| text.starts_with(stem)) || text.get(2..4) == Some("90") => province(),
        Level::County => text.get(..4).map(|stem| AreaCode::new(format!("{stem}00"))),
        Level::Township => text.get(..6).map(AreaCode::from),
    }
}

/// What a province is called; `None` where the code is of none.
#[must_use]
pub fn province(code: &AreaCode) -> Option<Name> {
    let stem = code.as_str().strip_suffix("0000")?;
    PROVINCES.iter().find(|(province, ..)| *province == stem).map(|&(_, zh, en)| Name::new(zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_written() {
        for (written, meant) in [
            ("360202", "360202"),
            ("３６０２０２", "360202"),
            ("'360202", "360202"),
            ("360202.0", "360202"),
            ("360202000000", "360202"),
            ("360202100000", "360202100"),
            ("360202000", "360202"),
            ("156360202", "360202"),
            ("156360202000", "360202"),
            ("X-1", "X-1"),
            ("=\"360281\"", "360281"),
            ("3.60203E+11", "360203"),
            ("3.602E+11", "3.602E+11"),
        ] {
            assert_eq!(digits(written), meant);
        }
        assert_eq!(cut_short("3.602E+11").as_deref(), Some("3602"));
        assert_eq!(cut_short("3.60203E+11"), None);
        assert_eq!(of_new_area("36").map(|code| code.to_string()).as_deref(), Some("360000"));
        assert_eq!(of_new_area("3602").map(|code| code.to_string()).as_deref(), Some("360200"));
        assert_eq!(of_new_area("099999"), None);
        assert!(is_of_a_province(&"360202".into()) && !is_of_a_province(&"170971".into()));
        assert_eq!(of_new_area("36020"), None);
    }

    #[test]
    fn a_code_tells_the_level_and_the_area_above() {
        let above = |code: &str| above(&code.into()).map(|code| code.to_string());
        assert_eq!(above("360202100").as_deref(), Some("360202"));
        assert_eq!(above("360202").as_deref(), Some("360200"));
        assert_eq!(above("360200").as_deref(), Some("360000"));
        assert_eq!(above("360000"), None);
        assert_eq!(above("110101").as_deref(), Some("110000"));
        assert_eq!(above("429004").as_deref(), Some("420000"));
        assert_eq!(level(&"441900".into()), Level::City);
        assert_eq!(province(&"360000".into()).map(|name| name.zh).as_deref(), Some("江西省"));
        assert_eq!(province(&"360100".into()), None);
    }
}
