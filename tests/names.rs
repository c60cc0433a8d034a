//! Names, their kinds and whom they lead to, in the short cases of tests/cases/names.txt.

use inquit::{EntityKind, Extractor, MentionForm};

struct Mark {
    start: usize,
    end: usize,
    /// `None`: a pronoun, description or demonym.
    kind: Option<EntityKind>,
    entity: Option<String>,
}

/// `Mr. [Okafor|p] left` as its text and marks.
fn parse(line: &str) -> (String, Vec<Mark>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    let line = line.replace("\\n", "\n");
    let mut rest = line.as_str();
    while let Some(open) = rest.find('[') {
        text.push_str(&rest[..open]);
        let close = open + rest[open..].find(']').expect("a mark is closed");
        let (words, note) = rest[open + 1..close]
            .split_once('|')
            .expect("a mark says its kind");
        let (kind, entity) = match note.split_once('=') {
            Some((kind, entity)) => (kind, Some(entity.to_owned())),
            None => (note, None),
        };
        let kind = match kind {
            "p" => Some(EntityKind::Person),
            "c" => Some(EntityKind::Country),
            "o" => Some(EntityKind::Outlet),
            "i" => Some(EntityKind::Institution),
            "l" => Some(EntityKind::Place),
            "r" => None,
            other => panic!("unknown kind {other} in {line}"),
        };
        let start = text.len();
        text.push_str(words);
        marks.push(Mark {
            start,
            end: text.len(),
            kind,
            entity,
        });
        rest = &rest[close + 1..];
    }
    text.push_str(rest);
    (text, marks)
}

/// What is wrong with the answer to one case.
fn faults(extractor: &Extractor, line: &str) -> Vec<String> {
    let (text, marks) = parse(line);
    let document = extractor.extract(&text);
    let mut faults = Vec::new();
    let name = |index: Option<usize>| index.map_or("nobody", |i| document.entities()[i].name());
    for mark in &marks {
        let words = &text[mark.start..mark.end];
        let found = document
            .mentions()
            .iter()
            .find(|m| m.span().range() == (mark.start..mark.end));
        match found {
            None => faults.push(format!("`{words}` not found")),
            Some(found) => {
                if mark.kind.is_some_and(|kind| kind != found.kind()) {
                    faults.push(format!("`{words}` is {}", found.kind()));
                }
                if mark
                    .entity
                    .as_deref()
                    .is_some_and(|wanted| wanted != name(found.entity()))
                {
                    faults.push(format!("`{words}` leads to {}", name(found.entity())));
                }
            }
        }
    }
    for found in document.mentions() {
        let named = matches!(
            found.form(),
            MentionForm::Name | MentionForm::Alias | MentionForm::Surname
        );
        if named
            && !marks
                .iter()
                .any(|mark| found.span().range() == (mark.start..mark.end))
        {
            faults.push(format!(
                "`{}` taken for a name ({})",
                &text[found.span().range()],
                found.kind()
            ));
        }
    }
    faults
}

#[test]
fn names_in_short_cases() {
    let extractor = Extractor::new();
    let mut report = String::new();
    for line in include_str!("cases/names.txt").lines() {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        match line.strip_prefix('!') {
            Some(known) => {
                if faults(&extractor, known.trim_start()).is_empty() {
                    report += &format!("holds now, take the ! away: {known}\n");
                }
            }
            None => {
                for fault in faults(&extractor, line) {
                    report += &format!("{line}\n    {fault}\n");
                }
            }
        }
    }
    assert!(report.is_empty(), "\n{report}");
}

/// The case file itself: a wrong mark must be noticed.
#[test]
fn a_wrong_answer_is_a_fault() {
    let extractor = Extractor::new();
    assert!(faults(&extractor, "[Russia|c] is large.").is_empty());
    assert_eq!(faults(&extractor, "[Russia|p] is large.").len(), 1);
    assert_eq!(faults(&extractor, "Russia is large.").len(), 1);
    assert_eq!(
        faults(&extractor, "[Russia|c=France] is [large|l].").len(),
        2
    );
}

/// Texts that could make the name rules slow or deep: twenty times the length may not take much more than twenty times as long.
#[test]
fn time_grows_with_the_length() {
    let extractor = Extractor::new();
    let time = |text: &str| {
        let start = std::time::Instant::now();
        let _ = extractor.extract(text).mentions().len();
        start.elapsed().as_secs_f64()
    };
    for unit in [
        "New York ",
        "John Smith ",
        "Smith and ",
        "Venezuela-US-",
        "Bank of the ",
        "he said his ",
        "John Smith met Jane Smith. He told her. ",
    ] {
        time(&unit.repeat(100));
        let (short, long) = (time(&unit.repeat(500)), time(&unit.repeat(10_000)));
        assert!(
            long < short * 20.0 * 8.0 + 0.5,
            "`{unit}`: {short} s, twenty times as long {long} s"
        );
    }
}
