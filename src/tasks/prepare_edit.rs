//! A large edit, worked out a slice at a time before it is made.

use std::rc::Rc;

use permille_engine::edit::Edit;
use permille_engine::problem::Problem;

use super::pace::{self, Pace};
use crate::store::{Msg, Open, PreparedEdit, StepName, is_slow};

/// What makes an edit of the open file, or what keeps the file from being computed then. `goes_on` is told what share is done and says whether somebody still
/// waits for it; `None` where nobody does.
pub async fn step(open: &Open, edit: Edit, name: StepName, goes_on: &dyn Fn(f64) -> bool) -> Option<Result<Msg, Vec<Problem>>> {
    let mut document = (*open.document).clone();
    let Some(back) = document.set.apply(&edit) else { return Some(Ok(Msg::Edit { edit, name, key: None })) };
    let mut pace = Pace::default();
    let (model, problems) = match pace::made(&document.set, &mut pace, goes_on).await? {
        Ok(made) => made,
        Err(problems) => return Some(Err(problems)),
    };
    if !is_slow(document.set.baseline.areas.len()) {
        return Some(Ok(Msg::Edit { edit, name, key: None }));
    }
    // What it came to when it was saved says nothing about what it is now.
    document.record = None;
    let outlooks = pace::outlooks(&document.set, &model, &mut pace, goes_on).await?;
    let ahead = PreparedEdit {
        before: Rc::clone(&open.document),
        document: Rc::new(document),
        model: Rc::new(model),
        problems: Rc::new(problems),
        outlooks: outlooks.into_iter().map(Rc::new).collect(),
        back,
    };
    Some(Ok(Msg::WorkedOut { edit, name, ahead: Box::new(ahead) }))
}
