//! The scripts in `bench/` that measure, and the one of them that every build runs: what the site weighs.

mod section;

pub use section::Section;

use crate::command::Program;
use crate::failure::Result;
use crate::folders::Folders;

/// Writes what the built site weighs, and says how much more or less that is than was written.
pub fn write_sizes(folders: &Folders) -> Result<()> {
    println!();
    sizes(folders).run()?;
    script(folders, "write.mjs").read().map(|_| ())
}

/// Fails where the built site has grown, and nobody has written so.
pub fn compare_sizes(folders: &Folders) -> Result<()> {
    sizes(folders).arg("--compare").run()
}

fn sizes(folders: &Folders) -> Program {
    script(folders, "run.mjs")
        .arg(Section::Sizes.word())
        .env("PERMILLE_DIST", folders.dist())
        .env("PERMILLE_PARTS", folders.parts())
}

/// A script of the bench.
pub fn script(folders: &Folders, name: &str) -> Program {
    Program::new("node").arg(folders.bench().join(name)).current_dir(folders.root())
}
