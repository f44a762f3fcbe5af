//! Which file this is, and which version of it: the gate before anything else is read.
//!
//! An older version is led to the newest one step at a time, before the check against the newest shape; so far there is one version,
//! and nothing to lead. A newer one is refused.

use crate::files::fault::{Fault, FilePlace, FileProblem, Found, Wanted};
use crate::files::tree::{Node, Value, exact};

/// The newest version that is read, and the one that is written.
pub const NEWEST: i64 = 1;
/// What every scenario file calls itself.
pub(super) const FORMAT: &str = "permille-scenario";

/// Lets pass what is a scenario file of a version read here.
pub(super) fn gate(root: &Node) -> Result<(), FileProblem> {
    if !matches!(root.value, Value::Table(_)) {
        return Err(FileProblem::at(root.at, Fault::WrongType { wanted: Wanted::Table, found: Found::from(&root.value) }));
    }
    let about = |field: &str, fault: Fault| {
        let at = root.get(field).map_or(root.at, |node| node.at);
        FileProblem { place: Some(Box::new(FilePlace { at, field: field.to_owned(), ..FilePlace::default() })), fault }
    };
    let format = root.text_at("format");
    if format.is_none() && matches!(root.text_at("type"), Some("FeatureCollection" | "Feature")) {
        return Err(FileProblem::of_file(Fault::Outlines));
    }
    if format != Some(FORMAT) {
        return Err(about("format", Fault::WrongFormat { found: format.map(str::to_owned) }));
    }
    let written = root.get("version").map(|node| match &node.value {
        Value::Number(text) | Value::Text(text) => text.to_string(),
        _ => String::new(),
    });
    let number = written.as_deref().and_then(|text| exact(text).ok()).map(permille_engine::quantity::Quantity::trunc);
    match (number, written) {
        (Some(NEWEST), _) => Ok(()),
        (Some(number), Some(found)) if number > NEWEST => Err(about("version", Fault::NewerVersion { found, newest: NEWEST })),
        (_, found) => Err(about("version", Fault::NoSuchVersion { found, newest: NEWEST })),
    }
}
