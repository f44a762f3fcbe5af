//! What would it take?

use std::rc::Rc;

use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::questions::outcome::{Condition, Outcome, Subject, When};
use permille_engine::questions::solve::Answer;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::fields::{NormField, WhenField, choice_field};
use super::said::{asked, focus_norm, headline, progress, unknown};
use super::use_job::{Worked, use_job};
use super::view::asked::{Asked, Job};
use super::view::offered;
use super::view::takes::{Row, Takes, TakesKey, apply, apply_each, total};
use crate::screens::areas::view::wording::figure;
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::numbers::full;
use crate::text::questions::takes::{self as said, Wish};
use crate::text::questions::{self, levers};
use crate::text::sentences::{self, Piece};
use crate::text::{Say, areas};

/// How many binding areas a row names.
const FEW: usize = 2;
/// How many areas' needs are shown.
const NEEDS: usize = 12;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WhatItTakesProps {
    /// The store.
    pub store: StoreHandle,
    /// What is open.
    pub seen: Asked,
}

/// Every lever of a norm, solved for a condition.
#[component]
pub fn WhatItTakes(props: &WhatItTakesProps) -> Html {
    let WhatItTakesProps { store, seen } = props;
    let (language, view) = (store.preferences.language, &store.view);
    let condition = use_state_eq(|| Condition::ALL_MET);
    let when = use_state_eq(|| When::Due);
    let looked_at = use_state_eq(|| 0_usize);
    let offered =
        use_memo((seen.model.clone(), view.area), |(model, area)| Rc::new(offered::with_figures_as_targets(model, *area)));
    let Some(norm) = offered::chosen(&seen.model, view.area, &offered, view.norm) else {
        let nothing = questions::nothing_to_ask(language, &seen.area_name(language, view.area));
        return headline(&[Piece::Plain(nothing)]);
    };
    let subject = Subject { norm, area: view.area, when: *when };
    let key = TakesKey { asked: seen.clone(), subject, condition: *condition };
    let horizon = seen.model.horizon();
    let due = seen.outlook.norm(norm).targets().last().map(|target| target.due);
    let outcomes = [Outcome::Short, Outcome::Gap, Outcome::Coverage]
        .map(|outcome| (outcome, language.say(said::condition(outcome)).to_owned()));
    let choose_outcome = {
        let condition = condition.clone();
        Callback::from(move |outcome: Outcome| {
            let limit = if outcome == Outcome::Coverage { 90 } else { 0 };
            condition.set(Condition { outcome, limit: Quantity::whole(limit).unwrap_or_default() });
        })
    };
    let choose_when = {
        let when = when.clone();
        Callback::from(move |chosen: When| when.set(chosen))
    };
    let look = {
        let looked_at = looked_at.clone();
        Callback::from(move |place: usize| looked_at.set(place))
    };
    let norm_field = html! {
        <NormField {language} model={seen.model.clone()} offered={(*offered).clone()} chosen={norm} choose={focus_norm(store)} />
    };
    if !seen.model.has_figures(norm) {
        let name = language.name(&seen.model.norm(norm).name);
        return html! {
            <>
                { unknown(store, name) }
                <div class="questions__controls">{ norm_field }</div>
            </>
        };
    }
    let choose = {
        let condition = condition.clone();
        Callback::from(move |chosen: Condition| condition.set(chosen))
    };
    html! {
        <Answers store={store.clone()} ask={key} looked_at={*looked_at} {look}>
            { norm_field }
            { choice_field(language.say(said::CONDITION), &outcomes, condition.outcome, choose_outcome) }
            if condition.outcome != Outcome::Short {
                <LimitField key={format!("{:?}", condition.outcome)} store={store.clone()} {norm} condition={*condition} {choose} />
            }
            <WhenField {language} years={(seen.model.base_year().clamp(horizon.first(), horizon.last()), horizon.last())} {due} when={*when}
                choose={choose_when} />
        </Answers>
    }
}

/// What the field of a limit is told.
#[derive(Clone, PartialEq, Properties)]
struct LimitFieldProps {
    store: StoreHandle,
    norm: usize,
    condition: Condition,
    choose: Callback<Condition>,
}

