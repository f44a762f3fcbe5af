//! What was read, to be decided on: the text with its marked sentences, the proposed norms beside them, and what becomes of them.

use std::rc::Rc;
use std::sync::Arc;

use permille_engine::edit::Edit;
use permille_engine::plan::Plan;
use permille_exchange::files::shipped;
use yew::prelude::*;

use super::desk::{Act, Desk};
use super::draft::{Draft, Shown};
use super::head_part::HeadPart;
use super::left_part::{LeftPart, missing};
use super::passage::Passage;
use super::tools::{ToolsProps, tools};
use super::versions::{Stand, Versions};
use super::{Writing, build};
use crate::components::kept::use_kept_values;
use crate::components::same::Same;
use crate::dom;
use crate::screens::norms::Part;
use crate::screens::norms::filter::Filter;
use crate::store::{Msg, Notice, NoticeKind, Open, Screen, StoreHandle};
use crate::text::{Language, Say, document, plan_edit};

/// So many parts of the text stand on one page: a long document is drawn in pieces.
const PARTS_ON_A_PAGE: usize = 60;

/// What the review is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct ReviewProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// What is decided on.
    pub draft: Rc<Draft>,
    /// Whether there is a step to take back.
    pub has_steps: bool,
    /// Decides.
    pub dispatch: UseReducerDispatcher<Desk>,
    /// Opens the form of a norm.
    pub write: Callback<Writing>,
    /// Closes the dialog.
    pub close: Callback<()>,
}

