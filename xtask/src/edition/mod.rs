//! The empty edition: the app in one page without a scenario, which `cargo xtask build` lays beside the site and every “Save as a page” is made of.
//!
//! It is made of the site's own page. Its module is the app and the worker in one; that, its script, the styles and the outlines are compressed as
//! browsers know it, and written as text. The page's script decodes and decompresses them. The page's policy allows that script
//! and the module's own by their digests, workers made by them, and no connection to anywhere.

mod module;
mod policy;
#[cfg(test)]
mod tests;

use crate::failure::{Failure, Result};
use crate::folders::Folders;
use crate::markup::{self, Piece, attribute, pieces};
use crate::setup::Toolchain;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use module::Module;
use permille_exchange::files::page;
use std::collections::BTreeMap;
use std::fs;
use std::num::NonZeroU64;

/// The page beside the site.
pub const FILE: &str = "page.html";

/// The styles that the page needs before anything is unpacked, by what their files begin with.
const AT_ONCE: [&str; 2] = ["tokens", "base"];
/// The map's outlines, which the site fetches when a map is first shown.
const OUTLINES: &str = "outlines.json";
/// The page's script.
const START: &str = include_str!("start.js");
/// What a browser is told that cannot decompress.
const TOO_OLD: &str = include_str!("too_old.html");
/// What starts the worker, after the module's own script.
const WORKER: &str = include_str!("../../../www/worker.js");

/// Makes the page of the site in `dist/`, and lays it beside it.
pub fn make(folders: &Folders, toolchain: &Toolchain) -> Result<()> {
    let module = Module::make(folders, toolchain)?;
    let site = site(folders)?;
    let page = edition(&site, &module)?;
    let path = folders.dist().join(FILE);
    fs::write(&path, page).map_err(|error| Failure::new(format!("{} could not be written: {error}.", path.display())))
}

/// The page that was made with the site.
pub fn made(folders: &Folders) -> Result<Vec<u8>> {
    fs::read(folders.dist().join(FILE)).map_err(|error| {
        Failure::new(format!("dist/{FILE} could not be read: {error}.")).with_way_out("`cargo xtask build` makes it.")
    })
}

/// The built files by name.
pub fn site(folders: &Folders) -> Result<BTreeMap<String, Vec<u8>>> {
    let dist = folders.dist();
    let mut files = BTreeMap::new();
    let unread = |error: std::io::Error| {
        Failure::new(format!("{} could not be read: {error}.", dist.display())).with_way_out("`cargo xtask build` makes it.")
    };
    for entry in fs::read_dir(&dist).map_err(unread)? {
        let entry = entry.map_err(unread)?;
        if entry.path().is_file() {
            let bytes = fs::read(entry.path()).map_err(unread)?;
            files.insert(entry.file_name().to_string_lossy().into_owned(), bytes);
        }
    }
    Ok(files)
}

