//! Owns maps from numbers that are hashes already: folds of words, keys made of them.
//!
//! The standard library's map is compiled anew for every type it holds, 2 to 3 kB of the page's module each; here one map of
//! numbers says where each value lies in a list (docs/decisions/0006).
//!
//! fold of “said” → its `Is`

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Values by number.
#[derive(Clone, Debug)]
pub struct ByFold<T> {
    places: Places,
    values: Vec<T>,
}

#[derive(Clone, Debug, Default)]
struct Places(HashMap<u64, u32, BuildHasherDefault<FoldHasher>>);

impl Places {
    #[inline(never)]
    fn place(&self, fold: u64) -> Option<usize> {
        self.0.get(&fold).map(|place| *place as usize)
    }

    /// The place of `fold`, which is `next` where it had none.
    #[inline(never)]
    fn place_or(&mut self, fold: u64, next: usize) -> usize {
        *self.0.entry(fold).or_insert(next as u32) as usize
    }
}

impl<T> Default for ByFold<T> {
    fn default() -> Self {
        Self { places: Places::default(), values: Vec::new() }
    }
}

impl<T> ByFold<T> {
    /// What stands for `fold`.
    pub fn get(&self, fold: u64) -> Option<&T> {
        self.values.get(self.places.place(fold)?)
    }

    /// What stands for `fold`, to be changed.
    pub fn get_mut(&mut self, fold: u64) -> Option<&mut T> {
        self.values.get_mut(self.places.place(fold)?)
    }

    /// What stands for `fold`; what `make` gives where nothing did.
    pub fn or_insert_with(&mut self, fold: u64, make: impl FnOnce() -> T) -> &mut T {
        let place = self.places.place_or(fold, self.values.len());
        if place == self.values.len() {
            self.values.push(make());
        }
        &mut self.values[place]
    }

    /// What stands for `fold`; the default where nothing did.
    pub fn or_default(&mut self, fold: u64) -> &mut T
    where
        T: Default,
    {
        self.or_insert_with(fold, T::default)
    }

    /// Puts `value` in, unless something stands for `fold` already.
    pub fn add(&mut self, fold: u64, value: T) {
        self.or_insert_with(fold, || value);
    }

    /// All values, in the order in which they came.
    pub fn values(&self) -> &[T] {
        &self.values
    }
}

/// Of two values for one number, the first counts.
impl<T> FromIterator<(u64, T)> for ByFold<T> {
    fn from_iter<I: IntoIterator<Item = (u64, T)>>(pairs: I) -> Self {
        let mut map = Self::default();
        pairs.into_iter().for_each(|(fold, value)| map.add(fold, value));
        map
    }
}

/// One key of two.
pub fn both(one: u64, other: u64) -> u64 {
    one.rotate_left(17) ^ other
}

/// A key of a small number, which is no hash yet.
pub fn spread(number: u32) -> u64 {
    u64::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

/// A fold is a hash already.
#[derive(Clone, Copy, Debug, Default)]
struct FoldHasher(u64);
impl Hasher for FoldHasher {
    fn finish(&self) -> u64 {
        self.0
    }
    /// Never called: all keys are numbers.
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, fold: u64) {
        self.0 = fold;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_of_a_number_stays() {
        let mut map: ByFold<&str> = [(7, "seven"), (9, "nine"), (7, "other")].into_iter().collect();
        assert_eq!((map.get(7), map.get(9), map.get(8)), (Some(&"seven"), Some(&"nine"), None));
        *map.or_default(8) = "eight";
        map.get_mut(9).unwrap().clone_from(&"neun");
        assert_eq!(map.values(), ["seven", "neun", "eight"]);
    }
}
