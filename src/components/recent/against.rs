//! A recent file held against the open one: in what they differ, and what can be looked at more closely.

use std::rc::Rc;

use permille_engine::name::Name;
use permille_engine::scenario::ScenarioSet;
use yew::prelude::*;

use super::{Doing, Handlers};
use crate::dom;
use crate::queries::against::{beside, differs};
use crate::store::{Comparison, Laid, MergeChange, Msg, Notice, NoticeKind, Screen, StoreHandle};
use crate::tasks::recent::Card;
use crate::text::share::{Differs, against_open};
use crate::text::{Language, Say, compare, recent};

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Against {
    title: Name,
    dated: Name,
    set: Rc<ScenarioSet>,
    differs: Differs,
}

impl Against {
    /// Holds a set against the open file; `None` where none is open.
    pub(super) fn of(store: &StoreHandle, card: &Card, set: ScenarioSet) -> Option<Self> {
        let open = store.open.as_ref()?;
        let (title, [zh, en]) = (&card.title, ["zh-CN", "en-GB"].map(|tag| dom::local_time(card.at, tag)));
        // Files of one name are told apart by when they were changed.
        let dated = Name::new(format!("{}（{zh}）", Language::Zh.name(title)), format!("{} ({en})", Language::En.name(title)));
        Some(Self { title: title.clone(), dated, differs: differs(open.set(), &set), set: Rc::new(set) })
    }
}

/// In what the two differ, with buttons that lead to where that can be seen.
pub(super) fn against(language: Language, found: &Against, acts: &Handlers<'_>) -> Html {
    let Some(open) = &acts.store.open else { return Html::default() };
    let Against { title, dated, set, differs } = found;
    let own = language.name(&open.set().title);
    let scenarios = beside(open.set(), set, title).map(|beside| {
        let (store, done, title) = (acts.store.clone(), acts.done.clone(), title.clone());
        let figures = differs.areas;
        Callback::from(move |_: MouseEvent| {
            done.emit(());
            let reference =
                store.open.as_ref().and_then(|open| open.set().scenarios.get(beside.reference)).map(|one| one.id.clone());
            let count = beside.ids.len();
            store.dispatch(Msg::Edit { edit: beside.edit.clone(), name: recent::beside_step(&title), key: None });
            store.dispatch(Msg::Scenario(beside.reference));
            store.dispatch(Msg::Compare(Comparison {
                reference,
                shown: Some(beside.ids.clone()),
                other: beside.ids.first().cloned(),
            }));
            store.dispatch(Msg::Show(Screen::Compare));
            let notice = Notice {
                kind: NoticeKind::Done,
                title: recent::set_beside(&title, count),
                sentences: recent::own_figures(figures),
            };
            store.dispatch(Msg::Notice(Some(notice)));
        })
    });
    let figures = (differs.areas > 0 || differs.plans).then(|| {
        let (store, done, dated, set) = (acts.store.clone(), acts.done.clone(), dated.clone(), Rc::clone(set));
        Callback::from(move |_: MouseEvent| {
            done.emit(());
            let name = store.preferences.language.name(&dated).to_owned();
            store.dispatch(Msg::Merge(MergeChange::Open));
            let content = Ok(Laid { set: Rc::clone(&set), remarks: Vec::new(), form: None });
            store.dispatch(Msg::Merge(MergeChange::Lay { name, content }));
        })
    });
    let both = {
        let (store, done, dated, set) = (acts.store.clone(), acts.done.clone(), dated.clone(), Rc::clone(set));
        Callback::from(move |_: MouseEvent| {
            done.emit(());
            let against = crate::store::ComparedFile { title: dated.clone(), set: Rc::clone(&set) };
            store.dispatch(Msg::ComparedFile(Some(Rc::new(against))));
            // Once the dialog has given the focus back, and the comparison is drawn.
            dom::focus_soon("compare-headline");
        })
    };
    let leave = {
        let doing = acts.doing.clone();
        Callback::from(move |_: MouseEvent| doing.set(Doing::Nothing))
    };
    html! {
        <div class="recent__against">
            <p>{ recent::compared(language, language.name(dated), &against_open(language, own, differs)) }</p>
            <p class="recent__said">
                // A page that stands alone has no such comparison, for its size.
                if !cfg!(feature = "alone") && !differs.same {
                    <button type="button" class="button button--main" onclick={both}>{ language.say(compare::files::TWO_FILES) }</button>
                }
                if let Some(onclick) = scenarios {
                    <button type="button" class="button" {onclick}>{ language.say(recent::SET_BESIDE) }</button>
                }
                if let Some(onclick) = figures {
                    <button type="button" class="button" {onclick}>{ language.say(recent::LOOK_AT_FIGURES) }</button>
                }
                <button type="button" class="button button--plain" onclick={leave}>{ language.say(recent::CANCEL) }</button>
            </p>
        </div>
    }
}
