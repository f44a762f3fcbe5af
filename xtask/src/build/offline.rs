//! What the service worker keeps of the site, so that it works without a network: every file that is published.

use crate::command::Program;
use crate::failure::Result;
use crate::folders::Folders;

/// The script that makes the list, and browser tests make versions of the site with.
const SCRIPT: &str = "xtask/src/build/offline.mjs";

/// Writes into the service worker in `dist/` which files there are. Node is there, since it runs wasm-opt.
pub fn list(folders: &Folders) -> Result<()> {
    Program::new("node").arg(folders.root().join(SCRIPT)).arg(folders.dist()).run()
}
