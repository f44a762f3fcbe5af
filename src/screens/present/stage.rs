//! The stage: one slide over the whole screen, its levers, and where the talk is.

use gloo::events::EventListener;
use permille_engine::slide::Slide;
use permille_exchange::office::deck::{Chart, SlideView};
use web_sys::{HtmlDialogElement, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::keys::{At, Step, step};
use super::land::picture;
use super::presenter::{self, Presenter};
use super::sheet::{fit, sheet};
use super::trial::{Shown, Trial, near, shown};
use super::view::looks;
use crate::components::select;
use crate::dom;
use crate::queries::levers::LeverView;
use crate::store::{Open, StoreHandle};
use crate::text::numbers::full;
use crate::text::{Language, Say, present};

/// What the stage is told.
#[derive(Clone, PartialEq, Properties)]
pub struct StageProps {
    /// The store.
    pub store: StoreHandle,
    /// The slides.
    pub slides: Vec<Slide>,
    /// The first one shown.
    pub first: usize,
    /// Told when it is over.
    pub end: Callback<()>,
}

/// Slides over the whole screen, while it is on the page.
#[component]
pub fn Stage(props: &StageProps) -> Html {
    let StageProps { store, slides, first, end } = props;
    let language = store.preferences.language;
    let dialog = use_node_ref();
    let stage = use_node_ref();
    let place = use_state_eq(|| (*first).min(slides.len().saturating_sub(1)));
    let typed = use_state_eq(|| 0_usize);
    let blank = use_state_eq(|| false);
    let levers = use_state_eq(|| false);
    let refused = use_state_eq(|| false);
    let trial = use_state_eq(Trial::default);
    let presenter = use_state(|| None::<Presenter>);
    let size = use_state_eq(dom::window_size);
    // Browsers leave full screen when another window opens; that does not end the talk.
    let accompanied = use_mut_ref(|| false);
    {
        let (dialog, stage) = (dialog.clone(), stage.clone());
        use_effect_with((), move |()| {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                // It can only fail where it is open already.
                let _ = dialog.show_modal();
            }
            focus(&stage);
            move || {
                if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                    dialog.close();
                }
                dom::leave_full_screen();
            }
        });
    }
    {
        let (size, end, accompanied) = (size.clone(), end.clone(), accompanied.clone());
        use_effect_with((), move |()| {
            let resized = EventListener::new(&gloo::utils::window(), "resize", move |_| size.set(dom::window_size()));
            // Escape leaves full screen before any key is heard of.
            let left = EventListener::new(&gloo::utils::document(), "fullscreenchange", move |_| {
                if !dom::is_full_screen() && !*accompanied.borrow() {
                    end.emit(());
                }
            });
            move || drop((resized, left))
        });
    }
    {
        // The window that is open when the talk ends, not the one that was when it began.
        use_effect_with((*presenter).clone(), move |presenter| {
            let presenter = presenter.clone();
            move || {
                if let Some(presenter) = presenter {
                    presenter.close();
                }
            }
        });
    }
    let go = {
        let (place, trial, blank, typed) = (place.clone(), trial.clone(), blank.clone(), typed.clone());
        Callback::from(move |to: usize| {
            typed.set(0);
            blank.set(false);
            if to != *place {
                trial.set(trial.look());
                place.set(to);
            }
        })
    };
    let act = {
        let (go, typed, blank, levers, trial) = (go.clone(), typed.clone(), blank.clone(), levers.clone(), trial.clone());
        let (presenter, refused, end) = (presenter.clone(), refused.clone(), end.clone());
        Callback::from(move |step: Step| match step {
            Step::To(to) => go.emit(to),
            Step::Digit(digit) => typed.set((*typed * 10 + usize::from(digit)).min(9_999)),
            Step::Blank => blank.set(!*blank),
            Step::Saved => trial.set(Trial::default()),
            Step::Levers => levers.set(!*levers),
            Step::FullScreen => dom::toggle_full_screen(),
            Step::Presenter => {
                *accompanied.borrow_mut() = true;
                let opened = Presenter::open(language.say(present::PRESENTER));
                refused.set(opened.is_none());
                presenter.set(opened);
            }
            Step::End => end.emit(()),
        })
    };
    let at = At { place: *place, count: slides.len(), typed: *typed };
    let onkeydown = {
        let act = act.clone();
        Callback::from(move |event: KeyboardEvent| pressed(&event, at, &act))
    };
    let cancelled = {
        let end = end.clone();
        Callback::from(move |_: Event| end.emit(()))
    };
    let Some((open, slide)) = store.open.as_ref().zip(slides.get(*place)) else { return Html::default() };
    let scenario = store.view.scenario;
    let seen = (scenario, dom::today());
    let now = shown(language, open, seen, slide, &trial);
    let next = slides.get(*place + 1).map(|slide| shown(language, open, seen, slide, &trial.look()).told.title_text());
    let (width, height) = *size;
    // The levers have a strip of their own below the slide.
    let strip_height = strip_height(width, height);
    let room = if *levers { height - strip_height } else { height };
    let title = now.told.title_text();
    let id = format!("stage-{}", *place);
    let drawn = |chart: &Chart, room| picture(language, open, &store.outlines, &now, chart, (&id, room));
    html! {
        <dialog class="stage" ref={dialog} aria-label={language.say(present::STAGE)} oncancel={cancelled}>
            <div class={classes!("stage__all", levers.then_some("stage__all--levers"))} ref={stage.clone()} tabindex="-1" {onkeydown}>
                if *blank {
                    <div class="stage__blank"><p class="unseen" role="status">{ language.say(present::BLANKED) }</p></div>
                } else {
                    <div class="stage__slide">
                        { sheet(&drawn, &now.told, (*place + 1, slides.len()), fit(width, room)) }
                    </div>
                }
                <p class="unseen" role="status">{ present::slide(language, *place + 1, &title) }</p>
                if *levers { { strip(language, open, (slide, &now, strip_height), &trial, &stage) } }
                if *refused { <p class="stage__refused" role="alert">{ language.say(present::POPUP_REFUSED) }</p> }
                if *typed > 0 { <p class="stage__typed">{ *typed }</p> }
                { tools(language, at, &act, !trial.is_empty()) }
            </div>
            if let Some(presenter) = &*presenter {
                { presenter.show(&presenter::Cue { language, at, title, notes: slide.notes.clone(), next }, &act) }
            }
        </dialog>
    }
}

