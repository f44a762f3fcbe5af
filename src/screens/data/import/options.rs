//! What is said of the table as a whole: the sheet, the header, the year, and how it is imported.

use permille_exchange::tables::import::{Mapping, columns, guess};
use permille_exchange::wording::figure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Draft;
use super::view::{self, Target};
use crate::components::field::{self, Field};
use crate::components::select;
use crate::store::Open;
use crate::text::{Language, Say, import};

/// What the options are told.
#[derive(Clone, PartialEq)]
pub struct OptionsProps {
    /// The language.
    pub language: Language,
    /// The file's name.
    pub file: String,
    /// The open file.
    pub open: Option<Open>,
    /// What the planner has said so far.
    pub draft: Draft,
    /// Takes what is said next.
    pub change: Callback<Draft>,
}

/// The options.
pub fn options(props: &OptionsProps) -> Html {
    let OptionsProps { language, draft, .. } = props;
    let language = *language;
    let header = draft.mapping.header.map_or_else(String::new, |row| (row + 1).to_string());
    let year = draft.mapping.year.map_or_else(String::new, |year| year.to_string());
    html! {
        <div class="import__options">
            if draft.sheets.len() > 1 {
                <div class="import__option">
                    <label for="import-sheet">{ language.say(import::SHEET) }</label>
                    <select id="import-sheet" class="field" onchange={choose_sheet(props)}>
                        { for draft.sheets.iter().enumerate().map(|(position, sheet)| html! {
                            <option value={position.to_string()} selected={position == draft.sheet}>{ &sheet.name }</option>
                        }) }
                    </select>
                </div>
            }
            { number(props, "import-header", language.say(import::HEADER_ROW), header, with_header) }
            { number(props, "import-year", language.say(import::YEAR_OF_FIGURES), year, with_year) }
            <fieldset class="import__target">
                <legend>{ language.say(import::TARGET) }</legend>
                { target(props, Target::Open) }
                { target(props, Target::New) }
            </fieldset>
            <div class="import__checks">
                { tick(props, "import-create", language.say(import::CREATE), draft.mapping.create, |draft, on| draft.mapping.create = on) }
                { tick(props, "import-clear", language.say(import::CLEAR), draft.mapping.clear, |draft, on| draft.mapping.clear = on) }
                { tick(props, "import-round", language.say(import::ROUND), draft.mapping.round, |draft, on| draft.mapping.round = on) }
            </div>
        </div>
    }
}

/// A field of a whole number.
fn number(props: &OptionsProps, id: &'static str, label: &str, value: String, with: fn(&OptionsProps, &str) -> Draft) -> Html {
    let own = props.clone();
    let take = field::any(move |text| own.change.emit(with(&own, text.trim())));
    html! {
        <div class="import__option">
            <label for={id}>{ label }</label>
            <Field {id} class="field field--number" keys="numeric" {value} {take} />
        </div>
    }
}

/// The draft with its header in another row; none where nothing is entered.
fn with_header(props: &OptionsProps, text: &str) -> Draft {
    let header = figure::whole(text, "行").and_then(|row| usize::try_from(row).ok()?.checked_sub(1));
    let mut draft = props.draft.clone();
    let (Some(open), Some(sheet)) = (&props.open, draft.sheets.get(draft.sheet)) else { return draft };
    let header = header.filter(|row| *row < sheet.rows().len());
    let set = view::base(open.set(), draft.target, &props.file, draft.mapping.year);
    let guessed = columns(&set, sheet, header, &draft.register);
    let Mapping { year, create, clear, round, leave_out, hidden, several, .. } = draft.mapping;
    draft.take(&set, guessed);
    draft.mapping = Mapping { year, create, clear, round, leave_out, hidden, several, ..draft.mapping };
    draft
}

/// The draft with another year; none where nothing is entered, or no year.
fn with_year(props: &OptionsProps, text: &str) -> Draft {
    let mut draft = props.draft.clone();
    draft.mapping.year = figure::year(text);
    draft
}

/// A choice of where the figures go.
fn target(props: &OptionsProps, target: Target) -> Html {
    let language = props.language;
    let word = if target == Target::Open { import::INTO_OPEN } else { import::INTO_NEW };
    let own = props.clone();
    let onchange = Callback::from(move |_: Event| {
        let mut draft = own.draft.clone();
        draft.target = target;
        // A new file has no areas: all of them are made.
        draft.mapping.create = target == Target::New || draft.mapping.create;
        draft.mapping.choices.clear();
        own.change.emit(draft);
    });
    html! {
        <label title={(target == Target::New).then(|| language.say(import::INTO_NEW_HINT))}>
            <input type="radio" name="import-target" checked={props.draft.target == target} {onchange} />
            { language.say(word) }
        </label>
    }
}

/// Something that is on or off.
pub(super) fn tick(props: &OptionsProps, id: &'static str, label: &str, on: bool, set: fn(&mut Draft, bool)) -> Html {
    let (draft, change) = (props.draft.clone(), props.change.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let mut draft = draft.clone();
            set(&mut draft, input.checked());
            change.emit(draft);
        }
    });
    html! {
        <label for={id}><input type="checkbox" {id} checked={on} {onchange} />{ label }</label>
    }
}

/// Takes another sheet, and looks at it afresh.
fn choose_sheet(props: &OptionsProps) -> Callback<Event> {
    let props = props.clone();
    Callback::from(move |event: Event| {
        let chosen = select::parsed::<usize>(&event);
        let mut draft = props.draft.clone();
        let (Some(open), Some(position)) = (&props.open, chosen) else { return };
        let Some(sheet) = draft.sheets.get(position) else { return };
        let set = view::base(open.set(), draft.target, &props.file, None);
        let guessed = guess(&set, sheet, &props.file, &draft.register);
        draft.sheet = position;
        draft.take(&set, guessed);
        props.change.emit(draft);
    })
}
