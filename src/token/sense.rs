//! What a noun or a verb is about, by its commonest sense: a person, an event, an act of speech.
//!
//! The classes are WordNet's, some put together; `senses.tsv` has them. They let the weights say of *toxicologists* and *surmise* what the news that
//! they were learned from says of *doctors* and *think*.

use std::ops::Range;

use super::{hash_bytes, Stream};

macro_rules! senses {
    ($($sense:ident $name:literal),* $(,)?) => {
        /// What a word is about.
        #[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
        pub(crate) enum Sense {
            /// No noun or verb that the list has.
            #[default]
            None,
            $($sense),*
        }

        impl Sense {
            pub const ALL: [Sense; 1 + [$($name),*].len()] = [Sense::None, $(Sense::$sense),*];

            /// As the weights have it: a noun's is that of `senses.tsv`, a verb's that with a `v` before it.
            pub const fn name(self) -> &'static str {
                match self {
                    Sense::None => "none",
                    $(Sense::$sense => $name),*
                }
            }
        }
    };
}

senses! {
    Act "act", Cognition "cognition", Communication "communication", Event "event", Feeling "feeling", Group "group", Person "person",
    Place "place", Possession "possession", Quality "quality", Quantity "quantity", State "state", Thing "thing", Time "time",
    ToBe "v-be", ToChange "v-change", ToCompete "v-compete", ToCreate "v-create", ToFeel "v-feel", ToLive "v-live", ToMove "v-move",
    ToPerceive "v-perceive", ToPossess "v-possess", ToSay "v-say", ToSocialise "v-socialise", ToThink "v-think", ToTouch "v-touch",
}

impl Sense {
    pub const COUNT: usize = Self::ALL.len();
    const FIRST_VERB: u8 = Sense::ToBe as u8;

    /// Hashes of the names; of those of verbs without their `v-`.
    const NAMES: [u64; Self::COUNT] = {
        let mut names = [0; Self::COUNT];
        let mut i = 0;
        while i < Self::COUNT {
            let name = Self::ALL[i].name().as_bytes();
            let mut stream = Stream::new();
            let mut at = if i < Self::FIRST_VERB as usize { 0 } else { 2 };
            while at < name.len() {
                stream.push(name[at]);
                at += 1;
            }
            names[i] = stream.finish();
            i += 1;
        }
        names
    };

    /// Of a cell for nouns.
    pub fn of_noun(cell: &[u8]) -> Option<Sense> {
        Self::named(cell, 0..usize::from(Self::FIRST_VERB))
    }

    /// Of a cell for verbs.
    pub fn of_verb(cell: &[u8]) -> Option<Sense> {
        Self::named(cell, usize::from(Self::FIRST_VERB)..Self::COUNT)
    }

    fn named(cell: &[u8], among: Range<usize>) -> Option<Sense> {
        let name = hash_bytes(cell);
        let number = among.clone().find(|number| Self::NAMES[*number] == name)?;
        Some(Self::ALL[number])
    }
}

/// The senses of a word as a noun and as a verb, four bits each.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Senses(u8);

impl Senses {
    pub fn set_noun(&mut self, sense: Sense) {
        self.0 = self.0 & 0xF0 | sense as u8 & 0x0F;
    }

    pub fn set_verb(&mut self, sense: Sense) {
        let number = (sense as u8 + 1).saturating_sub(Sense::FIRST_VERB);
        self.0 = self.0 & 0x0F | number << 4;
    }

    pub fn noun(self) -> Sense {
        Sense::ALL[usize::from(self.0 & 0x0F)]
    }

    pub fn verb(self) -> Sense {
        match self.0 >> 4 {
            0 => Sense::None,
            number => Sense::ALL[usize::from(number - 1 + Sense::FIRST_VERB)],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_keeps_both_senses() {
        let nouns = ["act", "person", "time"].map(|cell| Sense::of_noun(cell.as_bytes()).unwrap());
        let verbs = ["be", "say", "touch"].map(|cell| Sense::of_verb(cell.as_bytes()).unwrap());
        for noun in nouns {
            for verb in verbs {
                let mut senses = Senses::default();
                senses.set_verb(verb);
                senses.set_noun(noun);
                assert_eq!((senses.noun(), senses.verb()), (noun, verb));
            }
        }
        assert_eq!(Senses::default().verb(), Sense::None);
        assert_eq!(
            (Sense::of_noun(b"say"), Sense::of_verb(b"act")),
            (None, None)
        );
    }
}
