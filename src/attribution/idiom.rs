//! Words that look like cues and are none, by what they take: *say goodbye*, *call an ambulance*, *needless to say*.
//!
//! The list is `gazetteers/idioms.tsv`. Besides, a participle right after an article is no verb: *the noted cellist*.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::cue::listed_phrase;
use super::scene::Scene;
use crate::table::{values, Table};
use crate::token::{hash_of, hash_str, tokens, Flags, HashTable, Lexicon, Tag};
use crate::Error;

/// A word of a phrase.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
enum Part {
    Word(u64),
    /// my, his, her ...
    Possessive,
    /// The head of a sentence.
    Start,
}

/// The words before and after the one that looks like a cue.
#[derive(Clone, Debug)]
struct Phrase {
    before: Vec<Part>,
    after: Vec<Part>,
}

#[derive(Clone, Debug, Default)]
struct Idioms {
    objects: Vec<Vec<u64>>,
    phrases: Vec<Phrase>,
}

// The embedded list is linted by a test, so that it cannot fail to parse here.
static IDIOMS: Lazy<HashTable<Idioms>> = Lazy::new(|| {
    read("idioms.tsv", include_str!("../../gazetteers/idioms.tsv")).unwrap_or_default()
});

fn read(file: &str, text: &str) -> Result<HashTable<Idioms>, Error> {
    let lexicon = Lexicon::shared();
    let mut table = Table::open(file, text);
    let (lemma, objects) = (table.column("lemma")?, table.column("objects")?);
    let phrases = table.column("phrases")?;
    let mut all: HashTable<Idioms> = HashMap::default();
    while let Some(row) = table.next_row()? {
        let mut idioms = Idioms::default();
        for object in values(row.cell(objects)) {
            let mut parts = Vec::with_capacity(1);
            words(object, &lexicon, |word| parts.push(word));
            idioms.objects.push(parts);
        }
        for phrase in values(row.cell(phrases)) {
            let Some(parts) = Phrase::read(phrase, &lexicon) else {
                return Err(row.error(format!("no word _ in `{phrase}`")));
            };
            if parts.before.is_empty() && parts.after.is_empty() {
                return Err(row.error(format!("nothing beside _ in `{phrase}`")));
            }
            idioms.phrases.push(parts);
        }
        // "found" is both a form of "find" and a word of its own; most rows have one lemma.
        let mut lemmas = values(row.cell(lemma)).peekable();
        while let Some(lemma) = lemmas.next() {
            let known = all.entry(hash_str(lemma)).or_default();
            let mut idioms = match lemmas.peek() {
                Some(_) => idioms.clone(),
                None => std::mem::take(&mut idioms),
            };
            known.objects.append(&mut idioms.objects);
            known.phrases.append(&mut idioms.phrases);
        }
    }
    Ok(all)
}

/// The words that the tokens of a text are; most have one.
fn words(text: &str, lexicon: &Lexicon, take: impl FnMut(u64)) {
    if text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        std::iter::once(hash_of(text)).for_each(take);
    } else {
        tokens(text, lexicon)
            .iter()
            .map(|token| token.word)
            .for_each(take);
    }
}

const COLON: u64 = hash_str(":");
const ARTICLES: [u64; 3] = [hash_str("the"), hash_str("a"), hash_str("an")];
const CLAUSES: [u64; 6] = [
    hash_str("that"),
    hash_str("whether"),
    hash_str("if"),
    hash_str("how"),
    hash_str("why"),
    hash_str("about"),
];
const OF: [u64; 1] = [hash_str("of")];
/// How far behind an object a colon still brings a content.
const COLON_REACH: usize = 12;
/// Adverbs between a verb and its object that are passed over.
const MOST_ADVERBS: usize = 2;

/// Whether a token that looks like a cue stands in a phrase in which it is none.
pub(crate) fn is_idiom(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.tokens()[at];
    if at > scene.utterance(at).start && scene.is(at - 1, &ARTICLES) && is_participle(scene, at) {
        return true;
    }
    let listed = |word: u64| {
        IDIOMS.get(&word).is_some_and(|idioms| {
            idioms.phrases.iter().any(|p| p.is_at(scene, at))
                || takes_object(scene, at, &idioms.objects)
        })
    };
    listed(token.lemma) || token.word != token.lemma && listed(token.word)
}

