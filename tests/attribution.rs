//! Own cases of attribution, as data: `cases/attribution/*.toml`, one file a construction; README.md there explains the format.
//!
//! The cases that fail must be exactly those listed in `known_failures.toml`; `INQUIT_UPDATE=1 cargo test --test attribution`
//! rewrites the list, for its changes to be read.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use inquit::{Attribution, Document, Extractor, Span};
use toml::{Table, Value};

const KNOWN: &str = "known_failures.toml";

/// Words that a cue may have more or less of: auxiliaries and the like; adverbs in -ly are light as well.
const LIGHT: &[&str] = &[
    "am", "are", "aren", "be", "been", "being", "can", "could", "couldn", "did", "didn", "do",
    "does", "doesn", "doing", "don", "had", "has", "hasn", "have", "haven", "having", "he", "is",
    "isn", "it", "ll", "may", "might", "must", "not", "never", "re", "s", "shall", "should", "t",
    "to", "ve", "was", "wasn", "were", "weren", "will", "would", "wouldn", "won", "also", "again",
    "always", "ever", "even", "just", "once", "only", "often", "still", "then", "yet",
];

/// Prepositions between cue and content, which may go with either.
const SEAM: &[&str] = &[
    "about", "against", "as", "at", "by", "for", "from", "in", "into", "of", "on", "over", "to",
    "with",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attribution")
}

struct Case {
    construction: String,
    name: String,
    text: String,
    attributions: Vec<Expected>,
    also: Vec<String>,
}

struct Expected {
    source: Option<Words>,
    cue: Cue,
    content: Option<Words>,
    addressee: Option<Words>,
    kind: Option<String>,
    stance: Option<String>,
    negated: Option<bool>,
    speaker: Option<String>,
    /// Number of the attribution of this case in which this one stands, from 1.
    parent: Option<usize>,
}

/// Indices of words of the text: marks do not count, nor does how a phrase is cut into pieces.
type Words = BTreeSet<usize>;

enum Cue {
    Words(Words),
    /// A cue without words: a colon or a dash, at this place.
    Mark(Range<usize>),
}

/// The words of a text: runs of letters and digits, without the s of a genitive.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words: Vec<Range<usize>> = Vec::new();
    let mut start = None;
    for (i, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (start, c.is_alphanumeric()) {
            (None, true) => start = Some(i),
            (Some(from), false) => {
                let genitive = &text[from..i] == "s" && text[..from].ends_with(['\'', '’']);
                if !genitive {
                    words.push(from..i);
                }
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn within(words: &[Range<usize>], span: Range<usize>) -> Words {
    (0..words.len())
        .filter(|i| span.start <= words[*i].start && words[*i].end <= span.end)
        .collect()
}

fn covered(words: &[Range<usize>], spans: &[Span]) -> Words {
    let each = spans.iter().map(|s| within(words, s.start()..s.end()));
    each.flatten().collect()
}

/// Where `piece` stands in `text`, not inside a word.
fn occurrences(text: &str, piece: &str) -> Vec<Range<usize>> {
    let inside = |before: Option<char>, after: Option<char>| {
        before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric)
    };
    text.match_indices(piece)
        .map(|(i, _)| i..i + piece.len())
        .filter(|r| {
            !inside(text[..r.start].chars().next_back(), piece.chars().next())
                && !inside(piece.chars().next_back(), text[r.end..].chars().next())
        })
        .collect()
}

/// Where the string is that a case gives: alone in the text, or the one nearest to `near`, or inside a given longer string.
fn locate(text: &str, value: &Value, near: &[Range<usize>]) -> Result<Range<usize>, String> {
    if let Some(table) = value.as_table() {
        let field = |key| table.get(key).and_then(Value::as_str);
        let (Some(piece), Some(context)) = (field("text"), field("in")) else {
            return Err(format!("{value}: a table must have `text` and `in`"));
        };
        let mut around = text.match_indices(context);
        let (Some((at, _)), None) = (around.next(), around.next()) else {
            return Err(format!("{context:?} is not in the text just once"));
        };
        let found = occurrences(context, piece);
        let first = found
            .first()
            .ok_or_else(|| format!("no {piece:?} in {context:?}"))?;
        return Ok(at + first.start..at + first.end);
    }
    let piece = value
        .as_str()
        .ok_or_else(|| format!("{value} is no string"))?;
    let found = occurrences(text, piece);
    let distance = |r: &Range<usize>| {
        let to = |n: &Range<usize>| {
            r.start
                .saturating_sub(n.end)
                .max(n.start.saturating_sub(r.end))
        };
        near.iter().map(to).min().unwrap_or(0)
    };
    match found.len() {
        0 => Err(format!("{piece:?} is not in the text")),
        1 => Ok(found[0].clone()),
        _ if near.is_empty() => Err(format!("{piece:?} is in the text more than once")),
        _ => Ok(found
            .into_iter()
            .min_by_key(|r| (distance(r), r.start))
            .unwrap_or(0..0)),
    }
}

fn array<'v>(table: &'v Table, key: &str) -> Result<Option<&'v [Value]>, String> {
    match table.get(key) {
        None => Ok(None),
        Some(Value::Array(list)) => Ok(Some(list)),
        Some(_) => Err(format!("`{key}` is no list")),
    }
}

