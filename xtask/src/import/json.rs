//! What an import says, as JSON.

use crate::json::{list, object, text};
use permille_engine::edit::Figure;
use permille_exchange::tables::address::{address, letters};
use permille_exchange::tables::fault::TableProblem;
use permille_exchange::tables::import::{Book, Change, HeadlessImport, Resolution};
use permille_exchange::wording::language::{Language, Word};

/// Where a problem stands, and what it says in both languages.
fn problem(problem: &TableProblem) -> String {
    let place = problem.place.as_ref().map_or("null".to_owned(), |place| {
        text(&match place.column {
            Some(column) => address(place.row, column),
            None => format!("{0}:{0}", place.row + 1),
        })
    });
    let (en, zh) = (problem.sentence(Language::En), problem.sentence(Language::Zh));
    object(&[("cell", place), ("why", text(&en)), ("zh", text(&zh))])
}

/// A file that could not be read.
pub fn refused(file: &str, why: &TableProblem) -> String {
    let lists = [list("areas", &[]), list("figures", &[]), list("left_out", &[]), list("problems", &[problem(why)])];
    format!("{{\n  \"file\": {},\n{}\n}}", text(file), lists.join(",\n"))
}

/// All that is said of a file of tables: of each sheet in turn, each entry with its sheet where there are several.
pub fn told(file: &str, book: &Book) -> String {
    const LISTS: [&str; 6] = ["areas", "figures", "totals", "left_out", "problems", "doubts"];
    let mut all: [Vec<String>; 6] = Default::default();
    for found in &book.imports {
        for (all, own) in all.iter_mut().zip(lists(found)) {
            all.extend(own.into_iter().map(|entry| match book.imports.len() {
                1 => entry,
                _ => entry.replacen('{', &format!("{{\"sheet\": {}, ", text(&found.sheet.name)), 1),
            }));
        }
    }
    let first = book.imports.first();
    let year = first.and_then(|found| found.mapping.year).map_or("null".to_owned(), |year| year.to_string());
    let sheet = text(first.map_or("", |found| &found.sheet.name));
    let sheets: Vec<String> = book.imports.iter().map(|found| text(&found.sheet.name)).collect();
    let head =
        format!("  \"file\": {},\n  \"sheet\": {sheet},\n  \"sheets\": [{}],\n  \"year\": {year}", text(file), sheets.join(", "));
    let lists: Vec<String> = LISTS.iter().zip(&all).map(|(name, entries)| list(name, entries)).collect();
    format!("{{\n{head},\n{}\n}}", lists.join(",\n"))
}

/// What is said of one sheet: its areas, figures and totals, what stays out, what is worth a look, what is in doubt.
fn lists(found: &HeadlessImport) -> [Vec<String>; 6] {
    let preview = &found.preview;
    let areas: Vec<String> = preview.labels.iter().map(|one| area(found, one)).collect();
    let above = preview.new_areas.iter().filter(|new| new.row.is_none()).map(|new| {
        let parent = new.area.parent.as_ref().map_or("null".to_owned(), |parent| text(parent.as_str()));
        let (code, name) = (text(new.area.code.as_str()), text(&new.area.name.zh));
        object(&[
            ("code", code),
            ("name", name),
            ("parent", parent),
            ("row", "null".to_owned()),
            ("written", text("")),
            ("state", text("new")),
            ("offers", "[]".to_owned()),
        ])
    });
    let areas: Vec<String> = areas.into_iter().chain(above).collect();
    let mut figures: Vec<&Change> = preview.changes.iter().chain(&preview.unchanged).collect();
    figures.sort_by_key(|change| (change.row, change.column));
    let figures: Vec<String> = figures.into_iter().map(|change| figure(found, change)).collect();
    let totals: Vec<String> = preview
        .totals
        .iter()
        .map(|total| {
            object(&[
                ("cell", text(&address(total.row, total.column))),
                ("name", text(&total.name)),
                ("stated", total.stated.to_string()),
                ("sum", total.sum.to_string()),
                ("agrees", total.agrees().to_string()),
            ])
        })
        .collect();
    let passed = preview.skipped.iter().map(|&(row, why)| {
        let Word { zh, en } = why.words();
        let place = match found.sheet.marks.turned {
            Some(titles) => letters(row.saturating_sub(titles)),
            None => (row + 1).to_string(),
        };
        object(&[("cell", text(&format!("{place}:{place}"))), ("why", text(en)), ("zh", text(zh))])
    });
    let out = preview.left_out.iter().chain(&preview.outside).chain(&preview.blanks).map(problem);
    let out: Vec<String> = out.chain(passed).collect();
    let problems: Vec<String> = preview.errors.iter().chain(&preview.left_out).chain(&preview.remarks).map(problem).collect();
    let doubts: Vec<String> = found
        .doubted()
        .iter()
        .map(|one| {
            let (row, column) = one.cell;
            let (en, zh) = (one.sentence(Language::En), one.sentence(Language::Zh));
            object(&[("cell", text(&address(row, column))), ("why", text(&en)), ("zh", text(&zh))])
        })
        .collect();
    [areas, figures, totals, out, problems, doubts]
}

/// How a row names its area, and what that is found to mean.
fn area(found: &HeadlessImport, one: &permille_exchange::tables::import::Labelled) -> String {
    let (code, state) = match &one.resolution {
        Resolution::Area(code) => (Some(code), "found"),
        Resolution::New(code) => (Some(code), "new"),
        Resolution::Skip => (None, "left out"),
        Resolution::Open(_) => (None, "not found"),
    };
    let made = found.preview.new_areas.iter().map(|new| &new.area);
    let known = code.and_then(|code| found.set.baseline.areas.iter().chain(made).find(|area| area.code == *code));
    let name = known
        .map_or(one.label.name.clone(), |area| if area.name.zh.is_empty() { area.name.en.clone() } else { area.name.zh.clone() });
    let parent = known.and_then(|area| area.parent.as_ref()).map_or("null".to_owned(), |parent| text(parent.as_str()));
    let offers: Vec<String> = one.offers.iter().map(|code| text(code.as_str())).collect();
    object(&[
        ("code", code.map_or("null".to_owned(), |code| text(code.as_str()))),
        ("name", text(&name)),
        ("parent", parent),
        ("row", (one.row + 1).to_string()),
        ("written", text(format!("{} {}", one.label.code, one.label.name).trim())),
        ("state", text(state)),
        ("offers", format!("[{}]", offers.join(", "))),
    ])
}

fn figure(found: &HeadlessImport, change: &Change) -> String {
    let measure = match &change.figure {
        Figure::Population(base) => base.word(),
        Figure::Measure(measure) => measure.as_str(),
    };
    let value = |value: Option<permille_engine::quantity::Quantity>| value.map_or("null".to_owned(), |value| value.to_string());
    let more: Vec<String> = change.more.iter().map(|&(row, column)| text(&address(row, column))).collect();
    let mut fields = vec![
        ("area", text(change.area.as_str())),
        ("measure", text(measure)),
        ("year", found.year(change.year).map_or("null".to_owned(), |year| year.to_string())),
        ("value", value(change.after)),
        ("cell", text(&address(change.row, change.column))),
        ("before", value(change.before)),
    ];
    if !more.is_empty() {
        fields.push(("with", format!("[{}]", more.join(", "))));
    }
    object(&fields)
}
