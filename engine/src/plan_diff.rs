//! What differs between two versions of a plan: the shipped one and the one a planner has changed.
//!
//! Differences are data, in the order of the plans; sentences are the screen's. There are none exactly when the plans are equal.

use crate::area::Level;
use crate::id::MeasureId;
use crate::name::Name;
use crate::norm::{Class, Direction, Domain, Norm, Strength, Target};
use crate::plan::{BaselineFigure, Measure, Plan};
use crate::rule::Rule;

/// Something that was added, taken away, or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change<T> {
    /// The changed plan alone has it.
    Added(T),
    /// The plan before alone has it.
    Removed(T),
    /// Both have it, but not the same.
    Changed {
        /// As it was.
        before: T,
        /// As it is.
        after: T,
    },
}

/// One difference between two versions of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference<'a> {
    /// What the document says of itself: title, number, issuer, date, territory, years, revision.
    Document,
    /// A measure.
    Measure(Change<&'a Measure>),
    /// A norm, and the fields in which it differs where both have it.
    Norm(Change<&'a Norm>, Vec<Field<'a>>),
    /// An observed figure.
    Baseline(Change<&'a BaselineFigure>),
    /// The same in another order.
    Order,
}

/// A field in which a norm differs: as it was, and as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Field<'a> {
    /// Its name.
    Name(&'a Name, &'a Name),
    /// What sort of commitment it is.
    Class(Class, Class),
    /// Its subject.
    Domain(Domain, Domain),
    /// The level it binds.
    Level(Level, Level),
    /// What is counted.
    Measure(&'a MeasureId, &'a MeasureId),
    /// Whether more or less is better.
    Direction(Direction, Direction),
    /// How hard it binds.
    Strength(Strength, Strength),
    /// How the requirement follows.
    Rule(&'a Rule, &'a Rule),
    /// A target.
    Target(Change<&'a Target>),
    /// Where it stands.
    Clause(&'a str, &'a str),
    /// What the clause demands.
    Statement(&'a Name, &'a Name),
    /// What is doubtful about it.
    Note(Option<&'a Name>, Option<&'a Name>),
}

/// What differs, from `before` to `after`: the document, measures, norms, observed figures.
///
/// ```
/// # use permille_engine::plan::Plan;
/// # use permille_engine::{name::Name, plan_diff::{Difference, differences}};
/// # let before = Plan::own("own-1".into(), Name::new("甲", "A"), Name::default(), "360000".into(), (2025, 2030));
/// let mut after = before.clone();
/// assert!(differences(&before, &after).is_empty());
/// after.title.en = "B".to_owned();
/// assert_eq!(differences(&before, &after), [Difference::Document]);
/// ```
#[must_use]
pub fn differences<'a>(before: &'a Plan, after: &'a Plan) -> Vec<Difference<'a>> {
    let mut found = Vec::new();
    if head(before) != head(after) {
        found.push(Difference::Document);
    }
    found.extend(changes(&before.measures, &after.measures, |measure| &measure.id).into_iter().map(Difference::Measure));
    for change in changes(&before.norms, &after.norms, |norm| &norm.id) {
        let fields = match change {
            Change::Changed { before, after } => fields(before, after),
            Change::Added(_) | Change::Removed(_) => Vec::new(),
        };
        found.push(Difference::Norm(change, fields));
    }
    found.extend(changes(&before.baselines, &after.baselines, |figure| &figure.id).into_iter().map(Difference::Baseline));
    if found.is_empty() && before != after {
        found.push(Difference::Order);
    }
    found
}

/// The fields in which a norm differs.
#[must_use]
pub fn fields<'a>(before: &'a Norm, after: &'a Norm) -> Vec<Field<'a>> {
    let mut found = Vec::new();
    let mut note = |differs: bool, field: Field<'a>| {
        if differs {
            found.push(field);
        }
    };
    note(before.name != after.name, Field::Name(&before.name, &after.name));
    note(before.class != after.class, Field::Class(before.class, after.class));
    note(before.domain != after.domain, Field::Domain(before.domain, after.domain));
    note(before.level != after.level, Field::Level(before.level, after.level));
    note(before.measure != after.measure, Field::Measure(&before.measure, &after.measure));
    note(before.direction != after.direction, Field::Direction(before.direction, after.direction));
    note(before.strength != after.strength, Field::Strength(before.strength, after.strength));
    note(before.rule != after.rule, Field::Rule(&before.rule, &after.rule));
    for change in targets(&before.targets, &after.targets) {
        note(true, Field::Target(change));
    }
    let (from, to) = (&before.source, &after.source);
    note((&from.clause, &from.document) != (&to.clause, &to.document), Field::Clause(&from.clause, &to.clause));
    note(from.statement != to.statement, Field::Statement(&from.statement, &to.statement));
    note(before.note != after.note, Field::Note(before.note.as_ref(), after.note.as_ref()));
    found
}

/// What the document says of itself.
fn head(plan: &Plan) -> impl PartialEq + '_ {
    (&plan.id, &plan.title, &plan.number, &plan.issuer, &plan.issued, &plan.territory, plan.years, plan.revision)
}

/// What differs between two lists whose items have ids: in the order of the first, then what the second adds.
fn changes<'a, T: PartialEq, Id: PartialEq + ?Sized>(
    before: &'a [T],
    after: &'a [T],
    id: impl Fn(&T) -> &Id,
) -> Vec<Change<&'a T>> {
    let same = |one: &T, other: &T| id(one) == id(other);
    let kept = before.iter().filter_map(|one| match after.iter().find(|other| same(one, other)) {
        None => Some(Change::Removed(one)),
        Some(other) => (one != other).then_some(Change::Changed { before: one, after: other }),
    });
    let added = after.iter().filter(|other| !before.iter().any(|one| same(one, other))).map(Change::Added);
    kept.chain(added).collect()
}

/// What differs between the targets of a norm. Those of one year belong together; of the rest, in order, one was moved to the other.
fn targets<'a>(before: &'a [Target], after: &'a [Target]) -> Vec<Change<&'a Target>> {
    let alone = |own: &'a [Target], other: &[Target]| {
        let alone = own.iter().filter(|one| !other.iter().any(|two| two.year == one.year));
        alone.collect::<Vec<_>>()
    };
    let (gone, come) = (alone(before, after), alone(after, before));
    let mut found: Vec<Change<&Target>> = before
        .iter()
        .filter_map(|one| {
            let two = after.iter().find(|two| two.year == one.year)?;
            (one != two).then_some(Change::Changed { before: one, after: two })
        })
        .collect();
    let moved = gone.len().min(come.len());
    found.extend(gone.iter().zip(&come).map(|(&before, &after)| Change::Changed { before, after }));
    found.extend(gone[moved..].iter().map(|&target| Change::Removed(target)));
    found.extend(come[moved..].iter().map(|&target| Change::Added(target)));
    found
}
