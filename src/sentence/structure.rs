//! What a paragraph of a news text is: headline, byline, section line, boilerplate, prose.

use super::lexicon::{Classes, Phrases, LEXICON};
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

/// A line with what is asked of it again and again.
#[derive(Clone, Copy)]
struct Line<'t> {
    text: &'t str,
    /// Whether it ends as sentences do, closing marks left aside.
    marked: bool,
    phrases: Phrases,
}

pub(super) fn kind(paragraph: &str, around: Surroundings<'_>) -> SentenceKind {
    let line = Line::new(paragraph);
    let plain = paragraph.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '“' | '"'));
    if line.marked && !around.head && plain && !line.phrases.has(Classes::LINE) {
        return SentenceKind::Prose;
    }
    if paragraph.len() > LONGEST {
        let file = line
            .phrase(Classes::CAPTION)
            .is_some_and(|p| p.starts_with("FILE"));
        return if file {
            SentenceKind::Caption
        } else {
            SentenceKind::Prose
        };
    }
    if let Some(kind) = line.by_form(around) {
        return kind;
    }
    let Some(next) = around.next else {
        return SentenceKind::Prose;
    };
    if line.marked && !around.head {
        return SentenceKind::Prose;
    }
    let opens = paragraph
        .chars()
        .find(|c| c.is_alphanumeric())
        .is_some_and(|c| !c.is_lowercase());
    if !opens || paragraph.ends_with([':', ',', ';']) {
        return SentenceKind::Prose;
    }
    let words = paragraph.split_ascii_whitespace().count();
    if around.head {
        if !line.marked {
            let rubric = words < 2 && !paragraph.chars().any(char::is_lowercase);
            return if rubric {
                SentenceKind::Section
            } else {
                SentenceKind::Headline
            };
        }
        let below = Line::new(next);
        // A title that asks or cries stands above `By Ann Marsh`; a stop ends titles only rarely, and the credits at the end
        // of an article stand below prose.
        let asks = !paragraph.ends_with('.');
        let structural = next.len() <= LONGEST
            && match below.by_form(around) {
                Some(SentenceKind::Byline) => {
                    asks || below.phrase(Classes::BYLINE).is_some_and(|p| p.len() == 2)
                }
                Some(SentenceKind::Timestamp | SentenceKind::Section) => asks,
                _ => false,
            };
        let title = title_case(paragraph) && words > 2;
        return if title || structural {
            SentenceKind::Headline
        } else {
            SentenceKind::Prose
        };
    }
    let item = paragraph.starts_with(['•', '-', '–', '*', '"', '“', '('])
        || paragraph.starts_with(|c: char| c.is_ascii_digit());
    if paragraph.len() <= CROSSHEAD && words <= 12 && !item {
        return SentenceKind::Headline;
    }
    SentenceKind::Prose
}

impl<'t> Line<'t> {
    fn new(text: &'t str) -> Self {
        let marked = text
            .trim_end_matches(['"', '\'', '”', '’', ')', ']', '»'])
            .ends_with(['.', '?', '!', '…']);
        Line {
            text,
            marked,
            phrases: LEXICON.phrases(text),
        }
    }

