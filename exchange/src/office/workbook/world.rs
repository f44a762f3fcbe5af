//! What a workbook is made from: the scenario worked out by the engine, over every year a figure is carried through.

use std::cell::Cell;
use std::collections::BTreeMap;

use permille_engine::area::{Area, PopulationBase};
use permille_engine::id::AreaCode;
use permille_engine::in_order;
use permille_engine::model::{Model, Standing};
use permille_engine::outlook::Outlook;
use permille_engine::outlook::own_stock::{self, Alone};
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_engine::year::{Horizon, Year};

use crate::wording::language::{Language, Say, Word};

/// As many cells of a sheet of requirements as are readable, and quickly opened; with more, only some of the years are shown.
const MANY: usize = 40_000;

/// As many cells of requirements as are written at all: beyond that no program opens the workbook in reasonable time.
const MOST: usize = 500_000;

/// The scenario, worked out.
pub(super) struct World<'a> {
    pub(super) set: &'a ScenarioSet,
    pub(super) scenario: &'a Scenario,
    pub(super) language: Language,
    /// Over the horizon, and before it from the first year that has a figure.
    pub(super) model: Model,
    pub(super) outlook: Outlook,
    /// By measure and area that states it: its own figures, year by year, as if there were no areas below.
    own_stocks: BTreeMap<(usize, usize), Vec<Alone>>,
    /// By measure and area: what is held at the area's own level, year by year.
    held: BTreeMap<(usize, usize), Vec<Alone>>,
    /// The years that people and stocks are carried through.
    pub(super) years: Vec<Year>,
    /// The years that requirements and gaps are shown for.
    pub(super) shown: Vec<Year>,
    /// By norm: the areas it has a requirement for in any year of the horizon, in the file's order.
    required: Vec<Vec<usize>>,
    /// How many cells hold the engine's figure as a number, because floating-point numbers are too coarse for the formula.
    pub(super) fixed: Cell<usize>,
}

impl<'a> World<'a> {
    /// Works the scenario out; `None` where the set cannot be computed, or has more areas, norms and years than are written.
    pub(super) fn new(set: &'a ScenarioSet, scenario: &'a Scenario, language: Language) -> Option<Self> {
        let horizon = set.baseline.horizon;
        let stated = |area: &Area| {
            let series = area.population.values().chain(area.measures.values());
            series.filter_map(|series| series.values.keys().next().copied()).min()
        };
        let first = set.baseline.areas.iter().filter_map(stated).min().unwrap_or(horizon.first());
        let earliest = horizon.last().saturating_sub(Horizon::LONGEST - 1);
        let long = Horizon::new(first.max(earliest).min(horizon.first()), horizon.last())?;
        let mut wide = set.clone();
        wide.baseline.horizon = long;
        let (model, _) = Model::new(&wide).ok()?;
        let outlook = model.outlook(scenario);
        let each = || (0..model.measures().len()).flat_map(|measure| (0..model.areas().len()).map(move |area| (measure, area)));
        let own = |(measure, area)| ((measure, area), own_stock::own(&model, scenario, outlook.stock(measure), measure, area));
        let held = |(measure, area)| ((measure, area), own_stock::held(&model, scenario, measure, area));
        let own_stocks = in_order::map(each().map(own).filter(|(_, years)| !years.is_empty()));
        let held = in_order::map(each().map(held).filter(|(_, years)| !years.is_empty()));
        let years: Vec<Year> = long.years().collect();
        let mut world = Self {
            set,
            scenario,
            language,
            model,
            outlook,
            own_stocks,
            held,
            years,
            shown: horizon.years().collect(),
            required: Vec::new(),
            fixed: Cell::new(0),
        };
        world.required = (0..world.model.norm_count()).map(|norm| world.with_requirement(norm)).collect();
        world.shown = world.shown_years();
        let rows: usize = world.required.iter().map(Vec::len).sum();
        (rows * world.shown.len() <= MOST).then_some(world)
    }

    /// All years of the horizon; where that would be too many cells, the base year, those a target falls due in, and the last.
    fn shown_years(&self) -> Vec<Year> {
        let all: Vec<Year> = self.set.baseline.horizon.years().collect();
        let rows: usize = (0..self.model.norm_count()).map(|norm| self.areas_of(norm).len()).sum();
        if rows * all.len() <= MANY {
            return all;
        }
        let due = |year: &Year| {
            let falls_due = |norm: usize| {
                let has_rows = !self.areas_of(norm).is_empty();
                has_rows && self.outlook.norm(norm).targets().iter().any(|target| target.due == *year)
            };
            (0..self.model.norm_count()).any(falls_due)
        };
        let ends = [self.model.base_year(), self.set.baseline.horizon.last()];
        all.into_iter().filter(|year| ends.contains(year) || due(year)).collect()
    }

