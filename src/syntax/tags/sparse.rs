//! Owns sets of small numbers with a value for each, looked up in constant time: which hashed features have weights,
//! which hashed words the vocabulary holds. What the values mean is left to who asks.
//!
//! `{3: a, 9: b}`, asked for 9 → the index 1, where `b` stands

/// A set of numbers below `1 << bits`; each has its rank in the set.
#[derive(Clone, Debug, Default)]
pub struct Sparse {
    /// One bit a number.
    words: Vec<u64>,
    /// How many numbers stand before each word of 64 bits.
    ranks: Vec<u32>,
}

impl Sparse {
    /// The set of `numbers`, which ascend; none where they do not, or one is too large.
    pub fn new(bits: u32, numbers: &[u32]) -> Option<Self> {
        let mut words = vec![0u64; 1 << bits >> 6];
        let mut before = None;
        for &number in numbers {
            if before.is_some_and(|before| before >= number) {
                return None;
            }
            *words.get_mut(number as usize >> 6)? |= 1 << (number & 63);
            before = Some(number);
        }
        let mut count = 0;
        let ranks = words
            .iter()
            .map(|word| {
                let before = count;
                count += word.count_ones();
                before
            })
            .collect();
        Some(Self { words, ranks })
    }

    /// Whether `number` is in the set.
    #[inline]
    pub fn contains(&self, number: u32) -> bool {
        self.words.get(number as usize >> 6).is_some_and(|word| word >> (number & 63) & 1 == 1)
    }

    /// The rank of `number`; none where it is not in the set.
    #[inline]
    pub fn rank(&self, number: u32) -> Option<usize> {
        let slot = number as usize >> 6;
        let word = *self.words.get(slot)?;
        let bit = 1u64 << (number & 63);
        if word & bit == 0 {
            return None;
        }
        Some((self.ranks[slot] + (word & (bit - 1)).count_ones()) as usize)
    }
}

/// Ascending numbers as the bytes of their distances: one byte below 255, else 255 and the rest.
pub fn distances(numbers: &[u32]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(numbers.len());
    let mut before = 0;
    for &number in numbers {
        let mut distance = number - before;
        while distance >= 255 {
            bytes.push(255);
            distance -= 255;
        }
        bytes.push(distance as u8);
        before = number;
    }
    bytes
}

/// What [`distances`] wrote of `count` numbers, and how many bytes they took; none where the bytes end before.
pub fn numbers(bytes: &[u8], count: usize) -> Option<(Vec<u32>, usize)> {
    let mut numbers = Vec::new();
    let (mut at, mut number) = (0, 0u32);
    while numbers.len() < count {
        let byte = *bytes.get(at)?;
        number = number.checked_add(u32::from(byte))?;
        at += 1;
        if byte < 255 {
            numbers.push(number);
        }
    }
    Some((numbers, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_has_its_rank_and_no_other_number_one() {
        let set = Sparse::new(10, &[0, 63, 64, 700, 1023]).unwrap();
        let found: Vec<_> = (0..1100).filter_map(|n| set.rank(n).map(|rank| (n, rank))).collect();
        assert_eq!(found, [(0, 0), (63, 1), (64, 2), (700, 3), (1023, 4)]);
        assert!(Sparse::new(10, &[5, 5]).is_none() && Sparse::new(10, &[1024]).is_none());
    }

    #[test]
    fn distances_lead_back_to_the_numbers() {
        let all = [0, 254, 509, 510, 100_000];
        let bytes = distances(&all);
        assert_eq!(numbers(&bytes, 5), Some((all.to_vec(), bytes.len())));
        assert_eq!(numbers(&bytes[..bytes.len() - 1], 5), None);
    }
}
