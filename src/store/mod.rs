//! What the app knows, and how it changes.
//!
//! Every piece of state has one home. The **scenario set** is edited, undoable and saved. **Outlooks** are derived from it and never
//! saved. The **view** is fleeting: which screen, year, area; so are the **draws** of the Risk screen. **Preferences** belong to the reader and stay in the browser. The only
//! way to change any of it is a [`Msg`], and [`Store::reduce`] is pure: effects live in `tasks`.

mod arrival;
mod compared_file;
mod document;
mod draft;
mod draws;
mod frame_dialog;
mod history;
mod lazy_outlook;
mod merging;
mod msg;
mod newer;
mod outlines;
mod place;
mod preferences;
mod prepared_edit;
mod reading;
mod reduce;
mod shorter;
mod stack;
mod table;
mod view;

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::problem::Problem;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_exchange::files::scenario_file::Document;
use yew::{Reducible, UseReducerDispatcher, UseReducerHandle};

pub use arrival::{Arrival, ArrivalMsg};
pub use compared_file::ComparedFile;
pub use document::Paper;
pub use draft::{Divides, Draft};
pub use draws::{Asked, DrawRun, Draws, DrawsMsg, Form, RunState};
pub use frame_dialog::FrameDialog;
pub use history::{History, Step, StepName};
pub use lazy_outlook::{LazyOutlook, Wanted, is_slow};
pub use merging::{FormLaid, Laid, MergeChange, MergeFile, Merging};
pub use msg::{Msg, Notice, NoticeKind};
pub use newer::Newer;
pub use outlines::{Fetched, Outlines, OutlinesMsg, OwnOutlines};
pub use place::{Hold, Place, SavedAs};
pub use preferences::{Preferences, Theme};
pub use prepared_edit::PreparedEdit;
pub use reading::{Reading, ReadingMsg};
pub use shorter::Shorter;
pub use table::Table;
pub use view::{ActionsView, Cell, Comparison, DataPart, Leaf, OnPaper, Question, Screen, View};

/// How components read the store and change it.
pub type StoreHandle = UseReducerHandle<Store>;

/// How components change the store without reading it: always the same, so that a component with nothing new to draw is left alone.
pub type Dispatch = UseReducerDispatcher<Store>;

/// The whole state of the app.
#[derive(Clone, Debug, PartialEq)]
pub struct Store {
    /// The open file; `None` while nothing could be opened.
    pub open: Option<Open>,
    /// Counts the files opened: another number, another file, whatever it is called and however it has changed since.
    pub opened: u32,
    /// What is being looked at.
    pub view: View,
    /// What is drawn on the Risk screen.
    pub draws: Draws,
    /// How the reader likes it.
    pub preferences: Preferences,
    /// What the reader should be told.
    pub notice: Option<Notice>,
    /// A table that was picked or dropped and is being imported.
    pub table: Option<Table>,
    /// A plan file that would leave out norms, until it is taken or not.
    pub shorter: Option<Shorter>,
    /// A plan document that is about to be read.
    pub document: Option<Paper>,
    /// A large file that is being read, and will take the place of the open one.
    pub reading: Option<Reading>,
    /// The merge desk, while it is open.
    pub merging: Option<Merging>,
    /// A file that is held against the open one.
    pub against: Option<Rc<ComparedFile>>,
    /// A file that came with the address, until it is opened or not.
    pub arrival: Option<Arrival>,
    /// What was open before: set aside as it was, and brought back with one press.
    pub aside: Option<Open>,
    /// The outlines of areas, for maps.
    pub outlines: Outlines,
    /// A newer version of the app.
    pub newer: Newer,
    /// The dialog of the frame that is open.
    pub behind: Option<FrameDialog>,
    /// Whether a first visit is told where to begin.
    pub welcome: bool,
    /// The step of the guided tour that is shown, from zero.
    pub tour: Option<usize>,
}

