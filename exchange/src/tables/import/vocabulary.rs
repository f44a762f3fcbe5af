//! What tables call the figures: words as data, matched as whole names and never as parts of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use permille_engine::in_order::InOrder;

use super::key::key;
use crate::wording::language::Word;

/// The words.
const TEXT: &str = include_str!("vocabulary.txt");

/// What a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The figure with this id.
    Figure(&'static str),
    /// Perhaps the figure with this id.
    Perhaps(&'static str),
    /// Something else: why it stays out, in Chinese and in English.
    Other(Word),
}

/// The words, by their keys.
struct Vocabulary {
    words: HashMap<String, Meaning>,
    qualifiers: Vec<String>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| {
    let (mut words, mut qualifiers, mut meaning) = (HashMap::new(), Vec::new(), None);
    for line in TEXT.lines().map(str::trim) {
        let (mark, rest) = line.split_at_checked(2).unwrap_or((line, ""));
        match mark {
            "= " => meaning = Some(Meaning::Figure(rest)),
            "? " => meaning = Some(Meaning::Perhaps(rest)),
            "! " => meaning = rest.split_once(" | ").map(|(zh, en)| Meaning::Other(Word::new(zh, en))),
            "* " => qualifiers.extend(rest.split(';').map(key).filter(|word| !word.is_empty())),
            _ if line.starts_with('#') => {}
            _ => {
                let own = line.split(';').map(key).filter(|word| !word.is_empty());
                words.extend(own.filter_map(|word| Some((word, meaning?))));
            }
        }
    }
    Vocabulary { words, qualifiers }
});

/// What a name means, as a key; trimmings that make no difference are left out.
pub(super) fn meaning(key: &str) -> Option<Meaning> {
    let words = &VOCABULARY.words;
    words.get(key).copied().or_else(|| trimmed(key).find_map(|name| words.get(&name).copied()))
}

/// A name without the trimmings that make no difference: with fewer and fewer of them.
pub(super) fn trimmed(key: &str) -> impl Iterator<Item = String> + use<> {
    const BEFORE: [&str; 10] = ["年末", "年底", "期末", "全部", "本年", "截至", "现有", "合计", "年", "其中"];
    const BEHIND: [&str; 9] = ["总人数", "总数", "人数", "数量", "总量", "合计", "数", "小计", "情况"];
    let mut found = vec![key.to_owned()];
    let mut at = 0;
    while let Some(name) = found.get(at).cloned() {
        let before = BEFORE.iter().filter_map(|word| name.strip_prefix(word));
        let behind = BEHIND.iter().filter_map(|word| name.strip_suffix(word));
        for shorter in before.chain(behind).filter(|shorter| shorter.chars().count() >= 2) {
            if !found.iter().any(|one| one == shorter) {
                found.push(shorter.to_owned());
            }
        }
        at += 1;
    }
    found.into_iter().skip(1)
}

/// Whether a text, as a key, holds a word that makes another figure of what stands with it.
pub(super) fn qualifies(key: &str) -> bool {
    VOCABULARY.qualifiers.iter().any(|word| key.contains(word.as_str()))
}

/// The id of the one figure that a longer text speaks of: a title, the name of a sheet.
pub(super) fn spoken_of(text: &str) -> Option<&'static str> {
    let text = key(text);
    let mut ids: Vec<&'static str> = VOCABULARY
        .words
        .iter()
        .filter_map(|(word, meaning)| match meaning {
            Meaning::Figure(id) if word.chars().count() >= 2 && text.contains(word.as_str()) => Some(*id),
            _ => None,
        })
        .collect();
    // A longer word that means something else is what is spoken of.
    let other = VOCABULARY.words.iter().any(|(word, meaning)| {
        matches!(meaning, Meaning::Other(..)) && word.chars().count() >= 3 && text.contains(word.as_str())
    });
    if other || qualifies(&text) {
        return None;
    }
    ids.put_in_order();
    ids.dedup();
    match ids.as_slice() {
        [one] => Some(one),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_thing_has_many_names_and_what_is_not_the_same_has_a_reason() {
        for name in ["床位数", "医疗机构床位数", "医疗卫生机构床位", "实有床位数", "年末实有床位数", "Number of beds", "Beds"]
        {
            assert_eq!(meaning(&key(name)), Some(Meaning::Figure("health-beds")), "{name}");
        }
        for name in ["编制床位", "医院床位", "户籍人口", "城镇化率", "自然增长率", "Hospital beds", "养老床位数"]
        {
            assert!(matches!(meaning(&key(name)), Some(Meaning::Other(..))), "{name}");
        }
        assert_eq!(meaning(&key("执业(助理)医师数")), Some(Meaning::Figure("licensed-physicians")));
        assert_eq!(meaning(&key("执业医师")), Some(Meaning::Perhaps("licensed-physicians")));
        assert_eq!(meaning(&key("0～3岁")), Some(Meaning::Figure("aged-0-3")));
        assert_eq!(meaning(&key("幸福指数")), None);
    }

    #[test]
    fn a_title_may_say_what_a_table_is_about() {
        assert_eq!(spoken_of("2020—2024年各县（市、区）常住人口"), Some("resident"));
        assert_eq!(spoken_of("人口与床位"), None);
        assert_eq!(spoken_of("户籍人口"), None);
    }
}
