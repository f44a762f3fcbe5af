//! A table for the merge desk, read beside the page: what each of its sheets says by itself, as a set of its own.
//!
//! The file that is open crosses only where it is asked for: forms that came back are told by themselves, and need nothing of it.

use permille_engine::area::Area;
use permille_engine::id::SourceId;
use permille_engine::in_order;
use permille_engine::name::Name;
use permille_engine::scenario::{Baseline, ScenarioSet};
use permille_exchange::tables::fault::TableProblem;
use permille_exchange::tables::import::{Alone, Origin, Register, alone, register};
use permille_exchange::tables::returns::is_form;
use permille_exchange::tables::sheet::{self, Sheet};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

use super::areas::{Known, Words, pieces};
use super::file::WholeFile;
use super::table::{Page, Percent, ZhEn, stepwise};
use super::{Respond, Service};

/// What the service is asked.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// To read the file in the payload.
    Read {
        /// What it is called.
        file: String,
        /// The day it is laid down.
        day: String,
    },
    /// To go on, with what is open.
    Open(Box<WholeFile>),
}

/// What the service sends back.
#[derive(Debug, Serialize, Deserialize)]
pub enum Response {
    /// So much is done.
    Percent(Percent),
    /// Why it is no table. Nothing comes after it.
    Refused(ZhEn),
    /// The sheets, where any is a form that came back. Nothing comes after it.
    Forms(Vec<Page>),
    /// It is a table like any other: what is open is needed to go on.
    Asks,
    /// What its sheets say. Their areas are in the payload. Nothing comes after it.
    Sheets {
        /// Those that have figures.
        laid: Vec<LaidSheet>,
        /// What is wrong with the others.
        wrong: Vec<ZhEn>,
    },
}

/// A sheet that has figures.
#[derive(Debug, Serialize, Deserialize)]
pub struct LaidSheet {
    /// What it is called, where the file has several.
    pub sheet: Option<String>,
    /// How many rows were passed over.
    pub passed_over: usize,
    sources: Vec<(String, ZhEn)>,
    words: Words,
    /// Where each piece of its areas ends in the payload.
    pub ends: Vec<u32>,
}

impl LaidSheet {
    /// What takes up the pieces of its areas.
    #[must_use]
    pub fn known(&self) -> Known {
        Known::from(&self.words)
    }

    /// The set it comes to beside `open`.
    #[must_use]
    pub fn set(&self, open: &ScenarioSet, areas: Vec<Area>) -> ScenarioSet {
        let source = |(id, (zh, en)): &(String, ZhEn)| (SourceId::new(id.clone()), Name::new(zh.clone(), en.clone()));
        let baseline = Baseline { areas: areas.into(), ..open.baseline.clone() };
        ScenarioSet { baseline, scenarios: Vec::new(), sources: in_order::map(self.sources.iter().map(source)), ..open.clone() }
    }
}

/// A table that was read, until what is open is known.
struct Read {
    file: String,
    day: String,
    sheets: Vec<Sheet>,
}

/// Reads one table.
#[derive(Default)]
pub struct LayService(Option<Read>);

/// How much of the work is reading the sheets.
const READING: f64 = 0.5;

impl Service for LayService {
    const NAME: &'static str = "lay-table";
    type Request = Request;
    type Response = Response;

    fn handle(&mut self, request: Request, payload: &[u8], respond: Respond<Response>) {
        match request {
            Request::Read { file, day } => {
                let book = {
                    let mut tell = |percent: &Percent| respond(&Response::Percent(*percent), &[]);
                    let mut tell = stepwise(&mut tell);
                    sheet::read(payload, &mut |part| tell(part * READING))
                };
                match book {
                    Err(problem) => respond(&Response::Refused(both(&problem)), &[]),
                    Ok(book) if book.sheets.iter().any(is_form) => {
                        respond(&Response::Forms(book.sheets.into_iter().map(Page::from).collect()), &[]);
                    }
                    Ok(book) => {
                        self.0 = Some(Read { file, day, sheets: book.sheets });
                        respond(&Response::Asks, &[]);
                    }
                }
            }
            // Page and worker are of one version, and nothing else is sent here: otherwise there is nothing to say.
            Request::Open(open) => {
                if let (Some(read), Some(document)) = (self.0.take(), open.document()) {
                    read.lay(&document.set, respond);
                }
            }
        }
    }
}

