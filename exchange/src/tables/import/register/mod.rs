//! The country's areas by their codes, and what became of codes that ended.
//!
//! The lists are large, so they cross as one text from the worker that reads tables ([`shipped`]), and are made ready where they are
//! asked ([`Register::new`]). An empty register knows no area, and everything works without it.

use std::collections::HashMap;

use permille_engine::in_order::InOrder;
use permille_engine::year::Year;

use super::areas::stem;
use super::key::key;

/// Provinces, cities and counties, and after a line of its own the changes of codes.
const AREAS: &str = include_str!("areas.txt");
/// What became of codes that ended.
const CHANGES: &str = include_str!("changes.txt");

/// What a register knows, as text: for the worker and for the command line. The page's own module must not call this.
#[must_use]
pub fn shipped() -> String {
    format!("{AREAS}{CHANGES}")
}

/// What became of an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes on under another code.
    Renamed,
    /// It was merged, whole, into an area with a new code.
    Merged,
    /// It was merged, whole, into an area that kept its code.
    Joined,
    /// It was parted, or is one part of a larger change.
    Parted,
    /// It keeps its code, with another extent.
    Moved,
    /// It is the same place under a code of statistics.
    Alias,
}

/// A code that ended, or whose area changed its extent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// The code.
    pub code: String,
    /// What its area was called.
    pub name: String,
    /// From which year on this holds.
    pub year: Year,
    /// What became of it.
    pub fate: Fate,
    /// The codes of the areas that took over.
    pub to: Vec<String>,
}

/// An area in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'a> {
    /// Its name.
    pub name: &'a str,
    /// Whether it is a zone that has a code of statistics only.
    pub zone: bool,
}

/// The areas, by code and by name.
#[derive(Clone, Debug, Default)]
pub struct Register {
    areas: HashMap<String, (String, bool)>,
    by_name: HashMap<String, Vec<String>>,
    by_stem: HashMap<String, Vec<String>>,
    ended: HashMap<String, Ended>,
    ended_by_name: HashMap<String, Vec<String>>,
    /// Codes whose areas were called so until they got another name, or name and extent.
    called: HashMap<String, String>,
    /// The codes that were merged into one, by that one.
    members: HashMap<String, Vec<String>>,
}

