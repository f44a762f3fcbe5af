//! The fields of the form: each knows its label, what was typed, and what is wrong with it.

use permille_engine::name::Name;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::draft::Draft;
use super::reading::{Field, Reading};
use crate::components::select;
use crate::text::plan_edit::Complaint;
use crate::text::{Language, Say, Word, plan_edit};

/// A change to the draft. Changes are applied to the draft as it is, so that none is lost to fast typing.
pub struct Change(Box<dyn Fn(&mut Draft)>);

impl Reducible for Draft {
    type Action = Change;

    fn reduce(self: std::rc::Rc<Self>, change: Change) -> std::rc::Rc<Self> {
        let mut draft = (*self).clone();
        (change.0)(&mut draft);
        if draft == *self { self } else { draft.into() }
    }
}

/// How the form changes its draft.
pub type Drafting = UseReducerDispatcher<Draft>;

/// What each part of the form is drawn from.
#[derive(Clone, Copy)]
pub struct Frame<'a> {
    /// The draft.
    pub draft: &'a Draft,
    /// Changes it.
    pub drafting: &'a Drafting,
    /// What was read from it.
    pub reading: &'a Reading,
    /// Whether the planner has tried to keep it: only then is what is missing pointed at.
    pub tried: bool,
    /// The language.
    pub language: Language,
}

