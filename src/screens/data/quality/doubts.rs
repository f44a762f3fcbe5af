//! The figures that something speaks against, the gravest first.

use permille_engine::doubts::{Doubt, Ground, Jump};
use permille_engine::in_order::InOrder;
use permille_engine::peers::survey::Finding;
use yew::prelude::*;

use super::led::Goal;
use super::{Found, Led, area_name};
use crate::components::kept::use_kept;
use crate::components::panel::{More, panel_head};
use crate::components::same::Same;
use crate::store::Open;
use crate::text::numbers::full;
use crate::text::{Language, Say, quality};

/// How many are listed before all are asked for; and at most, for a page cannot draw a hundred thousand.
const FEW: usize = 12;
const MOST: usize = 500;

/// What the list is told.
#[derive(Clone, PartialEq, Properties)]
pub struct DoubtsProps {
    /// The language.
    pub language: Language,
    /// The open file.
    pub open: Open,
    /// What was found.
    pub found: Found,
    /// Leads to a figure.
    pub led: Led,
}

/// The list.
#[component]
pub fn Doubts(props: &DoubtsProps) -> Html {
    let DoubtsProps { language, open, found, led } = props;
    let language = *language;
    let all = use_kept("quality: all doubts", || false);
    let order = use_memo(found.clone(), |found: &Same<_>| {
        let mut order: Vec<usize> = (0..found.doubts.len()).collect();
        order.put_in_order_by_key(|&one| found.doubts.get(one).map(|doubt| (rank(&doubt.ground), one)));
        order
    });
    let (count, more) = More::of(language, &all, FEW, order.len());
    let count = count.min(MOST);
    html! {
        <section class="quality__part">
            { panel_head(language, language.say(quality::DOUBTED), more.as_ref(), Html::default()) }
            <p>{ quality::doubts(language, order.len()) }</p>
            if count > 0 {
                <ul class="quality__doubts">
                    { for order.iter().take(count).filter_map(|&one| found.doubts.get(one)).map(|doubt| row(language, open, doubt, led)) }
                </ul>
            }
        </section>
    }
}

fn row(language: Language, open: &Open, doubt: &Doubt, led: &Led) -> Html {
    let place = &doubt.place;
    let area =
        open.model.tree().position(&place.area).map_or_else(|| place.area.to_string(), |area| area_name(language, open, area));
    let name = quality::figure(&open.model, &place.figure).0;
    let said = quality::place(language, &area, language.name(&name), place.year, &full(doubt.value));
    let go = {
        let (led, goal) = (led.clone(), Goal { area: place.area.clone(), figure: place.figure.clone(), year: Some(place.year) });
        Callback::from(move |_: MouseEvent| led.emit(goal.clone()))
    };
    html! {
        <li>
            <button type="button" class="link quality__place" onclick={go}>{ said }</button>
            <span class="quality__why">{ quality::doubt(language, doubt) }</span>
        </li>
    }
}

/// Which is told first: what is most likely wrong.
const fn rank(ground: &Ground) -> u8 {
    match ground {
        Ground::Peers(Finding::Slip { .. }) | Ground::Years(Jump::Slip { .. }) => 0,
        Ground::Asked(_) | Ground::AllAsked { .. } => 1,
        Ground::BeyondResidents { .. } | Ground::BeyondAll | Ground::Parts { beyond: true, .. } => 2,
        Ground::Below { .. } | Ground::Parts { .. } => 3,
        Ground::Years(Jump::Fall { .. } | Jump::Rise { .. }) => 4,
        Ground::Peers(Finding::Outlier(_)) => 5,
        Ground::Old { .. } => 6,
    }
}
