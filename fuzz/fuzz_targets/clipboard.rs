//! `permille_fuzz::clipboard`, by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    permille_fuzz::clipboard(bytes);
});