/// An open scenario file with everything derived from it.
#[derive(Clone, Debug)]
pub struct Open {
    /// The file: the scenario set and whatever else it holds.
    pub document: Rc<Document>,
    /// The set made ready to compute.
    pub model: Rc<Model>,
    /// What is odd about it.
    pub problems: Rc<Vec<Problem>>,
    /// One outlook a scenario, each worked out when it is looked at.
    pub outlooks: Vec<LazyOutlook>,
    /// What can be undone and redone.
    pub history: History,
    /// Whether there are changes since it was opened or saved.
    pub unsaved: bool,
    /// Where it was saved last; `None` where it was not, since it was opened.
    pub saved_as: Option<SavedAs>,
    /// Where the browser keeps it; `None` until it has a place.
    pub place: Option<Place>,
    /// Whether this tab may write there.
    pub hold: Hold,
}

impl PartialEq for Open {
    /// Large parts are compared by pointer: nothing is changed in place.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.document, &other.document)
            && Rc::ptr_eq(&self.model, &other.model)
            && self.outlooks == other.outlooks
            && self.unsaved == other.unsaved
            && self.saved_as == other.saved_as
            && self.place == other.place
            && self.hold == other.hold
            && self.history == other.history
    }
}

impl Open {
    /// Makes a file ready to look at.
    ///
    /// # Errors
    /// When it cannot be computed: the problems that keep it from it.
    pub fn new(document: Document) -> Result<Self, Vec<Problem>> {
        let (model, problems) = Model::new(&document.set)?;
        let mut open = Self::computed(document, model, problems, Vec::new());
        let scenarios = 0..open.set().scenarios.len();
        open.outlooks = scenarios.map(|scenario| LazyOutlook::later(&open.model, &open.document, scenario, None)).collect();
        Ok(open)
    }

    /// A file whose model, with what is odd about it, and outlooks are there.
    #[must_use]
    pub fn computed(document: Document, model: Model, problems: Vec<Problem>, outlooks: Vec<Outlook>) -> Self {
        Self {
            document: Rc::new(document),
            model: Rc::new(model),
            problems: Rc::new(problems),
            outlooks: outlooks.into_iter().map(|outlook| LazyOutlook::of(Rc::new(outlook))).collect(),
            history: History::default(),
            unsaved: false,
            saved_as: None,
            place: None,
            hold: Hold::Writing,
        }
    }

    /// The scenario set.
    #[must_use]
    pub fn set(&self) -> &ScenarioSet {
        &self.document.set
    }

    /// A scenario by its position; the first where there is none such.
    #[must_use]
    pub fn scenario(&self, position: usize) -> Option<&Scenario> {
        let scenarios = &self.document.set.scenarios;
        scenarios.get(position).or_else(|| scenarios.first())
    }

    /// The outlook of a scenario by its position, as a screen shows it; of the first where there is none such.
    #[must_use]
    pub fn outlook(&self, position: usize) -> Option<&Rc<Outlook>> {
        self.outlooks.get(position).or_else(|| self.outlooks.first())?.shown()
    }

    /// An outlook that is behind what a screen shows of it: that of the scenario in view first.
    #[must_use]
    pub fn outlook_behind(&self, in_view: usize) -> Option<&LazyOutlook> {
        let first = self.outlooks.get(in_view).into_iter();
        first.chain(&self.outlooks).find(|outlook| outlook.behind().is_some())
    }

    /// Those of all scenarios as they are now, in their order.
    pub fn all_outlooks(&self) -> impl Iterator<Item = &Outlook> {
        self.outlooks.iter().filter_map(LazyOutlook::get).map(|outlook| &**outlook)
    }
}

impl Store {
    /// A store with nothing open.
    #[must_use]
    pub fn new(preferences: Preferences) -> Self {
        Self {
            open: None,
            opened: 0,
            view: View::default(),
            draws: Draws::default(),
            preferences,
            notice: None,
            table: None,
            shorter: None,
            document: None,
            reading: None,
            merging: None,
            against: None,
            arrival: None,
            aside: None,
            outlines: Outlines::default(),
            newer: Newer::default(),
            behind: None,
            welcome: false,
            tour: None,
        }
    }
}

impl Reducible for Store {
    type Action = Msg;

    fn reduce(self: Rc<Self>, msg: Msg) -> Rc<Self> {
        reduce::reduce(self, msg)
    }
}
