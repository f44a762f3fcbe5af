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
    /// What was, before the figure that is demanded: 从 5.2 张提高到 7.5 张.
    Compared,
    /// Digits that are no number that can be kept.
    Unread,
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
    /// Whether it is a growth by doubling: 翻一番.
    pub doubled: bool,
}

impl Figure {
    pub(crate) fn new(span: Range<usize>, value: Quantity, unit: &str, role: Role) -> Self {
        Self { span, value, upper: None, unit: unit.to_owned(), role, doubled: false }
    }

    fn moved(mut self, by: usize) -> Self {
        self.span = self.span.start + by..self.span.end + by;
        self
    }
}

/// The figures of a sentence in plain form.
#[must_use]
pub fn figures(plain: &str, vocabulary: &Vocabulary) -> Vec<Figure> {
    let mut out = one_after_the_other(plain, |one, at| {
        if one.is_ascii_digit() {
            arabic(plain, at, vocabulary).or_else(|| unread(plain, at))
        } else if one == '翻' {
            doubled(plain, at)
        } else if is_numeral(one) {
            in_words(plain, at, vocabulary)
        } else {
            None
        }
    });
    mark_compared(plain, &mut out);
    out
}

/// The figures that begin at the characters of a text, none of them within another: `read` is asked with each character that is in none yet.
pub(crate) fn one_after_the_other(text: &str, read: impl Fn(char, usize) -> Option<Figure>) -> Vec<Figure> {
    let mut out: Vec<Figure> = Vec::new();
    let mut at = 0;
    while let Some(one) = text[at..].chars().next() {
        match read(one, at) {
            Some(figure) => {
                at = figure.span.end.max(at + 1);
                out.push(figure);
            }
            None => at += one.len_utf8(),
        }
    }
    out
}

/// Digits that are no number: too long, or torn.
fn unread(plain: &str, start: usize) -> Option<Figure> {
    let taken = plain[start..].find(|one: char| !one.is_ascii_digit()).unwrap_or(plain.len() - start);
    Some(Figure::new(start..start + taken, Quantity::ZERO, "", Role::Unread))
}

/// 翻一番 is 100% more, 翻两番 300%.
fn doubled(plain: &str, start: usize) -> Option<Figure> {
    let rest = plain[start..].strip_prefix('翻')?;
    let taken = rest.find(|one| !is_numeral(one) && !one.is_ascii_digit())?;
    let times = numeral(&rest[..taken]).or_else(|| rest[..taken].parse().ok()).filter(|times| (1..8).contains(times))?;
    let end = start + '翻'.len_utf8() + taken + '番'.len_utf8();
    let value = Quantity::whole(100 * ((1_i64 << times) - 1)).ok()?;
    rest[taken..].starts_with('番').then(|| Figure { doubled: true, ..Figure::new(start..end, value, "%", Role::Amount) })
}

/// Marks what was: 从 5.2 张提高到 7.5 张, 由 80% 提高至 90%.
fn mark_compared(plain: &str, figures: &mut [Figure]) {
    const TO: [&str; 14] = [
        "提高到",
        "提高至",
        "提升到",
        "提升至",
        "增加到",
        "增加至",
        "增长到",
        "上升到",
        "降低到",
        "降低至",
        "下降到",
        "下降至",
        "降到",
        "降至",
    ];
    for at in 0..figures.len() {
        let before = &plain[..figures[at].span.start];
        let from = before
            .rfind(['从', '由'])
            .filter(|from| before[*from..].chars().count() <= 16 && !before[*from..].contains([',', '。']));
        let next = figures[at + 1..].iter().find(|one| one.role == Role::Amount);
        let risen = next.is_some_and(|next| {
            let between = &plain[figures[at].span.end..next.span.start];
            !between.contains([',', '。', ';']) && TO.iter().any(|word| between.contains(word))
        });
        if figures[at].role == Role::Amount && from.is_some() && risen {
            figures[at].role = Role::Compared;
        }
    }
}

