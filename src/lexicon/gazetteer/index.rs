//! Owns finding a name's places by the key of the name. What makes the key is `name`'s.
//!
//! the key of “Paris” → its slots, one a place, in the file's order, and whether a longer name begins so
//!
//! A file has no index (docs/decisions/0003), and a page asks for few of its names. So opening sorts names by the class of their
//! first word only, and the names of a class are read when one of them is first asked for.

use std::sync::OnceLock;

use super::{Candidate, NameFlags, PlaceId, name};
use crate::order::sort_by_key;

/// Instead of a place: the name is a given name.
pub(super) const NONE: u32 = u32::MAX;
/// Instead of a place: a longer name begins so.
const LONGER: u32 = u32::MAX - 1;

/// What the gazetteer knows of a name.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'g> {
    /// All of one key.
    slots: &'g [Slot],
}

impl<'g> Entry<'g> {
    /// Whether a longer name begins so.
    pub fn goes_on(&self) -> bool {
        self.slots.last().is_some_and(|slot| slot.place == LONGER)
    }
    /// Whether people are called so: “Florence”, “Ahmed”.
    pub fn is_given_name(&self) -> bool {
        self.slots.iter().any(|slot| slot.place == NONE)
    }
    /// Whether it names a place.
    pub fn is_place(&self) -> bool {
        self.candidates().next().is_some()
    }
    /// The places it can stand for, in the file's order.
    pub fn candidates(&self) -> impl Iterator<Item = Candidate> + use<'g> {
        let places = self.slots.iter().filter(|slot| slot.place < LONGER);
        places.map(|slot| Candidate { place: PlaceId(slot.place), flags: slot.flags })
    }
}

/// A name as it lies in the file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Name {
    /// Where it begins; it ends with its line.
    pub start: u32,
    pub place: u32,
    /// That of its key.
    pub class: u16,
    pub flags: NameFlags,
}

/// A name that stands for a place, or for people, or goes on.
#[derive(Clone, Copy, Debug)]
struct Slot {
    key: u64,
    place: u32,
    flags: NameFlags,
}

/// Names by the class of their keys; of a class that was asked for, their slots.
///
/// Keys are 64-bit hashes and are not compared with the names: of 10^5 names and 10^7 words a page may ask for, one
/// meets by chance in about 10^7 pages.
#[derive(Clone, Debug)]
pub(super) struct Index {
    /// In the file's order.
    names: Vec<Name>,
    /// Where each class begins in `sorted`, and where the last one ends.
    starts: Vec<u32>,
    /// Numbers of names, by class.
    sorted: Vec<u32>,
    /// By class: by key, what goes on behind all else.
    slots: Vec<OnceLock<Box<[Slot]>>>,
}

impl Index {
    /// The index of `names`: a counting sort, so that those of a class stay in the file's order.
    pub fn new(names: Vec<Name>) -> Self {
        const COUNT: usize = 1 << name::CLASS_BITS;
        let mut starts = vec![0u32; COUNT + 1];
        for name in &names {
            starts[usize::from(name.class) + 1] += 1;
        }
        for at in 0..COUNT {
            starts[at + 1] += starts[at];
        }
        let mut next = starts.clone();
        let mut sorted = vec![0; names.len()];
        for (number, name) in names.iter().enumerate() {
            let at = &mut next[usize::from(name.class)];
            sorted[*at as usize] = number as u32;
            *at += 1;
        }
        Self { names, starts, sorted, slots: vec![OnceLock::new(); COUNT] }
    }

    /// What is known of the name with this key; `bytes` is the file, up to the end of its names.
    pub fn find(&self, key: u64, bytes: &[u8]) -> Option<Entry<'_>> {
        let class = name::class(key);
        let slots = self.slots[class].get_or_init(|| self.read(class, bytes));
        let first = slots.partition_point(|slot| slot.key < key);
        let count = slots[first..].iter().take_while(|slot| slot.key == key).count();
        (count > 0).then(|| Entry { slots: &slots[first..first + count] })
    }

    /// The slots of a class.
    #[inline(never)]
    fn read(&self, class: usize, bytes: &[u8]) -> Box<[Slot]> {
        let mut slots = Vec::new();
        for number in &self.sorted[self.starts[class] as usize..self.starts[class + 1] as usize] {
            let named = self.names[*number as usize];
            name::beginnings_in(bytes, named.start as usize, |key, whole| {
                let place = if whole { named.place } else { LONGER };
                slots.push(Slot { key, place, flags: named.flags });
            });
        }
        sort_by_key(&mut slots, |slot| u128::from(slot.key) << 1 | u128::from(slot.place == LONGER));
        slots.dedup_by(|a, b| a.place == LONGER && b.place == LONGER && a.key == b.key);
        slots.into()
    }
}
