//! `cargo xtask build`: the optimised app in `dist/`, checked for what every published page must keep; or the app as one works on it.

mod beside;
mod offline;
mod page;
mod parts;
mod site;
mod size;

use crate::command::Program;
use crate::edition;
use crate::failure::Result;
use crate::folders::Folders;
use crate::handbook;
use crate::measure;
use crate::profile::{Profile, SPLIT, WORKING};
use crate::setup::Toolchain;
use parts::Parts;

/// Sets up and builds.
pub fn run(folders: &Folders, profile: Profile) -> Result<()> {
    let toolchain = Toolchain::set_up(folders, profile)?;
    match profile {
        Profile::Published => {
            make(folders, &toolchain)?;
            measure::write_sizes(folders)?;
            println!("\nThe app is in {}.", folders.dist().display());
        }
        Profile::Working => {
            trunk(folders, &toolchain, "build", profile)?.arg("--dist").arg(folders.working()).run()?;
            println!(
                "\nThe app, built for working on it, is in {}. PERMILLE_DIST leads a browser test there.",
                folders.working().display()
            );
        }
    }
    Ok(())
}

/// Builds the optimised app with what set-up found.
pub fn make(folders: &Folders, toolchain: &Toolchain) -> Result<()> {
    trunk(folders, toolchain, "build", Profile::Published)?.run()?;
    // Of Trunk's own page: one that stands alone is not parted.
    edition::make(folders, toolchain)?;
    let page = site::make(folders, &Parts::make(folders, toolchain)?)?;
    page::check(&page, &folders.dist())?;
    offline::list(folders)?;
    size::check(folders, &page)
}

/// Trunk, about to do this with the app.
pub fn trunk(folders: &Folders, toolchain: &Toolchain, task: &str, profile: Profile) -> Result<Program> {
    // The page names it among its files.
    handbook::make(folders)?;
    let trunk = Program::new("trunk")
        .arg(task)
        .envs(toolchain.variables(folders)?)
        // Trunk refuses the value 1, which other tools understand.
        .without_env("NO_COLOR")
        .current_dir(folders.root());
    Ok(match profile {
        Profile::Published => trunk.args(["--release", "--features", SPLIT]),
        // Without `--release` Trunk leaves out `wasm-opt`, which takes longer than the compiler.
        Profile::Working => trunk.args(["--cargo-profile", WORKING]),
    })
}
