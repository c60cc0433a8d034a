//! A document in the form that was asked for.

use std::io;

use clap::ValueEnum;
use inquit::{Extractor, Offsets};

use crate::input::Article;
use crate::{brat, conllu, html, table, text};

#[derive(Copy, Clone, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person in a terminal
    Text,
    /// What was looked at, and why it was kept or not: `--explain`
    #[value(skip)]
    Explanation,
    /// A record a line
    Jsonl,
    /// A page to look at
    Html,
    /// A row an attribution
    Csv,
    /// CoNLL-U Plus: a word a line, names and parts of attributions as B, I and O
    Conllu,
    /// brat standoff: .txt and .ann
    Brat,
}

/// What an article gives.
pub struct Rendered {
    /// The id of the article, or the name of its file.
    pub name: String,
    /// The end of the file's name, and what is in it.
    pub parts: Vec<(&'static str, String)>,
    /// For the index of pages.
    pub summary: Option<html::Summary>,
}

/// How to render, the same for all articles.
pub struct Renderer<'e> {
    pub extractor: &'e Extractor,
    pub format: Format,
    pub offsets: Offsets,
    /// Each article in a file of its own.
    pub folder: bool,
    /// More than one article goes to standard output.
    pub several: bool,
    pub colour: bool,
}

impl Renderer<'_> {
    /// What a file of results begins with.
    pub fn head(&self) -> io::Result<String> {
        match self.format {
            Format::Csv => table::head(),
            Format::Conllu => Ok(conllu::HEAD.to_owned()),
            _ => Ok(String::new()),
        }
    }

    /// Extracts and renders the article `number`.
    pub fn render(&self, number: usize, article: Article) -> io::Result<Rendered> {
        let document = self.extractor.extract(&article.text);
        let name = article.id.clone().unwrap_or_else(|| article.name.clone());
        let head = if self.folder {
            self.head()?
        } else {
            String::new()
        };
        let between = if self.several && number > 0 { "\n" } else { "" };
        let mut summary = None;
        let parts = match self.format {
            Format::Text => {
                let title = self.several.then_some(name.as_str());
                let mut out = between.as_bytes().to_vec();
                text::print(&document, title, self.colour, &mut out)?;
                // Not `txt`, which may be the article itself.
                vec![("said.txt", String::from_utf8_lossy(&out).into_owned())]
            }
            Format::Explanation => {
                let title = match self.several {
                    true => format!("{between}== {name} ==\n"),
                    false => String::new(),
                };
                let explanation = self.extractor.explain(&article.text);
                vec![("txt", format!("{title}{explanation}"))]
            }
            Format::Jsonl => {
                let mut record = document.to_record(self.offsets);
                record.id = article.id;
                vec![("jsonl", serde_json::to_string(&record)? + "\n")]
            }
            Format::Html => {
                summary = self.folder.then(|| html::Summary::new(&document, &name));
                vec![("html", html::page(&document, &name, self.folder))]
            }
            Format::Csv => {
                let rows = table::rows(&document, article.id.as_deref(), self.offsets)?;
                vec![("csv", head + &rows)]
            }
            Format::Conllu => {
                let sentences = conllu::sentences(&document, article.id.as_deref());
                vec![("conllup", head + &sentences)]
            }
            Format::Brat => vec![
                ("ann", brat::annotations(&document)),
                ("txt", article.text.clone()),
            ],
        };
        Ok(Rendered {
            name,
            parts,
            summary,
        })
    }
}