/// The digits a text begins with, and their value.
pub(crate) fn digits(text: &str) -> Option<(Quantity, usize)> {
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
    value.times(scale)
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
            let role = if before == Some('〔') || in_title(plain, start) { Role::Name } else { Role::Year };
            return Some(Figure::new(start..end, value, "", role));
        }
        // A year within a name: “健康某地2030”.
        if vocabulary.unit_at(rest).is_none() && !rest.starts_with(['万', '亿', '%', '‰', '余', '多']) {
            return Some(Figure::new(start..end, value, "", Role::Name));
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
    // 3万-10万
    if scale > 1
        && let Some(more) = plain[end..].strip_prefix('-')
        && let Some((high, taken)) = digits(more)
    {
        let (scale, step) = scaled(&more[taken..]);
        if scale > 1 {
            upper = times(high, scale);
            end += 1 + taken + step;
        }
    }
    // 1:1.62
    let mut of_one = false;
    if value == Quantity::ONE
        && upper.is_none()
        && let Some(more) = plain[end..].strip_prefix(':')
        && let Some((other, taken)) = digits(more)
    {
        (value, of_one) = (other, true);
        end += 1 + taken;
    }
    let rest = &plain[end..];
    // 十万分之9.5, written 9.5/10万 elsewhere.
    let parts = plain[..start].ends_with("十万分之") || plain[..start].ends_with("10万分之");
    let rest = if let Some(more) = rest.strip_prefix(['余', '多']).filter(|_| !parts) {
        end += rest.len() - more.len();
        more
    } else {
        rest
    };
    let unit = ["个百分点", "%", "‰", "/10万", "/十万", "/万"].into_iter().find(|unit| rest.starts_with(unit)).map(str::to_owned);
    let unit = unit.or_else(|| vocabulary.unit_at(rest).map(|unit| unit.zh.clone())).unwrap_or_default();
    end += unit.len();
    let unit = match unit.as_str() {
        "/十万" => "/10万".to_owned(),
        "" if parts => "/10万".to_owned(),
        "" if plain[..start].ends_with("万分之") => "/万".to_owned(),
        "" if plain[..start].ends_with("千分之") => "‰".to_owned(),
        "" if plain[..start].ends_with("百分之") => "%".to_owned(),
        "" if of_one => "1:".to_owned(),
        _ => unit,
    };
    let after = &plain[end..];
    let group = unit == "岁"
        && ["以", "及以", "儿", "老", "人", "婴", "幼", "学", "女", "青", "少", "中", "组", "年龄"]
            .iter()
            .any(|word| after.starts_with(word));
    let circle = unit == "分钟" && after.chars().take(12).any(|one| one == '圈');
    let dated = after.starts_with(['月', '日', '年', '号', '+']);
    let emergency = unit.is_empty() && ["120", "12320", "12345", "12356", "110"].contains(&&plain[start..end]);
    let letters = after.starts_with(|one: char| one.is_ascii_alphabetic());
    // “1133”工程, 12 345 678 of a telephone, 2人间.
    let quoted = unit.is_empty() && before == Some('“');
    let telephone = unit.is_empty() && taken > 6;
    let room = after.starts_with('间') && unit == "人";
    // 600名学生以上的学校, （每周3次及以上）: they say which, and not how many.
    let which = ["以上的", "以下的", "以上非", "及以上的"].iter().any(|word| {
        after.find(word).is_some_and(|at| {
            (3..=15).contains(&at)
                && !after[..at].contains(|one: char| one.is_ascii_digit() || matches!(one, ',' | ';' | '、' | '(' | ')'))
        })
    });
    let which = which && scale == 1 && !after.starts_with(['以', '及', '的', '左']);
    // 服务人口超过3000人的行政村: they say which as well.
    let of_places = unit == "人"
        && ["行政村", "村", "自然村", "社区", "学校", "乡镇", "街道", "单位", "企业", "机构"]
            .iter()
            .any(|place| after.trim_start_matches("以上").strip_prefix('的').is_some_and(|rest| rest.starts_with(place)));
    let which = which || of_places;
    let inside = plain[..start].rfind('(').filter(|open| !plain[*open..start].contains(')'));
    let defining = inside.is_some_and(|open| {
        let content = &plain[open + 1..];
        let content = &content[..content.find(')').unwrap_or(content.len())];
        ["每", "指", "即", "不含"].iter().any(|word| content.starts_with(word))
    });
    // 提供6类以上疗法的比例达到100%: a part of what is measured.
    let measured = unit != "%" && {
        let until = after.find(|one: char| one.is_ascii_digit() || matches!(one, ',' | ';' | '。')).unwrap_or(after.len());
        let share = after[until..]
            .find(|one: char| !(one.is_ascii_digit() || one == '.'))
            .is_some_and(|at| after[until + at..].starts_with('%'));
        share && ["的比例", "的占比", "的比重"].iter().any(|word| after[..until].contains(word))
    };
    let named = named || which || defining || measured;
    let ordinal = unit.is_empty() && after.starts_with(['分', '款', '条', ':']) && scale == 1;
    let fraction = after.starts_with("分之") || (unit.is_empty() && after.starts_with('/'));
    let per_many = scale > 1 && unit.is_empty() && after.starts_with("分之");
    let area = |text: &str| {
        let text = text.trim_start_matches("以上").trim_start_matches("以下").trim_start_matches("人口").trim_start_matches('口');
        let text = text.trim_start_matches("以上").trim_start_matches("以下").trim_start_matches('的');
        ["县", "设区市", "市", "区", "乡镇", "城市"].iter().any(|word| text.starts_with(word))
    };
    // 30-50万人口的, behind 30万人口以下的县; 100万-500万的, behind 常住人口.
    let goes_on = {
        let bare =
            after.trim_start_matches("人口").trim_start_matches('口').trim_start_matches("以上").trim_start_matches("以下");
        let people = after.starts_with("人口") || after.starts_with('口') || plain[..start].contains("常住人口");
        people && (bare.starts_with("的,") || bare.starts_with("的:"))
    };
    let area = |text: &str| goes_on || area(text);
    let allotted = scale > 1
        && ["人口", "口", "居民", "服务人口", "人"].iter().any(|word| {
            after.strip_prefix(word).is_some_and(|rest| ["设", "配", "建", "布局"].iter().any(|verb| rest.starts_with(verb)))
        });
    let per = before == Some('每') || plain[..start].ends_with("每个") || allotted;
    let role = if named
        || group
        || circle
        || dated
        || emergency
        || letters
        || quoted
        || telephone
        || room
        || ordinal
        || fraction
        || per_many
        || in_title(plain, start)
    {
        Role::Name
    } else if per {
        Role::Per
    } else if scale > 1 && (unit == "人" || unit.is_empty()) && area(after) {
        Role::Band
    } else {
        Role::Amount
    };
    Some(Figure { upper, ..Figure::new(start..end, value, &unit, role) })
}

