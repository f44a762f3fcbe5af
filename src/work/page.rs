//! One page made of the site's files: compressing them takes a second or two.

use std::collections::BTreeMap;

use permille_exchange::language::Language;
use permille_exchange::page;
use serde::{Deserialize, Serialize};

use super::Work;
use super::table::Told;

/// A page to be made.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakePage {
    /// The site's own page.
    pub html: String,
    /// Its files by name.
    pub files: BTreeMap<String, Vec<u8>>,
    /// What the scenario file is called.
    pub title: String,
    /// The scenario file.
    pub scenario: String,
}

impl Work for MakePage {
    const NAME: &'static str = "make-page";
    type Report = ();
    /// The page, or why there is none.
    type Outcome = Result<String, Told>;

    fn run(self, _: &mut dyn FnMut(&())) -> Self::Outcome {
        let empty = page::edition(&self.html, |name| self.files.get(name).map(Vec::as_slice));
        empty
            .and_then(|empty| page::with_scenario(&empty, &self.title, &self.scenario))
            .map_err(|problem| (problem.sentence(Language::Zh), problem.sentence(Language::En)))
    }
}
