//! The browser that the tests drive, and fonts for what it shows.

use super::{debian, firefox, found, installing};
use crate::command::{Program, find_on_path};
use crate::failure::{Failure, Result};
use std::env;
use std::path::{Path, PathBuf};

/// Where the tests find their browser.
#[derive(Debug)]
pub struct Browser {
    /// Chromium, or a browser made from it.
    pub program: PathBuf,
    /// Firefox, where it is to be had.
    pub firefox: Option<PathBuf>,
}

/// The variable that names a browser to use instead of the first one found.
pub const VARIABLE: &str = "CHROMIUM";

/// Chromium without a window to show itself in: the same engine for two thirds of the processor's time. Its name as a program and as Debian's package.
const HEADLESS: &str = "chromium-headless-shell";

/// Names under which Chromium and its kin are installed.
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];

/// Where they stand on systems that do not put them on PATH.
const PLACES: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
];

/// Finds or installs a browser and Chinese fonts.
pub fn set_up() -> Result<Browser> {
    let program = find_browser()?;
    found("browser", &program.display().to_string());
    set_up_fonts()?;
    Ok(Browser { program, firefox: firefox::set_up()? })
}

fn find_browser() -> Result<PathBuf> {
    if let Some(named) = env::var_os(VARIABLE) {
        let named = PathBuf::from(named);
        return if named.is_file() {
            Ok(named)
        } else {
            Err(Failure::new(format!("{VARIABLE} names {}, which is not there.", named.display())))
        };
    }
    if let Some(program) = find_on_path(HEADLESS) {
        return Ok(program);
    }
    let other = NAMES.iter().find_map(|name| find_on_path(name));
    let other = other.or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()));
    match other {
        // Nobody is asked for a password to have a second browser.
        Some(other) if !debian::installs_unasked(HEADLESS) => Ok(other),
        other => {
            installing("browser", "a minute");
            debian::install(&[HEADLESS]).or_else(|failure| if other.is_some() { Ok(()) } else { Err(failure) }).map_err(
                |failure| {
                    Failure::new(format!("There is no browser to test in. {failure}"))
                        .with_way_out(format!("Install Chromium, Chrome or Edge, or name one in {VARIABLE}."))
                },
            )?;
            find_on_path(HEADLESS)
                .or(other)
                .ok_or_else(|| Failure::new(format!("Debian's package {HEADLESS} is installed, but no such program is on PATH.")))
        }
    }
}

/// Sees to it that Chinese text has glyphs. Only pictures of the page depend on it, so that a system whose fonts
/// we cannot ask about goes without.
fn set_up_fonts() -> Result<()> {
    let debian_font = Path::new("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc");
    let has_fonts = || {
        let listed = Program::new("fc-list").arg(":lang=zh").ask();
        debian_font.is_file() || listed.is_some_and(|fonts| !fonts.is_empty())
    };
    if has_fonts() {
        found("Chinese fonts", "there");
        return Ok(());
    }
    if find_on_path("apt-get").is_none() {
        found("Chinese fonts", "not found; pictures may show empty boxes");
        return Ok(());
    }
    installing("Chinese fonts", "half a minute");
    debian::install(&["fonts-noto-cjk"])
}
