//! A version of the app that is newer than the one this page runs.

/// What is known of one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Newer {
    /// None is known, or the planner wants to hear no more of it.
    #[default]
    Unknown,
    /// It is whole, and waits to be taken.
    Ready,
    /// It is being taken.
    Taking,
    /// Another tab has taken it, and this one is of the version before.
    Elsewhere,
}
