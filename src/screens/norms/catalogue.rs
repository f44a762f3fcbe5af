//! The catalogue: norms by domain, each opening in place.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use permille_engine::id::NormId;
use permille_engine::in_order;
use permille_engine::norm::Domain;
use permille_engine::plan::Plan;
use permille_engine::plan_diff::{Change, Difference};
use permille_exchange::files::shipped;
use yew::prelude::*;

use super::detail::detail;
use super::edit::apply;
use super::filter::Filter;
use super::tools::{ToolsProps, tools};
use super::view::{self, Group, RowView, Seen};
use crate::components::ask::Ask;
use crate::components::chip::Chip;
use crate::components::kept::use_kept;
use crate::components::save_menu::SaveMenu;
use crate::dom;
use crate::store::{Cell, Open, StoreHandle};
use crate::text::{Language, Say, Word, lang_of, norm_screen, plan_edit, words};

/// How many targets a row shows; the rest are in its detail.
const TARGETS_SHOWN: usize = 3;

/// What the catalogue is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CatalogueProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// A norm that was just kept.
    pub arrived: Option<NormId>,
    /// Told once it is led to.
    pub settled: Callback<()>,
    /// Told which norm was kept.
    pub kept: Callback<NormId>,
}

/// The catalogue with its filters.
#[component]
pub fn Catalogue(props: &CatalogueProps) -> Html {
    let CatalogueProps { store, open, .. } = props;
    let filter = use_kept("norms: filter", Filter::default);
    // The first group is open, and while anything is looked for all are, until the reader says otherwise.
    let toggled = use_kept("norms: domains", BTreeSet::<Domain>::new);
    let chosen = use_kept("norms: open norm", || None::<NormId>);
    let marks = {
        let document = open.document.clone();
        use_memo(Rc::as_ptr(&document) as usize, |_| marks(&document.set.plans))
    };
    {
        // A norm that was just kept is looked for and opened, and led to once its row is there.
        let (filter, chosen, settled, model) = (filter.clone(), chosen.clone(), props.settled.clone(), open.model.clone());
        use_effect_with((props.arrived.clone(), (*chosen).clone(), Rc::as_ptr(&model) as usize), move |(norm, open, _)| {
            let Some(norm) = norm else { return };
            let Some(position) = model.norm_position(norm) else { return };
            if open.as_ref() == Some(norm) {
                dom::focus(&row_id(position));
                settled.emit(());
            } else {
                filter.set(Filter { search: norm.to_string(), ..Filter::default() });
                chosen.set(Some(norm.clone()));
            }
        });
    }
    let Some(outlook) = open.outlook(store.view.scenario) else { return Html::default() };
    let language = store.preferences.language;
    let seen = Seen { model: &open.model, outlook, language, area: store.view.area, year: store.view.year };
    let groups = view::groups(seen, &filter);
    let shown: usize = groups.iter().map(|group| group.norms.len()).sum();
    let change = {
        let (filter, toggled) = (filter.clone(), toggled.clone());
        Callback::from(move |changed: Filter| {
            filter.set(changed);
            toggled.set(BTreeSet::new());
        })
    };
    let toggle = {
        let toggled = toggled.clone();
        Callback::from(move |domain: Domain| {
            let mut next = (*toggled).clone();
            if !next.remove(&domain) {
                next.insert(domain);
            }
            toggled.set(next);
        })
    };
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |norm: NormId| chosen.set(Some(norm).filter(|norm| chosen.as_ref() != Some(norm))))
    };
    let acts = Handlers {
        store,
        open,
        seen,
        chosen: chosen.as_ref(),
        marks: &marks,
        toggle: &toggle,
        choose: &choose,
        kept: &props.kept,
    };
    let first = groups.first().map(|group| group.domain);
    let made = {
        let (open, outlook, filter, area, year) =
            (open.clone(), outlook.clone(), (*filter).clone(), store.view.area, store.view.year);
        Callback::from(move |()| view::table(Seen { model: &open.model, outlook: &outlook, language, area, year }, &filter))
    };
    html! {
        <>
            { tools(&ToolsProps { open: open.clone(), language, filter: (*filter).clone(), change, shown }) }
            <SaveMenu title={language.say(words::CATALOGUE)} {made} beside=true />
            if open.model.norm_count() == 0 {
                <p class="norms__none">{ norm_screen::no_norms(language) }</p>
            } else if groups.is_empty() {
                <p class="norms__none">{ norm_screen::nothing_matches(language) }</p>
            }
            { for groups.iter().map(|group| {
                let opened = (filter.narrows() || first == Some(group.domain)) != toggled.contains(&group.domain);
                section(&acts, group, opened)
            }) }
        </>
    }
}

