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
    /// A note as a file has it; of what it says in both languages, as `[中文 | English]`, this one.
    fn note(self, text: &str) -> String;
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

    fn note(self, text: &str) -> String {
        let (mut told, mut rest) = (String::new(), text);
        while let Some((before, (both, after))) =
            rest.split_once('[').and_then(|(before, after)| Some((before, after.split_once(']')?)))
        {
            told.push_str(before);
            // In Chinese nothing parts two sentences.
            if before.is_empty() && !told.is_empty() && self == Self::En {
                told.push(' ');
            }
            match both.split_once(" | ") {
                Some((zh, en)) => told.push_str(self.pick(zh, en)),
                None => told.extend(["[", both, "]"]),
            }
            rest = after;
        }
        told + rest
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

    #[test]
    fn of_what_a_note_says_in_both_languages_one_is_told_and_all_else_stays() {
        let note = "2018：[四舍五入。 | Rounded.][未见原件。 | Not seen.]; 2020: entered by hand [by me] [";
        assert_eq!(Language::Zh.note(note), "2018：四舍五入。未见原件。; 2020: entered by hand [by me] [");
        assert_eq!(Language::En.note(note), "2018：Rounded. Not seen.; 2020: entered by hand [by me] [");
    }
}
