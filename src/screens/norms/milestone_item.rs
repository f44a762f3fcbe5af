//! One dated project: how it stands, who answers for it, and what is to be known of it.

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use yew::prelude::*;

use super::milestones_view::{self as view, Milestone, State, Whose};
use super::view::{Seen, document};
use crate::components::ask::Ask;
use crate::components::field::{self, Field};
use crate::components::select;
use crate::store::{Cell, Msg, Open, StoreHandle};
use crate::text::plan_edit::milestones as said;
use crate::text::plan_edit::milestones::Column;
use crate::text::{Language, Say, Word, norm_screen, norms, words};

/// A project as a card of the board, or as a line of the list with what it demands.
pub(super) fn item(store: &StoreHandle, open: &Open, seen: Seen, milestone: &Milestone, card: bool) -> Html {
    let Seen { model, language, area, .. } = seen;
    let norm = milestone.norm;
    let (what, plan) = (model.norm(norm), model.plan_of(norm));
    let name = language.name(&what.name);
    let cell = Cell { norm, area };
    let due = match what.targets.last() {
        Some(target) if target.every_year => norms::due(language, target),
        last => norm_screen::due_in(language, last.and_then(|target| target.year)),
    };
    let demands = html! {
        <>
            <p class="milestone__statement">{ language.name(&what.source.statement) }</p>
            <p class="milestone__source">{ format!("{} {}", document(language, plan), what.source.clause) }</p>
        </>
    };
    let beside = matches!(milestone.place, Whose::Own(_)).then(|| beside(store, open, seen, milestone));
    let timing = html! {
        <p class="milestone__timing">
            if card { <span>{ due }</span>{ language.pick("；", "; ") } }
            <span class={timing_class(milestone.column)}>{ said::timing(language, milestone.timing) }</span>
        </p>
    };
    let state = html! {
        <div class="milestone__state">
            { match &milestone.place {
                Whose::Own(state) => select(store, open, norm, name, *state),
                Whose::Below { done, all, .. } => html! {
                    <Ask store={store.clone()} {cell} text={norm_screen::done_below(language, *done, *all)}
                        label={format!("{name}: {}", norm_screen::done_below(language, *done, *all))} />
                },
            } }
        </div>
    };
    html! {
        <li class={classes!("milestone", card.then_some("milestone--card"))} key={what.id.to_string()}>
            <div class="milestone__what">
                if card {
                    <details>
                        <summary class="milestone__name">{ name }</summary>
                        { demands }
                        { beside }
                    </details>
                    { timing }
                } else {
                    <p class="milestone__name">{ name }</p>
                    { demands }
                    { timing }
                    if let Some(beside) = beside {
                        <details>
                            <summary>{ format!("{} · {}", language.say(said::OWNER), language.say(said::NOTE)) }</summary>
                            { beside }
                        </details>
                    }
                }
                if let Some(owner) = &milestone.owner { <p class="milestone__owner">{ said::owned_by(language, owner) }</p> }
                if let Some(note) = &milestone.note { <p class="milestone__owner">{ note }</p> }
            </div>
            { state }
        </li>
    }
}

/// Only what is late is coloured as missing, and what is done as met; the words say the same.
const fn timing_class(column: Column) -> &'static str {
    match column {
        Column::Late => "is-short",
        Column::Done => "is-met",
        Column::Due | Column::Unrecorded => "",
    }
}

/// The fields for owner and note, taken over when they are left.
fn beside(store: &StoreHandle, open: &Open, seen: Seen, milestone: &Milestone) -> Html {
    let Seen { language, .. } = seen;
    let name = language.name(&seen.model.norm(milestone.norm).name);
    let field = |word: Word, value: &Option<String>, owner: bool| {
        let (store, model, milestone) = (store.clone(), open.model.clone(), milestone.clone());
        let take_over = field::any(move |typed| {
            let kept = |text: &Option<String>| text.clone().unwrap_or_default();
            let (owner, note) = if owner { (typed, kept(&milestone.note)) } else { (kept(&milestone.owner), typed) };
            if let Some(edit) = view::write_beside(&model, store.view.area, milestone.norm, &owner, &note) {
                take(&store, edit, &model.norm(milestone.norm).name, said::owner_step);
            }
        });
        let value = value.clone().unwrap_or_default();
        html! {
            <label class="milestone__field">
                <span>{ language.say(word) }</span>
                <Field class="field" {value} take={take_over} label={format!("{name}: {}", language.say(word))} />
            </label>
        }
    };
    html! {
        <div class="milestone__beside">
            { field(said::OWNER, &milestone.owner, true) }
            { field(said::NOTE, &milestone.note, false) }
        </div>
    }
}

/// Makes a change to the area in view, as a step with a name.
fn take(store: &StoreHandle, edit: Edit, milestone: &Name, step: fn(&Name, &Name) -> Name) {
    let area = store.open.as_ref().and_then(|open| open.model.areas().get(store.view.area));
    let Some(area) = area else { return };
    store.dispatch(Msg::Edit { edit, name: step(milestone, &area.name), key: None });
}

/// The word for a state.
const fn word(state: State) -> Word {
    match state {
        State::Done => words::DONE,
        State::NotDone => words::NOT_DONE,
        State::Unknown => words::UNKNOWN,
    }
}

/// The list from which the state is chosen.
fn select(store: &StoreHandle, open: &Open, norm: usize, name: &str, state: State) -> Html {
    let language: Language = store.preferences.language;
    let marked = {
        let (store, model) = (store.clone(), open.model.clone());
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            let Some(state) = State::ALL.into_iter().find(|state| state.word() == value) else { return };
            if let Some(edit) = view::mark(&model, store.view.area, norm, store.view.year, state) {
                take(&store, edit, &model.norm(norm).name, norm_screen::milestone_step);
            }
        })
    };
    html! {
        <select class="field" onchange={marked} aria-label={format!("{name}: {}", language.say(words::STATE))}>
            { for State::ALL.into_iter().map(|one| html! {
                <option value={one.word()} selected={one == state}>{ language.say(word(one)) }</option>
            }) }
        </select>
    }
}