/// The page, made of the site's files and the module.
fn edition(site: &BTreeMap<String, Vec<u8>>, module: &Module) -> Result<Vec<u8>> {
    let text = |name: &str| {
        let bytes = site.get(name).ok_or_else(|| Failure::new(format!("The site has no file {name}.")))?;
        let text = std::str::from_utf8(bytes).map_err(|_| Failure::new(format!("{name} is no text.")))?;
        // Line ends of one kind: what a browser makes of others would have another digest.
        Ok::<_, Failure>(text.replace("\r\n", "\n"))
    };
    let fits = |name: &str, text: String| match markup::fits(&text) {
        true => Ok(text),
        false => Err(Failure::new(format!("{name} holds what cannot stand within a page."))),
    };
    let html = text("index.html")?;
    let styles: String = linked(&html, Role::Style).filter(|name| !is_at_once(name)).map(text).collect::<Result<_>>()?;
    let script = fits("The page's script", START.to_owned())?;
    let worker = fits("The worker's script", format!("\n{WORKER}"))?;
    let outlines = text(OUTLINES)?;
    let folded = [
        ("permille-module", module.bytes.as_slice()),
        ("permille-module-script", module.script.as_bytes()),
        ("permille-styles", styles.as_bytes()),
        ("permille-outlines", outlines.as_bytes()),
    ];

    let mut edition = String::new();
    let mut pieces = pieces(&html);
    while let Some(piece) = pieces.next() {
        let Piece::Tag(tag) = piece else {
            edition.push_str(piece.text());
            continue;
        };
        let link = plain(attribute(tag, "href").unwrap_or_default());
        match role(tag) {
            Role::Policy => edition.push_str(&policy::tag(&[&script, &module.script])),
            Role::Style if is_at_once(link) => edition.push_str(&format!("<style>\n{}</style>", fits(link, text(link)?)?)),
            Role::Icon => {
                let icon = BASE64_STANDARD.encode(text(link)?);
                edition.push_str(&format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
            }
            Role::Start => {
                // With the end of its element.
                pieces.next();
            }
            Role::Style | Role::Drop => {}
            Role::Failed => edition.push_str(&format!("{TOO_OLD}    <{tag}>")),
            Role::Other if tag == "/body" => {
                edition.push_str(&format!("<script>{script}</script>\n{}</script>\n", page::SCENARIO_TAG));
                let mut hold = |id: &str, held: &str| {
                    edition.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{held}</script>\n"));
                };
                hold("permille-worker-start", &worker);
                for (id, bytes) in folded {
                    hold(id, &page::folded(&compressed(bytes)?));
                }
                edition.push_str("</body>");
            }
            Role::Other => edition.push_str(&format!("<{tag}>")),
        }
    }
    if !edition.contains(TOO_OLD) {
        return Err(Failure::new(
            "The site's page has no element “start-failed”, before which stands what older browsers are told.",
        ));
    }
    Ok(page::written(&edition))
}

/// How often Zopfli looks for something smaller: five rounds gain 0.2% over one, more gain hardly anything.
const ROUNDS: NonZeroU64 = NonZeroU64::MIN.saturating_add(4);
/// Into how many blocks Zopfli parts a megabyte at most, each with codes of its own. Its fifteen are too few for a module: 300 make it 2% smaller.
const BLOCKS: u16 = 300;

/// As browsers decompress by themselves, and by Zopfli 5% smaller than by others: a page is made once and sent often.
///
/// # Errors
/// When what is compressed cannot be read or written; both lie in memory, where neither happens.
pub fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let options = zopfli::Options { iteration_count: ROUNDS, maximum_block_splits: BLOCKS, ..zopfli::Options::default() };
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut compressed)
        .map_err(|error| Failure::new(format!("The page's parts could not be compressed: {error}.")))?;
    Ok(compressed)
}

/// The files that tags of this role name.
fn linked(html: &str, wanted: Role) -> impl Iterator<Item = &str> {
    pieces(html).filter_map(move |piece| match piece {
        Piece::Tag(tag) if role(tag) == wanted => attribute(tag, "href").map(plain),
        _ => None,
    })
}

fn is_at_once(style: &str) -> bool {
    AT_ONCE.iter().any(|name| style.starts_with(name))
}

/// What becomes of a tag of the site's page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Policy,
    Style,
    Icon,
    Start,
    Drop,
    Failed,
    Other,
}

fn role(tag: &str) -> Role {
    let is = |name: &str| tag.strip_prefix(name).is_some_and(|rest| rest.starts_with(char::is_whitespace));
    match attribute(tag, "rel") {
        Some("stylesheet") if is("link") => Role::Style,
        Some("icon") if is("link") => Role::Icon,
        _ if is("link") => Role::Drop,
        _ if is("script") && attribute(tag, "data-wasm").is_some() => Role::Start,
        _ if is("meta") && attribute(tag, "http-equiv") == Some("Content-Security-Policy") => Role::Policy,
        _ if attribute(tag, "id") == Some("start-failed") => Role::Failed,
        _ => Role::Other,
    }
}

/// A link as the name of a file beside the page.
fn plain(link: &str) -> &str {
    link.strip_prefix("./").unwrap_or(link)
}
