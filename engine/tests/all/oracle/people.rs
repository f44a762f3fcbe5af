//! People by area, base and year.

use std::collections::BTreeMap;

use permille_engine::area::{Area, PopulationBase};
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Baseline, Lever, Scenario};
use permille_engine::year::Year;

use super::Origin;
use super::number::{UNIT, nearest};
use super::tree::Tree;

/// The people of one base in an area and a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct People {
    pub count: Option<i128>,
    /// The year the figure rests on; 0 for none.
    pub since: Year,
    pub origin: Origin,
}

/// By area and year.
pub type Table = BTreeMap<(usize, Year), People>;

/// The people of a base in every area and year of the horizon.
pub fn table(baseline: &Baseline, scenario: &Scenario, base: &PopulationBase) -> Table {
    let tree = Tree::of(&baseline.areas);
    let mut table = Table::new();
    for area in tree.deepest_first() {
        let own = Own {
            area: &baseline.areas[area],
            growth: tree.lever(scenario, &Lever::Growth, area),
            rise: tree.lever(scenario, &Lever::Urbanisation, area),
        };
        for year in baseline.horizon.years() {
            let below: Vec<People> = tree.children(area).into_iter().map(|child| table[&(child, year)]).collect();
            table.insert((area, year), lead(own.figure(base, year), &below));
        }
    }
    table
}

/// An area is the sum of those below, unless its own figure is newer, or one of them is unknown.
fn lead(own: People, below: &[People]) -> People {
    let newest = below.iter().map(|one| one.since).max().unwrap_or(0);
    if below.is_empty() || own.since > newest {
        return own;
    }
    match below.iter().map(|one| one.count).sum::<Option<i128>>() {
        Some(sum) => People { count: Some(sum), since: newest, origin: Origin::Sum },
        None => own,
    }
}

/// What an area says of itself, carried forward.
struct Own<'a> {
    area: &'a Area,
    /// Per mille a year, in millionths.
    growth: i128,
    /// Percentage points a year, in millionths.
    rise: i128,
}

impl Own<'_> {
    fn figure(&self, base: &PopulationBase, year: Year) -> People {
        let stated = self.stated(base, year).is_some();
        let own_year = self.latest(base, year).map_or(0, |(since, _)| since);
        let (count, since, otherwise) = match base {
            PopulationBase::Resident => (self.residents(year), own_year, Origin::Carried),
            PopulationBase::Group(_) => (self.group(base, year), own_year, Origin::Carried),
            PopulationBase::Urban => {
                let since = self.split(year).map_or(0, |(since, _)| since);
                (self.urban(year), since, if since == year { Origin::Derived } else { Origin::Carried })
            }
            PopulationBase::Rural => {
                let split = self.split(year).map_or(0, |(since, _)| since);
                (self.rural(year), split.max(own_year), Origin::Derived)
            }
        };
        let origin = match count {
            None => Origin::Unknown,
            Some(_) if stated => Origin::Stated,
            Some(_) => otherwise,
        };
        People { count, since, origin }
    }

    fn stated(&self, base: &PopulationBase, year: Year) -> Option<i128> {
        Some(i128::from(self.area.population.get(base)?.values.get(&year)?.trunc()))
    }

    fn latest(&self, base: &PopulationBase, year: Year) -> Option<(Year, i128)> {
        let (&since, people) = self.area.population.get(base)?.values.range(..=year).next_back()?;
        Some((since, i128::from(people.trunc())))
    }

    /// Stated, and from then on grown year by year to whole people.
    fn residents(&self, year: Year) -> Option<i128> {
        let (since, stated) = self.latest(&PopulationBase::Resident, year)?;
        (since..year).try_fold(stated, |people, _| possible(nearest(people * (1_000 * UNIT + self.growth), 1_000 * UNIT)))
    }

    /// Who is urban in a year in which that is observed: stated, or the residents less the rural.
    fn observed(&self, year: Year) -> Option<i128> {
        let less_rural = || Some(self.residents(year)? - self.stated(&PopulationBase::Rural, year)?).filter(|&urban| urban >= 0);
        self.stated(&PopulationBase::Urban, year).or_else(less_rural)
    }

    /// The latest year up to `year` in which it is observed who is urban, and how many.
    fn split(&self, year: Year) -> Option<(Year, i128)> {
        let first = self.area.population.values().filter_map(|series| series.values.keys().next().copied()).min()?;
        (first..=year).rev().find_map(|since| Some((since, self.observed(since)?)))
    }

    /// The urban share of the year it was observed in, risen by so many points a year.
    fn urban(&self, year: Year) -> Option<i128> {
        let (since, urban) = self.split(year)?;
        if since == year {
            return Some(urban);
        }
        let (then, now) = (self.residents(since)?, self.residents(year)?);
        if then <= 0 {
            return Some(0);
        }
        // (urban ÷ then + rise ÷ 100 × years) × now, over the denominator of all.
        let hundred = 100 * UNIT;
        let share = urban * hundred + self.rise * i128::from(year - since) * then;
        possible(nearest(share.checked_mul(now)?, hundred * then).clamp(0, now.max(0)))
    }

    fn rural(&self, year: Year) -> Option<i128> {
        let rest = || Some(self.residents(year)? - self.urban(year)?).filter(|&rural| rural >= 0);
        self.stated(&PopulationBase::Rural, year).or_else(rest)
    }

    /// A group keeps its proportion to the residents of the year it was stated in.
    fn group(&self, base: &PopulationBase, year: Year) -> Option<i128> {
        let (since, people) = self.latest(base, year)?;
        if since == year {
            return Some(people);
        }
        let (then, now) = (self.residents(since)?, self.residents(year)?);
        match (people, then) {
            (0, _) => Some(0),
            (_, ..=0) => None,
            _ => possible(nearest(people * now, then)),
        }
    }
}

/// So many people as a quantity holds, and not less than none.
fn possible(people: i128) -> Option<i128> {
    (0..=i128::from(Quantity::LIMIT)).contains(&people).then_some(people)
}
