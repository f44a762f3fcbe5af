//! How far areas lie apart in what they have for so many people, by the figures that were counted.

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::{Quantity, Rounding};
use permille_engine::year::Year;

use crate::text::numbers::{full, rounded};
use crate::text::{Language, Say, sentences};

/// What the least and the best provided of the areas below `area` had in the year their stocks were last counted, and what a ratio asks
/// for; `None` for any other rule, and where they were not all counted in one year.
#[must_use]
pub fn spread(language: Language, model: &Model, outlook: &Outlook, norm: usize, area: usize, year: Year) -> Option<String> {
    let rule = &model.norm(norm).rule;
    let (per, base) = rule.per().zip(rule.bases().first())?;
    let base = model.bases().iter().position(|one| one == base)?;
    let measure = model.measure_of(norm);
    let within = |bound: &&usize| **bound != area && model.tree().upward(**bound).any(|above| above == area);
    let counted = |&bound: &usize| {
        let (counted, stock) = model.areas()[bound].measures.get(&measure.id)?.latest(year)?;
        let people = outlook.population().people(base, model.cell(bound, counted)?).filter(|&people| people > 0)?;
        // Hundredths of a unit are enough to be read; ten thousandths are not lost before.
        let rate = stock.per(per, people, false, Rounding::Down)?;
        Some((counted, rate, bound))
    };
    let rates: Vec<(Year, Quantity, usize)> = model.bound(norm).iter().filter(within).map(counted).collect::<Option<_>>()?;
    let (counted, ..) = *rates.first()?;
    if rates.len() < 2 || rates.iter().any(|(year, ..)| *year != counted) {
        return None;
    }
    let least = rates.iter().min_by_key(|(_, rate, _)| *rate)?;
    let most = rates.iter().max_by_key(|(_, rate, _)| *rate)?;
    let end = |&(_, rate, area): &(Year, Quantity, usize)| (rounded(rate, 2), language.name(&model.areas()[area].name));
    let figures = outlook.norm(norm);
    let target = model.horizon().position(year).and_then(|row| figures.binding(row)).or_else(|| figures.targets().last())?;
    let asked = full(*target.values.first()?);
    Some(sentences::spread(language, counted, end(least), end(most), &asked))
}
