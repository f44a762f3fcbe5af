//! The site's module in two parts: what stands at first, and what the page fetches once it is idle.
//!
//! Trunk has compiled the program; what it bound is let go of. The raw module is parted where `src/main.rs` says, bound and optimised anew, and all that
//! belongs together is named by one digest: the parts of another build have other names, and are never mixed.

use crate::command::Program;
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::setup::{Toolchain, WASM_TARGET};
use crate::wasm_opt::optimise;
use sha2::{Digest as _, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// The program.
const PROGRAM: &str = "permille";
/// How much the parts are optimised. The smallest are not those that are smallest when compressed, and take twice as long to make.
const LEVEL: &str = "-O1";
/// What the tools call the script that fetches the later part.
const LOADER: &str = "__wasm_split.js";
/// How that script lays out a part, and how ours does.
const THEIRS: &str = "(WebAssembly.instantiateStreaming(src, imports))";
const OURS: &str = "instantiate(src, imports)";
/// What our way needs.
const PART: &str = include_str!("part.js");

/// The site's module, by the files it lies in.
#[derive(Clone, Debug)]
pub struct Parts {
    /// The script of the module.
    pub script: File,
    /// What stands at first.
    pub first: File,
    /// The script that fetches the later part.
    pub loader: File,
    /// What comes later.
    pub later: File,
}

/// A file to be laid into the site.
#[derive(Clone, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Parts {
    /// Parts the module that Trunk has compiled, or takes the parts as they were made of the same.
    pub fn make(folders: &Folders, toolchain: &Toolchain) -> Result<Parts> {
        let raw = folders.wasm_target().join(WASM_TARGET).join("release").join(format!("{PROGRAM}.wasm"));
        let folder = folders.parts();
        let (parted, bound) = (folder.join("parted"), folder.join("bound"));
        let [first, later, made_from] = ["first.wasm", "later.wasm", "ordered-from.wasm"].map(|name| folder.join(name));
        let raw_bytes = read(&raw)?;
        if !fs::read(&made_from).is_ok_and(|before| before == raw_bytes) {
            let variables = toolchain.variables(folders)?;
            let run = |task: Program| task.envs(variables.iter().cloned()).current_dir(folders.root()).run();
            // What an earlier one left is not this one's.
            let _ = fs::remove_dir_all(&folder);
            run(Program::new("wasm-split-cli").args(["--target", "web", "--out-name", PROGRAM]).arg(&raw).arg(&parted))?;
            run(Program::new("wasm-bindgen")
                .args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", PROGRAM, "--out-dir"])
                .arg(&bound)
                .arg(parted.join(format!("{PROGRAM}.wasm"))))?;
            optimise(run, LEVEL, &bound.join(format!("{PROGRAM}_bg.wasm")), &first)?;
            optimise(run, LEVEL, &only_part(&parted)?, &later)?;
            write(&made_from, &raw_bytes)?;
        }
        let part = only_part(&parted)?;
        let part = part.file_name().unwrap_or_default().to_string_lossy();
        named(&text(&bound.join(format!("{PROGRAM}.js")))?, read(&first)?, &text(&parted.join(LOADER))?, read(&later)?, &part)
    }

    /// All of them.
    pub fn files(&self) -> [&File; 4] {
        [&self.script, &self.first, &self.loader, &self.later]
    }
}

/// The parts under names of their own. Only where a file is fetched from is told its new name: within the module the old ones are what is imported.
fn named(script: &str, first: Vec<u8>, loader: &str, later: Vec<u8>, part: &str) -> Result<Parts> {
    let loader = format!("{PART}{}", once(loader, THEIRS, OURS)?);
    let stem = format!("{PROGRAM}-{}", digest(&[script.as_bytes(), &first, loader.as_bytes(), &later]));
    let [script_name, loader_name, later_name] = ["", "-parts", "-rest"].map(|part| format!("{stem}{part}"));
    let script = once(script, &format!("from \"./{LOADER}\""), &format!("from \"./{loader_name}.js\""))?;
    let script = once(&script, &format!("'{PROGRAM}_bg.wasm'"), &format!("'{stem}_bg.wasm'"))?;
    let loader = once(&loader, &format!("from \"./{PROGRAM}.js\""), &format!("from \"./{script_name}.js\""))?;
    let loader = once(&loader, &format!("\"./{part}\""), &format!("\"./{later_name}.wasm\""))?;
    Ok(Parts {
        script: File { name: format!("{script_name}.js"), bytes: script.into_bytes() },
        first: File { name: format!("{stem}_bg.wasm"), bytes: first },
        loader: File { name: format!("{loader_name}.js"), bytes: loader.into_bytes() },
        later: File { name: format!("{later_name}.wasm"), bytes: later },
    })
}

