//! The catalogue: norms by domain, each opening in place.

use std::collections::BTreeSet;

use permille_engine::norm::Domain;
use yew::prelude::*;

use super::detail::detail;
use super::filter::Filter;
use super::tools::Tools;
use super::view::{self, Group, RowView, Seen};
use crate::components::ask::Ask;
use crate::components::chip::Chip;
use crate::store::{Cell, Open, StoreHandle};
use crate::text::{Language, Say, norm_screen, words};

/// How many targets a row shows; the rest are in its detail.
const TARGETS_SHOWN: usize = 3;

/// What the catalogue is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CatalogueProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
}

/// The catalogue with its filters.
#[component]
pub fn Catalogue(props: &CatalogueProps) -> Html {
    let CatalogueProps { store, open } = props;
    let filter = use_state(Filter::default);
    // The first group is open, and while anything is looked for all are, until the reader says otherwise.
    let toggled = use_state(BTreeSet::<Domain>::new);
    let chosen = use_state(|| None::<usize>);
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
        Callback::from(move |norm: usize| chosen.set(Some(norm).filter(|norm| *chosen != Some(*norm))))
    };
    let first = groups.first().map(|group| group.domain);
    html! {
        <>
            <Tools open={open.clone()} {language} filter={(*filter).clone()} {change} {shown} />
            if open.model.norm_count() == 0 {
                <p class="norms__none">{ norm_screen::no_norms(language) }</p>
            } else if groups.is_empty() {
                <p class="norms__none">{ norm_screen::nothing_matches(language) }</p>
            }
            { for groups.iter().map(|group| {
                let opened = (filter.narrows() || first == Some(group.domain)) != toggled.contains(&group.domain);
                section(store, open, seen, group, opened, &toggle, *chosen, &choose)
            }) }
        </>
    }
}

/// A domain with its norms.
#[expect(clippy::too_many_arguments, reason = "a piece of one component, cut out to be read")]
fn section(
    store: &StoreHandle,
    open: &Open,
    seen: Seen,
    group: &Group,
    opened: bool,
    toggle: &Callback<Domain>,
    chosen: Option<usize>,
    choose: &Callback<usize>,
) -> Html {
    let language = seen.language;
    let (toggle, domain) = (toggle.clone(), group.domain);
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
            if opened { { table(store, open, seen, group, chosen, choose) } }
        </section>
    }
}

fn table(store: &StoreHandle, open: &Open, seen: Seen, group: &Group, chosen: Option<usize>, choose: &Callback<usize>) -> Html {
    let Seen { language, year, .. } = seen;
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
                    let opened = chosen == Some(norm);
                    html! {
                        <>
                            { row(store, &view::row(seen, norm), opened, choose) }
                            if opened {
                                <tr class="norms__detail" key={format!("{norm}-detail")}><td colspan="6">{ detail(store, open, seen, norm) }</td></tr>
                            }
                        </>
                    }
                }) }
            </tbody>
        </table>
    }
}

/// A norm in one row.
fn row(store: &StoreHandle, row: &RowView, opened: bool, choose: &Callback<usize>) -> Html {
    let language = store.preferences.language;
    let (choose, norm) = (choose.clone(), row.norm);
    let onclick = Callback::from(move |_: MouseEvent| choose.emit(norm));
    let hidden = row.targets.len().saturating_sub(TARGETS_SHOWN);
    html! {
        <tr class={classes!("norm", opened.then_some("norm--open"))} key={norm.to_string()}>
            <th scope="row" class="norm__what">
                <button type="button" class="norm__name" {onclick} aria-expanded={opened.to_string()}>{ &row.name }</button>
                <ul class="norm__targets">
                    { for row.targets.iter().take(TARGETS_SHOWN).map(|(due, rule)| html! { <li><span class="norm__due">{ due }</span>{ rule }</li> }) }
                    if hidden > 0 { <li class="is-faint">{ norm_screen::more_targets(language, hidden) }</li> }
                    if let Some((due, rule)) = &row.moved {
                        <li class="norm__moved">{ format!("{}: {due} {rule}", language.say(words::IN_THIS_SCENARIO)) }</li>
                    }
                </ul>
            </th>
            <td class="norm__binds">{ &row.binds }<span class="norm__strength">{ row.strength }</span></td>
            <td class="norm__source"><span class="norm__document">{ &row.document }</span>{ " " }<span class="norm__clause">{ &row.clause }</span></td>
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
