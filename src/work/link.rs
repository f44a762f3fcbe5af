//! Links made and read: deflating, and drawing QR codes.

use permille_exchange::files::link;
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::Work;
use super::table::ZhEn;

/// A link to be made.
#[derive(Debug, Serialize, Deserialize)]
pub struct MakeLink {
    /// The scenario file.
    pub file: String,
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

impl Work for MakeLink {
    const NAME: &'static str = "make-link";
    type Report = ();
    /// The link; or how many characters it would have, where that is too many.
    type Outcome = Result<Made, usize>;

    fn run(self, _: &mut dyn FnMut(&())) -> Self::Outcome {
        let fragment = link::write(&self.file).map_err(|large| large.characters)?;
        let between = if self.view.is_empty() { "" } else { "&" };
        let link = format!("{}#{fragment}{between}{}", self.address, self.view);
        let code = link::code(&link);
        Ok(Made { link, code })
    }
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
    use permille_exchange::files::shipped;

    use super::*;

    #[test]
    fn what_is_made_is_read() {
        let file = shipped::scenario("tutorial").unwrap_or_default().to_owned();
        let address = "https://example.org/permille/".to_owned();
        let made = MakeLink { file, address, view: String::new() }.run(&mut |()| {}).unwrap();
        assert!(made.code.is_some_and(|code| code.starts_with("<svg")));
        let (_, fragment) = made.link.split_once('#').unwrap();
        let text = ReadLink { fragment: fragment.to_owned() }.run(&mut |()| {}).unwrap();
        assert!(text.starts_with("{\"format\":\"permille-scenario\""));
        let cut = ReadLink { fragment: fragment[..fragment.len() - 3].to_owned() }.run(&mut |()| {});
        assert!(cut.is_err_and(|(zh, en)| zh.contains("不完整") && en.contains("incomplete")));
    }
}
