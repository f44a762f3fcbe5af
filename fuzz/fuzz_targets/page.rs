//! `permille_fuzz::page`, by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    permille_fuzz::page(bytes);
});
