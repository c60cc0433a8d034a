//! Datelines: `MOSCOW, November 2. /TASS/.`, `DAKAR, Senegal (AP) —`.

use std::ops::Range;

use super::lexicon::{Classes, LEXICON};
use crate::Span;

/// No dateline is longer, in bytes.
const LONGEST: usize = 140;

/// Where and when a report was written, and for whom, as its first line says it.
///
/// ```
/// let text = "RENO, Nev., Oct. 4 (UPI) -- The lake froze.";
/// let dateline = inquit::Segmenter::new().dateline(text).unwrap();
/// assert_eq!(&text[dateline.span()], "RENO, Nev., Oct. 4 (UPI) --");
/// assert_eq!(dateline.place(), Some("RENO"));
/// assert_eq!(dateline.place_name().as_deref(), Some("Reno"));
/// assert_eq!((dateline.region(), dateline.date(), dateline.agency()), (Some("Nev."), Some("Oct. 4"), Some("UPI")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dateline<'t> {
    text: &'t str,
    span: Span,
    place: Option<Span>,
    region: Option<Span>,
    date: Option<Span>,
    agency: Option<Span>,
}

impl<'t> Dateline<'t> {
    /// Where it stands, with the dash or stop that ends it.
    ///
    /// ```
    /// let text = "BRUSSELS - Ministers met.";
    /// assert_eq!(inquit::Segmenter::new().dateline(text).unwrap().span().range(), 0..10);
    /// ```
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The place as written, most often in capitals; several are parted by a slash. `None` where only date or agency stand.
    ///
    /// ```
    /// let segmenter = inquit::Segmenter::new();
    /// assert_eq!(segmenter.dateline("LONDON/PARIS (Reuters) - Shares fell.").unwrap().place(), Some("LONDON/PARIS"));
    /// assert_eq!(segmenter.dateline("(Reuters) - Shares fell.").unwrap().place(), None);
    /// ```
    #[must_use]
    pub fn place(&self) -> Option<&'t str> {
        self.get(self.place)
    }

    /// The place with capitals as in running text.
    ///
    /// ```
    /// let dateline = |text| inquit::Segmenter::new().dateline(text).unwrap().place_name();
    /// assert_eq!(dateline("ST. LOUIS (AP) — It rained.").as_deref(), Some("St. Louis"));
    /// assert_eq!(dateline("Beirut (AFP) – It rained.").as_deref(), Some("Beirut"));
    /// ```
    #[must_use]
    pub fn place_name(&self) -> Option<String> {
        let place = self.place()?;
        if place.chars().any(char::is_lowercase) {
            return Some(place.to_owned());
        }
        let mut name = String::with_capacity(place.len());
        let mut inside = false;
        for c in place.chars() {
            if inside {
                name.extend(c.to_lowercase());
            } else {
                name.push(c);
            }
            inside = c.is_alphabetic() || matches!(c, '\'' | '’');
        }
        Some(name)
    }

    /// State, province or country behind the place, as written.
    ///
    /// ```
    /// let text = "DAKAR, Senegal (AP) — It rained.";
    /// assert_eq!(inquit::Segmenter::new().dateline(text).unwrap().region(), Some("Senegal"));
    /// ```
    #[must_use]
    pub fn region(&self) -> Option<&'t str> {
        self.get(self.region)
    }

    /// The date as written.
    ///
    /// ```
    /// let text = "KYIV. Aug 4 (Interfax-Ukraine) – It rained.";
    /// assert_eq!(inquit::Segmenter::new().dateline(text).unwrap().date(), Some("Aug 4"));
    /// ```
    #[must_use]
    pub fn date(&self) -> Option<&'t str> {
        self.get(self.date)
    }

    /// The agency as written, without its brackets or slashes.
    ///
    /// ```
    /// let text = "MOSCOW, November 2. /TASS/. It rained.";
    /// assert_eq!(inquit::Segmenter::new().dateline(text).unwrap().agency(), Some("TASS"));
    /// ```
    #[must_use]
    pub fn agency(&self) -> Option<&'t str> {
        self.get(self.agency)
    }

    /// Where the place stands; as [`place`](Self::place).
    ///
    /// ```
    /// let text = "BRUSSELS - Ministers met.";
    /// assert_eq!(inquit::Segmenter::new().dateline(text).unwrap().place_span().unwrap().range(), 0..8);
    /// ```
    #[must_use]
    pub fn place_span(&self) -> Option<Span> {
        self.place
    }

    fn get(&self, span: Option<Span>) -> Option<&'t str> {
        self.text.get(span?.range())
    }
}

/// The dateline a paragraph begins with.
pub(super) fn parse(text: &str, paragraph: Span) -> Option<Dateline<'_>> {
    let whole = &text[paragraph];
    // Most paragraphs begin with a capital word and a small one: no place.
    match whole.as_bytes() {
        [b'A'..=b'Z', rest @ ..] => {
            let len = rest
                .iter()
                .position(|b| !b.is_ascii_alphabetic() && *b < 0x80)?;
            if let [b' ', b'a'..=b'z', ..] = rest[len..] {
                let link = ["de ", "del ", "of ", "on ", "al-", "upon "]
                    .iter()
                    .any(|l| whole[len + 2..].starts_with(l));
                if !link {
                    return None;
                }
            } else if LEXICON.get(&whole[..=len]).has(Classes::STARTER) {
                return None;
            }
        }
        [b'(' | b'0'..=b'9' | 0xC3.., ..] => {}
        _ => return None,
    }
    let mut end = whole.len().min(LONGEST);
    while !whole.is_char_boundary(end) {
        end -= 1;
    }
    let head = &whole[..end];
    // A dateline ends in a dash or colon, or has an agency in brackets or slashes.
    if !head
        .bytes()
        .any(|b| matches!(b, b'-' | b'(' | b'/' | b':' | b'|' | 0xE2))
    {
        return None;
    }
    Reader {
        text,
        whole,
        base: paragraph.start(),
    }
    .read(head)
}

