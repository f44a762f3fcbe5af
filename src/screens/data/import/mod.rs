//! Importing a table: read it, say what its columns are, check what would change, and make one step of it.
//!
//! The table stays in the worker, which works out what an import would do whenever something else is said (`looking`). Meanwhile what was seen last
//! stays, with the progress and a way to stop.

mod areas;
mod check;
mod columns;
mod decide;
mod draft;
mod file;
pub mod find;
mod looking;
mod options;
mod overview;
mod renewing;
mod sheets;
pub mod tools;
pub mod view;

use std::rc::Rc;

use js_sys::Uint8Array;
use permille_exchange::files::scenario_file::Document;
use permille_exchange::tables::import::{Origin, Preview, edit};
use permille_exchange::tables::sheet::Sheet;
use yew::prelude::*;

use self::check::Check;
use self::columns::Columns;
use self::draft::Draft;
use self::file::Reading;
use self::looking::{Act, Fault, Looking};
use self::renewing::{Renewing, fault};
use self::sheets::Ticked;
use self::view::{Figures, Target};
use crate::components::dialog::Dialog;
use crate::components::same::Same;
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle, Table};
use crate::tasks::columns as kept;
use crate::tasks::import_table::ImportWorker;
use crate::tasks::merge::lay_forms;
use crate::tasks::work::ServiceEvent;
use crate::text::import::List;
use crate::text::later::Lost;
use crate::text::numbers::iso_day;
use crate::text::{Language, Say, import};
use crate::work::import::memory::Memory;
use crate::work::import::said;
use crate::work::import::sheets::Held;
use crate::work::import::{ImportService, Look, Request, Response, Seen};

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportDialogProps {
    /// The store.
    pub store: StoreHandle,
}

/// Where tables are imported: nothing to see until one is picked or dropped.
#[component]
pub fn ImportDialog(props: &ImportDialogProps) -> Html {
    let (Some(table), Some(open)) = (&props.store.table, &props.store.open) else { return Html::default() };
    let key = format!("{:?} {:?}", Rc::as_ptr(&table.bytes), table.sheets);
    html! { <Import key={key} store={props.store.clone()} table={table.clone()} document={Same::new(&open.document)} /> }
}

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
struct ImportProps {
    store: StoreHandle,
    table: Table,
    /// The file it goes into.
    document: Same<Document>,
}

/// What the steps see.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    pub(super) seen: Same<Seen>,
    /// The figures that columns may hold.
    pub(super) figures: Same<Figures>,
}

/// Which step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Columns,
    Check,
}

