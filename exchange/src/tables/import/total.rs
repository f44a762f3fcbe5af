//! Rows that are no area: totals of every level, groupings, notes, and areas that are stated in part.

use super::key::{is_note_mark, key, narrowed};

/// What a name says of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// A total of other rows.
    Total,
    /// A grouping of the code list, which is no area: 市辖区.
    Grouping,
    /// What belongs to no county: 市本级.
    Remainder,
    /// An area stated in part, or on an old basis.
    Part,
}

/// Whether a name is a word for a total.
pub(super) fn is_word(name: &str) -> bool {
    sort(name).is_some_and(|sort| matches!(sort, Sort::Total | Sort::Grouping))
}

/// What a name says of its row, where it is no area.
pub(super) fn sort(name: &str) -> Option<Sort> {
    let (own, bracket) = parted(name);
    let own = key(own);
    const TOTALS: [&str; 23] = [
        "合计",
        "总计",
        "小计",
        "计",
        "总数",
        "全市",
        "全省",
        "全县",
        "全区",
        "全国",
        "全旗",
        "全盟",
        "平均",
        "平均值",
        "累计",
        "总体",
        "total",
        "sum",
        "subtotal",
        "grandtotal",
        "average",
        "overall",
        "all",
    ];
    let totals = TOTALS.contains(&own.as_str())
        || ["合计", "小计", "总计", "平均水平"].iter().any(|word| own.ends_with(word))
        || ["合计", "总计", "小计"].iter().any(|word| own.starts_with(word))
        || is_carried(&own)
        || own == "其中"
        || own.ends_with("total")
        || own.starts_with("total");
    if totals && !own.is_empty() {
        return Some(Sort::Total);
    }
    if [
        "市辖区",
        "市辖县",
        "县",
        "区",
        "市区",
        "省直辖县级行政区划",
        "自治区直辖县级行政区划",
        "省直辖县",
        "县市小计",
        "各区",
        "各县",
    ]
    .contains(&own.as_str())
    {
        return Some(Sort::Grouping);
    }
    let remainder =
        ["本级", "市直", "省直", "县直", "区直", "直属", "市属", "省属"].iter().any(|word| own.ends_with(word) || own == *word)
            || ["其他", "其它", "不分地区", "未知", "其他地区", "other", "unknown", "others"].contains(&own.as_str());
    if remainder {
        return Some(Sort::Remainder);
    }
    let bracket = key(bracket);
    let partly = ["部分", "不含", "不包括", "除", "口径", "其中", "部份", "小计", "合计", "旧", "已撤", "年前", "调整前"];
    // （原） is the area as it was; （原余江县） only says what it was called.
    let before = ["原", "老", "撤", "撤销", "前", "old", "former", "abolished"].contains(&bracket.as_str());
    // 昌江区（高新区） is the zone in it, 浮梁县（市直） what the city keeps there.
    let zone = ["高新区", "开发区", "园区", "新区", "经开区", "市直", "省直", "市本级", "省属", "市属"]
        .iter()
        .any(|word| bracket.ends_with(word))
        && !["含", "包括", "原", "即", "并"].iter().any(|word| bracket.contains(word));
    (before || zone || partly.iter().any(|word| bracket.contains(word))).then_some(Sort::Part)
}

/// Whether a name is that of a mean of other rows, or of what is carried from page to page, which are no sums of the table.
pub(super) fn is_no_sum(name: &str) -> bool {
    let name = key(name);
    name.contains("平均") || name.contains("average") || name.contains("本页") || name == "累计" || is_carried(&name)
}

/// Whether a name, as a key, says that a row carries a total from page to page.
fn is_carried(name: &str) -> bool {
    ["承前页", "承上页", "接上页", "接前页", "过次页", "转下页", "结转下页", "页计", "本页计"].contains(&name)
}

