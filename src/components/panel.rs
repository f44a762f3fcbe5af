//! A chart with its heading, its table, and how to see more of it: the one frame of all charts but the Overview's.

use std::rc::Rc;

use yew::prelude::*;

use super::chart_view::ChartView;
use crate::charts::MarkKey;
use crate::components::kept::Kept;
use crate::store::{Dispatch, Msg};
use crate::text::{Language, Say, areas, words};
use crate::views::picture::Picture;

/// How many things a chart or a table shows, where it does not show all.
#[derive(Clone, PartialEq)]
pub struct More {
    /// What it shows of how many.
    pub said: String,
    /// Whether it shows all.
    pub all: bool,
    /// Turns between few and all.
    pub toggle: Callback<MouseEvent>,
}

impl More {
    /// The first few of so many, unless all are asked for: how many are shown, and how to see more where there are more.
    #[must_use]
    pub fn of(language: Language, all: &Kept<bool>, few: usize, count: usize) -> (usize, Option<Self>) {
        Self::within(language, all, (few, count), count)
    }

    /// The same, where all may be more than can be shown.
    #[must_use]
    pub fn within(language: Language, all: &Kept<bool>, (few, most): (usize, usize), count: usize) -> (usize, Option<Self>) {
        let shown = if **all { count.min(most) } else { count.min(few) };
        let more = || Self { said: areas::first_of(language, shown, count), all: **all, toggle: all.turned() };
        (shown, (count > few).then(more))
    }
}

/// What a panel is told.
#[derive(Clone, PartialEq, Properties)]
pub struct PanelProps {
    /// The language.
    pub language: Language,
    /// What the chart is called.
    pub title: AttrValue,
    /// What it is called where it stands alone, if that is something else.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// The chart; `None` while its width is not known, or where there is nothing to draw.
    pub picture: Rc<Option<Picture>>,
    /// Measured for the width of the chart.
    pub element: NodeRef,
    /// Stands below the chart, or in its place.
    #[prop_or_default]
    pub children: Html,
    /// Stands above it.
    #[prop_or_default]
    pub tools: Html,
    /// Stands at the end of the heading.
    #[prop_or_default]
    pub aside: Html,
    /// Told which mark was picked.
    #[prop_or_default]
    pub on_pick: Callback<MarkKey>,
    /// How to see more of it.
    #[prop_or_default]
    pub more: Option<More>,
    /// Whether it shows how things stood a moment ago, and is being worked out anew.
    #[prop_or_default]
    pub waiting: bool,
    /// More classes.
    #[prop_or_default]
    pub class: Classes,
}

/// A chart with its heading.
#[component]
pub fn Panel(props: &PanelProps) -> Html {
    let language = props.language;
    let shown = use_memo(props.picture.clone(), |picture| {
        let picture = picture.as_ref().as_ref()?;
        Some((picture.drawing.clone(), AttrValue::from(picture.summary.clone()), Rc::new(picture.table())))
    });
    let label = props.label.clone().unwrap_or_else(|| props.title.clone());
    html! {
        <section class={classes!("panel", props.class.clone())} aria-busy={props.waiting.to_string()}>
            { panel_head(language, &props.title, props.more.as_ref(), props.aside.clone()) }
            { props.tools.clone() }
            <div class={classes!("panel__chart", props.waiting.then_some("is-waiting"))} ref={props.element.clone()}>
                if let Some((drawing, summary, table)) = (*shown).clone() {
                    <ChartView {drawing} {label} {summary} {table} on_pick={props.on_pick.clone()}
                        table_label={language.say(words::TABLE_VIEW)} chart_label={language.say(words::CHART_VIEW)} />
                }
                { props.children.clone() }
            </div>
        </section>
    }
}

/// A heading over a chart or a table, with how to see more of it.
pub fn panel_head(language: Language, title: &str, more: Option<&More>, aside: Html) -> Html {
    html! {
        <header class="panel__head">
            <h2 class="heading">{ title }</h2>
            if let Some(more) = more {
                <span class="panel__more">
                    { &more.said }{ " " }
                    <button type="button" class="link" aria-expanded={more.all.to_string()} onclick={more.toggle.clone()}>
                        { language.say(if more.all { words::SHOW_FEWER } else { words::SHOW_ALL }) }
                    </button>
                </span>
            }
            { aside }
        </header>
    }
}

/// What explains the number of a picked mark. The same callback while the picture is the same, so that the chart is left alone.
#[hook]
pub fn use_explain(dispatch: Dispatch, picture: Rc<Option<Picture>>) -> Callback<MarkKey> {
    use_callback((dispatch, picture), |key: MarkKey, (dispatch, picture)| {
        if let Some(cell) = picture.as_ref().as_ref().and_then(|picture| picture.cell(key)) {
            dispatch.dispatch(Msg::Explain(Some(cell)));
        }
    })
}
