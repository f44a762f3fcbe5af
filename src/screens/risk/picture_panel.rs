//! A chart with its heading.

use std::rc::Rc;

use yew::prelude::*;

use super::view::picture::Picture;
use crate::charts::MarkKey;
use crate::components::chart_view::{ChartTable, ChartView};
use crate::text::{Language, Say, words};

/// What a panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PicturePanelProps {
    /// The language.
    pub language: Language,
    /// What the chart is called.
    pub title: AttrValue,
    /// The chart; `None` while its width is not known, or where there is nothing to draw.
    pub picture: Option<Rc<Picture>>,
    /// Measured for the width of the chart.
    pub element: NodeRef,
    /// What stands at the end of the heading.
    #[prop_or_default]
    pub aside: Html,
    /// What stands below the chart, or in its place.
    #[prop_or_default]
    pub children: Html,
    /// Told which mark was picked.
    #[prop_or_default]
    pub on_pick: Callback<MarkKey>,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A chart with its heading.
#[component]
pub fn PicturePanel(props: &PicturePanelProps) -> Html {
    let language = props.language;
    let table = use_memo(props.picture.clone(), |picture| {
        let said = |text: &String| AttrValue::from(text.clone());
        let table = |picture: &Rc<Picture>| ChartTable {
            headers: picture.headers.iter().map(said).collect(),
            rows: picture.rows.iter().map(|row| row.iter().map(said).collect()).collect(),
        };
        picture.as_ref().map(table).map(Rc::new)
    });
    html! {
        <section class={classes!("panel", props.class.clone())}>
            <header class="panel__head">
                <h2 class="heading">{ props.title.clone() }</h2>
                { props.aside.clone() }
            </header>
            <div class="panel__chart" ref={props.element.clone()}>
                if let Some(picture) = &props.picture {
                    <ChartView drawing={picture.drawing.clone()} label={props.title.clone()} summary={picture.summary.clone()}
                        table={(*table).clone()} on_pick={props.on_pick.clone()}
                        table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)} />
                }
                { props.children.clone() }
            </div>
        </section>
    }
}
