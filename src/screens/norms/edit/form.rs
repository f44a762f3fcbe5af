//! The form in which a norm is written: a dialog over the page, with what the norm would require beside it.

use std::rc::Rc;
use std::sync::Arc;

use permille_engine::area::Level;
use permille_engine::edit::Edit;
use permille_engine::id::NormId;
use permille_engine::norm::{Direction, Domain, Norm, Strength};
use permille_engine::plan::{Measure, Plan};
use permille_engine::quantity::Quantity;
use permille_exchange::files::shipped;
use yew::prelude::*;

use super::apply;
use super::draft::{Counted, Draft, Home};
use super::fields::Frame;
use super::preview::{self, Sight};
use super::preview_part::preview_part;
use super::reading::{self, Field, Reading};
use super::rule_part::{AtHand, measure_part, rule_part};
use super::target_part::target_part;
use crate::components::dialog::Dialog;
use crate::queries::plans::clashes;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::{Language, Say, norms, plan_edit, words};

/// Where a norm goes that stands in no open plan yet.
#[derive(Clone, PartialEq)]
pub struct Elsewhere {
    /// The plan it will stand in, for its territory and years.
    pub head: Rc<Plan>,
    /// What can be counted there beside what the open plans count.
    pub measures: Rc<Vec<Measure>>,
    /// Takes the norm, and what it counts where that is new.
    pub take: Callback<(Norm, Option<Measure>)>,
}

/// What the form is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FormProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// What it begins with.
    pub draft: Draft,
    /// Closes it, with the norm that was kept.
    pub close: Callback<Option<NormId>>,
    /// Where the norm goes, where that is none of the open plans.
    #[prop_or_default]
    pub elsewhere: Option<Elsewhere>,
}

/// The form.
#[component]
pub fn Form(props: &FormProps) -> Html {
    let FormProps { store, open, .. } = props;
    let language = store.preferences.language;
    let begun = props.draft.clone();
    let draft = use_reducer(move || begun);
    let tried = use_state(|| false);
    let refused = use_state(Vec::<String>::new);
    let shipped = use_memo((), |()| shipped::plans().unwrap_or_default());
    let at_hand = use_memo((open.clone(), props.elsewhere.clone()), |(open, elsewhere)| at_hand(open, elsewhere.as_ref()));
    let head =
        props.elsewhere.as_ref().map_or_else(|| preview::head(open.set(), &draft.home), |elsewhere| (*elsewhere.head).clone());
    let reading = Rc::new(reading::read(&draft, head.years.1, &at_hand));
    let previewed = {
        let what = (open.clone(), store.view.scenario, store.view.area, store.view.year, reading.clone(), head.clone());
        let at_hand = at_hand.clone();
        use_memo(what, move |(open, scenario, area, year, reading, head)| {
            let norm = reading.norm.as_ref()?;
            let sight = Sight { set: open.set(), scenario: open.scenario(*scenario)?, area: *area, year: *year };
            Some(preview::preview(sight, head, norm, counted_by(norm, reading, &at_hand)))
        })
    };
    let keep = {
        let (store, open, draft, reading) = (store.clone(), open.clone(), draft.clone(), reading.clone());
        let (tried, refused, close, elsewhere) = (tried.clone(), refused.clone(), props.close.clone(), props.elsewhere.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            if let Some((field, _)) = reading.complaints.first() {
                crate::dom::focus(&id_of(*field));
                return;
            }
            if let (Some(elsewhere), Some(norm)) = (&elsewhere, &reading.norm) {
                elsewhere.take.emit((norm.clone(), reading.measure.clone()));
                return close.emit(None);
            }
            match apply::saved(open.set(), &shipped, &draft, &reading) {
                Ok((plans, norm)) => {
                    let clashes = clashes(&plans);
                    if !clashes.is_empty() {
                        refused.set(clashes.iter().map(|problem| problem.sentence(language)).collect());
                        return;
                    }
                    let name = reading.norm.as_ref().map(|norm| norm.name.clone()).unwrap_or_default();
                    let name = if draft.id.is_some() { plan_edit::change_step(&name) } else { plan_edit::add_step(&name) };
                    store.dispatch(Msg::Edit { edit: Edit::Plans { plans }, name, key: None });
                    close.emit(Some(norm));
                }
                Err(problems) => refused.set(problems.iter().map(|problem| problem.sentence(language)).collect()),
            }
        })
    };
    let close = {
        let close = props.close.clone();
        Callback::from(move |()| close.emit(None))
    };
    let cancel = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    let frame = Frame { draft: &draft, drafting: &draft.dispatcher(), reading: &reading, tried: *tried, language };
    let hand = AtHand { bases: open.model.bases(), measures: &at_hand };
    let title = props.draft.id.as_ref().map(|_| language.name(&props.draft.name));
    let area = open.model.areas().get(store.view.area).map(|area| language.name(&area.name)).unwrap_or_default();
    let measure = counted(&draft, &reading, &at_hand);
    let unit = unit(language, &reading, measure.as_ref());
    let before = before(open, store, props.draft.id.as_ref());
    html! {
        <Dialog {language} id="edit" class="edit" title={plan_edit::form_title(language, title)} {close} held={*draft != props.draft}>
            <form class="edit__form" onsubmit={keep} novalidate=true>
                <div class="edit__columns">
                    <div class="edit__fields">
                        { name_part(frame, open, props.draft.id.is_none() && props.elsewhere.is_none()) }
                        <section class="edit__section" aria-label={language.say(plan_edit::RULE_KIND)}>
                            { rule_part(frame, hand) }
                            { measure_part(frame, hand) }
                            { target_part(frame, &unit, head.years.1) }
                        </section>
                        { source_part(frame) }
                    </div>
                    { preview_part(language, area, measure.as_ref(), previewed.as_ref().as_ref(), &before) }
                </div>
                <div class="dialog__foot edit__foot">
                    <button type="submit" class="button button--main">{ language.say(plan_edit::KEEP) }</button>
                    <button type="button" class="button" onclick={cancel}>{ language.say(plan_edit::CANCEL) }</button>
                    <div class="edit__verdict" role="status">
                        if *tried && !reading.complaints.is_empty() { <p>{ plan_edit::not_complete(language, reading.complaints.len()) }</p> }
                        { for refused.iter().map(|sentence| html! { <p>{ sentence }</p> }) }
                    </div>
                </div>
            </form>
        </Dialog>
    }
}

