//! Bodies and papers whose names are made as other languages make them, or after a land: *Bank Bali*, *Le Soleil*, *Team Canada*.

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{is_word, Flags, Shape};

use super::super::candidate::Hit;
use super::super::run::covered;
use super::super::surroundings::EPITHETS;
use super::Reader;

impl<'g> Reader<'_, 'g> {
    /// "ITV News | Anglia": a listed outlet and the word by which its part is named.
    pub(super) fn edition(&self, tokens: &Range<usize>, hits: &[Hit<'g>]) -> Option<Range<usize>> {
        let scene = self.scene;
        let hit = hits.iter().find(|hit| {
            hit.tokens.start == tokens.start
                && hit.tokens.len() > 1
                && hit.tokens.end + 1 == tokens.end
                && hit.found.entry().kind() == EntityKind::Outlet
        })?;
        let last = hit.tokens.end;
        let broadcaster = scene
            .head(last - 1)
            .is_some_and(|h| h.kind == Some(EntityKind::Outlet));
        let fits = broadcaster
            && !scene.has(last, Flags::TITLE.or(Flags::GIVEN_NAME).or(Flags::PERSON))
            && scene.token(last).is_some_and(|t| t.shape != Shape::Upper);
        fits.then(|| tokens.clone())
    }

    /// "the daily Le Soleil", "a report in A Bola"
    pub(super) fn foreign_paper(&self, tokens: &Range<usize>, hits: &[Hit<'g>]) -> bool {
        const ARTICLES: [&str; 14] = [
            "Le", "La", "Les", "El", "Los", "Las", "Il", "Lo", "Der", "Die", "Das", "De", "O", "A",
        ];
        let scene = self.scene;
        if tokens.len() != 2 || !hits.is_empty() || !ARTICLES.contains(&scene.text(tokens.start)) {
            return false;
        }
        let before = |steps: usize| {
            tokens
                .start
                .checked_sub(steps)
                .and_then(|at| scene.token(at))
        };
        let paper = before(1).is_some_and(|t| t.has(Flags::OUTLET) && t.shape == Shape::Lower);
        let report = before(2)
            .is_some_and(|t| t.has(Flags::DOCUMENT) || is_word!(t.word, "according"))
            && before(1).is_some_and(|t| is_word!(t.word, "in" | "by" | "to" | "from"));
        let says = scene.text(tokens.start).len() > 1
            && scene
                .token(tokens.end)
                .is_some_and(|t| is_word!(t.word, "reported" | "reports" | "wrote" | "writes"));
        let word = scene.is_capital(tokens.start + 1)
            && (scene.text(tokens.start).len() > 1 || !scene.is_common(tokens.start + 1));
        word && (paper || report || says)
    }

    /// "Bank Bali", "Radio Caracol": named as other languages do.
    pub(super) fn bank_or_radio(&self, tokens: &Range<usize>) -> Option<EntityKind> {
        let scene = self.scene;
        let kind = match scene.text(tokens.start) {
            "Bank" => EntityKind::Institution,
            "Radio" => EntityKind::Outlet,
            _ => return None,
        };
        let last = tokens.end - 1;
        (tokens.len() == 2
            && !scene.capitals
            && scene.is_capital(last)
            && !scene.is_common(last)
            && !scene.is_title(last)
            && scene.head(last).is_none())
        .then_some(kind)
    }

    /// "Partido Nacional de Honduras", "Hapoel Haifa": a word for a body that English does not have.
    pub(super) fn foreign_body(&self, tokens: &Range<usize>) -> bool {
        let scene = self.scene;
        tokens.len() > 1
            && !scene.capitals
            && scene.head(tokens.start).is_some_and(|head| {
                // "FC Minsk", though FC may stand last as well.
                let letters = scene
                    .token(tokens.start)
                    .is_some_and(|t| t.shape == Shape::Upper);
                head.kind == Some(EntityKind::Institution)
                    && head.first
                    && (!head.last || head.company && letters)
            })
            && scene.is_capital(tokens.start)
            && !scene.is_common(tokens.start)
            && !covered(scene, tokens.start)
    }

    /// "Reclaim Australia", "Team Canada": an ordinary word with a capital before a land.
    pub(super) fn named_for_land(&self, tokens: &Range<usize>, hits: &[Hit<'g>]) -> bool {
        let scene = self.scene;
        let Some(hit) = hits.first().filter(|hit| {
            hit.tokens.end == tokens.end
                && tokens.start < hit.tokens.start
                && matches!(hit.found.form(), MatchForm::Name | MatchForm::Alias)
                && hit.found.entry().kind() == EntityKind::Country
        }) else {
            return false;
        };
        // In a table or a heading capitals say less.
        let prose = tokens.start > scene.tokens.start
            && scene
                .token(tokens.start - 1)
                .is_some_and(|t| t.shape == Shape::Lower);
        let ordinary = |at: usize| {
            scene.is_capital(at)
                && scene.is_common(at)
                && !scene.has(
                    at,
                    Flags::TITLE
                        .or(Flags::GIVEN_NAME)
                        .or(Flags::PERSON)
                        .or(Flags::AMBIGUOUS),
                )
                && !scene.is_surname(at)
                && scene.head(at).is_none()
                && !self.is_capital_of(at, EPITHETS)
        };
        !scene.capitals && prose && (tokens.start..hit.tokens.start).all(ordinary)
    }
}
