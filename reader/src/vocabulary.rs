//! The words of the field, as data: `plans/vocabulary.toml`. A new word needs no code.
//!
//! Each entry says which of the shipped plans it was grown from, so that a test can read a plan with what the others alone have taught.

pub mod english;

use permille_engine::area::Level;
use permille_engine::norm::Domain;
use toml::de::{DeTable, DeValue};

use self::english::English;

/// The file, as it is compiled in.
const SHIPPED: &str = include_str!("../../plans/vocabulary.toml");

/// All words that are known.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    /// What things are counted in, the longest first.
    pub units: Vec<Unit>,
    /// What plans speak of, the longest first.
    pub things: Vec<Thing>,
    /// Groups of people.
    pub bases: Vec<Base>,
    /// Words that say how much, how hard, or that something is over, the longest first.
    pub degrees: Vec<Degree>,
    /// Words that tell the subject, in the order they are asked.
    pub subjects: Vec<Subject>,
    /// Provinces, cities and counties by name.
    pub territories: Vec<Territory>,
    /// The words of English documents.
    pub english: English,
}

/// A unit things are counted in.
#[derive(Clone, Debug)]
pub struct Unit {
    /// 张
    pub zh: String,
    /// beds
    pub en: String,
    /// Whether it comes in whole units.
    pub whole: bool,
}

/// What sort of thing a word names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Institutions that a share can be taken of: 乡镇卫生院, 学校.
    Facility,
    /// Areas that a share can be taken of: 县（市、区）, 社区.
    Place,
    /// People, posts, vehicles, money: what a share of a stock is taken of.
    Stock,
    /// What is measured and not built: 人均预期寿命.
    Measure,
    /// People whose coverage is measured: 高血压患者, 孕产妇.
    Patients,
}

/// Something plans speak of.
#[derive(Clone, Debug)]
pub struct Thing {
    /// 乡镇卫生院
    pub zh: String,
    /// Township hospitals
    pub en: String,
    /// What sort of thing it is.
    pub sort: Sort,
    /// Whether less of it is better.
    pub lower: bool,
}

/// A group of people.
#[derive(Clone, Debug)]
pub struct Base {
    /// 60岁以上
    pub zh: String,
    /// `aged-60-plus`
    pub id: String,
}

/// What a word of degree means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// 不低于, 达到
    AtLeast,
    /// 不超过, 控制在
    AtMost,
    /// 降低: by so much.
    Reduction,
    /// 提高: by so much.
    Increase,
    /// 力争, 原则上
    Should,
    /// 左右
    About,
    /// 应, 确保
    Must,
    /// 建成, 启用
    Deed,
    /// 已, 截至
    Past,
    /// 全覆盖, 人人享有: all of them.
    Full,
    /// Headings under which a document tells how things are.
    Before,
}

/// A word of degree.
#[derive(Clone, Debug)]
pub struct Degree {
    /// The word.
    pub zh: String,
    /// What it means.
    pub means: Means,
}

/// A word that tells the subject of a norm.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The word.
    pub zh: String,
    /// The subject.
    pub domain: Domain,
}

/// An area a document may bind.
#[derive(Clone, Debug)]
pub struct Territory {
    /// 江西省
    pub zh: String,
    /// Jiangxi; empty where it is not known.
    pub en: String,
    /// 360000
    pub code: String,
    /// Its level.
    pub level: Level,
}

impl Vocabulary {
    /// All words that ship.
    #[must_use]
    pub fn shipped() -> Self {
        Self::read(SHIPPED, None).unwrap_or_default()
    }

    /// What the other plans have taught: entries that were grown from `plan` alone are left out.
    #[must_use]
    pub fn without(plan: &str) -> Self {
        Self::read(SHIPPED, Some(plan)).unwrap_or_default()
    }

