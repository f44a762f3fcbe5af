//! Every lever of a norm with its answer.

use std::rc::Rc;

use permille_engine::questions::solve::{Answer, Binding};
use permille_engine::scenario::Lever;
use permille_engine::year::Year;
use yew::prelude::*;

use super::needs::needs;
use super::said::{asked, edit_button, progress};
use super::use_job::{Worked, use_job};
use super::view::asked::Job;
use super::view::takes::{Row, Takes, TakesKey, apply};
use crate::components::save_menu::SaveMenu;
use crate::store::{Cell, StoreHandle};
use crate::text::Say;
use crate::text::questions::takes::{self as said, Wish};
use crate::text::questions::{self, lever_names};
use crate::views::wording::figure;

/// How many binding areas a row names.
const FEW: usize = 2;
/// How many the sentence names.
const MORE: usize = 5;

/// What the answers are told.
#[derive(Clone, PartialEq, Properties)]
pub struct AnswersProps {
    /// The store.
    pub store: StoreHandle,
    /// What is asked.
    pub ask: TakesKey,
    /// Which lever's answer leads.
    pub looked_at: Option<Lever>,
    /// Told which lever to look at.
    pub look: Callback<Lever>,
    /// The fields, between the sentence and the table.
    pub children: Html,
}

/// The sentence of one lever, the table of all, and what each area needs.
#[component]
pub fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { store, ask, looked_at, look, children } = props;
    let language = store.preferences.language;
    let name = || language.name(&ask.asked.model.norm(ask.subject.norm).name);
    let fields = html! { <div class="questions__controls">{ children.clone() }</div> };
    let Some(worked) = use_job::<Takes>(ask.clone()) else {
        return html! { <><h1 class="questions__headline">{ name() }</h1>{ fields }{ progress(store, (0, 1)) }</> };
    };
    let key = &worked.key;
    let names = Names::of(store, key);
    let is_looked_at = |row: &&Row| Some(&row.question.lever) == looked_at.as_ref();
    let leading = worked.job.rows.iter().find(is_looked_at).or_else(|| worked.job.rows.first());
    let answer = leading.and_then(|row| Some((row, row.answer.as_ref()?)));
    let stale = worked.key != *ask || !worked.complete;
    html! {
        <>
            { match answer {
                Some((row, answer)) => html! {
                    <>
                        <h1 class="questions__headline">
                            { said::headline(language, &key.asked.model, &row.question.lever, row.question.todays_stock, answer, &names.wish(row)) }
                        </h1>
                        { binding_line(store, key, row, answer) }
                    </>
                },
                None => html! { <h1 class="questions__headline">{ name() }</h1> },
            } }
            { fields }
            <section aria-busy={stale.to_string()} class={classes!((worked.key != *ask).then_some("questions__stale"))}>
                if !worked.complete { { progress(store, worked.job.progress()) } }
                { table(store, &worked, &names, leading, look) }
                { needs(store, &worked, &names) }
            </section>
        </>
    }
}

/// What the sentences speak of.
pub struct Names {
    norm: String,
    /// The unit the norm is counted in.
    pub unit: String,
    area: String,
    key: TakesKey,
    several: bool,
}

impl Names {
    fn of(store: &StoreHandle, key: &TakesKey) -> Self {
        let language = store.preferences.language;
        let model = &key.asked.model;
        Self {
            norm: language.name(&model.norm(key.subject.norm).name).to_owned(),
            unit: language.name(&model.measure_of(key.subject.norm).unit).to_owned(),
            area: key.asked.area_name(language, key.subject.area),
            several: key.asked.is_several(key.subject),
            key: key.clone(),
        }
    }

    /// What a row is asked for; the year in which the norm falls due is said as a number where it is known.
    pub fn wish(&self, row: &Row) -> Wish<'_> {
        let moves_due = matches!(row.question.lever, Lever::DueYear { .. });
        let figures = self.key.asked.outlook.norm(self.key.subject.norm);
        Wish {
            norm: &self.norm,
            unit: &self.unit,
            area: &self.area,
            year: row.question.subject.year(figures).filter(|_| !moves_due),
            condition: self.key.condition,
            several: self.several,
        }
    }
}

/// Where was looked, who binds, and who is left out.
fn binding_line(store: &StoreHandle, key: &TakesKey, row: &Row, answer: &Answer) -> Html {
    let language = store.preferences.language;
    let stated = stated(key, row, answer);
    html! {
        <p class="questions__aside">
            if !answer.binding.is_empty() {
                { language.say(said::BINDING) }{ language.pick("：", ": ") }
                { binding(store, key, answer, MORE) }
                { language.pick("。", ". ") }
            }
            { said::range(language, &key.asked.model, &row.question.lever, answer) }
            if let Some((year, areas)) = stated { { " " }{ said::stated(language, year, areas) } }
            if answer.left_out > 0 { { " " }{ questions::left_out(language, answer.left_out) }{ language.pick("。", ".") } }
        </p>
    }
}

