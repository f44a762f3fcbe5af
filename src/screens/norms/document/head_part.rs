//! What the document says of itself: proposed from its head, and corrected in place.

use permille_engine::id::AreaCode;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::{Act, Desk};
use crate::screens::norms::edit::head::HeadDraft;
use crate::store::Open;
use crate::text::{Language, Say, Word, norm_screen, plan_edit, words};

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct HeadPartProps {
    /// The language.
    pub language: Language,
    /// The open file, for its areas.
    pub open: Open,
    /// What is filled in.
    pub head: HeadDraft,
    /// Takes what is typed.
    pub dispatch: UseReducerDispatcher<Desk>,
}

/// The fields: title, number, issuer, territory, years.
#[component]
pub(super) fn HeadPart(props: &HeadPartProps) -> Html {
    let HeadPartProps { language, open, head, dispatch } = props;
    let language = *language;
    let field = |id: &'static str, label: String, value: &str, set: fn(&mut HeadDraft) -> &mut String| {
        let (dispatch, head) = (dispatch.clone(), head.clone());
        let oninput = Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let mut head = head.clone();
            *set(&mut head) = input.value();
            dispatch.dispatch(Act::Head(Box::new(head)));
        });
        let id = format!("document-{id}");
        html! {
            <label class="edit__field" for={id.clone()}>
                <span>{ label }</span>
                <input type="text" {id} class="field" value={value.to_owned()} {oninput} autocomplete="off" />
            </label>
        }
    };
    let tongue = |word: Word, tag: Word| language.pick(format!("{}（{}）", word.zh, tag.zh), format!("{} ({})", word.en, tag.en));
    let (zh, en) = (plan_edit::CHINESE, plan_edit::ENGLISH);
    let say = |word: Word| language.say(word).to_owned();
    html! {
        <section class="document__head" aria-label={language.say(plan_edit::CHANGE_DOCUMENT)}>
            { field("title-zh", tongue(plan_edit::PLAN_TITLE, zh), &head.title.zh, |head| &mut head.title.zh) }
            { field("title-en", tongue(plan_edit::PLAN_TITLE, en), &head.title.en, |head| &mut head.title.en) }
            { field("number", say(plan_edit::PLAN_NUMBER), &head.number, |head| &mut head.number) }
            { field("issuer", say(words::ISSUER), &head.issuer.zh, |head| &mut head.issuer.zh) }
            <div>
                { field("territory", say(plan_edit::TERRITORY_CODE), &head.territory, |head| &mut head.territory) }
                <p class="document__hint">{ place(language, open, head.territory.trim()) }</p>
            </div>
            <div class="edit__row">
                { field("first", say(plan_edit::FIRST_YEAR), &head.first, |head| &mut head.first) }
                { field("last", say(plan_edit::LAST_YEAR), &head.last, |head| &mut head.last) }
            </div>
        </section>
    }
}

/// What the area of a code is called.
fn place(language: Language, open: &Open, code: &str) -> String {
    let area = AreaCode::from(code);
    match open.model.tree().position(&area) {
        Some(position) => open.model.areas().get(position).map(|area| language.name(&area.name).to_owned()).unwrap_or_default(),
        None if area.is_whole_country() => norm_screen::whole_country(language).to_owned(),
        None if code.is_empty() => String::new(),
        None => norm_screen::territory_outside(language, code),
    }
}