    /// Reads a vocabulary, without what was grown from one plan alone.
    ///
    /// # Errors
    /// With what the parser says where the text is no TOML.
    pub fn read(text: &str, without: Option<&str>) -> Result<Self, String> {
        let table = DeTable::parse(text).map_err(|error| error.to_string())?;
        let table = table.get_ref();
        let each = |section: &str| -> Vec<&DeTable<'_>> {
            let items = table.get(section).and_then(|value| value.get_ref().as_array());
            let tables = items.into_iter().flatten().filter_map(|item| item.get_ref().as_table());
            tables.filter(|entry| without.is_none_or(|plan| is_known_without(entry, plan))).collect()
        };
        let mut vocabulary = Self::default();
        for entry in each("unit") {
            let unit = |zh: String| Unit { zh, en: text_of(entry, "en"), whole: flag(entry, "whole") };
            vocabulary.units.extend(words(entry).into_iter().map(unit));
        }
        for entry in each("thing") {
            let sort = match text_of(entry, "sort").as_str() {
                "facility" => Sort::Facility,
                "place" => Sort::Place,
                "stock" => Sort::Stock,
                "patients" => Sort::Patients,
                _ => Sort::Measure,
            };
            let thing = |zh: String| Thing { zh, en: text_of(entry, "en"), sort, lower: flag(entry, "lower") };
            vocabulary.things.extend(words(entry).into_iter().map(thing));
        }
        for entry in each("base") {
            vocabulary.bases.extend(words(entry).into_iter().map(|zh| Base { zh, id: text_of(entry, "id") }));
        }
        for entry in each("degree") {
            let Some(means) = means(&text_of(entry, "means")) else { continue };
            vocabulary.degrees.extend(words(entry).into_iter().map(|zh| Degree { zh, means }));
        }
        for entry in each("subject") {
            let word = text_of(entry, "domain");
            let Some((domain, _)) = Domain::ALL.into_iter().find(|(_, known)| *known == word) else { continue };
            vocabulary.subjects.extend(words(entry).into_iter().map(|zh| Subject { zh, domain }));
        }
        for entry in each("territory") {
            let (code, level, en) = (text_of(entry, "code"), text_of(entry, "level"), text_of(entry, "en"));
            let Some(level) = Level::from_word(&level) else { continue };
            let territory = |zh: String| Territory { zh, en: en.clone(), code: code.clone(), level };
            vocabulary.territories.extend(words(entry).into_iter().map(territory));
        }
        vocabulary.units.sort_by_key(|unit| std::cmp::Reverse(unit.zh.len()));
        vocabulary.things.sort_by_key(|thing| std::cmp::Reverse(thing.zh.len()));
        vocabulary.degrees.sort_by_key(|degree| std::cmp::Reverse(degree.zh.len()));
        vocabulary.english = english(&vocabulary.things, &each);
        Ok(vocabulary)
    }

    /// The words of one meaning.
    pub fn words(&self, means: Means) -> impl Iterator<Item = &str> {
        self.degrees.iter().filter(move |degree| degree.means == means).map(|degree| degree.zh.as_str())
    }

    /// What the last of the words means that say which way, or by how much: 不低于 and not the 低于 within it.
    #[must_use]
    pub fn way(&self, text: &str) -> Option<Means> {
        let ways = [Means::AtLeast, Means::AtMost, Means::Reduction, Means::Increase];
        let found = self.degrees.iter().filter(|degree| ways.contains(&degree.means));
        let placed = found.filter_map(|degree| Some((text.rfind(&degree.zh)? + degree.zh.len(), degree.zh.len(), degree.means)));
        placed.max_by_key(|(end, length, _)| (*end, *length)).map(|(_, _, means)| means)
    }

    /// Whether a text holds a word of this meaning.
    #[must_use]
    pub fn says(&self, means: Means, text: &str) -> bool {
        self.words(means).any(|word| text.contains(word))
    }

    /// The thing that is named last in a text: in Chinese the head of a noun stands at its end.
    #[must_use]
    pub fn thing(&self, text: &str) -> Option<&Thing> {
        let found = self.things.iter().filter_map(|thing| Some((text.rfind(&thing.zh)? + thing.zh.len(), thing)));
        found.max_by_key(|(end, thing)| (*end, thing.zh.len())).map(|(_, thing)| thing)
    }

    /// Whether a text names a thing of this sort.
    #[must_use]
    pub fn names(&self, sort: Sort, text: &str) -> bool {
        self.things.iter().any(|thing| thing.sort == sort && text.contains(&thing.zh))
    }

    /// The unit a text begins with.
    #[must_use]
    pub fn unit_at(&self, text: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| text.starts_with(&unit.zh))
    }
}

