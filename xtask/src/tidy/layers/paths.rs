//! What the files of a crate name of it: `use crate::…`, `crate::…` anywhere, and `super::…` up to where it leads.

use super::super::SourceFile;
use super::code::{self, is_word};
use super::tables::Tree;

/// The files of a crate.
pub struct Crate<'a> {
    files: Vec<File<'a>>,
}

/// A file and the module it is.
pub struct File<'a> {
    /// What is on the disk.
    pub source: &'a SourceFile,
    /// Where it stands in the crate; nothing for the crate's front page.
    pub module: Vec<String>,
    code: String,
}

/// A path that a file names.
pub struct Named {
    /// Its parts, from the root of the crate.
    pub names: Vec<String>,
    /// The line, from 1.
    pub line: usize,
}

impl<'a> Crate<'a> {
    /// The crate whose sources lie in this folder. Its programs (`bin/`) are crates of their own.
    pub fn of(root: &str, files: &'a [SourceFile]) -> Crate<'a> {
        let programs = format!("{root}bin/");
        let sources = files
            .iter()
            .filter(|file| file.path.starts_with(root) && file.is_any_of(&[".rs"]) && !file.path.starts_with(&programs));
        let mut files: Vec<File<'a>> =
            sources.map(|source| File { source, module: module_of(root, &source.path), code: code::of(&source.text) }).collect();
        let elsewhere: Vec<(String, Vec<String>)> = files.iter().flat_map(placed_by_hand).collect();
        for file in &mut files {
            if let Some((_, module)) = elsewhere.iter().find(|(path, _)| *path == file.source.path) {
                file.module.clone_from(module);
            }
        }
        Crate { files }
    }

    /// All of them.
    pub fn files(&self) -> &[File<'a>] {
        &self.files
    }

    /// What a file names of its crate.
    pub fn paths(&self, file: &File<'a>) -> Vec<Named> {
        let mut named = Vec::new();
        let inner = inner_modules(&file.code);
        let mut at = 0;
        while let Some(head) = next_head(&file.code, at) {
            let mut spelt = Vec::new();
            at = spread(&file.code, head, &[], &mut spelt).max(head + 1);
            let depth = inner.partition_point(|(start, _)| *start <= head).checked_sub(1).map_or(0, |index| inner[index].1);
            named.extend(spelt.into_iter().map(|path| Named {
                names: from_root(&file.module, depth, &path.names),
                line: file.code[..path.at].matches('\n').count() + 1,
            }));
        }
        named
    }

    /// The layer of a tree that a name leads to: the one of this name, or the one from which the front page hands it on.
    pub fn layer_behind(&self, prefix: &[String], name: &str, tree: &Tree) -> Option<String> {
        let is_layer = |name: &str| {
            tree.layers.iter().any(|layer| layer.name == name)
                || self
                    .files
                    .iter()
                    .any(|file| file.module.strip_prefix(prefix).and_then(<[_]>::first).is_some_and(|layer| layer == name))
        };
        if is_layer(name) {
            return Some(name.to_owned());
        }
        let front = self.files.iter().find(|file| file.module == prefix)?;
        handed_on(&front.code)
            .into_iter()
            .find(|(handed, _)| handed == name)
            .map(|(_, layer)| layer)
            .filter(|layer| is_layer(layer))
    }
}

/// A path as it is spelt.
struct Spelt<'a> {
    names: Vec<&'a str>,
    /// What it is called from there on, where that is another name.
    alias: Option<&'a str>,
    /// Where its last name stands.
    at: usize,
}

/// The module that a file is by its name.
fn module_of(root: &str, path: &str) -> Vec<String> {
    let name = path[root.len()..].trim_end_matches(".rs");
    let mut module: Vec<String> = name.split('/').map(str::to_owned).collect();
    if matches!(module.last().map(String::as_str), Some("mod")) || matches!(name, "lib" | "main") {
        module.pop();
    }
    module
}

