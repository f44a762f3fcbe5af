//! The two languages everything is said in.

use permille_engine::name::{Bilingual, Name};

/// A fixed wording in both languages.
pub type Word = Bilingual<&'static str>;

/// A sentence in both languages, with what was to be filled in.
pub type Sentence = Bilingual<String>;

/// Picks one language out of two.
pub trait Say {
    /// The wording in this language.
    fn say(self, word: Word) -> &'static str;
    /// The sentence in this language.
    fn tell(self, sentence: Sentence) -> String;
    /// The name in this language; the other one where it is empty.
    fn name(self, name: &Name) -> &str;
    /// One of two values.
    fn pick<T>(self, zh: T, en: T) -> T;
}

impl Say for Language {
    fn say(self, word: Word) -> &'static str {
        self.pick(word.zh, word.en)
    }

    fn tell(self, sentence: Sentence) -> String {
        self.pick(sentence.zh, sentence.en)
    }

    fn name(self, name: &Name) -> &str {
        let (own, other) = self.pick((&name.zh, &name.en), (&name.en, &name.zh));
        if own.is_empty() { other } else { own }
    }

    fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// A language of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

impl Language {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The tag by BCP 47: `zh` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_one_language_stands_for_both() {
        let name = Name::new("昌江区", "");
        assert_eq!(Language::En.name(&name), "昌江区");
        assert_eq!(Language::Zh.name(&name), "昌江区");
    }
}
