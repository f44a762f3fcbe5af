//! Figures that files state differently, and whose counts: for all, for an area, or one by one.

use permille_engine::in_order::InOrder;
use permille_engine::merge::{Conflict, Holder, Rule};
use permille_engine::quantity::Quantity;
use yew::prelude::*;

use super::context::{Context, apart};
use crate::components::pages::Pages;
use crate::components::select;
use crate::text::merge as said;
use crate::text::numbers::full;
use crate::text::{Say, pages as of_pages, words};

/// How many conflicts are on a page.
const MOST: usize = 50;

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ConflictsProps {
    /// What all parts see.
    pub(super) context: Context,
}

/// The conflicts by area.
#[component]
pub fn Conflicts(props: &ConflictsProps) -> Html {
    let context = &props.context;
    let language = context.language;
    let page = use_state_eq(|| 0_usize);
    let conflicts = &context.found.conflicts;
    if conflicts.is_empty() {
        return html! { <p class="merge__none">{ language.say(said::NO_CONFLICTS) }</p> };
    }
    let pages = Pages::of(conflicts.len(), MOST, *page);
    let turned = {
        let page = page.clone();
        Callback::from(move |to| page.set(to))
    };
    let groups = conflicts[pages.range()].chunk_by(|one, other| one.place.area == other.place.area);
    html! {
        <>
            { for_all(context) }

                <table class="merge__table">
                    <thead>
                        <tr>
                            <th scope="col">{ language.say(words::FIGURE) }</th>
                            <th scope="col">{ language.say(words::YEAR) }</th>
                            <th scope="col">{ language.say(said::MINE) }</th>
                            <th scope="col">{ language.say(said::THEIRS) }</th>
                        </tr>
                    </thead>
                    { for groups.map(|group| area(context, group)) }
                </table>
            { pages.turning(language, language.say(of_pages::FIGURES), &turned) }
        </>
    }
}

/// The choices that are no single file's.
const RULES: [(&str, Rule, crate::text::Word); 3] =
    [("mine", Rule::Mine, said::KEEP_MINE), ("theirs", Rule::Theirs, said::TAKE_THEIRS), ("own", Rule::Own, said::EACH_ITS_OWN)];

/// The choice for all conflicts at once.
fn for_all(context: &Context) -> Html {
    let language = context.language;
    let now = context.decisions.all;
    let single = context.decisions.by_area.is_empty() && context.decisions.by_place.is_empty();
    html! {
        <fieldset class="merge__all">
            <legend>{ language.say(said::WHOSE) }</legend>
            { for RULES.into_iter().map(|(key, rule, word)| {
                let context = context.clone();
                let chosen = Callback::from(move |_: Event| context.decide(|decisions| {
                    decisions.all = rule;
                    decisions.by_area.clear();
                    decisions.by_place.clear();
                }));
                html! {
                    <label>
                        <input type="radio" name="merge-all" value={key} checked={single && now == rule} onchange={chosen} />
                        { language.say(word) }
                    </label>
                }
            }) }
        </fieldset>
    }
}

/// One area's conflicts.
fn area(context: &Context, group: &[Conflict]) -> Html {
    let language = context.language;
    let Some(code) = group.first().map(|conflict| &conflict.place.area) else { return Html::default() };
    let name = context.names.area(language, code);
    let mut files: Vec<usize> =
        group.iter().flat_map(|conflict| &conflict.values).filter_map(|(holder, _)| file(*holder)).collect();
    files.put_in_order();
    files.dedup();
    let now = context.decisions.by_area.get(code).copied();
    let word = |rule: Rule| match rule {
        Rule::File(file) => file.to_string(),
        rule => RULES.iter().find(|(_, one, _)| *one == rule).map(|(key, ..)| (*key).to_owned()).unwrap_or_default(),
    };
    let chosen = {
        let (context, code) = (context.clone(), code.clone());
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            let rule = RULES.iter().find(|(key, ..)| *key == value).map(|(_, rule, _)| *rule);
            let rule = rule.or_else(|| value.parse().ok().map(Rule::File));
            context.decide(|decisions| {
                decisions.by_place.retain(|place, _| place.area != code);
                match rule {
                    Some(rule) => decisions.by_area.insert(code.clone(), rule),
                    None => decisions.by_area.remove(&code),
                };
            });
        })
    };
    let option = |value: String, said: String, rule: Option<Rule>| {
        html! { <option {value} selected={now == rule}>{ said }</option> }
    };
    html! {
        <tbody key={code.to_string()}>
            <tr class="merge__area">
                <th scope="rowgroup" colspan="3">{ name }<span class="is-faint">{ format!(" {code}") }</span></th>
                <td>
                    <select class="field" aria-label={said::whose_in(language, name)} onchange={chosen}>
                        { option(String::new(), language.say(said::AS_ABOVE).to_owned(), None) }
                        { for RULES.into_iter().map(|(key, rule, said)| option(key.to_owned(), language.say(said).to_owned(), Some(rule))) }
                        { for files.iter().map(|&file| {
                            let rule = Rule::File(file);
                            option(word(rule), said::of_file(language, context.names.file(language, file)), Some(rule))
                        }) }
                    </select>
                </td>
            </tr>
            { for group.iter().map(|conflict| row(context, name, conflict)) }
        </tbody>
    }
}

