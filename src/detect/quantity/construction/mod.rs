//! Constructions that make one claim of several words, one file each.

pub mod age;
pub mod approximator;
pub mod bounds;
pub mod change;
pub mod comparison;
pub mod compound;
mod index_points;
pub mod neighbour_unit;
pub mod old_and_new;
pub mod other_side;
pub mod part_of_whole;
pub mod range;
pub mod rank;
mod shared_scale;
mod two_values;
pub mod unit_and_a_half;
