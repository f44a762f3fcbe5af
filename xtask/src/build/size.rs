//! What is fetched when, and the limits it must stay under. Beside every file lie its compressed forms, so that a server need not make them.

use crate::command::Program;
use crate::edition;
use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::markup::{Piece, attribute, pieces};

/// What is fetched until the first figure stands must not weigh more, in kilobytes, by brotli at its best.
const FIRST_LIMIT_KB: f64 = 470.0;

/// What the page that stands alone must not grow beyond, as it lies on a disk: with the figures of a province, which may take 32 kB, it stays below three
/// megabytes, of a thousand kilobytes each.
const PAGE_LIMIT_KB: f64 = 2967.0;

/// Compresses and weighs every file. Node is there, since it runs wasm-opt, and has both compressors.
const WEIGH: &str = include_str!("weigh.mjs");

/// A file of the site, in kilobytes.
#[derive(Debug)]
struct File<'a> {
    name: &'a str,
    plain: f64,
    gzip: f64,
    brotli: f64,
}

/// When a file is fetched.
#[derive(Debug, Clone, Copy, PartialEq)]
enum When {
    /// Until the first figure stands.
    First,
    /// While the page is idle.
    Later,
    /// When something is asked of it.
    Asked,
}

impl When {
    const ALL: [(Self, &'static str); 3] = [
        (Self::First, "until the first figure stands"),
        (Self::Later, "while the page is idle"),
        (Self::Asked, "when something is asked of it: the worker, outlines, the handbook, the page that stands alone"),
    ];
}

/// Compresses the files of the site, prints what they weigh, and fails when what is fetched first is too heavy.
pub fn check(folders: &Folders, page: &str) -> Result<()> {
    let weigh = Program::new("node").args(["--input-type=module", "--eval", WEIGH]);
    let listing = weigh.current_dir(folders.dist()).read()?;
    let files: Vec<File<'_>> = listing.lines().filter_map(file).collect();
    println!("\n   plain     gzip   brotli  kB");
    let mut sums = Vec::new();
    for (when, words) in When::ALL {
        let own = || files.iter().filter(|file| when_fetched(page, file.name) == when);
        println!("                            {words}:");
        for File { name, plain, gzip, brotli } in own() {
            println!("{plain:8.1} {gzip:8.1} {brotli:8.1}  {name}");
        }
        let sum = |of: fn(&File<'_>) -> f64| own().map(of).sum::<f64>();
        let (plain, gzip, brotli) = (sum(|file| file.plain), sum(|file| file.gzip), sum(|file| file.brotli));
        println!("{plain:8.1} {gzip:8.1} {brotli:8.1}  together");
        sums.push(brotli);
    }
    println!("\n{:.1} kB stand for the first figure; the limit is {FIRST_LIMIT_KB:.0}.", sums[0]);
    let alone = files.iter().find(|file| file.name == edition::FILE).map_or(0.0, |file| file.plain);
    println!("{alone:.1} kB weighs the page that stands alone, as it is; the limit is {PAGE_LIMIT_KB:.0}.");
    if alone > PAGE_LIMIT_KB {
        return Err(Failure::new(format!(
            "The page that stands alone weighs {alone:.1} kB; {PAGE_LIMIT_KB:.0} kB is the most that goes by mail and memory stick."
        ))
        .with_way_out("`twiggy top` on permille-page.wasm in target/wasm names what is heavy."));
    }
    if sums[0] > FIRST_LIMIT_KB {
        return Err(Failure::new(format!(
            "{:.1} kB are fetched until the first figure stands; {FIRST_LIMIT_KB:.0} kB is the most that lands.",
            sums[0]
        ))
        .with_way_out(
            "`cargo xtask bench sizes` says what the first part is made of. What a screen needs that is not the Overview belongs \
             behind `src/deferred`: whatever the first part calls stays in it.",
        ));
    }
    Ok(())
}

/// A line of what Node says.
fn file(line: &str) -> Option<File<'_>> {
    let mut words = line.splitn(4, ' ');
    let mut kilobytes = || words.next()?.parse::<f64>().ok().map(|bytes| bytes / 1000.0);
    let (plain, gzip, brotli) = (kilobytes()?, kilobytes()?, kilobytes()?);
    Some(File { name: words.next()?, plain, gzip, brotli })
}

/// When a file is fetched: at first the page and what it names, while idle what it names as later.
fn when_fetched(page: &str, name: &str) -> When {
    if name == "index.html" {
        return When::First;
    }
    let names = |wanted: &[&str]| {
        pieces(page).any(|piece| match piece {
            Piece::Tag(tag) => {
                wanted.iter().any(|link| attribute(tag, link).is_some_and(|link| link.trim_start_matches("./") == name))
            }
            Piece::Text(_) => false,
        })
    };
    if names(&["src", "href", "data-js", "data-wasm"]) {
        When::First
    } else if names(&["data-later", "data-part"]) {
        When::Later
    } else {
        When::Asked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_what_is_fetched_when() {
        let page = "<link rel=\"stylesheet\" href=\"./a.css\" data-later=\"./b.css\"><script src=\"./start.js\" data-wasm=\"./m.wasm\" data-part=\"./r.wasm\">";
        for (name, expected) in [
            ("index.html", When::First),
            ("a.css", When::First),
            ("start.js", When::First),
            ("m.wasm", When::First),
            ("b.css", When::Later),
            ("r.wasm", When::Later),
            ("page.html", When::Asked),
            ("permille-worker_bg.wasm", When::Asked),
        ] {
            assert_eq!(when_fetched(page, name), expected, "{name}");
        }
    }

    #[test]
    fn a_line_is_a_file_with_its_weights() {
        let File { name, plain, gzip, brotli } = file("2000 1000 500 a file.js").unwrap();
        assert_eq!((name, plain, gzip, brotli), ("a file.js", 2.0, 1.0, 0.5));
    }
}
