//! A plan as the tree its file would be read into: the same for a file of its own (TOML) and within a scenario file (JSON).

use permille_engine::norm::{Direction, Domain, Norm, Strength, Target};
use permille_engine::plan::{BaselineFigure, Measure, Nature, Plan};
use permille_engine::rule::Rule;

use super::parameter;
use crate::files::tree::table::{Table, list};
use crate::files::tree::{Node, name};

/// The whole plan.
pub(crate) fn tree(plan: &Plan) -> Node {
    let mut table = Table::default();
    table.put("plan", head(plan));
    for (key, nodes) in [
        ("measure", plan.measures.iter().map(measure).collect::<Vec<_>>()),
        ("norm", plan.norms.iter().map(norm).collect()),
        ("baseline", plan.baselines.iter().map(baseline).collect()),
    ] {
        if !nodes.is_empty() {
            table.put(key, list(nodes));
        }
    }
    table.into()
}

fn head(plan: &Plan) -> Node {
    let mut table = Table::default();
    table.put("id", Node::text_of(plan.id.as_str()));
    table.put("title", name(&plan.title));
    table.put_text("number", plan.number.as_ref());
    table.put("issuer", name(&plan.issuer));
    table.put_text("issued", plan.issued.as_ref());
    table.put("territory", Node::text_of(plan.territory.as_str()));
    table.put("years", list([plan.years.0, plan.years.1].map(Node::number_of)));
    table.put("revision", Node::number_of(plan.revision));
    table.into()
}

fn measure(measure: &Measure) -> Node {
    let mut table = Table::default();
    table.put("id", Node::text_of(measure.id.as_str()));
    let nature = match measure.nature {
        Nature::Resource => "resource",
        Nature::Indicator => "indicator",
        Nature::Milestone => "milestone",
    };
    table.put("nature", Node::text_of(nature));
    table.put("name", name(&measure.name));
    table.put("unit", name(&measure.unit));
    table.put_flag("whole", measure.whole);
    table.into()
}

fn norm(norm: &Norm) -> Node {
    let mut table = Table::default();
    table.put("id", Node::text_of(norm.id.as_str()));
    table.put("class", Node::text_of(norm.class.word()));
    table.put("domain", Node::text_of(domain_word(norm.domain)));
    table.put("name", name(&norm.name));
    table.put("level", Node::text_of(norm.level.word()));
    table.put("measure", Node::text_of(norm.measure.as_str()));
    let direction = match norm.direction {
        Direction::AtLeast => "at-least",
        Direction::AtMost => "at-most",
    };
    table.put("direction", Node::text_of(direction));
    let strength = match norm.strength {
        Strength::Must => "must",
        Strength::Should => "should",
        Strength::About => "about",
    };
    table.put("strength", Node::text_of(strength));
    table.put("rule", rule(&norm.rule));
    table.put("targets", list(norm.targets.iter().map(|one| target(one, norm.rule.parts()))));
    table.put("clause", Node::text_of(norm.source.clause.as_str()));
    table.put("statement", name(&norm.source.statement));
    if let Some(note) = &norm.note {
        table.put("note", name(note));
    }
    table.into()
}

fn domain_word(domain: Domain) -> &'static str {
    Domain::ALL.into_iter().find(|(one, _)| *one == domain).map_or("governance", |(_, word)| word)
}

fn rule(rule: &Rule) -> Node {
    let mut table = Table::default();
    table.put("kind", Node::text_of(rule.word()));
    parameter::put(&mut table, rule);
    table.into()
}

/// A target; one value stands alone where the rule takes one.
fn target(target: &Target, parts: usize) -> Node {
    let mut table = Table::default();
    if let Some(year) = target.year {
        table.put("year", Node::number_of(year));
    }
    if let Some(month) = target.month {
        table.put("month", Node::number_of(month));
    }
    table.put_flag("every_year", target.every_year);
    match target.values.as_slice() {
        [] => {}
        [value] if parts == 1 => table.put("value", Node::number_of(value)),
        values => table.put("values", list(values.iter().map(Node::number_of))),
    }
    if let Some(upper) = target.upper {
        table.put("upper", Node::number_of(upper));
    }
    if let Some(words) = &target.words {
        table.put("words", name(words));
    }
    table.into()
}

fn baseline(figure: &BaselineFigure) -> Node {
    let mut table = Table::default();
    table.put("id", Node::text_of(figure.id.as_str()));
    table.put("name", name(&figure.name));
    table.put("domain", Node::text_of(domain_word(figure.domain)));
    table.put("level", Node::text_of(figure.level.word()));
    table.put("area", Node::text_of(figure.area.as_str()));
    if let Some(year) = figure.year {
        table.put("year", Node::number_of(year));
    }
    table.put("value", Node::number_of(figure.value));
    table.put("unit", name(&figure.unit));
    table.put_text("measure", figure.measure.as_ref());
    table.put("clause", Node::text_of(figure.source.clause.as_str()));
    table.put("statement", name(&figure.source.statement));
    if let Some(note) = &figure.note {
        table.put("note", name(note));
    }
    table.into()
}
