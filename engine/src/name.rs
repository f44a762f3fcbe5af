//! Texts in both languages of the app.

/// A text in Chinese and in English.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Name {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Name {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }
}
