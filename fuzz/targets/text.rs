//! Any text, through the whole extractor.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/properties/holds.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    holds::text(&String::from_utf8_lossy(bytes));
});