/// How tall the strip of levers is, in pixels: on a phone they stand one below the other.
fn strip_height(width: f64, height: f64) -> f64 {
    match width {
        1200.0.. => 156.0,
        700.0.. => 168.0,
        _ => height * 0.45,
    }
}

/// Does what a key says, unless a button or a slider has its own use for it.
pub(super) fn pressed(event: &KeyboardEvent, at: At, act: &Callback<Step>) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let target = event.target_dyn_into::<HtmlElement>();
    let tag = target.as_ref().map(|target| target.tag_name()).unwrap_or_default();
    let key = event.key();
    // A list is chosen from by its own keys; a clicker turns pages all the same.
    let of_list = tag == "SELECT" && !matches!(key.as_str(), "Escape" | "PageDown" | "PageUp");
    if tag == "BUTTON" && matches!(key.as_str(), " " | "Enter") || of_list {
        return;
    }
    if let Some(step) = step(&key, at, tag == "INPUT") {
        event.prevent_default();
        event.stop_propagation();
        act.emit(step);
    }
}

fn focus(stage: &NodeRef) {
    if let Some(stage) = stage.cast::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it is.
        let _ = stage.focus();
    }
}

/// What can be pressed while slides are shown.
fn tools(language: Language, at: At, act: &Callback<Step>, tried: bool) -> Html {
    let button = |word, mark: &'static str, step: Step, disabled: bool| {
        let act = act.clone();
        let onclick = Callback::from(move |_: MouseEvent| act.emit(step));
        html! {
            <button type="button" class="stage__tool" {onclick} {disabled} aria-label={language.say(word)}>
                <span aria-hidden="true">{ mark }</span><span class="stage__word">{ language.say(word) }</span>
            </button>
        }
    };
    let last = at.count.saturating_sub(1);
    html! {
        <div class="stage__tools">
            { button(present::PREVIOUS, "‹", Step::To(at.place.saturating_sub(1)), at.place == 0) }
            { button(present::NEXT, "›", Step::To((at.place + 1).min(last)), at.place == last) }
            { button(present::LEVERS, "L", Step::Levers, false) }
            { button(present::BACK_TO_SAVED, "↺", Step::Saved, !tried) }
            { button(present::PRESENTER, "P", Step::Presenter, false) }
            { button(present::BLANK, "B", Step::Blank, false) }
            { button(present::END, "×", Step::End, false) }
        </div>
    }
}

