//! Texts in both languages of the app.

/// The same in Chinese and in English. There is no other form of a text in two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Bilingual<T> {
    /// 中文
    pub zh: T,
    /// English
    pub en: T,
}

/// A name or a text that a file holds, or that is made from such.
pub type Name = Bilingual<String>;

impl Name {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}

impl Bilingual<&'static str> {
    /// A fixed wording in both languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }
}

impl From<Bilingual<&'static str>> for Name {
    fn from(word: Bilingual<&'static str>) -> Self {
        Self::new(word.zh, word.en)
    }
}
