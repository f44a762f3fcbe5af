//! The plans that bind the file: ticked, unticked, and what each holds.

use std::sync::Arc;

use permille_engine::edit::Edit;
use permille_engine::plan::Plan;
use permille_exchange::files::shipped;
use yew::prelude::*;

use super::edit::import_plan::ImportPlan;
use super::edit::plan_tools::{self, plan_tools};
use super::plans_view::{self, PlanChoice};
use super::view::area_name;
use crate::queries::plans::clashes;
use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle};
use crate::tasks;
use crate::text::{Language, Say, norm_screen, plan_edit, words};

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PlansProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
}

/// The plans that bind the file, and those that could.
#[component]
pub fn Plans(props: &PlansProps) -> Html {
    let PlansProps { store, open } = props;
    let language = store.preferences.language;
    // A plan that cannot be read is a fault of the build, which its tests find; the file's own plans are there all the same.
    let shipped = use_memo((), |()| shipped::plans().unwrap_or_default());
    let choices = plans_view::choices(&open.set().plans, &shipped);
    html! {
        <section aria-label={language.say(words::BINDING_PLANS)}>
            <p class="norms__hint">{ norm_screen::about_plans(language) }</p>
            <ul class="plans">
                { for choices.iter().enumerate().map(|(position, choice)| {
                    item(store, open, choice, &shipped, position, plans_view::toggled(&choices, position))
                }) }
            </ul>
            <ImportPlan store={store.clone()} />
        </section>
    }
}

/// One plan.
fn item(
    store: &StoreHandle,
    open: &Open,
    choice: &PlanChoice,
    shipped: &[Arc<Plan>],
    position: usize,
    toggled: Option<Vec<Arc<Plan>>>,
) -> Html {
    let language = store.preferences.language;
    let plan = &choice.plan;
    let last = choice.binds && toggled.is_none();
    let toggle = {
        let (store, plan, binds) = (store.clone(), Arc::clone(plan), !choice.binds);
        Callback::from(move |_: Event| {
            let Some(plans) = toggled.clone() else { return };
            let clashes = clashes(&plans);
            if !clashes.is_empty() {
                let sentences = clashes.iter().map(tasks::open::both).collect();
                let (kind, title) = (NoticeKind::Error, plan_edit::do_not_fit());
                store.dispatch(Msg::Notice(Some(Notice { kind, title, sentences })));
                return;
            }
            store.dispatch(Msg::Edit {
                edit: Edit::Plans { plans },
                name: norm_screen::plan_step(&plan.title, binds),
                key: None,
            });
        })
    };
    let mark = plan_tools::mark(shipped, plan).filter(|_| choice.binds);
    let (id, why) = (format!("plan-{position}"), format!("plan-{position}-why"));
    html! {
        <li class="plan" key={plan.id.to_string()}>
            <input type="checkbox" id={id.clone()} checked={choice.binds} disabled={last} onchange={toggle}
                aria-describedby={last.then(|| why.clone())} />
            <div>
                <label class="plan__title" for={id}>{ language.name(&plan.title) }</label>
                if let Some(mark) = mark { <span class="plan-mark">{ language.say(mark) }</span> }
                <p class="plan__line">
                    { for facts(language, open, choice).into_iter().map(|said| html! { <span>{ said }</span> }) }
                </p>
                <p class="plan__line">{ contents(language, plan) }</p>
                if last { <p class="plan__why" id={why}>{ norm_screen::last_plan_stays(language) }</p> }
                if mark.is_some() && !last { <p class="plan__line">{ plan_edit::kept_here_alone(language, choice.ships) }</p> }
                if choice.binds { { plan_tools(store, open, plan, shipped) } }
            </div>
        </li>
    }
}

/// Number, issuer, date, territory, years.
fn facts(language: Language, open: &Open, choice: &PlanChoice) -> Vec<String> {
    let plan = &choice.plan;
    let inside = open.model.tree().position(&plan.territory).is_some();
    let territory = if inside {
        area_name(language, &open.model, &plan.territory)
    } else if plan.territory.is_whole_country() {
        norm_screen::whole_country(language).to_owned()
    } else {
        norm_screen::territory_outside(language, plan.territory.as_str())
    };
    let mut facts: Vec<String> = plan.number.iter().cloned().collect();
    facts.push(language.name(&plan.issuer).to_owned());
    facts.extend(plan.issued.clone());
    facts.push(language.pick(format!("{}：{territory}", words::TERRITORY.zh), format!("{}: {territory}", words::TERRITORY.en)));
    facts.push(format!("{}\u{2013}{}", plan.years.0, plan.years.1));
    facts
}

/// How many norms of which class, and how many observed figures.
fn contents(language: Language, plan: &Plan) -> String {
    let mut said = norm_screen::norms_of_plan(language, plan.norms.len(), &plans_view::by_class(plan));
    if !plan.baselines.is_empty() {
        said.push_str(language.pick("；", "; "));
        said.push_str(&norm_screen::figures_of_plan(language, plan.baselines.len()));
    }
    said
}
