//! The part of the form in which the rule is chosen, with its parameters and what it counts.

use permille_engine::area::PopulationBase;
use permille_engine::name::Name;
use permille_engine::plan::Measure;
use permille_engine::rule::Parameter;
use yew::prelude::*;

use super::draft::{Counted, Draft};
use super::fields::Frame;
use super::reading::Field;
use crate::text::plan_edit::{self, kinds::Kind};
use crate::text::{Language, Say, Word, norms};

/// What is at hand to choose from.
#[derive(Clone, Copy)]
pub(super) struct AtHand<'a> {
    /// The bases people are counted by.
    pub bases: &'a [PopulationBase],
    /// What the open plans count.
    pub measures: &'a [Measure],
}

/// The rule: its kind with a sentence and an example, and its parameters.
pub(super) fn rule_part(frame: Frame, at_hand: AtHand) -> Html {
    let Frame { draft, language, .. } = frame;
    let options = Kind::all().map(|kind| (kind.word.to_owned(), norms::kind(language, &kind.sample()).to_owned()));
    let set = |draft: &mut Draft, word: String| {
        if let Some(kind) = Kind::from_word(&word) {
            draft.kind = kind;
        }
    };
    html! {
        <>
            { frame.choice(None, "edit-kind", language.say(plan_edit::RULE_KIND).to_owned(), options.collect(), draft.kind.word, set) }
            <div class="edit__explains" role="note" aria-live="polite">
                <p>{ language.say(draft.kind.sentence) }</p>
                <p class="is-faint">{ language.say(draft.kind.example) }</p>
            </div>
            { parameters(frame, at_hand) }
        </>
    }
}

/// What the rule needs besides its values: single fields side by side, below them the list that has a value an item.
fn parameters(frame: Frame, at_hand: AtHand) -> Html {
    let Frame { draft, language, .. } = frame;
    let say = |word| language.say(word).to_owned();
    let (mut fields, mut lists) = (Vec::new(), Vec::new());
    for parameter in draft.kind.parameters() {
        match parameter {
            Parameter::Base => {
                let bases = bases(language, at_hand, &draft.base);
                let set = |draft: &mut Draft, word| draft.base = word;
                fields.push(frame.choice(None, "edit-base", say(plan_edit::BASE), bases, &draft.base, set));
            }
            Parameter::Per => {
                let set = |draft: &mut Draft, text| draft.per = text;
                fields.push(frame.number(Field::Per, "edit-per", say(plan_edit::PER), &draft.per, set));
            }
            Parameter::From => {
                let set = |draft: &mut Draft, text| draft.from = text;
                fields.push(frame.number(Field::From, "edit-from", say(plan_edit::FROM), &draft.from, set));
            }
            Parameter::Of | Parameter::OfOrWhole => fields.extend(draft.kind.of.map(|label| of(frame, at_hand, label))),
            Parameter::FromEach => lists.push(parts(frame, at_hand, &draft.brackets, true)),
            Parameter::Bases => lists.push(parts(frame, at_hand, &draft.bases, false)),
        }
    }
    html! {
        <>
            <div class="edit__row">{ for fields }</div>
            { for lists }
        </>
    }
}

/// The stock it is a share of.
fn of(frame: Frame, at_hand: AtHand, label: Word) -> Html {
    let Frame { draft, language, .. } = frame;
    let none = if draft.kind.takes(&[Parameter::OfOrWhole]) { plan_edit::OF_WHOLE } else { plan_edit::CHOOSE };
    let mut options = vec![(String::new(), language.say(none).to_owned())];
    let counted = at_hand.measures.iter().filter(|measure| measure.adds_up());
    options.extend(counted.map(|measure| (measure.id.to_string(), named(language, measure))));
    frame.choice(Some(Field::Of), "edit-of", language.say(label).to_owned(), options, &draft.of, |draft, word| draft.of = word)
}

