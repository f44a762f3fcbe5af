//! Areas that were not found: what each of them means, near misses first.

use permille_engine::id::AreaCode;
use permille_exchange::tables::import::{Choice, Labelled, Resolution};
use yew::prelude::*;

use super::view::{self, Names};
use super::{Draft, Work};
use crate::components::same::Same;
use crate::components::select;
use crate::text::{Language, Say, import};

/// How many are listed.
const LISTED: usize = 50;
/// How many are named where there is nothing to choose.
const NAMED: usize = 6;

/// What the list is told.
#[derive(Clone, PartialEq)]
pub struct PlacesProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub draft: Draft,
    /// What follows from it.
    pub work: Same<Work>,
    /// Takes what is said next.
    pub change: Callback<Draft>,
}

/// How the rows' areas were found, and those that were not.
pub fn places(props: &PlacesProps) -> Html {
    let PlacesProps { language, draft, work, .. } = props;
    let language = *language;
    let (found, new, open) = view::matched(&work.preview);
    if work.preview.labels.is_empty() {
        return Html::default();
    }
    let decided = |one: &&Labelled| draft.mapping.choices.contains_key(&one.label);
    let asked = work.preview.labels.iter().filter(|one| view::is_open(one) || decided(one));
    // Where nothing is called nearly so and there is no code, there is nothing to choose from.
    let (asked, lost): (Vec<&Labelled>, Vec<&Labelled>) =
        asked.partition(|one| !one.offers.is_empty() || may_be_new(one) || decided(one));
    let names = Names::new(&work.set, &work.preview, language);
    html! {
        <section class="import__places" aria-labelledby="import-places">
            <h3 id="import-places" class="heading">{ language.say(import::AREAS_TO_MATCH) }</h3>
            <p role="status">
                { import::matched(language, found, new) }
                if open > 0 { { language.pick("", " ") }{ import::not_found(language, open) } }
            </p>
            if !lost.is_empty() {
                <p class="import__soft">{ import::nothing_near(language, lost.len(), &named(&lost)) }</p>
            }
            if !asked.is_empty() {
                <ul class="import__labels">
                    { for asked.iter().take(LISTED).enumerate().map(|(position, one)| label(props, &names, position, one)) }
                </ul>
            }
            if asked.len() > LISTED {
                <p class="import__soft">{ import::and_more(language, asked.len() - LISTED) }</p>
            }
        </section>
    }
}

/// The first of some labels, by what they say and where.
fn named(labels: &[&Labelled]) -> Vec<(String, usize)> {
    let words = |one: &&Labelled| (if one.label.name.is_empty() { &one.label.code } else { &one.label.name }).clone();
    labels.iter().take(NAMED).map(|one| (words(one), one.row)).collect()
}

/// Whether a label can be that of a new area.
fn may_be_new(one: &Labelled) -> bool {
    one.fresh.is_some()
}

/// Takes the likeliest of what a label may mean.
fn take(props: &PlacesProps, one: &Labelled, code: &AreaCode) -> Callback<MouseEvent> {
    let (props, label, code) = (props.clone(), one.label.clone(), code.clone());
    Callback::from(move |_: MouseEvent| {
        let mut draft = props.draft.clone();
        draft.mapping.choices.insert(label.clone(), Choice::Area(code.clone()));
        props.change.emit(draft);
    })
}

/// A label, and what it may mean.
fn label(props: &PlacesProps, names: &Names, position: usize, one: &Labelled) -> Html {
    let language = props.language;
    let set = &props.work.set;
    let id = format!("import-place-{position}");
    let chosen = props.draft.mapping.choices.get(&one.label);
    let is = |code: &AreaCode| matches!(chosen, Some(Choice::Area(area)) if area == code);
    let onchange = {
        let (props, label) = (props.clone(), one.label.clone());
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            let mut draft = props.draft.clone();
            match value.as_str() {
                "" => draft.mapping.choices.remove(&label),
                "new" => draft.mapping.choices.insert(label.clone(), Choice::New),
                "skip" => draft.mapping.choices.insert(label.clone(), Choice::Skip),
                code => draft.mapping.choices.insert(label.clone(), Choice::Area(code.into())),
            };
            props.change.emit(draft);
        })
    };
    let option = |code: &AreaCode| {
        let above = set.baseline.areas.iter().find(|area| area.code == *code).and_then(|area| area.parent.as_ref());
        let above = above.map(|above| format!(" · {}", names.of(above))).unwrap_or_default();
        html! {
            <option value={code.to_string()} selected={is(code)}>{ format!("{} {code}{above}", names.of(code)) }</option>
        }
    };
    let said = [one.label.code.as_str(), one.label.name.as_str()].into_iter().filter(|text| !text.is_empty());
    let offered = |code: &AreaCode| one.offers.contains(code);
    html! {
        <li key={format!("{:?}", one.label)}>
            <div class="import__label">
                <label for={id.clone()}>
                    <strong>{ said.collect::<Vec<_>>().join(" ") }</strong>
                    <span class="import__soft">{ import::rows(language, one.row, one.rows) }</span>
                </label>
                if let Some(first) = one.offers.first().filter(|_| chosen.is_none()) {
                    <button type="button" class="link import__perhaps" onclick={take(props, one, first)}>
                        { import::perhaps(language, &format!("{} {first}", names.of(first))) }
                    </button>
                }
            </div>
            <select id={id} class="field" {onchange}>
                <option value="" selected={chosen.is_none()}>{ language.say(import::NOT_DECIDED) }</option>
                if may_be_new(one) {
                    <option value="new" selected={matches!(chosen, Some(Choice::New))}>{ language.say(import::NEW_AREA) }</option>
                }
                { for one.offers.iter().map(option) }
                if let Some(Choice::Area(area)) = chosen.filter(|_| !matches!(one.resolution, Resolution::Open(_))) {
                    if !offered(area) { { option(area) } }
                }
            </select>
        </li>
    }
}
