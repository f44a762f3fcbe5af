//! Who reviews, and on which day: typed once, and put under every tick and comment from then on.

use permille_engine::review::Signed;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::field::Field;
use crate::components::kept::{Kept, use_kept};
use crate::dom;
use crate::queries::review::day;
use crate::text::numbers::iso_day;
use crate::text::{Language, Say, review as wording};

/// The reviewer as typed so far; without a name, there is none yet.
#[derive(Clone, PartialEq)]
pub struct Signing {
    typed: Kept<Signed>,
}

/// The reviewer of the open file; of today, until another day is typed.
#[hook]
pub fn use_signing() -> Signing {
    let today = || Signed { by: String::new(), date: iso_day(dom::today()) };
    Signing { typed: use_kept("review: reviewer", today) }
}

impl Signing {
    /// What is put under a tick or a comment.
    pub fn signed(&self) -> Option<Signed> {
        let by = self.typed.by.trim();
        (!by.is_empty()).then(|| Signed { by: by.to_owned(), date: self.typed.date.clone() })
    }

    /// The two fields.
    pub fn fields(&self, language: Language) -> Html {
        let by = {
            let typed = self.typed.clone();
            // At each letter: what is signed with it can be done at once.
            Callback::from(move |event: InputEvent| {
                if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                    typed.set(Signed { by: field.value(), ..(*typed).clone() });
                }
            })
        };
        let date = {
            let typed = self.typed.clone();
            Callback::from(move |text: String| {
                let date = day(&text).ok_or_else(|| language.say(wording::NO_DAY).to_owned())?;
                typed.set(Signed { date, ..(*typed).clone() });
                Ok(())
            })
        };
        html! {
            <div class="review__signing">
                <label>
                    <span>{ language.say(wording::BY) }</span>
                    <input type="text" class="field" autocomplete="off" value={self.typed.by.clone()} oninput={by} />
                </label>
                <label>
                    <span>{ language.say(wording::DATE) }</span>
                    <Field class="field" value={self.typed.date.clone()} take={date} />
                </label>
                if self.typed.by.trim().is_empty() { <p class="review__hint">{ language.say(wording::BY_FIRST) }</p> }
            </div>
        }
    }
}
