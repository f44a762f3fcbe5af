//! The second step: what each column is, over the first rows of the table, and the areas that were not found.

use permille_exchange::tables::address::letters;
use permille_exchange::tables::import::{Role, scales};
use yew::prelude::*;

use super::Shown;
use super::areas::{PlacesProps, places};
use super::draft::Draft;
use super::find::{FindFigureProps, Finder};
use super::options::{OptionsProps, options};
use super::sheets::{Ticked, table};
use super::view::{self, RoleChoice, RoleChoices};
use crate::components::same::Same;
use crate::components::select;
use crate::dom;
use crate::tasks::columns as kept;
use crate::text::{Language, Say, import};
use crate::work::import::memory::Memory;
use crate::work::import::roles::figure_key;
use crate::work::import::said;
use crate::work::import::seen::Row;

/// How many columns are shown at a time.
const COLUMNS_SHOWN: usize = 26;

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ColumnsProps {
    /// The language.
    pub language: Language,
    /// What the planner has said so far.
    pub(super) draft: Draft,
    /// What there is to see of it.
    pub(super) shown: Shown,
    /// Takes what is said next.
    pub(super) change: Callback<Draft>,
    /// Of several sheets, those that are imported.
    pub(super) sheets: Ticked,
}

/// The second step.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let ColumnsProps { language, draft, shown, change, sheets } = props;
    let language = *language;
    let first = use_state_eq(|| 0_usize);
    // The column whose figure is found by typing.
    let finding = use_state_eq(|| None::<usize>);
    let finder = use_context::<Finder>();
    let choices = use_memo((shown.figures.clone(), language), |(figures, language)| view::role_choices(figures, *language));
    let (seen, width) = (&shown.seen, shown.seen.width);
    let within = (*first).min(width)..(*first + COLUMNS_SHOWN).min(width);
    html! {
        <>
            { table(language, &seen.sheets, draft, change, sheets) }
            { options(&OptionsProps { language, sheets: seen.sheets.clone(), height: seen.height, draft: draft.clone(), change: change.clone() }) }
            if width > COLUMNS_SHOWN {
                <p class="import__pages">
                    { page(language, &first, first.saturating_sub(COLUMNS_SHOWN), *first == 0, "‹") }
                    { import::columns_shown(language, &letters(within.start), &letters(within.end.saturating_sub(1)), width) }
                    { page(language, &first, *first + COLUMNS_SHOWN, within.end >= width, "›") }
                </p>
            }
            <div class="table-wrap import__table" tabindex="0" role="group" aria-label={language.say(import::TABLE_OF_COLUMNS)}>
                <table class="table">
                    <caption class="unseen">{ language.say(import::TABLE_OF_COLUMNS) }</caption>
                    <thead>
                        <tr>
                            <td></td>
                            { for within.clone().map(|column| html! {
                                <th scope="col" key={column}>
                                    { column_head(&ColumnHeadProps { language, column, draft: draft.clone(), shown: shown.clone(), choices: Same::new(&choices), change: change.clone(), finding: finding.clone(), finder }) }
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for seen.rows.iter().map(|row| cells(draft, row, within.clone())) }</tbody>
                </table>
            </div>
            { for seen.wrong.iter().map(|sentence| html! { <p class="import__wrong" role="alert">{ sentence }</p> }) }
            { places(&PlacesProps { language, draft: draft.clone(), shown: shown.clone(), change: change.clone() }) }
        </>
    }
}

/// A button that turns to other columns.
fn page(language: Language, first: &UseStateHandle<usize>, to: usize, disabled: bool, mark: &'static str) -> Html {
    let first = first.clone();
    let label = import::column(language, &letters(to));
    let onclick = Callback::from(move |_: MouseEvent| first.set(to));
    html! { <button type="button" class="button button--icon" aria-label={label} {disabled} {onclick}>{ mark }</button> }
}

/// A row, so far as its columns are on this page of them.
fn cells(draft: &Draft, row: &Row, columns: std::ops::Range<usize>) -> Html {
    html! {
        <tr key={row.row} class={row.header.then_some("import__header")}>
            <th scope="row" class="table__code">{ row.row + 1 }</th>
            { for columns.map(|column| {
                let ignored = draft.chosen_role(column) == "ignored";
                let text = row.cells.get(column).cloned().unwrap_or_default();
                html! { <td class={ignored.then_some("is-faint")} title={text.clone()}>{ text }</td> }
            }) }
        </tr>
    }
}

/// What the head of a column is told.
#[derive(Clone, PartialEq)]
struct ColumnHeadProps {
    language: Language,
    column: usize,
    draft: Draft,
    shown: Shown,
    choices: Same<RoleChoices>,
    change: Callback<Draft>,
    finding: UseStateHandle<Option<usize>>,
    finder: Option<Finder>,
}

/// What a column is, and how it is written.
fn column_head(props: &ColumnHeadProps) -> Html {
    let ColumnHeadProps { language, column, draft, shown, choices, .. } = props;
    let (language, column) = (*language, *column);
    let letter = letters(column);
    let role = draft.mapping.columns.get(column).cloned().unwrap_or_default();
    let key = draft.chosen_role(column);
    let choose = {
        let props = props.clone();
        Callback::from(move |event: Event| {
            if let Some(value) = select::value(&event) {
                choose(&props, &value);
            }
        })
    };
    let group = |label: &str, list: &[RoleChoice]| {
        html! {
            <optgroup label={label.to_owned()}>
                { for list.iter().map(|one| html! {
                    <option value={one.key.clone()} selected={one.key == key}>{ &one.label }</option>
                }) }
            </optgroup>
        }
    };
    html! {
        <div class="import__column">
            <span class="import__letter">{ &letter }</span>
            <select class="field" id={column_id(column)} aria-label={import::column(language, &letter)} onchange={choose}>
                { group(language.say(import::ABOUT_AREA), &choices.about) }
                { group(language.say(import::PEOPLE), &choices.people) }
                { group(language.say(import::MEASURES), &choices.measures) }
            </select>
            { for props.finder.map(|finder| found_by_typing(props, &letter, finder)) }
            { detail(props, &role, &letter) }
            { suggestion(props, &role) }
            { recalled(props, &letter) }
            if role == Role::Ignored && key == "ignored" {
                if let Some((_, why)) = shown.seen.out.iter().find(|(own, _)| *own == column) {
                    <span class="import__soft import__why">{ why }</span>
                }
            }
        </div>
    }
}

/// What the list of a column is known by on the page.
fn column_id(column: usize) -> String {
    format!("import-column-{column}")
}

/// A button to find what the column is by typing, and the field while it is looked for.
fn found_by_typing(props: &ColumnHeadProps, letter: &str, finder: Finder) -> Html {
    let (language, column) = (props.language, props.column);
    let looking = *props.finding == Some(column);
    let back = {
        let finding = props.finding.clone();
        Callback::from(move |()| {
            finding.set(None);
            dom::focus(&column_id(column));
        })
    };
    let toggle = {
        let (finding, back) = (props.finding.clone(), back.clone());
        Callback::from(move |_: MouseEvent| if looking { back.emit(()) } else { finding.set(Some(column)) })
    };
    let take = {
        let (props, back) = (props.clone(), back.clone());
        Callback::from(move |key: String| {
            back.emit(());
            choose(&props, &key);
        })
    };
    html! {
        <>
            <button type="button" class="link" aria-label={import::find_for(language, letter)} aria-expanded={looking.to_string()} onclick={toggle}>
                { language.say(import::FIND_FIGURE) }
            </button>
            if looking {
                { (finder.field)(FindFigureProps { language, letter: letter.to_owned(), figures: props.shown.figures.clone(), choose: take, leave: back }) }
            }
        </>
    }
}

/// The unit of a column of figures, and its year where its head names one.
fn detail(props: &ColumnHeadProps, role: &Role, letter: &str) -> Html {
    let language = props.language;
    let Role::Figure { figure, year, scale } = role else { return Html::default() };
    let Some(known) = props.shown.figures.get(figure) else { return Html::default() };
    let ways = scales(known);
    let onchange = {
        let (props, ways) = (props.clone(), ways.clone());
        Callback::from(move |event: Event| {
            let chosen = select::parsed::<usize>(&event);
            let Some((chosen, _)) = chosen.and_then(|position| ways.get(position)) else { return };
            let mut draft = props.draft.clone();
            if let Some(Role::Figure { scale, .. }) = draft.mapping.columns.get_mut(props.column) {
                *scale = *chosen;
            }
            draft.mapping.unclear.remove(&props.column);
            draft.mapping.explicit.insert(props.column);
            props.change.emit(draft);
        })
    };
    html! {
        <>
            if ways.len() > 1 {
                <select class="field" aria-label={import::unit_of(language, letter)} {onchange}>
                    { for ways.iter().enumerate().map(|(position, (way, name))| html! {
                        <option value={position.to_string()} selected={way == scale}>{ language.name(name) }</option>
                    }) }
                </select>
            } else if let Some((_, name)) = ways.first() {
                <span class="import__soft">{ language.name(name) }</span>
            }
            if let Some(year) = year {
                <span class="import__soft">{ import::of_year(language, *year) }</span>
            }
        </>
    }
}

/// A figure the column may hold, by its head.
fn suggestion(props: &ColumnHeadProps, role: &Role) -> Html {
    let language = props.language;
    let known = props.draft.suggestions.get(&props.column).and_then(|figure| props.shown.figures.get(figure));
    let open = *role == Role::Ignored && props.draft.chosen_role(props.column) == "ignored";
    let Some(known) = known.filter(|_| open) else { return Html::default() };
    let onclick = {
        let (props, key) = (props.clone(), figure_key(&known.figure));
        Callback::from(move |_: MouseEvent| choose(&props, &key))
    };
    html! {
        <button type="button" class="link import__perhaps" {onclick}>
            { import::perhaps(language, language.name(&known.name)) }
        </button>
    }
}

/// That a column is what was said of the same head in another table, and how that is forgotten.
fn recalled(props: &ColumnHeadProps, letter: &str) -> Html {
    let language = props.language;
    if !props.draft.recalled.contains(&props.column) {
        return Html::default();
    }
    let onclick = {
        let props = props.clone();
        Callback::from(move |_: MouseEvent| forget(&props))
    };
    html! {
        <span class="import__soft import__why">
            { language.say(import::RECALLED) }{ " " }
            <button type="button" class="link" aria-label={import::forget(language, letter)} {onclick}>{ language.say(import::FORGET) }</button>
        </span>
    }
}

/// Forgets what was said of such a head; the column is what it would be without.
fn forget(props: &ColumnHeadProps) {
    if let Some(head) = props.shown.seen.heads.get(props.column).and_then(Option::as_ref) {
        let mut memory = Memory::read(&kept::load());
        memory.forget(head);
        kept::keep(&memory.write());
    }
    props.change.emit(props.draft.saying(said::Say::Forget(props.column)));
}

fn choose(props: &ColumnHeadProps, key: &str) {
    props.change.emit(props.draft.saying(said::Say::Role(props.column, key.to_owned())));
}
