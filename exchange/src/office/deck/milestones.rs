//! What is to be done by when, and how far it is.

use permille_engine::in_order::InOrder;
use permille_engine::model::Standing;
use permille_engine::plan::Nature;
use permille_engine::quantity::Quantity;
use permille_engine::slide::SlideKind;
use permille_engine::year::Year;

use super::{Column, Fact, Medium, Seen, Sense, SlideContent, SlideView, Table, words};
use crate::wording::headline::Piece;
use crate::wording::language::{Language, Say};
use crate::wording::{norms, rules, words as shared};

/// How many milestones a slide lists.
const ROWS: usize = 6;

/// A milestone, and how it stands in the area in view.
struct Milestone {
    norm: usize,
    due: Option<Year>,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    NotDone,
    Unknown,
    /// Of areas below: so many are done, of so many.
    Below(usize, usize),
}

pub(super) fn tell(seen: &Seen, place: &SlideView, medium: Medium) -> SlideContent {
    let language = seen.language;
    let mut told = seen.blank(SlideKind::Milestones, seen.about(seen.say(words::kind(SlideKind::Milestones)), place));
    let all = all(seen, place);
    let due: Vec<&Milestone> = all.iter().filter(|one| one.due.is_some_and(|due| due <= place.year)).collect();
    let done = due.iter().filter(|one| is_done(one.state)).count();
    let (year, count) = (place.year, due.len());
    let lead = language
        .pick(format!("到 {year} 年底应完成 {count} 项任务，"), format!("{count} milestones are due by the end of {year}; "));
    let recorded = language
        .pick(format!("已登记完成 {done} 项"), format!("{done} {} recorded as done", if done == 1 { "is" } else { "are" }));
    told.title = match count {
        0 => vec![Piece::Plain(
            language.pick(format!("到 {year} 年底没有到期的任务"), format!("No milestone is due by the end of {year}")),
        )],
        count if done == count => vec![Piece::Plain(lead), Piece::Met(recorded)],
        _ => vec![Piece::Plain(lead), Piece::Plain(recorded)],
    };
    if count > 0 {
        let sense = if done == count { Sense::Met } else { Sense::Plain };
        told.facts.push(Fact { figure: format!("{done} / {count}"), words: seen.say(shared::DONE).to_owned(), sense });
    }
    // On a slide, what is not done and comes next says more than what is done.
    let mut rows: Vec<&Milestone> = all.iter().filter(|one| medium == Medium::Page || !is_done(one.state)).collect();
    if medium == Medium::Slide {
        let later = |one: &Milestone| one.due.is_none_or(|due| due < place.year);
        rows.put_in_order_by_key(|one| (later(one), one.due));
    }
    let hidden = rows.len().saturating_sub(medium.rows(ROWS));
    rows.truncate(medium.rows(ROWS));
    told.table = (!rows.is_empty()).then(|| table(seen, &rows, medium));
    if hidden > 0 {
        told.points.push(words::more(language, hidden));
    }
    told.source = seen.plans();
    told
}

const fn is_done(state: State) -> bool {
    match state {
        State::Done => true,
        State::Below(done, all) => done == all,
        _ => false,
    }
}

/// The milestones of the area in view, by the year they are due.
fn all(seen: &Seen, place: &SlideView) -> Vec<Milestone> {
    let model = seen.model;
    let one = |norm: usize| {
        let figures = seen.figures(place.scenario, norm)?;
        let state = match model.standing(norm, place.area) {
            Standing::Outside => return None,
            Standing::Bound => state(figures.available(model.cell(place.area, place.year)?)),
            Standing::Above => {
                let below = norms::standing_below(model, figures, norm, place.area, place.year);
                State::Below(below.met, below.all())
            }
        };
        Some(Milestone { norm, due: model.norm(norm).targets.last().and_then(|target| target.year), state })
    };
    let milestone = |&norm: &usize| model.measure_of(norm).nature == Nature::Milestone && model.norm(norm).rule.is_task();
    let mut all: Vec<Milestone> = (0..model.norm_count()).filter(milestone).filter_map(one).collect();
    all.put_in_order_by_key(|one| (one.due.is_none(), one.due));
    all
}

fn state(figure: Option<Quantity>) -> State {
    match figure {
        Some(figure) if figure > Quantity::ZERO => State::Done,
        Some(_) => State::NotDone,
        None => State::Unknown,
    }
}

fn table(seen: &Seen, rows: &[&Milestone], medium: Medium) -> Table {
    let language = seen.language;
    let page = medium == Medium::Page;
    let mut head = vec![
        Column::words(seen.say(words::BY), 16),
        Column::words(seen.say(words::MILESTONE), if page { 42 } else { 60 }),
        Column::words(seen.say(words::STANDS), 18),
    ];
    if page {
        head.push(Column::words(seen.say(shared::CLAUSE), 30));
    }
    let row = |one: &&Milestone| {
        let target = seen.model.norm(one.norm).targets.last();
        let mut row = vec![
            target.map_or_else(String::new, |target| rules::due(language, target)),
            seen.norm(one.norm).to_owned(),
            match one.state {
                State::Done => seen.say(shared::DONE).to_owned(),
                State::NotDone => seen.say(shared::NOT_DONE).to_owned(),
                State::Unknown => seen.say(words::NOT_KNOWN).to_owned(),
                State::Below(done, all) => match language {
                    Language::Zh => format!("{done} / {all} 已完成"),
                    Language::En => format!("{done} of {all} done"),
                },
            },
        ];
        if page {
            row.push(seen.clause(one.norm));
        }
        row
    };
    Table { head, rows: rows.iter().map(row).collect() }
}
