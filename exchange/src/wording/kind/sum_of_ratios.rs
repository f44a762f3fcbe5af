//! One unit for so many people of each base, added.

use permille_engine::area::PopulationBase;
use permille_engine::quantity::Quantity;
use permille_engine::rule::SumOfRatios;

use super::{Cells, Demand, Kind, Working, unit_of_one};
use crate::wording::language::{Language, Say, Word};
use crate::wording::numbers::{full, whole};
use crate::wording::rules::{base, people};
use crate::wording::spreadsheet::{self, Computed, Operand, common_multiple, places, power};

impl Kind for SumOfRatios {
    fn name(&self) -> Word {
        Word::new("分项比例之和", "sum of ratios")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let (language, unit) = (demand.language, demand.unit);
        let term = |(base, value): (&PopulationBase, &Quantity)| {
            let count = people(language, value.trunc());
            let who = match (base, language) {
                (PopulationBase::Urban, Language::Zh) => "城镇".to_owned(),
                (PopulationBase::Rural, Language::Zh) => "农村".to_owned(),
                (PopulationBase::Urban, Language::En) => "urban".to_owned(),
                (PopulationBase::Rural, Language::En) => "rural".to_owned(),
                (other, _) => self::base(language, other),
            };
            language.pick(format!("{who} {count}人 1 {unit}"), format!("1 per {count} {who}"))
        };
        self.bases.iter().zip(demand.values).map(term).collect::<Vec<_>>().join(language.pick("，", ", "))
    }

    fn unit(&self, language: Language, unit: &str) -> String {
        format!("{}{}", language.pick("人/", "people a "), unit_of_one(language, unit))
    }

    fn unit_in_catalogue(&self, unit: &str) -> String {
        format!("人/{unit}")
    }

    fn unit_in_workbook(&self, language: Language, unit: &str) -> String {
        format!("{}{unit}", language.pick("人/", "people per "))
    }

    fn rank(&self) -> u8 {
        0
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        let terms = || working.worked.people().zip(working.values());
        let mut lines = working.counted();
        let fractions: Option<Vec<String>> =
            terms().map(|(people, value)| Some(format!("{} ÷ {}", whole(people.count?), full(*value)))).collect();
        if let Some(fractions) = fractions {
            #[expect(clippy::cast_precision_loss, reason = "shown to four decimal places")]
            let sum: f64 = terms().filter_map(|(people, value)| people.count.map(|count| count as f64 / value.to_f64())).sum();
            lines.push(format!("{} = {sum:.4}", fractions.join(" + ")));
        }
        lines.push(working.result(working.required()));
        lines
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        let term = |part: usize| Some((cells.people(part)?, cells.target(part)?));
        let terms: Vec<(Operand, Operand)> = (0..self.bases.len()).map(term).collect::<Option<_>>()?;
        let inner: Vec<_> = terms.iter().map(|(people, unit)| format!("{}/{}", people.text, unit.text)).collect();
        let quotient = |(people, unit): &(Operand, Operand)| Some(people.number()? / unit.number()?);
        let result = terms.iter().map(quotient).sum::<Option<f64>>();
        let parts = terms.iter().try_fold(1_i128, |parts, (_, unit)| {
            let scale = power(places(unit.value));
            let unit = unit.value?;
            // So many of the smallest place.
            let unit = i128::from(unit.trunc())
                .checked_mul(scale)?
                .checked_add((unit.to_f64().fract() * scale as f64).round() as i128)?;
            common_multiple(parts, unit)
        });
        let operands: Vec<_> = terms.iter().flat_map(|(people, unit)| [people, unit]).collect();
        Some(spreadsheet::rounded(&operands, &inner.join("+"), result, parts, cells.units()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_people_a_unit() {
        let sum = SumOfRatios { bases: Vec::new() };
        assert_eq!(sum.unit_in_catalogue("辆"), "人/辆");
        assert_eq!(sum.unit(Language::En, "vehicles"), "people a vehicle");
    }
}
