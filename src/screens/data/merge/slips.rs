//! Figures in what looks like the wrong unit, and what they would be.

use permille_engine::merge::{Doubt, FigurePlace};
use yew::prelude::*;

use super::context::Context;
use crate::components::pages::Pages;
use crate::text::merge as said;
use crate::text::numbers::{full, or_unknown};
use crate::text::{Say, pages as of_pages, quality, words};

/// How many are on a page.
const MOST: usize = 100;

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SlipsProps {
    /// What all parts see.
    pub(super) context: Context,
}

/// The unit slips.
#[component]
pub fn Slips(props: &SlipsProps) -> Html {
    let context = &props.context;
    let language = context.language;
    let page = use_state_eq(|| 0_usize);
    let count = context.slips().count();
    if count == 0 {
        return html! { <p class="merge__none">{ language.say(said::NO_SLIPS) }</p> };
    }
    // What a plan asks says that a unit is wrong, and not which it would be.
    let known: Vec<&FigurePlace> =
        context.slips().filter(|doubt| doubt.about.corrected().is_some()).map(|doubt| &doubt.about.place).collect();
    let all = known.iter().all(|place| context.decisions.corrected.contains(place));
    let turn_all = {
        let (context, known) = (context.clone(), known.iter().map(|&place| place.clone()).collect::<Vec<_>>());
        Callback::from(move |_: MouseEvent| {
            let places = known.clone();
            context.decide(|decisions| if all { decisions.corrected.clear() } else { decisions.corrected.extend(places) });
        })
    };
    let pages = Pages::of(count, MOST, *page);
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let shown = context.slips().skip(pages.range().start).take(MOST);
    html! {
        <>
            if !known.is_empty() {
                <p><button type="button" class="button" onclick={turn_all}>
                    { language.say(if all { said::CORRECT_NONE } else { said::CORRECT_ALL }) }
                </button></p>
            }

                <table class="merge__table">
                    <thead>
                        <tr>
                            <th scope="col">{ language.say(words::AREA) }</th>
                            <th scope="col">{ language.say(words::FIGURE) }</th>
                            <th scope="col">{ language.say(words::YEAR) }</th>
                            <th scope="col" class="merge__number">{ language.say(said::STATED) }</th>
                            <th scope="col" class="merge__number">{ language.say(said::SUGGESTED) }</th>
                            <th scope="col">{ language.say(said::CORRECT) }</th>
                            <th scope="col">{ language.say(said::WHY) }</th>
                            <th scope="col">{ language.say(said::BY) }</th>
                        </tr>
                    </thead>
                    <tbody>{ for shown.map(|doubt| row(context, doubt)) }</tbody>
                </table>
            { pages.turning(language, language.say(of_pages::FIGURES), &turned) }
        </>
    }
}

fn row(context: &Context, doubt: &Doubt) -> Html {
    let language = context.language;
    let place = &doubt.about.place;
    let corrected = doubt.about.corrected();
    let (area, figure) = (context.names.area(language, &place.area), context.names.figure(language, &place.figure));
    let applied = context.decisions.corrected.contains(place);
    let turned = {
        let (context, place) = (context.clone(), place.clone());
        Callback::from(move |_: Event| {
            context.decide(|decisions| {
                if !decisions.corrected.remove(&place) {
                    decisions.corrected.insert(place.clone());
                }
            });
        })
    };
    let label = format!("{} {area} {figure} {}: {}", language.say(said::CORRECT), place.year, or_unknown(corrected));
    html! {
        <tr>
            <th scope="row">{ area.to_owned() }</th>
            <td>{ &figure }</td>
            <td class="merge__year">{ place.year }</td>
            <td class={classes!("merge__number", applied.then_some("is-struck"))}>{ full(doubt.about.value) }</td>
            <td class="merge__number">{ or_unknown(corrected) }</td>
            <td><input type="checkbox" checked={applied} disabled={corrected.is_none()} onchange={turned} aria-label={label} /></td>
            <td>{ quality::doubt(language, &doubt.about) }</td>
            <td class="is-faint">{ context.names.holder(language, doubt.holder).to_owned() }</td>
        </tr>
    }
}