fn locate_all(
    text: &str,
    list: Option<&[Value]>,
    near: &[Range<usize>],
) -> Result<Option<Vec<Range<usize>>>, String> {
    let each = |list: &[Value]| list.iter().map(|v| locate(text, v, near)).collect();
    list.map(each).transpose()
}

impl Expected {
    fn new(text: &str, table: &Table) -> Result<Expected, String> {
        const KEYS: &[&str] = &[
            "source",
            "cue",
            "content",
            "addressee",
            "kind",
            "stance",
            "negated",
            "speaker",
            "parent",
        ];
        if let Some(key) = table.keys().find(|k| !KEYS.contains(&k.as_str())) {
            return Err(format!("unknown key `{key}`"));
        }
        let all = words(text);
        let union = |list: Vec<Range<usize>>| -> Words {
            list.into_iter().flat_map(|r| within(&all, r)).collect()
        };
        let content = locate_all(text, array(table, "content")?, &[])?;
        let near = content.clone().unwrap_or_default();
        let cue = locate_all(text, array(table, "cue")?, &near)?.unwrap_or_default();
        let source = locate_all(text, array(table, "source")?, &cue)?;
        let addressee = locate_all(text, array(table, "addressee")?, &cue)?;
        let string = |key| table.get(key).and_then(Value::as_str).map(str::to_owned);
        let parent = table.get("parent").and_then(Value::as_integer);
        let mark = cue.first().cloned().ok_or("no cue")?;
        let cue_words = union(cue);
        Ok(Expected {
            cue: if cue_words.is_empty() {
                Cue::Mark(mark)
            } else {
                Cue::Words(cue_words)
            },
            source: source.map(union),
            content: content.map(union),
            addressee: addressee.map(union),
            kind: string("kind"),
            stance: string("stance"),
            negated: table.get("negated").and_then(Value::as_bool),
            speaker: string("speaker"),
            parent: parent.and_then(|p| usize::try_from(p).ok()),
        })
    }
}

fn read_case(construction: &str, table: &Table) -> Result<Case, String> {
    const KEYS: &[&str] = &["name", "text", "attribution", "none", "also"];
    if let Some(key) = table.keys().find(|k| !KEYS.contains(&k.as_str())) {
        return Err(format!("unknown key `{key}`"));
    }
    let string = |key: &str| {
        let value = table.get(key).and_then(Value::as_str);
        value
            .map(str::to_owned)
            .ok_or_else(|| format!("no `{key}`"))
    };
    let text = string("text")?;
    let none = table.get("none").and_then(Value::as_bool).unwrap_or(false);
    let given = array(table, "attribution")?.unwrap_or_default();
    if none != given.is_empty() {
        return Err("must have either attributions or `none = true`".to_owned());
    }
    let each = given.iter().enumerate().map(|(i, value)| {
        let table = value.as_table().ok_or("`attribution` is no table")?;
        Expected::new(&text, table).map_err(|e| format!("attribution {}: {e}", i + 1))
    });
    let attributions = each.collect::<Result<Vec<_>, String>>()?;
    let also = array(table, "also")?.unwrap_or_default();
    Ok(Case {
        construction: construction.to_owned(),
        name: string("name")?,
        attributions,
        also: also
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect(),
        text,
    })
}

/// All cases, in the order of files and of the cases in them.
fn read_cases() -> Vec<Case> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder())
        .expect("the folder of cases")
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|e| e == "toml") && !path.ends_with(KNOWN))
        .collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in files {
        let construction = file
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let table: Table = fs::read_to_string(&file)
            .expect("a readable file")
            .parse()
            .unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        for value in table["case"]
            .as_array()
            .expect("`case` is a list of tables")
        {
            let value = value.as_table().expect("`case` is a list of tables");
            let case = read_case(&construction, value)
                .unwrap_or_else(|e| panic!("{}: {:?}: {e}", file.display(), value.get("name")));
            cases.push(case);
        }
    }
    cases
}

/// What was found, in the terms of a case.
struct Found<'d> {
    text: &'d str,
    words: Vec<Range<usize>>,
    document: &'d Document<'d>,
}

