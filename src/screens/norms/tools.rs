//! The filters of the catalogue.

use permille_engine::norm::{Class, Domain};
use permille_engine::outlook::status::Status;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::filter::Filter;
use super::view::document;
use crate::components::select;
use crate::store::Open;
use crate::text::{Language, Say, norm_screen, words};

/// What the filters are told.
#[derive(Clone, PartialEq)]
pub struct ToolsProps {
    /// The open file.
    pub open: Open,
    /// The language.
    pub language: Language,
    /// What is looked for.
    pub filter: Filter,
    /// Looks for something else.
    pub change: Callback<Filter>,
    /// How many norms are shown.
    pub shown: usize,
}

const CLASSES: [Class; 4] = [Class::Norm, Class::Target, Class::Indicator, Class::Milestone];

/// The filters of the catalogue, and how many norms they leave.
pub fn tools(props: &ToolsProps) -> Html {
    let ToolsProps { open, language, filter, change, shown } = props;
    let language = *language;
    let search = {
        let (filter, change) = (filter.clone(), change.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                change.emit(Filter { search: input.value(), ..filter.clone() });
            }
        })
    };
    let clear = {
        let change = change.clone();
        Callback::from(move |_: MouseEvent| change.emit(Filter::default()))
    };
    let plans: Vec<(String, String)> =
        open.set().plans.iter().map(|plan| (plan.id.to_string(), document(language, plan).to_owned())).collect();
    let plan_ids: Vec<_> = open.set().plans.iter().map(|plan| plan.id.clone()).collect();
    let domains = Domain::ALL.into_iter().map(|(domain, _)| language.say(words::domain(domain)).to_owned());
    let classes = CLASSES.into_iter().map(|class| language.say(words::class(class)).to_owned());
    let statuses = Status::ALL.into_iter().map(|status| language.say(words::status(status)).to_owned());
    let plan_at = filter.plan.as_ref().and_then(|id| plan_ids.iter().position(|one| one == id));
    let domain_at = filter.domain.and_then(|domain| Domain::ALL.iter().position(|(one, _)| *one == domain));
    let class_at = filter.class.and_then(|class| CLASSES.iter().position(|one| *one == class));
    let status_at = filter.status.and_then(|status| Status::ALL.iter().position(|one| *one == status));
    let choosing = |set: fn(&mut Filter, Option<usize>, &[permille_engine::id::PlanId])| {
        let (filter, change, plan_ids) = (filter.clone(), change.clone(), plan_ids.clone());
        Callback::from(move |position: Option<usize>| {
            let mut changed = filter.clone();
            set(&mut changed, position, &plan_ids);
            change.emit(changed);
        })
    };
    html! {
        <div class="norms__tools" role="search">
            <input type="search" class="field norms__search" value={filter.search.clone()} oninput={search} aria-label={language.say(words::SEARCH)}
                placeholder={language.say(words::SEARCH_NORMS_HINT)} />
            { choice(language.say(words::PLAN), language.say(words::ALL_PLANS), plans.into_iter().map(|(_, name)| name), plan_at,
                choosing(|filter, at, plans| filter.plan = at.and_then(|at| plans.get(at)).cloned())) }
            { choice(language.say(words::DOMAIN), language.say(words::ALL_DOMAINS), domains, domain_at,
                choosing(|filter, at, _| filter.domain = at.and_then(|at| Domain::ALL.get(at)).map(|(domain, _)| *domain))) }
            { choice(language.say(words::CLASS), language.say(words::ALL_CLASSES), classes, class_at,
                choosing(|filter, at, _| filter.class = at.and_then(|at| CLASSES.get(at)).copied())) }
            { choice(language.say(words::STATUS), language.say(words::ALL_STATUSES), statuses, status_at,
                choosing(|filter, at, _| filter.status = at.and_then(|at| Status::ALL.get(at)).copied())) }
            <p class="norms__shown" role="status">{ norm_screen::shown_of(language, *shown, open.model.norm_count()) }</p>
            <button type="button" class="button button--plain" onclick={clear} disabled={!filter.narrows()}>{ language.say(words::RESET) }</button>
        </div>
    }
}

/// A list to choose one thing from, or all.
fn choice(
    label: &'static str,
    all: &'static str,
    names: impl Iterator<Item = String>,
    chosen: Option<usize>,
    choose: Callback<Option<usize>>,
) -> Html {
    let changed = Callback::from(move |event: Event| {
        choose.emit(select::parsed(&event));
    });
    html! {
        <select class="field norms__choice" onchange={changed} aria-label={label}>
            <option value="" selected={chosen.is_none()}>{ all }</option>
            { for names.enumerate().map(|(position, name)| html! {
                <option value={position.to_string()} selected={chosen == Some(position)}>{ name }</option>
            }) }
        </select>
    }
}
