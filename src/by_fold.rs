//! Owns maps from numbers that are hashes already: folds of words, keys made of them.
//!
//! The standard library's map is compiled anew for every type it holds, 2 to 3 kB of the page's module each; here one map of
//! numbers says where each value lies in a list (docs/decisions/0006).
//!
//! fold of “said” → its `Is`

/// Values by number.
#[derive(Clone, Debug)]
pub struct ByFold<T> {
    places: Places,
    values: Vec<T>,
}

/// Open addressing. Most numbers that are asked for are not there, and one mark tells of nearly all of them.
#[derive(Clone, Debug, Default)]
struct Places {
    /// `MARKS` a slot: whether a number that has this one is there.
    marks: Vec<bool>,
    /// Each number with one more than its place; 0 for a free slot. A power of two, at least half of them free; none at first.
    slots: Vec<(u64, u32)>,
    /// How many are in use.
    count: usize,
}

impl Places {
    /// The first slot that `fold` may have among `count`, a power of two, and its mark.
    #[inline]
    fn first(fold: u64, count: usize) -> (usize, usize) {
        let mark = (fold.wrapping_mul(SPREAD) >> 32) as usize & (count * MARKS - 1);
        (mark / MARKS, mark)
    }

    fn place(&self, fold: u64) -> Option<usize> {
        let count = self.slots.len();
        if count == 0 {
            return None;
        }
        let (mut slot, mark) = Self::first(fold, count);
        if !self.marks[mark] {
            return None;
        }
        loop {
            let (here, next) = self.slots[slot];
            let place = next.checked_sub(1)?;
            if here == fold {
                return Some(place as usize);
            }
            slot = (slot + 1) & (count - 1);
        }
    }

    /// The place of `fold`, which is the next one where it had none.
    #[inline(never)]
    fn place_or_next(&mut self, fold: u64) -> usize {
        if let Some(place) = self.place(fold) {
            return place;
        }
        let place = self.count;
        self.count += 1;
        if self.count * 2 > self.slots.len() {
            let count = (self.slots.len() * 2).max(FEWEST);
            self.marks = vec![false; count * MARKS];
            let before = std::mem::replace(&mut self.slots, vec![(0, 0); count]);
            before.into_iter().filter(|(_, next)| *next > 0).for_each(|used| self.fill(used));
        }
        self.fill((fold, place as u32 + 1));
        place
    }

    fn fill(&mut self, used: (u64, u32)) {
        let count = self.slots.len();
        let (mut slot, mark) = Self::first(used.0, count);
        self.marks[mark] = true;
        while self.slots[slot].1 > 0 {
            slot = (slot + 1) & (count - 1);
        }
        self.slots[slot] = used;
    }
}

/// Marks a slot: with as many, one in eight is set.
const MARKS: usize = 4;
/// Slots of the smallest table.
const FEWEST: usize = 8;
/// Odd, and its bits without a pattern: each bit of a number counts for the upper half of the product.
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

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
        let place = self.places.place_or_next(fold);
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
    u64::from(number).wrapping_mul(SPREAD)
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

    #[test]
    fn what_was_put_in_is_found_however_many_there_are() {
        let mut map: ByFold<u32> = ByFold::default();
        assert_eq!(map.get(0), None);
        for number in 0..3000 {
            map.add(spread(number), number);
            // Numbers that are no hashes, and the one of which every bit is 0.
            map.add(u64::from(number), number);
        }
        for number in 0..3000 {
            assert_eq!(map.get(spread(number)), Some(&number));
            assert_eq!(map.get(u64::from(number)), Some(&number));
            assert_eq!(map.get(u64::from(number) | 1 << 40), None);
        }
        assert_eq!(map.values().len(), 5999);
    }
}
