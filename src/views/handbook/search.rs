//! Where words stand in the handbook: sentence by sentence, under their headings.

use super::{Block, Chapter, Handbook, Text};

/// How many places are shown at most: whoever finds more looks for something more particular.
pub const MOST: usize = 40;

/// Ends a sentence.
const ENDS: [char; 5] = ['。', '；', '？', '！', ';'];

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Found {
    /// The first places, headings before sentences.
    pub hits: Vec<Hit>,
    /// How many there are in all.
    pub count: usize,
}

/// A place where all words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The chapter, by its position.
    pub chapter: usize,
    /// The place to go to; empty for the beginning of the chapter.
    pub place: String,
    /// The heading it stands under; the title of the chapter at its beginning.
    pub heading: String,
    /// The sentence, piece by piece, and whether a piece is one of the words; empty where the heading itself has them.
    pub sentence: Vec<(String, bool)>,
}

/// Finds where all words of `asked` stand together, in a heading or a sentence; capitals or not makes no difference.
#[must_use]
pub fn search(handbook: &Handbook, asked: &str) -> Found {
    let words: Vec<String> = asked.split_whitespace().map(str::to_ascii_lowercase).collect();
    if words.is_empty() {
        return Found::default();
    }
    let (mut headings, mut sentences) = (Vec::new(), Vec::new());
    for (position, chapter) in handbook.chapters.iter().enumerate() {
        look_through(position, chapter, &words, &mut headings, &mut sentences);
    }
    let count = headings.len() + sentences.len();
    headings.append(&mut sentences);
    headings.truncate(MOST);
    Found { hits: headings, count }
}

fn look_through(position: usize, chapter: &Chapter, words: &[String], headings: &mut Vec<Hit>, sentences: &mut Vec<Hit>) {
    let (mut place, mut heading) = ("", chapter.title.as_str());
    let hit = |place: &str, heading: &str, sentence: Vec<(String, bool)>| Hit {
        chapter: position,
        place: place.to_owned(),
        heading: heading.to_owned(),
        sentence,
    };
    if has_all(heading, words) {
        headings.push(hit(place, heading, Vec::new()));
    }
    for block in &chapter.blocks {
        if let Block::Heading(title, at) = block {
            (place, heading) = (at, title);
            if has_all(heading, words) {
                headings.push(hit(place, heading, Vec::new()));
            }
            continue;
        }
        for sentence in sentences_of(block).into_iter().filter(|sentence| has_all(sentence, words)) {
            sentences.push(hit(place, heading, marked(&sentence, words)));
        }
    }
}

fn has_all(text: &str, words: &[String]) -> bool {
    let text = text.to_ascii_lowercase();
    words.iter().all(|word| text.contains(word.as_str()))
}

/// What of a block is shown as one sentence: an item of a list, a row of a table, a line of a file.
fn sentences_of(block: &Block) -> Vec<String> {
    let said = |text: &Text| text.iter().map(super::Piece::words).collect::<String>();
    match block {
        Block::Heading(..) => Vec::new(),
        Block::Paragraph(text) => parted(&said(text)),
        Block::Formula(lines) | Block::List(lines) => lines.iter().map(said).collect(),
        // Heads say nothing by themselves.
        Block::Table(rows, _) => rows.iter().skip(1).map(|row| row.iter().map(said).collect::<Vec<_>>().join(" · ")).collect(),
        Block::Code(code) => code.lines().map(str::to_owned).collect(),
    }
}

/// A paragraph by its sentences. A full stop ends one only before a space: it stands in figures as well.
fn parted(paragraph: &str) -> Vec<String> {
    let (mut sentences, mut rest) = (Vec::new(), paragraph);
    let ends = |rest: &str| {
        rest.char_indices().find_map(|(at, letter)| {
            let end = at + letter.len_utf8();
            let stops = ENDS.contains(&letter) || (matches!(letter, '.' | '?' | '!') && rest[end..].starts_with(' '));
            stops.then_some(end)
        })
    };
    while let Some(end) = ends(rest) {
        sentences.push(rest[..end].trim().to_owned());
        rest = &rest[end..];
    }
    sentences.push(rest.trim().to_owned());
    sentences.retain(|sentence| !sentence.is_empty());
    sentences
}

/// A sentence in pieces, by whether they are one of the words.
fn marked(sentence: &str, words: &[String]) -> Vec<(String, bool)> {
    let lower = sentence.to_ascii_lowercase();
    let (mut pieces, mut at) = (Vec::new(), 0);
    while at < sentence.len() {
        // The next of the words; of two at the same place the longer.
        let found = words.iter().filter_map(|word| Some((at + lower[at..].find(word.as_str())?, word.len())));
        let Some((start, length)) = found.min_by_key(|&(start, length)| (start, usize::MAX - length)) else { break };
        if start > at {
            pieces.push((sentence[at..start].to_owned(), false));
        }
        pieces.push((sentence[start..start + length].to_owned(), true));
        at = start + length;
    }
    if at < sentence.len() {
        pieces.push((sentence[at..].to_owned(), false));
    }
    pieces
}
