//! The Compare screen: scenarios beside each other, what they change and what follows.

mod bridge_panel;
mod chooser;
mod contributions;
mod courses_panel;
mod empty;
mod files;
mod inputs;
mod ranking_panel;
mod scenarios;
pub mod view;

use std::rc::Rc;

use permille_engine::compare::contributions::Question;
use permille_engine::compare::inputs::Differences;
use permille_engine::compare::results::Figure;
use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_exchange::files::scenario_file::Document;
use yew::prelude::*;

use crate::components::area_path::AreaPath;
use crate::components::kept::use_kept;
use crate::components::pieces::pieces;
use crate::components::same::Same;
use crate::store::{Open, StoreHandle};
use crate::text::compare::{self as said, Pair};
use crate::text::sentences;
use crate::text::{Language, Say};
use crate::views::wording::Wording;
use bridge_panel::BridgePanel;
use chooser::Chooser;
use contributions::use_contributions;
use courses_panel::CoursesPanel;
use empty::Empty;
use files::Files;
use inputs::Inputs;
use ranking_panel::RankingPanel;
use scenarios::{ScenariosProps, scenarios};
use view::bridge::{End, explained};
use view::headline::{first_difference, headline, thing, turned};
use view::rankings::Ranked;
use view::sides::{self, Sides};

/// What the screen is told.
#[derive(Clone, PartialEq, Properties)]
pub struct CompareProps {
    /// The store.
    pub store: StoreHandle,
}

/// The Compare screen.
#[component]
pub fn Compare(props: &CompareProps) -> Html {
    let store = &props.store;
    let language = store.preferences.language;
    let Some(open) = &store.open else { return Html::default() };
    // A page that stands alone has no such comparison, for its size.
    if !cfg!(feature = "alone")
        && let Some(against) = &store.against
    {
        return html! { <Files store={store.clone()} against={(**against).clone()} /> };
    }
    let Some(sides) = Sides::of(open.set(), &store.view) else {
        return html! { <Empty store={store.clone()} /> };
    };
    let (Some(one), Some(other)) = (open.outlook(sides.reference), open.outlook(sides.other)) else { return Html::default() };
    let Some(norm) = sides::norm(&open.model, [one, other], store.view.norm, store.view.area, store.view.year) else {
        return html! { <><AreaPath store={store.clone()} /><p>{ sentences::nothing_demanded(language) }</p></> };
    };
    let seen = Seen {
        model: Same::new(&open.model),
        document: Same::new(&open.document),
        one: Same::new(one),
        other: Same::new(other),
        sides,
    };
    html! { <Compared store={store.clone()} {seen} {norm} /> }
}

/// What is compared.
#[derive(Clone, PartialEq)]
pub struct Seen {
    /// The model.
    pub model: Same<Model>,
    /// The file.
    pub document: Same<Document>,
    /// The reference's outlook.
    pub one: Same<Outlook>,
    /// The other's outlook.
    pub other: Same<Outlook>,
    /// The scenarios, by their positions.
    pub sides: Sides,
}

impl Seen {
    /// The two outlooks, the reference's first.
    #[must_use]
    pub fn pair(&self) -> [&Outlook; 2] {
        [&self.one, &self.other]
    }

    /// The name and the colour of a scenario.
    #[must_use]
    pub fn end(&self, language: Language, position: usize) -> End {
        end(&self.document, language, position)
    }
}

/// The name and the colour of a scenario.
fn end(document: &Document, language: Language, position: usize) -> End {
    let scenario = document.set.scenarios.get(position);
    End {
        name: scenario.map(|scenario| language.name(&scenario.name).to_owned()).unwrap_or_default(),
        colour: scenario.map_or(1, |scenario| scenario.colour_at(position)),
    }
}

/// All scenarios that are shown, with their outlooks, the reference first.
fn shown<'a>(open: &'a Open, language: Language, sides: &Sides) -> Vec<(End, &'a Rc<Outlook>)> {
    sides.all().filter_map(|position| Some((end(&open.document, language, position), open.outlook(position)?))).collect()
}

