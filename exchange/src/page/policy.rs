//! The policy of a page that stands alone: its own script, its own worker, and no connection to anywhere.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// The tag that declares it, allowing this script and no other.
pub(super) fn tag(script: &str) -> String {
    let digest = BASE64_STANDARD.encode(Sha256::digest(script.as_bytes()));
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'sha256-{digest}' 'wasm-unsafe-eval'; \
         style-src 'unsafe-inline'; img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'\">"
    )
}
