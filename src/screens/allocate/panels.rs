//! The charts of a division: coverage before and after, and how evenly it is spread.

use permille_engine::model::Model;
use yew::prelude::*;

use super::view::outcome::{OfNorm, Outcome};
use super::view::pictures;
use super::view::request::Request;
use super::view::wording::Wording;
use crate::components::kept::use_kept;
use crate::components::panel::{More, Panel, use_explain};
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::StoreHandle;
use crate::text::{Say, allocate};

/// What the charts are told.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelsProps {
    /// The store.
    pub store: StoreHandle,
    /// The model.
    pub model: Same<Model>,
    /// What was asked.
    pub request: Same<Request>,
    /// What it comes to.
    pub outcome: Same<Outcome>,
    /// The norm drawn; the first of those asked for where absent.
    pub focus: Option<usize>,
    /// Told which norm to draw.
    pub on_focus: Callback<usize>,
}

/// The charts.
#[component]
pub fn Panels(props: &PanelsProps) -> Html {
    let PanelsProps { store, model, request, outcome, focus, on_focus } = props;
    let language = store.preferences.language;
    let all = use_kept("allocate: all before and after", || false);
    let (pairs_element, pairs_width) = use_width(store.view.explained.is_some());
    let (curve_element, curve_width) = use_width(store.view.explained.is_some());
    let of = of_norm(outcome, *focus);
    let Some(norm) = of.map(|of| of.norm) else { return Html::default() };
    let known = pictures::by_award(outcome, norm).len();
    let (count, more) = More::of(language, &all, pictures::FEW, known);
    let pairs = {
        let key = (model.clone(), request.clone(), outcome.clone(), norm, count, pairs_width, language);
        use_memo(key, |(model, request, outcome, norm, count, width, language)| {
            let wording = Wording { language: *language, model, request };
            (*width > 0.0).then(|| pictures::dumbbells(&wording, outcome, *norm, *count, *width)).flatten()
        })
    };
    let curve = {
        let key = (model.clone(), request.clone(), outcome.clone(), *focus, curve_width, language);
        use_memo(key, |(model, request, outcome, focus, width, language)| {
            let wording = Wording { language: *language, model, request };
            let of = of_norm(outcome, *focus)?;
            (*width > 0.0).then(|| pictures::curves(&wording, of, *width)).flatten()
        })
    };
    let (on_pair, on_curve) = (use_explain(store.dispatcher(), pairs.clone()), use_explain(store.dispatcher(), curve.clone()));
    let fairness = of.and_then(|of| of.fairness.as_ref()).map(|(before, after)| allocate::fairness(language, before, after));
    let wording = Wording { language, model, request };
    html! {
        <div class="allocate__charts">
            if request.several() {
                <div class="switch" role="group" aria-label={language.say(allocate::SHOW_FOR)}>
                    { for request.norms.iter().map(|&one| {
                        let on_focus = on_focus.clone();
                        html! {
                            <button type="button" key={one} class="switch__one" aria-pressed={(one == norm).to_string()}
                                onclick={Callback::from(move |_: MouseEvent| on_focus.emit(one))}>
                                { language.name(&wording.measure(one).name) }
                            </button>
                        }
                    }) }
                </div>
            }
            <Panel {language} title={language.say(allocate::BEFORE_AFTER)} picture={pairs} element={pairs_element} on_pick={on_pair} {more} />
            <Panel {language} title={language.say(allocate::LORENZ)} picture={curve} element={curve_element} on_pick={on_curve} />
            if let Some(fairness) = fairness {
                <p class="allocate__fairness">{ fairness }</p>
            }
        </div>
    }
}

/// What comes of a norm; of the first where it is none of those asked for.
fn of_norm(outcome: &Outcome, norm: Option<usize>) -> Option<&OfNorm> {
    outcome.norms.iter().find(|of| Some(of.norm) == norm).or_else(|| outcome.norms.first())
}