/// What the pieces of the catalogue are drawn from, and what they do.
struct Handlers<'a> {
    store: &'a StoreHandle,
    open: &'a Open,
    seen: Seen<'a>,
    chosen: Option<&'a NormId>,
    marks: &'a BTreeMap<NormId, Word>,
    toggle: &'a Callback<Domain>,
    choose: &'a Callback<NormId>,
    kept: &'a Callback<NormId>,
}

/// The norms that are not as shipped.
fn marks(plans: &[Arc<Plan>]) -> BTreeMap<NormId, Word> {
    let shipped = shipped::plans().unwrap_or_default();
    let differences = plans.iter().flat_map(|plan| apply::changes(&shipped, plan));
    let marked = differences.filter_map(|difference| match difference {
        Difference::Norm(Change::Added(norm), _) => Some((norm.id.clone(), plan_edit::ADDED)),
        Difference::Norm(Change::Changed { after, .. }, _) => Some((after.id.clone(), plan_edit::CHANGED)),
        _ => None,
    });
    in_order::map(marked)
}

/// The id of the button that opens a norm.
fn row_id(norm: usize) -> String {
    format!("norm-{norm}")
}

/// A domain with its norms.
fn section(acts: &Handlers, group: &Group, opened: bool) -> Html {
    let language = acts.seen.language;
    let (toggle, domain) = (acts.toggle.clone(), group.domain);
    let onclick = Callback::from(move |_: MouseEvent| toggle.emit(domain));
    let counts = [
        (group.counts.short, "is-short", words::status(permille_engine::outlook::status::Status::Short)),
        (group.counts.met, "is-met", words::status(permille_engine::outlook::status::Status::Met)),
        (group.counts.on_track, "norms__on-track", words::status(permille_engine::outlook::status::Status::OnTrack)),
        (group.counts.no_data, "is-faint", words::status(permille_engine::outlook::status::Status::NoData)),
    ];
    html! {
        <section class="norms__group" key={format!("{domain:?}")}>
            <h2 class="norms__domain">
                <button type="button" {onclick} aria-expanded={opened.to_string()}>
                    <span class="norms__mark" aria-hidden="true">{ if opened { "▾" } else { "▸" } }</span>
                    <span>{ language.say(words::domain(domain)) }</span>
                    <span class="norms__count">{ group.norms.len() }</span>
                    <span class="norms__counts">
                        { for counts.into_iter().filter(|(count, ..)| *count > 0).map(|(count, class, word)| html! {
                            <span {class}>{ format!("{count} {}", language.say(word)) }</span>
                        }) }
                    </span>
                </button>
            </h2>
            if opened { { table(acts, group) } }
        </section>
    }
}

