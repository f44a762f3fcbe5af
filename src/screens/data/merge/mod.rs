//! The merge desk: several scenario files looked over together, and then one.

mod brought;
mod conflicts;
mod context;
mod files;
mod missing;
mod moved;
mod outliers;
mod reminder;
mod slips;
mod twice;
mod worked;

use std::cell::RefCell;
use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::gathering::{self, FormBack};
use permille_engine::merge::{Decisions, Holder, Incoming};
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use self::brought::{BroughtProps, brought};
use self::conflicts::Conflicts;
use self::context::Context;
use self::files::{FilesProps, files};
use self::missing::Missing;
use self::moved::moved;
use self::outliers::Outliers;
use self::reminder::Reminder;
use self::slips::Slips;
use self::worked::use_worked;
use super::year_that_came;
use crate::components::dialog::Dialog;
use crate::components::notice::NOTICE;
use crate::components::sliced::{BarWords, WorkingBar};
use crate::dom;
use crate::store::{MergeChange, MergeFile, Merging, Msg, Notice, NoticeKind, StoreHandle};
use crate::tasks;
use crate::tasks::pace::Pace;
use crate::text::merge as said;
use crate::text::numbers::iso_day;
use crate::text::{Language, Say, sentences};

/// What is said while the files are held against each other.
const BAR: BarWords = BarWords { doing: said::COMPARING, stopped: said::COMPARING_STOPPED, again: said::COMPARE_AGAIN };

/// What the desk is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MergeDeskProps {
    /// The store.
    pub store: StoreHandle,
    /// The files on it.
    pub desk: Merging,
}

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub struct MergeButtonProps {
    /// The store.
    pub store: StoreHandle,
}

/// The button that opens the desk.
#[component]
pub fn MergeButton(props: &MergeButtonProps) -> Html {
    let language = props.store.preferences.language;
    let open = {
        let store = props.store.clone();
        Callback::from(move |_: MouseEvent| store.dispatch(Msg::Merge(MergeChange::Open)))
    };
    html! {
        <button type="button" class="button" onclick={open}>{ language.say(said::MERGE) }</button>
    }
}

/// The parts of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Conflicts,
    Missing,
    Slips,
    Outliers,
    Brought,
}

impl Part {
    const ALL: [Self; 5] = [Self::Conflicts, Self::Missing, Self::Slips, Self::Outliers, Self::Brought];
}

/// A readable file.
pub(super) type Readable = (Name, Rc<ScenarioSet>);

/// The readable files, each under the name it has on the desk.
fn readable(files: &[MergeFile]) -> Vec<Readable> {
    let read = |file: &MergeFile| Some((context::label(&file.name), Rc::clone(&file.content.as_ref().ok()?.set)));
    files.iter().filter_map(read).collect()
}

fn incoming(laid: &[Readable]) -> Vec<Incoming<'_>> {
    laid.iter().map(|(label, set)| Incoming { label, set }).collect()
}

/// The forms that lie there, in their order.
fn forms(files: &[MergeFile]) -> Vec<FormBack> {
    files.iter().filter_map(|file| Some(file.form()?.back.clone())).collect()
}

