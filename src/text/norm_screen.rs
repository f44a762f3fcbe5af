//! What the Norms screen says in sentences.

use permille_engine::name::Name;
use permille_engine::norm::Class;
use permille_engine::year::Year;

use super::{Language, Say, words};

/// “5 plans bind this file with 375 norms; 320 of them speak of Jiangxi.”
#[must_use]
pub fn headline(language: Language, plans: usize, norms: usize, area: &str, speaking: usize) -> String {
    match language {
        Language::Zh if speaking == 0 => format!("{plans} 份规划共 {norms} 项标准，均不涉及{area}。"),
        Language::Zh => format!("{plans} 份规划共 {norms} 项标准，其中 {speaking} 项涉及{area}。"),
        Language::En => {
            let plans = if plans == 1 { "1 plan binds".to_owned() } else { format!("{plans} plans bind") };
            match speaking {
                0 => format!("{plans} this file with {norms} norms; none of them speaks of {area}."),
                _ => format!("{plans} this file with {norms} norms; {speaking} of them speak of {area}."),
            }
        }
    }
}

/// “38 of 415 shown”
#[must_use]
pub fn shown_of(language: Language, shown: usize, all: usize) -> String {
    language.pick(format!("显示 {shown} / {all} 项"), format!("{shown} of {all} shown"))
}

/// Nothing matches, and what to do.
#[must_use]
pub fn nothing_matches(language: Language) -> &'static str {
    language.pick("没有符合条件的标准。放宽筛选，或换个词试试。", "No norm matches. Widen the filters, or try another word.")
}

/// Why there is no norm.
#[must_use]
pub fn no_norms(language: Language) -> &'static str {
    language.pick("本文件的规划没有载入任何标准。", "The plans of this file hold no norm.")
}

/// A norm does not speak of the area in view.
#[must_use]
pub fn not_here(language: Language) -> &'static str {
    language.pick("不约束此地", "not binding here")
}

/// Why the last plan stays.
#[must_use]
pub fn last_plan_stays(language: Language) -> &'static str {
    language.pick(
        "至少保留一份规划：没有规划就没有标准可算。先勾选另一份，再取消这一份。",
        "At least one plan stays: without a plan there is nothing to compute. Tick another first, then untick this one.",
    )
}

/// What ticking a plan does.
#[must_use]
pub fn about_plans(language: Language) -> &'static str {
    language.pick(
        "勾选的规划约束本文件的地区：其标准按层级和适用地区逐一计算。取消勾选不会删除已录入的数据，随时可撤销。",
        "The ticked plans bind the areas of this file. Unticking one takes its norms away, not the figures entered, and can be undone.",
    )
}

/// A plan binds the whole country.
#[must_use]
pub fn whole_country(language: Language) -> &'static str {
    language.pick("全国", "the whole country")
}

/// A plan's territory is not among the file's areas.
#[must_use]
pub fn territory_outside(language: Language, code: &str) -> String {
    language.pick(format!("{code}（不在本文件内）"), format!("{code} (not in this file)"))
}

/// “214 norms: 40 standards of provision, 24 targets, …”
#[must_use]
pub fn norms_of_plan(language: Language, all: usize, parts: &[(usize, Class)]) -> String {
    let part = |(count, class): &(usize, Class)| {
        let (one, many) = match class {
            Class::Norm => ("standard of provision", "standards of provision"),
            Class::Target => ("target", "targets"),
            Class::Indicator => ("indicator", "indicators"),
            Class::Milestone => ("milestone", "milestones"),
        };
        let en = format!("{count} {}", if *count == 1 { one } else { many });
        language.pick(format!("{} {count}", words::class(*class).zh), en)
    };
    let said = parts.iter().filter(|(count, _)| *count > 0).map(part);
    let said = said.collect::<Vec<_>>().join(language.pick("、", ", "));
    match (all, language) {
        (0, _) => language.pick("没有标准".to_owned(), "No norms".to_owned()),
        (_, Language::Zh) => format!("{all} 项标准：{said}"),
        (_, Language::En) => format!("{all} norms: {said}"),
    }
}

