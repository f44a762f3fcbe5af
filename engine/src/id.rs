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
    /// How many digits name a province, a city, a county, a township and a village; zeros fill a code up to its length.
    const LEVELS: [usize; 5] = [2, 4, 6, 9, 12];

    /// Whether this area lies in `territory` by its code: `360202` lies in `360200`, in `360000`, in itself, and in `100000`, which is the
    /// whole country.
    #[must_use]
    pub fn lies_in(&self, territory: &Self) -> bool {
        let code = territory.as_str();
        let filled = |from: usize| code.get(from..).is_some_and(|rest| rest.bytes().all(|digit| digit == b'0'));
        if code.starts_with('1') && code.len() >= 6 && filled(1) {
            return true;
        }
        let level = Self::LEVELS.into_iter().find(|&level| level <= code.len() && filled(level));
        self.0.starts_with(level.and_then(|level| code.get(..level)).unwrap_or(code))
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

    #[test]
    fn codes_have_five_levels_and_each_ends_where_the_next_begins() {
        let levels = ["360000000000", "360200000000", "360202000000", "360202100000", "360202100001"];
        for (inner, code) in levels.iter().enumerate() {
            for (outer, territory) in levels.iter().enumerate() {
                assert_eq!(AreaCode::from(*code).lies_in(&(*territory).into()), outer <= inner, "{code} in {territory}");
            }
        }
        // A township's neighbour, a county's, a city's and a province's.
        for (code, territory) in [
            ("360202101000", "360202100000"),
            ("360202101000", "360202100"),
            ("360203000000", "360202000000"),
            ("360300000000", "360200"),
            ("370000000000", "360000"),
            ("360210", "360201"),
        ] {
            assert!(!AreaCode::from(code).lies_in(&territory.into()), "{code} in {territory}");
        }
        // A code of nine digits and one of twelve name the same township.
        assert!(AreaCode::from("360202100").lies_in(&"360202100000".into()));
    }

    #[test]
    fn the_whole_country_holds_every_code() {
        for code in ["360000", "360202", "360202101000", "110000", "100000", "zone-7"] {
            assert!(AreaCode::from(code).lies_in(&"100000".into()), "{code}");
        }
        assert!(!AreaCode::from("100000").lies_in(&"360000".into()));
        assert!(!AreaCode::from("360000").lies_in(&"110000".into()));
    }
}
