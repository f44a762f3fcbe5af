//! How a column writes its figures: in tens of thousands, as a share of one, as a rate of the residents.

use permille_engine::name::Name;

use super::key::key;
use super::known::KnownFigure;
use crate::wording::figure::Kind;

/// How a column writes its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// In the figure's own unit, with the point so many places further to the left: 4 in a column of 万人.
    Power(i32),
    /// For so many residents.
    Per(u32),
}

impl Default for Scale {
    fn default() -> Self {
        Self::Power(0)
    }
}

/// Chinese words for powers of ten, with the English ones.
const POWERS: [(i32, &str, &str); 6] = [
    (0, "", ""),
    (2, "百", "hundred "),
    (3, "千", "thousand "),
    (4, "万", "10,000 "),
    (6, "百万", "million "),
    (8, "亿", "100 million "),
];

/// The ways this figure can be written, its own unit first, each with its name.
#[must_use]
pub fn scales(known: &KnownFigure) -> Vec<(Scale, Name)> {
    let Name { zh, en } = &known.expected.unit;
    let power = |power: i32, zh: &str, en: &str| (Scale::Power(power), Name::new(zh, en));
    match zh.as_str() {
        _ if known.expected.kind == Kind::Milestone => vec![power(0, "1 为完成", "1 is done")],
        "%" => vec![power(0, "%", "%"), power(-1, "‰", "‰"), power(2, "比值（1 为全部）", "share (1 is all)")],
        "‰" => vec![power(0, "‰", en), power(1, "%", "%")],
        "亿元" => vec![power(0, "亿元", en), power(-4, "万元", "10,000 yuan"), power(-8, "元", "yuan")],
        "万元" => vec![power(0, "万元", en), power(4, "亿元", "100 million yuan"), power(-4, "元", "yuan")],
        _ if !(known.counted || known.expected.kind == Kind::People) => vec![power(0, zh, en)],
        _ => {
            let mut ways: Vec<_> = POWERS
                .iter()
                .map(|(places, word, english)| power(*places, &format!("{word}{zh}"), &format!("{english}{en}")))
                .collect();
            if known.counted {
                for (people, word, english) in [
                    (1_000, "千人", "per 1,000 people"),
                    (10_000, "万人", "per 10,000 people"),
                    (100_000, "十万人", "per 100,000 people"),
                ] {
                    ways.push((Scale::Per(people), Name::new(format!("{zh}/{word}"), format!("{en} {english}"))));
                }
            }
            ways
        }
    }
}

/// The way of writing that a unit names; `None` where it is none for this figure.
#[must_use]
pub fn scale_of(known: &KnownFigure, unit: &str) -> Option<Scale> {
    let wanted = key(unit);
    let own = &known.expected.unit.zh;
    let ways = scales(known);
    let named = ways.iter().find(|(_, name)| key(&name.zh) == wanted || key(&name.en) == wanted);
    let rate = || {
        // 张/千人, 每千人口床位, per 1,000
        let (per, _) = [(1_000, "千人"), (10_000, "万人"), (100_000, "十万人")]
            .into_iter()
            .find(|(_, people)| wanted == format!("{}{people}", key(own)) || wanted.starts_with(&format!("每{people}")))?;
        ways.iter().map(|(scale, _)| *scale).find(|scale| *scale == Scale::Per(per))
    };
    let english = || {
        // 10 000 persons, beds, a bare number of units.
        let (number, noun) = numbered(&wanted);
        let fits = match noun {
            "" | "units" | "unit" => true,
            "beds" | "bed" => own == "张",
            _ => own == "人",
        };
        let places = match number.filter(|_| fits)? {
            "" if !noun.is_empty() => 0,
            "1000" | "thousand" | "thousands" => 3,
            "10000" | "tenthousand" | "tenthousands" => 4,
            "million" | "millions" | "1000000" => 6,
            _ => return None,
        };
        ways.iter().map(|(scale, _)| *scale).find(|scale| *scale == Scale::Power(places))
    };
    // 万 alone, and 万人 for what is counted in 个.
    let bare = || {
        let words = POWERS.iter().filter(|(places, ..)| *places > 0).rev();
        let (places, ..) =
            words.into_iter().find(|(_, word, _)| wanted == *word || (wanted == format!("{word}人") && known.counted))?;
        ways.iter().map(|(scale, _)| *scale).find(|scale| *scale == Scale::Power(*places))
    };
    let counted = || (known.counted && counts_alike(&key(own), &wanted)).then_some(Scale::Power(0));
    named.map(|(scale, _)| *scale).or_else(rate).or_else(english).or_else(bare).or_else(counted)
}

