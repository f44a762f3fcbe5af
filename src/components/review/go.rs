//! From the list to the figure, the norm or the assumption itself: it is shown, and the focus stands on it.

use gloo::timers::callback::Timeout;
use permille_engine::area::Figure;
use permille_engine::id::AreaCode;
use permille_engine::lever::Lever;
use permille_engine::review::Subject;
use permille_engine::year::Year;
use yew::prelude::*;

use crate::components::kept::{KeptValues, use_kept_values};
use crate::components::lever_control::lever_key;
use crate::components::lever_panel::ONLY_HERE;
use crate::dom;
use crate::store::{Cell, Msg, Screen, StoreHandle};

/// The figure that the Data screen is to go to as soon as it is drawn: an `Option` of its area, which figure, and its year.
pub const GOAL: &str = "data: to be gone to";

/// A figure to be gone to.
pub type Goal = (AreaCode, Figure, Year);

/// The heading of an explanation.
pub const EXPLANATION: &str = "explanation-heading";

/// Goes to something that can be checked.
#[hook]
pub fn use_go(store: &StoreHandle) -> Callback<Subject> {
    let (store, kept_values) = (store.clone(), use_kept_values());
    Callback::from(move |subject| go(&store, &kept_values, &subject))
}

fn go(store: &StoreHandle, kept_values: &KeptValues, subject: &Subject) {
    let Some(open) = &store.open else { return };
    let place = |code| open.model.tree().position(code);
    match subject {
        Subject::Figure { area: code, figure, year } => {
            if let Some(area) = place(code) {
                store.dispatch(Msg::Area(area));
            }
            kept_values.put(GOAL, Some((code.clone(), figure.clone(), *year)));
            store.dispatch(Msg::Show(Screen::Data));
        }
        Subject::Norm(id) => {
            let Some(norm) = open.model.norm_position(id) else { return };
            store.dispatch(Msg::Norm(Some(norm)));
            store.dispatch(Msg::Explain(Some(Cell { norm, area: store.view.area })));
            once_drawn(|| dom::focus(EXPLANATION));
        }
        Subject::Assumption { scenario, lever, area: code } => {
            if let Some(scenario) = open.set().scenarios.iter().position(|one| one.id == *scenario) {
                store.dispatch(Msg::Scenario(scenario));
            }
            let area = code.as_ref().and_then(place);
            if let Some(area) = area {
                store.dispatch(Msg::Area(area));
            }
            kept_values.put(ONLY_HERE, area.is_some());
            // Those of other norms than the leading ones stand below the norm that is chosen.
            if let Lever::Target { norm, .. } | Lever::DueYear { norm } = lever {
                store.dispatch(Msg::Norm(open.model.norm_position(norm)));
            }
            store.dispatch(Msg::ShowLevers(true));
            let key = lever_key(lever, code.as_ref());
            once_drawn(move || dom::focus_field(&format!(".lever:has([id$='-{key}-slider']) .lever__field")));
        }
    }
}

/// Does it once the dialog has given the focus back, and what was gone to is drawn.
pub(super) fn once_drawn(act: impl FnOnce() + 'static) {
    Timeout::new(0, act).forget();
}
