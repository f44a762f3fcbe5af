//! Formulas that come to what the engine comes to, although a spreadsheet calculates in floating point.
//!
//! The engine rounds exact decimals: 4.5 × 2,000 ÷ 1,000 is 9. A spreadsheet may make 9.000000000000002 of it, which would round up to 10. So
//! whatever is about to be rounded is first rounded to as many places as the exact result can have (`ROUND(…,6)`), which takes off
//! the floating-point error and nothing else. Every formula is worked out here as a spreadsheet does, so that one which comes to something else
//! is known before it is written.

use permille_engine::norm::Direction;
use permille_engine::quantity::{Quantity, Rounding};

/// A number with how a formula speaks of it.
#[derive(Clone, Debug)]
pub(super) struct Operand {
    /// The cell, or the number itself.
    pub(super) text: String,
    /// What the cell holds; nothing where it is empty.
    pub(super) value: Option<Quantity>,
}

/// A formula, and what a spreadsheet makes of it.
#[derive(Clone, Debug)]
pub(super) struct Computed {
    /// The formula, without the sign that opens it.
    pub(super) text: String,
    /// What it comes to; nothing where the cell looks empty.
    pub(super) value: Option<f64>,
    /// Whether floating-point numbers are fine enough for it.
    pub(super) exact: bool,
}

/// The decimal digits that a spreadsheet's numbers keep without fail.
const DIGITS: u32 = 14;
/// The places that the error is rounded off to, where no more are needed.
const PLACES: u32 = 6;
/// The longest formula a spreadsheet takes, less some for the sheet's own sake.
const LONGEST: usize = 8_000;
/// How deep conditions may be nested.
const DEEPEST: usize = 50;

impl Computed {
    fn new(text: String, value: Option<f64>) -> Self {
        let exact = text.len() <= LONGEST;
        Self { text, value, exact }
    }

    fn only_if(self, exact: bool) -> Self {
        Self { exact: self.exact && exact, ..self }
    }

    /// A formula that no spreadsheet could be trusted with.
    pub(super) fn beyond() -> Self {
        Self { text: String::new(), value: None, exact: false }
    }
}

impl Operand {
    fn number(&self) -> Option<f64> {
        self.value.map(Quantity::to_f64)
    }
}

/// `formula` where none of the operands is empty, else empty.
fn unless_empty(operands: &[&Operand], formula: &str) -> String {
    let empty: Vec<_> = operands.iter().map(|operand| format!("{}=\"\"", operand.text)).collect();
    match empty.as_slice() {
        [] => formula.to_owned(),
        [one] => format!("IF({one},\"\",{formula})"),
        several => format!("IF(OR({}),\"\",{formula})", several.join(",")),
    }
}

/// The cell's own content; empty stays empty.
pub(super) fn same(cell: &Operand) -> Computed {
    Computed::new(unless_empty(&[cell], &cell.text), cell.number())
}

/// How many of `all` cells look empty: `spans` are first and last of cells one below the other, `known` how many of them hold a number.
pub(super) fn empty(all: usize, spans: &[(Operand, Operand)], known: usize) -> Computed {
    // A function takes no more arguments than this.
    const MOST: usize = 250;
    let spans: Vec<String> = spans.iter().map(|(first, last)| format!("{}:{}", first.text, last.text)).collect();
    let counted = Computed::new(format!("{all}-COUNT({})", spans.join(",")), Some((all - known) as f64));
    counted.only_if(!spans.is_empty() && spans.len() <= MOST)
}

/// `value × people ÷ per`, rounded once.
pub(super) fn ratio(value: &Operand, people: &Operand, per: &Operand, whole: bool, rounding: Rounding) -> Computed {
    let inner = format!("{}*{}/{}", value.text, people.text, per.text);
    let known = || Some((value.number()?, people.number()?, per.number()?));
    let result = known().map(|(value, people, per)| value * people / per);
    let parts = per.value.map(|per| i128::from(per.trunc()) * power(places(value.value)));
    rounded(&[value, people], &inner, result, parts, (whole, rounding))
}

