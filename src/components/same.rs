//! Something large in a component's props, compared by pointer: nothing in the store is changed in place.

use std::ops::Deref;
use std::rc::Rc;

/// A shared value compared by pointer.
#[derive(Debug)]
pub struct Same<T>(Rc<T>);

impl<T> Same<T> {
    /// Shares the value.
    #[must_use]
    pub fn new(value: &Rc<T>) -> Self {
        Self(Rc::clone(value))
    }

    /// The shared value.
    #[must_use]
    pub fn shared(&self) -> Rc<T> {
        Rc::clone(&self.0)
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}
