//! People who are named after a title: "President | Ana Lopes", "Chief Executive | Roe".
//!
//! Must not find a title in a name that has the word of one: *Prince Rogers Nelson*, *Martin Luther King Jr.*

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{Flags, Shape};

use super::super::candidate::Hit;
use super::super::run::covered;
use super::super::surroundings::GIVEN;
use super::Reader;

impl<'g> Reader<'_, 'g> {
    /// What follows the last title, if it can be a person's name.
    pub(super) fn titled_person(
        &self,
        tokens: &Range<usize>,
        hits: &[Hit<'g>],
    ) -> Option<Range<usize>> {
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
    pub(super) fn title_not_name(&self, at: usize, tokens: &Range<usize>) -> bool {
        if self.is_capital_of(at, GIVEN) {
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

    pub(super) fn person_or_rest(&mut self, person: Range<usize>, hits: &[Hit<'g>]) {
        let listed = hits
            .iter()
            .find(|hit| hit.tokens == person && hit.found.entry().kind() == EntityKind::Person)
            .cloned();
        match listed {
            Some(hit) => self.listed(&hit, true),
            None => self.push(person, Some(EntityKind::Person), true),
        }
    }
}
