//! The country's areas as a new file may have them: by name, with where they lie, and with the figures that ship.

use std::collections::BTreeMap;
use std::rc::Rc;

use permille_engine::area::{Area, PopulationBase};
use permille_engine::id::{AreaCode, SourceId};
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::scenario::ScenarioSet;
use permille_engine::year::Year;
use permille_exchange::tables::import::register::Register;
use permille_exchange::wording::search::Findable;

/// The areas, ready to be searched.
#[derive(Debug)]
pub struct Country {
    register: Rc<Register>,
    /// What ships of observed figures.
    observed: Option<ScenarioSet>,
    /// The codes, in order.
    codes: Vec<String>,
    findable: Vec<Findable>,
}

/// The areas of a new file, with what is known of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filled {
    /// The areas, the one that was chosen first.
    pub areas: Vec<Area>,
    /// The sources of their figures.
    pub sources: BTreeMap<SourceId, Name>,
    /// The residents of the one that was chosen: the year, and how many.
    pub residents: Option<(Year, Quantity)>,
    /// How many figures of stocks and indicators there are.
    pub figures: usize,
}

impl Country {
    /// The areas of the register, with the figures of a file whose figures are observed.
    pub fn new(register: &Rc<Register>, observed: ScenarioSet) -> Self {
        Self::made(register, Some(observed))
    }

    /// The areas of the register, without figures.
    pub fn of(register: &Rc<Register>) -> Self {
        Self::made(register, None)
    }

    fn made(register: &Rc<Register>, observed: Option<ScenarioSet>) -> Self {
        let codes: Vec<String> = register.codes().into_iter().map(str::to_owned).collect();
        let mut country = Self { register: Rc::clone(register), observed, codes, findable: Vec::new() };
        let mut findable: Vec<Findable> = Vec::with_capacity(country.codes.len());
        for code in &country.codes {
            let own = Findable::new(&country.name(code), code);
            // The codes are in order: what an area lies in stands before it.
            let above =
                country.above(code).into_iter().filter_map(|above| findable.get(country.codes.binary_search(&above).ok()?));
            let whole = above.fold(own, Findable::within);
            findable.push(whole);
        }
        country.findable = findable;
        country
    }

    /// What is searched, in the order of the codes.
    pub fn findable(&self) -> &[Findable] {
        &self.findable
    }

    /// The code at a place of what is searched.
    pub fn code(&self, place: usize) -> Option<&str> {
        self.codes.get(place).map(String::as_str)
    }

    /// What an area is called; in English where that is known.
    pub fn name(&self, code: &str) -> Name {
        let zh = self.register.area(code).map(|entry| entry.name.to_owned()).unwrap_or_default();
        let english = self.observed(code).map(|area| area.name.en.clone());
        Name::new(zh, english.unwrap_or_default())
    }

    /// The names of the areas it lies in, the widest first.
    pub fn path(&self, code: &str) -> Vec<Name> {
        self.above(code).iter().rev().map(|above| self.name(above)).collect()
    }

    /// The codes of the areas it lies in, the nearest first.
    fn above(&self, code: &str) -> Vec<String> {
        let filled = [4, 2].into_iter().filter_map(|digits| Some(format!("{:0<6}", code.get(..digits)?)));
        filled.filter(|above| above != code && self.register.area(above).is_some()).collect()
    }

    fn observed(&self, code: &str) -> Option<&Area> {
        self.observed.as_ref()?.baseline.areas.iter().find(|area| area.code.as_str() == code)
    }

    /// The codes of the areas below one: of a province its cities and counties, of a city its counties. Zones of statistics are none.
    pub fn below(&self, code: &str) -> Vec<&str> {
        let top = AreaCode::from(code);
        let codes = self.codes.iter().map(String::as_str);
        let real = |below: &&str| *below != code && self.register.area(below).is_some_and(|area| !area.zone);
        codes.filter(|below| AreaCode::from(*below).lies_in(&top)).filter(real).collect()
    }

