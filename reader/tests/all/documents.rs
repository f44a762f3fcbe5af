//! Made-up documents of the shapes that provinces, cities and counties write, and texts that are none.

use permille_reader::vocabulary::Vocabulary;
use permille_reader::{csv, read};

fn rows(text: &str) -> String {
    csv(&read(text, &Vocabulary::shipped(), None, None))
}

#[test]
fn a_system_plan_with_chapters_and_an_indicator_table_is_read() {
    let text = "某省医疗卫生服务体系规划（2026—2030年）\n第一章 总则\n第一节 目标\n表1 主要指标\n序号\t指标名称\t单位\t2025年\t2030年\t属性\n1\t每千人口护士数\t人\t4.1\t4.9\t预期性\n第二章 任务\n第一节 基层\n到2030年，每个县至少设置2所康复医院。";
    let rows = rows(text);
    assert!(rows.contains("一(一) 指标表,每千人口护士数：4.9,ratio,county,resident,at-least,must,2030,4.9,人,1000"), "{rows}");
    assert!(rows.contains("二(一),到2030年，每个县至少设置2所康复医院。,per-area,county,,at-least,must,2030,2,所"), "{rows}");
}

#[test]
fn a_path_and_a_sum_are_read() {
    let text = "某市行动方案（2024—2026年）\n一、任务\n（一）急救\n1.救护车。到2026年底，按城市每5万人口、农村每2万人口配置1辆救护车。\n2.评审。到2024年底、2025年底、2026年底，达标率分别达到45%、75%、95%。";
    let rows = rows(text);
    assert!(rows.contains(",sum-of-ratios,county,urban/rural,at-least,must,2026,50000/20000,辆"), "{rows}");
    for (year, value) in [(2024, 45), (2025, 75), (2026, 95)] {
        assert!(rows.contains(&format!(",path,city,,at-least,must,{year},{value},%")), "{rows}");
    }
}

#[test]
fn the_past_demands_nothing() {
    let text = "某县“十四五”规划\n一、现状\n2019年，全县有医院12所，床位900张。\n二、目标\n好。";
    assert_eq!(rows(text).lines().count(), 1);
}

#[test]
fn no_slice_of_a_text_makes_it_panic() {
    let text = "\u{feff}一、目标（一）到２０２５年，每千人口托位数达到4.5个；|a|1,2|\t2030年\n<p>90％以上的〔2023〕1号</p>《“三分之二—3家%‰/10万每30万以上的县";
    let letters: Vec<char> = text.chars().collect();
    let vocabulary = Vocabulary::shipped();
    for from in 0..letters.len() {
        for until in (from..=letters.len()).step_by(3) {
            let slice: String = letters[from..until].iter().collect();
            let _ = csv(&read(&slice, &vocabulary, None, None));
        }
    }
    for text in ["", "\n\n", "<", "<script>", "9999999999999999999999个", "第", "(", "每", "-20"] {
        assert!(read(text, &vocabulary, None, None).proposals.is_empty(), "{text}");
    }
}
