//! Finding something by its name in either language, by its code, or by its pinyin: `昌江`, `360202`, `cjq`, `changjiang` and `chang dis` all lead to
//! 昌江区.
//!
//! **In:** what is searched, made ready once ([`Findable`]), and what is typed ([`Query`]). **Out:** how well the one meets the other, and the best of
//! many, in order.
//!
//! **Invariant:** a character with several readings is met by each of them (重庆 by `cq` and `zq`), and one whose readings are not known by any letter.

mod meets;
mod readings;

use std::rc::Rc;

use permille_engine::in_order::InOrder;
use permille_engine::name::Name;

use self::meets::{Letter, Reach, begins, begins_within};
use super::figure::narrow;

/// Something that can be found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findable {
    code: String,
    own: Rc<Spelt>,
    /// What it lies in or belongs to: these words narrow a search down and find nothing by themselves.
    around: Vec<Rc<Spelt>>,
}

/// A name, made ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Spelt {
    zh: Vec<Letter>,
    en: String,
}

impl Spelt {
    fn new(name: &Name) -> Self {
        Self { zh: name.zh.chars().map(plain).map(Letter::new).collect(), en: folded(&name.en) }
    }
}

impl Findable {
    /// Something by its name, and by its code where it has one.
    #[must_use]
    pub fn new(name: &Name, code: &str) -> Self {
        Self { code: folded(code), own: Rc::new(Spelt::new(name)), around: Vec::new() }
    }

    /// The same, narrowed down by the name of what it lies in: `景德镇 昌江`, `jdz cjq`.
    #[must_use]
    pub fn within(mut self, other: &Self) -> Self {
        self.around.push(Rc::clone(&other.own));
        self
    }
}

/// How well something is met: the less, the better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// It is the name or the code.
    Whole,
    /// The pinyin of all of the name.
    Spelt,
    /// The name begins so.
    Start,
    /// A later word, or something within the name, begins so.
    Within,
    /// What it lies in is called so.
    Around,
}

/// What is looked for: words that all have to be met, at least one of them by the thing itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Word>,
}

/// A word that is looked for: as text, and letter by letter.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Word {
    text: String,
    letters: Vec<char>,
}

impl Query {
    /// What somebody typed: letters of any width, large or small, with `ü` or `v`.
    #[must_use]
    pub fn new(typed: &str) -> Self {
        let typed = folded(typed);
        // An input method that is still at work parts the letters of what is being typed.
        let words = typed.split(|letter: char| letter.is_whitespace() || letter == '\'').filter(|word| !word.is_empty());
        Self { words: words.map(|word| Word { text: word.to_owned(), letters: word.chars().collect() }).collect() }
    }

    /// Whether nothing is looked for, and everything is met.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well something is met; `None` where it is not.
    #[must_use]
    pub fn rank(&self, what: &Findable) -> Option<Rank> {
        let mut worst = Rank::Whole;
        let mut itself = self.is_empty();
        for word in &self.words {
            let own = rank(word, &what.own, &what.code);
            itself |= own.is_some();
            let around = || what.around.iter().any(|name| rank(word, name, "").is_some());
            worst = worst.max(own.or_else(|| around().then_some(Rank::Around))?);
        }
        itself.then_some(worst)
    }

    /// The positions of the best: those met best first, among these the shorter name, then the order they have.
    #[must_use]
    pub fn best(&self, all: &[Findable], most: usize) -> Vec<usize> {
        self.best_by(all, |what| what, most)
    }

    /// The same of things that hold what is searched.
    #[must_use]
    pub fn best_by<T>(&self, all: &[T], findable: impl Fn(&T) -> &Findable, most: usize) -> Vec<usize> {
        let length = |what: &Findable| if self.is_empty() { 0 } else { what.own.zh.len() };
        let found = all.iter().map(findable).enumerate();
        let met = found.filter_map(|(position, what)| Some((self.rank(what)?, length(what), position)));
        let mut met: Vec<_> = met.collect();
        met.put_in_order();
        met.into_iter().take(most).map(|(.., position)| position).collect()
    }
}

/// How well a word meets a name or a code.
fn rank(Word { text, letters: word }: &Word, name: &Spelt, code: &str) -> Option<Rank> {
    if *text == code || *text == name.en {
        return Some(Rank::Whole);
    }
    match begins(word, &name.zh) {
        Some(Reach::Whole) if word.iter().eq(name.zh.iter().map(Letter::character)) => return Some(Rank::Whole),
        Some(Reach::Whole) => return Some(Rank::Spelt),
        Some(Reach::Start) => return Some(Rank::Start),
        None => {}
    }
    if (text.len() > 1 && code.starts_with(text.as_str())) || name.en.starts_with(text.as_str()) {
        return Some(Rank::Start);
    }
    let after_mark = |at: usize| !name.en[..at].chars().next_back().is_some_and(char::is_alphanumeric);
    let later = name.en.match_indices(text.as_str()).any(|(at, _)| after_mark(at));
    (later || begins_within(word, &name.zh)).then_some(Rank::Within)
}

/// A letter as it is compared.
fn plain(letter: char) -> char {
    match narrow(letter).to_ascii_lowercase() {
        'ü' | 'Ü' => 'v',
        other => other,
    }
}

fn folded(text: &str) -> String {
    text.trim().chars().map(plain).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests;
