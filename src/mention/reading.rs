//! A run of capitalised words, cut into titles, listed names and names by rule.

mod foreign;
mod listed;
mod namesake;
mod titled;
mod unlisted;

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{is_word, Flags, Shape, Tag};

use super::candidate::{Candidate, Hit, Scene};
use super::run::{covered, ends_in_head, runs, stands_apart, Run};
use super::surroundings::{Surrounding, LANDSCAPE};

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

struct Reader<'r, 'g> {
    scene: &'r Scene<'r, 'g>,
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
                && self.is_capital_of(end - 1, LANDSCAPE))
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

    /// A word of the class, with one capital: in a line of capitals it tells nothing.
    fn is_capital_of(&self, at: usize, class: Surrounding) -> bool {
        self.scene
            .token(at)
            .is_some_and(|t| t.shape == Shape::Capital && class.contains(t.word))
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
}
