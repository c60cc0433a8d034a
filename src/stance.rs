//! What a source does with a content.

use std::fmt;

/// What the speaker does by the attributed words: asserts, denies, orders ...
///
/// Given by the cue (column `stance` of `gazetteers/cues.tsv`).
///
/// ```
/// use inquit::Stance;
/// assert_eq!(Stance::Deny.to_string(), "deny");
/// ```
#[derive(Copy, Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
#[allow(missing_docs)]
pub enum Stance {
    Assert,
    Deny,
    Admit,
    Accuse,
    Promise,
    Order,
    Request,
    Ask,
    Decline,
    Believe,
    Intend,
    Praise,
    Criticise,
    Warn,
    Propose,
    Agree,
    Feel,
    Show,
}

const NAMES: [(Stance, &str); 18] = [
    (Stance::Assert, "assert"),
    (Stance::Deny, "deny"),
    (Stance::Admit, "admit"),
    (Stance::Accuse, "accuse"),
    (Stance::Promise, "promise"),
    (Stance::Order, "order"),
    (Stance::Request, "request"),
    (Stance::Ask, "ask"),
    (Stance::Decline, "decline"),
    (Stance::Believe, "believe"),
    (Stance::Intend, "intend"),
    (Stance::Praise, "praise"),
    (Stance::Criticise, "criticise"),
    (Stance::Warn, "warn"),
    (Stance::Propose, "propose"),
    (Stance::Agree, "agree"),
    (Stance::Feel, "feel"),
    (Stance::Show, "show"),
];

impl Stance {
    pub(crate) fn parse(name: &str) -> Option<Stance> {
        NAMES
            .iter()
            .find(|(_, n)| *n == name)
            .map(|(stance, _)| *stance)
    }
}

impl fmt::Display for Stance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = NAMES
            .iter()
            .find(|(stance, _)| stance == self)
            .map_or("assert", |(_, name)| name);
        f.write_str(name)
    }
}
