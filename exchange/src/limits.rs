//! How much a file may hold. A file beyond one of these is refused with a sentence that says which: read on, it would stop the page.

/// Lists and tables within each other: nested deeper, a file is no scenario file and might be made to exhaust the stack.
pub const LEVELS: usize = 64;
