//! The two ways the app is built.

/// What the app is built for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// For planners: small and fast.
    Published,
    /// For whoever works on it: soon.
    Working,
}

/// The feature with which the module can be parted.
pub const SPLIT: &str = "split";

/// Cargo's profile that a change is compiled in within seconds; see `.cargo/config.toml`.
pub const WORKING: &str = "working";