/// Whether a stretch is a label that headlines bear before or after a mark, and no source: *live updates*, *analysis*.
pub(crate) fn is_label(scene: &Scene<'_, '_>, (start, end): (usize, usize)) -> bool {
    let label = |phrase: &Phrase| {
        phrase.after.is_empty()
            && phrase.before.len() == end - start
            && (phrase.before.iter().zip(start..end))
                .all(|(part, i)| *part == Part::Word(scene.tokens()[i].word))
    };
    IDIOMS
        .get(&COLON)
        .is_some_and(|idioms| idioms.phrases.iter().any(label))
}

/// A past form that is no base form, and where it is as often a noun or an adjective, one before a noun.
fn is_participle(scene: &Scene<'_, '_>, at: usize) -> bool {
    let token = &scene.tokens()[at];
    let before_noun = || {
        scene
            .tokens()
            .get(at + 1)
            .is_some_and(|next| next.tag.is_noun() || next.tag == Tag::JJ)
    };
    token.has(Flags::PAST.or(Flags::PARTICIPLE))
        && !token.has(Flags::BASE)
        && (!token.has(Flags::ALSO_NOUN) || before_noun())
}

impl Phrase {
    /// `None` where no `_` stands for the word that looks like a cue.
    fn read(text: &str, lexicon: &Lexicon) -> Option<Phrase> {
        let (mut before, mut parts) = (None, Vec::new());
        for word in text.split_whitespace() {
            match word {
                "_" if before.is_none() => before = Some(std::mem::take(&mut parts)),
                "one's" => parts.push(Part::Possessive),
                "^" => parts.push(Part::Start),
                word => words(word, lexicon, |word| parts.push(Part::Word(word))),
            }
        }
        Some(Phrase {
            before: before?,
            after: parts,
        })
    }

    fn is_at(&self, scene: &Scene<'_, '_>, at: usize) -> bool {
        // Most are told by the word beside the cue.
        let tokens = scene.tokens();
        let beside = |part: Option<&Part>, i: usize| match part {
            Some(Part::Word(word)) => tokens.get(i).is_some_and(|token| token.word == *word),
            _ => true,
        };
        if !beside(self.after.first(), at + 1) || !beside(self.before.last(), at.wrapping_sub(1)) {
            return false;
        }
        let u = scene.utterance(at);
        let word = |part: Part, i: usize| match part {
            Part::Word(word) => scene.tokens()[i].word == word,
            Part::Possessive => matches!(scene.tag(i), Tag::PRPS | Tag::POS),
            Part::Start => false,
        };
        let mut left = at;
        let before = self.before.iter().rev().all(|&part| {
            if part == Part::Start {
                return left == u.start;
            }
            let fits = left > u.start && word(part, left - 1);
            left -= usize::from(fits);
            fits
        });
        let stop = at + 1 + self.after.len();
        before
            && stop <= u.end
            && !(scene.tag(stop - 1).is_noun() && splits_chunk(scene, stop))
            && self
                .after
                .iter()
                .zip(at + 1..)
                .all(|(&part, i)| word(part, i))
    }
}

/// A noun phrase reaches over the token before `i` and `i`: "according to law" is no idiom in "according to law officers".
fn splits_chunk(scene: &Scene<'_, '_>, i: usize) -> bool {
    let chunk = |i: usize| {
        (i < scene.tokens().len())
            .then(|| scene.chunk_of(i))
            .flatten()
    };
    chunk(i - 1).is_some() && chunk(i - 1) == chunk(i)
}

/// The noun phrase after the token has one of these heads, and nothing is said of it.
fn takes_object(scene: &Scene<'_, '_>, at: usize, objects: &[Vec<u64>]) -> bool {
    let (tokens, end) = (scene.tokens(), scene.utterance(at).end);
    let mut first = at + 1;
    while first < end && first <= at + MOST_ADVERBS && scene.tag(first) == Tag::RB {
        first += 1;
    }
    if objects.is_empty() || first >= end || scene.quoted(first) {
        return false;
    }
    // "told the story of": a listed cue of its own.
    if listed_phrase(scene, at, end).is_some_and(|(_, stop)| stop > first + 1) {
        return false;
    }
    let head = match scene.chunk_of(first).map(|c| scene.chunks[c]) {
        Some(chunk) if chunk.start == first => chunk.end - 1,
        // An interjection and the like: "said goodbye".
        _ => first,
    };
    let stop = |object: &[u64]| {
        if !object.contains(&tokens[head].word) {
            return None;
        }
        (first..=head).rev().find_map(|p| {
            let stop = p + object.len();
            let same = stop <= end
                && stop > head
                && object.iter().zip(p..).all(|(w, i)| tokens[i].word == *w);
            same.then_some(stop)
        })
    };
    objects
        .iter()
        .filter_map(|object| stop(object))
        .any(|stop| stop >= end || !is_predicated(scene, stop, end))
}

