//! Finds the area of a new file in the country's list, and says what is filled in of it.

use std::rc::Rc;

use permille_exchange::files::{scenario_file, shipped};
use permille_exchange::tables::import::register::Register;
use permille_exchange::wording::search::Query;
use yew::prelude::*;

use super::country::Country;
use super::draft::Draft;
use super::edition::Edition;
use crate::components::combo::{Combo, Offer};
use crate::tasks::country;
use crate::text::later::{Lost, lost};
use crate::text::{Language, Say, start};

/// So many areas are offered.
const MOST: usize = 12;

/// The button that opens the file and asks for tables to import at once.
pub(super) const WITH_TABLE: &str = "open-with-table";

/// The country's list, once it is here, or why it is not.
pub(super) type Here = Option<Result<Rc<Country>, Lost>>;

/// The country's list, asked for at once where the edition has the search.
#[hook]
pub(super) fn use_country<E: Edition>() -> Here {
    let here = use_state(|| Here::None);
    {
        let here = here.setter();
        use_effect_with((), move |()| {
            let on_its_way = if E::SEARCHES { country::ask(heard(here)) } else { None };
            move || drop(on_its_way)
        });
    }
    (*here).clone()
}

/// Makes the list ready once it is heard of.
fn heard(here: UseStateSetter<Here>) -> Callback<Result<Rc<Register>, Lost>> {
    Callback::from(move |register: Result<Rc<Register>, Lost>| {
        here.set(Some(register.map(|register| {
            let plans = shipped::plans().unwrap_or_default();
            let observed = scenario_file::read(shipped::FIRST.text, &plans).map(|(document, _)| document.set);
            Rc::new(observed.map_or_else(|_| Country::of(&register), |observed| Country::new(&register, observed)))
        })));
    })
}

/// What the search is told.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SearchProps {
    pub(super) language: Language,
    /// Nothing while it is on its way.
    pub(super) country: Option<Listed>,
    pub(super) choose: Callback<String>,
}

/// The country's list, compared by pointer.
#[derive(Clone)]
pub(super) struct Listed(pub(super) Rc<Country>);

impl PartialEq for Listed {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The field with what it finds.
#[component]
pub(super) fn Search(props: &SearchProps) -> Html {
    let language = props.language;
    let find = use_callback((props.country.clone(), language), |typed: String, (country, language)| {
        let query = Query::new(&typed);
        let Some(Listed(country)) = country.as_ref().filter(|_| !query.is_empty()) else { return Rc::default() };
        Rc::new(query.best(country.findable(), MOST).into_iter().filter_map(|place| offer(country, *language, place)).collect())
    });
    let choose = {
        let (country, choose) = (props.country.clone(), props.choose.clone());
        Callback::from(move |place: usize| {
            if let Some(code) = country.as_ref().and_then(|Listed(country)| country.code(place)) {
                choose.emit(code.to_owned());
            }
        })
    };
    let coming = props.country.is_none();
    let said = Callback::from(move |count: usize| {
        if coming { language.say(start::LIST_COMES).into() } else { AttrValue::from(start::found(language, count)) }
    });
    html! {
        <>
            <Combo id="find-own-area" label={language.say(start::FIND)} placeholder={language.say(start::FIND_HINT)} {find} {said} {choose} stays=true />
            if coming { <p class="later later--coming" aria-hidden="true">{ language.say(start::LIST_COMES) }</p> }
        </>
    }
}

fn offer(country: &Country, language: Language, place: usize) -> Option<Offer> {
    let code = country.code(place)?;
    let name = country.name(code);
    let path: Vec<String> = country.path(code).iter().map(|above| language.name(above).to_owned()).collect();
    let path = path.join(" › ");
    Some(Offer {
        id: place,
        lang: (language == Language::En && name.en.is_empty()).then_some("zh-CN"),
        title: language.name(&name).to_owned().into(),
        about: path.into(),
        end: code.to_owned().into(),
    })
}

/// The search, which can be typed in while the list is on its way, or what stands in its place where none comes.
pub(super) fn search(language: Language, here: &Here, choose: Callback<String>) -> Html {
    match here {
        Some(Err(why)) => html! { <p class="library__about" role="status">{ language.name(&lost(*why, start::no_list())) }</p> },
        here => {
            let country = here.as_ref().and_then(|here| here.as_ref().ok()).map(|country| Listed(Rc::clone(country)));
            html! { <Search {language} {country} {choose} /> }
        }
    }
}

/// What is filled in of the area that was found, with the button that opens it.
pub(super) fn found(language: Language, country: &Country, draft: &UseStateHandle<Draft>, button: NodeRef) -> Html {
    let Some(code) = draft.found() else { return Html::default() };
    let filled = country.filled(code, draft.with_below);
    let below = country.below(code).len();
    let toggled = {
        let draft = draft.clone();
        Callback::from(move |_: Event| draft.set(Draft { with_below: !draft.with_below, ..(*draft).clone() }))
    };
    let mut parts: Vec<String> = filled.residents.map(|known| start::residents(language, known)).into_iter().collect();
    if filled.figures > 0 {
        parts.push(start::figures(language, filled.figures));
    }
    let nothing_ships = parts.is_empty();
    parts.push(start::plans(language, draft.plans.iter().filter(|chosen| **chosen).count()));
    html! {
        <section class="found" aria-live="polite">
            <p class="found__said">{ start::filled_in(language, &parts) }</p>
            if nothing_ships { <p class="library__about">{ language.say(start::NOTHING_SHIPS) }</p> }
            if below > 0 {
                <label class="new-file__plan">
                    <input type="checkbox" checked={draft.with_below} onchange={toggled} />
                    <span>{ start::with_below(language, below) }</span>
                </label>
            }
            <p class="found__do">
                <button type="submit" class="button button--main" ref={button}>{ start::start_with(language, &draft.area) }</button>
                <button type="submit" class="button" id={WITH_TABLE}>{ language.say(start::WITH_TABLE) }</button>
            </p>
        </section>
    }
}