/// The dialog.
#[component]
pub fn MergeDesk(props: &MergeDeskProps) -> Html {
    let MergeDeskProps { store, desk } = props;
    let language = store.preferences.language;
    let decisions = use_state_eq(Decisions::default);
    let part = use_state_eq(|| None::<Part>);
    let refused = use_state_eq(Vec::<Name>::new);
    let taking = use_state_eq(|| false);
    let (worked, behind, bar) = use_worked(store.open.as_ref().map(|open| &open.document), desk, &decisions);
    let laid = desk.files.iter().filter(|file| file.content.is_ok()).count();
    {
        // Decisions name files by their places: where other files lie, those about what is still there stay.
        let ids: Vec<u32> = desk.files.iter().filter(|file| file.content.is_ok()).map(|file| file.id).collect();
        let (decisions, about) = (decisions.clone(), use_mut_ref(Vec::<u32>::new));
        use_effect_with(ids, move |ids| {
            let before = about.replace(ids.clone());
            decisions.set(moved(&decisions, &before, ids));
        });
    }
    use_effect_with((), |()| tasks::merge::cleared);
    let close = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Merge(MergeChange::Close)))
    };
    // Once the desk is left, nothing is taken any more.
    let alive = use_mut_ref(|| true);
    {
        let alive = alive.clone();
        use_effect_with((), move |()| move || *alive.borrow_mut() = false);
    }
    let context = worked.as_ref().map(|worked| Context {
        language,
        names: worked.what.names.clone(),
        found: worked.what.found.clone(),
        merged: worked.what.merged.clone(),
        decisions: decisions.clone(),
    });
    let ready = context.clone().filter(|_| !behind && desk.reading == 0 && !*taking);
    let asks = use_state_eq(|| false);
    let to_slips = use_mut_ref(|| false);
    {
        // Once the question is gone, and has given the focus back.
        let to_slips = Rc::clone(&to_slips);
        use_effect_with(*asks, move |asks| {
            if !*asks && to_slips.replace(false) {
                dom::focus(&tab_id(Part::Slips));
            }
        });
    }
    let merge = {
        let (store, ready, refused, taking) = (store.clone(), ready.clone(), refused.clone(), taking.clone());
        let forms = Rc::new(forms(&desk.files));
        Callback::from(move |()| {
            let Some(context) = ready.clone() else { return };
            let (store, refused, taking, alive) = (store.clone(), refused.clone(), taking.clone(), alive.clone());
            let forms = Rc::clone(&forms);
            taking.set(true);
            spawn_local(async move {
                let taken = finish(&store, &context, &forms, laid, &|_| *alive.borrow()).await;
                if let Some(taken) = taken {
                    taking.set(false);
                    refused.set(taken.err().unwrap_or_default());
                }
            });
        })
    };
    // A wrong unit is looked at before it counts; without one nothing is asked.
    let doubted = ready.as_ref().map_or(0, Context::open_slips);
    let apply = {
        let (asks, merge) = (asks.clone(), merge.clone());
        Callback::from(move |_: MouseEvent| if doubted > 0 { asks.set(true) } else { merge.emit(()) })
    };
    let cancel = {
        let close = close.clone();
        Callback::from(move |_: MouseEvent| close.emit(()))
    };
    html! {
        <Dialog {language} title={language.say(said::TITLE)} id="merge" {close} wide={true} light={false} held={!desk.files.is_empty()}>
            <div class="merge">
                { files(&FilesProps { store: store.clone(), desk: desk.clone() }) }
                <WorkingBar {language} bar={bar.or_busy(*taking)} words={BAR} />
                if laid == 0 {
                    <p class="merge__empty">{ language.say(said::EMPTY) }</p>
                } else if let Some(context) = &context {
                    <p class="merge__summary" role="status">{ summary(context, &desk.files, laid) }</p>
                    { parts(context, &part, &desk.files) }
                }
                if !refused.is_empty() {
                    <div class="merge__refused" role="alert">
                        <p>{ said::refused(language) }</p>
                        <ul>{ for refused.iter().map(|sentence| html! { <li>{ language.name(sentence) }</li> }) }</ul>
                    </div>
                }
                <div class="dialog__foot merge__foot">
                    <button type="button" class="button button--main" disabled={ready.is_none()} onclick={apply}>
                        { language.say(said::APPLY) }
                    </button>
                    <button type="button" class="button" onclick={cancel}>{ language.say(said::CANCEL) }</button>
                    <span>{ language.say(said::PROMISE) }</span>
                </div>
                if *asks && doubted > 0 { { in_doubt(language, doubted, &asks, (&part, &to_slips), merge) } }
            </div>
        </Dialog>
    }
}

/// Asks whether to merge though units are doubted.
fn in_doubt(
    language: Language,
    doubted: usize,
    asks: &UseStateHandle<bool>,
    (part, to_slips): (&UseStateHandle<Option<Part>>, &Rc<RefCell<bool>>),
    merge: Callback<()>,
) -> Html {
    let close = {
        let asks = asks.clone();
        Callback::from(move |()| asks.set(false))
    };
    let look = {
        let (asks, part, to_slips) = (asks.clone(), part.clone(), Rc::clone(to_slips));
        Callback::from(move |_: MouseEvent| {
            *to_slips.borrow_mut() = true;
            asks.set(false);
            part.set(Some(Part::Slips));
        })
    };
    let go_on = {
        let asks = asks.clone();
        Callback::from(move |_: MouseEvent| {
            asks.set(false);
            merge.emit(());
        })
    };
    html! {
        <Dialog {language} title={said::in_doubt(language, doubted)} id="merge-doubts" {close}>
            <p>{ language.say(said::IN_DOUBT) }</p>
            <div class="dialog__foot">
                <button type="button" class="button button--main" onclick={look} autofocus=true>{ language.say(said::LOOK) }</button>
                <button type="button" class="button" onclick={go_on}>{ language.say(said::GO_ON) }</button>
            </div>
        </Dialog>
    }
}

/// What the files come to, in a sentence.
fn summary(context: &Context, files: &[MergeFile], readable: usize) -> String {
    let count = |wanted: &dyn Fn(&&MergeFile) -> bool| files.iter().filter(wanted).count();
    let aside = said::Aside {
        unread: count(&|file| file.content.is_err()),
        left_out: count(&|file| file.form().is_some_and(|form| form.left_out > 0)),
        twice: twice::twice(context.language, files).len(),
    };
    said::summary(context.language, readable, &context.found, &aside, context.slips().count(), context.outliers().count())
}

