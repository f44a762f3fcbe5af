//! Whom to remind: the areas that have not handed in, and what is left open in what came, as a text to be sent.

use std::collections::BTreeSet;

use permille_engine::id::{AreaCode, RoundId};
use permille_engine::in_order;
use permille_engine::merge::Missing;
use permille_engine::round::Round;
use yew::prelude::*;

use super::context::Context;
use crate::screens::data::round::{Remind, missing_of};
use crate::store::MergeFile;
use crate::text::merge as said;
use crate::text::{Language, Say};

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReminderProps {
    /// What all parts see.
    pub(super) context: Context,
    /// The files on the desk.
    pub(super) files: Vec<MergeFile>,
}

/// A button that copies the list; nothing where there is nobody to remind.
#[component]
pub(super) fn Reminder(props: &ReminderProps) -> Html {
    let ReminderProps { context, files } = props;
    html! { <Remind language={context.language} text={list(context, files)} /> }
}

/// The list: who is missing, then what is left open in each file that came.
fn list(context: &Context, files: &[MergeFile]) -> String {
    let language = context.language;
    let mut lines: Vec<String> = Vec::new();
    let rounds = rounds(context, files);
    for (round, missing) in &rounds {
        let named = missing.iter().map(|one| (&one.area, context.names.area(language, &one.area), Some(&one.parent)));
        let above = |code: &AreaCode| context.names.area(language, code).to_owned();
        lines.extend(missing_of(language, round, &named.collect::<Vec<_>>(), above));
    }
    // Where nobody is known to have been asked, the areas beside those that handed in.
    if rounds.is_empty() && !context.found.missing.is_empty() {
        lines.push(said::not_handed_in(language, context.found.missing.len()));
        lines.extend(context.found.missing.iter().map(|one| format!("{} {}", one.area, context.names.area(language, &one.area))));
    }
    for file in files {
        let open = left_open(file, language);
        if !open.is_empty() {
            lines.push(String::new());
            lines.push(format!("{}{}", file.name, language.pick("：", ":")));
            lines.extend(open);
        }
    }
    lines.join("\n").trim().to_owned()
}

/// The rounds that forms on the desk belong to, each with who is missing in it.
fn rounds<'a>(context: &'a Context, files: &[MergeFile]) -> Vec<(&'a Round, Vec<&'a Missing>)> {
    let ids: BTreeSet<&RoundId> = in_order::set(files.iter().filter_map(|file| Some(&file.form()?.back.round)));
    let rounds = ids.into_iter().filter_map(|id| context.merged.set.rounds.get(id)).map(|round| {
        let missing = context.found.missing.iter().filter(|one| matches!(round.asked.get(&one.area), Some(None)));
        (round, missing.collect::<Vec<_>>())
    });
    rounds.filter(|(_, missing)| !missing.is_empty()).collect()
}

/// What is to be said of a file.
fn left_open(file: &MergeFile, language: Language) -> Vec<String> {
    let remarks = match &file.content {
        Ok(laid) => &laid.remarks,
        Err(sentences) => sentences,
    };
    remarks.iter().map(|remark| format!("- {}", language.name(remark))).collect()
}