    /// The longest phrase of a class that it begins with.
    fn phrase(&self, class: Classes) -> Option<&'static str> {
        self.phrases.begins(self.text, class)
    }

    /// What shows by the words of the line itself.
    fn by_form(&self, around: Surroundings<'_>) -> Option<SentenceKind> {
        if !self.text.bytes().any(|b| b.is_ascii_alphanumeric())
            && !self.text.chars().any(char::is_alphanumeric)
        {
            return Some(SentenceKind::Separator);
        }
        if self.is_caption() {
            return Some(SentenceKind::Caption);
        }
        if self.is_time() || self.is_published() {
            return Some(SentenceKind::Timestamp);
        }
        if self.is_byline()
            || around.head
                && !self.marked
                && (is_role(self.text) || around.next.is_some_and(|next| self.is_name(next)))
        {
            return Some(SentenceKind::Byline);
        }
        if self.is_boilerplate() {
            return Some(SentenceKind::Boilerplate);
        }
        if !self.marked && around.next.is_some() && is_section(self.text) {
            return Some(SentenceKind::Section);
        }
        None
    }

    /// Whether all its words are of dates and times: `7 p.m.`, `November 02, 3:15`, `Nov. 2, 2025 at 10:45 GMT`.
    fn is_time(&self) -> bool {
        let first =
            self.text.starts_with(|c: char| c.is_ascii_digit()) || self.phrases.has(Classes::TIMED);
        first && self.text.len() <= 80 && is_time(self.text)
    }

    /// `Updated: 4:10 p.m. Nov. 2, 2026`
    fn is_published(&self) -> bool {
        let line = self.text;
        let Some(phrase) = self.phrase(Classes::PUBLISHED) else {
            return false;
        };
        let tail = line[phrase.len()..].trim_start();
        let rest = tail.trim_start_matches([':', ' ', '-', '–', '—']);
        let word = words(rest).next().unwrap_or("");
        let timed = rest.starts_with(|c: char| c.is_ascii_digit())
            || time_word(word)
            || time_word(word.trim_end_matches('.'))
            || matches!(word, "on" | "at");
        line.len() <= 160
            && timed
            && (tail.starts_with(':') || words(rest).any(|w| w.bytes().any(|b| b.is_ascii_digit())))
            && !rest
                .split_whitespace()
                .any(|w| matches!(w, "the" | "was" | "has" | "in" | "that" | "said"))
    }

    fn is_byline(&self) -> bool {
        let line = self.text;
        if line.len() > 200 {
            return false;
        }
        // `(Reporting by Ann Marsh; Editing by Dean Frost)`, `— Ann Marsh (@annmarsh) October 3, 2026`
        if line.starts_with('(') {
            let inner = line.trim_matches(['(', ')', '.']);
            return LEXICON
                .phrases(inner)
                .begins(inner, Classes::BYLINE)
                .is_some_and(|p| p.ends_with(" by"));
        }
        if line.starts_with(['—', '–', '-']) {
            return !self.marked && line.contains("(@");
        }
        if let Some(phrase) = self.phrase(Classes::BYLINE) {
            return self.is_credit(phrase);
        }
        if self.marked {
            return false;
        }
        // `Ann Marsh, Staff Writer`, `ANN MARSH | Associated Press`
        let Some(at) = line.find([',', '|', '/', '•', '—', '–']) else {
            return false;
        };
        let (name, rest) = line.split_at(at);
        let tail = rest.trim_start_matches([',', '|', '/', '•', '-', '—', '–', ' ']);
        let phrases = LEXICON.phrases(tail);
        let role = |text: &str| {
            text.split_whitespace()
                .any(|w| LEXICON.get(w).has(Classes::ROLE))
        };
        let signed = phrases.begins(tail, Classes::ROLE).is_some()
            || phrases.begins(tail, Classes::AGENCY).is_some()
            || tail.split_whitespace().next_back().is_some_and(role);
        let short = tail.split_whitespace().count() <= 6;
        short
            && (is_name(name) && signed
                || name.split_whitespace().count() <= 4
                    && name.split_whitespace().next_back().is_some_and(role))
    }

    /// Whether what follows `By` is names and the words that stand among them.
    fn is_credit(&self, phrase: &str) -> bool {
        let rest = self.text[phrase.len()..].trim_start_matches([':', ' ']);
        let mut names = 0;
        let plain = rest.split_whitespace().all(|word| {
            let word =
                word.trim_matches(['.', ',', ';', '|', '(', ')', '–', '—', '-', '/', '•', '·']);
            let named = word.starts_with(char::is_uppercase) || word.contains('@');
            names += usize::from(named);
            let classes = LEXICON.get(word);
            named
                || word.is_empty()
                || word.bytes().any(|b| b.is_ascii_digit())
                || classes.has(Classes::CREDIT)
                || classes.has(Classes::ROLE)
        });
        let first = words(rest).next().unwrap_or("");
        let starter = LEXICON.get(first).has(Classes::STARTER)
            && !matches!(first, "The" | "Will" | "May" | "Dr");
        let dated = time_word(first) || time_word(first.trim_end_matches('.')) || starter;
        // A sentence: `By Monday Ann Marsh Had Won.`
        let sentence =
            self.marked && !phrase.contains(' ') && names > 3 && !self.text.ends_with("r.");
        plain && names > 0 && !dated && !sentence
    }

    /// Whether it is a name alone and the next line says what the person is.
    fn is_name(&self, next: &str) -> bool {
        is_name(self.text) && next.len() <= 100 && !next.ends_with('.') && is_role(next)
    }

    fn is_boilerplate(&self) -> bool {
        let line = self.text;
        if line.len() <= 160 && line.ends_with(['→', '»', '›', '>', '▶']) && !line.contains('«')
        {
            return true;
        }
        let Some(phrase) = self.phrase(Classes::BOILERPLATE) else {
            return false;
        };
        let rest = &line[phrase.len()..];
        if rest.starts_with(',') {
            return false;
        }
        let alone = !rest.contains(char::is_alphanumeric);
        let colon = phrase.ends_with([':', '©'])
            || rest.starts_with(':')
            || rest.starts_with(" |")
            || phrase.starts_with(['©', '#', '(']);
        let words = line.split_whitespace().count();
        if phrase.contains(' ') {
            return alone || colon || !self.marked || words <= 25;
        }
        alone
            || colon
            || !self.marked && words <= 12 && !matches!(phrase, "Via" | "Share" | "Source:")
    }

    fn is_caption(&self) -> bool {
        let line = self.text;
        if !self.marked && line.len() <= 120 {
            let slashed = [
                "/Getty",
                "/AFP",
                "/AP)",
                "/Reuters",
                "/REUTERS",
                "/EPA",
                "/TASS)",
                "/Bloomberg",
                "AP Photo/",
            ];
            let via = ["via Getty", "via AP", "via REUTERS"];
            if line.contains('/') && slashed.iter().any(|c| line.contains(c))
                || line.contains(" via ") && via.iter().any(|c| line.contains(c))
            {
                return true;
            }
        }
        let Some(phrase) = self.phrase(Classes::CAPTION) else {
            return false;
        };
        let rest = line[phrase.len()..].trim_start();
        phrase.ends_with(['/', '-', '—', '–', ':'])
            || phrase.starts_with('(') && line.ends_with(')') && line.len() <= 160
            || rest.starts_with([':', '|', '/', '-', '–', '—', '©'])
            || rest.starts_with("by ") && line.len() <= 120
            || rest.starts_with(',') && phrase.contains(' ')
            || rest.starts_with("courtesy")
            || phrase.starts_with("Courtesy") && rest.starts_with("of ") && !self.marked
    }
}

