//! What a sentence demands: figures and their words become proposals.

use std::ops::Range;

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::figure::{Figure, Role, figures};
use crate::script::plain_text;
use crate::sentence::{clauses, without_brackets};
use crate::vocabulary::{Means, Sort, Vocabulary};

/// A target that a sentence demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The rule's word.
    pub kind: &'static str,
    /// What is demanded, as the sentence calls it.
    pub name: String,
    /// The level it binds, where the sentence says so.
    pub level: Option<Level>,
    /// Whether more or less is better, and whether a word says so.
    pub direction: (Direction, bool),
    /// How hard it binds.
    pub strength: Strength,
    /// By when.
    pub year: Option<u16>,
    /// How much; several for brackets and sums; none for a deed.
    pub values: Vec<Quantity>,
    /// The upper end of a range.
    pub upper: Option<Quantity>,
    /// The unit.
    pub unit: String,
    /// For how many people, or from which population on.
    pub per: Vec<Quantity>,
    /// The groups of people counted.
    pub bases: Vec<String>,
    /// Whether the value is printed; otherwise it was read from words such as 全覆盖.
    pub printed: bool,
}

/// What was read of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What it demands.
    pub demands: Vec<Demand>,
    /// The years its last words speak of, for what follows a colon.
    pub years: Vec<u16>,
}

/// What is known before a sentence is read.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Years given by the words before a colon.
    pub years: Vec<u16>,
    /// The first and the last year of the plan, where its title says.
    pub plan: Option<(u16, u16)>,
    /// Whether the headings speak of what was.
    pub past: bool,
    /// Whether the document demands things at all without giving a date.
    pub demanding: bool,
}

/// Reads a sentence.
#[must_use]
pub fn read(sentence: &str, context: &Context, vocabulary: &Vocabulary) -> Found {
    let plain = plain_text(sentence);
    let all = figures(&plain, vocabulary);
    let mut found = Found::default();
    let dates = dates(&plain, &all);
    found.years = dates.last().map(|date| date.years.clone()).unwrap_or_default();
    let first = context.plan.map_or(0, |(first, _)| first);
    let over = !dates.is_empty() && dates.iter().all(|date| date.years.iter().all(|year| *year < first));
    let told = dates.is_empty() && (vocabulary.says(Means::Past, &plain) || !context.demanding);
    if context.past || over || told {
        return found;
    }
    if let Some(demand) = sum_of_ratios(&plain, &all, &dates) {
        found.demands.push(demand);
    }
    let summed = !found.demands.is_empty();
    if let Some(demand) = bracket(&plain, &all, &dates, vocabulary) {
        found.demands.push(demand);
    }
    let bracketed = all.iter().filter(|figure| figure.role == Role::Band).count() >= 3;
    let parts = clauses(&plain);
    let mut years = context.years.clone();
    let mut strength = Strength::Must;
    let mut subject = String::new();
    for (at, part) in parts.iter().enumerate() {
        let text = &plain[part.clone()];
        let here: Vec<&Date> = dates.iter().filter(|date| part.contains(&date.span.start)).collect();
        if let Some(date) = here.last() {
            years = date.years.clone();
        } else if years.is_empty()
            && let Some(next) = parts.get(at + 1)
            && let Some(date) = dates.iter().find(|date| next.contains(&date.span.start))
            && bare_predicate(&plain[date.span.end..next.end])
        {
            years = date.years.clone();
        }
        if text.contains("力争") || text.contains("争取") || text.contains("原则上") {
            strength = Strength::Should;
        }
        // What recurs each year is due from the plan's first year on.
        if here.is_empty()
            && text.contains("每年")
            && let Some((first, _)) = context.plan
        {
            years = vec![first];
        }
        let strength = if vocabulary.says(Means::Should, text) { Strength::Should } else { strength };
        let amounts: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Amount && part.contains(&one.span.start)).collect();
        let banded = all.iter().any(|one| one.role == Role::Band && part.contains(&one.span.start));
        let summed_here = summed && amounts.iter().all(|one| one.unit != "%");
        if (bracketed && banded) || (summed_here && !amounts.is_empty()) {
            continue;
        }
        let clause =
            Clause { plain: &plain, part: part.clone(), strength, years: &years, vocabulary, subject: &subject, figures: &all };
        if amounts.is_empty() {
            found.demands.extend(clause.covered());
        } else {
            found.demands.extend(clause.amounts(&amounts));
        }
        let named = name(&plain[part.clone()], vocabulary);
        if !named.is_empty() {
            subject = named;
        }
    }
    found
}

