//! What each area needs added a year.

use std::cmp::Reverse;
use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::quantity::Quantity;
use yew::prelude::*;

use super::answers::Names;
use super::said::{asked, edit_button};
use super::use_job::Worked;
use super::view::takes::{Takes, apply_each, total};
use crate::components::panel::panel_head;
use crate::store::{Cell, StoreHandle};
use crate::text::numbers::full;
use crate::text::questions::takes as said;
use crate::text::questions::{self, lever_names};
use crate::text::{Say, areas};

/// How many areas are shown.
const NEEDS: usize = 12;

/// What each area needs, where several are bound.
pub fn needs(store: &StoreHandle, worked: &Rc<Worked<Takes>>, names: &Names) -> Html {
    let language = store.preferences.language;
    let (key, model) = (&worked.key, &worked.key.asked.model);
    let (Some(needs), Some(row)) = (&worked.job.needs, worked.job.rows.first()) else { return Html::default() };
    let Some((all, count)) = total(needs).filter(|(_, count)| *count > 0) else { return Html::default() };
    let lever = &row.question.lever;
    let mut largest: Vec<_> = needs.iter().filter(|need| need.yearly.is_some_and(|yearly| yearly > Quantity::ZERO)).collect();
    largest.put_in_order_by_key(|need| Reverse(need.yearly));
    let cannot = needs.iter().filter(|need| need.yearly.is_none()).count();
    let edit = apply_each(key, needs, &said::reason(language, &names.wish(row)));
    let said_total = lever_names::value(language, model, lever, all);
    let apply_said = language.say(said::APPLY_EACH);
    let apply = edit_button(store, edit, said::step_name(model, lever), apply_said, apply_said);
    html! {
        <section class="questions__needs" aria-label={language.say(said::BY_AREA)}>
            { panel_head(language, language.say(said::BY_AREA), None, apply) }
            <p class="questions__aside">
                { said::by_area(language, &said_total, count) }
                { " " }{ said::shared_by_people(language) }
                if cannot > 0 { { " " }{ questions::left_out(language, cannot) }{ language.pick("。", ".") } }
            </p>
            <ul class="questions__list">
                { for largest.iter().take(NEEDS).map(|need| {
                    let name = key.asked.area_name(language, need.area);
                    let yearly = need.yearly.map(full).unwrap_or_default();
                    let cell = Cell { norm: key.subject.norm, area: need.area };
                    html! { <li><span>{ name }</span>{ asked(store, model, cell, areas::with_unit(&format!("+{yearly}"), &names.unit), "") }</li> }
                }) }
            </ul>
            if largest.len() > NEEDS {
                <p class="questions__count">{ areas::first_of(language, NEEDS, largest.len()) }</p>
            }
        </section>
    }
}
