//! The merge desk: the files laid on it, readable or not. Fleeting; what is decided about them lives with the dialog.

use std::rc::Rc;

use permille_engine::gathering::FormBack;
use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;

/// The files on the desk.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Merging {
    /// In the order they came to lie there.
    pub files: Vec<MergeFile>,
    /// How many are still being read.
    pub reading: usize,
    /// How many were to be read since nothing was.
    pub wanted: usize,
    /// Counts what was laid down and taken up, so that files keep apart.
    next: u32,
}

/// A file on the desk.
#[derive(Clone, Debug)]
pub struct MergeFile {
    /// Tells it from all that ever lay there.
    pub id: u32,
    /// What it is called.
    pub name: String,
    /// What is in it, or what is wrong with it.
    pub content: Result<Laid, Vec<Name>>,
}

/// What is in a file that can be read.
#[derive(Clone, Debug)]
pub struct Laid {
    /// The set it comes to.
    pub set: Rc<ScenarioSet>,
    /// What is worth knowing about how it was read.
    pub remarks: Vec<Name>,
    /// The form that it is; `None` where it is none.
    pub form: Option<FormLaid>,
}

/// A form that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormLaid {
    /// Which form it is.
    pub back: FormBack,
    /// How many things stay out of it that somebody wrote.
    pub left_out: usize,
}

impl MergeFile {
    /// The form that lies there.
    #[must_use]
    pub fn form(&self) -> Option<&FormLaid> {
        self.content.as_ref().ok()?.form.as_ref()
    }
}

impl PartialEq for MergeFile {
    /// A file is not changed while it lies there.
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// What happens on the desk.
#[derive(Clone, Debug)]
pub enum MergeChange {
    /// It is opened, if it is not open already.
    Open,
    /// So many files are going to be read.
    Reading(usize),
    /// A file was read, as well as it could be.
    Lay {
        /// What it is called.
        name: String,
        /// What is in it, or what is wrong with it.
        content: Result<Laid, Vec<Name>>,
    },
    /// A file that was to be read is not laid down.
    Stopped,
    /// Several of these at once.
    Together(Vec<MergeChange>),
    /// No more is read of what was to be.
    Halted,
    /// A file is taken up again.
    Take(u32),
    /// It is cleared.
    Close,
}

impl Merging {
    /// The desk after `change`; `None` where it is closed.
    pub(super) fn after(desk: Option<Self>, change: MergeChange) -> Option<Self> {
        match (desk, change) {
            // What arrives after the desk was cleared is not wanted any more.
            (_, MergeChange::Close)
            | (
                None,
                MergeChange::Reading(_)
                | MergeChange::Lay { .. }
                | MergeChange::Together(_)
                | MergeChange::Stopped
                | MergeChange::Halted
                | MergeChange::Take(_),
            ) => None,
            (desk, MergeChange::Together(changes)) => changes.into_iter().fold(desk, Self::after),
            (Some(desk), MergeChange::Halted) => Some(Self { reading: 0, wanted: 0, ..desk }),
            (desk, MergeChange::Open) => Some(desk.unwrap_or_default()),
            (Some(desk), MergeChange::Reading(count)) => {
                let wanted = if desk.reading == 0 { 0 } else { desk.wanted };
                Some(Self { reading: desk.reading + count, wanted: wanted + count, ..desk })
            }
            (Some(desk), MergeChange::Stopped) => Some(Self { reading: desk.reading.saturating_sub(1), ..desk }),
            (Some(mut desk), MergeChange::Lay { name, content }) => {
                desk.reading = desk.reading.saturating_sub(1);
                desk.files.push(MergeFile { id: desk.next, name, content });
                desk.next += 1;
                Some(desk)
            }
            (Some(mut desk), MergeChange::Take(id)) => {
                desk.files.retain(|file| file.id != id);
                Some(desk)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lay(name: &str) -> MergeChange {
        MergeChange::Lay { name: name.to_owned(), content: Err(Vec::new()) }
    }

    fn names(desk: Option<&Merging>) -> Vec<&str> {
        desk.map(|desk| desk.files.iter().map(|file| file.name.as_str()).collect()).unwrap_or_default()
    }

    #[test]
    fn files_lie_there_until_they_are_taken_up() {
        let changes = [MergeChange::Open, MergeChange::Reading(2), lay("a"), lay("b"), MergeChange::Take(0), lay("c")];
        let desk = changes.into_iter().fold(None, Merging::after);
        assert_eq!(names(desk.as_ref()), ["b", "c"]);
        assert_eq!(desk.as_ref().map(|desk| desk.reading), Some(0));
        // Opening it once more clears nothing.
        assert_eq!(names(Merging::after(desk.clone(), MergeChange::Open).as_ref()), ["b", "c"]);
        assert_eq!(Merging::after(desk, MergeChange::Close), None);
    }

    #[test]
    fn a_file_that_was_stopped_is_waited_for_no_longer() {
        let desk =
            [MergeChange::Open, MergeChange::Reading(2), lay("a"), MergeChange::Stopped].into_iter().fold(None, Merging::after);
        assert_eq!((names(desk.as_ref()), desk.as_ref().map(|desk| desk.reading)), (vec!["a"], Some(0)));
        assert_eq!(Merging::after(None, MergeChange::Stopped), None);
    }

    #[test]
    fn what_arrives_after_the_desk_was_cleared_is_not_laid_down() {
        assert_eq!(Merging::after(None, lay("late")), None);
        assert_eq!(Merging::after(None, MergeChange::Reading(3)), None);
    }

    #[test]
    fn how_many_were_wanted_is_counted_from_the_first_until_none_is_left() {
        let of = |changes: Vec<MergeChange>| {
            let desk = changes.into_iter().fold(None, Merging::after).unwrap_or_default();
            (desk.wanted - desk.reading, desk.wanted, desk.files.len())
        };
        let begun = || vec![MergeChange::Open, MergeChange::Reading(3), MergeChange::Together(vec![lay("a"), lay("b")])];
        assert_eq!(of(begun()), (2, 3, 2));
        let more = [begun(), vec![MergeChange::Reading(2)]].concat();
        assert_eq!(of(more), (2, 5, 2));
        let again = [begun(), vec![lay("c"), MergeChange::Reading(1)]].concat();
        assert_eq!(of(again), (0, 1, 3));
        assert_eq!(of([begun(), vec![MergeChange::Halted]].concat()), (0, 0, 2));
    }
}
