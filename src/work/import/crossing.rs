//! What the planner has said of a table, and the figures it may hold, as they cross between page and worker.

use permille_engine::in_order::{map, set};
use permille_engine::name::Name;
use permille_engine::year::Year;
use permille_exchange::tables::import::{Choice, KnownFigure, Label, Mapping, Role, Scale, Several};
use permille_exchange::wording::figure::{Expected, Kind};
use serde::{Deserialize, Serialize};

use super::roles::{about, figure_key, figure_of, role_key};

/// A [`Mapping`] on its way.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Crossing {
    header: Option<usize>,
    top: Option<usize>,
    columns: Vec<Column>,
    year: Option<Year>,
    create: bool,
    clear: bool,
    round: bool,
    leave_out: bool,
    hidden: bool,
    choices: Vec<(Named, Decided)>,
    whole: Option<String>,
    /// Whether several rows of one area are added up, or all but the first left out; asked about where it is neither.
    several: Option<bool>,
    points: Vec<(usize, bool)>,
    assumed: Vec<usize>,
    unclear: Vec<usize>,
    explicit: Vec<usize>,
}

/// What a column is: the key of its role, and for a figure its year and how it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Column {
    key: String,
    year: Option<Year>,
    scale: Written,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Written {
    Power(i32),
    Per(u32),
}

/// How rows name an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    code: String,
    name: String,
    above: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Decided {
    Area(String),
    New,
    Skip,
}

/// A figure that a column may hold, on its way to the page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holds {
    key: String,
    name: (String, String),
    unit: (String, String),
    kind: u8,
    counted: bool,
}

/// What a cell can hold, by its place.
const KINDS: [Kind; 5] =
    [Kind::People, Kind::Stock { whole: false }, Kind::Stock { whole: true }, Kind::Indicator, Kind::Milestone];

impl Crossing {
    /// The year of figures whose row and column name none.
    #[must_use]
    pub const fn year(&self) -> Option<Year> {
        self.year
    }
}

impl From<&Mapping> for Crossing {
    fn from(mapping: &Mapping) -> Self {
        let all = |columns: &std::collections::BTreeSet<usize>| columns.iter().copied().collect();
        Self {
            header: mapping.header,
            top: mapping.top,
            columns: mapping.columns.iter().map(Column::from).collect(),
            year: mapping.year,
            create: mapping.create,
            clear: mapping.clear,
            round: mapping.round,
            leave_out: mapping.leave_out,
            hidden: mapping.hidden,
            choices: mapping.choices.iter().map(|(label, choice)| (label.into(), choice.into())).collect(),
            whole: mapping.whole.as_ref().map(ToString::to_string),
            several: match mapping.several {
                Several::Ask => None,
                Several::Add => Some(true),
                Several::First => Some(false),
            },
            points: mapping.points.iter().map(|(&column, &group)| (column, group)).collect(),
            assumed: all(&mapping.assumed),
            unclear: all(&mapping.unclear),
            explicit: all(&mapping.explicit),
        }
    }
}

impl From<Crossing> for Mapping {
    fn from(crossing: Crossing) -> Self {
        Self {
            header: crossing.header,
            top: crossing.top,
            columns: crossing.columns.into_iter().map(Role::from).collect(),
            year: crossing.year,
            create: crossing.create,
            clear: crossing.clear,
            round: crossing.round,
            leave_out: crossing.leave_out,
            hidden: crossing.hidden,
            choices: map(crossing.choices.into_iter().map(|(named, decided)| (named.into(), decided.into()))),
            whole: crossing.whole.map(|code| code.as_str().into()),
            several: match crossing.several {
                None => Several::Ask,
                Some(true) => Several::Add,
                Some(false) => Several::First,
            },
            points: map(crossing.points),
            assumed: set(crossing.assumed),
            unclear: set(crossing.unclear),
            explicit: set(crossing.explicit),
        }
    }
}