/// How large a gap may be, or how high a coverage has to be.
#[component]
fn LimitField(props: &LimitFieldProps) -> Html {
    let LimitFieldProps { store, norm, condition, choose } = props;
    let language = store.preferences.language;
    let refused = use_state_eq(|| None::<String>);
    let onchange = {
        let (choose, refused, condition) = (choose.clone(), refused.clone(), *condition);
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text: String = input.value().trim().chars().filter(|letter| *letter != ',' && *letter != '，').collect();
            match text.parse::<Quantity>() {
                Ok(limit) if !limit.is_negative() => {
                    refused.set(None);
                    choose.emit(Condition { limit, ..condition });
                }
                _ => refused.set(Some(sentences::not_a_number(language, &text))),
            }
        })
    };
    let unit = match (condition.outcome, &store.open) {
        (Outcome::Gap, Some(open)) => language.name(&open.model.measure_of(*norm).unit).to_owned(),
        _ => "%".to_owned(),
    };
    html! {
        <label class="questions__field">
            <span class="heading">{ language.say(said::LIMIT) }</span>
            <span class="questions__limit">
                <input class="field field--number" type="text" inputmode="decimal" value={condition.limit.to_string()} {onchange}
                    aria-invalid={refused.is_some().to_string()} />
                <span>{ unit }</span>
            </span>
            if let Some(sentence) = &*refused { <span class="questions__refused" role="alert">{ sentence }</span> }
        </label>
    }
}

/// What the answers are told.
#[derive(Clone, PartialEq, Properties)]
struct AnswersProps {
    store: StoreHandle,
    ask: TakesKey,
    /// Which lever's answer leads.
    looked_at: usize,
    look: Callback<usize>,
    /// The fields, between the sentence and the table.
    children: Html,
}

/// The sentence of one lever, the table of all, and what each area needs.
#[component]
fn Answers(props: &AnswersProps) -> Html {
    let AnswersProps { store, ask, looked_at, look, children } = props;
    let language = store.preferences.language;
    let name = || language.name(&ask.asked.model.norm(ask.subject.norm).name);
    let fields = html! { <div class="questions__controls">{ children.clone() }</div> };
    let Some(worked) = use_job::<Takes>(ask.clone()) else {
        return html! { <><h1 class="questions__headline">{ name() }</h1>{ fields }{ progress(store, (0, 1)) }</> };
    };
    let key = &worked.key;
    let names = Names::of(store, key);
    let leading = worked.job.rows.get(*looked_at).or_else(|| worked.job.rows.first());
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
                { table(store, &worked, &names, *looked_at, look) }
                { needs(store, &worked, &names) }
            </section>
        </>
    }
}

/// What the sentences speak of.
struct Names {
    norm: String,
    unit: String,
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
    fn wish(&self, row: &Row) -> Wish<'_> {
        let moves_due = matches!(row.question.lever, permille_engine::scenario::Lever::DueYear { .. });
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
    html! {
        <p class="questions__aside">
            if !answer.binding.is_empty() {
                { language.say(said::BINDING) }{ language.pick("：", ": ") }
                { binding(store, key, answer, 5) }
                { language.pick("。", ". ") }
            }
            { said::range(language, &key.asked.model, &row.question.lever, answer) }
            if answer.left_out > 0 { { " " }{ questions::left_out(language, answer.left_out) }{ language.pick("。", ".") } }
        </p>
    }
}

