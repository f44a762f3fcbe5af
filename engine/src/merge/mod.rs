//! Several scenario sets become one: what each brings, where they conflict, and what comes of it once that is decided.
//!
//! [`compare`] says what there is to decide, independent of any decision. [`merge`] takes [`Decisions`] and answers with the one set, the
//! edit that makes it from the open one, and the figures that their peers then speak against. Nothing is changed on the way: whoever
//! does not apply the edit keeps what was open. Both have a form that pauses, for pages that have other things to do in between.
//!
//! The open set leads: its title, base year, horizon, and the names and levels of its areas stay. A figure that nobody else states is taken
//! from whoever states it; sources follow their figures and are never mixed up, though two files call different ones the same.

mod areas;
mod conflict;
mod decide;
mod edit;
mod missing;
mod plans;
mod reviews;
mod scenarios;
mod sources;

use crate::id::AreaCode;
use crate::name::Name;
use crate::pause::{AtOnce, Part, Pause, at_once};
use crate::scenario::ScenarioSet;

pub use crate::peers::survey::FigurePlace;
pub use conflict::{Conflict, Rule};
pub use decide::{Decisions, Doubt, Merged, merge, merge_pausing};
pub use missing::Missing;
pub use plans::PlanBrought;
pub use scenarios::ScenarioBrought;

/// A set that is to be merged into the open one.
#[derive(Clone, Copy, Debug)]
pub struct Incoming<'a> {
    /// What it is called: the name of its file.
    pub label: &'a Name,
    /// The set.
    pub set: &'a ScenarioSet,
}

/// Who states something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holder {
    /// The open set.
    Mine,
    /// Another, by its position.
    File(usize),
}

/// How something that is brought stands to what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing here has its id.
    New,
    /// Something here has its id, and is the same.
    Same,
    /// Something here has its id, and is another.
    Differs,
    /// It cannot be here beside what there is: one of its norms is in another plan already.
    Clashes,
}

/// What is to become of something that is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taking {
    /// It is left out.
    Leave,
    /// It is added; under another id where its own is taken.
    Add,
    /// It takes the place of what has its id.
    Replace,
}

/// What several sets bring, and where they conflict.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// Every area of any set, in the order of the merged file.
    pub areas: Vec<AreaBrought>,
    /// Areas beside those handed in that nobody hands in.
    pub missing: Vec<Missing>,
    /// Figures stated differently, by area, figure and year.
    pub conflicts: Vec<Conflict>,
    /// Areas that another file calls or places otherwise.
    pub called_otherwise: Vec<CalledOtherwise>,
    /// The scenarios of the others.
    pub scenarios: Vec<ScenarioBrought>,
    /// The plans of the others that are not here, or differ.
    pub plans: Vec<PlanBrought>,
    /// How many figures only others state.
    pub figures_added: usize,
}

/// An area and who has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaBrought {
    /// Its code.
    pub area: AreaCode,
    /// Its name, by the first who has it.
    pub name: Name,
    /// Whether the open set has it.
    pub mine: bool,
    /// The others that state a figure of it.
    pub files: Vec<usize>,
}

/// An area that another file calls otherwise, or gives another level: perhaps a wrong code.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalledOtherwise {
    /// Its code.
    pub area: AreaCode,
    /// Its name here.
    pub name: Name,
    /// The other file.
    pub file: usize,
    /// Its name there.
    pub other: Name,
}

/// What `files` bring to `open`.
#[must_use]
pub fn compare(open: &ScenarioSet, files: &[Incoming]) -> Comparison {
    at_once(compare_pausing(open, files, &mut AtOnce))
}

/// The same, with pauses.
///
/// # Errors
/// Whatever ends a pause.
pub async fn compare_pausing<P: Pause>(
    open: &ScenarioSet,
    files: &[Incoming<'_>],
    pause: &mut P,
) -> Result<Comparison, P::Ended> {
    let sets = Sets::new(open, files);
    let union = areas::union(&sets, &mut Part::new(pause, 0.0, 0.5)).await?;
    let (conflicts, figures_added) = conflict::conflicts(&union, &mut Part::new(pause, 0.5, 0.7)).await?;
    let (areas, called_otherwise) = areas::brought(&union, &mut Part::new(pause, 0.7, 0.9)).await?;
    let missing = missing::missing(&union, &areas, &mut Part::new(pause, 0.9, 1.0)).await?;
    Ok(Comparison {
        areas,
        missing,
        conflicts,
        called_otherwise,
        scenarios: scenarios::brought(&sets, &union),
        plans: plans::brought(&sets),
        figures_added,
    })
}

/// How many areas are looked at between two pauses.
const AREAS: usize = 128;

/// The open set and the others, asked by holder.
struct Sets<'a> {
    open: &'a ScenarioSet,
    files: &'a [Incoming<'a>],
}

impl<'a> Sets<'a> {
    fn new(open: &'a ScenarioSet, files: &'a [Incoming<'a>]) -> Self {
        Self { open, files }
    }

    /// All sets, the open one first.
    fn all(&self) -> impl Iterator<Item = (Holder, &'a ScenarioSet)> {
        let others = self.files.iter().enumerate().map(|(file, incoming)| (Holder::File(file), incoming.set));
        std::iter::once((Holder::Mine, self.open)).chain(others)
    }

    /// What a holder's set is called.
    fn label(&self, holder: Holder) -> &'a Name {
        match holder {
            Holder::Mine => &self.open.title,
            Holder::File(file) => self.files.get(file).map_or(&self.open.title, |incoming| incoming.label),
        }
    }
}
