//! A table looked at for an import: read, guessed, worked out, and worked out anew as the planner says what it is.
//!
//! The table, the file it goes into and all that an import would do stay in the worker for as long as the dialog is open. To the page crosses what a
//! screen can show ([`Seen`]), a list at a time ([`Listed`]), and in the end the changes ([`Changes`]).

mod changes;
pub mod crossing;
pub mod doubts;
pub mod lists;
pub mod memory;
pub mod roles;
pub mod said;
pub mod seen;
pub mod sheets;

use permille_engine::scenario::ScenarioSet;
use permille_exchange::tables::import::{
    Doubted, Known, Preview, Register, doubted, fresh, likeliest, oriented, preview_telling, register,
};
use permille_exchange::tables::returns::is_form;
use permille_exchange::tables::sheet::{self, Sheet};
use permille_exchange::wording::language::Language;
use serde::{Deserialize, Serialize};

pub use self::changes::Changes;
use self::crossing::Crossing;
use self::lists::{Listed, Names, Writer};
use self::memory::Memory;
use self::said::{Said, Say, Table};
pub use self::seen::Seen;
use self::sheets::Held;
use super::file::WholeFile;
use super::table::{Page, Percent, ZhEn, stepwise};
use super::{Respond, Service};
use crate::text::import::List;

/// What the service is asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Read the table in the payload, to be imported into this file.
    Read {
        /// What the table is called.
        file: String,
        /// The file.
        open: Box<WholeFile>,
    },
    /// Work out what importing it would do.
    Look(Box<Look>),
    /// Write a list of what it would do.
    List {
        /// Which time it is asked, so that an answer is known for what it is.
        number: u32,
        /// Which list.
        list: List,
        /// What its entries hold.
        search: String,
    },
    /// Give what changes.
    Changes,
}

/// What is said of the table.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Look {
    /// Which time it is asked, so that an answer is known for what it is.
    pub number: u32,
    /// Whether sentences are in Chinese.
    pub chinese: bool,
    /// Which sheet, and what it is; to be guessed where nothing was said.
    pub said: Option<(usize, Crossing)>,
    /// What is said further, one after the other.
    pub say: Vec<Say>,
    /// Whether it goes into a new file.
    pub new: bool,
    /// What the planner said of the columns of other tables, as it is kept.
    pub memory: String,
}

/// What the service sends back.
#[derive(Debug, Serialize, Deserialize)]
pub enum Response {
    /// So much is done.
    Percent(Percent),
    /// Why the file is no table. Nothing comes after it.
    Refused(ZhEn),
    /// The sheets, where they are forms that came back: what their columns are is known, and there is nothing to say of them. Nothing comes after it.
    Forms(Vec<Page>),
    /// What there is to see.
    Seen {
        /// Which time it was asked.
        number: u32,
        /// What there is to see.
        seen: Box<Seen>,
    },
    /// A list.
    Listed {
        /// Which time it was asked.
        number: u32,
        /// Its entries.
        listed: Listed,
    },
    /// What each sheet holds, where there are several.
    Sheets(Vec<Held>),
    /// What changes. The new areas are in the payload.
    Changes(Changes),
}

/// An import, worked out.
pub(super) struct Worked {
    /// What it goes into.
    pub(super) set: ScenarioSet,
    pub(super) known: Known,
    pub(super) preview: Preview,
    /// What speaks against the figures that come in.
    pub(super) doubted: Vec<Doubted>,
}

/// A table that is looked at.
struct Opened {
    file: String,
    set: ScenarioSet,
    register: Register,
    sheets: Vec<Sheet>,
    /// What was worked out last, and what areas are called there.
    last: Option<(Worked, Names, Language)>,
}

/// Looks at a table again and again.
#[derive(Default)]
pub struct ImportService(Option<Opened>);

/// How much of the first look is reading.
const READING: f64 = 0.6;

impl Service for ImportService {
    const NAME: &'static str = "import-table";
    type Request = Request;
    type Response = Response;

