//! Other words for those who have been named: "the leader" for a president, "the agency" for the FBI.

use once_cell::sync::Lazy;

use crate::table::{self, Table};
use crate::token::{hash_lower, HashTable};
use crate::Error;

/// For a describing word, the roles that a person so described may have.
pub(super) fn roles(word: u64) -> &'static [u64] {
    static ROLES: Lazy<Kin> = Lazy::new(|| read(ROLE_KIN).unwrap_or_default());
    ROLES.get(&word).map_or(&[], Vec::as_slice)
}

/// For a describing word, the types (in lower case) that a listed body so described may have; `None`: the word says nothing of it.
pub(super) fn types(word: u64) -> Option<&'static [u64]> {
    static TYPES: Lazy<Kin> = Lazy::new(|| read(BODY_KIN).unwrap_or_default());
    TYPES.get(&word).map(Vec::as_slice)
}

type Kin = HashTable<Vec<u64>>;

/// A list's name, its text, and its second column. Linted by a test, so that they cannot fail to parse above.
type List = (&'static str, &'static str, &'static str);

const ROLE_KIN: List = (
    "role_kin.tsv",
    include_str!("../../../gazetteers/role_kin.tsv"),
    "roles",
);
const BODY_KIN: List = (
    "body_kin.tsv",
    include_str!("../../../gazetteers/body_kin.tsv"),
    "types",
);

fn read((file, text, others): List) -> Result<Kin, Error> {
    let mut table = Table::open(file, text);
    let (word, others) = (table.column("word")?, table.column(others)?);
    let mut all = Kin::default();
    while let Some(row) = table.next_row()? {
        let kin = table::values(row.cell(others)).map(hash_lower);
        all.insert(hash_lower(row.cell(word)), kin.collect());
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::Gazetteer;
    use crate::token::hash_str;

    #[test]
    fn the_lists_parse() {
        for (list, word, kin) in [
            (ROLE_KIN, "leader", "president"),
            (BODY_KIN, "carmaker", "company"),
        ] {
            match read(list) {
                Ok(all) => assert!(all[&hash_str(word)].contains(&hash_str(kin))),
                Err(error) => panic!("{error}"),
            }
        }
    }

    #[test]
    fn a_body_of_each_type_is_listed() {
        let known: Vec<u64> = Gazetteer::builtin()
            .entries()
            .filter_map(|entry| entry.metadata("type"))
            .map(hash_lower)
            .collect();
        for (word, types) in read(BODY_KIN).unwrap() {
            assert!(types.iter().all(|t| known.contains(t)), "{word}");
        }
    }
}
