//! What a file holds survives: known fields exactly, unknown ones where they were.

use std::sync::Arc;

use permille_engine::mark::Mark;
use permille_exchange::files::scenario_file;
use permille_exchange::wording::language::Language;

/// A file with something unknown at every level.
const STRANGE: &str = include_str!("../strange.scenario.json");

#[test]
fn unknown_fields_survive_at_every_level_while_known_ones_are_edited() {
    let plans = crate::common::plans();
    let (mut document, notes) = scenario_file::read(STRANGE, &plans).unwrap();
    assert_eq!(scenario_file::write(&document, &crate::common::plans()), STRANGE);
    // Each unknown field is named once, so that a slip of the pen does not go unseen.
    let sentences: Vec<_> = notes.iter().map(|note| note.sentence(Language::En)).collect();
    let kept = STRANGE.matches("\"x-").count();
    assert_eq!(sentences.iter().filter(|sentence| sentence.contains("is kept as it is")).count(), kept, "{sentences:#?}");

    let areas = Arc::make_mut(&mut document.set.baseline.areas);
    areas.reverse();
    let county = areas.iter_mut().find(|area| area.code.as_str() == "360202").unwrap();
    county.name.en = "Renamed".to_owned();
    document.set.scenarios[0].settings[0].value = "4.25".parse().unwrap();
    let written = scenario_file::write(&document, &crate::common::plans());
    assert_eq!(written.matches("\"x-").count(), kept, "{written}");
    assert!(written.contains(r#"{"lever": "growth", "value": 4.25, "x-lever": [1, {"a": null}]}"#), "{written}");
    assert!(written.contains(r#"{"zh": "昌江区", "en": "Renamed", "x-name": "Tschangdjiang"}"#), "{written}");

    // What goes takes its unknown fields with it.
    Arc::make_mut(&mut document.set.baseline.areas).retain(|area| area.code.as_str() != "360202");
    let written = scenario_file::write(&document, &crate::common::plans());
    assert!(!written.contains("x-series") && written.contains("x-file"), "{written}");
}

#[test]
fn a_document_taken_apart_is_put_together_whole() {
    let plans = crate::common::plans();
    let shipped = permille_exchange::files::shipped::scenarios();
    for text in shipped.iter().map(|file| file.text).chain([STRANGE]) {
        let (document, _) = scenario_file::read(text, &plans).unwrap();
        let areas = document.set.baseline.areas.to_vec();
        let again = scenario_file::parts::document(&scenario_file::parts::rest(&document, &plans), areas, &plans).unwrap();
        assert_eq!(again, document);
        assert_eq!(
            scenario_file::write(&again, &crate::common::plans()),
            scenario_file::write(&document, &crate::common::plans())
        );
    }
    assert_eq!(scenario_file::parts::document("{}", Vec::new(), &plans), None);
}

#[test]
fn the_mark_of_a_file_stays() {
    let plans = crate::common::plans();
    let (mut document, _) = scenario_file::read(STRANGE, &plans).unwrap();
    for mark in [Some(Mark::Draft), Some(Mark::Internal), None] {
        document.set.mark = mark;
        let (again, _) = scenario_file::read(&scenario_file::write(&document, &plans), &plans).unwrap();
        assert_eq!(again.set.mark, mark);
    }
}

#[test]
fn a_measure_no_plan_speaks_of_stays_in_its_section() {
    let (document, notes) = scenario_file::read(STRANGE, &crate::common::plans()).unwrap();
    let told = crate::common::told(&notes);
    assert!(told.contains("No plan of this file speaks of \"sunshine-hours\""), "{told}");
    assert!(!told.contains("belongs under"), "{told}");
    assert!(scenario_file::write(&document, &crate::common::plans()).contains("\"indicators\": {\n        \"sunshine-hours\""));
}

#[test]
fn a_byte_order_mark_and_other_line_ends_are_accepted() {
    let plans = crate::common::plans();
    let (expected, _) = scenario_file::read(STRANGE, &plans).unwrap();
    let windows = format!("\u{feff}{}", STRANGE.replace('\n', "\r\n"));
    let text = scenario_file::decode(windows.as_bytes()).unwrap();
    assert_eq!(scenario_file::read(&text, &plans).unwrap().0, expected);
    let wide: Vec<u8> = windows.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let text = scenario_file::decode(&wide).unwrap();
    assert_eq!(scenario_file::read(&text, &plans).unwrap().0, expected);
}

#[test]
fn what_is_odd_but_harmless_is_noted_with_its_line() {
    let text = STRANGE
        .replace(
            "\"lever\": \"growth\", \"value\": 3.2",
            "\"lever\": \"target\", \"norm\": \"childcare-places-per-1000\", \"part\": 3, \"value\": 5",
        )
        .replace("\"stocks\"", "\"indicators\"")
        .replacen("\"indicators\": {\n        \"sunshine", "\"milestones\": {\n        \"sunshine", 1)
        .replace("\"source\": \"s\", \"x-", "\"source\": \"t\", \"x-");
    let (_, notes) = scenario_file::read(&text, &crate::common::plans()).unwrap();
    let told = crate::common::told(&notes);
    for snippet in ["has no such target", "belongs under stocks", "The source \"t\" is not listed", "Line "] {
        assert!(told.contains(snippet), "{snippet}:\n{told}");
    }
}
