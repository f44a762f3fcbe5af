//! Two outlooks of the same model side by side: what comes out differently, norm by norm and area by area.

use std::cmp::Reverse;

use crate::in_order::InOrder;
use crate::model::{Model, Standing};
use crate::outlook::Outlook;
use crate::outlook::norm::NormOutlook;
use crate::outlook::status::Status;
use crate::quantity::Quantity;
use crate::year::Year;

/// A figure of a norm that can change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// What is required.
    Requirement,
    /// What there is.
    Available,
    /// What is missing (positive) or beyond need (negative). Before a norm falls due nothing is missing: it is then zero.
    Gap,
}

impl Figure {
    /// The figure in one area and year; `None` where it is unknown, outside the horizon, or the norm demands nothing of the area.
    #[must_use]
    pub fn of(self, model: &Model, figures: &NormOutlook, area: usize, year: Year) -> Option<Quantity> {
        let cell = model.cell(area, year)?;
        // Before a norm falls due its gap is zero, but only where the norm demands something of the area or below it.
        figures.status(cell)?;
        match self {
            Self::Requirement => figures.requirement(cell),
            Self::Available => figures.available(cell),
            Self::Gap if figures.binding(model.horizon().position(year)?).is_none() => Some(Quantity::ZERO),
            Self::Gap => figures.gap(cell),
        }
    }
}

/// A figure before and after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// In the reference; `None` where unknown.
    pub before: Option<Quantity>,
    /// In the other; `None` where unknown.
    pub after: Option<Quantity>,
}

impl Change {
    /// After less before; `None` where either is unknown.
    #[must_use]
    pub fn amount(self) -> Option<Quantity> {
        self.after?.minus(self.before?)
    }

    /// How much more is missing after than before, surpluses not counting; negative where less is missing.
    #[must_use]
    pub fn more_missing(self) -> Option<Quantity> {
        self.after?.max(Quantity::ZERO).minus(self.before?.max(Quantity::ZERO))
    }

    /// The figure of both outlooks.
    fn of(figure: Figure, model: &Model, pair: [&NormOutlook; 2], area: usize, year: Year) -> Self {
        let [before, after] = pair.map(|figures| figure.of(model, figures, area, year));
        Self { before, after }
    }
}

/// One norm in one area and year, in two outlooks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The norm.
    pub norm: usize,
    /// The area.
    pub area: usize,
    /// What is required.
    pub requirement: Change,
    /// What there is.
    pub available: Change,
    /// What is missing; zero before the norm falls due.
    pub gap: Change,
    /// How the area stands, in the reference and in the other.
    pub status: [Option<Status>; 2],
    /// The first year it runs short, in the reference and in the other.
    pub first_short: [Option<Year>; 2],
}

impl Difference {
    /// Sets `one`, the reference, and `other` side by side.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`], or an outlook is of another model, which lacks the norm.
    #[must_use]
    pub fn between(model: &Model, one: &Outlook, other: &Outlook, norm: usize, area: usize, year: Year) -> Self {
        let pair = [one.norm(norm), other.norm(norm)];
        let change = |figure| Change::of(figure, model, pair, area, year);
        Self {
            norm,
            area,
            requirement: change(Figure::Requirement),
            available: change(Figure::Available),
            gap: change(Figure::Gap),
            status: pair.map(|figures| figures.status(model.cell(area, year)?)),
            first_short: pair.map(|figures| figures.first_short_year(model, area)),
        }
    }

    /// Whether any figure, the status or the first year of shortfall differs.
    #[must_use]
    pub fn is_change(&self) -> bool {
        let same = |change: Change| change.before == change.after;
        !(same(self.requirement)
            && same(self.available)
            && same(self.gap)
            && self.status[0] == self.status[1]
            && self.first_short[0] == self.first_short[1])
    }

    /// The change of one figure.
    #[must_use]
    pub const fn change(&self, figure: Figure) -> Change {
        match figure {
            Figure::Requirement => self.requirement,
            Figure::Available => self.available,
            Figure::Gap => self.gap,
        }
    }

    /// The change of a figure in percent of what the reference requires, by which norms of different units can be ranked.
    #[must_use]
    pub fn percent(&self, figure: Figure) -> Option<Quantity> {
        self.change(figure).amount()?.percent_of(self.requirement.before.or(self.requirement.after)?)
    }
}

/// The changes of a figure of one norm over areas, the largest first, more before less of the same size; areas in which it does not
/// change are left out, those in which it is known in one outlook only stand last.
#[must_use]
pub fn by_area(
    model: &Model,
    [one, other]: [&Outlook; 2],
    norm: usize,
    areas: &[usize],
    year: Year,
    figure: Figure,
) -> Vec<Difference> {
    let differences = areas.iter().map(|&area| Difference::between(model, one, other, norm, area, year));
    ranked(differences.collect(), figure, |difference| difference.change(figure).amount())
}

/// The changes of a figure in one area over norms, by its percentage of the requirement; norms of which it does not change are left
/// out, those without such a percentage stand last.
#[must_use]
pub fn by_norm(
    model: &Model,
    [one, other]: [&Outlook; 2],
    norms: &[usize],
    area: usize,
    year: Year,
    figure: Figure,
) -> Vec<Difference> {
    let differences = norms.iter().map(|&norm| Difference::between(model, one, other, norm, area, year));
    ranked(differences.collect(), figure, |difference| difference.percent(figure))
}

/// Those that change, the largest first, whichever way it goes; unknown last; equal ones as they came.
fn ranked(mut differences: Vec<Difference>, figure: Figure, by: impl Fn(&Difference) -> Option<Quantity>) -> Vec<Difference> {
    let size = |value: Quantity| value.max(Quantity::ZERO.minus(value).unwrap_or(value));
    differences.retain(|difference| {
        let Change { before, after } = difference.change(figure);
        before != after
    });
    differences.put_in_order_by_key(|difference| {
        let value = by(difference);
        Reverse((value.map(size), value))
    });
    differences
}

/// In how many of the areas a norm binds something changed, and which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// More is missing.
    pub worse: usize,
    /// Less is missing.
    pub better: usize,
    /// As much is missing as before.
    pub same: usize,
    /// It is unknown in one of the two what is missing.
    pub unknown: usize,
}

impl Spread {
    /// All areas together.
    #[must_use]
    pub const fn all(self) -> usize {
        self.worse + self.better + self.same + self.unknown
    }

    /// How the areas that `norm` binds within `area` have changed.
    ///
    /// # Panics
    /// When `norm` is not below [`Model::norm_count`], or an outlook is of another model, which lacks the norm.
    #[must_use]
    pub fn within(model: &Model, one: &Outlook, other: &Outlook, norm: usize, area: usize, year: Year) -> Self {
        let pair = [one.norm(norm), other.norm(norm)];
        let within = |bound: usize| model.tree().upward(bound).any(|above| above == area);
        let mut spread = Self::default();
        if model.standing(norm, area) == Standing::Outside {
            return spread;
        }
        for &bound in model.bound(norm).iter().filter(|&&bound| within(bound)) {
            let change = Change::of(Figure::Gap, model, pair, bound, year).more_missing();
            let count = match change {
                None => &mut spread.unknown,
                Some(Quantity::ZERO) => &mut spread.same,
                Some(more) if more.is_negative() => &mut spread.better,
                Some(_) => &mut spread.worse,
            };
            *count += 1;
        }
        spread
    }
}
