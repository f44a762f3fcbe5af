//! Briefs of areas: one page each whatever things are called, the outlook's figures, and nothing asked of years that have passed.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::process::Command;
use std::sync::Arc;

use permille_engine::name::Name;
use permille_engine::norm::Domain;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::shipped;
use permille_exchange::office::deck::brief::{Scope, areas, compose, scopes};
use permille_exchange::office::deck::report::Report;
use permille_exchange::office::deck::{Computed, Seen};
use permille_exchange::office::document::brief::{Wanted, docx, of_set};
use permille_exchange::wording::language::Language;
use permille_exchange::wording::norms;
use permille_exchange::wording::numbers::full;

use crate::calculated::libreoffice;
use crate::common;

const DAY: (u16, u8, u8) = (2026, 11, 24);

/// Everything a brief says, a line each.
fn lines(brief: &Report) -> Vec<String> {
    let mut lines = vec![brief.title.clone(), brief.about.clone(), brief.description.clone()];
    for section in &brief.sections {
        lines.push(section.heading.clone());
        lines.extend(section.paragraphs.iter().cloned());
        lines.extend(section.table.iter().flat_map(|table| &table.rows).map(|row| row.join(" | ")));
        lines.push(section.source.clone());
    }
    lines
}

/// The brief of the area with this code.
fn told(set: &ScenarioSet, language: Language, code: &str, year: u16, day: (u16, u8, u8)) -> Report {
    let computed = Computed::new(set).unwrap();
    let seen = computed.seen(language, set, 0, day);
    let area = seen.model.tree().position(&code.into()).unwrap();
    compose(&seen, area, year).unwrap()
}

#[test]
fn every_area_of_every_shipped_file_has_a_brief_whose_figures_are_the_outlook_s() {
    for file in shipped::scenarios() {
        let set = common::document(file.id).set;
        let computed = Computed::new(&set).unwrap();
        for language in Language::ALL {
            let seen = computed.seen(language, &set, 0, DAY);
            let year = norms::busiest_year(seen.model);
            for area in 0..seen.model.areas().len() {
                let brief = compose(&seen, area, year).unwrap();
                assert_eq!(brief.sections.len(), 4, "{}", file.id);
                for table in brief.sections.iter().filter_map(|section| section.table.as_ref()) {
                    assert!(table.rows.iter().all(|row| row.len() == table.head.len()), "{}: a cell a column", file.id);
                }
                agrees(&seen, area, year, &brief);
            }
        }
    }
}

/// Holds a brief to the outlook it is of.
fn agrees(seen: &Seen, area: usize, year: u16, brief: &Report) {
    let (model, outlook) = (seen.model, seen.outlooks[seen.scenario]);
    let cell = model.cell(area, year).unwrap();
    let counts = norms::counts(model, outlook, norms::counted(model, area), area, year);
    let column = |place: usize| -> usize {
        let rows = brief.sections[0].table.iter().flat_map(|table| &table.rows);
        rows.map(|row| row[place].parse::<usize>().unwrap()).sum()
    };
    let said = [1, 2, 3, 4, 5].map(column);
    assert_eq!(said, [counts.all(), counts.met, counts.short, counts.on_track, counts.no_data]);
    let gaps = norms::gaps(model, outlook, area, year);
    assert_eq!(gaps.len(), counts.short, "whatever is short has a gap");
    let rows = brief.sections[1].table.as_ref().map_or(&[][..], |table| &table.rows);
    assert_eq!(rows.len(), gaps.len().min(3));
    for (row, &norm) in rows.iter().zip(&gaps) {
        let figures = outlook.norm(norm);
        let gap = full(figures.gap(cell).unwrap());
        assert!(row[3].contains(&gap), "{gap}: {row:?}");
        if figures.missing(cell) == 0 {
            assert_eq!([&row[1], &row[2]], [&full(figures.requirement(cell).unwrap()), &full(figures.available(cell).unwrap())]);
        }
    }
}

