//! What words of a sentence tell: whom it binds, who is counted, and what it is about.

use permille_engine::area::Level;
use permille_engine::quantity::Quantity;

use crate::latin::is_english;
use crate::sentence::without_brackets;
use crate::vocabulary::{Means, Sort, Vocabulary};

/// For how many people a ratio stands: 每千人口, 每万人, 每十万.
#[must_use]
pub fn per_people(text: &str) -> Option<Quantity> {
    [("每千", 1_000), ("每万", 10_000), ("每十万", 100_000), ("每百", 100), ("每百万", 1_000_000)]
        .into_iter()
        .rfind(|(word, _)| text.find(word).is_some_and(|at| !text[at + word.len()..].starts_with(['张', '床', '元', '辆', '户'])))
        .and_then(|(_, people)| Quantity::whole(people).ok())
        // 千人口志愿者
        .or_else(|| text.trim_start_matches([',', ' ']).starts_with("千人口").then(|| Quantity::whole(1_000).ok())?)
}

/// Who is counted.
#[must_use]
pub fn base(text: &str, vocabulary: &Vocabulary) -> String {
    vocabulary.bases.iter().find(|base| text.contains(&base.zh)).map_or_else(|| "resident".to_owned(), |base| base.id.clone())
}

/// Whether a text speaks of each area.
#[must_use]
pub fn is_each(text: &str) -> bool {
    let bare = without_brackets(text);
    let area = ["设区市", "行政村", "乡镇", "街道", "社区", "县", "市", "州", "区", "旗", "乡", "镇", "村"];
    // 各乡镇卫生院 are institutions and no areas.
    let of_areas = |rest: &str| {
        let behind = area.iter().find_map(|area| rest.strip_prefix(area));
        behind.is_some_and(|rest| !rest.starts_with(['卫', '医', '中', '村', '社', '服']))
    };
    let each = ["每个", "每一个", "每", "各", "所有"]
        .iter()
        .any(|word| bare.match_indices(word).any(|(at, _)| of_areas(&bare[at + word.len()..])));
    each || ["市县均", "市、县均", "两级", "三级均", "四级", "为单位"].iter().any(|word| bare.contains(word))
}

/// The level a text names.
#[must_use]
pub fn level(text: &str) -> Option<Level> {
    level_word(text).map(|(_, level)| level)
}

/// The word that names a level.
#[must_use]
pub fn level_word(text: &str) -> Option<(&'static str, Level)> {
    const WORDS: [(&[&str], Level); 4] = [
        (
            &["每个县", "每县", "各县", "县级", "县域", "县办", "区级", "全县", "全区", "人口的县", "以上的县", "以上县", "旗县"],
            Level::County,
        ),
        (
            &["设区市", "设区的市", "市级", "每个市", "每市", "各市", "地市", "市州", "州市", "市本级", "全市", "地级市"],
            Level::City,
        ),
        (&["每个乡镇", "每个乡", "各乡镇", "以乡镇", "以乡(", "每乡镇", "乡镇级"], Level::Township),
        (&["全省", "省级", "省属", "全区域"], Level::Province),
    ];
    WORDS.iter().find_map(|(words, level)| Some((*words.iter().find(|word| text.contains(**word))?, *level)))
}

