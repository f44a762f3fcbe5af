//! What a column is, found by typing: among hundreds of figures a list alone is long.

use std::rc::Rc;

use permille_engine::edit::Figure;
use permille_exchange::wording::search::{Findable, Query};
use yew::prelude::*;

use super::view::Figures;
use crate::components::combo::{Combo, Find, Offer};
use crate::components::same::Same;
use crate::text::{Language, Say, import};
use crate::work::import::roles::figure_key;

/// So many are offered: who sees none that is meant types on.
const MOST: usize = 12;

/// How a figure is found by typing. The page that stands alone is without: the readings of characters would make it too large.
#[derive(Clone, Copy, Debug)]
pub struct Finder {
    /// The field.
    pub(super) field: fn(FindFigureProps) -> Html,
}

impl Finder {
    /// By name and pinyin.
    pub const TYPING: Self = Self { field };
}

impl PartialEq for Finder {
    fn eq(&self, _: &Self) -> bool {
        // There is but one.
        true
    }
}

fn field(props: FindFigureProps) -> Html {
    html! { <FindFigure ..props /> }
}

/// What the field is told.
#[derive(Clone, PartialEq, Properties)]
pub struct FindFigureProps {
    /// The language.
    pub language: Language,
    /// The column's letter.
    pub letter: String,
    /// The figures that it may be.
    pub(super) figures: Same<Figures>,
    /// Takes the key of what was found.
    pub choose: Callback<String>,
    /// Goes without.
    pub leave: Callback<()>,
}

/// A field in which a figure is found by its name in either language, or by its pinyin.
#[component]
fn FindFigure(props: &FindFigureProps) -> Html {
    let FindFigureProps { language, letter, figures: known, choose, leave } = props;
    let language = *language;
    let found = use_memo((known.clone(), language), |(known, language)| figures(known, *language));
    let find = use_memo(found.clone(), |found| -> Find {
        let found = Rc::clone(found);
        Callback::from(move |text: String| Rc::new(offers(&found, &text)))
    });
    let take = {
        let (found, choose) = (Rc::clone(&found), choose.clone());
        Callback::from(move |at: usize| {
            if let Some(one) = found.get(at) {
                choose.emit(one.key.clone());
            }
        })
    };
    // Escape leaves the field, and not the dialog.
    let onkeydown = {
        let leave = leave.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Escape" {
                event.prevent_default();
                event.stop_propagation();
                leave.emit(());
            }
        })
    };
    html! {
        <div class="import__find" {onkeydown}>
            <Combo id="import-find" label={import::find_for(language, letter)} unseen_label=true placeholder={language.say(import::FIND_HINT)} find={(*find).clone()}
                said={Callback::from(move |count: usize| AttrValue::from(import::found(language, count)))} choose={take} />
        </div>
    }
}

/// A figure that can be found.
#[derive(Clone, Debug, PartialEq)]
struct Sought {
    findable: Findable,
    key: String,
    title: String,
    about: String,
}

/// The figures a column may hold, ready to be searched.
fn figures(known: &Figures, language: Language) -> Rc<Vec<Sought>> {
    let sought = known.all().iter().map(|figure| {
        let key = figure_key(&figure.figure);
        let people = matches!(figure.figure, Figure::Population(_));
        let unit = language.name(&figure.expected.unit).to_owned();
        Sought {
            findable: Findable::new(&figure.name, &key[2..]),
            title: language.name(&figure.name).to_owned(),
            about: if people { language.say(import::PEOPLE).to_owned() } else { unit },
            key,
        }
    });
    Rc::new(sought.collect())
}

/// What is offered for what was typed.
fn offers(all: &[Sought], text: &str) -> Vec<Offer> {
    let best = Query::new(text).best_by(all, |one| &one.findable, MOST);
    let offer = |id: usize| {
        let one = all.get(id)?;
        let (title, about) = (AttrValue::from(one.title.clone()), AttrValue::from(one.about.clone()));
        Some(Offer { id, title, lang: None, about, end: AttrValue::default() })
    };
    best.into_iter().filter_map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::screens::data::import::view::tests::{figures as known, open};

    #[test]
    fn figures_are_found_by_name_in_either_language_and_by_pinyin() {
        let all = figures(&known(&open()), Language::Zh);
        let first = |text: &str| offers(&all, text).into_iter().next().map(|offer| offer.title.to_string());
        for text in ["托位", "tw", "tuowei", "childcare pl", "childcare-places"] {
            assert_eq!(first(text).as_deref(), Some("托位"), "{text}");
        }
        assert_eq!(first("czrk").as_deref(), Some("常住人口"));
        assert!(offers(&all, "").len() <= MOST && offers(&all, "没有这样的指标").is_empty());
    }
}
