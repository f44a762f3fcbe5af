//! The catalogue: every target of every norm, and every observed figure, one a row.

use std::sync::Arc;

use permille_engine::norm::{Direction, Norm};
use permille_engine::plan::{BaselineFigure, Plan};

use super::csv::Writer;
use crate::wording::kind;

const HEADER: &str = "plan,norm,kind,class,document,clause,level,direction,unit,year,value,name_zh,name_en";

/// The norms of `plans` as CSV: one row a target, one a step where it has several values; then each plan's observed figures.
#[must_use]
pub fn catalogue(plans: &[Arc<Plan>]) -> String {
    let mut table = Writer::new(HEADER);
    for plan in plans {
        for norm in &plan.norms {
            norm_rows(&mut table, plan, norm);
        }
        for figure in &plan.baselines {
            baseline_row(&mut table, plan, figure);
        }
    }
    table.finish()
}

fn norm_rows(table: &mut Writer, plan: &Plan, norm: &Norm) {
    let measure = plan.measures.iter().find(|measure| measure.id == norm.measure);
    let unit = kind::of(&norm.rule).unit_in_catalogue(measure.map_or("", |measure| measure.unit.zh.as_str()));
    let direction = match norm.direction {
        Direction::AtLeast => "at-least",
        Direction::AtMost => "at-most",
    };
    for target in &norm.targets {
        let year = target.year.unwrap_or(plan.years.1);
        let values = target.values.iter().copied().map(Some);
        // A milestone, and a target in words alone, has one row without a value.
        let empty = target.values.is_empty().then_some(None);
        for value in values.chain(empty) {
            table
                .text(plan.id.as_str())
                .text(norm.id.as_str())
                .text(norm.rule.word())
                .text(norm.class.word())
                .text(norm.source.document.as_str())
                .text(&norm.source.clause)
                .text(norm.level.word())
                .text(direction)
                .text(&unit)
                .number(Some(year))
                .number(value)
                .text(&norm.name.zh)
                .text(&norm.name.en)
                .end_row();
        }
    }
}

fn baseline_row(table: &mut Writer, plan: &Plan, figure: &BaselineFigure) {
    table
        .text(plan.id.as_str())
        .text(&figure.id)
        .text("observed")
        .text("baseline")
        .text(figure.source.document.as_str())
        .text(&figure.source.clause)
        .text(figure.level.word())
        .text("")
        .text(&figure.unit.zh)
        .number(figure.year)
        .number(Some(figure.value))
        .text(&figure.name.zh)
        .text(&figure.name.en)
        .end_row();
}
