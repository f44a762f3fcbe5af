//! What a text was read as: its proposals, one a target, and the figures that were left out.

use permille_engine::area::Level;

use crate::account::{LeftOut, Reason};
use crate::blocks::Block;
use crate::demand::{Demand, Field};
use crate::figure::{Figure, Role};
use crate::latin::is_english;
use crate::words::kin;

/// A target that is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Where it stands; several places are joined by `; `.
    pub clause: String,
    /// The line of the text it begins in.
    pub line: usize,
    /// The headings it stands under, the widest first.
    pub headings: Vec<String>,
    /// The sentence.
    pub sentence: String,
    /// What it demands.
    pub demand: Demand,
    /// The level it binds: found, or that of the document.
    pub level: Level,
    /// Whether every field was found in the sentence or its headings.
    pub certain: bool,
}

/// What a text was read as.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The title, where the head of the text has one.
    pub title: Option<String>,
    /// The document's number, where its head has one: 赣府发〔2023〕1号.
    pub number: Option<String>,
    /// Who issued it, where its head or its title says.
    pub issuer: Option<String>,
    /// The level of the area it binds, which demands that name no level of their own have.
    pub own: Option<Level>,
    /// The proposals, in the order of the text.
    pub proposals: Vec<Proposal>,
    /// The first and the last year of the plan, where its title says.
    pub years: Option<(u16, u16)>,
    /// How many figures the text has.
    pub figures: usize,
    /// The figures that went into no proposal, each with the reason.
    pub left_out: Vec<LeftOut>,
}

impl Reading {
    /// How many figures are accounted for: in a proposal, or left out for a reason that is known.
    #[must_use]
    pub fn accounted(&self) -> usize {
        self.figures - self.left_out.iter().filter(|one| one.reason == Reason::NotUnderstood).count()
    }

    /// Counts figures that are in no proposal.
    pub(crate) fn leave(&mut self, block: &Block, plain: &str, figures: &[Figure], reason: impl Fn(&Figure) -> Reason) {
        for figure in figures {
            let before = plain[..figure.span.start].chars().count();
            let until = plain[..figure.span.end].chars().count();
            self.figures += 1;
            self.left_out.push(left(block, plain, before, until, reason(figure)));
        }
    }
}

/// A figure that is left out, with what stands around it.
pub(crate) fn left(block: &Block, text: &str, from: usize, until: usize, reason: Reason) -> LeftOut {
    let start = from.saturating_sub(10);
    let excerpt = text.chars().skip(start).take(until + 12 - start).collect();
    LeftOut { line: block.line, clause: block.clause.clone(), excerpt, reason }
}

/// Why a figure that no sentence demands is left out.
pub(crate) fn reason_of(figure: &Figure) -> Reason {
    match figure.role {
        Role::Name => Reason::Name,
        Role::Year => Reason::Date,
        Role::Compared => Reason::Compared,
        Role::Amount | Role::Per | Role::Band | Role::Unread => Reason::NotUnderstood,
    }
}

/// Adds a demand, or the place of one that was read before.
pub(crate) fn propose(demand: Demand, block: &Block, sentence: &str, own: Level, reading: &mut Reading) {
    let nowhere = if is_english(sentence) { "text" } else { "正文" };
    let clause = if block.clause.is_empty() { nowhere.to_owned() } else { block.clause.clone() };
    let row = clause.starts_with("清单");
    let twins: Vec<&mut Proposal> = reading
        .proposals
        .iter_mut()
        .filter(|_| row)
        .filter(|other| {
            let same = other.demand.year == demand.year
                && other.demand.values == demand.values
                && (other.demand.unit == demand.unit || demand.values.is_empty());
            let level = other.demand.level == demand.level || other.demand.level.is_none() || demand.level.is_none();
            same && level && !other.clause.starts_with("清单") && kin(&other.demand.name, &demand.name)
        })
        .collect();
    if !twins.is_empty() {
        for twin in twins {
            if !twin.clause.split("; ").any(|place| place == clause) {
                twin.clause = format!("{}; {clause}", twin.clause);
            }
        }
        return;
    }
    let per_head = matches!(demand.kind, "ratio" | "sum-of-ratios" | "bracket");
    let level = demand.level.unwrap_or(if per_head { own.max(Level::County) } else { own });
    let found = |field: Field| demand.found(field);
    let based = demand.is_based();
    let certain =
        found(Field::Level) && demand.direction.1 && found(Field::Year) && demand.printed && found(Field::Name) && based;
    reading.proposals.push(Proposal {
        clause,
        line: block.line,
        headings: block.headings.clone(),
        sentence: sentence.to_owned(),
        demand,
        level,
        certain,
    });
}
