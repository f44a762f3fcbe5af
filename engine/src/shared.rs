//! A value that its copies share until one of them is changed.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

/// Something large whose copies cost nothing: a copy that is changed becomes its own.
///
/// ```
/// use permille_engine::shared::Shared;
/// let beds = Shared::from(vec![20, 50]);
/// let mut more = beds.clone();
/// assert!(more.is_same(&beds));
/// more.push(80);
/// assert_eq!((beds.len(), more.len()), (2, 3));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// Whether the two share one allocation: neither was changed since it was copied.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value))
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut T {
        Arc::make_mut(&mut self.0)
    }
}

impl<T: FromIterator<Item>, Item> FromIterator<Item> for Shared<T> {
    fn from_iter<I: IntoIterator<Item = Item>>(items: I) -> Self {
        Self(Arc::new(items.into_iter().collect()))
    }
}

impl<'a, T> IntoIterator for &'a Shared<T>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (&*self.0).into_iter()
    }
}
