//! Any bytes as a list of cues, and as one of abbreviations.
#![no_main]

#[allow(dead_code)]
#[path = "../../tests/properties/holds.rs"]
mod holds;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let list = String::from_utf8_lossy(bytes);
    holds::cue_file(&list);
    holds::abbreviation_file(&list);
});
