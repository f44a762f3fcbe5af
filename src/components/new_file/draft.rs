//! What is typed into the form of a new file, and the file it makes.

use std::collections::BTreeMap;
use std::sync::Arc;

use permille_engine::area::{Area, Level};
use permille_engine::id::AreaCode;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::scenario::{Baseline, Scenario, ScenarioSet};
use permille_engine::year::{Horizon, Year};
use permille_exchange::files::scenario_file::Document;
use permille_exchange::wording::figure::{narrow, year};

use super::country::Country;
use crate::text::{Language, Say, Word, scenarios};

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) title: String,
    pub(super) area: String,
    pub(super) code: String,
    pub(super) level: Level,
    pub(super) base_year: String,
    pub(super) first: String,
    pub(super) last: String,
    /// By the plans' positions.
    pub(super) plans: Vec<bool>,
    /// Whether the level was chosen by hand, so that the code no longer says it.
    pub(super) level_chosen: bool,
    /// Whether plans were chosen by hand, so that the code no longer says which.
    pub(super) plans_chosen: bool,
    /// The code of the area that was found in the country's list, whose figures are filled in.
    pub(super) found: Option<String>,
    /// Whether the areas below it come along.
    pub(super) with_below: bool,
}

/// How many years after the base year are looked at.
const AHEAD: Year = 10;

impl Draft {
    /// What stands there at first, in the year that it is: the last full year is the one with figures.
    pub(super) fn new(plans: usize, today: Year) -> Self {
        let base = today.saturating_sub(1);
        Self {
            title: String::new(),
            area: String::new(),
            code: String::new(),
            level: Level::County,
            base_year: base.to_string(),
            first: base.to_string(),
            last: base.saturating_add(AHEAD).to_string(),
            plans: vec![false; plans],
            level_chosen: false,
            plans_chosen: false,
            found: None,
            with_below: true,
        }
    }

    /// Takes an area of the country's list: its name, its code, and what follows from it. A title that was typed stays.
    pub(super) fn find(&mut self, country: &Country, code: &str, language: Language, plans: &[Arc<Plan>]) {
        let name = language.name(&country.name(code)).to_owned();
        if self.title.trim().is_empty() || self.title == self.area {
            self.title.clone_from(&name);
        }
        self.area = name;
        self.code = code.to_owned();
        self.found = Some(code.to_owned());
        (self.level_chosen, self.plans_chosen) = (false, false);
        self.follow_code(plans);
    }

    /// The area that was found, as long as its code stands.
    pub(super) fn found(&self) -> Option<&str> {
        self.found.as_deref().filter(|found| *found == self.plain_code())
    }

    /// The code in plain digits, where it was typed in full-width ones.
    pub(super) fn plain_code(&self) -> String {
        self.code.trim().chars().map(narrow).collect()
    }

    /// Fills in what the code says: the level, and the plans whose territory holds the area. What was chosen by hand stays.
    pub(super) fn follow_code(&mut self, plans: &[Arc<Plan>]) {
        let code = AreaCode::from(self.plain_code().as_str());
        let Some(level) = code.level() else { return };
        if !self.level_chosen {
            self.level = level;
        }
        if !self.plans_chosen {
            self.plans = plans.iter().map(|plan| code.lies_in(&plan.territory)).collect();
        }
    }

    /// The file that is meant, or everything that is missing, a sentence each.
    pub(super) fn document(
        &self,
        language: Language,
        plans: &[Arc<Plan>],
        country: Option<&Country>,
    ) -> Result<Document, Vec<String>> {
        let mut refusals = Vec::new();
        let mut filled = |text: &str, what: Word| {
            let text = text.trim();
            if text.is_empty() {
                refusals.push(scenarios::needed(language, what));
            }
            text.to_owned()
        };
        let title = filled(&self.title, scenarios::FILE_TITLE);
        let name = filled(&self.area, scenarios::AREA_NAME);
        let code = self.plain_code();
        if code.is_empty() || code.len() > 12 || !code.bytes().all(|byte| byte.is_ascii_digit()) {
            refusals.push(scenarios::bad_code(language).to_owned());
        }
        let years = year(&self.base_year).zip(year(&self.first).zip(year(&self.last)));
        let horizon = years.and_then(|(base, (first, last))| Some((base, Horizon::new(first, last)?)));
        let horizon = horizon.filter(|(base, horizon)| *base <= horizon.last());
        if horizon.is_none() {
            refusals.push(scenarios::bad_years(language).to_owned());
        }
        let plans: Vec<Arc<Plan>> =
            plans.iter().zip(&self.plans).filter(|(_, chosen)| **chosen).map(|(plan, _)| Arc::clone(plan)).collect();
        if plans.is_empty() {
            refusals.push(scenarios::needed(language, scenarios::PLANS));
        }
        let Some((base_year, horizon)) = horizon.filter(|_| refusals.is_empty()) else { return Err(refusals) };
        let known = self.found().zip(country).map(|(code, country)| (country.name(code), country.filled(code, self.with_below)));
        let (found, known) = known.unzip();
        let mut areas = known.as_ref().map(|known| known.areas.clone()).unwrap_or_default();
        if areas.is_empty() {
            areas.push(Area {
                code: code.as_str().into(),
                name: Name::default(),
                level: self.level,
                parent: None,
                population: BTreeMap::new().into(),
                measures: BTreeMap::new().into(),
                note: None,
            });
        }
        if let Some(top) = areas.first_mut() {
            (top.name, top.level) = (named(name, found.as_ref()), self.level);
        }
        let baseline = Scenario {
            id: "baseline".into(),
            name: Name::new("基线", "Baseline"),
            description: Name::default(),
            settings: Vec::new(),
            actions: Vec::new(),
            ranges: Vec::new(),
            colour: None,
        };
        Ok(Document::new(ScenarioSet {
            title: named(title, found.as_ref()),
            description: Name::default(),
            baseline: Baseline { base_year, horizon, areas: Arc::new(areas) },
            plans,
            scenarios: vec![baseline],
            sources: known.map(|known| known.sources).unwrap_or_default(),
            slides: Vec::new(),
            mark: None,
            reviews: BTreeMap::new(),
            rounds: BTreeMap::new(),
        }))
    }
}

