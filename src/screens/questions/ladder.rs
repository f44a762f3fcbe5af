//! The milestone ladder: every target with what it needs, on one page.

use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::questions::ladder::{Rung, Years};
use permille_engine::year::Year;
use yew::prelude::*;

use super::fields::{NormField, choice_field};
use super::said::{asked, headline, progress, to_data};
use super::use_job::use_job;
use super::view::asked::{Asked, Job};
use super::view::ladder::{Ladder, LadderKey, counts};
use super::view::offered;
use crate::components::chip::Chip;
use crate::components::kept::use_kept;
use crate::components::same::Same;
use crate::components::save_menu::SaveMenu;
use crate::queries::places;
use crate::store::{Cell, StoreHandle};
use crate::tasks::chat;
use crate::text::numbers::UNKNOWN;
use crate::text::questions::{self, ladder as said, when as when_said};
use crate::text::{Say, norms, words};
use crate::views::wording::Wording;
use crate::{dom, text};

/// How many rows are shown at first, and with every step of showing more.
const FEW: usize = 200;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LadderPartProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// Every target of every norm, by due year.
#[component]
pub fn LadderPart(props: &LadderPartProps) -> Html {
    let LadderPartProps { store, seen } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let only = use_kept(seen.scope(store, "norm of the ladder"), || seen.norm_id(view.asked));
    let level = use_kept(seen.scope(store, "level of the ladder"), || None::<Level>);
    let only_missed = use_kept(seen.scope(store, "missed rungs alone"), || false);
    let base_year = seen.model.base_year();
    let from_base = use_kept(seen.scope(store, "rungs from the base year"), || true);
    let offered = use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::every(model, *area)));
    let chosen = only.as_ref().and_then(|id| seen.model.norm_position(id)).filter(|norm| offered.contains(norm));
    // Of all norms those with figures: hundreds of others would say nothing but that nothing is known.
    let norms = use_memo((seen.model.clone(), offered.clone(), chosen), |(model, offered, chosen)| {
        let known: Vec<usize> = offered.iter().copied().filter(|&norm| model.has_figures(norm)).collect();
        Rc::new(chosen.map_or(known, |norm| vec![norm]))
    });
    let areas = use_memo((seen.model.clone(), view.area, *level), |(model, area, level)| {
        Rc::new(level.map_or_else(|| vec![*area], |level| places::at_level(model, *area, level).collect()))
    });
    let from = if *from_base { base_year } else { view.year };
    let key = LadderKey {
        asked: seen.clone(),
        norms: (*norms).clone(),
        areas: (*areas).clone(),
        years: Years { seen: view.year, from },
    };
    let left_out = if chosen.is_none() { offered.len() - norms.len() } else { 0 };
    let levels = places::levels_below(&seen.model, view.area);
    let level_names: Vec<(Option<Level>, String)> = std::iter::once((None, language.say(said::THIS_AREA).to_owned()))
        .chain(levels.into_iter().map(|level| (Some(level), language.say(words::level(level)).to_owned())))
        .collect();
    let set_level = {
        let level = level.clone();
        Callback::from(move |chosen: Option<Level>| level.set(chosen))
    };
    let years = [(true, said::from_year(language, base_year)), (false, said::from_year(language, view.year))];
    let set_from = {
        let from_base = from_base.clone();
        Callback::from(move |chosen: bool| from_base.set(chosen))
    };
    let choose = {
        let (only, seen) = (only.clone(), seen.clone());
        Callback::from(move |norm: Option<usize>| only.set(seen.norm_id(norm)))
    };
    let toggle = {
        let only_missed = only_missed.clone();
        Callback::from(move |_: Event| only_missed.set(!*only_missed))
    };
    let print = {
        let store = store.clone();
        Callback::from(move |_: MouseEvent| {
            if chat::takes_files(&store) {
                dom::print();
            }
        })
    };
    html! {
        <Rungs store={store.clone()} ask={key} only_missed={*only_missed} {left_out}>
            <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} {chosen} all=true {choose} />
            if level_names.len() > 1 { { choice_field(language.say(words::LEVEL), &level_names, *level, set_level) } }
            if base_year != view.year { { choice_field(language.say(said::COUNTED_FROM), &years, *from_base, set_from) } }
            <label class="questions__check">
                <input type="checkbox" checked={*only_missed} onchange={toggle} />{ language.say(said::ONLY_MISSED) }
            </label>
            <button type="button" class="button" onclick={print}>{ language.say(questions::PRINT) }</button>
        </Rungs>
    }
}

