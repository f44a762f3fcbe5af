//! The guided tour: eight steps through the main job on the tutorial's file, each a callout beside what it is about. Nothing is locked meanwhile: what the
//! callout speaks of can be tried at once.

mod place;
mod steps;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::{Interval, Timeout};
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

use self::place::{Rect, Size, beside};
use self::steps::STEPS;
use crate::dom;
use crate::store::{FrameDialog, Msg, StoreHandle};
use crate::text::tour as words;
use crate::text::{Say, start};

/// Interval at which the position of a step's target is checked: a redraw or a new screen moves it.
const LOOK_MILLISECONDS: u32 = 200;

/// What the tour is told.
#[derive(Clone, PartialEq, Properties)]
pub struct TourProps {
    /// The store.
    pub store: StoreHandle,
    /// The step, from zero.
    pub step: usize,
}

/// The callout, and a frame around what it is about.
#[component]
pub fn Tour(props: &TourProps) -> Html {
    let (store, step) = (&props.store, props.step.min(STEPS.len() - 1));
    let language = store.preferences.language;
    let (callout, heading) = (use_node_ref(), use_node_ref());
    let around = use_state_eq(|| None::<Rect>);
    {
        // Each step is on its screen, with what it is about in sight; the callout is read, and has the focus.
        let (store, heading) = (store.clone(), heading.clone());
        use_effect_with(step, move |step| {
            let about = &STEPS[*step];
            store.dispatch(Msg::Explain(None));
            store.dispatch(Msg::Show(about.screen));
            let step = *step;
            let coming = Timeout::new(LOOK_MILLISECONDS, move || {
                if let Some(element) = STEPS[step].anchor() {
                    steps::bring_into_sight(&element);
                }
            });
            if let Some(heading) = heading.cast::<Element>() {
                dom::focus_on(&heading);
            }
            move || drop(coming)
        });
    }
    {
        let around = around.setter();
        use_effect_with(step, move |step| {
            let step = *step;
            let look = move || around.set(STEPS[step].anchor().map(|element| Rect::of(&element)));
            look();
            let window = gloo::utils::window();
            let scrolled = {
                let look = look.clone();
                EventListener::new_with_options(&window, "scroll", EventListenerOptions::run_in_capture_phase(), move |_| look())
            };
            let resized = {
                let look = look.clone();
                EventListener::new(&window, "resize", move |_| look())
            };
            let moved = Interval::new(LOOK_MILLISECONDS, look);
            move || drop((scrolled, resized, moved))
        });
    }
    let to = |to: Option<usize>| {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Tour(to)))
    };
    let mine = {
        let dispatch = store.dispatcher();
        Callback::from(move |_: MouseEvent| {
            dispatch.dispatch(Msg::Tour(None));
            dispatch.dispatch(Msg::FrameDialog(Some(FrameDialog::Own)));
        })
    };
    let pressed = {
        let dispatch = store.dispatcher();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.stop_propagation();
                dispatch.dispatch(Msg::Tour(None));
            }
        })
    };
    let last = step + 1 == STEPS.len();
    let (title, text) = words::STEPS[step];
    let size = callout
        .cast::<HtmlElement>()
        .map(|callout| Size { width: f64::from(callout.offset_width()), height: f64::from(callout.offset_height()) });
    let (width, height) = dom::window_size();
    let at = beside(*around, size.unwrap_or_default(), Size { width, height });
    html! {
        <>
            if let Some(frame) = *around {
                <div class="tour__frame" aria-hidden="true" style={format!("left:{:.0}px;top:{:.0}px;width:{:.0}px;height:{:.0}px", frame.left, frame.top, frame.width, frame.height)}></div>
            }
            <section class="tour" aria-label={language.say(words::TOUR)} ref={callout} onkeydown={pressed} style={format!("--tour-left:{:.0}px;--tour-top:{:.0}px", at.0, at.1)}>
                <p class="tour__step">{ words::step(language, step) }</p>
                <div aria-live="polite">
                    <h2 class="tour__title" tabindex="-1" ref={heading}>{ language.say(title) }</h2>
                    <p class="tour__text">{ language.say(text) }</p>
                </div>
                <div class="tour__ways">
                    <button type="button" class="button button--plain" onclick={to(None)}>{ language.say(if last { words::DONE } else { words::SKIP }) }</button>
                    if let Some(before) = step.checked_sub(1) {
                        <button type="button" class="button" onclick={to(Some(before))}>{ language.say(words::BACK) }</button>
                    }
                    if last {
                        <button type="button" class="button button--main" onclick={mine}>{ language.say(start::MINE) }</button>
                    } else {
                        <button type="button" class="button button--main" onclick={to(Some(step + 1))}>{ language.say(words::NEXT) }</button>
                    }
                </div>
            </section>
        </>
    }
}