/// `people ÷ people a unit`, added and then rounded.
pub(super) fn sum_of_ratios(terms: &[(Operand, Operand)], whole: bool, rounding: Rounding) -> Computed {
    let inner: Vec<_> = terms.iter().map(|(people, unit)| format!("{}/{}", people.text, unit.text)).collect();
    let term = |(people, unit): &(Operand, Operand)| Some(people.number()? / unit.number()?);
    let result = terms.iter().map(term).sum::<Option<f64>>();
    let parts = terms.iter().try_fold(1_i128, |parts, (_, unit)| {
        let scale = power(places(unit.value));
        let unit = unit.value?;
        // So many of the smallest place.
        let unit =
            i128::from(unit.trunc()).checked_mul(scale)?.checked_add((unit.to_f64().fract() * scale as f64).round() as i128)?;
        common_multiple(parts, unit)
    });
    let operands: Vec<_> = terms.iter().flat_map(|(people, unit)| [people, unit]).collect();
    rounded(&operands, &inner.join("+"), result, parts, (whole, rounding))
}

/// `percent` of another stock, rounded once.
pub(super) fn share(percent: &Operand, of: &Operand, whole: bool, rounding: Rounding) -> Computed {
    let inner = format!("{}*{}/100", percent.text, of.text);
    let result = percent.number().zip(of.number()).map(|(percent, of)| percent * of / 100.0);
    let parts = 100_i128.checked_mul(power(places(percent.value) + places(of.value)));
    rounded(&[percent, of], &inner, result, parts, (whole, rounding))
}

/// The value of the bracket the people fall into: `from` and `values` are spans of cells side by side.
pub(super) fn bracket(people: &Operand, from: &[Operand], values: &[Operand], whole: bool, rounding: Rounding) -> Computed {
    let (Some(first), Some(last)) = (from.first(), from.last()) else { return Computed::beyond() };
    let (Some(low), Some(high)) = (values.first(), values.last()) else { return Computed::beyond() };
    let found = format!("LOOKUP({},{}:{},{}:{})", people.text, first.text, last.text, low.text, high.text);
    let place = people.value.and_then(|people| from.iter().rposition(|from| from.value.is_some_and(|from| from <= people)));
    let value = place.and_then(|place| values.get(place)?.value);
    let rounds = whole && values.iter().any(|value| value.value.is_some_and(|value| !value.is_whole()));
    let found = if rounds { format!("{}({found},0)", function(rounding)) } else { found };
    let below = format!("IF({}<{},\"\",{found})", people.text, first.text);
    let value = value.map(|value| value.in_units(whole, rounding));
    Computed::new(unless_empty(&[people, low], &below), value.map(Quantity::to_f64))
}

/// So many from a number of people on, none below it.
pub(super) fn threshold(people: &Operand, from: &Operand, value: &Operand, whole: bool, rounding: Rounding) -> Computed {
    let rounds = whole && value.value.is_some_and(|value| !value.is_whole());
    let required = if rounds { format!("{}({},0)", function(rounding), value.text) } else { value.text.clone() };
    let known = || {
        let value = value.value?;
        let reached = people.value? >= from.value?;
        Some(if reached { value.in_units(whole, rounding) } else { Quantity::ZERO })
    };
    let formula = format!("IF({}>={},{required},0)", people.text, from.text);
    Computed::new(unless_empty(&[people, value], &formula), known().map(Quantity::to_f64))
}

