//! A scenario's outlook, worked out when it is first looked at: an edit of a figure moves those of all scenarios, and a screen shows one or two.
//!
//! Of a file with very many areas that takes longer than the page may stand still. There a screen goes on showing what was worked out last, until
//! the task `catch_up` has come to what is so now, a slice at a time.

use std::cell::OnceCell;
use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_engine::scenario::Scenario;
use permille_exchange::files::scenario_file::Document;

/// From so many areas on, what follows from an edit is worked out in slices: with fewer it is there at once.
const MANY: usize = 5_000;

/// Whether what follows from an edit of so many areas takes longer than the page may stand still. Nobody sends a nation's townships as one page.
#[must_use]
pub const fn is_slow(areas: usize) -> bool {
    areas >= MANY && !cfg!(feature = "alone")
}

/// An outlook that is there, or will be once somebody looks at it.
#[derive(Clone, Debug)]
pub struct LazyOutlook(Rc<State>);

impl PartialEq for LazyOutlook {
    /// Whether the two are one: nothing has changed between them.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Debug)]
struct State {
    there: OnceCell<Rc<Outlook>>,
    /// What it is to be worked out of; `None` where it was there from the beginning.
    wanted: Option<Wanted>,
}

/// What an outlook is worked out of.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The model.
    pub model: Rc<Model>,
    /// What was worked out last before it, of which it takes over what has not changed.
    pub last: Option<Rc<Outlook>>,
    document: Rc<Document>,
    scenario: usize,
}

impl Wanted {
    /// The scenario; `None` where it is not in its file.
    #[must_use]
    pub fn scenario(&self) -> Option<&Scenario> {
        self.document.set.scenarios.get(self.scenario)
    }
}

impl LazyOutlook {
    /// One that is there.
    #[must_use]
    pub fn of(outlook: Rc<Outlook>) -> Self {
        Self(Rc::new(State { there: OnceCell::from(outlook), wanted: None }))
    }

    /// That of the scenario at this position, in the place of the one `before`.
    #[must_use]
    pub fn later(model: &Rc<Model>, document: &Rc<Document>, scenario: usize, before: Option<&Self>) -> Self {
        let last = before.and_then(Self::last);
        Self::wanting(Wanted { model: Rc::clone(model), document: Rc::clone(document), scenario, last })
    }

    fn wanting(wanted: Wanted) -> Self {
        Self(Rc::new(State { there: OnceCell::new(), wanted: Some(wanted) }))
    }

    /// It, worked out now where it is not there yet; `None` where its scenario is not in its file.
    #[must_use]
    pub fn get(&self) -> Option<&Rc<Outlook>> {
        if self.0.there.get().is_none() {
            let wanted = self.0.wanted.as_ref()?;
            let scenario = wanted.scenario()?;
            let outlook = match &wanted.last {
                Some(last) => wanted.model.update(last, scenario),
                None => wanted.model.outlook(scenario),
            };
            // It was empty a moment ago.
            let _ = self.0.there.set(Rc::new(outlook));
        }
        self.0.there.get()
    }

    /// What a screen shows: it, or the one before it where it is still [behind](Self::behind); nothing where there was none before it.
    #[must_use]
    pub fn shown(&self) -> Option<&Rc<Outlook>> {
        match self.0.there.get() {
            Some(there) => Some(there),
            None => match self.behind() {
                Some(wanted) => wanted.last.as_ref(),
                None => self.get(),
            },
        }
    }

    /// What it is to be worked out of in slices, while a screen shows the one before it: those of a file of many areas, where that one, if there is one, has
    /// the same areas, norms and years.
    #[must_use]
    pub fn behind(&self) -> Option<&Wanted> {
        let many = |wanted: &&Wanted| is_slow(wanted.document.set.baseline.areas.len());
        let fits = |wanted: &&Wanted| wanted.last.as_ref().is_none_or(|last| last.has_frame_of(&wanted.model));
        self.0.wanted.as_ref().filter(many).filter(fits)
    }

    /// What stands in its place once `worked_out` has come to `outlook`; `None` where that says nothing of it. What was changed meanwhile is shown as it was
    /// then, and still behind.
    #[must_use]
    pub fn once(&self, worked_out: &Self, outlook: &Rc<Outlook>) -> Option<Self> {
        if self == worked_out {
            return Some(Self::of(Rc::clone(outlook)));
        }
        let (own, their) = (self.behind()?, worked_out.behind()?);
        // Of two that had none before them nothing says that they are of one scenario.
        let follows = own.last.as_ref().zip(their.last.as_ref()).is_some_and(|(own, their)| Rc::ptr_eq(own, their));
        follows.then(|| Self::wanting(Wanted { last: Some(Rc::clone(outlook)), ..own.clone() }))
    }

