//! Slides as PPTX and reports as DOCX: every part is XML, every relation leads somewhere, every part has a type, and what is said stands in it as text.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use permille_engine::mark::Mark;
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::files::shipped;
use permille_exchange::office::{document, slides, workbook};
use permille_exchange::wording::language::{Language, Say};

const DAY: (u16, u8, u8) = (2026, 11, 24);

/// The parts of a file, by their paths.
fn parts(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|place| {
            let mut file = archive.by_index(place).unwrap();
            let mut part = Vec::new();
            file.read_to_end(&mut part).unwrap();
            (file.name().unwrap().into_owned(), part)
        })
        .collect()
}

/// The values of an attribute, wherever it stands, having read the part to its end as XML.
fn attributes(part: &[u8], element: &str, attribute: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_reader(part);
    let mut found = Vec::new();
    let mut open = Vec::new();
    loop {
        match reader.read_event().expect("it is XML") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(start) => {
                open.push(start.name().as_ref().to_owned());
                note(&start, element, attribute, &mut found);
            }
            quick_xml::events::Event::Empty(start) => note(&start, element, attribute, &mut found),
            quick_xml::events::Event::End(end) => assert_eq!(open.pop().as_deref(), Some(end.name().as_ref())),
            _ => {}
        }
    }
    assert!(open.is_empty(), "every element is closed");
    found
}

fn note(start: &quick_xml::events::BytesStart, element: &str, attribute: &str, found: &mut Vec<String>) {
    for one in start.attributes() {
        let one = one.expect("no attribute stands twice");
        if (element.is_empty() || start.name().as_ref() == element) && one.key.as_ref() == attribute {
            found.push(one.value.into_owned());
        }
    }
}

/// Where a relation leads from a part.
fn resolved(from: &str, target: &str) -> String {
    let mut steps: Vec<&str> = from.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Holds a package to what PowerPoint and Word ask of it.
fn check_package(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let parts = parts(bytes);
    let types = &parts["[Content_Types].xml"];
    let named: BTreeSet<String> =
        attributes(types, "Override", "PartName").into_iter().map(|name| name[1..].to_owned()).collect();
    let endings: BTreeSet<String> = attributes(types, "Default", "Extension").into_iter().collect();
    assert!(named.iter().all(|name| parts.contains_key(name)), "every part that has a type is there");
    for (path, part) in &parts {
        let ending = path.rsplit_once('.').unwrap().1;
        assert!(
            named.contains(path) || (endings.contains(ending) && ending != "xml") || path == "[Content_Types].xml",
            "{path} has a type"
        );
        if ending == "xlsx" {
            assert!(permille_exchange::tables::sheet::read(part, &mut |_| {}).is_ok(), "{path} is a workbook");
            continue;
        }
        attributes(part, "", "");
        if let Some((folder, name)) = path.split_once("_rels/").filter(|_| ending == "rels") {
            let from = format!("{folder}{}", name.trim_end_matches(".rels"));
            assert!(from.is_empty() || parts.contains_key(&from), "{from} is there to lead somewhere");
            for target in attributes(part, "Relationship", "Target") {
                let target = resolved(&from, &target);
                assert!(parts.contains_key(&target), "{path} leads to {target}");
            }
            let ids = attributes(part, "Relationship", "Id");
            if !from.is_empty() {
                let own = &parts[&from];
                let used = attributes(own, "", "r:id").into_iter().chain(attributes(own, "", "r:embed"));
                assert!(
                    used.collect::<BTreeSet<_>>().is_subset(&ids.into_iter().collect()),
                    "{from} names relations that are there"
                );
            }
        }
    }
    parts
}

/// The words on a slide.
fn words(part: &[u8]) -> String {
    let text = String::from_utf8(part.to_vec()).unwrap();
    text.split("<a:t>").skip(1).filter_map(|rest| rest.split_once("</a:t>")).map(|(words, _)| words).collect()
}

#[test]
fn every_shipped_file_becomes_slides_that_hold_together() {
    for file in shipped::scenarios() {
        let set = crate::common::document(file.id).set;
        for language in Language::ALL {
            let bytes = slides::of_set(language, &set, 0, DAY, &mut |_| {}).unwrap();
            let parts = check_package(&bytes);
            let count = parts.keys().filter(|path| path.starts_with("ppt/slides/slide")).count();
            assert!((5..=20).contains(&count), "{}: {count} slides", file.id);
            for (path, part) in parts.iter().filter(|(path, _)| path.starts_with("ppt/slides/slide")) {
                let ids = attributes(part, "p:cNvPr", "id");
                assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "{path}: ids differ");
            }
            assert!(words(&parts["ppt/slides/slide1.xml"]).contains(language.name(&set.title)));
            assert_eq!(slides::of_set(language, &set, 0, DAY, &mut |_| {}).unwrap(), bytes, "the same bytes again");
        }
    }
}

