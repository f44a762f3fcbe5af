//! A large scenario file, read beside the page: checked as any other, and sent in pieces that the page takes up one after the other.

use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::scenario_file::{self, Document, Note};
use permille_exchange::files::{replay, shipped};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::areas::{self, Words};
use super::table::{Percent, Told, stepwise};
use super::{Desk, Tell};
use crate::text::replay as wording;

/// What is asked: read the file that is enclosed.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Ask;

/// What is answered, one after the other.
#[derive(Debug, Serialize, Deserialize)]
pub enum Answer {
    /// So much is read.
    Percent(Percent),
    /// What is wrong with the file. Nothing comes after it.
    Refused(Vec<Told>),
    /// It is read. The areas are enclosed. Where it has a record, what its results are follows.
    Read(Parts),
    /// How its results stand to those it was saved with.
    Results(Results),
}

/// A file in parts.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parts {
    /// All but the areas, as [`scenario_file::parts`] has it.
    pub rest: String,
    /// What areas name.
    pub words: Words,
    /// Where each piece of areas ends in what is enclosed.
    pub ends: Vec<u32>,
    /// What is odd about it.
    pub notes: Vec<Told>,
    /// Whether [`Answer::Results`] follows.
    pub has_record: bool,
}

/// How results stand to those that were saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// In a sentence.
    pub title: Told,
    /// What moved.
    pub sentences: Vec<Told>,
}

/// A worker's desk, on which nothing stays.
#[derive(Debug, Default)]
pub struct ReadingDesk;

impl Desk for ReadingDesk {
    const NAME: &'static str = "read-file";
    type Ask = Ask;
    type Answer = Answer;

    fn answer(&mut self, _: Ask, enclosed: &[u8], tell: Tell<Answer>) {
        let read = read(enclosed, &mut stepwise(&mut |percent| tell(&Answer::Percent(*percent), &[])));
        match read {
            Ok((document, notes)) => hand_over(&document, &notes, tell),
            Err(problems) => tell(&Answer::Refused(problems.iter().map(both).collect()), &[]),
        }
    }
}

fn read(bytes: &[u8], tell: &mut dyn FnMut(f64)) -> Result<(Document, Vec<Note>), Vec<FileProblem>> {
    // What is heard at once tells that a worker is there.
    tell(0.0);
    let text = scenario_file::decode(bytes).map_err(|problem| vec![problem])?;
    scenario_file::read_telling(&text, &shipped::plans()?, tell)
}

fn hand_over(document: &Document, notes: &[Note], tell: Tell<Answer>) {
    let (words, pieces) = areas::pieces(&document.set.baseline.areas);
    let mut enclosed = Vec::with_capacity(pieces.iter().map(Vec::len).sum());
    let mut ends = Vec::with_capacity(pieces.len());
    for piece in pieces {
        enclosed.extend(piece);
        ends.push(enclosed.len() as u32);
    }
    let (rest, notes) = (scenario_file::parts::rest(document, shipped::at_hand()), notes.iter().map(both).collect());
    tell(&Answer::Read(Parts { rest, words, ends, notes, has_record: document.record.is_some() }), &enclosed);
    drop(enclosed);
    if let Some(results) = results(document) {
        tell(&Answer::Results(results), &[]);
    }
}

/// How the results stand to those of the record; `None` where there is none.
fn results(document: &Document) -> Option<Results> {
    let record = document.record.as_ref()?;
    let (model, _) = Model::new(&document.set).ok()?;
    let outlooks: Vec<_> = document.set.scenarios.iter().map(|scenario| model.outlook(scenario)).collect();
    let (title, sentences) = wording::said(&replay::compare(record, document, &model, outlooks.iter()), &document.set, &model);
    Some(Results { title: told(title), sentences: sentences.into_iter().map(told).collect() })
}

fn both(problem: &FileProblem) -> Told {
    (problem.sentence(Language::Zh), problem.sentence(Language::En))
}

fn told(name: Name) -> Told {
    (name.zh, name.en)
}

#[cfg(test)]
mod tests {
    use super::super::areas::Known;
    use super::super::{open, seal};
    use super::*;

    /// What a desk answers, with what is enclosed, after everything has crossed as bytes.
    fn answers(bytes: &[u8]) -> Vec<(Answer, Vec<u8>)> {
        let mut answers = Vec::new();
        ReadingDesk.answer(Ask, bytes, &mut |answer, enclosed| answers.push((open(&seal(answer)).unwrap(), enclosed.to_vec())));
        answers
    }

    #[test]
    fn what_is_handed_over_is_the_file() {
        let plans = shipped::plans().unwrap();
        let text = shipped::scenario("jiangxi-2025-average").unwrap();
        let answers = answers(text.as_bytes());
        let percents: Vec<u8> = answers
            .iter()
            .filter_map(|(answer, _)| if let Answer::Percent(percent) = answer { Some(*percent) } else { None })
            .collect();
        assert!(percents.len() > 2 && percents.is_sorted(), "{percents:?}");
        let (parts, enclosed) = answers
            .iter()
            .find_map(|(answer, enclosed)| if let Answer::Read(parts) = answer { Some((parts, enclosed)) } else { None })
            .unwrap();
        let (known, mut areas, mut start) = (Known::from(&parts.words), Vec::new(), 0);
        for &end in &parts.ends {
            assert!(known.take_up(&enclosed[start..end as usize], &mut areas));
            start = end as usize;
        }
        let document = scenario_file::parts::document(&parts.rest, areas, &plans).unwrap();
        assert_eq!(document, scenario_file::read(text, &plans).unwrap().0);
        // Shipped files are saved with a record, and it holds.
        let Some((Answer::Results(results), _)) = answers.last() else { panic!("no results") };
        assert!(parts.has_record && results.sentences.is_empty(), "{results:?}");
    }

    #[test]
    fn what_is_wrong_is_said_as_the_page_would_say_it() {
        for (bytes, snippet) in [(&b"<html>"[..], "web page"), (b"{\"format\":", "ends"), (&[0xff, 0xfe, 0x00, 0xd8], "text")] {
            let answers = answers(bytes);
            let Some((Answer::Refused(sentences), _)) = answers.last() else { panic!("{snippet}: {answers:?}") };
            assert!(sentences.iter().any(|(_, english)| english.contains(snippet)), "{sentences:?}");
        }
    }
}
