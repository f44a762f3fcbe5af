//! Writing into a file on the planner's disk, where the browser lets a page do that.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use crate::dom;

/// Why nothing was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The planner chose no file.
    Cancelled,
    /// The browser or the disk would not.
    Failed,
}

/// Whether the browser lets a page write into files.
pub fn can_write() -> bool {
    Reflect::get(&gloo::utils::window(), &"showSaveFilePicker".into()).is_ok_and(|function| function.is_function())
}

/// Waits for what a method promises.
async fn promised(of: &JsValue, method: &str, arguments: &[JsValue]) -> Result<JsValue, Refused> {
    let promise = dom::call(of, method, arguments).and_then(|promise| promise.dyn_into::<Promise>().ok());
    let answer = JsFuture::from(promise.ok_or(Refused::Failed)?).await;
    answer.map_err(|error| match error.dyn_ref::<DomException>() {
        Some(exception) if exception.name() == "AbortError" => Refused::Cancelled,
        _ => Refused::Failed,
    })
}

/// Has the planner choose a file to write into.
///
/// # Errors
/// When they choose none, or the browser will not ask.
pub async fn choose(name: &str) -> Result<JsValue, Refused> {
    let object = |fields: &[(&str, JsValue)]| {
        let object = Object::new();
        for (key, value) in fields {
            // A plain object takes any field.
            let _ = Reflect::set(&object, &(*key).into(), value);
        }
        JsValue::from(object)
    };
    let endings = object(&[("application/json", Array::of1(&".json".into()).into())]);
    let kinds = Array::of1(&object(&[("accept", endings)]));
    let options = object(&[("suggestedName", name.into()), ("types", kinds.into())]);
    promised(&gloo::utils::window(), "showSaveFilePicker", &[options]).await
}

/// Whether the page may write into a file that was chosen before; the browser may ask the planner.
pub async fn may_write(handle: &JsValue) -> bool {
    let options = Object::new();
    let _ = Reflect::set(&options, &"mode".into(), &"readwrite".into());
    match promised(handle, "requestPermission", &[options.into()]).await {
        Ok(answer) => answer.as_string().as_deref() == Some("granted"),
        // Where nothing has to be asked for, writing tells.
        Err(_) => Reflect::get(handle, &"requestPermission".into()).is_ok_and(|function| !function.is_function()),
    }
}

/// Writes all of a text into a file, or nothing: what stood there stays until all is written. What the file is called.
///
/// # Errors
/// When it could not be written.
pub async fn write(handle: &JsValue, text: &str) -> Result<String, Refused> {
    let stream = promised(handle, "createWritable", &[]).await.map_err(|_| Refused::Failed)?;
    let written = async {
        promised(&stream, "write", &[Uint8Array::from(text.as_bytes()).into()]).await?;
        promised(&stream, "close", &[]).await
    };
    written.await.map_err(|_| Refused::Failed)?;
    Ok(Reflect::get(handle, &"name".into()).ok().and_then(|name| name.as_string()).unwrap_or_default())
}
