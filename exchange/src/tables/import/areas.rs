//! Which area a row is about: by its code, by its name, by its name without the suffix; and near misses where none of these finds it.

use std::collections::{BTreeMap, HashMap};

use permille_engine::area::{Area, Level};
use permille_engine::id::AreaCode;
use permille_engine::in_order::InOrder;

use super::alike::Likeness;
use super::code;
use super::key::key;

/// What ends the name of an area and may be left out.
const SUFFIXES: [&str; 22] = [
    "街道办事处",
    "维吾尔自治区",
    "壮族自治区",
    "回族自治区",
    "特别行政区",
    "自治区",
    "自治州",
    "自治县",
    "自治旗",
    "街道",
    "地区",
    "林区",
    "省",
    "市",
    "区",
    "县",
    "旗",
    "镇",
    "乡",
    "district",
    "county",
    "city",
];

/// How alike a name must be to be offered.
const ALIKE: f64 = 0.5;

/// How much more alike it is taken to be where it lies below the area that is named above it.
const AT_HOME: f64 = 0.2;
/// How many names are offered.
const OFFERS: usize = 4;

/// How a row names its area.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Label {
    /// Its code, as written.
    pub code: String,
    /// Its name, as written.
    pub name: String,
    /// The codes and names of areas above it, as written, the nearest first.
    pub above: Vec<String>,
}

/// What a label is found to mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// An area that is there, by its position.
    Area(usize),
    /// None that is there; with areas it may mean, the likeliest first.
    None(Vec<usize>),
}

/// The areas that are there, by everything they may be called.
pub(super) struct Index<'a> {
    areas: &'a [Area],
    by_code: HashMap<&'a str, usize>,
    by_name: BTreeMap<String, Vec<usize>>,
    by_stem: BTreeMap<String, Vec<usize>>,
}

impl<'a> Index<'a> {
    pub(super) fn new(areas: &'a [Area]) -> Self {
        let mut index = Self { areas, by_code: HashMap::new(), by_name: BTreeMap::new(), by_stem: BTreeMap::new() };
        for (position, area) in areas.iter().enumerate() {
            index.by_code.insert(area.code.as_str(), position);
            for name in [&area.name.zh, &area.name.en] {
                let name = key(name);
                for (map, name) in [(&mut index.by_stem, stem(&name).to_owned()), (&mut index.by_name, name)] {
                    let own = map.entry(name).or_default();
                    if !own.contains(&position) {
                        own.push(position);
                    }
                }
            }
        }
        index.by_name.remove("");
        index.by_stem.remove("");
        index
    }

    pub(super) fn by_code(&self, code: &str) -> Option<usize> {
        self.by_code.get(code).copied()
    }

    /// Whether an area may be called so.
    pub(super) fn is_called(&self, position: usize, name: &str) -> bool {
        let own = &self.areas[position].name;
        [&own.zh, &own.en].into_iter().any(|own| !own.is_empty() && same_place(own, name))
    }

    /// The counties whose whole names a text has in it.
    pub(super) fn counties_within(&self, text: &str) -> Vec<String> {
        let text = key(text);
        let named = |name: &str| name.chars().count() > 2 && text.contains(name);
        let counties = self.by_name.iter().filter(|(name, _)| named(name));
        let counties = counties.flat_map(|(_, positions)| positions).filter(|position| self.level(**position) == Level::County);
        counties.map(|position| self.areas[*position].code.to_string()).collect()
    }

    /// The level of an area.
    pub(super) fn level(&self, position: usize) -> Level {
        self.areas[position].level
    }

    /// The area a label means; near misses are looked for only where `near` asks for them.
    pub(super) fn find(&self, label: &Label, near: bool) -> Found {
        let digits = code::digits(&label.code);
        if !digits.is_empty() {
            if let Some(position) = self.by_code(&digits).or_else(|| self.by_code(code::of_new_area(&digits)?.as_str())) {
                return Found::Area(position);
            }
            // A code that is not there is a new area; an area of the same name is only offered.
            return Found::None(self.by_name.get(&key(&label.name)).cloned().unwrap_or_default());
        }
        let name = key(&label.name);
        // A name with a suffix is that of an area with this suffix, or of none: 昌江镇 is no 昌江区, and 景德镇 is 景德镇市.
        for candidates in [self.by_name.get(&name), self.by_stem.get(&name)].into_iter().flatten() {
            match self.told_apart(candidates, label).as_slice() {
                [one] if self.agrees(*one, label) => return Found::Area(*one),
                [] => {}
                several => return Found::None(several.to_vec()),
            }
        }
        match self.by_path(&name) {
            Some(position) => Found::Area(position),
            None if near => Found::None(self.near(&name, label)),
            None => Found::None(Vec::new()),
        }
    }