/// Brackets or terms, one a row.
fn parts(frame: Frame, at_hand: AtHand, list: &[String], brackets: bool) -> Html {
    let Frame { language, .. } = frame;
    let (label, add) = match brackets {
        true => (plan_edit::BRACKET_FROM, plan_edit::ADD_BRACKET),
        false => (plan_edit::TERMS, plan_edit::ADD_TERM),
    };
    let row = |part: usize, text: &str| {
        let (id, name) = (format!("edit-part-{part}"), plan_edit::nth_part(language, brackets, part + 1));
        let remove = plan_edit::about(language, plan_edit::REMOVE, &name);
        html! {
            <li class="edit__part" key={part}>
                if brackets {
                    { frame.number(Field::Part(part), &id, name, text, move |draft, text| {
                        if let Some(from) = draft.brackets.get_mut(part) { *from = text; }
                    }) }
                } else {
                    { frame.choice(None, &id, name, bases(language, at_hand, text), text, move |draft, word| {
                        if let Some(base) = draft.bases.get_mut(part) { *base = word; }
                    }) }
                }
                if list.len() > 1 { { frame.button(remove, "×".to_owned(), move |draft| draft.remove_part(part)) } }
            </li>
        }
    };
    let add_part = move |draft: &mut Draft| match brackets {
        true => draft.brackets.push(String::new()),
        false => draft.bases.push("resident".to_owned()),
    };
    html! {
        <fieldset class="edit__parts">
            <legend>{ language.say(label) }</legend>
            <ul>{ for list.iter().enumerate().map(|(part, text)| row(part, text)) }</ul>
            { frame.button(language.say(add).to_owned(), format!("+ {}", language.say(add)), add_part) }
        </fieldset>
    }
}

/// What it counts: something a plan declares, or something new with its unit.
pub(super) fn measure_part(frame: Frame, at_hand: AtHand) -> Html {
    let Frame { draft, language, .. } = frame;
    let nature = draft.kind.nature(draft.has_of());
    let current = match &draft.measure {
        Counted::Known(id) => id.as_str(),
        Counted::New { .. } => "",
    };
    let mut options = vec![(String::new(), language.say(plan_edit::SOMETHING_NEW).to_owned())];
    let fitting = at_hand.measures.iter().filter(|measure| measure.nature == nature || measure.id.as_str() == current);
    options.extend(fitting.map(|measure| (measure.id.to_string(), named(language, measure))));
    let set = |draft: &mut Draft, id: String| {
        draft.measure = match id.as_str() {
            "" => Counted::New { name: Name::default(), unit: Name::default(), whole: true },
            id => Counted::Known(id.into()),
        };
    };
    let label = language.say(plan_edit::WHAT_COUNTS).to_owned();
    html! {
        <>
            { frame.choice(Some(Field::Measure), "edit-measure", label, options, current, set) }
            if let Counted::New { name, unit, whole } = &draft.measure {
                { frame.both(None, "edit-measure-name", plan_edit::MEASURE_NAME, name, false, |draft| match &mut draft.measure {
                    Counted::New { name, .. } => Some(name),
                    Counted::Known(_) => None,
                }) }
                if !draft.kind.is_task() {
                    { frame.both(Some(Field::Unit), "edit-unit", plan_edit::MEASURE_UNIT, unit, false, |draft| match &mut draft.measure {
                        Counted::New { unit, .. } => Some(unit),
                        Counted::Known(_) => None,
                    }) }
                }
                if nature == permille_engine::plan::Nature::Resource {
                    { frame.tick("edit-whole", plan_edit::WHOLE_UNITS, *whole, |draft| {
                        if let Counted::New { whole, .. } = &mut draft.measure { *whole = !*whole; }
                    }) }
                }
            }
        </>
    }
}

/// The bases at hand, and the one that is chosen.
fn bases(language: Language, at_hand: AtHand, chosen: &str) -> Vec<(String, String)> {
    let chosen = PopulationBase::from_word(chosen);
    let more = (!at_hand.bases.contains(&chosen)).then_some(&chosen);
    at_hand.bases.iter().chain(more).map(|base| (base.word().to_owned(), norms::base(language, base))).collect()
}

/// A measure with its unit.
fn named(language: Language, measure: &Measure) -> String {
    let (name, unit) = (language.name(&measure.name), language.name(&measure.unit));
    language.pick(format!("{name}（{unit}）"), format!("{name} ({unit})"))
}
