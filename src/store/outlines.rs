//! The outlines of areas: those that ship, once they have been fetched, and those the reader loaded. Never saved: a map's lines can be far
//! larger than the file they are looked at with.

use std::rc::Rc;

use permille_exchange::maps::Outlines as Drawn;

use crate::text::later::Missing;

/// What is known of outlines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlines {
    /// Those that ship.
    pub shipped: Fetched,
    /// The reader's own.
    pub own: Option<OwnOutlines>,
}

/// Something that ships beside the app and is fetched when it is first needed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fetched {
    /// Nobody has needed it.
    #[default]
    NotAsked,
    /// It is on its way.
    UnderWay,
    /// It is here.
    Here(Rc<Drawn>),
    /// It could not be fetched, and why; or is damaged.
    Failed(Option<Missing>),
}

/// Outlines the reader loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnOutlines {
    /// The file they came from.
    pub file: String,
    /// The outlines.
    pub outlines: Rc<Drawn>,
}

/// Something happens to outlines.
#[derive(Clone, Debug)]
pub enum OutlinesMsg {
    /// Those that ship are on their way, here, or not to be had.
    Shipped(Fetched),
    /// The reader loaded some, or lets go of them.
    Own(Option<OwnOutlines>),
}

impl Outlines {
    /// The outlines after something happened.
    #[must_use]
    pub fn after(self, msg: OutlinesMsg) -> Self {
        match msg {
            OutlinesMsg::Shipped(shipped) => Self { shipped, ..self },
            OutlinesMsg::Own(own) => Self { own, ..self },
        }
    }

    /// What there is to draw with, the reader's own first.
    pub fn known(&self) -> impl Iterator<Item = &Rc<Drawn>> {
        let shipped = match &self.shipped {
            Fetched::Here(outlines) => Some(outlines),
            _ => None,
        };
        self.own.iter().map(|own| &own.outlines).chain(shipped)
    }
}
