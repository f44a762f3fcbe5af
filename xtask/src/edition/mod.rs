//! The empty edition: the app in one page without a scenario, which `cargo xtask build` lays beside the site and every “Save as a page” is made of.
//!
//! It is made of the site's own page. Its module is the app and the worker in one, packed together with styles, outlines and the module's own script
//! (`permille_pack`), and written in letters. The page's script has workers unpack
//! that with a small module, which is compressed as browsers know it. The page's policy allows that script
//! and the module's own by their digests, workers made by them, and no connection to anywhere.

mod dictionary;
mod letters;
mod markup;
mod modules;
mod parts;
mod policy;
#[cfg(test)]
mod tests;

use crate::failure::{Failure, Result};
use crate::house::House;
use crate::setup::Workshop;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use markup::{Piece, attribute, pieces};
use modules::Modules;
use permille_exchange::page;
use permille_pack::Unpacking;
use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;

/// The page beside the site.
pub const FILE: &str = "page.html";

/// The styles that the page needs before anything is unpacked, by what their files begin with.
const AT_ONCE: [&str; 2] = ["tokens", "base"];
/// The map's outlines, which the site fetches when a map is first shown.
const OUTLINES: &str = "outlines.json";
/// What the page's script is made of.
const UNPACK: &str = include_str!("unpack.js");
const START: &str = include_str!("start.js");
/// What unpacks, after its module's own script.
const UNPACKER: &str = include_str!("unpacker.js");
/// What starts the worker, after the module's own script.
const WORKER: &str = include_str!("worker.js");

/// Makes the page of the site in `dist/`, and lays it beside it.
pub fn make(house: &House, workshop: &Workshop) -> Result<()> {
    let modules = Modules::make(house, workshop)?;
    let site = site(house)?;
    let page = edition(&site, &modules)?;
    let path = house.dist().join(FILE);
    fs::write(&path, page).map_err(|error| Failure::new(format!("{} could not be written: {error}.", path.display())))
}

/// The page that was made with the site.
pub fn made(house: &House) -> Result<Vec<u8>> {
    fs::read(house.dist().join(FILE)).map_err(|error| {
        Failure::new(format!("dist/{FILE} could not be read: {error}.")).with_way_out("`cargo xtask build` makes it.")
    })
}

/// The built files by name.
pub fn site(house: &House) -> Result<BTreeMap<String, Vec<u8>>> {
    let dist = house.dist();
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

/// The page, made of the site's files and the modules.
fn edition(site: &BTreeMap<String, Vec<u8>>, modules: &Modules) -> Result<Vec<u8>> {
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
    let script = fits("The page's script", format!("{UNPACK}\n{START}"))?;
    let unpacker = fits("The unpacker's script", format!("{}\n{UNPACKER}", modules.unpacker_script))?;
    let worker = fits("The worker's script", format!("\n{WORKER}"))?;
    let packed = packed(&[&styles, &text(OUTLINES)?, &modules.script], &modules.module)?;
    let as_letters = |bytes: &[u8]| page::read(&letters::written(bytes));

    let mut edition = String::new();
    let mut pieces = pieces(&html);
    while let Some(piece) = pieces.next() {
        let Piece::Tag(tag) = piece else {
            edition.push_str(piece.text());
            continue;
        };
        let link = plain(attribute(tag, "href").unwrap_or_default());
        match role(tag) {
            Role::Encoding => edition.push_str("<meta charset=\"windows-1252\">"),
            Role::Policy => edition.push_str(&policy::tag(&[&script, &modules.script])),
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
            Role::Other if tag == "/body" => {
                edition.push_str(&format!("{}</script>\n", page::SCENARIO_TAG));
                let mut held = vec![
                    ("permille-unpacker".to_owned(), as_letters(&compressed(&modules.unpacker))),
                    ("permille-unpacker-script".to_owned(), unpacker.clone()),
                    ("permille-worker-start".to_owned(), worker.clone()),
                ];
                held.extend(packed.iter().zip(0..).map(|(part, which)| (format!("permille-part-{which}"), as_letters(part))));
                for (id, held) in held {
                    edition.push_str(&format!("<script type=\"text/plain\" id=\"{id}\">{held}</script>\n"));
                }
                edition.push_str(&format!("<script type=\"module\">{script}</script>\n</body>"));
            }
            Role::Other => edition.push_str(&format!("<{tag}>")),
        }
    }
    Ok(page::written(&edition))
}

/// As browsers decompress by themselves.
pub fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    // Memory takes whatever is written to it.
    let _ = packer.write_all(bytes);
    packer.finish().unwrap_or_default()
}

/// The texts and the module in parts, packed. The first has the texts, after a line that says how long each is and how the module is put together.
fn packed(texts: &[&str], module: &[u8]) -> Result<Vec<Vec<u8>>> {
    let parts = parts::parts(module).ok_or_else(|| Failure::new("The page's module is none that has code."))?;
    let lengths: Vec<usize> = texts.iter().map(|text| text.len()).collect();
    let line = format!("{{\"texts\":{lengths:?},\"pieces\":{:?}}}\n", parts.pieces);
    let first = [line.as_bytes(), texts.concat().as_bytes(), &parts.rest].concat();
    let dictionary = dictionary::dictionary();
    let mut packed = vec![packed_part(&first, &[], &dictionary)?];
    for code in &parts.code {
        packed.push(packed_part(&[], code, &dictionary)?);
    }
    Ok(packed)
}

fn packed_part(plain: &[u8], module: &[u8], dictionary: &[u8]) -> Result<Vec<u8>> {
    let packed = permille_pack::pack(plain, module, dictionary);
    if !packed.understood {
        return Err(Failure::new("The page's module has instructions that packing does not know.")
            .with_way_out("pack/src/instructions.rs is the table of them."));
    }
    // As the page will: what is published starts.
    let mut unpacking = Unpacking::new(&packed.bytes, dictionary).ok();
    let whole = unpacking.as_mut().is_some_and(|unpacking| {
        unpacking.go_on(usize::MAX);
        unpacking.is_whole() && unpacking.so_far() == [plain, module].concat()
    });
    if whole { Ok(packed.bytes) } else { Err(Failure::new("What was packed for the page does not come back as it was.")) }
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
    Encoding,
    Policy,
    Style,
    Icon,
    Start,
    Drop,
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
        _ if is("meta") && attribute(tag, "charset").is_some() => Role::Encoding,
        _ => Role::Other,
    }
}

/// A link as the name of a file beside the page.
fn plain(link: &str) -> &str {
    link.strip_prefix("./").unwrap_or(link)
}