/// A mention of one or more years.
struct Date {
    span: Range<usize>,
    years: Vec<u16>,
}

/// The years a sentence gives as due; years it compares with are left out.
fn dates(plain: &str, all: &[Figure]) -> Vec<Date> {
    let mut out: Vec<Date> = Vec::new();
    for figure in all.iter().filter(|one| one.role == Role::Year) {
        let before = &plain[..figure.span.start];
        if ["比", "较", "与", "《"].iter().any(|word| before.ends_with(word)) {
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
        out.push(Date { span: figure.span.clone(), years: vec![year] });
    }
    out
}

/// Whether what follows a date says only that something is done.
fn bare_predicate(text: &str) -> bool {
    let bare = text.trim_start_matches(['年', '底', '前', '末']);
    bare.chars().count() <= 14
        && ["建成", "使用", "全覆盖", "投用", "完成", "完工", "启用"].iter().any(|word| bare.contains(word))
}

/// 城市每3万人口、农村每1万人口1辆.
fn sum_of_ratios(plain: &str, all: &[Figure], dates: &[Date]) -> Option<Demand> {
    let pers: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Per).collect();
    let (city, country) = (plain.find("城")?, plain.find("农村").or_else(|| plain.find("乡村"))?);
    if pers.len() != 2 || city > country || pers[1].span.start < country {
        return None;
    }
    let unit = all.iter().find(|one| one.role == Role::Amount && one.span.start > pers[1].span.end)?;
    Some(Demand {
        kind: "sum-of-ratios",
        name: plain[unit.span.end..].chars().take_while(|one| !",(;。".contains(*one)).collect(),
        level: Some(Level::County),
        direction: (Direction::AtLeast, true),
        strength: if plain.contains("逐步") { Strength::Should } else { Strength::Must },
        year: dates.first().and_then(|date| date.years.last().copied()),
        values: pers.iter().map(|one| one.value).collect(),
        upper: None,
        unit: unit.unit.clone(),
        per: Vec::new(),
        bases: vec!["urban".to_owned(), "rural".to_owned()],
        printed: true,
    })
}

/// 30万以下的县不低于20张,30—50万的县不低于50张 …
fn bracket(plain: &str, all: &[Figure], dates: &[Date], vocabulary: &Vocabulary) -> Option<Demand> {
    let bands: Vec<&Figure> = all.iter().filter(|one| one.role == Role::Band).collect();
    if bands.len() < 3 {
        return None;
    }
    let mut pairs: Vec<(Quantity, &Figure)> = Vec::new();
    for band in &bands {
        let Some(amount) = all.iter().find(|one| one.role == Role::Amount && one.span.start > band.span.end) else { continue };
        let after = &plain[band.span.end..amount.span.start];
        let below = after.trim_start_matches('口').starts_with("以下");
        pairs.push((if below { Quantity::ZERO } else { band.value }, amount));
    }
    pairs.sort_by_key(|(from, _)| *from);
    pairs.dedup_by_key(|(from, _)| *from);
    let (_, last) = pairs.last()?;
    let before = &plain[..bands[0].span.start];
    let named = before.rsplit([',', ';']).next().unwrap_or_default();
    Some(Demand {
        kind: "bracket",
        name: name(named, vocabulary),
        level: Some(if plain.contains('县') { Level::County } else { Level::City }),
        direction: (Direction::AtLeast, true),
        strength: if plain.contains("原则上") { Strength::Should } else { Strength::Must },
        year: dates.first().and_then(|date| date.years.last().copied()),
        values: pairs.iter().map(|(_, amount)| amount.value).collect(),
        upper: None,
        unit: last.unit.clone(),
        per: pairs.iter().map(|(from, _)| *from).collect(),
        bases: vec!["resident".to_owned()],
        printed: true,
    })
}

