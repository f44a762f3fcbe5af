//! The charts of a division: coverage before and after, and how evenly it is spread.

use permille_engine::model::Model;
use yew::prelude::*;

use super::view::outcome::Outcome;
use super::view::pictures;
use super::view::request::Request;
use super::view::wording::Wording;
use crate::components::panel::{More, Panel, use_explain};
use crate::components::same::Same;
use crate::components::width::use_width;
use crate::store::StoreHandle;
use crate::text::{Say, allocate, areas};

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
    /// The norm drawn, by its place among those asked for.
    pub focus: usize,
    /// Told which norm to draw.
    pub on_focus: Callback<usize>,
}

/// The charts.
#[component]
pub fn Panels(props: &PanelsProps) -> Html {
    let PanelsProps { store, model, request, outcome, focus, on_focus } = props;
    let language = store.preferences.language;
    let all = use_state_eq(|| false);
    let (pairs_element, pairs_width) = use_width(store.view.explained.is_some());
    let (curve_element, curve_width) = use_width(store.view.explained.is_some());
    let of = outcome.norms.get(*focus).or_else(|| outcome.norms.first());
    let Some(norm) = of.map(|of| of.norm) else { return Html::default() };
    let known = pictures::by_award(outcome, norm).len();
    let count = if *all { known } else { known.min(pictures::FEW) };
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
            let of = outcome.norms.get(*focus).or_else(|| outcome.norms.first())?;
            (*width > 0.0).then(|| pictures::curves(&wording, of, *width)).flatten()
        })
    };
    let (on_pair, on_curve) =
        (use_explain(store.dispatcher(), pairs.clone()), use_explain(store.dispatcher(), curve.clone()));
    let more = (known > pictures::FEW).then(|| More {
        said: areas::first_of(language, count, known),
        all: *all,
        toggle: {
            let all = all.clone();
            Callback::from(move |_| all.set(!*all))
        },
    });
    let fairness = of.and_then(|of| of.fairness.as_ref()).map(|(before, after)| allocate::fairness(language, before, after));
    let wording = Wording { language, model, request };
    html! {
        <div class="allocate__charts">
            if request.several() {
                <div class="switch" role="group" aria-label={language.say(allocate::SHOW_FOR)}>
                    { for request.norms.iter().enumerate().map(|(place, &one)| {
                        let on_focus = on_focus.clone();
                        html! {
                            <button type="button" key={one} class="switch__one" aria-pressed={(one == norm).to_string()}
                                onclick={Callback::from(move |_: MouseEvent| on_focus.emit(place))}>
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