#[test]
fn years_that_have_passed_are_never_asked_for() {
    let set = common::document("jiangxi-2025-average").set;
    let takes = |day| told(&set, Language::En, "360202", 2025, day).sections[1].table.clone().unwrap().rows[0][5].clone();
    assert!(takes((2026, 11, 24)).ends_with("by the end of 2025"), "{}", takes((2026, 11, 24)));
    let before = takes((2024, 3, 1));
    assert!(before.ends_with("a year, 2024–2025"), "{before}");
    let last = takes((2025, 3, 1));
    assert!(last.ends_with("in 2025"), "{last}");
}

#[test]
fn what_is_unknown_is_said_to_be() {
    let mut set = common::document("jiangxi-2025").set;
    let mut areas = (*set.baseline.areas).clone();
    areas.iter_mut().for_each(|area| {
        area.population.clear();
        area.measures.clear();
    });
    set.baseline.areas = Arc::new(areas);
    let said = lines(&told(&set, Language::En, "360202", 2025, DAY)).join("\n");
    for words in [
        "How many residents it has in 2025 is not known.",
        "No gap is known;",
        "too few of them have data",
        "No figure of this area",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn several_are_an_archive_with_a_document_for_each_and_none_is_refused() {
    let set = common::document("jiangxi-2025").set;
    let computed = Computed::new(&set).unwrap();
    let model = computed.seen(Language::Zh, &set, 0, DAY).model;
    let all: Vec<(Scope, usize)> = scopes(model, 0);
    assert_eq!(all.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [1, 11, 100], "itself, its cities, its counties");
    let codes: Vec<String> = areas(model, 0, all[2].0).into_iter().map(|area| model.areas()[area].code.to_string()).collect();
    let mut percent = Vec::new();
    let wanted = Wanted { scenario: 0, year: 2025, areas: &codes };
    let bytes = of_set(Language::Zh, &set, &wanted, DAY, &mut |done| percent.push(done)).unwrap();
    let archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: BTreeSet<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.len(), 100);
    assert!(names.contains("360202 昌江区 一页纸.docx"), "{names:?}");
    assert!(percent.is_sorted() && percent.last() == Some(&1.0) && percent.len() > 100);
    for none in [&[][..], &["999999".to_owned()][..]] {
        assert!(of_set(Language::Zh, &set, &Wanted { areas: none, ..wanted }, DAY, &mut |_| {}).is_err());
    }
}

/// A file in which everything is called something very long.
fn long_winded(id: &str) -> ScenarioSet {
    let name = |what: &str| {
        Name::new(format!("{what}医疗卫生资源配置").repeat(20), format!("{what} Wholesome Mammoth Municipality ").repeat(20))
    };
    let mut set = common::document(id).set;
    set.title = name("题");
    set.sources.values_mut().for_each(|source| *source = name("源"));
    set.scenarios.iter_mut().for_each(|scenario| scenario.name = name("景"));
    let mut areas = (*set.baseline.areas).clone();
    areas.iter_mut().for_each(|area| area.name = name("区"));
    set.baseline.areas = Arc::new(areas);
    for plan in &mut set.plans {
        let mut long = (**plan).clone();
        (long.title, long.number) = (name("文"), Some("赣府发〔2023〕1号".repeat(20)));
        long.norms.iter_mut().for_each(|norm| norm.name = name("标"));
        // Of every domain something is asked.
        long.norms.iter_mut().zip((0..12).cycle()).for_each(|(norm, domain)| norm.domain = Domain::ALL[domain].0);
        long.measures.iter_mut().for_each(|measure| measure.unit = name("位"));
        *plan = Arc::new(long);
    }
    set
}

/// Briefs of shipped files as they are, and of the same with long names, in both languages.
fn tried() -> Vec<(String, Language, Report)> {
    let places =
        [("jiangxi-2025-average", "360000"), ("jiangxi-2025-average", "360202"), ("jiangxi-2025", "360100"), ("tutorial", "")];
    let mut tried = Vec::new();
    for (id, code) in places {
        for (sort, set) in [("as-it-is", common::document(id).set), ("long", long_winded(id))] {
            let code = if code.is_empty() { set.baseline.areas[0].code.to_string() } else { code.to_owned() };
            for (language, day) in Language::ALL.into_iter().flat_map(|one| [(one, DAY), (one, (2022, 1, 1))]) {
                let brief = told(&set, language, &code, 2025, day);
                assert!(sort != "long" || lines(&brief).iter().any(|line| line.contains('…')), "long names are cut");
                tried.push((format!("{id}-{code}-{sort}-{}-{}", language.tag(), day.0), language, brief));
            }
        }
    }
    tried
}

/// How tall words are, in points, in a column so wide and type so large: Latin letters of a wide face, lines broken with some loss.
fn height(words: &str, column: f64, size: f64) -> f64 {
    let long: f64 = words.chars().map(|letter| if letter >= '\u{2e80}' { 1.0 } else { 0.56 }).sum();
    (long * size * 1.06 / column).ceil().max(1.0) * size * 1.3
}

/// How tall a brief is, in points, by the sizes of `document/parts.rs`.
fn tall(brief: &Report) -> f64 {
    const WIDTH: f64 = 504.6;
    let (text, soft) =
        (|words: &str| height(words, WIDTH, 9.0) * 1.1 + 2.0, |words: &str| height(words, WIDTH, 8.0) * 1.04 + 3.0);
    let mut tall = height(&brief.title, WIDTH, 17.0) * 1.1 + 1.0 + soft(&brief.about) + text(&brief.description);
    for section in &brief.sections {
        tall += 8.0 + 10.5 * 1.3 * 1.1 + 2.0 + section.paragraphs.iter().map(|one| text(one)).sum::<f64>();
        if !section.source.is_empty() {
            tall += soft(&section.source);
        }
        let Some(table) = &section.table else { continue };
        let shares: f64 = table.head.iter().map(|column| f64::from(column.share)).sum();
        let heads = [table.head.iter().map(|column| column.name.clone()).collect::<Vec<_>>()];
        for row in heads.iter().chain(&table.rows) {
            let column = |share: u8| f64::from(share) / shares * WIDTH - 5.5;
            let cells = table.head.iter().zip(row).map(|(head, words)| height(words, column(head.share), 8.0));
            tall += cells.fold(0.0, f64::max) + 2.1;
        }
        tall += 3.0;
    }
    tall
}

#[test]
fn a_brief_is_one_page_of_a4_by_its_lines() {
    // A sheet less its margins.
    let room = 841.9 - 2.0 * 42.5;
    for (name, _, brief) in tried() {
        let tall = tall(&brief);
        assert!(tall < room && tall > room / 4.0, "{name}: {tall} of {room} points");
    }
}

#[test]
fn a_brief_is_one_page_of_a4_in_libreoffice() {
    let office = libreoffice();
    let folder = std::env::temp_dir().join(format!("permille-brief-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let mut files = Vec::new();
    for (name, language, brief) in tried() {
        let file = folder.join(format!("{name}.docx"));
        fs::write(&file, docx(language, &brief, DAY).unwrap()).unwrap();
        files.push(file);
    }
    let mut command = Command::new(&office);
    command.arg(format!("-env:UserInstallation=file://{}", folder.join("profile").display()));
    command.args(["--headless", "--norestore", "--convert-to", "pdf", "--outdir"]).arg(&folder).args(&files);
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    for file in &files {
        let pdf = fs::read(file.with_extension("pdf")).unwrap();
        assert_eq!(pages(&pdf), 1, "{}", file.display());
    }
    fs::remove_dir_all(&folder).unwrap();
}

/// How many pages a PDF has: the leaves of its tree of pages.
fn pages(pdf: &[u8]) -> usize {
    let text = String::from_utf8_lossy(pdf);
    let leaves = text.match_indices("/Type/Page").filter(|(at, found)| !text[at + found.len()..].starts_with('s'));
    leaves.count()
}
