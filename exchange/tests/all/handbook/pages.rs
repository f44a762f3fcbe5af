//! The chapters as they lie in `docs/handbook`: their examples, the places that links lead to, and the sums in their text.

use std::fs;
use std::path::{Path, PathBuf};

use permille_exchange::wording::language::Language;

/// How a line begins that says what the table below it is an example of.
const EXAMPLE: &str = "<!-- example: ";
/// How a line begins that links lead to.
const PLACE: &str = "<a id=\"";

/// A chapter.
pub struct Page {
    /// Its file.
    pub name: String,
    language: Language,
    text: String,
}

/// A table that shows what the engine computes.
pub struct Example {
    /// The file and the line.
    pub place: String,
    /// What is asked, as it stands there.
    pub asked: String,
    /// What is said.
    pub table: Table,
}

/// A table, without its marks.
pub struct Table {
    /// What its columns are called.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Where the handbook lies.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/handbook")
}

/// The chapters of a language, in their order.
pub fn pages(language: Language) -> Vec<Page> {
    let folder = folder().join(language.tag());
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let read = |path: PathBuf| Page {
        name: path.file_name().unwrap().to_string_lossy().into_owned(),
        language,
        text: fs::read_to_string(path).unwrap(),
    };
    files.into_iter().map(read).collect()
}

impl Page {
    /// The tables that say what they are examples of.
    pub fn examples(&self) -> Vec<Example> {
        let lines: Vec<&str> = self.text.lines().collect();
        let mut examples = Vec::new();
        for (number, line) in lines.iter().enumerate() {
            let Some(asked) = line.strip_prefix(EXAMPLE) else { continue };
            let place = format!("{}/{}:{}", self.language.tag(), self.name, number + 1);
            let asked = asked.strip_suffix(" -->").unwrap_or_else(|| panic!("{place}: it does not end in its line")).to_owned();
            let below = lines[number + 1..].iter().skip_while(|line| line.is_empty());
            let mut rows = below.take_while(|line| line.starts_with('|')).map(|line| cells(line));
            let head = rows.next().unwrap_or_else(|| panic!("{place}: no table stands below it"));
            examples.push(Example { place, asked, table: Table { head, rows: rows.skip(1).collect() } });
        }
        examples
    }

    /// The places that links lead to.
    pub fn places(&self) -> Vec<String> {
        let places = self.text.lines().filter_map(|line| line.strip_prefix(PLACE)?.split_once('"'));
        places.map(|(place, _)| place.to_owned()).collect()
    }

    /// The blocks of code in a language.
    pub fn blocks(&self, language: &str) -> Vec<String> {
        let begins = format!("```{language}\n");
        let blocks = self.text.split(begins.as_str()).skip(1).filter_map(|rest| rest.split_once("\n```"));
        blocks.map(|(block, _)| format!("{block}\n")).collect()
    }

    /// The kinds of the rules that stand between backticks, in their order.
    pub fn rules(&self) -> Vec<String> {
        let kinds = self.text.split("`{ kind = \"").skip(1).filter_map(|rest| rest.split_once('"'));
        kinds.map(|(kind, _)| kind.to_owned()).collect()
    }

    /// The words between backticks that are sums, with their lines.
    pub fn sums(&self) -> Vec<(usize, String)> {
        let mut shows_code = false;
        let mut sums = Vec::new();
        for (number, line) in self.text.lines().enumerate() {
            shows_code ^= line.starts_with("```");
            let quoted = line.split('`').skip(1).step_by(2).filter(|words| !shows_code && is_sum(words));
            sums.extend(quoted.map(|sum| (number + 1, sum.to_owned())));
        }
        sums
    }
}

impl Example {
    /// The word it begins with.
    pub fn kind(&self) -> &str {
        self.asked.split_whitespace().next().unwrap_or_default()
    }

    /// The value of a key.
    pub fn key(&self, key: &str) -> Option<&str> {
        self.asked
            .split_whitespace()
            .skip(1)
            .find_map(|word| word.split_once('=').filter(|(name, _)| *name == key))
            .map(|(_, value)| value)
    }

    /// The value of a key that has to be there.
    pub fn must(&self, key: &str) -> &str {
        self.key(key).unwrap_or_else(|| panic!("{}: it does not say {key}", self.place))
    }
}

/// The cells of a line, without marks of code and weight.
fn cells(line: &str) -> Vec<String> {
    line.trim().trim_matches('|').split('|').map(|cell| cell.replace(['`', '*'], "").trim().to_owned()).collect()
}

/// Whether words are a sum of figures alone.
fn is_sum(words: &str) -> bool {
    words.contains(" = ") && words.chars().all(|letter| letter.is_ascii_digit() || " .,+−×÷()=→%".contains(letter))
}