/// “23 observed figures”
#[must_use]
pub fn figures_of_plan(language: Language, count: usize) -> String {
    language.pick(format!("观测值 {count} 项"), format!("{count} observed figures"))
}

/// The step by which a plan is ticked or unticked.
#[must_use]
pub fn plan_step(title: &Name, binds: bool) -> Name {
    if binds {
        Name::new(format!("采用规划：{}", title.zh), format!("Adopt the plan: {}", title.en))
    } else {
        Name::new(format!("不采用规划：{}", title.zh), format!("Leave out the plan: {}", title.en))
    }
}

/// The step by which a milestone is marked.
#[must_use]
pub fn milestone_step(milestone: &Name, area: &Name) -> Name {
    Name::new(format!("{}：{}的完成情况", area.zh, milestone.zh), format!("{}: state of {}", area.en, milestone.en))
}

/// “By the end of 2025: 12 of 148 milestones are done, 3 are not, 133 are unknown.”
#[must_use]
pub fn milestones(language: Language, area: &str, year: Year, all: usize, done: usize, not_done: usize) -> String {
    let unknown = all.saturating_sub(done + not_done);
    match language {
        Language::Zh => {
            format!("{area}截至 {year} 年：{all} 项节点任务中 {done} 项已完成，{not_done} 项未完成，{unknown} 项未知。")
        }
        Language::En => {
            let milestones = if all == 1 { "1 milestone".to_owned() } else { format!("{all} milestones") };
            format!("{area} by the end of {year}: {milestones}, {done} done, {not_done} not done, {unknown} unknown.")
        }
    }
}

/// No milestone speaks of the area.
#[must_use]
pub fn no_milestones(language: Language, area: &str) -> String {
    language.pick(format!("没有涉及{area}的节点任务。"), format!("No milestone speaks of {area}."))
}

/// A milestone that areas below have to reach.
#[must_use]
pub fn done_below(language: Language, done: usize, all: usize) -> String {
    language.pick(format!("下级 {all} 个地区中 {done} 个完成"), format!("done in {done} of {all} areas below"))
}

/// The heading of a year's milestones.
#[must_use]
pub fn due_in(language: Language, year: Option<Year>) -> String {
    match (year, language) {
        (Some(year), Language::Zh) => format!("{year} 年底前"),
        (Some(year), Language::En) => format!("By the end of {year}"),
        (None, Language::Zh) => "未注明年份".to_owned(),
        (None, Language::En) => "No date given".to_owned(),
    }
}

/// How the state of milestones is entered.
#[must_use]
pub fn how_to_mark(language: Language, year: Year) -> String {
    language.pick(
        format!("状态按 {year} 年末登记，写入当前地区的数据，可撤销；未登记即为未知。"),
        format!("States are those at the end of {year}; marking one writes a figure of this area and can be undone. What is not marked is unknown."),
    )
}

/// The observed figures, in one sentence.
#[must_use]
pub fn observed(language: Language, count: usize, plans: usize) -> String {
    match language {
        Language::Zh => format!("{plans} 份规划写明了 {count} 项观测值，照原文刊载的数字收录。"),
        Language::En => format!("{plans} of the plans give {count} observed figures; they stand here as printed."),
    }
}

/// No plan gives an observed figure.
#[must_use]
pub fn nothing_observed(language: Language) -> &'static str {
    language.pick("本文件的规划没有写明观测值。", "The plans of this file give no observed figures.")
}

/// The head of a column of figures of a year.
#[must_use]
pub fn in_year(language: Language, what: &str, year: Year) -> String {
    language.pick(format!("{year} 年{what}"), format!("{what} {year}"))
}

/// How many targets a row does not show.
#[must_use]
pub fn more_targets(language: Language, count: usize) -> String {
    language.pick(format!("另有 {count} 个目标"), format!("{count} more targets"))
}

/// How many areas a norm binds, of which level: `县（市、区）· 100 个`.
#[must_use]
pub fn binds(language: Language, level: &str, count: usize) -> String {
    match (count, language) {
        (0 | 1, _) => level.to_owned(),
        (_, Language::Zh) => format!("{level} {count} 个"),
        (_, Language::En) => format!("{count} {}", level.to_lowercase()),
    }
}
