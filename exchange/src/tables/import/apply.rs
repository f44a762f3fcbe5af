//! One edit of a whole import.

use std::collections::HashMap;
use std::sync::Arc;

use permille_engine::area::{Area, Series};
use permille_engine::edit::{Edit, Figure};
use permille_engine::id::{AreaCode, SourceId};
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;

use super::{Change, Preview};

/// Where a table came from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Origin {
    /// The file's name.
    pub file: String,
    /// The sheet's name, where there are several.
    pub sheet: Option<String>,
    /// The day it was imported, as `2026-11-24`.
    pub day: String,
}

impl Origin {
    /// The source as a reader sees it.
    fn name(&self) -> Name {
        let Self { file, sheet, day } = self;
        let (zh, en) = match sheet {
            Some(sheet) => (format!("，工作表“{sheet}”"), format!(", sheet “{sheet}”")),
            None => (String::new(), String::new()),
        };
        Name::new(format!("导入自“{file}”{zh}，{day}"), format!("Imported from “{file}”{en}, {day}"))
    }
}

/// The one edit that does all a preview shows, or `None` where it is not ready. Each figure that changes names the file it came from.
#[must_use]
pub fn edit(set: &ScenarioSet, preview: &Preview, origin: &Origin) -> Option<Edit> {
    if !preview.is_ready() {
        return None;
    }
    let name = origin.name();
    let id = source(set, &name);
    let areas = Edit::Areas { areas: Arc::new(areas_after(set, preview, &id, origin)?) };
    // Where nothing but areas is made, there is nothing to name a source of.
    let figures = preview.changes.iter().any(|change| change.after.is_some());
    Some(if figures { Edit::All(vec![Edit::Source { id, name: Some(name) }, areas]) } else { areas })
}

/// All areas with what a preview shows; `None` where it speaks of one that is not there.
pub(super) fn areas_after(set: &ScenarioSet, preview: &Preview, id: &SourceId, origin: &Origin) -> Option<Vec<Area>> {
    let mut areas: Vec<Area> =
        set.baseline.areas.iter().cloned().chain(preview.new_areas.iter().map(|new| new.area.clone())).collect();
    let positions: HashMap<AreaCode, usize> =
        areas.iter().enumerate().map(|(position, area)| (area.code.clone(), position)).collect();
    for change in &preview.changes {
        write(&mut areas[*positions.get(&change.area)?], change, id, origin);
    }
    Some(areas)
}

/// The id of the source: the one of the same words, or a new one.
fn source(set: &ScenarioSet, name: &Name) -> SourceId {
    let known = set.sources.iter().find(|(_, words)| *words == name).map(|(id, _)| id.clone());
    let mut fresh = (1..).map(|number| SourceId::new(format!("import-{number}"))).filter(|id| !set.sources.contains_key(id));
    known.or_else(|| fresh.next()).unwrap_or_else(|| SourceId::from("import"))
}

/// Writes one change into its area.
fn write(area: &mut Area, change: &Change, source: &SourceId, origin: &Origin) {
    let Some(value) = change.after else {
        let series = match &change.figure {
            Figure::Population(base) => area.population.get_mut(base),
            Figure::Measure(measure) => area.measures.get_mut(measure),
        };
        if let Some(series) = series {
            series.values.remove(&change.year);
        }
        return;
    };
    let series = match &change.figure {
        Figure::Population(base) => area.population.entry(base.clone()).or_default(),
        Figure::Measure(measure) => area.measures.entry(measure.clone()).or_default(),
    };
    series.values.insert(change.year, value);
    attribute(series, change, source, origin);
}

/// Names the file: as the source where no other year has another one, else in the note.
fn attribute(series: &mut Series, change: &Change, source: &SourceId, origin: &Origin) {
    let alone = series.values.keys().all(|&year| year == change.year);
    if alone || series.source.as_ref() == Some(source) {
        series.source = Some(source.clone());
        return;
    }
    let own = format!("{}: {}, {}", change.year, origin.file, origin.day);
    let before = series.note.take().unwrap_or_default();
    series.note = Some(match before {
        before if before.is_empty() => own,
        before if before.contains(&own) => before,
        before => format!("{before}; {own}"),
    });
}
