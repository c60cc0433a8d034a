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
    /// Those who speak most, with how often, and how many others there are.
    speakers: Vec<(String, usize)>,
    others: usize,
}

impl Summary {
    pub fn new(document: &Document<'_>, name: &str) -> Self {
        let mut speakers: Vec<(String, usize)> = Speakers::new(document)
            .all
            .into_iter()
            .map(|s| (s.name, s.attributions.len()))
            .collect();
        speakers.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        let others = speakers.len().saturating_sub(NAMED);
        speakers.truncate(NAMED);
        Summary {
            title: title(document, name),
            attributions: document.attributions().len(),
            speakers,
            others,
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
        "</style>\n</head>\n<body class=\"index\">\n<main>\n<h1>Who said what</h1>\n<p class=\"sum\">{} articles, {attributions} quotations and claims</p>\n<ol class=\"pages\">\n",
        pages.len()
    )?;
    for (file, page) in pages {
        write!(
            out,
            "<li><a href=\"{}\"><bdi>{}</bdi></a>\n<p><b>{}</b>",
            Escaped(file),
            Escaped(&page.title),
            page.attributions
        )?;
        for (name, count) in &page.speakers {
            write!(out, " · <bdi>{}</bdi> {count}", Escaped(name))?;
        }
        match page.others {
            0 => {}
            others => write!(out, " · {others} more")?,
        }
        out.write_str("</p></li>\n")?;
    }
    out.write_str("</ol>\n</main>\n</body>\n</html>\n")
}
