//! Who was asked for figures, who has returned them, what is in doubt, and what was accepted: a round at a time.

mod land;
mod reminder;
mod table;

use std::collections::BTreeMap;
use std::rc::Rc;

use permille_engine::area::{Area, Figure};
use permille_engine::doubts::{Doubt, Ground};
use permille_engine::gathering::{accepted, doubted, gone, states};
use permille_engine::id::{AreaCode, RoundId};
use permille_engine::in_order::InOrder;
use permille_engine::quality::Quality;
use permille_engine::round::{Return, Round, State, Tally};
use yew::prelude::*;

use self::land::RoundMap;
use self::table::RoundTable;
use super::ask::AskButton;
use super::quality::led::use_led;
use crate::components::kept::use_kept;
use crate::components::pieces::clauses;
use crate::components::quality::use_quality;
use crate::components::same::Same;
use crate::components::select;
use crate::dom;
use crate::store::{Msg, Open, StoreHandle};
use crate::text::numbers::iso_day;
use crate::text::{Language, Say, round as said};

use self::reminder::listed;
pub(super) use self::reminder::{Remind, missing_of};

/// What the headline is known by on the page: the focus goes there where all has been accepted.
pub(super) const HEADLINE: &str = "round-headline";

/// What the part is told.
#[derive(Clone, PartialEq, Properties)]
pub struct RoundPartProps {
    /// The store.
    pub store: StoreHandle,
    /// The open file.
    pub open: Open,
    /// What stands between the headline and the answer.
    #[prop_or_default]
    pub children: Html,
}

/// A round as it stands.
#[derive(Clone, Debug)]
pub(super) struct Stand {
    /// Its id.
    pub(super) id: RoundId,
    /// The round.
    pub(super) round: Round,
    /// What speaks against figures, among else; `None` until they have been looked at.
    pub(super) found: Option<Rc<Quality>>,
    /// The places of the doubts of each area.
    pub(super) doubted: BTreeMap<AreaCode, Vec<usize>>,
    /// The areas of its levels by their positions, that about which most is to be done first.
    pub(super) areas: Vec<(usize, State)>,
    /// The areas that were asked and are no longer in the file.
    pub(super) gone: Vec<AreaCode>,
}

impl Stand {
    fn new(open: &Open, id: RoundId, round: Round, found: Option<Rc<Quality>>) -> Self {
        let doubted = found.as_ref().map(|found| doubted(&round, &found.doubts)).unwrap_or_default();
        let mut areas = states(open.model.areas(), &round, &doubted);
        areas.put_in_order_by_key(|(area, state)| (*state, *area));
        let gone = gone(open.model.areas(), &round).into_iter().cloned().collect();
        Self { id, round, found, doubted, areas, gone }
    }

    /// What came back of an area.
    pub(super) fn back(&self, area: &Area) -> Option<&Return> {
        self.round.asked.get(&area.code)?.as_ref()
    }

    /// What an area has left open.
    pub(super) fn left<'a>(&'a self, area: &'a Area) -> Vec<&'a Figure> {
        self.back(area).map(|back| back.left(area, self.round.year).collect()).unwrap_or_default()
    }

    /// How an area stands, in words.
    pub(super) fn said(&self, language: Language, area: &Area, state: State) -> String {
        let part = self.back(area).map(|back| (back.asked.saturating_sub(self.left(area).len()), back.asked));
        said::standing(language, state, part)
    }

    /// How many areas stand so.
    fn count(&self, state: State) -> usize {
        self.areas.iter().filter(|(_, one)| *one == state).count()
    }

    /// The doubts of an area.
    pub(super) fn of(&self, area: &AreaCode) -> Vec<&Doubt> {
        let places = self.doubted.get(area).into_iter().flatten();
        places.filter_map(|&place| self.found.as_ref()?.doubts.get(place)).collect()
    }

    /// The totals of areas that were not asked which the areas below do not come to.
    fn totals(&self) -> Vec<&Doubt> {
        let not_asked = self.doubted.keys().filter(|area| !self.round.asked.contains_key(area));
        not_asked.flat_map(|area| self.of(area)).filter(|doubt| matches!(doubt.ground, Ground::Below { .. })).collect()
    }
}

