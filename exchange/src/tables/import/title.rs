//! What the title of a table says that the heads of its columns do not: rates, some institutions only, an aim, a sample. A column that it may make
//! another figure of is left to the planner.

use super::heads::Head;
use super::key::key;
use super::known::KnownFigure;
use super::scale::{scale_of, unit_like};
use super::{Scale, frame, total};
use crate::tables::fault::note::Aside;
use crate::tables::sheet::Sheet;
use crate::wording::figure::Kind;

/// Institutions that are some of all, the longer words first.
const SOME: [&str; 16] = [
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
    "公立",
    "民办",
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
/// Words for what is held against another year, and is no number of either.
const AGAINST: [&str; 8] = ["增加数", "增加额", "增加量", "增长量", "增长速度", "增速", "年为100", "上年100"];

/// Whether a title speaks of several things: 常住人口及增速.
fn joins(title: &str) -> bool {
    ["及", "与", "和", "情况"].iter().any(|word| title.contains(word))
}

/// What the title says that the head of a column of this figure does not.
pub(super) fn aside(sheet: &Sheet, top: usize, header: usize, known: &KnownFigure, head: &Head) -> Option<Aside> {
    let above = sheet.rows().iter().take(top).flatten();
    let title: String = above.chain([&sheet.name]).map(|cell| key(cell)).collect();
    let own = key(&head.text());
    if let Some(aside) = below(sheet, header, known, &own) {
        return Some(aside);
    }
    if title.is_empty() && sheet.marks.file.is_empty() {
        return None;
    }
    if let Some(word) = AIMS.into_iter().find(|word| title.contains(word) && !own.contains("现状")) {
        return Some(Aside::Aim(word));
    }
    let units = frame::units(sheet, top);
    let count = known.counted || known.expected.kind == Kind::People;
    if let Some(word) = AGAINST.into_iter().find(|word| count && title.contains(word) && !joins(&title) && !own.contains(word)) {
        return Some(Aside::Aim(word));
    }
    let share = !known.expected.unit.zh.contains(['%', '‰']) && known.expected.kind != Kind::Milestone;
    if share
        && !units.is_empty()
        && units.iter().all(|unit| ["%", "‰"].contains(&key(unit).as_str()))
        && !own.contains(['%', '‰'])
    {
        return Some(Aside::Rate);
    }
    if known.expected.kind == Kind::People {
        // The name of a file says it too, where it speaks of nothing else.
        let file = Some(key(&sheet.marks.file)).filter(|file| !several(file)).unwrap_or_default();
        let title = format!("{file}{title}");
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

/// What the notes below a table say of a column: 注：总人口为户籍人口; 床位数仅含医院.
fn below(sheet: &Sheet, header: usize, known: &KnownFigure, own: &str) -> Option<Aside> {
    const LAST: usize = 20;
    let rows = sheet.rows().len();
    let letters: Vec<char> = own.chars().collect();
    let speaks_of = |clause: &str| letters.windows(2).any(|pair| clause.contains(&pair.iter().collect::<String>()));
    let says = |clause: &str| {
        if known.expected.kind == Kind::People {
            let registered = ["为户籍", "是户籍", "户籍人口数", "按户籍", "公安"].iter().any(|word| clause.contains(word));
            return (registered && !clause.contains(['率', '常'])).then_some(Aside::Registered);
        }
        let approved = ["编制床位", "核定床位"].into_iter().find(|word| clause.contains(word) && !own.contains(word));
        let only =
            ["仅含", "只含", "仅包括", "只包括", "仅为", "只是", "仅指", "仅统计"].iter().any(|word| clause.contains(word));
        let some = || SOME.into_iter().find(|word| only && clause.contains(word) && !own.contains(word));
        approved.filter(|_| known.counted).map(Aside::Aim).or_else(|| some().filter(|_| known.counted).map(Aside::Part))
    };
    (rows.saturating_sub(LAST).max(header + 1)..rows).find_map(|row| {
        let mut cells = sheet.rows()[row].iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let (Some(text), None) = (cells.next(), cells.next()) else { return None };
        let clauses = text.split(['。', '；', ';', '，', ',']).map(key);
        clauses.filter(|clause| total::is_note(text) && speaks_of(clause)).find_map(|clause| says(&clause))
    })
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
