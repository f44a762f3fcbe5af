//! How names are sorted for the reader: Chinese by pinyin, English by letters.

use std::cmp::Ordering;
use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::model::Model;
use permille_engine::pause::{self, AtOnce, Pause, share};
use wasm_bindgen::JsValue;
use yew::prelude::*;

use crate::components::same::Same;
use crate::components::sliced::use_sliced;
use crate::text::{Language, Say, html_language};

/// So many names are put in order at once; more a slice at a time.
const AT_ONCE: usize = 3_000;
/// So many are put in order without a pause: the browser compares them, a call each.
const RUN: usize = 500;

/// Which areas' names are put in order, and in which language.
type Of = (Same<Model>, Language, Rc<Vec<usize>>);

/// The place of each of some areas among their names, by the area; none while they are being put in order.
#[hook]
pub fn use_places(of: Of) -> Rc<Vec<usize>> {
    let is_large = of.2.len() > AT_ONCE;
    let at_once = use_memo((of.clone(), is_large), |(of, is_large)| match *is_large || of.2.is_empty() {
        true => Rc::default(),
        false => pause::at_once(places(of.clone(), &mut AtOnce)),
    });
    let working = use_sliced(is_large.then(|| of.clone()), |of, _, mut slices| async move { places(of, &mut slices).await });
    match working.done.filter(|done| is_large && done.of == of) {
        Some(done) => Rc::clone(&done.what),
        None => (*at_once).clone(),
    }
}

async fn places<P: Pause>((model, language, areas): Of, pause: &mut P) -> Result<Rc<Vec<usize>>, P::Ended> {
    let locales = js_sys::Array::of1(&html_language(language).into());
    let compare = js_sys::Intl::Collator::new(&locales, &js_sys::Object::new()).compare();
    let name = |&area: &usize| model.areas().get(area).map_or(JsValue::UNDEFINED, |area| language.name(&area.name).into());
    let mut names: Vec<JsValue> = Vec::with_capacity(areas.len());
    for run in areas.chunks(RUN) {
        names.extend(run.iter().map(name));
        pause.pause(0.0).await?;
    }
    let order = |one: usize, other: usize| {
        let order = compare.call2(&JsValue::UNDEFINED, &names[one], &names[other]).ok().and_then(|order| order.as_f64());
        order.unwrap_or(0.0).partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    };
    let mut sorted: Vec<usize> = (0..names.len()).collect();
    for run in sorted.chunks_mut(RUN) {
        run.put_in_order_by(|&one, &other| order(one, other));
        pause.pause(0.0).await?;
    }
    // Runs become one of twice the length, two by two, until there is one.
    let mut long = RUN;
    while long < sorted.len() {
        let mut merged = Vec::with_capacity(sorted.len());
        for pair in sorted.chunks(2 * long) {
            let (mut one, mut other) = pair.split_at(long.min(pair.len()));
            while let (Some(&first), Some(&second)) = (one.first(), other.first()) {
                let (from, next) = if order(first, second).is_gt() { (&mut other, second) } else { (&mut one, first) };
                *from = &from[1..];
                merged.push(next);
                if merged.len() % RUN == 0 {
                    pause.pause(share(long, names.len())).await?;
                }
            }
            merged.extend_from_slice(one);
            merged.extend_from_slice(other);
        }
        sorted = merged;
        long *= 2;
    }
    let mut places = vec![0; model.areas().len()];
    for (place, &position) in sorted.iter().enumerate() {
        places[areas[position]] = place;
    }
    Ok(Rc::new(places))
}
