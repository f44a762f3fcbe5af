//! Forms as workbooks of their own, in one archive.

use std::io::{Cursor, Write};

use permille_engine::area::Area;
use permille_engine::model::Model;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::form::Form;
use super::{Ask, book, part, words};
use crate::office::parts::Unwritable;
use crate::wording::language::Say;

/// The archive: a workbook for each form, under the area's code and name.
pub(super) fn packed(model: &Model, forms: &[Form<'_>], ask: &Ask, progress: &mut dyn FnMut(f64)) -> Result<Vec<u8>, Unwritable> {
    let (year, month, day) = ask.day;
    let written = DateTime::from_date_and_time(year.max(1980), month, day, 0, 0, 0).unwrap_or_default();
    // Workbooks are packed already.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored).last_modified_time(written);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (number, form) in forms.iter().enumerate() {
        let bytes = book(model, std::slice::from_ref(form), ask, &mut |_| {}).map_err(|_| Unwritable)?;
        archive.start_file(file_name(form.area, ask), options).map_err(|_| Unwritable)?;
        archive.write_all(&bytes).map_err(|_| Unwritable)?;
        progress(part(number + 1, forms.len()));
    }
    Ok(archive.finish().map_err(|_| Unwritable)?.into_inner())
}

/// What an area's file is called: `360202 昌江区 2025年数据填报表.xlsx`.
fn file_name(area: &Area, ask: &Ask) -> String {
    let safe: String =
        ask.language.name(&area.name).chars().filter(|letter| !"\\/:*?\"<>|".contains(*letter) && !letter.is_control()).collect();
    let title = words::title(ask.language, ask.year).replace(':', "");
    format!("{} {} {title}.xlsx", area.code, safe.trim())
}
