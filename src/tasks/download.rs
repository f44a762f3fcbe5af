//! Pictures and tables handed to the browser to keep.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement, HtmlImageElement, Url};
use yew::Callback;

use super::save::safe_name;
use crate::dom;

/// The most pixels along a side, and in all, that every browser draws.
const LONGEST_SIDE: f64 = 16_384.0;
const MOST_PIXELS: f64 = 120e6;

/// Keeps a picture as SVG. Whether the browser took it.
pub fn svg(title: &str, svg: &str) -> bool {
    dom::download(&name(title, "svg"), "image/svg+xml", svg)
}

/// Keeps a table as CSV. Whether the browser took it.
pub fn csv(title: &str, csv: &str) -> bool {
    dom::download(&name(title, "csv"), "text/csv", csv)
}

/// Lets the browser draw an SVG of this size so many times as large, and keeps that as PNG; `done` hears whether it could.
pub fn png(title: &str, svg: &str, size: (f64, f64), scale: u32, done: Callback<bool>) {
    let name = name(&format!("{title} {scale}x"), "png");
    let svg = svg.to_owned();
    spawn_local(async move {
        let kept = match drawn(&svg, size, f64::from(scale)).await {
            Some(blob) => dom::download_blob(&name, &blob),
            None => false,
        };
        done.emit(kept);
    });
}

/// A file name with the words of a title, and nothing between them but spaces.
fn name(title: &str, ending: &str) -> String {
    let words = title.split(|letter: char| !letter.is_alphanumeric() && !"-_".contains(letter)).filter(|word| !word.is_empty());
    safe_name(&words.collect::<Vec<_>>().join(" "), ending)
}

/// The picture, drawn; `None` where it is larger than browsers draw, or cannot be read.
async fn drawn(svg: &str, (width, height): (f64, f64), scale: f64) -> Option<Blob> {
    let (width, height) = (width * scale, height * scale);
    if width.max(height) > LONGEST_SIDE || width * height > MOST_PIXELS {
        return None;
    }
    let address = Url::create_object_url_with_blob(&dom::blob("image/svg+xml", svg)?).ok()?;
    let canvas = painted(&address, width, height).await;
    // An address that is no longer known was let go of already.
    let _ = Url::revoke_object_url(&address);
    let canvas = canvas?;
    let waiting = js_sys::Promise::new(&mut |resolve, _| {
        let hear = Closure::once_into_js(move |blob: JsValue| resolve.call1(&JsValue::UNDEFINED, &blob));
        // Where it cannot begin, nothing is ever heard; browsers that know canvases can.
        let _ = canvas.to_blob(hear.unchecked_ref());
    });
    JsFuture::from(waiting).await.ok()?.dyn_into().ok()
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the longest side, checked before")]
async fn painted(address: &str, width: f64, height: f64) -> Option<HtmlCanvasElement> {
    let image = HtmlImageElement::new().ok()?;
    image.set_src(address);
    JsFuture::from(image.decode()).await.ok()?;
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(width.ceil() as u32);
    canvas.set_height(height.ceil() as u32);
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height).ok()?;
    Some(canvas)
}
