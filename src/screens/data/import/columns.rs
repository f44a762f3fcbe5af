//! The second step: what each column is, over the first rows of the table, and the areas that were not found.

use permille_exchange::tables::address::letters;
use permille_exchange::tables::import::{Known, Mapping, Role, columns, head, scales};
use permille_exchange::tables::sheet::Sheet;
use yew::prelude::*;

use super::areas::{PlacesProps, places};
use super::find::{FindFigureProps, Finder};
use super::memory::{self, Memory};
use super::options::{OptionsProps, options};
use super::view::{self, RoleChoice, RoleChoices};
use super::{Draft, Work};
use crate::components::same::Same;
use crate::components::select;
use crate::dom;
use crate::store::Open;
use crate::tasks::columns as kept;
use crate::text::{Language, Say, import};

/// How many rows below the header are shown.
const ROWS: usize = 6;
/// How many columns are shown at a time.
const COLUMNS_SHOWN: usize = 26;

/// What the step is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ColumnsProps {
    /// The language.
    pub language: Language,
    /// The file's name.
    pub file: String,
    /// The open file.
    pub open: Option<Open>,
    /// What the planner has said so far.
    pub draft: Draft,
    /// What follows from it.
    pub work: Same<Work>,
    /// Takes what is said next.
    pub change: Callback<Draft>,
}

/// The second step.
#[component]
pub fn Columns(props: &ColumnsProps) -> Html {
    let ColumnsProps { language, file, open, draft, work, change } = props;
    let language = *language;
    let first = use_state_eq(|| 0_usize);
    // The column whose figure is found by typing.
    let finding = use_state_eq(|| None::<usize>);
    let finder = use_context::<Finder>();
    let choices = use_memo((work.clone(), language), |(work, language)| view::role_choices(&work.known, *language));
    let Some(sheet) = draft.sheets.get(draft.sheet) else { return Html::default() };
    let width = sheet.width();
    let shown = (*first).min(width)..(*first + COLUMNS_SHOWN).min(width);
    html! {
        <>
            { options(&OptionsProps { language, file: file.clone(), open: open.clone(), draft: draft.clone(), change: change.clone() }) }
            if width > COLUMNS_SHOWN {
                <p class="import__pages">
                    { page(language, &first, first.saturating_sub(COLUMNS_SHOWN), *first == 0, "‹") }
                    { import::columns_shown(language, &letters(shown.start), &letters(shown.end.saturating_sub(1)), width) }
                    { page(language, &first, *first + COLUMNS_SHOWN, shown.end >= width, "›") }
                </p>
            }
            <div class="table-wrap import__table" tabindex="0" role="group" aria-label={language.say(import::TABLE_OF_COLUMNS)}>
                <table class="table">
                    <caption class="unseen">{ language.say(import::TABLE_OF_COLUMNS) }</caption>
                    <thead>
                        <tr>
                            <td></td>
                            { for shown.clone().map(|column| html! {
                                <th scope="col" key={column}>
                                    { column_head(&ColumnHeadProps { language, column, draft: draft.clone(), work: work.clone(), choices: Same::new(&choices), change: change.clone(), finding: finding.clone(), finder }) }
                                </th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for rows(sheet, &draft.mapping).map(|row| cells(sheet, draft, row, shown.clone())) }</tbody>
                </table>
            </div>
            { for work.preview.errors.iter().filter(|problem| problem.place.is_none() || work.preview.labels.is_empty()).map(|problem| html! {
                <p class="import__wrong" role="alert">{ problem.sentence(language) }</p>
            }) }
            { places(&PlacesProps { language, draft: draft.clone(), work: work.clone(), change: change.clone() }) }
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

/// The rows that show what the table is: those of heads, and the first below them.
fn rows<'a>(sheet: &'a Sheet, mapping: &Mapping) -> impl Iterator<Item = usize> + use<'a> {
    let first = mapping.header.map_or(0, |header| header + 1);
    (mapping.top.or(mapping.header).unwrap_or(first)..first)
        .chain((first..sheet.rows().len()).filter(|&row| !sheet.is_blank(row)).take(ROWS))
}

fn cells(sheet: &Sheet, draft: &Draft, row: usize, columns: std::ops::Range<usize>) -> Html {
    let Mapping { header, top, .. } = &draft.mapping;
    let is_header = header.is_some_and(|header| row <= header);
    let alone = top.or(*header) == *header;
    html! {
        <tr key={row} class={is_header.then_some("import__header")}>
            <th scope="row" class="table__code">{ row + 1 }</th>
            { for columns.map(|column| {
                let ignored = draft.mapping.columns.get(column).is_none_or(|role| *role == Role::Ignored);
                // Under a merged cell the nearest text above counts.
                let text = if is_header && alone { head(sheet, row, column) } else { sheet.merged_cell(row, column).to_owned() };
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
    work: Same<Work>,
    choices: Same<RoleChoices>,
    change: Callback<Draft>,
    finding: UseStateHandle<Option<usize>>,
    finder: Option<Finder>,
}

/// What a column is, and how it is written.
fn column_head(props: &ColumnHeadProps) -> Html {
    let ColumnHeadProps { language, column, draft, work, choices, .. } = props;
    let (language, column) = (*language, *column);
    let letter = letters(column);
    let role = draft.mapping.columns.get(column).cloned().unwrap_or_default();
    let key = view::role_key(&role);
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
            { detail(props, &work.known, &role, &letter) }
            { suggestion(props, &role) }
            { recalled(props, &letter) }
            if role == Role::Ignored {
                if let Some(why) = view::why_out(&work.preview, &draft.mapping, column, language) {
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
                { (finder.field)(FindFigureProps { language, letter: letter.to_owned(), work: props.work.clone(), choose: take, leave: back }) }
            }
        </>
    }
}

/// The unit of a column of figures, and its year where its head names one.
fn detail(props: &ColumnHeadProps, known: &Known, role: &Role, letter: &str) -> Html {
    let language = props.language;
    let Role::Figure { figure, year, scale } = role else { return Html::default() };
    let Some(known) = known.get(figure) else { return Html::default() };
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
    let known = props.draft.suggestions.get(&props.column).and_then(|figure| props.work.known.get(figure));
    let Some(known) = known.filter(|_| *role == Role::Ignored) else { return Html::default() };
    let onclick = {
        let (props, key) = (props.clone(), view::figure_key(&known.figure));
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
    let mut draft = props.draft.clone();
    let column = props.column;
    let Some(sheet) = draft.sheets.get(draft.sheet) else { return };
    if let Some(head) = memory::head(sheet, &draft.mapping, column) {
        let mut memory = Memory::read(&kept::load());
        memory.forget(&head);
        kept::keep(&memory.write());
    }
    let guessed = columns(&props.work.set, sheet, draft.mapping.header, &draft.register);
    if let (Some(slot), Some(role)) = (draft.mapping.columns.get_mut(column), guessed.mapping.columns.get(column)) {
        slot.clone_from(role);
    }
    draft.recalled.remove(&column);
    props.change.emit(draft);
}

fn choose(props: &ColumnHeadProps, key: &str) {
    let mut draft = props.draft.clone();
    draft.said.insert(props.column, key.to_owned());
    draft.recalled.remove(&props.column);
    if let Some(sheet) = draft.sheets.get(draft.sheet) {
        draft.mapping = view::with_role(&draft.mapping, &props.work.set, &props.work.known, sheet, props.column, key);
    }
    props.change.emit(draft);
}
