//! The sentence a planner would say aloud about the areas compared.

use permille_engine::model::Model;

use crate::text::areas::{self, Together};
use crate::text::sentences::Piece;
use crate::text::{Say, norms};
use crate::views::figures::Figures;
use crate::views::wording::{Wording, figure};

/// The sentence, with the words that are coloured.
#[must_use]
pub fn headline(model: &Model, figures: &Figures, wording: &Wording) -> Vec<Piece> {
    let language = wording.language;
    let amount = |value| areas::with_unit(&figure(value), &wording.unit);
    let adds_up = wording.has_coverage;
    let Some(level) = figures.level.filter(|_| !figures.rows.is_empty()) else {
        return of_one(model, figures, wording);
    };
    let together = Together {
        year: figures.year,
        level,
        counts: figures.counts(),
        shortfall: figures.shortfall().filter(|_| adds_up).map(amount),
        required: figures.required().filter(|_| adds_up).map(amount),
        due: figures.due,
    };
    areas::headline(language, &together)
}

/// The sentence about the area in view alone, where nothing below it is compared.
fn of_one(model: &Model, figures: &Figures, wording: &Wording) -> Vec<Piece> {
    let language = wording.language;
    let name = model.areas().get(figures.area).map_or("", |area| language.name(&area.name));
    match &figures.total {
        None => vec![Piece::Plain(areas::not_bound(language, name, &wording.norm))],
        Some(row) => areas::of_one(language, figures.year, name, row.status, &wording.gap_with_unit(row.gap), figures.due),
    }
}

/// What the norm demands and where it stands: “每千人 4.5 个 · 赣府发〔2023〕1号，二(一)3”.
#[must_use]
pub fn basis(model: &Model, figures: &Figures, wording: &Wording, outlook: &permille_engine::outlook::Outlook) -> String {
    let language = wording.language;
    let (norm, measure) = (model.norm(figures.norm), model.measure_of(figures.norm));
    let targets = outlook.norm(figures.norm);
    let row = model.horizon().position(figures.year);
    let target =
        row.and_then(|row| targets.binding(row)).or_else(|| targets.next_due(figures.year)).or_else(|| targets.targets().last());
    let rule = match target {
        Some(target) => norms::rule(language, norm, measure, &target.values),
        None => norms::kind(language, &norm.rule).to_owned(),
    };
    let plan = model.plan_of(figures.norm);
    let document = plan.number.as_deref().unwrap_or_else(|| language.name(&plan.title));
    format!("{rule} · {document}{}{}", language.pick("，", ", "), norm.source.clause)
}