/// What the open plans count, and what is counted where the norm goes, each once.
fn at_hand(open: &Open, elsewhere: Option<&Elsewhere>) -> Vec<Measure> {
    let further = elsewhere.map(|elsewhere| elsewhere.measures.as_slice()).unwrap_or_default();
    open.model.measures().iter().chain(further).cloned().collect()
}

/// What a preview has to know: what the norm counts, and what it takes a share of.
fn counted_by(norm: &Norm, reading: &Reading, known: &[Measure]) -> Vec<Measure> {
    let asked = |measure: &&Measure| measure.id == norm.measure || norm.rule.of() == Some(&measure.id);
    known.iter().filter(asked).chain(&reading.measure).cloned().collect()
}

/// What the draft counts.
fn counted(draft: &Draft, reading: &Reading, known: &[Measure]) -> Option<Measure> {
    match &draft.measure {
        Counted::Known(id) => known.iter().find(|measure| measure.id == *id).cloned(),
        Counted::New { .. } => reading.measure.clone(),
    }
}

/// The unit values are typed in, as far as it is known.
fn unit(language: Language, reading: &Reading, measure: Option<&Measure>) -> String {
    match (&reading.norm, measure) {
        (Some(norm), Some(measure)) => norms::value_unit(language, norm, measure),
        (None, Some(measure)) => language.name(&measure.unit).to_owned(),
        _ => String::new(),
    }
}

/// What the norm required before, in the area in view.
fn before<'a>(open: &'a Open, store: &'a StoreHandle, norm: Option<&NormId>) -> impl Fn(u16) -> Option<Quantity> + use<'a> {
    let position = norm.and_then(|norm| open.model.norm_position(norm));
    move |year| {
        let outlook = open.outlook(store.view.scenario)?;
        outlook.norm(position?).requirement(open.model.cell(store.view.area, year)?)
    }
}

/// Where it stands, its name, and whom it binds how hard.
fn name_part(frame: Frame, open: &Open, is_new: bool) -> Html {
    let Frame { draft, language, .. } = frame;
    let say = |word| language.say(word).to_owned();
    let levels = Level::ALL.map(|level| (level.word().to_owned(), language.say(words::level_of_one(level)).to_owned()));
    let domains = Domain::ALL.map(|(domain, word)| (word.to_owned(), language.say(words::domain(domain)).to_owned()));
    let strengths = STRENGTHS.map(|(strength, word)| (word.to_owned(), language.say(words::strength(strength)).to_owned()));
    let directions = [("at-least", plan_edit::AT_LEAST), ("at-most", plan_edit::AT_MOST)];
    let directions = directions.map(|(word, said)| (word.to_owned(), language.say(said).to_owned()));
    let domain = Domain::ALL.into_iter().find(|(domain, _)| *domain == draft.domain).map_or("", |(_, word)| word);
    let strength = STRENGTHS.into_iter().find(|(strength, _)| *strength == draft.strength).map_or("", |(_, word)| word);
    let direction = if draft.direction == Direction::AtMost { "at-most" } else { "at-least" };
    html! {
        <section class="edit__section" aria-label={language.say(plan_edit::NAME)}>
            if is_new { { home(frame, &open.set().plans) } }
            { frame.both(Some(Field::Name), "edit-name", plan_edit::NAME, &draft.name, false, |draft| Some(&mut draft.name)) }
            <p class="edit__hint">{ plan_edit::in_both(language) }</p>
            <div class="edit__row">
                { frame.choice(None, "edit-domain", say(words::DOMAIN), domains.to_vec(), domain, |draft, word| {
                    let found = Domain::ALL.into_iter().find(|(_, one)| *one == word);
                    draft.domain = found.map_or(draft.domain, |(domain, _)| domain);
                }) }
                { frame.choice(None, "edit-level", say(plan_edit::LEVEL_BOUND), levels.to_vec(), draft.level.word(), |draft, word| {
                    draft.level = Level::from_word(&word).unwrap_or(draft.level);
                }) }
                { frame.choice(None, "edit-direction", say(plan_edit::DIRECTION), directions.to_vec(), direction, |draft, word| {
                    draft.direction = if word == "at-most" { Direction::AtMost } else { Direction::AtLeast };
                }) }
                { frame.choice(None, "edit-strength", say(words::STRENGTH), strengths.to_vec(), strength, |draft, word| {
                    let found = STRENGTHS.into_iter().find(|(_, one)| *one == word);
                    draft.strength = found.map_or(draft.strength, |(strength, _)| strength);
                }) }
            </div>
        </section>
    }
}

