//! The roles of people, as the text, its lists and `role_kin.tsv` give them: a president is a leader.

use once_cell::sync::Lazy;

use crate::table::{self, Table};
use crate::token::{hash_lower, HashTable};

use super::Resolver;

/// For a describing word, the roles that a person so described may have.
static KIN: Lazy<HashTable<Vec<u64>>> = Lazy::new(|| {
    // Linted by a test.
    read_kin(include_str!("../../../gazetteers/role_kin.tsv")).unwrap_or_default()
});

fn read_kin(text: &str) -> Result<HashTable<Vec<u64>>, crate::Error> {
    let mut table = Table::open("role_kin.tsv", text);
    let (word, roles) = (table.column("word")?, table.column("roles")?);
    let kin = |cell| table::values(cell).map(hash_lower).collect();
    let mut all = HashTable::default();
    while let Some(row) = table.next_row()? {
        all.insert(hash_lower(row.cell(word)), kin(row.cell(roles)));
    }
    Ok(all)
}

impl Resolver<'_, '_, '_, '_> {
    /// What speaks for the role: more where the text has named it than where only a list has.
    pub(super) fn role(&self, entity: usize, word: u64) -> Option<i32> {
        let being = &self.register.beings[entity];
        let has = |roles: &[u64]| {
            let kin = || KIN.get(&word).map_or(&[][..], Vec::as_slice);
            !roles.is_empty()
                && (roles.contains(&word) || kin().iter().any(|role| roles.contains(role)))
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
        near.contains(&word)
            || KIN
                .get(&word)
                .is_some_and(|kin| kin.iter().any(|k| near.contains(k)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::token::hash_str;

    #[test]
    fn the_list_parses() {
        match read_kin(include_str!("../../../gazetteers/role_kin.tsv")) {
            Ok(kin) => assert!(kin[&hash_str("leader")].contains(&hash_str("president"))),
            Err(error) => panic!("{error}"),
        }
    }
}
