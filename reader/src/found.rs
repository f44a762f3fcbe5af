//! What was read of one sentence, and what is known before it is read.

use std::ops::Range;

use crate::account::Reason;
use crate::demand::{Demand, Field};
use crate::figure::{Figure, Role};

/// What was read of one sentence.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What it demands.
    pub demands: Vec<Demand>,
    /// The years its last words speak of, for what follows a colon.
    pub years: Vec<u16>,
    /// The figures that went into no demand, with the reason: characters, reason.
    pub left: Vec<(Range<usize>, Reason)>,
    /// How many figures it holds.
    pub figures: usize,
}

/// What is known before a sentence is read.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Years given by the words before a colon.
    pub years: Vec<u16>,
    /// The first and the last year of the plan, where its title says.
    pub plan: Option<(u16, u16)>,
    /// Whether the headings speak of what was.
    pub past: bool,
    /// Whether the document demands things at all without giving a date.
    pub demanding: bool,
}

impl Context {
    /// Why a sentence demands nothing: what it speaks of is `over`, or it only `told` something.
    pub(crate) fn silences(&self, over: bool, told: bool) -> Option<Reason> {
        if self.past || over {
            Some(Reason::Past)
        } else if told {
            Some(Reason::Told)
        } else {
            None
        }
    }
}

impl Found {
    /// Accounts for each figure once all demands are there, and says where their evidence stands in characters of the sentence.
    pub(crate) fn settle(&mut self, plain: &str, all: &[Figure], silent: Option<Reason>) {
        account(plain, all, silent, self);
        for (_, span) in self.demands.iter_mut().flat_map(|demand| &mut demand.evidence) {
            *span = characters(plain, span);
        }
    }
}

/// Bytes of a text as characters of it.
fn characters(text: &str, bytes: &Range<usize>) -> Range<usize> {
    let until = |at: usize| text.get(..at.min(text.len())).map_or(0, |head| head.chars().count());
    until(bytes.start)..until(bytes.end)
}

/// Says of each figure that is in no demand why it was left out.
fn account(plain: &str, all: &[Figure], silent: Option<Reason>, found: &mut Found) {
    for figure in all {
        let used = found.demands.iter().flat_map(|demand| &demand.evidence).any(|(field, span)| {
            matches!(field, Field::Value | Field::Year | Field::Base)
                && span.start < figure.span.end
                && figure.span.start < span.end
        });
        if used {
            continue;
        }
        let named = found
            .demands
            .iter()
            .flat_map(|demand| &demand.evidence)
            .any(|(field, span)| *field == Field::Name && span.start <= figure.span.start && figure.span.end <= span.end);
        let reason = match (figure.role, silent) {
            (Role::Name, _) => Reason::Name,
            (Role::Amount, None) if named => Reason::Name,
            (Role::Unread, _) => Reason::NotUnderstood,
            (_, Some(reason)) => reason,
            (Role::Year, None) => Reason::Date,
            (Role::Compared, None) => Reason::Compared,
            _ => Reason::NotUnderstood,
        };
        found.left.push((characters(plain, &figure.span), reason));
    }
}
