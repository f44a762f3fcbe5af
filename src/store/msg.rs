//! Everything that can happen.

use std::rc::Rc;

use permille_engine::area::Level;
use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::outlook::Outlook;
use permille_engine::year::Year;

use super::Open;
use super::arrival::ArrivalMsg;
use super::compared_file::ComparedFile;
use super::document::Paper;
use super::draft::Draft;
use super::draws::DrawsMsg;
use super::frame_dialog::FrameDialog;
use super::history::StepName;
use super::lazy_outlook::LazyOutlook;
use super::merging::MergeChange;
use super::newer::Newer;
use super::outlines::OutlinesMsg;
use super::place::{Hold, Place, SavedAs};
use super::preferences::{Preferences, Theme};
use super::prepared_edit::PreparedEdit;
use super::reading::ReadingMsg;
use super::shorter::Shorter;
use super::table::Table;
use super::view::{ActionsView, Cell, Comparison, DataPart, Leaf, OnPaper, Question, Screen};
use permille_exchange::files::scenario_file::Document;
use permille_exchange::files::shipped::Completed;
use permille_exchange::wording::language::Language;

/// Something that happened.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A file was read and computed.
    Opened {
        /// The file.
        open: Box<Open>,
    },
    /// Something about a large file that is being read.
    Reading(ReadingMsg),
    /// A file was written, or handed to the browser: as it was then.
    Saved {
        /// What was written.
        document: Rc<Document>,
        /// Where it was saved.
        to: SavedAs,
    },
    /// The open file is kept in a place of its own, and this tab writes there.
    Placed {
        /// The file, where it had no place before.
        document: Rc<Document>,
        /// The place it had.
        from: Option<Place>,
        /// The place it has.
        place: Place,
    },
    /// What plans say in words is here: each of these, wherever it is, gives way to the one beside it, which is the same but for its words.
    Worded(Vec<Completed>),
    /// How this tab holds the place of its file from now on.
    Held(Place, Hold),
    /// What was set aside is opened again, as it was.
    BringBack,
    /// The planner changed something.
    Edit {
        /// The change.
        edit: Edit,
        /// What the step is called.
        name: StepName,
        /// Edits with the same key in a row are one step.
        key: Option<String>,
    },
    /// The outlook that was behind has come to what it is now.
    Outlook(LazyOutlook, Rc<Outlook>),
    /// An edit, where what follows from it is worked out already.
    WorkedOut {
        /// The change.
        edit: Edit,
        /// What the step is called.
        name: StepName,
        /// What follows.
        ahead: Box<PreparedEdit>,
    },
    /// A drag ended.
    Settle,
    /// Take the last step back.
    Undo,
    /// Take the last undone step again.
    Redo,
    /// Take so many steps back.
    UndoSteps(usize),
    /// Take so many undone steps again.
    RedoSteps(usize),
    /// Look at a screen.
    Show(Screen),
    /// Look at a scenario.
    Scenario(usize),
    /// Look at a year.
    Year(Year),
    /// Look at the figures of a year, on the Data screen.
    Figures(Year),
    /// Look at figures in a grid, in a form, or at how good they are; as is usual where absent.
    Part(Option<DataPart>),
    /// Look at an area.
    Area(usize),
    /// Put a norm in focus.
    Norm(Option<usize>),
    /// Compare the areas of a level.
    Level(Option<Level>),
    /// Compare areas on a map, or in a table.
    Mapped(bool),
    /// Ask a question, of one norm where a number of it led here.
    Question(Question, Option<usize>),
    /// Divide something else, or otherwise.
    Draft(Rc<Draft>),
    /// Explain a number, or close the drawer.
    Explain(Option<Cell>),
    /// Choose the scenarios compared.
    Compare(Comparison),
    /// Edit the actions of the scenario in view, or stop.
    Actions(Option<ActionsView>),
    /// Read in the handbook, from a place on, or no longer.
    Handbook(Option<Leaf>),
    /// Look at what is to be printed, or at the screens again.
    OnPaper(Option<OnPaper>),
    /// Show or hide the levers on a small screen.
    ShowLevers(bool),
    /// Something about the draws of the Risk screen.
    Draws(DrawsMsg),
    /// Switch the language.
    Language(Language),
    /// Switch between light and dark.
    Theme(Theme),
    /// Take over preferences.
    Preferences(Preferences),
    /// Something happens on the merge desk.
    Merge(MergeChange),
    /// Something happens to the outlines of areas.
    Outlines(OutlinesMsg),
    /// Something about a newer version of the app.
    Newer(Newer),
    /// Tell the reader something, or stop telling.
    Notice(Option<Notice>),
    /// Something about a file that came with the address.
    Arrival(ArrivalMsg),
    /// Hold a file against the open one, or stop.
    ComparedFile(Option<Rc<ComparedFile>>),
    /// Tell the reader something about this file, if it is still the open one.
    NoticeOf(Rc<Document>, Notice),
    /// Import a table, or stop importing it.
    Table(Option<Table>),
    /// Show what a plan file would leave out, or no longer.
    Shorter(Option<Shorter>),
    /// Read a plan document, or stop reading it.
    Document(Option<Paper>),
    /// Show a dialog of the frame, or none.
    FrameDialog(Option<FrameDialog>),
    /// A first visit knows where to begin.
    Welcomed,
    /// Show a step of the guided tour, or end it.
    Tour(Option<usize>),
}

/// Something the reader should be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How serious it is.
    pub kind: NoticeKind,
    /// What happened.
    pub title: Name,
    /// The particulars, one sentence each.
    pub sentences: Vec<Name>,
}

/// How serious a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeKind {
    /// Something did not work; what was open is as it was.
    Error,
    /// Something is worth knowing.
    Information,
    /// Something was done, and can be undone. It goes with the next step, and does not speak over an error.
    Done,
}

impl Notice {
    /// Whether it says this.
    #[must_use]
    pub fn says(&self, sentence: &Name) -> bool {
        self.title == *sentence || self.sentences.contains(sentence)
    }

    /// Whether something did not work.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.kind == NoticeKind::Error
    }
}