/// The areas that bind, with what they lack.
fn binding(store: &StoreHandle, key: &TakesKey, answer: &Answer, count: usize) -> Html {
    let language = store.preferences.language;
    let (model, norm) = (&key.asked.model, key.subject.norm);
    let shown = answer.binding.len().min(count);
    let one = |(place, binding): (usize, &permille_engine::questions::solve::Binding)| {
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
fn table(store: &StoreHandle, worked: &Rc<Worked<Takes>>, names: &Names, looked_at: usize, look: &Callback<usize>) -> Html {
    let language = store.preferences.language;
    html! {
        <div class="table-wrap" tabindex="0" role="region" aria-label={language.say(said::NEEDED)}>
            <table class="table questions__table">
                <thead><tr>
                    <th scope="col" class="table__name">{ language.say(said::LEVER) }</th>
                    <th scope="col" class="table__num">{ language.say(said::STANDS_AT) }</th>
                    <th scope="col" class="table__num">{ language.say(said::NEEDED) }</th>
                    <th scope="col" class="questions__binding">{ language.say(said::BINDING) }</th>
                    <td></td>
                </tr></thead>
                <tbody>{ for worked.job.rows.iter().enumerate().map(|(place, row)| line(store, worked, names, (place, row), looked_at, look)) }</tbody>
            </table>
        </div>
    }
}

/// One lever.
fn line(
    store: &StoreHandle,
    worked: &Rc<Worked<Takes>>,
    names: &Names,
    (place, row): (usize, &Row),
    looked_at: usize,
    look: &Callback<usize>,
) -> Html {
    let language = store.preferences.language;
    let (key, model) = (&worked.key, &worked.key.asked.model);
    let lever = &row.question.lever;
    let name = said::lever_with_stock(language, &levers::name(language, model, lever), row.question.todays_stock);
    let onclick = {
        let look = look.clone();
        Callback::from(move |_: MouseEvent| look.emit(place))
    };
    let step = row.to_apply().map(|value| {
        let edit = apply(key.asked.scenario, row, value, said::reason(language, &names.wish(row)));
        let step_name = said::step_name(model, lever);
        let label = format!("{} {}", language.say(questions::APPLY), levers::value(language, model, lever, value));
        edit_button(store, edit, step_name, language.say(questions::APPLY), &label)
    });
    let current = place == looked_at;
    html! {
        <tr key={format!("{lever:?}")} class={classes!(current.then_some("is-current"))}>
            <th scope="row" class="table__name">
                <button type="button" class="link" {onclick} aria-pressed={current.to_string()}>{ name }</button>
            </th>
            <td class="table__num">{ levers::value(language, model, lever, row.stands_at) }</td>
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

/// A button that makes one undoable step.
pub fn edit_button(store: &StoreHandle, edit: permille_engine::edit::Edit, name: Name, text: &str, label: &str) -> Html {
    let store = store.dispatcher();
    let onclick = Callback::from(move |_: MouseEvent| {
        store.dispatch(Msg::Edit { edit: edit.clone(), name: name.clone(), key: None });
    });
    html! { <button type="button" class="button" {onclick} aria-label={label.to_owned()}>{ text.to_owned() }</button> }
}

/// What each area needs, where several are bound.
fn needs(store: &StoreHandle, worked: &Rc<Worked<Takes>>, names: &Names) -> Html {
    let language = store.preferences.language;
    let (key, model) = (&worked.key, &worked.key.asked.model);
    let (Some(needs), Some(row)) = (&worked.job.needs, worked.job.rows.first()) else { return Html::default() };
    let Some((all, count)) = total(needs).filter(|(_, count)| *count > 0) else { return Html::default() };
    let lever = &row.question.lever;
    let mut largest: Vec<_> = needs.iter().filter(|need| need.yearly.is_some_and(|yearly| yearly > Quantity::ZERO)).collect();
    largest.sort_by_key(|need| std::cmp::Reverse(need.yearly));
    let cannot = needs.iter().filter(|need| need.yearly.is_none()).count();
    let edit = apply_each(key, needs, &said::reason(language, &names.wish(row)));
    let said_total = levers::value(language, model, lever, all);
    html! {
        <section class="questions__needs" aria-label={language.say(said::BY_AREA)}>
            <header class="panel__head">
                <h2 class="heading">{ language.say(said::BY_AREA) }</h2>
                { edit_button(store, edit, said::step_name(model, lever), language.say(said::APPLY_EACH), language.say(said::APPLY_EACH)) }
            </header>
            <p class="questions__aside">
                { said::by_area(language, &said_total, count) }
                { " " }{ said::shared_by_people(language) }
                if cannot > 0 { { " " }{ questions::left_out(language, cannot) }{ language.pick("。", ".") } }
            </p>
            <ul class="questions__list">
                { for largest.iter().take(NEEDS).map(|need| {
                    let name = key.asked.area_name(language, need.area);
                    let yearly = need.yearly.map(full).unwrap_or_default();
                    let cell = Cell { norm: key.subject.norm, area: need.area };
                    html! { <li><span>{ name }</span>{ asked(store, model, cell, areas::with_unit(&format!("+{yearly}"), &names.unit), "") }</li> }
                }) }
            </ul>
            if largest.len() > NEEDS {
                <p class="questions__count">{ areas::first_of(language, NEEDS, largest.len()) }</p>
            }
        </section>
    }
}
