//! What the figures of a file rest on: observed, assumed, or made up. A file whose figures are not observed says so wherever it is named.

use std::collections::BTreeSet;

use permille_engine::area::Series;
use permille_engine::id::SourceId;
use permille_engine::in_order;
use permille_engine::name::{Bilingual, Name};
use permille_engine::quality::Basis;
use permille_engine::scenario::ScenarioSet;

use super::language::{Language, Say};

/// What a file's figures rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Footing {
    /// Nothing in the file says otherwise.
    Observed,
    /// Its title, its description or a source says that figures are assumed.
    Assumed,
    /// One of them says that figures are made up.
    MadeUp,
}

/// How titles, descriptions and sources say it; an assumption is always called one (`scenarios/README.md`).
const WORDS: [(Footing, &[&str]); 2] = [
    (Footing::MadeUp, &["虚构", "made-up", "made up", "invented"]),
    (Footing::Assumed, &["假设", "示意", "assum", "illustrative"]),
];

impl Footing {
    /// What a file's figures rest on, as its title, its description and its sources say.
    #[must_use]
    pub fn of(set: &ScenarioSet) -> Self {
        let texts = [&set.title, &set.description].into_iter().chain(set.sources.values());
        texts.map(Self::said_by).max().unwrap_or(Self::Observed)
    }

    /// What a text says of it.
    #[must_use]
    pub fn said_by(text: &Name) -> Self {
        let texts = [text.zh.to_lowercase(), text.en.to_lowercase()];
        let says = |words: &[&str]| words.iter().any(|word| texts.iter().any(|text| text.contains(word)));
        WORDS.into_iter().find(|(_, words)| says(words)).map_or(Self::Observed, |(footing, _)| footing)
    }

    /// The mark beside a name; none where figures are observed.
    #[must_use]
    pub const fn mark(self) -> Option<Bilingual<&'static str>> {
        match self {
            Self::Observed => None,
            Self::Assumed => Some(Bilingual::<&'static str>::new("假设", "assumed")),
            Self::MadeUp => Some(Bilingual::<&'static str>::new("虚构", "made-up")),
        }
    }
}

/// A file's title, with the mark where its figures are not observed and it does not say so itself.
#[must_use]
pub fn titled(language: Language, set: &ScenarioSet) -> String {
    let title = language.name(&set.title);
    match Footing::of(set).mark() {
        Some(mark) if Footing::said_by(&set.title) == Footing::Observed => {
            language.pick(format!("{title}（{}）", mark.zh), format!("{title} ({})", mark.en))
        }
        _ => title.to_owned(),
    }
}

/// How a note says that a figure was estimated, as forms that come back do.
const ESTIMATED: [&str; 3] = ["估计", "估算", "estimat"];

/// What each series of a set rests on, as its source and its note say; what is estimated was not observed. A note without a source that calls nothing an assumption does not say where figures
/// come from.
pub fn basis(set: &ScenarioSet) -> impl Fn(&Series) -> Basis + 'static {
    let assumed = set.sources.iter().filter(|(_, name)| Footing::said_by(name) != Footing::Observed);
    let assumed: BTreeSet<SourceId> = in_order::set(assumed.map(|(id, _)| id.clone()));
    move |series| {
        let says = |note: &String| {
            let lower = note.to_lowercase();
            Footing::said_by(&Name::new(note.as_str(), "")) != Footing::Observed
                || ESTIMATED.iter().any(|word| lower.contains(word))
        };
        match &series.source {
            Some(source) if assumed.contains(source) => Basis::Assumed,
            _ if series.note.as_ref().is_some_and(says) => Basis::Assumed,
            Some(_) => Basis::Observed,
            None => Basis::Unsourced,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use permille_engine::scenario::Baseline;
    use permille_engine::year::Horizon;

    use super::*;

    fn file(title: &str, source: &str) -> ScenarioSet {
        ScenarioSet {
            title: Name::new(title, title),
            description: Name::default(),
            baseline: Baseline { base_year: 2025, horizon: Horizon::new(2025, 2030).unwrap(), areas: Arc::new(Vec::new()) },
            plans: Vec::new(),
            scenarios: Vec::new(),
            sources: BTreeMap::from([("one".into(), Name::new(source, ""))]),
            slides: Vec::new(),
            mark: None,
            reviews: BTreeMap::new(),
            rounds: BTreeMap::new(),
        }
    }

    #[test]
    fn a_file_that_was_renamed_still_says_what_it_rests_on() {
        let titled = |title, source| titled(Language::En, &file(title, source));
        assert_eq!(titled("Own", "第七次全国人口普查"), "Own");
        assert_eq!(titled("Own", "为学习而虚构"), "Own (made-up)");
        assert_eq!(titled("Own", "示意假设，不是观测值"), "Own (assumed)");
        assert_eq!(titled("Tutorial (made-up figures)", "为学习而虚构"), "Tutorial (made-up figures)");
    }

    #[test]
    fn a_series_rests_on_what_its_source_or_note_says() {
        let of = |source: &str, named: &str, note: Option<&str>| {
            let source = Some(source).filter(|id| !id.is_empty()).map(SourceId::from);
            basis(&file("", named))(&Series { source, note: note.map(str::to_owned), ..Series::default() })
        };
        assert_eq!(of("one", "第七次全国人口普查", None), Basis::Observed);
        assert_eq!(of("one", "示意假设", None), Basis::Assumed);
        assert_eq!(of("one", "第七次全国人口普查", Some("An assumption: half of it")), Basis::Assumed);
        assert_eq!(of("", "", Some("由县里电话报来")), Basis::Unsourced);
        assert_eq!(of("", "", Some("按假设估计")), Basis::Assumed);
    }

    #[test]
    fn made_up_weighs_more_than_assumed() {
        assert_eq!(Footing::of(&file("假设", "虚构")), Footing::MadeUp);
    }
}
