//! What the first visit downloads, and the limit it must stay under.

use crate::command::Program;
use crate::edition;
use crate::failure::{Failure, Result};
use crate::house::House;

/// What we promise a first visit weighs, compressed, in kilobytes. Not kept yet: every screen and the plans and scenario files are in one module.
const PROMISE_KB: f64 = 300.0;
/// What it must not grow beyond on the way there.
const LIMIT_KB: f64 = 1750.0;

/// What the page that stands alone must not grow beyond, as it lies on a disk: three megabytes of 1,024 kilobytes, less room for a file.
const PAGE_LIMIT_KB: f64 = 3100.0;

/// What the worker's files begin with: they are not part of the first visit.
const WORKER: &str = "permille-worker";

/// Weighs every file of a folder as a server would send it. Node is there, since it runs wasm-opt.
const WEIGH: &str = "
const { readdirSync, readFileSync } = require('node:fs');
const { gzipSync } = require('node:zlib');
for (const name of readdirSync('.').filter((name) => /\\.(html|js|wasm|css)$/.test(name))) {
  const bytes = readFileSync(name);
  console.log(bytes.length, gzipSync(bytes, { level: 9 }).length, name);
}";

/// Prints what the files of the app weigh, and fails when together they are too heavy.
pub fn check(house: &House) -> Result<()> {
    let listing = Program::new("node").args(["--eval", WEIGH]).current_dir(house.dist()).read()?;
    println!("\n      kB  compressed");
    let (mut total_kb, mut later_kb, mut page_kb) = (0.0, 0.0, 0.0);
    for line in listing.lines() {
        let mut words = line.splitn(3, ' ');
        let mut kilobytes = || words.next()?.parse::<f64>().ok().map(|bytes| bytes / 1000.0);
        if let (Some(plain), Some(compressed)) = (kilobytes(), kilobytes()) {
            let name = words.next().unwrap_or_default();
            println!("{plain:8.1} {compressed:8.1}    {name}");
            match name {
                edition::FILE => page_kb = plain,
                _ if name.starts_with(WORKER) => later_kb += compressed,
                _ => total_kb += compressed,
            }
        }
    }
    println!("         {total_kb:8.1}    on the first visit; the promise is {PROMISE_KB:.0}, the limit {LIMIT_KB:.0}");
    println!("         {later_kb:8.1}    when the worker is first asked for something");
    println!("{page_kb:8.1}             the page that stands alone, as it is; the limit is {PAGE_LIMIT_KB:.0}");
    if page_kb > PAGE_LIMIT_KB {
        return Err(Failure::new(format!(
            "The page that stands alone weighs {page_kb:.1} kB; {PAGE_LIMIT_KB:.0} kB is the most that goes by mail and memory stick."
        ))
        .with_way_out("`twiggy top` on permille-page.wasm in target/wasm names what is heavy."));
    }
    if total_kb > LIMIT_KB {
        return Err(Failure::new(format!(
            "The app weighs {total_kb:.0} kB compressed; {LIMIT_KB:.0} kB is the most that lands."
        ))
        .with_way_out("`twiggy top` on the module in target/wasm names what is heavy."));
    }
    Ok(())
}
