//! Any bytes as a list of names.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/properties/holds.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    holds::gazetteer_file(&String::from_utf8_lossy(bytes));
});
