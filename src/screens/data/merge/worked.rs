//! What the files on the desk come to. It is worked out on the page, a slice at a time: everything it is made of is here, and so must be what comes of it.

use std::rc::Rc;

use permille_engine::gathering;
use permille_engine::merge::{Comparison, Decisions, Merged, compare_pausing, merge_pausing};
use permille_engine::pause::{Part, Pause};
use permille_exchange::files::scenario_file::Document;
use yew::prelude::*;

use super::context::Names;
use super::{forms, incoming, readable};
use crate::components::same::Same;
use crate::components::sliced::{Bar, Done, use_sliced};
use crate::store::{MergeFile, Merging};

/// What it is worked out of.
#[derive(Clone, PartialEq)]
pub(super) struct Of {
    document: Same<Document>,
    files: Vec<MergeFile>,
    decisions: Decisions,
}

/// What it comes to.
pub(super) struct Worked {
    /// What the files bring.
    pub(super) found: Rc<Comparison>,
    /// What things are called.
    pub(super) names: Rc<Names>,
    /// What comes of the decisions.
    pub(super) merged: Rc<Merged>,
}

/// What `files` and `decisions` come to, worked out whenever either is another: what was worked out last, where what it says of the files by their places
/// still holds; whether it is behind; and what the bar is told.
#[hook]
pub(super) fn use_worked(
    document: Option<&Rc<Document>>,
    desk: &Merging,
    decisions: &Decisions,
) -> (Option<Rc<Done<Of, Worked>>>, bool, Bar) {
    let files: Vec<MergeFile> = desk.files.iter().filter(|file| file.content.is_ok()).cloned().collect();
    // While more come, all would be worked out again for each.
    let of = document.filter(|_| !files.is_empty() && desk.reading == 0).map(|document| Of {
        document: Same::new(document),
        files: files.clone(),
        decisions: decisions.clone(),
    });
    let working = use_sliced(of, |of, before, mut slices| async move { work_out(&of, before.as_deref(), &mut slices).await });
    // Files that came since stand after those there were; where one was taken off, the others have moved up.
    let holds = |done: &Rc<Done<Of, Worked>>| files.starts_with(&done.of.files);
    (working.done.filter(holds), working.behind, working.bar)
}

/// Works it out; what the files bring is taken over from `before` where it is of the same files.
async fn work_out<P: Pause>(of: &Of, before: Option<&Done<Of, Worked>>, pause: &mut P) -> Result<Worked, P::Ended> {
    let laid = readable(&of.files);
    let (set, incoming) = (&of.document.set, incoming(&laid));
    let same_files = |before: &&Done<Of, Worked>| before.of.document == of.document && before.of.files == of.files;
    let (found, names) = match before.filter(same_files) {
        Some(before) => (Rc::clone(&before.what.found), Rc::clone(&before.what.names)),
        None => {
            let mut found = compare_pausing(set, &incoming, &mut Part::new(pause, 0.0, 0.4)).await?;
            found.missing = gathering::missing(set, &found, &forms(&of.files));
            let names = Names::new(set, &laid, &mut Part::new(pause, 0.4, 0.5)).await?;
            (Rc::new(found), Rc::new(names))
        }
    };
    let merged = merge_pausing(set, &incoming, &of.decisions, &mut Part::new(pause, 0.5, 1.0)).await?;
    Ok(Worked { found, names, merged: Rc::new(merged) })
}
