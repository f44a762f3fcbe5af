//! The two languages everything is said in.

use permille_engine::name::Name;

/// A fixed wording in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Word {
    /// A wording in both languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }
}

/// Picks one language out of two.
pub trait Say {
    /// The wording in this language.
    fn say(self, word: Word) -> &'static str;
    /// The name in this language; the other one where it is empty.
    fn name(self, name: &Name) -> &str;
    /// One of two values.
    fn pick<T>(self, zh: T, en: T) -> T;
}

impl Say for Language {
    fn say(self, word: Word) -> &'static str {
        self.pick(word.zh, word.en)
    }

    fn name(self, name: &Name) -> &str {
        self.of(name)
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

    /// The text of `name` in this language; the other one's where this one's is empty.
    #[must_use]
    pub fn of(self, name: &Name) -> &str {
        let (own, other) = match self {
            Self::Zh => (&name.zh, &name.en),
            Self::En => (&name.en, &name.zh),
        };
        if own.is_empty() { other } else { own }
    }

    /// The wording in this language, of one in Chinese and English.
    #[must_use]
    pub const fn one_of(self, [zh, en]: [&'static str; 2]) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The tag by BCP 47: `zh` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }
}

/// A sentence with nothing to fill in, in both languages.
pub(crate) fn both(zh: &str, en: &str) -> (String, String) {
    (zh.to_owned(), en.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_one_language_stands_for_both() {
        let name = Name::new("昌江区", "");
        assert_eq!(Language::En.of(&name), "昌江区");
        assert_eq!(Language::Zh.of(&name), "昌江区");
    }
}
