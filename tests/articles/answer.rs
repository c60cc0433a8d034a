//! A reader's answer: `tests/articles/NAME.toml`, its strings found in the article.

use inquit::Span;
use toml::{Table, Value};

use crate::resolve::{attribution_spans, Piece};
use crate::words::occurrences;

/// Who said what in an article, by a reader.
pub struct Answer {
    pub dateline: Option<DatelineAnswer>,
    pub sentences: Vec<(Span, String)>,
    /// In text order.
    pub mentions: Vec<MentionAnswer>,
    pub attributions: Vec<AttributionAnswer>,
}

pub struct DatelineAnswer {
    pub span: Span,
    pub place: Option<String>,
    pub date: Option<String>,
    pub agency: Option<String>,
}

pub struct MentionAnswer {
    pub span: Span,
    pub kind: String,
    /// Canonical name of the entity.
    pub name: String,
}

pub struct AttributionAnswer {
    pub id: String,
    pub source: Vec<Span>,
    pub cue: Vec<Span>,
    pub content: Vec<Span>,
    pub addressee: Vec<Span>,
    pub speaker: Option<String>,
    pub kind: String,
    pub stance: String,
    pub negated: bool,
    pub parent: Option<String>,
    /// False where a careful reader may leave it out.
    pub required: bool,
}

impl Answer {
    /// Reads an answer and finds its strings in the article.
    pub fn parse(toml: &str, text: &str) -> Result<Answer, String> {
        let table: Table = toml.parse().map_err(|e| format!("{e}"))?;
        known_keys(&table, "dateline sentence entity attribution")?;
        let dateline = table
            .get("dateline")
            .map(|v| dateline(v, text))
            .transpose()?;
        let mut attributions = Vec::new();
        for table in tables(&table, "attribution")? {
            let id = string(table, "id")?;
            attributions.push(attribution(table, text).map_err(|e| format!("{id}: {e}"))?);
        }
        for one in &attributions {
            if let Some(parent) = &one.parent {
                if !attributions
                    .iter()
                    .any(|a| a.id == *parent && a.id != one.id)
                {
                    return Err(format!("{}: no parent `{parent}`", one.id));
                }
            }
        }
        let answer = Answer {
            dateline,
            sentences: sentences(&table, text)?,
            mentions: mentions(&table, text)?,
            attributions,
        };
        for one in &answer.attributions {
            if let Some(speaker) = &one.speaker {
                if !answer.mentions.iter().any(|m| m.name == *speaker) {
                    return Err(format!("{}: no entity `{speaker}`", one.id));
                }
            }
        }
        Ok(answer)
    }
}

fn known_keys(table: &Table, known: &str) -> Result<(), String> {
    match table
        .keys()
        .find(|key| !known.split(' ').any(|k| k == *key))
    {
        Some(key) => Err(format!("unknown key `{key}`")),
        None => Ok(()),
    }
}

fn tables<'a>(table: &'a Table, key: &str) -> Result<Vec<&'a Table>, String> {
    let list = table
        .get(key)
        .and_then(Value::as_array)
        .ok_or(format!("no [[{key}]]"))?;
    list.iter()
        .map(|v| v.as_table().ok_or(format!("`{key}` is not a table")))
        .collect()
}

fn optional_string(table: &Table, key: &str) -> Result<Option<String>, String> {
    match table.get(key) {
        None => Ok(None),
        Some(Value::String(s)) => Ok(Some(s.clone())),
        Some(_) => Err(format!("`{key}` is not a string")),
    }
}

fn string(table: &Table, key: &str) -> Result<String, String> {
    optional_string(table, key)?.ok_or(format!("no `{key}`"))
}

fn boolean(table: &Table, key: &str) -> Result<Option<bool>, String> {
    match table.get(key) {
        None => Ok(None),
        Some(Value::Boolean(b)) => Ok(Some(*b)),
        Some(_) => Err(format!("`{key}` is not true or false")),
    }
}

fn pieces(table: &Table, key: &str) -> Result<Vec<Piece>, String> {
    let Some(list) = table.get(key) else {
        return Ok(Vec::new());
    };
    let list = list.as_array().ok_or(format!("`{key}` is not a list"))?;
    list.iter()
        .map(|value| match value {
            Value::String(text) => Ok(Piece {
                text: text.clone(),
                within: None,
            }),
            Value::Table(piece) => {
                known_keys(piece, "text in")?;
                Ok(Piece {
                    text: string(piece, "text")?,
                    within: Some(string(piece, "in")?),
                })
            }
            _ => Err(format!(
                "`{key}` has something that is neither a string nor a table"
            )),
        })
        .collect()
}

