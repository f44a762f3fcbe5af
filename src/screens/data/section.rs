//! A table of figures, by domain; what is at hand first, the rest behind a button.

use permille_engine::edit::Figure;
use permille_engine::id::{AreaCode, MeasureId};
use permille_engine::name::Name;
use permille_engine::norm::Domain;
use permille_engine::year::Year;
use yew::prelude::*;

use super::row::Row;
use super::view::FigureRow;
use crate::components::kept::{Kept, use_kept};
use crate::store::StoreHandle;
use crate::text::{Say, data_screen, words};

/// What a section is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SectionProps {
    /// The store.
    pub store: StoreHandle,
    /// The area's code.
    pub code: AreaCode,
    /// The area's name.
    pub area: Name,
    /// The year of the figures.
    pub year: Year,
    /// Its heading.
    pub title: AttrValue,
    /// What tells its ids from others.
    pub id: AttrValue,
    /// Its rows.
    pub rows: Vec<FigureRow>,
    /// The measures shown at first; every row where absent.
    #[prop_or_default]
    pub at_hand: Option<Vec<MeasureId>>,
    /// What is searched for.
    #[prop_or_default]
    pub search: AttrValue,
    /// What stands below the table.
    #[prop_or_default]
    pub children: Html,
}

/// A table of figures.
#[component]
pub fn Section(props: &SectionProps) -> Html {
    let language = props.store.preferences.language;
    let opened = use_kept(format!("data: all of {}", props.id), || false);
    let opened_above = use_kept(format!("data: all above of {}", props.id), || false);
    let searching = !props.search.trim().is_empty();
    let found: Vec<&FigureRow> = props.rows.iter().filter(|row| matches(row, &props.search)).collect();
    let at_hand = |row: &FigureRow| match (&props.at_hand, &row.figure) {
        (Some(measures), Figure::Measure(measure)) => measures.contains(measure),
        _ => true,
    };
    let (first, rest): (Vec<&FigureRow>, Vec<&FigureRow>) = found.into_iter().partition(|row| searching || at_hand(row));
    let (rest, above): (Vec<&FigureRow>, Vec<&FigureRow>) = rest.into_iter().partition(|row| row.here);
    let heading = format!("{}-title", props.id);
    html! {
        <section class="data__section" aria-labelledby={heading.clone()}>
            <h2 class="data__heading" id={heading}>{ &props.title }</h2>
            if searching && first.is_empty() {
                <p class="data__none">{ language.say(words::NO_MATCH) }</p>
            } else if first.is_empty() && !rest.is_empty() {
                <p class="data__none">{ data_screen::no_figures(language) }</p>
            }
            if !first.is_empty() { { table(props, &first) } }
            { props.children.clone() }
            { behind(props, &rest, &opened, data_screen::all_of(language, rest.len())) }
            { behind(props, &above, &opened_above, data_screen::part_of_above(language, above.len())) }
        </section>
    }
}

/// Rows behind a button.
fn behind(props: &SectionProps, rows: &[&FigureRow], opened: &Kept<bool>, label: String) -> Html {
    if rows.is_empty() {
        return Html::default();
    }
    let toggle = opened.turned();
    html! {
        <>
            <button type="button" class="data__rest" onclick={toggle} aria-expanded={opened.to_string()}>
                <span aria-hidden="true">{ if **opened { "▾ " } else { "▸ " } }</span>
                { label }
            </button>
            if **opened { { table(props, rows) } }
        </>
    }
}

/// Whether a row has what is searched for in its name, in either language.
fn matches(row: &FigureRow, search: &str) -> bool {
    let name = format!("{} {}", row.name.zh, row.name.en).to_lowercase();
    search.to_lowercase().split_whitespace().all(|word| name.contains(word))
}

/// A table of rows, a heading where the domain changes.
fn table(props: &SectionProps, rows: &[&FigureRow]) -> Html {
    let SectionProps { store, code, area, year, id, .. } = props;
    let language = store.preferences.language;
    let demanded = rows.iter().any(|row| !row.demands.is_empty());
    let mut before: Option<Domain> = None;
    let mut body = Vec::new();
    for row in rows {
        if let Some(domain) = row.domain.filter(|domain| Some(*domain) != before) {
            before = Some(domain);
            body.push(html! {
                <tr class="figures__domain" key={format!("domain-{domain:?}")}>
                    <th scope="colgroup" colspan="3">{ language.say(words::domain(domain)) }</th>
                </tr>
            });
        }
        let key = figure_key(&row.figure);
        body.push(html! {
            <Row key={format!("{key}-{year}")} store={store.clone()} code={code.clone()} area={area.clone()} year={*year}
                row={(*row).clone()} id={format!("{id}-{key}")} />
        });
    }
    html! {
        <table class="figures">
            <thead>
                <tr>
                    <th scope="col">{ language.say(words::FIGURE) }</th>
                    <th scope="col">{ data_screen::figure_of(language, *year) }</th>
                    <th scope="col">if demanded { { data_screen::required_in(language, store.view.year) } }</th>
                </tr>
            </thead>
            <tbody>{ for body }</tbody>
        </table>
    }
}

/// A figure's name within the page.
fn figure_key(figure: &Figure) -> String {
    match figure {
        Figure::Population(base) => format!("people-{}", base.word()),
        Figure::Measure(measure) => measure.to_string(),
    }
}
