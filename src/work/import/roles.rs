//! What a column can be, each by a key: what crosses, what a list of choices has as its values, and what is kept for the next table.

use permille_engine::area::PopulationBase;
use permille_engine::edit::Figure;
use permille_exchange::tables::import::{Above, Role};

/// The roles a column can have that are no figures, with the keys they go by.
pub const ABOUT: [(&str, Role); 15] = [
    ("ignored", Role::Ignored),
    ("code", Role::Code),
    ("name", Role::Name),
    ("facility", Role::Facility),
    ("level", Role::Level),
    ("year", Role::Year),
    ("parent-code", Role::CodeAbove(Above::Parent)),
    ("parent-name", Role::NameAbove(Above::Parent)),
    ("city-code", Role::CodeAbove(Above::City)),
    ("city-name", Role::NameAbove(Above::City)),
    ("province-code", Role::CodeAbove(Above::Province)),
    ("province-name", Role::NameAbove(Above::Province)),
    ("item", Role::Item),
    ("value", Role::Value),
    ("unit", Role::Unit),
];

/// What tells a figure from others.
#[must_use]
pub fn figure_key(figure: &Figure) -> String {
    match figure {
        Figure::Population(base) => format!("p:{}", base.word()),
        Figure::Measure(measure) => format!("m:{measure}"),
    }
}

/// The figure of a key; `None` where it is that of none.
#[must_use]
pub fn figure_of(key: &str) -> Option<Figure> {
    let base = || Some(Figure::Population(PopulationBase::from_word(key.strip_prefix("p:")?)));
    base().or_else(|| Some(Figure::Measure(key.strip_prefix("m:")?.into())))
}

/// The key of a column's role.
#[must_use]
pub fn role_key(role: &Role) -> String {
    match role {
        Role::Figure { figure, .. } => figure_key(figure),
        other => ABOUT.iter().find(|(_, role)| role == other).map_or("ignored", |(key, _)| key).to_owned(),
    }
}

/// The role of a key that is of no figure.
#[must_use]
pub fn about(key: &str) -> Option<Role> {
    ABOUT.iter().find(|(one, _)| *one == key).map(|(_, role)| role.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_found_by_its_key() {
        for key in ["p:resident", "p:age-0-3", "m:health-beds"] {
            assert_eq!(figure_of(key).map(|figure| figure_key(&figure)).as_deref(), Some(key));
        }
        assert_eq!(figure_of("ignored"), None);
        assert!(ABOUT.iter().all(|(key, role)| role_key(role) == *key && about(key).as_ref() == Some(role)));
    }
}