/// What tells these contents from all others, in the name of a file.
pub fn digest(contents: &[&[u8]]) -> String {
    let all = contents.iter().fold(Sha256::new(), |all, bytes| all.chain_update(Sha256::digest(bytes)));
    all.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// A text in which something stands exactly once, with something else in its place.
pub fn once(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        count => Err(Failure::new(format!("`{from}` stands {count} times in what the tools wrote, and not once."))
            .with_way_out("Look at xtask/src/build: a tool of another version writes otherwise.")),
    }
}

/// The one module beside the first; several would be fetched one after the other.
fn only_part(parted: &Path) -> Result<PathBuf> {
    let unread = |error| Failure::new(format!("{} could not be read: {error}.", parted.display()));
    let mut parts = Vec::new();
    for entry in fs::read_dir(parted).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let name = path.file_stem().unwrap_or_default();
        if path.extension().is_some_and(|ending| ending == "wasm") && name != PROGRAM {
            parts.push(path);
        }
    }
    match parts.as_slice() {
        [part] => Ok(part.clone()),
        _ => Err(Failure::new(format!("The module fell into {} later parts, and not into one.", parts.len()))
            .with_way_out("There is one `#[wasm_split(…)]` in src/main.rs; whatever else comes later belongs into its table.")),
    }
}

fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).map_err(|error| Failure::new(format!("{} could not be read: {error}.", path.display())))
}

fn text(path: &Path) -> Result<String> {
    String::from_utf8(read(path)?).map_err(|_| Failure::new(format!("{} is no text.", path.display())))
}

fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    fs::write(path, bytes).map_err(|error| Failure::new(format!("{} could not be written: {error}.", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str =
        "import * as one from \"./__wasm_split.js\"\nimports['./__wasm_split.js'] = one; new URL('permille_bg.wasm')";
    const FETCHER: &str = "import { initSync } from \"./permille.js\"; \
                           fetch(new URL(\"./1_rest.wasm\")); (WebAssembly.instantiateStreaming(src, imports))";

    #[test]
    fn all_parts_bear_one_digest_and_name_each_other_by_it() {
        let parts = named(SCRIPT, vec![1], FETCHER, vec![2], "1_rest.wasm").unwrap();
        let text = |file: &File| String::from_utf8(file.bytes.clone()).unwrap();
        let (script, loader) = (text(&parts.script), text(&parts.loader));
        assert!(script.contains(&format!("from \"./{}\"", parts.loader.name)) && script.contains(&parts.first.name));
        assert!(script.contains("imports['./__wasm_split.js']"), "what the module imports keeps its name");
        assert!(loader.contains(&format!("from \"./{}\"", parts.script.name)) && loader.contains(&parts.later.name));
        assert!(loader.contains("instantiate(src, imports)") && loader.contains("async function instantiate("));
        let stem = parts.script.name.trim_end_matches(".js").to_owned();
        assert!(parts.files().iter().all(|file| file.name.starts_with(&stem)));
        let other = named(SCRIPT, vec![1], FETCHER, vec![3], "1_rest.wasm").unwrap();
        assert_ne!(other.first.name, parts.first.name, "another later part goes with another first one");
    }

    #[test]
    fn a_tool_that_writes_otherwise_ends_the_build() {
        let failure = named("import \"./elsewhere.js\"", Vec::new(), FETCHER, Vec::new(), "1_rest.wasm").unwrap_err();
        assert!(failure.to_string().contains("stands 0 times"), "{failure}");
    }
}
