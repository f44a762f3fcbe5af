//! The kept inputs, and the time that an answer may take.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use permille_fuzz::{Answer, Kept, READERS, Reader, kept};

/// Far above what any input takes unoptimised, far below what one would that is made to stop the page.
const SOON: Duration = Duration::from_secs(30);

/// The kept inputs of every reader.
static INPUTS: LazyLock<BTreeMap<&str, Vec<Kept>>> =
    LazyLock::new(|| READERS.iter().map(|reader| (reader.name, kept(&repository(), reader).unwrap())).collect());

/// The repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The kept inputs of a reader.
pub fn of(reader: &str) -> &'static [Kept] {
    &INPUTS[reader]
}

/// What a reader makes of bytes, soon.
pub fn answer(reader: &Reader, bytes: &[u8]) -> Answer {
    let start = Instant::now();
    let answer = (reader.holds)(bytes);
    println!("{:?}", start.elapsed());
    assert!(start.elapsed() < SOON, "{}: {} bytes took {:?}", reader.name, bytes.len(), start.elapsed());
    answer
}
