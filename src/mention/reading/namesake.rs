//! People whose names have a listed place, people or company in them: *Jordan Peterson*, *Anna Paris*, *Keisuke Honda*.
//!
//! Must not find a person in "Vancouver South", nor in "Victoria Police", where a word is no name.

use std::ops::Range;

use crate::gazetteer::{EntityKind, MatchForm};
use crate::token::{Flags, Shape, Tag};

use super::super::candidate::Hit;
use super::super::run::{covered, is_initial};
use super::listed::is_ground;
use super::Reader;

impl<'g> Reader<'_, 'g> {
    /// With what stands around the listed name in the run, it is a person's.
    pub(super) fn is_namesake(&self, hit: &Hit<'g>, tokens: &Range<usize>) -> bool {
        let scene = self.scene;
        let rest = hit.tokens.end..tokens.end;
        let place = is_ground(hit);
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
        as_given || as_surname || as_middle || as_people || as_role || company
    }
}