    /// The cell of an area in a year.
    pub(super) fn cell(&self, area: usize, year: Year) -> usize {
        self.model.cell(area, year).unwrap_or(usize::MAX)
    }

    /// The areas a norm has a requirement for in any year of the horizon, in the file's order.
    pub(super) fn areas_of(&self, norm: usize) -> &[usize] {
        self.required.get(norm).map_or(&[], Vec::as_slice)
    }

    fn with_requirement(&self, norm: usize) -> Vec<usize> {
        let outlook = self.outlook.norm(norm);
        let required = |area: usize| {
            let mut years = self.set.baseline.horizon.years();
            years.any(|year| outlook.requirement(self.cell(area, year)).is_some())
        };
        let spoken_of = |&area: &usize| self.model.standing(norm, area) != Standing::Outside;
        (0..self.model.areas().len()).filter(spoken_of).filter(|&area| required(area)).collect()
    }

    /// The people of a base in an area and year.
    pub(super) fn people(&self, base: &PopulationBase, area: usize, year: Year) -> Option<Quantity> {
        people_in(&self.model, &self.outlook, base, area, year)
    }

    /// The same as the area's own figures have it, whatever is below it.
    pub(super) fn own_people(&self, base: &PopulationBase, area: usize, year: Year) -> Option<Quantity> {
        let base = self.model.bases().iter().position(|known| known == base)?;
        Quantity::whole(self.outlook.population().own(base, self.model.cell(area, year)?)?).ok()
    }

    /// Whether the people of a base in an area and year are the sum of the areas below.
    pub(super) fn is_sum_of_people(&self, base: &PopulationBase, area: usize, year: Year) -> bool {
        let base = self.model.bases().iter().position(|known| known == base);
        base.is_some_and(|base| self.outlook.population().is_sum(base, self.cell(area, year)))
    }

    /// A stock in an area and year, and how many areas are left out of it.
    pub(super) fn stock(&self, measure: usize, area: usize, year: Year) -> (Option<Quantity>, u32) {
        let (stock, cell) = (self.outlook.stock(measure), self.cell(area, year));
        (stock.amount(cell), stock.missing(cell))
    }

    /// The same as the area's own figures have it.
    pub(super) fn own_stock(&self, measure: usize, area: usize, year: Year) -> Alone {
        self.alone(&self.own_stocks, measure, area, year)
    }

    /// What is held at the level of an area itself.
    pub(super) fn held(&self, measure: usize, area: usize, year: Year) -> Alone {
        self.alone(&self.held, measure, area, year)
    }

    fn alone(&self, of: &BTreeMap<(usize, usize), Vec<Alone>>, measure: usize, area: usize, year: Year) -> Alone {
        let row = self.model.horizon().position(year);
        of.get(&(measure, area)).and_then(|years| years.get(row?)).copied().unwrap_or_default()
    }

    /// The total that an area above others goes by instead of their sum.
    pub(super) fn own_total(&self, measure: usize, area: usize, year: Year) -> Option<Quantity> {
        self.outlook.stock(measure).own_total(area, self.model.horizon().position(year)?)
    }

    /// What an area is called.
    pub(super) fn area_name(&self, area: usize) -> &str {
        self.language.name(&self.model.areas()[area].name)
    }

    /// The stock a norm's rule reads beside the one it measures.
    pub(super) fn other(&self, norm: usize) -> Option<usize> {
        self.model.measure_position(self.model.norm(norm).rule.of()?)
    }

    /// The measure of a norm, by its position.
    pub(super) fn measure(&self, norm: usize) -> Option<usize> {
        self.model.measure_position(&self.model.norm(norm).measure)
    }

    /// The wording in the workbook's language.
    pub(super) fn say(&self, word: Word) -> &'static str {
        self.language.say(word)
    }
}

fn people_in(model: &Model, outlook: &Outlook, base: &PopulationBase, area: usize, year: Year) -> Option<Quantity> {
    let base = model.bases().iter().position(|known| known == base)?;
    Quantity::whole(outlook.population().people(base, model.cell(area, year)?)?).ok()
}

/// Whether a measure is carried forward with losses and additions; else its latest value holds.
pub(super) fn is_carried(world: &World<'_>, measure: usize) -> bool {
    world.model.measures()[measure].nature == Nature::Resource
}

/// The positions of areas by their codes.
pub(super) fn by_code(model: &Model) -> BTreeMap<&AreaCode, usize> {
    in_order::map(model.areas().iter().enumerate().map(|(position, area)| (&area.code, position)))
}
