//! The whole window as a place to drop scenario files, or a table to be imported.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{File, FileList};
use yew::prelude::*;

use crate::deferred;
use crate::store::StoreHandle;
use crate::text::{Say, words};

/// What the drop zone is told.
#[derive(Clone, PartialEq, Properties)]
pub struct DropZoneProps {
    /// The store.
    pub store: StoreHandle,
}

/// Shows where to drop while a file is dragged over the window, and opens what is dropped: several at once on the merge desk.
#[component]
pub fn DropZone(props: &DropZoneProps) -> Html {
    let over = use_state(|| false);
    {
        let (over, store) = (over.clone(), props.store.clone());
        use_effect(move || {
            let listeners = listen(store, over);
            move || drop(listeners)
        });
    }
    let language = props.store.preferences.language;
    if *over {
        html! { <div class="drop" role="status">{ language.say(words::DROP_HERE) }</div> }
    } else {
        Html::default()
    }
}

fn listen(store: StoreHandle, over: UseStateHandle<bool>) -> [EventListener; 3] {
    let on = |name: &'static str, act: Box<dyn Fn(&DragEvent)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&gloo::utils::window(), name, options, move |event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            let carries_files = event.data_transfer().is_some_and(|data| data.types().includes(&"Files".into(), 0));
            if carries_files {
                // Left alone, the browser would leave the page for the dropped file.
                event.prevent_default();
                act(event);
            }
        })
    };
    let (entered, left) = (over.clone(), over.clone());
    [
        on(
            "dragover",
            Box::new(move |_| {
                if !*entered {
                    entered.set(true);
                }
            }),
        ),
        on(
            "dragleave",
            Box::new(move |event| {
                // Leaving one element for another is not leaving the window.
                if event.related_target().is_none() {
                    left.set(false);
                }
            }),
        ),
        on(
            "drop",
            Box::new(move |event| {
                over.set(false);
                if let Some(files) = event.data_transfer().and_then(|data| data.files()) {
                    let files = all(&files);
                    deferred::with(&store, move |deferred, store| (deferred.open)(store, files));
                }
            }),
        ),
    ]
}

/// The files of a list.
pub fn all(files: &FileList) -> Vec<File> {
    (0..files.length()).filter_map(|position| files.get(position)).collect()
}
