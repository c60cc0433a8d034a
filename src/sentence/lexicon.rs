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
    SHORT_WORD "short word" 17, CLAUSE "clause" 18,
}

impl Classes {
    pub(super) const fn has(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }
}

#[derive(Debug)]
pub(super) struct Lexicon {
    words: WordMap<Classes>,
    /// Phrases by their first word: what a line may begin with.
    phrases: WordMap<Vec<(&'static str, Classes)>>,
}

impl Lexicon {
    fn read(tsv: &'static str) -> Self {
        let mut lexicon = Lexicon {
            words: WordMap::default(),
            phrases: WordMap::default(),
        };
        for row in tsv.lines().filter(|row| !row.starts_with('#')) {
            let Some((text, class)) = row.split_once('\t') else {
                continue;
            };
            let Some(class) = class_of(class) else {
                continue;
            };
            lexicon.words.entry(text.into()).or_default().0 |= class.0;
            lexicon
                .phrases
                .entry(first_word(text).into())
                .or_default()
                .push((text, class));
        }
        lexicon
    }

    pub(super) fn get(&self, word: &str) -> Classes {
        self.words.get(word).copied().unwrap_or_default()
    }

    /// The longest phrase of a class that a line begins with, ended by the edge of a word.
    pub(super) fn begins(&self, line: &str, class: Classes) -> Option<&'static str> {
        let phrases = self.phrases.get(first_word(line))?;
        phrases
            .iter()
            .filter(|(phrase, of)| {
                of.has(class)
                    && line.strip_prefix(phrase).is_some_and(|rest| {
                        !(phrase.ends_with(char::is_alphanumeric)
                            && rest.starts_with(char::is_alphanumeric))
                    })
            })
            .map(|(phrase, _)| *phrase)
            .max_by_key(|phrase| phrase.len())
    }
}

/// What stands before the first blank or mark; a mark alone where the line begins with one.
fn first_word(line: &str) -> &str {
    let end = line
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(line.len());
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
