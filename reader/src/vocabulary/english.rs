//! The English words of the vocabulary, in small letters, each entry as it is found in a text: as whole words.

use permille_engine::area::Level;
use permille_engine::norm::Domain;

use super::{Means, Sort};
use crate::latin::{holds, places, starts};

/// The English words.
#[derive(Clone, Debug, Default)]
pub struct English {
    /// Words that say how much, how hard, or that something is over.
    pub phrases: Vec<(String, Means)>,
    /// What is counted, with the unit of its Chinese name.
    pub counted: Vec<(String, String)>,
    /// Groups of people: word, id. The narrower stand before the wider.
    pub groups: Vec<(String, String)>,
    /// Whom a sentence binds, and whether it speaks of every one of them.
    pub scopes: Vec<(String, Level, bool)>,
    /// What plans speak of: the English names of the things, in the plural and in the singular, with their place among the things.
    pub things: Vec<(String, Sort, usize)>,
    /// What is measured, and whether less of it is better.
    pub measured: Vec<(String, bool)>,
    /// What a document that demands is called.
    pub titled: Vec<String>,
    /// Words that tell the subject.
    pub topics: Vec<(String, Domain)>,
}

impl English {
    /// Whether a text holds a phrase of this meaning.
    #[must_use]
    pub fn says(&self, means: Means, text: &str) -> bool {
        self.phrases.iter().any(|(word, one)| *one == means && holds(text, word))
    }

    /// The last phrase of one of these meanings in a text: where it ends, and what it means. Of those that end together the longest.
    #[must_use]
    pub fn last(&self, means: &[Means], text: &str) -> Option<(usize, Means)> {
        let found = self.phrases.iter().filter(|(_, one)| means.contains(one));
        let placed = found.filter_map(|(word, one)| Some((places(text, word).last()? + word.len(), word.len(), *one)));
        placed.max_by_key(|(end, length, _)| (*end, *length)).map(|(end, _, means)| (end, means))
    }

    /// The phrase of this meaning that a text begins with.
    #[must_use]
    pub fn begins(&self, means: Means, text: &str) -> Option<&str> {
        let words = self.phrases.iter().filter(|(_, one)| *one == means).map(|(word, _)| word.as_str());
        words.filter(|word| starts(text, word)).max_by_key(|word| word.len())
    }

    /// The unit of what is named last in a phrase.
    #[must_use]
    pub fn unit(&self, phrase: &str) -> Option<&str> {
        let placed = self.counted.iter().filter_map(|(word, unit)| Some((places(phrase, word).last()? + word.len(), unit)));
        placed.max_by_key(|(end, _)| *end).map(|(_, unit)| unit.as_str())
    }

    /// The thing that is named last in a phrase: its sort, and its place among the things. Of those that end together the longest.
    #[must_use]
    pub fn thing(&self, phrase: &str) -> Option<(Sort, usize)> {
        let placed = self.things.iter().filter_map(|(word, sort, at)| {
            let end = places(phrase, word).last()? + word.len();
            Some((end, word.len(), *sort, *at))
        });
        placed.max_by_key(|(end, length, ..)| (*end, *length)).map(|(_, _, sort, at)| (sort, at))
    }

    /// The group of people a text names.
    #[must_use]
    pub fn group(&self, text: &str) -> Option<&str> {
        self.groups.iter().find(|(word, _)| holds(text, word)).map(|(_, id)| id.as_str())
    }

    /// Whom a text binds: where its word stands, the level, and whether it speaks of each.
    #[must_use]
    pub fn scope(&self, text: &str) -> Option<(std::ops::Range<usize>, Level, bool)> {
        let placed = self.scopes.iter().filter_map(|(word, level, each)| {
            let at = places(text, word).next()?;
            Some((!each, at, std::cmp::Reverse(word.len()), at..at + word.len(), *level, *each))
        });
        placed.min_by_key(|(less, at, length, ..)| (*less, *at, *length)).map(|(_, _, _, span, level, each)| (span, level, each))
    }

    /// Whether less is better of what a phrase names.
    #[must_use]
    pub fn is_lower(&self, phrase: &str) -> bool {
        self.measured.iter().any(|(word, lower)| *lower && holds(phrase, word))
    }

    /// Whether a phrase names something that is measured.
    #[must_use]
    pub fn is_measured(&self, phrase: &str) -> bool {
        self.measured.iter().any(|(word, _)| holds(phrase, word))
    }
}
