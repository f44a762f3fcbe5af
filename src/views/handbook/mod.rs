//! The handbook as it lies beside the page: chapters of blocks, laid out by the build (`xtask/src/handbook`), and what is found in them.

mod search;
#[cfg(test)]
mod tests;

use permille_exchange::files::tree::{Node, Value, json};

pub use search::{Found, Hit, MOST, search};

/// All chapters in one language.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Handbook {
    /// In their order.
    pub chapters: Vec<Chapter>,
    /// The scenario file that the examples are worked out from.
    pub examples: String,
}

/// A chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// What links call it, the same in both languages.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it consists of.
    pub blocks: Vec<Block>,
}

/// A part of a chapter that stands by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading, with the place that links name.
    Heading(String, String),
    /// A paragraph.
    Paragraph(Text),
    /// A formula, line by line.
    Formula(Vec<Text>),
    /// Items of a list.
    List(Vec<Text>),
    /// A table: its rows, the first of them the heads, and which columns are of figures.
    Table(Vec<Vec<Text>>, Vec<bool>),
    /// What is written into a file.
    Code(String),
}

/// Pieces of text.
pub type Text = Vec<Piece>;

/// A piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// The name of something on a screen.
    Name(String),
    /// A sum, or what is written into a file.
    Figure(String),
    /// A link to a chapter, and a place in it or nothing.
    Link {
        /// The chapter.
        chapter: String,
        /// The place; empty for the chapter itself.
        place: String,
        /// What it says.
        words: String,
    },
}

impl Piece {
    /// What it says.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Plain(words) | Self::Name(words) | Self::Figure(words) | Self::Link { words, .. } => words,
        }
    }
}

impl Handbook {
    /// Reads the file of a language; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let root = json::parse(text).ok()?;
        let chapters = root.get("chapters")?.items().iter().map(chapter).collect::<Option<_>>()?;
        Some(Self { chapters, examples: root.text_at("examples")?.to_owned() })
    }

    /// The position of a chapter; the first where there is none such.
    #[must_use]
    pub fn position(&self, id: &str) -> usize {
        self.chapters.iter().position(|chapter| chapter.id == id).unwrap_or(0)
    }
}

impl Chapter {
    /// Its headings with their places.
    pub fn headings(&self) -> impl Iterator<Item = (&str, &str)> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Heading(words, place) => Some((words.as_str(), place.as_str())),
            _ => None,
        })
    }
}

fn chapter(node: &Node) -> Option<Chapter> {
    let blocks = node.get("blocks")?.items().iter().map(block).collect::<Option<_>>()?;
    Some(Chapter { id: node.text_at("id")?.to_owned(), title: node.text_at("title")?.to_owned(), blocks })
}

fn block(node: &Node) -> Option<Block> {
    let texts = |node: &Node| node.items().iter().map(text).collect::<Option<Vec<_>>>();
    if let Some(words) = node.text_at("h") {
        return Some(Block::Heading(words.to_owned(), node.text_at("at")?.to_owned()));
    }
    if let Some(code) = node.text_at("code") {
        return Some(Block::Code(code.to_owned()));
    }
    if let Some(rows) = node.get("t") {
        let figures = node.get("f")?.items().iter().map(|node| node.value == Value::Flag(true)).collect();
        return Some(Block::Table(rows.items().iter().map(texts).collect::<Option<_>>()?, figures));
    }
    match (node.get("p"), node.get("q"), node.get("l")) {
        (Some(words), ..) => text(words).map(Block::Paragraph),
        (_, Some(lines), _) => texts(lines).map(Block::Formula),
        (_, _, Some(items)) => texts(items).map(Block::List),
        _ => None,
    }
}

fn text(node: &Node) -> Option<Text> {
    node.items().iter().map(piece).collect()
}

fn piece(node: &Node) -> Option<Piece> {
    let at = |key: &str| node.text_at(key).map(str::to_owned);
    if let Some(words) = node.text() {
        return Some(Piece::Plain(words.to_owned()));
    }
    if let Some(chapter) = at("to") {
        return Some(Piece::Link { chapter, place: at("at")?, words: at("w")? });
    }
    at("b").map(Piece::Name).or_else(|| at("c").map(Piece::Figure))
}
