//! The report as DOCX: headings that make an outline, tables whose heads repeat, charts that can be edited.
//!
//! What it says comes from [`crate::office::deck::report`]; here it is laid out on sheets of A4 and written. The [`brief`] of an area is the same on one.

pub mod brief;
mod parts;

use permille_engine::scenario::ScenarioSet;
use permille_engine::slide::Slide;

use crate::office::chart;
use crate::office::deck::report::{Report, Section, compose};
use crate::office::deck::{Chart, Computed, Table, quality};
use crate::office::parts::package::Package;
use crate::office::parts::xml::{HEAD, push, text};
use crate::office::parts::{Day, Unwritable};
use crate::wording::language::Language;

/// The width of the text, in twentieths of a point.
const WIDTH: u32 = 10_092;
/// A chart's width and height, in English Metric Units.
const CHART: (usize, usize) = (6_408_000, 2_340_000);
/// How tall a row of a ranking is, and what is around the rows.
const BAR: (usize, usize) = (165_000, 300_000);
/// How large the type of a chart is, in points.
const CHART_TYPE: u32 = 9;
/// How many relations lead to other parts than charts.
const BEFORE: usize = 3;

/// The report of a set, of the view that `slide` was saved with; where it names no scenario, of `scenario`, by its position.
///
/// # Errors
/// When the set cannot be computed, or there is not enough memory.
pub fn of_set(
    language: Language,
    set: &ScenarioSet,
    (scenario, slide): (usize, &Slide),
    day: Day,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, Unwritable> {
    let computed = Computed::new(set).ok_or(Unwritable)?;
    let seen = computed.seen(language, set, scenario, day);
    let quality = (!cfg!(feature = "alone")).then(|| quality::survey(&seen));
    progress(0.2);
    let report = compose(&seen, slide, quality.as_ref());
    progress(0.3);
    let bytes = docx(language, &report, day)?;
    progress(1.0);
    Ok(bytes)
}

/// How close together what is said stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Setting {
    /// On as many sheets as it takes.
    Wide,
    /// On one sheet.
    Close,
}

/// A report as a file, written on `day`.
///
/// # Errors
/// When there is not enough memory for it.
pub fn docx(language: Language, report: &Report, day: Day) -> Result<Vec<u8>, Unwritable> {
    written(language, report, day, Setting::Wide)
}

fn written(language: Language, report: &Report, day: Day, setting: Setting) -> Result<Vec<u8>, Unwritable> {
    let mut package = Package::new(day);
    package.about("word/document.xml", &report.title, day)?;
    parts::shared(&mut package, setting)?;
    let mut relations =
        vec![("styles", "styles.xml".to_owned()), ("settings", "settings.xml".to_owned()), ("footer", "footer1.xml".to_owned())];
    let mut body = String::new();
    paragraph(&mut body, "Title", &report.title);
    paragraph(&mut body, "Soft", &report.about);
    paragraph(&mut body, "", &report.description);
    let mut charts = 0;
    for section in &report.sections {
        if let Some(what) = &section.chart {
            charts += 1;
            let (xml, book) = chart::parts(language, what, CHART_TYPE, day)?;
            package.part(&format!("word/charts/chart{charts}.xml"), chart::TYPE, &xml)?;
            package.bytes(&format!("word/embeddings/Microsoft_Excel_Sheet{charts}.xlsx"), &book)?;
            let book = format!("../embeddings/Microsoft_Excel_Sheet{charts}.xlsx");
            package.relations(&format!("word/charts/chart{charts}.xml"), &[("package", book)])?;
            relations.push(("chart", format!("charts/chart{charts}.xml")));
        }
        write_section(&mut body, section, charts, setting);
    }
    let margin = match setting {
        Setting::Wide => 1020,
        Setting::Close => 850,
    };
    let mut header = String::new();
    if !report.mark.is_empty() {
        parts::header(&mut package, report.mark)?;
        relations.push(("header", "header1.xml".to_owned()));
        header = format!("<w:headerReference w:type=\"default\" r:id=\"rId{}\"/>", relations.len());
    }
    let document = format!(
        "{HEAD}<w:document {}><w:body>{body}<w:sectPr>{header}<w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/>\
         <w:pgMar w:top=\"{margin}\" w:right=\"907\" w:bottom=\"{margin}\" w:left=\"907\" w:header=\"510\" w:footer=\"510\" w:gutter=\"0\"/></w:sectPr>\
         </w:body></w:document>",
        parts::SPACES
    );
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    package.part("word/document.xml", main, &document)?;
    package.relations("word/document.xml", &relations)?;
    package.finish()
}

