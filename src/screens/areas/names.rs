//! How names are sorted for the reader: Chinese by pinyin, English by letters.

use std::cmp::Ordering;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use wasm_bindgen::JsValue;

use crate::text::{Language, Say, html_language};

/// Each area's place among all names.
#[must_use]
pub fn places(model: &Model, language: Language) -> Vec<usize> {
    let locales = js_sys::Array::of1(&html_language(language).into());
    let compare = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new()).compare();
    let names: Vec<JsValue> = model.areas().iter().map(|area| language.name(&area.name).into()).collect();
    let order = |one: &JsValue, other: &JsValue| {
        let order = compare.call2(&JsValue::UNDEFINED, one, other).ok().and_then(|order| order.as_f64());
        order.unwrap_or(0.0).partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    };
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    sorted.put_in_order_by(|&one, &other| match (names.get(one), names.get(other)) {
        (Some(one), Some(other)) => order(one, other),
        _ => Ordering::Equal,
    });
    let mut places = vec![0; names.len()];
    for (place, area) in sorted.into_iter().enumerate() {
        if let Some(slot) = places.get_mut(area) {
            *slot = place;
        }
    }
    places
}