    /// An area of a new file, alone or with those below it, and everything that ships about them.
    pub fn filled(&self, code: &str, with_below: bool) -> Filled {
        let below = if with_below { self.below(code) } else { Vec::new() };
        let codes: Vec<&str> = [code].into_iter().chain(below).collect();
        let areas: Vec<Area> = codes.iter().map(|one| self.area(one, &codes)).collect();
        let series = || areas.iter().flat_map(|area| area.population.values().chain(area.measures.values()));
        let named = series().filter_map(|series| series.source.as_ref());
        let sources = named.filter_map(|id| Some((id.clone(), self.observed.as_ref()?.sources.get(id)?.clone())));
        let people = areas.first().and_then(|area| area.population.get(&PopulationBase::Resident));
        let residents = people.and_then(|series| series.latest(Year::MAX));
        let figures = areas.iter().flat_map(|area| area.measures.values()).map(|series| series.values.len()).sum();
        Filled { sources: permille_engine::in_order::map(sources), residents, figures, areas }
    }

    /// One area, below the nearest of `all` that it lies in.
    fn area(&self, code: &str, all: &[&str]) -> Area {
        let parent = self.above(code).into_iter().find(|above| all.contains(&above.as_str()));
        let parent = parent.map(|above| AreaCode::from(above.as_str()));
        if let Some(area) = self.observed(code) {
            return Area { parent, ..area.clone() };
        }
        let code = AreaCode::from(code);
        Area {
            name: self.name(code.as_str()),
            level: code.level().unwrap_or(permille_engine::area::Level::County),
            code,
            parent,
            population: BTreeMap::new().into(),
            measures: BTreeMap::new().into(),
            note: None,
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use permille_engine::area::Level;
    use permille_exchange::files::{scenario_file, shipped};
    use permille_exchange::tables::import::register;
    use permille_exchange::wording::search::Query;

    use super::*;

    pub(in super::super) fn country() -> Country {
        let observed = scenario_file::read(shipped::FIRST.text, &shipped::plans().unwrap()).unwrap().0.set;
        Country::new(&Rc::new(Register::new(&register::shipped())), observed)
    }

    fn first(country: &Country, typed: &str) -> String {
        let found = Query::new(typed).best(country.findable(), 1);
        country.code(found[0]).unwrap().to_owned()
    }

    #[test]
    fn planners_find_their_area_by_what_they_would_type() {
        let country = country();
        for (typed, code) in [
            ("cjq", "360202"),
            ("昌江区", "360202"),
            ("changjiang dis", "360202"),
            ("360202", "360202"),
            ("jdz", "360200"),
            ("景德镇 珠山", "360203"),
            ("jiangxi", "360000"),
            ("cqs", "500000"),
            ("yanshan jx", "361124"),
            ("sx 菏泽", "371722"),
            ("panyu", "440113"),
            ("luanshi", "341500"),
        ] {
            assert_eq!(first(&country, typed), code, "{typed}");
        }
    }

    #[test]
    fn what_ships_about_a_county_is_filled_in_with_its_source() {
        let filled = country().filled("360202", true);
        assert_eq!(filled.areas.len(), 1);
        assert_eq!((filled.areas[0].level, &filled.areas[0].parent), (Level::County, &None));
        assert_eq!(filled.residents, Some((2020, Quantity::whole(201_363).unwrap())));
        let named = filled.areas[0].population.values().filter_map(|series| series.source.as_ref());
        assert!(named.clone().count() > 0 && named.clone().all(|id| filled.sources.contains_key(id)));
    }

    #[test]
    fn a_city_comes_with_its_counties_and_a_province_with_both() {
        let country = country();
        let city = country.filled("360200", true);
        assert_eq!(city.areas.len(), 5);
        assert!(city.areas[1..].iter().all(|area| area.parent.as_ref().map(AreaCode::as_str) == Some("360200")));
        // The latest that is published of the city itself.
        assert_eq!(city.residents, Quantity::whole(1_620_000).ok().map(|count| (2023, count)));
        assert_eq!(country.filled("360200", false).areas.len(), 1);
        let province = country.filled("430000", true);
        assert!(province.areas.len() > 120 && province.figures == 0 && province.residents.is_none());
        let parent = |code: &str| province.areas.iter().find(|area| area.code.as_str() == code).unwrap().parent.clone();
        assert_eq!(parent("430102"), Some("430100".into()));
        assert_eq!(parent("430100"), Some("430000".into()));
        // The districts of a municipality have no city above them.
        let districts = country.filled("110000", true);
        assert!(districts.areas[1..].iter().all(|area| area.parent.as_ref().map(AreaCode::as_str) == Some("110000")));
    }
}
