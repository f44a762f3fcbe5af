//! A scenario's outlook, worked out when it is first looked at: an edit of a figure moves those of all scenarios, and a screen shows one or two.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use permille_engine::model::Model;
use permille_engine::outlook::Outlook;
use permille_exchange::files::scenario_file::Document;

/// An outlook that is there, or will be once somebody looks at it.
#[derive(Clone, Debug)]
pub struct LazyOutlook(Rc<State>);

#[derive(Debug)]
struct State {
    there: OnceCell<Rc<Outlook>>,
    wanted: RefCell<Option<Wanted>>,
}

/// What it is to be worked out of.
#[derive(Debug)]
struct Wanted {
    model: Rc<Model>,
    document: Rc<Document>,
    scenario: usize,
    /// What was worked out last before it, of which it takes over what has not changed.
    last: Option<Rc<Outlook>>,
}

impl LazyOutlook {
    /// One that is there.
    #[must_use]
    pub fn of(outlook: Rc<Outlook>) -> Self {
        Self(Rc::new(State { there: OnceCell::from(outlook), wanted: RefCell::default() }))
    }

    /// That of the scenario at this position, in the place of the one `before`.
    #[must_use]
    pub fn later(model: &Rc<Model>, document: &Rc<Document>, scenario: usize, before: Option<&Self>) -> Self {
        let last = before.and_then(Self::last);
        let wanted = Wanted { model: Rc::clone(model), document: Rc::clone(document), scenario, last };
        Self(Rc::new(State { there: OnceCell::new(), wanted: RefCell::new(Some(wanted)) }))
    }

    /// It, worked out now where it is not there yet; `None` where its scenario is not in its file.
    #[must_use]
    pub fn get(&self) -> Option<&Rc<Outlook>> {
        if let Some(wanted) = self.0.wanted.take() {
            let scenario = wanted.document.set.scenarios.get(wanted.scenario)?;
            let outlook = match &wanted.last {
                Some(last) => wanted.model.update(last, scenario),
                None => wanted.model.outlook(scenario),
            };
            // Nobody else has set it: what it is worked out of is taken once.
            let _ = self.0.there.set(Rc::new(outlook));
        }
        self.0.there.get()
    }

    /// Whether the two are one: nothing has changed between them.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }

    /// What was worked out last: it itself, or what came before it.
    fn last(&self) -> Option<Rc<Outlook>> {
        self.0.there.get().cloned().or_else(|| self.0.wanted.borrow().as_ref()?.last.clone())
    }
}

#[cfg(test)]
mod tests {
    use permille_engine::edit::Edit;
    use permille_engine::quantity::Quantity;
    use permille_engine::scenario::Lever;
    use permille_exchange::files::{scenario_file, shipped};

    use super::*;

    #[test]
    fn what_is_looked_at_late_is_what_it_would_have_been_at_once() {
        let plans = shipped::plans().unwrap();
        let (mut document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap();
        let made = |document: &Document| Rc::new(Model::new(&document.set).unwrap().0);
        let first = LazyOutlook::later(&made(&document), &Rc::new(document.clone()), 1, None);
        let before = Rc::clone(first.get().unwrap());
        // Two steps nobody looks at, and a third.
        let mut outlook = first.clone();
        for value in [3, 5, 7] {
            let value = Quantity::whole(value).ok();
            document.set.apply(&Edit::Lever { scenario: 1, lever: Lever::Growth, area: None, value, reason: None }).unwrap();
            outlook = LazyOutlook::later(&made(&document), &Rc::new(document.clone()), 1, Some(&outlook));
        }
        let at_once = made(&document).outlook(&document.set.scenarios[1]);
        assert_eq!(outlook.get().unwrap().population(), at_once.population());
        assert_ne!(before.population(), at_once.population());
        assert!(outlook.is_same(&outlook.clone()) && !outlook.is_same(&first));
        assert!(LazyOutlook::later(&made(&document), &Rc::new(document), 99, None).get().is_none());
    }
}
