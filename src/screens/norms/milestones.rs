//! The milestones of the area in view, by the year they are due; each can be marked as done.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::milestones_view::{self as view, Milestone, Place, State};
use super::view::{Seen, document};
use crate::components::ask::Ask;
use crate::components::chip::Chip;
use crate::store::{Cell, Msg, Open, StoreHandle};
use crate::text::{Language, Say, Word, norm_screen, words};

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MilestonesProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
}

/// The milestones by due year.
#[component]
pub fn Milestones(props: &MilestonesProps) -> Html {
    let MilestonesProps { store, open } = props;
    let language = store.preferences.language;
    let (Some(outlook), Some(area)) = (open.outlook(store.view.scenario), open.model.areas().get(store.view.area)) else {
        return Html::default();
    };
    let (name, year) = (language.name(&area.name), store.view.year);
    let seen = Seen { model: &open.model, outlook, language, area: store.view.area, year };
    let years = view::by_year(seen);
    if years.is_empty() {
        return html! { <p class="norms__none">{ norm_screen::no_milestones(language, name) }</p> };
    }
    let (all, done, not_done) = view::totals(&years);
    html! {
        <>
            <p class="norms__lead">{ norm_screen::milestones(language, name, year, all, done, not_done) }</p>
            <p class="norms__hint">{ norm_screen::how_to_mark(language, year) }</p>
            { for years.iter().map(|due| html! {
                <section class="milestones" key={format!("{:?}", due.year)}>
                    <h2 class={classes!("milestones__year", due.year.is_some_and(|due| due <= year).then_some("milestones__year--past"))}>
                        { norm_screen::due_in(language, due.year) }<span class="norms__count">{ due.milestones.len() }</span>
                    </h2>
                    <ul>{ for due.milestones.iter().map(|milestone| item(store, open, seen, milestone)) }</ul>
                </section>
            }) }
        </>
    }
}

/// One milestone.
fn item(store: &StoreHandle, open: &Open, seen: Seen, milestone: &Milestone) -> Html {
    let Seen { model, language, area, .. } = seen;
    let norm = milestone.norm;
    let (what, plan) = (model.norm(norm), model.plan_of(norm));
    let name = language.name(&what.name);
    let status = super::view::status(seen, norm);
    let cell = Cell { norm, area };
    html! {
        <li class="milestone" key={what.id.to_string()}>
            <div class="milestone__what">
                <p class="milestone__name">{ name }</p>
                <p class="milestone__statement">{ language.name(&what.source.statement) }</p>
                <p class="milestone__source">{ format!("{} {}", document(language, plan), what.source.clause) }</p>
            </div>
            <div class="milestone__state">
                { match &milestone.place {
                    Place::Own(state) => select(store, open, norm, name, *state),
                    Place::Below { done, all, .. } => html! {
                        <Ask store={store.clone()} {cell} text={norm_screen::done_below(language, *done, *all)}
                            label={format!("{name}: {}", norm_screen::done_below(language, *done, *all))} />
                    },
                } }
                if let Some(status) = status { <Chip {status} {language} /> }
            </div>
        </li>
    }
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
            let Some(select) = event.target_dyn_into::<HtmlSelectElement>() else { return };
            let Some(state) = State::ALL.into_iter().find(|state| state.word() == select.value()) else { return };
            let Some(area) = model.areas().get(store.view.area) else { return };
            if let Some(edit) = view::mark(&model, store.view.area, norm, store.view.year, state) {
                store.dispatch(Msg::Edit {
                    edit,
                    name: norm_screen::milestone_step(&model.norm(norm).name, &area.name),
                    key: None,
                });
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
