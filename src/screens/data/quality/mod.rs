//! How good the figures are: how many of those that plans need are known, from what, how old, and what speaks against them. Each is one press away from
//! its cell in the grid.

mod doubts;
pub mod led;
mod matrix;
mod matrix_view;
mod tables;

use permille_engine::quality::Needs;
use yew::prelude::*;

use self::doubts::Doubts;
use self::led::use_led;
use self::matrix::Matrix;
use crate::components::pieces::clauses;
use crate::components::quality::use_quality;
use crate::components::same::Same;
use crate::store::{Open, StoreHandle};
use crate::text::{Say, quality, words};

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct QualityProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// What stands between the headline and the answer.
    #[prop_or_default]
    pub children: Html,
}

/// How good the figures are.
#[component]
pub fn QualityPart(props: &QualityProps) -> Html {
    let QualityProps { store, open, .. } = props;
    let language = store.preferences.language;
    let found = use_quality(Some(open));
    let needs = use_memo(Same::new(&open.model), |model| Needs::of(model));
    let led = use_led(store);
    let worst = use_memo(found.as_ref().map(Same::new), |found| {
        found.as_ref().map(|found| found.worst(tables::AREAS)).unwrap_or_default()
    });
    let headline = match &found {
        Some(found) => clauses(&quality::headline(language, &found.all)),
        None => html! { { language.say(quality::LOOKING) } },
    };
    let answer = found.map(|found| {
        // Figures, areas and plans may have changed since it was looked at; what is drawn of it must be there.
        let same_frame = found.areas.len() == open.model.areas().len() && found.figures.len() == needs.all().len();
        html! {
            <>
            if found.all.needed == 0 { <p class="data__none">{ language.say(quality::NOTHING_NEEDED) }</p> }
            <div class="quality">
                <Doubts {language} open={open.clone()} found={Same::new(&found)} led={led.clone()} />
                if found.all.needed > 0 && same_frame {
                    { tables::by_figure(language, open, &found) }
                    <Matrix {language} open={open.clone()} found={Same::new(&found)} needs={Same::new(&needs)} year={store.view.figures} {led} />
                    <div class="quality__beside">
                        { tables::worst(language, open, &found, &worst) }
                        { tables::by_source(language, open, &found) }
                        { tables::by_year(language, &found) }
                    </div>
                }
                { tables::others(language, open, &found) }
            </div>
            </>
        }
    });
    html! {
        <>
            <h1 class="data__headline" aria-live="polite">{ headline }</h1>
            // In one place whether there is an answer yet or not: what is drawn anew loses the focus.
            { props.children.clone() }
            { answer.unwrap_or_default() }
        </>
    }
}

/// A table's frame: a heading, and what scrolls by itself where the page is narrower.
fn framed(title: &'static str, table: Html) -> Html {
    html! {
        <section class="quality__part">
            <h2 class="heading">{ title }</h2>
            <div class="table-wrap" role="region" tabindex="0" aria-label={title}>{ table }</div>
        </section>
    }
}

/// The name of an area by its position.
fn area_name(language: crate::text::Language, open: &Open, area: usize) -> String {
    open.model.areas().get(area).map_or_else(|| language.say(words::AREA).to_owned(), |area| language.name(&area.name).to_owned())
}

/// What leads to a figure of an area, of a year where one is meant.
type Led = Callback<led::Goal>;

/// What was found, shared.
type Found = Same<permille_engine::quality::Quality>;
