//! The figures counted: by figure, by area, by source, by year; and those that no plan needs.

use permille_engine::edit::Figure;
use permille_engine::in_order::InOrder;
use permille_engine::quality::{Quality, Tally};
use yew::prelude::*;

use super::{area_name, framed};
use crate::store::Open;
use crate::text::numbers::{self, UNKNOWN};
use crate::text::{Language, Say, Word, quality, words};

/// How many areas are listed.
pub(super) const AREAS: usize = 15;
/// How many sources.
const SOURCES: usize = 30;

fn number(count: usize) -> Html {
    let none = (count == 0).then_some("is-faint");
    html! { <td class={classes!("table__num", none)}>{ numbers::count(count) }</td> }
}

fn head(language: Language, name: Word, columns: &[Word]) -> Html {
    html! {
        <thead><tr>
            <th scope="col" class="table__name">{ language.say(name) }</th>
            { for columns.iter().map(|word| html! { <th scope="col" class="table__num">{ language.say(*word) }</th> }) }
        </tr></thead>
    }
}

/// Each figure that plans need and of which anything is known; how many others there are.
pub(super) fn by_figure(language: Language, open: &Open, found: &Quality) -> Html {
    let told = |(figure, tally): &&(Figure, Tally)| tally.known() > 0 || found.doubts_of(figure) > 0;
    let columns = [
        quality::NEEDED,
        quality::KNOWN,
        quality::UNKNOWN_OF,
        quality::OBSERVED,
        quality::ASSUMED,
        quality::UNSOURCED,
        quality::DERIVED,
        quality::OLDEST,
        quality::SOURCES,
        quality::DOUBTS,
    ];
    let row = |(figure, tally): &(Figure, Tally)| {
        let name = quality::figure(&open.model, figure).0;
        let oldest = tally.oldest().map_or_else(|| UNKNOWN.to_owned(), |year| year.to_string());
        html! {
            <tr>
                <th scope="row" class="table__name">{ language.name(&name) }</th>
                { for [tally.needed, tally.known(), tally.unknown(), tally.observed, tally.assumed, tally.unsourced, tally.follow].map(number) }
                <td class="table__num">{ oldest }</td>
                { for [tally.sources.len(), found.doubts_of(figure)].map(number) }
            </tr>
        }
    };
    let rows: Vec<Html> = found.figures.iter().filter(told).map(row).collect();
    let listed = rows.len();
    let unlisted = found.figures.len() - listed;
    html! {
        <>
            if !rows.is_empty() {
                { framed(language.say(quality::BY_FIGURE), html! {
                    <table class="table">
                        { head(language, quality::FIGURE, &columns) }
                        <tbody>{ for rows }</tbody>
                    </table>
                }) }
            }
            if unlisted > 0 {
                <details class="quality__rest">
                    <summary>{ quality::unlisted(language, unlisted, listed) }</summary>
                    <ul>
                        { for found.figures.iter().filter(|one| !told(one)).map(|(figure, _)| html! {
                            <li>{ language.name(&quality::figure(&open.model, figure).0) }</li>
                        }) }
                    </ul>
                </details>
            }
        </>
    }
}

/// The areas with most gaps or doubts.
pub(super) fn worst(language: Language, open: &Open, found: &Quality, worst: &[usize]) -> Html {
    let columns = [quality::NEEDED, quality::UNKNOWN_OF, quality::DOUBTS];
    let rows = worst.iter().filter_map(|&area| {
        let of = found.areas.get(area)?;
        Some(html! {
            <tr>
                <th scope="row" class="table__name">{ area_name(language, open, area) }</th>
                { number(of.needed as usize) }
                { number(of.unknown() as usize) }
                { number(of.doubts as usize) }
            </tr>
        })
    });
    let rows: Vec<Html> = rows.collect();
    if rows.is_empty() {
        return Html::default();
    }
    framed(
        language.say(quality::WORST_AREAS),
        html! { <table class="table">{ head(language, words::AREA, &columns) }<tbody>{ for rows }</tbody></table> },
    )
}

/// The sources, those that most figures rest on first.
pub(super) fn by_source(language: Language, open: &Open, found: &Quality) -> Html {
    let mut sources: Vec<(String, usize)> = found
        .all
        .sources
        .iter()
        .map(|(id, count)| {
            let name = open.set().sources.get(id);
            (name.map_or_else(|| id.to_string(), |name| language.name(name).to_owned()), *count)
        })
        .collect();
    sources.extend((found.all.unsourced > 0).then(|| (language.say(words::NO_SOURCE).to_owned(), found.all.unsourced)));
    if sources.is_empty() {
        return Html::default();
    }
    sources.put_in_order_by_key(|(_, count)| std::cmp::Reverse(*count));
    let rows = sources.into_iter().take(SOURCES).map(|(name, count)| {
        html! { <tr><th scope="row" class="quality__source">{ name }</th>{ number(count) }</tr> }
    });
    framed(
        language.say(quality::BY_SOURCE),
        html! {
            <table class="table">{ head(language, quality::SOURCE, &[quality::FIGURES]) }<tbody>{ for rows }</tbody></table>
        },
    )
}

/// The years, the oldest first.
pub(super) fn by_year(language: Language, found: &Quality) -> Html {
    if found.all.years.is_empty() {
        return Html::default();
    }
    let rows = found.all.years.iter().map(|(year, count)| {
        html! { <tr><th scope="row" class="table__name">{ year }</th>{ number(*count) }</tr> }
    });
    framed(
        language.say(quality::BY_YEAR),
        html! {
            <table class="table">{ head(language, words::YEAR, &[quality::FIGURES]) }<tbody>{ for rows }</tbody></table>
        },
    )
}

/// What is stated though no plan needs it.
pub(super) fn others(language: Language, open: &Open, found: &Quality) -> Html {
    if found.others.is_empty() {
        return Html::default();
    }
    let named = found.others.iter().map(|(figure, areas)| {
        let name = quality::figure(&open.model, figure).0;
        html! { <li>{ quality::other(language, language.name(&name), *areas) }</li> }
    });
    html! {
        <section class="quality__part">
            <h2 class="heading">{ language.say(quality::OTHERS) }</h2>
            <ul class="quality__others">{ for named }</ul>
        </section>
    }
}
