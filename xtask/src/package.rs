//! `cargo xtask package`: what is handed on – the app in one page without a scenario, and the site as an archive.

use crate::build;
use crate::edition;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::profile::Profile;
use crate::setup::Workshop;
use std::fs;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Builds the app and packs it.
pub fn run(house: &House) -> Result<()> {
    let workshop = Workshop::set_up(house, Profile::Published)?;
    build::make(house, &workshop)?;
    let folder = house.target().join("package");
    let made = |error: std::io::Error| Failure::new(format!("{} could not be written: {error}.", folder.display()));
    fs::create_dir_all(&folder).map_err(made)?;
    println!();
    for (name, bytes) in [("permille.html", edition::made(house)?), ("permille-site.zip", archive(house)?)] {
        let path = folder.join(name);
        fs::write(&path, &bytes).map_err(made)?;
        println!("{:8.1} kB    {}", bytes.len() as f64 / 1000.0, path.display());
    }
    Ok(())
}

/// The built files in one archive, to be unpacked into any folder of any server.
fn archive(house: &House) -> Result<Vec<u8>> {
    let packed = |error: zip::result::ZipError| Failure::new(format!("The site could not be packed: {error}."));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in edition::site(house)? {
        archive.start_file(name, SimpleFileOptions::default()).map_err(packed)?;
        archive.write_all(&bytes).map_err(|error| packed(error.into()))?;
    }
    Ok(archive.finish().map_err(packed)?.into_inner())
}
