//! `cargo xtask build`: the optimised app in `dist/`, checked for what every published page must keep.

mod page;
mod size;

use crate::command::Program;
use crate::edition;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::setup::Workshop;
use std::fs;

/// Sets up and builds.
pub fn run(house: &House) -> Result<()> {
    let workshop = Workshop::set_up(house)?;
    make(house, &workshop)?;
    println!("\nThe app is in {}.", house.dist().display());
    Ok(())
}

/// Builds the optimised app with what set-up found.
pub fn make(house: &House, workshop: &Workshop) -> Result<()> {
    Program::new("trunk")
        .args(["build", "--release"])
        .envs(workshop.variables(house)?)
        // Trunk refuses the value 1, which other tools understand.
        .without_env("NO_COLOR")
        .current_dir(house.root())
        .run()?;
    let dist = house.dist();
    let html = fs::read_to_string(dist.join("index.html"))
        .map_err(|error| Failure::new(format!("Trunk wrote no page that can be read: {error}.")))?;
    page::check(&html, &dist)?;
    edition::make(house, workshop)?;
    size::check(house)
}