impl From<&Role> for Column {
    fn from(role: &Role) -> Self {
        let (year, scale) = match role {
            Role::Figure { year, scale, .. } => (*year, *scale),
            _ => (None, Scale::default()),
        };
        let scale = match scale {
            Scale::Power(places) => Written::Power(places),
            Scale::Per(people) => Written::Per(people),
        };
        Self { key: role_key(role), year, scale }
    }
}

impl From<Column> for Role {
    fn from(Column { key, year, scale }: Column) -> Self {
        let scale = match scale {
            Written::Power(places) => Scale::Power(places),
            Written::Per(people) => Scale::Per(people),
        };
        let figure = figure_of(&key).map(|figure| Self::Figure { figure, year, scale });
        figure.or_else(|| about(&key)).unwrap_or_default()
    }
}

impl From<&Label> for Named {
    fn from(label: &Label) -> Self {
        Self { code: label.code.clone(), name: label.name.clone(), above: label.above.clone() }
    }
}

impl From<Named> for Label {
    fn from(Named { code, name, above }: Named) -> Self {
        Self { code, name, above }
    }
}

impl From<&Choice> for Decided {
    fn from(choice: &Choice) -> Self {
        match choice {
            Choice::Area(code) => Self::Area(code.to_string()),
            Choice::New => Self::New,
            Choice::Skip => Self::Skip,
        }
    }
}

impl From<Decided> for Choice {
    fn from(decided: Decided) -> Self {
        match decided {
            Decided::Area(code) => Self::Area(code.as_str().into()),
            Decided::New => Self::New,
            Decided::Skip => Self::Skip,
        }
    }
}

impl From<&KnownFigure> for Holds {
    fn from(known: &KnownFigure) -> Self {
        let both = |name: &Name| (name.zh.clone(), name.en.clone());
        let kind = KINDS.iter().position(|kind| *kind == known.expected.kind).unwrap_or_default();
        Self {
            key: figure_key(&known.figure),
            name: both(&known.name),
            unit: both(&known.expected.unit),
            kind: kind as u8,
            counted: known.counted,
        }
    }
}

impl Holds {
    /// The figure; `None` where page and worker differ.
    #[must_use]
    pub fn known(&self) -> Option<KnownFigure> {
        let both = |(zh, en): &(String, String)| Name::new(zh, en);
        let expected = Expected { kind: *KINDS.get(usize::from(self.kind))?, unit: both(&self.unit) };
        Some(KnownFigure { figure: figure_of(&self.key)?, name: both(&self.name), expected, counted: self.counted })
    }
}

#[cfg(test)]
mod tests {
    use permille_exchange::tables::import::Known;

    use super::super::super::{decode, encode};
    use super::super::tests::open;
    use super::*;

    #[test]
    fn what_was_said_crosses_whole() {
        let label =
            |code: &str| Label { code: code.to_owned(), name: "昌江区".to_owned(), above: vec!["景德镇市".to_owned()] };
        let mapping = Mapping {
            header: Some(3),
            top: Some(2),
            columns: vec![
                Role::Name,
                Role::Figure { figure: figure_of("p:resident").unwrap(), year: Some(2024), scale: Scale::Power(4) },
                Role::Figure { figure: figure_of("m:health-beds").unwrap(), year: None, scale: Scale::Per(1_000) },
                Role::Ignored,
            ],
            year: Some(2023),
            create: true,
            clear: false,
            round: true,
            leave_out: false,
            choices: map([(label("1"), Choice::Area("360202".into())), (label("2"), Choice::New), (label("3"), Choice::Skip)]),
            whole: Some("360202".into()),
            hidden: true,
            several: Several::First,
            points: map([(1, true), (2, false)]),
            assumed: set([1]),
            unclear: set([2]),
            explicit: set([0, 2]),
        };
        let crossed: Crossing = decode(&encode(&Crossing::from(&mapping))).unwrap();
        assert_eq!(Mapping::from(crossed), mapping);
    }

    #[test]
    fn figures_cross_whole() {
        let known = Known::new(&open());
        for figure in known.figures() {
            let crossed: Holds = decode(&encode(&Holds::from(figure))).unwrap();
            assert_eq!(crossed.known().as_ref(), Some(figure));
        }
    }
}
