//! A table by hashes that are good hashes already: of words, names and the like.

/// Open addressing; at most three quarters full.
#[derive(Clone)]
pub(crate) struct ByHash<V> {
    /// A power of two of them, or none.
    slots: Vec<Slot<V>>,
    count: usize,
}

/// Free where the hash is 0; what has the hash 0 goes by 1.
#[derive(Copy, Clone)]
struct Slot<V> {
    hash: u64,
    value: V,
}

impl<V> Default for ByHash<V> {
    fn default() -> Self {
        ByHash {
            slots: Vec::new(),
            count: 0,
        }
    }
}

impl<V: Copy + Default> ByHash<V> {
    pub fn with_capacity(values: usize) -> Self {
        let mut table = ByHash::default();
        table.resize((values * 4 / 3).next_power_of_two().max(16));
        table
    }

    #[inline]
    pub fn get(&self, hash: u64) -> Option<&V> {
        let hash = hash.max(1);
        let mask = self.slots.len().wrapping_sub(1);
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots.get(at)?;
            if slot.hash == hash {
                return Some(&slot.value);
            }
            if slot.hash == 0 {
                return None;
            }
            at = (at + 1) & mask;
        }
    }

    /// The value, made by `new` where there is none yet, and whether there was one.
    #[inline]
    pub fn enter(&mut self, hash: u64, new: impl FnOnce() -> V) -> (&mut V, bool) {
        let hash = hash.max(1);
        if self.count >= self.slots.len() / 4 * 3 {
            self.resize((self.slots.len() * 2).max(16));
        }
        let at = self.place(hash);
        let slot = &mut self.slots[at];
        let known = slot.hash == hash;
        if !known {
            *slot = Slot { hash, value: new() };
            self.count += 1;
        }
        (&mut slot.value, known)
    }

    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        let taken = self.slots.iter_mut().filter(|slot| slot.hash != 0);
        taken.map(|slot| &mut slot.value)
    }

    /// Where the value is, or the free slot where it would be.
    #[inline]
    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let found = self.slots[at].hash;
            if found == hash || found == 0 {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    #[cold]
    fn resize(&mut self, slots: usize) {
        let free = Slot {
            hash: 0,
            value: V::default(),
        };
        let old = std::mem::replace(&mut self.slots, vec![free; slots]);
        for slot in old.into_iter().filter(|slot| slot.hash != 0) {
            let at = self.place(slot.hash);
            self.slots[at] = slot;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_kept_apart_as_the_table_grows() {
        let mut table = ByHash::default();
        assert!(table.get(7).is_none());
        // All begin at one slot.
        for number in 0..1000 {
            let (_, known) = table.enter(number << 32, || number);
            assert!(!known);
        }
        for number in 0..1000 {
            assert_eq!(table.get(number << 32), Some(&number));
            assert!(table.enter(number << 32, || 0).1);
        }
        assert!(table.get(1000 << 32).is_none());
    }
}
