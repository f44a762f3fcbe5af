//! Writing the briefs of areas of the open file for the planner's own disk.

use std::rc::Rc;

use permille_exchange::office::deck::brief;
use yew::Callback;

use super::deck::{Format, Written, handed_over};
use super::work::WorkerHandle;
use super::{chat, save, whole_file};
use crate::dom;
use crate::store::StoreHandle;
use crate::text::{Language, Say};
use crate::work::briefs::WriteBriefs;

/// What a browser calls an archive.
const ARCHIVE: &str = "application/zip";

/// Writes the briefs of these areas, by their positions; what comes of it is told to `hear`. Dropping what it gives back stops it; `None` where there is
/// nothing to write, or the browser takes no files, which is said.
pub fn write(store: &StoreHandle, areas: &[usize], hear: Callback<Written>) -> Option<WorkerHandle> {
    let open = store.open.as_ref().filter(|_| chat::takes_files(store))?;
    let (language, view) = (store.preferences.language, &store.view);
    let known = open.model.areas();
    let codes: Vec<String> = areas.iter().filter_map(|&area| known.get(area)).map(|area| area.code.to_string()).collect();
    let named = |area: usize| known.get(area).map_or("", |area| language.name(&area.name)).to_owned();
    let (name, media_type) = match *areas {
        [] => return None,
        [one] => {
            let name = brief::file_name(language, &named(one), codes.first().map(String::as_str));
            (save::safe_name(&name, Format::Docx.ending()), Format::Docx.media_type())
        }
        _ => (save::safe_name(&brief::file_name(language, &named(view.area), None), "zip"), ARCHIVE),
    };
    let (document, year, day) = (Rc::clone(&open.document), view.year, dom::today());
    let (scenario, chinese) = (u32::try_from(view.scenario).unwrap_or(0), language == Language::Zh);
    let work = async move {
        let file = whole_file::of(document).await;
        WriteBriefs { file, scenario, areas: codes, year, chinese, day }
    };
    Some(handed_over(store, (name, media_type), work, hear))
}
