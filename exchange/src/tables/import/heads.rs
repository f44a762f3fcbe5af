//! What stands over a column: one to three rows of heads joined, with the year, the unit and the name told apart.

use permille_engine::edit::Figure;
use permille_engine::name::Name;
use permille_engine::year::Year;

use super::key::{bracketed, dated, is_note_mark, key, narrowed};
use super::known::{Known, KnownFigure, Lookup};
use super::scale::{Scale, behind_slash, numbered, scale_of, unit_like};
use super::vocabulary::qualifies;
use crate::tables::sheet::Sheet;

/// The heads over a column, from the top.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub(super) struct Head {
    /// The texts, each once.
    pub(super) parts: Vec<String>,
}

/// What a head says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A figure.
    Figure {
        /// Which.
        figure: Figure,
        /// Its year.
        year: Option<Year>,
        /// How it is written, where the head says so.
        scale: Option<Scale>,
    },
    /// A year and nothing else.
    Year(Year),
    /// The whole of what the title speaks of: 合计, of a year where one is named.
    Whole(Option<Year>),
    /// Something that is known to be another thing: why it stays out.
    Other(Name),
    /// Perhaps this figure.
    Perhaps(Figure),
    /// A figure that no plan of the file speaks of.
    NotHere(String),
    /// Part of a figure, or the figure of another time or kind.
    Qualified,
    /// Nothing that is known.
    Unknown,
}

/// So many columns to its left, what a part is part of is looked for.
const NEAR: usize = 50;

impl Head {
    /// The heads of a column between the first row of heads and the last. A blank cell says what its merged cell says, or, above the last row, what
    /// stands to its left over a column of the same group.
    pub(super) fn of(sheet: &Sheet, top: usize, header: usize, column: usize) -> Self {
        let mut parts = Self::parts(sheet, top, header, column);
        // 其中 alone says part of what stands to its left.
        if let [one] = parts.as_slice()
            && Part::new(one).sub
        {
            let mut left = (0..column).rev().take(NEAR).map(|column| Self::parts(sheet, top, header, column));
            let whole = left.find(|parts| parts.len() == 1 && !Part::new(&parts[0]).sub);
            parts.splice(0..0, whole.unwrap_or_default());
        }
        Self { parts }
    }

    /// What stands over a column, from above.
    fn parts(sheet: &Sheet, top: usize, header: usize, column: usize) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for row in top..=header {
            let text = spread(sheet, row, header, column);
            let plain = narrowed(unnoted(text)).split_whitespace().collect::<Vec<_>>().join(" ");
            if !plain.is_empty() && parts.last() != Some(&plain) {
                parts.push(plain);
            }
        }
        parts
    }

    /// A head that stands in a row, below the one it is part of.
    pub(super) fn below(whole: Option<&str>, text: &str) -> Self {
        let whole = whole.filter(|_| Part::new(text).sub);
        Self { parts: whole.into_iter().chain([text]).map(str::to_owned).collect() }
    }

    /// Whether a text says that it is part of what stands before it: 其中：医院.
    pub(super) fn is_part(text: &str) -> bool {
        Part::new(&narrowed(text)).sub
    }

    /// The heads as one text.
    pub(super) fn text(&self) -> String {
        self.parts.join(" ")
    }
}

/// A head without the marks of footnotes behind it: 注册护士*[1].
fn unnoted(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let bare = text.trim_end_matches(|letter: char| is_note_mark(letter) || letter == '*').trim_end();
        let numbered = |inner: &str| (1..=2).contains(&inner.len()) && inner.bytes().all(|byte| byte.is_ascii_digit());
        let bare = bracketed(bare).filter(|(_, inner)| numbered(inner)).map_or(bare, |(own, _)| own);
        if bare.is_empty() || bare.len() == text.len() {
            return text;
        }
        text = bare;
    }
}

