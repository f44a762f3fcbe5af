//! What the list of recent files says of one.

use std::rc::Rc;

use js_sys::{Object, Reflect};
use permille_engine::name::Name;
use permille_exchange::files::scenario_file::STEP_FORM;
use wasm_bindgen::JsValue;

use crate::store::{Open, Place, SavedAs};

/// A file that the browser keeps.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Where the browser keeps it.
    pub place: Place,
    /// What it is called.
    pub title: Name,
    /// Its widest area.
    pub area: Name,
    /// When it was last changed or opened, in milliseconds since 1970.
    pub at: f64,
    /// How many bytes of text are kept of it.
    pub bytes: usize,
    /// How many of its steps are taken; those beyond were taken back.
    pub taken: usize,
    /// Whether it has changes that were never saved.
    pub unsaved: bool,
    /// Where it was saved last.
    pub saved_as: Option<SavedAs>,
    /// Whether it could not be read when that was last tried.
    pub unreadable: bool,
    /// Which tab writes there.
    pub owner: String,
    /// In which form its steps are written.
    pub form: u32,
    /// The digest of the text it began with.
    pub digest: Rc<str>,
}

impl Card {
    /// The card of an open file, as it is now.
    pub fn of(open: &Open, place: &Place, at: f64, bytes: usize, owner: &str) -> Self {
        let set = open.set();
        let widest = open.model.tree().roots().next().and_then(|root| set.baseline.areas.get(root));
        Self {
            place: place.clone(),
            title: set.title.clone(),
            area: widest.map(|area| area.name.clone()).unwrap_or_default(),
            at,
            bytes,
            taken: open.history.steps().1,
            unsaved: open.unsaved,
            saved_as: open.saved_as.clone(),
            unreadable: false,
            owner: owner.to_owned(),
            form: STEP_FORM,
            digest: "".into(),
        }
    }

    /// Whether it is of a version that is read here.
    pub fn is_known(&self) -> bool {
        self.form <= STEP_FORM
    }

    /// As the database holds it.
    #[expect(clippy::cast_precision_loss, reason = "no file has so many bytes or steps")]
    pub fn value(&self) -> JsValue {
        let object = Object::new();
        let put = |key: &str, value: JsValue| {
            // A plain object takes any field.
            let _ = Reflect::set(&object, &key.into(), &value);
        };
        put("id", (&*self.place.0).into());
        put("zh", self.title.zh.as_str().into());
        put("en", self.title.en.as_str().into());
        put("area_zh", self.area.zh.as_str().into());
        put("area_en", self.area.en.as_str().into());
        put("at", self.at.into());
        put("bytes", (self.bytes as f64).into());
        put("taken", (self.taken as f64).into());
        put("unsaved", self.unsaved.into());
        if let Some(saved) = &self.saved_as {
            put("saved_as", (&**saved.name()).into());
            put("sure", matches!(saved, SavedAs::File(_)).into());
        }
        put("unreadable", self.unreadable.into());
        put("owner", self.owner.as_str().into());
        put("form", self.form.into());
        put("digest", (&*self.digest).into());
        object.into()
    }

    /// What the database holds as a card; `None` where it is none.
    pub fn from_value(value: &JsValue) -> Option<Self> {
        let get = |key: &str| Reflect::get(value, &key.into()).ok();
        let words = |key: &str| get(key)?.as_string();
        let number = |key: &str| get(key)?.as_f64();
        let flag = |key: &str| get(key).and_then(|value| value.as_bool()).unwrap_or(false);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "what was written was whole and not negative"
        )]
        let count = |key: &str| number(key).map(|number| number as usize);
        let name = |zh: &str, en: &str| Name::new(words(zh).unwrap_or_default(), words(en).unwrap_or_default());
        let saved_as = words("saved_as").map(|name| Rc::from(name.as_str())).map(|name| match flag("sure") {
            true => SavedAs::File(name),
            false => SavedAs::Handed(name),
        });
        Some(Self {
            place: Place(words("id")?.into()),
            title: name("zh", "en"),
            area: name("area_zh", "area_en"),
            at: number("at")?,
            bytes: count("bytes")?,
            taken: count("taken")?,
            unsaved: flag("unsaved"),
            saved_as,
            unreadable: flag("unreadable"),
            owner: words("owner").unwrap_or_default(),
            form: count("form").and_then(|form| u32::try_from(form).ok())?,
            digest: words("digest").unwrap_or_default().into(),
        })
    }
}
