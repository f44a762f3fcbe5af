//! A quiet menu on every chart and table, and the button that opens it. What it offers comes later ([`super::export_menu`]).

use std::rc::Rc;

use gloo::events::EventListener;
use permille_exchange::tables::ShownTable;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget, Node};
use yew::prelude::*;

use crate::charts::Drawing;
use crate::components::later::Later;
use crate::components::same::Same;
use crate::deferred::export_request::{ExportRequest, Figures};
use crate::dom;
use crate::text::{Language, Say, Word, save_menu as said};
use crate::views::picture::ChartTable;

/// What pictures say of where they come from; provided once, for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The language.
    pub language: Language,
    /// The file, the scenario, the year and the plans, in a sentence.
    pub source: String,
    /// What stands in the corner; empty where the file is not marked.
    pub mark: &'static str,
}

/// What the menu is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveMenuProps {
    /// What the chart or the table is called.
    pub title: AttrValue,
    /// The chart.
    #[prop_or_default]
    pub drawing: Option<Same<Drawing>>,
    /// The table beside the chart.
    #[prop_or_default]
    pub table: Option<Rc<ChartTable>>,
    /// Makes the table where it is asked for: one that is not on the page as a whole.
    #[prop_or_default]
    pub made: Option<Callback<(), ShownTable>>,
    /// Whether the table is the one the menu stands beside, as it is shown.
    #[prop_or_default]
    pub beside: bool,
}

/// The menu: a button, and what it opens.
#[component]
pub fn SaveMenu(props: &SaveMenuProps) -> Html {
    let shown = use_state_eq(|| false);
    let answer = use_state_eq(|| None::<Word>);
    let root = use_node_ref();
    let (origin, later) = (use_context::<Origin>(), use_context::<Later>());
    {
        let (state, root) = (shown.clone(), root.clone());
        use_effect_with(*shown, move |shown| {
            let listeners = shown.then(|| listen(&state, &root));
            move || drop(listeners)
        });
    }
    let Some((origin, later)) = origin.zip(later) else { return Html::default() };
    let language = origin.language;
    let toggle = {
        let (shown, answer) = (shown.clone(), answer.clone());
        Callback::from(move |_: MouseEvent| {
            answer.set(None);
            shown.set(!*shown);
        })
    };
    let asked = || ExportRequest {
        language,
        source: origin.source.clone(),
        mark: origin.mark,
        title: props.title.clone(),
        drawing: props.drawing.as_ref().map(Same::shared),
        figures: figures(props, &root),
        close: {
            let shown = shown.clone();
            Callback::from(move |()| shown.set(false))
        },
        answer: {
            let answer = answer.clone();
            Callback::from(move |word| answer.set(Some(word)))
        },
    };
    html! {
        <div class={classes!("save-menu", props.beside.then_some("save-menu--beside"))} ref={root.clone()}>
            if let Some(answer) = *answer {
                <span class="save-menu__answer" role="status">{ language.say(answer) }</span>
            }
            <button type="button" class="save-menu__open" onclick={toggle} aria-expanded={shown.to_string()}
                aria-label={format!("{}{}{}", language.say(said::SAVE_OR_COPY), language.pick("：", ": "), props.title)}>
                { language.say(said::SAVE_OR_COPY) }
            </button>
            if *shown {
                <div class="save-menu__list">
                    { later.or_waiting(language, |deferred| (deferred.export_menu)(&asked())) }
                </div>
            }
        </div>
    }
}

/// Where the figures are had from, if there are any.
fn figures(props: &SaveMenuProps, root: &NodeRef) -> Option<Figures> {
    let (table, made) = (props.table.clone().map(Figures::Table), props.made.clone().map(Figures::Made));
    table.or(made).or_else(|| props.beside.then(|| Figures::Beside(root.clone())))
}

/// While the list is shown, Escape and whatever is pressed or reached elsewhere close it.
fn listen(shown: &UseStateHandle<bool>, root: &NodeRef) -> [EventListener; 3] {
    let document = gloo::utils::document();
    let outside = |event: &'static str| {
        let (shown, root) = (shown.clone(), root.clone());
        EventListener::new(&document, event, move |event| {
            if event.target().is_some_and(|target| !holds(&root, &target)) {
                shown.set(false);
            }
        })
    };
    let escaped = {
        let (shown, root) = (shown.clone(), root.clone());
        EventListener::new(&document, "keydown", move |event| {
            if event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape") {
                shown.set(false);
                if let Some(button) = root.cast::<Element>().and_then(|root| root.query_selector("button").ok()?) {
                    dom::focus_on(&button);
                }
            }
        })
    };
    [outside("pointerdown"), outside("focusin"), escaped]
}

fn holds(root: &NodeRef, target: &EventTarget) -> bool {
    root.cast::<Node>().is_some_and(|root| root.contains(target.dyn_ref::<Node>()))
}
