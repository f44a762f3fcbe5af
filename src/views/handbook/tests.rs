//! A small handbook is read and searched.

use super::*;

const SMALL: &str = r#"{"examples":"{}","chapters":[
    {"id":"a","title":"取整","blocks":[
        {"p":["只在最后取一次。需求",{"c":"1 + 1 = 2"},"，见",{"to":"b","at":"q","w":"下一章"},"；完。"]},
        {"h":"上限","at":"cap"},
        {"l":[["点",{"b":"保存"}],["向下取"]]},
        {"t":[[["地区"],["需求"]],[["甲县"],["907"]]],"f":[false,true]}]},
    {"id":"b","title":"Rounding up","blocks":[
        {"h":"A cap","at":"q"},
        {"p":["It is 3.3 at most. The Cap rounds down."]},
        {"q":[["Required = value"]]},
        {"code":"[plan]\nid = \"x\""}]}]}"#;

fn small() -> Handbook {
    Handbook::read(SMALL).unwrap()
}

/// The places found, each with its sentence in which the words stand in brackets.
fn found(asked: &str) -> Vec<String> {
    let handbook = small();
    let hits = search(&handbook, asked).hits.into_iter().map(|hit| {
        let sentence: String =
            hit.sentence.iter().map(|(words, marked)| if *marked { format!("[{words}]") } else { words.clone() }).collect();
        format!("{}#{} {}: {sentence}", handbook.chapters[hit.chapter].id, hit.place, hit.heading)
    });
    hits.collect()
}

#[test]
fn a_handbook_is_read_block_by_block() {
    let handbook = small();
    assert_eq!(handbook.chapters.len(), 2);
    let first = &handbook.chapters[0];
    assert_eq!(first.headings().collect::<Vec<_>>(), [("上限", "cap")]);
    let Block::Paragraph(pieces) = &first.blocks[0] else { panic!("{first:?}") };
    assert_eq!(pieces[1], Piece::Figure("1 + 1 = 2".to_owned()));
    assert_eq!(pieces[3], Piece::Link { chapter: "b".to_owned(), place: "q".to_owned(), words: "下一章".to_owned() });
    assert!(matches!(&first.blocks[3], Block::Table(rows, figures) if rows.len() == 2 && *figures == [false, true]));
    assert_eq!((handbook.position("b"), handbook.position("nowhere")), (1, 0));
}

#[test]
fn what_is_no_handbook_is_none() {
    for text in ["", "{}", "{\"examples\":\"\",\"chapters\":[{\"id\":\"a\"}]}", "{\"chapters\":[],\"examples\":1}"] {
        assert_eq!(Handbook::read(text), None, "{text}");
    }
    assert_eq!(Handbook::read(&SMALL.replace("\"l\"", "\"x\"")), None);
}

#[test]
fn chinese_is_found_within_sentences_and_headings_come_first() {
    assert_eq!(found("取"), ["a# 取整: ", "a# 取整: 只在最后[取]一次。", "a#cap 上限: 向下[取]"]);
    assert_eq!(found("甲县"), ["a#cap 上限: [甲县] · 907"]);
    assert_eq!(found("地区"), Vec::<String>::new(), "a head alone");
    assert_eq!(found("保存"), ["a#cap 上限: 点[保存]"]);
}

#[test]
fn english_is_found_by_words_with_capitals_or_without() {
    assert_eq!(found("cap"), ["b#q A cap: ", "b#q A cap: The [Cap] rounds down."]);
    assert_eq!(found("down  CAP"), ["b#q A cap: The [Cap] rounds [down]."]);
    assert_eq!(found("3.3"), ["b#q A cap: It is [3.3] at most."]);
    assert_eq!(found("id ="), ["b#q A cap: [id] [=] \"x\""]);
    assert_eq!(found("nowhere"), Vec::<String>::new());
    assert_eq!(found("  "), Vec::<String>::new());
}

#[test]
fn many_places_are_counted_and_the_first_shown() {
    let blocks: Vec<String> = (0..100).map(|number| format!("{{\"p\":[\"word {number}.\"]}}")).collect();
    let text = format!("{{\"examples\":\"\",\"chapters\":[{{\"id\":\"a\",\"title\":\"t\",\"blocks\":[{}]}}]}}", blocks.join(","));
    let found = search(&Handbook::read(&text).unwrap(), "word");
    assert_eq!((found.hits.len(), found.count), (MOST, 100));
}
