//! A chart with its heading, and what to do with its marks.

use std::rc::Rc;

use yew::prelude::*;

use crate::charts::MarkKey;
use super::chart_view::{ChartTable, ChartView};
use crate::store::{Cell, Msg, StoreHandle};
use crate::text::{Say, words};
use crate::views::picture::Picture;

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

/// What a panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// The store.
    pub store: StoreHandle,
    /// What the chart is called.
    pub title: AttrValue,
    /// The chart; `None` while its width is not known, or where there is nothing to draw.
    pub picture: Rc<Option<Picture>>,
    /// Stands where there is nothing to draw.
    #[prop_or_default]
    pub children: Html,
    /// Measured for the width of the chart.
    pub element: NodeRef,
    /// What stands above it.
    #[prop_or_default]
    pub tools: Html,
    /// Told which cell was picked; it is explained where nobody is told.
    #[prop_or_default]
    pub on_cell: Option<Callback<Cell>>,
    /// How to see more of it.
    #[prop_or_default]
    pub more: Option<More>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A chart with its heading.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let language = props.store.preferences.language;
    let shown = use_memo(props.picture.clone(), |picture| picture.as_ref().as_ref().map(parts));
    let on_pick = {
        let picture = props.picture.clone();
        let key = (props.store.dispatcher(), picture, props.on_cell.clone());
        use_callback(key, |key: MarkKey, (store, picture, on_cell)| {
            match (picture.as_ref().as_ref().and_then(|picture| picture.cell(key)), on_cell) {
                (Some(cell), Some(on_cell)) => on_cell.emit(cell),
                (Some(cell), None) => store.dispatch(Msg::Explain(Some(cell))),
                (None, _) => {}
            }
        })
    };
    html! {
        <section class={classes!("panel", props.class.clone())}>
            <header class="panel__head">
                <h2 class="heading">{ props.title.clone() }</h2>
                if let Some(more) = &props.more {
                    <span class="panel__more">
                        { &more.said }{ " " }
                        <button type="button" class="link" aria-expanded={more.all.to_string()} onclick={more.toggle.clone()}>
                            { language.say(if more.all { words::SHOW_FEWER } else { words::SHOW_ALL }) }
                        </button>
                    </span>
                }
            </header>
            { props.tools.clone() }
            <div class="panel__chart" ref={props.element.clone()}>
                if let Some((drawing, summary, table)) = (*shown).clone() {
                    <ChartView {drawing} label={props.title.clone()} {summary} {table} {on_pick}
                        table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)} />
                } else {
                    { props.children.clone() }
                }
            </div>
        </section>
    }
}

/// A picture as the chart component takes it.
fn parts(picture: &Picture) -> (Rc<crate::charts::Drawing>, AttrValue, Rc<ChartTable>) {
    let said = |text: &String| AttrValue::from(text.clone());
    let table = ChartTable {
        headers: picture.headers.iter().map(said).collect(),
        rows: picture.rows.iter().map(|row| row.iter().map(said).collect()).collect(),
    };
    (picture.drawing.clone(), said(&picture.summary), Rc::new(table))
}
