//! Says to a screen reader what a lever did: one sentence, once it stands still.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use permille_engine::outlook::Outlook;
use permille_engine::quantity::Quantity;
use permille_engine::year::Year;
use permille_exchange::wording::norms;
use yew::prelude::*;

use crate::store::{Open, StoreHandle};
use crate::text::{Say, announcement};

/// The announcement waits until the levers have stood still for this many milliseconds.
const STILL_MILLISECONDS: u32 = 700;
/// Only the first so many norms on screen are compared for what moved.
const NORMS: usize = 24;

/// What it is told.
#[derive(Clone, PartialEq, Properties)]
pub struct SpokenProps {
    /// The store.
    pub store: StoreHandle,
}

/// The model, the scenario, the area and the year.
type Place = (usize, usize, usize, Year);

/// What is compared: the outlook of one scenario, at one place and year of one file.
struct Heard {
    place: Place,
    outlook: Rc<Outlook>,
}

/// The sentence, heard and not seen.
#[component]
pub fn Spoken(props: &SpokenProps) -> Html {
    let store = props.store.clone();
    let said = use_state_eq(String::new);
    let (heard, soon) = (use_mut_ref(|| None::<Heard>), use_mut_ref(|| None::<Timeout>));
    let outlook = store.open.as_ref().and_then(|open| open.outlook(store.view.scenario)).cloned();
    let model = store.open.as_ref().map_or(0, |open| Rc::as_ptr(&open.model) as usize);
    let place = (model, store.view.scenario, store.view.area, store.view.year);
    {
        let said = said.setter();
        let pointer = outlook.as_ref().map(|outlook| Rc::as_ptr(outlook) as usize);
        use_effect_with((pointer, place), move |_| {
            let Some(outlook) = outlook else { return };
            if heard.borrow().as_ref().is_none_or(|heard| heard.place != place) {
                // Something else is looked at: that is read, and not this.
                heard.replace(Some(Heard { place, outlook }));
                soon.take();
                return said.set(String::new());
            }
            let later = Timeout::new(STILL_MILLISECONDS, move || {
                let before = heard.replace(Some(Heard { place, outlook: Rc::clone(&outlook) }));
                if let (Some(open), Some(before)) = (&store.open, before) {
                    said.set(sentence(&store, open, &before.outlook, &outlook));
                }
            });
            soon.replace(Some(later));
        });
    }
    html! { <p class="unseen" role="status">{ (*said).clone() }</p> }
}

/// What moved in the area and the year in view: the first of the norms as they are shown, and how many others.
fn sentence(store: &StoreHandle, open: &Open, before: &Outlook, after: &Outlook) -> String {
    let (language, model) = (store.preferences.language, &open.model);
    let Some(cell) = model.cell(store.view.area, store.view.year) else { return String::new() };
    let moved = |norm: usize| -> Option<announcement::Moved> {
        let (was, is) = (before.norm(norm), after.norm(norm));
        let by = |was: Option<Quantity>, is: Option<Quantity>| is?.minus(was?).filter(|by| *by != Quantity::ZERO);
        let gap = by(was.gap(cell), is.gap(cell)).and_then(|by| Some(announcement::Moved::Gap(is.gap(cell)?, by)));
        gap.or_else(|| {
            by(was.requirement(cell), is.requirement(cell))
                .and_then(|by| Some(announcement::Moved::Required(is.requirement(cell)?, by)))
        })
    };
    let all: Vec<_> =
        norms::leading(model, store.view.area, NORMS).into_iter().filter_map(|norm| Some((norm, moved(norm)?))).collect();
    let Some((norm, moved)) = all.first() else { return announcement::nothing(language).to_owned() };
    let (name, unit) = (language.name(&model.norm(*norm).name), language.name(&model.measure_of(*norm).unit));
    announcement::moved(language, name, unit, moved, all.len() - 1)
}
