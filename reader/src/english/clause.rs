//! What an amount of an English sentence demands.

use std::ops::Range;

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

use super::noun;
use super::sentence::strength;
use crate::demand::{Demand, Field};
use crate::figure::{Figure, Role};
use crate::latin::last_word;
use crate::latin::{holds, places, starts};
use crate::vocabulary::{Means, Sort, Vocabulary};

/// A part of a sentence with the amount it is about.
pub(super) struct Clause<'a> {
    /// The sentence, and the same in small letters.
    pub(super) plain: &'a str,
    pub(super) lower: &'a str,
    pub(super) span: Range<usize>,
    pub(super) years: Vec<u16>,
    /// Where the years stand.
    pub(super) year_span: Option<Range<usize>>,
    pub(super) all: &'a [Figure],
    /// The population from which on areas are meant.
    pub(super) band: Option<&'a Figure>,
    pub(super) vocabulary: &'a Vocabulary,
    pub(super) every_year: bool,
    pub(super) plan: Option<(u16, u16)>,
}

/// A rule with what it needs: for how many people, who is counted, what a share is taken of.
type Ruled = (&'static str, Vec<Quantity>, Vec<String>, String);

/// Units of what is measured and never counted.
const MEASURED: [&str; 9] = ["岁", "小时", "分钟", "天", "次", "元", "‰", "/10万", "个百分点"];

impl Clause<'_> {
    /// A demand of this part, with what holds for all of them.
    pub(super) fn begin(&self, kind: &'static str) -> Demand {
        let english = &self.vocabulary.english;
        let here = &self.lower[self.span.clone()];
        let scope = english.scope(here).map(|(span, level, _)| (span.start + self.span.start..span.end + self.span.start, level));
        let scope = scope.or_else(|| english.scope(&self.lower[..self.span.start]).map(|(span, level, _)| (span, level)));
        let last = self.plan.map_or(u16::MAX, |(_, last)| last.max(2_000));
        let year = self.years.last().copied().filter(|year| *year <= last.saturating_add(30));
        let mut demand = Demand {
            level: scope.as_ref().map(|(_, level)| *level),
            strength: strength(self.lower, english),
            year,
            every_year: self.every_year,
            ..Demand::of_kind(kind)
        };
        if let Some(span) = self.year_span.clone().filter(|_| year.is_some()) {
            demand = demand.seen(Field::Year, span);
        }
        match scope {
            Some((span, _)) => demand.seen(Field::Level, span),
            None => demand,
        }
    }

    /// The demand of another amount of the same list.
    pub(super) fn like(&self, demand: &Demand, figure: &Figure) -> Demand {
        let year = self.begin(demand.kind).year;
        let mut one = Demand { values: vec![figure.value], upper: figure.upper, year, ..demand.clone() };
        one.evidence.retain(|(field, _)| *field != Field::Value);
        one.seen(Field::Value, figure.span.clone())
    }

    /// What the amount demands, the last of a list that begins at `first`; `before` is the demand before it, of which it goes on.
    pub(super) fn amount(&self, figure: &Figure, first: usize, before: Option<&Demand>) -> Vec<Demand> {
        let english = &self.vocabulary.english;
        let left = &self.lower[self.span.start..first];
        let right = &self.lower[figure.span.end..self.span.end];
        let (behind, ahead) = (noun::behind(right, english), noun::before(left, english));
        let goes_on = before.filter(|one| behind.is_empty() && ahead.is_empty() && one.unit == self.unit(figure, "", right));
        let ((direction, said), change) = self.direction(figure, left, right, ahead);
        let unit = goes_on.map_or_else(|| self.unit(figure, behind, right), |one| one.unit.clone());
        let (kind, per, bases, of) = match goes_on {
            Some(one) => (one.kind, one.per.clone(), one.bases.clone(), one.of.clone()),
            None => self.kind(figure, &unit, (left, right), (behind, ahead), change),
        };
        let path = unit == "%" && !change && self.is_path();
        let (kind, of) = if path { ("path", String::new()) } else { (kind, of) };
        let named = match goes_on {
            Some(one) => one.name.clone(),
            None => self.named(kind, (behind, ahead)),
        };
        let about = english.last(&[Means::About], left).is_some_and(|(end, _)| left[end..].trim().is_empty());
        let mut demand = Demand {
            name: named,
            direction: (direction, said || goes_on.is_some_and(|one| one.direction.1)),
            values: vec![figure.value],
            upper: figure.upper,
            unit,
            per,
            bases,
            of,
            ..self.begin(kind)
        };
        if goes_on.is_some_and(|one| one.direction.0 == Direction::AtMost) && !said {
            demand.direction.0 = Direction::AtMost;
        }
        if about {
            demand.strength = Strength::About;
        }
        if kind == "threshold" && demand.level.is_none() {
            demand.level = Some(Level::County);
        }
        demand = demand.seen(Field::Value, figure.span.clone());
        if demand.direction.1 {
            demand = demand.seen(Field::Direction, figure.span.start.saturating_sub(left.len().min(24))..figure.span.end);
        }
        if let Some(base) = self.based(kind) {
            demand = demand.seen(Field::Base, base);
        }
        // A number that stands alone says nothing.
        if demand.name.is_empty() && demand.unit.is_empty() {
            return Vec::new();
        }
        vec![self.name_seen(demand)]
    }

    /// Remembers where the name stands.
    pub(super) fn name_seen(&self, demand: Demand) -> Demand {
        let at = places(self.plain, &demand.name).next().filter(|_| !demand.name.is_empty());
        match at {
            Some(at) => {
                let span = at..at + demand.name.len();
                demand.seen(Field::Name, span)
            }
            None => demand,
        }
    }

    /// What it is about, as it is printed.
    fn named(&self, kind: &str, (behind, ahead): (&str, &str)) -> String {
        let measured = self.vocabulary.english.is_measured(ahead) || matches!(kind, "indicator" | "path" | "level");
        let name = match (behind.is_empty(), ahead.is_empty()) {
            (false, false) if measured || kind == "share-of-stock" => ahead,
            (false, _) => behind,
            (true, _) => ahead,
        };
        // As it is printed, with its capitals.
        match places(self.lower, name).next() {
            Some(at) if !name.is_empty() => self.plain[at..at + name.len()].to_owned(),
            _ => name.to_owned(),
        }
    }

    /// The unit of an amount: printed behind it, or that of what is counted.
    fn unit(&self, figure: &Figure, behind: &str, right: &str) -> String {
        if !figure.unit.is_empty() {
            return figure.unit.clone();
        }
        let per = self.all.iter().find(|one| one.role == Role::Per && self.span.contains(&one.span.start));
        let births = ["live births", "births", "deaths"].iter().any(|word| holds(right, word));
        let rate = self.vocabulary.english.is_lower(&self.lower[self.span.clone()]) || births;
        match per.map(|per| per.value.trunc()) {
            Some(100_000) => return "/10万".to_owned(),
            Some(1_000) if rate => return "‰".to_owned(),
            _ => {}
        }
        let english = &self.vocabulary.english;
        english.unit(noun::head(behind)).or_else(|| english.unit(behind)).unwrap_or_default().to_owned()
    }

    /// The rule an amount belongs to.
    fn kind(
        &self,
        figure: &Figure,
        unit: &str,
        (left, right): (&str, &str),
        (behind, ahead): (&str, &str),
        change: bool,
    ) -> Ruled {
        let english = &self.vocabulary.english;
        let plain = |kind| (kind, Vec::new(), Vec::new(), String::new());
        if change {
            return plain("indicator");
        }
        if unit == "级" {
            return plain("level");
        }
        if unit == "%" {
            return self.share(right, (behind, ahead));
        }
        let per = self.all.iter().find(|one| one.role == Role::Per && self.span.contains(&one.span.start));
        if let Some(per) = per.filter(|_| !matches!(unit, "/10万" | "‰")) {
            let base = english.group(&self.lower[per.span.end..self.span.end]).unwrap_or("resident").to_owned();
            return ("ratio", vec![per.value], vec![base], String::new());
        }
        if MEASURED.contains(&unit) {
            return plain("indicator");
        }
        if unit.is_empty() && (behind.is_empty() || english.is_measured(ahead)) {
            return plain("indicator");
        }
        if let Some(band) = self.band {
            return ("threshold", vec![band.value], vec!["resident".to_owned()], String::new());
        }
        let each = [left, right].iter().any(|text| english.scope(text).is_some_and(|(.., each)| each));
        let of_change = ["by"].contains(&last_word(left)) && figure.unit.is_empty();
        plain(if of_change {
            "indicator"
        } else if each || self.is_each() {
            "per-area"
        } else {
            "absolute"
        })
    }

    /// Whether the sentence before this part speaks of each area.
    fn is_each(&self) -> bool {
        self.vocabulary.english.scope(&self.lower[..self.span.start]).is_some_and(|(.., each)| each)
    }

    /// What sort of share a percentage is.
    fn share(&self, right: &str, (behind, ahead): (&str, &str)) -> Ruled {
        let english = &self.vocabulary.english;
        let plain = |kind| (kind, Vec::new(), Vec::new(), String::new());
        let right = ["or more", "or above", "and above", "or less"]
            .iter()
            .fold(right.trim_start(), |text, word| if starts(text, word) { text[word.len()..].trim_start() } else { text });
        let of = match self.of_before() {
            Some(of) if !starts(right, "of") => of,
            _ if !starts(right, "of") || behind.is_empty() || english.is_measured(ahead) => return plain("indicator"),
            _ => noun::head(behind),
        };
        let own = |sort: Sort| english.thing(of).is_some_and(|(found, _)| found == sort);
        let area = english.scope(of).is_some();
        let kind = if own(Sort::Facility) || own(Sort::Place) || area {
            "share-of-resource"
        } else if own(Sort::Patients) || english.group(of).is_some() {
            return plain("indicator");
        } else if own(Sort::Stock) || english.unit(of).is_some_and(|unit| !MEASURED.contains(&unit)) || !ahead.is_empty() {
            "share-of-stock"
        } else {
            return plain("indicator");
        };
        (kind, Vec::new(), Vec::new(), of.to_owned())
    }

    /// Of township hospitals, 90% have …: what a share is taken of, where it is said before it.
    fn of_before(&self) -> Option<&str> {
        let rest = noun::without_date(self.lower).strip_prefix("of ")?;
        let until = rest.find(',')?;
        Some(noun::head(noun::behind(&rest[..until], &self.vocabulary.english)))
    }

    /// Whether several percentages follow each other with a year each.
    fn is_path(&self) -> bool {
        let shares = self.all.iter().filter(|one| one.role == Role::Amount && one.unit == "%").count();
        let years = self.all.iter().filter(|one| one.role == Role::Year).count();
        let whole = self.all.iter().any(|one| one.unit == "%" && Some(one.value) == Quantity::whole(100).ok());
        shares > 1 && years >= shares && (shares > 2 || whole)
    }

    /// Whether more or less is better, with whether a word says so; and whether the figure is by how much something changes.
    fn direction(&self, figure: &Figure, left: &str, right: &str, ahead: &str) -> ((Direction, bool), bool) {
        let english = &self.vocabulary.english;
        let near =
            english.last(&[Means::AtLeast, Means::AtMost], left).filter(|(end, _)| left[*end..].split_whitespace().count() <= 2);
        let behind = |means| english.begins(means, right.trim_start()).is_some();
        let verb = english.last(&[Means::Reduction, Means::Increase, Means::Deed], left).map(|(_, means)| means);
        let (to, by) = (last_word(left) == "to", last_word(left) == "by");
        if figure.unit == "个百分点" || figure.doubled || (by && matches!(verb, Some(Means::Reduction | Means::Increase))) {
            return ((Direction::AtLeast, true), true);
        }
        let least = near.is_some_and(|(_, means)| means == Means::AtLeast) || (near.is_none() && behind(Means::AtLeast));
        let most = near.is_some_and(|(_, means)| means == Means::AtMost) || (near.is_none() && behind(Means::AtMost));
        if most || (!least && verb == Some(Means::Reduction) && (to || last_word(left) == "below")) {
            return ((Direction::AtMost, true), false);
        }
        if !least && (english.is_lower(ahead) || english.is_lower(left)) {
            return ((Direction::AtMost, false), false);
        }
        let said = least
            || (to && verb == Some(Means::Increase))
            || verb == Some(Means::Deed)
            || english.begins(Means::Deed, noun::without_date(left.trim())).is_some();
        ((Direction::AtLeast, said || english.says(Means::Deed, self.lower)), false)
    }

    /// Where it stands who is counted, or from which population on.
    fn based(&self, kind: &str) -> Option<Range<usize>> {
        match kind {
            "threshold" => self.band.map(|band| band.span.clone()),
            "ratio" => self
                .all
                .iter()
                .find(|one| one.role == Role::Per && self.span.contains(&one.span.start))
                .map(|one| one.span.clone()),
            // A rate of births or deaths has its people in its unit.
            _ => self
                .all
                .iter()
                .find(|one| one.role == Role::Per && self.span.contains(&one.span.start))
                .map(|one| one.span.clone()),
        }
    }
}
