//! Importing a table: read it, say what its columns are, check what would change, and make one step of it.

mod areas;
mod check;
mod columns;
mod doubts;
mod file;
pub mod find;
pub mod memory;
mod options;
mod overview;
pub mod tools;
pub mod view;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use permille_engine::edit::Figure;
use permille_engine::scenario::ScenarioSet;
use permille_exchange::files::scenario_file::Document;
use permille_exchange::tables::import::{
    Guess, Known, Mapping, Origin, Preview, Register, edit, guess, likeliest, oriented, preview,
};
use permille_exchange::tables::returns::is_form;
use permille_exchange::tables::sheet::Sheet;
use yew::prelude::*;

use self::check::Check;
use self::columns::Columns;
use self::file::Reading;
use self::memory::Memory;
use self::view::Target;
use crate::components::dialog::Dialog;
use crate::components::same::Same;
use crate::dom;
use crate::store::{Msg, Notice, NoticeKind, Open, StoreHandle, Table};
use crate::tasks::columns as kept;
use crate::tasks::merge::lay_forms;
use crate::text::{Say, import};
use crate::work::table::Tables;

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ImportDialogProps {
    /// The store.
    pub store: StoreHandle,
}

/// Where tables are imported: nothing to see until one is picked or dropped.
#[component]
pub fn ImportDialog(props: &ImportDialogProps) -> Html {
    let Some(table) = &props.store.table else { return Html::default() };
    let key = Rc::as_ptr(&table.bytes) as usize;
    html! { <Import key={key} store={props.store.clone()} table={table.clone()} /> }
}

/// What the dialog is told.
#[derive(Clone, PartialEq, Properties)]
struct ImportProps {
    store: StoreHandle,
    table: Table,
}

/// What the planner has said so far.
#[derive(Clone, PartialEq)]
pub(super) struct Draft {
    /// The country's areas.
    pub(super) register: Same<Register>,
    /// The sheets of the file.
    pub(super) sheets: Rc<Vec<Sheet>>,
    /// Which of them.
    pub(super) sheet: usize,
    /// Where its figures go.
    pub(super) target: Target,
    /// What it is said to be.
    pub(super) mapping: Mapping,
    /// Figures that columns may hold.
    pub(super) suggestions: BTreeMap<usize, Figure>,
    /// What the planner has said of columns, by their keys.
    pub(super) said: BTreeMap<usize, String>,
    /// Columns that are what she said of the same head in another table.
    pub(super) recalled: BTreeSet<usize>,
}

impl Draft {
    /// Takes what was guessed of a sheet, with what the planner once said of the same heads.
    pub(super) fn take(&mut self, set: &ScenarioSet, guessed: Guess) {
        let Some(sheet) = self.sheets.get(self.sheet) else { return };
        (self.mapping, self.recalled) = memory::recalled(set, sheet, guessed.mapping, &Memory::read(&kept::load()));
        self.suggestions = guessed.suggestions;
        self.said.clear();
    }

    /// Whether the planner has said anything beyond what was guessed.
    fn says_more(&self, guessed: &Self) -> bool {
        self.sheet != guessed.sheet || self.target != guessed.target || self.mapping != guessed.mapping
    }
}

