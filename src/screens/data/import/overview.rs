//! An import in one look: areas, figures, years, totals, what is replaced, and what stays out.

use std::collections::BTreeSet;

use permille_engine::edit::Figure;
use permille_engine::in_order::set;
use yew::prelude::*;

use super::Work;
use crate::text::{Language, Say, Word, import};

/// How many figures are named.
const NAMED: usize = 5;

/// The lines: what, and what of it.
#[must_use]
pub(super) fn lines(work: &Work, language: Language) -> Vec<(Word, String)> {
    let preview = &work.preview;
    let changes = || preview.changes.iter().chain(&preview.unchanged);
    let areas = set(changes().map(|change| &change.area)).len();
    let years = set(changes().map(|change| change.year));
    let mut figures: Vec<&Figure> = Vec::new();
    for change in changes() {
        if !figures.contains(&&change.figure) {
            figures.push(&change.figure);
        }
    }
    let name = |figure: &&Figure| work.known.get(figure).map(|known| import::in_unit(language, known));
    let named: Vec<String> = figures.iter().take(NAMED).filter_map(name).collect();
    let replaced = preview.changes.iter().filter(|change| change.before.is_some() && change.after.is_some()).count();
    let agree = preview.totals.iter().filter(|total| total.agrees()).count();
    let out = preview.outside.len() + preview.left_out.len() + preview.skipped.len();
    let mut lines = vec![
        (import::AREAS, import::count(areas)),
        (import::FIGURES, import::and_others(language, &named, figures.len().saturating_sub(NAMED))),
        (import::YEARS, span(&years)),
    ];
    if !preview.totals.is_empty() {
        lines.push((import::TOTALS, import::of_totals(language, agree, preview.totals.len())));
    }
    lines.push((import::REPLACED, import::count(replaced)));
    lines.push((import::UNKNOWN, import::count(preview.blanks.len())));
    lines.push((import::STAYS_OUT, import::count(out)));
    lines
}

/// Years as runs: `2020, 2022–2025`.
fn span(years: &BTreeSet<u16>) -> String {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for &year in years {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == year => *last = year,
            _ => runs.push((year, year)),
        }
    }
    let run = |&(first, last): &(u16, u16)| if first == last { first.to_string() } else { format!("{first}–{last}") };
    runs.iter().map(run).collect::<Vec<_>>().join(", ")
}

/// The lines as a list of terms.
pub fn overview(work: &Work, language: Language) -> Html {
    html! {
        <dl class="import__overview">
            { for lines(work, language).into_iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| html! {
                <div><dt>{ language.say(word) }</dt><dd>{ text }</dd></div>
            }) }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::tables::import::{Known, Register, guess, preview};

    use super::super::view::tests::{open, sheet};
    use super::*;

    #[test]
    fn one_look_says_whom_what_when_and_what_stays_out() {
        let set = open();
        let sheet = sheet(&[
            &["地区", "2024年常住人口（万人）", "床位数", "备注"],
            &["昌江区", "20.5", "…", "甲"],
            &["合计", "20.5", "1", ""],
        ]);
        let register = Register::default();
        let mut mapping = guess(&set, &sheet, "x.csv", &register).mapping;
        mapping.year = Some(2023);
        let work = Work { known: Known::new(&set), preview: preview(&set, &sheet, &mapping, &register), set };
        let said: Vec<_> = lines(&work, Language::En).into_iter().map(|(word, text)| (word.en, text)).collect();
        assert!(said.contains(&("Areas", "1".to_owned())), "{said:?}");
        assert!(said.contains(&("Figures", "Residents (people)".to_owned())), "{said:?}");
        assert!(said.contains(&("Years", "2024".to_owned())), "{said:?}");
        assert!(said.contains(&("Totals that agree", "1 of 1".to_owned())), "{said:?}");
        // The remarks, and the row of the total.
        assert!(said.contains(&("Stays out", "2".to_owned())) && said.contains(&("Not known", "1".to_owned())), "{said:?}");
    }

    #[test]
    fn years_are_told_in_runs() {
        assert_eq!(span(&[2020, 2022, 2023, 2025].into()), "2020, 2022–2023, 2025");
    }
}