/// The levels of a sentence that speaks to several at once: 省、市、县三级, 市县均.
#[must_use]
pub fn levels(text: &str) -> Vec<Level> {
    const NAMES: [(&str, Level); 12] = [
        ("自治区", Level::Province),
        ("省级", Level::Province),
        ("设区市", Level::City),
        ("市级", Level::City),
        ("县级", Level::County),
        ("区县", Level::County),
        ("省", Level::Province),
        ("市", Level::City),
        ("县", Level::County),
        ("区", Level::County),
        ("乡镇", Level::Township),
        ("乡", Level::Township),
    ];
    let bare = without_brackets(text);
    let mut from = 0;
    while from < bare.len() {
        // 全省市县: the province is where, the cities and counties are whom.
        if bare[..from].ends_with('全') {
            from += bare[from..].chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let mut rest = &bare[from..];
        let (mut found, mut parted): (Vec<Level>, bool) = (Vec::new(), false);
        while let Some((name, level)) = NAMES.iter().find(|(name, _)| rest.starts_with(name)) {
            if !found.contains(level) {
                found.push(*level);
            }
            rest = &rest[name.len()..];
            let next = rest.trim_start_matches('、');
            let joined = next.len() < rest.len() && NAMES.iter().any(|(name, _)| next.starts_with(name));
            parted |= joined;
            if joined {
                rest = next;
            }
        }
        let told = ["三级", "两级", "二级", "四级", "均", "分别", "都", "各"].iter().any(|word| rest.starts_with(word));
        let office = ["人民", "政府", "党委", "有关", "财政", "卫生健康委", "政府"].iter().any(|word| rest.starts_with(word));
        if found.len() > 1 && (told || (parted && !office)) {
            return found;
        }
        from += bare[from..].chars().next().map_or(1, char::len_utf8);
    }
    Vec::new()
}

/// The institutions a clause speaks of before its verb, where it speaks of all of a sort and not of one by its own name:
/// 二级以上综合医院设置老年医学科.
#[must_use]
pub fn all_of<'a>(subject: &'a str, vocabulary: &Vocabulary) -> Option<&'a str> {
    let mut bare = subject.trim_matches(['的', ' ', '、']);
    for word in ["专门", "均", "都", "全部", "普遍", "应当", "应", "须", "必须", "要", "能够", "基本", "全面", "力争"]
    {
        bare = bare.strip_suffix(word).unwrap_or(bare);
    }
    for word in ["推进", "推动", "力争", "确保", "实现", "全省", "全市", "全县", "全区", "争取", "所有", "全部", "各", "其他"]
    {
        bare = bare.strip_prefix(word).unwrap_or(bare);
    }
    let own = ["省", "市", "国家", "区", "县"].iter().any(|word| {
        bare.strip_prefix(word)
            .is_some_and(|rest| !rest.starts_with(['级', '、', '属', '直', '办', '域', '(']) && !rest.starts_with("区"))
    });
    let plain = without_brackets(bare);
    let head = vocabulary.thing(&plain).filter(|thing| thing.sort == Sort::Facility)?;
    let named = ["大学", "附属", "第一", "第二", "“"].iter().any(|word| bare.contains(word))
        || ["依托", "以", "通过", "加强", "支持", "鼓励", "依靠", "把", "将", "努力"].iter().any(|word| bare.starts_with(word));
    (plain.ends_with(&head.zh) && !own && !named && bare.chars().count() > 2).then_some(bare)
}

/// What institutions are to have or do.
pub(crate) const HAVE: [&str; 14] =
    ["设立", "设置", "配备", "开设", "建有", "建立", "成立", "提供", "开展", "建成", "建设", "配置", "普及", "达到"];

/// The institutions that a share is taken of, without what they are to have: 乡镇卫生院设置发热哨点 is of 乡镇卫生院.
#[must_use]
pub fn institutions<'a>(text: &'a str, vocabulary: &Vocabulary) -> &'a str {
    let verb = HAVE.iter().filter_map(|verb| text.find(verb)).min();
    let before = verb.map_or(text, |at| &text[..at]);
    let bare = ["能够", "能", "均", "都", "应当", "应", "须", "要", "全部", "普遍"]
        .iter()
        .fold(before, |text, word| text.strip_suffix(word).unwrap_or(text));
    let bare = ["所有", "全部", "各"].iter().fold(bare, |text, word| text.strip_prefix(word).unwrap_or(text));
    if vocabulary.names(Sort::Facility, bare) || vocabulary.names(Sort::Place, bare) { bare } else { text }
}

/// Whether a text says that something is striven for: 基本建成, and not 基本医保.
#[must_use]
pub fn strives(text: &str, vocabulary: &Vocabulary) -> bool {
    const NAMES: [char; 16] = ['医', '公', '药', '标', '养', '服', '功', '技', '情', '设', '条', '职', '素', '保', '信', '单'];
    vocabulary
        .words(Means::Should)
        .any(|word| text.match_indices(word).any(|(at, _)| word != "基本" || !text[at + word.len()..].starts_with(NAMES)))
}

