//! `cargo xtask package`: what is handed on – the app in one page without a scenario, and the site as an archive.

use crate::build;
use crate::edition;
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::profile::Profile;
use crate::setup::Toolchain;
use std::fs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Builds the app and packs it.
pub fn run(folders: &Folders) -> Result<()> {
    let toolchain = Toolchain::set_up(folders, Profile::Published)?;
    build::make(folders, &toolchain)?;
    let folder = folders.target().join("package");
    let made = |error: std::io::Error| Failure::new(format!("{} could not be written: {error}.", folder.display()));
    fs::create_dir_all(&folder).map_err(made)?;
    println!();
    for (name, bytes) in [("permille.html", edition::made(folders)?), ("permille-site.zip", archive(folders)?)] {
        let path = folder.join(name);
        fs::write(&path, &bytes).map_err(made)?;
        println!("{:8.1} kB    {}", bytes.len() as f64 / 1000.0, path.display());
    }
    Ok(())
}

/// The built files in one archive, to be unpacked into any folder of any server.
fn archive(folders: &Folders) -> Result<Vec<u8>> {
    let packed = |error: zip::result::ZipError| Failure::new(format!("The site could not be packed: {error}."));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in edition::site(folders)? {
        archive.start_file(name, SimpleFileOptions::default()).map_err(packed)?;
        archive.write_all(&bytes).map_err(|error| packed(error.into()))?;
    }
    Ok(archive.finish().map_err(packed)?.into_inner())
}
