//! A large scenario file, read beside the page: checked as any other, and sent in pieces that the page takes up one after the other.

use permille_engine::model::Model;
use permille_engine::name::Name;
use permille_exchange::files::fault::FileProblem;
use permille_exchange::files::scenario_file::{self, Document, Note};
use permille_exchange::files::{replay, shipped};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::areas::{self, Words};
use super::table::{Percent, ZhEn, stepwise};
use super::{Respond, Service};
use crate::text::replay as wording;

/// The request to read the file in the payload.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Request;

/// What the service sends back, one after the other.
#[derive(Debug, Serialize, Deserialize)]
pub enum Response {
    /// So much is read.
    Percent(Percent),
    /// What is wrong with the file. Nothing comes after it.
    Refused(Vec<ZhEn>),
    /// It is read. The areas are in the payload. Where it has a record, what its results are follows.
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
    /// Where each piece of areas ends in the payload.
    pub ends: Vec<u32>,
    /// What is odd about it.
    pub notes: Vec<ZhEn>,
    /// Whether [`Response::Results`] follows.
    pub has_record: bool,
}

/// How results stand to those that were saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Results {
    /// In a sentence.
    pub title: ZhEn,
    /// What moved.
    pub sentences: Vec<ZhEn>,
}

/// Reads files; nothing is kept from one to the next.
#[derive(Debug, Default)]
pub struct ReadingService;

impl Service for ReadingService {
    const NAME: &'static str = "read-file";
    type Request = Request;
    type Response = Response;

    fn handle(&mut self, _: Request, payload: &[u8], respond: Respond<Response>) {
        let read = read(payload, &mut stepwise(&mut |percent| respond(&Response::Percent(*percent), &[])));
        match read {
            Ok((document, notes)) => send(&document, &notes, respond),
            Err(problems) => respond(&Response::Refused(problems.iter().map(both).collect()), &[]),
        }
    }
}

fn read(bytes: &[u8], tell: &mut dyn FnMut(f64)) -> Result<(Document, Vec<Note>), Vec<FileProblem>> {
    // What is heard at once tells that a worker is there.
    tell(0.0);
    let text = scenario_file::decode(bytes).map_err(|problem| vec![problem])?;
    scenario_file::read_telling(&text, &shipped::plans()?, tell)
}

fn send(document: &Document, notes: &[Note], respond: Respond<Response>) {
    let (words, pieces) = areas::pieces(&document.set.baseline.areas);
    let mut payload = Vec::with_capacity(pieces.iter().map(Vec::len).sum());
    let mut ends = Vec::with_capacity(pieces.len());
    for piece in pieces {
        payload.extend(piece);
        ends.push(payload.len() as u32);
    }
    let (rest, notes) = (scenario_file::parts::rest(document, shipped::at_hand()), notes.iter().map(both).collect());
    respond(&Response::Read(Parts { rest, words, ends, notes, has_record: document.record.is_some() }), &payload);
    drop(payload);
    if let Some(results) = results(document) {
        respond(&Response::Results(results), &[]);
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

fn both(problem: &FileProblem) -> ZhEn {
    (problem.sentence(Language::Zh), problem.sentence(Language::En))
}

fn told(name: Name) -> ZhEn {
    (name.zh, name.en)
}

#[cfg(test)]
mod tests {
    use super::super::areas::Known;
    use super::super::{decode, encode};
    use super::*;

    /// The responses with their payloads, after everything has crossed as bytes.
    fn answers(bytes: &[u8]) -> Vec<(Response, Vec<u8>)> {
        let mut answers = Vec::new();
        ReadingService
            .handle(Request, bytes, &mut |answer, payload| answers.push((decode(&encode(answer)).unwrap(), payload.to_vec())));
        answers
    }

    #[test]
    fn what_is_handed_over_is_the_file() {
        let plans = shipped::plans().unwrap();
        let text = shipped::scenario("jiangxi-2025-average").unwrap();
        let answers = answers(text.as_bytes());
        let percents: Vec<u8> = answers
            .iter()
            .filter_map(|(answer, _)| if let Response::Percent(percent) = answer { Some(*percent) } else { None })
            .collect();
        assert!(percents.len() > 2 && percents.is_sorted(), "{percents:?}");
        let (parts, payload) = answers
            .iter()
            .find_map(|(answer, payload)| if let Response::Read(parts) = answer { Some((parts, payload)) } else { None })
            .unwrap();
        let (known, mut areas, mut start) = (Known::from(&parts.words), Vec::new(), 0);
        for &end in &parts.ends {
            assert!(known.take_up(&payload[start..end as usize], &mut areas));
            start = end as usize;
        }
        let document = scenario_file::parts::document(&parts.rest, areas, &plans).unwrap();
        assert_eq!(document, scenario_file::read(text, &plans).unwrap().0);
        // Shipped files are saved with a record, and it holds.
        let Some((Response::Results(results), _)) = answers.last() else { panic!("no results") };
        assert!(parts.has_record && results.sentences.is_empty(), "{results:?}");
    }

    #[test]
    fn what_is_wrong_is_said_as_the_page_would_say_it() {
        for (bytes, snippet) in [(&b"<html>"[..], "web page"), (b"{\"format\":", "ends"), (&[0xff, 0xfe, 0x00, 0xd8], "text")] {
            let answers = answers(bytes);
            let Some((Response::Refused(sentences), _)) = answers.last() else { panic!("{snippet}: {answers:?}") };
            assert!(sentences.iter().any(|(_, english)| english.contains(snippet)), "{sentences:?}");
        }
    }
}