/// Whether something is a way of working and nothing that can be counted.
#[must_use]
pub fn is_working(text: &str) -> bool {
    ["机制", "制度", "体系", "体制", "模式", "网络", "格局"].iter().any(|word| text.contains(word))
}

/// What a text is about: without dates, brackets and the words of degree at its ends.
#[must_use]
pub fn name(text: &str, vocabulary: &Vocabulary) -> String {
    let mut text = without_brackets(text);
    // What it is compared with is no part of the name: 总量较2025年增长.
    for word in ["较", "比", "由", "从", "在"] {
        let compared = text.match_indices(word).map(|(at, _)| at).find(|at| {
            let rest = &text[at + word.len()..];
            *at > 0 && rest.starts_with(|one: char| one.is_ascii_digit())
        });
        if let Some(at) = compared {
            text.truncate(at);
        }
    }
    if let Some(at) = text.rfind('年')
        && text[..at].ends_with(|one: char| one.is_ascii_digit())
    {
        let after = text[at + '年'.len_utf8()..].to_owned();
        let bare = after.trim_start_matches(['底', '末', '前', ',', '、']);
        // 吸烟率2022年低于: what it is about stands before the date.
        let said = vocabulary.degrees.iter().any(|degree| bare == degree.zh);
        let before = text[..at].trim_end_matches(|one: char| one.is_ascii_digit() || matches!(one, '到' | '至'));
        text = if said && !before.is_empty() { before.to_owned() } else { after };
    }
    let mut text = text.trim_start_matches(['底', '末', '前', ',', '、', '和', '及', ' ', '-']).to_owned();
    if let Some(rest) = text.strip_prefix('内').filter(|rest| !rest.starts_with(['科', '镜', '分', '部', '外'])) {
        text = rest.to_owned();
    }
    loop {
        let before = text.len();
        for word in vocabulary.degrees.iter().filter(|one| one.means != Means::About).map(|one| one.zh.as_str()).chain([
            "分别",
            "数量",
            "均",
            "每个",
            "各",
            "全省",
            "全市",
            "全县",
            "全区",
            "至",
            "为",
            "占比",
            "使",
            "将",
            "的",
            "其中",
            "每年",
            "其中:",
            "标准配备",
            "标准配置",
            ":",
        ]) {
            if let Some(rest) = text.strip_suffix(word) {
                text = rest.to_owned();
            }
            // 配备率 is a name.
            if (word.len() > 3 || word == ":")
                && let Some(rest) = text.strip_prefix(word).filter(|rest| !rest.starts_with('率'))
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

/// Whether two names are of the same thing: most of their characters are the same, or of their words where they are English.
#[must_use]
pub fn kin(one: &str, other: &str) -> bool {
    if is_english(one) && is_english(other) {
        let words = |text: &str| -> Vec<String> {
            text.split(|one: char| !one.is_ascii_alphanumeric())
                .filter(|word| word.len() > 2)
                .map(str::to_ascii_lowercase)
                .collect()
        };
        let (one, other) = (words(one), words(other));
        let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
        let shared = short.iter().filter(|word| long.contains(word)).count();
        return shared * 10 >= short.len() * 6 && shared > 0;
    }
    let (short, long) = if one.chars().count() < other.chars().count() { (one, other) } else { (other, one) };
    let shared = short.chars().filter(|letter| long.contains(*letter)).count();
    shared * 10 >= short.chars().count() * 6 && shared > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_levels_are_told_apart() {
        for (text, expected) in [
            ("省、市、县三级均建有", 3),
            ("省市县三级", 3),
            ("全省市县均设置公立中医医院", 2),
            ("每个县(市、区)至少", 0),
            ("各市、县(区)人民政府", 0),
            ("县、乡两级", 2),
            ("二级医院", 0),
        ] {
            assert_eq!(levels(text).len(), expected, "{text}");
        }
    }

    #[test]
    fn institutions_by_their_own_name_are_not_all_of_a_sort() {
        let vocabulary = Vocabulary::shipped();
        assert!(all_of("二级以上综合医院", &vocabulary).is_some());
        assert!(all_of("市级危重新生儿救治中心专门", &vocabulary).is_some());
        assert!(all_of("省疾病预防控制中心", &vocabulary).is_none());
        assert!(all_of("某大学附属医院", &vocabulary).is_none());
    }
}
