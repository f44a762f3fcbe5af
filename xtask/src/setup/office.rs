//! LibreOffice, which works out anew what the tests have written for Excel and WPS, and lays out what they have written for Word.

use super::{debian, found, installing};
use crate::command::find_on_path;
use crate::failure::{Failure, Result};
use std::path::{Path, PathBuf};

/// The variable that names LibreOffice to the tests.
pub const VARIABLE: &str = "PERMILLE_SOFFICE";

/// Where it stands on systems that do not put it on PATH.
const PLACES: [&str; 2] =
    ["/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.com"];

/// Spreadsheets and texts, without a desktop.
const PACKAGES: [&str; 2] = ["libreoffice-calc-nogui", "libreoffice-writer-nogui"];

/// What Debian's package for texts brings, beside the program.
const WRITER: &str = "libswlo.so";

/// Finds LibreOffice; installs nothing.
pub fn find() -> Option<PathBuf> {
    let on_path = find_on_path("soffice").or_else(|| find_on_path("libreoffice"));
    on_path.or_else(|| PLACES.iter().map(Path::new).find(|place| place.is_file()).map(Path::to_path_buf))
}

/// Whether it is Debian's for spreadsheets alone.
fn lacks_writer(program: &Path) -> bool {
    let place = std::fs::canonicalize(program).unwrap_or_else(|_| program.to_path_buf());
    place.starts_with("/usr/lib/libreoffice") && !place.with_file_name(WRITER).is_file()
}

/// Finds or installs LibreOffice.
pub fn set_up() -> Result<PathBuf> {
    let program = match find().filter(|program| !lacks_writer(program)) {
        Some(program) => program,
        None => {
            installing("LibreOffice", "a minute or two");
            debian::install(&PACKAGES).map_err(|failure| {
                Failure::new(format!("There is no LibreOffice to try workbooks and texts in. {failure}"))
                    .with_way_out("Install LibreOffice and put `soffice` on PATH.")
            })?;
            find().ok_or_else(|| Failure::new("Debian's packages are installed, but no `soffice` is on PATH."))?
        }
    };
    found("LibreOffice", &program.display().to_string());
    Ok(program)
}