/// What the rungs are told.
#[derive(Clone, PartialEq, Properties)]
struct RungsProps {
    store: StoreHandle,
    ask: LadderKey,
    only_missed: bool,
    /// How many norms are left out because nothing is known of them.
    left_out: usize,
    /// The fields, between the sentence and the table.
    children: Html,
}

/// The sentence and the table.
#[component]
fn Rungs(props: &RungsProps) -> Html {
    let RungsProps { store, ask, only_missed, left_out, children } = props;
    let language = store.preferences.language;
    let most = use_state_eq(|| FEW);
    let worked = use_job::<Ladder>(ask.clone());
    let shown = use_memo((worked.as_ref().map(Same::new), *only_missed), |(_, only_missed)| {
        worked.as_ref().map(|worked| (worked.job.shown(false), worked.job.shown(*only_missed)))
    });
    let show_more = {
        let most = most.clone();
        Callback::from(move |_: MouseEvent| most.set(*most + FEW))
    };
    let area = ask.asked.area_name(language, store.view.area);
    let complete = worked.as_ref().filter(|worked| worked.complete);
    let stale = worked.as_ref().is_none_or(|worked| worked.key != *ask);
    let none_known = ask.norms.is_empty();
    let sentence = match (&*shown, complete) {
        (Some((every, _)), Some(_)) => {
            let (counts, first) = counts(every);
            said::headline(language, &area, counts, first)
        }
        _ => vec![text::sentences::Piece::Plain(language.say(said::CAPTION).to_owned())],
    };
    let count = shown.as_ref().as_ref().map_or(0, |(_, rungs)| rungs.len().min(*most));
    let rows = shown
        .as_ref()
        .as_ref()
        .filter(|_| complete.is_some())
        .map(|(_, rungs)| (count, rungs.len(), rungs[..count].iter().any(|rung| rung.undated)));
    let table = {
        let store = store.clone();
        let key = (complete.map(Same::new), *only_missed, count, language, store.view.explained);
        use_memo(key, move |(worked, _, count, ..)| {
            let rungs = shown.as_ref().as_ref().map(|(_, rungs)| rungs.as_slice()).unwrap_or_default();
            worked.as_ref().map(|worked| table(&store, &worked.key, &rungs[..(*count).min(rungs.len())])).unwrap_or_default()
        })
    };
    html! {
        <div class="ladder">
            { headline(&sentence) }
            <div class="questions__controls">{ children.clone() }</div>
            if *left_out > 0 { <p class="questions__aside">{ when_said::without_figures(language, *left_out) }</p> }
            if none_known { { to_data(store) } }
            if complete.is_none() && !none_known {
                { progress(store, worked.as_ref().map_or((0, 1), |worked| worked.job.progress())) }
            }
            if let Some((count, all_rows, undated)) = rows {
                if count > 0 {
                    <section class={classes!(stale.then_some("questions__stale"))} aria-busy={stale.to_string()}>
                        { (*table).clone() }
                        if undated {
                            <p class="questions__count">{ said::undated(language) }</p>
                        }
                        <p class="questions__count">
                            { said::shown(language, count, all_rows) }{ " " }
                            if all_rows > count {
                                <button type="button" class="link" onclick={show_more}>{ language.say(said::SHOW_MORE) }</button>
                            }
                        </p>
                    </section>
                }
            }
        </div>
    }
}

