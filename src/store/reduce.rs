//! What each message does. Pure: no storage, no clock, no page.

use std::rc::Rc;
use std::sync::Arc;

use permille_engine::edit::Edit;
use permille_engine::name::Name;
use permille_engine::plan::Plan;
use permille_engine::problem::Problem;
use permille_engine::scenario::{Scenario, ScenarioSet};
use permille_exchange::files::scenario_file;
use permille_exchange::files::shipped::Completed;
use permille_exchange::wording::language::Language;
use permille_exchange::wording::norms::busiest_year;

use super::arrival::ArrivalMsg;
use super::history::Step;
use super::{
    ActionsView, Cell, Hold, LazyOutlook, MergeChange, Merging, Msg, Notice, NoticeKind, Open, Reading, ReadingMsg, Screen,
    Store, View,
};
use crate::text::{sentences, share};

/// The state after `msg`; the same allocation where nothing changes, so that nothing is drawn again.
pub(super) fn reduce(store: Rc<Store>, msg: Msg) -> Rc<Store> {
    let mut next = (*store).clone();
    match msg {
        Msg::Opened { open } => opened(&mut next, *open),
        Msg::Reading(msg) => {
            let after = Reading::after(next.reading.take(), &msg);
            if after == store.reading {
                return store;
            }
            next.reading = after;
            if let ReadingMsg::Whole(_, open) = msg {
                opened(&mut next, *open);
            }
        }
        Msg::Saved { document, to } => {
            let Some(open) = &mut next.open else { return store };
            // What was changed while it was written is not in it.
            open.unsaved = open.unsaved && !Rc::ptr_eq(&open.document, &document);
            open.saved_as = Some(to);
        }
        Msg::Placed { document, from, place } => match &mut next.open {
            Some(open) if open.place == from && (from.is_some() || Rc::ptr_eq(&open.document, &document)) => {
                open.place = Some(place);
                open.hold = Hold::Writing;
            }
            _ => return store,
        },
        Msg::Worded(plans) => {
            let worded = |open: Option<Open>| open.map(|open| worded(&open, &plans).unwrap_or(open));
            (next.open, next.aside) = (worded(next.open), worded(next.aside));
        }
        Msg::Held(place, hold) => {
            let held = |open: &&mut Open| open.place.as_ref() == Some(&place) && open.hold != hold;
            let Some(open) = next.open.iter_mut().chain(&mut next.aside).find(held) else { return store };
            open.hold = hold;
        }
        Msg::BringBack => {
            let Some(open) = next.aside.take() else { return store };
            opened(&mut next, open);
        }
        Msg::Edit { edit, name, key } => {
            let Some(open) = &store.open else { return store };
            match changed(open, &edit) {
                Ok(Some((changed, back))) => taken(&mut next, open, changed, Step { name, key, back, forth: edit }),
                Ok(None) => return store,
                Err(notice) => next.notice = Some(notice),
            }
        }
        Msg::WorkedOut { edit, name, ahead } => {
            let Some(open) = &store.open else { return store };
            let Some((changed, back)) = ahead.taken(open) else {
                return reduce(store, Msg::Edit { edit, name, key: None });
            };
            taken(&mut next, open, changed, Step { name, key: None, back, forth: edit });
        }
        Msg::Outlook(worked_out, outlook) => {
            let Some(open) = &mut next.open else { return store };
            let mut came = false;
            for one in &mut open.outlooks {
                if let Some(now) = one.once(&worked_out, &outlook) {
                    (*one, came) = (now, true);
                }
            }
            if !came {
                return store;
            }
        }
        Msg::Settle => {
            if let Some(open) = &mut next.open {
                open.history.settle();
            }
        }
        Msg::Undo => return travel(&store, |open| open.history.undo(1)),
        Msg::Redo => return travel(&store, |open| open.history.redo(1)),
        Msg::UndoSteps(count) => return travel(&store, |open| open.history.undo(count)),
        Msg::RedoSteps(count) => return travel(&store, |open| open.history.redo(count)),
        Msg::Show(screen) => {
            next.view.screen = screen;
            next.notice = lasting(next.notice);
        }
        Msg::Scenario(position) => next.view.scenario = position,
        Msg::Year(year) => {
            let Some(open) = &next.open else { return store };
            let horizon = open.model.horizon();
            next.view.year = year.clamp(horizon.first(), horizon.last());
        }
        Msg::Figures(year) => next.view.figures = Some(year),
        Msg::Part(part) => next.view.part = part,
        Msg::Area(area) => {
            if next.open.as_ref().is_some_and(|open| area >= open.model.areas().len()) {
                return store;
            }
            next.view.area = area;
            next.view.level = None;
            if let Some(cell) = &mut next.view.explained {
                cell.area = area;
            }
        }
        Msg::Norm(norm) => next.view.norm = norm,
        Msg::Level(level) => next.view.level = level,
        Msg::Mapped(mapped) => next.view.mapped = mapped,
        Msg::Question(question, norm) => {
            next.view.question = question;
            next.view.asked = norm;
            next.view.norm = norm.or(next.view.norm);
        }
        Msg::Draft(draft) => next.view.draft = draft,
        Msg::Explain(cell) => next.view.explained = cell,
        Msg::Compare(comparison) => next.view.comparison = comparison,
        Msg::Actions(actions) => next.view.actions = actions,
        Msg::Handbook(leaf) => next.view.handbook = leaf,
        Msg::OnPaper(shown) => next.view.on_paper = shown,
        Msg::ShowLevers(shown) => next.view.levers_shown = shown,
        Msg::Draws(msg) => match next.draws.after(msg) {
            Some(draws) => next.draws = draws,
            None => return store,
        },
        Msg::Language(language) => next.preferences.language = language,
        Msg::Theme(theme) => next.preferences.theme = theme,
        Msg::Preferences(preferences) => next.preferences = preferences,
        Msg::Merge(change) => {
            if matches!(change, MergeChange::Close) && next.merging.is_some() {
                // What was still on its way to the desk is not wanted any more.
                next.reading = None;
            }
            next.merging = Merging::after(next.merging, change);
        }
        Msg::Outlines(msg) => next.outlines = next.outlines.after(msg),
        Msg::Newer(newer) => next.newer = newer,
        Msg::Notice(Some(Notice { kind: NoticeKind::Done, .. })) if next.notice.as_ref().is_some_and(Notice::is_error) => {
            return store;
        }
        Msg::Notice(Some(notice)) => tell(&mut next, notice),
        Msg::Notice(None) => next.notice = None,
        Msg::NoticeOf(document, notice) => match &next.open {
            Some(open) if Rc::ptr_eq(&open.document, &document) => tell(&mut next, notice),
            _ => return store,
        },
        Msg::ComparedFile(against) => {
            if against.is_some() {
                // What was said of another file that could not be compared is past.
                next.notice = None;
                next.view.screen = Screen::Compare;
            }
            next.against = against;
        }
        Msg::Arrival(msg) => arrive(&mut next, msg),
        Msg::Table(table) => next.table = table,
        Msg::Shorter(shorter) => next.shorter = shorter,
        Msg::Document(paper) => next.document = paper,
        Msg::FrameDialog(behind) => next.behind = behind,
        Msg::Welcomed => next.welcome = false,
        Msg::Tour(step) => next.tour = step,
    }
    keep_in_bounds(&mut next);
    Rc::new(next)
}