/// Of the areas that bind whatever is added or lost those whose stock is stated for the year asked about or later, which neither changes; with that year.
fn stated(key: &TakesKey, row: &Row, answer: &Answer) -> Option<(Year, usize)> {
    let (Lever::Additions { measure } | Lever::Attrition { measure }) = &row.question.lever else { return None };
    let year = row.question.subject.year(key.asked.outlook.norm(key.subject.norm))?;
    let is_stated = |binding: &&Binding| {
        let series = key.asked.model.areas()[binding.area].measures.get(measure);
        series.is_some_and(|series| series.values.range(year..).next().is_some())
    };
    let areas = answer.binding.iter().filter(is_stated).count();
    (areas > 0 && answer.holds.is_empty()).then_some((year, areas))
}

/// The areas that bind, with what they lack.
fn binding(store: &StoreHandle, key: &TakesKey, answer: &Answer, count: usize) -> Html {
    let language = store.preferences.language;
    let (model, norm) = (&key.asked.model, key.subject.norm);
    let shown = answer.binding.len().min(count);
    let one = |(place, binding): (usize, &Binding)| {
        let name = key.asked.area_name(language, binding.area);
        let gap = binding.gap.map(|gap| language.pick(format!("（缺 {}）", figure(gap)), format!(" ({} short)", figure(gap))));
        html! {
            <>
                { asked(store, model, Cell { norm, area: binding.area }, name, "") }{ gap.unwrap_or_default() }
                { if place + 1 < shown { language.pick("、", ", ") } else { "" } }
            </>
        }
    };
    let more = answer.binding.len() - shown;
    html! {
        <>
            { for answer.binding.iter().take(count).enumerate().map(one) }
            if more > 0 { { language.pick(format!(" 等 {} 个", answer.binding.len()), format!(" and {more} more")) } }
        </>
    }
}

/// Every lever with its answer.
fn table(store: &StoreHandle, worked: &Rc<Worked<Takes>>, names: &Names, leading: Option<&Row>, look: &Callback<Lever>) -> Html {
    let language = store.preferences.language;
    html! {
        <div>
            <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::NEEDED)}>
                <table class="table questions__table">
                    <thead><tr>
                        <th scope="col" class="table__name">{ language.say(said::LEVER) }</th>
                        <th scope="col" class="table__num">{ language.say(said::STANDS_AT) }</th>
                        <th scope="col" class="table__num">{ language.say(said::NEEDED) }</th>
                        <td></td>
                        <td></td>
                    </tr></thead>
                    <tbody>{ for worked.job.rows.iter().map(|row| line(store, worked, names, row, leading, look)) }</tbody>
                </table>
            </div>
            <SaveMenu title={language.say(said::NEEDED)} beside=true />
        </div>
    }
}

/// One lever.
fn line(
    store: &StoreHandle,
    worked: &Rc<Worked<Takes>>,
    names: &Names,
    row: &Row,
    leading: Option<&Row>,
    look: &Callback<Lever>,
) -> Html {
    let language = store.preferences.language;
    let (key, model) = (&worked.key, &worked.key.asked.model);
    let lever = &row.question.lever;
    let name = said::lever_with_stock(language, &lever_names::name(language, model, lever), row.question.todays_stock);
    let onclick = {
        let (look, lever) = (look.clone(), lever.clone());
        Callback::from(move |_: MouseEvent| look.emit(lever.clone()))
    };
    let step = row.to_apply().map(|value| {
        let edit = apply(key.asked.scenario, row, value, said::reason(language, &names.wish(row)));
        let step_name = said::step_name(model, lever);
        let label = format!("{} {}", language.say(questions::APPLY), lever_names::value(language, model, lever, value));
        edit_button(store, edit, step_name, language.say(questions::APPLY), &label)
    });
    let current = leading.is_some_and(|leading| leading.question.lever == *lever);
    html! {
        <tr key={format!("{lever:?}")} class={classes!(current.then_some("is-current"))}>
            <th scope="row" class="table__name">
                <button type="button" class="link" {onclick} aria-pressed={current.to_string()}>{ name }</button>
            </th>
            <td class="table__num">{ lever_names::value(language, model, lever, row.stands_at) }</td>
            { match &row.answer {
                None => html! { <><td class="table__num is-faint">{ "…" }</td><td class="questions__binding"></td><td></td></> },
                Some(answer) => html! {
                    <>
                        <td class="table__num"><strong>{ said::short(language, model, lever, answer) }</strong></td>
                        <td class="questions__wrap questions__binding">{ binding(store, key, answer, FEW) }</td>
                        <td class="questions__do">
                            if row.holds_now() {
                                <span class="chip chip--met">{ language.say(said::ALREADY) }</span>
                            } else {
                                { step.unwrap_or_default() }
                            }
                        </td>
                    </>
                },
            } }
        </tr>
    }
}
