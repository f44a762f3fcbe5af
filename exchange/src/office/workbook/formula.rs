//! Formulas of people, stocks, targets and gaps that come to what the engine comes to; those of requirements are the rules' own
//! ([`wording::kind`](crate::wording::kind)).

use permille_engine::norm::Direction;
use permille_engine::quantity::Quantity;

use crate::wording::spreadsheet::{Computed, DIGITS, Operand, PLACES, nearest, places, power, round, settled, unless_empty};

/// How deep conditions may be nested.
const DEEPEST: usize = 50;

/// How many of `all` cells look empty: `spans` are first and last of cells one below the other, `known` how many of them hold a number.
pub(super) fn empty(all: usize, spans: &[(Operand, Operand)], known: usize) -> Computed {
    // A function takes no more arguments than this.
    const MOST: usize = 250;
    let spans: Vec<String> = spans.iter().map(|(first, last)| format!("{}:{}", first.text, last.text)).collect();
    let counted = Computed::new(format!("{all}-COUNT({})", spans.join(",")), Some((all - known) as f64));
    counted.only_if(!spans.is_empty() && spans.len() <= MOST)
}

/// The target that binds in the year of a column: each with the cell of its due year, the latest first.
pub(super) fn in_force(year: (&str, u16), targets: &[(Operand, Operand)]) -> Computed {
    let opening: String = targets.iter().map(|(due, value)| format!("IF({}>={},{},", year.0, due.text, value.text)).collect();
    let text = format!("{opening}\"\"{}", ")".repeat(targets.len()));
    let due = |due: &Operand| due.value.is_some_and(|due| i64::from(year.1) >= due.trunc());
    let value = targets.iter().find(|(when, _)| due(when)).and_then(|(_, value)| value.number());
    Computed::new(text, value).only_if(targets.len() <= DEEPEST)
}

/// A year's growth per mille, to the nearest person.
pub(super) fn grown(people: &Operand, growth: &Operand) -> Computed {
    let inner = format!("{}*(1000+{})/1000", people.text, growth.text);
    let result = people.number().zip(growth.number()).map(|(people, growth)| people * (1000.0 + growth) / 1000.0);
    let parts = 2_000_i128.checked_mul(power(places(growth.value)));
    nearest(&[people], &inner, result, parts, true)
}

/// The urban people once their share, observed in an earlier year, has risen by `rise` points a year for `years` years.
pub(super) fn urbanised(urban: &Operand, since: &Operand, now: &Operand, rise: &Operand, years: u16) -> Computed {
    let (u, s, n, r) = (&urban.text, &since.text, &now.text, &rise.text);
    let formula = format!("IF({s}<=0,0,MIN(MAX(ROUND(({u}*100+{r}*{years}*{s})*{n}/(100*{s}),0),0),{n}))");
    let known = || Some((urban.number()?, since.number()?, now.number()?, rise.number()?));
    let mut exact = true;
    let value = known().map(|(urban, since, now, rise)| {
        if since <= 0.0 {
            return 0.0;
        }
        let risen = rise * f64::from(years) * since;
        let product = (urban * 100.0 + risen) * now;
        let people = product / (100.0 * since);
        exact = is_settled(product, risen, people);
        round(people, 0).clamp(0.0, now.max(0.0))
    });
    Computed::new(unless_empty(&[urban, since, now], &formula), value).only_if(exact)
}

/// The people who are not urban.
pub(super) fn rest(all: &Operand, urban: &Operand) -> Computed {
    let value = all.number().zip(urban.number()).map(|(all, urban)| all - urban).filter(|rest| *rest >= 0.0);
    let (a, u) = (&all.text, &urban.text);
    Computed::new(unless_empty(&[all, urban], &format!("IF({a}<{u},\"\",{a}-{u})")), value)
}

