//! What is said of the table as a whole: the sheet, the header, the year, and how it is imported.

use permille_exchange::wording::figure;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::draft::Draft;
use super::view::Target;
use crate::components::field::Field;
use crate::components::select;
use crate::text::{Language, Say, ask, import};
use crate::work::import::said;

/// What the options are told.
#[derive(Clone, PartialEq)]
pub struct OptionsProps {
    /// The language.
    pub language: Language,
    /// The names of the sheets.
    pub sheets: Vec<String>,
    /// How many rows the sheet has.
    pub height: usize,
    /// What the planner has said so far.
    pub(super) draft: Draft,
    /// Takes what is said next.
    pub(super) change: Callback<Draft>,
}

/// The options.
pub fn options(props: &OptionsProps) -> Html {
    let OptionsProps { language, sheets, draft, .. } = props;
    let language = *language;
    let header = draft.chosen_header().map_or_else(String::new, |row| (row + 1).to_string());
    let year = draft.mapping.year.map_or_else(String::new, |year| year.to_string());
    html! {
        <div class="import__options">
            if sheets.len() > 1 {
                <div class="import__option">
                    <label for="import-sheet">{ language.say(import::SHEET) }</label>
                    <select id="import-sheet" class="field" onchange={choose_sheet(props)}>
                        { for sheets.iter().enumerate().map(|(position, name)| html! {
                            <option value={position.to_string()} selected={position == draft.chosen_sheet()}>{ name }</option>
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
fn number(
    props: &OptionsProps,
    id: &'static str,
    label: &str,
    value: String,
    with: fn(&OptionsProps, &str) -> Result<Draft, String>,
) -> Html {
    let own = props.clone();
    let take = Callback::from(move |text: String| with(&own, text.trim()).map(|draft| own.change.emit(draft)));
    html! {
        <div class="import__option">
            <label for={id}>{ label }</label>
            <Field {id} class="field field--number" keys="numeric" {value} {take} />
        </div>
    }
}

/// The draft with its header in another row; none where nothing is entered.
fn with_header(props: &OptionsProps, text: &str) -> Result<Draft, String> {
    let header = header_row(text, props.height).ok_or_else(|| import::no_header_row(props.language, props.height))?;
    Ok(props.draft.saying(said::Say::Header(header)))
}

/// The row a text names, of so many; `None` where it names none of them.
fn header_row(text: &str, height: usize) -> Option<Option<usize>> {
    if text.is_empty() {
        return Some(None);
    }
    let row = usize::try_from(figure::whole(text, "行")?).ok()?;
    (1..=height).contains(&row).then(|| Some(row - 1))
}

/// The draft with another year; none where nothing is entered.
fn with_year(props: &OptionsProps, text: &str) -> Result<Draft, String> {
    let year =
        if text.is_empty() { None } else { Some(figure::year(text).ok_or_else(|| props.language.say(ask::NO_YEAR).to_owned())?) };
    let mut draft = props.draft.clone();
    draft.mapping.year = year;
    Ok(draft)
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
        <label>
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
        if let Some(position) = select::parsed::<usize>(&event) {
            props.change.emit(props.draft.saying(said::Say::Sheet(position)));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_in_a_row_that_is_there_or_in_none() {
        assert_eq!(header_row("", 5), Some(None));
        assert_eq!(header_row("1", 5), Some(Some(0)));
        assert_eq!(header_row("第5行", 5).or(header_row("5行", 5)), Some(Some(4)));
        for refused in ["0", "6", "99", "-1", "1.5", "abc"] {
            assert_eq!(header_row(refused, 5), None, "{refused}");
        }
    }
}
