//! What a paragraph of a news text is: headline, byline, section line, boilerplate, prose.

use super::lexicon::{Classes, LEXICON};
use super::SentenceKind;

/// Longest line, in bytes, that is looked at as anything but prose.
const LONGEST: usize = 300;
/// Longest heading between paragraphs of the body.
const CROSSHEAD: usize = 90;

/// What is known of a paragraph besides itself.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings<'t> {
    /// No paragraph of the body has come yet.
    pub(super) head: bool,
    pub(super) next: Option<&'t str>,
}

pub(super) fn kind(paragraph: &str, around: Surroundings<'_>) -> SentenceKind {
    if paragraph.len() > LONGEST {
        let caption = LEXICON
            .begins(paragraph, Classes::CAPTION)
            .is_some_and(|p| p.starts_with("FILE"));
        return if caption {
            SentenceKind::Caption
        } else {
            SentenceKind::Prose
        };
    }
    let marked = is_marked(paragraph);
    if let Some(kind) = by_form(paragraph, marked, around) {
        return kind;
    }
    let Some(next) = around.next else {
        return SentenceKind::Prose;
    };
    let opens = paragraph
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase());
    if !opens || paragraph.ends_with([':', ',', ';']) {
        return SentenceKind::Prose;
    }
    let words = paragraph.split_whitespace().count();
    if around.head {
        if !marked {
            return if words < 2 && paragraph.chars().all(|c| !c.is_lowercase()) {
                SentenceKind::Section
            } else {
                SentenceKind::Headline
            };
        }
        let structural = |line: &str| {
            line.len() <= LONGEST
                && matches!(
                    by_form(line, is_marked(line), around),
                    Some(SentenceKind::Byline | SentenceKind::Timestamp | SentenceKind::Section)
                )
        };
        if title_case(paragraph) && words > 2 || structural(next) {
            return SentenceKind::Headline;
        }
        return SentenceKind::Prose;
    }
    if !marked
        && paragraph.len() <= CROSSHEAD
        && words <= 12
        && !paragraph.starts_with(['•', '-', '–', '*', '"', '“', '('])
        && !paragraph.starts_with(|c: char| c.is_ascii_digit())
    {
        return SentenceKind::Headline;
    }
    SentenceKind::Prose
}

/// What shows by the words of the line itself.
fn by_form(line: &str, marked: bool, around: Surroundings<'_>) -> Option<SentenceKind> {
    if !line.chars().any(char::is_alphanumeric) {
        return Some(SentenceKind::Separator);
    }
    if is_caption(line, marked) {
        return Some(SentenceKind::Caption);
    }
    if is_time(line) || is_published(line) {
        return Some(SentenceKind::Timestamp);
    }
    if is_byline(line, marked) {
        return Some(SentenceKind::Byline);
    }
    if is_boilerplate(line, marked) {
        return Some(SentenceKind::Boilerplate);
    }
    if !marked && around.next.is_some() && is_section(line) {
        return Some(SentenceKind::Section);
    }
    None
}

/// Whether it ends as sentences do, closing marks left aside.
fn is_marked(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
        .ends_with(['.', '?', '!', '…'])
}

fn title_case(line: &str) -> bool {
    let (mut upper, mut lower) = (0, 0);
    for word in line.split_whitespace().filter(|w| w.len() > 3) {
        match word.chars().find(|c| c.is_alphanumeric()) {
            Some(c) if c.is_lowercase() => lower += 1,
            Some(_) => upper += 1,
            None => {}
        }
    }
    upper >= 3 && lower * 8 <= upper
}