/// A group that keeps its proportion to the residents.
pub(super) fn in_proportion(group: &Operand, since: &Operand, now: &Operand) -> Computed {
    let (g, s, n) = (&group.text, &since.text, &now.text);
    let formula = format!("IF({g}=0,0,ROUND({g}*{n}/{s},0))");
    let mut exact = true;
    let known = || Some((group.number()?, since.number()?, now.number()?));
    let value = known().and_then(|(group, since, now)| {
        exact = since <= 0.0 || is_settled(group * now, 0.0, group * now / since);
        if group == 0.0 { Some(0.0) } else { (since > 0.0).then(|| round(group * now / since, 0)) }
    });
    Computed::new(unless_empty(&[group, since, now], &formula), value).only_if(exact)
}

/// A stock a year on: less what is lost, to the sixth place, and what is added.
pub(super) fn carried(stock: &Operand, lost_percent: Option<&Operand>, added: &[Operand]) -> Computed {
    let mut exact = true;
    let lost = lost_percent.map(|percent| {
        let inner = format!("{}*{}/100", stock.text, percent.text);
        let result = stock.number().zip(percent.number()).map(|(stock, percent)| stock * percent / 100.0);
        let parts = 200_i128.checked_mul(power(places(percent.value) + places(stock.value)));
        let lost = nearest(&[], &inner, result, parts, false);
        exact = lost.exact;
        lost
    });
    let added_text: String = added.iter().map(|added| format!("+{}", added.text)).collect();
    let lost_text = lost.as_ref().map_or_else(String::new, |lost| format!("-{}", lost.text));
    let sum = format!("{}{lost_text}{added_text}", stock.text);
    let value = stock.number().and_then(|stock| {
        let lost = lost.map_or(Some(0.0), |lost| lost.value)?;
        added.iter().try_fold(stock - lost, |sum, added| Some(sum + added.number()?))
    });
    let all_whole =
        lost_percent.is_none() && std::iter::once(stock).chain(added).all(|one| one.value.is_none_or(Quantity::is_whole));
    let (sum, value) = if all_whole { (sum, value) } else { settled(&sum, value, PLACES) };
    Computed::new(unless_empty(&[stock], &sum), value).only_if(exact)
}

/// A stock to the nearest whole unit.
pub(super) fn to_units(exact: &Operand) -> Computed {
    let value = exact.number().map(|exact| round(exact, 0));
    Computed::new(unless_empty(&[exact], &format!("ROUND({},0)", exact.text)), value)
}

/// The sum of all of these; nothing counts as zero.
pub(super) fn total(cells: &[Operand]) -> Computed {
    let text: Vec<_> = cells.iter().map(|cell| cell.text.as_str()).collect();
    let value = cells.iter().filter_map(Operand::number).sum();
    Computed::new(if text.is_empty() { "0".to_owned() } else { text.join("+") }, Some(value))
}

/// The sum of what is known below and what is held at the area's own level, that to whole units where it `rounds`; empty where nothing
/// below is known.
pub(super) fn sum_and_held(
    spans: &[String],
    parts: &[Option<Quantity>],
    held: Option<&Operand>,
    rounds: bool,
    whole: bool,
) -> Computed {
    let Some(held) = held.filter(|_| !spans.is_empty()) else { return sum(spans, parts, false, whole) };
    let list = spans.join(",");
    let known = parts.iter().flatten().count();
    let held_value = held.number().unwrap_or(0.0);
    let (held_text, held_value) =
        if rounds { (format!("ROUND({},0)", held.text), round(held_value, 0)) } else { (held.text.clone(), held_value) };
    let total = Some(parts.iter().flatten().map(|part| part.to_f64()).sum::<f64>() + held_value);
    let inner = format!("SUM({list})+{held_text}");
    let (formula, total) = if whole { (inner, total) } else { settled(&inner, total, PLACES) };
    Computed::new(format!("IF(COUNT({list})=0,\"\",{formula})"), total.filter(|_| known > 0))
}