/// The English words: sections of their own, and the English names of the things.
fn english<'a>(things: &[Thing], each: &impl Fn(&str) -> Vec<&'a DeTable<'a>>) -> English {
    let section = |name: &str| {
        each(name).into_iter().flat_map(|entry| listed(entry, "en").into_iter().map(move |word| (word.to_lowercase(), entry)))
    };
    let level = |entry: &DeTable<'_>| Level::from_word(&text_of(entry, "level"));
    let domain = |entry: &DeTable<'_>| {
        let word = text_of(entry, "domain");
        Domain::ALL.into_iter().find(|(_, known)| *known == word).map(|(domain, _)| domain)
    };
    let named = things.iter().enumerate().flat_map(|(at, thing)| {
        let plural = thing.en.to_lowercase();
        let single =
            plural.strip_suffix("ies").map(|stem| format!("{stem}y")).or_else(|| plural.strip_suffix('s').map(str::to_owned));
        let words = [Some(plural.clone()), single.filter(|word| *word != plural)];
        words.into_iter().flatten().map(move |word| (word, thing.sort, at))
    });
    English {
        phrases: section("phrase").filter_map(|(word, entry)| Some((word, means(&text_of(entry, "means"))?))).collect(),
        counted: section("counted").map(|(word, entry)| (word, text_of(entry, "unit"))).collect(),
        groups: section("group").map(|(word, entry)| (word, text_of(entry, "id"))).collect(),
        scopes: section("scope").filter_map(|(word, entry)| Some((word, level(entry)?, flag(entry, "each")))).collect(),
        things: named.collect(),
        measured: section("measured").map(|(word, entry)| (word, flag(entry, "lower"))).collect(),
        titled: section("titled").map(|(word, _)| word).collect(),
        topics: section("topic").filter_map(|(word, entry)| Some((word, domain(entry)?))).collect(),
    }
}

fn is_known_without(entry: &DeTable<'_>, plan: &str) -> bool {
    let from = entry.get("from").and_then(|value| value.get_ref().as_array());
    let plans: Vec<&str> = from.into_iter().flatten().filter_map(|item| item.get_ref().as_str()).collect();
    plans.is_empty() || plans.iter().any(|grown| *grown != plan)
}

fn text_of(entry: &DeTable<'_>, key: &str) -> String {
    entry.get(key).and_then(|value| value.get_ref().as_str()).unwrap_or_default().to_owned()
}

fn flag(entry: &DeTable<'_>, key: &str) -> bool {
    matches!(entry.get(key).map(toml::Spanned::get_ref), Some(DeValue::Boolean(true)))
}

/// The Chinese words of an entry: one, or several.
fn words(entry: &DeTable<'_>) -> Vec<String> {
    listed(entry, "zh")
}

/// The words that an entry has under a key: one, or several.
fn listed(entry: &DeTable<'_>, key: &str) -> Vec<String> {
    match entry.get(key).map(toml::Spanned::get_ref) {
        Some(DeValue::String(word)) => vec![word.to_string()],
        Some(DeValue::Array(words)) => words.iter().filter_map(|word| word.get_ref().as_str()).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn means(word: &str) -> Option<Means> {
    Some(match word {
        "at-least" => Means::AtLeast,
        "at-most" => Means::AtMost,
        "reduction" => Means::Reduction,
        "increase" => Means::Increase,
        "should" => Means::Should,
        "about" => Means::About,
        "must" => Means::Must,
        "deed" => Means::Deed,
        "past" => Means::Past,
        "full" => Means::Full,
        "heading-of-the-past" => Means::Before,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "[[unit]]\nzh = [\"张\", \"万元\"]\nen = \"x\"\nfrom = [\"a\"]\n\n[[thing]]\nzh = \"医院\"\nen = \"Hospitals\"\nsort = \"facility\"\nfrom = [\"a\", \"b\"]\n\n[[thing]]\nzh = \"中医医院\"\nen = \"TCM hospitals\"\nsort = \"facility\"\nfrom = []\n";

    #[test]
    fn what_one_plan_alone_has_taught_can_be_left_out() {
        let all = Vocabulary::read(TEXT, None).unwrap();
        assert_eq!((all.units.len(), all.things.len()), (2, 2));
        let less = Vocabulary::read(TEXT, Some("a")).unwrap();
        assert_eq!((less.units.len(), less.things.len()), (0, 2));
    }

    #[test]
    fn the_longest_word_that_stands_last_is_what_is_meant() {
        let vocabulary = Vocabulary::read(TEXT, None).unwrap();
        assert_eq!(vocabulary.thing("医院和二级中医医院").unwrap().en, "TCM hospitals");
        assert!(vocabulary.thing("学校").is_none());
    }

    #[test]
    fn the_shipped_vocabulary_is_read() {
        let shipped = Vocabulary::shipped();
        assert!(shipped.units.len() > 30 && shipped.things.len() > 60 && shipped.degrees.len() > 60);
        assert!(shipped.territories.iter().any(|one| one.code == "360000"));
    }
}
