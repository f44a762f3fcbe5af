//! The browser that the tests drive, and fonts for what it shows.

use super::{debian, found, installing};
use crate::command::{Program, find_on_path};
use crate::failure::{Failure, Result};
use std::env;
use std::path::{Path, PathBuf};

/// Where the tests find their browser.
#[derive(Debug)]
pub struct Browser {
    /// Chromium, or a browser made from it.
    pub program: PathBuf,
}

/// The variable that names a browser to use instead of the first one found.
pub const VARIABLE: &str = "CHROMIUM";

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
    Ok(Browser { program })
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
    let look = || {
        let on_path = NAMES.iter().find_map(|name| find_on_path(name));
        on_path.or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
    };
    if let Some(program) = look() {
        return Ok(program);
    }
    installing("browser", "a minute");
    debian::install(&["chromium"]).map_err(|failure| {
        Failure::new(format!("There is no browser to test in. {failure}"))
            .with_way_out(format!("Install Chromium, Chrome or Edge, or name one in {VARIABLE}."))
    })?;
    look().ok_or_else(|| Failure::new("Debian's package chromium is installed, but no `chromium` is on PATH."))
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
