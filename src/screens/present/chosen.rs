//! What can be said of the slide chosen: its view, its caption, its notes.

use permille_engine::id::{AreaCode, NormId, ScenarioId};
use permille_engine::slide::{Slide, SlideKind};
use yew::prelude::*;

use super::view::{changed, keep, looks};
use crate::components::field::{self, Field};
use crate::components::select;
use crate::queries::norms;
use crate::store::{Open, StoreHandle};
use crate::text::{Say, Word, present};

/// A slide being changed.
type Change = fn(&mut Slide, &str);

/// The fields of a slide.
pub fn chosen(store: &StoreHandle, open: &Open, slides: &[Slide], at: usize, slide: &Slide) -> Html {
    let language = store.preferences.language;
    let model = &open.model;
    let root = model.tree().roots().next().unwrap_or(0);
    let select = |word: Word, none: Word, options: Vec<(String, String)>, now: Option<String>, change: Change| {
        let (store, slides) = (store.clone(), slides.to_vec());
        let onchange = Callback::from(move |event: Event| {
            if let Some(value) = select::value(&event) {
                store.dispatch(keep(changed(&slides, at, |slide| change(slide, &value)), None));
            }
        });
        html! {
            <label class="present__field">
                <span>{ language.say(word) }</span>
                <select class="field" {onchange}>
                    <option value="" selected={now.is_none()}>{ language.say(none) }</option>
                    { for options.into_iter().map(|(value, name)| html! {
                        <option value={value.clone()} selected={now.as_ref() == Some(&value)}>{ name }</option>
                    }) }
                </select>
            </label>
        }
    };
    let words = |word: Word, hint: Word, rows: &'static str, now: Option<&String>, change: Change| {
        let (store, slides, key) = (store.clone(), slides.to_vec(), format!("slide-{at}-{}", word.en));
        let take = field::any(move |text| {
            store.dispatch(keep(changed(&slides, at, |slide| change(slide, text.trim())), Some(key.clone())));
        });
        html! {
            <label class="present__field present__field--wide">
                <span>{ language.say(word) }</span>
                <Field class="field" {rows} {take} value={now.cloned().unwrap_or_default()} placeholder={language.say(hint)} />
            </label>
        }
    };
    let kind = slide.kind;
    let of_norm = matches!(kind, SlideKind::Trajectory | SlideKind::Ranking | SlideKind::Map | SlideKind::Comparison);
    let said = norms::counted(model, root).map(|norm| {
        let norm = model.norm(norm);
        (norm.id.to_string(), language.name(&norm.name).to_owned())
    });
    let areas = model.areas().iter().map(|area| (area.code.to_string(), language.name(&area.name).to_owned()));
    let years = model.horizon().years().map(|year| (year.to_string(), year.to_string()));
    let scenarios = open.set().scenarios.iter().map(|one| (one.id.to_string(), language.name(&one.name).to_owned()));
    html! {
        <div class="present__fields" key={format!("{at}-{}", kind.word())}>
            if of_norm {
                { select(present::NORM, present::BY_ITSELF, said.collect(), slide.norm.as_ref().map(ToString::to_string), set_norm) }
            }
            if looks(kind) {
                { select(present::AREA, present::BY_ITSELF, areas.collect(), slide.area.as_ref().map(ToString::to_string), set_area) }
                { select(present::YEAR, present::BY_ITSELF, years.collect(), slide.year.map(|year| year.to_string()), set_year) }
                { select(present::SCENARIO, present::AS_IN_VIEW, scenarios.collect(), slide.scenario.as_ref().map(ToString::to_string), set_scenario) }
            }
            { words(present::CAPTION, present::CAPTION_HINT, "1", slide.caption.as_ref(), set_caption) }
            { words(present::NOTES, present::NOTES_HINT, "4", slide.notes.as_ref(), set_notes) }
        </div>
    }
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

fn set_norm(slide: &mut Slide, text: &str) {
    slide.norm = some(text).map(NormId::from);
}

fn set_area(slide: &mut Slide, text: &str) {
    slide.area = some(text).map(AreaCode::from);
}

fn set_year(slide: &mut Slide, text: &str) {
    slide.year = text.parse().ok();
}

fn set_scenario(slide: &mut Slide, text: &str) {
    slide.scenario = some(text).map(ScenarioId::from);
}

fn set_caption(slide: &mut Slide, text: &str) {
    slide.caption = some(text).map(str::to_owned);
}

fn set_notes(slide: &mut Slide, text: &str) {
    slide.notes = some(text).map(str::to_owned);
}
