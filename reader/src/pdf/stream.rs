//! The bytes of a stream, never more than a document can need: what a file says of its sizes is not believed.

use std::io::Read;

use flate2::read::ZlibDecoder;
use hayro_syntax::Filter;
use hayro_syntax::object::Stream;

use crate::unread::Unread;

/// What the operators of a page, or a table of a font, may unpack to.
const MOST_BYTES: u64 = 32 * 1024 * 1024;

/// The unpacked bytes of a stream.
///
/// # Errors
/// When there are more than any page has.
pub(super) fn bytes(stream: &Stream<'_>) -> Result<Vec<u8>, Unread> {
    let packed = stream.raw_data();
    let plain = stream.dict().get::<hayro_syntax::object::Dict<'_>>("DecodeParms").is_none_or(|parameters| parameters.is_empty());
    match stream.filters().as_slice() {
        [] => Ok(packed.into_owned()),
        [Filter::FlateDecode] if plain => {
            let mut out = Vec::new();
            // What a torn stream holds up to where it is torn is text all the same.
            let _ = ZlibDecoder::new(&*packed).take(MOST_BYTES + 1).read_to_end(&mut out);
            if out.len() as u64 > MOST_BYTES { Err(Unread::TooLong) } else { Ok(out) }
        }
        // Other filters unpack little, and pictures hold no text.
        _ if packed.len() as u64 > MOST_BYTES / 64 => Ok(Vec::new()),
        _ => Ok(stream.decoded().map(std::borrow::Cow::into_owned).unwrap_or_default()),
    }
}
