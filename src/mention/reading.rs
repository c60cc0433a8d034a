//! A run of capitalised words, cut into titles, listed names and names by rule.

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{is_word, Flags, Shape, Tag};
use crate::Span;

use super::candidate::{Candidate, Hit, Scene};
use super::run::{covered, ends_in_head, is_initial, is_korean, of_land, runs, stands_apart, Run};
use super::surroundings::{NAMED_THINGS, SITES};

/// Surnames that end the name of a place far more often.
const LANDSCAPE: [&str; 11] = [
    "Beach", "County", "Creek", "Forest", "Island", "Mountain", "Point", "River", "Springs",
    "Square", "Valley",
];

/// Vancouver South
fn is_direction(text: &str) -> bool {
    text.split('-')
        .all(|part| matches!(part, "North" | "South" | "East" | "West" | "Central"))
}

/// Reads the names of one sentence.
pub(super) fn read<'g>(scene: &Scene<'_, 'g>, found: &mut Vec<Run>, out: &mut Vec<Candidate<'g>>) {
    let mut reader = Reader { scene, out };
    // Names inside a word ("Venezuela-US") stand for themselves.
    let mut before = None;
    for hit in scene.hits {
        if !hit.aligned && stands_apart(scene, before, hit) {
            reader.listed(hit, false);
        }
        before = Some(hit);
    }
    runs(scene, found);
    for run in found.drain(..) {
        reader.run(run, false);
    }
}

pub(super) struct Reader<'r, 'g> {
    pub(super) scene: &'r Scene<'r, 'g>,
    out: &'r mut Vec<Candidate<'g>>,
}

impl<'r, 'g> Reader<'r, 'g> {
    fn push(&mut self, mut tokens: Range<usize>, kind: Option<EntityKind>, titled: bool) {
        if kind == Some(EntityKind::Person) {
            tokens.end = self.with_suffix(tokens.end);
        }
        let span = self.scene.span(&tokens);
        if !span.is_empty() {
            self.out.push(Candidate {
                span,
                common: tokens.len() == 1 && self.scene.is_common(tokens.start),
                tokens,
                kind,
                listed: None,
                titled,
                heading: self.scene.capitals,
                sentence: self.scene.number,
            });
        }
    }

    /// The end of a person's name with what follows it: "Carl Roe I of Illinois" (who does not speak), "Carl Roe, Jr."
    fn with_suffix(&self, end: usize) -> usize {
        let scene = self.scene;
        let first = scene.text(end) == "I"
            && !scene.capitals
            && scene.token(end).is_some()
            && scene.token(end + 1).is_none_or(|t| {
                t.tag == Tag::Comma
                    || matches!(t.tag, Tag::Open | Tag::Close | Tag::Stop | Tag::Colon)
                    || is_word!(t.word, "of" | "and" | "in")
            });
        let junior = scene.has_tag(end, Tag::Comma)
            && scene.token(end + 1).is_some()
            && matches!(scene.text(end + 1), "Jr." | "Sr." | "Jr" | "Sr");
        end + usize::from(first) + 2 * usize::from(junior)
    }

    fn listed(&mut self, hit: &Hit<'g>, titled: bool) {
        let mut tokens = hit.tokens.clone();
        let mut span = if hit.aligned {
            self.scene.span(&tokens)
        } else {
            hit.found.span()
        };
        // Listed as "King Charles III" and "Pope Francis", but the title is not part of the name.
        let person = hit.found.entry().kind() == EntityKind::Person;
        while person
            && tokens.len() > 1
            && hit.aligned
            && self.scene.is_title(tokens.start)
            && (!self.scene.has(tokens.start, Flags::GIVEN_NAME)
                || self.title_not_name(tokens.start, &tokens))
        {
            tokens.start += 1;
            span = self.scene.span(&tokens);
        }
        if person && hit.aligned && tokens.len() > 1 {
            let end = self.with_suffix(tokens.end);
            if end > tokens.end {
                tokens.end = end;
                span = self.scene.span(&tokens);
            }
        }
        // OPEC+
        let plus = self.scene.layout.text.as_bytes().get(span.end()) == Some(&b'+')
            && !hit.found.entry().kind().eq(&EntityKind::Person);
        if plus {
            span = Span::new(span.start(), span.end() + 1);
        }
        self.out.push(Candidate {
            span,
            tokens: tokens.clone(),
            kind: Some(hit.found.entry().kind()),
            listed: Some(hit.found),
            titled: titled || tokens.start > hit.tokens.start,
            common: hit.tokens.len() == 1 && self.scene.is_common(hit.tokens.start),
            heading: self.scene.capitals,
            sentence: self.scene.number,
        });
    }

