//! Links: a whole scenario file in the part of an address after `#`, which browsers never send to a server.
//!
//! `p1.` and letters of base64 for addresses, holding: what kind it is, the digest and the length of the file's text, and the text, either
//! whole or as a difference from a file that ships. Both are deflated with a dictionary that every version-1 link shares and that
//! therefore never changes: texts of the shipped files, the measures and norms of the plans, and the words of the format. A link of a
//! county is short because its file consists mostly of such words.
//!
//! A difference is taken only where the whole is long: it can be read only as long as the same file ships; what record of its results that
//! file has does not matter.

mod base;
mod bytes;
mod difference;
mod pack;
mod problem;
mod qr;
#[cfg(test)]
mod tests;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;

use crate::files::digest;
use crate::files::shipped;
use bytes::Reader;

pub use problem::LinkProblem;
pub use qr::code;

/// What every link begins with, before its version.
const MARK: char = 'p';
/// The version that is written, and the only one that is read.
const VERSION: u32 = 1;
/// Beyond this many characters, programs that pass links on may cut them.
pub const LONG: usize = 2_000;
/// The longest link that is made: browsers take far longer ones, but whatever lies between the sender and the reader may not.
pub const MOST: usize = 30_000;
/// The longest that is read.
const MOST_READ: usize = 400_000;
/// The largest file a link may hold, in bytes: beyond what a browser should be made to lay out by a press on a link.
const LARGEST: usize = 8 * 1024 * 1024;

/// The kinds of link.
const WHOLE: u8 = 0;
const DIFFERENCE: u8 = 1;

/// A file is too large for a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How many characters it would have.
    pub characters: usize,
}

/// Whether the part of an address after `#` is a link of any version.
#[must_use]
pub fn is_link(fragment: &str) -> bool {
    version_and_body(fragment).is_some()
}

/// The link that holds the text of a scenario file, without the `#` before it.
///
/// # Errors
/// When it would be longer than [`MOST`].
pub fn write(file: &str) -> Result<String, TooLarge> {
    let whole = sealed(&whole(file));
    if whole.len() <= LONG {
        return Ok(whole);
    }
    let differences = shipped::ids().filter_map(|id| Some(sealed(&from_shipped(id, file)?)));
    let shortest = differences.chain(std::iter::once(whole)).min_by_key(String::len).unwrap_or_default();
    if shortest.len() <= MOST { Ok(shortest) } else { Err(TooLarge { characters: shortest.len() }) }
}

/// The text of the scenario file that a link holds.
///
/// # Errors
/// When it is no link, is damaged, is of a later version, or differs from a file that no longer ships.
pub fn read(fragment: &str) -> Result<String, LinkProblem> {
    let (version, body) = version_and_body(fragment).ok_or(LinkProblem::NoLink)?;
    if version != VERSION {
        return Err(LinkProblem::OtherVersion { version });
    }
    if body.len() > MOST_READ {
        return Err(LinkProblem::TooLong);
    }
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(body).map_err(|_| LinkProblem::Damaged)?;
    let mut reader = Reader::new(&bytes);
    let (kind, digest, length) = head(&mut reader).ok_or(LinkProblem::Damaged)?;
    if length > LARGEST {
        return Err(LinkProblem::TooLarge);
    }
    let text = match kind {
        WHOLE => pack::unpack(reader.rest(), "", length).ok_or(LinkProblem::Damaged)?,
        DIFFERENCE => {
            let base = base(&mut reader)?;
            difference::apply(&base, reader.rest(), length).ok_or(LinkProblem::Damaged)?
        }
        _ => return Err(LinkProblem::Damaged),
    };
    if short(&text) == digest { Ok(text) } else { Err(LinkProblem::Damaged) }
}

/// The version of a link and what follows it. Letters that programs put into long lines are left out.
fn version_and_body(fragment: &str) -> Option<(u32, String)> {
    let fragment = fragment.trim_start_matches('#').trim();
    let (version, body) = fragment.strip_prefix(MARK)?.split_once('.')?;
    let digits = (1..=4).contains(&version.len()) && version.bytes().all(|byte| byte.is_ascii_digit());
    let version = version.parse().ok().filter(|_| digits)?;
    // A break in a line arrives as white space, written out or as an address has it.
    let body = ["%20", "%0A", "%0D", "%09"].iter().fold(body.to_owned(), |body, code| body.replace(code, ""));
    Some((version, body.split_whitespace().collect()))
}

fn sealed(bytes: &[u8]) -> String {
    format!("{MARK}{VERSION}.{}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// The lower half of a text's digest: enough to tell damage.
fn short(text: &str) -> u32 {
    digest::of_text(text) as u32
}

fn put_head(bytes: &mut Vec<u8>, kind: u8, text: &str) {
    bytes.push(kind);
    bytes.extend(short(text).to_le_bytes());
    bytes::put_number(bytes, text.len());
}

fn head(reader: &mut Reader) -> Option<(u8, u32, usize)> {
    Some((reader.byte()?, reader.four()?, reader.number()?))
}

/// A file whole, without the white space between its parts.
fn whole(file: &str) -> Vec<u8> {
    let text = pack::without_spaces(file);
    let mut bytes = Vec::new();
    put_head(&mut bytes, WHOLE, &text);
    bytes.extend(pack::pack(&text, ""));
    bytes
}

/// A file as its difference from one that ships.
fn from_shipped(id: &str, file: &str) -> Option<Vec<u8>> {
    let base = base::newest(id)?;
    let mut bytes = Vec::new();
    put_head(&mut bytes, DIFFERENCE, file);
    bytes.push(u8::try_from(id.len()).ok()?);
    bytes.extend(id.as_bytes());
    bytes.extend(short(&base).to_le_bytes());
    bytes.extend(difference::between(&base, file));
    Some(bytes)
}

/// The text that a difference is from.
fn base(reader: &mut Reader) -> Result<String, LinkProblem> {
    let length = usize::from(reader.byte().ok_or(LinkProblem::Damaged)?);
    let id = reader.take(length).and_then(|id| std::str::from_utf8(id).ok()).ok_or(LinkProblem::Damaged)?;
    let digest = reader.four().ok_or(LinkProblem::Damaged)?;
    base::known(id, digest).ok_or_else(|| LinkProblem::OtherBase { file: id.to_owned() })
}