/// The dialog.
#[component]
fn Import(props: &ImportProps) -> Html {
    let ImportProps { store, table, document } = props;
    let language = store.preferences.language;
    let looking = use_reducer(Looking::default);
    let chosen = use_state_eq(|| None::<Step>);
    // A table that asks nothing opens where one sees what comes in.
    let step = chosen.unwrap_or(if looking.plain { Step::Check } else { Step::Columns });
    let worker = {
        let (hear, file, bytes) = (hear(&looking), table.file.clone(), Rc::clone(&table.bytes));
        use_memo(document.clone(), |document| ImportWorker::new(file, bytes, document.shared(), hear))
    };
    {
        // Let go of with the dialog, or where the file is another by now, the worker ends at once.
        let (dispatch, first) = (looking.dispatcher(), use_mut_ref(|| true));
        use_effect_with(document.clone(), {
            let worker = Rc::clone(&worker);
            move |_| {
                if !first.replace(false) {
                    dispatch.dispatch(Act::Moved);
                }
                move || worker.end()
            }
        });
    }
    {
        // Not within what is heard of it.
        let worker = Rc::clone(&worker);
        use_effect_with(looking.fault.is_some(), move |lost| {
            if *lost {
                worker.end();
            }
        });
    }
    {
        let (worker, looking, first) = (Rc::clone(&worker), looking.clone(), table.sheets.first().copied());
        use_effect_with(looking.to_ask(language), move |number| {
            if let Some(number) = *number {
                looking.dispatch(Act::Asked(language));
                let mut look = look(number, looking.draft.as_ref(), language);
                if looking.draft.is_none() {
                    look.say.extend(first.map(said::Say::Sheet));
                }
                worker.look(look);
            }
        });
    }
    let shown = use_memo(looking.seen.as_ref().map(|(seen, _)| seen.clone()), |seen| {
        let seen = seen.clone()?;
        let figures = Rc::new(Figures::of(&seen));
        Some(Shown { figures: Same::new(&figures), seen })
    });
    // The sheets that are looked at once this one is imported.
    let then = use_mut_ref(Vec::<usize>::new);
    let ticked = use_state_eq(|| (!table.sheets.is_empty()).then(|| table.sheets.clone()));
    let shut = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Table(None)))
    };
    {
        let (store, table, shut, state) = (store.clone(), table.clone(), shut.clone(), looking.clone());
        let then = Rc::clone(&then);
        use_effect_with(looking.changes.clone(), move |changes| {
            if let (Some(changes), Some((seen, draft))) = (changes, &state.seen) {
                shut.emit(());
                finish(&store, &table, draft, seen, changes);
                if !then.borrow().is_empty() {
                    store.dispatch(Msg::Table(Some(Table { sheets: then.take(), ..table.clone() })));
                }
            }
        });
    }
    {
        let (store, file) = (store.clone(), table.file.clone());
        use_effect_with(looking.forms.clone(), move |forms| {
            if let Some(forms) = forms {
                store.dispatch(Msg::Table(None));
                lay_forms(&store, &file, forms);
            }
        });
    }
    let close = {
        let shut = shut.clone();
        Callback::from(move |_: MouseEvent| shut.emit(()))
    };
    let change = {
        let dispatch = looking.dispatcher();
        Callback::from(move |next: Draft| dispatch.dispatch(Act::Say(Box::new(next))))
    };
    let go = |to: Step| {
        let chosen = chosen.clone();
        Callback::from(move |_: MouseEvent| {
            // A field that holds what was refused is put right before anything goes on as if it were not there.
            if to == Step::Columns || !dom::focus_refused(".import") {
                chosen.set(Some(to));
            }
        })
    };
    // What was worked out last is asked about, also where the worker is gone by now.
    let ask = {
        let (worker, looking) = (Rc::clone(&worker), looking.clone());
        move |request: Request| {
            let draft = looking.seen.as_ref().map(|(_, draft)| draft);
            worker.ask(request, || draft.map(|draft| look(0, Some(draft), language)));
        }
    };
    let apply = |next: Vec<usize>| {
        let (looking, ask, then) = (looking.dispatcher(), ask.clone(), Rc::clone(&then));
        Callback::from(move |_: MouseEvent| {
            then.replace(next.clone());
            looking.dispatch(Act::Import);
            ask(Request::Changes);
        })
    };
    let listing = {
        let (looking, ask, number) = (looking.dispatcher(), ask.clone(), use_mut_ref(|| 0_u32));
        Callback::from(move |(list, search): (List, String)| {
            let next = number.borrow().wrapping_add(1);
            number.replace(next);
            looking.dispatch(Act::Listing(next, list));
            ask(Request::List { number: next, list, search });
        })
    };
    let stop = {
        let (worker, looking) = (Rc::clone(&worker), looking.dispatcher());
        Callback::from(move |()| {
            worker.end();
            looking.dispatch(Act::Stop);
        })
    };
    let again = {
        let looking = looking.dispatcher();
        Callback::from(move |_: MouseEvent| looking.dispatch(Act::Again))
    };
    let busy = looking.is_busy(language);
    let foot = |buttons: Html| {
        html! {
            <>
                if let Some(told) = &looking.fault {
                    { fault(language, told, again.clone()) }
                }
                <div class="dialog__foot import__foot">
                    <Renewing {language} {busy} percent={looking.percent} stop={stop.clone()} />
                    { buttons }
                </div>
            </>
        }
    };
    let sheets = |draft: &Draft| {
        let held = looking.sheets.clone();
        let with_any = |held: &Same<Vec<Held>>| (0..held.len()).filter(|&sheet| held[sheet].any()).collect();
        let after = || looking.seen.iter().flat_map(|(seen, _)| draft.sheet..seen.sheets.len()).collect();
        let all = (*ticked).clone().or_else(|| held.as_ref().map(with_any)).unwrap_or_else(after);
        let ticked = ticked.clone();
        Ticked { held, ticked: all, tick: Callback::from(move |all| ticked.set(Some(all))) }
    };
    let steps = [(Step::Columns, import::COLUMNS), (Step::Check, import::CHECK)];
    let body = match (&looking.draft, &*shown) {
        (Some(draft), Some(shown)) => {
            let cancel =
                html! { <button type="button" class="button" onclick={close.clone()}>{ language.say(import::CANCEL) }</button> };
            match step {
                Step::Columns => html! {
                    <>
                        <Columns {language} draft={draft.clone()} shown={shown.clone()} change={change} sheets={sheets(draft)} />
                        { foot(html! {
                            <>
                                <button type="button" class="button button--main" onclick={go(Step::Check)}>{ language.say(import::NEXT) }</button>
                                { cancel }
                            </>
                        }) }
                    </>
                },
                Step::Check => {
                    let mut next = sheets(draft).ticked;
                    next.retain(|sheet| *sheet != draft.sheet);
                    let another = next.first().and_then(|next| shown.seen.sheets.get(*next));
                    let disabled = !shown.seen.ready || busy || looking.fault.is_some();
                    html! {
                        <>
                            <Check {language} draft={draft.clone()} shown={shown.clone()} listed={looking.listed.clone()} {listing} change={change} />
                            { foot(html! {
                                <>
                                    <button type="button" class="button button--main" {disabled} onclick={apply(Vec::new())}>
                                        { language.say(import::APPLY) }
                                    </button>
                                    if let Some(name) = another {
                                        <button type="button" class="button" {disabled} onclick={apply(next.clone())}>
                                            { import::apply_and_look(language, name) }
                                        </button>
                                    }
                                    <button type="button" class="button" onclick={go(Step::Columns)}>{ language.say(import::BACK) }</button>
                                    { cancel }
                                </>
                            }) }
                        </>
                    }
                }
            }
        }
        _ => html! { <Reading {language} percent={looking.percent} fault={looking.fault.clone()} close={shut.clone()} /> },
    };
    let held = looking.draft.as_ref().zip(looking.guessed.as_ref()).is_some_and(|(draft, guessed)| draft.says_more(guessed));
    html! {
        <Dialog {language} title={import::title(language, &table.file)} id="import" class="import" close={shut.clone()} light={false}
            {held} page={1 + usize::from(looking.draft.is_some()) + usize::from(step == Step::Check)}>
                if looking.draft.is_some() {
                    <ol class="import__steps">
                        { for steps.into_iter().map(|(one, word)| html! {
                            <li aria-current={(one == step).then_some("step")}>{ language.say(word) }</li>
                        }) }
                    </ol>
                }
                <div class="import__body" aria-busy={busy.to_string()}>{ body }</div>
        </Dialog>
    }
}

