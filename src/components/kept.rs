//! How a screen is looked at – sorting, filters, parts, columns, how far it is scrolled – kept while another one is shown, until another file
//! is opened.
//!
//! None of it is data: it is in no file and cannot be undone, so it is not in the store, and a change draws nothing but the component that
//! asked. What it is about is named by id, never by position: areas and norms come and go.

use std::any::Any;
use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Deref;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom;

/// What something is kept under: its screen, and what it is.
type Name = Cow<'static, str>;

/// Where it is kept; provided once for every file that is opened.
#[derive(Clone, Default)]
pub struct KeptValues(Rc<RefCell<BTreeMap<Name, Rc<dyn Any>>>>);

impl fmt::Debug for KeptValues {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.borrow().keys()).finish()
    }
}

impl PartialEq for KeptValues {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl KeptValues {
    /// What is kept under a name, if it is there and of this type.
    #[must_use]
    pub fn get<T: 'static>(&self, name: &str) -> Option<Rc<T>> {
        let kept = self.0.borrow().get(name).map(Rc::clone)?;
        kept.downcast().ok()
    }

    /// Keeps something under a name.
    pub fn put<T: 'static>(&self, name: impl Into<Name>, value: T) {
        self.0.borrow_mut().insert(name.into(), Rc::new(value));
    }
}

/// Something kept: read like the value itself, and set like a state.
pub struct Kept<T> {
    name: Name,
    kept_values: KeptValues,
    value: Rc<T>,
    draw: UseForceUpdateHandle,
}

impl<T> Clone for Kept<T> {
    fn clone(&self) -> Self {
        Self {
            name: self.name.clone(),
            kept_values: self.kept_values.clone(),
            value: Rc::clone(&self.value),
            draw: self.draw.clone(),
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for Kept<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(&self.name).field(&self.value).finish()
    }
}

impl<T: PartialEq> PartialEq for Kept<T> {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.kept_values == other.kept_values && self.value == other.value
    }
}

impl<T> Deref for Kept<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq + 'static> Kept<T> {
    /// Keeps another value; what shows it is drawn anew where it differs.
    pub fn set(&self, value: T) {
        let now = self.kept_values.get::<T>(&self.name);
        if now.as_deref().unwrap_or(&self.value) != &value {
            self.kept_values.put(self.name.clone(), value);
            self.draw.force_update();
        }
    }
}

impl Kept<bool> {
    /// Turns it round when it is pressed.
    #[must_use]
    pub fn turned(&self) -> Callback<MouseEvent> {
        let kept = self.clone();
        Callback::from(move |_| kept.set(!*kept))
    }
}

/// What is kept of the open file.
#[hook]
pub fn use_kept_values() -> KeptValues {
    let beside = use_memo((), |()| KeptValues::default());
    use_context::<KeptValues>().unwrap_or_else(|| (*beside).clone())
}

/// Something kept under a name, which no other thing of the app has; as it is at first where nothing was kept.
#[hook]
pub fn use_kept<T, N, F>(name: N, at_first: F) -> Kept<T>
where
    T: PartialEq + 'static,
    N: Into<Cow<'static, str>>,
    F: FnOnce() -> T,
{
    let (kept_values, draw) = (use_kept_values(), use_force_update());
    let name = name.into();
    let value = kept_values.get(&name).unwrap_or_else(|| Rc::new(at_first()));
    Kept { name, kept_values, value, draw }
}

/// An element that is scrolled by itself, as far as it was.
#[hook]
pub fn use_scrolled(name: &'static str) -> NodeRef {
    let (element, kept_values) = (use_node_ref(), use_kept_values());
    let heard = use_mut_ref(|| None::<(HtmlElement, EventListener)>);
    {
        let element = element.clone();
        // It may come later than the component, and be another one.
        use_effect(move || {
            let now = element.cast::<HtmlElement>();
            let mut heard = heard.borrow_mut();
            if heard.as_ref().map(|(element, _)| element) != now.as_ref() {
                *heard = now.map(|element| {
                    let listener = keep_scrolled(&element, name, &kept_values);
                    (element, listener)
                });
            }
        });
    }
    element
}

/// Scrolls an element to where it was, and keeps where it is from then on.
fn keep_scrolled(element: &HtmlElement, name: &'static str, kept_values: &KeptValues) -> EventListener {
    if let Some(kept) = kept_values.get::<(i32, i32)>(name) {
        element.set_scroll_top(kept.0);
        element.set_scroll_left(kept.1);
    }
    let (scrolled, kept_values) = (element.clone(), kept_values.clone());
    EventListener::new(element, "scroll", move |_| kept_values.put(name, (scrolled.scroll_top(), scrolled.scroll_left())))
}

/// How often, and how long apart, a page that is still being drawn is asked to go where it was.
const TRIES: u32 = 20;
const BETWEEN_MILLISECONDS: u32 = 50;

/// The page as far down as it was when this screen was last seen; at its top where it was not. Nothing while there is no screen.
#[hook]
pub fn use_page_scrolled(kept_values: &KeptValues, screen: Option<&'static str>) {
    let first = use_mut_ref(|| true);
    use_effect_with((kept_values.clone(), screen), move |(kept_values, screen)| {
        let coming = Rc::new(RefCell::new(None::<Timeout>));
        let listener = screen.map(|screen| {
            let name = format!("{screen}: the page");
            // What a visit begins with is where the browser has put it.
            if !first.replace(false) {
                go_to(kept_values.get::<f64>(&name).map_or(0.0, |kept| *kept), &coming, TRIES);
            }
            let (kept_values, coming) = (kept_values.clone(), Rc::clone(&coming));
            EventListener::new(&gloo::utils::window(), "scroll", move |_| {
                // On its way there it is nowhere yet.
                if coming.borrow().is_none() {
                    kept_values.put(name.clone(), dom::scrolled());
                }
            })
        });
        move || drop((listener, coming.take()))
    });
}

/// Scrolls the page, and again while it is not yet long enough; no more once somebody else has scrolled it.
fn go_to(down: f64, coming: &Rc<RefCell<Option<Timeout>>>, tries: u32) {
    dom::scroll_to(down);
    let reached = dom::scrolled();
    let again = ((reached - down).abs() >= 1.0 && tries > 0).then(|| {
        let next = Rc::clone(coming);
        Timeout::new(BETWEEN_MILLISECONDS, move || {
            if (dom::scrolled() - reached).abs() < 1.0 {
                go_to(down, &next, tries - 1);
            } else {
                next.borrow_mut().take();
            }
        })
    });
    *coming.borrow_mut() = again;
}

#[cfg(test)]
mod tests {
    use super::KeptValues;

    #[test]
    fn what_is_kept_is_there_under_its_name_and_of_its_type() {
        let kept_values = KeptValues::default();
        kept_values.put("areas: sort", 7_u8);
        kept_values.put(format!("questions: {}", "360000"), Some("a".to_owned()));
        assert_eq!(kept_values.get::<u8>("areas: sort").as_deref(), Some(&7));
        assert_eq!(kept_values.get::<u16>("areas: sort"), None);
        assert_eq!(kept_values.get::<u8>("areas: filter"), None);
        assert_eq!(kept_values.get::<Option<String>>("questions: 360000").as_deref(), Some(&Some("a".to_owned())));
        let seen = kept_values.clone();
        kept_values.put("areas: sort", 8_u8);
        assert_eq!(seen.get::<u8>("areas: sort").as_deref(), Some(&8));
    }
}
