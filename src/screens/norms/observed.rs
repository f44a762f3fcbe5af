//! The figures the documents give, as printed.

use permille_engine::plan::{BaselineFigure, Plan};
use yew::prelude::*;

use super::view;
use crate::components::save_menu::SaveMenu;
use crate::store::{Open, StoreHandle};
use crate::text::{Language, Say, lang_of, norm_screen, words};

/// What the tables are told.
#[derive(Clone, PartialEq, Properties)]
pub struct ObservedProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
}

/// A table of observed figures for each plan that gives any.
#[component]
pub fn Observed(props: &ObservedProps) -> Html {
    let ObservedProps { store, open } = props;
    let language = store.preferences.language;
    let plans: Vec<&Plan> = open.set().plans.iter().map(|plan| &**plan).filter(|plan| !plan.baselines.is_empty()).collect();
    if plans.is_empty() {
        return html! { <p class="norms__none">{ norm_screen::nothing_observed(language) }</p> };
    }
    let count: usize = plans.iter().map(|plan| plan.baselines.len()).sum();
    html! {
        <>
            <p class="norms__lead">{ norm_screen::observed(language, count, plans.len()) }</p>
            { for plans.into_iter().map(|plan| table(language, open, plan)) }
        </>
    }
}

fn table(language: Language, open: &Open, plan: &Plan) -> Html {
    let title = format!("observed-{}", plan.id);
    html! {
        <section class="norms__group" key={plan.id.to_string()} aria-labelledby={title.clone()}>
            <h2 class="norms__heading" id={title}>
                { language.name(&plan.title) }
                if let Some(number) = &plan.number { <span class="norms__number">{ number }</span> }
            </h2>
            <table class="observed">
                <thead>
                    <tr>
                        <th scope="col">{ language.say(words::FIGURE) }</th>
                        <th scope="col" class="table__num">{ language.say(words::VALUE) }</th>
                        <th scope="col">{ language.say(words::UNIT) }</th>
                        <th scope="col">{ language.say(words::YEAR) }</th>
                        <th scope="col">{ language.say(words::AREA) }</th>
                        <th scope="col">{ language.say(words::CLAUSE) }</th>
                    </tr>
                </thead>
                <tbody>{ for plan.baselines.iter().map(|figure| row(language, open, figure)) }</tbody>
            </table>
            <SaveMenu title={format!("{} · {}", language.say(words::OBSERVED), language.name(&plan.title))} beside=true />
        </section>
    }
}

fn row(language: Language, open: &Open, figure: &BaselineFigure) -> Html {
    html! {
        <tr key={figure.id.clone()}>
            <th scope="row">
                { language.name(&figure.name) }
                <p class="observed__statement">{ language.name(&figure.source.statement) }</p>
                if let Some(note) = &figure.note { <p class="observed__note">{ language.name(note) }</p> }
            </th>
            <td class="table__num observed__value">{ crate::text::numbers::full(figure.value) }</td>
            <td class="observed__unit">{ language.name(&figure.unit) }</td>
            <td class="observed__year">{ figure.year.map_or_else(|| "—".to_owned(), |year| year.to_string()) }</td>
            <td class="observed__area">{ view::area_name(language, &open.model, &figure.area) }</td>
            <td class="observed__clause" lang={lang_of(&figure.source.clause)}>{ &figure.source.clause }</td>
        </tr>
    }
}
