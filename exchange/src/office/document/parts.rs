//! The parts of a document besides its text: styles, settings, and the line at the foot of every sheet.

use super::Setting;
use crate::office::parts::Unwritable;
use crate::office::parts::package::Package;
use crate::office::parts::theme::{CHINESE, INK, LATIN, SOFT};
use crate::office::parts::xml::{HEAD, push, text};

/// The vocabularies that a document speaks.
pub(super) const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
    xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\"";

/// A style: its id and name, then its paragraphs, its size in half points, its colour, and whether it is bold.
type Style = (&'static str, &'static str, &'static str, u8, &'static str, bool);

const STYLES: [Style; 9] = [
    ("Caption", "caption", "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"40\"/>", 17, INK, true),
    ("Lead", "Lead", "<w:keepNext/>", 20, INK, false),
    ("Title", "Title", "<w:spacing w:after=\"60\"/>", 44, INK, true),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"420\" w:after=\"100\"/><w:outlineLvl w:val=\"0\"/>",
        30,
        INK,
        true,
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:spacing w:before=\"260\" w:after=\"60\"/><w:outlineLvl w:val=\"1\"/>",
        23,
        INK,
        true,
    ),
    ("Point", "Point", "<w:spacing w:after=\"60\"/><w:ind w:left=\"284\"/>", 20, INK, false),
    ("Soft", "Soft", "<w:spacing w:after=\"100\"/>", 17, SOFT, false),
    ("Cell", "Cell", "<w:spacing w:before=\"30\" w:after=\"30\"/>", 17, INK, false),
    ("CellHead", "Cell head", "<w:keepNext/><w:spacing w:before=\"30\" w:after=\"30\"/>", 15, SOFT, false),
];

/// The same where all of it has to stand on one sheet.
const CLOSE: [Style; 7] = [
    ("Title", "Title", "<w:spacing w:after=\"20\"/>", 34, INK, true),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"40\"/><w:outlineLvl w:val=\"0\"/>",
        22,
        INK,
        true,
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:spacing w:before=\"160\" w:after=\"40\"/><w:outlineLvl w:val=\"1\"/>",
        21,
        INK,
        true,
    ),
    ("Point", "Point", "<w:spacing w:after=\"20\"/><w:ind w:left=\"284\"/>", 18, INK, false),
    ("Soft", "Soft", "<w:spacing w:before=\"20\" w:after=\"40\" w:line=\"250\" w:lineRule=\"auto\"/>", 16, SOFT, false),
    ("Cell", "Cell", "<w:spacing w:before=\"16\" w:after=\"16\" w:line=\"240\" w:lineRule=\"auto\"/>", 16, INK, false),
    (
        "CellHead",
        "Cell head",
        "<w:keepNext/><w:spacing w:before=\"16\" w:after=\"16\" w:line=\"240\" w:lineRule=\"auto\"/>",
        15,
        SOFT,
        false,
    ),
];

/// Writes them.
pub(super) fn shared(package: &mut Package, setting: Setting) -> Result<(), Unwritable> {
    // The size of ordinary text in half points, what is below a paragraph of it, and how tall its lines are.
    let (text, after, line, own): (u8, u8, u16, &[Style]) = match setting {
        Setting::Wide => (20, 120, 288, &STYLES),
        Setting::Close => (18, 40, 264, &CLOSE),
    };
    let fonts = format!("<w:rFonts w:ascii=\"{LATIN}\" w:hAnsi=\"{LATIN}\" w:eastAsia=\"{CHINESE}\" w:cs=\"{LATIN}\"/>");
    // Words in Latin letters are English in either edition: called Chinese, they would be broken anywhere.
    let mut styles = format!(
        "{HEAD}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:color w:val=\"{INK}\"/><w:sz w:val=\"{text}\"/>\
         <w:lang w:val=\"en-GB\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after=\"{after}\" w:line=\"{line}\" \
         w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/></w:style>"
    );
    for (id, name, paragraphs, size, colour, bold) in own {
        let bold = if *bold { "<w:b/>" } else { "" };
        push(
            &mut styles,
            format_args!(
                "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"Normal\"/>\
                 <w:pPr>{paragraphs}</w:pPr><w:rPr>{bold}<w:color w:val=\"{colour}\"/><w:sz w:val=\"{size}\"/></w:rPr></w:style>"
            ),
        );
    }
    styles.push_str("</w:styles>");
    package.part("word/styles.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml", &styles)?;
    let settings = format!("{HEAD}<w:settings {SPACES}><w:compat/></w:settings>");
    package.part(
        "word/settings.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
        &settings,
    )?;
    let field = |name: &str| format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>");
    let footer = format!(
        "{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Soft\"/><w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Permille ‰ · </w:t></w:r>\
         {}<w:r><w:t xml:space=\"preserve\"> / </w:t></w:r>{}</w:p></w:ftr>",
        field("PAGE"),
        field("NUMPAGES")
    );
    package.part("word/footer1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml", &footer)
}

/// Writes the line at the head of every sheet: the mark. It stands in the margin, and so takes no room from the text.
pub(super) fn header(package: &mut Package, mark: &str) -> Result<(), Unwritable> {
    let header = format!(
        "{HEAD}<w:hdr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Soft\"/><w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"right\"/></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p></w:hdr>",
        text(mark)
    );
    package.part("word/header1.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml", &header)
}
