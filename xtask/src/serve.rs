//! `cargo xtask serve`: the app on 127.0.0.1, rebuilt after each change.

use crate::command::Program;
use crate::failure::Result;
use crate::flags::Serve;
use crate::house::House;
use crate::setup::Workshop;
use std::env;

/// Sets up, then hands over to Trunk, so that stopping this task stops the server.
pub fn run(house: &House, options: &Serve) -> Result<()> {
    let workshop = Workshop::set_up(house)?;
    println!(
        "\nPermille will be on http://127.0.0.1:{} as soon as it is built: some minutes the first time, seconds \
         after a change.\nReload the page after a change. Ctrl-C ends it.\n",
        options.port
    );
    let mut trunk = Program::new("trunk")
        .args(["serve", "--port", &options.port.to_string()])
        // Served pages are not the ones to publish, and stay apart from them.
        .arg("--dist")
        .arg(house.wasm_target().join("served"))
        .envs(workshop.variables(house)?)
        // Trunk refuses the value 1, which other tools understand.
        .without_env("NO_COLOR")
        .current_dir(house.root());
    if options.open && has_desktop() {
        trunk = trunk.arg("--open");
    }
    // As planners get it: without optimisation a lever would not follow the hand.
    if !options.debug {
        trunk = trunk.arg("--release");
    }
    trunk.become_it()
}

/// Whether a browser window could open.
fn has_desktop() -> bool {
    let set = |name: &str| env::var_os(name).is_some_and(|value| !value.is_empty());
    cfg!(any(windows, target_os = "macos")) || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
