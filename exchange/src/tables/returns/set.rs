//! Forms as sets of their own, to be merged into the open one like a file that an area hands in.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Series};
use permille_engine::edit::Figure;
use permille_engine::id::SourceId;
use permille_engine::in_order;
use permille_engine::name::Name;
use permille_engine::scenario::{Baseline, ScenarioSet};

use super::layout::{Status, brief};
use super::read::{is_form, is_guide, read};
use super::{Answer, Remark, Returned, What};
use crate::tables::import::{Known, Origin};
use crate::tables::sheet::Sheet;
use crate::wording::language::{Language, Say};

/// A form of a file, with the set it comes to.
#[derive(Clone, Debug)]
pub struct Form {
    /// The sheet it stands on.
    pub sheet: String,
    /// What it says, or why nothing of it can be taken.
    pub read: Result<Returned, Vec<Remark>>,
    /// The set of its figures; `None` where it gives none.
    pub set: Option<ScenarioSet>,
}

/// The forms of a file, and what is to be said of its other sheets; `None` where it holds no form, and is a table like any other.
#[must_use]
pub fn of_book(open: &ScenarioSet, sheets: &[Sheet], file: &str, day: &str) -> Option<Vec<Form>> {
    sheets.iter().any(is_form).then(|| of_forms(open, &Known::new(open), sheets, file, day))
}

/// The same of a file that holds forms, with what is `known` of the figures of `open`: for whoever reads many.
#[must_use]
pub fn of_forms(open: &ScenarioSet, known: &Known, sheets: &[Sheet], file: &str, day: &str) -> Vec<Form> {
    let several = sheets.iter().filter(|sheet| is_form(sheet)).count() > 1;
    let mut others = sheets.iter().filter(|sheet| !is_form(sheet) && !is_guide(sheet));
    let mut strangers: Vec<Remark> =
        others.by_ref().map(|sheet| Remark::of_form(What::SheetAdded { sheet: brief(&sheet.name) })).collect();
    let forms = sheets.iter().filter_map(|sheet| Some((sheet, read(sheet, known)?)));
    let forms = forms.map(|(sheet, read)| {
        let named = several.then(|| sheet.name.clone());
        let origin = Origin { file: file.to_owned(), sheet: named, day: day.to_owned() };
        let there = |returned: &Returned| open.baseline.areas.iter().any(|area| area.code == returned.mark.area);
        let read = read.and_then(|mut returned| {
            // They are told once, with the first form of the file.
            returned.remarks.append(&mut strangers);
            match there(&returned) {
                true => Ok(returned),
                false => Err(vec![Remark::of_form(What::AreaNotHere { code: brief(returned.mark.area.as_str()) })]),
            }
        });
        let set = read.as_ref().ok().and_then(|returned| as_set(open, returned, &origin));
        Form { sheet: sheet.name.clone(), read, set }
    });
    forms.collect()
}

/// The figures of a form as a set: its area alone, each figure with the form as its source; `None` where it gives none, or `open` has no such area.
#[must_use]
pub fn as_set(open: &ScenarioSet, returned: &Returned, origin: &Origin) -> Option<ScenarioSet> {
    let area = open.baseline.areas.iter().find(|area| area.code == returned.mark.area)?;
    let mut own = Area { population: Default::default(), measures: Default::default(), note: None, parent: None, ..area.clone() };
    let source = SourceId::new(format!("return-{}-{}", returned.mark.year, returned.mark.area));
    for answer in returned.answers.iter().filter(|answer| answer.value.is_some()) {
        let series = series(answer, returned, &source);
        match &answer.figure {
            Figure::Population(base) => own.population.insert(base.clone(), series),
            Figure::Measure(measure) => own.measures.insert(measure.clone(), series),
        };
    }
    if own.population.is_empty() && own.measures.is_empty() {
        return None;
    }
    let baseline = Baseline { areas: Arc::new(vec![own]), ..open.baseline.clone() };
    let sources = in_order::map([(source, source_name(area, origin))]);
    let (title, description) = (open.title.clone(), open.description.clone());
    // Figures alone: neither plans nor scenarios came back.
    Some(ScenarioSet {
        title,
        description,
        baseline,
        plans: Vec::new(),
        scenarios: Vec::new(),
        sources,
        slides: Vec::new(),
        mark: None,
        reviews: BTreeMap::new(),
        rounds: BTreeMap::new(),
    })
}

/// One figure with where it came from; whether it is an estimate, and what was noted beside it, stand in its note.
fn series(answer: &Answer, returned: &Returned, source: &SourceId) -> Series {
    let mut parts: Vec<String> = Vec::new();
    if answer.status == Some(Status::Estimated) {
        parts.push(returned.mark.language.say(Status::Estimated.word()).to_owned());
    }
    if !answer.note.is_empty() {
        parts.push(answer.note.clone());
    }
    let between = returned.mark.language.pick("，", ", ");
    let note = (!parts.is_empty()).then(|| format!("{}: {}", returned.mark.year, parts.join(between)));
    Series {
        values: in_order::map(answer.value.map(|value| (returned.mark.year, value))),
        source: Some(source.clone()),
        note,
        owner: None,
    }
}

/// Who returned it, in which file, and when.
fn source_name(area: &Area, origin: &Origin) -> Name {
    let Origin { file, sheet, day } = origin;
    let within = |sheet: &Option<String>, open: &str, close: &str| {
        sheet.as_ref().map(|sheet| format!("{open}{sheet}{close}")).unwrap_or_default()
    };
    Name::new(
        format!("{}填报：“{file}”{}，{day}", Language::Zh.name(&area.name), within(sheet, "，工作表“", "”")),
        format!("Returned by {}: “{file}”{}, {day}", Language::En.name(&area.name), within(sheet, ", sheet “", "”")),
    )
}
