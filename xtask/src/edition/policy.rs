//! The policy of a page that stands alone: its own scripts, its own worker, and no connection to anywhere.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

/// The tag that declares it, allowing these scripts and no other.
pub(super) fn tag(scripts: &[&str]) -> String {
    let digest = |script: &&str| format!("'sha256-{}' ", BASE64_STANDARD.encode(Sha256::digest(script.as_bytes())));
    let digests: String = scripts.iter().map(digest).collect();
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src {digests}'wasm-unsafe-eval'; \
         style-src 'unsafe-inline'; img-src data: blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'\">"
    )
}
