//! What things are called, on screens, at the head of columns and in documents: Chinese first, then English.

use crate::wording::language::Word;
use permille_engine::area::{Level, PopulationBase};
use permille_engine::mark::Mark;
use permille_engine::name::Name;
use permille_engine::norm::{Direction, Strength};
use permille_engine::outlook::status::Status;

/// The groups of people that have a name of their own.
const GROUPS: [(&str, &str, &str); 6] = [
    ("aged-0-3", "0–3 岁人口", "Aged 0–3"),
    ("aged-0-4", "0–4 岁人口", "Aged 0–4"),
    ("aged-0-14", "0–14 岁人口", "Aged 0–14"),
    ("aged-60-plus", "60 岁及以上人口", "Aged 60 and over"),
    ("aged-65-plus", "65 岁及以上人口", "Aged 65 and over"),
    ("births", "出生人口", "Births"),
];

/// What a base is called; a group without a name of its own by its id.
#[must_use]
pub fn base(base: &PopulationBase) -> Name {
    match base {
        PopulationBase::Resident => Name::new("常住人口", "Residents"),
        PopulationBase::Urban => Name::new("城镇人口", "Urban population"),
        PopulationBase::Rural => Name::new("乡村人口", "Rural population"),
        PopulationBase::Group(group) => {
            let known = GROUPS.iter().find(|(id, ..)| *id == group.as_str());
            known.map_or_else(|| Name::new(group.as_str(), group.as_str()), |&(_, zh, en)| Name::new(zh, en))
        }
    }
}

/// The bases that have a name: residents, urban, rural, and the groups.
pub fn bases() -> impl Iterator<Item = PopulationBase> {
    let groups = GROUPS.iter().map(|(id, ..)| PopulationBase::from_word(id));
    [PopulationBase::Resident, PopulationBase::Urban, PopulationBase::Rural].into_iter().chain(groups)
}

/// How an area stands, in a planner's words.
#[must_use]
pub const fn status(status: Status) -> Word {
    match status {
        Status::Met => Word::new("达标", "met"),
        Status::OnTrack => Word::new("按期推进", "on track"),
        Status::Short => Word::new("短缺", "short"),
        Status::NoData => Word::new("无数据", "no data"),
    }
}

/// What stands at the edge of what is shown to others.
#[must_use]
pub const fn mark(mark: Mark) -> Word {
    match mark {
        Mark::Draft => Word::new("草稿", "Draft"),
        Mark::Internal => Word::new("内部", "Internal"),
    }
}

/// One area of a level.
#[must_use]
pub const fn level(level: Level) -> Word {
    match level {
        Level::Province => Word::new("省", "Province"),
        Level::City => Word::new("设区市", "City"),
        Level::County => Word::new("县（市、区）", "County"),
        Level::Township => Word::new("乡镇（街道）", "Township"),
    }
}

/// How hard a norm binds.
#[must_use]
pub const fn strength(strength: Strength) -> Word {
    match strength {
        Strength::Must => Word::new("必须", "must"),
        Strength::Should => Word::new("力争 / 原则上", "should"),
        Strength::About => Word::new("左右", "about"),
    }
}

/// Whether more or less is better.
#[must_use]
pub const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::AtLeast => "≥",
        Direction::AtMost => "≤",
    }
}
