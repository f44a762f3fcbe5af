//! The project's tasks: `cargo xtask help` lists them.

mod ask;
mod bench;
mod build;
mod command;
mod deny;
mod edition;
mod evaluate;
mod explain;
mod export;
mod failure;
mod flags;
mod folders;
mod function_order;
mod fuzz;
mod handbook;
mod import;
mod json;
mod markup;
mod measure;
mod norms;
mod opened;
mod outlines;
mod package;
mod profile;
mod properties;
mod read_plan;
mod returns;
mod scenarios;
mod schema;
mod search;
mod serve;
mod setup;
mod test;
mod tidy;
mod today;
mod wasm_opt;

use command::Program;
use failure::Result;
use flags::{HELP, Task};
use folders::Folders;
use profile::Profile;
use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\n{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let task = Task::parse(env::args_os().skip(1))?;
    if task.computes() && cfg!(debug_assertions) {
        return optimised();
    }
    let folders = Folders::find()?;
    match task {
        Task::Help => {
            println!("{HELP}");
            Ok(())
        }
        Task::Setup => {
            setup::Toolchain::set_up(&folders, Profile::Published)?;
            setup::browser_tests(&folders)?;
            setup::office::set_up()?;
            setup::deny(&folders)?;
            Ok(())
        }
        Task::Serve(options) => serve::run(&folders, &options),
        Task::Build(profile) => build::run(&folders, profile),
        Task::Bench { sections, write_only } => bench::run(&folders, &sections, write_only),
        Task::Package => package::run(&folders),
        Task::Test(scope) => test::run(&folders, scope),
        Task::Search(search) => search::run(&folders, &search),
        Task::Fuzz(asked) => fuzz::run(&folders, &asked),
        Task::Deny => deny::run(&folders, deny::Advisories::Fail),
        Task::Tidy => tidy::run(&folders),
        Task::Norms => norms::run(&folders),
        Task::ReadPlan(read) => read_plan::run(&read),
        Task::DocumentText(path) => read_plan::print_text(&path),
        Task::Evaluate { file, scenario } => evaluate::run(&folders, &file, scenario.as_deref()),
        Task::Explain(asked) => explain::run(&folders, &asked),
        Task::Export(wanted) => export::run(&folders, &wanted),
        Task::Import(wanted) => import::run(&folders, &wanted),
        Task::Ask(wanted) => ask::run(&folders, &wanted),
        Task::Returns(wanted) => returns::run(&folders, &wanted),
        Task::Schema { check } => schema::run(&folders, check),
        Task::Scenarios { check } => scenarios::run(&folders, check),
        Task::Outlines { check } => outlines::run(&folders, check),
    }
}

/// Hands the task to an optimised build of this very program. The plain one shares all it is made of with the tests, so that a check begins soon.
fn optimised() -> Result<()> {
    let task = env::args_os().skip(1);
    Program::cargo().args(["run", "--quiet", "--profile", "xtask", "--package", "xtask", "--"]).args(task).become_it()
}