/// Whether all its words are of dates and times: `7 p.m.`, `November 02, 3:15`, `Nov. 2, 2025 at 10:45 GMT`, `2 hours ago`.
fn is_time(line: &str) -> bool {
    let mut anchored = false;
    let all = line.len() <= 80
        && words(line).all(|word| {
            let bare = word.trim_end_matches('.');
            let digits = bare.bytes().any(|b| b.is_ascii_digit());
            let named = time_word(word) || time_word(bare);
            anchored |= named || digits && bare.contains(':');
            named
                || digits
                    && bare.chars().all(|c| {
                        c.is_ascii_digit()
                            || matches!(
                                c,
                                ':' | '.'
                                    | '/'
                                    | '-'
                                    | 'h'
                                    | 'a'
                                    | 'p'
                                    | 'm'
                                    | 's'
                                    | 't'
                                    | 'n'
                                    | 'd'
                                    | 'r'
                                    | '\''
                            )
                    })
                || matches!(
                    bare,
                    "at" | "of"
                        | "on"
                        | "ago"
                        | "local"
                        | "time"
                        | "read"
                        | "min"
                        | "mins"
                        | "minute"
                        | "minutes"
                        | "hour"
                        | "hours"
                        | "day"
                        | "days"
                        | "Local"
                        | "Time"
                        | "the"
                        | "and"
                )
        });
    all && anchored
}

/// Months, days, zones, a.m. and p.m.
fn time_word(word: &str) -> bool {
    let classes = LEXICON.get(word);
    classes.has(Classes::MONTH)
        || classes.has(Classes::WEEKDAY)
        || classes.has(Classes::ZONE)
        || matches!(
            word,
            "a.m"
                | "p.m"
                | "am"
                | "pm"
                | "AM"
                | "PM"
                | "A.M"
                | "P.M"
                | "ago"
                | "Today"
                | "Yesterday"
                | "noon"
                | "midnight"
        )
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ',' | '|' | '(' | ')' | '–' | '—' | '•' | '·' | '-' | '/' | '[' | ']'
            )
    })
    .filter(|w| !w.is_empty())
}

fn is_published(line: &str) -> bool {
    let Some(phrase) = LEXICON.begins(line, Classes::PUBLISHED) else {
        return false;
    };
    let rest = line[phrase.len()..].trim_start_matches([':', ' ', '-', '–', '—']);
    let colon = line[phrase.len()..].trim_start().starts_with(':');
    let word = words(rest).next().unwrap_or("");
    let timed = rest.starts_with(|c: char| c.is_ascii_digit())
        || time_word(word)
        || time_word(word.trim_end_matches('.'))
        || matches!(word, "on" | "at");
    line.len() <= 160
        && timed
        && (colon || words(rest).any(|w| w.bytes().any(|b| b.is_ascii_digit())))
        && !rest
            .split_whitespace()
            .any(|w| matches!(w, "the" | "was" | "has" | "in" | "that" | "said"))
}

fn is_byline(line: &str, marked: bool) -> bool {
    if line.len() > 200 {
        return false;
    }
    if let Some(phrase) = LEXICON.begins(line, Classes::BYLINE) {
        let rest = line[phrase.len()..].trim_start_matches([':', ' ']);
        let credit = phrase.contains(' ');
        let mut names = 0;
        let plain = rest.split_whitespace().all(|word| {
            let word = word.trim_matches(['.', ',', ';', '|', '(', ')', '–', '—', '-', '/', '•']);
            let capital = word.starts_with(|c: char| c.is_uppercase()) || word.contains('@');
            names += usize::from(capital);
            capital
                || word.is_empty()
                || word.bytes().any(|b| b.is_ascii_digit())
                || matches!(
                    word,
                    "and"
                        | "for"
                        | "in"
                        | "with"
                        | "of"
                        | "the"
                        | "at"
                        | "de"
                        | "van"
                        | "von"
                        | "der"
                        | "da"
                        | "di"
                        | "del"
                        | "al"
                        | "el"
                        | "bin"
                        | "la"
                        | "le"
                        | "by"
                        | "editing"
                        | "writing"
                        | "additional"
                        | "reporting"
                        | "dpa"
                        | "to"
                        | "via"
                        | "on"
                )
                || LEXICON.get(word).has(Classes::ROLE)
        });
        let first = words(rest).next().unwrap_or("");
        let dated = time_word(first)
            || time_word(first.trim_end_matches('.'))
            || LEXICON.get(first).has(Classes::STARTER) && !matches!(first, "The" | "Will" | "May");
        let ended =
            marked && !credit && !line.ends_with("Jr.") && !line.ends_with("Sr.") && names > 3;
        return (phrase.len() > 4 || matches!(phrase, "By" | "by" | "BY"))
            && plain
            && names > 0
            && !dated
            && !ended;
    }
    // `Ann Marsh, Staff Writer`, `ANN MARSH | Associated Press`
    let Some(at) = line.find([',', '|', '/', '•', '-', '—', '–']) else {
        return false;
    };
    let (name, rest) = line.split_at(at);
    let tail = rest.trim_start_matches([',', '|', '/', '•', '-', '—', '–', ' ']);
    let names = name.split_whitespace().count();
    !marked
        && (2..=4).contains(&names)
        && name
            .split_whitespace()
            .all(|w| w.starts_with(|c: char| c.is_uppercase()))
        && (LEXICON.begins(tail, Classes::ROLE).is_some()
            || LEXICON.begins(tail, Classes::AGENCY).is_some()
            || tail
                .split_whitespace()
                .last()
                .is_some_and(|w| LEXICON.get(w).has(Classes::ROLE)))
        && tail.split_whitespace().count() <= 6
}

