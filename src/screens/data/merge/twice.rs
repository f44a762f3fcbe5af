//! Forms that lie on the desk more than once: the same again, or another of the same area.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use permille_engine::area::Area;
use permille_engine::id::{AreaCode, RoundId};

use crate::store::{Laid, MergeFile};
use crate::text::Language;
use crate::text::merge as said;

/// What is said of forms of which another of the same round and area lies there before them, by their ids.
pub(super) fn twice(language: Language, files: &[MergeFile]) -> BTreeMap<u32, String> {
    let mut first: BTreeMap<(&RoundId, &AreaCode), &MergeFile> = BTreeMap::new();
    let mut said = BTreeMap::new();
    for file in files {
        let Some(form) = file.form() else { continue };
        let other = match first.entry((&form.back.round, &form.back.area)) {
            Entry::Vacant(free) => {
                free.insert(file);
                continue;
            }
            Entry::Occupied(taken) => *taken.get(),
        };
        let same = match (&file.content, &other.content) {
            (Ok(one), Ok(other)) => same_figures(one, other),
            _ => false,
        };
        let sentence = if same { said::same_form(language, &other.name) } else { said::another_form(language, &other.name) };
        said.insert(file.id, sentence);
    }
    said
}

/// Whether two forms state the same.
fn same_figures(one: &Laid, other: &Laid) -> bool {
    let (one, other) = (&one.set.baseline.areas, &other.set.baseline.areas);
    let stated = |area: &Area| {
        let people = area.population.iter().map(|(base, series)| (format!("{base:?}"), series.values.clone()));
        let measures = area.measures.iter().map(|(measure, series)| (measure.to_string(), series.values.clone()));
        people.chain(measures).collect::<Vec<_>>()
    };
    one.iter().map(stated).eq(other.iter().map(stated))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use permille_engine::gathering::FormBack;
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;
    use crate::store::FormLaid;

    #[test]
    fn a_form_that_lies_there_already_is_called_so() {
        let text = shipped::scenario("changjiang-2030").unwrap_or_default();
        let (document, _) = scenario_file::read(text, &shipped::plans().unwrap()).unwrap();
        let mut changed = document.set.clone();
        let area = &mut std::sync::Arc::make_mut(&mut changed.baseline.areas)[0];
        area.population.clear();
        let file = |id: u32, area: &str, set: &permille_engine::scenario::ScenarioSet| {
            let back = FormBack { round: "r".into(), area: area.into(), file: String::new(), asked: 0, open: Default::default() };
            let laid = Laid { set: Rc::new(set.clone()), remarks: Vec::new(), form: Some(FormLaid { back, left_out: 0 }) };
            MergeFile { id, name: format!("{id}.xlsx"), content: Ok(laid) }
        };
        let files = [
            file(0, "360202", &document.set),
            file(1, "360202", &document.set),
            file(2, "360202", &changed),
            file(3, "360203", &document.set),
        ];
        let mut found = twice(Language::En, &files);
        let told: Vec<Option<String>> = files.iter().map(|file| found.remove(&file.id)).collect();
        assert_eq!(told[0], None);
        assert_eq!(told[1], Some(said::same_form(Language::En, "0.xlsx")));
        assert_eq!(told[2], Some(said::another_form(Language::En, "0.xlsx")));
        assert_eq!(told[3], None, "another area");
    }
}
