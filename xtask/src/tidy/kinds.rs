//! A kind of rule is named in its own files alone: one in each crate, and the list beside it. Whoever else names one would have to be looked
//! at whenever a kind is added.

use super::{Finding, SourceFile};

/// The list of kinds.
const LIST: &str = "engine/src/rule/mod.rs";

/// The folders in which a kind says what it is.
const FOLDERS: [&str; 3] = ["engine/src/rule/", "exchange/src/told/kind/", "src/text/plan_edit/kinds/"];

/// Who may name kinds all the same: what is measured is made of them, and a document's words make them.
const MAY: [&str; 2] = ["bench/src/", "reader/src/"];

/// Words of kinds that files and screens have for something else as well.
const SHARED: [&str; 4] = ["path", "level", "indicator", "milestone"];

/// Finds kinds that are named outside their files. Tests may name them: each says what it tries.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    let kinds = kinds(files);
    let words = words(files);
    let mut findings = Vec::new();
    if kinds.is_empty() {
        findings
            .push(Finding::of(LIST, "the list of kinds of rules is not found: `kinds! {` opens it, a name and a comma a line"));
    }
    for file in files.iter().filter(|file| is_looked_at(&file.path)) {
        let code = file.lines().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        for (number, line) in code {
            let line = line.split("//").next().unwrap_or_default();
            let named = kinds.iter().find(|kind| names(line, kind)).map(String::as_str);
            let named = named.or_else(|| words.iter().copied().find(|word| line.contains(&format!("\"{word}\""))));
            if let Some(kind) = named {
                let message = format!(
                    "`{kind}` is a kind of rule, named outside its own files: ask the rule (`Kind` in {LIST}), or say it in the kind's file in {}",
                    FOLDERS.join(", ")
                );
                findings.push(Finding::at(file, number, message));
            }
        }
    }
    findings
}

fn is_looked_at(path: &str) -> bool {
    let source = path.ends_with(".rs") && (path.starts_with("src/") || path.contains("/src/"));
    let test = path.ends_with("tests.rs") || path.contains("/tests/");
    let begins = |folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
    source && !test && !begins(&FOLDERS) && !begins(&MAY)
}

/// The names in the list, as the engine has them: `Ratio`.
fn kinds(files: &[SourceFile]) -> Vec<String> {
    let Some(list) = files.iter().find(|file| file.path == LIST) else { return Vec::new() };
    let after = list.text.lines().skip_while(|line| *line != "kinds! {").skip(1).take_while(|line| *line != "}");
    after.filter_map(|line| line.trim().strip_suffix(',')).map(str::to_owned).collect()
}

/// The words of kinds in files: `per-area`. Those that stand for something else as well are left out.
fn words(files: &[SourceFile]) -> Vec<&str> {
    let of_engine = files.iter().filter(|file| file.path.starts_with(FOLDERS[0]));
    of_engine
        .flat_map(|file| file.text.lines())
        .filter_map(|line| line.trim().strip_prefix("pub const WORD: &'static str = \"")?.strip_suffix("\";"))
        .filter(|word| !SHARED.contains(word))
        .collect()
}

/// Whether a line of code names a kind: a case of `Rule`, the kind itself as `rule::Ratio`, or in a list of what is taken from there.
fn names(line: &str, kind: &str) -> bool {
    let whole = |from: usize| !line[from + kind.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    line.match_indices(kind).any(|(at, _)| {
        let before = &line[..at];
        let taken = before.rfind("rule::{").is_some_and(|open| !before[open..].contains('}'));
        let own = before.ends_with("Rule::") || before.ends_with("rule::") || taken && before.ends_with([' ', '{']);
        own && whole(at)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plants a line into a file, and compares whether it is complained about.
    #[track_caller]
    fn check_planted(path: &str, line: &str, expected: bool) {
        let files = [
            SourceFile::new(LIST, "kinds! {\n    /// So many.\n    PerArea,\n    /// A grade.\n    Level,\n}\n"),
            SourceFile::new("engine/src/rule/per_area.rs", "    pub const WORD: &'static str = \"per-area\";\n"),
            SourceFile::new("engine/src/rule/level.rs", "    pub const WORD: &'static str = \"level\";\n"),
            SourceFile::new(path, line),
        ];
        assert_eq!(check(&files).len(), usize::from(expected), "{path}: {line}");
    }

    #[test]
    fn a_kind_is_named_in_its_own_files_alone() {
        let elsewhere = "src/screens/norms/view.rs";
        check_planted(elsewhere, "if matches!(norm.rule, Rule::PerArea(_)) {", true);
        check_planted(elsewhere, "use permille_engine::rule::{Kind, PerArea};", true);
        check_planted(elsewhere, "let rule = rule::Level;", true);
        check_planted("exchange/src/plan_file/check.rs", "if rule.word() == \"per-area\" {", true);
        check_planted("exchange/src/told/kind/level.rs", "use permille_engine::rule::Level;", false);
        check_planted("bench/src/workload.rs", "Rule::from(PerArea), rule::{PerArea, Rule}", false);
        check_planted("src/screens/norms/edit/tests.rs", "draft.kind = kind(\"per-area\");", false);
        check_planted(elsewhere, "#[cfg(test)]\nmod tests { use permille_engine::rule::PerArea; }", false);
    }

    #[test]
    fn what_only_looks_like_one_is_left_alone() {
        let elsewhere = "src/screens/norms/view.rs";
        check_planted(elsewhere, "let level = Level::County; let word = \"level\";", false);
        check_planted(elsewhere, "Rule::PerAreaAndYear, rule::LevelOf", false);
        check_planted(elsewhere, "// As Rule::PerArea says.", false);
    }

    #[test]
    fn a_list_that_is_not_found_is_said() {
        assert_eq!(check(&[SourceFile::new(LIST, "enum Rule {}")]).len(), 1);
    }
}