fn is_boilerplate(line: &str, marked: bool) -> bool {
    if line.ends_with(['→', '»', '›', '>', '▶']) && line.len() <= 160 {
        return true;
    }
    let Some(phrase) = LEXICON.begins(line, Classes::BOILERPLATE) else {
        return false;
    };
    let rest = &line[phrase.len()..];
    let alone = rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    let colon = phrase.ends_with([':', '©'])
        || rest.starts_with(':')
        || rest.starts_with(" |")
        || phrase.starts_with(['©', '#', '(']);
    let words = line.split_whitespace().count();
    if phrase.contains(' ') {
        return alone || colon || !marked || words <= 25;
    }
    alone || colon || !marked && words <= 12 && !matches!(phrase, "Via" | "Share" | "Source:")
}

fn is_caption(line: &str, marked: bool) -> bool {
    let credit = [
        "/Getty",
        "/AFP",
        "/AP)",
        "/Reuters",
        "/REUTERS",
        "AP Photo/",
        "/EPA",
        "(AP Photo",
        "(Photo by",
        "/TASS)",
        "/Bloomberg",
        "via Getty",
        "via AP",
        "via REUTERS",
    ];
    if !marked && line.len() <= 120 && credit.iter().any(|c| line.contains(c)) {
        return true;
    }
    let Some(phrase) = LEXICON.begins(line, Classes::CAPTION) else {
        return false;
    };
    let rest = line[phrase.len()..].trim_start();
    phrase.ends_with(['/', '-', '—', '–'])
        || phrase.starts_with('(') && line.ends_with(')') && line.len() <= 160
        || rest.starts_with([':', '|', '/', '-', '–', '—', '©'])
        || rest.starts_with("by ") && line.len() <= 120
        || rest.starts_with("courtesy")
        || phrase.starts_with("Courtesy") && rest.starts_with("of ") && !marked
}

/// `World | Politics`, `Home > Europe`, `Russian Politics & Diplomacy November 02, 3:15`.
fn is_section(line: &str) -> bool {
    if line.len() > 100 || line.contains(['"', '“', '?']) {
        return false;
    }
    let parted = [" > ", " › ", " » ", " / ", " | "]
        .iter()
        .any(|mark| line.contains(mark));
    if parted && line.split_whitespace().count() <= 10 {
        return true;
    }
    // A name of a section, then nothing but a date.
    let all: Vec<&str> = line.split_whitespace().collect();
    (1..all.len()).take(8).any(|at| {
        let (name, date) = all.split_at(at);
        date.len() >= 2
            && name.iter().all(|w| {
                w.starts_with(|c: char| c.is_uppercase() || c == '&')
                    || matches!(*w, "and" | "of" | "the")
            })
            && date.iter().any(|w| {
                LEXICON
                    .get(w.trim_end_matches([',', '.']))
                    .has(Classes::MONTH)
            })
            && date.iter().all(|w| {
                is_time(w)
                    || w.bytes()
                        .all(|b| b.is_ascii_digit() || matches!(b, b',' | b':' | b'.'))
            })
            && date
                .iter()
                .any(|w| w.contains(':') || w.trim_end_matches(',').len() == 4)
    })
}