/// What is heard of the worker.
fn hear(looking: &UseReducerHandle<Looking>) -> Callback<ServiceEvent<ImportService>> {
    let dispatch = looking.dispatcher();
    Callback::from(move |event: ServiceEvent<ImportService>| {
        dispatch.dispatch(match event {
            ServiceEvent::Response(Response::Percent(percent), _) => Act::Percent(percent),
            ServiceEvent::Response(Response::Refused(told), _) => Act::Fault(Fault::Refused(told)),
            ServiceEvent::Response(Response::Forms(sheets), _) => {
                Act::Forms(Rc::new(sheets.into_iter().map(Sheet::from).collect()))
            }
            ServiceEvent::Response(Response::Seen { number, seen }, _) => Act::Seen(number, Rc::from(seen)),
            ServiceEvent::Response(Response::Sheets(held), _) => Act::Sheets(Rc::new(held)),
            ServiceEvent::Response(Response::Listed { number, listed }, _) => Act::Listed(number, Rc::new(listed)),
            ServiceEvent::Response(Response::Changes(changes), areas) => changes
                .preview(&Uint8Array::to_vec(&areas))
                .map_or(Act::Fault(Fault::Lost(Lost::GaveUp)), |preview| Act::Changes(Rc::new(preview))),
            ServiceEvent::Lost(lost) => Act::Fault(Fault::Lost(lost)),
        });
    })
}

