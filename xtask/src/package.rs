//! `cargo xtask package`: what is handed on – the app in one page without a scenario, and the site as an archive.

use crate::build;
use crate::failure::{Failure, Result};
use crate::house::House;
use crate::setup::Workshop;
use permille_exchange::language::Language;
use permille_exchange::page;
use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Builds the app and packs it.
pub fn run(house: &House) -> Result<()> {
    let workshop = Workshop::set_up(house)?;
    build::make(house, &workshop)?;
    let folder = house.target().join("package");
    let made = |error: std::io::Error| Failure::new(format!("{} could not be written: {error}.", folder.display()));
    fs::create_dir_all(&folder).map_err(made)?;
    println!();
    for (name, bytes) in [("permille.html", edition(house)?.into_bytes()), ("permille-site.zip", archive(house)?)] {
        let path = folder.join(name);
        fs::write(&path, &bytes).map_err(made)?;
        println!("{:8.1} kB    {}", bytes.len() as f64 / 1000.0, path.display());
    }
    Ok(())
}

/// The app in one page, made of the built files.
pub fn edition(house: &House) -> Result<String> {
    let site = site(&house.dist())?;
    let html = site.get("index.html").and_then(|bytes| std::str::from_utf8(bytes).ok());
    let html = html.ok_or_else(|| {
        Failure::new("There is no built app to make a page of.").with_way_out("`cargo xtask build` makes it, in dist/.")
    })?;
    page::edition(html, |name| site.get(name).map(Vec::as_slice))
        .map_err(|problem| Failure::new(problem.sentence(Language::En)).with_way_out("`cargo xtask build` makes the site anew."))
}

/// The built files by name.
fn site(dist: &Path) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut files = BTreeMap::new();
    let unread = |error: std::io::Error| {
        Failure::new(format!("{} could not be read: {error}.", dist.display())).with_way_out("`cargo xtask build` makes it.")
    };
    for entry in fs::read_dir(dist).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).map_err(unread)?;
            files.insert(entry.file_name().to_string_lossy().into_owned(), bytes);
        }
    }
    Ok(files)
}

/// The built files in one archive, to be unpacked into any folder of any server.
fn archive(house: &House) -> Result<Vec<u8>> {
    let packed = |error: zip::result::ZipError| Failure::new(format!("The site could not be packed: {error}."));
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in site(&house.dist())? {
        archive.start_file(name, SimpleFileOptions::default()).map_err(packed)?;
        archive.write_all(&bytes).map_err(|error| packed(error.into()))?;
    }
    Ok(archive.finish().map_err(packed)?.into_inner())
}