impl Found<'_> {
    fn word(&self, i: usize) -> String {
        self.text[self.words[i].clone()].to_lowercase()
    }

    fn heavy(&self, cue: &Words) -> Words {
        let light = |w: &str| LIGHT.contains(&w) || SEAM.contains(&w) || w.ends_with("ly");
        cue.iter()
            .copied()
            .filter(|i| !light(&self.word(*i)))
            .collect()
    }

    /// Without the prepositions that stand between cue and content.
    fn inner(&self, content: &Words) -> Words {
        let mut rest = content.clone();
        for &i in content {
            let opens = i == 0 || !content.contains(&(i - 1));
            if opens && SEAM.contains(&self.word(i).as_str()) {
                rest.remove(&i);
            }
        }
        rest
    }

    fn cue_agrees(&self, expected: &Cue, found: &Attribution) -> bool {
        let words = covered(&self.words, found.cue());
        match expected {
            Cue::Mark(at) => {
                words.is_empty()
                    && found
                        .cue()
                        .iter()
                        .any(|s| s.start() < at.end && at.start < s.end())
            }
            Cue::Words(expected) => {
                let (a, b) = (self.heavy(expected), self.heavy(&words));
                if a.is_empty() || b.is_empty() {
                    return !expected.is_disjoint(&words);
                }
                a == b
            }
        }
    }

    /// The fields in which an attribution is not what the case wants; the parent is looked at later.
    fn differences(&self, expected: &Expected, found: &Attribution) -> Vec<&'static str> {
        let mut fields = Vec::new();
        let mut differ = |field, differs: bool| {
            if differs {
                fields.push(field);
            }
        };
        let covered = |spans| covered(&self.words, spans);
        let of = |e: &Option<Words>, spans| e.as_ref().is_some_and(|e| *e != covered(spans));
        differ("source", of(&expected.source, found.source()));
        differ("cue", !self.cue_agrees(&expected.cue, found));
        let content = |e: &Words| self.inner(e) != self.inner(&covered(found.content()));
        differ("content", expected.content.as_ref().is_some_and(content));
        differ("addressee", of(&expected.addressee, found.addressee()));
        let kind = |e: &String| *e != found.kind().to_string();
        differ("kind", expected.kind.as_ref().is_some_and(kind));
        let stance = |e: &String| *e != found.stance().to_string();
        differ("stance", expected.stance.as_ref().is_some_and(stance));
        differ(
            "negated",
            expected.negated.is_some_and(|e| e != found.is_negated()),
        );
        let speaker = found.speaker().map(|i| self.document.entities()[i].name());
        let other = |e: &String| Some(e.as_str()) != speaker;
        differ("speaker", expected.speaker.as_ref().is_some_and(other));
        fields
    }

    fn describe(&self, a: &Attribution) -> String {
        let pieces = |spans: &[Span]| {
            let each = spans.iter().map(|s| self.text[*s].replace('\n', " "));
            each.collect::<Vec<_>>().join(" / ")
        };
        let mut line = format!(
            "[{}] [{}] [{}] {} {}",
            pieces(a.source()),
            pieces(a.cue()),
            pieces(a.content()),
            a.kind(),
            a.stance()
        );
        if a.is_negated() {
            line.push_str(" negated");
        }
        if !a.addressee().is_empty() {
            let _ = write!(line, " to [{}]", pieces(a.addressee()));
        }
        line
    }
}

/// What is wrong in a case, in one line: none if all is right.
fn failure(extractor: &Extractor, case: &Case) -> Option<String> {
    let document = extractor.extract(&case.text);
    let found = Found {
        text: &case.text,
        words: words(&case.text),
        document: &document,
    };
    let all = document.attributions();
    // Best pairs first, so that an answer which is nearly right is named as such.
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for (i, expected) in case.attributions.iter().enumerate() {
        for (j, attribution) in all.iter().enumerate() {
            let differences = found.differences(expected, attribution);
            if !(differences.contains(&"cue") && differences.contains(&"content")) {
                pairs.push((differences.len(), i, j));
            }
        }
    }
    pairs.sort_unstable();
    let mut partner: Vec<Option<usize>> = vec![None; case.attributions.len()];
    let mut taken = vec![false; all.len()];
    for (_, i, j) in pairs {
        if partner[i].is_none() && !taken[j] {
            partner[i] = Some(j);
            taken[j] = true;
        }
    }
    let mut wrong = Vec::new();
    for (i, expected) in case.attributions.iter().enumerate() {
        let number = if case.attributions.len() > 1 {
            format!("{}: ", i + 1)
        } else {
            String::new()
        };
        let Some(j) = partner[i] else {
            wrong.push(format!("{number}nothing"));
            continue;
        };
        let mut fields = found.differences(expected, &all[j]);
        if let Some(parent) = expected.parent {
            if all[j].parent().is_none() || all[j].parent() != partner[parent - 1] {
                fields.push("parent");
            }
        }
        if !fields.is_empty() {
            let got = found.describe(&all[j]);
            wrong.push(format!("{number}{}: {got}", fields.join(", ")));
        }
    }
    for (j, attribution) in all.iter().enumerate() {
        let mut cue = covered(&found.words, attribution.cue()).into_iter();
        let welcome = cue.any(|w| case.also.iter().any(|a| *a.to_lowercase() == found.word(w)));
        if !taken[j] && !welcome {
            wrong.push(format!("too much: {}", found.describe(attribution)));
        }
    }
    (!wrong.is_empty()).then(|| wrong.join("; "))
}

