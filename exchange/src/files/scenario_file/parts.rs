//! A document taken apart to cross from the worker to the page, and put together again: its areas, which are nearly all of a large file, and the rest as text.
//!
//! A file that is large is read beside the page. What is read crosses in these parts, so that the page can take them up one after the other
//! and is never busy for long. It is no way into the app: what is put together here was read and checked before it was taken apart.

use std::sync::Arc;

use permille_engine::area::Area;
use permille_engine::plan::Plan;
use permille_engine::scenario::{Baseline, ScenarioSet};

use super::{Document, Kept, print, read, unknown_fields, write};
use crate::files::tree::table::{Table, list};
use crate::files::tree::{Node, json};

/// All of a document but its areas; those of `plans` by their ids.
#[must_use]
pub fn rest(document: &Document, plans: &[Arc<Plan>]) -> String {
    let set = &document.set;
    let baseline = Baseline { areas: Arc::default(), ..set.baseline.clone() };
    let bare = Document {
        set: ScenarioSet { baseline, ..set.clone() },
        notes: document.notes.clone(),
        record: document.record.clone(),
        kept: Kept::default(),
    };
    let mut parts = Table::default();
    // As texts within the text: what was nested as deeply as may be is not nested any deeper.
    parts.put("file", Node::text_of(write::write(&bare, plans)));
    parts.put("kept", list(document.kept.parts().map(kept_part)));
    let sections = document.kept.sections().map(|(measure, section)| (measure.to_string(), Node::text_of(section)));
    parts.put_filled("sections", sections);
    print::plain(&parts.into())
}

fn kept_part(part: unknown_fields::Part) -> Node {
    let mut table = Table::default();
    table.put("home", list(part.home.iter().map(Node::text_of)));
    table.put("key", Node::text_of(part.key));
    table.put("value", Node::text_of(print::plain(part.value)));
    table.into()
}

/// The document of which `rest` is all but the `areas`; `None` where it is no such text.
#[must_use]
pub fn document(rest: &str, areas: Vec<Area>, plans: &[Arc<Plan>]) -> Option<Document> {
    let parts = json::parse(rest).ok()?;
    let mut kept = Kept::default();
    for part in parts.get("kept")?.items() {
        let home = part.get("home")?.items().iter().map(|step| step.text().map(str::to_owned)).collect::<Option<_>>()?;
        kept.remember(home, part.text_at("key")?, json::parse(part.text_at("value")?).ok()?);
    }
    for entry in parts.get("sections").map(Node::entries).unwrap_or_default() {
        kept.remember_section(entry.key.as_str().into(), write::section(entry.node.text()?)?);
    }
    let mut document = read::checked(&json::parse(parts.text_at("file")?).ok()?, plans, kept)?;
    document.set.baseline.areas = Arc::new(areas);
    Some(document)
}