/// `Transport correspondent`, `Science editor, Coast Herald`
fn is_role(line: &str) -> bool {
    let head = line.split([',', '|']).next().unwrap_or("");
    let mut words = head.split_whitespace();
    head.len() <= 60
        && words
            .next_back()
            .is_some_and(|w| LEXICON.get(w).has(Classes::ROLE))
        && (1..=3).contains(&words.count())
}

/// Two to four words with capitals: what may be a person's name.
fn is_name(text: &str) -> bool {
    let count = text.split_whitespace().count();
    (2..=4).contains(&count)
        && text
            .split_whitespace()
            .all(|w| w.starts_with(char::is_uppercase) && !w.contains(|c: char| c.is_ascii_digit()))
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

fn is_time(line: &str) -> bool {
    let mut anchored = false;
    let all = words(line).all(|word| {
        let bare = word.trim_end_matches('.');
        let digits = bare.bytes().any(|b| b.is_ascii_digit());
        let named = time_word(word) || time_word(bare);
        anchored |= named || digits && bare.contains(':');
        named
            || digits
                && bare.bytes().all(|b| {
                    b.is_ascii_digit()
                        || matches!(
                            b,
                            b':' | b'.'
                                | b'/'
                                | b'h'
                                | b'a'
                                | b'p'
                                | b'm'
                                | b's'
                                | b't'
                                | b'n'
                                | b'd'
                                | b'r'
                                | b'\''
                        )
                })
            || LEXICON.get(bare).has(Classes::TIMES)
    });
    all && anchored
}

/// Months, days, zones, a.m. and p.m.
fn time_word(word: &str) -> bool {
    let classes = LEXICON.get(word.split('+').next().unwrap_or(word));
    classes.has(Classes::MONTH)
        || classes.has(Classes::WEEKDAY)
        || classes.has(Classes::ZONE)
        || classes.has(Classes::CLOCK)
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
    if !line.ends_with(|c: char| c.is_ascii_digit() || c.is_ascii_alphabetic())
        || !line.bytes().any(|b| b.is_ascii_digit())
    {
        return false;
    }
    // A name of a section, then nothing but a date.
    let all: Vec<&str> = line.split_whitespace().take(12).collect();
    let month = |w: &&str| {
        LEXICON
            .get(w.trim_end_matches([',', '.']))
            .has(Classes::MONTH)
    };
    let Some(at) = all.iter().position(month) else {
        return false;
    };
    let at = if at > 1 && all[at - 1].bytes().all(|b| b.is_ascii_digit()) {
        at - 1
    } else {
        at
    };
    let (name, date) = all.split_at(at);
    let capital = |w: &&str| {
        w.starts_with(|c: char| c.is_uppercase() || c == '&') || matches!(*w, "and" | "of" | "the")
    };
    let number = |w: &&str| {
        w.bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b',' | b':' | b'.'))
    };
    !name.is_empty()
        && date.len() >= 2
        && name.iter().all(capital)
        && date.iter().all(|w| is_time(w) || number(w) || month(w))
        && date
            .iter()
            .any(|w| w.contains(':') || w.trim_end_matches(',').len() == 4)
}
