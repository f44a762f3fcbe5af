//! LibreOffice, which works out anew what the tests have written for Excel and WPS.

use super::{debian, found, installing};
use crate::command::find_on_path;
use crate::failure::{Failure, Result};
use std::path::{Path, PathBuf};

/// The variable that names LibreOffice to the tests.
pub const VARIABLE: &str = "PERMILLE_SOFFICE";

/// Where it stands on systems that do not put it on PATH.
const PLACES: [&str; 2] =
    ["/Applications/LibreOffice.app/Contents/MacOS/soffice", r"C:\Program Files\LibreOffice\program\soffice.com"];

/// The spreadsheet alone, without a desktop.
const PACKAGE: &str = "libreoffice-calc-nogui";

/// Finds LibreOffice; installs nothing.
pub fn find() -> Option<PathBuf> {
    let on_path = find_on_path("soffice").or_else(|| find_on_path("libreoffice"));
    on_path.or_else(|| PLACES.iter().map(Path::new).find(|place| place.is_file()).map(Path::to_path_buf))
}

/// Finds or installs LibreOffice.
pub fn set_up() -> Result<PathBuf> {
    let program = match find() {
        Some(program) => program,
        None => {
            installing("LibreOffice", "a minute or two");
            debian::install(&[PACKAGE]).map_err(|failure| {
                Failure::new(format!("There is no LibreOffice to try workbooks in. {failure}"))
                    .with_way_out("Install LibreOffice and put `soffice` on PATH.")
            })?;
            find()
                .ok_or_else(|| Failure::new(format!("Debian's package {PACKAGE} is installed, but no `soffice` is on PATH.")))?
        }
    };
    found("LibreOffice", &program.display().to_string());
    Ok(program)
}
