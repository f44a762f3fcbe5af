//! What a workbook since 2007 says beside the values of its cells: hidden rows and columns, merged cells, formulas without a result.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::marks::{Marks, Merge};
use super::xml::{attribute, raised};
use crate::tables::fault::TableFault;

/// The most letters and digits of a place that what reads the cells can count with; no sheet has places of half as many.
const MOST_LETTERS: usize = 6;
const MOST_DIGITS: usize = 9;
/// How much of a place that is none is told.
const TOLD: usize = 20;

/// What a workbook says beside its cells.
#[derive(Default)]
pub(super) struct Extras {
    /// The marks of the sheets by their names.
    pub(super) marks: BTreeMap<String, Marks>,
    /// Texts with parts that stand raised, by how they read without regard to it.
    pub(super) raised: BTreeMap<String, String>,
}

/// What a workbook says beside its cells.
///
/// It is read before the cells are, and refuses a place that no sheet has: what reads the cells would count past its range.
///
/// # Errors
/// Where the workbook is not built as one, or a place is beyond any.
pub(super) fn of_workbook(bytes: &[u8]) -> Result<Extras, TableFault> {
    let mut found = Extras::default();
    let (sheets, strings) = sheets(bytes).ok_or(TableFault::Damaged)?;
    let mut plain = BTreeSet::new();
    for text in sheets.iter().map(|(_, text)| text).chain(&strings).filter(|text| text.contains("superscript")) {
        raised_in(text, &mut found.raised, &mut plain);
    }
    found.raised.retain(|text, _| !plain.contains(text));
    for (name, text) in sheets {
        let marks = of_sheet(&text).map_err(|wrong| match wrong {
            Wrong::NoXml => TableFault::Damaged,
            Wrong::Beyond(place) => TableFault::BeyondSheet { sheet: name.clone(), place },
        })?;
        found.marks.insert(name, marks);
    }
    Ok(found)
}

/// A sheet's name and its XML.
type Named = (String, String);

/// The sheets, and the XML of the texts they share; `None` where the workbook is not built as one.
fn sheets(bytes: &[u8]) -> Option<(Vec<Named>, Option<String>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let names: Vec<String> = archive.file_names().filter_map(Result::ok).map(std::borrow::Cow::into_owned).collect();
    let workbook = names.iter().find(|name| name.to_lowercase().ends_with("workbook.xml"))?.clone();
    let (folder, file) = workbook.rsplit_once('/').unwrap_or(("", &workbook));
    let relations = part(&mut archive, &names, &format!("{folder}/_rels/{file}.rels"))?;
    let mut targets: BTreeMap<String, String> = BTreeMap::new();
    each(&relations, |start| {
        if let ("Relationship", Some(id), Some(target)) =
            (start.local_name().as_ref(), attribute(start, "Id"), attribute(start, "Target"))
        {
            targets.insert(id, resolved(folder, &target));
        }
    })?;
    let book = part(&mut archive, &names, &workbook)?;
    let mut sheets: Vec<(String, String)> = Vec::new();
    each(&book, |start| {
        if start.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(start, "name"), attribute(start, "id"))
        {
            sheets.push((name, id));
        }
    })?;
    let shared = names.iter().find(|name| name.to_lowercase().ends_with("sharedstrings.xml"));
    let strings = shared.and_then(|name| part(&mut archive, &names, name));
    // A sheet of charts has no cells, and may be missing.
    let text = |(name, id): (String, String)| Some((name, part(&mut archive, &names, targets.get(&id)?)?));
    Some((sheets.into_iter().filter_map(text).collect(), strings))
}

/// A part of the archive as text, whichever way its path is written.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, names: &[String], path: &str) -> Option<String> {
    let plain = |path: &str| path.replace('\\', "/").trim_start_matches('/').to_lowercase();
    let own = names.iter().find(|name| plain(name) == plain(path))?;
    let mut bytes = Vec::new();
    archive.by_name(own).ok()?.read_to_end(&mut bytes).ok()?;
    let text = match bytes.as_slice() {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => encoding_rs::Encoding::for_bom(&bytes)?.0.decode(&bytes).0.into_owned(),
        // What reads the cells passes over letters that are none, and so does this: what it did not see it could not refuse.
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    };
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