impl Register {
    /// Reads what [`shipped`] returns.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut register = Self::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((code, rest)) = line.split_at_checked(6) else { continue };
            match rest.strip_prefix(' ') {
                Some(change) => register.change(code, change),
                None => register.area_line(code, rest),
            }
        }
        register
    }

    fn area_line(&mut self, code: &str, name: &str) {
        let (name, zone) = name.strip_prefix('~').map_or((name, false), |name| (name, true));
        let own = key(name);
        self.by_stem.entry(stem(&own).to_owned()).or_default().push(code.to_owned());
        self.by_name.entry(own).or_default().push(code.to_owned());
        self.areas.insert(code.to_owned(), (name.to_owned(), zone));
    }

    fn change(&mut self, code: &str, change: &str) {
        let mut words = change.split(' ');
        let (Some(name), Some(year), Some(fate)) = (words.next(), words.next().and_then(|year| year.parse().ok()), words.next())
        else {
            return;
        };
        if fate == "'" {
            self.called.insert(key(name), code.to_owned());
            return;
        }
        let fate = match fate {
            "=" => Fate::Renamed,
            "+" => Fate::Merged,
            "&" => Fate::Joined,
            "/" => Fate::Parted,
            "~" => Fate::Moved,
            "@" => Fate::Alias,
            _ => return,
        };
        let to: Vec<String> = words.map(str::to_owned).collect();
        if let (Fate::Merged | Fate::Joined, [one]) = (fate, to.as_slice()) {
            let members = self.members.entry(one.clone()).or_default();
            members.push(code.to_owned());
            if fate == Fate::Joined && !members.contains(one) {
                members.push(one.clone());
            }
        }
        self.ended_by_name.entry(key(name)).or_default().push(code.to_owned());
        self.ended.insert(code.to_owned(), Ended { code: code.to_owned(), name: name.to_owned(), year, fate, to });
    }

    /// Whether it is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.areas.is_empty()
    }

    /// The codes of all its areas, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<&str> {
        let mut codes: Vec<&str> = self.areas.keys().map(String::as_str).collect();
        codes.put_in_order();
        codes
    }

    /// The area with this code.
    #[must_use]
    pub fn area(&self, code: &str) -> Option<Entry<'_>> {
        self.areas.get(code).map(|(name, zone)| Entry { name, zone: *zone })
    }

    /// What became of the area with this code, where it ended or changed its extent.
    #[must_use]
    pub fn ended(&self, code: &str) -> Option<&Ended> {
        self.ended.get(code)
    }

    /// All codes whose areas together are this one since it was merged, and the year; itself among them where it kept its code.
    #[must_use]
    pub fn members(&self, code: &str) -> Option<(&[String], Year)> {
        let members = self.members.get(code)?;
        let year = members.iter().find_map(|one| self.ended.get(one))?.year;
        Some((members, year))
    }

    /// The codes of the areas of this name, with its suffix; without one, of all that are called so but for it.
    #[must_use]
    pub fn named(&self, name: &str) -> &[String] {
        let name = key(name);
        let found = self.by_name.get(&name).or_else(|| self.by_stem.get(&name));
        found.map_or(&[], Vec::as_slice)
    }

    /// The codes that ended of areas that were called so.
    #[must_use]
    pub fn once_named(&self, name: &str) -> &[String] {
        self.ended_by_name.get(&key(name)).map_or(&[], Vec::as_slice)
    }

    /// The code of the area that was called so and is called otherwise today, under the same code.
    #[must_use]
    pub fn once_called(&self, name: &str) -> Option<&str> {
        self.called.get(&key(name)).map(String::as_str)
    }

    /// The one area whose name a text holds, the longest of them: `南昌县2024年主要指标`.
    #[must_use]
    pub fn within(&self, text: &str) -> Option<&str> {
        let text: Vec<char> = key(text).chars().collect();
        for length in (2..=text.len().min(14)).rev() {
            for start in 0..=text.len() - length {
                let part: String = text[start..start + length].iter().collect();
                if let Some([one]) = self.by_name.get(&part).map(Vec::as_slice) {
                    return Some(one);
                }
            }
        }
        None
    }

    /// The counties whose whole names a text has in it, each once.
    pub(super) fn counties_within(&self, text: &str) -> Vec<String> {
        let text: Vec<char> = key(text).chars().collect();
        let mut found: Vec<String> = Vec::new();
        for length in (3..=text.len().min(14)).rev() {
            for start in 0..=text.len() - length {
                let part: String = text[start..start + length].iter().collect();
                let Some([one]) = self.by_name.get(&part).map(Vec::as_slice) else { continue };
                if super::code::level(&one.as_str().into()) == permille_engine::area::Level::County && !found.contains(one) {
                    found.push(one.clone());
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_old_name_under_the_same_code_is_known() {
        let register = Register::new(&shipped());
        assert_eq!(register.once_called("庐山区"), Some("360402"));
        assert_eq!((register.once_called("庐山市"), register.ended("360402")), (None, None));
        for code in register.called.values() {
            assert!(register.area(code).is_some(), "{code}");
        }
    }

    #[test]
    fn what_ships_is_whole_and_every_successor_is_there() {
        let register = Register::new(&shipped());
        assert!(register.areas.len() > 3_300 && register.ended.len() > 200);
        for ended in register.ended.values() {
            assert!(ended.to.iter().all(|code| register.area(code).is_some()), "{ended:?}");
            assert!(ended.fate == Fate::Moved || register.area(&ended.code).is_none(), "{ended:?}");
        }
    }

    #[test]
    fn codes_that_ended_say_when_and_where_to() {
        let register = Register::new(&shipped());
        let fate = |code: &str| register.ended(code).map(|one| (one.fate, one.year, one.to.join(" ")));
        assert_eq!(fate("350427"), Some((Fate::Renamed, 2021, "350405".to_owned())));
        assert_eq!(fate("330104"), Some((Fate::Parted, 2021, "330102 330114".to_owned())));
        assert_eq!(register.members("350404"), Some((["350402".to_owned(), "350403".to_owned()].as_slice(), 2021)));
        assert_eq!(register.members("330105"), Some((["330103".to_owned(), "330105".to_owned()].as_slice(), 2021)));
        assert_eq!(register.once_named("余江县"), ["360622"]);
    }

    #[test]
    fn a_name_is_found_with_its_suffix_or_without_one_and_never_with_another() {
        let register = Register::new(&shipped());
        assert_eq!(register.named("浮梁县"), ["360222"]);
        assert_eq!(register.named("浮梁"), ["360222"]);
        assert!(register.named("浮梁镇").is_empty() && register.named("昌江镇").is_empty());
        assert!(register.named("鼓楼区").len() > 2);
        assert_eq!(register.within("南昌县2024年卫生统计表"), Some("360121"));
        assert!(Register::default().named("浮梁县").is_empty());
    }
}
