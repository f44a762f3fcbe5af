//! Which norms are drawn.

use std::rc::Rc;

use permille_engine::model::Model;
use web_sys::HtmlDetailsElement;
use yew::prelude::*;

use super::view::choice;
use crate::components::kept::use_kept;
use crate::components::same::Same;
use crate::store::{DrawsMsg, Form, Msg, StoreHandle};
use crate::text::{Say, risk, words};

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormListProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// The norms drawn.
    pub norms: Rc<Vec<usize>>,
}

/// The norms to choose from, behind a summary that says how many are drawn.
#[component]
pub fn NormList(props: &NormListProps) -> Html {
    let NormListProps { store, model, norms } = props;
    let language = store.preferences.language;
    let shown = use_kept("risk: list of norms", || false);
    let toggle = {
        let shown = shown.clone();
        Callback::from(move |event: Event| {
            if let Some(details) = event.target_dyn_into::<HtmlDetailsElement>() {
                shown.set(details.open());
            }
        })
    };
    let lay_out = {
        let (dispatch, form) = (store.dispatcher(), store.draws.form.clone());
        move |norms: Option<Vec<_>>| {
            dispatch.dispatch(Msg::Draws(DrawsMsg::Form(Form { norms: norms.map(Rc::new), ..form.clone() })));
        }
    };
    let usual = {
        let lay_out = lay_out.clone();
        Callback::from(move |_: MouseEvent| lay_out(None))
    };
    let turn = |norm: usize| {
        let (lay_out, model, norms) = (lay_out.clone(), model.clone(), norms.clone());
        Callback::from(move |_: Event| {
            let mut chosen: Vec<usize> = norms.iter().copied().filter(|one| *one != norm).collect();
            if chosen.len() == norms.len() {
                chosen.push(norm);
            }
            lay_out(Some(chosen.iter().map(|&norm| model.norm(norm).id.clone()).collect()));
        })
    };
    let full = norms.len() >= Form::MOST_NORMS;
    html! {
        <details class="risk__norms" ontoggle={toggle}>
            <summary>{ risk::norms_drawn(language, norms.len()) }</summary>
            if *shown {
                <div class="risk__norm-list" role="group" aria-label={language.say(risk::NORMS_DRAWN)}>
                    { for choice::offered(model, store.view.area).into_iter().map(|norm| {
                        let drawn = norms.contains(&norm);
                        // The last one stays, and there is an end to how many.
                        let fixed = if drawn { norms.len() == 1 } else { full };
                        html! {
                            <label>
                                <input type="checkbox" checked={drawn} disabled={fixed} onchange={turn(norm)} />
                                <span>
                                    { language.name(&model.norm(norm).name) }
                                    if !model.has_figures(norm) { <span class="is-faint">{ " · " }{ language.say(words::NO_DATA_YET) }</span> }
                                </span>
                            </label>
                        }
                    }) }
                </div>
                <p class="risk__norm-foot">
                    if full { <span>{ risk::most_norms(language, Form::MOST_NORMS) }</span> }
                    if store.draws.form.norms.is_some() {
                        <button type="button" class="link" onclick={usual}>{ language.say(risk::USUAL_NORMS) }</button>
                    }
                </p>
            }
        </details>
    }
}
