//! Arrows run one way: `src → exchange → engine`. What the manifests pull in must not turn one round.

use super::Finding;
use crate::command::Program;
use crate::failure::Result;
use crate::folders::Folders;

/// A crate and what it must not see, directly or through others. A name ending in `*` stands for all that begin so.
struct Boundary {
    package: &'static str,
    manifest: &'static str,
    unseen: &'static [&'static str],
    /// Packages behind which nothing is looked at, each with its reason where it is named.
    opaque: &'static [&'static str],
}

const BOUNDARIES: [Boundary; 3] = [
    Boundary {
        package: "permille-engine",
        manifest: "engine/Cargo.toml",
        unseen: &[
            "permille",
            "permille-exchange",
            "serde",
            "serde_*",
            "yew",
            "yew-*",
            "gloo",
            "gloo-*",
            "web-sys",
            "js-sys",
            "wasm-bindgen",
        ],
        // The solver's stopwatch, which in a browser is the page's. It is told no time limit, so nothing it answers depends on it.
        opaque: &["web-time"],
    },
    Boundary {
        package: "permille-exchange",
        manifest: "exchange/Cargo.toml",
        unseen: &["permille", "yew", "yew-*", "gloo", "gloo-*", "web-sys"],
        opaque: &[],
    },
    Boundary {
        package: "permille-reader",
        manifest: "reader/Cargo.toml",
        unseen: &["permille", "permille-exchange", "serde", "yew", "yew-*", "gloo", "gloo-*", "web-sys"],
        opaque: &[],
    },
];

/// Asks cargo what each walled crate depends on, here and in the browser. What only its tests use does not count.
pub fn check(folders: &Folders) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for boundary in &BOUNDARIES {
        let mut tree = String::new();
        for target in [&[][..], &["--target", "wasm32-unknown-unknown"]] {
            tree += &Program::cargo()
                .args(["tree", "--quiet", "--locked", "--package", boundary.package])
                .args(["--edges", "normal,build", "--prefix", "none"])
                .args(["--all-features", "--format", "{p}"])
                .args(boundary.opaque.iter().flat_map(|package| ["--prune", package]))
                .args(target)
                .current_dir(folders.root())
                .read()?;
        }
        for package in seen_through(boundary, &tree) {
            findings.push(Finding::of(
                boundary.manifest,
                format!(
                    "{} must not depend on {package} (`cargo tree -p {} -i {package}` shows how)",
                    boundary.package, boundary.package
                ),
            ));
        }
    }
    Ok(findings)
}

/// The packages in a listing of `cargo tree` that the boundary should hide.
fn seen_through<'a>(boundary: &Boundary, tree: &'a str) -> Vec<&'a str> {
    let is_unseen = |package: &&str| {
        boundary.unseen.iter().any(|name| match name.strip_suffix('*') {
            Some(start) => package.starts_with(start),
            None => package == name,
        })
    };
    let mut seen: Vec<_> = tree.lines().filter_map(|line| line.split_whitespace().next()).filter(is_unseen).collect();
    seen.sort_unstable();
    seen.dedup();
    seen
}

#[cfg(test)]
mod tests {
    use super::*;

    const WALL: Boundary = Boundary {
        package: "permille-engine",
        manifest: "engine/Cargo.toml",
        unseen: &["permille", "serde", "gloo-*"],
        opaque: &[],
    };

    #[test]
    fn a_crate_behind_the_wall_is_found_once() {
        let tree = "permille-engine v0.1.0 (engine)\nserde v1.0.1\nserde v1.0.1 (*)\ngloo-timers v0.3.0\n";
        assert_eq!(seen_through(&WALL, tree), ["gloo-timers", "serde"]);
    }

    #[test]
    fn names_that_only_begin_alike_pass() {
        let tree = "permille-engine v0.1.0 (engine)\nserde_test v1.0.0\nglob v0.3.0\n";
        assert!(seen_through(&WALL, tree).is_empty());
    }
}