fn dateline(value: &Value, text: &str) -> Result<DatelineAnswer, String> {
    let table = value.as_table().ok_or("`dateline` is not a table")?;
    known_keys(table, "text place date agency")?;
    let own = string(table, "text")?;
    let found = occurrences(text, &own)
        .next()
        .ok_or(format!("not in the article: {own:?}"))?;
    Ok(DatelineAnswer {
        span: found.into(),
        place: optional_string(table, "place")?,
        date: optional_string(table, "date")?,
        agency: optional_string(table, "agency")?,
    })
}

/// One after the other; together they must hold all that is not blank.
fn sentences(table: &Table, text: &str) -> Result<Vec<(Span, String)>, String> {
    const KINDS: [&str; 5] = ["headline", "dateline", "byline", "boilerplate", "prose"];
    let mut sentences = Vec::new();
    let mut from = 0;
    for table in tables(table, "sentence")? {
        known_keys(table, "kind text")?;
        let (own, kind) = (string(table, "text")?, string(table, "kind")?);
        if !KINDS.contains(&kind.as_str()) {
            return Err(format!("unknown kind `{kind}` of a sentence"));
        }
        let rest = text[from..].trim_start();
        let start = text.len() - rest.len();
        if !rest.starts_with(&own) {
            return Err(format!("the sentence {own:?} should stand at {rest:.60?}"));
        }
        from = start + own.len();
        sentences.push((Span::new(start, from), kind));
    }
    match text[from..].trim() {
        "" => Ok(sentences),
        rest => Err(format!("no sentence for {rest:.60?}")),
    }
}

/// Every place where a name stands by itself, not as part of a longer listed name.
fn mentions(table: &Table, text: &str) -> Result<Vec<MentionAnswer>, String> {
    let mut all: Vec<MentionAnswer> = Vec::new();
    for table in tables(table, "entity")? {
        known_keys(table, "name kind mentions")?;
        let (name, kind) = (string(table, "name")?, string(table, "kind")?);
        for piece in pieces(table, "mentions")? {
            let mut found = occurrences(text, &piece.text).peekable();
            if found.peek().is_none() {
                return Err(format!("not in the article: {:?}", piece.text));
            }
            all.extend(found.map(|range| MentionAnswer {
                span: range.into(),
                kind: kind.clone(),
                name: name.clone(),
            }));
        }
    }
    let spans: Vec<Span> = all.iter().map(|m| m.span).collect();
    all.retain(|m| !spans.iter().any(|s| s.covers(m.span) && *s != m.span));
    all.sort_by_key(|m| m.span);
    match all
        .windows(2)
        .find(|pair| pair[0].span.overlaps(pair[1].span))
    {
        Some(pair) => Err(format!("{:?} is given twice", &text[pair[1].span])),
        None => Ok(all),
    }
}

fn attribution(table: &Table, text: &str) -> Result<AttributionAnswer, String> {
    const STANCES: &str = "assert deny admit accuse promise order request ask decline believe intend praise criticise warn propose agree";
    known_keys(
        table,
        "id source cue content addressee speaker kind stance negated parent required",
    )?;
    let (kind, stance) = (string(table, "kind")?, string(table, "stance")?);
    if !["direct", "indirect", "mixed"].contains(&kind.as_str()) {
        return Err(format!("unknown kind `{kind}`"));
    }
    if !STANCES.split(' ').any(|s| s == stance) {
        return Err(format!("unknown stance `{stance}`"));
    }
    let spans = attribution_spans(
        text,
        &pieces(table, "content")?,
        &pieces(table, "cue")?,
        &pieces(table, "source")?,
        &pieces(table, "addressee")?,
    )?;
    Ok(AttributionAnswer {
        id: string(table, "id")?,
        content: spans.content,
        cue: spans.cue,
        source: spans.source,
        addressee: spans.addressee,
        speaker: optional_string(table, "speaker")?,
        kind,
        stance,
        negated: boolean(table, "negated")?.unwrap_or(false),
        parent: optional_string(table, "parent")?,
        required: boolean(table, "required")?.ok_or("no `required`")?,
    })
}