/// Takes a step that has led from `open` to `changed`, unless what came of it could not be read again.
fn taken(next: &mut Store, open: &Open, mut changed: Open, step: Step) {
    if let Err(notice) = held_to_limits(changed.set(), open) {
        next.notice = Some(notice);
        return;
    }
    follow(&mut next.view, open, &changed);
    // It says what the figures are, and that they are the published ones.
    next.welcome &= Arc::ptr_eq(&open.set().baseline.areas, &changed.set().baseline.areas);
    changed.history.note(step);
    next.open = Some(changed);
    next.notice = lasting(next.notice.take());
}

/// Puts a file in the place of the open one.
fn opened(next: &mut Store, open: Open) {
    next.view = opening_view(&open, &next.view);
    let before = next.open.replace(open);
    next.opened = next.opened.wrapping_add(1);
    next.draws = next.draws.cleared();
    next.notice = None;
    next.reading = None;
    next.merging = None;
    next.against = None;
    next.shorter = None;
    if let Some(before) = before {
        // Whoever opens another file has found where to begin, and the tour is about the one it opened.
        (next.welcome, next.tour) = (false, None);
        // What came with the address while nothing was open yet still waits.
        next.arrival = None;
        set_aside(next, before);
    }
}

/// Says something. What was set aside a moment ago is not spoken over.
fn tell(next: &mut Store, mut notice: Notice) {
    let aside = next.aside.as_ref().map(|open| sentences::set_aside(&open.set().title));
    let said =
        aside.filter(|aside| notice.kind != NoticeKind::Done && next.notice.as_ref().is_some_and(|notice| notice.says(aside)));
    notice.sentences.extend(said.filter(|aside| !notice.says(aside)));
    next.notice = Some(notice);
}