/// What the comparison by one norm is told.
#[derive(Clone, PartialEq, Properties)]
struct ComparedProps {
    /// The store.
    store: StoreHandle,
    /// What is compared.
    seen: Seen,
    /// The norm.
    norm: usize,
}

/// Two scenarios compared by one norm; the others beside them.
#[component]
fn Compared(props: &ComparedProps) -> Html {
    let ComparedProps { store, seen, norm } = props;
    let (language, norm, model) = (store.preferences.language, *norm, &seen.model);
    let (area, year) = (store.view.area, store.view.year);
    let chosen = use_kept("compare: figure", || None::<Figure>);
    let figure = chosen.unwrap_or_else(|| sides::figure(model, seen.pair(), norm, area, year));
    let differences = {
        let key = (seen.model.clone(), seen.document.clone(), seen.sides.reference, seen.sides.other);
        use_memo(key, |(model, document, reference, other)| {
            let scenarios = &document.set.scenarios;
            let (one, other) = (scenarios.get(*reference)?, scenarios.get(*other)?);
            Some(Rc::new(Differences::between(model, one, other)))
        })
    };
    let wording = use_memo((model.clone(), norm, language), |(model, norm, language)| Wording::new(*language, model, *norm));
    let question = Question { norm, area, year, figure };
    let differences = (*differences).as_ref().map(Same::new);
    let known = use_contributions(model.clone(), differences.clone(), question);
    let Some(differences) = differences else { return Html::default() };
    let [one, other] = [seen.sides.reference, seen.sides.other].map(|position| seen.end(language, position));
    let place = model.areas().get(area).map_or("", |area| language.name(&area.name));
    let pair =
        Pair { one: &one.name, other: &other.name, norm: &wording.norm, thing: thing(language, model, norm), area: place, year };
    let (newly_short, no_longer) = turned(model, seen.pair(), area, year);
    let lead = [
        Some(said::differs(language, &pair, differences.list.len(), differences.areas().len())),
        said::turned(language, newly_short, no_longer),
        first_difference(model, seen.pair(), norm, area)
            .filter(|first| *first > year)
            .map(|first| said::differs_from(language, first)),
    ];
    let lead: Vec<String> = lead.into_iter().flatten().collect();
    let explained = known.as_ref().and_then(|known| {
        let said = explained(model, &known.differences, &known.contributions, &wording)?;
        Some((said, known.fresh))
    });
    let choose = {
        let chosen = chosen.clone();
        Callback::from(move |figure: Figure| chosen.set(Some(figure)))
    };
    html! {
        <div class="compare">
            <AreaPath store={store.clone()} />
            <Chooser store={store.clone()} seen={seen.clone()} {norm} {figure} on_figure={choose} />
            <h1 class="compare__headline">{ pieces(&headline(model, seen.pair(), &wording, &pair, norm, area)) }</h1>
            <p class="compare__lead">
                { lead.join(language.pick("", " ")) }
                if let Some((said, fresh)) = explained {
                    <span class={classes!((!fresh).then_some("is-waiting"))}>{ language.pick("", " ") }{ said }</span>
                }
            </p>
            { scenarios(&ScenariosProps { store: store.clone(), seen: seen.clone(), norm, wording: wording.clone() }) }
            if !differences.list.is_empty() {
                <div class="compare__pair">
                    <Inputs store={store.clone()} seen={seen.clone()} differences={differences.clone()}
                        known={known.clone()} {figure} wording={wording.clone()} />
                    <BridgePanel store={store.clone()} seen={seen.clone()} {known} {figure} wording={wording.clone()} />
                </div>
            }
            <CoursesPanel store={store.clone()} seen={seen.clone()} {norm} {figure} wording={wording.clone()} />
            <div class="compare__pair">
                <RankingPanel store={store.clone()} seen={seen.clone()} ranked={Ranked::Norms} {norm} {figure} wording={wording.clone()} />
                if sides::areas(model, area, norm).len() > 1 {
                    <RankingPanel store={store.clone()} seen={seen.clone()} ranked={Ranked::Areas} {norm} {figure} {wording} />
                }
            </div>
        </div>
    }
}
