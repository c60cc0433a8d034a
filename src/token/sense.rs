//! What a noun or a verb is about, by its commonest sense: a person, a thing, an act of speech.
//!
//! The classes are WordNet's, some put together; `senses.tsv` has them. They let the weights say of *physicians* and *toxicologist* what the
//! news that they were learned from says of *doctors*.

/// What a word is about.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub(crate) enum Sense {
    /// No noun or verb, or one that no list has.
    #[default]
    None,
    Act,
    Cognition,
    Communication,
    Event,
    Feeling,
    Group,
    Person,
    Place,
    Possession,
    Quality,
    Quantity,
    State,
    Thing,
    Time,
    ToBe,
    ToChange,
    ToCompete,
    ToCreate,
    ToFeel,
    ToLive,
    ToMove,
    ToPerceive,
    ToPossess,
    ToSay,
    ToSocialise,
    ToThink,
    ToTouch,
}

impl Sense {
    pub const COUNT: usize = Self::ALL.len();
    pub const ALL: [Sense; 28] = [
        Sense::None,
        Sense::Act,
        Sense::Cognition,
        Sense::Communication,
        Sense::Event,
        Sense::Feeling,
        Sense::Group,
        Sense::Person,
        Sense::Place,
        Sense::Possession,
        Sense::Quality,
        Sense::Quantity,
        Sense::State,
        Sense::Thing,
        Sense::Time,
        Sense::ToBe,
        Sense::ToChange,
        Sense::ToCompete,
        Sense::ToCreate,
        Sense::ToFeel,
        Sense::ToLive,
        Sense::ToMove,
        Sense::ToPerceive,
        Sense::ToPossess,
        Sense::ToSay,
        Sense::ToSocialise,
        Sense::ToThink,
        Sense::ToTouch,
    ];

    /// What the weights call it; a noun's is its name in `senses.tsv`, a verb's that with a `v`.
    pub const fn name(self) -> &'static str {
        match self {
            Sense::None => "none",
            Sense::Act => "act",
            Sense::Cognition => "cognition",
            Sense::Communication => "communication",
            Sense::Event => "event",
            Sense::Feeling => "feeling",
            Sense::Group => "group",
            Sense::Person => "person",
            Sense::Place => "place",
            Sense::Possession => "possession",
            Sense::Quality => "quality",
            Sense::Quantity => "quantity",
            Sense::State => "state",
            Sense::Thing => "thing",
            Sense::Time => "time",
            Sense::ToBe => "v-be",
            Sense::ToChange => "v-change",
            Sense::ToCompete => "v-compete",
            Sense::ToCreate => "v-create",
            Sense::ToFeel => "v-feel",
            Sense::ToLive => "v-live",
            Sense::ToMove => "v-move",
            Sense::ToPerceive => "v-perceive",
            Sense::ToPossess => "v-possess",
            Sense::ToSay => "v-say",
            Sense::ToSocialise => "v-socialise",
            Sense::ToThink => "v-think",
            Sense::ToTouch => "v-touch",
        }
    }
}

/// The senses of a word as a noun and as a verb.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub(crate) struct Senses(u8);

impl Senses {
    const FIRST_VERB: u8 = Sense::ToBe as u8;

    /// Of the two cells of a row; `None` where one is unknown.
    pub fn parse(noun: &str, verb: &str) -> Option<Senses> {
        let find = |name: &str, is_verb: bool| {
            Sense::ALL.iter().find(|sense| {
                let own = sense.name().strip_prefix("v-");
                if is_verb { own == Some(name) } else { own.is_none() && sense.name() == name }
            })
        };
        let noun = if noun.is_empty() { 0 } else { *find(noun, false)? as u8 };
        let verb = if verb.is_empty() { 0 } else { *find(verb, true)? as u8 - Self::FIRST_VERB + 1 };
        Some(Senses(noun | verb << 4))
    }

    pub fn of_noun(self) -> Sense {
        Sense::ALL[usize::from(self.0 & 15)]
    }

    pub fn of_verb(self) -> Sense {
        match self.0 >> 4 {
            0 => Sense::None,
            verb => Sense::ALL.get(usize::from(verb - 1 + Self::FIRST_VERB)).copied().unwrap_or_default(),
        }
    }
}
