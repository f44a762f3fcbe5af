//! A clause with figures: what each of its amounts demands.

use std::ops::Range;

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use crate::demand::{Demand, Field};
use crate::figure::{Figure, Role};
use crate::sentence::without_brackets;
use crate::vocabulary::{Means, Sort, Vocabulary};
use crate::words::{HAVE, base, institutions, is_each, level, level_word, levels, name, per_people};

/// A clause in its sentence.
pub(crate) struct Clause<'a> {
    pub(crate) plain: &'a str,
    pub(crate) part: Range<usize>,
    pub(crate) strength: Strength,
    pub(crate) years: &'a [u16],
    /// Where the years stand, if in this sentence.
    pub(crate) year_span: Option<Range<usize>>,
    /// Whether it recurs each year.
    pub(crate) every_year: bool,
    pub(crate) vocabulary: &'a Vocabulary,
    /// What the clause before spoke of.
    pub(crate) subject: &'a str,
    pub(crate) figures: &'a [Figure],
    /// The population from which on, or up to which, areas are meant.
    pub(crate) band: Option<&'a Figure>,
}

/// What is measured and never counted, by its unit.
const MEASURED: [&str; 17] = [
    "1:",
    "/万",
    "个小时",
    "个工作日",
    "个月",
    "岁",
    "次",
    "小时",
    "分钟",
    "天",
    "‰",
    "/10万",
    "个百分点",
    "克",
    "千克",
    "毫升",
    "周岁",
];

