//! The dated projects of the area in view, on a board by how they stand or as a list by year; each can be marked as done.

use permille_engine::id::PlanId;
use yew::prelude::*;

use super::milestone_item::item;
use super::milestones_view::{self as view, DueYear};
use super::view::{Seen, document};
use crate::components::kept::{Kept, use_kept};
use crate::components::select;
use crate::store::{Open, StoreHandle};
use crate::text::plan_edit::milestones as said;
use crate::text::plan_edit::milestones::Column;
use crate::text::{Language, Say, norm_screen, words};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MilestonesProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
}

/// How the projects are laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Layout {
    Board,
    ByYear,
}

/// The milestones of the area in view.
#[component]
pub fn Milestones(props: &MilestonesProps) -> Html {
    let MilestonesProps { store, open } = props;
    let layout = use_kept("norms: layout of milestones", || Layout::Board);
    let plan = use_kept("norms: plan of milestones", || None::<PlanId>);
    let language = store.preferences.language;
    let (Some(outlook), Some(area)) = (open.outlook(store.view.scenario), open.model.areas().get(store.view.area)) else {
        return Html::default();
    };
    let (name, year) = (language.name(&area.name), store.view.year);
    let seen = Seen { model: &open.model, outlook, language, area: store.view.area, year };
    // A plan that no longer binds is not asked for.
    let asked = plan.as_ref().filter(|id| open.set().plans.iter().any(|plan| plan.id == **id));
    let years = view::by_year(seen, asked);
    if years.is_empty() && asked.is_none() {
        return html! { <p class="norms__none">{ norm_screen::no_milestones(language, name) }</p> };
    }
    let (all, done, not_done) = view::totals(&years);
    let late = view::of_column(&years, Column::Late).len();
    html! {
        <div class="tasks">
            <p class="norms__lead">
                { norm_screen::milestones(language, name, year, all, done, not_done) }{ " " }
                <span class={(late > 0).then_some("is-short")}>{ said::late(language, late) }</span>
            </p>
            <p class="norms__hint">{ norm_screen::how_to_mark(language, year) }</p>
            <div class="norms__tools">
                { layouts(language, &layout) }
                { plans(language, open, asked, &plan) }
            </div>
            { match *layout {
                Layout::Board => board(store, open, seen, &years),
                Layout::ByYear => list(store, open, seen, &years),
            } }
        </div>
    }
}

/// Board or list.
fn layouts(language: Language, layout: &Kept<Layout>) -> Html {
    let choice = |one: Layout, word| {
        let layout = layout.clone();
        let pressed = (*layout == one).to_string();
        let onclick = Callback::from(move |_: MouseEvent| layout.set(one));
        html! { <button type="button" class="button tasks__layout" {onclick} aria-pressed={pressed}>{ language.say(word) }</button> }
    };
    html! {
        <div class="tasks__layouts" role="group" aria-label={language.say(said::LAYOUT)}>
            { choice(Layout::Board, said::BOARD) }
            { choice(Layout::ByYear, said::BY_YEAR) }
        </div>
    }
}

/// The plan whose projects are shown, or all.
fn plans(language: Language, open: &Open, asked: Option<&PlanId>, plan: &Kept<Option<PlanId>>) -> Html {
    let plan = plan.clone();
    let onchange = Callback::from(move |event: Event| {
        let value = select::value(&event).unwrap_or_default();
        plan.set(Some(value).filter(|value| !value.is_empty()).map(PlanId::new));
    });
    html! {
        <select class="field norms__choice" {onchange} aria-label={language.say(words::PLAN)}>
            <option value="" selected={asked.is_none()}>{ language.say(words::ALL_PLANS) }</option>
            { for open.set().plans.iter().map(|plan| html! {
                <option value={plan.id.to_string()} selected={asked == Some(&plan.id)}>{ document(language, plan) }</option>
            }) }
        </select>
    }
}

/// A column for each way a project can stand; one that nothing stands in is left out, unless it is what one looks for.
fn board(store: &StoreHandle, open: &Open, seen: Seen, years: &[DueYear]) -> Html {
    let language = seen.language;
    let columns = Column::ALL.into_iter().map(|column| (column, view::of_column(years, column)));
    let shown = columns.filter(|(column, milestones)| !milestones.is_empty() || *column != Column::Unrecorded);
    html! {
        <div class="board">
            { for shown.map(|(column, milestones)| {
                let word = language.say(said::column(column));
                html! {
                    <section class="board__column" aria-label={word} key={word}>
                        <h2 class={classes!("board__head", (column == Column::Late && !milestones.is_empty()).then_some("is-short"))}>
                            { word }<span class="norms__count">{ milestones.len() }</span>
                        </h2>
                        if milestones.is_empty() { <p class="is-faint">{ language.say(said::EMPTY) }</p> }
                        <ul>{ for milestones.into_iter().map(|milestone| item(store, open, seen, milestone, true)) }</ul>
                    </section>
                }
            }) }
        </div>
    }
}

/// A list for each year.
fn list(store: &StoreHandle, open: &Open, seen: Seen, years: &[DueYear]) -> Html {
    let Seen { language, year, .. } = seen;
    html! {
        { for years.iter().map(|due| html! {
            <section class="milestones" key={format!("{:?}", due.year)}>
                <h2 class={classes!("milestones__year", due.year.is_some_and(|due| due <= year).then_some("milestones__year--past"))}>
                    { norm_screen::due_in(language, due.year) }<span class="norms__count">{ due.milestones.len() }</span>
                </h2>
                <ul>{ for due.milestones.iter().map(|milestone| item(store, open, seen, milestone, false)) }</ul>
            </section>
        }) }
    }
}
