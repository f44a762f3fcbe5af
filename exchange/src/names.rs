//! What population bases are called, on screens and at the head of columns.

use permille_engine::area::PopulationBase;
use permille_engine::name::Name;

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
