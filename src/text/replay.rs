//! Wording of a file's results held against those it was saved with.

use permille_engine::id::{AreaCode, NormId, ScenarioId};
use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::replay::{Causes, MovedNorm, MovedPlan, MovedScenario, Verdict};
use permille_exchange::wording::language::{Language, Say};
use permille_exchange::wording::numbers::so_many;

use super::numbers::or_unknown;

/// How many moved norms are told one by one.
const MOST: usize = 12;

/// What is said of a verdict: in a sentence, and the particulars.
#[must_use]
pub fn said(verdict: &Verdict, set: &ScenarioSet, model: &Model) -> (Name, Vec<Name>) {
    let saying = Saying { set, model };
    match verdict {
        Verdict::Same(causes) => {
            let title = Name::new(
                "数字未变：全部结果与文件保存时一致。",
                "Same numbers: every result is as it was when the file was saved.",
            );
            (title, saying.causes(causes))
        }
        Verdict::Moved { causes, scenarios } => {
            let title = Name::new(
                "数字有变：有些结果与文件保存时不同。",
                "The numbers moved: some results are not what they were when the file was saved.",
            );
            let mut sentences = saying.causes(causes);
            let moved = scenarios.iter().flat_map(|scenario| scenario.norms.iter().map(move |norm| (scenario, norm)));
            sentences.extend(moved.clone().take(MOST).map(|(scenario, norm)| saying.norm(causes, scenario, norm)));
            let more = moved.count().saturating_sub(MOST);
            if more > 0 {
                sentences.push(Name::new(format!("另有 {more} 项。"), format!("And {more} more.")));
            }
            sentences.extend(saying.no_particulars(scenarios));
            (title, sentences)
        }
    }
}

/// Where names are looked up.
struct Saying<'a> {
    set: &'a ScenarioSet,
    model: &'a Model,
}

impl Saying<'_> {
    /// What has changed since, a sentence each.
    fn causes(&self, causes: &Causes) -> Vec<Name> {
        let mut sentences: Vec<Name> = causes.plans.iter().map(|plan| self.plan(plan)).collect();
        if let Some((before, now)) = causes.engine {
            sentences.push(Name::new(
                format!("此后计算方法有改动（第 {before} 版 → 第 {now} 版）。"),
                format!("The calculation has changed since (version {before} → {now})."),
            ));
            sentences.extend(calculation(before));
        }
        if causes.contents {
            sentences
                .push(Name::new("此后有人在 Permille 之外改过这个文件。", "The file has been changed outside Permille since."));
        }
        sentences
    }

    fn plan(&self, moved: &MovedPlan) -> Name {
        let known = self.set.plans.iter().find(|plan| plan.id == moved.plan);
        let title = |language: Language| known.map_or(moved.plan.as_str(), |plan| language.name(&plan.title)).to_owned();
        let (zh, en) = (title(Language::Zh), title(Language::En));
        match (moved.before, moved.now) {
            (Some(before), Some(now)) if before != now => Name::new(
                format!("此后规划“{zh}”有修订（第 {before} 版 → 第 {now} 版）。"),
                format!("The plan “{en}” has been corrected since (revision {before} → {now})."),
            ),
            (Some(now), Some(_)) => Name::new(
                format!("此后规划“{zh}”有改动（仍为第 {now} 版）。"),
                format!("The plan “{en}” has been changed since (still revision {now})."),
            ),
            (None, _) => Name::new(format!("此后增加了规划“{zh}”。"), format!("The plan “{en}” has been added since.")),
            (_, None) => Name::new(format!("此后去掉了规划“{zh}”。"), format!("The plan “{en}” has been removed since.")),
        }
    }

    /// One norm: where, when, from what to what, and why.
    fn norm(&self, causes: &Causes, scenario: &MovedScenario, moved: &MovedNorm) -> Name {
        let say = |language: Language| {
            let is_zh = language == Language::Zh;
            let what = format!("{} · {}", self.scenario(language, &scenario.scenario), self.norm_name(language, &moved.norm));
            let place = moved.at.as_ref().map(|(area, year)| match language {
                Language::Zh => format!("，{}，{year} 年", self.area(language, area)),
                Language::En => format!(", {}, {year}", self.area(language, area)),
            });
            let colon = if is_zh { "：" } else { ": " };
            let figures = match (&moved.plan, &moved.at) {
                (None, _) => if is_zh { "标准已不在规划中" } else { "the norm is no longer in the plans" }.to_owned(),
                (_, None) => {
                    if is_zh { "保存时还没有这项结果" } else { "there was no such result when the file was saved" }.to_owned()
                }
                _ if moved.is_elsewhere() => elsewhere(language, scenario),
                _ => changed(language, moved),
            };
            let why = why(language, causes, moved);
            format!("{what}{}{colon}{figures}{why}", place.unwrap_or_default())
        };
        Name::new(say(Language::Zh), say(Language::En))
    }

    /// The scenarios of which nothing more is known.
    fn no_particulars(&self, scenarios: &[MovedScenario]) -> Option<Name> {
        let names = |language: Language| {
            let short = scenarios.iter().filter(|scenario| scenario.norms.is_empty());
            short.map(|scenario| self.scenario(language, &scenario.scenario)).collect::<Vec<_>>()
        };
        let (zh, en) = (names(Language::Zh).join("、"), names(Language::En).join("; "));
        (!zh.is_empty()).then(|| {
            Name::new(
                format!("结果有变的情景：{zh}。文件没有记下明细。"),
                format!("Scenarios whose results moved: {en}. The file keeps no particulars."),
            )
        })
    }

    fn scenario(&self, language: Language, id: &ScenarioId) -> String {
        let known = self.set.scenarios.iter().find(|scenario| scenario.id == *id);
        known.map_or_else(|| id.to_string(), |scenario| language.name(&scenario.name).to_owned())
    }

    fn norm_name(&self, language: Language, id: &NormId) -> String {
        let known = self.model.norm_position(id);
        known.map_or_else(|| id.to_string(), |norm| language.name(&self.model.norm(norm).name).to_owned())
    }

    fn area(&self, language: Language, code: &AreaCode) -> String {
        let known = self.model.tree().position(code).and_then(|area| self.model.areas().get(area));
        known.map_or_else(|| code.to_string(), |area| language.name(&area.name).to_owned())
    }
}

