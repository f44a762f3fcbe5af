//! Numbers as their digits: separators taken out, the point moved, places rounded, and nothing ever made a float.

/// The number without its thousands separators; `None` where a comma separates something else.
pub(super) fn without_separators(number: &str) -> Option<String> {
    if !number.contains(',') {
        return (!number.is_empty()).then(|| number.to_owned());
    }
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let (sign, whole) = whole.strip_prefix('-').map_or(("", whole), |rest| ("-", rest));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    // By thousands, or by 万 as some Chinese tables do.
    let grouped = |size: usize| (1..=size).contains(&first.len()) && rest.iter().all(|group| group.len() == size);
    if fraction.contains(',') || !(grouped(3) || grouped(4)) {
        return None;
    }
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{first}{}{point}{fraction}", rest.concat()))
}

/// The same digits with the point `places` further to the right.
pub(super) fn move_point(digits: &str, places: i32) -> Option<String> {
    let size = usize::try_from(places.unsigned_abs()).ok().filter(|size| *size <= 16)?;
    if size == 0 {
        return Some(digits.to_owned());
    }
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') || (whole.is_empty() && fraction.is_empty()) {
        return None;
    }
    let all = format!("{whole}{fraction}");
    Some(if places > 0 {
        let all = format!("{all:0<width$}", width = whole.len() + size);
        let (whole, fraction) = all.split_at(whole.len() + size);
        format!("{sign}{whole}.{fraction}")
    } else {
        let all = format!("{all:0>width$}", width = fraction.len() + size + 1);
        let (whole, fraction) = all.split_at(all.len() - fraction.len() - size);
        format!("{sign}{whole}.{fraction}")
    })
}

/// A decimal number with at most `places` behind the point, halves away from zero; `None` where it has no more than that.
pub(super) fn rounded(digits: &str, places: usize) -> Option<String> {
    let (sign, number) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
    let (whole, fraction) = number.split_once('.')?;
    let kept = fraction.get(..places)?;
    let up = *fraction.as_bytes().get(places)? >= b'5';
    let all = format!("0{whole}{kept}");
    if !up || !all.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("{sign}{whole}.{kept}"));
    }
    let mut bytes = all.into_bytes();
    for digit in bytes.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            break;
        }
        *digit = b'0';
    }
    let raised: String = bytes.iter().map(|&byte| char::from(byte)).collect();
    let (whole, fraction) = raised.split_at(raised.len() - places);
    Some(format!("{sign}{whole}.{fraction}"))
}