impl Frame<'_> {
    /// What is to be said of a field.
    fn wrong(&self, field: Field) -> Option<&Complaint> {
        self.reading.complaint(field).filter(|complaint| self.tried || **complaint != Complaint::Missing)
    }

    /// A callback that changes the draft.
    pub fn act<E: 'static>(&self, change: impl Fn(&mut Draft) + Clone + 'static) -> Callback<E> {
        let drafting = self.drafting.clone();
        Callback::from(move |_: E| drafting.dispatch(Change(Box::new(change.clone()))))
    }

    /// A callback that takes over what was typed.
    fn typed(&self, set: impl Fn(&mut Draft, String) + Clone + 'static) -> Callback<InputEvent> {
        let drafting = self.drafting.clone();
        Callback::from(move |event: InputEvent| {
            let value = match event.target_dyn_into::<HtmlInputElement>() {
                Some(input) => Some(input.value()),
                None => event.target_dyn_into::<HtmlTextAreaElement>().map(|area| area.value()),
            };
            if let Some(value) = value {
                let set = set.clone();
                drafting.dispatch(Change(Box::new(move |draft| set(draft, value.clone()))));
            }
        })
    }

    /// One line of text.
    pub fn line(
        &self,
        field: Option<Field>,
        id: &str,
        label: String,
        value: &str,
        set: impl Fn(&mut Draft, String) + Clone + 'static,
    ) -> Html {
        self.input(field, id, label, value, "field edit__line", set)
    }

    /// A number.
    pub fn number(
        &self,
        field: Field,
        id: &str,
        label: String,
        value: &str,
        set: impl Fn(&mut Draft, String) + Clone + 'static,
    ) -> Html {
        self.input(Some(field), id, label, value, "field field--number edit__number", set)
    }

    fn input(
        &self,
        field: Option<Field>,
        id: &str,
        label: String,
        value: &str,
        class: &'static str,
        set: impl Fn(&mut Draft, String) + Clone + 'static,
    ) -> Html {
        let wrong = field.and_then(|field| self.wrong(field));
        let about = format!("{id}-wrong");
        html! {
            <div class="edit__field">
                <label for={id.to_owned()}>{ label }</label>
                <input type="text" id={id.to_owned()} {class} value={value.to_owned()} oninput={self.typed(set)} autocomplete="off"
                    aria-invalid={wrong.map(|_| "true")} aria-describedby={wrong.map(|_| about.clone())} />
                { self.complaint(wrong, about) }
            </div>
        }
    }

    /// A text in both languages, on one line each or on several.
    pub fn both(
        &self,
        field: Option<Field>,
        id: &str,
        label: Word,
        value: &Name,
        long: bool,
        set: impl Fn(&mut Draft) -> Option<&mut Name> + Clone + 'static,
    ) -> Html {
        let wrong = field.and_then(|field| self.wrong(field));
        let about = format!("{id}-wrong");
        let (zh, en) = (set.clone(), set);
        let one = |language: Language, text: &str, oninput: Callback<InputEvent>| {
            let (tag, lang) = match language {
                Language::Zh => (plan_edit::CHINESE, "zh-CN"),
                Language::En => (plan_edit::ENGLISH, "en"),
            };
            let name = self.language.pick(format!("{}（{}）", label.zh, tag.zh), format!("{} ({})", label.en, tag.en));
            let id = format!("{id}-{lang}");
            let (invalid, described) = (wrong.map(|_| "true"), wrong.map(|_| about.clone()));
            html! {
                <div class="edit__tongue">
                    <label class="edit__lang" for={id.clone()}>{ self.language.say(tag) }</label>
                    if long {
                        <textarea {id} class="field edit__long" rows="2" {oninput} value={text.to_owned()} {lang} aria-label={name} aria-invalid={invalid}
                            aria-describedby={described} />
                    } else {
                        <input type="text" {id} class="field edit__line" {oninput} value={text.to_owned()} {lang} aria-label={name} autocomplete="off"
                            aria-invalid={invalid} aria-describedby={described} />
                    }
                </div>
            }
        };
        html! {
            <fieldset class="edit__both">
                <legend>{ self.language.say(label) }</legend>
                { one(Language::Zh, &value.zh, self.typed(move |draft, text| if let Some(name) = zh(draft) { name.zh = text; })) }
                { one(Language::En, &value.en, self.typed(move |draft, text| if let Some(name) = en(draft) { name.en = text; })) }
                { self.complaint(wrong, about.clone()) }
            </fieldset>
        }
    }

    /// A list to choose one thing from: values with their names.
    pub fn choice(
        &self,
        field: Option<Field>,
        id: &str,
        label: String,
        options: Vec<(String, String)>,
        chosen: &str,
        set: impl Fn(&mut Draft, String) + Clone + 'static,
    ) -> Html {
        let wrong = field.and_then(|field| self.wrong(field));
        let about = format!("{id}-wrong");
        let drafting = self.drafting.clone();
        let onchange = Callback::from(move |event: Event| {
            let Some(value) = select::value(&event) else { return };
            let set = set.clone();
            drafting.dispatch(Change(Box::new(move |draft| set(draft, value.clone()))));
        });
        html! {
            <div class="edit__field">
                <label for={id.to_owned()}>{ label }</label>
                <select id={id.to_owned()} class="field" {onchange} aria-invalid={wrong.map(|_| "true")}
                    aria-describedby={wrong.map(|_| about.clone())}>
                    { for options.into_iter().map(|(value, name)| {
                        let selected = value == chosen;
                        html! { <option {value} {selected}>{ name }</option> }
                    }) }
                </select>
                { self.complaint(wrong, about) }
            </div>
        }
    }

    /// Something to tick.
    pub fn tick(&self, id: &str, label: Word, ticked: bool, set: impl Fn(&mut Draft) + Clone + 'static) -> Html {
        html! {
            <div class="edit__tick">
                <input type="checkbox" id={id.to_owned()} checked={ticked} onchange={self.act(set)} />
                <label for={id.to_owned()}>{ self.language.say(label) }</label>
            </div>
        }
    }

    /// A button that changes the draft.
    pub fn button(&self, label: String, text: String, change: impl Fn(&mut Draft) + Clone + 'static) -> Html {
        html! { <button type="button" class="button button--plain" aria-label={label} onclick={self.act(change)}>{ text }</button> }
    }

    /// What is wrong with a group of fields.
    pub fn said(&self, field: Field) -> Html {
        self.complaint(self.wrong(field), String::new())
    }

    fn complaint(&self, wrong: Option<&Complaint>, id: String) -> Html {
        match wrong {
            Some(wrong) => html! { <p class="edit__wrong" {id}>{ plan_edit::complaint(self.language, wrong) }</p> },
            None => Html::default(),
        }
    }
}
