//! A clause without figures: full coverage in words, all institutions of a sort, a deed by a date.

use permille_engine::area::Level;
use permille_engine::quantity::Quantity;

use crate::clause::Clause;
use crate::demand::{Demand, Field};
use crate::figure::Role;
use crate::vocabulary::{Means, Sort, Vocabulary};
use crate::words::{HAVE, all_of, institutions, is_each, is_working, level, levels, name};

impl Clause<'_> {
    /// What a clause without an amount demands: full coverage, or a deed by a date.
    pub(crate) fn covered(&self) -> Vec<Demand> {
        let text = self.text();
        let vocabulary = self.vocabulary;
        let year = self.years.last().copied();
        let mut demand = Demand { direction: (permille_engine::norm::Direction::AtLeast, true), ..self.begin("milestone", year) };
        demand.printed = false;
        demand.name = name(text, vocabulary);
        if demand.name.is_empty() {
            self.subject.clone_into(&mut demand.name);
        }
        if let Some(at) = text.find(&demand.name).filter(|_| !demand.name.is_empty()) {
            let start = self.part.start + at;
            let end = start + demand.name.len();
            demand = demand.seen(Field::Name, start..end);
        }
        if let Some(threshold) = self.threshold(&demand) {
            return vec![threshold];
        }
        if let Some((kind, word)) = self.full() {
            let by_area = kind == "per-area";
            demand.unit = if by_area { "个" } else { "%" }.to_owned();
            demand.values = vec![if by_area { Quantity::ONE } else { Quantity::whole(100).unwrap_or(Quantity::ONE) }];
            demand.kind = kind;
            if kind.starts_with("share") {
                demand.of = institutions(&demand.name, vocabulary).to_owned();
            }
            if let Some(at) = text.find(word) {
                let start = self.part.start + at;
                demand = demand.seen(Field::Direction, start..start + word.len());
            }
            return vec![demand];
        }
        let helping = ["依托", "以", "按照", "根据", "通过", "促进", "推动", "围绕", "为", "确保"]
            .iter()
            .any(|word| text.starts_with(word));
        // What goes on behind a figure says how, and is no deed of its own: …, 提升培训质量.
        let here = self.year_span.as_ref().is_some_and(|span| self.part.start <= span.end && span.end <= self.part.end);
        let how = !here && ["提升", "提高", "加强", "重点", "建成", "不断", "切实"].iter().any(|word| text.starts_with(word));
        let before = self.figures.iter().any(|one| one.role == Role::Amount && one.span.end <= self.part.start);
        let helping = helping || (how && before);
        let deed = year.is_some() && vocabulary.says(Means::Deed, text) && !helping && demand.name.chars().count() > 3;
        if deed { vec![demand] } else { Vec::new() }
    }

    /// 人口30万以上的县级妇幼保健机构达到二级标准: one in each area that is as large.
    fn threshold(&self, demand: &Demand) -> Option<Demand> {
        let band = self.band?;
        let text = self.text();
        let above = self.plain[band.span.end..].trim_start_matches(['人', '口']).starts_with("以上");
        let reached = text.contains("达到") && ["标准", "水平", "要求", "能力"].iter().any(|word| text.contains(word));
        (above && reached).then(|| {
            Demand {
                kind: "threshold",
                values: vec![Quantity::ONE],
                unit: "个".to_owned(),
                level: demand.level.or(Some(Level::County)),
                per: vec![band.value],
                bases: vec!["resident".to_owned()],
                ..demand.clone()
            }
            .seen(Field::Base, band.span.clone())
        })
    }

    /// Whether all of something is demanded, as what rule, and by which word.
    fn full(&self) -> Option<(&'static str, &str)> {
        let text = self.text();
        let vocabulary = self.vocabulary;
        let dated = self.year_span.as_ref().filter(|span| self.part.start <= span.end && span.end <= self.part.end);
        let stated = dated.map_or(text, |span| &self.plain[span.end..self.part.end]);
        let stated = stated.trim_start_matches(['年', '底', '末', '前', ' ', '内', ',']);
        let wide = vocabulary.words(Means::Full).find(|word| {
            text.find(word).is_some_and(|at| !text[..at].ends_with("健") && !text[at + word.len()..].starts_with("全"))
        });
        if let Some(word) = wide {
            let before = text[..text.find(word).unwrap_or(text.len())].trim_end_matches(['“', '"', '基', '本', '实', '现']);
            let village = ["村", "社区", "村(社区)", "乡镇", "街道", "(街道)"].iter().any(|place| before.ends_with(place));
            let unit = text.contains("为单位");
            let area = level(text).is_some_and(|level| level != Level::Province) && !text.contains("乡") && !village;
            let kind = if unit || word.contains('禁') {
                "path"
            } else if word.starts_with("人人") {
                "indicator"
            } else if village {
                "share-of-resource"
            } else if area {
                "per-area"
            } else if vocabulary.names(Sort::Patients, text) {
                "indicator"
            } else if vocabulary.names(Sort::Facility, text) {
                "share-of-resource"
            } else {
                "path"
            };
            return Some((kind, word));
        }
        if let Some(word) = ["全面推行", "全面推广"].into_iter().find(|word| text.contains(word))
            && (text.ends_with("制度") || text.ends_with("管理"))
        {
            return Some(("path", word));
        }
        let everyone = ["都能", "人人", "全人群", "全体居民", "人手一"].into_iter().find(|word| text.contains(word));
        if let Some(word) = everyone
            && (word == "全人群" && text.contains("实现") || ["拥有", "用上", "喝上"].iter().any(|word| text.contains(word)))
        {
            return Some((if word == "全人群" { "path" } else { "indicator" }, word));
        }
        self.all_institutions(stated)
    }

    /// 所有…均设立…, 省、市两级成立…, 二级以上综合医院设置….
    fn all_institutions(&self, stated: &str) -> Option<(&'static str, &str)> {
        let text = self.text();
        let vocabulary = self.vocabulary;
        let verb = HAVE.into_iter().filter_map(|verb| Some((stated.find(verb)?, verb))).min();
        let several = levels(text).len() > 1;
        let quantifier = verb.and_then(|(at, _)| {
            ["所有", "全部", "均", "都"].into_iter().find(|word| quantifies(word, &stated[..at], stated, vocabulary))
        });
        if let Some((at, verb)) = verb {
            let object = &stated[at + verb.len()..];
            let subject = &stated[..at];
            let counted = !is_working(object) && verb != "达到" && verb != "普及";
            if several && (quantifier.is_some() || matches!(verb, "成立" | "设立" | "建有" | "组建" | "建成")) && counted
            {
                return Some(("per-area", verb));
            }
            if let Some(word) = quantifier {
                if is_each(text) {
                    return Some((if counted { "per-area" } else { "path" }, word));
                }
                let kind = if vocabulary.names(Sort::Patients, subject) {
                    "indicator"
                } else if vocabulary.names(Sort::Facility, text) {
                    "share-of-resource"
                } else {
                    "path"
                };
                return Some((kind, word));
            }
            let standard = verb == "达到" && ["标准", "要求", "水平", "能力"].iter().any(|word| object.contains(word));
            let equipped = matches!(verb, "设立" | "设置" | "配备" | "开设" | "建有" | "建设" | "配置");
            let due = self.years.last().is_some() && self.year_span.is_some();
            if (standard || (equipped && due)) && all_of(subject, vocabulary).is_some() && !object.is_empty() {
                return Some(("share-of-resource", verb));
            }
        }
        let all = stated.trim_start_matches(['全', '省', '市', '县', '区']).starts_with("所有");
        if all && vocabulary.names(Sort::Facility, text) {
            return Some(("share-of-resource", "所有"));
        }
        // 覆盖县、乡两级医疗卫生机构
        let spread = text.find("覆盖").map(|at| &text[at + "覆盖".len()..])?;
        let tiers = ["两级", "二级", "三级", "各级", "所有", "全部"].iter().any(|word| spread.contains(word));
        (tiers && vocabulary.names(Sort::Facility, spread) && !text.contains("健全")).then_some(("share-of-resource", "覆盖"))
    }
}

/// Whether a word says “all” of what stands before the verb: 所有公立医院…设立, 三级医院均设立, and neither 均衡 nor 融入所有政策.
fn quantifies(word: &str, before: &str, stated: &str, vocabulary: &Vocabulary) -> bool {
    let Some(at) = before.find(word) else { return stated.contains(word) && matches!(word, "均" | "都") && tail(word, stated) };
    let rest = &before[at + word.len()..];
    match word {
        "均" | "都" => tail(word, stated),
        _ => [Sort::Facility, Sort::Place, Sort::Patients].iter().any(|sort| vocabulary.names(*sort, rest)),
    }
}

/// Whether 均 or 都 stands by itself, and not in 均衡, 平均 or 首都.
fn tail(word: &str, text: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = &text[..at];
        let after = &text[at + word.len()..];
        !after.starts_with(['衡', '等', '可', '市', '值']) && !before.ends_with(['平', '人', '年', '首', '成', '户', '日'])
    })
}
