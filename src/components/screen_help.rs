//! The “?” of every screen: what it answers, how that is worked out, and where the handbook says more.

use yew::prelude::*;

use super::later::Later;
use super::popover::{Popover, use_popover};
use crate::dom;
use crate::store::{Leaf, Msg, OnPaper, Screen, StoreHandle};
use crate::text::screen_help::{self, About};
use crate::text::{Say, handbook};

/// The button, by its id.
const OPENER: &str = "about-open";

/// What the button is told.
#[derive(Clone, PartialEq, Properties)]
pub struct HelpButtonProps {
    /// The store.
    pub store: StoreHandle,
}

/// The button, and what opens beside it.
#[component]
pub fn HelpButton(props: &HelpButtonProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let later = use_context::<Later>();
    let Popover { shown, root, toggle, left, close } = use_popover(OPENER);
    let label = language.say(screen_help::ABOUT);
    html! {
        <div class="about" ref={root} onfocusout={left}>
            <button type="button" id={OPENER} class="button button--plain button--icon" onclick={toggle} aria-expanded={shown.to_string()}
                aria-controls="about" aria-label={label} title={label}>{ "?" }</button>
            if shown {
                <div class="about__panel" id="about" role="group" aria-label={label}>
                    if let Some(later) = later {
                        { later.or_waiting(language, |deferred| (deferred.screen_help)(store, close)) }
                    }
                </div>
            }
        </div>
    }
}

/// What it says of the screen in view.
pub fn panel(store: &StoreHandle, close: Callback<()>) -> Html {
    let language = store.preferences.language;
    let (screen, on_paper) = (store.view.screen, store.view.on_paper);
    let about = on_paper.map_or(of(screen), of_paper);
    let name = on_paper.map_or(screen.word(), OnPaper::word);
    let read = |leaf: Leaf| {
        let (store, close) = (store.clone(), close.clone());
        Callback::from(move |_: MouseEvent| {
            // From there the handbook takes the focus, and gives it back.
            dom::focus(OPENER);
            close.emit(());
            store.dispatch(Msg::Handbook(Some(leaf)));
        })
    };
    html! {
        <>
            <h2 class="heading">{ language.say(name) }</h2>
            <p class="about__asks">{ language.say(about.asks) }</p>
            { for about.method.iter().map(|said| html! { <p>{ language.say(*said) }</p> }) }
            <p class="about__more">
                <span class="is-faint">{ language.say(handbook::IN_HANDBOOK) }{ language.pick("：", ": ") }</span>
                <button type="button" class="link" onclick={read(Leaf { chapter: about.chapter, place: "" })}>{ language.say(about.title) }</button>
            </p>
            <p class="is-faint">{ concat!("Permille ", env!("CARGO_PKG_VERSION")) }</p>
        </>
    }
}

/// What that answers which takes the place of the screens.
const fn of_paper(on_paper: OnPaper) -> About {
    match on_paper {
        OnPaper::Report => screen_help::REPORT,
        OnPaper::Briefs => screen_help::BRIEFS,
    }
}

/// What a screen answers.
const fn of(screen: Screen) -> About {
    match screen {
        Screen::Overview => screen_help::OVERVIEW,
        Screen::Areas => screen_help::AREAS,
        Screen::Norms => screen_help::NORMS,
        Screen::Data => screen_help::DATA,
        Screen::Compare => screen_help::COMPARE,
        Screen::Allocate => screen_help::ALLOCATE,
        Screen::Questions => screen_help::QUESTIONS,
        Screen::Risk => screen_help::RISK,
        Screen::Present => screen_help::PRESENT,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use permille_engine::rule::Rule;

    use super::*;
    use crate::text::Language;

    /// A chapter of the handbook, and all it holds.
    fn chapter(language: Language, id: &str) -> String {
        let folder = format!("{}/docs/handbook/{}", env!("CARGO_MANIFEST_DIR"), language.tag());
        let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let named = files.into_iter().find(|path| path.file_stem().unwrap().to_string_lossy()[3..] == *id);
        fs::read_to_string(named.unwrap_or_else(|| panic!("there is no chapter {id}"))).unwrap()
    }

    #[test]
    fn every_screen_leads_to_a_chapter_by_its_title() {
        for language in Language::ALL {
            for about in Screen::ALL.map(of).into_iter().chain(OnPaper::ALL.map(of_paper)) {
                let title = format!("# {}\n", language.say(about.title));
                assert!(chapter(language, about.chapter).starts_with(&title), "{title}");
            }
            chapter(language, Leaf::FIRST.chapter);
        }
    }

    #[test]
    fn every_kind_of_rule_has_its_place() {
        for language in Language::ALL {
            let rules = chapter(language, "rules");
            for word in Rule::WORDS {
                assert!(rules.contains(&format!("<a id=\"{word}\"></a>")), "{word}");
            }
        }
    }
}
