//! Forms that lie on the desk more than once: the same again, or another of the same area.

use permille_engine::area::Area;

use crate::store::{Laid, MergeFile};
use crate::text::Language;
use crate::text::merge as said;

/// What is said of a form of which another of the same round and area lies there before it; `None` of any other file.
pub(super) fn twice(language: Language, files: &[MergeFile], file: &MergeFile) -> Option<String> {
    let form = file.form()?;
    let before = files.iter().take_while(|other| other.id != file.id);
    let other = before.into_iter().find(|other| {
        other.form().is_some_and(|other| other.back.round == form.back.round && other.back.area == form.back.area)
    })?;
    let same = match (&file.content, &other.content) {
        (Ok(one), Ok(other)) => same_figures(one, other),
        _ => false,
    };
    Some(if same { said::same_form(language, &other.name) } else { said::another_form(language, &other.name) })
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
            let back = FormBack { round: "r".into(), area: area.into(), file: String::new() };
            let laid = Laid { set: Rc::new(set.clone()), remarks: Vec::new(), form: Some(FormLaid { back, left_out: 0 }) };
            MergeFile { id, name: format!("{id}.xlsx"), content: Ok(laid) }
        };
        let files = [
            file(0, "360202", &document.set),
            file(1, "360202", &document.set),
            file(2, "360202", &changed),
            file(3, "360203", &document.set),
        ];
        let told: Vec<Option<String>> = files.iter().map(|file| twice(Language::En, &files, file)).collect();
        assert_eq!(told[0], None);
        assert_eq!(told[1], Some(said::same_form(Language::En, "0.xlsx")));
        assert_eq!(told[2], Some(said::another_form(Language::En, "0.xlsx")));
        assert_eq!(told[3], None, "another area");
    }
}
