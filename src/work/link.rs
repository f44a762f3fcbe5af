//! Links made and read: deflating, and drawing QR codes.

use permille_engine::model::Model;
use permille_exchange::files::{link, replay, scenario_file, shipped};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::file::WholeFile;
use super::table::ZhEn;

/// A link to be made.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeLink {
    /// The scenario file, which is to hold a short record of its results.
    pub file: WholeFile,
    /// The address the link leads to, without the part after `#`.
    pub address: String,
    /// What is to be looked at, in the words of an address.
    pub view: String,
}

/// A link.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The whole address.
    pub link: String,
    /// Its QR code as SVG; `None` where it is too long for one.
    pub code: Option<String>,
}

/// Why there is no link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum NoLink {
    /// The file cannot be made sense of: the page and the worker differ.
    Misunderstood,
    /// It would have so many characters.
    TooLong(usize),
}

impl Work for MakeLink {
    const NAME: &'static str = "make-link";
    type Report = ();
    type Outcome = Result<Made, NoLink>;

    fn run(self, _: &mut dyn FnMut(&())) -> Self::Outcome {
        let file = stamped(&self.file).ok_or(NoLink::Misunderstood)?;
        let fragment = link::write(&file).map_err(|large| NoLink::TooLong(large.characters))?;
        let between = if self.view.is_empty() { "" } else { "&" };
        let link = format!("{}#{fragment}{between}{}", self.address, self.view);
        let code = link::code(&link);
        Ok(Made { link, code })
    }
}

/// The text of a file with a short record of its results: a link must be short.
fn stamped(file: &WholeFile) -> Option<String> {
    let document = file.document()?;
    let (model, _) = Model::new(&document.set).ok()?;
    let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    Some(scenario_file::write(&replay::stamped_shortly(&document, &model, outlooks.iter()), &shipped::plans().ok()?))
}

/// A link to be read.
#[derive(Debug, Serialize, Deserialize)]
pub struct ReadLink {
    /// The part of the address after `#`.
    pub fragment: String,
}

impl Work for ReadLink {
    const NAME: &'static str = "read-link";
    type Report = ();
    /// The text of the scenario file, or what is wrong with the link.
    type Outcome = Result<String, ZhEn>;

    fn run(self, _: &mut dyn FnMut(&())) -> Self::Outcome {
        link::read(&self.fragment).map_err(|problem| (problem.sentence(Language::Zh), problem.sentence(Language::En)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_made_is_read() {
        let plans = shipped::plans().unwrap();
        let (file, _) = scenario_file::read(shipped::scenario("tutorial").unwrap_or_default(), &plans).unwrap();
        let address = "https://example.org/permille/".to_owned();
        let made = MakeLink { file: WholeFile::of(&file), address, view: String::new() }.run(&mut |()| {}).unwrap();
        assert!(made.code.is_some_and(|code| code.starts_with("<svg")));
        let (_, fragment) = made.link.split_once('#').unwrap();
        let text = ReadLink { fragment: fragment.to_owned() }.run(&mut |()| {}).unwrap();
        assert!(text.starts_with("{\"format\":\"permille-scenario\""));
        let cut = ReadLink { fragment: fragment[..fragment.len() - 3].to_owned() }.run(&mut |()| {});
        assert!(cut.is_err_and(|(zh, en)| zh.contains("不完整") && en.contains("incomplete")));
    }
}
