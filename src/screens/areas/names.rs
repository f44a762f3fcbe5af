//! How names are sorted for the reader: Chinese by pinyin, English by letters.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use permille_engine::in_order::{InOrder, map};
use permille_engine::model::Model;
use wasm_bindgen::JsValue;

use crate::text::{Language, Say, html_language};

/// The place of each of some areas among their names, by the area.
#[must_use]
pub fn places(model: &Model, language: Language, areas: &[usize]) -> BTreeMap<usize, usize> {
    let locales = js_sys::Array::of1(&html_language(language).into());
    let compare = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new()).compare();
    let name = |&area: &usize| model.areas().get(area).map_or(JsValue::UNDEFINED, |area| language.name(&area.name).into());
    let names: Vec<JsValue> = areas.iter().map(name).collect();
    let order = |one: &JsValue, other: &JsValue| {
        let order = compare.call2(&JsValue::UNDEFINED, one, other).ok().and_then(|order| order.as_f64());
        order.unwrap_or(0.0).partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    };
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    sorted.put_in_order_by(|&one, &other| match (names.get(one), names.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    map(sorted.into_iter().enumerate().filter_map(|(place, position)| Some((*areas.get(position)?, place))))
}
