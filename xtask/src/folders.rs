//! Where things are: the repository's folders and the cache outside it.

use crate::failure::{Failure, Result};
use std::env;
use std::path::{Path, PathBuf};

/// The folders the tasks work in.
#[derive(Debug, Clone)]
pub struct Folders {
    root: PathBuf,
    target: PathBuf,
}

impl Folders {
    /// Finds the repository: cargo says where the task crate lies; run by hand, the current folder leads there.
    pub fn find() -> Result<Folders> {
        let from_cargo =
            env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).and_then(|crate_dir| crate_dir.parent().map(Path::to_path_buf));
        let root = match from_cargo {
            Some(root) => root,
            None => env::current_dir()
                .ok()
                .and_then(|here| here.ancestors().find(|dir| dir.join("Trunk.toml").is_file()).map(Path::to_path_buf))
                .ok_or_else(|| {
                    Failure::new("No Permille repository contains the current folder.")
                        .with_way_out("Change into the repository, then run `cargo xtask` again.")
                })?,
        };
        let target = env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |dir| root.join(dir));
        Ok(Folders { root, target })
    }

    /// The repository itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The optimised app, ready to be served.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The app as it is built while one works on it. Not what is published, and apart from it.
    pub fn working(&self) -> PathBuf {
        self.target.join("working")
    }

    /// The handbook as the app has it, where Trunk finds it.
    pub fn handbook(&self) -> PathBuf {
        self.root.join("target").join("handbook")
    }

    /// The browser tests and their package file.
    pub fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// What measures, and its rivals.
    pub fn bench(&self) -> PathBuf {
        self.root.join("bench")
    }

    /// Where cargo builds.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Where wasm builds go. Apart from the native ones, since the two may use different compilers, and one
    /// compiler throws away what the other has built.
    pub fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    /// Where the module is parted. Before they are optimised, the parts have the names of their functions.
    pub fn parts(&self) -> PathBuf {
        self.wasm_target().join("site")
    }

    /// The tool folder, shared by all clones of this user.
    pub fn tools(&self) -> Result<PathBuf> {
        let cache = env::var_os("XDG_CACHE_HOME")
            .filter(|dir| !dir.is_empty())
            .map(PathBuf::from)
            .or_else(|| env::home_dir().map(|home| home.join(".cache")))
            .ok_or_else(|| {
                Failure::new("There is no home folder to keep the build tools in.")
                    .with_way_out("Set HOME or XDG_CACHE_HOME to a folder that can be written.")
            })?;
        Ok(cache.join("permille").join("tools"))
    }

    /// The tool folder, made if it is not there.
    pub fn tools_created(&self) -> Result<PathBuf> {
        let tools = self.tools()?;
        std::fs::create_dir_all(&tools)
            .map_err(|error| Failure::new(format!("The tool folder {} could not be made: {error}.", tools.display())))?;
        Ok(tools)
    }
}
