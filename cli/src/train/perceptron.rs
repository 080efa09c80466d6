//! Owns learning: an averaged perceptron over hashed features, pruned step by step to the weights that matter, each
//! time trained again with those alone, and written as small whole numbers. Every step is in whole numbers and in a fixed order: the same
//! sentences give the same bytes.

use std::collections::BTreeMap;

use factlight::syntax::tags::model::Learnt;
use factlight::syntax::tags::{COUNT, SLOT_BITS, Tag, TagSet, Word, best, features};

/// A sentence to learn from.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Its tokens as the tagger sees them.
    pub words: Vec<Word>,
    /// What they are; none where nobody says.
    pub gold: Vec<Option<Tag>>,
}

/// How much is learnt.
#[derive(Clone, Copy, Debug)]
pub struct Effort {
    /// How many weights are kept.
    pub weights: usize,
    /// How often every sentence is read, before each pruning and after the last.
    pub rounds: u32,
}

const ROW: usize = 32;

struct Perceptron {
    /// Per slot, which row of weights it has; 0, a row of zeros, until one is changed.
    rows: Vec<u32>,
    weights: Vec<[Weight; ROW]>,
    step: u32,
    random: u64,
    /// Per slot, the tags whose weights may be other than 0; none for all.
    kept: Option<Vec<TagSet>>,
}

#[derive(Clone, Copy, Default)]
struct Weight {
    now: i32,
    /// The step of its last change, and its sum over all steps up to that.
    changed: u32,
    total: i64,
}

impl Perceptron {
    fn new(kept: Option<Vec<TagSet>>) -> Self {
        Self {
            rows: vec![0; 1 << SLOT_BITS],
            weights: vec![[Weight::default(); ROW]],
            step: 0,
            random: SEED,
            kept,
        }
    }

    fn scores(&self, slots: &[u32; COUNT]) -> [i32; ROW] {
        let mut scores = [0; ROW];
        for row in slots.iter().filter_map(|slot| self.rows.get(*slot as usize)).filter(|row| **row > 0) {
            for (score, weight) in scores.iter_mut().zip(&self.weights[*row as usize]) {
                *score += weight.now;
            }
        }
        scores
    }

    fn change(&mut self, slots: &[u32; COUNT], tag: Tag, by: i32) {
        for slot in slots.iter().filter(|slot| **slot != HIDDEN).map(|slot| *slot as usize) {
            if self.kept.as_ref().is_some_and(|kept| !kept[slot].contains(tag)) {
                continue;
            }
            if self.rows[slot] == 0 {
                self.rows[slot] = self.weights.len() as u32;
                self.weights.push([Weight::default(); ROW]);
            }
            let weight = &mut self.weights[self.rows[slot] as usize][tag as usize];
            weight.total += i64::from(weight.now) * i64::from(self.step - weight.changed);
            weight.changed = self.step;
            weight.now += by;
        }
    }

    /// Hides some features, so that no weight relies on the others being there.
    fn hide(&mut self, slots: &mut [u32; COUNT]) {
        for slot in slots {
            if next(&mut self.random) >> 32 & 0xff < HIDDEN_SHARE {
                *slot = HIDDEN;
            }
        }
    }

    fn learn(&mut self, sample: &Sample) {
        let (mut before, mut second) = (Tag::Punctuation, Tag::Punctuation);
        for (at, word) in sample.words.iter().enumerate() {
            let tag = if let Some(tag) = word.tags.only() {
                tag
            } else {
                self.step += 1;
                let mut slots = features(&sample.words, at, before, second);
                self.hide(&mut slots);
                let scores = self.scores(&slots);
                let tag = best(&scores, word.tags);
                if let Some(gold) = sample.gold[at].filter(|gold| word.tags.contains(*gold)) {
                    self.correct(&slots, &scores, gold, word.tags);
                }
                tag
            };
            (second, before) = (before, tag);
        }
    }

    /// Moves the weights where the right tag does not lead by a margin.
    fn correct(&mut self, slots: &[u32; COUNT], scores: &[i32; ROW], gold: Tag, among: TagSet) {
        let rival = best(scores, among.without(&[gold]));
        if scores[gold as usize] - scores[rival as usize] <= MARGIN {
            self.change(slots, gold, 1);
            self.change(slots, rival, -1);
        }
    }

