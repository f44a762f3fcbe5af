//! Calendar years and the span a scenario file looks at.

/// A calendar year. A figure or target of a year is that of its end.
pub type Year = u16;

/// The first and the last year looked at, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    first: Year,
    last: Year,
}

impl Horizon {
    /// The longest span that is computed.
    pub const LONGEST: u16 = 101;

    /// The years from `first` to `last`, or `None` when there are none, or more than 101.
    #[must_use]
    pub fn new(first: Year, last: Year) -> Option<Self> {
        (first <= last && last - first < Self::LONGEST).then_some(Self { first, last })
    }

    /// The first year.
    #[must_use]
    pub const fn first(self) -> Year {
        self.first
    }

    /// The last year.
    #[must_use]
    pub const fn last(self) -> Year {
        self.last
    }

    /// How many years there are: at least one.
    #[must_use]
    pub fn count(self) -> usize {
        usize::from(self.last - self.first) + 1
    }

    /// The years in order.
    pub fn years(self) -> impl DoubleEndedIterator<Item = Year> + Clone {
        self.first..=self.last
    }

    /// The position of `year`, or `None` outside the span.
    #[must_use]
    pub fn position(self, year: Year) -> Option<usize> {
        (self.first..=self.last).contains(&year).then(|| usize::from(year - self.first))
    }
}
