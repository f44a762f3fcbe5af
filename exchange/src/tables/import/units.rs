//! The units that a table states for all of it, above its heads or in a note below, and what they mean for a figure.

use super::frame;
use super::key::{bracketed, key, narrowed};
use super::known::KnownFigure;
use super::scale::{Scale, scale_of, unit_like};
use crate::tables::sheet::Sheet;
use crate::wording::figure::Kind;

/// Among so many of the last rows a note is looked for.
const LAST: usize = 20;

/// How a figure is written by the units of its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    /// As it is everywhere.
    Own,
    /// In another way.
    Scale(Scale),
    /// Nobody can tell.
    Unclear,
}

/// The units stated above the heads, and in notes below the table.
pub(super) fn of_table(sheet: &Sheet, top: usize) -> Vec<String> {
    let mut found = frame::units(sheet, top);
    let rows = sheet.rows().len();
    for row in rows.saturating_sub(LAST).max(top + 1)..rows {
        let mut cells = sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        if let (Some(text), None) = (cells.next(), cells.next()) {
            found.extend(stated(text));
        }
    }
    found
}

/// The units in the head of a column of values: `数值（万人、张）`.
pub(super) fn of_head(head: &str) -> Vec<String> {
    bracketed(head).map(|(_, inner)| listed(&narrowed(inner))).unwrap_or_default()
}

/// The units that a sentence states: `注：人口单位为万人`, `以万人计`.
pub(super) fn stated(text: &str) -> Vec<String> {
    let text = narrowed(text);
    let mut found = Vec::new();
    for (at, word) in text.match_indices("单位") {
        found.extend(listed(text[at + word.len()..].trim_start_matches([':', '为', '是', '均', ' '])));
    }
    for by in ["以", "按"] {
        for (at, word) in text.match_indices(by) {
            let rest = &text[at + word.len()..];
            let unit = rest.find(['计', '为']).map(|end| rest[..end].trim());
            found.extend(unit.filter(|unit| unit_like(unit)).map(str::to_owned));
        }
    }
    found
}

/// The units at the beginning of a text.
fn listed(text: &str) -> Vec<String> {
    let marks = ['、', ',', ';', '/', ' ', '和', '。', ')', '.'];
    text.split(marks).map(str::trim).take_while(|unit| unit_like(unit)).map(str::to_owned).collect()
}

/// What the units of a table mean for a figure whose own head states none. `fractions` says whether its column has any.
pub(super) fn taken(known: &KnownFigure, units: &[String], fractions: impl Fn() -> bool) -> Taken {
    let own = key(&known.expected.unit.zh);
    // A unit of this figure's own kind: 万人 for people, 万张 for beds; 张 says that beds are in no ten thousands.
    let kind = |unit: &&String| key(unit).ends_with(&own) && !own.is_empty();
    let fitting: Vec<Scale> = units.iter().filter(kind).filter_map(|unit| scale_of(known, unit)).collect();
    let words = ["万", "千", "亿", "百万", "10000", "1000", "thousand", "million"];
    let scale = match (fitting.as_slice(), units) {
        ([], [bare]) if words.contains(&key(bare).as_str()) => scale_of(known, bare),
        ([], _) => None,
        (several, _) if several.iter().all(|scale| *scale == several[0]) => Some(several[0]),
        // 万人、人 on one table: a fraction tells, or it is asked.
        (several, _) if fractions() => several.iter().copied().max_by_key(|scale| match scale {
            Scale::Power(places) => *places,
            Scale::Per(_) => 0,
        }),
        _ => return Taken::Unclear,
    };
    // 十张: a unit of this figure that it is never written in.
    if fitting.is_empty() && units.iter().any(|unit| kind(&unit) && key(unit) != own) {
        return Taken::Unclear;
    }
    let Some(scale) = scale.filter(|scale| *scale != Scale::default()) else { return Taken::Own };
    // Staff are people too; whether 万人 is meant for them as well, only a fraction tells.
    if known.expected.kind != Kind::People && own == "人" && !fractions() {
        return Taken::Unclear;
    }
    Taken::Scale(scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_or_a_head_states_units() {
        assert_eq!(stated("注：1.人口单位为万人；2.床位单位为张。"), ["万人", "张"]);
        assert_eq!(stated("（单位：万人、张）"), ["万人", "张"]);
        assert_eq!(stated("说明：本表人口以百人计，护士以十人计"), ["百人", "十人"]);
        assert_eq!(stated("注：人口以万人为单位"), ["万人"]);
        assert!(stated("编制单位：市卫健委").is_empty() && stated("以上数据以年末计").is_empty());
        assert_eq!(of_head("数值（万人、张）"), ["万人", "张"]);
    }
}
