//! Arrows within a crate run one way as well: the folders and files of `src` stand in an order, and each sees only those below it.
//!
//! What stands where is in [`tables`]; what a file names is read from its source ([`paths`]). As the order is one line, a circle always has an arrow
//! that runs up, and that one is found.

mod code;
mod paths;
mod tables;

use super::{Finding, SourceFile};
use paths::Crate;
use tables::{Layer, Sees, TREES, Tree};

const TABLES: &str = "xtask/src/tidy/layers/tables.rs";

/// Holds every tree against its table.
pub fn check(files: &[SourceFile]) -> Vec<Finding> {
    TREES.iter().flat_map(|tree| check_tree(tree, files)).collect()
}

fn check_tree(tree: &Tree, files: &[SourceFile]) -> Vec<Finding> {
    let (root, prefix) = tree.place();
    let whole = Crate::of(root, files);
    let mut findings = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    for file in whole.files() {
        // What stands above all layers – the front page of the crate or folder – may name every one.
        let Some(name) = file.module.strip_prefix(prefix.as_slice()).and_then(<[_]>::first) else { continue };
        let known = tree.layers.iter().find(|layer| layer.name == name);
        if !seen.contains(&name.as_str()) {
            seen.push(name);
            if known.is_none() {
                let message = format!(
                    "the layer `{name}` of {} is in no table: give it a row in {TABLES}, as low as what it uses allows",
                    tree.folder
                );
                findings.push(Finding::of(&file.source.path, message));
            }
        }
        let Some(layer) = known else { continue };
        for path in whole.paths(file) {
            let Some(head) = path.names.strip_prefix(prefix.as_slice()).and_then(<[_]>::first) else { continue };
            let to = whole.layer_behind(&prefix, head, tree);
            if let Some(wrong) = wrong(tree, layer, to.as_deref(), &path.names) {
                findings.push(Finding::at(file.source, path.line, wrong));
            }
        }
    }
    let empty = tree.layers.iter().filter(|layer| !seen.contains(&layer.name));
    findings.extend(empty.map(|layer| {
        Finding::of(TABLES, format!("the layer `{}` of {} has no file: take its row out", layer.name, tree.folder))
    }));
    findings
}

