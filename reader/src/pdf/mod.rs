//! The text of a PDF: what its pages show, put together into lines and paragraphs again.
//!
//! A PDF knows no text, only glyphs at places. Fonts tell which character a glyph is (`font`, `cmap`), a page's operators where it stands (`page`), and the
//! places which glyphs make a line and which lines a paragraph (`layout`); drawn lines make cells (`grid`).

mod cmap;
mod drawn;
mod font;
mod grid;
mod layout;
mod page;
mod radicals;
mod sound;
mod stream;
mod value;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use crate::unread::Unread;

/// More pages than any plan has.
const MOST_PAGES: usize = 3_000;
/// More glyphs than the longest text that is read has.
const MOST_GLYPHS: usize = 5_000_000;
/// Of so many glyphs in a hundred it may be unknown which character they are.
const UNKNOWN_PERCENT: usize = 15;

/// The text of a PDF; tells on the way which part of the pages is done.
///
/// # Errors
/// With what keeps it from being read: a password, pages that are pictures, fonts that do not say their characters, pages that contain themselves,
/// damage.
pub(crate) fn text(bytes: &[u8], tell: &mut dyn FnMut(f64)) -> Result<String, Unread> {
    sound::check(bytes)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Unread::Password,
        LoadPdfError::Decryption(_) => Unread::Password,
        LoadPdfError::Invalid => Unread::Damaged,
    })?;
    let pages = pdf.pages();
    if pages.len() > MOST_PAGES {
        return Err(Unread::TooLong);
    }
    let mut fonts = font::Fonts::default();
    let mut text = layout::Text::default();
    let (mut glyphs, mut unknown) = (0, 0);
    for (at, one) in pages.iter().enumerate() {
        tell(at as f64 / pages.len() as f64);
        let shown = page::shown(one, &mut fonts)?;
        glyphs += shown.glyphs;
        unknown += shown.unknown;
        if glyphs > MOST_GLYPHS {
            return Err(Unread::TooLong);
        }
        text.take(shown.pieces, &shown.rules);
    }
    if glyphs == 0 {
        return Err(Unread::ScannedPdf);
    }
    if unknown * 100 > glyphs * UNKNOWN_PERCENT {
        return Err(Unread::NoCharacters);
    }
    Ok(text.done())
}