/// How far along its slider a lever stands, in percent.
fn filled(view: &LeverView) -> f64 {
    let (least, most) = (view.least.to_f64(), view.most.to_f64());
    if most <= least { 0.0 } else { ((view.value.to_f64() - least) / (most - least) * 100.0).clamp(0.0, 100.0) }
}

/// Where the slide looks and its levers, to be tried out.
fn strip(
    language: Language,
    open: &Open,
    (slide, now, height): (&Slide, &Shown, f64),
    trial: &UseStateHandle<Trial>,
    stage: &NodeRef,
) -> Html {
    // A clicker turns pages again as soon as the hand lets go of a slider.
    let released = {
        let stage = stage.clone();
        Callback::from(move |_: PointerEvent| focus(&stage))
    };
    let slider = |view: &LeverView| {
        let slide = {
            let (trial, lever, area) = (trial.clone(), view.lever.clone(), view.area.clone());
            Callback::from(move |event: InputEvent| {
                let value = event.target_dyn_into::<HtmlInputElement>().and_then(|input| input.value().parse().ok());
                if let Some(value) = value {
                    trial.set((*trial).clone().with(&lever, area.as_ref(), value));
                }
            })
        };
        html! {
            <label class="stage__lever">
                <span>{ of_area(language, open, view) }{ &view.label }{ " " }<strong>{ full(view.value) }</strong>{ " " }<small>{ &view.unit }</small></span>
                <input type="range" min={view.least.to_string()} max={view.most.to_string()} step={view.step.to_string()}
                    value={view.value.to_string()} oninput={slide} onpointerup={released.clone()} style={format!("--filled:{:.2}%", filled(view))} />
            </label>
        }
    };
    html! {
        <div class="stage__strip" role="group" aria-label={language.say(present::LEVERS)} style={format!("--strip:{height}px")}>
            <div class="stage__look">
                if let Some(at) = now.place.filter(|_| looks(slide.kind)) { { look(language, open, at, trial) } }
                <p class="stage__tried" role="status">{ if trial.is_empty() { "" } else { language.say(present::TRIED) } }</p>
            </div>
            { for now.levers.iter().map(slider) }
        </div>
    }
}

/// Whose lever it is, where it is one area's own.
fn of_area(language: Language, open: &Open, view: &LeverView) -> Html {
    let name =
        view.area.as_ref().and_then(|code| open.model.areas().iter().find(|area| area.code == *code)).map(|area| &area.name);
    html! { if let Some(name) = name { <small>{ language.name(name) }{ language.pick("：", ": ") }</small> } }
}

/// The area and the year the slides look at, to be chosen anew.
fn look(language: Language, open: &Open, at: SlideView, trial: &UseStateHandle<Trial>) -> Html {
    let choose = |change: fn(&mut Trial, &str)| {
        let trial = trial.clone();
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            // Other areas have other levers.
            let mut next = trial.look();
            change(&mut next, &value);
            trial.set(next);
        })
    };
    let areas = &open.model.areas();
    let shown = near(&open.model, at.area).into_iter().filter_map(|place| Some((place, areas.get(place)?)));
    html! {
        <>
            <label>
                <span>{ language.say(present::AREA) }</span>
                <select class="field" aria-label={language.say(present::AREA)} onchange={choose(|trial, code| trial.area = Some(code.into()))}>
                    { for shown.map(|(place, area)| html! {
                        <option value={area.code.to_string()} selected={place == at.area}>{ language.name(&area.name) }</option>
                    }) }
                </select>
            </label>
            <label>
                <span>{ language.say(present::YEAR) }</span>
                <select class="field" aria-label={language.say(present::YEAR)} onchange={choose(|trial, year| trial.year = year.parse().ok())}>
                    { for open.model.horizon().years().map(|year| html! {
                        <option value={year.to_string()} selected={year == at.year}>{ year }</option>
                    }) }
                </select>
            </label>
        </>
    }
}