    /// Of several areas of one name, those below what the row says is above; all of them where it says nothing.
    fn told_apart(&self, candidates: &[usize], label: &Label) -> Vec<usize> {
        if candidates.len() < 2 || label.above.iter().all(String::is_empty) {
            return candidates.to_vec();
        }
        // Those below most of what is said: a city tells more than its province.
        let below = |position: usize| label.above.iter().filter(|above| self.lies_below(position, above)).count();
        let most = candidates.iter().map(|&position| below(position)).max().unwrap_or(0);
        candidates.iter().copied().filter(|&position| below(position) == most).collect()
    }

    /// Whether an area may lie where the row says: below one of the areas it names above, or nothing is known of those.
    fn agrees(&self, position: usize, label: &Label) -> bool {
        let known = |above: &&String| {
            let name = key(above);
            !name.is_empty()
                && (self.by_name.contains_key(&name)
                    || self.by_stem.contains_key(&name)
                    || self.by_code(&code::digits(above)).is_some())
        };
        // Where none of those above is an area here, it may be another place of the same name.
        label.above.iter().all(String::is_empty)
            || label.above.iter().any(|above| self.lies_below(position, above))
            || (self.areas[position].parent.is_none() && !label.above.iter().any(|above| known(&above)))
    }

    /// Whether an area belongs to one called so, by code or by name.
    fn lies_below(&self, position: usize, above: &str) -> bool {
        let (digits, name) = (code::digits(above), key(above));
        if name.is_empty() {
            return false;
        }
        let mut at = Some(position);
        // No chain is longer than there are levels.
        for _ in Level::ALL {
            at = at.and_then(|at| self.areas[at].parent.as_ref()).and_then(|parent| self.by_code(parent.as_str()));
            let Some(area) = at.map(|at| &self.areas[at]) else { return false };
            let names = [key(&area.name.zh), key(&area.name.en)];
            if area.code.as_str() == digits || names.iter().any(|own| !own.is_empty() && stem(own) == stem(&name)) {
                return true;
            }
        }
        false
    }

    /// The area whose name ends a path: `江西省景德镇市昌江区`.
    fn by_path(&self, name: &str) -> Option<usize> {
        for (start, _) in name.char_indices().skip(2) {
            let (above, own) = name.split_at(start);
            let candidates = self.by_name.get(own).map(Vec::as_slice).unwrap_or_default();
            let below: Vec<usize> = candidates
                .iter()
                .copied()
                .filter(|&position| {
                    let parent = self.areas[position].parent.as_ref().and_then(|parent| self.by_code(parent.as_str()));
                    let parent = parent.map(|parent| key(&self.areas[parent].name.zh)).unwrap_or_default();
                    !parent.is_empty() && (above.ends_with(&parent) || above.ends_with(stem(&parent)))
                })
                .collect();
            if let [one] = below.as_slice() {
                return Some(*one);
            }
        }
        None
    }

    /// Areas of a name much like this one.
    fn near(&self, name: &str, label: &Label) -> Vec<usize> {
        let own = stem(name);
        if own.is_empty() {
            return Vec::new();
        }
        let mut scored: Vec<(f64, usize)> = Vec::new();
        let likeness = Likeness::to(own);
        for (known, positions) in &self.by_stem {
            let Some(score) = likeness.of(known, ALIKE - AT_HOME) else { continue };
            for &position in positions {
                let at_home = label.above.iter().any(|above| self.lies_below(position, above));
                let score = if at_home { score + AT_HOME } else { score };
                if score >= ALIKE && !scored.iter().any(|(_, one)| *one == position) {
                    scored.push((score, position));
                }
            }
        }
        scored.put_in_order_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        scored.into_iter().take(OFFERS).map(|(_, position)| position).collect()
    }

