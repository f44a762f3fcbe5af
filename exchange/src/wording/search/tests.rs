use super::*;

fn area(zh: &str, en: &str, code: &str) -> Findable {
    Findable::new(&Name::new(zh, en), code)
}

fn met(typed: &str, zh: &str) -> Option<Rank> {
    Query::new(typed).rank(&area(zh, "", ""))
}

#[test]
fn an_area_is_found_by_name_code_initials_and_syllables() {
    let changjiang = area("昌江区", "Changjiang District", "360202");
    for (typed, rank) in [
        ("昌江区", Rank::Whole),
        ("360202", Rank::Whole),
        ("３６０２０２", Rank::Whole),
        ("changjiang district", Rank::Within),
        ("cjq", Rank::Spelt),
        ("CJQ", Rank::Spelt),
        ("changjiangqu", Rank::Spelt),
        ("chjq", Rank::Spelt),
        ("chang'jiang'qu", Rank::Within),
        ("cj", Rank::Start),
        ("changj", Rank::Start),
        ("昌江", Rank::Start),
        ("3602", Rank::Start),
        ("chang", Rank::Start),
        ("jq", Rank::Within),
        ("江区", Rank::Within),
        ("dis", Rank::Within),
        ("chang dis", Rank::Within),
    ] {
        assert_eq!(Query::new(typed).rank(&changjiang), Some(rank), "{typed}");
    }
    let places = area("", "Childcare places per 1,000 residents", "");
    assert_eq!(Query::new("childcare per 1,000").rank(&places), Some(Rank::Within));
    assert_eq!(Query::new("per 000").rank(&places), Some(Rank::Within));
    assert_eq!(Query::new("per 00").rank(&area("", "per 1900", "")), None);
    for other in ["cjx", "昌河", "360203", "strict", "cjqq", "6", "3602029"] {
        assert_eq!(Query::new(other).rank(&changjiang), None, "{other}");
    }
}

#[test]
fn both_readings_meet_where_a_character_has_two() {
    for (typed, zh) in [
        ("cq", "重庆市"),
        ("zq", "重庆市"),
        ("zz", "长治市"),
        ("cs", "长沙市"),
        ("zdq", "曾都区"),
        ("sx", "单县"),
        ("shanxian", "单县"),
        ("la", "六安市"),
        ("luan", "六安市"),
        ("ls", "乐山市"),
        ("yq", "乐清市"),
        ("xm", "厦门市"),
        ("bb", "蚌埠市"),
        ("bengbu", "蚌埠市"),
        ("py", "番禺区"),
        ("panyu", "番禺区"),
        ("tz", "台州市"),
        ("ysx", "铅山县"),
        ("xw", "浒湾镇"),
        ("yl", "尉犁县"),
        ("xx", "歙县"),
        ("shexian", "歙县"),
        ("xx", "浚县"),
        ("mp", "牟平区"),
        ("dg", "东莞市"),
        ("wyx", "婺源县"),
        ("lvliang", "吕梁市"),
        ("lüliang", "吕梁市"),
        ("tcx", "宕昌县"),
        ("bx", "泌县"),
    ] {
        assert!(met(typed, zh).is_some(), "{typed} {zh}");
    }
    for (typed, zh) in [("cdq", "长丰区"), ("yw", "浒湾镇"), ("mm", "牟平区"), ("dxm", "东莞市"), ("cc", "重庆市")]
    {
        assert_eq!(met(typed, zh), None, "{typed} {zh}");
    }
}

#[test]
fn what_it_lies_in_narrows_down_and_finds_nothing_alone() {
    let gulou = |city: &str| area("鼓楼区", "Gulou District", "").within(&area(city, "", ""));
    let all = [gulou("南京市"), gulou("徐州市"), area("南京市", "Nanjing", "320100")];
    assert_eq!(Query::new("glq").best(&all, 9), [0, 1]);
    assert_eq!(Query::new("xz glq").best(&all, 9), [1]);
    assert_eq!(Query::new("南京 鼓楼").best(&all, 9), [0]);
    assert_eq!(Query::new("nj").best(&all, 9), [2]);
}

#[test]
fn the_best_come_first_and_nothing_typed_meets_everything() {
    let all =
        [area("新昌江区", "", ""), area("昌江黎族自治县", "", "469026"), area("昌江区", "", "360202"), area("南京市", "", "")];
    assert_eq!(Query::new("cjq").best(&all, 9), [2, 0]);
    assert_eq!(Query::new("昌江").best(&all, 9), [2, 1, 0]);
    assert_eq!(Query::new("昌江").best(&all, 1), [2]);
    assert!(Query::new(" ").is_empty());
    assert_eq!(Query::new(" ").best(&all, 9), [0, 1, 2, 3]);
}

#[test]
fn marks_are_passed_over_and_digits_are_not() {
    assert_eq!(met("lsysrk", "老年（60岁以上）人口"), None);
    assert_eq!(met("ln60sysrk", "老年（60岁以上）人口"), Some(Rank::Spelt));
    assert_eq!(met("qkyljsws", "全科医疗（建设）卫生"), Some(Rank::Spelt));
    assert_eq!(met("hlsp", "护理（士）"), None);
    assert_eq!(met("hls", "护理（士）"), Some(Rank::Spelt));
}

#[test]
fn a_character_that_is_not_known_is_met_by_any_letter() {
    assert!(readings::of('㐂').is_empty());
    assert_eq!(met("xz", "㐂镇"), Some(Rank::Spelt));
    assert_eq!(met("1z", "㐂镇"), None);
}

#[test]
fn what_was_made_to_take_long_does_not() {
    let name = "都".repeat(1_000);
    for typed in ["d".repeat(60), "du".repeat(30), "dou".repeat(20) + "x", "d".repeat(100_000)] {
        assert_eq!(met(&typed, &name).is_some(), typed.len() <= 60, "{}", typed.len());
    }
}
