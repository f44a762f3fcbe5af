//! One page: the whole app and a scenario in a single HTML file, which opens from a disk with no server and no network.
//!
//! It is made of the site's own files. The modules are compressed and written in letters; the page's script undoes that with the
//! browser's own means. Its policy allows that one script by its digest, workers made by it, and no connection to anywhere. The scenario
//! stands in the page as data that no browser runs. A page saves itself again by exchanging that data: [`with_scenario`].

mod letters;
mod markup;
mod policy;
#[cfg(test)]
mod tests;

use std::io::Write as _;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::language::{Language, Say};
use markup::{Piece, attribute, pieces};

/// The element that holds the scenario, by its id.
pub const SCENARIO_ID: &str = "permille-scenario";
/// The element as it stands in the page.
const SCENARIO_TAG: &str = "<script type=\"application/json\" id=\"permille-scenario\">";
/// The files of the worker, which the site's page does not name.
const WORKER_SCRIPT: &str = "permille-worker.js";
const WORKER_MODULE: &str = "permille-worker_bg.wasm";
/// The map's outlines, which the site fetches when a map is first shown, and the element that holds them in the page.
const OUTLINES: &str = "outlines.json";
const OUTLINES_ID: &str = "outlines";
/// What starts the app in the page, after the module's own script.
const START: &str = include_str!("start.js");
/// What starts the worker, after its module's own script.
const START_WORKER: &str = include_str!("start-worker.js");

/// Why a page cannot be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageProblem {
    /// A file of the site is not there, or is no text where it should be.
    Missing(String),
    /// A file of the site holds what would end the element it is put into.
    DoesNotFit(String),
    /// The site's page is none, or has been changed.
    NotOurs,
}

impl PageProblem {
    /// What is wrong, and the way out.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        let (zh, en) = match self {
            Self::Missing(file) | Self::DoesNotFit(file) => (
                format!("网站文件“{file}”缺失或无法放进网页。请连上原来的服务器、重新载入后再试，或改用“保存文件”。"),
                format!(
                    "The site's file “{file}” is missing or does not fit into a page. Reload the app from its server and try again, or use “Save file”."
                ),
            ),
            Self::NotOurs => (
                "没有找到 Permille 的起始页。请重新载入后再试，或改用“保存文件”。".to_owned(),
                "The start page of Permille was not found. Reload and try again, or use “Save file”.".to_owned(),
            ),
        };
        language.pick(zh, en)
    }
}

/// The names of the files that the site's page consists of, itself left out.
#[must_use]
pub fn files(html: &str) -> Vec<String> {
    let mut files = Vec::new();
    for piece in pieces(html) {
        let Piece::Tag(tag) = piece else { continue };
        let links = match role(tag) {
            Role::Style | Role::Icon => [attribute(tag, "href"), None],
            Role::Start => [attribute(tag, "data-js"), attribute(tag, "data-wasm")],
            Role::Policy | Role::Drop | Role::Other => [None, None],
        };
        files.extend(links.into_iter().flatten().map(|link| plain(link).to_owned()));
    }
    files.extend([WORKER_SCRIPT, WORKER_MODULE, OUTLINES].map(str::to_owned));
    files
}

