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
use crate::house::House;
use crate::measure;
use crate::profile::{Profile, SPLIT, WORKING};
use crate::setup::Workshop;
use parts::Parts;

/// Sets up and builds.
pub fn run(house: &House, profile: Profile) -> Result<()> {
    let workshop = Workshop::set_up(house, profile)?;
    match profile {
        Profile::Published => {
            make(house, &workshop)?;
            measure::write_sizes(house)?;
            println!("\nThe app is in {}.", house.dist().display());
        }
        Profile::Working => {
            trunk(house, &workshop, "build", profile)?.arg("--dist").arg(house.working()).run()?;
            println!(
                "\nThe app, built for working on it, is in {}. PERMILLE_DIST leads a browser test there.",
                house.working().display()
            );
        }
    }
    Ok(())
}

/// Builds the optimised app with what set-up found.
pub fn make(house: &House, workshop: &Workshop) -> Result<()> {
    trunk(house, workshop, "build", Profile::Published)?.run()?;
    // Of Trunk's own page: one that stands alone is not parted.
    edition::make(house, workshop)?;
    let page = site::make(house, &Parts::make(house, workshop)?)?;
    page::check(&page, &house.dist())?;
    offline::list(house)?;
    size::check(house, &page)
}

/// Trunk, about to do this with the app.
pub fn trunk(house: &House, workshop: &Workshop, task: &str, profile: Profile) -> Result<Program> {
    let trunk = Program::new("trunk")
        .arg(task)
        .envs(workshop.variables(house)?)
        // Trunk refuses the value 1, which other tools understand.
        .without_env("NO_COLOR")
        .current_dir(house.root());
    Ok(match profile {
        Profile::Published => trunk.args(["--release", "--features", SPLIT]),
        // Without `--release` Trunk leaves out `wasm-opt`, which takes longer than the compiler.
        Profile::Working => trunk.args(["--cargo-profile", WORKING]),
    })
}
