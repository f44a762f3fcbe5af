//! Sentences in the shapes that plans of other provinces use, made up for this test, each with what it demands. None of them is in a shipped plan:
//! they guard against rules that fit the five documents alone.

use permille_reader::read;
use permille_reader::vocabulary::Vocabulary;

/// The targets of a passage below 第三章: `kind level year value unit per`, with `-` for what is not said.
fn targets(passage: &str) -> Vec<String> {
    let text = format!("云岭省医疗卫生服务体系规划（2026—2030年）\n第二章 总则\n第三章 任务\n{passage}");
    let reading = read(&text, &Vocabulary::shipped(), None, None);
    let joined =
        |values: &[permille_engine::quantity::Quantity]| values.iter().map(ToString::to_string).collect::<Vec<_>>().join("/");
    let or_dash = |text: String| if text.is_empty() { "-".to_owned() } else { text };
    reading
        .proposals
        .iter()
        .map(|one| {
            let demand = &one.demand;
            let year = demand.year.map_or("-".to_owned(), |year| year.to_string());
            let value = or_dash(joined(&demand.values));
            let (unit, per) = (or_dash(demand.unit.clone()), or_dash(joined(&demand.per)));
            format!("{} {} {year} {value} {unit} {per}", demand.kind, one.level.word())
        })
        .collect()
}

fn check(passage: &str, expected: &[&str]) {
    assert_eq!(targets(passage), expected, "{passage}");
}

#[test]
fn ratios_stand_before_and_behind_their_figure() {
    check(
        "到2030年，全省床位数控制在7.5张/千人口以内，每万人口全科医生达到４.２人。",
        &["ratio province 2030 7.5 张 1000", "ratio county 2030 4.2 人 10000"],
    );
    check("按每5万人口1辆的标准配备救护车。", &["ratio county - 1 辆 50000"]);
    check(
        "到2030年，每千人口医师数、护士数、药师数分别达到3.8人、4.6人和0.6人。",
        &["ratio county 2030 3.8 人 1000", "ratio county 2030 4.6 人 1000", "ratio county 2030 0.6 人 1000"],
    );
    check("2028年，医护比达到1∶1.25。", &["indicator province 2028 1.25 1: -"]);
}

#[test]
fn bands_of_population_are_brackets_and_thresholds() {
    let passage =
        "县办综合医院单体床位规模：常住人口30万以下的县不超过300张，30万—50万的县不超过500张，50万以上的县不超过800张。";
    check(passage, &["bracket county - 300/500/800 张 0/300000/500000"]);
    check("常住人口超过300万的设区市可增设1所市办综合医院。", &["threshold city - 1 所 3000000"]);
    check("到2029年，人口40万以上的县级妇幼保健院达到三级标准。", &["threshold county 2029 1 个 400000"]);
}

#[test]
fn paths_give_a_value_a_year() {
    let passage = "2026年、2027年、2028年，三级医院设置安宁疗护病区的比例分别达到40%、60%、80%。";
    check(passage, &["path province 2026 40 % -", "path province 2027 60 % -", "path province 2028 80 % -"]);
}

#[test]
fn growth_and_change_are_measured() {
    check("到“十五五”期末，全科医生数量翻一番。", &["indicator province 2030 100 % -"]);
    check("到2030年，规范管理率较2024年提高5个百分点。", &["indicator province 2030 5 个百分点 -"]);
    check("到2030年，重大慢病过早死亡率比2015年降低30%。", &["indicator province 2030 30 % -"]);
    check("县域内就诊率由2024年的88%提高到2030年的92%以上。", &["indicator county 2030 92 % -"]);
    check("2028年底前，护士较2022年末增加600人。", &["absolute province 2028 600 人 -"]);
}

#[test]
fn parts_are_shares() {
    check("到2028年，三分之二以上的乡镇卫生院达到推荐标准。", &["share-of-resource province 2028 66.666667 % -"]);
    check("2027年底前，85％以上的村卫生室实现联网。", &["share-of-resource province 2027 85 % -"]);
    check("负压救护车占比不低于40%。", &["share-of-stock province - 40 % -"]);
    check("三年内，所有二级以上公立医院均开设老年友善门诊。", &["share-of-resource province 2028 100 % -"]);
    check("到2027年，二级以上综合医院设置老年医学科。", &["share-of-resource province 2027 100 % -"]);
}

#[test]
fn several_levels_come_out_once_each() {
    let passage = "到2027年，省、市、县三级分别建成1个、16个、129个检验中心。";
    check(passage, &["absolute province 2027 1 个 -", "absolute city 2027 16 个 -", "absolute county 2027 129 个 -"]);
    let passage = "到2027年，省、市、县三级均建有1所康复医院。";
    check(passage, &["per-area province 2027 1 所 -", "per-area city 2027 1 所 -", "per-area county 2027 1 所 -"]);
    check("到2026年，每县（市、区）建成不少于两家托育机构。", &["per-area county 2026 2 家 -"]);
}

#[test]
fn what_is_demanded_at_most_is_not_at_least() {
    let text =
        "某市规划（2026—2030年）\n一、目标\n到2030年，个人支出占比控制在27%以内，床位使用率不低于75%，死亡率下降到10/10万以下。";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let ways: Vec<&str> = reading
        .proposals
        .iter()
        .map(|one| if one.demand.direction.0 == permille_engine::norm::Direction::AtMost { "most" } else { "least" })
        .collect();
    assert_eq!(ways, ["most", "least", "most"]);
}