/// What was typed as a name; in both languages where it is as it was found.
fn named(typed: String, found: Option<&Name>) -> Name {
    match found {
        Some(name) if !name.en.is_empty() && (typed == name.zh || typed == name.en) => name.clone(),
        _ => Name::new(typed.clone(), typed),
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::shipped;

    use super::super::country::tests::country;
    use super::*;
    use crate::store::Open;

    fn draft() -> (Draft, Vec<Arc<Plan>>) {
        let plans = shipped::plans().unwrap_or_default();
        (Draft::new(plans.len(), 2026), plans)
    }

    /// The plans that are ticked.
    fn ticked<'a>(draft: &Draft, plans: &'a [Arc<Plan>]) -> Vec<&'a str> {
        plans.iter().zip(&draft.plans).filter(|(_, chosen)| **chosen).map(|(plan, _)| plan.id.as_str()).collect()
    }

    #[test]
    fn everything_that_is_missing_is_said_at_once() {
        let (mut draft, plans) = draft();
        draft.code = "36x".to_owned();
        draft.last = "2019".to_owned();
        let said = draft.document(Language::En, &plans, None).err().unwrap_or_default();
        assert_eq!(said.len(), 5, "{said:?}");
        for (sentence, word) in said.iter().zip(["Title", "Name of the area", "code", "1949", "Plans"]) {
            assert!(sentence.contains(word), "{sentence}");
        }
    }

    #[test]
    fn a_new_file_opens_once_it_has_everything() {
        let (mut draft, plans) = draft();
        draft.title = "My district".to_owned();
        draft.area = "Changjiang".to_owned();
        draft.code = "360202".to_owned();
        draft.follow_code(&plans);
        let document = draft.document(Language::En, &plans, None);
        assert!(document.as_ref().is_ok_and(|document| document.set.baseline.base_year == 2025));
        assert!(document.is_ok_and(|document| Open::new(document).is_ok()));
    }

    #[test]
    fn a_code_says_the_level_and_which_plans_bind() {
        let (mut draft, plans) = draft();
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::County, 0));
        let typed = |draft: &mut Draft, code: &str| {
            draft.code = code.to_owned();
            draft.follow_code(&plans);
        };
        typed(&mut draft, "360000");
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::Province, 5));
        assert!(!ticked(&draft, &plans).contains(&"chang-dang-fa-2019-6"));
        typed(&mut draft, "360202");
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::County, 6));
        typed(&mut draft, "430100");
        assert_eq!((draft.level, ticked(&draft, &plans)), (Level::City, vec!["national-health-workforce-2025"]));
        // What was chosen by hand stays.
        draft.plans = vec![true; plans.len()];
        (draft.plans_chosen, draft.level_chosen) = (true, true);
        typed(&mut draft, "360000");
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::City, 6));
    }

    #[test]
    fn an_area_that_is_found_fills_in_everything_and_is_open_at_once() {
        let (mut draft, plans) = draft();
        let country = country();
        draft.find(&country, "360202", Language::En, &plans);
        assert_eq!((draft.level, ticked(&draft, &plans).len()), (Level::County, 6));
        let document = draft.document(Language::En, &plans, Some(&country)).unwrap();
        let set = &document.set;
        assert_eq!((set.title.zh.as_str(), set.title.en.as_str()), ("昌江区", "Changjiang District"));
        assert_eq!(set.baseline.areas[0].name, set.title);
        assert!(!set.sources.is_empty() && !set.baseline.areas[0].population.is_empty());
        assert!(Open::new(document).is_ok());
        // A city that is found in its place takes it, with its counties, and leaves a title that was typed.
        draft.title = "Mine".to_owned();
        draft.find(&country, "360200", Language::Zh, &plans);
        let document = draft.document(Language::Zh, &plans, Some(&country)).unwrap();
        assert_eq!((document.set.title.en.as_str(), document.set.baseline.areas.len()), ("Mine", 5));
        assert!(Open::new(document).is_ok());
    }

    #[test]
    fn a_code_that_is_typed_over_the_one_found_takes_no_figures_along() {
        let (mut draft, plans) = draft();
        let country = country();
        draft.find(&country, "360202", Language::Zh, &plans);
        draft.code = "360299".to_owned();
        let document = draft.document(Language::Zh, &plans, Some(&country)).unwrap();
        assert!(document.set.sources.is_empty() && document.set.baseline.areas[0].population.is_empty());
    }
}