    /// Per slot and tag, the sum of the weight over all steps; only of those that are not 0.
    fn averaged(self) -> Vec<(u32, Tag, i64)> {
        let mut sums = Vec::new();
        for (slot, row) in (0..).zip(&self.rows).filter(|(_, row)| **row > 0) {
            for (tag, weight) in Tag::ALL.into_iter().zip(&self.weights[*row as usize]) {
                let sum = weight.total + i64::from(weight.now) * i64::from(self.step - weight.changed);
                if sum != 0 {
                    sums.push((slot, tag, sum));
                }
            }
        }
        sums
    }
}

/// How many of 256 features are hidden at a time: without it the tagger is wrong in one token of 18, with it in one of 21.
const HIDDEN_SHARE: u64 = 70;

/// In place of a slot whose feature is hidden.
const HIDDEN: u32 = u32::MAX;

/// By how much the right tag has to lead.
const MARGIN: i32 = 25;

fn trained(samples: &[Sample], rounds: u32, kept: Option<Vec<TagSet>>) -> Vec<(u32, Tag, i64)> {
    let mut perceptron = Perceptron::new(kept);
    let mut order: Vec<usize> = (0..samples.len()).collect();
    let mut random = SEED;
    for _ in 0..rounds {
        shuffle(&mut order, &mut random);
        for at in &order {
            perceptron.learn(&samples[*at]);
        }
    }
    perceptron.averaged()
}

const SEED: u64 = 0x2545_f491_4f6c_dd1d;

/// Marsaglia's xorshift.
fn next(random: &mut u64) -> u64 {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    *random
}

/// Fisher and Yates's.
fn shuffle(order: &mut [usize], random: &mut u64) {
    for end in (1..order.len()).rev() {
        order.swap(end, (next(random) >> 16) as usize % (end + 1));
    }
}

/// How many times the weights that are asked for are kept, one pruning after the other: cut down at once, so few are 0.08 %
/// worse.
const SHARES: [usize; 3] = [4, 2, 1];

/// What `samples` teach: at most `effort.weights` weights, and the vocabulary `words` as it is.
pub fn learn(samples: &[Sample], words: &BTreeMap<u32, u8>, effort: Effort) -> Learnt {
    if samples.is_empty() {
        return Learnt {
            words: words.iter().map(|(word, kind)| (*word, *kind)).collect(),
            slots: Vec::new(),
        };
    }
    let mut kept = None;
    for share in SHARES {
        let mut sums = trained(samples, effort.rounds, kept.take());
        sums.sort_by_key(|(slot, tag, sum)| (std::cmp::Reverse(sum.abs()), *slot, *tag));
        sums.truncate(effort.weights * share);
        let mut sets = vec![TagSet::default(); 1 << SLOT_BITS];
        for (slot, tag, _) in sums {
            sets[slot as usize] = sets[slot as usize].with(tag);
        }
        kept = Some(sets);
    }
    let mut slots: Vec<(u32, Vec<(Tag, i8)>)> = Vec::new();
    for (slot, tag, weight) in quantised(&trained(samples, effort.rounds, kept)) {
        match slots.last_mut().filter(|(last, _)| *last == slot) {
            Some((_, weights)) => weights.push((tag, weight)),
            None => slots.push((slot, vec![(tag, weight)])),
        }
    }
    Learnt { words: words.iter().map(|(word, kind)| (*word, *kind)).collect(), slots }
}

/// The weights as steps of one size, from −15 to 15: the few that are larger are cut, those that come to 0 left out.
fn quantised(weights: &[(u32, Tag, i64)]) -> Vec<(u32, Tag, i8)> {
    const LARGEST: i64 = 15; // 31 is 0.02 % better, for 5 kB
    let mut sizes: Vec<i64> = weights.iter().map(|(.., weight)| weight.abs()).collect();
    sizes.sort_unstable();
    // One in a hundred is cut.
    let large = sizes.get(sizes.len().saturating_sub(1 + sizes.len() / 100)).copied().unwrap_or(1);
    let step = (large / LARGEST).max(1);
    let small = |weight: i64| ((weight + weight.signum() * step / 2) / step).clamp(-LARGEST, LARGEST) as i8;
    weights.iter().map(|(s, t, w)| (*s, *t, small(*w))).filter(|(.., weight)| *weight != 0).collect()
}