/// A clause in its sentence.
struct Clause<'a> {
    plain: &'a str,
    part: Range<usize>,
    strength: Strength,
    years: &'a [u16],
    vocabulary: &'a Vocabulary,
    /// What the clause before spoke of.
    subject: &'a str,
    figures: &'a [Figure],
}

impl Clause<'_> {
    /// What the amounts of the clause demand.
    fn amounts(&self, amounts: &[&Figure]) -> Vec<Demand> {
        let count = amounts.len();
        let together = amounts.windows(2).all(|pair| {
            let between = &self.plain[pair[0].span.end..pair[1].span.start];
            between.trim_start_matches("以上").trim_start_matches("以下").chars().all(|one| "、和及,".contains(one))
        });
        if count > 1 && together && self.years.len() == count {
            // 分别达到 50%、80%、100%: a value a year.
            return amounts
                .iter()
                .zip(self.years)
                .map(|(one, year)| self.one(one, self.part.clone(), Some(*year), count))
                .collect();
        }
        let mut out = Vec::new();
        for (at, one) in amounts.iter().enumerate() {
            let start = if at == 0 { self.part.start } else { self.split(amounts[at - 1], one) };
            let end = amounts.get(at + 1).map_or(self.part.end, |next| self.split(one, next));
            let start = if together && count > 1 { self.part.start } else { start };
            out.push(self.one(one, start..end.max(one.span.end), self.years.last().copied(), 1));
        }
        out
    }

    /// Where the words of one amount end and those of the next begin.
    fn split(&self, one: &Figure, next: &Figure) -> usize {
        let between = &self.plain[one.span.end..next.span.start];
        let trimmed = between.trim_start_matches("以上").trim_start_matches("左右");
        let offset = one.span.end + between.len() - trimmed.len();
        if trimmed.starts_with('、') || trimmed.starts_with('和') {
            return offset;
        }
        between.rfind(['、', '和', '及']).map_or(next.span.start, |at| one.span.end + at)
    }

    /// What one amount demands.
    fn one(&self, figure: &Figure, words: Range<usize>, year: Option<u16>, path: usize) -> Demand {
        let left = &self.plain[words.start.min(figure.span.start)..figure.span.start];
        let whole = &self.plain[self.part.clone()];
        let after = &self.plain[figure.span.end..words.end.max(figure.span.end)];
        let after = ["以上", "以下", "以内", "左右"].iter().fold(after, |text, word| text.trim_start_matches(word));
        let of = after.strip_prefix('的').unwrap_or(after).trim_matches(|one: char| "、和,;。)".contains(one));
        let of_name = name(of, self.vocabulary);
        let subject = name(left, self.vocabulary);
        let named = if of_name.chars().count() > 1 && !of.starts_with('(') {
            of_name.clone()
        } else if subject.is_empty() {
            self.subject.to_owned()
        } else {
            subject.clone()
        };
        let (direction, reduction) = self.direction(figure, left);
        let level = level(whole);
        let each = is_each(whole);
        let vocabulary = self.vocabulary;
        let mut per = Vec::new();
        let mut bases = Vec::new();
        let percent = figure.unit == "%";
        let kind = if let Some(people) = per_people(left).filter(|_| !percent && figure.unit != "‰") {
            per.push(people);
            bases.push(base(left, vocabulary));
            "ratio"
        } else if left.contains("人均") && figure.unit == "平方米" {
            per.push(Quantity::ONE);
            bases.push("resident".to_owned());
            "ratio"
        } else if let Some(people) = self.figures.iter().find(|one| one.role == Role::Per && self.part.contains(&one.span.start))
        {
            per.push(people.value);
            bases.push(base(whole, vocabulary));
            "ratio"
        } else if percent && path > 1 {
            "path"
        } else if reduction {
            "indicator"
        } else if percent {
            self.share(&of_name, left)
        } else if figure.unit == "级" {
            "level"
        } else if ["岁", "次", "小时", "分钟", "天", "‰", "/10万", "个百分点", "克"].contains(&figure.unit.as_str())
            || figure.unit.is_empty()
        {
            "indicator"
        } else if each && level.is_some() {
            "per-area"
        } else {
            "absolute"
        };
        let about = self.plain[figure.span.end..].starts_with("左右") || left.ends_with('约');
        Demand {
            kind,
            name: named,
            level,
            direction,
            strength: if about { Strength::About } else { self.strength },
            year,
            values: vec![figure.value],
            upper: figure.upper,
            unit: figure.unit.clone(),
            per,
            bases,
            printed: true,
        }
    }

    /// What sort of share a percentage is.
    fn share(&self, of: &str, left: &str) -> &'static str {
        let vocabulary = self.vocabulary;
        let subject = name(left, vocabulary);
        if !of.is_empty() {
            let facility = vocabulary.names(Sort::Facility, of) || vocabulary.names(Sort::Place, of);
            return if facility { "share-of-resource" } else { "share-of-stock" };
        }
        if left.contains("任务") || left.contains("完成率") {
            return "path";
        }
        let cost = ["支出", "费用"].iter().any(|word| left.contains(word));
        if !cost && (left.contains("占比") || left.trim_end().ends_with('的') || left.contains("总额")) {
            return "share-of-stock";
        }
        let rate = ["设置率", "达标率", "覆盖率", "建成率", "配备率", "参评率", "评估率", "开展率", "提供率", "比例"]
            .iter()
            .any(|word| left.contains(word));
        if rate && vocabulary.names(Sort::Facility, &subject) && !vocabulary.names(Sort::Patients, &subject) {
            "share-of-resource"
        } else {
            "indicator"
        }
    }

    /// Whether more or less is better, with whether a word says so; and whether the figure is a reduction.
    fn direction(&self, figure: &Figure, left: &str) -> ((Direction, bool), bool) {
        let vocabulary = self.vocabulary;
        let near: String = left.chars().rev().take(7).collect::<Vec<_>>().into_iter().rev().collect();
        let after = &self.plain[figure.span.end..];
        if after.starts_with("以内") || vocabulary.says(Means::AtMost, &near) {
            return ((Direction::AtMost, true), false);
        }
        if vocabulary.words(Means::Reduction).any(|word| left.ends_with(word)) {
            return ((Direction::AtLeast, true), true);
        }
        let lower = vocabulary.things.iter().any(|thing| thing.lower && left.contains(&thing.zh));
        if lower {
            return ((Direction::AtMost, false), false);
        }
        let said = vocabulary.says(Means::AtLeast, &near) || after.starts_with("以上") || vocabulary.says(Means::Deed, left);
        ((Direction::AtLeast, said), false)
    }

    /// What a clause without an amount demands: full coverage, or a deed by a date.
    fn covered(&self) -> Vec<Demand> {
        let text = &self.plain[self.part.clone()];
        let vocabulary = self.vocabulary;
        let everywhere = text.contains("全覆盖");
        let all = ["所有", "全部", "均", "都"].iter().any(|word| text.contains(word))
            && ["设立", "设置", "建立", "配备", "建有", "开展", "提供", "建成"].iter().any(|word| text.contains(word));
        let year = self.years.last().copied();
        let mut demand = Demand {
            kind: "milestone",
            name: name(text, vocabulary),
            level: level(text),
            direction: (Direction::AtLeast, true),
            strength: self.strength,
            year,
            values: Vec::new(),
            upper: None,
            unit: String::new(),
            per: Vec::new(),
            bases: Vec::new(),
            printed: false,
        };
        if demand.name.is_empty() {
            demand.name = self.subject.to_owned();
        }
        if everywhere || all {
            let by_area = (everywhere && level(text).is_some() && !text.contains("乡")) || (all && is_each(text));
            demand.unit = if by_area { "个" } else { "%" }.to_owned();
            demand.values = vec![if by_area { Quantity::ONE } else { Quantity::whole(100).unwrap_or(Quantity::ONE) }];
            demand.kind = if by_area {
                "per-area"
            } else if vocabulary.names(Sort::Patients, text) {
                "indicator"
            } else if vocabulary.names(Sort::Facility, text) {
                "share-of-resource"
            } else {
                "path"
            };
            return vec![demand];
        }
        let helping = ["依托", "以", "按照", "根据", "通过", "促进", "推动", "围绕", "为", "确保"]
            .iter()
            .any(|word| text.starts_with(word));
        let deed = year.is_some() && vocabulary.says(Means::Deed, text) && !helping && demand.name.chars().count() > 3;
        if deed { vec![demand] } else { Vec::new() }
    }
}