/// Files that a `#[path]` in this one makes a module of it, with the module.
fn placed_by_hand(file: &File<'_>) -> Vec<(String, Vec<String>)> {
    let folder = file.source.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut placed = Vec::new();
    let mut waiting = None;
    for (_, line) in file.source.lines() {
        let line = line.trim();
        if let Some(name) = line.strip_prefix("#[path = \"").and_then(|rest| rest.strip_suffix("\"]")) {
            waiting = Some(format!("{folder}/{name}"));
        } else if let Some(name) = line.strip_suffix(';').and_then(|line| line.rsplit_once("mod ")).map(|(_, name)| name)
            && let Some(path) = waiting.take()
        {
            let mut module = file.module.clone();
            module.push(name.to_owned());
            placed.push((path, module));
        }
    }
    placed
}

/// Where the number of modules that a place stands in, within its file, changes, and what it is from there on.
fn inner_modules(code: &str) -> Vec<(usize, usize)> {
    let mut changes = Vec::new();
    // Whether each open brace is a module's.
    let mut open: Vec<bool> = Vec::new();
    for (at, brace) in code.match_indices(['{', '}']) {
        let module = if brace == "{" {
            let module = opens_module(&code[..at]);
            open.push(module);
            module
        } else {
            open.pop().unwrap_or(false)
        };
        if module {
            changes.push((at, open.iter().filter(|module| **module).count()));
        }
    }
    changes
}

/// Whether what stands before a brace is `mod name`.
fn opens_module(before: &str) -> bool {
    let before = before.trim_end();
    let named = before.trim_end_matches(is_word);
    let keyword = named.trim_end();
    named.len() < before.len()
        && keyword.strip_suffix("mod").is_some_and(|rest| keyword.len() < named.len() && !rest.ends_with(is_word))
}

/// The next `crate::` or `super::` from a place on.
fn next_head(code: &str, from: usize) -> Option<usize> {
    ["crate", "super"]
        .iter()
        .filter_map(|word| {
            code[from..]
                .match_indices(word)
                .map(|(at, _)| from + at)
                .find(|at| !code[..*at].ends_with(is_word) && code[at + word.len()..].trim_start().starts_with("::"))
        })
        .min()
}

/// Reads a path, and each of a group in braces, from `at` on; answers where it ends.
fn spread<'a>(code: &'a str, at: usize, before: &[&'a str], found: &mut Vec<Spelt<'a>>) -> usize {
    let at = code.len() - code[at..].trim_start().len();
    if code[at..].starts_with('{') {
        return spread_group(code, at + 1, before, found);
    }
    let length = match code[at..].strip_prefix('*') {
        Some(_) => 1,
        None => code[at..].find(|c| !is_word(c)).unwrap_or(code.len() - at),
    };
    if length == 0 {
        return at;
    }
    let mut names = before.to_vec();
    names.push(&code[at..at + length]);
    let after = code[at + length..].trim_start();
    if let Some(next) = after.strip_prefix("::").map(str::trim_start)
        && next.starts_with(|c| is_word(c) || c == '{' || c == '*')
    {
        return spread(code, code.len() - next.len(), &names, found);
    }
    let Some(renamed) = after.strip_prefix("as ").map(str::trim_start) else {
        found.push(Spelt { names, alias: None, at });
        return at + length;
    };
    let alias = &renamed[..renamed.find(|c| !is_word(c)).unwrap_or(renamed.len())];
    found.push(Spelt { names, alias: Some(alias), at });
    code.len() - renamed.len() + alias.len()
}

fn spread_group<'a>(code: &'a str, from: usize, before: &[&'a str], found: &mut Vec<Spelt<'a>>) -> usize {
    let mut at = from;
    loop {
        let rest = code[at..].trim_start();
        at = code.len() - rest.len();
        match rest.chars().next() {
            None => return at,
            Some('}') => return at + 1,
            Some(',') => at += 1,
            Some(other) => at = spread(code, at, before, found).max(at + other.len_utf8()),
        }
    }
}

