//! A tick counts for what stood there when it was given, and for nothing else.

use std::sync::Arc;

use crate::common::{World, due, norm, ratio};
use permille_engine::area::{Figure, PopulationBase};
use permille_engine::edit::Edit;
use permille_engine::merge::{Decisions, Incoming, merge};
use permille_engine::name::Name;
use permille_engine::quantity::Quantity;
use permille_engine::review::{CheckState, Comment, Review, Signed, Subject, Tick};
use permille_engine::scenario::{Lever, ScenarioSet};

fn set() -> ScenarioSet {
    World::county(285_797)
        .stock("360202", "places", &[(2020, "900")])
        .norm(norm("places", ratio(1_000), vec![due(2025, &["4.5"]), due(2030, &["5"])]))
        .lever(Lever::Growth, "", "-1.5")
        .set()
}

fn figure() -> Subject {
    Subject::Figure { area: "360202".into(), figure: Figure::Measure("places".into()), year: 2020 }
}

fn assumption() -> Subject {
    Subject::Assumption { scenario: "baseline".into(), lever: Lever::Growth, area: None }
}

fn signed() -> Signed {
    Signed { by: "李".to_owned(), date: "2026-11-29".to_owned() }
}

/// Ticks something as it stands.
fn tick(set: &mut ScenarioSet, subject: &Subject) {
    let stated = set.stated(subject).expect("there is something to be checked");
    let review = Review { tick: Some(Tick { signed: signed(), stated }), comments: Vec::new() };
    set.apply(&Edit::Review { subject: subject.clone(), review: Some(review) }).expect("it can be said");
}

fn state(set: &ScenarioSet, subject: &Subject) -> Option<CheckState> {
    set.stated(subject).map(|stated| set.check_state(subject, &stated))
}

#[test]
fn everything_there_is_to_be_checked_is_listed_once_as_it_stands() {
    let set = set();
    let list: Vec<_> = set.to_be_checked().map(|(subject, stands)| (subject, stands.said())).collect();
    assert_eq!(set.count_to_be_checked(), list.len());
    let people = Subject::Figure { area: "360202".into(), figure: Figure::Population(PopulationBase::Resident), year: 2020 };
    let expected = [
        (Subject::Norm("places".into()), "ratio county must at-least 2025:4.5 2030:5 plan 一"),
        (people, "285797"),
        (figure(), "900"),
        (assumption(), "-1.5"),
    ];
    assert_eq!(list, expected.map(|(subject, stated)| (subject, stated.to_owned())));
    for (subject, stated) in list {
        assert_eq!(set.stated(&subject).as_ref(), Some(&stated), "{subject:?}");
    }
}

#[test]
fn every_review_is_told_with_what_stands_there_now() {
    let mut set = set();
    for subject in [figure(), assumption(), Subject::Norm("places".into())] {
        tick(&mut set, &subject);
    }
    let gone = Subject::Figure { area: "360299".into(), figure: Figure::Population(PopulationBase::Resident), year: 2020 };
    set.reviews.insert(gone.clone(), Review::default());
    let reviewed = set.reviewed();
    assert_eq!(reviewed.len(), 4);
    for (subject, review, stated) in reviewed {
        assert_eq!(stated, set.stated(subject), "{subject:?}");
        assert_eq!((stated.is_none(), review.tick.is_none()), (*subject == gone, *subject == gone));
    }
}

#[test]
fn a_tick_falls_when_what_stands_there_changes_and_holds_again_when_that_is_undone() {
    let mut set = set();
    for subject in [figure(), assumption(), Subject::Norm("places".into())] {
        assert_eq!(state(&set, &subject), Some(CheckState::Unchecked));
        tick(&mut set, &subject);
        assert_eq!(state(&set, &subject), Some(CheckState::Checked));
    }
    let figure_edit = Edit::Figure {
        area: "360202".into(),
        figure: Figure::Measure("places".into()),
        year: 2020,
        value: Some(Quantity::whole(901).unwrap()),
    };
    let source_edit = Edit::Provenance {
        area: "360202".into(),
        figure: Figure::Measure("places".into()),
        source: Some("hearsay".into()),
        note: None,
        owner: None,
    };
    let mut plan = (*set.plans[0]).clone();
    plan.norms[0].targets[0].values = vec!["4.8".parse().unwrap()];
    let changes = [
        (figure(), figure_edit),
        (figure(), source_edit),
        (assumption(), Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value: Some(Quantity::ONE), reason: None }),
        (Subject::Norm("places".into()), Edit::Plans { plans: vec![Arc::new(plan)] }),
    ];
    for (subject, edit) in changes {
        let back = set.apply(&edit).unwrap();
        assert_eq!(state(&set, &subject), Some(CheckState::Changed), "{subject:?}");
        set.apply(&back).unwrap();
        assert_eq!(state(&set, &subject), Some(CheckState::Checked), "{subject:?}");
    }
}

#[test]
fn a_comment_alone_checks_nothing_and_what_is_gone_is_not_to_be_checked() {
    let mut set = set();
    let review = Review { tick: None, comments: vec![Comment { signed: signed(), text: "查无出处".to_owned() }] };
    set.apply(&Edit::Review { subject: figure(), review: Some(review) }).unwrap();
    assert_eq!(state(&set, &figure()), Some(CheckState::Unchecked));
    set.apply(&Edit::Lever { scenario: 0, lever: Lever::Growth, area: None, value: None, reason: None }).unwrap();
    assert_eq!(set.stated(&assumption()), None);
}

#[test]
fn what_a_county_checked_comes_along_with_its_figures_and_not_with_others() {
    let open = World::province().set();
    let mut county = set();
    let people = Subject::Figure { area: "360202".into(), figure: Figure::Population(PopulationBase::Resident), year: 2020 };
    for subject in [&people, &figure(), &assumption()] {
        tick(&mut county, subject);
    }
    // Changed in the county after it was checked: nobody has checked what is handed in.
    let changed = Edit::Figure {
        area: "360202".into(),
        figure: Figure::Measure("places".into()),
        year: 2020,
        value: Some(Quantity::whole(901).unwrap()),
    };
    county.apply(&changed).unwrap();
    let label = Name::new("县", "County");
    let merged = merge(&open, &[Incoming { label: &label, set: &county }], &Decisions::default());
    assert_eq!(merged.set.reviews.keys().collect::<Vec<_>>(), [&people]);
    assert_eq!(state(&merged.set, &people), Some(CheckState::Checked));
    let mut applied = open.clone();
    applied.apply(&merged.edit.unwrap()).unwrap();
    assert_eq!(applied, merged.set);
}
