//! Words and phrases of sentence starts and of news structure, from `gazetteers/news_structure.tsv`.

use once_cell::sync::Lazy;

use super::hash::WordMap;

pub(super) static LEXICON: Lazy<Lexicon> =
    Lazy::new(|| Lexicon::read(include_str!("../../gazetteers/news_structure.tsv")));

/// A set of classes of a word, one bit each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Classes(u32);

macro_rules! classes {
    ($($constant:ident $name:literal $bit:literal),* $(,)?) => {
        impl Classes {
            $(pub(super) const $constant: Classes = Classes(1 << $bit);)*
        }

        fn class_of(name: &str) -> Option<Classes> {
            match name {
                $($name => Some(Classes::$constant),)*
                _ => None,
            }
        }
    };
}

classes! {
    STARTER "starter" 0, PREPOSITION "preposition" 1, SPEECH "speech" 2, ZONE "zone" 3, WEEKDAY "weekday" 4,
    MONTH "month" 5, MARKED_NAME "name with mark" 6, AGENCY "agency" 7, BYLINE "byline" 8, PUBLISHED "published" 9,
    BOILERPLATE "boilerplate" 10, CAPTION "caption" 11, ROLE "role" 12, LABEL "label" 13, DATELINE_CITY "dateline city" 14,
    SECTION "section" 15, NOUN_STARTER "noun starter" 16,
    SHORT_WORD "short word" 17, CLAUSE "clause" 18, CLOCK "clock" 19, TIMES "times" 20,
    CREDIT "credit" 21,
}

impl Classes {
    /// Words that a line of date and time may begin with.
    pub(super) const TIMED: Classes =
        Classes(Self::TIMES.0 | Self::CLOCK.0 | Self::MONTH.0 | Self::WEEKDAY.0 | Self::ZONE.0);

    /// What a line other than prose may begin with.
    pub(super) const LINE: Classes = Classes(
        Self::TIMED.0 | Self::BYLINE.0 | Self::PUBLISHED.0 | Self::BOILERPLATE.0 | Self::CAPTION.0,
    );

    pub(super) const fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Debug)]
pub(super) struct Lexicon {
    words: WordMap<Classes>,
    /// Phrases by their first word: what a line may begin with.
    phrases: WordMap<&'static [(&'static str, Classes)]>,
}

impl Lexicon {
    fn read(tsv: &'static str) -> Self {
        let mut words: WordMap<Classes> = WordMap::default();
        let mut phrases: WordMap<Vec<(&'static str, Classes)>> = WordMap::default();
        for row in tsv.lines().filter(|row| !row.starts_with('#')) {
            let Some((text, class)) = row.split_once('\t') else {
                continue;
            };
            let Some(class) = class_of(class) else {
                continue;
            };
            words.entry(text.into()).or_default().0 |= class.0;
            if class.has(Classes::LINE) || class.has(Classes::AGENCY) || class.has(Classes::ROLE) {
                phrases
                    .entry(first_word(text).into())
                    .or_default()
                    .push((text, class));
            }
        }
        // The lexicon lives as long as the program; so may its lists.
        let phrases = phrases
            .into_iter()
            .map(|(word, list)| (word, &*list.leak()))
            .collect();
        Lexicon { words, phrases }
    }

    pub(super) fn get(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The phrases that begin with the first word of a line.
    pub(super) fn phrases(&self, line: &str) -> Phrases {
        Phrases(
            self.phrases
                .get(first_word(line))
                .copied()
                .unwrap_or_default(),
        )
    }

    /// The longest phrase of a class that a line begins with, ended by the edge of a word.
    pub(super) fn begins(&self, line: &str, class: Classes) -> Option<&'static str> {
        self.phrases(line).begins(line, class)
    }
}

/// Phrases with one first word.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Phrases(&'static [(&'static str, Classes)]);

impl Phrases {
    pub(super) fn has(self, class: Classes) -> bool {
        self.0.iter().any(|(_, of)| of.has(class))
    }

    /// The longest of a class that `line` begins with, ended by the edge of a word.
    pub(super) fn begins(self, line: &str, class: Classes) -> Option<&'static str> {
        let fits = |phrase: &str| {
            line.strip_prefix(phrase).is_some_and(|rest| {
                !(phrase.ends_with(char::is_alphanumeric)
                    && rest.starts_with(char::is_alphanumeric))
            })
        };
        let all = self
            .0
            .iter()
            .filter(|(phrase, of)| of.has(class) && fits(phrase));
        all.map(|(phrase, _)| *phrase)
            .max_by_key(|phrase| phrase.len())
    }
}

/// What stands before the first blank or mark; a mark alone where the line begins with one.
fn first_word(line: &str) -> &str {
    let inside =
        |b: &u8| b.is_ascii_alphanumeric() || (0xC3..0xE2).contains(b) || (0x80..0xC0).contains(b);
    let mut end = line.bytes().take_while(inside).count();
    while !line.is_char_boundary(end) {
        end -= 1;
    }
    match line.chars().next() {
        Some(c) if end == 0 => &line[..c.len_utf8()],
        _ => &line[..end],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_row_has_a_class_we_know() {
        let rows = include_str!("../../gazetteers/news_structure.tsv")
            .lines()
            .filter(|r| !r.starts_with('#'))
            .skip(1);
        for row in rows {
            let known = row
                .split_once('\t')
                .and_then(|(_, class)| class_of(class))
                .is_some();
            assert!(known, "no such class: {row}");
        }
    }

    #[test]
    fn phrases_end_at_the_edge_of_a_word() {
        assert_eq!(LEXICON.begins("By Ann Marsh", Classes::BYLINE), Some("By"));
        assert_eq!(LEXICON.begins("Bystanders ran", Classes::BYLINE), None);
        assert_eq!(
            LEXICON.begins("Read more on the site →", Classes::BOILERPLATE),
            Some("Read more")
        );
    }
}
