//! What things are called by: one type for each kind of thing, so that a norm's id cannot stand where an area's code is meant.

use std::fmt;
use std::sync::Arc;

/// Declares an identifier type over text. Copies share the text: an area's figures name thousands.
macro_rules! identifier {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps the text.
            pub fn new(text: impl Into<String>) -> Self {
                Self(Arc::from(text.into()))
            }

            /// The text itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }
    };
}

identifier!(
    /// How a plan is cited: `gan-fu-fa-2023-1`.
    PlanId
);
identifier!(
    /// A norm's stable name: `childcare-places-per-1000`.
    NormId
);
identifier!(
    /// What is counted, measured or done: `childcare-places`.
    MeasureId
);
identifier!(
    /// A scenario within its file: `baseline`.
    ScenarioId
);
identifier!(
    /// A group of people an area may state beside its residents: `aged-0-3`, `births`.
    GroupId
);
identifier!(
    /// Where figures were taken from, by the name the scenario file gives the source.
    SourceId
);
identifier!(
    /// An area's code by GB/T 2260 (six digits), or a longer statistical code below the county.
    AreaCode
);

impl AreaCode {
    /// Whether this area lies in `territory` by its code: `360202` lies in `360200`, in `360000` and in itself.
    #[must_use]
    pub fn lies_in(&self, territory: &Self) -> bool {
        let mut stem = territory.as_str();
        while stem.len() > 2 && stem.len().is_multiple_of(2) && stem.ends_with("00") {
            stem = &stem[..stem.len() - 2];
        }
        self.0.starts_with(stem)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_lies_in_the_codes_above_it() {
        let county = AreaCode::from("360202");
        for territory in ["360202", "360200", "360000"] {
            assert!(county.lies_in(&territory.into()), "{territory}");
        }
        for territory in ["360203", "360100", "350000"] {
            assert!(!county.lies_in(&territory.into()), "{territory}");
        }
        assert!(AreaCode::from("360202100").lies_in(&county));
    }
}
