//! `permille_fuzz::scenario_file`, by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    permille_fuzz::scenario_file(bytes);
});
