//! An import in one look: areas, figures, years, totals, what is replaced, and what stays out.

use yew::prelude::*;

use super::view::Figures;
use crate::text::{Language, Say, Word, import};
use crate::work::import::roles::figure_of;
use crate::work::import::seen::Overview;

/// The lines: what, and what of it.
#[must_use]
fn lines(own: &Overview, known: &Figures, language: Language) -> Vec<(Word, String)> {
    let name = |key: &String| known.get(&figure_of(key)?).map(|known| import::in_unit(language, known));
    let named: Vec<String> = own.figures.iter().filter_map(name).collect();
    let mut lines = vec![
        (import::AREAS, import::count(own.areas)),
        (import::FIGURES, import::and_others(language, &named, own.more)),
        (import::YEARS, span(&own.years)),
    ];
    let (agree, all) = own.totals;
    if all > 0 {
        lines.push((import::TOTALS, import::of_totals(language, agree, all)));
    }
    lines.push((import::REPLACED, import::count(own.replaced)));
    lines.push((import::UNKNOWN, import::count(own.unknown)));
    lines.push((import::STAYS_OUT, import::count(own.out)));
    lines
}

/// Years as runs: `2020, 2022–2025`.
pub(super) fn span(years: &[u16]) -> String {
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
pub fn overview(own: &Overview, known: &Figures, language: Language) -> Html {
    html! {
        <dl class="import__overview">
            { for lines(own, known, language).into_iter().filter(|(_, text)| !text.is_empty()).map(|(word, text)| html! {
                <div><dt>{ language.say(word) }</dt><dd>{ text }</dd></div>
            }) }
        </dl>
    }
}

#[cfg(test)]
mod tests {
    use super::super::view::tests::{figures, open};
    use super::*;

    #[test]
    fn one_look_says_whom_what_when_and_what_stays_out() {
        let own = Overview {
            areas: 1,
            figures: vec!["p:resident".to_owned()],
            years: vec![2024],
            totals: (1, 1),
            unknown: 1,
            out: 2,
            ..Overview::default()
        };
        let said: Vec<_> = lines(&own, &figures(&open()), Language::En).into_iter().map(|(word, text)| (word.en, text)).collect();
        let expected = [
            ("Areas", "1"),
            ("Figures", "Residents (people)"),
            ("Years", "2024"),
            ("Totals that agree", "1 of 1"),
            ("Known figures replaced", "0"),
            ("Not known", "1"),
            ("Stays out", "2"),
        ];
        assert_eq!(said, expected.map(|(word, text)| (word, text.to_owned())));
    }

    #[test]
    fn years_are_told_in_runs() {
        assert_eq!(span(&[2020, 2022, 2023, 2025]), "2020, 2022–2023, 2025");
    }
}
