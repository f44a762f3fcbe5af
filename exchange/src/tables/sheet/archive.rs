//! A look at a packed workbook before it is unpacked: what it is, and whether it unpacks to what a table can be.

use std::io::{Cursor, Read, Seek};

use zip::ZipArchive;

use crate::tables::fault::{OtherKind, TableFault};

/// The most files a workbook is packed from.
const MOST_ENTRIES: usize = 5_000;
/// The most bytes it unpacks to.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// A part that unpacks to more than this must not be compressed more than XML of tables ever is.
const SUSPICIOUS_BYTES: u64 = 16 * 1024 * 1024;
/// XML of tables packs twenty to sixty times smaller, rarely more.
const MOST_RATIO: u64 = 250;

/// Whether the bytes are a workbook that is safe to unpack.
///
/// Every part is unpacked once and its bytes are counted and dropped: the sizes that the archive states are not believed.
pub(super) fn check(bytes: &[u8]) -> Result<(), TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(TableFault::Bomb);
    }
    what_it_is(&mut archive)?;
    check_parts(bytes)
}

/// Whether every part unpacks to what a workbook can be, whatever kind of workbook it is.
pub(super) fn check_parts(bytes: &[u8]) -> Result<(), TableFault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| TableFault::Damaged)?;
    if archive.len() > MOST_ENTRIES {
        return Err(TableFault::Bomb);
    }
    let mut left = MOST_BYTES;
    for position in 0..archive.len() {
        let entry = archive.by_index(position).map_err(|_| TableFault::Damaged)?;
        let packed = entry.compressed_size().max(1);
        let most = left.min(packed.saturating_mul(MOST_RATIO).max(SUSPICIOUS_BYTES));
        let unpacked = count(entry, most).ok_or(TableFault::Damaged)?;
        if unpacked > most {
            return Err(TableFault::Bomb);
        }
        left -= unpacked;
    }
    Ok(())
}

/// How many bytes there are to read, up to one more than `most`; `None` where they cannot be read.
fn count(from: impl Read, most: u64) -> Option<u64> {
    std::io::copy(&mut from.take(most + 1), &mut std::io::sink()).ok()
}

/// Refuses what is packed like a workbook and is none.
fn what_it_is<R: Read + Seek>(archive: &mut ZipArchive<R>) -> Result<(), TableFault> {
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.replace('\\', "/").to_lowercase()).collect();
    let has = |start: &str| names.iter().any(|name| name.starts_with(start));
    let kind = if has("xl/workbook.bin") || has("content.xml") {
        OtherKind::Workbook
    } else if has("xl/") {
        return Ok(());
    } else if has("word/") || has("ppt/") {
        OtherKind::Document
    } else if names.iter().any(|name| name.ends_with(".shp") || name.ends_with(".kml")) {
        OtherKind::Outlines
    } else {
        OtherKind::Archive
    };
    Err(TableFault::OtherKind(kind))
}
