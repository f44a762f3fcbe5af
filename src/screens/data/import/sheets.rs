//! The sheets of a workbook: what each holds, which is looked at, and which come after it.

use yew::prelude::*;

use super::draft::Draft;
use super::overview::span;
use crate::components::same::Same;
use crate::text::{Language, Say, import};
use crate::work::import::said;
use crate::work::import::sheets::Held;

/// Of several sheets, those that are imported one after the other.
#[derive(Clone, PartialEq)]
pub(super) struct Ticked {
    /// What each sheet holds, once it is known.
    pub(super) held: Option<Same<Vec<Held>>>,
    /// Those that are ticked.
    pub(super) ticked: Vec<usize>,
    /// Takes others.
    pub(super) tick: Callback<Vec<usize>>,
}

/// What a sheet holds, or why nothing.
fn words(language: Language, held: &Held) -> String {
    match (held.rows, &held.why) {
        (Some(rows), _) => import::not_looked_at(language, rows),
        _ if held.areas > 0 => import::holds(language, held.areas, held.figures, &span(&held.years)),
        (_, Some((zh, en))) => language.pick(zh.clone(), en.clone()),
        _ => language.say(import::HOLDS_NOTHING).to_owned(),
    }
}

/// The sheets as a table; nothing where there is only one.
pub(super) fn table(language: Language, names: &[String], draft: &Draft, change: &Callback<Draft>, sheets: &Ticked) -> Html {
    let Some(held) = sheets.held.as_ref().filter(|held| held.len() == names.len()) else { return Html::default() };
    let row = |(at, (name, held)): (usize, (&String, &Held))| {
        let (draft, change, own) = (draft.clone(), change.clone(), sheets.clone());
        let current = draft.chosen_sheet() == at;
        let on = sheets.ticked.contains(&at);
        let choose = Callback::from(move |_: MouseEvent| change.emit(draft.saying(said::Say::Sheet(at))));
        let tick = Callback::from(move |_: Event| {
            let mut all: Vec<usize> = own.ticked.iter().copied().filter(|sheet| *sheet != at).collect();
            if !on {
                all.push(at);
                all.sort_unstable();
            }
            own.tick.emit(all);
        });
        html! {
            <tr key={at}>
                <td>
                    <input type="checkbox" aria-label={import::takes_sheet(language, name)} checked={current || on}
                        disabled={current || !held.any()} onchange={tick} />
                </td>
                <th scope="row">
                    <button type="button" class="link" aria-current={current.then_some("true")} onclick={choose}>{ name }</button>
                </th>
                <td>{ words(language, held) }</td>
            </tr>
        }
    };
    html! {
        <div class="import__sheets">
            <p class="heading" id="import-sheets">{ language.say(import::SHEETS) }</p>
            <table class="table" aria-labelledby="import-sheets">
                <tbody>{ for names.iter().zip(held.iter()).enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_says_what_it_holds_or_why_nothing() {
        let held = Held { areas: 4, figures: 2, years: vec![2023, 2024], ..Held::default() };
        assert_eq!(words(Language::Zh, &held), "4 个地区，2 项数据，2023–2024");
        assert_eq!(words(Language::En, &Held { areas: 1, figures: 1, ..Held::default() }), "1 area, 1 figure, no year");
        let none = Held { why: Some(("没有".to_owned(), "None.".to_owned())), ..Held::default() };
        assert_eq!(words(Language::En, &none), "None.");
    }
}
