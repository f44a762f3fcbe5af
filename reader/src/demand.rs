//! A demand: what it asks for, with the places its fields were found in.

use std::ops::Range;

use permille_engine::area::Level;
use permille_engine::norm::{Direction, Strength};
use permille_engine::quantity::Quantity;

/// A field of a demand that a sentence gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// How much.
    Value,
    /// By when.
    Year,
    /// Whom it binds.
    Level,
    /// Whether more or less is better.
    Direction,
    /// Who is counted, or from which population on.
    Base,
    /// What it is about.
    Name,
}

/// A target that a sentence demands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The rule's word.
    pub kind: &'static str,
    /// What is demanded, as the sentence calls it.
    pub name: String,
    /// The level it binds, where the sentence says so.
    pub level: Option<Level>,
    /// Whether more or less is better, and whether a word says so.
    pub direction: (Direction, bool),
    /// How hard it binds.
    pub strength: Strength,
    /// By when.
    pub year: Option<u16>,
    /// Whether it recurs each year from then on.
    pub every_year: bool,
    /// How much; several for brackets and sums; none for a deed.
    pub values: Vec<Quantity>,
    /// The upper end of a range.
    pub upper: Option<Quantity>,
    /// The unit.
    pub unit: String,
    /// For how many people, or from which population on.
    pub per: Vec<Quantity>,
    /// The groups of people counted.
    pub bases: Vec<String>,
    /// The target where it is in words alone: 持续改善.
    pub words: String,
    /// What a share is taken of, as the sentence calls it.
    pub of: String,
    /// Whether the value is printed; otherwise it was read from words such as 全覆盖.
    pub printed: bool,
    /// Where in the sentence each field was found, in characters.
    pub evidence: Vec<(Field, Range<usize>)>,
}

impl Demand {
    /// A demand of a kind, with every other field empty.
    #[must_use]
    pub fn of_kind(kind: &'static str) -> Self {
        Self {
            kind,
            name: String::new(),
            level: None,
            direction: (Direction::AtLeast, false),
            strength: Strength::Must,
            year: None,
            every_year: false,
            values: Vec::new(),
            upper: None,
            unit: String::new(),
            per: Vec::new(),
            bases: Vec::new(),
            words: String::new(),
            of: String::new(),
            printed: true,
            evidence: Vec::new(),
        }
    }

    /// Remembers where a field was found.
    #[must_use]
    pub fn seen(mut self, field: Field, span: Range<usize>) -> Self {
        self.evidence.push((field, span));
        self
    }

    /// Whether it is known from the sentence who is counted, or from which population on; a ratio is of residents where nothing else is said.
    #[must_use]
    pub fn is_based(&self) -> bool {
        self.per.is_empty() || self.kind == "ratio" || self.found(Field::Base)
    }

    /// Whether a field was found in the sentence.
    #[must_use]
    pub fn found(&self, field: Field) -> bool {
        self.evidence.iter().any(|(found, _)| *found == field)
    }
}
