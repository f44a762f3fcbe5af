//! The slides of the open file, and the edits that change them.

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::slide::{Slide, SlideKind};
use permille_exchange::office::deck;
use permille_exchange::wording::sentences::Day;

use crate::store::{Msg, Open};
use crate::text::{Language, present};
use crate::views::deck::seen;

/// The slides: the planner's, else those that follow from the file.
#[must_use]
pub fn slides(language: Language, open: &Open, scenario: usize, day: Day) -> Vec<Slide> {
    deck::slides(&seen(language, open, scenario, day))
}

/// Whether a slide of this kind looks at an area in a year.
#[must_use]
pub const fn looks(kind: SlideKind) -> bool {
    !matches!(kind, SlideKind::Title | SlideKind::Sources)
}

/// Keeps these slides in the file, in the place of all there were.
#[must_use]
pub fn keep(slides: Vec<Slide>, key: Option<String>) -> Msg {
    Msg::Edit { edit: Edit::Slides { slides }, name: Name::new(present::EDITED.zh, present::EDITED.en), key }
}

/// The slides with one of them moved to a neighbour's place; `None` where there is no such neighbour.
#[must_use]
pub fn moved(slides: &[Slide], from: usize, up: bool) -> Option<Vec<Slide>> {
    let to = if up { from.checked_sub(1)? } else { from + 1 };
    let mut slides = slides.to_vec();
    (from < slides.len() && to < slides.len()).then(|| {
        slides.swap(from, to);
        slides
    })
}

/// The slides without one of them; the last one stays, for an empty list means those that follow from the file.
#[must_use]
pub fn without(slides: &[Slide], place: usize) -> Option<Vec<Slide>> {
    let mut slides = slides.to_vec();
    (slides.len() > 1 && place < slides.len()).then(|| {
        slides.remove(place);
        slides
    })
}

/// The slides with another after one of them.
#[must_use]
pub fn with(slides: &[Slide], after: usize, slide: Slide) -> Vec<Slide> {
    let mut slides = slides.to_vec();
    slides.insert((after + 1).min(slides.len()), slide);
    slides
}

/// The slides with one of them changed.
#[must_use]
pub fn changed(slides: &[Slide], place: usize, change: impl FnOnce(&mut Slide)) -> Vec<Slide> {
    let mut slides = slides.to_vec();
    if let Some(slide) = slides.get_mut(place) {
        change(slide);
    }
    slides
}