const STRENGTHS: [(Strength, &str); 3] = [(Strength::Must, "must"), (Strength::Should, "should"), (Strength::About, "about")];

/// The plan a new norm stands in.
fn home(frame: Frame, plans: &[Arc<Plan>]) -> Html {
    let Frame { draft, language, .. } = frame;
    let mut options: Vec<_> =
        plans.iter().map(|plan| (plan.id.to_string(), super::super::view::document(language, plan).to_owned())).collect();
    options.push((String::new(), language.say(plan_edit::NEW_PLAN).to_owned()));
    let chosen = match &draft.home {
        Home::Plan(id) => id.as_str(),
        Home::New { .. } => "",
    };
    let set = |draft: &mut Draft, id: String| {
        draft.home = match id.as_str() {
            "" => Home::New { title: Default::default(), number: String::new(), issuer: Default::default() },
            id => Home::Plan(id.into()),
        };
    };
    html! {
        <>
            { frame.choice(None, "edit-home", language.say(plan_edit::STANDS_IN).to_owned(), options, chosen, set) }
            if let Home::New { title, number, issuer } = &draft.home {
                { frame.both(Some(Field::PlanTitle), "edit-plan-title", plan_edit::PLAN_TITLE, title, false, |draft| match &mut draft.home {
                    Home::New { title, .. } => Some(title),
                    Home::Plan(_) => None,
                }) }
                { frame.line(None, "edit-plan-number", language.say(plan_edit::PLAN_NUMBER).to_owned(), number, |draft, text| {
                    if let Home::New { number, .. } = &mut draft.home { *number = text; }
                }) }
                { frame.both(None, "edit-plan-issuer", plan_edit::PLAN_ISSUER, issuer, false, |draft| match &mut draft.home {
                    Home::New { issuer, .. } => Some(issuer),
                    Home::Plan(_) => None,
                }) }
            }
        </>
    }
}

/// The clause, what it demands, and what is doubtful.
fn source_part(frame: Frame) -> Html {
    let Frame { draft, language, .. } = frame;
    let clause = language.pick(
        format!("{}（{}）", plan_edit::CLAUSE.zh, plan_edit::CLAUSE_HINT.zh),
        format!("{}, {}", plan_edit::CLAUSE.en, plan_edit::CLAUSE_HINT.en),
    );
    html! {
        <section class="edit__section" aria-label={language.say(plan_edit::SOURCE)}>
            <h3 class="heading">{ language.say(plan_edit::SOURCE) }</h3>
            <p class="edit__hint">{ plan_edit::about_source(language) }</p>
            { frame.line(Some(Field::Clause), "edit-clause", clause, &draft.clause, |draft, text| draft.clause = text) }
            { frame.both(Some(Field::Statement), "edit-statement", plan_edit::STATEMENT, &draft.statement, true,
                |draft| Some(&mut draft.statement)) }
            { frame.both(None, "edit-note", plan_edit::NOTE, &draft.note, true, |draft| Some(&mut draft.note)) }
        </section>
    }
}

/// The id of the input a field is typed into.
fn id_of(field: Field) -> String {
    match field {
        Field::PlanTitle => "edit-plan-title-zh-CN".to_owned(),
        Field::Name => "edit-name-zh-CN".to_owned(),
        Field::Measure => "edit-measure".to_owned(),
        Field::Unit => "edit-unit-zh-CN".to_owned(),
        Field::Per => "edit-per".to_owned(),
        Field::From => "edit-from".to_owned(),
        Field::Part(part) => format!("edit-part-{part}"),
        Field::Of => "edit-of".to_owned(),
        Field::Targets => "edit-target-0-year".to_owned(),
        Field::Year(target) => format!("edit-target-{target}-year"),
        Field::Month(target) => format!("edit-target-{target}-month"),
        Field::Value(target, part) => format!("edit-target-{target}-value-{part}"),
        Field::Upper(target) => format!("edit-target-{target}-upper"),
        Field::Clause => "edit-clause".to_owned(),
        Field::Statement => "edit-statement-zh-CN".to_owned(),
    }
}