    fn handle(&mut self, request: Request, payload: &[u8], respond: Respond<Response>) {
        if let Request::Read { file, open } = request {
            self.0 = None;
            match Opened::read(file, &open, payload, respond) {
                Ok(opened) => self.0 = opened,
                Err(problem) => respond(&Response::Refused(problem), &[]),
            }
            return;
        }
        // Nothing is said of a table that was refused.
        let Some(opened) = &mut self.0 else { return };
        match request {
            Request::Read { .. } => {}
            Request::Look(look) => {
                let (number, first) = (look.number, opened.last.is_none());
                if let Some(seen) = opened.look(*look, respond) {
                    respond(&Response::Seen { number, seen: Box::new(seen) }, &[]);
                }
                if first && opened.sheets.len() > 1 {
                    let Opened { file, set, register, sheets, .. } = opened;
                    respond(&Response::Sheets(sheets::held(set, sheets, file, register)), &[]);
                }
            }
            Request::List { number, list, search } => {
                respond(&Response::Listed { number, listed: opened.listed(list, &search) }, &[]);
            }
            Request::Changes => {
                if let Some((worked, ..)) = &opened.last {
                    let (changes, areas) = Changes::of(&worked.preview);
                    respond(&Response::Changes(changes), &areas);
                }
            }
        }
    }
}

impl Opened {
    /// Reads a table; `None` where there is nothing to say of it: it holds forms, or page and worker differ.
    fn read(file: String, open: &WholeFile, bytes: &[u8], respond: Respond<Response>) -> Result<Option<Self>, ZhEn> {
        let read = {
            let mut tell = |percent: &Percent| respond(&Response::Percent(*percent), &[]);
            let mut tell = stepwise(&mut tell);
            sheet::read(bytes, &mut |part| tell(part * READING))
        };
        let book = read.map_err(|problem| (problem.sentence(Language::Zh), problem.sentence(Language::En)))?;
        if book.sheets.iter().any(is_form) {
            respond(&Response::Forms(book.sheets.into_iter().map(Page::from).collect()), &[]);
            return Ok(None);
        }
        let Some(document) = open.document() else { return Ok(None) };
        let (set, register) = (document.set, Register::new(&register::shipped()));
        let sheets = book.sheets.into_iter().map(|sheet| oriented(&set, sheet, &file, &register)).collect();
        Ok(Some(Self { file, set, register, sheets, last: None }))
    }

    /// What there is to see of it.
    fn look(&mut self, look: Look, respond: Respond<Response>) -> Option<Seen> {
        let Look { chinese, said, say, new, memory, .. } = look;
        let first = self.last.is_none();
        let language = if chinese { Language::Zh } else { Language::En };
        let Self { file, set, register, sheets, .. } = self;
        let memory = Memory::read(&memory);
        let year = said.as_ref().map(|(_, mapping)| mapping.year());
        let base = if new { fresh(set, file, year.flatten()) } else { set.clone() };
        let table = Table { set: &base, sheets, register, file, memory: &memory };
        let mut said = match said {
            Some((sheet, mapping)) => Said { sheet, mapping: mapping.into(), ..Said::default() },
            None => Said::guessed(&table, likeliest(&base, sheets, file, register)),
        };
        for say in &say {
            said.say(&table, say);
        }
        let mut tell = |percent: &Percent| respond(&Response::Percent(*percent), &[]);
        let mut tell = stepwise(&mut tell);
        // Of the first look reading was the larger part.
        let mut told = |part: f64| tell(if first { READING + (1.0 - READING) * part } else { part });
        let preview = preview_telling(&base, sheets.get(said.sheet)?, &said.mapping, register, &mut told);
        let names = Names::new(&base, &preview, language);
        let known = Known::new(&base);
        let worked = Worked { doubted: doubted(&base, &known, &preview), known, preview, set: base };
        let seen = seen::seen(&said, sheets, &worked, &names, language);
        self.last = Some((worked, names, language));
        seen
    }

    fn listed(&self, list: List, search: &str) -> Listed {
        let Some((worked, names, language)) = &self.last else { return Listed::default() };
        Writer { worked, names, language: *language }.listed(list, search)
    }
}

#[cfg(test)]
mod tests;
