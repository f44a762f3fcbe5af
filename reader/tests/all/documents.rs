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

#[test]
fn every_figure_of_the_five_documents_is_accounted_for() {
    let vocabulary = Vocabulary::shipped();
    for id in crate::accuracy::DOCUMENTS {
        let text = crate::accuracy::document(id);
        let reading = read(&text, &vocabulary, None, None);
        // No digit of the text is lost on the way to the blocks that are read.
        let digits = |text: &str| text.chars().filter(|one| permille_reader::script::plain(*one).is_ascii_digit()).count();
        let lines: usize = permille_reader::lines::lines(&text).iter().map(|line| digits(&line.text)).sum();
        let blocks = permille_reader::blocks::blocks(&text);
        let kept: usize = blocks
            .iter()
            .map(|block| match &block.body {
                permille_reader::blocks::Body::Indicators(table) => {
                    table
                        .rows
                        .iter()
                        .map(|row| {
                            let values: usize = row.values.iter().map(|(_, cell)| digits(cell)).sum();
                            values
                                + digits(&row.name)
                                + digits(&row.unit)
                                + row.beside.iter().map(|cell| digits(cell)).sum::<usize>()
                        })
                        .sum::<usize>()
                        + table.passed.iter().map(|cell| digits(cell)).sum::<usize>()
                }
                permille_reader::blocks::Body::Heading(text)
                | permille_reader::blocks::Body::Passed(text)
                | permille_reader::blocks::Body::Text(text) => digits(text),
            })
            .sum();
        println!("{id}: {} of {} figures, digits {kept} of {lines}", reading.accounted(), reading.figures);
        assert_eq!(kept, lines, "{id}: digits that never reach the reader");
        assert!(reading.accounted() * 100 >= reading.figures * 97, "{id}: {} of {}", reading.accounted(), reading.figures);
    }
}

#[test]
fn a_figure_that_is_not_understood_is_listed() {
    let text = "某市规划（2026—2030年）\n一、任务\n到2028年，建成99999999999999999999999个站点。";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let odd: Vec<_> =
        reading.left_out.iter().filter(|one| one.reason == permille_reader::account::Reason::NotUnderstood).collect();
    assert_eq!(odd.len(), 1);
    assert_eq!((reading.accounted() + 1, odd[0].clause.as_str()), (reading.figures, "一"));
}

#[test]
fn fields_say_where_they_were_found() {
    use permille_reader::demand::Field;
    let text = "某市规划（2026—2030年）\n一、任务\n到2028年，每个县至少建成２所护理院。每县康复床位达到50张。";
    let reading = read(text, &Vocabulary::shipped(), None, None);
    let first = &reading.proposals[0];
    let letters: Vec<char> = first.sentence.chars().collect();
    let found = |field: Field| -> String {
        let (_, span) = first.demand.evidence.iter().find(|(one, _)| *one == field).unwrap();
        letters[span.clone()].iter().collect()
    };
    assert_eq!((found(Field::Value).as_str(), found(Field::Year).as_str()), ("２所", "2028"));
    assert_eq!((found(Field::Level).as_str(), found(Field::Name).as_str()), ("每个县", "护理院"));
    assert!(first.certain && !reading.proposals[1].certain, "the second gives no year");
}

#[test]
fn markup_with_scripts_and_torn_tables_is_read() {
    let page = "<html><script>到2025年达到1%</script><style>p{}</style><h1>某市规划（2026—2030年）</h1><p>一、目标</p><p>到2030年，每千人口床位数达到7张。</p></html>";
    assert_eq!(rows(page).lines().count(), 2);
    let torn =
        "某市规划（2026—2030年）\n一、目标\n指标\n2025年\n2030年\n每千人口护士数（人）\n4.1\n4.9\n每千人口床位数（张）\n6.9\n";
    let rows = rows(torn);
    assert!(rows.contains(",2030,4.9,") && !rows.contains(",6.9,"), "{rows}");
}

#[test]
fn a_long_text_is_read_in_time() {
    let text = crate::accuracy::document("gan-fu-fa-2023-1").repeat(2);
    let text: String = text.chars().take(27_000).collect();
    let begun = std::time::Instant::now();
    let _ = read(&text, &Vocabulary::shipped(), None, None);
    // 80 kB in 200 ms where it is optimised; a build for tests is some ten times slower.
    let most = if cfg!(debug_assertions) { 4_000 } else { 400 };
    let took = begun.elapsed().as_millis();
    println!("{} bytes in {took} ms", text.len());
    assert!(took < most, "{took} ms");
}