    /// What was worked out last: it itself, or what came before it.
    fn last(&self) -> Option<Rc<Outlook>> {
        self.0.there.get().cloned().or_else(|| self.0.wanted.as_ref()?.last.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use permille_engine::area::{Area, Level};
    use permille_engine::edit::Edit;
    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    fn jiangxi() -> Document {
        let plans = shipped::plans().unwrap();
        scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap().0
    }

    fn made(document: &Document) -> Rc<Model> {
        Rc::new(Model::new(&document.set).unwrap().0)
    }

    fn grown(document: &mut Document, value: i64) {
        let value = Quantity::whole(value).ok();
        document.set.apply(&Edit::Lever { scenario: 1, lever: Lever::Growth, area: None, value, reason: None }).unwrap();
    }

    #[test]
    fn what_is_looked_at_late_is_what_it_would_have_been_at_once() {
        let mut document = jiangxi();
        let first = LazyOutlook::later(&made(&document), &Rc::new(document.clone()), 1, None);
        let before = Rc::clone(first.get().unwrap());
        // Two steps nobody looks at, and a third.
        let mut outlook = first.clone();
        for value in [3, 5, 7] {
            grown(&mut document, value);
            outlook = LazyOutlook::later(&made(&document), &Rc::new(document.clone()), 1, Some(&outlook));
        }
        let at_once = made(&document).outlook(&document.set.scenarios[1]);
        assert!(outlook.behind().is_none(), "a province's is there at once");
        assert_eq!(outlook.shown().unwrap().population(), at_once.population());
        assert_ne!(before.population(), at_once.population());
        assert!(outlook == outlook.clone() && outlook != first);
        assert!(LazyOutlook::later(&made(&document), &Rc::new(document), 99, None).get().is_none());
    }

    /// A province with so many made-up villages below it.
    fn many() -> Document {
        let mut document = jiangxi();
        let areas = Arc::make_mut(&mut document.set.baseline.areas);
        let county = areas.iter().find(|area| area.level == Level::County).unwrap().clone();
        for number in 0..MANY {
            let code = format!("{}{number:06}", county.code).as_str().into();
            areas.push(Area { code, parent: Some(county.code.clone()), level: Level::Township, ..county.clone() });
        }
        document
    }

    #[test]
    fn of_very_many_areas_the_last_one_is_shown_until_the_next_is_worked_out() {
        let mut document = many();
        let model = made(&document);
        let first = LazyOutlook::of(Rc::new(model.outlook(&document.set.scenarios[1])));
        let shown = |outlook: &LazyOutlook| outlook.shown().unwrap().population().clone();
        let mut next = |before: &LazyOutlook, value| {
            grown(&mut document, value);
            LazyOutlook::later(&model, &Rc::new(document.clone()), 1, Some(before))
        };
        let second = next(&first, 3);
        assert_eq!(shown(&second), shown(&first));
        // While the second is under way, a third change.
        let third = next(&second, 5);
        let wanted = second.behind().unwrap();
        let outlook = Rc::new(model.update(wanted.last.as_ref().unwrap(), wanted.scenario().unwrap()));
        let done = second.once(&second, &outlook).unwrap();
        assert!(done.behind().is_none());
        let still = third.once(&second, &outlook).unwrap();
        assert_eq!(shown(&still), *outlook.population());
        assert!(still.behind().is_some());
        assert_eq!(still.get().unwrap().population(), third.get().unwrap().population());
        assert_ne!(still.get().unwrap().population(), outlook.population());
        assert!(first.once(&third, &outlook).is_none(), "what is there is not in anybody's place");
    }

    #[test]
    fn of_very_many_areas_nothing_is_shown_where_nothing_was_worked_out_before() {
        let document = Rc::new(many());
        let model = made(&document);
        let first = LazyOutlook::later(&model, &document, 1, None);
        assert!(first.shown().is_none() && first.behind().is_some());
        let outlook = Rc::new(model.outlook(&document.set.scenarios[1]));
        let done = first.once(&first, &outlook).unwrap();
        assert!(Rc::ptr_eq(done.shown().unwrap(), &outlook) && done.behind().is_none());
        let other = LazyOutlook::later(&model, &document, 0, None);
        assert!(other.once(&first, &outlook).is_none(), "another scenario's figures are never shown");
    }
}
