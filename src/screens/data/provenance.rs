//! Where an area's figures were taken from, and what a reader should know: a line that opens into two fields.

use permille_engine::edit::Edit;
use permille_engine::id::{AreaCode, SourceId};
use permille_engine::name::Name;
use yew::prelude::*;

use super::view::FigureRow;
use crate::components::field::{self, Field};
use crate::components::select;
use crate::store::{Msg, StoreHandle};
use crate::text::{Say, data_screen, words};

/// What the line is told.
#[derive(Clone, PartialEq, Properties)]
pub struct ProvenanceProps {
    /// The store.
    pub store: StoreHandle,
    /// The area's code.
    pub code: AreaCode,
    /// The area's name.
    pub area: Name,
    /// The figure.
    pub row: FigureRow,
}

/// Source and note of a figure.
#[component]
pub fn Provenance(props: &ProvenanceProps) -> Html {
    let ProvenanceProps { store, row, .. } = props;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    let sources = &open.set().sources;
    let source =
        row.source.as_ref().map(|id| sources.get(id).map_or_else(|| id.to_string(), |name| language.name(name).to_owned()));
    let said = match (source, row.note.as_deref().map(|note| language.note(note))) {
        // What is said of these figures alone comes before what is said of many.
        (Some(source), Some(note)) => format!("{note} · {source}"),
        (Some(source), None) => source,
        (None, Some(note)) => note,
        (None, None) => language.say(words::NO_SOURCE).to_owned(),
    };
    let name = language.name(&row.name);
    let choose = {
        let props = props.clone();
        Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            let chosen = Some(value).filter(|id| !id.is_empty()).map(|id| SourceId::from(id.as_str()));
            write(&props, chosen, props.row.note.clone());
        })
    };
    let annotate = {
        let props = props.clone();
        field::any(move |text| {
            let note = Some(text.trim().to_owned()).filter(|note| !note.is_empty());
            write(&props, props.row.source.clone(), note);
        })
    };
    html! {
        <details class="provenance">
            <summary>{ said }</summary>
            <div class="provenance__fields">
                <label>
                    <span>{ language.say(words::SOURCE) }</span>
                    <select class="field" onchange={choose} aria-label={format!("{name}: {}", language.say(words::SOURCE))}>
                        <option value="" selected={row.source.is_none()}>{ language.say(words::NO_SOURCE) }</option>
                        { for sources.iter().map(|(id, source)| html! {
                            <option value={id.to_string()} selected={row.source.as_ref() == Some(id)}>{ language.name(source) }</option>
                        }) }
                    </select>
                </label>
                <label>
                    <span>{ language.say(words::NOTE_TEXT) }</span>
                    <Field class="field" value={language.note(row.note.as_deref().unwrap_or_default())} take={annotate}
                        label={format!("{name}: {}", language.say(words::NOTE_TEXT))} />
                </label>
            </div>
        </details>
    }
}

/// Writes source and note into the file.
fn write(props: &ProvenanceProps, source: Option<SourceId>, note: Option<String>) {
    props.store.dispatch(Msg::Edit {
        edit: Edit::Provenance {
            area: props.code.clone(),
            figure: props.row.figure.clone(),
            source,
            note,
            owner: props.row.owner.clone(),
        },
        name: data_screen::provenance_step(&props.area, &props.row.name),
        key: None,
    });
}
