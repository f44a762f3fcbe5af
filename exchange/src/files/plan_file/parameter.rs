//! The parameters of a rule as fields: checked, read and written by what each of them is, whatever the kind of the rule.

use permille_engine::area::PopulationBase;
use permille_engine::id::MeasureId;
use permille_engine::rule::{Parameter, Parameters, Rule};

use super::text;
use crate::files::limits;
use crate::files::shape::{Case, Field, Kind};
use crate::files::tree::Node;
use crate::files::tree::table::{Table, list};

/// The most people a plan can speak of.
const PEOPLE: i64 = 9_000_000_000_000;

/// The field a parameter is in a file.
const fn field(parameter: Parameter) -> Field {
    let name = name(parameter);
    match parameter {
        Parameter::Base => Field::required(name, Kind::Words, "Who is counted."),
        Parameter::Bases => Field::required(name, Kind::List(limits::PARTS, &Kind::Words), "Who is counted in each term."),
        Parameter::Per => Field::required(name, Kind::Whole(1, 1_000_000_000), "For how many people."),
        Parameter::From => Field::required(name, Kind::Whole(0, PEOPLE), "From how many people on."),
        Parameter::FromEach => {
            Field::required(name, Kind::List(limits::PARTS, &Kind::Whole(0, PEOPLE)), "Where each bracket starts.")
        }
        Parameter::Of => Field::required(name, Kind::Words, "The measure it is a share of."),
        Parameter::OfOrWhole => Field::optional(name, Kind::Words, "The measure it is a share of."),
    }
}

const fn name(parameter: Parameter) -> &'static str {
    match parameter {
        Parameter::Base => "base",
        Parameter::Bases => "bases",
        Parameter::Per => "per",
        Parameter::From | Parameter::FromEach => "from",
        Parameter::Of | Parameter::OfOrWhole => "of",
    }
}

/// How many parameters all kinds take.
const COUNT: usize = {
    let (mut kind, mut count) = (0, 0);
    while kind < Rule::PARAMETERS.len() {
        count += Rule::PARAMETERS[kind].len();
        kind += 1;
    }
    count
};

/// The fields of all kinds, one kind after the other.
static FIELDS: [Field; COUNT] = {
    let mut fields = [const { field(Parameter::Base) }; COUNT];
    let (mut kind, mut count) = (0, 0);
    while kind < Rule::PARAMETERS.len() {
        let mut place = 0;
        while place < Rule::PARAMETERS[kind].len() {
            fields[count] = field(Rule::PARAMETERS[kind][place]);
            (count, place) = (count + 1, place + 1);
        }
        kind += 1;
    }
    fields
};

/// The fields that each kind of rule brings with it.
pub(super) static CASES: [Case; Rule::WORDS.len()] = {
    let mut cases = [const { Case { word: "", fields: &[] } }; Rule::WORDS.len()];
    let (mut kind, mut rest): (usize, &'static [Field]) = (0, &FIELDS);
    while kind < cases.len() {
        let (fields, others) = rest.split_at(Rule::PARAMETERS[kind].len());
        cases[kind] = Case { word: Rule::WORDS[kind], fields };
        (kind, rest) = (kind + 1, others);
    }
    cases
};

/// The rule a checked table holds.
pub(super) fn rule(node: &Node) -> Rule {
    let kind = text(node, "kind");
    let mut parameters = Parameters::default();
    for &parameter in Rule::parameters_of(kind) {
        let Some(value) = node.get(name(parameter)) else { continue };
        let base = |node: &Node| node.text().map(PopulationBase::from_word);
        match parameter {
            Parameter::Base => parameters.bases.extend(base(value)),
            Parameter::Bases => parameters.bases.extend(value.items().iter().filter_map(base)),
            Parameter::Per => parameters.per = value.whole(),
            Parameter::From => parameters.from.extend(value.whole()),
            Parameter::FromEach => parameters.from.extend(value.items().iter().filter_map(Node::whole)),
            Parameter::Of | Parameter::OfOrWhole => parameters.of = value.text().map(MeasureId::from),
        }
    }
    Rule::new(kind, parameters).unwrap_or_default()
}

/// Puts what a rule takes into its table.
pub(super) fn put(table: &mut Table, rule: &Rule) {
    let words = |base: &PopulationBase| Node::text_of(base.word());
    for &parameter in rule.parameters() {
        let value = match parameter {
            Parameter::Base => rule.bases().first().map(words),
            Parameter::Bases => Some(list(rule.bases().iter().map(words))),
            Parameter::Per => rule.per().map(Node::number_of),
            Parameter::From => rule.starts().first().map(Node::number_of),
            Parameter::FromEach => Some(list(rule.starts().iter().map(Node::number_of))),
            Parameter::Of | Parameter::OfOrWhole => rule.of().map(|of| Node::text_of(of.as_str())),
        };
        if let Some(value) = value {
            table.put(name(parameter), value);
        }
    }
}
