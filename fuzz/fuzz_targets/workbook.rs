//! `permille_fuzz::workbook`, by libFuzzer.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    permille_fuzz::workbook(bytes);
});
