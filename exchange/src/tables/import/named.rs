//! What the words of a head alone name: the area, the year, or a figure with its year and unit.

use permille_engine::edit::Figure;
use permille_engine::year::Year;

use super::columns::role_of;
use super::key::{bracketed, dated, key};
use super::known::{Known, KnownFigure, id_of};
use super::layout::unmarked;
use super::scale::behind_slash;
use super::{Role, Scale, scale_of};

/// Whether two columns would hold the same.
pub(super) fn same(one: &Role, other: &Role) -> bool {
    match (one, other) {
        (Role::Figure { figure, year, .. }, Role::Figure { figure: of_other, year: other, .. }) => {
            figure == of_other && year == other
        }
        _ => one == other && *one != Role::Ignored,
    }
}

/// What a column under this head is.
pub(super) fn role(known: &Known, text: &str, general_unit: Option<&str>) -> Role {
    let wanted = key(text);
    if wanted.is_empty() {
        return Role::Ignored;
    }
    role_of(text).or_else(|| figure(known, text, general_unit)).unwrap_or_default()
}

/// The role of a column that the planner says holds this figure: its year and unit as far as its head tells.
#[must_use]
pub fn role_for(figure: &KnownFigure, text: &str) -> Role {
    let (year, undated) = dated(text);
    let unit = bracketed(&undated).or_else(|| undated.rsplit_once(['/', ':', '：']));
    let scale = unit.and_then(|(_, unit)| scale_of(figure, unit)).unwrap_or_default();
    Role::Figure { figure: figure.figure.clone(), year, scale }
}

/// Whether a head is read as this figure, in its own unit and of no year of its own.
pub(crate) fn reads_as(known: &Known, text: &str, wanted: &Figure) -> bool {
    role(known, text, None) == Role::Figure { figure: wanted.clone(), year: None, scale: Scale::default() }
}

/// The figure a head names, with its year and unit: `2020年常住人口（万人）`, `床位数/张`, `Residents, 2020 (people)`.
fn figure(known: &Known, text: &str, general_unit: Option<&str>) -> Option<Role> {
    let text = unmarked(text.trim());
    let found = |figure: &KnownFigure, year: Option<Year>, unit: Option<&str>| {
        let scale = unit.map_or_else(|| general_unit.and_then(|unit| scale_of(figure, unit)), |unit| scale_of(figure, unit));
        Role::Figure { figure: figure.figure.clone(), year, scale: scale.unwrap_or_default() }
    };
    if let Some(figure) = known.named(&text) {
        return Some(found(figure, None, None));
    }
    // An id at the end tells figures of one name apart: `名称（个） [id]`.
    if let Some((before, id)) = bracketed(&text)
        && let Some(figure) = known.named(id).filter(|figure| id_of(&figure.figure) == id)
    {
        let (year, before) = dated(before);
        return Some(found(figure, year, bracketed(&before).map(|(_, unit)| unit)));
    }
    let (year, undated) = dated(&text);
    if let Some(figure) = known.named(&undated) {
        return Some(found(figure, year, None));
    }
    let parted = bracketed(&undated).or_else(|| undated.rsplit_once([':', '：', ',', '，']));
    let (name, unit) = parted.or_else(|| undated.split_at_checked(undated.rfind('/')?))?;
    let (inner_year, name) = dated(name);
    let figure = known.named(&name)?;
    // What stands in brackets is a unit of the figure, or makes another figure of it.
    let unit = behind_slash(figure, unit);
    let fits = scale_of(figure, &unit).is_some() || figure.is_in(&unit);
    fits.then(|| found(figure, year.or(inner_year), Some(&unit)))
}
