//! Is the article about companies and markets? There a name that nobody bears in full is a company's.
//!
//! Finds *Norrvik* in "Norrvik expects a profit" among dividends and shares. Must not find it where the word is a surname or a first name, nor in
//! news that has a word or two of money. Misses: a company in an article about something else.

use crate::layout::Layout;
use crate::token::Flags;

use super::candidate::Candidate;
use super::entity::Register;
use super::support::Around;
use super::surroundings::MARKET;

/// So many words of markets make an article one about them, if one of so many words is of them.
const ENOUGH: usize = 3;
const SHARE: usize = 40;

fn is_market(layout: &Layout<'_>) -> bool {
    let words = layout.tokens.iter().filter(|t| MARKET.contains(t.word));
    let count = words.count();
    count >= ENOUGH && count * SHARE >= layout.tokens.len()
}

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

    /// Is the article about markets? Worked out when first asked.
    pub(super) fn is_market(&mut self) -> bool {
        let layout = self.layout;
        *self.market.get_or_insert_with(|| is_market(layout))
    }
}
