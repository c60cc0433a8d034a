//! Datelines: `MOSCOW, November 2. /TASS/.`, `DAKAR, Senegal (AP) —`.

mod scan;

use std::ops::Range;

use self::scan::{Mark, Parts, Scan};
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
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
///
/// Far down in an article (`early` is false) capitals before a dash are more likely the title of an entry of a list.
pub(super) fn parse(text: &str, paragraph: Span, early: bool) -> Option<Dateline<'_>> {
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
        early,
    }
    .read(head)
}

struct Reader<'t> {
    text: &'t str,
    whole: &'t str,
    base: usize,
    early: bool,
}

impl<'t> Reader<'t> {
    fn read(&self, head: &str) -> Option<Dateline<'t>> {
        let mut scan = Scan::new(head);
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
                    } else if parts.date.is_none() && scan.is_date(inside.clone()) {
                        // `GENEVA (2 November 2025) –`
                        parts.date = Some(inside);
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
        if mark == Mark::Dash && parts.date.is_none() && parts.agency.is_none() {
            // `AUSTIN, Texas – Nov. 2, 2025 –`
            let mut ahead = scan;
            let _ = ahead.eat(" ");
            let date = ahead.date();
            if date.is_some() && ahead.mark(false) == Mark::Dash {
                (parts.date, scan) = (date, ahead);
            }
        }
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
            // `(CNN) The`: what else would a bracket be that holds the name of an agency and nothing more?
            let alone = parts
                .agency
                .clone()
                .and_then(|r| head.get(r))
                .is_some_and(|a| LEXICON.get(a).has(Classes::AGENCY));
            let capital = rest.trim_start().starts_with(char::is_uppercase);
            return known
                && (dash
                    || dated && mark == Mark::Stop
                    || alone && head.starts_with('(') && capital);
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
            let short = place.split_whitespace().count() <= 3
                && !place.ends_with("'S")
                && !place.ends_with("’S");
            return signed && dash
                || dated && mark != Mark::None
                || dash && prose && (city || parts.region.is_some() || self.early && short)
                || mark == Mark::Colon && city && prose;
        }
        dated && signed && dash || dash && (city || state) || dated && mark != Mark::None && city
    }
}