/// Where a relation of a part in `folder` leads.
fn resolved(folder: &str, target: &str) -> String {
    if target.starts_with('/') {
        return target.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Texts parts of which stand raised, by how they read without regard to it: 11801 is 1180 with a footnote. What stands as it reads is `plain`.
fn raised_in(strings: &str, found: &mut BTreeMap<String, String>, plain: &mut BTreeSet<String>) {
    let mut reader = Reader::from_str(strings);
    let (mut text, mut marked, mut up, mut within, mut spoken) = (String::new(), String::new(), false, false, false);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) => match start.local_name().as_ref() {
                "si" | "is" => (text, marked) = (String::new(), String::new()),
                "r" => up = false,
                // How a text is spoken is no part of it.
                "rPh" => spoken = true,
                "vertAlign" => up = attribute(&start, "val").is_some_and(|value| value == "superscript"),
                "t" => within = !spoken,
                _ => {}
            },
            Ok(Event::End(end)) => match end.local_name().as_ref() {
                "t" => within = false,
                "r" => up = false,
                "rPh" => spoken = false,
                "si" | "is" if text == marked => drop(plain.insert(std::mem::take(&mut text))),
                "si" | "is" => drop(found.insert(std::mem::take(&mut text), std::mem::take(&mut marked))),
                _ => {}
            },
            Ok(Event::Text(piece)) if within => {
                let piece: &str = piece.as_ref();
                marked.push_str(&if up { raised(piece) } else { piece.to_owned() });
                text.push_str(piece);
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
}

/// Calls `see` for every element that opens.
fn each(text: &str, mut see: impl FnMut(&BytesStart)) -> Option<()> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) | Event::Empty(start) => see(&start),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    at: Option<(usize, usize)>,
    text: bool,
    formula: bool,
    value: bool,
    within_value: bool,
}

/// What is wrong with the XML of a sheet.
#[derive(Debug, PartialEq, Eq)]
enum Wrong {
    /// It is none.
    NoXml,
    /// Something stands where no sheet has a place.
    Beyond(String),
}

/// Whether every place that an element names is one that can be counted with.
fn check(start: &BytesStart) -> Result<(), Wrong> {
    let beyond = |place: &str| {
        let letters = place.bytes().take_while(u8::is_ascii_alphabetic).count();
        letters > MOST_LETTERS || place.bytes().skip(letters).take_while(u8::is_ascii_digit).count() > MOST_DIGITS
    };
    let turned = |range: &str| {
        let ends = range.split_once(':').and_then(|(first, last)| position(first).zip(position(last)));
        start.local_name().as_ref() == "dimension" && ends.is_some_and(|(first, last)| last.0 < first.0 || last.1 < first.1)
    };
    for stated in ["r", "ref"].into_iter().filter_map(|name| attribute(start, name)) {
        if stated.split(':').any(beyond) || turned(&stated) {
            return Err(Wrong::Beyond(stated.chars().take(TOLD).collect()));
        }
    }
    Ok(())
}

/// What the XML of a sheet says beside the values.
fn of_sheet(text: &str) -> Result<Marks, Wrong> {
    let mut marks = Marks::default();
    let mut reader = Reader::from_str(text);
    let (mut row, mut cell) = (0_usize, Open::default());
    let yes = |value: Option<String>| value.is_some_and(|value| value == "1" || value == "true");
    // What has no height or width is not seen either, hidden or not.
    let nothing = |size: Option<String>| size.and_then(|size| size.parse::<f64>().ok()).is_some_and(|size| size == 0.0);
    loop {
        let event = reader.read_event().map_err(|_| Wrong::NoXml)?;
        if let Event::Start(start) | Event::Empty(start) = &event {
            check(start)?;
        }
        match event {
            Event::Start(start) | Event::Empty(start) => match start.local_name().as_ref() {
                "row" => {
                    let stated = attribute(&start, "r").and_then(|number| number.parse::<usize>().ok());
                    row = stated.unwrap_or(row + 1);
                    if yes(attribute(&start, "hidden")) || nothing(attribute(&start, "ht")) {
                        marks.hidden_rows.insert(row.saturating_sub(1));
                    }
                }
                "col" if yes(attribute(&start, "hidden")) || nothing(attribute(&start, "width")) => {
                    let number = |name: &str| attribute(&start, name).and_then(|number| number.parse::<usize>().ok());
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        // Columns beyond any table are hidden by whoever wants a tidy view.
                        marks.hidden_columns.extend(first.saturating_sub(1)..last.min(crate::tables::limits::MOST_COLUMNS));
                    }
                }
                "mergeCell" => marks.merged.extend(attribute(&start, "ref").and_then(|range| merge(&range))),
                "c" => {
                    let at = attribute(&start, "r").and_then(|place| position(&place));
                    let text =
                        attribute(&start, "t").is_some_and(|kind| matches!(kind.as_str(), "str" | "s" | "inlineStr" | "e"));
                    cell = Open { at, text, ..Open::default() };
                }
                "f" => cell.formula = true,
                "v" => cell.within_value = true,
                _ => {}
            },
            Event::Text(_) | Event::GeneralRef(_) if cell.within_value => cell.value = true,
            Event::End(end) => match end.local_name().as_ref() {
                "v" => cell.within_value = false,
                "c" => {
                    let closed = std::mem::take(&mut cell);
                    if let Some(at) = closed.at.filter(|_| closed.formula && !closed.value && !closed.text) {
                        marks.uncomputed.insert(at);
                    }
                }
                _ => {}
            },
            Event::Eof => return Ok(marks),
            _ => {}
        }
    }
}

