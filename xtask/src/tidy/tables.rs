//! Every plan and every scenario that ships has its row in the README beside it, and no row outlives its file.

use super::{Finding, SourceFile};

/// A folder whose README lists its files.
struct Listing {
    folder: &'static str,
    ending: &'static str,
}

const LISTINGS: [Listing; 2] = [Listing { folder: "plans/", ending: ".toml" }, Listing { folder: "scenarios/", ending: ".json" }];

/// Compares each listing with its table.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    LISTINGS.iter().flat_map(|listing| check_shelf(listing, files)).collect()
}

fn check_shelf(listing: &Listing, files: &[SourceFile]) -> Vec<Finding> {
    let readme_path = format!("{}README.md", listing.folder);
    let readme = files.iter().find(|file| file.path == readme_path);
    let rows: Vec<(usize, &str)> = readme
        .into_iter()
        .flat_map(SourceFile::lines)
        .filter_map(|(number, line)| Some((number, row_name(line, listing.ending)?)))
        .collect();
    let names: Vec<&str> = files
        .iter()
        .filter_map(|file| file.path.strip_prefix(listing.folder))
        .filter(|name| name.ends_with(listing.ending))
        .collect();

    let without_row = names.iter().filter(|name| !rows.iter().any(|(_, row)| row == *name)).map(|name| {
        let path = format!("{}{name}", listing.folder);
        Finding::of(&path, format!("has no row in {readme_path}"))
    });
    let without_file = rows.iter().filter(|(_, row)| !names.contains(row)).map(|(line, row)| Finding {
        path: readme_path.clone(),
        line: Some(*line),
        message: format!("the row `{row}` has no file"),
    });
    without_row.chain(without_file).collect()
}

/// The file that a table row is about: its first cell, in backticks.
fn row_name<'a>(line: &'a str, ending: &str) -> Option<&'a str> {
    let cell = line.strip_prefix('|')?.split('|').next()?.trim();
    let name = cell.strip_prefix('`')?.strip_suffix('`')?;
    name.ends_with(ending).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const README: &str = "| file | document |\n| --- | --- |\n| `a.toml` | A |\n";

    fn check_plans(names: &[&str], expected: &[&str]) {
        let mut files = vec![SourceFile::new("plans/README.md", README)];
        files.extend(names.iter().map(|name| SourceFile::new(*name, "")));
        let messages: Vec<_> = check(&files).into_iter().map(|finding| format!("{} {}", finding.path, finding.message)).collect();
        assert_eq!(messages, expected);
    }

    #[test]
    fn a_file_with_its_row_passes() {
        check_plans(&["plans/a.toml", "engine/Cargo.toml"], &[]);
    }

    #[test]
    fn a_file_without_a_row_is_found() {
        check_plans(&["plans/a.toml", "plans/b.toml"], &["plans/b.toml has no row in plans/README.md"]);
        check_plans(
            &["plans/a.toml", "scenarios/x.scenario.json"],
            &["scenarios/x.scenario.json has no row in scenarios/README.md"],
        );
    }

    #[test]
    fn a_row_without_a_file_is_found() {
        check_plans(&[], &["plans/README.md the row `a.toml` has no file"]);
    }
}