/// A path from the root of the crate, where it is spelt so many modules deep within the file of this module.
fn from_root(module: &[String], depth: usize, names: &[&str]) -> Vec<String> {
    if let Some(rest) = names.strip_prefix(&["crate"]) {
        return rest.iter().map(|name| (*name).to_owned()).collect();
    }
    let up = names.iter().take_while(|name| **name == "super").count();
    // What ends within the file's own modules ends in its layer; their names say no more.
    let stays = (module.len() + depth).saturating_sub(up).min(module.len());
    let within = up < depth;
    let mut path = module[..stays].to_vec();
    if !within {
        path.extend(names[up..].iter().map(|name| (*name).to_owned()));
    }
    path
}

/// The names that a front page hands on, each with the layer it comes from.
fn handed_on(code: &str) -> Vec<(String, String)> {
    let mut handed = Vec::new();
    for (at, keyword) in code.match_indices("use ") {
        let before = code[..at].trim_end();
        if !(before.ends_with("pub") || before.ends_with(')')) {
            continue;
        }
        let mut spelt = Vec::new();
        spread(code, at + keyword.len(), &[], &mut spelt);
        for path in spelt {
            let names: Vec<_> = path.names.iter().skip_while(|name| matches!(**name, "crate" | "self")).collect();
            if let [layer, .., last] = names.as_slice() {
                handed.push((path.alias.unwrap_or(last).to_owned(), (**layer).to_owned()));
            }
        }
    }
    handed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_named(path: &str, text: &str, expected: &[&str]) {
        let files = [SourceFile::new(path, text)];
        let whole = Crate::of("src/", &files);
        let named: Vec<_> = whole
            .paths(&whole.files()[0])
            .into_iter()
            .map(|named| format!("{} {}", named.line, named.names.join("::")))
            .collect();
        assert_eq!(named, expected, "{path}:\n{text}");
    }

    #[test]
    fn imports_are_spread_out() {
        check_named("src/a/b.rs", "use crate::c::D;\n", &["1 c::D"]);
        check_named("src/a/b.rs", "use crate::{c::{self, D as E},\n f::*};\n", &["1 c::self", "1 c::D", "2 f::*"]);
        check_named("src/a/b.rs", "pub(crate) use crate::c;\n", &["1 c"]);
    }

    #[test]
    fn paths_in_code_are_found_and_those_in_comments_and_strings_are_not() {
        check_named("src/a.rs", "// crate::c\nfn f() { crate::c::d::<u8>(\"crate::e\"); }\n", &["2 c::d"]);
        check_named("src/a.rs", "macro_rules! m { () => { $crate::c::D } }\n", &["1 c::D"]);
        check_named("src/a.rs", "fn f(crate_name: &str) { supercharge::x(); }\n", &[]);
    }

    #[test]
    fn super_is_led_to_where_it_goes() {
        check_named("src/a/b.rs", "use super::c;\nuse super::super::d;\n", &["1 a::c", "2 d"]);
        check_named("src/a/mod.rs", "use super::c;\n", &["1 c"]);
        check_named("src/a/b.rs", "mod t {\n use super::super::{c, super::d};\n}\nuse super::e;\n", &["2 a::c", "2 d", "4 a::e"]);
        check_named("src/a/b.rs", "mod t {\n use super::*;\n}\n", &["2 a::b::*"]);
        check_named("src/a/b.rs", "mod t {\n mod u {\n use super::v;\n}\n}\n", &["3 a::b"]);
    }

    #[test]
    fn a_file_placed_by_hand_is_the_module_it_is_made() {
        let files = [
            SourceFile::new("src/a/view.rs", "#[cfg(test)]\n#[path = \"view_tests.rs\"]\nmod tests;\n"),
            SourceFile::new("src/a/view_tests.rs", "use super::super::c;\n"),
        ];
        let whole = Crate::of("src/", &files);
        let named: Vec<_> = whole.paths(&whole.files()[1]).into_iter().map(|named| named.names.join("::")).collect();
        assert_eq!(named, ["a::c"]);
    }

    #[test]
    fn a_front_page_says_what_it_hands_on() {
        let handed = handed_on("use z::Y;\npub use a::{B, c::D};\npub(crate) use self::e::F as G;\n");
        let handed: Vec<_> = handed.iter().map(|(name, layer)| (name.as_str(), layer.as_str())).collect();
        assert_eq!(handed, [("B", "a"), ("D", "a"), ("G", "e")]);
    }
}