#[test]
fn every_shipped_file_becomes_a_report_that_holds_together() {
    for file in shipped::scenarios() {
        let set = crate::common::document(file.id).set;
        for language in Language::ALL {
            let view = Slide::new(SlideKind::Title);
            let parts = check_package(&document::of_set(language, &set, (0, &view), DAY, &mut |_| {}).unwrap());
            let text = String::from_utf8(parts["word/document.xml"].clone()).unwrap();
            assert!(text.contains("<w:tblHeader/>") && text.contains(language.name(&set.title)), "{}", file.id);
            let ids = attributes(&parts["word/document.xml"], "wp:docPr", "id");
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        }
    }
}

#[test]
fn what_a_planner_writes_is_text_and_never_markup() {
    let mut set = crate::common::document("changjiang-2030").set;
    let hostile = "</a:t><script>&\"'\u{0}\u{1}\u{ffff}\n]]>";
    set.title = Name::new(hostile, hostile);
    set.slides = SlideKind::ALL
        .into_iter()
        .map(|kind| Slide { caption: Some(hostile.into()), notes: Some(hostile.into()), ..Slide::new(kind) })
        .collect();
    let parts = check_package(&slides::of_set(Language::Zh, &set, 0, DAY, &mut |_| {}).unwrap());
    let count = |folder: &str| parts.keys().filter(|path| path.starts_with(folder) && path.ends_with(".xml")).count();
    assert_eq!((count("ppt/slides/slide"), count("ppt/notesSlides/notesSlide")), (SlideKind::ALL.len(), SlideKind::ALL.len()));
}

#[test]
fn a_slide_of_what_is_gone_says_so() {
    let mut set = crate::common::document("tutorial").set;
    set.slides = vec![
        Slide { norm: Some("no-such-norm".into()), ..Slide::new(SlideKind::Trajectory) },
        Slide { area: Some("1".into()), ..Slide::new(SlideKind::Ranking) },
        Slide { scenario: Some("none".into()), ..Slide::new(SlideKind::Proposal) },
        Slide { year: Some(1949), ..Slide::new(SlideKind::Headline) },
    ];
    let parts = check_package(&slides::of_set(Language::En, &set, 9, DAY, &mut |_| {}).unwrap());
    let said = |number: usize| words(&parts[&format!("ppt/slides/slide{number}.xml")]);
    assert!(said(1).contains("norm this slide is about is no longer"), "{}", said(1));
    assert!(said(2).contains("area this slide is about is no longer"));
    assert!(said(3).contains("scenario this slide is about is no longer"));
    assert!(said(4).contains("2022"), "a year before the horizon is its first: {}", said(4));
}

#[test]
fn a_mark_stands_on_every_slide_every_sheet_and_every_page() {
    let mut set = crate::common::document("changjiang-2030").set;
    let all = |set: &ScenarioSet, language| {
        let view = Slide::new(SlideKind::Title);
        let wanted = document::brief::Wanted { scenario: 0, year: 2025, areas: &["360202".to_owned()] };
        let told = [
            slides::of_set(language, set, 0, DAY, &mut |_| {}),
            document::of_set(language, set, (0, &view), DAY, &mut |_| {}),
            document::brief::of_set(language, set, &wanted, DAY, &mut |_| {}),
        ];
        told.map(|bytes| check_package(&bytes.unwrap()))
    };
    let book =
        |set: &ScenarioSet, language| parts(&workbook::workbook(set, &set.scenarios[0], language, DAY, &mut |_| {}).unwrap());
    let text = |part: &[u8]| String::from_utf8(part.to_vec()).unwrap();
    let sheets = |book: BTreeMap<String, Vec<u8>>| {
        let sheets: Vec<String> =
            book.iter().filter(|(path, _)| path.starts_with("xl/worksheets/sheet")).map(|(_, part)| text(part)).collect();
        assert!(sheets.len() > 9);
        sheets
    };
    for (mark, language, word) in
        [(Mark::Draft, Language::Zh, "草稿"), (Mark::Internal, Language::Zh, "内部"), (Mark::Internal, Language::En, "Internal")]
    {
        set.mark = Some(mark);
        let [deck, report, brief] = all(&set, language);
        let mut marked = deck.iter().filter(|(path, _)| path.starts_with("ppt/slides/slide"));
        assert!(marked.all(|(path, part)| text(part).contains(&format!("<a:t>{word}</a:t>")) || panic!("{path}")));
        for document in [report, brief] {
            assert!(text(&document["word/header1.xml"]).contains(&format!(">{word}</w:t>")));
            assert!(text(&document["word/document.xml"]).contains("<w:headerReference w:type=\"default\""));
        }
        assert!(sheets(book(&set, language)).iter().all(|sheet| sheet.contains(&format!("&amp;R{word}</oddHeader>"))));
    }
    set.mark = None;
    let [deck, report, brief] = all(&set, Language::Zh);
    assert!(
        !deck.values().chain(report.values()).chain(brief.values()).any(|part| String::from_utf8_lossy(part).contains("草稿"))
    );
    assert!(!report.contains_key("word/header1.xml") && !brief.contains_key("word/header1.xml"));
    assert!(!sheets(book(&set, Language::Zh)).iter().any(|sheet| sheet.contains("&amp;R草稿")));
}