/// A name, and what stands in brackets behind it: `江西省（部分）`. 其中：昌江区 is 昌江区.
pub(super) fn parted(name: &str) -> (&str, &str) {
    let name = unnumbered(name.trim());
    let listed = name.strip_prefix("其中").map(|rest| rest.trim_start_matches([':', '：', '、', ' ', '\u{3000}']));
    let name = listed.filter(|rest| !rest.is_empty()).unwrap_or(name);
    // 浮梁县注1
    let noted = name.rfind('注').filter(|at| {
        let behind = &name[at + '注'.len_utf8()..];
        name[..*at].chars().count() > 2 && behind.chars().all(|letter| letter.is_ascii_digit() || is_note_mark(letter))
    });
    let name = noted.map_or(name, |at| &name[..at]);
    let open = name.find(['(', '（', '[', '【']).filter(|open| *open > 0);
    open.map_or((name, ""), |open| (name[..open].trim(), &name[open..]))
}

/// A name without its number in a list: 1.昌江区, （3）浮梁县.
pub(super) fn unnumbered(name: &str) -> &str {
    let inner = name.trim_start_matches(['(', '（']);
    let number = |letter: &char| letter.is_ascii_digit() || "一二三四五六七八九十".contains(*letter);
    let count = inner.chars().take_while(number).count();
    let digits: usize = inner.chars().take(count).map(char::len_utf8).sum();
    let rest = inner[digits..].trim_start_matches(['.', '．', '、', ')', '）', ' ']);
    let marked = rest.len() < inner.len() - digits && rest.starts_with(char::is_alphabetic);
    if (1..=2).contains(&count) && marked { rest } else { name }
}

/// Whether a text beside the figures says that they are not yet.
pub(super) fn is_aim(text: &str) -> bool {
    const LONGEST: usize = 24;
    if text.len() > LONGEST || text.starts_with(|first: char| first.is_ascii_digit()) {
        return false;
    }
    let text = key(text);
    let own = text.trim_end_matches(['值', '数']);
    ["目标", "规划", "规划目标", "计划", "预测", "预计", "target", "planned", "forecast"].contains(&own)
}

/// Whether a text beside the figures says that the row is a total: `市小计`.
pub(super) fn is_said(text: &str) -> bool {
    let text = key(text);
    text.chars().count() <= 8 && ["小计", "合计", "总计"].iter().any(|word| text.ends_with(word))
}

/// Whether a line says something about the table: a note, a source.
pub(super) fn is_note(text: &str) -> bool {
    let plain = narrowed(text.trim());
    let starts = [
        "注",
        "备注",
        "说明",
        "数据来源",
        "资料来源",
        "单位:",
        "(单位",
        "来源",
        "单位负责人",
        "填表人",
        "制表",
        "审核",
        "联系",
        "*",
        "“#”",
        "\"#\"",
        "#",
        "①",
        "②",
        "③",
        "④",
        "note",
        "Note",
        "source",
        "Source",
        "NOTE",
        "SOURCE",
        "本表",
        "表中",
    ];
    starts.iter().any(|word| plain.starts_with(word)) && plain.chars().count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn totals_groupings_and_parts_are_no_areas() {
        for name in ["合　计", "全市合计", "景德镇市小计", "Total", "全市", "总计（万人）"] {
            assert_eq!(sort(name), Some(Sort::Total), "{name}");
        }
        assert_eq!(sort("　　市辖区"), Some(Sort::Grouping));
        assert_eq!(sort("市本级"), Some(Sort::Remainder));
        for name in ["江西省（部分）", "西湖区(旧)", "西湖区（原）", "西湖区[撤]", "西湖区（已撤销）"]
        {
            assert_eq!(sort(name), Some(Sort::Part), "{name}");
        }
        assert_eq!((sort("其中：市辖区"), sort("其中"), sort("其中：昌江区")), (Some(Sort::Grouping), Some(Sort::Total), None));
        for name in ["1.昌江区", "2、昌江区", "（3）昌江区", "一、昌江区", "（十一）昌江区"] {
            assert_eq!(parted(name).0, "昌江区", "{name}");
        }
        assert_eq!(parted("其中： 昌江区（含高新区）"), ("昌江区", "（含高新区）"));
        for name in ["昌江区", "余江区（原余江县）", "昌江区（含“高新区”）", "全州县", "合江县", "合阳县", "计东镇", "东湖区"]
        {
            assert_eq!(sort(name), None, "{name}");
        }
        assert!(is_said("市小计") && !is_said("昌江+珠山"));
        assert!(is_note("注：1.常住人口为2025年末数") && is_note("数据来源：市统计局") && !is_note("昌江区"));
    }
}
