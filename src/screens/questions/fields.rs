//! The fields with which a question is put: which norm, when, which result.

use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::questions::outcome::When;
use permille_engine::year::Year;
use yew::prelude::*;

use crate::components::norm_options::norm_options;
use crate::components::same::Same;
use crate::components::select;
use crate::text::questions::{self, takes};
use crate::text::{Language, Say, words};

/// What the list of norms is told.
#[derive(Clone, PartialEq, Properties)]
pub struct NormFieldProps {
    /// The language.
    pub language: Language,
    /// The model.
    pub model: Same<Model>,
    /// The norms offered.
    pub offered: Rc<Vec<usize>>,
    /// The one chosen; all of them where absent.
    pub chosen: Option<usize>,
    /// Whether all of them can be chosen at once.
    #[prop_or_default]
    pub all: bool,
    /// Told the choice.
    pub choose: Callback<Option<usize>>,
}

/// A list of norms, by domain.
#[component]
pub fn NormField(props: &NormFieldProps) -> Html {
    let NormFieldProps { language, model, offered, chosen, all, choose } = props;
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| choose.emit(select::parsed(&event)))
    };
    html! {
        <label class="questions__norm">
            <span class="heading">{ language.say(words::NORM) }</span>
            <select class="field" {onchange}>
                if *all {
                    <option value="" selected={chosen.is_none()}>{ language.say(questions::ALL_NORMS) }</option>
                }
                { norm_options(*language, model, offered, *chosen) }
            </select>
        </label>
    }
}

/// What the list of times is told.
#[derive(Clone, PartialEq, Properties)]
pub struct WhenFieldProps {
    /// The language.
    pub language: Language,
    /// The years offered.
    pub years: (Year, Year),
    /// The year the norm falls due.
    pub due: Option<Year>,
    /// When.
    pub when: When,
    /// Told the choice.
    pub choose: Callback<When>,
}

/// When the norm falls due, or a year.
#[component]
pub fn WhenField(props: &WhenFieldProps) -> Html {
    let WhenFieldProps { language, years, due, when, choose } = props;
    let onchange = {
        let choose = choose.clone();
        Callback::from(move |event: Event| {
            choose.emit(select::parsed(&event).map_or(When::Due, When::Year));
        })
    };
    html! {
        <label class="questions__field">
            <span class="heading">{ language.say(questions::WHEN) }</span>
            <select class="field" {onchange}>
                <option value="" selected={*when == When::Due}>{ takes::when_due(*language, *due) }</option>
                { for (years.0..=years.1).map(|year| html! {
                    <option value={year.to_string()} selected={*when == When::Year(year)}>
                        { language.pick(format!("{year} 年"), year.to_string()) }
                    </option>
                }) }
            </select>
        </label>
    }
}

/// One of a few, as a list with its label.
pub fn choice_field<T: Copy + PartialEq + 'static>(label: &str, offered: &[(T, String)], chosen: T, choose: Callback<T>) -> Html {
    let values: Vec<T> = offered.iter().map(|(value, _)| *value).collect();
    let onchange = Callback::from(move |event: Event| {
        let position = select::parsed::<usize>(&event);
        if let Some(value) = position.and_then(|position| values.get(position)) {
            choose.emit(*value);
        }
    });
    html! {
        <label class="questions__field">
            <span class="heading">{ label.to_owned() }</span>
            <select class="field" {onchange}>
                { for offered.iter().enumerate().map(|(position, (value, said))| html! {
                    <option value={position.to_string()} selected={*value == chosen}>{ said }</option>
                }) }
            </select>
        </label>
    }
}
