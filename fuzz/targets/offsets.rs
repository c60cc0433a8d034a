//! The offsets of a record, in characters and in UTF-16 units.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/properties/holds.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    holds::offsets(&String::from_utf8_lossy(bytes));
});
