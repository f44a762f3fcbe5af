//! The file as a link: the part of an address from the `#` on, to be put behind wherever the app is served from.

use super::Export;
use crate::failure::{Failure, Result};
use permille_exchange::files::{link, replay};

/// The bytes of the text.
pub fn bytes(export: &Export<'_>) -> Result<Vec<u8>> {
    let (document, outlooks) = export.chosen();
    let file = export.opened.written(&replay::stamped_shortly(&document, &export.opened.model, outlooks.iter()));
    let fragment = link::write(&file).map_err(|large| {
        Failure::new(format!("The file is too large for a link: it would take {} characters.", large.characters))
            .with_way_out("Hand on the file itself, or `--format page`.")
    })?;
    Ok(format!("#{fragment}\n").into_bytes())
}