/// The empty edition: the app in one page without a scenario. `file` gives the bytes of a file of the site.
///
/// # Errors
/// When a file is missing, or cannot stand in a page.
pub fn edition<'a>(html: &str, file: impl Fn(&str) -> Option<&'a [u8]>) -> Result<String, PageProblem> {
    let bytes = |name: &str| file(name).ok_or_else(|| PageProblem::Missing(name.to_owned()));
    let text = |name: &str| {
        let text = std::str::from_utf8(bytes(name)?).map_err(|_| PageProblem::Missing(name.to_owned()))?;
        // Line ends of one kind: what a browser makes of others would have another digest.
        Ok(text.replace("\r\n", "\n"))
    };
    let fits = |name: &str, text: String| match markup::fits(&text) {
        true => Ok(text),
        false => Err(PageProblem::DoesNotFit(name.to_owned())),
    };
    let start = pieces(html).find_map(|piece| match piece {
        Piece::Tag(tag) if role(tag) == Role::Start => Some((attribute(tag, "data-js")?, attribute(tag, "data-wasm")?)),
        _ => None,
    });
    let (js, wasm) = start.map(|(js, wasm)| (plain(js), plain(wasm))).ok_or(PageProblem::NotOurs)?;
    let script = fits(js, format!("{}\n{START}", text(js)?))?;
    let worker = fits(WORKER_SCRIPT, format!("{}\n{START_WORKER}", text(WORKER_SCRIPT)?))?;
    let mut page = String::new();
    let mut pieces = pieces(html);
    while let Some(piece) = pieces.next() {
        let Piece::Tag(tag) = piece else {
            page.push_str(piece.text());
            continue;
        };
        match role(tag) {
            Role::Policy => page.push_str(&policy::tag(&script)),
            Role::Style => {
                let name = plain(attribute(tag, "href").unwrap_or_default());
                page.push_str(&format!("<style>\n{}</style>", fits(name, text(name)?)?));
            }
            Role::Icon => {
                let name = plain(attribute(tag, "href").unwrap_or_default());
                let icon = BASE64_STANDARD.encode(bytes(name)?);
                page.push_str(&format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"));
            }
            Role::Start => {
                // With the end of its element.
                pieces.next();
            }
            Role::Drop => {}
            Role::Other if tag == "/body" => {
                let module = |name| Ok::<_, PageProblem>(letters::written(&compressed(bytes(name)?)));
                page.push_str(&format!(
                    "{SCENARIO_TAG}</script>\n<script type=\"application/json\" id=\"{OUTLINES_ID}\">{}</script>\n<script type=\"text/plain\" id=\"permille-module\">{}</script>\n\
                     <script type=\"text/plain\" id=\"permille-worker-module\">{}</script>\n\
                     <script type=\"text/plain\" id=\"permille-worker-script\">\n{worker}</script>\n\
                     <script type=\"module\">{script}</script>\n</body>",
                    inert(&text(OUTLINES)?),
                    module(wasm)?,
                    module(WORKER_MODULE)?,
                ));
            }
            Role::Other => page.push_str(&format!("<{tag}>")),
        }
    }
    Ok(page)
}

/// A page with this scenario in it, in place of the one it has; its title says which.
///
/// # Errors
/// When it is no page of ours.
pub fn with_scenario(page: &str, title: &str, scenario: &str) -> Result<String, PageProblem> {
    let (before, rest) = page.split_once(SCENARIO_TAG).ok_or(PageProblem::NotOurs)?;
    let (_, after) = rest.split_once("</script>").ok_or(PageProblem::NotOurs)?;
    let (head, rest) = before.split_once("<title>").ok_or(PageProblem::NotOurs)?;
    let (_, tail) = rest.split_once("</title>").ok_or(PageProblem::NotOurs)?;
    let title = title.replace('&', "&amp;").replace('<', "&lt;");
    let scenario = inert(scenario);
    Ok([head, "<title>", &title, " – Permille ‰</title>", tail, SCENARIO_TAG, "\n", &scenario, "</script>", after].concat())
}

/// JSON that can stand in a page. No bracket, no end of the element; and JSON holds brackets in texts alone, where it has another way to
/// write them.
fn inert(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// What becomes of a tag of the site's page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
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
        _ => Role::Other,
    }
}

/// A link as the name of a file beside the page.
fn plain(link: &str) -> &str {
    link.strip_prefix("./").unwrap_or(link)
}

/// As browsers decompress by themselves, with a check at the end.
fn compressed(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    // Memory takes whatever is written to it.
    let _ = packer.write_all(bytes);
    packer.finish().unwrap_or_default()
}
