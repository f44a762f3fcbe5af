//! The workloads natively: `native w | memory | edits`. Prints one line of JSON; `bench/sections` asks.

mod counting;
mod edits;
mod memory;
mod times;
mod w;

use std::process::ExitCode;

fn main() -> ExitCode {
    let answer = match std::env::args().nth(1).as_deref() {
        Some("w") => w::run(),
        Some("memory") => memory::run(),
        Some("edits") => edits::run(),
        _ => None,
    };
    match answer {
        Some(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        None => {
            eprintln!("usage: native w | memory | edits");
            ExitCode::FAILURE
        }
    }
}
