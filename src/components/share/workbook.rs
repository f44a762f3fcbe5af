//! Workbook: the scenario in view as formulas that Excel and WPS work out.

use std::rc::Rc;

use yew::prelude::*;

use super::{Item, Sharing};
use crate::dom;
use crate::tasks::{save, whole_file};
use crate::text::{Language, Say, share};
use crate::work::workbook::{NotWritten, WriteWorkbook};

/// What the file is, to the browser.
const MEDIA_TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Writes the workbook of the scenario in view, and hands it to the browser to keep.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| write(&sharing))
    };
    Item { name: share::WORKBOOK, about: html! { language.say(share::WORKBOOK_ABOUT) }, act }
}

fn write(sharing: &Sharing) {
    if !sharing.takes_files(share::WORKBOOK) {
        return;
    }
    let language = sharing.store.preferences.language;
    let Some(open) = &sharing.store.open else { return };
    let Some(scenario) = open.scenario(sharing.store.view.scenario) else { return };
    let work = {
        let (document, scenario, chinese) = (Rc::clone(&open.document), scenario.id.to_string(), language == Language::Zh);
        async move { WriteWorkbook { file: whole_file::of(document).await, scenario, chinese, day: dom::today() } }
    };
    let title = share::of_scenario(language, language.name(&open.set().title), language.name(&scenario.name));
    let name = save::safe_name(&title, "xlsx");
    sharing.work(
        share::WORKBOOK,
        work,
        |percent| Some(*percent),
        move |sharing, outcome| match outcome {
            Ok(bytes) if dom::download_bytes(&name, MEDIA_TYPE, &bytes) => {
                let done = share::saved(language, &name);
                sharing.show(share::WORKBOOK, html! { <p role="status" class="share__done">{ done }</p> });
            }
            Ok(_) | Err(NotWritten::Misunderstood) => sharing.fail(share::WORKBOOK, &share::not_made()),
            Err(NotWritten::TooLarge) => sharing.fail(share::WORKBOOK, &share::workbook_too_large()),
        },
    );
}
