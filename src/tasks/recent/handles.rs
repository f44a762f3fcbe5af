//! The file on the planner's disk that an open one was written into.

use wasm_bindgen::JsValue;

use super::database::{HANDLES, Trouble, database, done, reading, writing};
use super::shelf::key;
use crate::store::Place;

/// The file that was written into.
pub async fn of(place: &Place) -> Option<JsValue> {
    let database = database().await.ok()?;
    let request = reading(&database).ok()?.object_store(HANDLES).ok()?.get(key(place)).ok()?;
    request.await.ok()?
}

/// Remembers it for the next time. Where that cannot be, the planner is asked once more.
pub async fn remember(place: &Place, handle: JsValue) {
    let remembered = async {
        let transaction = writing(&*database().await?)?;
        transaction.object_store(HANDLES)?.put(&handle, Some(&key(place)))?;
        done(transaction.commit()?).await
    };
    let _: Result<(), Trouble> = remembered.await;
}

/// Lets go of it.
pub async fn forget(place: &Place) {
    let forgotten = async {
        let transaction = writing(&*database().await?)?;
        transaction.object_store(HANDLES)?.delete(key(place))?;
        done(transaction.commit()?).await
    };
    let _: Result<(), Trouble> = forgotten.await;
}
