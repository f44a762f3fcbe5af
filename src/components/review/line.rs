//! What reviewers have said of one thing: a tick and a comment.

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::review::{CheckState, Comment, Review, Signed, Subject, Tick};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::field::Field;
use crate::dom;
use crate::queries::review::stood;
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
            // Nor is anything signed with another day than the one that stands in the field.
            if input.checked() && (props.signed.is_none() || dom::focus_refused(SIGNING)) {
                input.set_checked(false);
                if props.signed.is_none() {
                    // Nobody signs: who does is asked for first.
                    dom::focus_field(REVIEWER);
                }
                return;
            }
            let tick = props.signed.clone().filter(|_| input.checked());
            let tick = tick.map(|signed| Tick { signed, stated: props.stated.to_string() });
            say(&props, Review { tick, ..review.clone() });
        })
    };
    // What another has checked is not unchecked for them.
    let by = props.signed.as_ref().map(|signed| signed.by.as_str());
    let others = state == CheckState::Checked && review.tick.as_ref().is_some_and(|tick| by != Some(tick.signed.by.as_str()));
    let own = props.signed.as_ref().and_then(|signed| review.comments.iter().find(|comment| comment.signed.by == signed.by));
    let comment = {
        let (props, review) = (props.clone(), review.clone());
        Callback::from(move |text: String| {
            if dom::focus_refused(SIGNING) {
                return Err(language.say(wording::NO_DAY).to_owned());
            }
            if let Some(signed) = props.signed.clone() {
                say(&props, Review { comments: with_own(&review.comments, signed, text.trim()), ..review.clone() });
            }
            Ok(())
        })
    };
    let what = language.name(&props.what);
    let said = review.tick.as_ref().map(|tick| match state {
        CheckState::Changed => {
            let stood = stood(&props.subject, &tick.stated);
            wording::changed(language, &tick.signed, stood.as_deref())
        }
        _ if others => format!("{} · {}", wording::signed(&tick.signed), language.say(wording::OTHERS)),
        _ => wording::signed(&tick.signed),
    });
    html! {
        <div class="review__line">
            <label class="review__tick">
                <input type="checkbox" checked={state == CheckState::Checked} disabled={others} onchange={tick}
                    aria-label={wording::of(language, wording::CHECKED, what)} />
                <span>{ language.say(wording::CHECKED) }</span>
            </label>
            if let Some(said) = said {
                <p class={classes!("review__said", (state == CheckState::Changed).then_some("review__said--changed"))}>{ said }</p>
            }
            { for review.comments.iter().filter(|comment| own != Some(*comment)).map(|comment| html! {
                <p class="review__said"><q>{ &comment.text }</q>{ " " }{ wording::signed(&comment.signed) }</p>
            }) }
            if props.signed.is_some() {
                <label class="review__comment">
                    <span>{ language.say(wording::COMMENT) }</span>
                    <Field class="field" rows="1" value={own.map(|one| one.text.clone()).unwrap_or_default()} take={comment}
                        label={wording::of(language, wording::COMMENT, what)} />
                </label>
            }
            if let Some(comment) = own { <p class="review__said">{ wording::signed(&comment.signed) }</p> }
        </div>
    }
}

/// Where name and day are typed.
const SIGNING: &str = ".review__signing";
/// The field of the name.
pub(super) const REVIEWER: &str = ".review__signing .field";

/// All comments, with this as the reviewer's own; without it where it says nothing. What others said stays.
fn with_own(comments: &[Comment], signed: Signed, text: &str) -> Vec<Comment> {
    let mut comments = comments.to_vec();
    let place = comments.iter().position(|comment| comment.signed.by == signed.by);
    let comment = (!text.is_empty()).then(|| Comment { signed, text: text.to_owned() });
    match (place, comment) {
        (Some(place), Some(comment)) => comments[place] = comment,
        (Some(place), None) => {
            comments.remove(place);
        }
        (None, comment) => comments.extend(comment),
    }
    comments
}

/// Says it in the file, as one step; what says nothing is taken back.
fn say(props: &LineProps, review: Review) {
    let review = Some(review).filter(|review| *review != Review::default());
    let edit = Edit::Review { subject: props.subject.clone(), review };
    props.store.dispatch(Msg::Edit { edit, name: wording::step(&props.what), key: None });
}
