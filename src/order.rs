//! Owns putting things in order by a number each has. What the numbers say is left to who asks.
//!
//! The standard library's sorts are compiled anew for every type and every key, 4 to 9 kB of the page's module each; here
//! numbers are sorted, by one routine for all, and the things then put in their places.
//!
//! `[“b” 2, “a” 1, “c” 2]` → `[“a”, “b”, “c”]`

/// Sorts `things` by `key`; those with equal keys stay as they were.
pub fn sort_by_key<T>(things: &mut [T], key: impl Fn(&T) -> u128) {
    // Most things that are found one after the other are in order.
    if !things.is_sorted_by_key(&key) {
        let keys = things.iter().map(key).zip(0..).collect();
        let mut places = places(keys);
        for at in 0..things.len() {
            while places[at] != at {
                let place = places[at];
                things.swap(at, place);
                places.swap(at, place);
            }
        }
    }
}

/// Two numbers as one key: by `first`, then by `second`.
pub fn pair(first: usize, second: usize) -> u128 {
    (first as u128) << 64 | second as u128
}

/// A number as a key that puts the largest first.
pub fn descending(number: f32) -> u32 {
    // As `f32::total_cmp` orders them: the bits of a negative number run the other way.
    let bits = number.to_bits();
    if bits >> 31 == 1 { bits } else { !bits ^ 1 << 31 }
}

/// Per key, the place it has among all.
fn places(mut keys: Vec<(u128, usize)>) -> Vec<usize> {
    keys.sort_unstable();
    let mut places = vec![0; keys.len()];
    for (place, (_, from)) in keys.iter().enumerate() {
        places[*from] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_sorted_as_by_the_standard_library() {
        let mut random = 7u64;
        for length in [0, 1, 2, 3, 10, 100, 1000] {
            let mut things: Vec<(usize, usize)> = (0..length)
                .map(|number| {
                    random = random.wrapping_mul(0x5851_f42d_4c95_7f2d).wrapping_add(1);
                    ((random >> 58) as usize, number)
                })
                .collect();
            let mut sorted = things.clone();
            sorted.sort_by_key(|thing| thing.0);
            sort_by_key(&mut things, |thing| thing.0 as u128);
            assert_eq!(things, sorted);
        }
    }

    #[test]
    fn large_numbers_come_first() {
        let numbers = [f32::INFINITY, 7.5, 1.0, 0.0, -0.0, -2.0, f32::NEG_INFINITY];
        let keys = numbers.map(descending);
        assert!(keys.is_sorted_by(|a, b| a < b), "{keys:?}");
    }

    #[test]
    fn the_second_number_counts_where_the_first_is_the_same() {
        assert!(pair(1, 9) < pair(2, 0) && pair(2, 0) < pair(2, 1));
    }
}
