//! Inputs that make readers of text slow, greedy or dead: one thing over and over, and one endless paragraph.
//!
//! The tests of time and memory and the bench `hostile` share them.

/// What is repeated, by name.
const UNITS: [(&str, &str); 33] = [
    ("blanks", " "),
    ("newlines", "\n"),
    ("carriage returns", "\r\n"),
    ("opening marks", "“"),
    ("opening marks of three kinds", "“\"‘"),
    ("dots", "."),
    ("spaced marks", "\" \" \" "),
    ("initials", "A. A. A. "),
    ("letters of one word", "a"),
    ("one word", "word "),
    ("capital letters", "A"),
    ("words in capitals", "LONDON "),
    ("digits", "7"),
    ("numbers", "1,000 "),
    ("brackets", "(["),
    ("closing brackets", ")"),
    ("combining marks", "\u{301}"),
    ("marks of many scripts", "e\u{301}\u{300}\u{323}"),
    ("emoji", "😀"),
    ("joined emoji", "👩\u{200d}👩\u{200d}👧"),
    ("right-to-left text", "שלום "),
    ("right-to-left marks", "\u{200f}"),
    ("NUL bytes", "\0"),
    ("one name", "Putin "),
    ("one long name", "New York Times "),
    ("one unlisted name", "Xyzzy Grault "),
    ("a club and its town", "Persib Bandung scored a goal. "),
    ("one cue", "said "),
    ("an open quotation after a cue", "he said \""),
    ("sentences of a name and a cue", "Putin said. "),
    ("pronouns", "She said he knew. "),
    ("claims in claims", "he said that "),
    ("nested marks", "“‘"),
];

/// Every input, of about `size` bytes.
pub fn all(size: usize) -> Vec<(&'static str, String)> {
    let fill = |unit: &str| unit.repeat(size.div_ceil(unit.len()));
    let mut inputs: Vec<_> = UNITS.map(|(name, unit)| (name, fill(unit))).into();
    inputs.push(("one paragraph", paragraph(size)));
    inputs
}

/// Some articles of the project, more than 10 KB.
pub fn articles() -> &'static str {
    concat!(
        include_str!("../../examples/articles/wire.txt"),
        include_str!("../../examples/articles/court.txt"),
        include_str!("../../examples/articles/feature.txt"),
        include_str!("../../examples/articles/business.txt"),
    )
}

/// News without an end, in one paragraph.
pub fn paragraph(size: usize) -> String {
    let line = articles().split_whitespace().collect::<Vec<_>>().join(" ") + " ";
    line.repeat(size.div_ceil(line.len()))
}