/// Name and reason of the known failures, by construction.
fn read_known() -> BTreeMap<String, String> {
    let Ok(text) = fs::read_to_string(folder().join(KNOWN)) else {
        return BTreeMap::new();
    };
    let table: Table = text.parse().unwrap_or_else(|e| panic!("{KNOWN}: {e}"));
    let lists = table.iter().filter_map(|(_, list)| list.as_table());
    lists
        .flatten()
        .map(|(name, reason)| (name.clone(), reason.as_str().unwrap_or_default().to_owned()))
        .collect()
}

fn write_known(cases: &[Case], failures: &BTreeMap<&str, String>) {
    let mut text = String::from(
        "# Cases that fail, and what is given instead: fields that differ, then [source] [cue] [content] kind stance.\n\
         # Written by INQUIT_UPDATE=1 cargo test --test attribution; read what changes.\n",
    );
    let mut construction = "";
    for case in cases {
        let Some(reason) = failures.get(case.name.as_str()) else {
            continue;
        };
        if construction != case.construction {
            construction = &case.construction;
            let _ = write!(text, "\n[{construction}]\n");
        }
        let _ = writeln!(text, "{} = {}", case.name, Value::String(reason.clone()));
    }
    fs::write(folder().join(KNOWN), text).expect("the list of known failures can be written");
}

fn summary(cases: &[Case], failures: &BTreeMap<&str, String>) -> String {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for case in cases {
        let (right, all) = counts.entry(&case.construction).or_default();
        *all += 1;
        *right += usize::from(!failures.contains_key(case.name.as_str()));
    }
    let mut text = String::new();
    for (construction, (right, all)) in counts {
        let _ = writeln!(text, "{construction:18} {right:3} of {all:3}");
    }
    let right = cases.len() - failures.len();
    let _ = writeln!(text, "{:18} {right:3} of {:3}", "all", cases.len());
    text
}

#[test]
fn names_are_unique() {
    let mut seen = BTreeSet::new();
    for case in read_cases() {
        assert!(
            seen.insert(case.name.clone()),
            "{}: two cases of this name",
            case.name
        );
    }
    assert!(seen.len() >= 400, "only {} cases", seen.len());
}

#[test]
fn cases_are_right_except_the_known_failures() {
    let cases = read_cases();
    let extractor = Extractor::new();
    let failures: BTreeMap<&str, String> = cases
        .iter()
        .filter_map(|case| Some((case.name.as_str(), failure(&extractor, case)?)))
        .collect();
    println!("{}", summary(&cases, &failures));
    if std::env::var_os("INQUIT_UPDATE").is_some() {
        write_known(&cases, &failures);
        return;
    }
    let known = read_known();
    let mut message = String::new();
    for (name, reason) in &failures {
        if !known.contains_key(*name) {
            let _ = writeln!(message, "new failure     {name}: {reason}");
        }
    }
    for (name, reason) in &known {
        if !failures.contains_key(name.as_str()) {
            let _ = writeln!(message, "no longer fails {name} (was {reason})");
        }
    }
    assert!(
        message.is_empty(),
        "{KNOWN} is not up to date; if this is meant, run with INQUIT_UPDATE=1\n{message}"
    );
}

/// Nobody speaks who only has a part in the name of the source.
#[test]
fn whose_lawyer_speaks_says_nothing_himself() {
    let extractor = Extractor::new();
    for text in [
        "Ana Lopes was at home on Sunday. Her lawyer said that she was ill.",
        "Paul Brown was at home on Sunday. His ex-wife said that he was ill.",
        "Mayor Ana Lopes left. The mayor's lawyer said that she was ill.",
        "Ana Lopes left. The Lopes campaign said that it was over.",
        "President Ana Lopes left. The first black president said that it was over.",
    ] {
        let document = extractor.extract(text);
        let speakers: Vec<_> = document
            .attributions()
            .iter()
            .map(|a| a.speaker())
            .collect();
        assert_eq!(speakers, [None], "{text}");
    }
}
