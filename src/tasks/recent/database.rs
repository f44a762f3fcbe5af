//! The browser's database: opened once, brought up to date by numbered migrations.
//!
//! `cards` says what is kept, one a file; `bases` holds the text a file began with, `steps` what was done since, a line each under
//! `[file, number]`, `handles` the file on the planner's disk where the browser lets the page write into it, `versions` what a file was at the end
//! of a day, under `[file, time, bytes]`.

use std::cell::RefCell;
use std::rc::Rc;

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionMode};
use permille_engine::name::Name;
use wasm_bindgen::JsCast;
use web_sys::DomException;

use crate::standalone;
use crate::text::{recent, sentences};

/// What is kept, one a file.
pub const CARDS: &str = "cards";
/// The text each file began with.
pub const BASES: &str = "bases";
/// What was done since.
pub const STEPS: &str = "steps";
/// The file on the planner's disk.
pub const HANDLES: &str = "handles";

/// What files were at the end of earlier days.
pub const VERSIONS: &str = "versions";

/// All of it.
pub const ALL: [&str; 5] = [CARDS, BASES, STEPS, HANDLES, VERSIONS];

/// Brings the database from one version to the next.
type Migration = fn(&Database) -> Result<(), Error>;

/// What brings the database from each version to the next: version 0 is none at all. What is added here stays for good.
const MIGRATIONS: [Migration; 2] = [
    |database| [CARDS, BASES, STEPS, HANDLES].into_iter().try_for_each(|store| create(database, store)),
    |database| create(database, VERSIONS),
];

fn create(database: &Database, store: &str) -> Result<(), Error> {
    database.create_object_store(store, ObjectStoreParams::new()).map(|_| ())
}

/// Why nothing is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The browser allows no database, or it cannot be used.
    Forbidden,
    /// There is no room left.
    Full,
    /// A newer Permille has changed what is kept here.
    Newer,
    /// Another tab has taken the file over.
    Taken,
}

impl Trouble {
    /// What is said of it.
    #[must_use]
    pub fn said(self) -> Name {
        match self {
            Self::Forbidden | Self::Taken => sentences::not_kept(),
            Self::Full => recent::no_room(),
            Self::Newer => recent::kept_by_newer(),
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        let exception = match &error {
            Error::DomException(exception) => Some(exception.clone()),
            Error::AddFailed(value) | Error::UpdateFailed(value) | Error::IndexedDbOpenFailed(value) => {
                value.dyn_ref::<DomException>().cloned()
            }
            _ => None,
        };
        match exception.map(|exception| exception.name()).as_deref() {
            Some("QuotaExceededError") => Self::Full,
            Some("VersionError") => Self::Newer,
            _ => Self::Forbidden,
        }
    }
}

thread_local! {
    static OPENED: RefCell<Option<Rc<Database>>> = const { RefCell::new(None) };
}

/// What the database is called: a page that stands alone has one of its own.
fn name() -> String {
    format!("permille{}", standalone::storage_key())
}

/// The database, opened where it is not yet.
pub async fn database() -> Result<Rc<Database>, Trouble> {
    if let Some(open) = OPENED.with_borrow(Clone::clone) {
        return Ok(open);
    }
    let newest = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    let mut request = Factory::new()?.open(&name(), Some(newest))?;
    request.on_upgrade_needed(|event| {
        // What fails here aborts the opening, which says so.
        let upgrade = || -> Result<(), Error> {
            let before = usize::try_from(event.old_version()?).unwrap_or(usize::MAX);
            let database = event.database()?;
            MIGRATIONS.iter().skip(before).try_for_each(|migrate| migrate(&database))
        };
        let _ = upgrade();
    });
    let mut opened = request.await?;
    // A newer page in another tab changes the layout: this one lets go, and says that it keeps nothing from then on.
    opened.on_version_change(|_| {
        if let Some(database) = OPENED.take() {
            database.close();
        }
    });
    let opened = Rc::new(opened);
    OPENED.replace(Some(Rc::clone(&opened)));
    Ok(opened)
}

/// The database, where it is open already: for what cannot wait.
pub fn opened() -> Option<Rc<Database>> {
    OPENED.with_borrow(Clone::clone)
}

/// A transaction that writes: all of it, or nothing.
pub fn writing(database: &Database) -> Result<Transaction, Trouble> {
    Ok(database.transaction(&ALL, TransactionMode::ReadWrite)?)
}

/// A transaction that reads.
pub fn reading(database: &Database) -> Result<Transaction, Trouble> {
    Ok(database.transaction(&ALL, TransactionMode::ReadOnly)?)
}

/// Waits until all of a transaction is written.
pub async fn done(transaction: Transaction) -> Result<(), Trouble> {
    match transaction.await? {
        idb::TransactionResult::Committed => Ok(()),
        // A browser without room aborts without an error of a request.
        idb::TransactionResult::Aborted => Err(Trouble::Full),
    }
}
