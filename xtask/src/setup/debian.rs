//! Installing Debian's packages, as root or through sudo.

use crate::command::{Program, find_on_path};
use crate::failure::{Failure, Result};
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether this run has refreshed the package lists; once is enough, and only when something is to be installed.
static LISTS_ARE_FRESH: AtomicBool = AtomicBool::new(false);

/// Whether a package is on offer and could be installed without asking anybody for anything.
pub fn installs_unasked(package: &str) -> bool {
    let offered = Program::new("apt-cache").args(["show", "--quiet", package]).ask();
    is_root() && offered.is_some_and(|known| !known.is_empty())
}

fn is_root() -> bool {
    Program::new("id").arg("-u").ask().as_deref() == Some("0")
}

/// Installs packages, asking for a password where sudo does.
pub fn install(packages: &[&str]) -> Result<()> {
    let by_hand = format!("apt-get install {}", packages.join(" "));
    if find_on_path("apt-get").is_none() {
        return Err(Failure::new(format!(
            "The packages {} cannot be installed: this system has no apt-get.",
            packages.join(" and ")
        )));
    }
    let is_root = is_root();
    if !is_root && find_on_path("sudo").is_none() {
        return Err(Failure::new(format!(
            "The packages {} are missing, and only root may install them.",
            packages.join(" and ")
        ))
        .with_way_out(format!("As root, run `{by_hand}`, then try again.")));
    }
    let apt_get = || {
        let words = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"];
        if is_root { Program::new("env").args(words.into_iter().skip(1)) } else { Program::new("sudo").args(words) }
    };
    if !LISTS_ARE_FRESH.swap(true, Ordering::Relaxed) {
        apt_get().arg("update").run()?;
    }
    apt_get()
        // Some of these packages stand in for others, a toolchain among them: what is on the machine stays.
        .args(["install", "--yes", "--no-remove", "--no-install-recommends"])
        // The log of unpacking some hundred packages helps nobody.
        .args(["-o", "Dpkg::Use-Pty=0"])
        .args(packages)
        .read()
        .map(drop)
        .map_err(|failure| failure.with_way_out(format!("Try `{by_hand}` by hand.")))
}
