//! Long work on the page in slices, between which the page draws and listens.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// How long the page may be at it without a break, in milliseconds: a frame at sixty a second, less what drawing takes.
const SLICE: f64 = 12.0;

/// When the page was last free.
#[derive(Debug)]
pub struct Pace(f64);

impl Default for Pace {
    fn default() -> Self {
        Self(now())
    }
}

impl Pace {
    /// Whether it is time for a rest.
    pub fn is_due(&self) -> bool {
        now() - self.0 > SLICE
    }

    /// Rests where it is time.
    pub async fn rest_if_due(&mut self) {
        if self.is_due() {
            self.rest().await;
        }
    }

    /// Lets the page do what else there is. A message to oneself comes after what waits, and, unlike a timer, without delay where the page is hidden.
    pub async fn rest(&mut self) {
        if let Ok(channel) = MessageChannel::new() {
            let heard = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
            if channel.port2().post_message(&JsValue::NULL).is_ok() {
                // It is never refused.
                let _ = JsFuture::from(heard).await;
            }
            channel.port1().close();
        }
        self.0 = now();
    }
}

/// The page's clock, in milliseconds.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
