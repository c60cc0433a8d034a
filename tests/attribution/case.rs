//! Cases as data: read, and their strings found in their texts.

use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use inquit::Span;
use toml::{Table, Value};

pub const KNOWN: &str = "known_failures.toml";

pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/attribution")
}

pub struct Case {
    pub construction: String,
    pub name: String,
    pub text: String,
    pub attributions: Vec<Expected>,
    pub also: Vec<String>,
    /// Rules that must find nothing here.
    pub not: Vec<String>,
}

pub struct Expected {
    pub source: Option<Words>,
    pub cue: Cue,
    pub content: Option<Words>,
    pub addressee: Option<Words>,
    pub kind: Option<String>,
    pub stance: Option<String>,
    pub negated: Option<bool>,
    pub speaker: Option<String>,
    /// Number of the attribution of this case in which this one stands, from 1.
    pub parent: Option<usize>,
    pub rule: Option<String>,
}

/// Indices of words of the text: marks do not count, nor does how a phrase is cut into pieces.
pub type Words = BTreeSet<usize>;

pub enum Cue {
    Words(Words),
    /// A cue without words: a colon or a dash, at this place.
    Mark(Range<usize>),
}

/// The words of a text: runs of letters and digits, without the s of a genitive.
pub fn words(text: &str) -> Vec<Range<usize>> {
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

pub fn covered(words: &[Range<usize>], spans: &[Span]) -> Words {
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
            "rule",
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
            rule: string("rule"),
            parent: parent.and_then(|p| usize::try_from(p).ok()),
        })
    }
}

fn read_case(construction: &str, table: &Table) -> Result<Case, String> {
    const KEYS: &[&str] = &["name", "text", "attribution", "none", "also", "not"];
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
    let strings = |key| -> Result<Vec<String>, String> {
        let list = array(table, key)?.unwrap_or_default();
        let each = list.iter().map(|v| v.as_str().map(str::to_owned));
        each.collect::<Option<_>>()
            .ok_or_else(|| format!("`{key}` is no list of strings"))
    };
    Ok(Case {
        construction: construction.to_owned(),
        name: string("name")?,
        attributions,
        also: strings("also")?,
        not: strings("not")?,
        text,
    })
}

/// All cases, in the order of files and of the cases in them.
pub fn read_cases() -> Vec<Case> {
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