/// What stands over a column in a row of heads.
fn spread(sheet: &Sheet, row: usize, header: usize, column: usize) -> &str {
    let own = sheet.merged_cell(row, column);
    if !own.is_empty() || row == header || !sheet.marks.merged.is_empty() {
        return own;
    }
    // Without marks of merged cells: a group reaches to the right over columns that have a head of their own below.
    let below = |column: usize| (row + 1..=header).any(|row| !sheet.cell(row, column).is_empty());
    let mut at = column;
    while at > 0 && below(at) {
        at -= 1;
        let text = sheet.cell(row, at);
        if !text.is_empty() {
            return if below(at) { text } else { "" };
        }
    }
    ""
}

/// A part of a head, taken apart.
struct Part {
    name: String,
    year: Option<Year>,
    unit: Option<String>,
    sub: bool,
}

/// Whether a text names a figure, or something that is known to be none.
pub(super) fn names_figure(known: &Known, text: &str) -> bool {
    let head = Head { parts: vec![narrowed(unnoted(text))] };
    !matches!(said(known, &head), Said::Unknown | Said::Year(_) | Said::Whole(_))
}

/// The year a text is, and nothing else: `2023`, `2023年末`, `2023-12-31`.
pub(super) fn year_alone(text: &str) -> Option<Year> {
    let (year, rest) = dated(text);
    let rest: String = key(&rest).chars().filter(|letter| !"年末底度月日t".contains(*letter)).collect();
    let time = rest.chars().all(|letter| letter.is_ascii_digit()) && rest.len() <= 10;
    year.filter(|_| time)
}

impl Part {
    fn new(text: &str) -> Self {
        if let Some(year) = year_alone(text) {
            return Self { name: String::new(), year: Some(year), unit: None, sub: false };
        }
        let (year, rest) = dated(text);
        let mut name = rest.trim().to_owned();
        let stripped = ["其中：", "其中:", "其中", "＃", "#", "of which:", "of which", "of them"]
            .iter()
            .find_map(|mark| name.strip_prefix(mark).map(|rest| rest.trim().to_owned()));
        let sub = stripped.is_some();
        name = stripped.unwrap_or(name);
        let mut unit = None;
        // （单位：万人）, （年末数、万人）
        let bare = |inner: &str| {
            let inner = inner.strip_prefix("单位").map_or(inner, |rest| rest.trim_start_matches([':', '：', ' ']));
            let unit = inner.strip_prefix("年末数").or_else(|| inner.strip_prefix("期末数")).unwrap_or(inner);
            unit.trim_start_matches(['、', ',', '，', ' ']).to_owned()
        };
        let parted = bracketed(&name).map(|(own, inner)| (own.to_owned(), bare(inner)));
        let parted = parted.or_else(|| {
            let (own, inner) = name.rsplit_once(['/', ':', '：', '_', '-', '—', ' '])?;
            // Number of Beds is a name.
            if own.is_ascii() && numbered(&key(inner)).0 == Some("") {
                return None;
            }
            let slash = if name.contains('/') { "/" } else { "" };
            Some((own.trim().to_owned(), format!("{slash}{}", inner.trim())))
        });
        if let Some((own, inner)) = parted
            && (unit_like(&inner) || year_alone(&inner).is_some() || inner.trim_matches('/').is_empty())
        {
            unit = Some(inner).filter(|inner| unit_like(inner));
            name = own;
        } else if unit_like(&name) {
            unit = Some(std::mem::take(&mut name));
        }
        // (万人)(10 000 persons)
        let bare = name.trim_matches(['(', ')', '（', '）']);
        if unit.is_some() && unit_like(bare) {
            unit = Some(bare.to_owned());
            name.clear();
        }
        Self { name, year, unit, sub }
    }
}

/// Whether a part says that the column is the whole of what stands above it.
fn is_whole(name: &str) -> bool {
    [
        "合计",
        "小计",
        "总计",
        "总数",
        "计",
        "本年",
        "本年数",
        "本期",
        "本期数",
        "期末",
        "期末数",
        "年末数",
        "实有",
        "实有数",
        "实际",
        "实际数",
        "现状",
        "数量",
        "人数",
        "总量",
        "全部",
        "绝对数",
        "数",
        "total",
        "all",
        "number",
        "count",
        "sum",
    ]
    .contains(&key(name).as_str())
}

