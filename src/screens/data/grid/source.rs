//! Where the chosen figures were taken from, and what a reader should know: for a whole block at once.

use permille_engine::area::Series;
use permille_engine::edit::{Edit, Figure};
use permille_engine::id::SourceId;
use permille_engine::name::Name;
use yew::prelude::*;

use super::state::{At, Cursor};
use super::table::Table;
use crate::components::field::{self, Field};
use crate::components::same::Same;
use crate::components::select;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, data_screen, grid, words};

/// The choice that names a new source.
const NEW: &str = "\u{0}new";

/// A source and a note.
type Taken = (Option<SourceId>, Option<String>);

/// What the fields are told.
#[derive(Clone, PartialEq, Properties)]
pub struct SourceFieldsProps {
    /// The store.
    pub store: StoreHandle,
    /// What is shown.
    pub table: Same<Table>,
    /// The chosen cells.
    pub cursor: Cursor,
}

/// Source and note.
#[component]
pub fn SourceFields(props: &SourceFieldsProps) -> Html {
    let SourceFieldsProps { store, table, cursor } = props;
    let language = store.preferences.language;
    let adding = use_state_eq(|| false);
    {
        let adding = adding.clone();
        use_effect_with(*cursor, move |_| adding.set(false));
    }
    let Some(open) = &store.open else { return Html::default() };
    // A cell with nothing stated has nothing to be taken from somewhere.
    let Some(first) = series(table, cursor.active).or_else(|| stated(table, *cursor).find_map(|at| series(table, at))).cloned()
    else {
        return Html::default();
    };
    let sources = &open.set().sources;
    let choose = {
        let (props, adding, first) = (props.clone(), adding.clone(), first.clone());
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            if value == NEW {
                adding.set(true);
                return;
            }
            adding.set(false);
            let source = Some(value).filter(|id| !id.is_empty()).map(|id| SourceId::from(id.as_str()));
            write(&props, None, &|series| (source.clone(), series.note.clone()), &first);
        })
    };
    let annotate = {
        let (props, first) = (props.clone(), first.clone());
        field::any(move |text| {
            let note = Some(text.trim().to_owned()).filter(|note| !note.is_empty());
            write(&props, None, &|series| (series.source.clone(), note.clone()), &first);
        })
    };
    let add = {
        let (props, adding, first) = (props.clone(), adding.clone(), first.clone());
        field::any(move |text| {
            if let Some((id, name)) = new_source(&props, text.trim()) {
                let source = Some(id.clone());
                write(
                    &props,
                    Some(Edit::Source { id, name: Some(name) }),
                    &|series| (source.clone(), series.note.clone()),
                    &first,
                );
            }
            adding.set(false);
        })
    };
    html! {
        <div class="provenance__fields grid__source" key={format!("{:?}", cursor.active)}>
            <label>
                <span>{ language.say(words::SOURCE) }</span>
                <select class="field" onchange={choose}>
                    <option value="" selected={first.source.is_none() && !*adding}>{ language.say(words::NO_SOURCE) }</option>
                    { for sources.iter().map(|(id, source)| html! {
                        <option value={id.to_string()} selected={first.source.as_ref() == Some(id) && !*adding}>{ language.name(source) }</option>
                    }) }
                    <option value={NEW} selected={*adding}>{ language.say(grid::NEW_SOURCE) }</option>
                </select>
            </label>
            if *adding {
                <label>
                    <span>{ language.say(grid::SOURCE_NAME) }</span>
                    <Field class="field" value="" take={add} />
                </label>
            }
            <label>
                <span>{ language.say(words::NOTE_TEXT) }</span>
                <Field class="field" value={language.note(first.note.as_deref().unwrap_or_default())} take={annotate} />
            </label>
        </div>
    }
}

fn series(table: &Table, at: At) -> Option<&Series> {
    table.areas[*table.rows.get(at.row)?].series(&table.columns.get(at.col)?.figure)
}

/// The cells of the block whose figures are stated, in whatever year.
fn stated(table: &Table, cursor: Cursor) -> impl Iterator<Item = At> + '_ {
    let block = cursor.block();
    let cells = (block.top..=block.bottom).flat_map(move |row| (block.left..=block.right).map(move |col| At { row, col }));
    cells.filter(move |&at| series(table, at).is_some())
}

/// Writes source and note of every figure of the block that has any, as one step, after `before`.
fn write(props: &SourceFieldsProps, before: Option<Edit>, of: &dyn Fn(&Series) -> Taken, first: &Series) {
    let table = &props.table;
    let edit = |at: At| {
        let series = series(table, at)?;
        let (source, note) = of(series);
        let same = source == series.source && note == series.note;
        let (area, figure): (_, &Figure) = (&table.areas[table.rows[at.row]].code, &table.columns[at.col].figure);
        let owner = series.owner.clone();
        (!same).then(|| Edit::Provenance { area: area.clone(), figure: figure.clone(), source, note, owner })
    };
    let edits: Vec<Edit> = stated(table, props.cursor).filter_map(edit).collect();
    if edits.is_empty() {
        return;
    }
    let at = props.cursor.active;
    let name = match (edits.len(), table.rows.get(at.row), table.columns.get(at.col)) {
        (1, Some(&area), Some(column)) if series(table, at) == Some(first) => {
            data_screen::provenance_step(&table.areas[area].name, &column.name)
        }
        (count, ..) => grid::provenance_step(count),
    };
    let edit = Edit::All(before.into_iter().chain(edits).collect());
    props.store.dispatch(Msg::Edit { edit, name, key: None });
}

/// An id for a source of this name that no other has; `None` where it has no name.
fn new_source(props: &SourceFieldsProps, name: &str) -> Option<(SourceId, Name)> {
    let sources = &props.store.open.as_ref()?.set().sources;
    if name.is_empty() {
        return None;
    }
    if let Some((id, known)) = sources.iter().find(|(_, known)| known.zh == name || known.en == name) {
        return Some((id.clone(), known.clone()));
    }
    let id = (1..).map(|number| SourceId::new(format!("source-{number}"))).find(|id| !sources.contains_key(id))?;
    Some((id, Name::new(name, name)))
}
