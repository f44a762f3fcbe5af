//! What the title of a table says that the heads of its columns do not: rates, some institutions only, an aim, a sample. A column that it may make
//! another figure of is left to the planner.

use super::heads::Head;
use super::key::key;
use super::known::KnownFigure;
use super::scale::{scale_of, unit_like};
use super::{Scale, frame};
use crate::tables::fault::note::Aside;
use crate::tables::sheet::Sheet;
use crate::wording::figure::Kind;

/// Institutions that are some of all, the longer words first.
const SOME: [&str; 14] = [
    "基层医疗卫生机构",
    "社区卫生服务中心",
    "社区卫生服务站",
    "基层医疗机构",
    "社区卫生服务",
    "妇幼保健机构",
    "妇幼保健院",
    "乡镇卫生院",
    "中医医院",
    "专科医院",
    "村卫生室",
    "卫生院",
    "民营",
    "医院",
];
/// Words for all of them.
const ALL: [&str; 6] = ["医疗卫生机构", "医疗机构", "卫生机构", "卫生资源", "卫生事业", "各级各类"];
/// Words for what is not yet.
const AIMS: [&str; 5] = ["目标", "预测", "规划值", "规划数", "配置标准"];
/// Words for what is counted in institutions, and is no institution.
const COUNTED: [&str; 7] = ["床位", "病床", "卫生技术人员", "卫生人员", "医师", "护士", "诊疗"];

/// Some of all people.
const PEOPLE: [&str; 8] = ["男性", "女性", "城镇", "乡村", "农村", "流动人口", "外来人口", "暂住人口"];
/// Words for what has come or gone, or is not there.
const CHANGES: [&str; 8] = ["新增", "净增", "在建", "增减", "编制床位", "核定床位", "缺口", "拟建"];

/// What the title says that the head of a column of this figure does not.
pub(super) fn aside(sheet: &Sheet, top: usize, header: usize, known: &KnownFigure, head: &Head) -> Option<Aside> {
    let title: String = sheet.rows().iter().take(top).flatten().map(|cell| key(cell)).collect();
    if title.is_empty() {
        return None;
    }
    let own = key(&head.text());
    if let Some(word) = AIMS.into_iter().find(|word| title.contains(word) && !own.contains("现状")) {
        return Some(Aside::Aim(word));
    }
    let units = frame::units(sheet, top);
    let share = !known.expected.unit.zh.contains(['%', '‰']) && known.expected.kind != Kind::Milestone;
    if share
        && !units.is_empty()
        && units.iter().all(|unit| ["%", "‰"].contains(&key(unit).as_str()))
        && !own.contains(['%', '‰'])
    {
        return Some(Aside::Rate);
    }
    if known.expected.kind == Kind::People {
        let registered = ["户籍", "公安"].iter().any(|word| title.contains(word));
        let resident = ["常住", "常驻"].iter().any(|word| title.contains(word) || own.contains(word));
        return match title.contains("抽样") {
            true => Some(Aside::Sample),
            false if registered && !resident => Some(Aside::Registered),
            false => part_of_people(&title, &own).map(Aside::Part),
        };
    }
    if !known.counted {
        return None;
    }
    let says_rate = |text: &str| ["每千", "每万", "每十万", "千人口"].iter().any(|word| text.contains(word));
    // Where some heads say so, the title speaks of them.
    let others = sheet.rows().iter().take(header + 1).skip(top).flatten().any(|cell| says_rate(&key(cell)));
    if says_rate(&title) && !others {
        return Some(Aside::Rate);
    }
    let institutions = SOME.iter().any(|word| own.contains(word)) || own.contains("机构");
    if institutions {
        return counts_else(sheet, top, known, head, &title);
    }
    if let Some(word) = CHANGES.into_iter().find(|word| title.contains(word) && !several(&title) && !own.contains(word)) {
        return Some(Aside::Aim(word));
    }
    // 基层医疗卫生机构 are not all.
    let all = ALL.iter().any(|word| title.replace("基层医疗卫生机构", "").replace("基层医疗机构", "").contains(word));
    SOME.into_iter().find(|word| !all && title.contains(word)).map(Aside::Part)
}

/// Whether a title speaks of several things: what it says of one is not said of the other.
fn several(title: &str) -> bool {
    ["和", "与", "及", "其中", "城乡"].iter().any(|word| title.contains(word))
}

