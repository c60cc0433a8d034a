//! The pages of `attribute --format html`, read by a strict XML reader: they nest, they hold the article, and no text of it becomes markup.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::print_stderr)]

mod program;

use std::collections::HashSet;
use std::fs;

use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

use program::{command, file, folder, run, run_on};

fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(page, options).unwrap_or_else(|e| panic!("{e}\n{page}"))
}

fn classes<'a>(node: &Node<'a, '_>) -> Vec<&'a str> {
    node.attribute("class")
        .map_or(Vec::new(), |c| c.split(' ').collect())
}

fn has_class(node: &Node<'_, '_>, class: &str) -> bool {
    classes(node).contains(&class)
}

/// The words of the article in a node, without labels and notes, and without blanks, which a page may set otherwise.
fn words(node: Node<'_, '_>) -> String {
    let ours = |node: &Node<'_, '_>| {
        ["n", "note", "letter", "untitled"]
            .iter()
            .any(|c| has_class(node, c))
    };
    node.descendants()
        .filter(|n| n.is_text() && !n.ancestors().any(|a| ours(&a)))
        .map(|n| n.text().unwrap())
        .flat_map(str::chars)
        .filter(|c| !c.is_whitespace())
        .collect()
}

fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn article<'a>(page: &'a Document<'a>) -> Node<'a, 'a> {
    page.descendants()
        .find(|n| n.has_tag_name("article"))
        .unwrap()
}

fn record(path: &str) -> Value {
    serde_json::from_str(&run(&["--format", "jsonl", path]).well()).unwrap()
}

fn articles() -> Vec<String> {
    let paths = fs::read_dir("examples/articles").unwrap();
    paths
        .map(|p| p.unwrap().path().to_str().unwrap().to_owned())
        .collect()
}

/// What no text may bring into a page, and that all links lead somewhere.
fn is_sound(page: &Document<'_>) {
    let mut ids = HashSet::new();
    for node in page.descendants().filter(Node::is_element) {
        let tag = node.tag_name().name();
        assert!(
            !["script", "iframe", "object", "img", "link", "base", "form"].contains(&tag),
            "<{tag}>"
        );
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{}", attribute.name());
            if attribute.name() == "id" {
                assert!(ids.insert(attribute.value()), "{} twice", attribute.value());
            }
        }
    }
    for node in page.descendants() {
        for name in ["href", "aria-describedby"] {
            let Some(to) = node.attribute(name) else {
                continue;
            };
            let local = to.strip_prefix('#').unwrap_or(to);
            assert!(to == "index.html" || ids.contains(local), "{name}={to}");
        }
    }
}

#[test]
fn a_page_holds_all_of_the_article() {
    for path in articles() {
        let html = run(&["--format", "html", &path]).well();
        let page = parse(&html);
        is_sound(&page);
        let text = fs::read_to_string(&path).unwrap();
        assert_eq!(words(article(&page)), bare(&text), "{path}");
    }
}

#[test]
fn contents_sources_and_cues_are_marked_with_the_number_of_their_attribution() {
    for path in articles() {
        let (record, text) = (record(&path), fs::read_to_string(&path).unwrap());
        let html = run(&["--format", "html", &path]).well();
        let page = parse(&html);
        let article = article(&page);
        for (number, attribution) in record["attributions"]
            .as_array()
            .unwrap()
            .iter()
            .enumerate()
        {
            for (part, class) in [("content", "said"), ("source", "source"), ("cue", "cue")] {
                let spans = attribution[part].as_array().unwrap().iter();
                let expected: String = spans
                    .map(|s| {
                        bare(
                            &text[s["start"].as_u64().unwrap() as usize
                                ..s["end"].as_u64().unwrap() as usize],
                        )
                    })
                    .collect();
                let number = format!("a{number}");
                let marked: String = article
                    .descendants()
                    .filter(|n| has_class(n, class) && has_class(n, &number))
                    .map(words)
                    .collect();
                assert_eq!(marked, expected, "{path}: {part} of {number}");
            }
        }
    }
}

#[test]
fn names_have_the_class_of_their_kind_and_the_name_of_their_entity() {
    let html = run_on(
        &["--format", "html"],
        "“We won,” Ana Lopes told Reuters in Spain. She left.".as_bytes(),
    )
    .well();
    let page = parse(&html);
    let names: Vec<(String, &str)> = article(&page)
        .descendants()
        .filter(|n| has_class(n, "m"))
        .map(|n| (words(n), n.attribute("title").unwrap()))
        .collect();
    let expected = [
        ("AnaLopes", "Ana Lopes, person"),
        ("Reuters", "Reuters, outlet"),
        ("Spain", "Spain, country"),
        ("She", "Ana Lopes, person"),
    ];
    assert_eq!(
        names,
        expected.map(|(words, title)| (words.to_owned(), title))
    );
}

