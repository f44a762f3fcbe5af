//! The part of the form in which targets are set, one a row.

use permille_engine::area::PopulationBase;
use permille_engine::rule::Parameter;
use permille_engine::year::Year;
use permille_exchange::wording::figure;
use yew::prelude::*;

use super::draft::{Draft, TargetDraft};
use super::fields::Frame;
use super::reading::Field;
use crate::text::{Language, Say, norms, plan_edit};

/// The targets, one a row.
pub(super) fn target_part(frame: Frame, unit: &str, last_year: Year) -> Html {
    let Frame { draft, language, .. } = frame;
    let add = language.say(plan_edit::ADD_TARGET);
    html! {
        <fieldset class="edit__targets">
            <legend>{ language.say(plan_edit::TARGETS_BY_YEAR) }</legend>
            <ul>
                { for draft.targets.iter().enumerate().map(|(position, target)| row(frame, unit, position, target)) }
            </ul>
            { frame.said(Field::Targets) }
            { frame.button(add.to_owned(), format!("+ {add}"), Draft::add_target) }
            <p class="edit__hint">{ plan_edit::about_targets(language, last_year) }</p>
        </fieldset>
    }
}

fn row(frame: Frame, unit: &str, position: usize, target: &TargetDraft) -> Html {
    let Frame { draft, language, .. } = frame;
    let id = |what: &str| format!("edit-target-{position}-{what}");
    let say = |word| language.say(word).to_owned();
    let nth = plan_edit::nth_target(language, position + 1);
    html! {
        <li class="edit__target" key={position}>
            { frame.number(Field::Year(position), &id("year"), say(plan_edit::TARGET_YEAR), &target.year,
                at(position, |target, text| target.year = text)) }
            { for (0..draft.parts()).map(|part| {
                frame.number(Field::Value(position, part), &id(&format!("value-{part}")), value_label(language, draft, part, unit),
                    target.value(part), at(position, move |target, text| target.put(part, text)))
            }) }
            if draft.targets.len() > 1 {
                { frame.button(plan_edit::about(language, plan_edit::REMOVE, &nth), "×".to_owned(), move |draft| {
                    if position < draft.targets.len() { draft.targets.remove(position); }
                }) }
            }
            <details class="edit__more" open={target.has_more()}>
                <summary>{ language.say(plan_edit::MORE) }</summary>
                <div class="edit__row">
                    { frame.number(Field::Month(position), &id("month"), say(plan_edit::MONTH), &target.month,
                        at(position, |target, text| target.month = text)) }
                    if draft.parts() == 1 {
                        { frame.number(Field::Upper(position), &id("upper"), say(plan_edit::UPPER), &target.upper,
                            at(position, |target, text| target.upper = text)) }
                    }
                    { frame.tick(&id("every"), plan_edit::EVERY_YEAR, target.every_year, move |draft| {
                        if let Some(target) = draft.targets.get_mut(position) { target.every_year = !target.every_year; }
                    }) }
                </div>
                { frame.both(None, &id("words"), plan_edit::IN_WORDS, &target.words, false,
                    move |draft| draft.targets.get_mut(position).map(|target| &mut target.words)) }
            </details>
        </li>
    }
}

/// A change to the target at a position.
fn at(
    position: usize,
    set: impl Fn(&mut TargetDraft, String) + Clone + 'static,
) -> impl Fn(&mut Draft, String) + Clone + 'static {
    move |draft, text| {
        if let Some(target) = draft.targets.get_mut(position) {
            set(target, text);
        }
    }
}

/// What a value is of: the unit, or the bracket or base it stands for.
fn value_label(language: Language, draft: &Draft, part: usize, unit: &str) -> String {
    let of_part = draft.kind.parameters().iter().find_map(|parameter| match parameter {
        Parameter::FromEach => {
            let from = draft.brackets.get(part).map(String::as_str).unwrap_or_default();
            let from = figure::whole(from, "人").map_or_else(|| from.to_owned(), |from| norms::people(language, from));
            Some(language.pick(format!("{from}人起"), format!("from {from}")))
        }
        Parameter::Bases => {
            let base = draft.bases.get(part).map(String::as_str).unwrap_or_default();
            Some(norms::base(language, &PopulationBase::from_word(base)))
        }
        Parameter::Base | Parameter::Per | Parameter::From | Parameter::Of | Parameter::OfOrWhole => None,
    });
    match of_part {
        None if unit.is_empty() => language.say(plan_edit::VALUE).to_owned(),
        of_part => {
            let value = of_part.unwrap_or_else(|| language.say(plan_edit::VALUE).to_owned());
            language.pick(format!("{value}（{unit}）"), format!("{value} ({unit})"))
        }
    }
}
