//! What an edition of the app has of the search: the page that stands alone would grow too large by it.

/// An edition.
pub trait Edition: 'static {
    /// Whether the country's areas can be searched in it, and the tour taken.
    const SEARCHES: bool;
}

/// The site.
#[derive(Debug)]
pub struct Site;

/// The page that stands alone.
#[derive(Debug)]
pub struct Alone;

impl Edition for Site {
    const SEARCHES: bool = true;
}

impl Edition for Alone {
    const SEARCHES: bool = false;
}
