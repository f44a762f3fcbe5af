//! What reviewers have said of one thing: a tick and a comment.

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::review::{CheckState, Comment, Review, Signed, Subject, Tick};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::field::{self, Field};
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, review as wording};

/// What the line is told.
#[derive(Clone, PartialEq, Properties)]
pub struct LineProps {
    /// The store.
    pub store: StoreHandle,
    /// What is reviewed.
    pub subject: Subject,
    /// What stands there.
    pub stated: AttrValue,
    /// What it is called.
    pub what: Name,
    /// Who reviews; nobody yet where absent.
    pub signed: Option<Signed>,
}

/// The tick, who gave it, and the comment.
#[component]
pub fn Line(props: &LineProps) -> Html {
    let language = props.store.preferences.language;
    let Some(open) = &props.store.open else { return Html::default() };
    let review = open.set().reviews.get(&props.subject).cloned().unwrap_or_default();
    let state = open.set().check_state(&props.subject, &props.stated);
    let tick = {
        let (props, review) = (props.clone(), review.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let tick = props.signed.clone().filter(|_| input.checked());
            let tick = tick.map(|signed| Tick { signed, stated: props.stated.to_string() });
            say(&props, Review { tick, ..review.clone() });
        })
    };
    let comment = {
        let (props, review) = (props.clone(), review.clone());
        field::any(move |text| {
            let text = text.trim().to_owned();
            let comment = props.signed.clone().filter(|_| !text.is_empty()).map(|signed| Comment { signed, text });
            say(&props, Review { comment, ..review.clone() });
        })
    };
    let what = language.name(&props.what);
    let nobody = props.signed.is_none();
    let said = review.tick.as_ref().map(|tick| match state {
        CheckState::Changed => wording::changed(language, &tick.signed, &tick.stated),
        _ => wording::signed(&tick.signed),
    });
    let commented = review.comment.as_ref();
    html! {
        <div class="review__line">
            <label class="review__tick">
                <input type="checkbox" checked={state == CheckState::Checked} disabled={nobody} onchange={tick}
                    aria-label={wording::of(language, wording::CHECKED, what)} />
                <span>{ language.say(wording::CHECKED) }</span>
            </label>
            if let Some(said) = said {
                <p class={classes!("review__said", (state == CheckState::Changed).then_some("review__said--changed"))}>{ said }</p>
            }
            if !nobody {
                <label class="review__comment">
                    <span>{ language.say(wording::COMMENT) }</span>
                    <Field class="field" rows="1" value={commented.map(|one| one.text.clone()).unwrap_or_default()} take={comment}
                        label={wording::of(language, wording::COMMENT, what)} />
                </label>
            } else if let Some(comment) = commented {
                <p class="review__said">{ format!("{}{}{}", language.say(wording::COMMENT), language.pick("：", ": "), comment.text) }</p>
            }
            if let Some(comment) = commented { <p class="review__said">{ wording::signed(&comment.signed) }</p> }
        </div>
    }
}

/// Says it in the file, as one step; what says nothing is taken back.
fn say(props: &LineProps, review: Review) {
    let review = Some(review).filter(|review| *review != Review::default());
    let edit = Edit::Review { subject: props.subject.clone(), review };
    props.store.dispatch(Msg::Edit { edit, name: wording::step(&props.what), key: None });
}