/// For how many people a ratio stands: 每千人口, 每万人, 每十万.
fn per_people(text: &str) -> Option<Quantity> {
    [("每千", 1_000), ("每万", 10_000), ("每十万", 100_000), ("每百", 100)]
        .into_iter()
        .find(|(word, _)| text.contains(word))
        .and_then(|(_, people)| Quantity::whole(people).ok())
}

/// Who is counted.
fn base(text: &str, vocabulary: &Vocabulary) -> String {
    vocabulary.bases.iter().find(|base| text.contains(&base.zh)).map_or_else(|| "resident".to_owned(), |base| base.id.clone())
}

/// Whether a text speaks of each area.
fn is_each(text: &str) -> bool {
    [
        "每个县",
        "每县",
        "各县",
        "每个设区市",
        "各设区市",
        "每个市",
        "各市",
        "每市",
        "每个乡镇",
        "各乡镇",
        "市县均",
        "两级",
        "三级均",
    ]
    .iter()
    .any(|word| text.contains(word))
}

/// The level a text names.
#[must_use]
pub fn level(text: &str) -> Option<Level> {
    let says = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if says(&["每个县", "每县", "各县", "县级", "县域", "县办"]) {
        Some(Level::County)
    } else if says(&["设区市", "市级", "每个市", "每市", "各市"]) {
        Some(Level::City)
    } else if says(&["每个乡镇", "各乡镇", "以乡镇", "以乡("]) {
        Some(Level::Township)
    } else if says(&["全省", "省级"]) {
        Some(Level::Province)
    } else {
        None
    }
}

/// What a text is about: without dates, brackets and the words of degree at its ends.
#[must_use]
pub fn name(text: &str, vocabulary: &Vocabulary) -> String {
    let mut text = without_brackets(text);
    if let Some(at) = text.rfind('年')
        && text[..at].ends_with(|one: char| one.is_ascii_digit())
    {
        text = text[at + '年'.len_utf8()..].to_owned();
    }
    let mut text = text.trim_start_matches(['底', '末', '前', ',', '、', '和', '及', ' ', '-']).to_owned();
    loop {
        let before = text.len();
        for word in vocabulary
            .degrees
            .iter()
            .filter(|one| one.means != Means::About)
            .map(|one| one.zh.as_str())
            .chain(["分别", "数量", "均", "每个", "各", "全省", "全市", "全县", "全区", "至", "为", "占比", "使", "将", "的"])
        {
            if let Some(rest) = text.strip_suffix(word) {
                text = rest.to_owned();
            }
            if word.len() > 3
                && let Some(rest) = text.strip_prefix(word)
            {
                text = rest.to_owned();
            }
        }
        if text.len() == before {
            break;
        }
    }
    text.trim_matches([',', '、', ' ', '。', ';']).chars().take(40).collect()
}
