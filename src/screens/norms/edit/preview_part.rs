//! What the norm would require of the open areas, beside the form.

use permille_engine::model::Standing;
use permille_engine::plan::{Measure, Nature};
use permille_engine::problem::Problem;
use permille_engine::quantity::Quantity;
use yew::prelude::*;

use super::preview::{Preview, PreviewYear};
use crate::components::chip::Chip;
use crate::text::numbers::or_unknown;
use crate::text::{Language, Say, norm_screen, plan_edit, sentences, words};

/// The preview, or why there is none.
pub(super) fn preview_part(
    language: Language,
    area: &str,
    measure: Option<&Measure>,
    preview: Option<&Result<Preview, Vec<Problem>>>,
    before: &dyn Fn(u16) -> Option<Quantity>,
) -> Html {
    html! {
        <section class="edit__preview" aria-label={language.say(plan_edit::PREVIEW)} aria-live="polite">
            <h3 class="heading">{ language.say(plan_edit::PREVIEW) }</h3>
            { match preview {
                None => html! { <p class="is-faint">{ language.say(plan_edit::NOT_YET) }</p> },
                Some(Err(problems)) => html! {
                    <ul class="edit__problems">
                        { for problems.iter().map(|problem| html! { <li>{ language.name(&sentences::problem(problem)) }</li> }) }
                    </ul>
                },
                Some(Ok(preview)) => shown(language, area, measure, preview, before),
            } }
        </section>
    }
}

fn shown(
    language: Language,
    area: &str,
    measure: Option<&Measure>,
    preview: &Preview,
    before: &dyn Fn(u16) -> Option<Quantity>,
) -> Html {
    let outside = preview.standing == Standing::Outside;
    let counted = measure.is_some_and(|measure| measure.nature != Nature::Milestone);
    let unit = measure.map(|measure| language.name(&measure.unit)).unwrap_or_default();
    html! {
        <>
            <p>
                { if outside { plan_edit::outside(language, area, preview.bound) }
                  else { plan_edit::binds_within(language, area, preview.within) } }
            </p>
            if preview.bound > 0 && !preview.has_figures && counted { <p class="edit__hint">{ plan_edit::no_figures(language) }</p> }
            if preview.bound > 0 { <ul class="edit__years">{ for preview.years.iter().map(|year| of_year(language, preview, unit, counted, year, before)) }</ul> }
        </>
    }
}

fn of_year(
    language: Language,
    preview: &Preview,
    unit: &str,
    counted: bool,
    year: &PreviewYear,
    before: &dyn Fn(u16) -> Option<Quantity>,
) -> Html {
    let outside = preview.standing == Standing::Outside;
    let judged = if outside { preview.bound } else { preview.within };
    let was = before(year.year).filter(|was| Some(*was) != year.required);
    let with_unit = |value: Option<Quantity>| match value {
        Some(_) => format!("{} {unit}", or_unknown(value)),
        None => or_unknown(None),
    };
    html! {
        <li class="edit__year" key={year.year}>
            <h4>{ norm_screen::due_in(language, Some(year.year)) }</h4>
            <dl>
                if !outside && counted {
                    <dt>{ language.say(words::REQUIRED) }</dt>
                    <dd>
                        <strong>{ with_unit(year.required) }</strong>
                        if let Some(was) = was { <span class="is-faint">{ plan_edit::was(language, &or_unknown(Some(was))) }</span> }
                    </dd>
                    <dt>{ language.say(words::AVAILABLE) }</dt>
                    <dd>{ with_unit(year.available) }</dd>
                    if let Some(gap) = year.gap {
                        <dt>{ language.say(words::GAP) }</dt>
                        <dd>{ sentences::gap(language, gap, unit) }</dd>
                    }
                }
                if let Some(status) = year.status {
                    <dt>{ language.say(words::STATUS) }</dt>
                    <dd><Chip {status} {language} /></dd>
                }
                if judged > 1 {
                    <dt>{ language.say(plan_edit::AREAS_SHORT) }</dt>
                    <dd>{ plan_edit::short_of(language, year.short, judged, year.unknown) }</dd>
                }
            </dl>
        </li>
    }
}
