//! A norm while it is written: every field as it was typed.

use permille_engine::area::Level;
use permille_engine::id::{MeasureId, NormId, PlanId};
use permille_engine::name::Name;
use permille_engine::norm::{Class, Direction, Domain, Norm, Strength, Target};
use permille_engine::plan::Plan;
use permille_engine::quantity::Quantity;
use permille_engine::rule::Parameter;
use permille_exchange::wording::figure;

use crate::text::plan_edit::kinds::{self, Kind};

/// A norm while it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// The plan it stands in.
    pub home: Home,
    /// The norm it changes; `None` where it is new.
    pub id: Option<NormId>,
    /// Its kind and class before the change: the class stays while the kind does.
    pub was: Option<(&'static Kind, Class)>,
    /// Its name.
    pub name: Name,
    /// Its subject.
    pub domain: Domain,
    /// The level it binds.
    pub level: Level,
    /// Whether more or less is better.
    pub direction: Direction,
    /// How hard it binds.
    pub strength: Strength,
    /// What it counts.
    pub measure: Counted,
    /// The kind of its rule.
    pub kind: &'static Kind,
    /// Who is counted, by the word of files.
    pub base: String,
    /// For how many people the value stands.
    pub per: String,
    /// The population a threshold starts from.
    pub from: String,
    /// The populations brackets start from.
    pub brackets: Vec<String>,
    /// The bases of a sum, by the word of files.
    pub bases: Vec<String>,
    /// The other stock; empty where there is none.
    pub of: String,
    /// Its targets.
    pub targets: Vec<TargetDraft>,
    /// The clause.
    pub clause: String,
    /// What the clause demands.
    pub statement: Name,
    /// What is doubtful about it.
    pub note: Name,
}

/// The plan a norm stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Home {
    /// An open plan.
    Plan(PlanId),
    /// A plan of one's own that is made with it.
    New {
        /// The title of the document.
        title: Name,
        /// Its number, where it has one.
        number: String,
        /// Who issued it.
        issuer: Name,
    },
}

/// What a norm counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Counted {
    /// Something a plan declares.
    Known(MeasureId),
    /// Something new.
    New {
        /// Its name; that of the norm where it is empty.
        name: Name,
        /// Its unit.
        unit: Name,
        /// Whether it comes in whole units.
        whole: bool,
    },
}

/// A target while it is written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct TargetDraft {
    /// The year; empty where none is given.
    pub year: String,
    /// The month.
    pub month: String,
    /// Whether it recurs each year.
    pub every_year: bool,
    /// The values, one a part of the rule; more are kept for when the rule has more parts again.
    pub values: Vec<String>,
    /// The upper end of a range.
    pub upper: String,
    /// The target in words.
    pub words: Name,
}

impl Draft {
    /// A new norm for `home`, at the level of `level`.
    #[must_use]
    pub fn blank(home: Home, level: Level, domain: Domain, year: String) -> Self {
        Self {
            home,
            id: None,
            was: None,
            name: Name::default(),
            domain,
            level,
            direction: Direction::AtLeast,
            strength: Strength::Must,
            measure: Counted::New { name: Name::default(), unit: Name::default(), whole: true },
            kind: Kind::usual(),
            base: "resident".to_owned(),
            per: "1000".to_owned(),
            from: "300000".to_owned(),
            brackets: ["0", "300000", "500000", "1000000"].map(str::to_owned).to_vec(),
            bases: ["urban", "rural"].map(str::to_owned).to_vec(),
            of: String::new(),
            targets: vec![TargetDraft { year, ..TargetDraft::default() }],
            clause: String::new(),
            statement: Name::default(),
            note: Name::default(),
        }
    }

