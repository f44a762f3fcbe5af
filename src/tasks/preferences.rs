//! The reader's preferences: loaded at the start, kept and applied when they change.

use permille_exchange::wording::language::Language;

use crate::storage;
use crate::store::{Preferences, Theme};
use crate::text::html_language;

/// Where the browser keeps them.
const LANGUAGE_KEY: &str = "permille.language";
const THEME_KEY: &str = "permille.theme";

/// What was chosen last, else what the browser asks for.
#[must_use]
pub fn load() -> Preferences {
    let language = match storage::get(LANGUAGE_KEY).as_deref() {
        Some("zh") => Language::Zh,
        Some("en") => Language::En,
        _ if asks_for_chinese() => Language::Zh,
        _ => Language::En,
    };
    let theme = match storage::get(THEME_KEY).as_deref() {
        Some("dark") => Theme::Dark,
        Some("light") => Theme::Light,
        _ if prefers_dark() => Theme::Dark,
        _ => Theme::Light,
    };
    Preferences { language, theme }
}

/// Tells the page, and keeps them for the next visit. A browser that keeps nothing loses only the choice.
pub fn apply(preferences: Preferences) {
    let (language, theme) = (stored_language(preferences.language), stored_theme(preferences.theme));
    storage::set(LANGUAGE_KEY, language);
    storage::set(THEME_KEY, theme);
    if let Some(root) = gloo::utils::document().document_element() {
        let _ = root.set_attribute("lang", html_language(preferences.language));
        let _ = root.set_attribute("data-theme", theme);
    }
}

const fn stored_language(language: Language) -> &'static str {
    match language {
        Language::Zh => "zh",
        Language::En => "en",
    }
}

const fn stored_theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Light => "light",
        Theme::Dark => "dark",
    }
}

fn asks_for_chinese() -> bool {
    gloo::utils::window().navigator().language().is_some_and(|language| language.starts_with("zh"))
}

fn prefers_dark() -> bool {
    let query = gloo::utils::window().match_media("(prefers-color-scheme: dark)");
    query.ok().flatten().is_some_and(|query| query.matches())
}