/// A file whose plans say in words what they did not say before; `None` where it has none of these. Nothing of it is another: no step is taken.
fn worded(open: &Open, plans: &[Completed]) -> Option<Open> {
    let whole = |plan: &Arc<Plan>| plans.iter().find(|(brief, _)| Arc::ptr_eq(brief, plan)).map(|(_, whole)| whole);
    if !open.set().plans.iter().any(|plan| whole(plan).is_some()) {
        return None;
    }
    let all: Vec<_> = open.set().plans.iter().map(|plan| Arc::clone(whole(plan).unwrap_or(plan))).collect();
    let model = open.model.with_words(&all)?;
    let mut document = (*open.document).clone();
    document.set.plans = all;
    Some(Open { document: Rc::new(document), model: Rc::new(model), ..open.clone() })
}

/// Keeps what was open at hand, and says so where it has changes that lie on no disk.
fn set_aside(next: &mut Store, before: Open) {
    // The same file as it is elsewhere is no other file.
    if before.place.is_some() && next.open.as_ref().is_some_and(|open| open.place == before.place) {
        return;
    }
    if before.unsaved {
        let title = sentences::set_aside(&before.set().title);
        next.notice = Some(Notice { kind: NoticeKind::Information, title, sentences: Vec::new() });
    }
    next.aside = Some(before);
}

/// What becomes of a file that came with the address.
fn arrive(next: &mut Store, msg: ArrivalMsg) {
    match msg {
        ArrivalMsg::Offered(arrival) => (next.arrival, next.against) = (Some(*arrival), None),
        ArrivalMsg::Declined => next.arrival = None,
        ArrivalMsg::Taken => {
            let Some(arrival) = next.arrival.take() else { return };
            // It lies on no disk: the browser keeps it until it does.
            opened(next, Open { unsaved: true, ..arrival.open });
            let aside = next.aside.as_ref().filter(|open| open.unsaved).map(|open| sentences::set_aside(&open.set().title));
            let sentences = arrival.notes.iter().cloned().chain(aside).collect();
            next.notice = Some(Notice { kind: NoticeKind::Information, title: share::opened_from_link(), sentences });
        }
    }
}

/// Where a newly opened file is looked at: its widest area, in the year most of its norms fall due.
fn opening_view(open: &Open, before: &View) -> View {
    View {
        screen: before.screen,
        year: busiest_year(&open.model),
        area: open.model.tree().roots().next().unwrap_or(0),
        ..View::default()
    }
}

/// Positions that no longer exist fall back to the first.
fn keep_in_bounds(store: &mut Store) {
    let Some(open) = &store.open else { return };
    let (areas, norms) = (open.model.areas().len(), open.model.norm_count());
    let view = &mut store.view;
    if view.scenario >= open.set().scenarios.len() {
        view.scenario = open.set().scenarios.len().saturating_sub(1);
    }
    if view.area >= areas {
        view.area = 0;
    }
    view.norm = view.norm.filter(|norm| *norm < norms);
    view.explained = view.explained.filter(|cell| cell.norm < norms && cell.area < areas);
}

/// Other plans, areas or scenarios, other positions: what is looked at stays the same, or is let go of where it is no longer there.
fn follow(view: &mut View, before: &Open, after: &Open) {
    let (old, new) = (&before.model, &after.model);
    let norm = |norm: usize| (norm < old.norm_count()).then(|| new.norm_position(&old.norm(norm).id)).flatten();
    let area = |area: usize| new.tree().position(&old.areas().get(area)?.code);
    view.norm = view.norm.and_then(norm);
    view.asked = view.asked.and_then(norm);
    view.explained = view.explained.and_then(|cell| Some(Cell { norm: norm(cell.norm)?, area: area(cell.area)? }));
    view.actions = view.actions.map(|view| ActionsView {
        from: view.from.and_then(|cell| Some(Cell { norm: norm(cell.norm)?, area: area(cell.area)? })),
    });
    view.area = area(view.area).unwrap_or_else(|| new.tree().roots().next().unwrap_or(0));
    let looked_at = before.set().scenarios.get(view.scenario).map(|scenario| &scenario.id);
    let position = after.set().scenarios.iter().position(|scenario| Some(&scenario.id) == looked_at);
    view.scenario = position.unwrap_or_else(|| view.scenario.saturating_sub(1));
}