/// What is wrong with an arrow, and what to do; nothing where it runs down. `to` is none where what is named belongs to no layer.
fn wrong(tree: &Tree, from: &Layer, to: Option<&str>, names: &[String]) -> Option<String> {
    let path = format!("`crate::{}`", names.join("::"));
    let Some(to) = to else {
        return Some(format!(
            "`{}` names {path}, which is in no layer of {}: a layer sees other layers and not what stands above all of them; move it into one",
            from.name, tree.folder
        ));
    };
    if to == from.name || tree.lets(from, to) {
        return None;
    }
    let sees = match from.sees {
        Sees::Below => format!("it sees only what stands below it in {TABLES}"),
        Sees::Only([]) => "it sees no other layer".to_owned(),
        Sees::Only(layers) => format!("it sees only {}", layers.join(", ")),
    };
    Some(format!(
        "`{}` must not see `{to}` ({path}): {sees}. Move what both need into the lower layer or below, or have `{to}` hand it in",
        from.name
    ))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tables::{below, only};

    const TREE: Tree =
        Tree { folder: "app/src/", layers: &[only("pens", &[]), below("desk"), only("wall", &["pens"]), below("window")] };

    /// Checks files of a tree in which every layer has one, and compares what is said of `planted`.
    fn check_planted(planted: &[(&str, &str)], expected: &[&str]) {
        let mut files = vec![
            SourceFile::new("app/src/lib.rs", "pub use desk::Drawer;\nmod pens;\nmod desk;\nfn above() { desk::open(); }\n"),
            SourceFile::new("app/src/pens.rs", ""),
            SourceFile::new("app/src/desk/mod.rs", "use crate::pens::Pen;\n"),
            SourceFile::new("app/src/wall/mod.rs", ""),
            SourceFile::new("app/src/window/mod.rs", "use crate::{desk, wall};\nuse crate::Drawer;\n"),
            SourceFile::new("other/src/pens.rs", "use crate::window;\n"),
        ];
        files.extend(planted.iter().map(|(path, text)| SourceFile::new(*path, *text)));
        let found: Vec<_> = check_tree(&TREE, &files)
            .into_iter()
            .map(|finding| {
                let line = finding.line.map_or(String::new(), |line| format!(":{line}"));
                let message = finding.message.split(&[':', '(', ','][..]).next().unwrap_or_default().trim().to_owned();
                format!("{}{line} {message}", finding.path)
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn arrows_that_run_down_pass() {
        check_planted(&[], &[]);
        check_planted(&[("app/src/desk/lamp.rs", "use super::super::pens;\nuse crate::desk::Drawer;\n")], &[]);
    }

    #[test]
    fn an_arrow_that_runs_up_is_found_wherever_it_is_written() {
        let up = ["app/src/desk/lamp.rs:2 `desk` must not see `window`"];
        check_planted(&[("app/src/desk/lamp.rs", "\nuse crate::window::Pane;\n")], &up);
        check_planted(&[("app/src/desk/lamp.rs", "use crate::{pens::Pen,\n    window::{Pane, Sill}};\n")], &[up[0], up[0]]);
        check_planted(&[("app/src/desk/lamp.rs", "fn light() {\n    crate::window::open::<u8>(1);\n}\n")], &up);
        check_planted(&[("app/src/desk/lamp.rs", "\nuse super::super::window::Pane;\n")], &up);
        check_planted(&[("app/src/desk/lamp.rs", "mod tests {\nuse super::super::super::{pens::Pen, window};\n}\n")], &up);
    }

    #[test]
    fn a_circle_between_two_is_found() {
        check_planted(
            &[("app/src/desk/lamp.rs", "use crate::window::Pane;\n"), ("app/src/window/sill.rs", "use crate::desk::Drawer;\n")],
            &["app/src/desk/lamp.rs:1 `desk` must not see `window`"],
        );
    }

    #[test]
    fn a_layer_that_sees_only_some_sees_no_other() {
        check_planted(
            &[("app/src/wall/nail.rs", "use crate::pens;\nuse crate::desk;\n")],
            &["app/src/wall/nail.rs:2 `wall` must not see `desk`"],
        );
        check_planted(&[("app/src/pens/ink.rs", "use crate::desk;\n")], &["app/src/pens/ink.rs:1 `pens` must not see `desk`"]);
    }

    #[test]
    fn a_layer_without_a_row_is_found_once_and_so_is_a_row_without_a_layer() {
        check_planted(
            &[("app/src/cellar/mod.rs", "use crate::window;\n"), ("app/src/cellar/shelf.rs", "")],
            &["app/src/cellar/mod.rs the layer `cellar` of app/src/ is in no table"],
        );
        let files = [SourceFile::new("app/src/pens.rs", ""), SourceFile::new("app/src/desk.rs", "")];
        let messages: Vec<_> = check_tree(&TREE, &files).into_iter().map(|finding| finding.message).collect();
        assert_eq!(
            messages,
            [
                "the layer `wall` of app/src/ has no file: take its row out",
                "the layer `window` of app/src/ has no file: take its row out"
            ]
        );
    }

    #[test]
    fn what_the_front_page_hands_on_is_the_layer_behind_it() {
        check_planted(&[("app/src/pens/ink.rs", "use crate::Drawer;\n")], &["app/src/pens/ink.rs:1 `pens` must not see `desk`"]);
        check_planted(
            &[("app/src/pens/ink.rs", "use crate::above;\nuse crate::*;\n")],
            &["app/src/pens/ink.rs:1 `pens` names `crate", "app/src/pens/ink.rs:2 `pens` names `crate"],
        );
    }

    #[test]
    fn a_tree_within_a_folder_is_held_like_a_crate() {
        const INNER: Tree = Tree { folder: "app/src/window/", layers: &[only("pane", &[]), only("sill", &[])] };
        let files = [
            SourceFile::new("app/src/window/mod.rs", "mod pane;\nmod sill;\nuse pane::Glass;\n"),
            SourceFile::new("app/src/window/pane.rs", "use super::super::sill;\nuse crate::desk;\n"),
            SourceFile::new("app/src/window/sill/mod.rs", "use crate::window::pane::Glass;\nuse super::pane;\n"),
            SourceFile::new("app/src/window/sill/plant.rs", "use super::pane;\nuse super::super::pane;\n"),
        ];
        let found: Vec<_> = check_tree(&INNER, &files).into_iter().map(|finding| (finding.path, finding.line)).collect();
        let sill = |file: &str, line| (format!("app/src/window/sill/{file}"), Some(line));
        assert_eq!(found, [sill("mod.rs", 1), sill("mod.rs", 2), sill("plant.rs", 2)]);
    }

    #[test]
    fn in_every_tree_an_arrow_that_runs_up_is_found() {
        for tree in TREES {
            let (root, inner) = tree.place();
            let mut files: Vec<SourceFile> =
                tree.layers.iter().map(|layer| SourceFile::new(format!("{}{}.rs", tree.folder, layer.name), "")).collect();
            files.push(SourceFile::new(format!("{root}lib.rs"), ""));
            assert!(check_tree(tree, &files).is_empty(), "{}", tree.folder);
            let (lowest, highest) = (tree.layers[0].name, tree.layers[tree.layers.len() - 1].name);
            let way: String = inner.iter().map(|name| format!("{name}::")).collect();
            files[0] = SourceFile::new(format!("{}{lowest}.rs", tree.folder), format!("use crate::{way}{highest}::Thing;\n"));
            let found = check_tree(tree, &files);
            let [finding] = found.as_slice() else { panic!("{} findings in {}", found.len(), tree.folder) };
            assert!(finding.message.contains(&format!("`{lowest}` must not see `{highest}`")), "{}", finding.message);
        }
    }

    #[test]
    fn the_tables_point_down_and_name_nothing_twice() {
        for tree in TREES {
            for (index, layer) in tree.layers.iter().enumerate() {
                let lower: Vec<_> = tree.layers[..index].iter().map(|layer| layer.name).collect();
                assert!(!lower.contains(&layer.name), "{} of {} stands there twice", layer.name, tree.folder);
                if let Sees::Only(seen) = layer.sees {
                    let unknown: Vec<_> = seen.iter().filter(|name| !lower.contains(name)).collect();
                    assert!(unknown.is_empty(), "{} of {} cannot see {unknown:?}", layer.name, tree.folder);
                }
            }
        }
    }
}
