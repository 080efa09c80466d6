//! Owns the weights in the tagger's memory: for each slot that speaks, which tags it speaks for, found without a search.
//! How they lie in the file is `model`'s.
//!
//! slot 7, which says noun 3 and verb −4 → adds both to the scores

use super::features::SLOT_BITS;

/// Bytes with a bit for each slot.
const BYTES: usize = 1 << (SLOT_BITS - 3);

/// What the slots say.
#[derive(Clone, Debug)]
pub struct Weights {
    /// One bit a slot: whether it says anything.
    speaking: Box<[u8; BYTES]>,
    /// How many slots that speak stand before each byte.
    ranks: Box<[u16; BYTES]>,
    /// By rank; behind them, what did not fit.
    says: Vec<Says>,
    /// How many slots speak.
    count: usize,
}

/// What a slot says, or some of it: up to six tags with a weight each, which are enough for 94 slots in 100 that are asked. Ten bits a
/// tag: its weight, which has a sign, and its number.
///
/// All six are added each time, as no processor foresees how many there are. Where there are more, the last one is instead where
/// the rest stands.
#[derive(Clone, Copy, Debug)]
struct Says(u64);

/// How many weights fit.
const WEIGHTS: usize = 6;
/// Bits of a weight, and of a tag's number.
const BITS: usize = 5;
/// No weight is further from 0: a larger one is added in parts.
const MOST: i8 = 15;
/// All bits of a number.
const MASK: u64 = 31;
/// Says that there is a rest.
const MORE: u64 = 1 << 63;

impl Says {
    /// Nothing yet: 0 for any tags. Were it always the same one, each addition to it would wait for the one before.
    const fn silent(number: usize) -> Self {
        const SILENT: [u64; 32] = {
            let (mut silent, mut number) = ([0; 32], 0);
            while number < silent.len() {
                let mut at = 0;
                while at < WEIGHTS {
                    silent[number] |= ((number * 7 + at * 5) as u64 & MASK) << (2 * BITS * at + BITS);
                    at += 1;
                }
                number += 1;
            }
            silent
        };
        Self(SILENT[number % SILENT.len()])
    }

    fn put(&mut self, at: usize, tag: u8, weight: i8) {
        let (shift, pair) = (2 * BITS * at, u64::from(tag) << BITS | weight as u64 & MASK);
        self.0 = self.0 & !(0x3ff << shift) | pair << shift;
    }

    /// Where the rest stands, counted from the last slot's place.
    fn rest(self) -> Option<usize> {
        (self.0 & MORE > 0).then_some((self.0 >> (2 * BITS * (WEIGHTS - 1)) & 0x3ff) as usize)
    }

    fn set_rest(&mut self, rest: usize) -> Option<()> {
        let rest = u64::try_from(rest).ok().filter(|rest| *rest <= 0x3ff)?;
        let shift = 2 * BITS * (WEIGHTS - 1);
        self.0 = self.0 & !(0x3ff << shift) | rest << shift | MORE;
        Some(())
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self { speaking: Box::new([0; BYTES]), ranks: Box::new([0; BYTES]), says: Vec::new(), count: 0 }
    }
}

impl Weights {
    /// The weights of `slots`, which ascend: `counts` says how many of `weights`, tags with a weight each, a slot has. None where they
    /// do not ascend, where one is too large, or where there are many times more of them than the tagger has.
    pub fn new(slots: &[u32], counts: &[u8], weights: &[(u8, i8)]) -> Option<Self> {
        u16::try_from(slots.len()).ok()?;
        let (says, count) = ((0..slots.len()).map(Says::silent).collect(), slots.len());
        let mut read = Self { says, count, ..Self::default() };
        let mut rest = weights;
        let mut before = None;
        for (rank, (&slot, &count)) in slots.iter().zip(counts).enumerate() {
            if before.is_some_and(|before| before >= slot) {
                return None;
            }
            before = Some(slot);
            *read.speaking.get_mut(slot as usize >> 3)? |= 1 << (slot & 7);
            let (own, behind) = rest.split_at_checked(count.into())?;
            rest = behind;
            read.put(rank, own)?;
        }
        let mut count = 0;
        for (rank, byte) in read.ranks.iter_mut().zip(read.speaking.iter()) {
            *rank = count;
            count += byte.count_ones() as u16;
        }
        Some(read)
    }

    /// Writes what the slot of this rank says.
    fn put(&mut self, rank: usize, weights: &[(u8, i8)]) -> Option<()> {
        if weights.len() <= WEIGHTS && weights.iter().all(|(_, weight)| (-MOST..=MOST).contains(weight)) {
            // Nearly all slots.
            let says = &mut self.says[rank];
            weights.iter().enumerate().for_each(|(at, (tag, weight))| says.put(at, *tag, *weight));
            return Some(());
        }
        let part = |weight: i8| weight.clamp(-MOST, MOST);
        let parts = weights.iter().flat_map(|(tag, weight)| {
            let left = |left: &i8| Some(*left - part(*left)).filter(|left| *left != 0);
            std::iter::successors(Some(*weight), left).map(|left| (*tag, part(left)))
        });
        let parts: Vec<_> = parts.collect();
        let (mut at, mut left) = (rank, &parts[..]);
        while left.len() > WEIGHTS {
            let (own, behind_them) = left.split_at(WEIGHTS - 1);
            own.iter().enumerate().for_each(|(place, (tag, weight))| self.says[at].put(place, *tag, *weight));
            let rest = self.says.len();
            self.says[at].set_rest(rest - self.count)?;
            self.says.push(Says::silent(rest));
            (at, left) = (rest, behind_them);
        }
        left.iter().enumerate().for_each(|(place, (tag, weight))| self.says[at].put(place, *tag, *weight));
        Some(())
    }

    /// Whether `slot` says anything.
    #[inline]
    pub fn speaks(&self, slot: u32) -> bool {
        self.speaking[slot as usize >> 3 & (BYTES - 1)] >> (slot & 7) & 1 == 1
    }

    /// Adds what `slot`, which speaks, says for each tag.
    #[inline]
    pub fn add(&self, slot: u32, scores: &mut [i32; 32]) {
        let byte = slot as usize >> 3 & (BYTES - 1);
        let before = self.speaking[byte] & ((1 << (slot & 7)) - 1);
        let rank = usize::from(self.ranks[byte]) + before.count_ones() as usize;
        let Some(says) = self.says.get(rank) else { return };
        if says.0 & MORE > 0 {
            self.add_all(*says, scores);
        } else {
            add(*says, WEIGHTS, scores);
        }
    }

    /// What [`Weights::add`] does where there is a rest.
    #[inline(never)]
    fn add_all(&self, mut says: Says, scores: &mut [i32; 32]) {
        while let Some(rest) = says.rest() {
            add(says, WEIGHTS - 1, scores);
            let Some(more) = self.says.get(self.count + rest) else { return };
            says = *more;
        }
        add(says, WEIGHTS, scores);
    }
}

/// Adds the first `count` weights.
#[inline]
fn add(says: Says, count: usize, scores: &mut [i32; 32]) {
    for at in 0..count {
        let pair = says.0 >> (2 * BITS * at);
        let weight = (pair << (64 - BITS)) as i64 >> (64 - BITS);
        scores[(pair >> BITS & MASK) as usize] += weight as i32;
    }
}
