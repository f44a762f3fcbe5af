//! Every computable norm by domain: required, available, gap, coverage, first year of shortfall.

use permille_engine::model::Model;
use permille_engine::norm::Domain;
use permille_engine::outlook::{NormHandle, Outlook};
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use yew::prelude::*;

use super::view::{self, DomainView};
use crate::components::ask::ask;
use crate::components::chip::Chip;
use crate::components::kept::use_kept;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::queries::norms;
use crate::store::{Cell, Dispatch, Msg, Open, StoreHandle};
use crate::text::numbers::{full, or_unknown, percent};
use crate::text::sentences::Counts;
use crate::text::{Language, Say, norms as norm_words, sentences, words};

/// How many norms of a domain without any figure are shown before the rest is asked for.
const FIRST: usize = 3;

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ByDomainProps {
    /// The store.
    pub store: StoreHandle,
}

/// The domains, one after the other.
#[component]
pub fn ByDomain(props: &ByDomainProps) -> Html {
    let store = &props.store;
    let expanded = use_kept("overview: domains", Vec::<Domain>::new);
    let Some(open) = &store.open else { return Html::default() };
    let Some(outlook) = open.outlook(store.view.scenario) else { return Html::default() };
    let language = store.preferences.language;
    let domains = view::domains(&open.model, outlook, store.view.area, store.view.year);
    let toggle = |domain: Domain| {
        let expanded = expanded.clone();
        Callback::from(move |_: MouseEvent| {
            let mut next = (*expanded).clone();
            match next.iter().position(|one| *one == domain) {
                Some(at) => {
                    next.remove(at);
                }
                None => next.push(domain),
            }
            expanded.set(next);
        })
    };
    html! {
        <section class="domains" aria-label={sentences::by_domain(language)}>
            <h2 class="domains__title">{ sentences::by_domain(language) }</h2>
            <div class="table-wrap">
            <table class="table domains__table">
                <thead>
                    <tr>
                        { for [words::NORM, words::REQUIRED, words::AVAILABLE, words::GAP, words::COVERAGE, words::FIRST_SHORT, words::STATUS].iter().enumerate()
                            .map(|(column, word)| html! { <th scope="col" class={(column > 0 && column < 6).then_some("table__num")}>{ language.say(*word) }</th> }) }
                    </tr>
                </thead>
                { for domains.iter().map(|domain| {
                    let all = expanded.contains(&domain.domain);
                    domain_rows(store, open, outlook, domain, all, toggle(domain.domain))
                }) }
            </table>
            </div>
            <SaveMenu title={sentences::by_domain(language)} beside=true />
        </section>
    }
}

/// A domain's heading and its norms.
fn domain_rows(
    store: &StoreHandle,
    open: &Open,
    outlook: &Outlook,
    domain: &DomainView,
    all: bool,
    toggle: Callback<MouseEvent>,
) -> Html {
    let language = store.preferences.language;
    // Norms with figures are always shown; of the others a few, so that the list can be read.
    let few = if domain.telling > 0 { domain.telling } else { FIRST.min(domain.norms.len()) };
    let shown = if all { domain.norms.len() } else { few };
    let rest = domain.norms.len() - few;
    html! {
        <tbody key={format!("{:?}", domain.domain)}>
            <tr class="domains__head">
                <th colspan="7" scope="colgroup">
                    <span class="domains__name">{ language.say(words::domain(domain.domain)) }</span>
                    { counts(language, domain.counts) }
                </th>
            </tr>
            { for domain.norms.iter().take(shown).map(|&norm| html! {
                <NormRow key={norm} dispatch={store.dispatcher()} model={Same::new(&open.model)} figures={outlook.norm_handle(norm)} {language} {norm}
                    area={store.view.area} year={store.view.year}
                    explained={store.view.explained == Some(Cell { norm, area: store.view.area })} />
            }) }
            if rest > 0 {
                <tr><td colspan="7">
                    <button type="button" class="link domains__more" onclick={toggle} aria-expanded={all.to_string()}>
                        { if all { language.say(words::SHOW_FEWER).to_owned() } else { sentences::more_norms(language, rest) } }
                    </button>
                </td></tr>
            }
        </tbody>
    }
}

