//! What do two levers do together?

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::placed::named;
use permille_engine::questions::grid::Grid;
use permille_engine::questions::levers::of_norm;
use permille_engine::questions::outcome::{Outcome, Subject, When};
use permille_engine::scenario::Lever;
use yew::prelude::*;

use super::fields::{NormField, WhenField, choice_field};
use super::said::{edit_button, focus_norm, headline, progress, unknown};
use super::use_job::use_job;
use super::view::asked::{Asked, Job};
use super::view::matters::{said as result_said, unit};
use super::view::offered;
use super::view::pairs::{Pairs, PairsKey, draw, place_of_now, point_at, tip, usual};
use crate::charts::MarkKey;
use crate::components::kept::use_kept;
use crate::components::panel::Panel;
use crate::components::pieces::unbroken;
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::{Question, StoreHandle};
use crate::text::questions::{self, lever_names, matters as said};
use crate::text::sentences::Piece;
use crate::text::{Language, Say};
use crate::views::picture::Picture;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct TwoLeversProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// The results that can be asked about.
const OUTCOMES: [Outcome; 3] = [Outcome::Gap, Outcome::Short, Outcome::Coverage];

/// Two levers at nine values each.
#[component]
pub fn TwoLevers(props: &TwoLeversProps) -> Html {
    let TwoLeversProps { store, seen } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let outcome = use_kept(seen.scope(store, "result of two"), || Outcome::Gap);
    let when = use_kept(seen.scope(store, "year of two"), || When::Due);
    let picked = use_kept(seen.scope(store, "two levers"), || None::<(Lever, Lever)>);
    let offered =
        use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::with_figures_as_targets(model, *area)));
    let Some(norm) = offered::chosen(&seen.model, view.area, &offered, view.norm) else {
        let nothing = questions::nothing_to_ask(language, &seen.area_name(language, view.area));
        return headline(&[Piece::Plain(nothing)]);
    };
    let all = of_norm(&seen.model, norm);
    let pair = (*picked).clone().filter(|(across, down)| all.contains(across) && all.contains(down) && across != down);
    let pair = pair.or_else(|| usual(seen, norm));
    let norm_field = html! {
        <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
    };
    let name = language.name(&seen.model.norm(norm).name);
    let (Some((across, down)), true) = (pair, seen.model.has_figures(norm)) else {
        return html! {
            <>
                if seen.model.has_figures(norm) {
                    <h1 class="questions__headline">{ said::too_few(language) }</h1>
                } else {
                    { unknown(store, name) }
                }
                <div class="questions__controls">{ norm_field }</div>
            </>
        };
    };
    let horizon = seen.model.horizon();
    let due = seen.outlook.norm(norm).targets().last().map(|target| target.due);
    let outcomes = OUTCOMES.map(|one| (one, language.say(said::outcome(one)).to_owned()));
    let choose_outcome = {
        let outcome = outcome.clone();
        Callback::from(move |chosen: Outcome| outcome.set(chosen))
    };
    let choose_when = {
        let when = when.clone();
        Callback::from(move |chosen: When| when.set(chosen))
    };
    // A lever chosen for one side that stands on the other changes places with it.
    let lever_field = |word: crate::text::Word, this: &Lever, other: &Lever, first: bool| {
        let place = all.iter().position(|lever| lever == this).unwrap_or(0);
        let offered: Vec<(usize, String)> =
            all.iter().enumerate().map(|(place, lever)| (place, lever_names::name(language, &seen.model, lever))).collect();
        let (picked, all, this, other) = (picked.clone(), all.clone(), this.clone(), other.clone());
        let choose = Callback::from(move |place: usize| {
            let Some(chosen) = all.get(place).cloned() else { return };
            let other = if chosen == other { this.clone() } else { other.clone() };
            picked.set(Some(if first { (chosen, other) } else { (other, chosen) }));
        });
        choice_field(language.say(word), &offered, place, choose)
    };
    let subject = Subject { norm, area: view.area, when: *when };
    let ask = PairsKey { asked: seen.clone(), subject, outcome: *outcome, across: across.clone(), down: down.clone() };
    html! {
        <GridPart store={store.clone()} {ask}>
            { norm_field }
            { lever_field(said::ACROSS, &across, &down, true) }
            { lever_field(said::DOWN, &down, &across, false) }
            { choice_field(language.say(questions::RESULT), &outcomes, *outcome, choose_outcome) }
            <WhenField {language} years={(seen.model.base_year().clamp(horizon.first(), horizon.last()), horizon.last())} {due} when={*when}
                choose={choose_when} />
        </GridPart>
    }
}

