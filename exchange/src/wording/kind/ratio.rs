//! So many units for every so many people.

use permille_engine::rule::Ratio;

use super::{Cells, Demand, Kind, Working};
use crate::wording::language::{Language, Word};
use crate::wording::numbers::{full, rounded, whole};
use crate::wording::rules::people;
use crate::wording::spreadsheet::{self, Computed, places, power};

impl Kind for Ratio {
    fn name(&self) -> Word {
        Word::new("按人口比例", "ratio")
    }

    fn demand(&self, demand: &Demand<'_>) -> String {
        let (language, value, unit) = (demand.language, demand.value(), demand.unit);
        match (language, self.per) {
            (Language::Zh, 1) => format!("人均 {value} {unit}"),
            (Language::Zh, 1_000) => format!("每千人 {value} {unit}"),
            (Language::Zh, 10_000) => format!("每万人 {value} {unit}"),
            (Language::Zh, per) => format!("每 {} 人 {value} {unit}", people(language, per)),
            (Language::En, 1) => format!("{value} {unit} a person"),
            (Language::En, per) => format!("{value} {unit} per {}", whole(per)),
        }
    }

    fn unit(&self, language: Language, unit: &str) -> String {
        match (language, self.per) {
            (Language::Zh, 1) => format!("{unit}/人"),
            (Language::Zh, 1_000) => format!("{unit}/千人"),
            (Language::Zh, 10_000) => format!("{unit}/万人"),
            (Language::Zh, per) => format!("{unit}/{} 人", people(language, per)),
            (Language::En, 1) => format!("{unit} a person"),
            (Language::En, per) => format!("per {} people", whole(per)),
        }
    }

    fn unit_in_catalogue(&self, unit: &str) -> String {
        match self.per {
            1 => format!("{unit}/人"),
            1_000 => format!("{unit}/千人"),
            10_000 => format!("{unit}/万人"),
            other => format!("{unit}/每{other}人"),
        }
    }

    fn rank(&self) -> u8 {
        0
    }

    fn working(&self, working: &Working<'_>) -> Vec<String> {
        let (value, rounding) = (working.values().first().copied(), working.rounding());
        let known = value.zip(working.count());
        let exact = known.and_then(|(value, count)| value.per(count, self.per, false, rounding));
        let mut lines = working.counted();
        if let (Some((value, count)), Some(exact)) = (known, exact) {
            lines.push(format!("{} × {} ÷ {} = {}", full(value), whole(count), whole(self.per), rounded(exact, 6)));
        }
        // Before a norm falls due its requirement is unknown, yet the formula can be shown with today's figures.
        let worked = || exact.map(|exact| exact.in_units(working.measure().whole, rounding));
        lines.push(working.result(working.required().or_else(worked)));
        lines
    }

    fn in_workbook(&self, cells: &dyn Cells) -> Option<Computed> {
        let (value, people, per) = (cells.target(0)?, cells.people(0)?, cells.per()?);
        let inner = format!("{}*{}/{}", value.text, people.text, per.text);
        let known = || Some((value.number()?, people.number()?, per.number()?));
        let result = known().map(|(value, people, per)| value * people / per);
        let parts = per.value.map(|per| i128::from(per.trunc()) * power(places(value.value)));
        Some(spreadsheet::rounded(&[&value, &people], &inner, result, parts, cells.units()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use permille_engine::area::PopulationBase;

    #[test]
    fn a_rate_names_its_people() {
        let unit = |per, unit| Ratio { base: PopulationBase::Resident, per }.unit_in_catalogue(unit);
        assert_eq!(unit(1_000, "个"), "个/千人");
        assert_eq!(unit(10_000, "人"), "人/万人");
        assert_eq!(unit(1, "平方米"), "平方米/人");
        assert_eq!(unit(30_000, "辆"), "辆/每30000人");
    }
}