impl Read {
    /// Says what each sheet comes to.
    fn lay(self, open: &ScenarioSet, respond: Respond<Response>) {
        let (register, several) = (Register::new(&register::shipped()), self.sheets.len() > 1);
        let (mut laid, mut wrong, mut payload) = (Vec::new(), Vec::new(), Vec::new());
        let count = self.sheets.len() as f64;
        for (place, sheet) in self.sheets.into_iter().enumerate() {
            let done = READING + (1.0 - READING) * place as f64 / count;
            stepwise(&mut |percent| respond(&Response::Percent(*percent), &[]))(done);
            let name = several.then(|| sheet.name.clone());
            let origin = Origin { file: self.file.clone(), sheet: name.clone(), day: self.day.clone() };
            match alone(open, &sheet, &origin, &register) {
                Ok(own) => laid.push(LaidSheet::of(own, name, &mut payload)),
                Err(problems) => wrong.extend(problems.iter().map(both)),
            }
        }
        respond(&Response::Sheets { laid, wrong }, &payload);
    }
}

impl LaidSheet {
    /// What a sheet comes to; its areas go to the end of `payload`.
    fn of(own: Alone, sheet: Option<String>, payload: &mut Vec<u8>) -> Self {
        let (words, pieces) = pieces(&own.set.baseline.areas);
        let mut ends = Vec::with_capacity(pieces.len());
        for piece in pieces {
            payload.extend(piece);
            ends.push(payload.len() as u32);
        }
        let sources = own.set.sources.iter().map(|(id, name)| (id.to_string(), (name.zh.clone(), name.en.clone())));
        Self { sheet, passed_over: own.passed_over, sources: sources.collect(), words, ends }
    }
}

fn both(problem: &TableProblem) -> ZhEn {
    (problem.sentence(Language::Zh), problem.sentence(Language::En))
}

#[cfg(test)]
mod tests {
    use permille_exchange::files::{scenario_file, shipped};

    use super::super::{decode, encode};
    use super::*;

    /// What is said last, after everything has crossed as bytes.
    fn last(service: &mut LayService, request: &Request, payload: &[u8]) -> Option<(Response, Vec<u8>)> {
        let mut last = None;
        let request = decode(&encode(request)).unwrap();
        service.handle(request, payload, &mut |said, payload| last = Some((decode(&encode(said)).unwrap(), payload.to_vec())));
        last
    }

    fn read(service: &mut LayService, bytes: &[u8]) -> Option<Response> {
        let request = Request::Read { file: "a.csv".to_owned(), day: "2026-11-30".to_owned() };
        last(service, &request, bytes).map(|(said, _)| said)
    }

    #[test]
    fn what_is_laid_down_is_what_the_table_says_by_itself() {
        let plans = shipped::plans().unwrap();
        let (document, _) = scenario_file::read(shipped::scenario("jiangxi-2025").unwrap(), &plans).unwrap();
        let table = "代码,地区,2020年常住人口（人）\n360202,昌江区,201364\n360203,珠山区,300001\n".as_bytes();
        let mut service = LayService::default();
        assert!(matches!(read(&mut service, table), Some(Response::Asks)));
        let open = Request::Open(Box::new(WholeFile::of(&document)));
        let Some((Response::Sheets { laid, wrong }, payload)) = last(&mut service, &open, &[]) else { panic!("no sheets") };
        assert!(wrong.is_empty(), "{wrong:?}");
        let [one] = laid.as_slice() else { panic!("{laid:?}") };
        let (known, mut areas, mut start) = (one.known(), Vec::new(), 0);
        for &end in &one.ends {
            assert!(known.take_up(&payload[start..end as usize], &mut areas));
            start = end as usize;
        }
        let sheet = sheet::read(table, &mut |_| ()).unwrap().sheets.remove(0);
        let origin = Origin { file: "a.csv".to_owned(), sheet: None, day: "2026-11-30".to_owned() };
        let own = alone(&document.set, &sheet, &origin, &Register::new(&register::shipped())).unwrap();
        assert_eq!(own.set.baseline.areas.len(), 2);
        assert_eq!(one.set(&document.set, areas), own.set);
    }

    #[test]
    fn what_is_no_table_says_why() {
        let said = read(&mut LayService::default(), b"<html>");
        assert!(matches!(said, Some(Response::Refused((_, en))) if en.contains("web page")));
    }
}
