//! The Questions screen: when, how near, what it takes, what matters, two levers together, and the milestone ladder.

mod answers;
mod fields;
mod ladder;
mod limit_field;
mod matters;
mod near;
mod needs;
mod pairs;
mod said;
mod short_areas;
mod takes;
mod use_job;
pub mod view;
mod when;

use yew::prelude::*;

use self::ladder::LadderPart;
use self::matters::WhatMatters;
use self::near::HowNear;
use self::pairs::TwoLevers;
use self::takes::WhatItTakes;
use self::view::asked::Asked;
use self::when::When;
use crate::components::area_path::AreaPath;
use crate::store::{Msg, Question, StoreHandle};
use crate::text::{Say, questions};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct QuestionsProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Questions screen.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    let store = &props.store;
    let (language, question) = (store.preferences.language, store.view.question);
    let Some(seen) = Asked::of(store) else { return Html::default() };
    let store_of = || store.clone();
    let key = seen.scope(store, "");
    let shown = match question {
        Question::When => html! { <When {key} store={store_of()} {seen} /> },
        Question::HowNear => html! { <HowNear {key} store={store_of()} {seen} /> },
        Question::WhatItTakes => html! { <WhatItTakes {key} store={store_of()} {seen} /> },
        Question::WhatMatters => html! { <WhatMatters {key} store={store_of()} {seen} /> },
        Question::TwoLevers => html! { <TwoLevers {key} store={store_of()} {seen} /> },
        Question::Ladder => html! { <LadderPart {key} store={store_of()} {seen} /> },
    };
    html! {
        <div class="questions">
            <AreaPath store={store.clone()} />
            <nav class="questions__parts" aria-label={language.say(questions::WHICH)}>
                { for Question::ALL.into_iter().map(|one| {
                    let store = store.clone();
                    let onclick = Callback::from(move |_: MouseEvent| store.dispatch(Msg::Question(one, None)));
                    let current = (one == question).then_some("true");
                    html! {
                        <button type="button" class="questions__part" {onclick} aria-current={current}>
                            { language.say(one.word()) }
                        </button>
                    }
                }) }
            </nav>
            { shown }
        </div>
    }
}