/// How a domain's norms stand, as a thin bar and in words.
fn counts(language: Language, counts: Counts) -> Html {
    let all = counts.all().max(1);
    let part = |class: &'static str, count: usize| {
        if count == 0 {
            return Html::default();
        }
        #[expect(clippy::cast_precision_loss, reason = "a width in percent")]
        let share = count as f64 / all as f64 * 100.0;
        html! { <span class={class} style={format!("inline-size:{share:.2}%")}></span> }
    };
    html! {
        <>
            <span class="balance" aria-hidden="true">
                { part("balance__met", counts.met) }{ part("balance__on-track", counts.on_track) }{ part("balance__short", counts.short) }{ part("balance__no-data", counts.no_data) }
            </span>
            <span class="domains__counts">{ sentences::counts(language, counts) }</span>
        </>
    }
}

/// What a norm's row is told: nothing that changes while another norm's lever is dragged.
#[derive(Clone, PartialEq, Properties)]
struct NormRowProps {
    dispatch: Dispatch,
    model: Same<Model>,
    figures: NormHandle,
    language: Language,
    norm: usize,
    area: usize,
    year: Year,
    explained: bool,
}

/// One norm's row.
#[component]
fn NormRow(props: &NormRowProps) -> Html {
    let NormRowProps { dispatch, model, figures, language, norm, area, year, explained } = props;
    let (language, norm, area, year) = (*language, *norm, *area, *year);
    let Some(at) = model.cell(area, year) else { return Html::default() };
    let (what, measure) = (model.norm(norm), model.measure_of(norm));
    let name = language.name(&what.name).to_owned();
    let cell = Cell { norm, area };
    let unit = language.name(&measure.unit);
    let unknown = || html! { <span class="is-faint">{ or_unknown(None) }</span> };
    let asked = |word, value: Option<Quantity>| match value {
        Some(value) => {
            let text = full(value);
            let label = format!("{name}: {} {text} {unit}", language.say(word));
            ask(dispatch, cell, text.into(), label.into(), Classes::new(), *explained)
        }
        None => unknown(),
    };
    let gap = match figures.gap(at) {
        Some(gap) => {
            let label = format!("{name}: {} {unit}", sentences::short_gap(language, gap));
            let class = if gap > Quantity::ZERO { "is-short" } else { "is-met" };
            ask(dispatch, cell, sentences::short_gap(language, gap).into(), label.into(), classes!(class), *explained)
        }
        None => unknown(),
    };
    // What is required of all and what some have do not add up to the gap of those known.
    let left_out = figures.gap(at).map_or(0, |_| figures.missing(at));
    let focus = {
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Norm(Some(norm)));
            dispatch.dispatch(Msg::Explain(Some(cell)));
        })
    };
    let applied = model.horizon().position(year).and_then(|row| figures.binding(row)).or_else(|| figures.next_due(year));
    let rule = applied.map(|target| norm_words::rule(language, what, measure, &target.values)).unwrap_or_default();
    let behind = norms::behind_path(model, figures, area, year);
    html! {
        <tr>
            <th scope="row" class="domains__norm">
                <button type="button" class="link-quiet" onclick={focus}>{ name.clone() }</button>
                <span class="domains__rule">{ rule }</span>
            </th>
            <td class="table__num">{ asked(words::REQUIRED, figures.requirement(at)) }</td>
            <td class="table__num">{ asked(words::AVAILABLE, figures.available(at)) }</td>
            <td class="table__num">
                { gap }
                if left_out > 0 { <span class="domains__behind">{ sentences::left_out(language, left_out) }</span> }
            </td>
            <td class="table__num">{ figures.coverage(at).map_or_else(|| or_unknown(None), percent) }</td>
            <td class="table__num">{ figures.first_short_year(model, area).map_or_else(|| or_unknown(None), |year| year.to_string()) }</td>
            <td>
                if let Some(status) = figures.status(at) { <Chip {status} {language} /> }
                if let Some(behind) = behind { <span class="domains__behind">{ sentences::behind_path(language, &full(behind)) }</span> }
            </td>
        </tr>
    }
}