/// A unit as it stands behind a slash: 床位/千人 and 护士/千人 are for a thousand people, 护士/万人 and 人口/万人 are in ten thousands of them.
pub(super) fn behind_slash(known: &KnownFigure, unit: &str) -> String {
    let bare = unit.trim_start_matches('/').trim();
    let people = unit.starts_with('/') && known.counted && key(bare).contains('人') && key(bare) != "人";
    let rate = known.expected.unit.zh != "人" || key(bare).starts_with('千');
    if people && rate { format!("每{bare}") } else { bare.to_owned() }
}

/// Whether two words count the same things: 个 counts everything, 张 no institutions.
fn counts_alike(own: &str, other: &str) -> bool {
    let alike = |group: &[&str]| group.contains(&own) && group.contains(&other);
    other == "个"
        || alike(&["个", "家", "所", "处"])
        || alike(&["人", "名", "位"])
        || alike(&["张", "床"])
        || alike(&["辆", "台"])
}

/// An English unit, as a key, as a number and what is counted: 10000persons. No number where there is another word.
pub(super) fn numbered(unit: &str) -> (Option<&str>, &'static str) {
    const NOUNS: [&str; 7] = ["persons", "person", "people", "units", "unit", "beds", "bed"];
    const NUMBERS: [&str; 10] =
        ["", "1000", "10000", "1000000", "thousand", "tenthousand", "million", "thousands", "millions", "tenthousands"];
    let noun = NOUNS.into_iter().find(|noun| unit.ends_with(noun)).unwrap_or_default();
    let number = unit.strip_suffix(noun).unwrap_or(unit);
    (NUMBERS.contains(&number).then_some(number), noun)
}

/// Whether a text is a unit and no name.
pub(super) fn unit_like(text: &str) -> bool {
    let wanted = key(text);
    const UNITS: [&str; 31] = [
        "人",
        "个",
        "张",
        "家",
        "所",
        "辆",
        "处",
        "户",
        "万",
        "千",
        "亿",
        "百万",
        "%",
        "‰",
        "元",
        "平方米",
        "people",
        "persons",
        "person",
        "beds",
        "thousand",
        "thousands",
        "10000",
        "1000",
        "million",
        "millions",
        "岁",
        "名",
        "位",
        "床",
        "项",
    ];
    // 百张, 十万人
    let counted = wanted.trim_start_matches(['十', '百', '千', '万', '亿']);
    let english = || matches!(numbered(&wanted), (Some(_), noun) if !noun.is_empty());
    UNITS.contains(&wanted.as_str())
        || english()
        || ["人", "张", "个", "家", "所", "辆", "处", "户", "元", "名", "位", "床"].contains(&counted)
        || [
            "每千人",
            "每千人口",
            "每千常住人口",
            "每万人",
            "每万人口",
            "每十万人",
            "每十万人口",
            "张每千人",
            "张千人",
            "人千人",
            "个千人",
            "张万人",
            "人万人",
            "个万人",
            "10000people",
            "1000people",
            "per1000",
            "per1000people",
        ]
        .contains(&wanted.as_str())
}

#[cfg(test)]
mod tests {
    use permille_engine::edit::Figure;

    use super::*;
    use crate::wording::figure::Expected;

    fn known(kind: Kind, zh: &str, en: &str, counted: bool) -> KnownFigure {
        KnownFigure {
            figure: Figure::Measure("m".into()),
            name: Name::new("", ""),
            expected: Expected { kind, unit: Name::new(zh, en) },
            counted,
        }
    }

    #[test]
    fn a_unit_says_how_a_column_is_written() {
        let people = known(Kind::People, "人", "people", false);
        for (unit, scale) in
            [("人", 0), ("万人", 4), ("万", 4), ("千人", 3), ("亿人", 8), ("10,000 people", 4), ("thousand", 3), ("百万人", 6)]
        {
            assert_eq!(scale_of(&people, unit), Some(Scale::Power(scale)), "{unit}");
        }
        assert_eq!(scale_of(&people, "张/千人"), None);
        let beds = known(Kind::Stock { whole: true }, "张", "beds", true);
        assert_eq!(scale_of(&beds, "张/千人"), Some(Scale::Per(1_000)));
        assert_eq!(scale_of(&beds, "每千人"), Some(Scale::Per(1_000)));
        assert_eq!(scale_of(&beds, "每十万人"), Some(Scale::Per(100_000)));
        assert_eq!(scale_of(&beds, "万张"), Some(Scale::Power(4)));
        assert_eq!(scale_of(&beds, "beds"), Some(Scale::Power(0)));
        let money = known(Kind::Indicator, "亿元", "100 million yuan", false);
        assert_eq!(scale_of(&money, "万元"), Some(Scale::Power(-4)));
        let share = known(Kind::Indicator, "%", "%", false);
        assert_eq!(scale_of(&share, "%"), Some(Scale::Power(0)));
        assert_eq!(scale_of(&share, "三级"), None);
    }
}