/// The figures then and now; only those that moved.
fn changed(language: Language, moved: &MovedNorm) -> String {
    let pick = |zh: &'static str, en: &'static str| if language == Language::Zh { zh } else { en };
    let (before, now) = (moved.before, moved.now);
    let mut parts = Vec::new();
    for (word, before, now) in
        [(pick("需求", "required"), before.required, now.required), (pick("现有", "available"), before.available, now.available)]
    {
        if before != now {
            parts.push(format!("{word} {} → {}", or_unknown(before), or_unknown(now)));
        }
    }
    if before.gap != now.gap {
        // A word says which way: a sign would be read either way.
        let side = |gap: Option<Quantity>| match gap {
            Some(gap) if gap.is_negative() => (pick("富余", "surplus"), Quantity::default().minus(gap)),
            gap => (pick("短缺", "short"), gap),
        };
        let ((word, before), (word_now, now)) = (side(before.gap), side(now.gap));
        let word_now = if word == word_now { String::new() } else { format!("{word_now} ") };
        parts.push(format!("{word} {} → {word_now}{}", or_unknown(before), or_unknown(now)));
    }
    parts.join(pick("，", ", "))
}

/// What moved is not the figure that was kept.
fn elsewhere(language: Language, scenario: &MovedScenario) -> String {
    let years = match scenario.years.as_slice() {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first}–{last}"),
    };
    let areas = scenario.areas.len();
    match language {
        Language::Zh => format!("合计未变，变动在其他地区或年份（{areas} 个地区，{years} 年）"),
        Language::En => {
            format!("the total is the same, other areas or years moved ({}, {years})", so_many(areas, "area", "areas"))
        }
    }
}

