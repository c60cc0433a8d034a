//! The roles of people, as the text, its lists and `role_kin.tsv` give them: a president is a leader.

use super::kin;
use super::Resolver;

impl Resolver<'_, '_, '_, '_> {
    /// What speaks for the role: more where the text has named it than where only a list has.
    pub(super) fn role(&self, entity: usize, word: u64) -> Option<i32> {
        let being = &self.register.beings[entity];
        let has = |roles: &[u64]| {
            !roles.is_empty()
                && (roles.contains(&word)
                    || kin::roles(word).iter().any(|role| roles.contains(role)))
        };
        if has(&being.roles) {
            Some(4)
        } else {
            has(&being.listed_roles).then_some(0)
        }
    }

    pub(super) fn has_role(&self, entity: usize, word: u64) -> bool {
        self.role(entity, word).is_some()
    }

    /// The text has named the person with this word nearby, or with a role that it may stand for.
    pub(super) fn was_near(&self, entity: usize, word: u64) -> bool {
        let near = &self.register.beings[entity].near;
        near.contains(&word) || kin::roles(word).iter().any(|role| near.contains(role))
    }
}
