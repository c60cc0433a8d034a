//! Names that no list has: what they name by their head word ("Halden Ministry of Fish"), or else by all their words ("Jane Roe", "NK Dravina").
//!
//! Must not mark laws, events and works, headings in capitals ("PRESS DIGEST"), nor an ordinary word that opens a sentence. What a single word is,
//! the rest of the article tells (`weighing.rs`).

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{is_word, Flags, Shape, Tag};

use super::super::candidate::Hit;
use super::super::run::{covered, is_initial, is_korean, of_land, seed};
use super::super::surroundings::{LANDSCAPE, NAMED_THINGS, SITES};
use super::{is_direction, Reader};

impl<'g> Reader<'_, 'g> {
    /// By head word; `Some(None)` for what is no name to mark.
    pub(super) fn by_head(
        &self,
        tokens: &Range<usize>,
        head_end: usize,
        hits: &[Hit<'g>],
    ) -> Option<Option<EntityKind>> {
        let scene = self.scene;
        if head_end < tokens.end && head_end > tokens.start {
            // "Ministry of ...", "Gulf of ..."
            let head = scene
                .token(head_end - 1)
                .and_then(|t| scene.names.head(t.word));
            if let Some(head) =
                head.filter(|head| head.first || head.kind == Some(EntityKind::Institution))
            {
                return Some(head.kind);
            }
            if of_land(scene, &(tokens.start..head_end), head_end) {
                return Some(Some(EntityKind::Institution));
            }
        }
        let last = scene.token(tokens.end - 1)?;
        let head = scene.names.head(last.word).filter(|head| head.last)?;
        let inside = hits.iter().any(|hit| {
            hit.tokens.end == tokens.end
                && hit.tokens.len() > 1
                && hit.found.form() != MatchForm::Weak
        });
        if tokens.len() < 2 || inside {
            return None;
        }
        // Michael Church, Robert Post, not "the Rudyard Lake" nor Fraser Island.
        let given = scene.has(tokens.start, Flags::GIVEN_NAME)
            && (tokens.start == scene.tokens.start || scene.text(tokens.start - 1) != "the")
            && !self.is_capital_of(tokens.end - 1, LANDSCAPE)
            && !scene.has(tokens.start, Flags::AMBIGUOUS)
            && !covered(scene, tokens.start);
        if given
            && tokens.len() <= 3
            && scene.names.is_surname(last.word)
            && head.kind != Some(EntityKind::Institution)
        {
            return Some(Some(EntityKind::Person));
        }
        // "PRESS DIGEST", "OFFICIAL JOURNAL", "MAJOR LEAGUE RESULTS"
        let upper = |i: usize| scene.token(i).is_some_and(|t| t.shape == Shape::Upper);
        if head.kind.is_some()
            && tokens
                .clone()
                .all(|i| upper(i) && scene.is_common(i) && scene.text(i).len() > 2)
        {
            return Some(None);
        }
        Some(head.kind)
    }

    /// A run in which no list has a part.
    pub(super) fn unlisted(&mut self, tokens: Range<usize>, titled: bool) {
        let scene = self.scene;
        let mut tokens = tokens;
        // An ordinary word that opens the sentence, before a name.
        while tokens.len() > 1
            && scene.is_head(tokens.start)
            && scene.is_common(tokens.start)
            && !scene.has(tokens.start, Flags::GIVEN_NAME)
            && !is_initial(scene, tokens.start)
            && !(tokens.len() == 2 && is_korean(scene.text(tokens.start + 1)))
            && !scene.head(tokens.start).is_some_and(|h| {
                h.first && (h.kind.is_none() || scene.text(tokens.start) == "Mount")
            })
        {
            tokens.start += 1;
        }
        while tokens.len() > 1
            && !scene.is_capital(tokens.start)
            && !scene.text(tokens.start).contains(['-', '\'', '’'])
        {
            tokens.start += 1;
        }
        while self.label(&tokens) {
            tokens.start += 1;
        }
        // "the Hang Seng index", "the Nordahl trophy"
        if !titled
            && scene.adjacent(tokens.end - 1, tokens.end)
            && scene
                .token(tokens.end)
                .is_some_and(|t| NAMED_THINGS.contains(t.word))
        {
            return;
        }
        if tokens.len() == 1 {
            let only_title = scene.is_title(tokens.start)
                && !scene.has(tokens.start, Flags::GIVEN_NAME)
                && !scene.is_surname(tokens.start);
            let suffix = scene
                .names
                .is_suffix(scene.layout.tokens[tokens.start].word);
            let other = scene
                .head(tokens.start)
                .is_some_and(|head| head.kind.is_none());
            let empty = titled && scene.is_title(tokens.start) && only_title;
            if !only_title && !empty && !suffix && !other && !is_initial(scene, tokens.start) {
                self.push(tokens, None, titled);
            }
            return;
        }
        if tokens.clone().all(|i| scene.is_title(i)) {
            return;
        }
        // "Halden Tidal": what it is, the rest of the article may tell.
        let kind = self.by_words(&tokens, titled);
        if kind.is_some() || tokens.len() <= 4 && !titled {
            self.push(tokens, kind, titled);
        }
    }

    /// The first word says of what party, land or body the person is whose name follows: "Democrat Jane Roe", "TD Jane Roe".
    fn label(&self, tokens: &Range<usize>) -> bool {
        let scene = self.scene;
        let first = tokens.start;
        if tokens.len() < 3
            || scene.has(first, Flags::GIVEN_NAME)
            || scene.is_surname(first)
            || !scene.has(first + 1, Flags::GIVEN_NAME)
            || scene.has(first + 1, Flags::AMBIGUOUS)
            || !scene.is_capital(first + 1)
        {
            return false;
        }
        let text = scene.text(first);
        let of_somewhere = text.ends_with("an") || text.ends_with("er") || text.ends_with("ese");
        let person = scene.has(first, Flags::PERSON) || scene.has(first, Flags::AMBIGUOUS);
        let acronym = scene
            .token(first)
            .is_some_and(|t| t.shape == Shape::Upper && text.len() > 1 && !text.contains('.'));
        of_somewhere || person && scene.head(first).is_none() || acronym
    }

    fn by_words(&self, tokens: &Range<usize>, titled: bool) -> Option<EntityKind> {
        let scene = self.scene;
        // Ben Gurion airport, Wormwood Scrubs prison
        let ground = scene.adjacent(tokens.end - 1, tokens.end)
            && scene
                .token(tokens.end)
                .is_some_and(|t| SITES.contains(t.word));
        if ground && !titled && !scene.capitals {
            return Some(EntityKind::Place);
        }
        let word = |i: usize| scene.layout.tokens[i].word;
        let the = tokens.start > scene.tokens.start
            && scene
                .token(tokens.start - 1)
                .is_some_and(|t| is_word!(t.word, "the"));
        let given = scene.has(tokens.start, Flags::GIVEN_NAME)
            || is_initial(scene, tokens.start)
            || seed(scene.text(tokens.start)) > 0;
        let last = tokens.end - 1;
        // Panupong "Mike" Jadnok
        if tokens.clone().any(|i| scene.has_tag(i, Tag::Quote)) {
            return Some(EntityKind::Person);
        }
        let ampersand = tokens.clone().any(|i| scene.text(i) == "&");
        if ampersand {
            return Some(EntityKind::Institution);
        }
        // Cyclone Phailin, Operation Overlord
        if scene
            .names
            .head(word(tokens.start))
            .is_some_and(|h| h.first && h.kind.is_none())
            && !given
        {
            return None;
        }
        // NK Dravina
        if !scene.capitals
            && scene
                .names
                .head(word(tokens.start))
                .is_some_and(|h| h.first && h.company)
            && scene
                .token(tokens.start)
                .is_some_and(|t| t.shape != Shape::Lower)
        {
            return Some(EntityKind::Institution);
        }
        if scene
            .names
            .head(word(tokens.start))
            .is_some_and(|h| h.first && h.kind == Some(EntityKind::Place))
            && (!given || the)
        {
            return Some(EntityKind::Place);
        }
        // "in Brampton South", "the member for Halton North"
        let seat = tokens.len() == 2
            && is_direction(scene.text(last))
            && scene.text(last) != "West"
            && (!given || covered(scene, tokens.start))
            && tokens.start > scene.tokens.start
            && ["in", "for", "of", "at"]
                .iter()
                .any(|word| scene.text(tokens.start - 1) == *word);
        if seat && !titled && !the {
            return Some(EntityKind::Place);
        }
        let surname = scene.names.is_surname(word(last)) || scene.names.is_suffix(word(last));
        let common_last = scene.is_common(last) && !surname;
        let upper = tokens
            .clone()
            .filter(|&i| scene.token(i).is_some_and(|t| t.shape == Shape::Upper))
            .count();
        let words_only = common_last
            && tokens.len() == 2
            && (scene.is_common(tokens.start) || scene.has(tokens.start, Flags::AMBIGUOUS));
        // "MAJOR LEAGUE STANDINGS", "W L PCT GB"
        let letters = tokens.clone().filter(|&i| scene.text(i).len() == 1).count();
        let table = upper > 0
            && upper + letters == tokens.len()
            && (common_last || scene.text(last).len() <= 2 || letters > 1);
        if table {
            return None;
        }
        if given && !the && tokens.len() <= 6 && !words_only {
            return Some(EntityKind::Person);
        }
        // Joop den Uyl, Mohammed bin Zayed
        let bound = scene.is_capital(tokens.start)
            && tokens.clone().skip(1).any(|i| {
                !scene.is_capital(i)
                    && ["van", "von", "der", "den", "ter", "bin", "ibn", "bint"]
                        .contains(&scene.text(i))
            });
        // Im Sung-jae
        let korean = tokens.len() == 2
            && scene.text(tokens.start).len() <= 6
            && is_korean(scene.text(last))
            && upper == 0;
        if (bound || korean) && !the && tokens.len() <= 6 {
            return Some(EntityKind::Person);
        }
        let common = tokens
            .clone()
            .filter(|&i| scene.is_common(i) && !scene.names.is_particle(word(i)))
            .count();
        let person = given && tokens.len() <= 3 && scene.names.is_surname(word(last));
        // "along the Great Ouse"
        let beside = the
            && tokens.start > scene.tokens.start + 1
            && [
                "along", "near", "across", "off", "around", "through", "over",
            ]
            .iter()
            .any(|word| scene.text(tokens.start - 2) == *word);
        if beside && common < tokens.len() && upper == 0 {
            return Some(EntityKind::Place);
        }
        if the && !person {
            return (common < tokens.len() || upper > 0).then_some(EntityKind::Institution);
        }
        // "in Sesto San Giovanni"
        let there = tokens.start > scene.tokens.start
            && ["in", "near", "outside", "across", "around"]
                .iter()
                .any(|word| scene.text(tokens.start - 1) == *word);
        if common == 0 && tokens.len() <= 4 && upper < tokens.len() {
            // Luang Prabang, Asahi Shimbun
            let town = scene.names.is_place(word(last)) && !scene.is_surname(last);
            let body = tokens.clone().any(|i| scene.names.is_body(word(i)));
            let kind = if given || titled {
                EntityKind::Person
            } else if there || town {
                EntityKind::Place
            } else if body
                // "La Liga"
                || scene.names.is_particle(word(tokens.start))
                    && scene.head(last).is_some_and(|h| h.kind == Some(EntityKind::Institution))
            {
                EntityKind::Institution
            } else {
                EntityKind::Person
            };
            return Some(kind);
        }
        if surname && !scene.is_common(tokens.start) && tokens.len() <= 3 {
            return Some(EntityKind::Person);
        }
        if upper > 0 && !scene.capitals && common < tokens.len() {
            return Some(EntityKind::Institution);
        }
        None
    }
}
