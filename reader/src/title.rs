//! What the head of a document tells: its title, its years, whom it binds, and whether it demands anything.

use permille_engine::area::Level;

use crate::figure::{Role, figures};
use crate::latin::is_english;
use crate::latin::{holds, places};
use crate::script::plain_text;
use crate::vocabulary::Vocabulary;

/// What documents that demand are called.
const DEMANDING: [&str; 14] =
    ["规划", "计划", "方案", "意见", "纲要", "办法", "通知", "决定", "条例", "标准", "规定", "措施", "清单", "要点"];

/// The title of a document: the first short line that says what it is.
#[must_use]
pub fn title(head: &str, vocabulary: &Vocabulary) -> Option<String> {
    let lines = head.lines().map(|line| line.trim().trim_matches(['#', '*', ' ', '\u{feff}']));
    let longest = |line: &str| if is_english(line) { 140 } else { 60 };
    let mut short = lines.filter(|line| {
        (4..=longest(line)).contains(&line.chars().count())
            && !line.contains(['。', '；', '，'])
            && !(is_english(line) && line.ends_with('.'))
    });
    let mut titled = short.clone();
    let named = titled.find(|line| is_demanding(line, vocabulary) && !line.contains(['>', '[']));
    named.or_else(|| short.next()).map(crate::script::without_gaps)
}

/// Whether a line calls a document that demands something.
fn is_demanding(line: &str, vocabulary: &Vocabulary) -> bool {
    if is_english(line) {
        let lower = line.to_ascii_lowercase();
        return vocabulary.english.titled.iter().any(|word| holds(&lower, word));
    }
    DEMANDING.iter().any(|word| line.contains(word))
}

/// The number of a document: on a line of its own, or behind 文号.
#[must_use]
pub fn number(head: &str) -> Option<String> {
    let lines = head.lines().map(|line| crate::script::without_gaps(line.trim_matches(['#', '*', ' ', '>'])));
    lines.map(|line| line.trim_start_matches("文号").trim_start_matches(['：', ':']).to_owned()).find(|line| {
        let plain = plain_text(line).replace('[', "〔").replace(']', "〕");
        let Some((issuer, rest)) = plain.split_once('〔') else { return false };
        let Some((year, rest)) = rest.split_once('〕') else { return false };
        let digits = |text: &str| !text.is_empty() && text.chars().all(|one| one.is_ascii_digit());
        let named =
            (2..=12).contains(&issuer.chars().count()) && issuer.chars().all(|one| !one.is_ascii() && one.is_alphabetic());
        named && year.len() == 4 && digits(year) && rest.strip_suffix('号').is_some_and(digits)
    })
}

/// Who issued a document: what its title names before 关于, or a line of its own before the title, or what stands behind 发文机关.
#[must_use]
pub fn issuer(head: &str, title: Option<&str>) -> Option<String> {
    let in_english = |line: &String| {
        is_english(line)
            && line.chars().count() <= 80
            && ["People's Government", "People’s Government", "Health Commission", "General Office"]
                .iter()
                .any(|word| line.contains(word))
            && !line.ends_with('.')
    };
    const BODIES: [&str; 8] = ["人民政府", "办公厅", "办公室", "委员会", "健康委", "省委", "市委", "区委"];
    let body = |text: &str| (4..=40).contains(&text.chars().count()) && BODIES.iter().any(|word| text.ends_with(word));
    let lines = || head.lines().map(|line| crate::script::without_gaps(line.trim_matches(['#', '*', ' ', '>'])));
    let said = lines().find_map(|line| {
        let said = line.strip_prefix("发文机关")?.trim_start_matches(['：', ':']).to_owned();
        body(&said).then_some(said)
    });
    let titled = title.and_then(|title| title.split_once("关于")).map(|(before, _)| before.to_owned()).filter(|text| body(text));
    said.or(titled).or_else(|| {
        lines().map(|line| line.trim_end_matches("文件").to_owned()).find(|line| body(line)).or_else(|| lines().find(in_english))
    })
}

/// Whether a document demands things even where it gives no date: a plan, a scheme, an opinion.
#[must_use]
pub fn demands(head: &str, vocabulary: &Vocabulary) -> bool {
    let lines = head.lines().map(str::trim).filter(|line| !line.is_empty()).take(30);
    let mut short = lines.filter(|line| line.chars().count() <= if is_english(line) { 140 } else { 60 } && !line.contains('。'));
    short.any(|line| is_demanding(line, vocabulary) && !line.contains("解读"))
}