/// The sum of the cells that hold a number; empty where none does, or where one is empty and `all` are wanted.
pub(super) fn sum(spans: &[String], parts: &[Option<Quantity>], all: bool, whole: bool) -> Computed {
    if spans.is_empty() {
        return Computed::beyond();
    }
    let known = parts.iter().flatten().count();
    let list = spans.join(",");
    let count = if all { format!("COUNT({list})<{}", parts.len()) } else { format!("COUNT({list})=0") };
    let enough = if all { known == parts.len() } else { known > 0 };
    let total = parts.iter().flatten().map(|part| part.to_f64()).sum::<f64>();
    let (formula, total) =
        if whole { (format!("SUM({list})"), Some(total)) } else { settled(&format!("SUM({list})"), Some(total), PLACES) };
    Computed::new(format!("IF({count},\"\",{formula})"), total.filter(|_| enough))
}

/// The sum of what areas are short of: one's surplus does not fill another's gap.
pub(super) fn shortfalls(spans: &[String], gaps: &[Option<Quantity>], whole: bool) -> Computed {
    if spans.is_empty() {
        return Computed::beyond();
    }
    let known = gaps.iter().flatten().count();
    let each: Vec<_> = spans.iter().map(|span| format!("SUMIF({span},\">0\")")).collect();
    let total = gaps.iter().flatten().map(|gap| gap.to_f64().max(0.0)).sum::<f64>();
    let formula = each.join("+");
    let (formula, total) = if whole { (formula, Some(total)) } else { settled(&formula, Some(total), PLACES) };
    Computed::new(format!("IF(COUNT({})=0,\"\",{formula})", spans.join(",")), total.filter(|_| known > 0))
}

/// How far what there is is from what is required; positive where it falls short.
pub(super) fn lacking(required: &Operand, available: &Operand, direction: Direction, whole: bool) -> Computed {
    let (from, less) = match direction {
        Direction::AtLeast => (required, available),
        Direction::AtMost => (available, required),
    };
    let formula = format!("{}-{}", from.text, less.text);
    let value = from.number().zip(less.number()).map(|(from, less)| from - less);
    let (formula, value) = if whole { (formula, value) } else { settled(&formula, value, PLACES) };
    Computed::new(unless_empty(&[required, available], &formula), value)
}

/// As [`lacking`], where areas are left out of what there is: that can show that there is enough, never that there is too little.
pub(super) fn enough_at_least(required: &Operand, available: &Operand, whole: bool) -> Computed {
    let (r, a) = (&required.text, &available.text);
    let value = required.number().zip(available.number()).map(|(required, available)| required - available);
    let gap = format!("{r}-{a}");
    let (gap, value) = if whole { (gap, value) } else { settled(&gap, value, PLACES) };
    let formula = format!("IF({a}<{r},\"\",{gap})");
    Computed::new(unless_empty(&[required, available], &formula), value.filter(|gap| *gap <= 0.0))
}

/// The gap of an area above others: both its own need and the shortfalls below it are lower bounds of what is missing.
pub(super) fn gap_above(shortfall: &Operand, net: &Operand) -> Computed {
    let (s, n) = (&shortfall.text, &net.text);
    let value = match (shortfall.number(), net.number()) {
        (Some(shortfall), net) if shortfall > 0.0 => Some(net.map_or(shortfall, |net| net.max(shortfall))),
        (_, Some(net)) => Some(net),
        (shortfall, None) => shortfall,
    };
    Computed::new(format!("IF(N({s})>0,MAX({s},{n}),IF({n}=\"\",IF({s}=\"\",\"\",{s}),{n}))"), value)
}

/// Whether a quotient is rounded as the exact one is: its parts are exact, so that a half is a half, or it lies well away from a half.
fn is_settled(product: f64, part: f64, quotient: f64) -> bool {
    let exact = (2.0 * product).abs() < 10_f64.powi(DIGITS as i32 + 1) && part.fract() == 0.0;
    exact || (quotient.abs().fract() - 0.5).abs() > quotient.abs() * 1e-12 + 1e-9
}
