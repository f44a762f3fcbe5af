//! What a plan demands by when, with the scenario's levers put in.

use permille_engine::norm::Norm;
use permille_engine::plan::Plan;
use permille_engine::scenario::{Lever, Scenario};
use permille_engine::year::Year;

use super::number::{UNIT, of};

/// A target as the scenario has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    pub year: Year,
    /// In millionths; empty where the target is in words alone.
    pub values: Vec<i128>,
}

/// The targets of a norm, the years ascending.
pub fn targets(plan: &Plan, norm: &Norm, scenario: &Scenario) -> Vec<Due> {
    let given: Vec<Year> = norm.targets.iter().map(|target| target.year.unwrap_or(plan.years.1)).collect();
    let values = |position: usize| norm.targets[position].values.iter().copied().map(of).collect();
    let mut due: Vec<Due> = given.iter().enumerate().map(|(at, &year)| Due { year, values: values(at) }).collect();
    let last = due.len() - 1;
    // One after the other: of those that address the same thing, the last acts.
    for setting in &scenario.settings {
        match &setting.lever {
            Lever::Target { norm: id, year, part } if *id == norm.id => {
                let which = match year {
                    None => Some(last),
                    Some(year) => given.iter().position(|one| one == year),
                };
                if let Some(value) = which.and_then(|which| due[which].values.get_mut(*part)) {
                    *value = of(setting.value);
                }
            }
            Lever::DueYear { norm: id } if *id == norm.id => {
                if let Ok(year) = Year::try_from(of(setting.value) / UNIT) {
                    due[last].year = year;
                }
            }
            _ => {}
        }
    }
    let end = due[last].clone();
    due.pop();
    due.retain(|one| one.year < end.year);
    due.push(end);
    due
}

/// The target that binds in a year: the latest due that has figures, else the latest in words.
pub fn binding(targets: &[Due], parts: usize, year: Year) -> Option<&Due> {
    let due = || targets.iter().rev().filter(|target| target.year <= year);
    due().find(|target| target.values.len() == parts).or_else(|| due().next())
}
