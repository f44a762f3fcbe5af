//! Steps of a history folded into the file they began with.

use permille_engine::model::Model;
use permille_exchange::files::{replay, scenario_file, shipped};
use serde::{Deserialize, Serialize};

use super::Work;

/// A file, and the steps that are folded into it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fold {
    /// The file they began with.
    pub base: String,
    /// The steps, a line each.
    pub steps: Vec<String>,
    /// Whether the file is to be saved: then it holds a record of its results.
    pub recorded: bool,
}

impl Work for Fold {
    const NAME: &'static str = "fold";
    type Report = ();
    /// The file after them; `None` where one of them cannot be taken.
    type Outcome = Option<String>;

    fn run(self, _: &mut dyn FnMut(&())) -> Self::Outcome {
        let plans = shipped::plans().ok()?;
        let (mut document, _) = scenario_file::read(&self.base, &plans).ok()?;
        for line in &self.steps {
            let (_, edit) = scenario_file::read_step(line, &plans)?;
            document.set.apply(&edit)?;
        }
        if !self.steps.is_empty() {
            // What it came to when it was saved says nothing about what it is now.
            document.record = None;
        }
        if self.recorded {
            let (model, _) = Model::new(&document.set).ok()?;
            let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
            document = replay::stamped(&document, &model, outlooks.iter());
        }
        Some(scenario_file::write(&document, &plans))
    }
}

#[cfg(test)]
mod tests {
    use permille_engine::edit::Edit;
    use permille_engine::name::Name;

    use super::*;

    #[test]
    fn steps_are_in_the_file_they_are_folded_into() {
        let base = shipped::scenario("tutorial").unwrap_or_default().to_owned();
        let describe = |title: &str| Edit::Describe { title: Name::new(title, title), description: Name::default() };
        let steps = ["One", "Two"]
            .map(|title| scenario_file::write_step(&Name::default(), &describe(title), shipped::at_hand()))
            .to_vec();
        let file = Fold { base: base.clone(), steps: steps.clone(), recorded: false }.run(&mut |()| {}).unwrap();
        let (document, _) = scenario_file::read(&file, &shipped::plans().unwrap()).unwrap();
        assert_eq!(document.set.title.en, "Two");
        assert_eq!(document.record, None);
        let saved = Fold { base: base.clone(), steps, recorded: true }.run(&mut |()| {}).unwrap();
        let (document, _) = scenario_file::read(&saved, &shipped::plans().unwrap()).unwrap();
        assert!(document.record.is_some() && document.set.title.en == "Two");
        assert_eq!(Fold { base, steps: vec!["{".to_owned()], recorded: false }.run(&mut |()| {}), None);
    }
}