/// Whether a place lies within the title of a document: 《…》.
fn in_title(plain: &str, at: usize) -> bool {
    plain[..at].rfind('《').is_some_and(|open| !plain[open..at].contains('》')) && plain[at..].contains('》')
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
        return Some(Figure::new(span, value, "%", Role::Amount));
    }
    if let Some(figure) = tenths(number, rest, start, start + taken) {
        return Some(figure);
    }
    if let Some(year) = year_in_words(text) {
        return Some(year.moved(start));
    }
    let unit = vocabulary.unit_at(rest)?;
    let before = &plain[..start];
    const DEMANDS: [&str; 24] = [
        "至少",
        "不少于",
        "建成",
        "建设",
        "设立",
        "设置",
        "有",
        "达到",
        "完成",
        "新增",
        "新建",
        "掌握",
        "配备",
        "办好",
        "建好",
        "打造",
        "培育",
        "不低于",
        "不超过",
        "设",
        "创建",
        "配置",
        "建立",
        "拥有",
    ];
    let after = &rest[unit.zh.len()..];
    let each = ["县", "市", "区", "州", "乡镇", "村", "乡", ")"].iter().any(|word| before.ends_with(word))
        && before.chars().rev().take(10).any(|one| matches!(one, '每' | '各'));
    let demanded = each || after.starts_with("以上") || DEMANDS.iter().any(|word| before.ends_with(word));
    let set = ["一批", "一系列"].iter().any(|word| text.starts_with(word)) || unit.zh == "级" || rest.contains('"');
    let value = Quantity::whole(i64::from(number)).ok()?;
    (demanded && !set).then(|| Figure::new(start..start + taken + unit.zh.len(), value, &unit.zh, Role::Amount))
}

/// 四成 is 40 %; 一成立 and the like are none.
fn tenths(number: u32, rest: &str, start: usize, end: usize) -> Option<Figure> {
    let after = rest.strip_prefix('成')?;
    let amount = (1..=10).contains(&number)
        && (after.is_empty() || after.starts_with([',', '。', ';', '、', '的', '以', '左', '及', ')']));
    let value = Quantity::whole(i64::from(number) * 10).ok().filter(|_| amount)?;
    Some(Figure::new(start..end + '成'.len_utf8(), value, "%", Role::Amount))
}

/// 二〇三五年, 二○三五年.
fn year_in_words(text: &str) -> Option<Figure> {
    let mut year: i64 = 0;
    let mut end = 0;
    for (at, one) in text.char_indices().take(4) {
        year = year * 10
            + "〇一二三四五六七八九".chars().position(|digit| digit == one).and_then(|digit| i64::try_from(digit).ok())?;
        end = at + one.len_utf8();
    }
    let known = (1949..2100).contains(&year) && text[end..].starts_with('年');
    known.then(|| Some(Figure::new(0..end, Quantity::whole(year).ok()?, "", Role::Year)))?
}
