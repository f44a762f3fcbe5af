//! The figures of a sentence, each with its place and what it is.

use std::ops::Range;

use permille_engine::quantity::Quantity;

use crate::script::{is_numeral, numeral};
use crate::vocabulary::Vocabulary;

/// What a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// So much of something.
    Amount,
    /// A calendar year.
    Year,
    /// For so many people: 每3万人口.
    Per,
    /// A population that parts areas: 30万人口以上的县.
    Band,
    /// An age that names a group, a number of a document, a part of a name, a month or day.
    Name,
}

/// A figure of a sentence in plain form.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its bytes, with its unit.
    pub span: Range<usize>,
    /// How much.
    pub value: Quantity,
    /// The upper end of a range.
    pub upper: Option<Quantity>,
    /// %, ‰, 张 …; empty where none is printed.
    pub unit: String,
    /// What it is.
    pub role: Role,
}

/// The figures of a sentence in plain form.
#[must_use]
pub fn figures(plain: &str, vocabulary: &Vocabulary) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let Some(one) = plain[at..].chars().next() {
        let read = if one.is_ascii_digit() {
            arabic(plain, at, vocabulary)
        } else if is_numeral(one) {
            in_words(plain, at, vocabulary)
        } else {
            None
        };
        match read {
            Some(figure) => {
                at = figure.span.end.max(at + 1);
                out.push(figure);
            }
            None => at += one.len_utf8(),
        }
    }
    out
}

/// The digits a text begins with, and their value.
fn digits(text: &str) -> Option<(Quantity, usize)> {
    let mut end = 0;
    let bytes = text.as_bytes();
    while end < bytes.len() {
        let grouped = bytes[end] == b',' && bytes[end + 1..].iter().take_while(|one| one.is_ascii_digit()).count() == 3;
        let point = bytes[end] == b'.' && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(bytes[end].is_ascii_digit() || grouped || point) {
            break;
        }
        end += 1;
    }
    Some((text[..end].replace(',', "").parse().ok()?, end))
}

/// What 万 and 亿 make of a value; money keeps them in its unit.
fn scaled(text: &str) -> (i64, usize) {
    let money = text.starts_with("万元") || text.starts_with("亿元");
    match text.chars().next() {
        Some('万') if !money => (10_000, 3),
        Some('亿') if !money => (100_000_000, 3),
        _ => (1, 0),
    }
}

fn times(value: Quantity, scale: i64) -> Option<Quantity> {
    value.per(scale, 1, false)
}

fn arabic(plain: &str, start: usize, vocabulary: &Vocabulary) -> Option<Figure> {
    let (value, taken) = digits(&plain[start..])?;
    let mut end = start + taken;
    let before = plain[..start].chars().next_back();
    let named = before.is_some_and(|one| one.is_ascii_alphabetic() || matches!(one, '+' | '第' | '〔'));
    if taken == 4 && plain[start..end].parse::<u16>().is_ok_and(|year| (1949..2100).contains(&year)) {
        let rest = &plain[end..];
        let listed = rest.starts_with(['、', '-']) && rest[1..].contains('年');
        if rest.starts_with('年') || listed || rest.starts_with('〕') {
            let role = if before == Some('〔') { Role::Name } else { Role::Year };
            return Some(Figure { span: start..end, value, upper: None, unit: String::new(), role });
        }
    }
    let (mut value, mut upper) = (value, None);
    let percent = plain[end..].starts_with('%') && plain[end + 1..].starts_with('-');
    let step = usize::from(percent);
    if let Some(rest) = plain[end + step..].strip_prefix('-').filter(|rest| rest.starts_with(|one: char| one.is_ascii_digit()))
        && let Some((high, more)) = digits(rest)
    {
        end += step + 1 + more;
        upper = Some(high);
    }
    let (scale, more) = scaled(&plain[end..]);
    end += more;
    value = times(value, scale)?;
    upper = upper.and_then(|upper| times(upper, scale));
    let rest = &plain[end..];
    let unit = ["个百分点", "%", "‰", "/10万", "/万"].into_iter().find(|unit| rest.starts_with(unit)).map(str::to_owned);
    let unit = unit.or_else(|| vocabulary.unit_at(rest).map(|unit| unit.zh.clone())).unwrap_or_default();
    end += unit.len();
    let after = &plain[end..];
    let group = unit == "岁" && ["以", "及以", "儿", "老", "人"].iter().any(|word| after.starts_with(word));
    let circle = unit == "分钟" && after.chars().take(12).any(|one| one == '圈');
    let dated = after.starts_with(['月', '日', '年', '号', '+']);
    let emergency = unit.is_empty() && ["120", "12320", "12345", "12356", "110"].contains(&&plain[start..end]);
    let letters = after.starts_with(|one: char| one.is_ascii_alphabetic());
    let area = |text: &str| {
        let text = text.trim_start_matches("以上").trim_start_matches("以下").trim_start_matches("人口").trim_start_matches('口');
        let text = text.trim_start_matches("以上").trim_start_matches("以下").trim_start_matches('的');
        ["县", "设区市", "市", "区", "乡镇", "城市"].iter().any(|word| text.starts_with(word))
    };
    let per = before == Some('每') || plain[..start].ends_with("每个");
    let role = if named || group || circle || dated || emergency || letters {
        Role::Name
    } else if per {
        Role::Per
    } else if scale > 1 && (unit == "人" || unit.is_empty()) && area(after) {
        Role::Band
    } else {
        Role::Amount
    };
    Some(Figure { span: start..end, value, upper, unit, role })
}

/// Amounts in Chinese numerals, where a unit follows and a word before demands them: 三分之二, 两所.
fn in_words(plain: &str, start: usize, vocabulary: &Vocabulary) -> Option<Figure> {
    let text = &plain[start..];
    let taken = text.find(|one| !is_numeral(one)).unwrap_or(text.len());
    let number = numeral(&text[..taken])?;
    let rest = &text[taken..];
    if let Some(part) = rest.strip_prefix("分之") {
        let more = part.find(|one| !is_numeral(one)).unwrap_or(part.len());
        let part_value = i64::from(numeral(&part[..more])?);
        let value = Quantity::whole(part_value * 100).ok()?.divided(i64::from(number).max(1), false)?;
        let span = start..start + taken + "分之".len() + more;
        return Some(Figure { span, value, upper: None, unit: "%".to_owned(), role: Role::Amount });
    }
    let unit = vocabulary.unit_at(rest)?;
    let before = &plain[..start];
    let demanded = ["至少", "不少于", "建成", "建设", "设立", "设置", "有", "达到", "完成", "新增", "新建"]
        .iter()
        .any(|word| before.ends_with(word));
    let set = ["一批", "一系列"].iter().any(|word| text.starts_with(word)) || unit.zh == "级" || rest.contains('"');
    (demanded && !set).then(|| Figure {
        span: start..start + taken + unit.zh.len(),
        value: Quantity::whole(i64::from(number)).unwrap_or(Quantity::ONE),
        upper: None,
        unit: unit.zh.clone(),
        role: Role::Amount,
    })
}
