//! The years that a sentence gives as due.

use std::ops::Range;

use crate::figure::{Figure, Role};

/// A mention of one or more years.
pub(crate) struct Date {
    pub(crate) span: Range<usize>,
    pub(crate) years: Vec<u16>,
    /// Whether something is to be done by then.
    pub(crate) due: bool,
}

/// The years a sentence gives as due; years it compares with are left out.
pub(crate) fn dates(plain: &str, all: &[Figure], plan: Option<(u16, u16)>) -> Vec<Date> {
    let mut out: Vec<Date> = Vec::new();
    for figure in all.iter().filter(|one| one.role == Role::Year) {
        let before = &plain[..figure.span.start];
        if ["比", "较", "与", "《", "从", "由", "相较", "相比"].iter().any(|word| before.ends_with(word)) {
            continue;
        }
        let Ok(year) = figure.value.trunc().try_into() else { continue };
        if let Some(last) = out.last_mut()
            && plain[last.span.end..figure.span.start].chars().all(|one| "年底末前到、和及,-".contains(one))
        {
            last.years.push(year);
            last.span.end = figure.span.end;
            continue;
        }
        let after = plain[figure.span.end..].trim_start_matches('年');
        if ["基础上", "的基础上", "水平"].iter().any(|word| after.starts_with(word)) {
            continue;
        }
        let due = ["到", "至", "力争", "于"].iter().any(|word| before.ends_with(word))
            || ["底", "末", "前"].iter().any(|word| after.starts_with(word));
        out.push(Date { span: figure.span.clone(), years: vec![year], due });
    }
    out.extend(named_dates(plain, plan));
    out.sort_by_key(|date| date.span.start);
    out
}

/// Dates without a year's number: “十四五”期末, 规划期末, 三年内.
fn named_dates(plain: &str, plan: Option<(u16, u16)>) -> Vec<Date> {
    let mut out = Vec::new();
    for (word, last) in [("十三五", 2020), ("十四五", 2025), ("十五五", 2030), ("十六五", 2035)] {
        for (at, _) in plain.match_indices(word) {
            let rest = &plain[at + word.len()..];
            let after = rest.trim_start_matches(['”', '"', '’', '时', '期', '规', '划']);
            let end = plain.len() - after.len();
            let ends = after.starts_with('末') || after.starts_with("结束") || rest.contains("期间") && after.starts_with('间');
            if ends {
                out.push(Date { span: at..end + after.chars().next().map_or(0, char::len_utf8), years: vec![last], due: true });
            }
        }
    }
    let Some((first, last)) = plan else { return out };
    for word in ["规划期末", "规划期内", "到期末", "规划末期"] {
        if let Some(at) = plain.find(word) {
            out.push(Date { span: at..at + word.len(), years: vec![last], due: true });
        }
    }
    for (word, years) in
        [("一年内", 1), ("1年内", 1), ("两年内", 2), ("2年内", 2), ("三年内", 3), ("3年内", 3), ("五年内", 5), ("5年内", 5)]
    {
        if let Some(at) = plain.find(word) {
            let year = (first + years - 1).min(last);
            out.push(Date { span: at..at + word.len(), years: vec![year], due: true });
        }
    }
    out
}
