//! What the page fetches beside its module, under a digest of what is in it: an update can never put a script of one day beside a module of another.
//!
//! The scripts and the worker bear it in their names. The outlines, the handbook and the page that stands alone are whole in
//! themselves, and people know them by their names: they are asked for with it.

use super::parts::{File, digest};
use crate::edition;
use crate::failure::Result;
use crate::handbook;

/// The script that starts the module.
const START: &str = "start.js";
/// What marks texts that stand in the other language; joined to that.
const LANGUAGE: &str = "language.js";
/// The script of the worker's module, and that.
const WORKER_MODULE: [&str; 2] = ["permille-worker.js", "permille-worker_bg.wasm"];
/// The service worker.
const OFFLINE: &str = "offline.js";
/// The map's outlines.
const OUTLINES: &str = "outlines.json";
/// What loads a page anew that is served while one works on it.
const RELOAD: &str = "reload.js";

/// What the page names of these, and what is laid beside it.
pub struct Beside {
    /// The start script's name.
    pub start: String,
    /// What the page's script element says of the others, by attribute.
    pub named: Vec<(&'static str, String)>,
    /// What is written.
    pub files: Vec<File>,
    /// What it takes the place of, or what the published site has no use for.
    pub replaced: Vec<String>,
}

/// All of it, from what Trunk has laid out.
pub fn make(read: impl Fn(&str) -> Result<Vec<u8>>) -> Result<Beside> {
    let start = [read(START)?, read(LANGUAGE)?].concat();
    let start = File { name: format!("start-{}.js", digest(&[&start])), bytes: start };

    let [script, module] = WORKER_MODULE;
    let (script, module) = (read(script)?, read(module)?);
    let stem = digest(&[&script, &module]);
    let [script_name, module_name] = WORKER_MODULE.map(|name| name.replacen("worker", &format!("worker-{stem}"), 1));

    let asked = |name: &str| read(name).map(|bytes| format!("{name}?{}", digest(&[&bytes])));
    Ok(Beside {
        start: start.name.clone(),
        named: vec![
            ("data-worker-script", script_name.clone()),
            ("data-worker-module", module_name.clone()),
            ("data-outlines", asked(OUTLINES)?),
            ("data-page", asked(edition::FILE)?),
            ("data-handbook-zh", asked(&handbook::file("zh"))?),
            ("data-handbook-en", asked(&handbook::file("en"))?),
            // Of this one browsers ask the server themselves whether it is as it was.
            ("data-offline", OFFLINE.to_owned()),
        ],
        files: vec![start, File { name: script_name, bytes: script }, File { name: module_name, bytes: module }],
        replaced: [START, LANGUAGE, RELOAD].into_iter().chain(WORKER_MODULE).map(str::to_owned).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(module: &'static str) -> Beside {
        let read = move |name: &str| {
            Ok(match name {
                "permille-worker_bg.wasm" => module.as_bytes().to_vec(),
                _ => name.as_bytes().to_vec(),
            })
        };
        make(read).unwrap()
    }

    #[test]
    fn both_files_of_the_worker_are_others_where_its_module_is() {
        let (one, other) = (made("1"), made("2"));
        assert!(one.files.iter().zip(&other.files).skip(1).all(|(one, other)| one.name != other.name));
        assert_eq!(one.start, other.start);
        for (_, name) in one.named.iter().filter(|(what, _)| what.starts_with("data-worker-")) {
            assert!(one.files.iter().any(|file| file.name == *name), "{name}");
        }
    }

    #[test]
    fn every_file_but_the_service_worker_is_named_or_asked_for_with_a_digest() {
        let made = made("1");
        let bears = |name: &str| {
            name.split(['-', '.', '?', '_']).any(|part| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
        };
        let named = made.named.iter().map(|(_, name)| name).filter(|name| *name != OFFLINE);
        assert!(made.files.iter().map(|file| &file.name).chain(named).all(|name| bears(name)));
        assert!(["start.js", "permille-worker.js"].iter().all(|name| made.replaced.iter().any(|gone| gone == name)));
    }
}
