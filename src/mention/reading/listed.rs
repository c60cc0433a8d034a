//! Listed names in a run: each without the title it is listed with, and what of the words around it is part of a longer name.
//!
//! Finds *State Duma* in "Russian State Duma", *Lower Austria*, *Vancouver South*. Must not find the Socialist Party in "Italian Socialist Party",
//! which is another, nor the country in "Jordan Peterson".

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::Flags;
use crate::Span;

use super::super::candidate::{Candidate, Hit};
use super::super::run::{covered, Run};
use super::{is_direction, Reader};

/// A country, a city, a river.
pub(super) fn is_ground(hit: &Hit<'_>) -> bool {
    matches!(
        hit.found.entry().kind(),
        EntityKind::Country | EntityKind::Place
    )
}

impl<'g> Reader<'_, 'g> {
    pub(super) fn listed(&mut self, hit: &Hit<'g>, titled: bool) {
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

    /// A demonym, country or place right before the listed body, of another country than its own.
    pub(super) fn another_country(&self, body: &Hit<'g>, hits: &[Hit<'g>]) -> bool {
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
    pub(super) fn has_head(&self, body: &Hit<'g>) -> bool {
        body.tokens.len() > 2
            && body.tokens.clone().any(|at| {
                self.scene
                    .head(at)
                    .is_some_and(|h| h.kind == Some(EntityKind::Institution))
            })
    }

    /// "Gibraltar Socialist | Labour Party": the word before is part of the name.
    pub(super) fn longer_body(&self, body: &Hit<'g>, tokens: &Range<usize>) -> bool {
        let before = body.tokens.start.wrapping_sub(1);
        body.found.entry().kind() == EntityKind::Institution
            && tokens.contains(&before)
            && self.scene.is_capital(before)
            && !covered(self.scene, before)
            && !self.scene.is_title(before)
            && !(self.scene.is_head(before) && self.scene.is_common(before))
    }

    /// Around the listed names inside, the rest by rule.
    pub(super) fn split(&mut self, tokens: Range<usize>, hits: &[Hit<'g>], titled: bool) {
        let scene = self.scene;
        let Some(hit) = hits.first() else {
            return self.unlisted(tokens, titled);
        };
        let rest = hit.tokens.end..tokens.end;
        let place = is_ground(hit);
        let weak = hit.found.form() == MatchForm::Weak;
        if self.is_namesake(hit, &tokens) {
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
}