/// What is asked of the worker: what was said, and what was said further.
fn look(number: u32, draft: Option<&Draft>, language: Language) -> Look {
    Look {
        number,
        chinese: language == Language::Zh,
        said: draft.map(|draft| (draft.sheet, (&draft.mapping).into())),
        say: draft.map(|draft| draft.say.clone()).unwrap_or_default(),
        new: draft.is_some_and(|draft| draft.target == Target::New),
        memory: kept::load(),
    }
}

/// Keeps what the planner said of the columns, for the next table with such heads.
fn remember(draft: &Draft, seen: &Seen) {
    if draft.said.is_empty() {
        return;
    }
    let mut memory = Memory::read(&kept::load());
    for (&column, key) in &draft.said {
        if let Some(head) = seen.heads.get(column).cloned().flatten() {
            memory.keep(head, key.clone());
        }
    }
    kept::keep(&memory.write());
}

/// Makes one step of the import, or a file of its own.
fn finish(store: &StoreHandle, table: &Table, draft: &Draft, seen: &Seen, preview: &Preview) {
    let Some(open) = &store.open else { return };
    let set = view::base(open.set(), draft.target, &table.file, draft.mapping.year);
    let sheet = seen.sheets.get(draft.sheet).filter(|_| seen.sheets.len() > 1).cloned();
    let origin = Origin { file: table.file.clone(), sheet, day: iso_day(dom::today()) };
    let Some(edit) = edit(&set, preview, &origin) else { return };
    remember(draft, seen);
    let (figures, areas) = (preview.changes.len(), preview.new_areas.len());
    let told = Notice { kind: NoticeKind::Done, title: import::imported(&table.file, figures, areas), sentences: Vec::new() };
    let now = store.view.figures.unwrap_or(set.baseline.base_year);
    let year = view::year_shown(preview, now);
    let area = view::area_shown(&set, preview, if draft.target == Target::Open { store.view.area } else { 0 });
    match draft.target {
        Target::Open => {
            // Where the edit is refused, that is what is to be read: nothing that was said before, nor that it was done.
            store.dispatch(Msg::Notice(None));
            store.dispatch(Msg::Edit { edit, name: import::step(&table.file), key: None });
            store.dispatch(Msg::Area(area));
            store.dispatch(Msg::Figures(year));
            store.dispatch(Msg::Notice(Some(told)));
        }
        Target::New => {
            let mut set = set;
            let applied = set.apply(&edit).is_some();
            match Open::new(Document::new(set)) {
                Ok(mut open) if applied => {
                    open.unsaved = true;
                    store.dispatch(Msg::Opened { open: Box::new(open) });
                    store.dispatch(Msg::Area(area));
                    store.dispatch(Msg::Figures(year));
                }
                Ok(_) => {}
                Err(problems) => store.dispatch(Msg::Notice(Some(Notice {
                    kind: NoticeKind::Error,
                    title: crate::text::sentences::open_refused(&table.file),
                    sentences: problems.iter().map(crate::text::sentences::problem).collect(),
                }))),
            }
        }
    }
}
