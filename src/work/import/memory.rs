//! The planner's own choices of columns, kept on her machine for the next table: what stands over a column, and what she said it is.

use std::collections::BTreeSet;

use permille_engine::scenario::ScenarioSet;
use permille_exchange::tables::import::{Known, Mapping, joined_head};
use permille_exchange::tables::sheet::Sheet;

use super::roles::{ABOUT, figure_key, role_key};
use super::said::with_role;

/// More heads than anybody's tables have; beyond them the oldest is forgotten.
const MOST: usize = 300;
/// A longer head is a sentence, and not met again.
const LONGEST: usize = 60;

/// What was said of columns, the newest last: what stood over each, and the key of what it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory(Vec<(String, String)>);

impl Memory {
    /// From how it is kept: a line for each, head and key parted by a tab. Lines that are none are passed over.
    #[must_use]
    pub fn read(kept: &str) -> Self {
        let lines = kept.lines().filter_map(|line| line.split_once('\t'));
        Self(lines.map(|(head, key)| (head.to_owned(), key.to_owned())).collect())
    }

    /// How it is kept.
    #[must_use]
    pub fn write(&self) -> String {
        self.0.iter().map(|(head, key)| format!("{head}\t{key}\n")).collect()
    }

    /// What a column under this head was said to be.
    #[must_use]
    pub fn of(&self, head: &str) -> Option<&str> {
        self.0.iter().find(|(one, _)| one == head).map(|(_, key)| key.as_str())
    }

    /// Keeps what a column under this head is.
    pub fn keep(&mut self, head: String, key: String) {
        self.forget(&head);
        self.0.push((head, key));
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// Forgets what was said of columns under this head.
    pub fn forget(&mut self, head: &str) {
        self.0.retain(|(one, _)| one != head);
    }
}

/// What stands over a column, without blanks and without its year: the same head is met again next year.
#[must_use]
pub fn head(sheet: &Sheet, mapping: &Mapping, column: usize) -> Option<String> {
    let header = mapping.header?;
    let text = joined_head(sheet, mapping.top.unwrap_or(header), header, column);
    let bare: Vec<char> = text.chars().filter(|letter| !letter.is_whitespace()).flat_map(char::to_lowercase).collect();
    let mut out = String::new();
    let mut at = 0;
    while at < bare.len() {
        let digits = bare[at..].iter().take_while(|one| one.is_ascii_digit()).count();
        let year: String = bare[at..at + digits].iter().collect();
        if digits == 4 && year.parse::<u16>().is_ok_and(|year| (1990..2100).contains(&year)) {
            at += 4 + usize::from(bare.get(at + 4) == Some(&'年'));
        } else {
            out.extend(&bare[at..at + digits.max(1)]);
            at += digits.max(1);
        }
    }
    let out = out.replace("（）", "").replace("()", "");
    (!out.is_empty() && out.chars().count() <= LONGEST).then_some(out)
}

/// The mapping with columns as the planner once said they are, and which these are. What the file knows no such figure of stays as it was guessed.
#[must_use]
pub fn recalled(set: &ScenarioSet, sheet: &Sheet, mapping: Mapping, memory: &Memory) -> (Mapping, BTreeSet<usize>) {
    let (mut mapping, mut own) = (mapping, BTreeSet::new());
    if memory.0.is_empty() {
        return (mapping, own);
    }
    let known = Known::new(set);
    for column in 0..mapping.columns.len() {
        let Some(key) = head(sheet, &mapping, column).and_then(|head| memory.of(&head).map(str::to_owned)) else { continue };
        let there = mapping.columns.get(column).map(role_key);
        if there.as_deref() != Some(key.as_str()) && is_role(&known, &key) {
            mapping = with_role(&mapping, set, &known, sheet, column, &key);
            own.insert(column);
        }
    }
    (mapping, own)
}

/// Whether a key is that of something a column can be in this file.
fn is_role(known: &Known, key: &str) -> bool {
    ABOUT.iter().any(|(one, _)| *one == key) || known.figures().iter().any(|figure| figure_key(&figure.figure) == key)
}

#[cfg(test)]
mod tests {
    use permille_exchange::tables::import::{Register, Role, guess};

    use super::super::tests::{open, sheet};
    use super::*;

    #[test]
    fn what_was_said_is_kept_the_newest_last_and_can_be_forgotten() {
        let mut memory = Memory::default();
        memory.keep("床".to_owned(), "m:health-beds".to_owned());
        memory.keep("人".to_owned(), "p:resident".to_owned());
        memory.keep("床".to_owned(), "ignored".to_owned());
        assert_eq!(memory.write(), "人\tp:resident\n床\tignored\n");
        assert_eq!(Memory::read(&memory.write()), memory);
        assert_eq!(Memory::read("nonsense\n").write(), "");
        memory.forget("人");
        assert_eq!((memory.of("人"), memory.of("床")), (None, Some("ignored")));
        for at in 0..400 {
            memory.keep(format!("{at}"), "ignored".to_owned());
        }
        assert_eq!((memory.0.len(), memory.of("床"), memory.of("399")), (MOST, None, Some("ignored")));
    }

    #[test]
    fn a_head_is_met_again_in_another_year_and_taken_for_what_it_was_said_to_be() {
        let set = open();
        let table = |head: &str| sheet(&[&["代码", head], &["360202", "17"]]);
        let guessed = |sheet: &Sheet| guess(&set, sheet, "x.csv", &Register::default()).mapping;
        let first = table("2023年 娃娃床数");
        let mapping = guessed(&first);
        assert_eq!(mapping.columns[1], Role::Ignored);
        let mut memory = Memory::default();
        memory.keep(head(&first, &mapping, 1).unwrap(), "m:childcare-places".to_owned());
        let next = table("娃娃床数（2024年）");
        assert_eq!(head(&next, &guessed(&next), 1).as_deref(), Some("娃娃床数"));
        let (mapping, own) = recalled(&set, &next, guessed(&next), &memory);
        assert!(matches!(&mapping.columns[1], Role::Figure { year: Some(2024), .. }), "{:?}", mapping.columns[1]);
        assert_eq!(own.into_iter().collect::<Vec<_>>(), [1]);
        // A file that knows no such figure leaves it as it is.
        memory.keep("娃娃床数".to_owned(), "m:nothing-such".to_owned());
        assert!(recalled(&set, &next, guessed(&next), &memory).1.is_empty());
    }
}