/// The years a title speaks of: 2023-2025年, “十四五”, 2030.
#[must_use]
pub fn plan_years(head: &str, vocabulary: &Vocabulary) -> Option<(u16, u16)> {
    let head = plain_text(head);
    let title = title(&head, vocabulary).unwrap_or_default();
    // What the document cites has years of its own.
    let head = without_titles(&head);
    span(&title).or_else(|| period(&title)).or_else(|| span(&head)).or_else(|| period(&head)).or_else(|| {
        let figures = figures(&head, vocabulary);
        let years = figures.iter().filter(|one| one.role == Role::Year);
        let years: Vec<u16> = years.filter_map(|one| one.value.trunc().try_into().ok()).collect();
        Some((*years.iter().min()?, *years.iter().max()?))
    })
}

/// A text without the titles of other documents in it: 《…》.
fn without_titles(text: &str) -> String {
    let mut inside = false;
    let keep = |one: &char| {
        inside = *one == '《' || (inside && *one != '》');
        !inside
    };
    text.chars().filter(keep).collect()
}

/// 2023-2025年, 2023年至2025年.
fn span(text: &str) -> Option<(u16, u16)> {
    let year =
        |text: &str| text.get(..4).and_then(|digits| digits.parse::<u16>().ok()).filter(|year| (1990..2100).contains(year));
    text.char_indices().filter(|(_, one)| *one == '2').find_map(|(at, _)| {
        let first = year(&text[at..])?;
        let rest = text[at + 4..].trim_start_matches('年').trim_start_matches(['-', '至', '到', ' ']).trim_start_matches("to ");
        let parted = text[at + 4..].starts_with(['-', '至', '到', '年', ' ']);
        let last = year(rest)?;
        (parted && first < last && last - first <= 20).then_some((first, last))
    })
}

/// “十四五”
fn period(text: &str) -> Option<(u16, u16)> {
    let periods = [
        ("十四五", (2021, 2025)),
        ("十五五", (2026, 2030)),
        ("十三五", (2016, 2020)),
        ("14th Five-Year", (2021, 2025)),
        ("15th Five-Year", (2026, 2030)),
        ("13th Five-Year", (2016, 2020)),
    ];
    periods.into_iter().filter_map(|(word, years)| Some((text.find(word)?, years))).min().map(|(_, years)| years)
}

/// The level of the area a document binds, by its title.
#[must_use]
pub fn document_level(head: &str, vocabulary: &Vocabulary) -> Level {
    let named = vocabulary.territories.iter().filter_map(|one| Some((head.find(&one.zh)?, one.level))).min_by_key(|(at, _)| *at);
    if let Some((_, level)) = named {
        return level;
    }
    let english = vocabulary.territories.iter().filter(|one| !one.en.is_empty());
    let named = english.filter_map(|one| Some((places(head, &one.en).next()?, one.level))).min_by_key(|(at, _)| *at);
    if is_english(head) {
        let scope = || vocabulary.english.scope(&head.to_ascii_lowercase()).map(|(_, level, _)| level);
        return named.map(|(_, level)| level).or_else(scope).unwrap_or(Level::County);
    }
    let at = |word: &str| head.find(word).unwrap_or(usize::MAX);
    let level = [(at("省"), Level::Province), (at("市"), Level::City), (at("县").min(at("区")), Level::County)];
    level.into_iter().min_by_key(|(at, _)| *at).map_or(Level::County, |(_, level)| level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_read_from_a_title() {
        let vocabulary = Vocabulary::shipped();
        for (head, years) in [
            ("某省行动计划（2023—2025年）", Some((2023, 2025))),
            ("某市“十五五”卫生健康规划", Some((2026, 2030))),
            ("某市实施方案（2024年至2027年）", Some((2024, 2027))),
            ("Action Plan for Health Services (2026–2030)", Some((2026, 2030))),
            ("好", None),
        ] {
            assert_eq!(plan_years(head, &vocabulary), years, "{head}");
        }
    }

    #[test]
    fn number_and_issuer_are_read_from_the_head() {
        let head = "# 云岭省人民政府文件\n\n云府发〔2026〕12号\n## 云岭省人民政府关于印发托育规划的通知\n根据《意见》（国发〔2022〕11号）";
        assert_eq!(number(head).as_deref(), Some("云府发〔2026〕12号"));
        assert_eq!(issuer(head, title(head, &Vocabulary::shipped()).as_deref()).as_deref(), Some("云岭省人民政府"));
        assert_eq!(issuer("发文机关: 云岭省卫生健康委员会\n标题", None).as_deref(), Some("云岭省卫生健康委员会"));
        let without = "某地托育规划\n根据国发〔2022〕11号文，各县人民政府应当落实。";
        assert_eq!((number(without), issuer(without, Some("某地托育规划"))), (None, None));
    }

    #[test]
    fn an_account_demands_nothing_by_its_title() {
        let vocabulary = Vocabulary::shipped();
        assert!(demands("某省托育服务发展规划\n正文", &vocabulary));
        assert!(demands("Cloud Ridge Health Plan (2026-2030)", &vocabulary));
        assert!(!demands("某局长：奋力前行\n先后制定规划纲要等30多个文件，取得成效。", &vocabulary));
    }
}