/// The text, and what is decided on it.
#[component]
pub(super) fn Review(props: &ReviewProps) -> Html {
    let ReviewProps { store, open, draft, dispatch, write, close, has_steps } = props;
    let language = store.preferences.language;
    let shelf = use_kept_values();
    let (shown, page) = (use_state_eq(Shown::default), use_state_eq(|| 0_usize));
    // Which part is led to once its page is drawn.
    let led = use_state_eq(|| None::<usize>);
    let refused = use_state_eq(Vec::<String>::new);
    let shipped = use_memo((), |()| shipped::plans().unwrap_or_default());
    let old = draft.against.as_ref().and_then(|id| open.set().plans.iter().find(|plan| plan.id == *id)).cloned();
    let versions = {
        let norms: Vec<_> = draft.items.iter().map(|item| item.norm.clone()).collect();
        let items = draft.clone();
        use_memo((norms, old.clone()), move |(_, old)| old.as_ref().map(|old| Versions::of(&items.items, old)))
    };
    let parts = draft.shown(*shown);
    let pages = parts.len().div_ceil(PARTS_ON_A_PAGE).max(1);
    let current = (*page).min(pages - 1);
    {
        let led = led.clone();
        use_effect_with((*led, current), move |(part, _)| {
            if let Some(part) = part {
                dom::focus(&part_id(*part));
                led.set(None);
            }
        });
    }
    let lead = {
        let (page, led, shown, all) = (page.setter(), led.setter(), shown.clone(), parts.clone());
        Callback::from(move |part: usize| {
            let place = all.iter().position(|one| *one >= part).filter(|at| all[*at] == part);
            let place = place.unwrap_or_else(|| {
                // What is filtered away is shown again.
                shown.set(Shown::All);
                part
            });
            page.set(place / PARTS_ON_A_PAGE);
            led.set(Some(part));
        })
    };
    let show = {
        let (shown, page) = (shown.setter(), page.setter());
        Callback::from(move |next: Shown| {
            shown.set(next);
            page.set(0);
        })
    };
    let turn = |to: usize| {
        let (page, led, first) = (page.setter(), led.setter(), parts.get(to * PARTS_ON_A_PAGE).copied());
        Callback::from(move |_: MouseEvent| {
            page.set(to);
            led.set(first);
        })
    };
    let finish = {
        let (store, open, draft, versions, old) = (store.clone(), open.clone(), draft.clone(), versions.clone(), old.clone());
        let (shipped, refused, dispatch) = (shipped.clone(), refused.setter(), dispatch.clone());
        move |over: bool| {
            let (store, open, draft, versions, old) = (store.clone(), open.clone(), draft.clone(), versions.clone(), old.clone());
            let (shipped, refused, dispatch, shelf) = (shipped.clone(), refused.clone(), dispatch.clone(), shelf.clone());
            Callback::from(move |_: MouseEvent| {
                let plans = &open.set().plans;
                let built = match (over, &old, versions.as_ref()) {
                    (true, Some(old), Some(versions)) => build::taken_over(&draft, versions, old, (plans, &shipped), language),
                    _ => build::added(&draft, plans, &shipped, language),
                };
                match built {
                    Ok(built) => {
                        dispatch.dispatch(Act::Forget);
                        shelf.put(super::KEPT, None::<Rc<Draft>>);
                        // What binds now is what is looked at.
                        shelf.put("norms: part", Part::Catalogue);
                        shelf.put("norms: filter", Filter { plan: Some(built.plan.clone()), ..Filter::default() });
                        adopt(&store, built, over);
                    }
                    Err(sentences) => refused.set(sentences),
                }
            })
        }
    };
    let on_page: Vec<usize> = parts.iter().copied().skip(current * PARTS_ON_A_PAGE).take(PARTS_ON_A_PAGE).collect();
    let counts = draft.counts();
    let changes = versions.as_ref().as_ref().map(|versions| build::changes(draft, versions));
    html! {
        <div class="document__review">
            <HeadPart {language} open={open.clone()} head={draft.head.clone()} dispatch={dispatch.clone()} />
            { tools(&ToolsProps { language, draft, counts, versions: versions.as_ref().as_ref(), plans: &open.set().plans, shown: *shown,
                has_steps: *has_steps, dispatch, show: &show }) }
            <div class="document__body">
                { outline(language, draft, &lead) }
                <div class="document__parts">
                    if parts.is_empty() { <p class="is-faint">{ document::nothing_shown(language) }</p> }
                    { for on_page.iter().map(|&part| {
                        let items = draft.norms_of(part);
                        let stands = items.iter().map(|&at| stand(versions.as_ref().as_ref(), at)).collect::<Vec<_>>();
                        let (norms, left) = (items.iter().map(|&at| draft.items[at].clone()).collect::<Vec<_>>(), draft.left_of(part));
                        let settled: Vec<bool> = left.iter().map(|&left| draft.is_settled(left)).collect();
                        html! {
                            <Passage key={part} {language} {part} read={Same::new(&draft.read)} {items} norms={Rc::new(norms)} stands={Rc::new(stands)}
                                old={old.clone().map(Held)} {left} {settled} dispatch={dispatch.clone()} write={write.clone()} />
                        }
                    }) }
                    if pages > 1 {
                        <nav class="document__pager" aria-label={language.say(document::PAGES)}>
                            <button type="button" class="button" disabled={current == 0} onclick={turn(current.saturating_sub(1))}>
                                { language.say(document::EARLIER) }
                            </button>
                            <span>{ document::pages(language, current + 1, pages) }</span>
                            <button type="button" class="button" disabled={current + 1 == pages} onclick={turn(current + 1)}>
                                { language.say(document::LATER) }
                            </button>
                        </nav>
                    }
                </div>
            </div>
            if let (Some(versions), Some(old)) = (versions.as_ref(), &old) {
                { missing(language, versions, old, draft, dispatch) }
            }
            <LeftPart {language} draft={draft.clone()} dispatch={dispatch.clone()} write={write.clone()} lead={lead.clone()} />
            <div class="dialog__foot import__foot document__foot">
                if let Some(changes) = changes {
                    <button type="button" class="button button--main" disabled={changes == 0} onclick={finish(true)}>
                        { document::take_over(language, changes) }
                    </button>
                }
                <button type="button" class={classes!("button", changes.is_none().then_some("button--main"))} disabled={counts.accepted == 0}
                    onclick={finish(false)}>
                    { document::add(language, counts.accepted) }
                </button>
                { another(language, dispatch) }
                <div class="edit__verdict" role="status">
                    { verdict(language, draft, &refused) }
                </div>
                <button type="button" class="button button--plain" onclick={
                    let close = close.clone();
                    Callback::from(move |_: MouseEvent| close.emit(()))
                }>{ language.say(plan_edit::CANCEL) }</button>
            </div>
        </div>
    }
}

