//! A reading as a plan: what is written is read again without a fault, and says where each norm stands.

use permille_exchange::files::plan_file;
use permille_reader::plan::{Head, plan, territory, years};
use permille_reader::read;
use permille_reader::vocabulary::Vocabulary;

use crate::accuracy::{DOCUMENTS, document};

#[test]
fn every_document_becomes_a_plan_that_reads_again() {
    let vocabulary = Vocabulary::shipped();
    for id in DOCUMENTS {
        let reading = read(&document(id), &vocabulary, None, None);
        let head =
            Head { id: format!("own-{id}"), territory: "360000".to_owned(), years: years(&reading).unwrap_or((2023, 2025)) };
        let proposed = plan(&reading, &head, &vocabulary);
        plan_file::hold(&proposed).unwrap_or_else(|problems| panic!("{id}: {problems:?}"));
        let text = plan_file::write(&proposed);
        let again = plan_file::read("own.toml", &text).unwrap_or_else(|problems| panic!("{id}: {problems:?}"));
        assert_eq!(again, proposed, "{id}");
        let targets: usize = again.norms.iter().map(|norm| norm.targets.len()).sum();
        assert_eq!(targets, reading.proposals.len(), "{id}: a target is lost");
        for norm in &again.norms {
            let sentence = norm.source.statement.zh.trim_end_matches("（原文）");
            assert!(reading.proposals.iter().any(|one| one.clause == norm.source.clause && one.sentence.trim() == sentence));
        }
        let shipped = permille_exchange::files::shipped::plans().unwrap();
        assert!(plan_file::clashes(&shipped, &again).is_empty(), "{id} clashes with a shipped plan");
    }
}

#[test]
fn a_path_is_one_norm_with_a_target_a_year() {
    let text = "某市规划（2026—2030年）\n一、目标\n2026年、2027年，村医培训率分别达到40%、60%。";
    let vocabulary = Vocabulary::shipped();
    let reading = read(text, &vocabulary, None, None);
    let head = Head { id: "own".to_owned(), territory: "110000".to_owned(), years: (2026, 2030) };
    let proposed = plan(&reading, &head, &vocabulary);
    assert_eq!(proposed.norms.len(), 1);
    assert_eq!(proposed.norms[0].targets.iter().map(|one| one.year).collect::<Vec<_>>(), [Some(2026), Some(2027)]);
}

#[test]
fn the_territory_is_the_one_that_is_named_first() {
    let vocabulary = Vocabulary::shipped();
    assert_eq!(territory("江西省人民政府关于印发规划的通知", &vocabulary).as_deref(), Some("360000"));
    assert_eq!(territory("某地规划", &vocabulary), None);
}