/// `B2:C3`
fn merge(range: &str) -> Option<Merge> {
    let (first, last) = range.split_once(':')?;
    let ((top, left), (bottom, right)) = (position(first)?, position(last)?);
    Some(Merge { top, left, bottom, right })
}

/// The row and column of `C12`, from 0.
fn position(place: &str) -> Option<(usize, usize)> {
    let digits = place.find(|letter: char| letter.is_ascii_digit())?;
    let (letters, number) = place.split_at(digits);
    let mut column = 0_usize;
    for letter in letters.bytes() {
        let value = letter.to_ascii_uppercase().checked_sub(b'A').filter(|value| *value < 26)?;
        column = column.checked_mul(26)?.checked_add(usize::from(value) + 1)?;
    }
    Some((number.parse::<usize>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_hidden_merged_or_never_computed_is_seen() {
        let sheet = r#"<worksheet><cols><col min="4" max="4" hidden="1"/></cols><sheetData><row r="1"><c r="A1"><f>B1</f><v/></c>
            <c r="B1"><f>1+1</f><v>2</v></c><c r="C1" t="str"><f>""</f><v></v></c></row><row r="3" hidden="1"><c r="AA3"><f>A1</f></c></row>
            </sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>"#;
        let marks = of_sheet(sheet).unwrap_or_default();
        assert_eq!(marks.hidden_columns.iter().copied().collect::<Vec<_>>(), [3]);
        assert_eq!(marks.hidden_rows.iter().copied().collect::<Vec<_>>(), [2]);
        assert_eq!(marks.uncomputed.iter().copied().collect::<Vec<_>>(), [(0, 0), (2, 26)]);
        assert_eq!(marks.merged, [Merge { top: 0, left: 0, bottom: 1, right: 1 }]);
    }

    #[test]
    fn a_place_that_no_sheet_has_is_refused_and_the_last_of_all_places_is_not() {
        let sheet = |inner: &str| of_sheet(&format!("<worksheet>{inner}</worksheet>"));
        let beyond = |place: &str| Err(Wrong::Beyond(place.to_owned()));
        assert_eq!(sheet(r#"<row r="12345678901"/>"#), beyond("12345678901"));
        assert_eq!(sheet(r#"<row r="lformats.org/spreadsheetml"/>"#), beyond("lformats.org/spreads"));
        assert_eq!(sheet(r#"<row><c r="XFD9999999999"/></row>"#), beyond("XFD9999999999"));
        assert_eq!(sheet(r#"<dimension ref="A1:AAAAAAA1"/>"#), beyond("A1:AAAAAAA1"));
        assert_eq!(sheet(r#"<dimension ref="B9:A1"/>"#), beyond("B9:A1"));
        assert_eq!(sheet(r#"<dimension ref="A1:XFD1048576"/><row r="1048576"><c r="XFD1048576"/></row>"#), Ok(Marks::default()));
        assert_eq!(sheet("<row></c>"), Err(Wrong::NoXml));
    }

    #[test]
    fn a_relation_leads_where_it_says() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "../odd/a.xml"), "odd/a.xml");
        assert_eq!(resolved("xl", "/xl/a.xml"), "/xl/a.xml");
    }
}