/// The table.
fn table(store: &StoreHandle, key: &LadderKey, rungs: &[Rung]) -> Html {
    let language = store.preferences.language;
    let several = key.areas.len() > 1;
    let mut before: Option<Year> = None;
    let head = |word: String| html! { <th scope="col" class="table__num">{ word }</th> };
    html! {
        <div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::CAPTION)}>
                <table class="table questions__table ladder__table">
                    <thead><tr>
                        <th scope="col">{ language.say(words::DUE) }</th>
                        if several { <th scope="col">{ language.say(words::AREA) }</th> }
                        <th scope="col">{ language.say(words::NORM) }</th>
                        { head(language.say(said::REQUIRED_THEN).to_owned()) }
                        { head(said::available_in(language, key.years.seen)) }
                        { head(language.say(said::PATH).to_owned()) }
                        { head(language.say(said::GAP_THEN).to_owned()) }
                        { head(language.say(said::FIRST_MISSED).to_owned()) }
                        { head(format!("{}{}{}", language.say(words::PER_YEAR_NEEDED), language.pick("，", ", from "), said::from_year(language, key.years.from))) }
                        <th scope="col">{ language.say(words::STATUS) }</th>
                    </tr></thead>
                    <tbody>{ for rungs.iter().map(|rung| {
                        let first = before.replace(rung.due) != Some(rung.due);
                        line(store, key, rung, first, several)
                    }) }</tbody>
                </table>
            </div>
            <SaveMenu title={language.say(said::CAPTION)} beside=true />
        </div>
    }
}

/// One rung.
fn line(store: &StoreHandle, key: &LadderKey, rung: &Rung, first: bool, several: bool) -> Html {
    let language = store.preferences.language;
    let model = &key.asked.model;
    let wording = Wording::new(language, model, rung.norm);
    let norm = model.norm(rung.norm);
    let cell = Cell { norm: rung.norm, area: rung.area };
    let ask = |text: String, class: &'static str| {
        if text == UNKNOWN {
            html! { <span class="is-faint">{ text }</span> }
        } else {
            asked(store, model, cell, text, class)
        }
    };
    let target = key.asked.outlook.norm(rung.norm).targets().get(rung.target);
    let rule = target.map_or_else(String::new, |target| norms::rule(language, norm, model.measure_of(rung.norm), &target.values));
    let short = rung.gap.is_some_and(|gap| gap > permille_engine::quantity::Quantity::ZERO);
    let milestone = norm.rule.is_task();
    let yearly = match rung.yearly {
        _ if milestone => UNKNOWN.to_owned(),
        Some(yearly) if yearly > permille_engine::quantity::Quantity::ZERO => {
            said::yearly(language, norm.direction, &wording.amount(Some(yearly)))
        }
        Some(_) => "0".to_owned(),
        None if short && key.years.from >= rung.due => said::overdue(language).to_owned(),
        None => UNKNOWN.to_owned(),
    };
    let due = if rung.undated { format!("{}*", rung.due) } else { rung.due.to_string() };
    html! {
        <tr key={format!("{} {} {}", rung.norm, rung.area, rung.target)} class={classes!(first.then_some("questions__year"))}>
            <th scope="row">{ due }</th>
            if several { <td>{ key.asked.area_name(language, rung.area) }</td> }
            <td class="questions__wrap">{ wording.norm.clone() }<span class="ladder__rule">{ rule }</span></td>
            <td class="table__num">{ ask(wording.amount_with_unit(rung.requirement), "") }</td>
            <td class="table__num">{ ask(wording.amount(rung.available), "") }</td>
            <td class="table__num">{ wording.amount(rung.path.filter(|_| !milestone)) }</td>
            <td class="table__num">{ ask(wording.gap(rung.gap), if short { "is-short" } else { "" }) }</td>
            <td class="table__num">{ rung.first_missed.map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string()) }</td>
            <td class="table__num">{ yearly }</td>
            <td>if let Some(status) = rung.status { <Chip {status} {language} /> }</td>
        </tr>
    }
}
