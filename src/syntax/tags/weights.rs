//! Owns the weights in the tagger's memory: for each slot that speaks, which tags it speaks for, found without a search.
//! How they lie in the file is `model`'s.
//!
//! slot 7, which says noun 3 and verb −4 → adds both to the scores

use super::features::SLOT_BITS;

/// Bytes with a bit for each slot.
const BYTES: usize = 1 << (SLOT_BITS - 3);

/// What the slots say. All tags and places that are looked up are bounded by their types.
#[derive(Clone, Debug)]
pub struct Weights {
    /// One bit a slot: whether it says anything.
    speaking: Box<[u8; BYTES]>,
    /// How many slots that speak stand before each byte.
    ranks: Box<[u16; BYTES]>,
    /// By rank; behind them, what did not fit.
    says: Vec<Says>,
}

/// What a slot says, or some of it. Three tags are enough for 29 slots in 30.
#[derive(Clone, Copy, Debug, Default)]
struct Says {
    /// A tag's number and its weight.
    weights: [(u8, i8); 3],
    /// Where the rest stands; 0 where there is none.
    rest: u16,
}

impl Default for Weights {
    fn default() -> Self {
        Self { speaking: Box::new([0; BYTES]), ranks: Box::new([0; BYTES]), says: Vec::new() }
    }
}

impl Weights {
    /// The weights of `slots`, which ascend: `counts` says how many of `weights` each has. None where they do not ascend, where one
    /// is too large, or where there are more than 65,000.
    pub fn new(slots: &[u32], counts: &[u8], weights: &[(u8, i8)]) -> Option<Self> {
        let mut read = Self { says: vec![Says::default(); slots.len()], ..Self::default() };
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
        u16::try_from(read.says.len()).ok().map(|_| read)
    }

    /// Writes what a slot says where its rank is, three tags a place.
    fn put(&mut self, rank: usize, weights: &[(u8, i8)]) -> Option<()> {
        let mut at = rank;
        for (number, own) in weights.chunks(3).enumerate() {
            if number > 0 {
                let rest = self.says.len();
                self.says[at].rest = u16::try_from(rest).ok()?;
                self.says.push(Says::default());
                at = rest;
            }
            self.says[at].weights[..own.len()].copy_from_slice(own);
        }
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
        let mut at = usize::from(self.ranks[byte]) + before.count_ones() as usize;
        while let Some(says) = self.says.get(at) {
            for (tag, weight) in says.weights {
                scores[usize::from(tag & 31)] += i32::from(weight);
            }
            if says.rest == 0 {
                break;
            }
            at = says.rest.into();
        }
    }
}
