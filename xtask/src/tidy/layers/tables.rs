//! Which layers there are, from the lowest to the highest. A layer is a folder, or a file where one is all of it.

/// A folder of sources and its layers.
pub struct Tree {
    /// The folder as seen from the repository: a crate's `src/`, or a folder below it.
    pub folder: &'static str,
    /// Its layers from the lowest to the highest.
    pub layers: &'static [Layer],
}

/// A folder or a file of a tree, and what of the tree it may see.
pub struct Layer {
    /// Its name, without an ending.
    pub name: &'static str,
    /// What it may see.
    pub sees: Sees,
}

/// What of its tree a layer may see.
#[derive(Clone, Copy)]
pub enum Sees {
    /// Every layer below it.
    Below,
    /// These alone, all of them below it.
    Only(&'static [&'static str]),
}

impl Tree {
    /// The folder of the crate's sources, and the path from there to the tree.
    pub fn place(&self) -> (&'static str, Vec<String>) {
        let end = self.folder.find("src/").map_or(self.folder.len(), |at| at + "src/".len());
        let (root, path) = self.folder.split_at(end);
        (root, path.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// Whether one layer may see another.
    pub fn lets(&self, from: &Layer, to: &str) -> bool {
        match from.sees {
            Sees::Below => self.layers.iter().take_while(|layer| layer.name != from.name).any(|layer| layer.name == to),
            Sees::Only(layers) => layers.contains(&to),
        }
    }
}

/// A layer that may see every one below it.
pub const fn below(name: &'static str) -> Layer {
    Layer { name, sees: Sees::Below }
}

/// A layer that may see these alone.
pub const fn only(name: &'static str, layers: &'static [&'static str]) -> Layer {
    Layer { name, sees: Sees::Only(layers) }
}

/// The trees that are held to their order.
pub const TREES: &[Tree] = &[ENGINE, EXCHANGE, FILES, TABLES, OFFICE, READER, APP, SCREENS, TASKS];

const ENGINE: Tree = Tree {
    folder: "engine/src/",
    layers: &[
        // What figures are made of.
        only("in_order", &[]),
        only("shared", &[]),
        only("name", &[]),
        only("year", &[]),
        only("quantity", &[]),
        // How long work is done.
        only("pause", &[]),
        // What a file says.
        only("id", &[]),
        below("area"),
        only("rule", &["quantity", "id", "area"]),
        below("norm"),
        below("plan"),
        below("lever"),
        below("slide"),
        only("mark", &[]),
        below("review"),
        below("round"),
        below("scenario"),
        below("edit"),
        below("checklist"),
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
        below("doubts"),
        below("quality"),
        below("merge"),
        below("gathering"),
        below("plan_diff"),
        below("plan_edit"),
    ],
};

/// Five layers, each of which can be read with what it names here alone.
const EXCHANGE: Tree = Tree {
    folder: "exchange/src/",
    layers: &[
        only("wording", &[]),
        only("files", &["wording"]),
        only("tables", &["wording"]),
        only("office", &["wording", "tables"]),
        only("maps", &["wording", "files"]),
    ],
};

const FILES: Tree = Tree {
    folder: "exchange/src/files/",
    layers: &[
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

const TABLES: Tree = Tree {
    folder: "exchange/src/tables/",
    layers: &[
        // Tables that are read.
        only("address", &[]),
        only("limits", &[]),
        only("csv", &[]),
        only("fault", &["address", "limits"]),
        only("sheet", &["limits", "fault"]),
        below("import"),
        only("returns", &["address", "sheet", "import"]),
        // Tables that are written.
        only("catalogue", &["csv"]),
        only("outlook", &["csv"]),
        only("shown", &["csv"]),
    ],
};

const OFFICE: Tree = Tree {
    folder: "exchange/src/office/",
    layers: &[
        // What is said, without any format; and the formats, without anything to say.
        only("deck", &[]),
        only("parts", &[]),
        only("chart", &["deck", "parts"]),
        only("slides", &["deck", "parts", "chart"]),
        only("document", &["deck", "parts", "chart"]),
        only("ask", &["parts"]),
        only("export", &["parts"]),
        only("workbook", &["parts", "export"]),
    ],
};

/// From a document's lines to what it demands.
const READER: Tree = Tree {
    folder: "reader/src/",
    layers: &[
        // What a text consists of.
        only("latin", &[]),
        only("script", &["latin"]),
        only("vocabulary", &["latin"]),
        only("outline", &["latin", "script"]),
        only("lines", &["script", "outline"]),
        only("table", &["script", "outline", "lines"]),
        only("blocks", &["latin", "script", "outline", "lines", "table"]),
        only("sentence", &["latin"]),
        only("figure", &["script", "vocabulary"]),
        only("words", &["latin", "vocabulary", "sentence"]),
        only("title", &["latin", "script", "vocabulary", "figure"]),
        // What a sentence demands.
        only("account", &[]),
        only("demand", &[]),
        only("dates", &["figure"]),
        only("found", &["figure", "account", "demand"]),
        below("groups"),
        below("clause"),
        below("covered"),
        below("english"),
        below("extract"),
        // What a document demands.
        below("reading"),
        below("indicator"),
        below("read"),
        // What is made of that.
        only("compare", &["vocabulary", "demand", "words", "reading", "read"]),
        only("plan", &["latin", "vocabulary", "demand", "reading"]),
        only("csv", &["reading"]),
        // Files, of which a text is taken.
        only("unread", &[]),
        only("docx", &["unread"]),
        only("pdf", &["unread"]),
        only("file", &["unread", "docx", "pdf"]),
    ],
};

const APP: Tree = Tree {
    folder: "src/",
    layers: &[
        // The page, without knowing what for.
        only("dom", &[]),
        only("storage", &[]),
        only("standalone", &[]),
        // Pictures and words know neither the state nor a page.
        only("charts", &[]),
        only("text", &[]),
        only("work", &["text"]),
        only("store", &["text", "work"]),
        // What follows from the state, as plain values.
        only("queries", &["charts", "text", "store"]),
        only("views", &["charts", "text", "store", "queries"]),
        // The table of what comes later, declared below all that asks for it.
        only("deferred", &["charts", "text", "store", "views"]),
        only("tasks", &["dom", "storage", "standalone", "text", "work", "store", "queries", "deferred"]),
        only("crashed", &["dom", "text", "store", "tasks"]),
        below("components"),
        below("screens"),
        below("app"),
        // The same table, filled: nobody but the crate's front page may name it.
        below("deferred_table"),
    ],
};

/// No screen sees another: what two of them show is in `components`, `views` or `queries`.
const SCREENS: Tree = Tree {
    folder: "src/screens/",
    layers: &[
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
const TASKS: Tree = Tree {
    folder: "xtask/src/",
    layers: &[
        // Tools.
        only("failure", &[]),
        only("command", &["failure"]),
        only("folders", &["failure"]),
        only("profile", &[]),
        only("today", &[]),
        only("markup", &[]),
        only("json", &[]),
        only("properties", &[]),
        only("function_order", &["failure"]),
        only("wasm_opt", &["failure", "command", "function_order"]),
        only("setup", &["failure", "command", "folders", "profile"]),
        only("measure", &["failure", "command", "folders"]),
        only("handbook", &["failure", "folders"]),
        // What asks the engine.
        only("norms", &["failure", "folders"]),
        only("opened", &["failure", "folders", "norms"]),
        only("read_plan", &["failure", "norms"]),
        only("evaluate", &["failure", "folders", "norms", "opened"]),
        only("explain", &["failure", "folders", "norms", "opened", "today"]),
        only("import", &["failure", "folders", "json", "opened", "today"]),
        only("ask", &["failure", "folders", "opened", "today"]),
        only("returns", &["failure", "folders", "json", "opened", "today"]),
        // What makes files that are committed.
        only("schema", &["failure", "folders"]),
        only("outlines", &["failure", "folders", "schema"]),
        only("scenarios", &["failure", "folders", "norms", "schema"]),
        // What makes the app.
        only("edition", &["failure", "command", "folders", "profile", "markup", "wasm_opt", "setup"]),
        only("export", &["failure", "command", "folders", "today", "opened", "edition"]),
        below("build"),
        below("package"),
        below("serve"),
        below("bench"),
        // What checks it.
        only("tidy", &["failure", "command", "folders", "properties", "handbook"]),
        only("search", &["failure", "command", "folders", "properties", "tidy"]),
        only("fuzz", &["failure", "command", "folders", "setup"]),
        only("deny", &["failure", "command", "folders", "setup"]),
        below("test"),
        below("flags"),
    ],
};
