//! Save file: the scenario file itself.

use yew::prelude::*;

use super::{Item, Sharing};
use crate::tasks::save;
use crate::text::{Say, share};

/// The same as Save in the masthead, where a planner looks for it who wants to send the file.
pub fn item(sharing: &Sharing) -> Item {
    let language = sharing.store.preferences.language;
    let act = {
        let sharing = sharing.clone();
        Callback::from(move |_: MouseEvent| {
            save::save(&sharing.store);
            sharing.close.emit(());
        })
    };
    Item { name: share::SAVE_FILE, about: html! { language.say(share::SAVE_FILE_ABOUT) }, act }
}
