//! Slides as PPTX: text, tables and charts that can be edited, on pages of 16 to 9.
//!
//! What is on them comes from [`crate::office::deck`]; here it is laid out and written. Everything that is text stays text, and every chart
//! keeps its figures in a workbook of its own.

mod layout;
mod master;
mod shapes;

use permille_engine::scenario::ScenarioSet;
use permille_engine::slide::SlideKind;

use crate::office::chart;
use crate::office::deck::{self, Computed, SlideContent};
use crate::office::parts::package::Package;
use crate::office::parts::xml::{HEAD, push};
use crate::office::parts::{Day, Unwritable, theme};
use crate::wording::footing::titled;
use crate::wording::language::Language;

use shapes::Page;

const SLIDE: &str = "application/vnd.openxmlformats-officedocument.presentationml.slide+xml";
const NOTES: &str = "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml";

/// How large the type of a chart is, in points.
const CHART_TYPE: u32 = 14;

/// The slides as a file, called `title`, written on `day`, telling `progress` how much is done, from 0 to 1.
///
/// # Errors
/// When there is not enough memory for it.
pub fn pptx(
    language: Language,
    title: &str,
    told: &[SlideContent],
    day: Day,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, Unwritable> {
    let mut package = Package::new(day);
    package.about("ppt/presentation.xml", title, day)?;
    master::parts(&mut package, language)?;
    let (mut charts, mut notes) = (0, 0);
    for (place, one) in told.iter().enumerate() {
        let number = place + 1;
        let page = layout::lay_out(language, one, number);
        let mut relations = vec![("slideLayout", format!("../slideLayouts/slideLayout{}.xml", layout_of(one.kind)))];
        if let Some(what) = &one.chart {
            charts += 1;
            let (xml, book) = chart::parts(language, what, CHART_TYPE, day)?;
            package.part(&format!("ppt/charts/chart{charts}.xml"), chart::TYPE, &xml)?;
            package.bytes(&format!("ppt/embeddings/Microsoft_Excel_Sheet{charts}.xlsx"), &book)?;
            let book = format!("../embeddings/Microsoft_Excel_Sheet{charts}.xlsx");
            package.relations(&format!("ppt/charts/chart{charts}.xml"), &[("package", book)])?;
            relations.push(("chart", format!("../charts/chart{charts}.xml")));
        }
        let said = one.notes.as_deref().filter(|said| !said.trim().is_empty());
        if let Some(said) = said {
            notes += 1;
            package.part(&format!("ppt/notesSlides/notesSlide{notes}.xml"), NOTES, &shapes::notes(language, said))?;
            let ways = [
                ("notesMaster", "../notesMasters/notesMaster1.xml".to_owned()),
                ("slide", format!("../slides/slide{number}.xml")),
            ];
            package.relations(&format!("ppt/notesSlides/notesSlide{notes}.xml"), &ways)?;
            relations.push(("notesSlide", format!("../notesSlides/notesSlide{notes}.xml")));
        }
        let path = format!("ppt/slides/slide{number}.xml");
        package.part(&path, SLIDE, &slide(&page))?;
        package.relations(&path, &relations)?;
        progress(f64::from(u32::try_from(number).unwrap_or(u32::MAX)) / f64::from(u32::try_from(told.len()).unwrap_or(u32::MAX)));
    }
    presentation(&mut package, told.len())?;
    package.finish()
}

/// The slides of a set as a file; those that name no scenario show `scenario`, by its position.
///
/// # Errors
/// When the set cannot be computed, or there is not enough memory.
pub fn of_set(
    language: Language,
    set: &ScenarioSet,
    scenario: usize,
    day: Day,
    progress: &mut dyn FnMut(f64),
) -> Result<Vec<u8>, Unwritable> {
    let computed = Computed::new(set).ok_or(Unwritable)?;
    let seen = computed.seen(language, set, scenario, day);
    let told: Vec<SlideContent> = deck::slides(&seen).iter().map(|slide| deck::tell(&seen, slide)).collect();
    pptx(language, &titled(language, set), &told, day, progress)
}

/// The first slide has a layout of its own.
const fn layout_of(kind: SlideKind) -> u8 {
    if matches!(kind, SlideKind::Title) { 1 } else { 2 }
}

fn slide(page: &Page) -> String {
    format!(
        "{HEAD}<p:sld xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"><p:cSld>{}</p:cSld>\
         <p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>",
        page.tree()
    )
}

/// The part that holds the others together.
fn presentation(package: &mut Package, count: usize) -> Result<(), Unwritable> {
    let mut ids = String::new();
    let mut relations = vec![
        ("slideMaster", "slideMasters/slideMaster1.xml".to_owned()),
        ("notesMaster", "notesMasters/notesMaster1.xml".to_owned()),
        ("theme", "theme/theme1.xml".to_owned()),
        ("presProps", "presProps.xml".to_owned()),
        ("viewProps", "viewProps.xml".to_owned()),
        ("tableStyles", "tableStyles.xml".to_owned()),
    ];
    let before = relations.len();
    for number in 1..=count {
        push(&mut ids, format_args!("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 255 + number, before + number));
        relations.push(("slide", format!("slides/slide{number}.xml")));
    }
    let xml = format!(
        "{HEAD}<p:presentation xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
         xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
         xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\" saveSubsetFonts=\"1\">\
         <p:sldMasterIdLst><p:sldMasterId id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst>\
         <p:notesMasterIdLst><p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{ids}</p:sldIdLst>\
         <p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>\
         <p:defaultTextStyle><a:defPPr><a:defRPr lang=\"zh-CN\"/></a:defPPr></p:defaultTextStyle></p:presentation>",
        layout::WIDTH,
        layout::HEIGHT,
    );
    let main = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";
    package.part("ppt/presentation.xml", main, &xml)?;
    package.relations("ppt/presentation.xml", &relations)?;
    package.part("ppt/theme/theme1.xml", master::THEME, &theme::part())?;
    package.part("ppt/theme/theme2.xml", master::THEME, &theme::part())
}
