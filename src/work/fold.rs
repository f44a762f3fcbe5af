//! Steps of a history folded into the file they began with.

use permille_exchange::files::{scenario_file, shipped};
use serde::{Deserialize, Serialize};

use super::Work;

/// A file, and the steps that are folded into it.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fold {
    /// The file they began with.
    pub base: String,
    /// The steps, a line each.
    pub steps: Vec<String>,
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
        document.record = None;
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
        let file = Fold { base: base.clone(), steps }.run(&mut |()| {}).unwrap();
        let (document, _) = scenario_file::read(&file, &shipped::plans().unwrap()).unwrap();
        assert_eq!(document.set.title.en, "Two");
        assert_eq!(Fold { base, steps: vec!["{".to_owned()] }.run(&mut |()| {}), None);
    }
}