/// Who is missing.
#[component]
pub fn RoundPart(props: &RoundPartProps) -> Html {
    let RoundPartProps { store, open, .. } = props;
    let language = store.preferences.language;
    let chosen = use_kept("round: which", || None::<RoundId>);
    let only = use_kept("round: state", || None::<State>);
    let found = use_quality(Some(open));
    let led = use_led(store);
    let rounds = latest_first(open);
    let id = (*chosen).clone().filter(|id| open.set().rounds.contains_key(id)).or_else(|| rounds.first().cloned());
    let key = (Same::new(&open.document), found.as_ref().map(Same::new), id.clone());
    let stand = {
        let open = open.clone();
        use_memo(key, move |(_, found, id)| {
            let round = open.set().rounds.get(id.as_ref()?)?.clone();
            Some(Rc::new(Stand::new(&open, id.clone()?, round, found.as_ref().map(Same::shared))))
        })
    };
    let text = {
        let open = open.clone();
        use_memo((language, stand.as_ref().as_ref().map(Same::new)), move |(language, stand)| {
            stand.as_ref().map(|stand| listed(*language, &open.model, stand)).unwrap_or_default()
        })
    };
    let Some(stand) = (*stand).clone() else {
        return html! {
            <>
                <h1 class="data__headline">{ language.say(said::NOBODY) }</h1>
                { props.children.clone() }
                <p class="data__none">{ language.say(said::BEGIN) }</p>
                <p><AskButton store={store.clone()} /></p>
            </>
        };
    };
    let tally = Tally::of(stand.areas.iter().map(|(_, state)| *state));
    let choose = {
        let (chosen, rounds) = (chosen.clone(), rounds.clone());
        Callback::from(move |event: Event| chosen.set(select::parsed::<usize>(&event).and_then(|at| rounds.get(at).cloned())))
    };
    let show = {
        let only = only.clone();
        Callback::from(move |event: Event| only.set(select::parsed::<usize>(&event).and_then(|at| State::ALL.get(at).copied())))
    };
    html! {
        <>
            <h1 class="data__headline" id={HEADLINE} tabindex="-1" aria-live="polite">{ clauses(&said::headline(language, &tally, stand.gone.len())) }</h1>
            { props.children.clone() }
            <div class="round">
                <div class="round__tools">
                    <div class="data__control">
                        <label for="round-which">{ language.say(said::WHICH) }</label>
                        <select class="field" id="round-which" onchange={choose}>
                            { for rounds.iter().enumerate().filter_map(|(at, id)| Some((at, id, open.set().rounds.get(id)?))).map(|(at, id, round)| html! {
                                <option key={id.to_string()} value={at.to_string()} selected={*id == stand.id}>{ said::name(language, round) }</option>
                            }) }
                        </select>
                    </div>
                    <div class="data__control">
                        <label for="round-state">{ language.say(said::SHOW) }</label>
                        <select class="field" id="round-state" onchange={show}>
                            <option value="" selected={only.is_none()}>{ language.say(said::ALL) }</option>
                            { for State::ALL.into_iter().enumerate().map(|(at, state)| html! {
                                <option value={at.to_string()} selected={*only == Some(state)}>{ said::counted(language, state, stand.count(state)) }</option>
                            }) }
                        </select>
                    </div>
                    { accept_all(store, open, &stand) }
                    <Remind {language} text={(*text).clone()} />
                </div>
                <p class="round__about">{ said::about(language, &stand.round, stand.count(State::NotAsked)) }</p>
                <RoundTable store={store.clone()} open={open.clone()} stand={Same::new(&stand)} only={*only} led={led.clone()} />
                { table::totals(language, open, &stand, &led) }
                <RoundMap store={store.clone()} model={Same::new(&open.model)} stand={Same::new(&stand)} />
            </div>
        </>
    }
}

/// The rounds, the last one first.
fn latest_first(open: &Open) -> Vec<RoundId> {
    let mut rounds: Vec<(&String, &RoundId)> = open.set().rounds.iter().map(|(id, round)| (&round.sent, id)).collect();
    rounds.put_in_order();
    rounds.into_iter().rev().map(|(_, id)| id.clone()).collect()
}

/// Accepts all that nothing speaks against, once that is known.
fn accept_all(store: &StoreHandle, open: &Open, stand: &Stand) -> Html {
    let language: Language = store.preferences.language;
    let ready: Vec<AreaCode> = stand
        .areas
        .iter()
        .filter(|(_, state)| *state == State::Returned)
        .filter_map(|(area, _)| Some(open.model.areas().get(*area)?.code.clone()))
        .collect();
    let count = ready.len();
    let onclick = {
        let (store, open, id) = (store.clone(), open.clone(), stand.id.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(edit) = accepted(open.set(), &id, &ready, Some(&iso_day(dom::today()))) {
                store.dispatch(Msg::Edit { edit, name: said::accept_step(ready.len()), key: None });
                dom::focus_soon(HEADLINE);
            }
        })
    };
    let disabled = count == 0 || stand.found.is_none();
    html! {
        <button type="button" class="button" {onclick} {disabled}>{ said::accept_all(language, count) }</button>
    }
}
