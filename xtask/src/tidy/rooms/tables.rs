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
pub const WINGS: &[Wing] = &[ENGINE, EXCHANGE, FILES, TABLES, OFFICE, READER, APP, SCREENS, TASKS];

const ENGINE: Wing = Wing {
    folder: "engine/src/",
    rooms: &[
        // What figures are made of.
        only("in_order", &[]),
        only("shared", &[]),
        only("name", &[]),
        only("year", &[]),
        only("quantity", &[]),
        // What a file says.
        only("id", &[]),
        below("area"),
        only("rule", &["quantity", "id", "area"]),
        below("norm"),
        below("plan"),
        below("lever"),
        below("slide"),
        below("scenario"),
        below("edit"),
        below("problem"),
        // What follows from it.
        below("model"),
        below("placed"),
        below("outlook"),
        // What is asked of that.
        below("fairness"),
        below("allocation"),
        below("compare"),
        below("questions"),
        below("explanation"),
        below("risk"),
        // What is asked of several sets or plans.
        below("peers"),
        below("merge"),
        below("plan_diff"),
        below("plan_edit"),
    ],
};

/// Five rooms, each of which can be read with what it names here alone.
const EXCHANGE: Wing = Wing {
    folder: "exchange/src/",
    rooms: &[
        only("wording", &[]),
        only("files", &["wording"]),
        only("tables", &["wording"]),
        only("office", &["wording", "tables"]),
        only("maps", &["wording", "files"]),
    ],
};

const FILES: Wing = Wing {
    folder: "exchange/src/files/",
    rooms: &[
        only("digest", &[]),
        only("limits", &[]),
        only("fault", &["limits"]),
        only("tree", &["limits", "fault"]),
        only("shape", &["limits", "fault", "tree"]),
        below("plan_file"),
        below("scenario_file"),
        below("shipped"),
        below("replay"),
        below("link"),
        only("page", &["tree"]),
    ],
};

const TABLES: Wing = Wing {
    folder: "exchange/src/tables/",
    rooms: &[
        // Tables that are read.
        only("address", &[]),
        only("limits", &[]),
        only("csv", &[]),
        only("fault", &["address", "limits"]),
        only("sheet", &["limits", "fault"]),
        below("import"),
        // Tables that are written.
        only("catalogue", &["csv"]),
        only("outlook", &["csv"]),
        only("shown", &["csv"]),
    ],
};

const OFFICE: Wing = Wing {
    folder: "exchange/src/office/",
    rooms: &[
        // What is said, without any format; and the formats, without anything to say.
        only("deck", &[]),
        only("parts", &[]),
        only("chart", &["deck", "parts"]),
        only("slides", &["deck", "parts", "chart"]),
        only("document", &["deck", "parts", "chart"]),
        only("export", &["parts"]),
        only("workbook", &["parts", "export"]),
    ],
};

/// From a document's lines to what it demands.
const READER: Wing = Wing {
    folder: "reader/src/",
    rooms: &[
        // What a text consists of.
        only("script", &[]),
        only("vocabulary", &[]),
        only("outline", &["script"]),
        only("lines", &["script", "outline"]),
        only("table", &["script", "outline", "lines"]),
        only("blocks", &["script", "outline", "lines", "table"]),
        only("sentence", &[]),
        only("figure", &["script", "vocabulary"]),
        only("words", &["vocabulary", "sentence"]),
        only("title", &["script", "vocabulary", "figure"]),
        // What a sentence demands.
        only("account", &[]),
        only("demand", &[]),
        only("dates", &["figure"]),
        below("groups"),
        below("clause"),
        below("covered"),
        below("extract"),
        // What a document demands.
        below("reading"),
        below("indicator"),
        below("read"),
        // What is made of that.
        only("compare", &["vocabulary", "demand", "words", "reading", "read"]),
        only("plan", &["vocabulary", "demand", "reading"]),
        only("csv", &["reading"]),
        // Files, of which a text is taken.
        only("unread", &[]),
        only("docx", &["unread"]),
        only("file", &["unread", "docx"]),
    ],
};

const APP: Wing = Wing {
    folder: "src/",
    rooms: &[
        // The page, without knowing what for.
        only("dom", &[]),
        only("storage", &[]),
        only("alone", &[]),
        // Pictures and words know neither the state nor a page.
        only("charts", &[]),
        only("text", &[]),
        only("work", &["text"]),
        only("store", &["text", "work"]),
        // What follows from the state, as plain values.
        only("queries", &["charts", "text", "store"]),
        only("views", &["charts", "text", "store", "queries"]),
        // The table of what comes later, declared below all that asks for it.
        only("rest", &["charts", "text", "store", "views"]),
        only("tasks", &["dom", "storage", "alone", "text", "work", "store", "queries", "rest"]),
        only("fallen", &["dom", "text", "store", "tasks"]),
        below("components"),
        below("screens"),
        below("app"),
        // The same table, filled: nobody but the crate's front page may name it.
        below("whole"),
    ],
};

/// No screen sees another: what two of them show is in `components`, `views` or `queries`.
const SCREENS: Wing = Wing {
    folder: "src/screens/",
    rooms: &[
        only("overview", &[]),
        only("areas", &[]),
        only("norms", &[]),
        only("data", &[]),
        only("compare", &[]),
        only("allocate", &[]),
        only("questions", &[]),
        only("risk", &[]),
        only("present", &[]),
        only("report", &[]),
    ],
};

/// The project's tasks: tools below, tasks above, and the command line, which names every task, on top.
const TASKS: Wing = Wing {
    folder: "xtask/src/",
    rooms: &[
        // Tools.
        only("failure", &[]),
        only("command", &["failure"]),
        only("house", &["failure"]),
        only("profile", &[]),
        only("today", &[]),
        only("markup", &[]),
        only("properties", &[]),
        only("wasm_opt", &["failure", "command"]),
        only("setup", &["failure", "command", "house", "profile"]),
        only("measure", &["failure", "command", "house"]),
        // What asks the engine.
        only("norms", &["failure", "house"]),
        only("opened", &["failure", "house", "norms"]),
        only("read_plan", &["failure", "norms"]),
        only("evaluate", &["failure", "house", "norms", "opened"]),
        only("explain", &["failure", "house", "norms", "opened"]),
        only("import", &["failure", "house", "opened", "today"]),
        // What makes files that are committed.
        only("schema", &["failure", "house"]),
        only("outlines", &["failure", "house", "schema"]),
        only("scenarios", &["failure", "house", "norms", "schema"]),
        // What makes the app.
        only("edition", &["failure", "command", "house", "profile", "markup", "wasm_opt", "setup"]),
        only("export", &["failure", "command", "house", "today", "opened", "edition"]),
        below("build"),
        below("package"),
        below("serve"),
        below("bench"),
        // What checks it.
        only("tidy", &["failure", "command", "house", "properties"]),
        only("search", &["failure", "command", "house", "properties", "tidy"]),
        below("test"),
        below("flags"),
    ],
};