/// The part of all people that a title speaks of, where the head of the column says nothing of it.
fn part_of_people(title: &str, own: &str) -> Option<&'static str> {
    let title = title.replace("城镇化", "").replace("妇女", "").replace("子女", "");
    let found = PEOPLE.into_iter().find(|word| title.contains(word));
    let sex = ["男", "女"].into_iter().find(|word| title.ends_with(word));
    let both = title.contains('男') && title.contains('女');
    found.or(sex).filter(|word| !(both || several(&title) || own.contains(word)))
}

/// Whether a title or a unit counts something else than the institutions that stand over a column.
fn counts_else(sheet: &Sheet, top: usize, known: &KnownFigure, head: &Head, title: &str) -> Option<Aside> {
    let own = head.text();
    let count = ["个", "家", "所", "处"].contains(&known.expected.unit.zh.as_str());
    // 医院数、医院（个）: the head says itself what it counts.
    let says = own.contains(['(', '（', '/']) || own.trim().ends_with(['数', '个', '家']);
    if !count || says {
        return None;
    }
    let units = frame::units(sheet, top);
    let fits = |unit: &String| scale_of(known, unit) == Some(Scale::default());
    if !units.is_empty() && units.iter().any(fits) {
        return None;
    }
    let counted = COUNTED.into_iter().find(|word| title.contains(word));
    let unit = || units.iter().any(|unit| unit_like(unit) && key(unit).ends_with('张')).then_some("床位");
    counted.or_else(unit).map(Aside::Counts)
}

#[cfg(test)]
mod tests {
    use permille_engine::edit::Figure;
    use permille_engine::name::Name;

    use super::*;
    use crate::wording::figure::Expected;

    fn found(title: &str, head: &str, kind: Kind, unit: &str) -> Option<Aside> {
        let rows = [[title, ""], ["地区", head], ["昌江区", "5"]];
        let sheet = Sheet::new("", rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect());
        let known = KnownFigure {
            figure: Figure::Measure("m".into()),
            name: Name::new("", ""),
            expected: Expected { kind, unit: Name::new(unit, "") },
            counted: kind != Kind::People,
        };
        aside(&sheet, 1, 1, &known, &Head::of(&sheet, 1, 1, 1))
    }

    #[test]
    fn a_title_may_make_another_figure_of_a_column() {
        let stock = Kind::Stock { whole: true };
        assert_eq!(found("每千常住人口卫生资源", "床位数", stock, "张"), Some(Aside::Rate));
        assert_eq!(found("人口与每千人口床位", "每千人口床位数", stock, "张"), None);
        assert_eq!(found("乡镇卫生院床位及人员情况", "床位数", stock, "张"), Some(Aside::Part("乡镇卫生院")));
        assert_eq!(found("基层医疗卫生机构床位", "床位数", stock, "张"), Some(Aside::Part("基层医疗卫生机构")));
        assert_eq!(found("医疗卫生机构床位（含医院）", "床位数", stock, "张"), None);
        assert_eq!(found("2030年卫生资源配置目标", "床位数", stock, "张"), Some(Aside::Aim("目标")));
        assert_eq!(found("2024年末户籍人口", "总人口", Kind::People, "人"), Some(Aside::Registered));
        assert_eq!(found("户籍人口与常住人口", "常住人口", Kind::People, "人"), None);
        assert_eq!(found("1%人口抽样调查", "常住人口", Kind::People, "人"), Some(Aside::Sample));
        assert_eq!(found("医疗卫生机构床位数", "医院", stock, "家"), Some(Aside::Counts("床位")));
        assert_eq!(found("医疗卫生机构床位数", "医院数", stock, "家"), None);
        assert_eq!(found("医疗卫生机构数（个）", "医院", stock, "家"), None);
        assert_eq!(found("2024年新增床位情况", "床位数", stock, "张"), Some(Aside::Aim("新增")));
        assert_eq!(found("床位及新增床位", "床位数", stock, "张"), None);
        assert_eq!(found("2024年城镇居民", "常住人口", Kind::People, "人"), Some(Aside::Part("城镇")));
        assert_eq!(found("2024年常住人口（男）", "0-3岁人口", Kind::People, "人"), Some(Aside::Part("男")));
        assert_eq!(found("常住人口与城镇化率", "常住人口", Kind::People, "人"), None);
        assert_eq!(found("2024年各县卫生情况", "床位数", stock, "张"), None);
    }
}
