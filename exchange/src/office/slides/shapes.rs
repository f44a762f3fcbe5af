//! The shapes of a slide: words, large figures, tables, the frame of a chart.

use crate::office::deck::{Fact, Sense, Table};
use crate::office::parts::xml::{HEAD, push, text};
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};

use super::layout::Box;

/// How words look.
#[derive(Clone, Copy)]
pub(super) struct Look {
    /// In points.
    size: u32,
    colour: &'static str,
    bold: bool,
}

impl Look {
    /// Words of less weight.
    pub(super) const fn soft(size: u32) -> Self {
        Self { size, colour: "tx2", bold: false }
    }

    /// Ordinary words.
    const fn plain(size: u32) -> Self {
        Self { size, colour: "tx1", bold: false }
    }
}

/// A slide being laid out.
pub(super) struct Page {
    language: Language,
    shapes: String,
    /// The last number given; the group of all shapes is 1.
    last: u32,
}

/// Where something stands.
pub(super) fn frame(place: Box) -> String {
    format!(
        "<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
        place.x, place.y, place.width, place.height
    )
}

/// The group that holds these shapes.
pub(super) fn group(shapes: &str) -> String {
    format!(
        "<p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x=\"0\" y=\"0\"/>\
         <a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/><a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>{shapes}</p:spTree>"
    )
}

/// What the speaker wants to remember, as a part of its own.
pub(super) fn notes(language: Language, said: &str) -> String {
    let page = Page::new(language);
    let paragraphs: String = said.lines().map(|line| format!("<a:p>{}</a:p>", page.run(line, "", ""))).collect();
    let shapes = format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>\
         <p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes\"/><p:cNvSpPr>\
         <a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>\
         <a:lstStyle/>{paragraphs}</p:txBody></p:sp>"
    );
    format!(
        "{HEAD}<p:notes xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld>{}</p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>",
        group(&shapes)
    )
}

impl Page {
    pub(super) const fn new(language: Language) -> Self {
        Self { language, shapes: String::new(), last: 1 }
    }

    /// Everything on it.
    pub(super) fn tree(&self) -> String {
        group(&self.shapes)
    }

    fn next(&mut self) -> u32 {
        self.last += 1;
        self.last
    }

    /// Words of one look.
    fn run(&self, words: &str, attributes: &str, fill: &str) -> String {
        let language = self.language.pick("zh-CN", "en-GB");
        format!("<a:r><a:rPr lang=\"{language}\" altLang=\"en-US\"{attributes}>{fill}</a:rPr><a:t>{}</a:t></a:r>", text(words))
    }

    fn styled(&self, words: &str, look: Look) -> String {
        let attributes = format!(" sz=\"{}\" b=\"{}\"", look.size * 100, u8::from(look.bold));
        let fill = format!("<a:solidFill><a:schemeClr val=\"{}\"/></a:solidFill>", look.colour);
        self.run(words, &attributes, &fill)
    }

