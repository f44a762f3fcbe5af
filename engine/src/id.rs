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
    /// A round of asking areas for figures, within its file: `2025-20261130`.
    RoundId
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
    /// The whole country, as a territory.
    pub const WHOLE_COUNTRY: &'static str = "100000";

    /// How many digits name a province, a city, a county, a township and a village; zeros fill a code up to the length of another level.
    const LEVELS: [usize; 5] = [2, 4, 6, 9, 12];

    /// Whether this area lies in `territory` by its code: `360202` lies in `360200`, in `360000`, in itself, and in `100000`, which is the
    /// whole country. A code of another shape lies in itself and in the whole country alone.
    #[must_use]
    pub fn lies_in(&self, territory: &Self) -> bool {
        if self == territory || territory.is_whole_country() {
            return true;
        }
        let held = territory.stem().filter(|_| self.stem().is_some());
        held.is_some_and(|stem| self.0.starts_with(stem))
    }

    /// Whether it names the whole country, filled up to whatever length.
    #[must_use]
    pub fn is_whole_country(&self) -> bool {
        self.0.len() >= Self::WHOLE_COUNTRY.len() && self.stem() == Some("10")
    }

    /// The narrowest territory that holds all of `codes`.
    #[must_use]
    pub fn holding<'a>(codes: impl IntoIterator<Item = &'a Self>) -> Self {
        let mut codes = codes.into_iter();
        let whole_country = || Self::from(Self::WHOLE_COUNTRY);
        let Some(first) = codes.next() else { return whole_country() };
        let mut held = first.clone();
        for code in codes {
            if !code.lies_in(&held) {
                // The levels above what is held so far, the nearest first.
                let stems = Self::LEVELS.into_iter().rev().filter_map(|level| held.stem()?.get(..level));
                let wider = stems.map(|stem| Self::new(format!("{stem:0<6}"))).find(|wider| code.lies_in(wider));
                held = wider.unwrap_or_else(whole_country);
            }
        }
        held
    }

    /// The beginnings of this code that may name an area it lies in, the widest first; none where it is no code of the five levels.
    pub(crate) fn beginnings(&self) -> impl Iterator<Item = &str> {
        let code = self.stem().map(|_| &*self.0);
        Self::LEVELS.into_iter().filter_map(move |level| code?.get(..level))
    }

    /// The digits that name it, without what fills it up; `None` where it is no code of the five levels.
    pub(crate) fn stem(&self) -> Option<&str> {
        let code = &*self.0;
        if !Self::LEVELS.contains(&code.len()) || !code.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        let filled = |from: usize| code.bytes().skip(from).all(|digit| digit == b'0');
        Self::LEVELS.into_iter().find(|&level| filled(level)).and_then(|level| code.get(..level))
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
    fn a_code_of_another_shape_lies_in_itself_alone() {
        for code in ["zone-7", "zone-7-1", "36020", "3602021", "36020210", "3602021001", "三六〇二〇二", "３６０２０２", ""]
        {
            let code = AreaCode::from(code);
            assert!(code.lies_in(&code), "{code}");
            for other in ["360000", "360202", "zone", "zone-7-", "3602", "", "36", "三", "36020200000000"] {
                assert!(!code.lies_in(&other.into()) || code.as_str() == other, "{code} in {other}");
                assert!(!AreaCode::from(other).lies_in(&code) || code.as_str() == other, "{other} in {code}");
            }
        }
    }

    #[test]
    fn the_narrowest_territory_holds_all_codes() {
        let holding = |codes: &[&str]| {
            let codes: Vec<AreaCode> = codes.iter().map(|code| AreaCode::from(*code)).collect();
            let held = AreaCode::holding(&codes);
            assert!(codes.iter().all(|code| code.lies_in(&held)), "{codes:?} in {held}");
            held.to_string()
        };
        assert_eq!(holding(&["360202"]), "360202");
        assert_eq!(holding(&["360202", "360203"]), "360200");
        assert_eq!(holding(&["360202100", "360202"]), "360202");
        assert_eq!(holding(&["360202100001", "360202100002"]), "360202100");
        assert_eq!(holding(&["360202100001", "360202101002", "360202"]), "360202");
        assert_eq!(holding(&["360202", "360000", "360100"]), "360000");
        assert_eq!(holding(&["360202", "370202"]), "100000");
        assert_eq!(holding(&["zone-7"]), "zone-7");
        assert_eq!(holding(&["zone-7", "zone-7-1"]), "100000");
        assert_eq!(holding(&[]), "100000");
    }

    #[test]
    fn the_whole_country_holds_every_code() {
        for code in ["360000", "360202", "360202101000", "110000", "100000", "zone-7"] {
            assert!(AreaCode::from(code).lies_in(&"100000".into()), "{code}");
        }
        assert!(AreaCode::from("360202").lies_in(&"100000000000".into()));
        for narrower in ["1000", "10", "1000001", "100100", "200000", "110000"] {
            assert!(!AreaCode::from("360202").lies_in(&narrower.into()), "{narrower}");
        }
        assert!(!AreaCode::from("100000").lies_in(&"360000".into()));
        assert!(!AreaCode::from("360000").lies_in(&"110000".into()));
    }
}
