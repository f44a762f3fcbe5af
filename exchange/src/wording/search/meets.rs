//! Whether letters are the beginning of a name, character by character.

use super::readings;

/// So many letters of a word are followed through a name; a longer word is met by nothing but the same letters.
pub(super) const MOST_LETTERS: usize = 60;

/// A character of a name, with its readings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Letter {
    character: char,
    readings: &'static [(char, &'static str)],
}

impl Letter {
    pub(super) fn new(character: char) -> Self {
        let readings = if is_read(character) { readings::of(character) } else { &[] };
        Self { character, readings }
    }

    pub(super) fn character(&self) -> &char {
        &self.character
    }

    /// Whether it stands for no sound and no number: a bracket, a space.
    fn is_mark(&self) -> bool {
        !self.character.is_alphanumeric()
    }

    /// Where in a word one can be after it, as bits, having been somewhere before it.
    fn after(&self, word: &[char], at: usize) -> u64 {
        let rest = &word[at..];
        let Some(first) = rest.first() else { return 0 };
        if *first == self.character {
            return 1 << (at + 1);
        }
        if self.is_mark() {
            return 1 << at;
        }
        if !is_read(self.character) {
            return 0;
        }
        if self.readings.is_empty() {
            return u64::from(first.is_ascii_lowercase()) << (at + 1);
        }
        self.readings.iter().flat_map(|(_, syllable)| uses(rest, syllable)).fold(0, |all, used| match used {
            0 => all,
            used => all | 1 << (at + used),
        })
    }
}

/// Whether a character is one that is read in pinyin.
fn is_read(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}')
}

/// How much of a name a word meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// Its beginning.
    Start,
    /// All of it, but for marks.
    Whole,
}

/// How much of a name a word meets from its beginning, the whole of the word. All ways to read the name are followed at once, so that no name and
/// no word takes longer than their lengths multiplied.
pub(super) fn begins(word: &[char], name: &[Letter]) -> Option<Reach> {
    if word.is_empty() || word.len() > MOST_LETTERS {
        return None;
    }
    let end = 1_u64 << word.len();
    let (mut reached, mut found) = (1_u64, None);
    for letter in name {
        if reached == 0 && found.is_none() {
            return None;
        }
        let after = (0..word.len()).filter(|at| (reached >> at) & 1 == 1).fold(0, |all, at| all | letter.after(word, at));
        if after & end != 0 {
            found = Some(Reach::Whole);
        } else if !letter.is_mark() {
            found = found.map(|_| Reach::Start);
        }
        reached = after & !end;
    }
    found
}

/// Whether a word begins within a name, after its beginning.
pub(super) fn begins_within(word: &[char], name: &[Letter]) -> bool {
    (1..name.len()).any(|from| !name[from].is_mark() && begins(word, &name[from..]).is_some())
}

/// How many letters of a word a syllable may use: its first; both of zh, ch and sh; all of it; or the rest of the word, where it begins so. Zero for
/// what it may not.
fn uses(word: &[char], syllable: &str) -> [usize; 3] {
    let common = word.iter().zip(syllable.chars()).take_while(|(one, other)| **one == *other).count();
    let double = common > 1 && ["zh", "ch", "sh"].iter().any(|double| syllable.starts_with(double));
    let all = common == syllable.len() || common == word.len();
    [common.min(1), if double { 2 } else { 0 }, if all { common } else { 0 }]
}
