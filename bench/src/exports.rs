//! What the module shows to Node and to a page: plain functions over plain numbers, without the glue that the app needs.

use std::cell::RefCell;

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;

use crate::trial::{Ask, Trial};
use crate::{nation, workload};

thread_local! {
    static TRIAL: RefCell<Option<Trial>> = const { RefCell::new(None) };
    static COLUMN: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    static NATION: RefCell<Option<(Model, Vec<Outlook>)>> = const { RefCell::new(None) };
}

/// With the trial there is, or nothing where none was built.
fn with_trial<T>(act: impl FnOnce(&mut Trial) -> T) -> Option<T> {
    TRIAL.with_borrow_mut(|trial| trial.as_mut().map(act))
}

/// Builds workload W and computes it from nothing; answers how many cells a norm has, 0 where it could not be built.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn build(counties: u32, per_city: u32) -> u32 {
    let trial = workload::w(counties, per_city).as_ref().and_then(Trial::new);
    let cells = trial.as_ref().map_or(0, Trial::cells);
    TRIAL.set(trial);
    u32::try_from(cells).unwrap_or(0)
}

/// Growth for all, in tenths of a per mille a year.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn grow(tenths: u32) {
    with_trial(|trial| trial.grow(tenths));
}

/// The target of the first norm, in tenths.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn aim(tenths: u32) {
    with_trial(|trial| trial.aim(tenths));
}

/// Writes one column of a norm (0 required, 1 available, 2 missing) as numbers, NaN where unknown, and answers where it stands.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn column(norm: usize, what: usize) -> *const f64 {
    let what = Ask::ALL.get(what).copied().unwrap_or(Ask::Requirement);
    let figures = with_trial(|trial| {
        let cell = |cell| trial.ask(norm, what, cell).map_or(f64::NAN, permille_engine::quantity::Quantity::to_f64);
        (0..trial.cells()).map(cell).collect()
    });
    COLUMN.set(figures.unwrap_or_default());
    COLUMN.with_borrow(Vec::as_ptr)
}

/// A number that stands for every cell.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn checksum() -> u32 {
    with_trial(|trial| trial.checksum()).unwrap_or(0)
}

/// Builds the nation's model; answers how many areas it has.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn nation() -> u32 {
    let model = nation::nation().and_then(|set| Model::new(&set).ok()).map(|(model, _)| model);
    let areas = model.as_ref().map_or(0, |model| model.areas().len());
    NATION.set(model.map(|model| (model, Vec::new())));
    u32::try_from(areas).unwrap_or(0)
}

/// Computes one more outlook of the nation from nothing, and holds it.
#[expect(unsafe_code, reason = "an export has a name of its own")]
#[unsafe(no_mangle)]
pub extern "C" fn hold() {
    NATION.with_borrow_mut(|nation| {
        if let Some((model, held)) = nation {
            held.push(model.outlook(&workload::scenario()));
        }
    });
}