#[test]
fn the_list_groups_by_speaker_and_tells_what_stands_inside_what() {
    let text = "Reuters reported that Ana Lopes had denied that she would resign. “We won,” Ana Lopes said.";
    let html = run_on(&["--format", "html"], text.as_bytes()).well();
    let page = parse(&html);
    let speakers: Vec<(String, usize)> = page
        .descendants()
        .filter(|n| has_class(n, "speaker"))
        .map(|n| {
            let name = n.descendants().find(|n| has_class(n, "m")).unwrap();
            let entries = n.descendants().filter(|n| has_class(n, "entry"));
            (words(name), entries.count())
        })
        .collect();
    assert_eq!(
        speakers,
        [("Reuters".to_owned(), 1), ("AnaLopes".to_owned(), 2)]
    );
    let inside = page.descendants().find(|n| has_class(n, "inside")).unwrap();
    assert!(words(inside).contains("ofReuters"), "{}", words(inside));
    let chain = page.descendants().find(|n| has_class(n, "chain")).unwrap();
    let told: Vec<(usize, String)> = chain
        .descendants()
        .filter(|n| has_class(n, "node"))
        .map(|n| {
            let depth = n.ancestors().filter(|a| a.has_tag_name("ul")).count();
            (depth, words(n))
        })
        .collect();
    let expected = [
        (1, "Reutersreported"),
        (2, "AnaLopeshaddenied"),
        (1, "AnaLopessaid"),
    ];
    assert_eq!(
        told,
        expected.map(|(depth, words)| (depth, words.to_owned()))
    );
}

#[test]
fn no_text_becomes_markup() {
    let pieces = [
        "<script>alert(1)</script>",
        "</style><img src=x onerror=alert(1)>",
        "\"><b onmouseover=\"x",
        "' onfocus='x",
        "&lt;i&gt; &amp; &#60;",
        "-->]]><!--",
        "Ana <b>Lopes</b>",
        "“We <i>won</i>,” said Ana \"Onload\" Lopes.",
        "\u{0}\u{8}\u{b}\u{c}\u{7f}\u{85}\u{fffe}\u{202e}",
        "Ana Lopes said that Tom Reed <u>denied</u> that “he </span></article> ran”.",
        "\r\n\r\n",
        "\n",
        "</title>",
        "<HTML>\n\nBy A & B\n\n",
        "“",
        "”",
    ];
    let mut lines = String::new();
    for first in 0..pieces.len() {
        for step in 0..pieces.len() {
            let text: String = (0..5)
                .map(|i| pieces[(first + i * step) % pieces.len()].to_owned() + " ")
                .collect();
            lines += &format!(
                "{{\"id\": {}, \"text\": {}}}\n",
                Value::from(pieces[first]),
                Value::from(text)
            );
        }
    }
    let folder = folder("hostile");
    let out = folder.to_str().unwrap();
    run_on(
        &["--input", "jsonl", "--format", "html", "--out", out],
        lines.as_bytes(),
    )
    .well();
    let mut pages = 0;
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let html = fs::read_to_string(&path).unwrap();
        let page = parse(&html);
        for node in page.descendants() {
            assert!(
                !["b", "i", "u"].contains(&node.tag_name().name()) || node.attributes().len() <= 1
            );
        }
        if path.ends_with("index.html") {
            let links = page.descendants().filter_map(|n| n.attribute("href"));
            for link in links {
                assert!(folder.join(link).exists(), "{link}");
            }
        } else {
            is_sound(&page);
        }
        pages += 1;
    }
    assert_eq!(pages, pieces.len() * pieces.len() + 1);
}

#[test]
fn a_page_needs_nothing_but_itself() {
    let html = run(&["--format", "html", "examples/articles/wire.txt"]).well();
    for outside in ["http:", "https:", "//", "url(", "@import", "<script"] {
        let at = html.find(outside);
        assert!(
            at.is_none(),
            "{outside}: {:?}",
            at.map(|at| &html[at..at + 40])
        );
    }
}

#[test]
fn a_text_without_attributions_has_a_page_too() {
    for text in ["", " \n", "It rained.\n"] {
        let html = run_on(&["--format", "html"], text.as_bytes()).well();
        let page = parse(&html);
        is_sound(&page);
        assert_eq!(words(article(&page)), bare(text));
        assert!(html.contains("Nobody is said to have said anything"));
    }
}

#[test]
fn a_long_article_makes_a_page_in_linear_time() {
    let text = fs::read_to_string("examples/articles/speech.txt").unwrap();
    let time = |times: usize| {
        let path = file("long.txt", text.repeat(times));
        let start = std::time::Instant::now();
        let status = command(&["--format", "html", &path])
            .output()
            .unwrap()
            .status;
        assert!(status.success());
        start.elapsed()
    };
    let (short, long) = (time(20), time(160));
    assert!(long < short * 40, "{short:?} for 20, {long:?} for 160");
}