    /// The norm of a plan, to be changed.
    #[must_use]
    pub fn of(plan: &Plan, norm: &Norm) -> Self {
        let mut draft = Self {
            id: Some(norm.id.clone()),
            was: Some((kinds::of(&norm.rule), norm.class)),
            name: norm.name.clone(),
            direction: norm.direction,
            strength: norm.strength,
            measure: Counted::Known(norm.measure.clone()),
            kind: kinds::of(&norm.rule),
            of: norm.rule.of().map(ToString::to_string).unwrap_or_default(),
            targets: norm.targets.iter().map(TargetDraft::of).collect(),
            clause: norm.source.clause.clone(),
            statement: norm.source.statement.clone(),
            note: norm.note.clone().unwrap_or_default(),
            ..Self::blank(Home::Plan(plan.id.clone()), norm.level, norm.domain, String::new())
        };
        for parameter in norm.rule.parameters() {
            let words = || norm.rule.bases().iter().map(|base| base.word().to_owned());
            let starts = || norm.rule.starts().iter().map(ToString::to_string);
            match parameter {
                Parameter::Base => draft.base = words().next().unwrap_or_default(),
                Parameter::Bases => draft.bases = words().collect(),
                Parameter::Per => draft.per = norm.rule.per().map(|per| per.to_string()).unwrap_or_default(),
                Parameter::From => draft.from = starts().next().unwrap_or_default(),
                Parameter::FromEach => draft.brackets = starts().collect(),
                Parameter::Of | Parameter::OfOrWhole => {}
            }
        }
        draft
    }

    /// The same norm as a new one, for `home`.
    #[must_use]
    pub fn copy(&self, home: Home) -> Self {
        let mark = |text: &str, mark: &str| if text.is_empty() { String::new() } else { format!("{text}{mark}") };
        Self {
            home, id: None, name: Name::new(mark(&self.name.zh, "（副本）"), mark(&self.name.en, " (copy)")), ..self.clone()
        }
    }

    /// How many values a target has.
    #[must_use]
    pub fn parts(&self) -> usize {
        if self.kind.is_task() { 0 } else { self.list().map_or(1, <[String]>::len) }
    }

    /// The list of which each item has a value of its own: where brackets start, or the bases of a sum.
    #[must_use]
    pub fn list(&self) -> Option<&[String]> {
        self.kind.parameters().iter().find_map(|parameter| match parameter {
            Parameter::FromEach => Some(self.brackets.as_slice()),
            Parameter::Bases => Some(self.bases.as_slice()),
            Parameter::Base | Parameter::Per | Parameter::From | Parameter::Of | Parameter::OfOrWhole => None,
        })
    }

    fn list_mut(&mut self) -> Option<&mut Vec<String>> {
        for parameter in self.kind.parameters() {
            match parameter {
                Parameter::FromEach => return Some(&mut self.brackets),
                Parameter::Bases => return Some(&mut self.bases),
                Parameter::Base | Parameter::Per | Parameter::From | Parameter::Of | Parameter::OfOrWhole => {}
            }
        }
        None
    }

    /// Whether it takes a share of another stock.
    #[must_use]
    pub fn has_of(&self) -> bool {
        self.kind.has_of() && !self.of.is_empty()
    }

    /// One more target, a year after the last.
    pub fn add_target(&mut self) {
        let last = self.targets.last().and_then(|target| figure::year(&target.year));
        let year = last.map(|year| year.saturating_add(1).to_string()).unwrap_or_default();
        self.targets.push(TargetDraft { year, ..TargetDraft::default() });
    }

    /// Takes a part of the rule away, and its values with it.
    pub fn remove_part(&mut self, part: usize) {
        let Some(list) = self.list_mut() else { return };
        if part < list.len() {
            list.remove(part);
            for target in &mut self.targets {
                if part < target.values.len() {
                    target.values.remove(part);
                }
            }
        }
    }
}

impl TargetDraft {
    fn of(target: &Target) -> Self {
        let text = |value: Option<Quantity>| value.map(|value| value.to_string()).unwrap_or_default();
        Self {
            year: target.year.map(|year| year.to_string()).unwrap_or_default(),
            month: target.month.map(|month| month.to_string()).unwrap_or_default(),
            every_year: target.every_year,
            values: target.values.iter().map(ToString::to_string).collect(),
            upper: text(target.upper),
            words: target.words.clone().unwrap_or_default(),
        }
    }

    /// The value typed for a part.
    #[must_use]
    pub fn value(&self, part: usize) -> &str {
        self.values.get(part).map(String::as_str).unwrap_or_default()
    }

    /// Puts the value of a part.
    pub fn put(&mut self, part: usize, value: String) {
        if self.values.len() <= part {
            self.values.resize(part + 1, String::new());
        }
        self.values[part] = value;
    }

    /// Whether it says anything beyond year and value.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.every_year || ![&self.month, &self.upper, &self.words.zh, &self.words.en].iter().all(|text| text.is_empty())
    }
}
