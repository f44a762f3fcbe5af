use super::*;

const PAPER: &str = include_str!("../../../reader/tests/documents/gan-fu-fa-2023-1.txt");

fn read(text: &str) -> Result<Document, ZhEn> {
    let places = vec![["昌江区", "Changjiang", "360202"].map(str::to_owned)];
    let work = ReadDocument { bytes: text.as_bytes().to_vec(), places, otherwise: ("360202".to_owned(), (2024, 2030)) };
    let mut reported = Vec::new();
    let outcome = work.run(&mut |percent| reported.push(*percent));
    assert!(reported.is_sorted() && reported.first() == Some(&0), "{reported:?}");
    outcome
}

#[test]
fn a_document_crosses_with_its_norms_in_their_sentences() {
    let document = read(PAPER).unwrap_or_else(|told| panic!("{told:?}"));
    let crossed: Document = crate::work::decode(&crate::work::encode(&document)).unwrap();
    let plan = crossed.proposed().unwrap();
    assert_eq!(
        (plan.territory.as_str(), plan.years, plan.number.as_deref()),
        ("360000", (2023, 2025), Some("赣府发〔2023〕1号"))
    );
    assert_eq!(plan.norms.len(), crossed.norms.len());
    assert!(crossed.names_territory && crossed.says_years);
    // Each norm is marked, in a sentence of the part it is said to stand in.
    for (at, (norm, known)) in plan.norms.iter().zip(&crossed.norms).enumerate() {
        let part = &crossed.parts[known.part as usize];
        let mark = part.marks.iter().find(|mark| mark.norms.contains(&(at as u32))).unwrap_or_else(|| panic!("{}", norm.name.zh));
        let marked: String = part.text.chars().skip(mark.from as usize).take((mark.until - mark.from) as usize).collect();
        let statement = norm.source.statement.zh.trim_end_matches("（原文）");
        assert!(statement.contains(marked.trim_start_matches('—').trim()) || part.sort == Sort::Row, "{statement}: {marked}");
    }
    // A sentence that the list of projects repeats is marked there as well.
    let again = plan.norms.iter().position(|norm| norm.source.clause.contains("; 清单")).unwrap() as u32;
    let marked = crossed.parts.iter().filter(|part| part.marks.iter().any(|mark| mark.norms.contains(&again)));
    assert!(marked.count() > 1);
}

#[test]
fn what_was_not_understood_is_marked_with_its_sentence() {
    let text = "某市规划（2026—2030年）\n一、目标\n（一）总体\n到2030年，每千人口床位数达到7张。到2030年，达到45。";
    let document = read(text).unwrap_or_else(|told| panic!("{told:?}"));
    let left: Vec<&Left> = document.left_out.iter().filter(|left| !left.understood).collect();
    assert!(!left.is_empty(), "{:?}", document.left_out);
    for one in left {
        assert!(one.sentence == "到2030年，达到45。", "{one:?}");
        let part = &document.parts[one.part.unwrap() as usize];
        assert!(part.marks.iter().any(|mark| !mark.left.is_empty()));
    }
}

#[test]
fn the_areas_of_the_file_tell_whom_a_title_binds() {
    let text = "昌江区托育服务发展规划（2026—2030年）\n一、目标\n到2030年，全区新增托位600个。";
    let document = read(text).unwrap_or_else(|told| panic!("{told:?}"));
    let plan = document.proposed().unwrap();
    assert_eq!((plan.territory.as_str(), plan.years), ("360202", (2026, 2030)));
    assert_eq!(plan.norms[0].level, Level::County);
}

#[test]
fn bad_input_is_told_in_a_sentence() {
    assert!(read("天气很好。\n我们去公园。").is_err_and(|told| told.1.contains("No countable demand")));
    assert!(read("  \n").is_err_and(|told| told.1.contains("empty")));
    let much = "一、目标\n".to_owned() + &"到2030年，每个县建成医院3所。".repeat(200_000);
    assert!(read(&much).is_err_and(|told| told.1.contains("5 MB")));
}