#[test]
fn rows_of_a_list_stand_by_their_number_and_their_date_goes_on() {
    let text = "某市行动方案（2026—2028年）\n一、任务\n好。\n附件：重点任务清单\n序号\t任务\t目标\n7\t急救\t到2027年底，每个县建成1个急救中心。各乡镇设置1个急救站。";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let rows: Vec<String> =
        reading.proposals.iter().map(|one| format!("{} {:?} {}", one.clause, one.demand.year, one.demand.values[0])).collect();
    assert_eq!(rows, ["清单7 Some(2027) 1", "清单7 Some(2027) 1"]);
}

#[test]
fn what_is_told_named_or_compared_demands_nothing() {
    for passage in [
        "截至2024年末，全省有医院1200所。",
        "面向0—3岁婴幼儿家庭提供指导。",
        "落实《健康云岭2030规划》和云卫发〔2023〕15号文件。",
        "拨打12320热线咨询。",
        "资源配置更加均衡，融入所有政策。",
    ] {
        check(passage, &[]);
    }
}

#[test]
fn two_years_and_two_values_are_a_path_even_with_words_between() {
    check(
        "到2027年和2030年，婴儿死亡率分别控制在7.5‰及以下和5‰及以下。",
        &["indicator province 2027 7.5 ‰ -", "indicator province 2030 5 ‰ -"],
    );
    let passage = "到2027年和2030年，经常锻炼（每周3次及以上）人数比例达到37%及以上和40%及以上。";
    check(passage, &["path province 2027 37 % -", "path province 2030 40 % -"]);
}

#[test]
fn bands_go_on_where_only_people_are_said() {
    let passage = "30万人口以下的县，床位不超过500张；30—50万人口的，不超过800张；50万人口以上的，不超过1200张。";
    check(passage, &["bracket county - 500/800/1200 张 0/300000/500000"]);
    let passage =
        "常住人口100万以下的市（州），市办综合医院床位不超过1000张；100万—500万的，不超过2000张；500万以上的，不超过3000张。";
    check(passage, &["bracket city - 1000/2000/3000 张 0/1000000/5000000"]);
    check("每3—10万居民设置1所社区卫生服务中心。", &["ratio county - 1 所 30000"]);
}

#[test]
fn what_a_share_of_institutions_is_to_have_is_no_demand_of_its_own() {
    let passage = "到2028年，80%以上的乡镇卫生院能够提供6类以上中医药技术方法，100%的村卫生室能够提供4类以上。";
    check(passage, &["share-of-resource province 2028 80 % -", "share-of-resource province 2028 100 % -"]);
    check("服务人口超过3000人的行政村配备2名以上乡村医生。", &["absolute province - 2 名 -"]);
}

#[test]
fn parts_of_a_bed_go_on_with_the_people_before_them() {
    check(
        "到2028年，每千人口公立医院床位数达到5.2张，市办及以上公立医院床位1.9—2.0张、县办公立医院1.7张。",
        &["ratio county 2028 5.2 张 1000", "ratio county 2028 1.9 张 1000", "ratio county 2028 1.7 张 1000"],
    );
    check("每千名儿童儿科医师0.87名、床位增至2.50张。", &["ratio county - 0.87 名 1000", "ratio county - 2.5 张 1000"]);
}

#[test]
fn tenths_and_rises_are_read() {
    check("到2030年，经常参加体育锻炼人数比例超过四成。", &["indicator province 2030 40 % -"]);
    check("到2030年，健康素养水平在2025年基础上提高8个百分点。", &["indicator province 2030 8 个百分点 -"]);
    check("按照国家要求，基本医保参保率2030年达到95%。", &["indicator province 2030 95 % -"]);
}

#[test]
fn a_limit_behind_a_list_is_said_of_all_of_it() {
    let text = "某市规划（2026—2030年）\n一、目标\n到2030年，急救反应时间城区10分钟、农村20分钟以内。";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    assert_eq!(reading.proposals.len(), 2);
    assert!(reading.proposals.iter().all(|one| one.demand.direction == (permille_engine::norm::Direction::AtMost, true)));
}

#[test]
fn a_list_in_columns_of_blanks_has_its_rows() {
    let text = "某市方案（2026—2028年）\n一、任务\n好。\n表2  重点任务分工\n序号  任务  目标  完成时限\n1  公共卫生  疾控中心核酸日检测能力：市级不低于1万管，县级不低于3000管，并向社会开放  2027年12月\n2  血液保障  固定采血点不少于120个  2028年";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let rows: Vec<_> = reading.proposals.iter().map(|one| (one.clause.as_str(), one.demand.year)).collect();
    assert_eq!(rows, [("表1", Some(2027)), ("表1", Some(2027)), ("表2", Some(2028))]);
}

#[test]
fn what_says_which_is_no_amount() {
    check("600名学生以上的寄宿制学校配备专职人员。", &[]);
    check("到2028年，提供6类以上疗法的比例达到100%。", &["indicator province 2028 100 % -"]);
}

#[test]
fn a_row_is_due_by_the_cell_that_holds_its_date() {
    let text =
        "某市方案（2026—2028年）\n一、任务\n好。\n附件：项目清单\n序号\t项目\t内容\t完成时限\n1\t迁建\t设置床位800张\t2027年12月";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let rows: Vec<_> = reading.proposals.iter().map(|one| (one.clause.as_str(), one.demand.year)).collect();
    assert_eq!(rows, [("清单1", Some(2027))]);
}
