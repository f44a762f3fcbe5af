//! The figures of the areas compared, for one norm in one year.

use permille_engine::area::Level;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::population::RESIDENT;
use permille_engine::outlook::status::Status;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;

use crate::text::sentences::Counts;

/// One area's figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// The area, by its position in the model.
    pub area: usize,
    /// What is required.
    pub required: Option<Quantity>,
    /// What there is.
    pub available: Option<Quantity>,
    /// What is missing (positive) or beyond need (negative).
    pub gap: Option<Quantity>,
    /// Available as a percentage of the requirement.
    pub coverage: Option<Quantity>,
    /// How it stands.
    pub status: Status,
    /// The first year of shortfall.
    pub first_short: Option<Year>,
    /// How many areas are left out for want of a figure, where it sums up others.
    pub missing: u32,
}

impl Row {
    /// Reads an area's figures; `None` where the norm demands nothing of it or of areas below it.
    #[must_use]
    pub fn read(model: &Model, outlook: &Outlook, norm: usize, area: usize, year: Year) -> Option<Self> {
        let cell = model.cell(area, year)?;
        let figures = outlook.norm(norm);
        Some(Self {
            area,
            required: figures.requirement(cell),
            available: figures.available(cell),
            gap: figures.gap(cell),
            coverage: figures.coverage(cell),
            status: figures.status(cell)?,
            first_short: outlook.first_short_year(model, norm, area),
            missing: figures.missing(cell),
        })
    }
}

/// The figures of the areas compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The norm, by its position in the model.
    pub norm: usize,
    /// The year.
    pub year: Year,
    /// The area in view, by its position in the model.
    pub area: usize,
    /// The level of the areas compared; `None` where there are none below.
    pub level: Option<Level>,
    /// The population bases shown, by their positions in the model: those of the rule, or residents.
    pub bases: Vec<usize>,
    /// The areas the norm speaks of, in the file's order.
    pub rows: Vec<Row>,
    /// How many areas of the level it does not speak of.
    pub outside: usize,
    /// The area in view itself.
    pub total: Option<Row>,
    /// The year from which the norm binds, where it does not yet.
    pub due: Option<Year>,
    /// People by row, then by base; the last row is the area in view.
    people: Vec<Option<i64>>,
}

impl Figures {
    /// Reads the figures of `compared`.
    #[must_use]
    pub fn read(
        model: &Model,
        outlook: &Outlook,
        norm: usize,
        year: Year,
        area: usize,
        (level, compared): (Option<Level>, &[usize]),
    ) -> Self {
        let read = |area: usize| Row::read(model, outlook, norm, area, year);
        let rows: Vec<Row> = compared.iter().filter_map(|&area| read(area)).collect();
        let bases = bases(model, norm);
        let population = outlook.population();
        let mut people = Vec::with_capacity((rows.len() + 1) * bases.len());
        for area in rows.iter().map(|row| row.area).chain([area]) {
            let cell = model.cell(area, year);
            people.extend(bases.iter().map(|&base| population.people(base, cell?)));
        }
        let figures = outlook.norm(norm);
        let binds = model.horizon().position(year).and_then(|row| figures.binding(row));
        let next = figures.next_due(year).map(|target| target.due);
        Self {
            norm,
            year,
            area,
            level,
            outside: compared.len() - rows.len(),
            bases,
            rows,
            total: read(area),
            due: next.filter(|_| binds.is_none()),
            people,
        }
    }

    /// The people of a row, by base; of the area in view where `row` is one beyond the last.
    #[must_use]
    pub fn people(&self, row: usize) -> &[Option<i64>] {
        let count = self.bases.len();
        self.people.get(row * count..(row + 1) * count).unwrap_or_default()
    }

    /// The people of the area in view, by base.
    #[must_use]
    pub fn people_in_view(&self) -> &[Option<i64>] {
        self.people(self.rows.len())
    }

    /// How many of the areas stand how.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.rows.iter().map(|row| row.status).collect()
    }

    /// What is missing together: what the area in view lacks, or the sum of the shortfalls shown where the norm says nothing of it.
    #[must_use]
    pub fn shortfall(&self) -> Option<Quantity> {
        let whole = self.total.and_then(|total| total.gap);
        let short = |row: &Row| row.gap.filter(|gap| *gap > Quantity::ZERO);
        let sum = || {
            let mut gaps = self.rows.iter().filter_map(short);
            gaps.try_fold(Quantity::ZERO, Quantity::plus)
        };
        let shortfall = if self.total.is_some() { whole } else { sum() };
        shortfall.filter(|gap| *gap > Quantity::ZERO)
    }

    /// What is required together, where it is known of the area in view.
    #[must_use]
    pub fn required(&self) -> Option<Quantity> {
        self.total.and_then(|total| total.required)
    }
}

/// The population bases a norm's rule reads, by position; residents where it reads none.
fn bases(model: &Model, norm: usize) -> Vec<usize> {
    let position = |base| model.bases().iter().position(|one| one == base);
    let read: Vec<usize> = model.norm(norm).rule.bases().iter().filter_map(position).collect();
    if read.is_empty() { vec![RESIDENT] } else { read }
}