/// Everything that follows from a draft.
pub(super) struct Work {
    pub(super) set: ScenarioSet,
    pub(super) known: Known,
    pub(super) preview: Preview,
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
    let ImportProps { store, table } = props;
    let language = store.preferences.language;
    let draft = use_state_eq(|| None::<Draft>);
    // What was guessed: what differs from it was said by the planner.
    let guessed = use_state_eq(|| None::<Draft>);
    let step = use_state_eq(|| Step::Columns);
    let work = {
        let (draft, open) = ((*draft).clone(), store.open.clone());
        let file = table.file.clone();
        use_memo((draft, open), move |(draft, open)| {
            let (draft, open) = draft.as_ref().zip(open.as_ref())?;
            let set = view::base(open.set(), draft.target, &file, draft.mapping.year);
            let sheet = draft.sheets.get(draft.sheet)?;
            let preview = preview(&set, sheet, &draft.mapping, &draft.register);
            Some(Rc::new(Work { known: Known::new(&set), set, preview }))
        })
    };
    let shut = {
        let store = store.clone();
        Callback::from(move |()| store.dispatch(Msg::Table(None)))
    };
    let close = {
        let shut = shut.clone();
        Callback::from(move |_: MouseEvent| shut.emit(()))
    };
    let read = {
        let (draft, first, open, file) = (draft.clone(), guessed.clone(), store.open.clone(), table.file.clone());
        let store = store.clone();
        Callback::from(move |tables: Tables| {
            let Some(open) = &open else { return };
            let register = Rc::new(Register::new(&tables.register));
            let sheets: Vec<Sheet> = tables.sheets.into_iter().map(Sheet::from).collect();
            if sheets.iter().any(is_form) {
                // What its columns are is known, and there is nothing to say of them.
                store.dispatch(Msg::Table(None));
                return lay_forms(&store, &file, &sheets);
            }
            let sheets: Vec<Sheet> = sheets.into_iter().map(|sheet| oriented(open.set(), sheet, &file, &register)).collect();
            let sheet = likeliest(open.set(), &sheets, &file, &register);
            let Some(chosen) = sheets.get(sheet) else { return };
            let guessed = guess(open.set(), chosen, &file, &register);
            let (register, sheets) = (Same::new(&register), Rc::new(sheets));
            let (mapping, suggestions) = (Mapping::default(), BTreeMap::new());
            let (said, recalled) = (BTreeMap::new(), BTreeSet::new());
            let mut begun = Draft { register, sheets, sheet, target: Target::Open, mapping, suggestions, said, recalled };
            begun.take(open.set(), guessed);
            first.set(Some(begun.clone()));
            draft.set(Some(begun));
        })
    };
    let change = {
        let draft = draft.clone();
        Callback::from(move |next: Draft| draft.set(Some(next)))
    };
    let go = |to: Step| {
        let step = step.clone();
        Callback::from(move |_: MouseEvent| step.set(to))
    };
    let apply = {
        let (store, table, draft, work, shut) = (store.clone(), table.clone(), draft.clone(), work.clone(), shut.clone());
        Callback::from(move |_: MouseEvent| {
            if let (Some(draft), Some(work)) = (&*draft, &*work) {
                shut.emit(());
                finish(&store, &table, draft, work);
            }
        })
    };
    let steps = [(Step::Columns, import::COLUMNS), (Step::Check, import::CHECK)];
    let body = match (&*draft, &*work) {
        (Some(draft), Some(work)) => {
            let work = Same::new(work);
            let ready = work.preview.is_ready();
            match *step {
                Step::Columns => html! {
                    <>
                        <Columns {language} file={table.file.clone()} open={store.open.clone()} draft={draft.clone()} {work} change={change} />
                        <div class="dialog__foot import__foot">
                            <button type="button" class="button button--main" onclick={go(Step::Check)}>{ language.say(import::NEXT) }</button>
                            <button type="button" class="button" onclick={close.clone()}>{ language.say(import::CANCEL) }</button>
                        </div>
                    </>
                },
                Step::Check => html! {
                    <>
                        <Check {language} draft={draft.clone()} {work} change={change} />
                        <div class="dialog__foot import__foot">
                            <button type="button" class="button button--main" disabled={!ready} onclick={apply}>
                                { language.say(import::APPLY) }
                            </button>
                            <button type="button" class="button" onclick={go(Step::Columns)}>{ language.say(import::BACK) }</button>
                            <button type="button" class="button" onclick={close.clone()}>{ language.say(import::CANCEL) }</button>
                        </div>
                    </>
                },
            }
        }
        _ => html! { <Reading {language} table={table.clone()} {read} close={shut.clone()} /> },
    };
    html! {
        <Dialog {language} title={import::title(language, &table.file)} id="import" class="import" close={shut.clone()} light={false}
            held={draft.as_ref().zip(guessed.as_ref()).is_some_and(|(draft, guessed)| draft.says_more(guessed))} page={1 + usize::from(draft.is_some()) + usize::from(*step == Step::Check)}>
                if draft.is_some() {
                    <ol class="import__steps">
                        { for steps.into_iter().map(|(one, word)| html! {
                            <li aria-current={(one == *step).then_some("step")}>{ language.say(word) }</li>
                        }) }
                    </ol>
                }
                { body }
        </Dialog>
    }
}

/// Keeps what the planner said of the columns, for the next table with such heads.
fn remember(draft: &Draft) {
    let Some(sheet) = draft.sheets.get(draft.sheet).filter(|_| !draft.said.is_empty()) else { return };
    let mut memory = Memory::read(&kept::load());
    for (&column, key) in &draft.said {
        if let Some(head) = memory::head(sheet, &draft.mapping, column) {
            memory.keep(head, key.clone());
        }
    }
    kept::keep(&memory.write());
}

/// Makes one step of the import, or a file of its own.
fn finish(store: &StoreHandle, table: &Table, draft: &Draft, work: &Work) {
    let sheet = draft.sheets.get(draft.sheet).filter(|_| draft.sheets.len() > 1).map(|sheet| sheet.name.clone());
    let (year, month, day) = dom::today();
    let origin = Origin { file: table.file.clone(), sheet, day: format!("{year:04}-{month:02}-{day:02}") };
    let Some(edit) = edit(&work.set, &work.preview, &origin) else { return };
    remember(draft);
    let (figures, areas) = (work.preview.changes.len(), work.preview.new_areas.len());
    let told = Notice { kind: NoticeKind::Done, title: import::imported(&table.file, figures, areas), sentences: Vec::new() };
    let now = store.view.figures.unwrap_or(work.set.baseline.base_year);
    let year = view::year_shown(&work.preview, now);
    match draft.target {
        Target::Open => {
            // Where the edit is refused, that is what is to be read: nothing that was said before, nor that it was done.
            store.dispatch(Msg::Notice(None));
            store.dispatch(Msg::Edit { edit, name: import::step(&table.file), key: None });
            store.dispatch(Msg::Figures(year));
            store.dispatch(Msg::Notice(Some(told)));
        }
        Target::New => {
            let mut set = work.set.clone();
            let applied = set.apply(&edit).is_some();
            match Open::new(Document::new(set)) {
                Ok(mut open) if applied => {
                    open.unsaved = true;
                    store.dispatch(Msg::Opened { open: Box::new(open) });
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
