//! The areas that run short of a norm in a year: a few are named, more of them as they are asked for.

use permille_engine::model::Model;
use yew::prelude::*;

use super::view::when::{Turn, Turns};
use crate::components::ask::ask;
use crate::components::kept::use_kept;
use crate::components::same::Same;
use crate::store::{Cell, Dispatch, Msg};
use crate::text::questions::when as said;
use crate::text::{Language, Say, words};

/// How many areas a row names before the reader asks for more.
const FEW: usize = 5;
/// How many more it names each time: the page would stand still while it draws thousands at once.
const MORE: usize = 200;

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ShortAreasProps {
    /// Where an explanation is asked for.
    pub dispatch: Dispatch,
    /// The language.
    pub language: Language,
    /// The model.
    pub model: Same<Model>,
    /// The years and norms.
    pub turns: Same<Turns>,
    /// Which of them.
    pub place: usize,
    /// What is being explained.
    pub explained: Option<Cell>,
}

/// The names of the areas, each a way to its explanation.
#[component]
pub fn ShortAreas(props: &ShortAreasProps) -> Html {
    let ShortAreasProps { dispatch, language, model, turns, place, explained } = props;
    let row = turns.rows.get(*place);
    let name = row.map(|row| format!("questions: areas short of {} from {}", model.norm(row.norm).id, row.year));
    let more = use_kept(name.unwrap_or_default(), || 0_usize);
    let Some(row) = row else { return Html::default() };
    let all = row.areas.len();
    let shown = all.min(FEW.saturating_add(*more));
    let next = MORE.min(all - shown);
    let press = {
        let (more, to) = (more.clone(), if next > 0 { *more + MORE } else { 0 });
        Callback::from(move |_: MouseEvent| more.set(to))
    };
    html! {
        <>
            { for row.areas.iter().take(shown).enumerate().map(|(position, &area)| {
                let comma = if position + 1 < shown { language.pick("、", ", ") } else { "" };
                let name = model.areas().get(area).map_or_else(String::new, |area| language.name(&area.name).to_owned());
                html! { <>{ explain(dispatch, *language, model, row, area, name, "", *explained) }{ comma }</> }
            }) }
            if all > FEW {
                <button type="button" class="link questions__more" aria-expanded={(*more > 0).to_string()} onclick={press}>
                    { if next > 0 { said::more_areas(*language, all - shown, next) } else { language.say(words::SHOW_FEWER).to_owned() } }
                </button>
            }
        </>
    }
}

/// A figure or a name that leads to how it came about. An explanation is of the year in view: asking of another year goes there.
#[expect(clippy::too_many_arguments, reason = "a cell of a table, written out")]
pub fn explain(
    dispatch: &Dispatch,
    language: Language,
    model: &Model,
    row: &Turn,
    area: usize,
    text: String,
    class: &'static str,
    explained: Option<Cell>,
) -> Html {
    let cell = Cell { norm: row.norm, area };
    let to_year = {
        let (dispatch, year) = (dispatch.clone(), row.year);
        Callback::from(move |_: MouseEvent| dispatch.dispatch(Msg::Year(year)))
    };
    let place = model.areas().get(area).map_or("", |area| language.name(&area.name));
    let label = format!("{place} {} {text}", language.name(&model.norm(row.norm).name));
    let figure = ask(dispatch, cell, text.into(), label.into(), classes!(class), explained == Some(cell));
    html! { <span onclick={to_year}>{ figure }</span> }
}
