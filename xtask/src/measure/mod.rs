//! The scripts in `bench/` that measure, and the one of them that every build runs: what the site weighs.

mod section;

pub use section::Section;

use crate::command::Program;
use crate::failure::Result;
use crate::house::House;

/// Writes what the built site weighs, and says how much more or less that is than was written.
pub fn write_sizes(house: &House) -> Result<()> {
    println!();
    sizes(house).run()?;
    script(house, "write.mjs").read().map(|_| ())
}

/// Fails where the built site has grown, and nobody has written so.
pub fn compare_sizes(house: &House) -> Result<()> {
    sizes(house).arg("--compare").run()
}

fn sizes(house: &House) -> Program {
    script(house, "run.mjs").arg(Section::Sizes.word()).env("PERMILLE_DIST", house.dist()).env("PERMILLE_PARTS", house.parts())
}

/// A script of the bench.
pub fn script(house: &House, name: &str) -> Program {
    Program::new("node").arg(house.bench().join(name)).current_dir(house.root())
}