    /// The code of the area that is called so.
    pub(super) fn code_of_name(&self, name: &str) -> Option<&AreaCode> {
        let name = key(name);
        let found = self.by_name.get(&name).or_else(|| self.by_stem.get(stem(&name)))?;
        match found.as_slice() {
            [one] => Some(&self.areas[*one].code),
            _ => None,
        }
    }
}

/// Whether two names are of one place, as far as names can tell.
pub(super) fn same_place(one: &str, other: &str) -> bool {
    let (one, other) = (key(one), key(other));
    let (short, long) = if one.len() < other.len() { (&one, &other) } else { (&other, &one) };
    short.is_empty() || long.contains(stem(short))
}

/// A name without its suffix, where enough is left of it.
pub(super) fn stem(name: &str) -> &str {
    let stripped = SUFFIXES.iter().filter_map(|suffix| name.strip_suffix(suffix)).find(|rest| rest.chars().count() >= 2);
    stripped.unwrap_or(name)
}

/// Whether a name, as a key, has no suffix that says what kind of area it is: 昌江镇 is no 昌江区, and 昌江 may be.
pub(super) fn bare(name: &str) -> bool {
    stem(name) == name
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use permille_engine::name::Name;

    use super::*;

    fn area(code: &str, name: &str, level: Level, parent: Option<&str>) -> Area {
        Area {
            code: code.into(),
            name: Name::new(name, ""),
            level,
            parent: parent.map(Into::into),
            population: BTreeMap::new().into(),
            measures: BTreeMap::new().into(),
            note: None,
        }
    }

    fn label(code: &str, name: &str, above: &str) -> Label {
        Label { code: code.to_owned(), name: name.to_owned(), above: vec![above.to_owned()] }
    }

    #[test]
    fn an_area_is_found_by_code_name_short_name_and_path() {
        let areas = [
            area("360000", "江西省", Level::Province, None),
            area("360100", "南昌市", Level::City, Some("360000")),
            area("360102", "东湖区", Level::County, Some("360100")),
            area("360103", "西湖区", Level::County, Some("360100")),
            area("360121", "南昌县", Level::County, Some("360100")),
            area("330100", "杭州市", Level::City, None),
            area("330106", "西湖区", Level::County, Some("330100")),
            area("360200", "景德镇市", Level::City, Some("360000")),
        ];
        let index = Index::new(&areas);
        assert_eq!(index.find(&label("360102", "anything", ""), true), Found::Area(2));
        assert_eq!(index.find(&label("", "东 湖 区", ""), true), Found::Area(2));
        assert_eq!(index.find(&label("", "东湖", ""), true), Found::Area(2));
        assert_eq!(index.find(&label("", "江西省南昌市东湖区", ""), true), Found::Area(2));
        // Two places of one name are told apart by what they belong to, and else asked about.
        assert_eq!(index.find(&label("", "西湖区", ""), true), Found::None(vec![3, 6]));
        assert_eq!(index.find(&label("", "西湖区", "杭州"), true), Found::Area(6));
        assert_eq!(index.find(&label("", "杭州市西湖区", ""), true), Found::Area(6));
        // 南昌市 and 南昌县 share a stem, and each is itself.
        assert_eq!(index.find(&label("", "南昌县", ""), true), Found::Area(4));
        assert_eq!(index.find(&label("", "南昌", ""), true), Found::None(vec![1, 4]));
        // A city whose bare name ends as that of a township does is itself; a township is no county of a like name.
        assert_eq!(index.find(&label("", "景德镇", ""), true), Found::Area(7));
        assert_eq!(index.find(&label("", "东湖镇", ""), false), Found::None(vec![]));
        // A slip of the pen is offered and never taken.
        assert_eq!(index.find(&label("", "东胡区", ""), true), Found::None(vec![2]));
        assert_eq!(index.find(&label("", "合计", ""), true), Found::None(vec![]));
        // A code that is not there is new, whatever its name.
        assert_eq!(index.find(&label("360999", "东湖区", ""), true), Found::None(vec![2]));
    }

    #[test]
    fn names_of_one_place_agree() {
        assert!(same_place("东湖区", "南昌市东湖区"));
        assert!(same_place("东湖", "东湖区"));
        assert!(!same_place("东湖区", "西湖区"));
    }
}