    /// A box of paragraphs.
    fn text_box(&mut self, place: Box, name: &str, paragraphs: &str, anchor: &str) {
        let id = self.next();
        push(
            &mut self.shapes,
            format_args!(
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name} {id}\"/><p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>{}\
                 <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody><a:bodyPr wrap=\"square\" lIns=\"0\" tIns=\"0\" \
                 rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\"><a:normAutofit/></a:bodyPr><a:lstStyle/>{paragraphs}</p:txBody></p:sp>",
                frame(place)
            ),
        );
    }

    /// A line of words.
    pub(super) fn words(&mut self, place: Box, words: &str, look: Look) {
        if words.is_empty() {
            return;
        }
        let lines: String = words.lines().map(|line| format!("<a:p>{}</a:p>", self.styled(line, look))).collect();
        self.text_box(place, "Words", &lines, "t");
    }

    /// The mark, at the end of its line.
    pub(super) fn mark(&mut self, place: Box, words: &str) {
        if !words.is_empty() {
            let words = self.styled(words, Look::soft(12));
            self.text_box(place, "Mark", &format!("<a:p><a:pPr algn=\"r\"/>{words}</a:p>"), "t");
        }
    }

    /// The title, in the placeholder that outlines and screen readers look for.
    pub(super) fn title(&mut self, place: Box, pieces: &[Piece], size: u32) {
        let run = |piece: &Piece| {
            let (words, colour) = match piece {
                Piece::Plain(words) => (words, "tx1"),
                Piece::Met(words) => (words, "accent2"),
                Piece::Short(words) => (words, "accent1"),
            };
            self.styled(words, Look { size, colour, bold: true })
        };
        let runs: String = pieces.iter().map(run).collect();
        let id = self.next();
        push(
            &mut self.shapes,
            format_args!(
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Title {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
                 <p:ph type=\"title\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr><a:normAutofit/></a:bodyPr><a:lstStyle/><a:p>{runs}</a:p></p:txBody></p:sp>",
                frame(place)
            ),
        );
    }

    /// Sentences one below the other.
    pub(super) fn points(&mut self, place: Box, points: &[String], size: u32, bullets: bool) {
        if points.is_empty() {
            return;
        }
        let mark = if bullets {
            "marL=\"228600\" indent=\"-228600\"><a:spcAft><a:spcPts val=\"900\"/></a:spcAft><a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>"
        } else {
            "marL=\"0\" indent=\"0\"><a:spcAft><a:spcPts val=\"900\"/></a:spcAft><a:buNone/>"
        };
        let paragraph = |point: &String| format!("<a:p><a:pPr {mark}</a:pPr>{}</a:p>", self.styled(point, Look::plain(size)));
        let paragraphs: String = points.iter().map(paragraph).collect();
        self.text_box(place, "Points", &paragraphs, "t");
    }

    /// A large figure under a hairline, and what it is.
    pub(super) fn fact(&mut self, place: Box, fact: &Fact) {
        self.rule(Box { height: 0, ..place });
        let colour = match fact.sense {
            Sense::Plain => "tx1",
            Sense::Met => "accent2",
            Sense::Short => "accent1",
        };
        let figure = self.styled(&fact.figure, Look { size: 36, colour, bold: true });
        let words = self.styled(&fact.words, Look::soft(14));
        let inside = Box { y: place.y + 70_000, height: place.height - 70_000, ..place };
        self.text_box(inside, "Figure", &format!("<a:p>{figure}</a:p><a:p>{words}</a:p>"), "t");
    }

    /// A hairline.
    pub(super) fn rule(&mut self, place: Box) {
        let id = self.next();
        push(
            &mut self.shapes,
            format_args!(
                "<p:cxnSp><p:nvCxnSpPr><p:cNvPr id=\"{id}\" name=\"Line {id}\"/><p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>{}\
                 <a:prstGeom prst=\"line\"><a:avLst/></a:prstGeom><a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"tx2\"><a:lumMod val=\"40000\"/><a:lumOff val=\"60000\"/></a:schemeClr></a:solidFill></a:ln></p:spPr></p:cxnSp>",
                frame(place)
            ),
        );
    }

    /// The number of the slide, which follows when slides are moved.
    pub(super) fn number(&mut self, place: Box, number: usize) {
        let id = self.next();
        push(
            &mut self.shapes,
            format_args!(
                "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"Number {id}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr>\
                 <p:ph type=\"sldNum\" sz=\"quarter\" idx=\"12\"/></p:nvPr></p:nvSpPr><p:spPr>{}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"r\"/>\
                 <a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" type=\"slidenum\"><a:rPr lang=\"en-US\" sz=\"1100\"><a:solidFill><a:schemeClr val=\"tx2\"/></a:solidFill></a:rPr><a:t>{number}</a:t></a:fld></a:p></p:txBody></p:sp>",
                frame(place)
            ),
        );
    }

    /// The frame in which the slide's chart is drawn; `rId2` is its part.
    pub(super) fn chart(&mut self, place: Box, says: &str) {
        let id = self.next();
        let at = frame(place).replace("a:xfrm", "p:xfrm");
        push(
            &mut self.shapes,
            format_args!(
                "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Chart {id}\" descr=\"{}\"/><p:cNvGraphicFramePr/><p:nvPr/></p:nvGraphicFramePr>{at}\
                 <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/chart\">\
                 <c:chart xmlns:c=\"http://schemas.openxmlformats.org/drawingml/2006/chart\" r:id=\"rId2\"/></a:graphicData></a:graphic></p:graphicFrame>",
                text(says)
            ),
        );
    }

    /// A table with hairlines between its rows.
    pub(super) fn table(&mut self, place: Box, table: &Table, row: i64) {
        let id = self.next();
        let shares: i64 = table.head.iter().map(|column| i64::from(column.share)).sum();
        let columns: String = table
            .head
            .iter()
            .map(|column| format!("<a:gridCol w=\"{}\"/>", place.width * i64::from(column.share) / shares.max(1)))
            .collect();
        let line = |side: &str, shown: bool| match shown {
            true => format!(
                "<a:{side} w=\"9525\"><a:solidFill><a:schemeClr val=\"tx2\"><a:lumMod val=\"40000\"/><a:lumOff val=\"60000\"/></a:schemeClr></a:solidFill></a:{side}>"
            ),
            false => format!("<a:{side} w=\"0\"><a:noFill/></a:{side}>"),
        };
        // Words beside figures, which end where they begin, keep away from them.
        let left =
            |place: usize| if place > 0 && table.head[place - 1].figures && !table.head[place].figures { 230_000 } else { 0 };
        let cell = |words: &str, place: usize, look: Look| {
            let figures = table.head[place].figures;
            let align = if figures { "r" } else { "l" };
            let run = if words.is_empty() { String::new() } else { self.styled(words, look) };
            format!(
                "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr algn=\"{align}\"/>{run}<a:endParaRPr lang=\"zh-CN\" sz=\"1400\"/></a:p></a:txBody>\
                 <a:tcPr marL=\"{}\" marR=\"90000\" marT=\"36000\" marB=\"36000\" anchor=\"ctr\">{}{}{}{}<a:noFill/></a:tcPr></a:tc>",
                left(place),
                line("lnL", false),
                line("lnR", false),
                line("lnT", false),
                line("lnB", true)
            )
        };
        let soft = Look::soft(12);
        let mut rows = format!("<a:tr h=\"{row}\">");
        rows.extend(table.head.iter().enumerate().map(|(place, column)| cell(&column.name, place, soft)));
        rows.push_str("</a:tr>");
        for words in &table.rows {
            push(&mut rows, format_args!("<a:tr h=\"{row}\">"));
            rows.extend(
                words.iter().take(table.head.len()).enumerate().map(|(place, words)| cell(words, place, Look::plain(14))),
            );
            rows.push_str("</a:tr>");
        }
        let at =
            frame(Box { height: row * (1 + i64::try_from(table.rows.len()).unwrap_or(0)), ..place }).replace("a:xfrm", "p:xfrm");
        push(
            &mut self.shapes,
            format_args!(
                "<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id=\"{id}\" name=\"Table {id}\"/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{at}\
                 <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr firstRow=\"1\"/><a:tblGrid>{columns}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
            ),
        );
    }
}
