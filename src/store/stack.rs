//! A stack that is shared between one state and the next: what is put on it or taken off leaves the rest where it is, so that nothing is copied.

use std::rc::Rc;

/// A stack.
#[derive(Debug)]
pub(super) struct Stack<T> {
    top: Option<Rc<Node<T>>>,
}

#[derive(Debug)]
struct Node<T> {
    item: Rc<T>,
    below: Stack<T>,
    height: usize,
}

impl<T> Default for Stack<T> {
    fn default() -> Self {
        Self { top: None }
    }
}

impl<T> Clone for Stack<T> {
    fn clone(&self) -> Self {
        Self { top: self.top.clone() }
    }
}

impl<T> PartialEq for Stack<T> {
    /// Equal by pointer, item by item: nothing on a stack is changed in place.
    fn eq(&self, other: &Self) -> bool {
        let (mut own, mut their) = (&self.top, &other.top);
        loop {
            match (own, their) {
                (None, None) => return true,
                // From here down they are one.
                (Some(one), Some(other)) if Rc::ptr_eq(one, other) => return true,
                (Some(one), Some(other)) if one.height == other.height && Rc::ptr_eq(&one.item, &other.item) => {
                    (own, their) = (&one.below.top, &other.below.top);
                }
                _ => return false,
            }
        }
    }
}

impl<T> Drop for Stack<T> {
    /// From the top down, one by one: a long stack let go of node within node would use up the program's own.
    fn drop(&mut self) {
        let mut next = self.top.take();
        while let Some(mut node) = next.and_then(Rc::into_inner) {
            next = node.below.top.take();
        }
    }
}

impl<T> Stack<T> {
    /// How many items there are.
    pub fn len(&self) -> usize {
        self.top.as_ref().map_or(0, |node| node.height)
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.top.is_none()
    }

    /// The item on top.
    pub fn last(&self) -> Option<&Rc<T>> {
        self.top.as_ref().map(|node| &node.item)
    }

    /// The items from the top down.
    pub fn iter(&self) -> impl Iterator<Item = &Rc<T>> {
        self.nodes().map(|node| &node.item)
    }

    /// Puts an item on top.
    pub fn push(&mut self, item: Rc<T>) {
        let below = Self { top: self.top.take() };
        self.top = Some(Rc::new(Node { item, height: below.len() + 1, below }));
    }

    /// Takes off the item on top.
    pub fn pop(&mut self) -> Option<Rc<T>> {
        let node = self.top.take()?;
        self.top = node.below.top.clone();
        Some(Rc::clone(&node.item))
    }

    fn nodes(&self) -> impl Iterator<Item = &Node<T>> {
        std::iter::successors(self.top.as_deref(), |node| node.below.top.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stack(items: std::ops::Range<u32>) -> Stack<u32> {
        let mut stack = Stack::default();
        items.for_each(|item| stack.push(Rc::new(item)));
        stack
    }

    fn items(stack: &Stack<u32>) -> Vec<u32> {
        stack.iter().map(|item| **item).collect()
    }

    #[test]
    fn what_is_put_on_comes_off_and_the_rest_is_shared() {
        let before = stack(0..3);
        let mut after = before.clone();
        after.push(Rc::new(9));
        assert_eq!((items(&before), items(&after), after.len()), (vec![2, 1, 0], vec![9, 2, 1, 0], 4));
        assert!(after.nodes().nth(1).zip(before.nodes().next()).is_some_and(|(own, their)| std::ptr::eq(own, their)));
        assert_eq!(after.pop().as_deref(), Some(&9));
        assert!(after == before && !after.is_empty());
        assert_eq!((after.pop().as_deref(), items(&before)), (Some(&2), vec![2, 1, 0]));
    }

    #[test]
    fn equal_is_the_same_items_and_not_like_ones() {
        assert!(stack(0..0) == Stack::default() && stack(0..2) != stack(0..2) && stack(0..2) != stack(0..3));
    }

    #[test]
    fn a_very_long_one_is_let_go_of_without_running_out_of_room() {
        let long = stack(0..200_000);
        let other = long.clone();
        drop(long);
        assert_eq!(other.len(), 200_000);
    }
}