/// A notice that outlives the next step.
fn lasting(notice: Option<Notice>) -> Option<Notice> {
    notice.filter(|notice| notice.kind != NoticeKind::Done)
}

/// Applies what undo or redo returns.
fn travel(store: &Rc<Store>, step: impl FnOnce(&mut Open) -> Option<Edit>) -> Rc<Store> {
    let mut next = (**store).clone();
    let Some(open) = &mut next.open else { return Rc::clone(store) };
    let Some(edit) = step(open) else { return Rc::clone(store) };
    match changed(open, &edit) {
        Ok(Some((changed, _))) => {
            follow(&mut next.view, open, &changed);
            next.open = Some(changed);
            next.notice = lasting(next.notice);
        }
        // Steps that cancel each other out are taken all the same.
        Ok(None) => {}
        // A step that was taken can always be taken back: the set is as it was then.
        Err(_) => return Rc::clone(store),
    }
    keep_in_bounds(&mut next);
    Rc::new(next)
}

/// What could not be read again is not let in. A step taken back leads to what was let in before.
fn held_to_limits(set: &ScenarioSet, before: &Open) -> Result<(), Notice> {
    let Some(problem) = scenario_file::beyond(set, Some(before.set())) else { return Ok(()) };
    let sentence = Name::new(problem.sentence(Language::Zh), problem.sentence(Language::En));
    Err(Notice { kind: NoticeKind::Error, title: sentences::edit_refused(), sentences: vec![sentence] })
}

/// The open file after `edit`, with the edit that undoes it; `None` where it changes nothing.
///
/// What is computed anew is decided by what differs, not by the edit: figures that differ touch the model where they stand, other areas,
/// plans or years make a new one; in the outlooks only what depends on what moved is computed, and names and colours move nothing.
fn changed(open: &Open, edit: &Edit) -> Result<Option<(Open, Edit)>, Notice> {
    let mut document = (*open.document).clone();
    let Some(back) = document.set.apply(edit) else { return Ok(None) };
    if document.set == open.document.set {
        return Ok(None);
    }
    // What it came to when it was saved says nothing about what it is now.
    document.record = None;
    let mut next = open.clone();
    next.unsaved = true;
    let (before, after) = (&open.document.set, &document.set);
    // Explanations read sources and notes from the model.
    let same_model = before.baseline == after.baseline && before.plans == after.plans && before.sources == after.sources;
    let refused = |problems: Vec<Problem>| Notice {
        kind: NoticeKind::Error,
        title: sentences::edit_refused(),
        sentences: problems.iter().filter(|problem| problem.is_fatal()).map(sentences::problem).collect(),
    };
    if same_model {
        let problems = open.model.check_scenarios(&after.scenarios);
        if problems.iter().any(Problem::is_fatal) {
            return Err(refused(problems));
        }
    } else {
        let (model, problems) = open.model.with_figures(after).map_err(refused)?;
        next.model = Rc::new(model);
        next.problems = Rc::new(problems);
    }
    // A new scenario begins as another: it comes to the same.
    let kept = |scenario: &Scenario| {
        let same = |one: &Scenario| one.settings == scenario.settings && one.actions == scenario.actions;
        let itself = before.scenarios.iter().position(|one| one.id == scenario.id);
        let position = itself.or_else(|| before.scenarios.iter().position(same))?;
        Some((&before.scenarios[position], open.outlooks.get(position)?))
    };
    let document = Rc::new(document);
    let outlook = |(position, scenario): (usize, &Scenario)| match kept(scenario) {
        Some((before, outlook)) if same_model && before.settings == scenario.settings && before.actions == scenario.actions => {
            outlook.clone()
        }
        kept => LazyOutlook::later(&next.model, &document, position, kept.map(|(_, outlook)| outlook)),
    };
    next.outlooks = document.set.scenarios.iter().enumerate().map(outlook).collect();
    next.document = document;
    Ok(Some((next, back)))
}