    /// The listed names inside.
    fn hits(&self, tokens: &Range<usize>) -> &'r [Hit<'g>] {
        let hits = self.scene.hits_from(tokens);
        let outside = |hit: &Hit<'g>| !hit.aligned || hit.tokens.end > tokens.end;
        &hits[..hits.iter().position(outside).unwrap_or(hits.len())]
    }

    fn run(&mut self, run: Run, titled: bool) {
        let mut tokens = self.trim(run.tokens.clone());
        if tokens.is_empty() {
            return;
        }
        let mut hits = self.hits(&tokens);
        // The National is a newspaper, The National Bank is none of its.
        if let [first, rest @ ..] = hits {
            if first.tokens.start == tokens.start
                && first.tokens.len() == 2
                && first.tokens.end < tokens.end
                && self.scene.text(tokens.start) == "The"
            {
                hits = rest;
                tokens.start += 1;
            }
        }
        if let Some(hit) = hits.iter().find(|hit| hit.tokens == tokens) {
            return self.listed(hit, titled);
        }
        // A listed body or person that closes the run: "Russian | State Duma", "Spokesman | Dmitry Peskov".
        if let Some(hit) = hits.iter().find(|hit| {
            hit.tokens.end == tokens.end
                && hit.tokens.len() > 1
                && hit.found.form() != MatchForm::Weak
                && matches!(
                    hit.found.entry().kind(),
                    EntityKind::Person | EntityKind::Institution | EntityKind::Outlet
                )
        }) {
            if (self.another_country(hit, hits) || self.longer_body(hit, &tokens))
                && (ends_in_head(self.scene, &run, EntityKind::Institution) || self.has_head(hit))
            {
                // The Socialist Party is listed, the Italian Socialist Party is another.
                return self.push(tokens, Some(EntityKind::Institution), titled);
            }
            self.part(tokens.start..hit.tokens.start);
            let before =
                hit.tokens.start > tokens.start && self.scene.is_title(hit.tokens.start - 1);
            return self.listed(hit, before || titled);
        }
        if let Some(edition) = self.edition(&tokens, hits) {
            return self.push(edition, Some(EntityKind::Outlet), false);
        }
        if self.foreign_paper(&tokens, hits) {
            return self.push(tokens, Some(EntityKind::Outlet), false);
        }
        if let Some(kind) = self.bank_or_radio(&tokens) {
            return self.push(tokens, Some(kind), false);
        }
        if self.foreign_body(&tokens) || self.named_for_land(&tokens, hits) {
            return self.push(tokens, Some(EntityKind::Institution), titled);
        }
        if let Some(person) = self.titled_person(&tokens, hits) {
            self.part(tokens.start..person.start);
            return self.person_or_rest(person, hits);
        }
        if run.head_end < run.tokens.end || tokens.len() > 1 {
            if let Some(kind) = self.by_head(&tokens, run.head_end, hits) {
                if let Some(kind) = kind {
                    self.push(tokens, Some(kind), titled);
                }
                return;
            }
        }
        self.split(tokens, hits, titled);
    }

    /// A demonym, country or place right before the listed body, of another country than its own.
    fn another_country(&self, body: &Hit<'g>, hits: &[Hit<'g>]) -> bool {
        let own = body.found.entry().metadata("country");
        hits.iter()
            .filter(|hit| {
                hit.tokens.end == body.tokens.start
                    && body.found.entry().kind() == EntityKind::Institution
            })
            .any(|hit| {
                let entry = hit.found.entry();
                let of = match entry.kind() {
                    EntityKind::Country => Some(entry.key()),
                    EntityKind::Place => return true,
                    _ => return false,
                };
                of != own
            })
    }

    /// "Conservative Party of Canada": with a head word inside.
    fn has_head(&self, body: &Hit<'g>) -> bool {
        body.tokens.len() > 2
            && body.tokens.clone().any(|at| {
                self.scene
                    .head(at)
                    .is_some_and(|h| h.kind == Some(EntityKind::Institution))
            })
    }

    /// "Gibraltar Socialist | Labour Party": the word before is part of the name.
    fn longer_body(&self, body: &Hit<'g>, tokens: &Range<usize>) -> bool {
        let before = body.tokens.start.wrapping_sub(1);
        body.found.entry().kind() == EntityKind::Institution
            && tokens.contains(&before)
            && self.scene.is_capital(before)
            && !covered(self.scene, before)
            && !self.scene.is_title(before)
            && !(self.scene.is_head(before) && self.scene.is_common(before))
    }

    /// A stretch before or after a name that was found.
    fn part(&mut self, tokens: Range<usize>) {
        let mut end = tokens.end;
        while end > tokens.start
            && (self.scene.is_title(end - 1) || !self.scene.is_capital(end - 1))
            && !covered(self.scene, end - 1)
            // "Delaware County | District Attorney"
            && !(end > tokens.start + 1
                && !self.scene.is_title(end - 2)
                && self.scene.is_capital(end - 2)
                && LANDSCAPE.contains(&self.scene.text(end - 1)))
        {
            end -= 1;
        }
        if tokens.start < end {
            self.run(
                Run {
                    tokens: tokens.start..end,
                    head_end: end,
                },
                false,
            );
        }
    }

    /// Without ordinary words that merely open the sentence.
    fn trim(&self, mut tokens: Range<usize>) -> Range<usize> {
        while tokens.start < tokens.end
            && !covered(self.scene, tokens.start)
            && self
                .scene
                .has(tokens.start, Flags::AMBIGUOUS.or(Flags::HONORIFIC))
            && !(tokens.len() > 1 && self.scene.is_title(tokens.start))
            && !(tokens.len() == 1 && self.scene.is_surname(tokens.start))
            && (self.scene.is_head(tokens.start)
                && self.scene.is_common(tokens.start)
                && !self.scene.has(tokens.start, Flags::GIVEN_NAME)
                || self.scene.has(tokens.start, Flags::HONORIFIC) && tokens.len() == 1)
        {
            tokens.start += 1;
        }
        // "Jane Roe MP"
        while tokens.len() > 2
            && !covered(self.scene, tokens.end - 1)
            && self.scene.is_title(tokens.end - 1)
            && self
                .scene
                .token(tokens.end - 1)
                .is_some_and(|t| t.shape == Shape::Upper)
            && self.scene.has(tokens.start, Flags::GIVEN_NAME)
        {
            tokens.end -= 1;
        }
        tokens
    }

    /// What follows the last title, if it can be a person's name.
    fn titled_person(&self, tokens: &Range<usize>, hits: &[Hit<'g>]) -> Option<Range<usize>> {
        let scene = self.scene;
        let title = (tokens.start..tokens.end - 1).rev().find(|&i| {
            let listed = hits
                .iter()
                .any(|hit| hit.tokens.contains(&i) && hit.tokens.len() > 1);
            scene.is_title(i)
                && !listed
                && !self.middle_name(i, tokens)
                && (!scene.has(i, Flags::GIVEN_NAME) || self.title_not_name(i, tokens))
        })?;
        let person = title + 1..tokens.end;
        let (first, last) = (person.start, person.end - 1);
        let honorific = scene.has(title, Flags::HONORIFIC);
        let body = scene.head(last).is_some_and(|head| head.last)
            && (person.len() == 1 && scene.is_common(last) || !scene.is_surname(last));
        // In "SECOND STAGE" capitals make no name.
        let named = scene.has(first, Flags::GIVEN_NAME)
            || scene.is_surname(first) && !(scene.capitals && scene.is_common(first))
            || (!scene.is_common(first)
                && !scene.is_title(first)
                && !scene.text(first).contains(|c: char| c.is_ascii_digit()));
        let country = hits.iter().any(|hit| {
            hit.tokens.start == first
                && hit.found.form() != MatchForm::Weak
                && match hit.found.entry().kind() {
                    EntityKind::Country | EntityKind::Institution => true,
                    EntityKind::Place => !honorific,
                    _ => false,
                }
        });
        (named && !country && (honorific || !body)).then_some(person)
    }

    /// "King Gongmin" and "Prince Henry", not "Prince Rogers Nelson".
    fn title_not_name(&self, at: usize, tokens: &Range<usize>) -> bool {
        if matches!(self.scene.text(at), "Lance" | "Dean" | "Amir" | "Yang") {
            return false;
        }
        let rest = tokens.end - at - 1;
        at == tokens.start
            && rest == 1
            && (self.scene.has(at + 1, Flags::GIVEN_NAME) || !self.scene.is_surname(at + 1))
            // "King Maha Vajiralongkorn"
            || at == tokens.start
                && rest == 2
                && matches!(self.scene.text(at), "King" | "Queen" | "Prince" | "Princess")
                && !self.scene.is_surname(at + 1)
                && !self.scene.is_surname(at + 2)
                && self.scene.is_capital(at + 1)
            || rest == 2
                && self
                    .scene
                    .names
                    .is_suffix(self.scene.layout.tokens[tokens.end - 1].word)
    }

    /// LeRoy Pope Walker, Martin Luther King Jr.
    fn middle_name(&self, at: usize, tokens: &Range<usize>) -> bool {
        let scene = self.scene;
        at > tokens.start
            && scene.is_surname(at)
            && !scene.has(at, Flags::HONORIFIC)
            && !scene.is_common(at - 1)
            && !covered(scene, at - 1)
            && !scene.has(at - 1, Flags::TITLE.or(Flags::AMBIGUOUS))
            && scene.token(at - 1).is_some_and(|t| t.shape != Shape::Upper)
            && !scene.has(at + 1, Flags::GIVEN_NAME)
            && at + 2 == tokens.end
    }

    fn person_or_rest(&mut self, person: Range<usize>, hits: &[Hit<'g>]) {
        let listed = hits
            .iter()
            .find(|hit| hit.tokens == person && hit.found.entry().kind() == EntityKind::Person)
            .cloned();
        match listed {
            Some(hit) => self.listed(&hit, true),
            None => self.push(person, Some(EntityKind::Person), true),
        }
    }

    /// By head word; `Some(None)` for what is no name to mark.
    fn by_head(
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
            && !LANDSCAPE.contains(&scene.text(tokens.end - 1))
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

    /// Around the listed names inside, the rest by rule.
    fn split(&mut self, tokens: Range<usize>, hits: &[Hit<'g>], titled: bool) {
        let scene = self.scene;
        let Some(hit) = hits.first() else {
            return self.unlisted(tokens, titled);
        };
        let rest = hit.tokens.end..tokens.end;
        let place = matches!(
            hit.found.entry().kind(),
            EntityKind::Country | EntityKind::Place
        );
        let weak = hit.found.form() == MatchForm::Weak;
        // Jordan Peterson, Paris Hilton, Chad Smith
        let as_given = hit.tokens.start == tokens.start
            && hit.tokens.len() == 1
            && (place || weak)
            && hit.found.form() != MatchForm::Demonym
            && scene.has(hit.tokens.start, Flags::GIVEN_NAME)
            && (1..=2).contains(&rest.len())
            && rest.clone().all(|i| {
                !covered(scene, i)
                    && !scene.is_title(i)
                    && (!scene.is_common(i) || scene.is_surname(i))
            });
        // Jack London, Anna Paris
        let surname_only = hit.found.entry().kind() == EntityKind::Person;
        let as_surname = hit.tokens.end == tokens.end
            && hit.tokens.len() == 1
            && (place || weak || surname_only)
            && hit.tokens.start - tokens.start <= 2
            && hit.tokens.start > tokens.start
            && hit.found.form() != MatchForm::Demonym
            && (tokens.start..hit.tokens.start)
                .all(|i| scene.has(i, Flags::GIVEN_NAME) || is_initial(scene, i));
        // "lawyer Arnon Nampa"
        let as_role = hit.tokens.end == tokens.end
            && hit.tokens.len() == 1
            && tokens.len() == 2
            && hit.found.entry().kind() == EntityKind::Place
            && hit.found.form() != MatchForm::Demonym
            && !scene.is_common(tokens.start)
            && !scene.is_title(tokens.start)
            && scene.head(tokens.start).is_none()
            && scene
                .token(tokens.start)
                .is_some_and(|t| t.shape == Shape::Capital)
            && tokens.start > scene.tokens.start
            && scene.token(tokens.start - 1).is_some_and(|t| {
                t.shape == Shape::Lower && t.has(Flags::PERSON) && !t.has(Flags::PLURAL)
            });
        // Keisuke Honda, Dell Curry: companies have the names of people.
        let after_given = hit.tokens.end == tokens.end
            && hit.tokens.start == tokens.start + 1
            && scene.has(tokens.start, Flags::GIVEN_NAME)
            && !scene.has(tokens.start, Flags::AMBIGUOUS)
            && !scene.is_common(tokens.start);
        let before_surname = hit.tokens.start == tokens.start
            && rest.len() == 1
            && scene.has(tokens.start, Flags::GIVEN_NAME)
            && scene.is_surname(rest.start)
            && !covered(scene, rest.start)
            && scene.head(rest.start).is_none();
        let company = hit.tokens.len() == 1
            && hit.found.entry().metadata("type") == Some("company")
            && scene
                .token(hit.tokens.start)
                .is_some_and(|t| t.shape == Shape::Capital)
            && (after_given || before_surname);
        // Mark Cuban, Jason French
        let as_people = hit.found.form() == MatchForm::Demonym
            && hit.tokens.len() == 1
            && hit.tokens.end == tokens.end
            && tokens.len() == 2
            && scene.has(tokens.start, Flags::GIVEN_NAME)
            && scene.is_surname(hit.tokens.start)
            && !(scene.is_head(tokens.start) && scene.has(tokens.start, Flags::AMBIGUOUS))
            && !scene.is_title(tokens.start)
            && scene
                .token(tokens.end)
                .is_none_or(|t| !t.tag.is_noun() && t.tag != Tag::JJ);
        // Stuart Lyon Smith
        let as_middle = hit.tokens.len() == 1
            && (place || weak)
            && hit.found.form() != MatchForm::Demonym
            && hit.tokens.start == tokens.start + 1
            && rest.len() == 1
            && scene.has(tokens.start, Flags::GIVEN_NAME)
            && !scene.has(tokens.start, Flags::AMBIGUOUS)
            && (scene.is_surname(hit.tokens.start)
                || scene.has(hit.tokens.start, Flags::GIVEN_NAME))
            && scene.is_surname(rest.start)
            && !covered(scene, rest.start);
        if as_given || as_surname || as_middle || as_people || as_role || company {
            return self.push(tokens, Some(EntityKind::Person), titled);
        }
        // Vancouver South, Galway North-East: part of the place, or a seat in parliament.
        if place
            && hit.found.form() != MatchForm::Demonym
            && hit.tokens.start == tokens.start
            && rest.len() == 1
            && is_direction(scene.text(rest.start))
        {
            return self.push(tokens, Some(EntityKind::Place), false);
        }
        // Lower Austria, Mount Kenya, New France
        let before_place = hit.tokens.start.wrapping_sub(1);
        if place
            && hit.found.form() != MatchForm::Demonym
            && tokens.contains(&before_place)
            && scene.head(before_place).is_some_and(|head| {
                head.first && !head.last && head.kind == Some(EntityKind::Place)
            })
        {
            if before_place > tokens.start {
                self.part(tokens.start..before_place);
            }
            self.push(before_place..hit.tokens.end, Some(EntityKind::Place), false);
            if !rest.is_empty() {
                let head_end = rest.end;
                self.run(
                    Run {
                        tokens: rest,
                        head_end,
                    },
                    false,
                );
            }
            return;
        }
        if weak && hit.tokens.len() == 1 && tokens.len() > 1 {
            // Part of a longer name that is not listed.
            return self.unlisted(tokens, titled);
        }
        let before = tokens.start..hit.tokens.start;
        if !before.is_empty() {
            self.part(before);
        }
        self.listed(hit, false);
        // "Orkla | Finans": part of the company's or its product's name, nobody's.
        let product = rest.len() == 1
            && hit.found.entry().metadata("type") == Some("company")
            && !scene.is_surname(rest.start)
            && !covered(scene, rest.start)
            && !scene.has(rest.start, Flags::GIVEN_NAME.or(Flags::TITLE));
        if !rest.is_empty() && !product {
            self.run(
                Run {
                    tokens: rest.clone(),
                    head_end: rest.end,
                },
                false,
            );
        }
    }

    /// A run in which no list has a part.
    fn unlisted(&mut self, tokens: Range<usize>, titled: bool) {
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
        let given = scene.has(tokens.start, Flags::GIVEN_NAME) || is_initial(scene, tokens.start);
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
