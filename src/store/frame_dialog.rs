//! The dialogs of the frame: behind its buttons, its keys, and whatever else leads to them.

/// A dialog of the frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FrameDialog {
    /// Where one begins: one's own figures, what ships, what was open before.
    Open,
    /// A new file for an area that is searched for.
    Own,
    /// Everything that carries the file elsewhere.
    Share,
    /// Forms for the areas below.
    Ask,
    /// All scenarios, to be managed.
    Scenarios,
    /// Everything that can be gone to or done, by typing.
    Palette,
    /// Everything that can be checked against its source.
    Review,
    /// The keys that work.
    Keys,
}