/// Whether a part only names a field, so that what stands below it is what it is by itself.
fn is_neutral(name: &str) -> bool {
    !qualifies(&key(name))
}

/// What the heads of a column say.
pub(super) fn said(known: &Known, head: &Head) -> Said {
    let parts: Vec<Part> = head.parts.iter().map(|part| Part::new(part)).collect();
    let year = parts.iter().rev().find_map(|part| part.year);
    let unit = parts.iter().rev().find_map(|part| part.unit.clone());
    // The whole text first: a plan's own measure may be called so, brackets and all.
    if let [whole] = head.parts.as_slice()
        && let Some(found) = known.named(whole)
    {
        return figure(found, None, None, None);
    }
    let mut names: Vec<&Part> = parts.iter().filter(|part| !part.name.is_empty()).collect();
    while names.len() > 1 && names.last().is_some_and(|last| is_whole(&last.name)) {
        names.pop();
    }
    let Some((last, above)) = names.split_last() else {
        return year.map_or(Said::Unknown, Said::Year);
    };
    if names.len() == 1 && is_whole(&last.name) && unit.is_none() && !last.sub {
        return Said::Whole(year);
    }
    let year = year.or(last.year);
    let own = known.lookup(&last.name);
    let answer = |lookup: Lookup| match lookup {
        Lookup::Known(found, per) => figure(found, year, unit.as_deref(), per),
        Lookup::Other(why) => Said::Other(why.into()),
        Lookup::Perhaps(found) => Said::Perhaps(found.figure.clone()),
        Lookup::NotHere(id) => Said::NotHere(id.to_owned()),
        Lookup::Nothing => Said::Unknown,
    };
    let Some(parent) = above.iter().rev().find(|part| !is_whole(&part.name)) else { return answer(own) };
    let qualified = above.iter().any(|part| !is_neutral(&part.name));
    let counted = |lookup: &Lookup| match lookup {
        Lookup::Known(found, _) | Lookup::Perhaps(found) => Some(key(&found.expected.unit.zh)),
        _ => None,
    };
    // 床位 over 乡镇卫生院 counts beds, and 诊疗人次 visits: only below a word for institutions are these counted.
    let (of_own, of_parent) = (counted(&own), counted(&known.lookup(&parent.name)));
    let institutions = of_own.as_deref().is_some_and(|unit| ["个", "家", "所"].contains(&unit));
    let of_others =
        institutions && !["机构", "机构数", "机构个数", "单位数"].iter().any(|word| key(&parent.name).ends_with(word));
    let qualified = qualified || of_others || (of_own.is_some() && of_parent.is_some() && of_own != of_parent);
    if matches!(own, Lookup::Known(..) | Lookup::Other(..)) && !qualified {
        return answer(own);
    }
    // Neither by itself: 床位 over 医院, 常住人口 over 城镇.
    let tries = [format!("{}{}", last.name, parent.name), format!("{}{}", parent.name, last.name)];
    for text in tries {
        match known.lookup(&text) {
            Lookup::Nothing | Lookup::Perhaps(_) => {}
            // A qualifying word that was trimmed away is still there.
            Lookup::Known(..) if qualified && known.named(&text).is_none() => {}
            found => return answer(found),
        }
    }
    let parent_known = matches!(known.lookup(&parent.name), Lookup::Known(..) | Lookup::NotHere(_));
    if last.sub || parent_known || qualified { Said::Qualified } else { answer(own) }
}

fn figure(found: &KnownFigure, year: Option<Year>, unit: Option<&str>, per: Option<u32>) -> Said {
    let stated = unit.and_then(|unit| scale_of(found, &behind_slash(found, unit)));
    // 每千人口床位数（张）: beds, and still for a thousand people.
    let scale = match (stated, per) {
        (Some(Scale::Power(0)), Some(people)) => Some(Scale::Per(people)),
        _ => stated.or(per.map(Scale::Per)),
    };
    match unit {
        // A unit that this figure is never in makes another figure of it.
        Some(unit) if scale.is_none() && !found.is_in(unit) => Said::Perhaps(found.figure.clone()),
        _ => Said::Figure { figure: found.figure.clone(), year, scale },
    }
}
