//! How an area stands to a norm, in a planner's words.

/// 达标 / 按期推进 / 短缺 / 无数据.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// What there is reaches what is required, now or once it falls due. 达标
    Met,
    /// Not yet due, so nothing is missing yet; a path leads from today's stock to the requirement. 按期推进
    OnTrack,
    /// Due, and something is missing. 短缺
    Short,
    /// A figure that is needed is unknown. 无数据
    NoData,
}

impl Status {
    /// All, the best first.
    pub const ALL: [Self; 4] = [Self::Met, Self::OnTrack, Self::Short, Self::NoData];

    /// The word used in tables.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnTrack => "on track",
            Self::Short => "short",
            Self::NoData => "no data",
        }
    }

    /// The status of an area that sums up others: short as soon as one is short; no data before it could be called met; not
    /// due while one is not due.
    #[must_use]
    pub fn of_all(parts: impl IntoIterator<Item = Self>) -> Option<Self> {
        let rank = |status: Self| match status {
            Self::Met => 0,
            Self::OnTrack => 1,
            Self::NoData => 2,
            Self::Short => 3,
        };
        parts.into_iter().max_by_key(|&status| rank(status))
    }
}
