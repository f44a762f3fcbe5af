//! `cargo xtask serve`: the app on 127.0.0.1, rebuilt after each change.

use crate::build;
use crate::failure::Result;
use crate::folders::Folders;
use crate::profile::Profile;
use crate::setup::Toolchain;
use std::env;

/// How the app is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Serve {
    /// The port on 127.0.0.1.
    pub port: u16,
    /// Open a browser when a desktop is there.
    pub open: bool,
}

/// Sets up, then hands over to Trunk, so that stopping this task stops the server.
pub fn run(folders: &Folders, options: &Serve) -> Result<()> {
    let toolchain = Toolchain::set_up(folders, Profile::Working)?;
    println!(
        "\nPermille will be on http://127.0.0.1:{} as soon as it is built: some minutes the first time, seconds \
         after a change.\nThe page then loads itself anew, with what is open. A build that fails says so here, and leaves the page as it is. Ctrl-C ends it.\n",
        options.port
    );
    let mut trunk = build::trunk(folders, &toolchain, "serve", Profile::Working)?
        .args(["--port", &options.port.to_string()])
        // Served pages are not the ones to publish, and stay apart from them.
        .arg("--dist")
        .arg(folders.wasm_target().join("served"));
    if options.open && has_desktop() {
        trunk = trunk.arg("--open");
    }
    trunk.become_it()
}

/// Whether a browser window could open.
fn has_desktop() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
