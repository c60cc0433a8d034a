//! Gold data: one JSON object a line, `id`, `text` and `attributions` with spans by code points.

use std::fs;
use std::path::Path;

use inquit::training::{Gold, LearnedModel, Reader};
use inquit::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    #[serde(default)]
    id: serde_json::Value,
    text: String,
    attributions: Vec<Marked>,
}

#[derive(Deserialize)]
struct Marked {
    #[serde(default)]
    source: Vec<(usize, usize)>,
    #[serde(default)]
    cue: Vec<(usize, usize)>,
    #[serde(default)]
    content: Vec<(usize, usize)>,
}

/// One article with what a person marked in it.
pub struct Article {
    pub id: String,
    pub text: String,
    pub gold: Vec<Gold>,
}

/// Reads a corpus. An error names file, line and reason.
pub fn read(path: &Path) -> Result<Vec<Article>, String> {
    let text = fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut articles = Vec::new();
    for (number, line) in text
        .lines()
        .enumerate()
        .filter(|(_, l)| !l.trim().is_empty())
    {
        let line: Line = serde_json::from_str(line)
            .map_err(|e| format!("{}:{}: {e}", path.display(), number + 1))?;
        let bytes: Vec<usize> = line
            .text
            .char_indices()
            .map(|(at, _)| at)
            .chain([line.text.len()])
            .collect();
        let convert = |spans: &[(usize, usize)]| -> Option<Vec<Span>> {
            spans
                .iter()
                .map(|&(s, e)| Some(Span::new(*bytes.get(s)?, *bytes.get(e)?)))
                .collect()
        };
        let gold = line.attributions.iter().map(|m| {
            Some(Gold {
                source: convert(&m.source)?,
                cue: convert(&m.cue)?,
                content: convert(&m.content)?,
            })
        });
        let gold: Option<Vec<Gold>> = gold.collect();
        let gold = gold.ok_or_else(|| {
            format!(
                "{}:{}: a span lies outside the text",
                path.display(),
                number + 1
            )
        })?;
        let id = line
            .id
            .as_str()
            .map_or_else(|| line.id.to_string(), str::to_owned);
        articles.push(Article {
            id,
            text: line.text,
            gold,
        });
    }
    Ok(articles)
}

/// Writes what a model finds, with spans by code points, in the form in which gold is read.
pub fn write(
    path: &Path,
    reader: &Reader,
    articles: &[Article],
    weights: &str,
    threshold: f32,
) -> Result<(), String> {
    let model = LearnedModel::read(weights).map_err(|e| e.to_string())?;
    let mut out = String::new();
    for article in articles {
        let lesson = reader.lesson(&article.text, &article.gold);
        let chars = |span: &Span| -> [usize; 2] {
            [span.start(), span.end()].map(|b| article.text[..b].chars().count())
        };
        let list = |spans: &[Span]| spans.iter().map(chars).collect::<Vec<_>>();
        let found: Vec<_> = reader
            .predict_with(&lesson, &model, threshold)
            .iter()
            .map(|p| {
                serde_json::json!({"source": list(&p.source), "cue": list(&p.cue), "content": list(&p.content), "score": p.score})
            })
            .collect();
        let line =
            serde_json::json!({"id": article.id, "text": article.text, "attributions": found});
        out.push_str(&line.to_string());
        out.push('\n');
    }
    fs::write(path, out).map_err(|e| format!("{}: {e}", path.display()))
}
