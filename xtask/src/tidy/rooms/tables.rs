//! Which rooms there are, from the lowest to the highest. A room is a folder, or a file where one is all of it.

/// A folder of sources and its rooms.
pub struct Wing {
    /// The folder as seen from the repository: a crate's `src/`, or a folder below it.
    pub folder: &'static str,
    /// Its rooms from the lowest to the highest.
    pub rooms: &'static [Room],
}

/// A folder or a file of a wing, and what of the wing it may see.
pub struct Room {
    /// Its name, without an ending.
    pub name: &'static str,
    /// What it may see.
    pub sees: Sees,
}

/// What of its wing a room may see.
#[derive(Clone, Copy)]
pub enum Sees {
    /// Every room below it.
    Below,
    /// These alone, all of them below it.
    Only(&'static [&'static str]),
}

impl Wing {
    /// The folder of the crate's sources, and the path from there to the wing.
    pub fn place(&self) -> (&'static str, Vec<String>) {
        let end = self.folder.find("src/").map_or(self.folder.len(), |at| at + "src/".len());
        let (root, path) = self.folder.split_at(end);
        (root, path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// Whether one room may see another.
    pub fn lets(&self, from: &Room, to: &str) -> bool {
        match from.sees {
            Sees::Below => self.rooms.iter().take_while(|room| room.name != from.name).any(|room| room.name == to),
            Sees::Only(rooms) => rooms.contains(&to),
        }
    }
}

/// A room that may see every one below it.
pub const fn below(name: &'static str) -> Room {
    Room { name, sees: Sees::Below }
}

/// A room that may see these alone.
pub const fn only(name: &'static str, rooms: &'static [&'static str]) -> Room {
    Room { name, sees: Sees::Only(rooms) }
}

/// The wings that are held to their order.
pub const WINGS: &[Wing] = &[APP];

const APP: Wing = Wing {
    folder: "src/",
    rooms: &[
        // What touches the browser without knowing what for.
        only("dom", &[]),
        only("storage", &[]),
        only("alone", &[]),
        // Pictures and words know neither the state nor a browser.
        only("charts", &[]),
        only("text", &[]),
        only("work", &["text"]),
        only("store", &["text", "work"]),
        only("queries", &["charts", "text", "store"]),
        below("tasks"),
        below("fallen"),
        below("components"),
        below("screens"),
        below("rest"),
        below("app"),
    ],
};