/// What stands at `i`, right after a noun phrase, says something of it, opens a clause or brings a content after all.
fn is_predicated(scene: &Scene<'_, '_>, i: usize, end: usize) -> bool {
    let infinitive = || i + 1 < end && scene.tag(i + 1).is_verb();
    let predicate = match scene.tag(i) {
        Tag::MD | Tag::VBZ | Tag::VBP | Tag::VBD | Tag::VBN | Tag::VBG | Tag::JJ => true,
        Tag::TO => infinitive(),
        Tag::DT => scene.is(i, &ARTICLES),
        _ => scene.opens(i) || scene.is(i, &CLAUSES),
    };
    let told = scene.is(i, &OF) && scene.tokens()[i - 1].has(Flags::DOCUMENT);
    let colon = || (i..end.min(i + COLON_REACH)).any(|j| scene.tag(j) == Tag::Colon);
    predicate || told || colon()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Layout;
    use crate::quotation::quotations;
    use crate::sentence::Segmenter;

    const LIST: &str = include_str!("../../gazetteers/idioms.tsv");

    #[test]
    fn the_embedded_list_parses() {
        if let Err(error) = read("idioms.tsv", LIST) {
            panic!("{error}");
        }
    }

    #[test]
    fn the_embedded_list_has_nothing_twice_and_nothing_odd() {
        let mut table = Table::open("idioms.tsv", LIST);
        let mut seen = std::collections::HashSet::new();
        while let Some(row) = table.next_row().expect("a table") {
            let both = values(row.cell(1)).chain(values(row.cell(2)));
            for value in both {
                assert!(
                    seen.insert((row.cell(0), value)),
                    "{}: {value} twice",
                    row.cell(0)
                );
                assert_eq!(value, value.to_lowercase(), "{value}");
            }
            assert!(values(row.cell(1)).all(|object| !object.contains('_')));
        }
        assert!(seen.len() >= 300, "only {}", seen.len());
    }

    #[test]
    fn a_phrase_without_its_word_is_an_error() {
        let error = read(
            "mine.tsv",
            "lemma\tobjects\tphrases\nsay\tgrace\tneedless to\n",
        )
        .err();
        let text = error.map(|e| e.to_string());
        assert_eq!(
            text.as_deref(),
            Some("mine.tsv:2: no word _ in `needless to`")
        );
    }

    fn idiom_at(text: &str, word: &str) -> bool {
        let lexicon = Lexicon::shared();
        let sentences: Vec<_> = Segmenter::new().sentences(text).collect();
        let layout = Layout::new(text, &lexicon, &sentences, quotations(text));
        let scene = Scene::new(&layout, &lexicon);
        let at = (0..layout.tokens.len()).find(|&i| layout.word(i) == word);
        is_idiom(&scene, at.expect("the word stands in the text"))
    }

    #[test]
    fn idioms_are_told_from_cues() {
        for (text, word) in [
            ("The crew said goodbye on the quay.", "said"),
            ("The monks said their prayers before dawn.", "said"),
            ("The flood claimed 40 lives.", "claimed"),
            ("Needless to say, the rain came.", "say"),
            ("Having said that, the roof is sound.", "said"),
            ("The launch went according to plan.", "according"),
            ("The sergeant reported for duty at six.", "reported"),
            ("The town observed a minute of silence.", "observed"),
            ("The noted cellist played without shoes.", "noted"),
            ("Ash cloud live: minister under fire", ":"),
            ("Where: Old Customs House.", ":"),
        ] {
            assert!(idiom_at(text, word), "{text}");
        }
        for (text, word) in [
            ("The crew said goodbyes were for cowards.", "said"),
            ("The rector called the election \"a farce\".", "called"),
            ("She called the police racist.", "called"),
            ("He claims the title was stolen.", "claims"),
            ("They said the prayers would go on.", "said"),
            ("The clerk said the live show was off.", "said"),
            ("The admiral ordered the ships to turn back.", "ordered"),
            ("Lopes: We will not yield", ":"),
        ] {
            assert!(!idiom_at(text, word), "{text}");
        }
    }
}
