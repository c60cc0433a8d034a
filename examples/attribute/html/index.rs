//! The page that leads to all articles of a folder.

use std::fmt::{self, Write};

use inquit::Document;

use super::escape::Escaped;
use super::speakers::Speakers;
use super::{head, title};

/// Speakers that an article's line names.
const NAMED: usize = 4;

/// What the index tells of an article.
pub struct Summary {
    title: String,
    attributions: usize,
    /// Those with a name who speak most, with how often.
    speakers: Vec<(String, usize)>,
}

impl Summary {
    pub fn new(document: &Document<'_>, name: &str) -> Self {
        let mut speakers: Vec<(String, usize)> = Speakers::new(document)
            .all
            .into_iter()
            .filter(|s| s.kind.is_some())
            .map(|s| (s.name, s.attributions.len()))
            .collect();
        speakers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        speakers.truncate(NAMED);
        Summary {
            title: title(document, name),
            attributions: document.attributions().len(),
            speakers,
        }
    }
}

/// The page over all `pages`, each with the name of its file.
pub fn index(pages: &[(String, Summary)]) -> String {
    let mut out = String::new();
    write_index(pages, &mut out).expect("a string takes all that is written");
    out
}

fn write_index(pages: &[(String, Summary)], out: &mut String) -> fmt::Result {
    head("Who said what", out)?;
    let attributions: usize = pages.iter().map(|(_, p)| p.attributions).sum();
    write!(
        out,
        "</style>\n</head>\n<body class=\"index\">\n<main>\n<h1>Who said what</h1>\n<p class=\"sum\">{}, {}</p>\n<ol class=\"pages\">\n",
        counted(pages.len(), "article", "articles"),
        counted(attributions, "quotation or claim", "quotations and claims")
    )?;
    for (file, page) in pages {
        write!(
            out,
            "<li><a href=\"{}\"><bdi>{}</bdi></a>\n<p>{}",
            Escaped(file),
            Escaped(&page.title),
            counted(
                page.attributions,
                "quotation or claim",
                "quotations and claims"
            )
        )?;
        for (i, (name, count)) in page.speakers.iter().enumerate() {
            let comma = if i == 0 { ": " } else { ", " };
            write!(
                out,
                "{comma}<span class=\"whole\"><bdi>{}</bdi> {count}</span>",
                Escaped(name)
            )?;
        }
        out.write_str("</p></li>\n")?;
    }
    out.write_str("</ol>\n</main>\n</body>\n</html>\n")
}

fn counted(count: usize, one: &str, more: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { more })
}
