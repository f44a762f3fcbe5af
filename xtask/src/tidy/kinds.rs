//! A kind of rule has a file in each crate, and is named there and in the list beside it alone. Whoever else names one would have to be looked
//! at whenever a kind is added.

use super::{Finding, SourceFile};

/// The list of kinds.
const LIST: &str = "engine/src/rule/mod.rs";

/// The folders in which a kind says what it is.
const FOLDERS: [&str; 3] = ["engine/src/rule/", "exchange/src/wording/kind/", "src/text/plan_edit/kinds/"];

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
    for (kind, folder) in kinds.iter().flat_map(|kind| FOLDERS.map(|folder| (kind, folder))) {
        let path = format!("{folder}{}.rs", file_name(kind));
        if files.iter().all(|file| file.path != path) {
            findings.push(Finding::of(&path, format!("the kind of rule `{kind}` says here what it is: the file is not there")));
        }
    }
    for file in files.iter().filter(|file| is_looked_at(&file.path)) {
        let lines = file.lines().take_while(|(_, line)| line.trim() != "#[cfg(test)]");
        let code: String = lines.flat_map(|(_, line)| [line.split("//").next().unwrap_or_default(), "\n"]).collect();
        let kinds = kinds.iter().flat_map(|kind| named(&code, kind).map(move |at| (at, kind.as_str())));
        let words = words
            .iter()
            .flat_map(|word| code.match_indices(&format!("\"{word}\"")).map(|(at, _)| (at, *word)).collect::<Vec<_>>());
        let mut found: Vec<(usize, &str)> =
            kinds.chain(words).map(|(at, kind)| (1 + code[..at].matches('\n').count(), kind)).collect();
        found.sort_unstable();
        found.dedup_by_key(|(line, _)| *line);
        findings.extend(found.into_iter().map(|(line, kind)| {
            let message = format!(
                "`{kind}` is a kind of rule, named outside its own files: ask the rule (`Kind` in {LIST}), or say it in the kind's file in {}",
                FOLDERS.join(", ")
            );
            Finding::at(file, line, message)
        }));
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

/// What the files of a kind are called: `per_area`.
fn file_name(kind: &str) -> String {
    let mut name = String::new();
    for c in kind.chars() {
        if c.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.extend(c.to_lowercase());
    }
    name
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

/// Where code names a kind: as a case of `Rule`, as `rule::Ratio`, or in a list of what is taken from there.
fn named<'a>(code: &'a str, kind: &'a str) -> impl Iterator<Item = usize> + 'a {
    let is_kind = move |at: usize| {
        let (before, after) = (&code[..at], &code[at + kind.len()..]);
        let taken = before.rfind("rule::{").is_some_and(|open| !before[open..].contains('}'));
        let own = before.ends_with("Rule::") || before.ends_with("rule::") || taken && before.ends_with([' ', '{', '\n']);
        own && !after.starts_with(|c: char| c.is_alphanumeric() || c == '_')
    };
    code.match_indices(kind).map(|(at, _)| at).filter(move |&at| is_kind(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Plants a line into a file, and compares whether it is complained about.
    #[track_caller]
    fn check_planted(path: &str, line: &str, expected: bool) {
        let mut files = repository();
        files.push(SourceFile::new(path, line));
        assert_eq!(check(&files).len(), usize::from(expected), "{path}: {line}");
    }

    /// Two kinds, each with its files.
    fn repository() -> Vec<SourceFile> {
        let mut files =
            vec![SourceFile::new(LIST, "kinds! {\n    /// So many.\n    PerArea,\n    /// A grade.\n    Level,\n}\n")];
        for (name, word) in [("per_area", "per-area"), ("level", "level")] {
            let text = format!("    pub const WORD: &'static str = \"{word}\";\n");
            files.extend(FOLDERS.map(|folder| SourceFile::new(format!("{folder}{name}.rs"), text.clone())));
        }
        files
    }

    #[test]
    fn a_kind_without_one_of_its_files_is_said() {
        assert_eq!(check(&repository()), []);
        let without =
            repository().into_iter().filter(|file| file.path != "src/text/plan_edit/kinds/per_area.rs").collect::<Vec<_>>();
        assert_eq!(check(&without)[0].path, "src/text/plan_edit/kinds/per_area.rs");
    }

    #[test]
    fn a_kind_is_named_in_its_own_files_alone() {
        let elsewhere = "src/screens/norms/view.rs";
        check_planted(elsewhere, "if matches!(norm.rule, Rule::PerArea(_)) {", true);
        check_planted(elsewhere, "use permille_engine::rule::{Kind, PerArea};", true);
        check_planted(elsewhere, "use permille_engine::rule::{\n    Kind, Rule,\n    PerArea,\n};", true);
        check_planted(elsewhere, "let rule = rule::Level;", true);
        check_planted("exchange/src/files/plan_file/check.rs", "if rule.word() == \"per-area\" {", true);
        check_planted("exchange/src/wording/kind/level.rs", "use permille_engine::rule::Level;", false);
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
