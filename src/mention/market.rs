//! Is the article about companies and markets? There a name that nobody bears in full is a company's.
//!
//! Finds *Norrvik* in "Norrvik expects a profit" among dividends and shares. Must not find it where the word is a surname or a first name, nor in
//! news that has a word or two of money. Misses: a company in an article about something else.

use crate::token::Flags;

use super::candidate::Candidate;
use super::entity::Register;
use super::support::Around;
use super::surroundings::{Surrounding, MARKET, SPORT};

/// So many words of markets make an article one about them, if one of so many words is of them.
const ENOUGH: usize = 3;
const SHARE: usize = 40;

impl<'g> Register<'_, 'g> {
    /// Two words or more that are no name of anybody's, in such an article: "Showa Shell".
    pub(super) fn is_firm(&mut self, candidate: &Candidate<'g>) -> bool {
        let around = Around::new(self.layout, &candidate.tokens, candidate.sentence);
        let quoted = around
            .before(1)
            .is_some_and(|t| t.has(Flags::SPEECH) && t.tag.is_verb());
        let somebody = self.layout.tokens[candidate.tokens.clone()]
            .iter()
            .any(|t| {
                t.has(Flags::GIVEN_NAME)
                    || self.names.is_surname(t.word)
                    || self.names.is_particle(t.word)
            });
        !somebody
            && !quoted
            && !around.described_as_person()
            && !around.after_person_word()
            && self.is_market()
    }

    /// Is the article about markets?
    pub(super) fn is_market(&mut self) -> bool {
        let [_, count] = self.subjects();
        count >= ENOUGH && count * SHARE >= self.layout.tokens.len()
    }

    /// Words of sport and of markets in the article; counted together when first asked for.
    pub(super) fn subjects(&mut self) -> [usize; 2] {
        let words = self.layout.tokens.iter().filter(|t| t.is_word());
        let words = words.map(|t| t.word);
        *self
            .subjects
            .get_or_insert_with(|| Surrounding::count([SPORT, MARKET], words))
    }
}
