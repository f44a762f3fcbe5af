//! A chart with its heading, its table, and how to see more of it.

use std::rc::Rc;

use yew::prelude::*;

use super::view::Picture;
use crate::charts::MarkKey;
use crate::components::chart_view::{ChartTable, ChartView};
use crate::text::{Language, Say, words};

/// How many things a chart shows, where it does not show all.
#[derive(Clone, PartialEq)]
pub struct More {
    /// What it shows of how many.
    pub said: String,
    /// Whether it shows all.
    pub all: bool,
    /// Turns between few and all.
    pub toggle: Callback<MouseEvent>,
}

/// What a plate is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PlateProps {
    /// The language.
    pub language: Language,
    /// What the chart is called.
    pub title: AttrValue,
    /// The chart; `None` while its width is not known, or where there is nothing to draw.
    pub picture: Rc<Option<Picture>>,
    /// Measured for the width of the chart.
    pub element: NodeRef,
    /// Told which mark was chosen.
    #[prop_or_default]
    pub on_pick: Callback<MarkKey>,
    /// How to see more of it.
    #[prop_or_default]
    pub more: Option<More>,
    /// Whether it shows how things stood a moment ago, and is being worked out anew.
    #[prop_or_default]
    pub waiting: bool,
    /// Stands below the chart, or where there is none.
    #[prop_or_default]
    pub children: Html,
}

/// A chart with its heading.
#[component]
pub fn Plate(props: &PlateProps) -> Html {
    let language = props.language;
    let shown = use_memo(props.picture.clone(), |picture| {
        let picture = picture.as_ref().as_ref()?;
        let said = |text: &String| AttrValue::from(text.clone());
        let table = ChartTable {
            headers: picture.headers.iter().map(said).collect(),
            rows: picture.rows.iter().map(|row| row.iter().map(said).collect()).collect(),
        };
        Some((picture.drawing.clone(), said(&picture.summary), Rc::new(table)))
    });
    html! {
        <section class="compare__plate">
            <header class="compare__plate-head">
                <h2 class="heading">{ props.title.clone() }</h2>
                if let Some(more) = &props.more {
                    <span class="compare__more">
                        { &more.said }{ " " }
                        <button type="button" class="link" aria-expanded={more.all.to_string()} onclick={more.toggle.clone()}>
                            { language.say(if more.all { words::SHOW_FEWER } else { words::SHOW_ALL }) }
                        </button>
                    </span>
                }
            </header>
            <div class={classes!("compare__chart", props.waiting.then_some("is-waiting"))} aria-busy={props.waiting.to_string()} ref={props.element.clone()}>
                if let Some((drawing, summary, table)) = (*shown).clone() {
                    <ChartView {drawing} label={props.title.clone()} {summary} {table} on_pick={props.on_pick.clone()}
                        table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)} />
                }
                { props.children.clone() }
            </div>
        </section>
    }
}