fn table(acts: &Handlers, group: &Group) -> Html {
    let (Handlers { store, open, seen, .. }, Seen { language, year, .. }) = (acts, acts.seen);
    html! {
        <table class="norms__table">
            <thead>
                <tr>
                    <th scope="col">{ language.say(words::NORM_AND_TARGETS) }</th>
                    <th scope="col">{ language.say(words::BINDS) }</th>
                    <th scope="col">{ language.say(words::BASIS) }</th>
                    <th scope="col" class="table__num">{ norm_screen::in_year(language, language.say(words::REQUIRED), year) }</th>
                    <th scope="col" class="table__num">{ language.say(words::AVAILABLE) }</th>
                    <th scope="col">{ language.say(words::STATUS) }</th>
                </tr>
            </thead>
            <tbody>
                { for group.norms.iter().map(|&norm| {
                    let opened = acts.chosen == Some(&seen.model.norm(norm).id);
                    html! {
                        <>
                            { row(acts, &view::row(*seen, norm), opened) }
                            if opened {
                                <tr class="norms__detail" key={format!("{}-detail", seen.model.norm(norm).id)}><td colspan="6">
                                    { detail(store, open, *seen, norm, acts.kept) }
                                </td></tr>
                            }
                        </>
                    }
                }) }
            </tbody>
        </table>
    }
}

/// A norm in one row.
fn row(acts: &Handlers, row: &RowView, opened: bool) -> Html {
    let (store, language) = (acts.store, acts.seen.language);
    let id = &acts.seen.model.norm(row.norm).id;
    let (choose, norm) = (acts.choose.clone(), id.clone());
    let onclick = Callback::from(move |_: MouseEvent| choose.emit(norm.clone()));
    let hidden = row.targets.len().saturating_sub(TARGETS_SHOWN);
    html! {
        <tr class={classes!("norm", opened.then_some("norm--open"))} key={id.to_string()}>
            <th scope="row" class="norm__what">
                <button type="button" class="norm__name" id={row_id(row.norm)} {onclick} aria-expanded={opened.to_string()}>{ &row.name }</button>
                if let Some(mark) = acts.marks.get(id) { <span class="plan-mark">{ language.say(*mark) }</span> }
                <ul class="norm__targets">
                    { for row.targets.iter().take(TARGETS_SHOWN).map(|(due, rule)| html! { <li><span class="norm__due">{ due }</span>{ rule }</li> }) }
                    if hidden > 0 { <li class="is-faint">{ norm_screen::more_targets(language, hidden) }</li> }
                    if let Some((due, rule)) = &row.moved {
                        <li class="norm__moved">{ format!("{}: {due} {rule}", language.say(words::IN_THIS_SCENARIO)) }</li>
                    }
                </ul>
            </th>
            <td class="norm__binds">{ &row.binds }<span class="norm__strength">{ row.strength }</span></td>
            <td class="norm__source"><span class="norm__document" lang={lang_of(&row.document)}>{ &row.document }</span>{ " " }<span class="norm__clause" lang={lang_of(&row.clause)}>{ &row.clause }</span></td>
            { standing(store, row, language) }
        </tr>
    }
}

/// Requirement, stock and status as numbers that can be asked.
fn standing(store: &StoreHandle, row: &RowView, language: Language) -> Html {
    let Some(stand) = &row.standing else {
        return html! { <td class="norm__outside is-faint" colspan="3">{ norm_screen::not_here(language) }</td> };
    };
    let cell = Cell { norm: row.norm, area: store.view.area };
    let ask = |what: &'static str, text: &str| {
        let label = format!("{}: {what} {text} {}", row.name, stand.unit);
        html! {
            <>
                <span class="norm__caption" aria-hidden="true">{ what }</span>
                <Ask store={store.clone()} {cell} text={text.to_owned()} {label} />
                if !stand.unit.is_empty() && text != "—" { <span class="norm__unit">{ &stand.unit }</span> }
            </>
        }
    };
    html! {
        <>
            <td class="table__num norm__required">{ ask(language.say(words::REQUIRED), &stand.required) }</td>
            <td class="table__num norm__available">{ ask(language.say(words::AVAILABLE), &stand.available) }</td>
            <td class="norm__status"><Chip status={stand.status} {language} /></td>
        </>
    }
}
