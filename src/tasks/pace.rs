//! Long work on the page in slices, between which the page draws and listens.

use js_sys::Promise;
use permille_engine::model::Model;
use permille_engine::model::making::Making;
use permille_engine::outlook::Outlook;
use permille_engine::outlook::steps::Steps;
use permille_engine::pause::{Pause, share};
use permille_engine::problem::Problem;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_exchange::files::scenario_file::Document;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

use crate::store::Open;

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

/// The pauses of work that the engine does on the page: it ends where nobody waits for it any more.
pub struct Slices<F> {
    pace: Pace,
    /// Told what share is done; says whether somebody still waits for the work.
    goes_on: F,
}

impl<F: Fn(f64) -> bool> Slices<F> {
    /// Slices that begin now.
    #[must_use]
    pub fn new(goes_on: F) -> Self {
        Self { pace: Pace::default(), goes_on }
    }
}

/// Nobody waits for it any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unwanted;

impl<F: Fn(f64) -> bool> Pause for Slices<F> {
    type Ended = Unwanted;

    async fn pause(&mut self, done: f64) -> Result<(), Unwanted> {
        rest_if_due(&mut self.pace, &self.goes_on, done).await.ok_or(Unwanted)
    }
}

/// Makes a file ready to look at as [`Open::new`] does, a slice at a time. Before each rest `goes_on` is told what share is done and says whether somebody
/// still waits for it; `None` where nobody does.
pub async fn opened(document: Document, pace: &mut Pace, goes_on: &dyn Fn(f64) -> bool) -> Option<Result<Open, Vec<Problem>>> {
    let (model, problems) = match made(&document.set, pace, goes_on).await? {
        Ok(made) => made,
        Err(problems) => return Some(Err(problems)),
    };
    let outlooks = outlooks(&document.set, &model, pace, goes_on).await?;
    Some(Ok(Open::computed(document, model, problems, outlooks)))
}

/// The outlooks of a set's scenarios, a slice at a time; `None` where nobody waits for them any more.
pub async fn outlooks(set: &ScenarioSet, model: &Model, pace: &mut Pace, goes_on: &dyn Fn(f64) -> bool) -> Option<Vec<Outlook>> {
    let count = set.scenarios.len();
    let mut outlooks = Vec::with_capacity(count);
    for scenario in &set.scenarios {
        #[expect(clippy::cast_precision_loss, reason = "a share of some thousands")]
        let goes_on = |done: f64| goes_on((outlooks.len() as f64 + done) / count as f64);
        let outlook = outlook(Steps::default(), model, scenario, pace, &goes_on).await?;
        outlooks.push(outlook);
    }
    Some(outlooks)
}

/// What the steps come to, a slice at a time; `None` where nobody waits for it any more.
pub async fn outlook(
    mut steps: Steps,
    model: &Model,
    scenario: &Scenario,
    pace: &mut Pace,
    goes_on: &dyn Fn(f64) -> bool,
) -> Option<Outlook> {
    loop {
        if let Some(outlook) = steps.step(model, scenario) {
            return Some(outlook);
        }
        let (taken, of) = steps.taken(model);
        rest_if_due(pace, goes_on, share(taken, of)).await?;
    }
}

/// The model of a set with what is odd about it, or what keeps it from being computed, a slice at a time; `None` where nobody waits for it any more.
pub async fn made(
    set: &ScenarioSet,
    pace: &mut Pace,
    goes_on: &dyn Fn(f64) -> bool,
) -> Option<Result<(Model, Vec<Problem>), Vec<Problem>>> {
    let mut making = Making::default();
    loop {
        if let Some(made) = making.step(set) {
            return Some(made);
        }
        rest_if_due(pace, goes_on, 0.0).await?;
    }
}

/// Rests where it is time; `None` where nobody waits any more.
async fn rest_if_due(pace: &mut Pace, goes_on: &dyn Fn(f64) -> bool, done: f64) -> Option<()> {
    if pace.is_due() {
        goes_on(done).then_some(())?;
        pace.rest().await;
    }
    Some(())
}

/// The page's clock, in milliseconds.
pub fn now() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or(0.0, |clock| clock.now())
}
