//! Whom to remind: the areas that have not handed in, and what is left open in what came, as a text to be sent.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::context::Context;
use crate::dom;
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
    let language = context.language;
    let copied = use_state_eq(|| None::<bool>);
    let text = list(context, files);
    if text.is_empty() {
        return Html::default();
    }
    let onclick = {
        let copied = copied.clone();
        Callback::from(move |_: MouseEvent| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move { copied.set(Some(dom::copy(&text).await)) });
        })
    };
    let told = copied.map(|done| language.say(if done { said::REMINDER_COPIED } else { said::REMINDER_NOT_COPIED }));
    html! {
        <p class="merge__add">
            <button type="button" class="button" {onclick}>{ language.say(said::COPY_REMINDER) }</button>
            <span role="status">{ told }</span>
        </p>
    }
}

/// The list: who is missing, then what is left open in each file that came.
fn list(context: &Context, files: &[MergeFile]) -> String {
    let language = context.language;
    let mut lines: Vec<String> = Vec::new();
    if !context.found.missing.is_empty() {
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

/// What is to be said of a file.
fn left_open(file: &MergeFile, language: Language) -> Vec<String> {
    let remarks = match &file.content {
        Ok(laid) => &laid.remarks,
        Err(sentences) => sentences,
    };
    remarks.iter().map(|remark| format!("- {}", language.name(remark))).collect()
}
