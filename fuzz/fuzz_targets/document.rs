//! `permille_fuzz::document`, by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    permille_fuzz::document(bytes);
});
