//! Which rows of the table are shown, and in which order.

use std::cmp::Ordering;

use crate::views::figures::{Figures, Row};
use permille_engine::area::PopulationBase;
use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::outlook::status::Status;

/// A column the table can be sorted by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Column {
    /// The area's name.
    Name,
    /// The area's code.
    Code,
    /// The people of a base, where it is shown.
    People(PopulationBase),
    /// What is required.
    Required,
    /// What there is.
    Available,
    /// What is missing.
    Gap,
    /// Available in relation to the requirement.
    Coverage,
    /// How it stands.
    Status,
    /// The first year of shortfall.
    FirstShort,
}

impl Column {
    /// Whether the first press puts the largest first.
    #[must_use]
    pub const fn largest_first(&self) -> bool {
        matches!(self, Self::People(_) | Self::Required | Self::Available | Self::Gap)
    }
}

/// A column and a direction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sort {
    /// By which column.
    pub column: Column,
    /// Whether the largest is first.
    pub descending: bool,
}

impl Sort {
    /// The order after the button of `column` is pressed: its usual direction, then the other one, then the file's order.
    #[must_use]
    pub fn after_press(current: Option<&Self>, column: Column) -> Option<Self> {
        let usual = Self { descending: column.largest_first(), column };
        match current.filter(|sort| sort.column == usual.column) {
            None => Some(usual),
            Some(sort) if *sort == usual => Some(Self { descending: !usual.descending, ..usual }),
            Some(_) => None,
        }
    }
}

/// What the reader narrowed the table down to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Part of a name or code.
    pub text: String,
    /// A status.
    pub status: Option<Status>,
}

impl Filter {
    /// Whether it lets everything through.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.trim().is_empty() && self.status.is_none()
    }

    /// The places in `figures` of the rows it lets through.
    #[must_use]
    pub fn shown(&self, model: &Model, figures: &Figures) -> Vec<usize> {
        let text = self.text.trim().to_lowercase();
        let lets_through = |row: &Row| {
            let fits = self.status.is_none_or(|status| status == row.status);
            let named = |area: &permille_engine::area::Area| {
                text.is_empty()
                    || area.name.zh.contains(&text)
                    || area.name.en.to_lowercase().contains(&text)
                    || area.code.as_str().contains(&text)
            };
            fits && model.areas().get(row.area).is_some_and(named)
        };
        let rows = figures.rows.iter().enumerate();
        rows.filter(|(_, row)| lets_through(row)).map(|(place, _)| place).collect()
    }
}

/// Sorts places of `figures`. Ties keep their order, and what is unknown comes last in both directions.
///
/// `names` compares two areas by name, for how names are sorted is known to the reader's language alone.
pub fn arrange(places: &mut [usize], model: &Model, figures: &Figures, sort: &Sort, names: &dyn Fn(usize, usize) -> Ordering) {
    let row = |place: usize| figures.rows.get(place);
    let turn = |order: Ordering| {
        if sort.descending { order.reverse() } else { order }
    };
    // Another norm may read other people: then the file's order stands.
    let shown = |base: &PopulationBase| figures.bases.iter().position(|position| model.bases().get(*position) == Some(base));
    places.put_in_order_by(|&a, &b| {
        let (Some(one), Some(other)) = (row(a), row(b)) else {
            return Ordering::Equal;
        };
        match &sort.column {
            Column::Name => turn(names(one.area, other.area)),
            Column::Code => {
                let code = |row: &Row| model.areas().get(row.area).map(|area| &area.code);
                turn(code(one).cmp(&code(other)))
            }
            Column::People(base) => {
                let people = |place| figures.people(place).get(shown(base)?).copied().flatten();
                known_first(people(a), people(b), turn)
            }
            Column::Required => known_first(one.required, other.required, turn),
            Column::Available => known_first(one.available, other.available, turn),
            Column::Gap => known_first(one.gap, other.gap, turn),
            Column::Coverage => known_first(one.coverage, other.coverage, turn),
            Column::Status => known_first(urgency(one.status), urgency(other.status), turn),
            Column::FirstShort => known_first(one.first_short, other.first_short, turn),
        }
    });
}

/// Orders what is known, and puts what is unknown last whatever the direction.
fn known_first<T: Ord>(one: Option<T>, other: Option<T>, turn: impl Fn(Ordering) -> Ordering) -> Ordering {
    match (one, other) {
        (Some(one), Some(other)) => turn(one.cmp(&other)),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    }
}

/// The worst first; no data is not a place between the others.
const fn urgency(status: Status) -> Option<u8> {
    match status {
        Status::Short => Some(0),
        Status::OnTrack => Some(1),
        Status::Met => Some(2),
        Status::NoData => None,
    }
}