/// What is calculated in another way since a version, a sentence each.
fn calculation(before: u32) -> Vec<Name> {
    if before >= 2 {
        return Vec::new();
    }
    vec![
        Name::new(
            "流失按未取整的数逐年累计，只在显示时取整；此前每年先取整，小存量会一直不减。",
            "Losses now count on the figure before rounding, and only what is shown is rounded; before, each year was rounded, so that small stocks never shrank.",
        ),
        Name::new(
            "上限（不超过）的要求向下取整；此前向上取整，多放了一个。",
            "A cap (at most) is rounded down; before it was rounded up, which allowed one too many.",
        ),
        Name::new(
            "直接记在市、省一级的举措计入该级的现有量；下级都有数时，此前不起作用。",
            "What is built at the level of a city or province counts for it; before it had no effect where all areas below have figures.",
        ),
        Name::new(
            "汇总的路径只用起止两端都有数的地区；城镇、乡村人口的新旧按城乡最近一次分开统计的年份判断。",
            "The path of a sum compares areas that are known at both ends; urban and rural people count as of the year in which they were last told apart.",
        ),
    ]
}

/// Why it moved, in brackets.
fn why(language: Language, causes: &Causes, moved: &MovedNorm) -> String {
    let of_plan = moved.plan.as_ref().is_none_or(|plan| causes.plans.iter().any(|one| one.plan == *plan));
    let reasons = [
        (of_plan && !causes.plans.is_empty(), "规划有修订", "the plan was corrected"),
        (causes.engine.is_some(), "计算方法有改动", "the calculation changed"),
        (causes.contents, "文件被改过", "the file was changed"),
    ];
    let known: Vec<&str> = reasons
        .into_iter()
        .filter(|(applies, ..)| *applies)
        .map(|(_, zh, en)| if language == Language::Zh { zh } else { en })
        .collect();
    match (language, known.is_empty()) {
        (Language::Zh, false) => format!("（{}）。", known.join("或")),
        (Language::En, false) => format!(" ({}).", known.join(", or ")),
        (Language::Zh, true) => "（原因不明：文件中的记录可能被改过）。".to_owned(),
        (Language::En, true) => " (no reason is known: the record in the file may have been changed).".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{replay, scenario_file, shipped};

    use super::*;

    #[test]
    fn what_moved_is_told_with_area_year_figures_and_reason() {
        let text = include_str!("../../exchange/tests/older-plan.scenario.json");
        let (document, _) = scenario_file::read(text, &shipped::plans().unwrap()).unwrap();
        let (model, _) = Model::new(&document.set).unwrap();
        let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
        let record = document.record.as_ref().unwrap();
        let verdict = replay::compare(record, &document, &model, outlooks.iter());
        let (title, sentences) = said(&verdict, &document.set, &model);
        assert!(title.en.starts_with("The numbers moved") && title.zh.starts_with("数字有变"));
        assert!(sentences[0].en.starts_with("The plan “") && sentences[0].en.contains("since"), "{}", sentences[0].en);
        let told = sentences.iter().find(|sentence| sentence.en.contains("required 1,280 → 1,440")).unwrap();
        assert!(told.en.contains("short 460 → 620"), "{}", told.en);
        let surplus = sentences.iter().find(|sentence| sentence.en.contains("surplus 170 → 10")).unwrap();
        assert!(surplus.zh.contains("富余 170 → 10"), "{}", surplus.zh);
        assert!(
            told.en.contains("Example County, 2025: ")
                && told.en.ends_with("(the plan was corrected, or the calculation changed)."),
            "{}",
            told.en
        );
        assert!(
            told.zh.contains("示例县，2025 年：需求 1,280 → 1,440") && told.zh.ends_with("（规划有修订或计算方法有改动）。"),
            "{}",
            told.zh
        );
    }

    #[test]
    fn a_calculation_that_changed_is_told_in_what_it_does_otherwise() {
        let text = include_str!("../../exchange/tests/saved-0.3.0/two-counties.scenario.json");
        let (document, _) = scenario_file::read(text, &shipped::plans().unwrap()).unwrap();
        let (model, _) = Model::new(&document.set).unwrap();
        let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
        let verdict = replay::compare(document.record.as_ref().unwrap(), &document, &model, outlooks.iter());
        let (_, sentences) = said(&verdict, &document.set, &model);
        let told = |zh: &str, en: &str| sentences.iter().any(|sentence| sentence.zh.contains(zh) && sentence.en.contains(en));
        assert!(told("第 1 版 → 第 2 版", "version 1 → 2"));
        assert!(told("未取整的数", "before rounding"));
        assert!(told("上限", "A cap (at most) is rounded down"));
        assert!(told("计入该级的现有量", "counts for it"));
        assert!(told("需求 11 → 9", "required 11 → 9"));
    }
}