/// The target as it stands, in whole units where it comes in such.
pub(super) fn as_it_stands(value: &Operand, whole: bool, rounding: Rounding) -> Computed {
    if whole && value.value.is_some_and(|value| !value.is_whole()) {
        let formula = unless_empty(&[value], &format!("{}({},0)", function(rounding), value.text));
        return Computed::new(formula, value.value.map(|value| value.in_units(whole, rounding).to_f64()));
    }
    same(value)
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

/// Rounded to a whole unit, or at the sixth place; `parts` is how many parts of one the exact result comes in.
fn rounded(
    operands: &[&Operand],
    inner: &str,
    result: Option<f64>,
    parts: Option<i128>,
    (whole, rounding): (bool, Rounding),
) -> Computed {
    let parts = if whole { parts } else { parts.and_then(|parts| common_multiple(parts, power(PLACES))) };
    let Some(needed) = parts.map(places_for) else { return Computed::beyond() };
    let guard = needed.max(PLACES);
    let settled = result.map(|result| round(result, guard));
    let away = |settled: f64, places: u32| match rounding {
        Rounding::Up => round_up(settled, places),
        Rounding::Down => round_down(settled, places),
    };
    let function = function(rounding);
    let (formula, value) = match whole {
        true => (format!("{function}(ROUND({inner},{guard}),0)"), settled.map(|settled| away(settled, 0))),
        false if guard == PLACES => (format!("ROUND({inner},{guard})"), settled),
        false => (format!("{function}(ROUND({inner},{guard}),{PLACES})"), settled.map(|settled| away(settled, PLACES))),
    };
    Computed::new(unless_empty(operands, &formula), value).only_if(result.is_none_or(|result| guard <= room(result)))
}

/// What rounds a positive number so in a spreadsheet.
fn function(rounding: Rounding) -> &'static str {
    match rounding {
        Rounding::Up => "ROUNDUP",
        Rounding::Down => "ROUNDDOWN",
    }
}

/// Rounded to the nearest whole unit, or at the sixth place; `parts` is how many parts of one the exact result, doubled, comes in.
fn nearest(operands: &[&Operand], inner: &str, result: Option<f64>, parts: Option<i128>, whole: bool) -> Computed {
    let parts = if whole { parts } else { parts.and_then(|parts| common_multiple(parts, 2 * power(PLACES))) };
    let Some(needed) = parts.map(places_for) else { return Computed::beyond() };
    let guard = needed.max(PLACES);
    let settled = result.map(|result| round(result, guard));
    let (formula, value) = match whole {
        true => (format!("ROUND(ROUND({inner},{guard}),0)"), settled.map(|settled| round(settled, 0))),
        false => (format!("ROUND(ROUND({inner},{guard}),{PLACES})"), settled.map(|settled| round(settled, PLACES))),
    };
    Computed::new(unless_empty(operands, &formula), value).only_if(result.is_none_or(|result| guard <= room(result)))
}

/// A sum of decimal figures without its floating-point error.
fn settled(formula: &str, value: Option<f64>, places: u32) -> (String, Option<f64>) {
    (format!("ROUND({formula},{places})"), value.map(|value| round(value, places)))
}

/// The decimal places a quantity has.
fn places(value: Option<Quantity>) -> u32 {
    let text = value.unwrap_or_default().to_string();
    text.split_once('.').map_or(0, |(_, fraction)| u32::try_from(fraction.len()).unwrap_or(PLACES))
}

fn power(places: u32) -> i128 {
    10_i128.pow(places)
}

/// The places that tell a whole number from its neighbours among multiples of one in so many parts.
fn places_for(parts: i128) -> u32 {
    (0..38).find(|&places| power(places) > parts / 2).unwrap_or(38)
}

/// The places after the point that are left beside a number's whole digits.
fn room(value: f64) -> u32 {
    let mut digits = 1;
    while digits < DIGITS && value.abs() >= 10_f64.powi(digits as i32) {
        digits += 1;
    }
    DIGITS - digits
}

fn common_multiple(a: i128, b: i128) -> Option<i128> {
    let (mut x, mut y) = (a, b);
    while y != 0 {
        (x, y) = (y, x % y);
    }
    if x == 0 { None } else { (a / x).checked_mul(b).map(i128::abs) }
}

/// As a spreadsheet rounds: halves away from zero, and what is a half but for the last binary digit is a half.
fn round(value: f64, places: u32) -> f64 {
    let scale = 10_f64.powi(places as i32);
    let size = value.abs() * scale;
    value.signum() * (size + size * f64::EPSILON + 0.5).floor() / scale
}

fn round_up(value: f64, places: u32) -> f64 {
    let scale = 10_f64.powi(places as i32);
    let size = value.abs() * scale;
    value.signum() * (size - size * f64::EPSILON).ceil() / scale
}

fn round_down(value: f64, places: u32) -> f64 {
    let scale = 10_f64.powi(places as i32);
    let size = value.abs() * scale;
    value.signum() * (size + size * f64::EPSILON).floor() / scale
}