impl Clause<'_> {
    /// The words of the clause.
    pub(crate) fn text(&self) -> &str {
        &self.plain[self.part.clone()]
    }

    /// A demand of this clause, with what holds for all of them.
    pub(crate) fn begin(&self, kind: &'static str, year: Option<u16>) -> Demand {
        let demand = Demand {
            level: level(self.text()),
            strength: self.strength,
            year,
            every_year: self.every_year,
            ..Demand::of_kind(kind)
        };
        let demand = match &self.year_span {
            Some(span) => demand.seen(Field::Year, span.clone()),
            None => demand,
        };
        let at = level_word(self.text()).and_then(|(word, _)| Some((self.text().find(word)?, word)));
        match at {
            Some((at, word)) => demand.seen(Field::Level, self.part.start + at..self.part.start + at + word.len()),
            None => demand,
        }
    }

    /// A demand that speaks to several levels at once, once for each.
    pub(crate) fn by_level(&self, demand: Demand) -> Vec<Demand> {
        let levels = levels(self.text());
        if levels.len() < 2
            || demand.values.is_empty()
            || matches!(demand.kind, "ratio" | "threshold" | "bracket" | "sum-of-ratios" | "level")
        {
            return vec![demand];
        }
        // 县、乡两级机构 are one stock; a rate is one a level.
        if demand.kind.starts_with("share") && !self.text().contains('率') {
            return vec![demand];
        }
        // Given apart already: 省、市、县分别达到….
        if demand.level.is_some_and(|_| self.text().contains("分别")) && !demand.found(Field::Level) {
            return vec![demand];
        }
        let each = |level: Level| Demand { level: Some(level), ..demand.clone() };
        let kind = if demand.kind == "absolute" { "per-area" } else { demand.kind };
        levels.into_iter().map(|level| Demand { kind, ..each(level).seen(Field::Level, self.part.clone()) }).collect()
    }

    /// What the amounts of the clause demand.
    pub(crate) fn amounts(&self, amounts: &[&Figure]) -> Vec<Demand> {
        let amounts = if self.is_detailed(amounts) { &amounts[..1] } else { amounts };
        let count = amounts.len();
        let together = amounts.windows(2).all(|pair| {
            let mut between = &self.plain[pair[0].span.end..pair[1].span.start];
            for word in ["及以上", "及以下", "以上", "以下", "左右", "以内"] {
                between = between.trim_start_matches(word);
            }
            between.chars().all(|one| "、和及,与".contains(one))
        });
        let levels = levels(self.text());
        let apart = together && count > 1 && self.text().contains("分别");
        if together && count > 1 && self.years.len() == count {
            // 分别达到 50%、80%、100%: a value a year.
            let dated = amounts.iter().zip(self.years);
            let first = amounts[0].span.start;
            let mut out: Vec<Demand> =
                dated.map(|(one, year)| self.one(one, first, self.part.start..one.span.end, Some(*year), count)).collect();
            if let Some(unit) = amounts.last().map(|last| last.unit.clone()) {
                out.iter_mut().filter(|one| one.unit.is_empty()).for_each(|one| one.unit.clone_from(&unit));
            }
            return out;
        }
        let items = if apart { self.items(amounts[0], count) } else { Vec::new() };
        let mut out = Vec::new();
        for (at, one) in amounts.iter().enumerate() {
            let start = if at == 0 { self.part.start } else { self.split(amounts[at - 1], one) };
            let end = amounts.get(at + 1).map_or(self.part.end, |next| self.split(one, next));
            let start = if together && count > 1 { self.part.start } else { start };
            let first = if together && count > 1 { amounts[0].span.start } else { one.span.start };
            let mut demand = self.one(one, first, start..end.max(one.span.end), self.years.last().copied(), 1);
            if let Some(item) = items.get(at).filter(|_| levels.len() != count) {
                demand.name.clone_from(item);
            }
            if apart && levels.len() == count {
                // What all of them are stands behind the last.
                let of = self.plain[amounts[count - 1].span.end..self.part.end].trim_start_matches(['以', '上', '的']);
                demand.name = name(of, self.vocabulary);
                demand.level = Some(levels[at]);
                demand.evidence.retain(|(field, _)| *field != Field::Level);
            }
            out.push(demand);
        }
        out
    }

    /// 80%以上的乡镇卫生院能够提供6类以上方法: what a share of institutions is to have is part of what they are.
    fn is_detailed(&self, amounts: &[&Figure]) -> bool {
        let [first, next, ..] = amounts else { return false };
        let between = &self.plain[first.span.end..next.span.start];
        let verb = HAVE.iter().filter_map(|verb| between.find(verb)).min();
        let of = |at: usize| {
            self.vocabulary.names(Sort::Facility, &between[..at]) || self.vocabulary.names(Sort::Place, &between[..at])
        };
        first.unit == "%" && next.unit != "%" && !between.contains(['、', ';']) && verb.is_some_and(of)
    }

    /// 每千人口床位数、医师数、护士数分别达到: the names, one an amount.
    fn items(&self, first: &Figure, count: usize) -> Vec<String> {
        let left = &self.plain[self.part.start..first.span.start];
        let Some(at) = left.rfind("分别") else { return Vec::new() };
        let left = name(&left[..at], self.vocabulary);
        let shared = left.find("人口").filter(|_| left.contains('每')).map_or("", |at| &left[..at + "人口".len()]);
        let shared = if left[shared.len()..].starts_with("拥有") { &left[..shared.len() + "拥有".len()] } else { shared };
        let names: Vec<&str> = left[shared.len()..].split(['、', '和', '及', '与']).collect();
        if names.len() != count {
            return Vec::new();
        }
        let shared = shared.trim_end_matches("拥有");
        names.into_iter().map(|one| format!("{shared}{one}")).collect()
    }

    /// Where the words of one amount end and those of the next begin.
    fn split(&self, one: &Figure, next: &Figure) -> usize {
        let between = &self.plain[one.span.end..next.span.start];
        let trimmed = between.trim_start_matches('及').trim_start_matches("以上").trim_start_matches("左右");
        let offset = one.span.end + between.len() - trimmed.len();
        if trimmed.starts_with('、') || trimmed.starts_with('和') {
            return offset;
        }
        between.rfind(['、', '和', '及']).map_or(next.span.start, |at| one.span.end + at)
    }

    /// What one amount demands.
    fn one(&self, figure: &Figure, first: usize, words: Range<usize>, year: Option<u16>, path: usize) -> Demand {
        let left = &self.plain[words.start.min(first)..first];
        let whole = self.text();
        let after = &self.plain[figure.span.end..words.end.max(figure.span.end)];
        let after =
            ["及以上", "及以下", "以上", "以下", "以内", "左右"].iter().fold(after, |text, word| text.trim_start_matches(word));
        let of = after.strip_prefix('的').unwrap_or(after).trim_matches(|one: char| "、和,;。)".contains(one));
        let of_name = name(of, self.vocabulary);
        let subject = name(left, self.vocabulary);
        let named = if of_name.chars().count() > 1 && !of.starts_with(['(', '/']) {
            of_name.clone()
        } else if subject.is_empty() {
            self.subject.to_owned()
        } else {
            subject
        };
        let (direction, reduction) = self.direction(figure, left);
        let (kind, per, bases, of_share) = self.kind(figure, left, of, &of_name, path, reduction);
        let about = self.plain[figure.span.end..].starts_with("左右") || left.ends_with('约');
        let mut demand = Demand {
            name: named,
            direction,
            strength: if about { Strength::About } else { self.strength },
            values: vec![figure.value],
            upper: figure.upper,
            unit: figure.unit.clone(),
            per,
            bases,
            of: of_share,
            ..self.begin(kind, year)
        };
        if kind == "threshold" && demand.level.is_none() {
            demand.level = level(whole).or(Some(Level::County));
        }
        demand = demand.seen(Field::Value, figure.span.clone());
        if direction.1 {
            demand = demand.seen(Field::Direction, figure.span.start.saturating_sub(21).max(self.part.start)..figure.span.end);
        }
        let based = self.figures.iter().find(|one| {
            (one.role == Role::Per && kind == "ratio" || one.role == Role::Band && kind == "threshold")
                && (self.part.contains(&one.span.start) || self.band.is_some_and(|band| band.span == one.span))
        });
        if let Some(based) = based {
            demand = demand.seen(Field::Base, based.span.clone());
        }
        let at = whole.find(&demand.name).filter(|_| !demand.name.is_empty());
        match at {
            Some(at) => {
                let start = self.part.start + at;
                let end = start + demand.name.len();
                demand.seen(Field::Name, start..end)
            }
            None => demand,
        }
    }

    /// The rule an amount belongs to, with for how many people, who is counted, and what a share is taken of.
    fn kind(
        &self,
        figure: &Figure,
        left: &str,
        of: &str,
        of_name: &str,
        path: usize,
        change: bool,
    ) -> (&'static str, Vec<Quantity>, Vec<String>, String) {
        let whole = self.text();
        let vocabulary = self.vocabulary;
        let plain = |kind| (kind, Vec::new(), Vec::new(), String::new());
        let percent = figure.unit == "%";
        let measured = percent || MEASURED.contains(&figure.unit.as_str());
        let resident = || vec!["resident".to_owned()];
        // 7.5张/千人口
        let behind = [("/千人", 1_000), ("/万人", 10_000), ("/千常住", 1_000), ("/每千", 1_000)];
        let behind = behind.into_iter().find(|(word, _)| self.plain[figure.span.end..].starts_with(word));
        if let Some(people) = behind.and_then(|(_, people)| Quantity::whole(people).ok()) {
            return ("ratio", vec![people], resident(), String::new());
        }
        if let Some(people) = per_people(left).filter(|_| !measured && !change) {
            return ("ratio", vec![people], vec![base(left, vocabulary)], String::new());
        }
        if left.contains("人均") && figure.unit == "平方米" {
            return ("ratio", vec![Quantity::ONE], resident(), String::new());
        }
        let people = self.figures.iter().find(|one| one.role == Role::Per && self.part.contains(&one.span.start));
        if let Some(people) = people.filter(|_| !measured)
            && matches!(people.unit.as_str(), "" | "人" | "名")
        {
            return ("ratio", vec![people.value], vec![base(whole, vocabulary)], String::new());
        }
        if percent && path > 1 {
            return plain("path");
        }
        if change {
            return plain("indicator");
        }
        if percent {
            let kind = self.share(of, of_name, left);
            let whose = if of_name.is_empty() { name(left, vocabulary) } else { of_name.to_owned() };
            return (
                kind,
                Vec::new(),
                Vec::new(),
                if kind.starts_with("share") { institutions(&whose, vocabulary).to_owned() } else { String::new() },
            );
        }
        if figure.unit == "级" {
            return plain("level");
        }
        if figure.unit.ends_with('元') && (left.contains("人均") || left.contains("每人")) {
            return plain("indicator");
        }
        if MEASURED.contains(&figure.unit.as_str()) || figure.unit.is_empty() {
            return plain("indicator");
        }
        if let Some(band) = self.band {
            return ("threshold", vec![band.value], resident(), String::new());
        }
        let each = is_each(&self.plain[self.part.start..figure.span.start]) || is_each(left);
        plain(if each { "per-area" } else { "absolute" })
    }

    /// What sort of share a percentage is.
    fn share(&self, of_text: &str, of: &str, left: &str) -> &'static str {
        let vocabulary = self.vocabulary;
        let subject = name(left, vocabulary);
        let place = ["县", "设区市", "乡镇", "乡", "村", "社区", "街道", "市", "区"].iter().any(|word| of_text.starts_with(word));
        if !of_text.is_empty() && (place || vocabulary.names(Sort::Facility, of) || vocabulary.names(Sort::Place, of)) {
            return "share-of-resource";
        }
        if !of.is_empty() {
            return "share-of-stock";
        }
        if left.contains("任务") || left.contains("完成率") {
            return "path";
        }
        let cost = ["支出", "费用"].iter().any(|word| left.contains(word));
        if !cost
            && (left.contains("占比") || (left.trim_end().ends_with('的') && !left.ends_with("年的")) || left.contains("总额"))
        {
            return "share-of-stock";
        }
        let rate = [
            "设置率",
            "达标率",
            "覆盖率",
            "建成率",
            "配备率",
            "参评率",
            "评估率",
            "开展率",
            "提供率",
            "比例",
            "设立率",
            "创建率",
        ];
        let rated = rate.iter().any(|word| left.contains(word));
        // 设置率 and the like are of the institutions that the clause before named.
        let own = vocabulary.names(Sort::Facility, &subject);
        let carried = ["参评率", "评估率", "设置率", "配备率"].iter().any(|word| left.contains(word))
            && vocabulary.names(Sort::Facility, self.subject);
        if rated && (own || carried) && !vocabulary.names(Sort::Patients, &subject) {
            return "share-of-resource";
        }
        // 90%达到, 80%以上设立: of the institutions named before.
        let reach = ["达到", "设立", "设置", "配备", "建成"].iter().any(|word| of_text.starts_with(word));
        if reach && (vocabulary.names(Sort::Facility, self.subject) || own) { "share-of-resource" } else { "indicator" }
    }

    /// Whether a later amount of the same unit, a few words on in the same list, has the word 以内 behind it.
    fn is_within(&self, figure: &Figure) -> bool {
        let next = self.figures.iter().find(|one| one.span.start > figure.span.end && one.role == Role::Amount);
        next.filter(|next| self.part.contains(&next.span.start) && next.unit == figure.unit).is_some_and(|next| {
            let between = &self.plain[figure.span.end..next.span.start];
            between.starts_with('、') && between.chars().count() <= 10 && self.plain[next.span.end..].starts_with("以内")
        })
    }

    /// Whether more or less is better, with whether a word says so; and whether the figure is by how much something changes.
    fn direction(&self, figure: &Figure, left: &str) -> ((Direction, bool), bool) {
        let vocabulary = self.vocabulary;
        let left = without_trailing(left);
        let near: String = left.chars().rev().take(7).collect::<Vec<_>>().into_iter().rev().collect();
        let after = &self.plain[figure.span.end..];
        let way = vocabulary.way(&near);
        let below = (after.starts_with("以下") || after.starts_with("及以下")) && !matches!(way, Some(Means::AtLeast));
        if after.starts_with("以内") || below || way == Some(Means::AtMost) {
            return ((Direction::AtMost, true), false);
        }
        if vocabulary.words(Means::Reduction).any(|word| left.ends_with(word)) {
            return ((Direction::AtLeast, true), true);
        }
        let compared = ["比", "较", "年均", "每年"].iter().any(|word| self.text().contains(word));
        let more = vocabulary.words(Means::Increase).any(|word| left.ends_with(word));
        if figure.unit == "个百分点" || figure.doubled || (more && compared && figure.unit == "%") {
            return ((Direction::AtLeast, true), true);
        }
        let least = ["不低于", "不少于", "≥", "不得低于", "不得少于"].iter().any(|word| near.contains(word));
        let lower = !least && vocabulary.things.iter().any(|thing| thing.lower && left.contains(&thing.zh));
        if lower {
            return ((Direction::AtMost, false), false);
        }
        // 城区10分钟、农村20分钟以内: the word behind the last is said of all.
        if way.is_none() && !after.starts_with("以上") && self.is_within(figure) {
            return ((Direction::AtMost, true), false);
        }
        let said = way == Some(Means::AtLeast) || after.starts_with("以上") || vocabulary.says(Means::Deed, &left);
        ((Direction::AtLeast, said), false)
    }
}

/// Words before a figure without what stands in brackets at their end: 床位数(含妇幼)达到 keeps its verb.
fn without_trailing(text: &str) -> String {
    if text.ends_with(')') { without_brackets(text) } else { text.to_owned() }
}
