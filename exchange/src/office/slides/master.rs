//! The parts that all slides share: master, layouts, the master of the notes, and what PowerPoint expects beside them.

use crate::office::parts::Unwritable;
use crate::office::parts::package::Package;
use crate::office::parts::xml::HEAD;
use crate::wording::language::{Language, Say};

use super::layout::{BODY, Box, NUMBER, TITLE, TITLE_ALONE};
use super::shapes::{frame, group};

/// The type of a theme.
pub(super) const THEME: &str = "application/vnd.openxmlformats-officedocument.theme+xml";
const SPACES: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const COLOURS: &str = "<p:clrMap bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" accent3=\"accent3\" \
    accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" hlink=\"hlink\" folHlink=\"folHlink\"/>";
const BACKGROUND: &str = "<p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>";

/// A placeholder with its words.
fn placeholder(id: u32, name: &str, kind: &str, place: Box, anchor: &str, words: &str) -> String {
    format!(
        "<p:sp><p:nvSpPr><p:cNvPr id=\"{id}\" name=\"{name}\"/><p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>\
         <p:spPr>{}</p:spPr><p:txBody><a:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" anchor=\"{anchor}\"><a:normAutofit/></a:bodyPr>\
         <a:lstStyle/><a:p>{words}</a:p></p:txBody></p:sp>",
        frame(place)
    )
}

/// Master, layouts, the notes' master, and the properties.
pub(super) fn parts(package: &mut Package, language: Language) -> Result<(), Unwritable> {
    let run = |words: &str| format!("<a:r><a:rPr lang=\"{}\"/><a:t>{words}</a:t></a:r>", language.pick("zh-CN", "en-GB"));
    let title = run(language.pick("单击此处编辑标题", "Click to edit the title"));
    let body = run(language.pick("单击此处编辑文字", "Click to edit the text"));
    let number =
        "<a:fld id=\"{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}\" type=\"slidenum\"><a:rPr lang=\"zh-CN\"/><a:t>‹#›</a:t></a:fld>";
    let head = |place| placeholder(2, "Title", "type=\"title\"", place, "t", &title);
    let slide_number = |id| placeholder(id, "Number", "type=\"sldNum\" sz=\"quarter\" idx=\"12\"", NUMBER, "t", number);
    let level = |size: u32, bold: u8, colour: &str, align: &str| {
        format!(
            "marL=\"0\" indent=\"0\" algn=\"{align}\"><a:lnSpc><a:spcPct val=\"100000\"/></a:lnSpc><a:buNone/><a:defRPr sz=\"{size}\" b=\"{bold}\">\
             <a:solidFill><a:schemeClr val=\"{colour}\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/><a:ea typeface=\"+mn-ea\"/></a:defRPr>"
        )
    };
    let levels = |size: u32| -> String {
        (1..=9).map(|one| format!("<a:lvl{one}pPr {}</a:lvl{one}pPr>", level(size, 0, "tx1", "l"))).collect()
    };
    let master = format!(
        "{HEAD}<p:sldMaster {SPACES}><p:cSld>{BACKGROUND}{}</p:cSld>{COLOURS}<p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>\
         <p:sldLayoutId id=\"2147483650\" r:id=\"rId2\"/></p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr {}</a:lvl1pPr></p:titleStyle>\
         <p:bodyStyle>{}</p:bodyStyle><p:otherStyle>{}</p:otherStyle></p:txStyles></p:sldMaster>",
        group(&[head(TITLE), placeholder(3, "Text", "type=\"body\" idx=\"1\"", BODY, "t", &body), slide_number(4)].concat()),
        level(3000, 1, "tx1", "l"),
        levels(1800),
        levels(1800),
    );
    package.part(
        "ppt/slideMasters/slideMaster1.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.slideMaster+xml",
        &master,
    )?;
    let ways = [
        ("slideLayout", "../slideLayouts/slideLayout1.xml".to_owned()),
        ("slideLayout", "../slideLayouts/slideLayout2.xml".to_owned()),
        ("theme", "../theme/theme1.xml".to_owned()),
    ];
    package.relations("ppt/slideMasters/slideMaster1.xml", &ways)?;
    let layout = |name: &str, kind: &str, place| {
        format!(
            "{HEAD}<p:sldLayout {SPACES} type=\"{kind}\" preserve=\"1\"><p:cSld name=\"{name}\">{}</p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
            group(&[head(place), slide_number(4)].concat())
        )
    };
    let first = layout(language.pick("封面", "Title"), "titleOnly", TITLE_ALONE);
    let second = layout(language.pick("标题与内容", "Title and content"), "titleOnly", TITLE);
    for (number, xml) in [(1, first), (2, second)] {
        let path = format!("ppt/slideLayouts/slideLayout{number}.xml");
        package.part(&path, "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml", &xml)?;
        package.relations(&path, &[("slideMaster", "../slideMasters/slideMaster1.xml".to_owned())])?;
    }
    let picture = "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr>\
        <p:nvPr><p:ph type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x=\"685800\" y=\"1143000\"/>\
        <a:ext cx=\"5486400\" cy=\"3086100\"/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></p:spPr></p:sp>";
    let said = placeholder(
        3,
        "Notes",
        "type=\"body\" sz=\"quarter\" idx=\"3\"",
        Box::of(685_800, 4_400_550, 5_486_400, 3_600_450),
        "t",
        &body,
    );
    let notes = format!(
        "{HEAD}<p:notesMaster {SPACES}><p:cSld><p:bg><p:bgRef idx=\"1001\"><a:schemeClr val=\"bg1\"/></p:bgRef></p:bg>{}</p:cSld>{COLOURS}\
         <p:notesStyle>{}</p:notesStyle></p:notesMaster>",
        group(&[picture.to_owned(), said].concat()),
        levels(1200),
    );
    package.part(
        "ppt/notesMasters/notesMaster1.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml",
        &notes,
    )?;
    package.relations("ppt/notesMasters/notesMaster1.xml", &[("theme", "../theme/theme2.xml".to_owned())])?;
    let properties = format!("{HEAD}<p:presentationPr {SPACES}/>");
    package.part(
        "ppt/presProps.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.presProps+xml",
        &properties,
    )?;
    let view = format!("{HEAD}<p:viewPr {SPACES}/>");
    package.part("ppt/viewProps.xml", "application/vnd.openxmlformats-officedocument.presentationml.viewProps+xml", &view)?;
    let tables = format!(
        "{HEAD}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>"
    );
    package.part(
        "ppt/tableStyles.xml",
        "application/vnd.openxmlformats-officedocument.presentationml.tableStyles+xml",
        &tables,
    )?;
    Ok(())
}