/// The plan a document is held against; the same one is the same piece of memory.
#[derive(Clone, Debug)]
pub(super) struct Held(pub(super) Arc<Plan>);

impl PartialEq for Held {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// What a part of the text is known by on the page.
pub(super) fn part_id(part: usize) -> String {
    format!("document-part-{part}")
}

fn stand(versions: Option<&Versions>, at: usize) -> Option<Stand> {
    versions.and_then(|versions| versions.stands.get(at)).copied()
}

/// What keeps norms from being added, or what stays out.
fn verdict(language: Language, draft: &Draft, refused: &[String]) -> Html {
    let counts = draft.counts();
    if !refused.is_empty() {
        return html! { <>{ for refused.iter().map(|sentence| html! { <p>{ sentence }</p> }) }</> };
    }
    match (counts.accepted, counts.open) {
        (0, _) => html! { <p class="is-faint">{ document::nothing_accepted(language) }</p> },
        (_, 0) => Html::default(),
        (_, open) => html! { <p class="is-faint">{ document::stays_out(language, open) }</p> },
    }
}

fn another(language: Language, dispatch: &UseReducerDispatcher<Desk>) -> Html {
    let dispatch = dispatch.clone();
    let onclick = Callback::from(move |_: MouseEvent| dispatch.dispatch(Act::Forget));
    html! { <button type="button" class="button" {onclick}>{ language.say(document::ANOTHER) }</button> }
}

/// The headings: as a list where there is room, else to be chosen from.
fn outline(language: Language, draft: &Draft, lead: &Callback<usize>) -> Html {
    let headings = draft.outline();
    if headings.is_empty() {
        return Html::default();
    }
    let chosen = {
        let lead = lead.clone();
        Callback::from(move |event: Event| {
            let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() else { return };
            if let Ok(part) = select.value().parse() {
                lead.emit(part);
            }
            // It leads somewhere and holds nothing: the same heading can be chosen again.
            select.set_value("");
        })
    };
    html! {
        <>
            <nav class="document__outline" aria-label={language.say(document::OUTLINE)}>
                <ul>
                    { for headings.iter().map(|&(part, depth, words, open)| {
                        let lead = lead.clone();
                        let onclick = Callback::from(move |_: MouseEvent| lead.emit(part));
                        html! {
                            <li class={format!("document__heading document__heading--{depth}")}>
                                <button type="button" class="document__to" {onclick} lang={crate::text::lang_of(words)}>{ words }</button>
                                if open > 0 { <span class="document__open">{ open }</span> }
                            </li>
                        }
                    }) }
                </ul>
            </nav>
            <label class="document__jump">
                <span>{ language.say(document::GO_TO) }</span>
                <select class="field" onchange={chosen}>
                    <option value="" selected=true>{ "…" }</option>
                    { for headings.iter().map(|&(part, depth, words, _)| html! {
                        <option value={part.to_string()}>{ format!("{}{words}", "　".repeat(depth as usize)) }</option>
                    }) }
                </select>
            </label>
        </>
    }
}

/// Has the plans bind, and says so.
fn adopt(store: &StoreHandle, built: build::Built, over: bool) {
    let build::Built { plans, title, changes, .. } = built;
    let (name, said) = match over {
        true => (document::take_over_step(&title), document::taken_over(&title, changes)),
        false => (document::add_step(&title), document::added(&title, changes)),
    };
    // Where the edit is refused, that is what is to be read.
    store.dispatch(Msg::Notice(None));
    store.dispatch(Msg::Edit { edit: Edit::Plans { plans }, name, key: None });
    store.dispatch(Msg::Document(None));
    store.dispatch(Msg::Show(Screen::Norms));
    store.dispatch(Msg::Notice(Some(Notice { kind: NoticeKind::Done, title: said, sentences: Vec::new() })));
}