struct Reader<'t> {
    text: &'t str,
    whole: &'t str,
    base: usize,
}

#[derive(Default, Debug)]
struct Parts {
    place: Option<Range<usize>>,
    region: Option<Range<usize>>,
    date: Option<Range<usize>>,
    agency: Option<Range<usize>>,
}

impl<'t> Reader<'t> {
    fn read(&self, head: &str) -> Option<Dateline<'t>> {
        let mut scan = Scan { head, at: 0 };
        let mut parts = Parts::default();
        let caps = scan.place(&mut parts);
        if parts.place.is_some() && !scan.goes_on() {
            return None;
        }
        let mut known = false;
        // Region, date and agency, in the order in which they come.
        loop {
            let before = scan.at;
            let comma = scan.eat(",");
            let stop = !comma && parts.place.is_some() && scan.eat(".");
            let _ = scan.eat(" ");
            if parts.date.is_none() {
                parts.date = scan.date();
                if parts.date.is_some() {
                    continue;
                }
            }
            if parts.agency.is_none() && !stop || parts.date.is_some() {
                if let Some((inside, is_known)) = scan.agency() {
                    if !is_known
                        && parts.region.is_none()
                        && parts.date.is_none()
                        && scan.another_agency()
                    {
                        // `Nagpur (India) (AFP)`
                        parts.region = Some(inside);
                    } else {
                        parts.agency = Some(inside);
                        known |= is_known;
                    }
                    continue;
                }
            }
            if comma && parts.place.is_some() && parts.region.is_none() && parts.date.is_none() {
                parts.region = scan.region();
                if parts.region.is_some() {
                    continue;
                }
            }
            scan.at = before;
            break;
        }
        if parts.place.is_none() && parts.date.is_none() && parts.agency.is_none() {
            return None;
        }
        let mark = scan.mark(parts.date.is_some() || parts.agency.is_some());
        if !self.holds(head, &parts, caps, known, mark, scan.at) {
            return None;
        }
        let span = |r: Range<usize>| Span::new(self.base + r.start, self.base + r.end);
        Some(Dateline {
            text: self.text,
            span: span(0..scan.at),
            place: parts.place.map(span),
            region: parts.region.map(span),
            date: parts.date.map(span),
            agency: parts.agency.map(span),
        })
    }

    /// Whether the parts found make a dateline: the less sure the place, the more must follow it.
    fn holds(
        &self,
        head: &str,
        parts: &Parts,
        caps: bool,
        known: bool,
        mark: Mark,
        at: usize,
    ) -> bool {
        let (dated, signed) = (parts.date.is_some(), parts.agency.is_some());
        let dash = mark == Mark::Dash;
        let rest = head.get(at..).unwrap_or("");
        let Some(place) = parts.place.clone().and_then(|r| head.get(r)) else {
            return known && (dash || dated && mark == Mark::Stop);
        };
        if LEXICON.get(place).has(Classes::LABEL) {
            return false;
        }
        let city = LEXICON
            .get(&place.to_uppercase())
            .has(Classes::DATELINE_CITY);
        let state = parts
            .region
            .clone()
            .and_then(|r| head.get(r))
            .is_some_and(|r| r.ends_with('.'));
        if known {
            return caps || mark != Mark::None || dated;
        }
        if caps {
            // `TRUMP WINS - and how` is a headline: short, or in capitals throughout, or without its stop.
            let prose = rest.chars().any(char::is_lowercase)
                && (self.whole.len() > 80 || self.whole.ends_with(['.', '”', '"']));
            return signed && dash
                || dated && mark != Mark::None
                || dash && prose
                || mark == Mark::Colon && city && prose;
        }
        dated && signed && dash || dash && (city || state) || dated && mark != Mark::None && city
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    Dash,
    Stop,
    Colon,
}

/// Reads a head from left to right.
#[derive(Clone, Copy, Debug)]
struct Scan<'h> {
    head: &'h str,
    at: usize,
}

impl<'h> Scan<'h> {
    fn rest(&self) -> &'h str {
        self.head.get(self.at..).unwrap_or("")
    }

    fn eat(&mut self, prefix: &str) -> bool {
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
            .find(|c: char| !(c.is_alphabetic() || matches!(c, '\'' | '’' | '.')))
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
    fn place(&mut self, parts: &mut Parts) -> bool {
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
            let letters = word.chars().filter(|c| c.is_alphabetic()).count();
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
    fn goes_on(&self) -> bool {
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

    fn region(&mut self) -> Option<Range<usize>> {
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
    fn date(&mut self) -> Option<Range<usize>> {
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
    fn agency(&mut self) -> Option<(Range<usize>, bool)> {
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

    /// Whether a second bracket follows.
    fn another_agency(&self) -> bool {
        let mut ahead = *self;
        let _ = ahead.eat(" ");
        ahead.rest().starts_with('(') && ahead.agency().is_some()
    }

    /// The mark that ends the dateline; a stop does so only behind a date or an agency.
    fn mark(&mut self, stop: bool) -> Mark {
        let from = self.at;
        if stop && self.eat(".") {
            // `MOSCOW. November 2. INTERFAX -`
            return Mark::Stop;
        }
        let blank = self.eat(" ");
        let after_bracket = self.head[..from].ends_with([')', '/', '.']);
        if self.eat("—")
            || self.eat("–")
            || self.eat("―")
            || self.eat("--")
            || (blank || after_bracket) && self.eat("-")
            || blank && self.eat("| ")
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