/// What the grid is told.
#[derive(Clone, PartialEq, Properties)]
struct GridPartProps {
    store: StoreHandle,
    ask: PairsKey,
    /// The fields, between the sentence and the chart.
    children: Html,
}

/// The sentence, the grid, and the pair that is picked out.
#[component]
fn GridPart(props: &GridPartProps) -> Html {
    let GridPartProps { store, ask, children } = props;
    let language = store.preferences.language;
    let selected = use_state_eq(|| None::<MarkKey>);
    let worked = use_job::<Pairs>(ask.clone());
    let (element, width) = use_width(store.view.explained.is_some());
    {
        // A picked cell means its two values; another grid has others.
        let selected = selected.clone();
        use_effect_with(ask.clone(), move |_| selected.set(None));
    }
    let on_pick = {
        let selected = selected.clone();
        Callback::from(move |key: MarkKey| selected.set(Some(key)))
    };
    let complete = worked.as_ref().filter(|worked| worked.complete);
    let sentence = complete.and_then(|worked| Some(sentence(language, &worked.key, worked.job.grid.as_ref()?)));
    let picture = use_memo((worked.as_ref().map(Same::new), language, width as i32, *selected), |(_, language, _, selected)| {
        let worked = worked.as_ref().filter(|_| width > 0.0)?;
        let picture = draw(*language, &worked.key, worked.job.grid.as_ref()?, *selected, width);
        Some(Picture { summary: sentence.clone().unwrap_or_default(), ..picture })
    });
    let name = language.name(&ask.asked.model.norm(ask.subject.norm).name);
    let stale = worked.as_ref().is_none_or(|worked| worked.key != *ask);
    let title = questions::in_unit(language, said::GRID, &unit(language, &ask.result()));
    html! {
        <>
            <h1 class="questions__headline">{ unbroken(sentence.as_deref().unwrap_or(name)) }</h1>
            <div class="questions__controls">{ children.clone() }</div>
            <Panel class="questions__chart" {language} {title} label={language.say(said::GRID)} {picture} {element} {on_pick} waiting={stale}>
                if complete.is_none() {
                    { progress(store, worked.as_ref().map_or((0, 1), |worked| worked.job.progress())) }
                }
            </Panel>
            <p class="questions__aside">{ said::how_to_pick(language) }</p>
            if let (Some(worked), Some(place)) = (complete, *selected) {
                { picked_pair(store, &worked.key, worked.job.grid.as_ref(), place) }
            }
        </>
    }
}

/// “34 of 81 pairs of values meet it.”
fn sentence(language: Language, key: &PairsKey, grid: &Grid) -> String {
    let model = &key.asked.model;
    let year = key.subject.year(key.asked.outlook.norm(key.subject.norm));
    let name = language.name(&model.norm(key.subject.norm).name);
    let place = said::place(language, &key.asked.area_name(language, key.subject.area), year);
    let now = place_of_now(key, grid).and_then(|place| point_at(grid, place));
    let now = now.map(|(point, ..)| result_said(language, &key.result(), point.result));
    said::grid(language, name, &place, (grid.counts().0, grid.size()), now.as_deref())
}

/// The pair that is picked out, and the way to put both levers there.
fn picked_pair(store: &StoreHandle, key: &PairsKey, grid: Option<&Grid>, place: MarkKey) -> Html {
    let language = store.preferences.language;
    let model = &key.asked.model;
    let Some((grid, (_, across, down))) = grid.and_then(|grid| Some((grid, point_at(grid, place)?))) else {
        return Html::default();
    };
    let put = |lever: &Lever, value| {
        let area = key.asked.lever_area(key.subject.area).filter(|_| lever.may_be_local());
        let named = key.asked.scenario().map(|scenario| named(model, scenario, lever, area.as_ref()));
        Edit::Lever {
            scenario: key.asked.scenario,
            lever: named.unwrap_or_else(|| lever.clone()),
            area,
            value: Some(value),
            reason: Some(language.say(Question::TwoLevers.word()).to_owned()),
        }
    };
    let edit = Edit::All(vec![put(&key.across, across), put(&key.down, down)]);
    let name = |language| {
        format!("{} · {}", lever_names::name(language, model, &key.across), lever_names::name(language, model, &key.down))
    };
    let step = Name::new(name(Language::Zh), name(Language::En));
    html! {
        <div class="questions__picked" role="status">
            <p>{ tip(language, key, grid, place).unwrap_or_default() }</p>
            { edit_button(store, edit, step, said::apply_pair(language), said::apply_pair(language)) }
        </div>
    }
}