/// The tabs with the part that is shown: the first that holds anything, until one is chosen.
fn parts(context: &Context, chosen: &UseStateHandle<Option<Part>>, files: &[MergeFile]) -> Html {
    let language = context.language;
    let count = |part: Part| match part {
        Part::Conflicts => context.found.conflicts.len(),
        Part::Missing => context.found.missing.len() + context.found.called_otherwise.len(),
        Part::Slips => context.slips().count(),
        Part::Outliers => context.outliers().count(),
        Part::Brought => context.brought_count(),
    };
    let shown = chosen.or_else(|| Part::ALL.into_iter().find(|part| count(*part) > 0)).unwrap_or(Part::Conflicts);
    let moved = {
        let chosen = chosen.clone();
        Callback::from(move |event: KeyboardEvent| {
            let Some(now) = Part::ALL.iter().position(|part| *part == shown) else { return };
            let to = match event.key().as_str() {
                "ArrowRight" => (now + 1) % Part::ALL.len(),
                "ArrowLeft" => (now + Part::ALL.len() - 1) % Part::ALL.len(),
                "Home" => 0,
                "End" => Part::ALL.len() - 1,
                _ => return,
            };
            event.prevent_default();
            chosen.set(Some(Part::ALL[to]));
            dom::focus(&tab_id(Part::ALL[to]));
        })
    };
    // Whoever decides something stays there, whatever files come.
    let stay = {
        let chosen = chosen.clone();
        Callback::from(move |_: FocusEvent| chosen.set(Some(shown)))
    };
    html! {
        <>
            <div class="merge__tabs" role="tablist" aria-label={language.say(said::PARTS)} onkeydown={moved}>
                { for Part::ALL.into_iter().map(|part| {
                    let chosen = chosen.clone();
                    let onclick = Callback::from(move |_: MouseEvent| chosen.set(Some(part)));
                    html! {
                        <button type="button" role="tab" class="tab" id={tab_id(part)} aria-controls="merge-part" {onclick}
                            aria-selected={(part == shown).to_string()} tabindex={if part == shown { "0" } else { "-1" }}>
                            { name(language, part) }
                            <span class="merge__count">{ count(part) }</span>
                        </button>
                    }
                }) }
            </div>
            <div class="merge__part" id="merge-part" role="tabpanel" aria-labelledby={tab_id(shown)} tabindex="0" onfocusin={stay}>
                { match shown {
                    Part::Conflicts => html! { <Conflicts context={context.clone()} /> },
                    Part::Missing => html! {
                        <>
                            <Missing context={context.clone()} />
                            // A page that stands alone keeps no rounds, and leaves this out for its size.
                            if !cfg!(feature = "alone") { <Reminder context={context.clone()} files={files.to_vec()} /> }
                        </>
                    },
                    Part::Slips => html! { <Slips context={context.clone()} /> },
                    Part::Outliers => html! { <Outliers context={context.clone()} /> },
                    Part::Brought => html! { { brought(&BroughtProps { context: context.clone() }) } },
                } }
            </div>
        </>
    }
}

fn tab_id(part: Part) -> String {
    format!("merge-tab-{part:?}").to_lowercase()
}

fn name(language: Language, part: Part) -> &'static str {
    language.say(match part {
        Part::Conflicts => said::CONFLICTS,
        Part::Missing => said::MISSING,
        Part::Slips => said::SLIPS,
        Part::Outliers => said::OUTLIERS,
        Part::Brought => said::BROUGHT,
    })
}

/// Makes the one file as a step that can be undone; what keeps it from being computed otherwise. `None` where it is not wanted any more.
async fn finish(
    store: &StoreHandle,
    context: &Context,
    forms: &[FormBack],
    files: usize,
    goes_on: &dyn Fn(f64) -> bool,
) -> Option<Result<(), Vec<Name>>> {
    let merged = &context.merged;
    let undecided = context.found.conflicts.iter().filter(|conflict| conflict.taken(&context.decisions).is_none()).count();
    let step = match &store.open {
        Some(open) => {
            let mut edits: Vec<Edit> = merged.edit.iter().cloned().collect();
            // Who has returned a form is kept in the same step as its figures.
            edits.extend(gathering::returned(open.set(), forms, &iso_day(dom::today())));
            match edits.is_empty() {
                true => None,
                false => match tasks::prepare_edit::step(open, Edit::All(edits), said::step(files), goes_on).await? {
                    Ok(step) => Some(step),
                    Err(problems) => {
                        let fatal = problems.iter().filter(|problem| problem.is_fatal());
                        return Some(Err(fatal.map(sentences::problem).collect()));
                    }
                },
            }
        }
        None => None,
    };
    let mut pace = Pace::default();
    let now = store.view.figures.unwrap_or(merged.set.baseline.base_year);
    let came = merged.taken.iter().filter(|(_, holder)| **holder != Holder::Mine).map(|(place, _)| place.year);
    let shown = year_that_came(came, now);
    // To find that among very many figures is enough for one go.
    pace.rest_if_due().await;
    store.dispatch(Msg::Notice(None));
    let title = match step {
        Some(step) => {
            store.dispatch(step);
            store.dispatch(Msg::Figures(shown));
            said::done(files)
        }
        None => Name::new(said::NOTHING_NEW.zh, said::NOTHING_NEW.en),
    };
    store.dispatch(Msg::Merge(MergeChange::Close));
    let sentences = (undecided > 0).then(|| said::left_undecided(undecided)).into_iter().collect();
    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Done, title, sentences })));
    // Files that were dropped leave nothing to give the focus back to.
    dom::focus_soon(NOTICE);
    // What lay on the desk is cleared away once the page has been drawn.
    pace.rest().await;
    Some(Ok(()))
}