/// A paragraph of a style; of the ordinary one where it is empty.
fn paragraph(body: &mut String, style: &str, words: &str) {
    if words.is_empty() {
        return;
    }
    let style = if style.is_empty() { String::new() } else { format!("<w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>") };
    push(body, format_args!("<w:p>{style}<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", text(words)));
}

fn write_section(body: &mut String, section: &Section, chart: usize, setting: Setting) {
    paragraph(body, if section.within { "Heading2" } else { "Heading1" }, &section.heading);
    for one in &section.paragraphs {
        // What leads to a chart stays on its sheet.
        paragraph(body, if section.chart.is_some() { "Lead" } else { "" }, one);
    }
    if let Some(what) = &section.chart {
        let says = section.paragraphs.first().map_or("", String::as_str);
        let height = if let Chart::Ranking(ranking) = what { ranking.rows.len() * BAR.0 + BAR.1 } else { CHART.1 };
        write_chart(body, chart, height, says);
    }
    if let Some(table) = &section.table {
        paragraph(body, "Caption", &section.caption);
        write_table(body, table);
        // Two tables with nothing between them would be one.
        body.push_str(match setting {
            Setting::Wide => "<w:p><w:pPr><w:pStyle w:val=\"Soft\"/></w:pPr></w:p>",
            Setting::Close => {
                "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"60\" w:lineRule=\"exact\"/></w:pPr></w:p>"
            }
        });
    }
    for point in &section.points {
        paragraph(body, "Point", point);
    }
    paragraph(body, "Soft", &section.source);
}

fn write_chart(body: &mut String, number: usize, height: usize, says: &str) {
    let width = CHART.0;
    push(
        body,
        format_args!(
            "<w:p><w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{number}\" name=\"Chart {number}\" descr=\"{}\"/><wp:cNvGraphicFramePr/><a:graphic>\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
             <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId{}\"/></a:graphicData></a:graphic></wp:inline>\
             </w:drawing></w:r></w:p>",
            text(says),
            BEFORE + number
        ),
    );
}

/// A table whose head is repeated on every sheet, and whose rows are not torn.
fn write_table(body: &mut String, table: &Table) {
    let shares: u32 = table.head.iter().map(|column| u32::from(column.share)).sum();
    let width = |share: u8| WIDTH * u32::from(share) / shares.max(1);
    let line = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"CBC4B4\"/>");
    push(
        body,
        format_args!(
            "<w:tbl><w:tblPr><w:tblW w:w=\"{WIDTH}\" w:type=\"dxa\"/><w:tblBorders>{}{}</w:tblBorders><w:tblLayout w:type=\"fixed\"/>\
             <w:tblCellMar><w:left w:w=\"0\" w:type=\"dxa\"/><w:right w:w=\"110\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
            line("bottom"),
            line("insideH")
        ),
    );
    for column in &table.head {
        push(body, format_args!("<w:gridCol w:w=\"{}\"/>", width(column.share)));
    }
    body.push_str("</w:tblGrid>");
    let heads = table.head.iter().map(|column| column.name.as_str()).collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| row.iter().map(String::as_str).collect());
    for (place, words) in std::iter::once(heads).chain(rows).enumerate() {
        let head = place == 0;
        body.push_str("<w:tr><w:trPr><w:cantSplit/>");
        body.push_str(if head { "<w:tblHeader/></w:trPr>" } else { "</w:trPr>" });
        for (column, words) in table.head.iter().zip(words) {
            let style = if head { "CellHead" } else { "Cell" };
            let end = if column.figures { "<w:jc w:val=\"right\"/>" } else { "" };
            push(
                body,
                format_args!(
                    "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{end}</w:pPr><w:r>\
                     <w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:tc>",
                    width(column.share),
                    text(words)
                ),
            );
        }
        body.push_str("</w:tr>");
    }
    body.push_str("</w:tbl>");
}