const fn file(holder: Holder) -> Option<usize> {
    match holder {
        Holder::Mine => None,
        Holder::File(file) => Some(file),
    }
}

/// One conflict.
fn row(context: &Context, area: &str, conflict: &Conflict) -> Html {
    let language = context.language;
    let place = &conflict.place;
    let figure = context.names.figure(language, &place.figure);
    let mine = conflict.values.iter().find(|(holder, _)| *holder == Holder::Mine).map(|(_, value)| *value);
    let others = conflict.values.iter().filter(|(holder, _)| *holder != Holder::Mine);
    let name = format!("{area}-{}-{}", figure, place.year);
    // What is chosen shows at once, before what follows from it is worked out.
    let taken = conflict.taken(&context.decisions);
    let choice = |holder: Holder, value: Quantity| {
        let choice = Choice { holder, value, taken: taken == Some(holder), mine };
        self::choice(context, &name, conflict, &choice)
    };
    html! {
        <tr>
            <th scope="row">{ &figure }<span class="is-faint">{ format!(" {}", context.names.unit(language, &place.figure)) }</span>
                if taken.is_none() { { " " }<span class="merge__apart">{ language.say(said::UNDECIDED) }</span> }
            </th>
            <td class="merge__year">{ place.year }</td>
            <td class="merge__value">{ mine.map_or_else(|| html! { "—" }, |value| choice(Holder::Mine, value)) }</td>
            <td class="merge__value">{ for others.map(|(holder, value)| choice(*holder, *value)) }</td>
        </tr>
    }
}

/// A figure that can be chosen.
struct Choice {
    holder: Holder,
    value: Quantity,
    /// Whether it counts.
    taken: bool,
    /// What the open file has.
    mine: Option<Quantity>,
}

/// One file's figure, to be chosen.
fn choice(context: &Context, name: &str, conflict: &Conflict, choice: &Choice) -> Html {
    let Choice { holder, value, taken, mine } = *choice;
    let language = context.language;
    let place = &conflict.place;
    let chosen = {
        let (context, place) = (context.clone(), place.clone());
        Callback::from(move |_: Event| {
            let rule = file(holder).map_or(Rule::Mine, Rule::File);
            context.decide(|decisions| {
                decisions.by_place.insert(place.clone(), rule);
            });
        })
    };
    let whose = context.names.holder(language, holder);
    let label = format!(
        "{} {} {}: {whose} {}",
        context.names.area(language, &place.area),
        context.names.figure(language, &place.figure),
        place.year,
        full(value)
    );
    let distance = mine.filter(|mine| holder != Holder::Mine && *mine != value).and_then(|mine| apart(mine, value));
    html! {
        <label class={classes!("merge__choice", taken.then_some("is-taken"))}>
            <input type="radio" name={name.to_owned()} checked={taken} onchange={chosen} aria-label={label} />
            <span class="merge__figure">{ full(value) }</span>
            if holder != Holder::Mine { <span class="is-faint">{ whose.to_owned() }</span> }
            if let Some(distance) = distance { <span class="merge__apart">{ distance }</span> }
        </label>
    }
}
