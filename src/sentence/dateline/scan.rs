//! Reading the parts of a dateline from left to right.

use std::ops::Range;

use crate::sentence::lexicon::{Classes, LEXICON};

/// Where the parts stand in the head of the paragraph.
#[derive(Default, Debug)]
pub(super) struct Parts {
    pub(super) place: Option<Range<usize>>,
    pub(super) region: Option<Range<usize>>,
    pub(super) date: Option<Range<usize>>,
    pub(super) agency: Option<Range<usize>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Dash,
    Stop,
    Colon,
}

/// Reads a head from left to right.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scan<'h> {
    head: &'h str,
    pub(super) at: usize,
}

impl<'h> Scan<'h> {
    pub(super) fn new(head: &'h str) -> Self {
        Scan { head, at: 0 }
    }

    fn rest(&self) -> &'h str {
        self.head.get(self.at..).unwrap_or("")
    }

    pub(super) fn eat(&mut self, prefix: &str) -> bool {
        let found = self.rest().starts_with(prefix);
        if found {
            self.at += prefix.len();
        }
        found
    }

    /// The word ahead: letters, with inner apostrophes and stops; a stop after it is left.
    fn word(&self) -> &'h str {
        let rest = self.rest();
        let end = rest
            .find(|c: char| !(matches!(c, '\'' | '’' | '.') || is_letter(c)))
            .unwrap_or(rest.len());
        rest[..end].trim_end_matches(['.', '\'', '’'])
    }

    /// `St.`, `FT.`: part of a name though it ends in a stop.
    fn saint(&mut self) -> bool {
        [
            "St. ", "ST. ", "Ft. ", "FT. ", "Mt. ", "MT. ", "STE. ", "Ste. ", "PT. ", "Pt. ",
        ]
        .iter()
        .any(|s| self.eat(s))
    }

    /// Reads the place; whether it is in capitals.
    pub(super) fn place(&mut self, parts: &mut Parts) -> bool {
        let start = self.at;
        let mut kind = None;
        let mut end = start;
        for _ in 0..8 {
            let before = self.at;
            if end > start {
                // Between the words of a name, or between two places.
                if !(self.eat(" / ")
                    || self.eat(" and ")
                    || self.eat(" AND ")
                    || self.eat("/")
                    || self.eat("-")
                    || self.eat(" "))
                {
                    break;
                }
                for link in [
                    "de ", "del ", "la ", "al-", "al ", "of ", "on ", "upon ", "le ", "el-",
                    "the ", "-",
                ] {
                    let _ = self.eat(link);
                }
            }
            let saint = self.saint();
            let word = self.word();
            let letters = word.chars().filter(|c| is_letter(*c)).count();
            let capitals = word.chars().filter(|c| c.is_uppercase()).count();
            let this = if letters >= 2 && letters == capitals {
                true
            } else if letters >= 2 && word.starts_with(char::is_uppercase) {
                false
            } else {
                self.at = before;
                break;
            };
            if kind.is_some_and(|k| k != this) && !saint
                || LEXICON.get(word).has(Classes::MONTH) && self.dated()
            {
                self.at = before;
                break;
            }
            kind = kind.or(Some(this));
            self.at += word.len();
            // D.C., N.Y. keep their stop.
            if word.contains('.') && self.rest().starts_with('.') {
                self.at += 1;
            }
            end = self.at;
        }
        self.at = end;
        if end > start {
            parts.place = Some(start..end);
        }
        kind == Some(true)
    }

    /// Whether what follows the place may belong to a dateline.
    pub(super) fn goes_on(&self) -> bool {
        let mut rest = self.rest().chars();
        match rest.next() {
            Some(' ') => match rest.next() {
                Some('(' | '/' | '|' | '-' | '—' | '–' | '―') => true,
                Some(c) => c.is_ascii_digit() || c.is_ascii_uppercase(),
                None => false,
            },
            Some(c) => matches!(c, ',' | '.' | ':' | '-' | '—' | '–' | '―' | '/'),
            None => false,
        }
    }

    pub(super) fn region(&mut self) -> Option<Range<usize>> {
        let start = self.at;
        let mut end = start;
        for _ in 0..4 {
            let before = self.at;
            if end > start {
                if !self.eat(" ") {
                    break;
                }
                let _ = self.eat("of ") || self.eat("and ");
            }
            let word = self.word();
            if !word.starts_with(char::is_uppercase)
                || LEXICON.get(word).has(Classes::MONTH) && self.dated()
            {
                self.at = before;
                break;
            }
            self.at += word.len();
            let _ = self.eat(".");
            end = self.at;
        }
        self.at = end;
        (end > start).then_some(start..end)
    }

    fn dated(&self) -> bool {
        let mut ahead = *self;
        ahead.date().is_some()
    }

    fn number(&mut self, most: usize) -> Option<u32> {
        let rest = self.rest();
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || digits > most {
            return None;
        }
        self.at += digits;
        rest[..digits].parse().ok()
    }

    fn month(&mut self) -> bool {
        let word = self.word();
        let title = {
            let mut chars = word.chars();
            chars
                .next()
                .map(|c| c.to_string() + &chars.as_str().to_lowercase())
                .unwrap_or_default()
        };
        let found = LEXICON.get(&title).has(Classes::MONTH);
        if found {
            self.at += word.len();
            let _ = self.eat(".");
        }
        found
    }

    /// `Nov. 19`, `November 2, 2025`, `12 Sept.`, `Sunday, Nov. 2`.
    pub(super) fn date(&mut self) -> Option<Range<usize>> {
        let from = self.at;
        let found = self.date_from(from);
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn date_from(&mut self, start: usize) -> Option<Range<usize>> {
        let weekday = self.word();
        if LEXICON.get(weekday).has(Classes::WEEKDAY) {
            self.at += weekday.len();
            let _ = self.eat(",");
            let _ = self.eat(" ");
        }
        if self.month() {
            let _ = self.eat(" ");
            self.number(2).filter(|day| (1..=31).contains(day))?;
        } else {
            self.number(2).filter(|day| (1..=31).contains(day))?;
            let _ = self.eat(" ");
            if !self.month() {
                return None;
            }
        }
        let mut end = self.at;
        if (self.eat(", ") || self.eat(" ")) && self.number(4).is_some_and(|year| year > 1000) {
            end = self.at;
        }
        // A month that keeps its stop only to end the date: `November 2.` keeps it outside, `12 Sept.` inside.
        self.at = end;
        // `/ 04:00 am`
        if self.eat(" / ") && self.number(2).is_some() && self.eat(":") && self.number(2).is_some()
        {
            let _ = self.eat(" ");
            let _ = self.eat("am") || self.eat("pm");
        } else {
            self.at = end;
        }
        Some(start..end)
    }

    /// What stands in brackets or slashes, or after a dash if it is an agency we know; and whether we know it.
    pub(super) fn agency(&mut self) -> Option<(Range<usize>, bool)> {
        let from = self.at;
        let found = self.agency_from();
        if found.is_none() {
            self.at = from;
        }
        found
    }

    fn agency_from(&mut self) -> Option<(Range<usize>, bool)> {
        let dashed = self.eat("-- ")
            || self.eat("--")
            || self.eat("- ")
            || self.eat("— ")
            || self.eat("– ")
            || self.eat("–")
            || self.eat("—");
        let close = if self.eat("(") {
            ')'
        } else if !dashed && self.eat("/") {
            '/'
        } else {
            let known = LEXICON.begins(self.rest(), Classes::AGENCY)?;
            let start = self.at;
            self.at += known.len();
            let ahead = self.rest();
            let ends = [".", ",", " -", " —", " –", ":"]
                .iter()
                .any(|m| ahead.starts_with(m));
            return ends.then_some((start..self.at, true));
        };
        let rest = self.rest();
        let len = rest.find(close).filter(|&len| (2..=60).contains(&len))?;
        let inside = &rest[..len];
        let trimmed = inside.trim();
        let start = self.at + (inside.len() - inside.trim_start().len());
        self.at += len + 1;
        let known = trimmed
            .split(['/', ',', '|'])
            .chain([trimmed])
            .any(|part| LEXICON.begins(part.trim(), Classes::AGENCY).is_some());
        let name = trimmed.starts_with(char::is_alphanumeric) && !trimmed.contains(['—', '“', '"']);
        name.then_some((start..start + trimmed.len(), known))
    }

    /// Whether a stretch is a date and nothing else.
    pub(super) fn is_date(&self, range: Range<usize>) -> bool {
        let mut inside = Scan {
            head: self.head.get(..range.end).unwrap_or(""),
            at: range.start,
        };
        inside.date().is_some_and(|date| date == range)
    }

    /// Whether a second bracket follows.
    pub(super) fn another_agency(&self) -> bool {
        let mut ahead = *self;
        let _ = ahead.eat(" ");
        ahead.rest().starts_with('(') && ahead.agency().is_some()
    }

    /// The mark that ends the dateline; a stop does so only behind a date or an agency.
    pub(super) fn mark(&mut self, stop: bool) -> Mark {
        let from = self.at;
        if stop && self.eat(".") {
            // `MEXICO CITY, Nov 2 (EFE).-`
            let _ = self.eat("-") || self.eat("–") || self.eat("—");
            return Mark::Stop;
        }
        let blank = self.eat(" ");
        let after_bracket = self.head[..from].ends_with([')', '/', '.']);
        if self.eat("—")
            || self.eat("–")
            || self.eat("―")
            || self.eat("--")
            || (blank || after_bracket) && self.eat("-")
            || blank && (self.eat("|") || self.eat("•") || self.eat("_"))
        {
            while self.eat("-") {}
            return Mark::Dash;
        }
        if self.eat(":") {
            return Mark::Colon;
        }
        self.at = from;
        Mark::None
    }
}

/// Whether a character is a letter; quotation marks and dashes, the commonest others, are told without the tables.
fn is_letter(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphabetic()
}
